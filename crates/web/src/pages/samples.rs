//! Answers to test pages with: empty, closed, negative, long, right to left, and hostile.

use crate::ask::Ask;
use crate::shell::Shell;
use app::activities::{ListAnswer, Row, ShowAnswer};
use app::activity::*;
use app::bottlenecks::*;
use app::cases::{CaseAnswer, CaseBasis, CasesAnswer};
use app::comparison::{CompareAnswer, ComparedCase, FunnelAnswer, GroupCasesAnswer};
use app::datasets::{DatasetAnswer, DatasetFinding, DatasetRow, DatasetsAnswer};
use app::decimal::Decimal;
use app::durations::{
    BesideRest, CurvePoint, DurationGroup, DurationsAnswer, EndingPoint, EndingShare, Endings, LateEntry, Test,
};
use app::filters::{Choice, Choices, Filters};
use app::forecast::{
    ActivityBasis, ActivityForecast, ForecastAnswer, ForecastBasis, GroupForecast, Interval, YearEnd, YearSum,
};
use app::import::{FileAnswer, FindingAnswer, RecentImport};
use app::indices::{
    BasisAnswer, BasisRow, Counted, FlagAnswer, IndexAnswer, IndicesAnswer, IndicesGroup, Quantity, SettingAnswer,
};
use app::ledger_of_signals::{ActionAnswer, LedgerAnswer, Lift, OfSeverity, RecordedScore, RecordedSignal, RuleScore};
use app::offices::{OfficeRow, OfficesAnswer};
use app::processes::{
    CountEntry, PassageEntry, PassagesAnswer, ProcessCount, ProcessEntry, ProcessMapAnswer, ProcessesAnswer, StepEntry,
    SuccessionEntry, VariantEntry, WaitsMost,
};
use app::publications::{PublicationAnswer, PublicationsAnswer, PublishedRequest};
use app::quality::{
    Ahead, ComponentAnswer, FieldAnswer, IndicatorScore, QualityAnswer, QualityGroup, SelfScore, Timeliness,
};
use app::rules::{RuleAnswer, Trial, TrialActivity, TrialAnswer};
use app::signals::{ComparedWith, ReasonAnswer, RuleCount, SignalAnswer, SignalsAnswer};
use app::since::{MovedActivity, RateMove, SinceAnswer};
use app::slip::{ClassBasis, Reason, SlipAnswer, SlipBasis, SlipOfActivity};
use app::status::*;
use app::trends::{ChangeAnswer, Point, Series, TrendBasis, TrendsAnswer, Value};
use app::validate::SummaryAnswer;
use app::what_if::{ChangeAnswer as WhatIfChange, FlowAnswer, OutlookAnswer, WeekAnswer, WhatIfAnswer};
use axum::http::HeaderMap;
use domain::{Day, Language};

/// What nobody should be able to put into a page.
pub(crate) const HOSTILE: &str = "<script>alert(1)</script>\"'&<b onmouseover=x>";
/// Right to left.
const ARABIC: &str = "مشروع دعم التشغيل في المناطق الريفية";

/// A request in a language, on a fixed day.
pub(crate) fn ask(uri: &str, language: Language) -> Ask {
    Ask::read(&uri.parse().unwrap(), &HeaderMap::new(), language).on(Day::parse("2024-06-30").unwrap()).unwrap()
}

/// A frame with everything a frame can have.
pub(crate) fn shell(ask: &Ask) -> Shell {
    let mut shell = Shell::bare(ask, HOSTILE.to_owned());
    shell.demonstration = true;
    shell.twins = Some(crate::shell::Twins::of(ask));
    shell.knowledge = Some(crate::shell::Knowledge::of(ask, shell.words));
    shell
}

fn long() -> String {
    "Strengthening the capacities of labour administrations and of employers' and workers' organisations ".repeat(8)
}

fn money(units: i128) -> Option<Decimal> {
    Some(Decimal(units * 10_000))
}

fn incomplete() -> Vec<Incomplete> {
    vec![Incomplete { currency: "KES".into(), n: 1, sum: Decimal(-12_345_678) }]
}

fn rates(defined: bool) -> Vec<RateAnswer> {
    [
        "ilo_delivery",
        "delivery_with_pipeline",
        "funding_based",
        "budget_based",
        "time_adjusted",
        "plan_adjusted",
        "output_delivery",
    ]
    .into_iter()
    .map(|rate| RateAnswer {
        rate,
        numerator: defined.then_some(QuantityAnswer::Money(Decimal(-50_000))),
        denominator: defined.then_some(QuantityAnswer::Share(0.4)),
        value: defined.then_some(1.25),
        basis: RateBasis {
            n: 3,
            excluded: vec![Unknown { what: "denominator-unknown", n: 2 }],
            year: Some(2024),
            undefined_because: (!defined).then_some("denominator-unknown"),
            ..RateBasis::default()
        },
    })
    .collect()
}

pub(crate) fn choices() -> Choices {
    let choice = |code: &str, name: &str| Choice { code: code.into(), name: name.into(), n: 4 };
    Choices {
        offices: vec![choice("A/1", HOSTILE), choice("B", "")],
        donors: (0..200).map(|i| choice(&i.to_string(), ARABIC)).collect(),
        countries: vec![choice("KE", "Kenya")],
        ..Choices::default()
    }
}

fn status(full: bool) -> StatusAnswer {
    let of = |amount: i128| if full { money(amount) } else { None };
    StatusAnswer {
        as_of: "2024-06-30@4".into(),
        change: if full { 4 } else { 0 },
        first_recorded: full.then(|| "2024-07-01".into()),
        before_first_record: full,
        currency: "USD".into(),
        filters: Filters::default(),
        counts: if full { Counts { activities: 3, ..Counts::default() } } else { Counts::default() },
        states: if full { States { act: 1, watch: 2, ..States::default() } } else { States::default() },
        delivery: rates(full),
        money: Money { approved: of(12_300_000), allocated: of(1), committed: of(0), spent: of(-5), received: None },
        unknown: vec![Unknown { what: "donor", n: 2 }],
        incomplete: if full { incomplete() } else { Vec::new() },
    }
}

pub(crate) fn portfolio_empty() -> super::portfolio::Answers {
    super::portfolio::Answers {
        status: status(false),
        signals: signals_empty(),
        trend: trends_empty(),
        boards: Vec::new(),
        choices: Choices::default(),
        imports: Vec::new(),
        since: None,
    }
}

pub(crate) fn portfolio_full() -> super::portfolio::Answers {
    super::portfolio::Answers {
        status: status(true),
        signals: signals_full(),
        trend: trends_full(),
        boards: vec![bottlenecks_full()],
        choices: choices(),
        imports: imports(),
        since: Some(since(4)),
    }
}

fn signal(title: &str, severity: &'static str) -> SignalAnswer {
    SignalAnswer {
        id: "pace-behind/1".into(),
        activity: HOSTILE.into(),
        title: title.into(),
        office: ARABIC.into(),
        rule: "pace-behind",
        severity,
        raised_on: "2024-06-20".into(),
        reasons: vec![ReasonAnswer { code: "pace-behind", text: HOSTILE.into(), value: Some(0.2) }],
        compared_with: ComparedWith { group: "portfolio".into(), n: 1, median: None },
        clears_when: "x".into(),
        state: severity,
        sort: "statistical",
        rank: Some(1),
        beyond_capacity: false,
        inputs: serde_json::Map::new(),
        rule_version: "pace-behind/1 watch=0.7".into(),
    }
}

pub(crate) fn signals_empty() -> SignalsAnswer {
    SignalsAnswer {
        as_of: "2024-06-30".into(),
        signals: Vec::new(),
        counts: Vec::new(),
        beyond_capacity: 0,
        silent_sources: Vec::new(),
    }
}

pub(crate) fn rules_empty() -> super::rules::Answers {
    let rules = app::rules::RulesAnswer { as_of: "2024-06-30".into(), rules: Vec::new() };
    super::rules::Answers { rules, trial: None }
}

pub(crate) fn rules_full() -> super::rules::Answers {
    let rule = |name: &str, state, missing_facts| RuleAnswer {
        rule: name.into(),
        sort: "statistical",
        measure: "x",
        side: "below",
        unit: "ratio",
        amber: Some(0.7),
        red: None,
        applies_after: Some(0.25),
        applies_after_unit: "share-of-time",
        norm: Some(183.0),
        lapse: Some(365.0),
        extension: Some(91.0),
        basis: HOSTILE.into(),
        standing: "set",
        valid_from: Some("2024-01-01".into()),
        valid_to: None,
        state,
        missing_facts,
        signals: Some(3),
    };
    let trial = Trial {
        rule_version: "pace-behind/1 watch=0.7".into(),
        looked: 9,
        flagged: 4,
        activities: 2,
        hits: 2,
        false_alarms: 1,
        open: 1,
        precision: Some(2.0 / 3.0),
        base_rate: None,
        recall: None,
    };
    let activity = TrialActivity {
        activity: HOSTILE.into(),
        title: long(),
        in_force: 0,
        tried: 3,
        first_flagged: "2023-03-31".into(),
        outcome: "hit",
    };
    super::rules::Answers {
        rules: app::rules::RulesAnswer {
            as_of: "2024-06-30".into(),
            rules: vec![
                rule("pace-behind", "on", None),
                rule("stage-over-limit/signature", "off", None),
                rule("marker-not-screened", "facts-missing", Some("Not recorded")),
            ],
        },
        trial: Some(TrialAnswer {
            as_of: "2024-06-30".into(),
            rule: "pace-behind".into(),
            days: vec!["2024-03-31".into()],
            in_force: trial.clone(),
            tried: trial,
            activities: vec![activity; 70],
        }),
    }
}

pub(crate) fn ledger_empty() -> LedgerAnswer {
    LedgerAnswer {
        as_of: "2024-06-30".into(),
        days: Vec::new(),
        rules: Vec::new(),
        signals: Vec::new(),
        recomputed: None,
    }
}

pub(crate) fn ledger_full() -> LedgerAnswer {
    let action = ActionAnswer {
        signal: "pace-behind/1".into(),
        acted: true,
        note: HOSTILE.into(),
        person: ARABIC.into(),
        done_on: "2024-06-25".into(),
    };
    let signal = RecordedSignal {
        id: "pace-behind/1".into(),
        activity: HOSTILE.into(),
        title: long(),
        rule: "pace-behind".into(),
        rule_version: "pace-behind/1 watch=0.7".into(),
        severity: "act".into(),
        as_of: "2024-03-31".into(),
        raised_on: Some("2024-03-01".into()),
        cleared_as_of: Some("2024-05-31".into()),
        outcome: Some("hit"),
        outcome_on: Some("2024-05-01".into()),
        lead_days: Some(31),
        actions: vec![action],
    };
    let open = RecordedSignal { outcome: Some("open"), outcome_on: None, actions: Vec::new(), ..signal.clone() };
    LedgerAnswer {
        days: vec!["2024-03-31".into()],
        rules: app::signals::RULES.map(ledger_rule).into(),
        signals: vec![signal, open],
        ..ledger_empty()
    }
}

fn ledger_rule(rule: &'static str) -> RuleScore {
    let of_severity = OfSeverity { n: 3, precision: Some(1.0) };
    RuleScore {
        rule,
        on: true,
        rule_version: "x/1".into(),
        outcome: Some("late-or-under-spent"),
        looked: 9,
        flagged: 4,
        open: 1,
        judged: 3,
        hits: 2,
        false_alarms: 1,
        activities: 2,
        precision: Some(2.0 / 3.0),
        base_rate: None,
        lift: Some(Lift { value: 0.1, low: -0.1, high: 0.2 }),
        recall: None,
        lead_days: None,
        act: of_severity,
        watch: OfSeverity::default(),
        calibration: None,
        verdict: "too-few",
        recorded: RecordedScore {
            signals: 3,
            judged: of_severity,
            acted: of_severity,
            not_acted: OfSeverity::default(),
        },
    }
}

pub(crate) fn signals_full() -> SignalsAnswer {
    SignalsAnswer {
        as_of: "2024-06-30".into(),
        signals: vec![signal(HOSTILE, "act"), signal(ARABIC, "watch"), signal(&long(), "watch")],
        counts: app::signals::RULES.map(|rule| RuleCount { rule, watch: 2, act: 0 }).into(),
        beyond_capacity: 7,
        silent_sources: vec![app::silent_sources::SilentSource {
            organisation: "XM-<1>".into(),
            name: HOSTILE.into(),
            code: "ends-not-recorded",
            text: format!("{HOSTILE}: of 1,432 activities 0 have an actual end."),
            due: 1_432,
            ended: 0,
            activities: 1_478,
        }],
    }
}

fn row(full: bool) -> Row {
    let text = |t: &str| full.then(|| t.to_owned());
    Row {
        activity: "XM-1/<b>".into(),
        title: if full { long() + HOSTILE } else { "XM-1/<b>".into() },
        status: full.then_some("closed"),
        office: text(ARABIC),
        donor: text(HOSTILE),
        country: if full { vec!["KE 60%".into(), HOSTILE.into()] } else { Vec::new() },
        first_planned_end: text("2022-01-31"),
        planned_end: text("2024-12-31"),
        actual_end: None,
        approved_budget: if full { money(1_000_000) } else { None },
        spent: if full { money(-20) } else { None },
        spent_share: full.then_some(-0.000_02),
        elapsed_share: full.then_some(1.4),
        state: if full { "act" } else { "unknown" },
        unknown_because: (!full).then_some("ends-not-recorded"),
        signals: if full { 3 } else { 0 },
        rating: full.then_some("satisfactory"),
        rating_gap: full.then_some("manager-kinder"),
        last_recorded: text("2024-02-01"),
    }
}

pub(crate) fn list_empty() -> ListAnswer {
    ListAnswer {
        as_of: "2024-06-30".into(),
        currency: "USD".into(),
        filters: Filters::default(),
        sort: "activity".into(),
        total: 0,
        page: 1,
        pages: 1,
        per_page: 50,
        activities: Vec::new(),
    }
}

pub(crate) fn list_full() -> ListAnswer {
    ListAnswer {
        total: 130,
        page: 2,
        pages: 3,
        sort: "-spent_share".into(),
        activities: vec![row(true), row(false)],
        ..list_empty()
    }
}

pub(crate) fn activity_empty() -> ShowAnswer {
    ShowAnswer {
        as_of: "2023-12-31@4".into(),
        currency: "USD".into(),
        row: row(false),
        parent: None,
        children: Vec::new(),
        instrument: None,
        approved_on: None,
        first_planned_start: None,
        planned_start: None,
        actual_start: None,
        shares: Vec::new(),
        delivery: rates(false),
        money: Vec::new(),
        pace: app::pace::PaceAnswer {
            elapsed_share: None,
            elapsed_share_first: None,
            spent_share: None,
            gap: None,
            per_month: None,
            months_needed: None,
            months_left: None,
            months_over: None,
            not_judged: Some("no-plan"),
            compared_with: None,
            course: Vec::new(),
        },
        ratings: app::ratings::RatingsAnswer {
            manager: None,
            evaluation: None,
            machine: "not-running",
            gap: None,
            gap_unknown: None,
            not_reflected: Vec::new(),
        },
        curve: Vec::new(),
        milestones: Vec::new(),
        signal_list: Vec::new(),
        history: Vec::new(),
        texts: Vec::new(),
        organisations: Vec::new(),
        identifiers: Vec::new(),
        markers: Vec::new(),
        related: Vec::new(),
        locations: Vec::new(),
        results: Vec::new(),
        incomplete: Vec::new(),
    }
}

pub(crate) fn activity_full() -> ShowAnswer {
    let hostile = || Some(HOSTILE.to_owned());
    let month = |month: &str, end: &str, spent: i128| CurveMonth {
        month: month.into(),
        end: end.into(),
        spent: money(spent),
        planned: money(100),
        first_planned: money(90),
    };
    let milestone = |round, derived: bool| MilestoneAnswer {
        milestone: "M10".into(),
        name: HOSTILE.into(),
        round,
        first_planned_on: Some("2020-01-31".into()),
        planned_on: Some("2020-06-30".into()),
        actual_on: derived.then(|| "2020-07-01".into()),
        holder: hostile(),
        revisions: 2,
        derived,
    };
    let entry = |field, after: Option<&str>| HistoryEntry {
        recorded_on: "2024-02-01".into(),
        assumed: true,
        field,
        before: hostile(),
        after: after.map(str::to_owned),
    };
    ShowAnswer {
        row: row(true),
        ratings: app::ratings::RatingsAnswer {
            manager: Some(app::ratings::RatingGiven {
                rating: "satisfactory",
                favourable: Some(true),
                rated_on: "2023-06-30".into(),
                post: hostile(),
            }),
            evaluation: None,
            machine: "problem",
            gap: Some("manager-kinder"),
            gap_unknown: None,
            not_reflected: [false, true]
                .map(|since_rated| app::ratings::GapFlag {
                    rule: "end-passed",
                    severity: "act",
                    raised_on: "2023-01-01".into(),
                    since_rated,
                })
                .into(),
        },
        parent: hostile(),
        children: vec![HOSTILE.into()],
        instrument: hostile(),
        approved_on: Some("2019-12-01".into()),
        shares: vec![
            ShareAnswer { vocabulary: "country", code: "KE".into(), name: HOSTILE.into(), percent: Some(60.0) },
            ShareAnswer { vocabulary: "fund", code: "XB".into(), name: String::new(), percent: None },
        ],
        delivery: rates(true),
        money: vec![MoneyLine { kind: "expenditure", year: 2024, n: 2, unknown: 1, sum: Decimal(-5_000) }],
        pace: app::pace::PaceAnswer {
            elapsed_share: Some(0.4),
            elapsed_share_first: Some(0.5),
            spent_share: Some(0.2),
            gap: Some(0.2),
            per_month: Some(20.0),
            months_needed: Some(48.1),
            months_left: Some(12.0),
            months_over: Some(36.1),
            not_judged: None,
            compared_with: Some(app::pace::ComparisonAnswer {
                standing: "below",
                n: 31,
                in_common: vec!["instrument", "place"],
                lower_quartile: 0.24,
                median: 0.28,
                upper_quartile: 0.31,
            }),
            course: [(0.0, Some(0.0)), (0.5, Some(0.2)), (1.0, None)]
                .map(|(elapsed_share, spent_share)| app::pace::CourseAnswer {
                    elapsed_share,
                    spent_share,
                    n: 31,
                    lower_quartile: Some(0.48 * elapsed_share),
                    median: Some(0.56 * elapsed_share),
                    upper_quartile: Some(0.62 * elapsed_share),
                })
                .into(),
        },
        curve: vec![month("2023-11", "2023-11-30", 10), month("2023-12", "2023-12-31", -3)],
        milestones: vec![milestone(1, false), milestone(2, true)],
        signal_list: vec![signal(HOSTILE, "act")],
        history: vec![entry("title", Some(HOSTILE)), entry("status", Some("closed")), entry("planned_end", None)],
        texts: vec![
            TextAnswer { kind: "description-1".into(), language: Some("ar".into()), text: ARABIC.into() },
            TextAnswer { kind: "description-2".into(), language: hostile(), text: HOSTILE.into() },
        ],
        organisations: vec![OrganisationAnswer { role: 1, identifier: None, name: hostile() }],
        identifiers: vec![HOSTILE.into()],
        markers: vec![
            MarkerAnswer { vocabulary: "1".into(), code: "1".into(), significance: Some(2) },
            MarkerAnswer { vocabulary: "99".into(), code: HOSTILE.into(), significance: None },
        ],
        related: vec![RelatedAnswer { kind: 2, activity: HOSTILE.into() }],
        locations: vec![HOSTILE.into()],
        results: vec![ResultAnswer {
            kind: "1".into(),
            title: HOSTILE.into(),
            indicators: vec![
                IndicatorAnswer { title: HOSTILE.into(), baseline: hostile(), periods: Vec::new() },
                IndicatorAnswer {
                    title: ARABIC.into(),
                    baseline: None,
                    periods: vec![PeriodAnswer {
                        start: Some("2023-01-01".into()),
                        end: hostile(),
                        target: hostile(),
                        actual: None,
                    }],
                },
            ],
        }],
        incomplete: incomplete(),
        ..activity_empty()
    }
}

pub(crate) fn offices_empty() -> OfficesAnswer {
    OfficesAnswer { as_of: "2024-06-30".into(), currency: "USD".into(), offices: Vec::new() }
}

pub(crate) fn offices_full() -> OfficesAnswer {
    let office = |code: &str, name: &str, full: bool| OfficeRow {
        office: code.into(),
        name: name.into(),
        activities: 4,
        states: States { act: 1, unknown: 3, ..States::default() },
        approved: if full { money(7) } else { None },
        spent: if full { money(-7) } else { None },
        ilo_delivery: full.then_some(0.5),
        budget_based: None,
        act: 1,
        watch: 0,
    };
    OfficesAnswer { offices: vec![office("A/1", HOSTILE, true), office("", ARABIC, false)], ..offices_empty() }
}

pub(crate) fn processes() -> Vec<ProcessCount> {
    vec![ProcessCount { process: "p".into(), name: HOSTILE.into(), cases: 4, open: 1 }]
}

pub(crate) fn bottlenecks_full() -> BottlenecksAnswer {
    let step = |code: &str, name: &str, days: f64| StepAnswer {
        step: code.into(),
        name: name.into(),
        waiting_days: days,
        share: Some(0.5),
        running_days: 3.0,
        running_days_total: 4.0,
        handling_days: 0.0,
        open: 2,
        arrivals_per_week: 0.5,
        completions_per_week: 0.0,
        weeks_to_clear: None,
        growing: true,
        growth_p: Some(0.01),
        excess: Some(ExcessAnswer {
            standing: if days > 0.0 { "longer" } else { "too-few" },
            days_per_completion: Some(12.0),
            peers_days_per_completion: None,
            peers_completions: 4,
            ratio: Some(2.07),
            ratio_low: Some(1.05),
            ratio_high: Some(4.07),
            excess_days: Some(-51.0),
        }),
    };
    let steps = vec![step("s", HOSTILE, 120.0), step("t", ARABIC, 0.0)];
    BottlenecksAnswer {
        process: "p".into(),
        process_name: HOSTILE.into(),
        as_of: "2024-06-30".into(),
        window_days: 45,
        by: Some("office".into()),
        working_days: true,
        calendars: Vec::new(),
        groups: vec![
            GroupAnswer { group: "A/1".into(), name: HOSTILE.into(), steps: steps.clone() },
            GroupAnswer { group: String::new(), name: String::new(), steps: Vec::new() },
        ],
        steps,
        basis: BottleneckBasis { cases: 4, open: 1, closed_assumed: 1 },
    }
}

pub(crate) fn waiting_empty() -> WaitingAnswer {
    WaitingAnswer {
        process: "p".into(),
        as_of: "2024-06-30".into(),
        step: Some("s".into()),
        office: Some(String::new()),
        total: 0,
        cases: Vec::new(),
    }
}

pub(crate) fn waiting_full() -> WaitingAnswer {
    let case = |activity: Option<&str>| WaitingCase {
        case: HOSTILE.into(),
        activity: activity.map(str::to_owned),
        title: activity.map(str::to_owned),
        last_step: ARABIC.into(),
        waits_for: HOSTILE.into(),
        since: "2024-01-01".into(),
        days: 180.5,
        holder: String::new(),
        office: HOSTILE.into(),
    };
    WaitingAnswer { total: 7, cases: vec![case(Some(HOSTILE)), case(None)], ..waiting_empty() }
}

pub(crate) fn cases_full() -> CasesAnswer {
    let case = |activity: &str, p_late: Option<f64>| CaseAnswer {
        case: HOSTILE.into(),
        activity: activity.into(),
        step: "s".into(),
        step_name: ARABIC.into(),
        previous_step: String::new(),
        waits_for: "t".into(),
        waits_for_name: HOSTILE.into(),
        desk: HOSTILE.into(),
        holder: String::new(),
        office: HOSTILE.into(),
        elapsed: 40.5,
        waiting: 3.0,
        p_late,
        p_late_overall: p_late,
        remaining: Interval { p10: p_late, p50: p_late, p90: None },
        p_goes_on: 0.4,
        reasons: vec![ReasonAnswer { code: "days-past-target", text: HOSTILE.into(), value: Some(3.0) }],
        basis: CaseBasis { class: "step", n: 40, n_effective: 12.5 },
    };
    CasesAnswer {
        process: "p".into(),
        process_name: HOSTILE.into(),
        as_of: "2024-06-30".into(),
        target_days: Some(31.25),
        target_share: Some(0.75),
        finished: 90,
        assumed_closed: 2,
        cases: vec![case(HOSTILE, Some(0.75)), case("", None)],
    }
}

pub(crate) fn trends_empty() -> TrendsAnswer {
    TrendsAnswer {
        measure: "spending".into(),
        as_of: "2024-06-30".into(),
        period: "month",
        unit: "USD".into(),
        by: None,
        series: Vec::new(),
        incomplete: Vec::new(),
        basis: TrendBasis::default(),
    }
}

pub(crate) fn trends_full() -> TrendsAnswer {
    let point = |period: &str, start: &str, value: Option<i128>, partial| Point {
        period: period.into(),
        start: start.into(),
        value: value.map(|v| Value::Money(Decimal(v * 10_000))),
        seasonal_adjusted: Some(12.0),
        low: Some(-1.0),
        high: Some(5.0),
        signal: Some("above"),
        partial,
    };
    let points = || {
        vec![
            point("2024-04", "2024-04-01", Some(-40), false),
            point("2024-05", "2024-05-01", None, false),
            point("2024-06", "2024-06-01", Some(1_000_000_000_000), true),
        ]
    };
    TrendsAnswer {
        by: Some("office".into()),
        series: (0..8)
            .map(|i| Series {
                group: i.to_string(),
                name: if i == 0 { String::new() } else { HOSTILE.into() },
                points: points(),
                change: (i == 1).then(|| ChangeAnswer {
                    period: "2024-02".into(),
                    start: "2024-02-01".into(),
                    direction: "fall",
                    before: 10.0,
                    after: 6.0,
                    effect: Some(-0.4),
                    p: 0.004,
                }),
                sees_fall_from: (i == 1).then_some(0.275),
            })
            .collect(),
        incomplete: incomplete(),
        ..trends_empty()
    }
}

pub(crate) fn durations_full() -> DurationsAnswer {
    let ending = |value| EndingShare { value, low: 0.1, high: 0.9 };
    let endings = |days| EndingPoint { days, done: ending(0.5), cancelled: ending(0.25), under_way: 0.25 };
    let group = |name: &str, median: Option<f64>| DurationGroup {
        group: name.into(),
        name: name.into(),
        n: 4,
        ended: 2,
        open: 1,
        closed_without: 1,
        cancelled: 1,
        late_entries: 1,
        begins: if median.is_some() { 0.0 } else { 3.0 },
        median,
        median_low: None,
        median_high: None,
        mean_restricted: Some(3.5),
        horizon: Some(30.0),
        share_done: median.map(|_| ending(0.5)),
        share_cancelled: median.map(|_| ending(0.25)),
        beside_rest: Some(BesideRest {
            seen: 2.0,
            expected: 7.5,
            p: median.map(|_| 0.01),
            verdict: if median.is_some() { "slower" } else { "too-few" },
        }),
        curve: vec![
            CurvePoint { days: 1.0, share: 0.75, low: 0.1, high: 0.9, at_risk: 4, ended: 1 },
            CurvePoint { days: 30.0, share: 0.5, low: 0.1, high: 0.9, at_risk: 3, ended: 1 },
        ],
    };
    DurationsAnswer {
        process: "p".into(),
        from: Some("s".into()),
        to: Some("t".into()),
        as_of: "2024-06-30".into(),
        by: Some("office".into()),
        working_days: true,
        calendars: Vec::new(),
        groups: vec![
            group(HOSTILE, Some(30.0)),
            group("", None),
            group("a", None),
            group("b", None),
            group("c", None),
            group("d", None),
        ],
        test: Test { p: Some(0.02) },
        without_start: 1,
        endings: Endings { cancelled: 1, after: vec![endings(7.0), endings(30.0)], points: vec![endings(30.0)] },
        late_entry: LateEntry { n: 1, left_out: 2, records_from: vec!["2024-01-01".into()], basis: "first-recorded" },
    }
}

pub(crate) fn imports() -> Vec<RecentImport> {
    vec![RecentImport {
        change: None,
        at: "2024-06-30T10:00:00Z".into(),
        person: HOSTILE.into(),
        file: HOSTILE.into(),
        kind: "iati".into(),
        rows: 10,
        new: 0,
        changed: 1,
        unchanged: 9,
        refused: 0,
    }]
}

pub(crate) fn file_answer(change: Option<u64>) -> FileAnswer {
    let finding = |severity| FindingAnswer {
        severity,
        row: Some(2),
        column: Some(HOSTILE.into()),
        value: Some(HOSTILE.into()),
        code: "date.unreadable".into(),
        message: HOSTILE.into(),
        hint: String::new(),
    };
    FileAnswer {
        file: HOSTILE.into(),
        kind: "activities",
        version: None,
        rows: 3,
        new: 1,
        changed: 1,
        unchanged: 0,
        refused: 1,
        withdrawn: 1,
        stored: Default::default(),
        written: change.is_some(),
        change,
        findings: vec![finding("refused"), finding("warning"), finding("notice")],
    }
}

/// Portfolio indices of so many groups; nothing is known where there are none.
pub(crate) fn indices(groups: usize) -> IndicesAnswer {
    let known = groups > 0;
    let index = |index: &'static str, money: bool| {
        let quantity =
            |n: i64| if money { Quantity::Money(Decimal(i128::from(n) * 10_000)) } else { Quantity::Activities(n) };
        IndexAnswer {
            index,
            value: known.then_some(-0.25),
            low: (known && !money).then_some(0.1),
            high: (known && !money).then_some(0.9),
            thin: known && !money,
            numerator: quantity(-1),
            denominator: quantity(if known { 4 } else { 0 }),
            n: 4,
            kinds: vec![Counted { what: "problem", n: 4 }],
            excluded: if known {
                vec![Counted { what: "stale-data", n: 1 }, Counted { what: "no-total", n: 2_000 }]
            } else {
                Vec::new()
            },
            outside: 3,
        }
    };
    let all = || vec![index("at-risk", false), index("commitments-at-risk", true), index("lag", true)];
    let row = |excluded: bool| BasisRow {
        activity: HOSTILE.to_owned(),
        title: if excluded { ARABIC.to_owned() } else { long() },
        office: String::new(),
        standing: if excluded { "unknown" } else { "potential-problem" },
        flags: vec![
            FlagAnswer { rule: "pace-behind", severity: "watch" },
            FlagAnswer { rule: "end-passed", severity: "act" },
        ],
        rating: excluded.then_some("very-unsatisfactory"),
        rated_on: excluded.then(|| "2024-03-31".to_owned()),
        part: if excluded { "stale-data" } else { "potential-problem" },
        excluded,
        numerator: (!excluded).then_some(Quantity::Activities(1)),
        denominator: (!excluded).then_some(Quantity::Activities(1)),
    };
    IndicesAnswer {
        as_of: "2024-06-30".into(),
        currency: "USD".into(),
        filters: Filters::default(),
        by: Some("office"),
        look_back: "2023-06-30".into(),
        year_start: "2023-12-31".into(),
        year_gone: 0.5,
        settings: vec![SettingAnswer { setting: "look-back", value: 12, unit: "months", confirmed: false }],
        activities: 8,
        early: groups as u64,
        indices: all(),
        groups: (0..groups)
            .map(|at| IndicesGroup {
                group: if at == 0 { String::new() } else { HOSTILE.to_owned() },
                name: if at == 1 { HOSTILE.to_owned() } else { String::new() },
                activities: 2,
                indices: all(),
            })
            .collect(),
        basis: known.then(|| BasisAnswer { index: "at-risk", activities: vec![row(false), row(true)] }),
    }
}

/// Data quality of so many groups; nothing of it is known where there are none.
pub(crate) fn quality(groups: usize) -> QualityAnswer {
    let share = |known: bool| known.then_some(0.625);
    let group = |at: usize, known: bool| QualityGroup {
        group: if at == 0 { String::new() } else { format!("XM-{at}") },
        name: if at == 1 { HOSTILE.to_owned() } else { String::new() },
        activities: if known { 8 } else { 0 },
        running: u64::from(known),
        fields: ["title", "description", "implementer_identifier"]
            .map(|field| FieldAnswer { field, n: 8, with: 5, share: share(known) })
            .into(),
        timeliness: Timeliness {
            median_age_days: share(known),
            within: Vec::new(),
            transactions: 0,
            median_lag_days: None,
        },
        forward_budgets: (1..=3).map(|year| Ahead { year, n: 2, with: 1, share: share(known) }).collect(),
        self_score: SelfScore {
            score: share(known),
            measured_weight: 0.45,
            indicators: 2,
            measured: 1,
            confirmed: false,
            components: vec![ComponentAnswer {
                component: "finance",
                weight: 25.0,
                score: share(known),
                indicators: vec![
                    IndicatorScore { indicator: "a", name: "A", field: "budget", share: share(known) },
                    IndicatorScore { indicator: "b", name: "B", field: "", share: None },
                ],
            }],
        },
    };
    QualityAnswer {
        as_of: "2024-06-30".into(),
        by: "office",
        filters: Filters::default(),
        all: group(0, groups > 0),
        groups: (0..groups).map(|at| group(at, true)).collect(),
    }
}

fn interval(middle: f64) -> Interval {
    Interval { p10: Some(middle - 50.0), p50: Some(middle), p90: Some(middle + 1e9) }
}

fn forecast_basis(unanswered: u64) -> ForecastBasis {
    ForecastBasis {
        n: 1_234,
        unanswered,
        pace_weight: 0.3,
        level_low: 0.1,
        level_high: 0.9,
        calibrated_on: 100,
        season: 1.0,
        common_share: 0.05,
        common_bias: 0.0,
        draws: 1_000,
    }
}

/// A forecast of nothing.
pub(crate) fn forecast_empty() -> ForecastAnswer {
    ForecastAnswer {
        as_of: "2024-06-30".into(),
        months: 7,
        first: "2024-07-01".into(),
        last: "2025-01-31".into(),
        currency: "USD".into(),
        by: Some("office".into()),
        activities: Vec::new(),
        groups: Vec::new(),
        portfolio: Interval::default(),
        year: None,
        basis: forecast_basis(0),
    }
}

/// A forecast to the end of a fiscal year, with hostile names and what cannot be told.
pub(crate) fn forecast_full() -> ForecastAnswer {
    let year = |spent, end| Some(YearSum { year_spent: spent, year_end: end });
    let activity = |activity: &str, title: String, interval: Interval, method: &'static str| ActivityForecast {
        activity: activity.into(),
        title,
        interval,
        year: year(-5.0, interval),
        basis: ActivityBasis {
            method,
            n: 40,
            class: None,
            scale: "approved",
            unit: 1.0,
            age_months: -1.0,
            spent: 0.0,
            last_year: None,
            capped_pace: None,
            class_quantiles: Interval::default(),
            class_mean: None,
            factor: 1.0,
        },
    };
    let group = |group: &str, name: String, interval: Interval| GroupForecast {
        group: group.into(),
        name,
        interval,
        year: year(7.0, interval),
    };
    let sum = YearSum { year_spent: 123.0, year_end: interval(500.0) };
    ForecastAnswer {
        activities: vec![
            activity("A/1", HOSTILE.into(), interval(10.0), "average-pace"),
            activity("B", long(), Interval::default(), "too-few"),
            activity("C", ARABIC.into(), interval(-20.0), "class"),
        ],
        groups: vec![
            group("A/1", HOSTILE.into(), interval(10.0)),
            group("", String::new(), Interval::default()),
            group("B", ARABIC.into(), interval(-20.0)),
        ],
        portfolio: interval(377.0),
        year: Some(YearEnd {
            organisation: HOSTILE.into(),
            first: "2024-01-01".into(),
            last: "2024-12-31".into(),
            sum,
        }),
        basis: forecast_basis(1),
        ..forecast_empty()
    }
}

/// Slips of nothing.
pub(crate) fn slip_empty() -> SlipAnswer {
    SlipAnswer {
        as_of: "2024-06-30".into(),
        months: 7,
        activities: Vec::new(),
        basis: SlipBasis {
            moved: 0,
            activity_months: 0.0,
            step_days: 30,
            bands: Vec::new(),
            factors: Vec::new(),
            curves: Vec::new(),
        },
    }
}

/// Slips with every reason, hostile names and what cannot be told.
pub(crate) fn slip_full() -> SlipAnswer {
    let reasons = [
        "months-past-plan",
        "months-left",
        "no-planned-end",
        "revised-before",
        "similar-ended",
        "too-few-ended",
        "moves-by-duration",
        "moves-by-size",
        "moves-by-revisions",
    ];
    let slip = |activity: &str, title: String, months: Option<Interval>, chance: Option<f64>| SlipOfActivity {
        activity: activity.into(),
        title,
        first_planned_end: None,
        planned_end: chance.map(|_| "2024-12-31".into()),
        months,
        p_over_90_days: chance,
        reasons: reasons.iter().map(|code| Reason { code, value: Some(1.25) }).collect(),
        basis: ClassBasis {
            method: "kaplan-meier",
            class: None,
            curve: None,
            n: 40,
            ended: 30,
            months_left: None,
            revisions: 0,
            factors: Vec::new(),
        },
    };
    SlipAnswer {
        activities: vec![
            slip("A/1", HOSTILE.into(), Some(interval(10.0)), Some(0.5)),
            slip("B", long(), None, None),
            slip("C", ARABIC.into(), Some(interval(-20.0)), Some(1.0)),
        ],
        ..slip_empty()
    }
}

fn dataset_row(at: usize) -> DatasetRow {
    DatasetRow {
        publisher: if at == 0 { String::new() } else { format!("XM/{at}") },
        name: if at == 1 { HOSTILE.to_owned() } else { ARABIC.to_owned() },
        activities: 12,
        not_checked: 1,
        versions: vec![
            app::datasets::VersionCount { version: Some("2.03".into()), judged_by: Some("2.03"), activities: 11 },
            app::datasets::VersionCount { version: None, judged_by: None, activities: 1 },
        ],
        newest: "2024-02-01".into(),
        summary: SummaryAnswer { critical: 0, error: 3, warning: 1, advisory: 0 },
        with_findings: 2,
        rules: if at == 0 {
            Vec::new()
        } else {
            let category = "financial".to_owned();
            vec![app::datasets::RuleCount { rule: "7.5.2".into(), severity: "error", category, n: 3, activities: 2 }]
        },
    }
}

/// So many datasets.
pub(crate) fn datasets(n: usize) -> DatasetsAnswer {
    DatasetsAnswer { as_of: "2024-06-30".into(), datasets: (0..n).map(dataset_row).collect() }
}

/// So many publications, the first of them with everything.
pub(crate) fn publications(n: usize) -> PublicationsAnswer {
    let request = |at: usize| PublishedRequest {
        filters: app::filters::Filters { office: (at == 0).then(|| HOSTILE.into()), ..Default::default() },
        ..PublishedRequest::default()
    };
    let publication = |at: usize| PublicationAnswer {
        publication: at as u64 + 1,
        published_at: "2024-06-30T12:00:00Z".into(),
        published_on: "2024-06-30".into(),
        person: HOSTILE.into(),
        door: "command".into(),
        file: (at == 0).then(|| HOSTILE.into()),
        kind: "activities".into(),
        profile: "activity".into(),
        as_of: "2024-06-30@17".into(),
        request: request(at),
        version: "0.1.0".into(),
        rules: "0".repeat(64),
        activities: 12,
        left_out: 1,
        excluded: 0,
        redacted: 2,
        suppressed_by_rule: [("contact-person".to_owned(), 3)].into(),
        bytes: 12_345,
        sha256: "ab".repeat(32),
        change: 18,
    };
    PublicationsAnswer { as_of: "2024-06-30".into(), publications: (0..n).map(publication).collect(), again: None }
}

/// A dataset with so many findings.
pub(crate) fn dataset(n: usize) -> DatasetAnswer {
    let finding = |at: usize| DatasetFinding {
        activity: if at == 0 { "file".into() } else { HOSTILE.into() },
        rule: "7.5.2".into(),
        severity: "error",
        path: "budget[2]/value/@currency".into(),
        element: "budget".into(),
        message: HOSTILE.into(),
    };
    DatasetAnswer {
        as_of: "2024-06-30".into(),
        dataset: dataset_row(n),
        rule: (n > 0).then(|| "7.5.2".into()),
        total: n as u64,
        left_out: n as u64,
        findings: (0..n).map(finding).collect(),
    }
}

pub(crate) fn compare_empty() -> CompareAnswer {
    CompareAnswer {
        measure: "slip",
        as_of: "2024-06-30".into(),
        by: "donor",
        n: 0,
        share: None,
        spread: None,
        dispersion: None,
        over_dispersed: false,
        groups: Vec::new(),
        funnel: Vec::new(),
    }
}

pub(crate) fn compare_full() -> CompareAnswer {
    let group = |code: &str, name: &str, n: u64, well: u64, place: &'static str| app::comparison::GroupAnswer {
        group: code.into(),
        name: name.into(),
        n,
        well,
        share: well as f64 / n as f64,
        shrunk: 0.5,
        low: 0.25,
        high: 0.75,
        rank_best: 1,
        rank: 2,
        rank_worst: 4,
        limit_low: 0.3,
        limit_high: 0.7,
        outer_low: 0.1,
        outer_high: 0.9,
        p: 0.02,
        place,
    };
    let funnel = |n| FunnelAnswer { n, limit_low: 0.3, limit_high: 0.7, outer_low: 0.1, outer_high: 0.9 };
    CompareAnswer {
        n: 84,
        share: Some(0.5),
        spread: Some(0.1),
        dispersion: Some(2.5),
        over_dispersed: true,
        groups: vec![
            group("A/1", HOSTILE, 40, 39, "better"),
            group("", "", 20, 10, "within"),
            group("B", ARABIC, 20, 0, "worse"),
            group("C", "", 4, 4, "too-few"),
        ],
        funnel: vec![funnel(1), funnel(40)],
        ..compare_empty()
    }
}

pub(crate) fn compare_cases(measure: &'static str, n: usize) -> GroupCasesAnswer {
    let case = |i: usize| ComparedCase {
        activity: HOSTILE.into(),
        title: ARABIC.into(),
        office: HOSTILE.into(),
        report: "M33".into(),
        due: Some("2024-03-31".into()),
        done: (i > 0).then(|| "2024-04-02".into()),
        value: 91.0 - i as f64,
        well: i > 1,
    };
    GroupCasesAnswer {
        measure,
        as_of: "2024-06-30".into(),
        by: "office",
        group: String::new(),
        name: String::new(),
        n: n as u64 * 2,
        well: n as u64,
        cases: (0..n).map(case).collect(),
    }
}

pub(crate) fn process_list(n: usize) -> ProcessesAnswer {
    let entry = |i: usize| ProcessEntry {
        process: HOSTILE.into(),
        name: ARABIC.into(),
        cases: 4,
        open: 1,
        events: 9,
        steps: 3,
        variants: 2,
        median_days: (i > 0).then_some(12.5),
        waits_most: (i > 0).then(|| WaitsMost { step: "s".into(), name: HOSTILE.into(), days: 90.0, open: 1 }),
    };
    ProcessesAnswer { as_of: "2024-06-30".into(), processes: (0..n).map(entry).collect() }
}

pub(crate) fn process_map_empty() -> ProcessMapAnswer {
    ProcessMapAnswer {
        as_of: "2024-06-30".into(),
        process: "p".into(),
        name: HOSTILE.into(),
        cases: 0,
        open: 0,
        events: 0,
        steps: Vec::new(),
        follows: Vec::new(),
        starts: Vec::new(),
        ends: Vec::new(),
        handovers: Vec::new(),
        variant_count: 0,
        variants: Vec::new(),
        other_cases: 0,
    }
}

pub(crate) fn process_map_full() -> ProcessMapAnswer {
    let step = |code: &str, name: &str, repeats: u64| StepEntry {
        step: code.into(),
        name: name.into(),
        events: 5 + repeats,
        cases: 5,
        cases_repeated: repeats.min(1),
        repeats,
        rework_days: repeats as f64 * 7.0,
    };
    let way = |from: (&str, &str), to: (&str, &str), n: u64, back: Option<bool>| SuccessionEntry {
        from: from.0.into(),
        to: to.0.into(),
        from_name: from.1.into(),
        to_name: to.1.into(),
        n,
        cases: n,
        median_days: n as f64 * 3.0,
        back,
        covered: back.map(|back| if back { 0.97 } else { 0.0 }),
    };
    let (a, b, c) = (("a", HOSTILE), ("b", ARABIC), ("c", "c"));
    ProcessMapAnswer {
        cases: 6,
        open: 1,
        events: 17,
        steps: vec![step("a", HOSTILE, 0), step("b", ARABIC, 2), step("c", "c", 0)],
        follows: vec![
            way(a, b, 5, Some(false)),
            way(b, c, 4, Some(false)),
            way(b, b, 2, Some(true)),
            way(a, c, 1, Some(false)),
            way(c, a, 1, Some(true)),
        ],
        starts: vec![CountEntry { step: "a".into(), name: HOSTILE.into(), n: 6 }],
        ends: vec![CountEntry { step: "c".into(), name: "c".into(), n: 5 }],
        handovers: vec![way(a, b, 3, None)],
        variant_count: 2,
        variants: vec![VariantEntry { steps: vec!["a".into(), "gone".into()], cases: 5, share: 0.83 }],
        other_cases: 1,
        ..process_map_empty()
    }
}

pub(crate) fn passages(n: usize) -> PassagesAnswer {
    let passage = |i: usize| PassageEntry {
        case: HOSTILE.into(),
        activity: (i > 0).then(|| HOSTILE.into()),
        title: (i > 0).then(|| ARABIC.into()),
        from: if i == 1 { String::new() } else { HOSTILE.into() },
        to: ARABIC.into(),
        since: (i != 1).then(|| "2024-03-31".into()),
        on: "2024-04-02".into(),
        days: (i != 1).then_some(2.0),
        from_holder: HOSTILE.into(),
        to_holder: String::new(),
        office: String::new(),
    };
    PassagesAnswer {
        process: "p".into(),
        name: HOSTILE.into(),
        as_of: "2024-06-30".into(),
        total: n as u64 * 2,
        cases: n as u64,
        passages: (0..n).map(passage).collect(),
    }
}

pub(crate) fn since(n: usize) -> SinceAnswer {
    let moved = |i: usize| MovedActivity {
        activity: HOSTILE.into(),
        title: if i == 0 { HOSTILE.into() } else { ARABIC.into() },
        office: HOSTILE.into(),
        movement: ["worse", "worse", "lost", "better"][i % 4],
        from: (i > 0).then_some("on_pace"),
        to: ["act", "watch", "unknown", "not_applicable"][i % 4],
        new_rules: vec!["pace-behind", "stale-data"],
        cleared_rules: vec!["no-spending"],
    };
    SinceAnswer {
        as_of: "2024-06-30@4".into(),
        since: "2024-05-30".into(),
        known_then: n > 0,
        then: States { act: 3, ..States::default() },
        now: States { act: 1, watch: 2, ..States::default() },
        worse: n as u64,
        better: 1,
        lost: 0,
        rates: vec![RateMove { rate: "time_adjusted", then: 0.85, now: 0.8 }],
        spent_between: money(-3),
        moved: (0..n).map(moved).collect(),
    }
}

/// A change of the first of three steps, one of them without a name; the waiting of the second week is unknown.
pub(crate) fn what_if_full() -> WhatIfAnswer {
    let flow = |queue: f64, waits: bool| FlowAnswer {
        queue: interval(queue),
        completions: interval(3.0),
        median_days: if waits { interval(12.0) } else { Interval::default() },
    };
    let week = |week: u32| WeekAnswer {
        week,
        ends_on: Day(19_900 + 7 * week as i32).to_string(),
        base: flow(20.0, week != 2),
        changed: Some(flow(30.0, week != 2)),
        difference: Some(interval(10.0)),
    };
    let outlook = |step: &str, name: &str| OutlookAnswer {
        step: step.into(),
        name: name.into(),
        now: 21,
        weeks: (1..=5).map(week).collect(),
    };
    let change = WhatIfChange {
        step: Some("\">".into()),
        name: Some(HOSTILE.into()),
        factor: 1.5,
        extra_per_week: 0.0,
        limit_days: None,
        skipped: 0.0,
        arrivals: 1.0,
    };
    WhatIfAnswer {
        weeks: 5,
        change: Some(change),
        is_answered: true,
        all: Some(outlook("", "")),
        steps: vec![outlook("\">", HOSTILE), outlook("b", &long()), outlook("", "")],
        ..app::what_if::nothing("p", Day(19_900))
    }
}

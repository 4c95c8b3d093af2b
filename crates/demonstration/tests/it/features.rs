//! What the portfolio is there to show is there, each feature counted.

use super::{activity_of, all, spec, today};
use demonstration::places::{GROWING_AWARD_QUEUE, SLOW_RECRUITMENT};
use demonstration::{donors, recorded};
use domain::statement::{EventStatement, LedgerStatement, MilestoneStatement, Statement};
use domain::{ActivityStatus, CaseStatus, Currency, Day, Finality, LedgerKind, Rater, Vocabulary};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What is known of one activity today.
#[derive(Default)]
struct Known {
    title: Option<String>,
    status: Option<ActivityStatus>,
    office: String,
    donor: String,
    planned_end: Option<Day>,
    first_end: Option<Day>,
    planned_start: Option<Day>,
    actual_start: Option<Day>,
    actual_end: Option<Day>,
    approved_on: Option<Day>,
    budget: Option<i64>,
    last_statement: Option<Day>,
    last_spending: Option<Day>,
    spent: i64,
    original: i64,
    milestones: BTreeMap<String, Day>,
}

fn portfolio(statements: &[Statement]) -> BTreeMap<String, Known> {
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    for s in statements.iter().filter(|s| !activity_of(s).is_empty()) {
        let a = known.entry(activity_of(s).to_owned()).or_default();
        a.last_statement = a.last_statement.max(Some(recorded(s).on));
        match s {
            Statement::Activity(s) => {
                a.title = s.title.value().cloned().or(a.title.take());
                a.status = s.status.value().copied().or(a.status);
                a.planned_end = s.planned_end.value().copied().or(a.planned_end);
                a.first_end = a.first_end.or(a.planned_end);
                a.planned_start = s.planned_start.value().copied().or(a.planned_start);
                a.actual_start = s.actual_start.value().copied().or(a.actual_start);
                a.actual_end = s.actual_end.value().copied().or(a.actual_end);
                a.approved_on = s.approved_on.value().copied().or(a.approved_on);
                a.budget = s.approved_budget.value().map(|b| b.0).or(a.budget);
                a.office = s.office.value().unwrap_or(&a.office).clone();
                a.donor = s.donor.value().unwrap_or(&a.donor).clone();
            }
            Statement::Milestone(m) => {
                if let Some(day) = m.actual_on.value() {
                    a.milestones.insert(m.milestone.clone(), *day);
                }
            }
            Statement::Ledger(l) if l.kind.is_spending() => {
                a.spent += l.amount.map_or(0, |x| x.0);
                a.last_spending = a.last_spending.max(Some(l.period_start));
            }
            Statement::Ledger(l) if l.kind == LedgerKind::OriginalBudget => a.original += l.amount.map_or(0, |x| x.0),
            _ => {}
        }
    }
    known
}

fn running(a: &Known) -> bool {
    a.status == Some(ActivityStatus::Implementation)
}

#[test]
fn every_status_occurs_and_ideas_have_neither_budget_nor_dates() {
    let known = portfolio(&all(&spec()));
    for status in ActivityStatus::ALL {
        let n = known.values().filter(|a| a.status == Some(*status)).count();
        println!("{}: {n}", status.name());
        assert!(n >= 5, "{}: {n}", status.name());
    }
    let ideas = known.values().filter(|a| a.budget.is_none() && a.planned_start.is_none()).count();
    assert!(ideas >= 15, "{ideas}");
    assert!(known.values().filter(|a| running(a)).count() >= 100);
}

#[test]
fn projects_start_and_end_in_every_year() {
    let known = portfolio(&all(&spec()));
    let year = |day: fn(&Known) -> Option<Day>| {
        let mut n: BTreeMap<i32, u32> = BTreeMap::new();
        known.values().filter_map(day).for_each(|d| *n.entry(d.year()).or_default() += 1);
        n
    };
    let (starts, ends) = (year(|a| a.actual_start), year(|a| a.actual_end));
    println!("starts {starts:?}, ends {ends:?}");
    assert!((2019..=2026).all(|y| starts.get(&y).is_some_and(|n| *n >= 15)), "{starts:?}");
    assert!((2021..=2026).all(|y| ends.get(&y).is_some_and(|n| *n >= 5)), "{ends:?}");
}

#[test]
fn money_goes_too_fast_too_slow_and_not_at_all() {
    let known = portfolio(&all(&spec()));
    let over = known.values().filter(|a| a.budget.is_some_and(|b| a.spent > b)).count();
    let quiet =
        known.values().filter(|a| running(a) && a.last_spending.is_some_and(|d| d < today().plus_months(-6))).count();
    let late = known
        .values()
        .filter(|a| running(a) && a.planned_end.is_some_and(|d| (today()..today().plus_months(6)).contains(&d)))
        .filter(|a| a.budget.is_some_and(|b| a.spent * 10 < b * 6))
        .count();
    println!("over {over}, quiet {quiet}, low near the end {late}");
    assert!(over >= 5 && quiet >= 5 && late >= 4, "over {over}, quiet {quiet}, low near the end {late}");
}

#[test]
fn some_activities_have_no_statement_for_a_year_and_some_pass_their_end() {
    let known = portfolio(&all(&spec()));
    let year = today().plus_days(-365);
    let stale = known.values().filter(|a| running(a) && a.last_statement < Some(year)).count();
    let overdue = known.values().filter(|a| running(a) && a.planned_end.is_some_and(|d| d < today())).count();
    println!("stale {stale}, overdue {overdue}");
    assert!(stale >= 5 && overdue >= 5, "stale {stale}, overdue {overdue}");
}

#[test]
fn ends_are_extended_and_the_first_plan_stays_visible() {
    let known = portfolio(&all(&spec()));
    let extended = known.values().filter(|a| a.planned_end > a.first_end).count();
    assert!((80..350).contains(&extended), "{extended}");
}

#[test]
fn data_is_missing_or_contradictory_here_and_there() {
    let statements = all(&spec());
    let known = portfolio(&statements);
    let untitled = known.values().filter(|a| a.title.is_none()).count();
    let approved = || known.values().filter(|a| a.approved_on.is_some());
    let unbudgeted = approved().filter(|a| a.budget.is_none()).count();
    let endless = approved().filter(|a| a.first_end.is_none()).count();
    let reversed = known.values().filter(|a| a.first_end.is_some() && a.first_end < a.planned_start).count();
    let unknown = ledger(&statements).filter(|l| l.amount.is_none()).count();
    println!("{untitled} {unbudgeted} {endless} {reversed} {unknown}");
    assert!(untitled >= 2 && unbudgeted >= 3 && endless >= 1 && reversed >= 1 && unknown >= 5);
    assert!(
        statements.iter().all(|s| matches!(s, Statement::Rate(_) | Statement::Event(_)) || !activity_of(s).is_empty())
    );
}

fn ledger(statements: &[Statement]) -> impl Iterator<Item = &LedgerStatement> {
    statements.iter().filter_map(|s| match s {
        Statement::Ledger(l) => Some(l.as_ref()),
        _ => None,
    })
}

fn events(statements: &[Statement]) -> impl Iterator<Item = &EventStatement> {
    statements.iter().filter_map(|s| match s {
        Statement::Event(e) => Some(e),
        _ => None,
    })
}

/// Median days between two milestones of the activities that a test picks.
fn median(known: &BTreeMap<String, Known>, from: &str, to: &str, pick: impl Fn(&Known) -> bool) -> i32 {
    let between = |a: &Known| Some(a.milestones.get(to)?.days_since(*a.milestones.get(from)?));
    let mut days: Vec<i32> = known.values().filter(|a| pick(a)).filter_map(between).collect();
    days.sort_unstable();
    assert!(days.len() >= 5, "{from} to {to}: only {}", days.len());
    days[days.len() / 2]
}

#[test]
fn recruitment_signature_approval_and_closure_are_slow_where_planted() {
    let known = portfolio(&all(&spec()));
    let slow_office = |a: &Known| SLOW_RECRUITMENT.contains(&a.office.as_str());
    let slow = median(&known, "M16", "M19", slow_office);
    let usual = median(&known, "M16", "M19", |a| !slow_office(a));
    assert!(slow > 2 * usual, "recruitment {slow} against {usual}");
    let slow_donor = |a: &Known| a.donor == donors::SLOW_SIGNATURE;
    let slow = median(&known, "M11", "M12", slow_donor);
    let usual = median(&known, "M11", "M12", |a| !slow_donor(a));
    assert!(slow > 2 * usual, "signature {slow} against {usual}");
    assert!(median(&known, "M32", "M39", |_| true) > 270);
    let headquarters = |a: &Known| a.office.starts_with("Headquarters");
    let recent = |a: &Known| a.milestones.get("M08").is_some_and(|d| *d > today().plus_months(-24));
    let slow = median(&known, "M08", "M10", |a| headquarters(a) && recent(a));
    let usual = median(&known, "M08", "M10", |a| !headquarters(a));
    assert!(slow > 2 * usual, "approval {slow} against {usual}");
}

#[test]
fn the_queue_for_approval_at_headquarters_grows() {
    let known = portfolio(&all(&spec()));
    let waiting = |day: Day| {
        known
            .values()
            .filter(|a| a.office.starts_with("Headquarters") && a.status != Some(ActivityStatus::Cancelled))
            .filter(|a| a.milestones.get("M08").is_some_and(|d| *d <= day))
            .filter(|a| a.milestones.get("M10").is_none_or(|d| *d > day))
            .count()
    };
    let queue: Vec<usize> = [-30, -18, -9, 0].iter().map(|m| waiting(today().plus_months(*m))).collect();
    println!("{queue:?}");
    assert!(queue[3] >= queue[0] + 4 && queue[3] > queue[2], "{queue:?}");
}

#[test]
fn the_queue_for_awards_grows_in_one_office() {
    let statements = all(&spec());
    let mut cases: BTreeMap<&str, Vec<&EventStatement>> = BTreeMap::new();
    for e in events(&statements).filter(|e| e.process == "procurement") {
        cases.entry(&e.case).or_default().push(e);
    }
    let waiting = |office: &str, day: Day| {
        cases
            .values()
            .filter(|c| c[0].office.as_deref() == Some(office))
            .filter_map(|c| c.iter().filter(|e| e.completed_at.day(0) <= day).max_by_key(|e| e.completed_at))
            .filter(|e| e.step == "bids" && e.status != Some(CaseStatus::Cancelled))
            .count()
    };
    let queue: Vec<usize> =
        [-15, -9, -5, 0].iter().map(|m| waiting(GROWING_AWARD_QUEUE, today().plus_months(*m))).collect();
    println!("{queue:?}");
    assert!(queue[3] >= 2 * queue[0] + 5 && queue[3] > queue[1], "{queue:?}");
}

#[test]
fn cases_loop_end_are_cancelled_and_know_when_work_began() {
    let statements = all(&spec());
    for process in demonstration::processes::PROCESSES {
        let of = || events(&statements).filter(|e| e.process == process.name);
        let steps: HashSet<&str> = of().map(|e| e.step.as_str()).collect();
        assert_eq!(steps.len(), process.steps.len(), "{}", process.name);
        let cases: HashSet<&str> = of().map(|e| e.case.as_str()).collect();
        let with = |status| of().filter(|e| e.status == Some(status)).count();
        let mut times: HashMap<(&str, &str), u32> = HashMap::new();
        of().for_each(|e| *times.entry((&e.case, &e.step)).or_default() += 1);
        let loops = times.values().filter(|n| **n > 1).count();
        println!("{}: {} cases, {} done, {loops} loops", process.name, cases.len(), with(CaseStatus::Done));
        assert!(cases.len() >= 150 && loops >= 20 && with(CaseStatus::Cancelled) >= 5);
        assert!((cases.len() / 2..cases.len()).contains(&with(CaseStatus::Done)));
        assert!(of().filter(|e| e.started_at.is_some()).count() * 3 > of().count());
    }
    assert!(events(&statements).any(|e| e.office.is_none()) && events(&statements).any(|e| e.activity.is_none()));
    assert!(events(&statements).all(|e| e.office.is_some() || e.activity.is_some()));
}

#[test]
fn december_is_the_busiest_month_and_august_a_quiet_one() {
    let statements = all(&spec());
    let mut months = [0i64; 12];
    for l in ledger(&statements).filter(|l| l.kind.is_spending() && l.period_start.year() < today().year()) {
        months[l.period_start.ymd().1 as usize - 1] += l.amount.map_or(0, |a| a.0);
    }
    assert_eq!(months.iter().max(), Some(&months[11]));
    assert!(months[7] * 2 < months[11] && months[7] < months[5]);
}

#[test]
fn every_kind_of_money_funds_currencies_and_finality_occur() {
    let statements = all(&spec());
    let kinds: HashSet<LedgerKind> = ledger(&statements).map(|l| l.kind).collect();
    assert_eq!(kinds.len(), 9, "{kinds:?}");
    let funds: BTreeSet<_> = ledger(&statements).filter_map(|l| l.fund.as_deref()).collect();
    assert_eq!(funds, BTreeSet::from(["RBSA", "RBTC", "XB"]));
    let classes: BTreeSet<_> = ledger(&statements).filter_map(|l| l.class.as_deref()).collect();
    assert_eq!(classes.len(), 6);
    let april = Day::parse("2026-04-01").unwrap();
    for l in ledger(&statements).filter(|l| !l.kind.is_budget()) {
        let finality = if l.period_start < april { Finality::Final } else { Finality::Provisional };
        assert_eq!(l.finality, Some(finality));
    }
    assert!(ledger(&statements).any(|l| l.amount.is_some_and(|a| a.0 < 0)));
}

#[test]
fn francs_lack_a_rate_for_a_stretch_in_which_they_are_spent() {
    let statements = all(&spec());
    let franc = Currency::parse("CHF").unwrap();
    let rates = |code: &str| {
        let code = code.to_owned();
        statements.iter().filter_map(move |s| match s {
            Statement::Rate(r) if r.currency.code() == code => Some(r.date),
            _ => None,
        })
    };
    let first = rates("CHF").min().unwrap();
    assert!(first > today().plus_months(-72));
    assert!(rates("EUR").min().unwrap() < today().plus_months(-96));
    let without =
        ledger(&statements).filter(|l| l.currency == franc && !l.kind.is_budget()).filter(|l| l.period_start < first);
    assert!(without.count() >= 20);
    let of = |code: &str| ledger(&statements).filter(|l| l.currency.code() == code).count();
    assert!(of("USD") > 2 * of("EUR") && of("EUR") > of("CHF"));
}

#[test]
fn original_budgets_sum_to_what_was_approved_first() {
    let statements = all(&spec());
    let mut first: HashMap<&str, i64> = HashMap::new();
    for s in &statements {
        if let Statement::Activity(a) = s
            && let Some(budget) = a.approved_budget.value()
        {
            first.entry(&a.activity).or_insert(budget.0);
        }
    }
    let known = portfolio(&statements);
    let mut equal = 0;
    for (activity, budget) in first {
        // An increase known on the day of the approval itself would be part of the first figure; there is none.
        assert_eq!(known[activity].original, budget, "{activity}");
        equal += 1;
    }
    assert!(equal > 250);
}

#[test]
fn instalments_come_late_and_appraisals_come_back() {
    let statements = all(&spec());
    let milestones: Vec<&MilestoneStatement> = statements
        .iter()
        .filter_map(|s| match s {
            Statement::Milestone(m) => Some(m),
            _ => None,
        })
        .collect();
    assert!(milestones.iter().any(|m| m.milestone == "M09" && m.round >= 2));
    let mut planned = HashMap::new();
    let mut late = 0;
    for m in milestones.iter().filter(|m| m.milestone == "M28") {
        let instalment = (&m.activity, m.round);
        if let Some(due) = m.planned_on.value() {
            planned.insert(instalment, *due);
        }
        if let (Some(paid), Some(due)) = (m.actual_on.value(), planned.get(&instalment)) {
            late += i32::from(paid.days_since(*due) > 55);
        }
    }
    assert!(late >= 20, "{late}");
}

#[test]
fn titles_come_in_three_languages_and_shares_sum_to_the_whole_mostly() {
    let statements = all(&spec());
    let mut languages: BTreeMap<String, u32> = BTreeMap::new();
    let (mut whole, mut part, mut without) = (0, 0, 0);
    for s in &statements {
        let Statement::Activity(a) = s else { continue };
        if let Some(language) = &a.title_language {
            *languages.entry(language.clone()).or_default() += 1;
        }
        for (vocabulary, shares) in &a.shares {
            let Some(shares) = shares.value() else { continue };
            assert!(!shares.is_empty() && shares.iter().all(|s| !s.code.is_empty()));
            match domain::shares::total(shares) {
                Some(domain::shares::WHOLE) => whole += 1,
                Some(_) => part += 1,
                None => without += 1,
            }
            assert!(*vocabulary != Vocabulary::Framework);
        }
    }
    println!("{languages:?}, {whole} {part} {without}");
    assert!(languages["en"] > languages["fr"] && languages["fr"] >= 10 && languages["es"] >= 10);
    assert!(whole > 20 * (part + without) && part >= 1 && without >= 1);
}

#[test]
fn managers_rate_half_yearly_and_evaluations_are_stricter() {
    let statements = all(&spec());
    let ratings = statements.iter().filter_map(|s| match s {
        Statement::Rating(rating) => Some(rating),
        _ => None,
    });
    let (mut managers, mut evaluations) = ([0u32; 5], [0u32; 5]);
    for rating in ratings {
        let post = rating.post.as_deref().unwrap();
        assert!(post.starts_with("CTA post") || post.starts_with("Evaluation unit"), "{post}: a post, never a person");
        let counts = if rating.rated_by == Rater::Manager { &mut managers } else { &mut evaluations };
        counts[usize::from(rating.rating.unwrap().number())] += 1;
    }
    let favourable = |counts: &[u32; 5]| f64::from(counts[1] + counts[2]) / f64::from(counts.iter().sum::<u32>());
    assert!(managers.iter().sum::<u32>() > 500 && evaluations.iter().sum::<u32>() > 50, "{managers:?} {evaluations:?}");
    assert!(favourable(&managers) > favourable(&evaluations), "{managers:?} {evaluations:?}");
    assert!(favourable(&evaluations) > 0.5, "{evaluations:?}");
}

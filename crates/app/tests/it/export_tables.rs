//! The import tables written out and read into a fresh directory: the same facts, so the same figures on every day.

use crate::support::{Story, day, shared};
use app::Headway;
use app::bottlenecks::{BottlenecksQuestion, bottlenecks};
use app::export::{Kind, SheetFormat, TableRequest, table};
use app::filters::Filters;
use app::processes::counts;
use app::status::status;
use app::trends::{PeriodLength, TrendsQuestion, trends};
use domain::{Context, Instant};
use serde_json::Value;

fn request(kind: Kind, format: SheetFormat) -> TableRequest {
    TableRequest { kind, format, filters: Filters::default(), source: None }
}

fn exported(headway: &Headway, ctx: &Context, kind: Kind, format: SheetFormat) -> Vec<u8> {
    let mut file = Vec::new();
    table(headway, ctx, &request(kind, format), &mut file).unwrap();
    file
}

/// A fresh directory that imported what another holds.
fn copy(headway: &Headway, ctx: &Context, format: SheetFormat) -> Story {
    let copy = Story::new();
    for kind in Kind::ALL {
        let file = exported(headway, ctx, kind, format);
        let outcome = copy.import_as(&Story::request(kind.name()), &file).unwrap();
        assert_eq!(outcome.refused, 0, "{}: {:?}", kind.name(), Story::refusals(&outcome));
        assert!(!outcome.held_back, "{}: {:?}", kind.name(), Story::refusals(&outcome));
    }
    copy
}

/// Every figure as of a day, without the number of the change.
fn figures(headway: &Headway, ctx: &Context, as_of: &str) -> Value {
    let ctx = ctx.as_of(domain::AsOf::parse(as_of).unwrap());
    let all = Filters::default();
    let json = |answer: Result<Value, serde_json::Error>| answer.unwrap();
    let mut portfolio = json(serde_json::to_value(status(headway, &ctx, &all).unwrap()));
    portfolio["change"] = Value::Null;
    let mut answers = vec![portfolio];
    for measure in ["spending", "budget_based", "overdue-steps", "waiting-days"] {
        let question = TrendsQuestion {
            measure: measure.into(),
            by: Some("office".into()),
            period: PeriodLength::Quarter,
            process: None,
        };
        answers.push(json(serde_json::to_value(trends(headway, &ctx, &all, &question).unwrap())));
    }
    for process in counts(headway, &ctx).unwrap() {
        let question = BottlenecksQuestion {
            process: process.process,
            window_days: 365,
            by: Some("holder".into()),
            working_days: false,
        };
        answers.push(json(serde_json::to_value(bottlenecks(headway, &ctx, &all, &question).unwrap())));
    }
    Value::Array(answers)
}

fn same_figures(a: &Headway, b: &Headway, ctx: &Context, days: &[&str]) {
    for as_of in days {
        assert_eq!(figures(a, ctx, as_of), figures(b, ctx, as_of), "as of {as_of}");
    }
}

fn demonstration(activities: u64) -> Story {
    let story = Story::new();
    let spec =
        demonstration::Spec { activities: activities as _, ..demonstration::Spec::new(day(crate::support::TODAY)) };
    app::demonstration::fill(&story.headway, &story.ctx, &spec, Instant(1_795_000_000), &mut |_| {}).unwrap();
    story
}

#[test]
fn a_fresh_directory_gives_the_figures_of_the_one_exported_on_every_day() {
    let story = demonstration(60);
    let days = ["2023-06-30", "2024-12-31", "2025-11-30", "2026-05-15", "2026-11-23"];
    for (format, _) in SheetFormat::ALL.into_iter().filter(|(format, _)| *format != SheetFormat::JsonLines) {
        let copy = copy(&story.headway, &story.ctx, format);
        same_figures(
            &story.headway,
            &copy.headway,
            &story.ctx,
            if format == SheetFormat::Csv { &days } else { &days[3..] },
        );
        for kind in Kind::ALL {
            let (first, second) = (
                exported(&story.headway, &story.ctx, kind, SheetFormat::Csv),
                exported(&copy.headway, &copy.ctx, kind, SheetFormat::Csv),
            );
            assert!(first == second, "{}: the export of the copy is another file", kind.name());
        }
    }
}

#[test]
fn corrections_withdrawals_and_assumed_days_come_back_as_they_were_known() {
    let story = Story::new();
    let ledger = "activity,kind,date,amount,currency,reference,recorded_on\n";
    let events = "process,case,step,completed_at,holder,recorded_on\n";
    story.import("activities", "activity,title,planned_end,office,recorded_on\n=A,- a title,2024-06-30,unknown,2023-01-01\n=A,,2024-12-31,Nairobi,2023-06-01\n");
    story.import("activities", "activity,title,planned_end\n=A,second,2025-01-31\n");
    story.import("activities", "activity,title,planned_end\n=A,third,\n");
    // Twice the same line, one of them taken back by a full extract; one corrected by its reference.
    story.import(
        "transactions",
        &format!("{ledger}=A,expenditure,2023-02-01,10.5,USD,,2023-02-05\n=A,expenditure,2023-02-01,10.5,USD,,2023-02-05\n=A,expenditure,2023-03-01,-7,USD,R1,2023-03-05\n"),
    );
    let mut full = Story::request("transactions");
    full.complete = true;
    let extract = format!(
        "{ledger}=A,expenditure,2023-02-01,10.5,USD,,2023-05-01\n=A,expenditure,2023-03-01,-8,USD,R1,2023-05-01\n"
    );
    assert_eq!(story.import_as(&full, extract.as_bytes()).unwrap().withdrawn, 1);
    // Known earlier than it was said first.
    story.import("transactions", &format!("{ledger}=A,expenditure,2023-02-01,10.5,USD,,2023-02-03\n"));
    // An event corrected by a later file: the holder was another.
    story.import("events", &format!("{events}travel,C1,asked,2023-02-01,Ana,\ntravel,C1,agreed,2023-02-01,Ben,\ntravel,C1,paid,2023-02-09,Ben,\n"));
    story.import("events", &format!("{events}travel,C1,agreed,2023-02-01,Eva,2023-04-01\n"));
    let copy = copy(&story.headway, &story.ctx, SheetFormat::Csv);
    let days = ["2023-02-04", "2023-02-28", "2023-03-31", "2023-04-30", "2023-05-01", "2024-01-01", "2026-11-23"];
    same_figures(&story.headway, &copy.headway, &story.ctx, &days);
    let spent = |as_of: &str| figures(&copy.headway, &copy.ctx, as_of)[0]["money"]["spent"].to_string();
    assert_eq!([spent("2023-02-04"), spent("2023-03-31"), spent("2023-05-01")], ["10.5", "14", "2.5"]);
    let file = String::from_utf8(exported(&story.headway, &story.ctx, Kind::Transactions, SheetFormat::Csv)).unwrap();
    assert!(file.lines().skip(1).all(|line| line.starts_with("'=A,")), "no cell begins a formula: {file}");
    assert_eq!(file.matches(",yes").count(), 1, "{file}");
    for kind in Kind::ALL {
        assert_eq!(
            exported(&story.headway, &story.ctx, kind, SheetFormat::Csv),
            exported(&copy.headway, &copy.ctx, kind, SheetFormat::Csv),
        );
        // The same file again is no news.
        let again =
            copy.import_as(&Story::request(kind.name()), &exported(&story.headway, &story.ctx, kind, SheetFormat::Csv));
        assert_eq!(again.unwrap().change, None, "{}", kind.name());
    }
}

#[test]
fn filters_days_and_sources_choose_rows_and_two_sources_are_never_added_up() {
    let story = Story::new();
    let rows = |amount: u32| {
        format!(
            "activity,kind,date,amount,currency,recorded_on\nA,expenditure,2023-02-01,{amount},USD,2023-02-05\nB,expenditure,2023-02-01,1,USD,2023-08-05\n"
        )
    };
    story.import(
        "activities",
        "activity,title,office,recorded_on\nA,First,Nairobi,2023-01-01\nB,Second,Lima,2023-01-01\n",
    );
    story.import("transactions", &rows(5));
    let export = |ctx: &Context, office: Option<&str>, source: Option<&str>| {
        let request = TableRequest {
            filters: Filters { office: office.map(str::to_owned), ..Filters::default() },
            source: source.map(str::to_owned),
            ..request(Kind::Transactions, SheetFormat::Csv)
        };
        let mut file = Vec::new();
        table(&story.headway, ctx, &request, &mut file).map(|answer| (answer, String::from_utf8(file).unwrap()))
    };
    let (answer, file) = export(&story.ctx, Some("Lima"), None).unwrap();
    assert_eq!((answer.rows, file.lines().count()), (1, 2));
    let (answer, _) = export(&story.as_of("2023-06-30"), None, None).unwrap();
    assert_eq!((answer.rows, answer.later), (1, 1));
    let mut other = Story::request("transactions");
    other.system = "finance".into();
    story.import_as(&other, rows(6).as_bytes()).unwrap();
    let refused = export(&story.ctx, None, None).unwrap_err();
    assert_eq!(refused.code, "export.several-sources");
    assert!(
        refused.to_string().contains("finance, tables") || refused.to_string().contains("tables, finance"),
        "{refused}"
    );
    let (answer, file) = export(&story.ctx, None, Some("finance")).unwrap();
    assert_eq!(answer.rows, 2);
    assert!(file.contains(",6,USD") && !file.contains(",5,USD"), "{file}");
    assert_eq!(export(&story.ctx, None, Some("nobody")).unwrap_err().code, "export.source-not-found");
}

fn real(folder: &str, keep_good: bool, days: &[&str]) {
    let Some(path) = shared(&format!("real-data/{folder}")) else { return };
    let story = Story::new();
    for kind in ["activities", "milestones", "budgets", "transactions", "events"] {
        let file = path.join(format!("{kind}.csv.gz"));
        if file.exists() {
            let mut request = Story::request(kind);
            request.keep_good = keep_good;
            story.import_path(&request, &file).unwrap();
        }
    }
    let copy = copy(&story.headway, &story.ctx, SheetFormat::CsvGzip);
    same_figures(&story.headway, &copy.headway, &story.ctx, days);
}

#[test]
fn the_undp_history_comes_back() {
    real("undp", false, &["2008-12-31", "2011-06-30", "2013-10-07"]);
}

#[test]
fn the_asian_development_bank_comes_back() {
    real("adb", true, &["2003-12-31", "2008-12-31", "2026-11-23"]);
}

#[test]
fn the_world_bank_comes_back() {
    real("worldbank", false, &["2005-12-31", "2009-12-31"]);
}

#[test]
fn an_event_log_comes_back() {
    real("prepaid-travel-cost", false, &["2017-12-31", "2018-10-31", "2019-12-31"]);
}

//! When a row became known, and how that is said.

use crate::{codes, read_with, today};
use domain::Day;
use domain::statement::{Recorded, RecordedBasis, Statement};
use tables::{Kind, Limits, RecordedOn};

fn recorded(kind: Kind, recorded_on: RecordedOn, text: &str) -> (Recorded, Vec<&'static str>) {
    let (_, rows) = read_with(kind, text.as_bytes(), recorded_on, Limits::default()).unwrap();
    let recorded = match rows[0].statement.as_ref().unwrap() {
        Statement::Activity(s) => s.recorded,
        Statement::Milestone(s) => s.recorded,
        Statement::Ledger(s) => s.recorded,
        Statement::Event(s) => s.recorded,
        Statement::Rate(s) => s.recorded,
        Statement::Rating(s) => s.recorded,
    };
    (recorded, codes(&rows[0]))
}

fn on(day: &str, basis: RecordedBasis) -> Recorded {
    Recorded { on: Day::parse(day).unwrap(), basis }
}

use RecordedBasis::{Happened, Import, Stated};

#[test]
fn the_column_comes_first_then_the_command_then_today() {
    let given = RecordedOn::On(Day::parse("2026-02-02").unwrap());
    let with = "activity,milestone,recorded_on\nA,M10,2025-05-05\n";
    let without = "activity,milestone,recorded_on\nA,M10,\n";
    for how in [RecordedOn::Column, given, RecordedOn::Happened] {
        assert_eq!(recorded(Kind::Milestones, how, with).0, on("2025-05-05", Stated));
    }
    assert_eq!(recorded(Kind::Milestones, given, without).0, on("2026-02-02", Stated));
    assert_eq!(recorded(Kind::Milestones, RecordedOn::Column, without).0, Recorded { on: today(), basis: Import });
    assert_eq!(recorded(Kind::Milestones, RecordedOn::Happened, without).0.basis, Import);
}

#[test]
fn happened_is_each_rows_own_date() {
    for (kind, text, expected) in [
        (Kind::Activities, "activity,title,approved_on\nA,T,2020-01-02\n", on("2020-01-02", Happened)),
        (Kind::Activities, "activity,title,planned_start\nA,T,2020-01-02\n", on("2026-06-01", Import)),
        (
            Kind::Milestones,
            "activity,milestone,planned_on,actual_on\nA,M10,2019-01-01,2020-01-02\n",
            on("2020-01-02", Happened),
        ),
        (
            Kind::Budgets,
            "activity,kind,period_start,period_end,amount,currency\nA,original,2020-01-01,2020-12-31,1,USD\n",
            on("2020-01-01", Happened),
        ),
        (
            Kind::Budgets,
            "activity,kind,period_start,period_end,amount,currency\nA,original,2030-01-01,2030-12-31,1,USD\n",
            on("2026-06-01", Happened),
        ),
        (
            Kind::Transactions,
            "activity,kind,date,amount,currency\nA,expenditure,2020-01-02,1,USD\n",
            on("2020-01-02", Happened),
        ),
        (Kind::Rates, "date,currency,base,rate\n2020-01-02,CHF,USD,1\n", on("2020-01-02", Happened)),
        (Kind::Ratings, "activity,rating,rated_on\nA,HS,2020-01-02\n", on("2020-01-02", Happened)),
    ] {
        assert_eq!(recorded(kind, RecordedOn::Happened, text), (expected, vec![]), "{text}");
    }
}

#[test]
fn events_are_known_since_they_were_completed_in_the_zone() {
    // 23:30 UTC is the next day at +01:00.
    let text = "process,case,step,completed_at\np,c,s,2025-03-04T23:30:00Z\n";
    for how in [RecordedOn::Column, RecordedOn::Happened, RecordedOn::On(today())] {
        assert_eq!(recorded(Kind::Events, how, text), (on("2025-03-05", Happened), vec![]));
    }
    let text = "process,case,step,completed_at,recorded_on\np,c,s,2025-03-04,2025-04-01\n";
    assert_eq!(recorded(Kind::Events, RecordedOn::Column, text).0, on("2025-04-01", Stated));
}

#[test]
fn nothing_is_known_before_it_happened() {
    let late = vec!["recorded.before-actual"];
    for (kind, text) in [
        (Kind::Milestones, "activity,milestone,actual_on,recorded_on\nA,M10,2025-03-04,2025-01-01\n"),
        (Kind::Activities, "activity,title,actual_end,recorded_on\nA,T,2025-03-04,2025-01-01\n"),
        (Kind::Transactions, "activity,kind,date,amount,currency,recorded_on\nA,4,2025-03-04,1,USD,2025-01-01\n"),
        (Kind::Events, "process,case,step,completed_at,recorded_on\np,c,s,2025-03-04T12:00:00Z,2025-01-01\n"),
    ] {
        assert_eq!(recorded(kind, RecordedOn::Column, text), (on("2025-03-04", Happened), late.clone()), "{text}");
    }
    let text = "activity,milestone,recorded_on\nA,M10,2030-01-01\n";
    assert_eq!(recorded(Kind::Milestones, RecordedOn::Column, text).1, ["recorded.in-future"]);
}

//! The made-up portfolio seen from outside: the same every time, consistent, of the wanted size, and showing what it
//! is there to show.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

mod features;
mod history;
mod size;

use demonstration::Spec;
use domain::Day;
use domain::statement::Statement;
use std::ops::ControlFlow;

/// A fixed today, so that no test depends on the calendar.
fn today() -> Day {
    Day::parse("2026-11-15").unwrap()
}

fn spec() -> Spec {
    Spec::new(today())
}

/// Every statement of a small portfolio.
fn all(spec: &Spec) -> Vec<Statement> {
    let mut statements = Vec::new();
    let _ = demonstration::generate(spec, &mut |s| {
        statements.push(s);
        ControlFlow::Continue(())
    });
    statements
}

/// The activity a statement is about; blank for rates and unlinked events.
fn activity_of(statement: &Statement) -> &str {
    match statement {
        Statement::Activity(s) => &s.activity,
        Statement::Milestone(s) => &s.activity,
        Statement::Ledger(s) => &s.activity,
        Statement::Event(s) => s.activity.as_deref().unwrap_or(""),
        Statement::Rate(_) => "",
        Statement::Rating(s) => &s.activity,
    }
}

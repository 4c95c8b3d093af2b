//! A whole screen of figures for a portfolio of a given size: from cold (open, load, compute) and warm, beside a raw
//! scan of the same ledger columns.

use super::measure::{Figures, memory, timed};
use crate::arguments::Global;
use crate::clock;
use crate::output::Output;
use app::filters::Filters;
use app::{Failure, Headway};
use domain::{AsOf, Context};

pub(crate) fn run(
    global: &Global,
    activities: u32,
    transactions: u64,
    events: u64,
    output: &Output,
) -> Result<u8, Failure> {
    let directory = std::env::temp_dir().join(format!("headway-bench-status-{}", std::process::id()));
    let result = measure(global, activities, transactions, events, output, &directory);
    let _ = std::fs::remove_dir_all(&directory);
    let figures = result?;
    if output.json {
        output.print_json(&figures.to_json())?
    } else {
        output.print(&figures.to_text())?
    }
    Ok(0)
}

fn measure(
    global: &Global,
    activities: u32,
    transactions: u64,
    events: u64,
    output: &Output,
    directory: &std::path::Path,
) -> Result<Figures, Failure> {
    let today = clock::today(global.today, &domain::Zone::default());
    let mut ctx = Context::local(today);
    ctx.language = output.language;
    ctx.as_of = AsOf::day(today);
    let spec = demonstration::Spec {
        seed: 1999,
        today,
        activities: u64::from(activities),
        transactions: Some(transactions),
        events: Some(events),
    };
    let mut figures = Figures::default();
    let (made, spent) = timed(|| {
        let headway = Headway::open_or_create(directory)?;
        app::demonstration::fill(&headway, &ctx, &spec, clock::now(), &mut |_| {})
    });
    made?;
    figures.add("make and store the portfolio", spent.wall, "s wall");
    let (_, resident_before) = memory();
    let (opened, cold) = timed(|| screen(directory, &ctx));
    let headway = opened?;
    let (_, resident) = memory();
    figures.add("whole screen, cold, on the clock", cold.wall, "s wall");
    figures.add("whole screen, cold", cold.cpu, "CPU s");
    let (warm, spent) = timed(|| (0..20).try_for_each(|_| figures_of(&headway, &ctx)));
    warm?;
    figures.add("whole screen, warm", spent.cpu / 20.0 * 1000.0, "CPU ms");
    let known = headway.known(&ctx)?;
    let ledger = &known.facts.ledger;
    let (sum, raw) = timed(|| {
        (0..20)
            .map(|_| ledger.amount.iter().filter(|a| **a != i64::MIN).map(|a| i128::from(*a)).sum::<i128>())
            .fold(0i128, i128::wrapping_add)
    });
    figures.add("raw scan of the same amounts", raw.cpu / 20.0 * 1000.0, "CPU ms");
    figures.add("ledger lines", ledger.len() as f64, "lines");
    figures.add("events", known.facts.events.process.len() as f64, "events");
    if let (Some(before), Some(after)) = (resident_before, resident) {
        figures.add("memory of the loaded facts", after - before, "MB");
    }
    // The sum is used, so that the scan is not optimised away.
    if sum == i128::MIN {
        figures.add("overflow", 1.0, "");
    }
    Ok(figures)
}

fn screen(directory: &std::path::Path, ctx: &Context) -> Result<Headway, Failure> {
    let headway = Headway::open(directory)?;
    figures_of(&headway, ctx)?;
    Ok(headway)
}

/// What the dashboard asks for.
fn figures_of(headway: &Headway, ctx: &Context) -> Result<(), Failure> {
    let all = Filters::default();
    app::status::status(headway, ctx, &all)?;
    app::trends::trends(headway, ctx, &all, &app::trends::TrendsQuestion::spending_by_month())?;
    app::signals::signals(headway, ctx, &all, &app::signals::SignalsQuestion::default())?;
    for process in app::processes::counts(headway, ctx)? {
        let question = app::bottlenecks::BottlenecksQuestion {
            process: process.process,
            window_days: 90,
            by: Some("office".into()),
            working_days: false,
        };
        app::bottlenecks::bottlenecks(headway, ctx, &all, &question)?;
    }
    Ok(())
}

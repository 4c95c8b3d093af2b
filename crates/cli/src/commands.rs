//! One function per command. Each opens what it needs, asks `app`, and prints.

mod activities;
mod audit;
mod bottlenecks;
mod cases;
mod compare;
mod demo;
mod durations;
mod export;
mod forecast;
mod import;
mod indices;
mod ledger_of_signals;
mod papers;
mod process;
mod publications;
mod quality;
mod rules;
mod serve;
mod settings;
mod signals;
mod slip;
mod status;
mod template;
mod trends;
mod validate;
mod what_if;

use crate::arguments::{Arguments, Command, Global, Selection};
use crate::{bench, clock, output::Output};
use app::filters::Filters;
use app::{Failure, Headway};
use domain::{AsOf, Context, Zone};
use std::path::{Path, PathBuf};

/// Runs one command and gives the exit code.
pub(crate) fn run(arguments: Arguments, output: &Output) -> Result<u8, Failure> {
    let global = &arguments.global;
    match arguments.command {
        Command::Demo(demo) => demo::run(global, &demo, output),
        Command::Serve(serve) => serve::run(global, &serve, output),
        Command::Import(import) => import::run(global, &import, output),
        Command::Validate(validate) => validate::run(global, &validate, output),
        Command::Template(template) => template::run(&template, output),
        Command::Status(status) => status::run(global, &status, output),
        Command::Trends(trends) => trends::run(global, &trends, output),
        Command::Durations(durations) => durations::run(global, &durations, output),
        Command::Bottlenecks(bottlenecks) => bottlenecks::run(global, &bottlenecks, output),
        Command::Cases(cases) => cases::run(global, &cases, output),
        Command::Export(export) => export::run(global, &export, output),
        Command::Process(process) => process::run(global, &process, output),
        Command::Forecast(forecast) => forecast::run(global, &forecast, output),
        Command::Slip(slip) => slip::run(global, &slip, output),
        Command::Indices(indices) => indices::run(global, &indices, output),
        Command::Publications(publications) => publications::run(global, &publications, output),
        Command::WhatIf(question) => what_if::run(global, &question, output),
        Command::Quality(quality) => quality::run(global, &quality, output),
        Command::Signals(signals) => signals::run(global, &signals, output),
        Command::Compare(compare) => compare::run(global, &compare, output),
        Command::Rules(command) => rules::run(global, &command, output),
        Command::LedgerOfSignals(ledger) => ledger_of_signals::run(global, &ledger, output),
        Command::Activities(activities) => activities::run(global, &activities, output),
        Command::Audit(audit) => audit::run(global, &audit, output),
        Command::Settings(settings) => settings::run(global, &settings, output),
        Command::Bench(bench) => bench::run(global, &bench, output),
        Command::Completions { shell } => papers::completions(shell),
        Command::Manual { directory } => papers::manual(&directory),
    }
}

/// The data directory: as given, else the platform's.
pub(crate) fn data_directory(global: &Global) -> Result<PathBuf, Failure> {
    if let Some(directory) = &global.data {
        return Ok(directory.clone());
    }
    platform_directory().ok_or_else(|| Failure::invalid("data.no-directory"))
}

fn platform_directory() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        return set("APPDATA").map(|d| d.join("Headway"));
    }
    if cfg!(target_os = "macos") {
        return set("HOME").map(|h| h.join("Library/Application Support/Headway"));
    }
    set("XDG_DATA_HOME").or_else(|| set("HOME").map(|h| h.join(".local/share"))).map(|d| d.join("headway"))
}

/// Opens the data directory to read figures; there must be one.
pub(crate) fn opened(global: &Global, output: &Output) -> Result<(Headway, Context), Failure> {
    let directory = data_directory(global)?;
    let headway = Headway::open(&directory)?;
    let ctx = context(global, output, &headway)?;
    Ok((headway, ctx))
}

/// Opens or makes the data directory, for commands that write.
pub(crate) fn opened_or_created(
    global: &Global,
    directory: &Path,
    output: &Output,
) -> Result<(Headway, Context), Failure> {
    let headway = Headway::open_or_create(directory)?;
    let ctx = context(global, output, &headway)?;
    Ok((headway, ctx))
}

/// Who asks, with which knowledge: today and the as-of day in the organisation's time zone.
pub(crate) fn context(global: &Global, output: &Output, headway: &Headway) -> Result<Context, Failure> {
    let utc = Context::local(clock::today(global.today, &Zone::default()));
    let zone = headway.settings(&utc)?.time_zone;
    let today = clock::today(global.today, &zone);
    let mut ctx = Context::local(today);
    ctx.language = output.language;
    ctx.as_of = global.as_of.unwrap_or(AsOf::day(today));
    Ok(ctx)
}

/// Filters as typed.
pub(crate) fn filters(selection: &Selection) -> Filters {
    Filters {
        office: selection.office.clone(),
        donor: selection.donor.clone(),
        country: selection.country.clone(),
        region: selection.region.clone(),
        sector: selection.sector.clone(),
        theme: selection.theme.clone(),
        activity: selection.activity.clone(),
        ..Filters::default()
    }
}

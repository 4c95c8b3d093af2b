//! All of it in one run: every method over a portfolio of a given size, from cold (open, load, compute), first one
//! after the other with the cost of each, then at once on the cores there are, as several readers would ask.

use super::measure::{Figures, Spent, timed, timed_on_thread};
use crate::arguments::Global;
use crate::output::Output;
use crate::{clock, commands};
use app::activities::ListQuestion;
use app::bottlenecks::BottlenecksQuestion;
use app::cases::CasesQuestion;
use app::durations::DurationsQuestion;
use app::filters::Filters;
use app::forecast::{FiscalYear, ForecastQuestion};
use app::ledger_of_signals::LedgerQuestion;
use app::signals::SignalsQuestion;
use app::trends::{MEASURES, TrendsQuestion};
use app::{Failure, Headway};
use domain::{AsOf, Context};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs from cold; of each figure the least counts, because others disturb and nothing speeds up.
const RUNS: usize = 3;

/// What to measure.
pub(crate) struct Question {
    /// Activities of the made-up portfolio.
    pub(crate) activities: u32,
    /// Its transactions.
    pub(crate) transactions: u64,
    /// Its events.
    pub(crate) events: u64,
    /// One's own data directory instead.
    pub(crate) own: bool,
}

/// Something that a reader asks for.
struct Part {
    name: String,
    ask: Ask,
}

type Ask = Box<dyn Fn(&Headway, &Context) -> Result<(), Failure> + Send + Sync>;

/// A run from cold in which nothing is asked beside anything else.
struct Alone {
    open: Spent,
    parts: Vec<Spent>,
    all: Spent,
}

pub(crate) fn run(global: &Global, question: &Question, output: &Output) -> Result<u8, Failure> {
    let made = std::env::temp_dir().join(format!("headway-bench-everything-{}", std::process::id()));
    let result = measure(global, question, output, &made);
    let _ = std::fs::remove_dir_all(&made);
    let figures = result?;
    if output.json {
        output.print_json(&figures.to_json())?
    } else {
        output.print(&figures.to_text())?
    }
    Ok(0)
}

fn measure(global: &Global, question: &Question, output: &Output, made: &Path) -> Result<Figures, Failure> {
    let today = clock::today(global.today, &domain::Zone::default());
    let mut ctx = Context::local(today);
    ctx.language = output.language;
    ctx.as_of = AsOf::day(today);
    let directory = if question.own { commands::data_directory(global)? } else { fill(question, &ctx, made)? };
    let mut figures = Figures::default();
    let (mut alone, mut together) = (Vec::new(), Vec::new());
    let mut names = Vec::new();
    for run in 0..RUNS {
        let headway = Headway::open(&directory)?;
        names = parts(&headway, &ctx)?.into_iter().map(|part| part.name).collect();
        if run == 0 {
            let known = headway.known(&ctx)?;
            figures.add("activities", known.portfolio.len() as f64, "activities");
            figures.add("ledger lines", known.facts.ledger.len() as f64, "lines");
            figures.add("events", known.facts.events.case.len() as f64, "events");
        }
        drop(headway);
        alone.push(one_after_the_other(&directory, &ctx)?);
        together.push(at_once(&directory, &ctx)?);
    }
    let mut add = |name: &str, of: &dyn Fn(&Alone) -> Spent| figures.add_spent(name, alone.iter().map(of));
    add("open and load", &|a| a.open);
    for (at, name) in names.iter().enumerate() {
        add(name, &|a| a.parts[at]);
    }
    add("all, one after the other, cold", &|a| a.all);
    figures.add_spent("all, at once, cold", together.into_iter());
    Ok(figures)
}

fn fill(question: &Question, ctx: &Context, directory: &Path) -> Result<PathBuf, Failure> {
    let spec = demonstration::Spec {
        seed: 1999,
        today: ctx.today,
        activities: u64::from(question.activities),
        transactions: Some(question.transactions),
        events: Some(question.events),
    };
    let headway = Headway::open_or_create(directory)?;
    app::demonstration::fill(&headway, ctx, &spec, clock::now(), &mut |_| {})?;
    Ok(directory.to_owned())
}

impl Part {
    fn of<T>(
        name: impl Into<String>,
        ask: impl Fn(&Headway, &Context) -> Result<T, Failure> + Send + Sync + 'static,
    ) -> Part {
        Part {
            name: name.into(),
            ask: Box::new(move |headway, ctx| ask(headway, ctx).map(|answer| drop(black_box(answer)))),
        }
    }
}

/// Everything there is to ask of a portfolio; what takes longest first, so that it is not waited for at the end.
fn parts(headway: &Headway, ctx: &Context) -> Result<Vec<Part>, Failure> {
    let mut parts = Vec::new();
    let all = Filters::default;
    let by_office = || Some("office".to_owned());
    parts.push(Part::of("forecast of 12 months by office", move |headway, ctx| {
        let question = ForecastQuestion { months: 12, by: by_office(), year_end: None };
        app::forecast::forecast(headway, ctx, &all(), &question)
    }));
    parts.push(Part::of("forecast of the year's end", move |headway, ctx| {
        let question = ForecastQuestion { months: 0, by: None, year_end: Some(FiscalYear::Own) };
        app::forecast::forecast(headway, ctx, &all(), &question)
    }));
    parts.push(Part::of("portfolio indices by office", move |headway, ctx| {
        let question = app::indices::IndicesQuestion { by: Some("office".to_owned()), index: None };
        app::indices::indices(headway, ctx, &all(), &question)
    }));
    parts.push(Part::of("slip of ends", move |headway, ctx| app::slip::slip(headway, ctx, &all(), 12)));
    parts.push(Part::of("ledger of signals", move |headway, ctx| {
        app::ledger_of_signals::ledger_of_signals(headway, ctx, &all(), LedgerQuestion::default())
    }));
    for measure in MEASURES {
        parts.push(Part::of(format!("trend of {measure}"), move |headway, ctx| {
            let question = TrendsQuestion { measure: measure.to_owned(), ..TrendsQuestion::spending_by_month() };
            app::trends::trends(headway, ctx, &all(), &question)
        }));
    }
    for process in app::processes::counts(headway, ctx)? {
        let code = process.process;
        let process = code.clone();
        parts.push(Part::of(format!("cases of {code}"), move |headway, ctx| {
            let question = CasesQuestion { process: process.clone(), target_days: None };
            app::cases::cases(headway, ctx, &all(), &question)
        }));
        let process = code.clone();
        parts.push(Part::of(format!("bottlenecks of {code}"), move |headway, ctx| {
            let question =
                BottlenecksQuestion { process: process.clone(), window_days: 90, by: by_office(), working_days: false };
            app::bottlenecks::bottlenecks(headway, ctx, &all(), &question)
        }));
        let process = code.clone();
        parts.push(Part::of(format!("durations of {code}"), move |headway, ctx| {
            let (from, to, begun_from, begun_until) = (None, None, None, None);
            let question = DurationsQuestion {
                process: process.clone(),
                from,
                to,
                by: by_office(),
                records_from: None,
                begun_from,
                begun_until,
                working_days: false,
            };
            app::durations::durations(headway, ctx, &all(), &question)
        }));
        parts.push(Part::of(format!("map of {code}"), move |headway, ctx| {
            app::processes::discover(headway, ctx, &all(), &code)
        }));
    }
    parts
        .push(Part::of("quality by office", move |headway, ctx| app::quality::quality(headway, ctx, &all(), "office")));
    parts.push(Part::of("status", move |headway, ctx| app::status::status(headway, ctx, &all())));
    parts.push(Part::of("signals", move |headway, ctx| {
        app::signals::signals(headway, ctx, &all(), &SignalsQuestion::default())
    }));
    for measure in ["delivery", "slip", "punctuality", "closure"] {
        parts.push(Part::of(format!("comparison of {measure} by office"), move |headway, ctx| {
            app::comparison::compare_groups(headway, ctx, &all(), measure, "office")
        }));
    }
    parts.push(Part::of("offices", move |headway, ctx| app::offices::list(headway, ctx, &all())));
    parts.push(Part::of("activities, 50 of them", move |headway, ctx| {
        app::activities::list(headway, ctx, &all(), &ListQuestion { per_page: 50, ..ListQuestion::default() })
    }));
    let first = headway.known(ctx)?.facts.activities.identifiers.first().cloned();
    if let Some(activity) = first {
        parts.push(Part::of("one activity with its peers", move |headway, ctx| {
            app::activity::show(headway, ctx, &activity)
        }));
    }
    Ok(parts)
}

fn one_after_the_other(directory: &Path, ctx: &Context) -> Result<Alone, Failure> {
    let (result, all) = timed(|| {
        let (headway, open) = timed(|| opened(directory, ctx));
        let headway = headway?;
        let mut spent = Vec::new();
        for part in parts(&headway, ctx)? {
            let (asked, took) = timed_on_thread(|| (part.ask)(&headway, ctx));
            asked?;
            spent.push(took);
        }
        Ok::<_, Failure>((open, spent, headway))
    });
    let (open, parts, _) = result?;
    Ok(Alone { open, parts, all })
}

/// As many readers as there are cores, each of whom asks for the next part that nobody has asked for.
fn at_once(directory: &Path, ctx: &Context) -> Result<Spent, Failure> {
    let (result, spent) = timed(|| {
        let headway = opened(directory, ctx)?;
        let parts = parts(&headway, ctx)?;
        let next = AtomicUsize::new(0);
        let reader = || {
            while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
                (part.ask)(&headway, ctx)?;
            }
            Ok::<_, Failure>(())
        };
        let readers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        std::thread::scope(|scope| {
            let readers: Vec<_> = (0..readers).map(|_| scope.spawn(reader)).collect();
            readers.into_iter().try_for_each(|reader| reader.join().unwrap_or_else(|p| std::panic::resume_unwind(p)))
        })?;
        Ok::<_, Failure>(headway)
    });
    result.map(|_| spent)
}

fn opened(directory: &Path, ctx: &Context) -> Result<Headway, Failure> {
    let headway = Headway::open(directory)?;
    headway.known(ctx)?;
    Ok(headway)
}

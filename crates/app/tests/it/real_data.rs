//! Every folder of real data and every IATI sample goes in, and every figure can be asked of it.

use crate::support::{Story, shared};
use app::bottlenecks::{BottlenecksQuestion, bottlenecks};
use app::durations::{DurationsQuestion, durations};
use app::filters::Filters;
use app::offices;
use app::processes::counts;
use app::signals::{SignalsQuestion, signals};
use app::status::status;
use app::trends::{MEASURES, PeriodLength, TrendsQuestion, trends};

/// Asks every figure; each must answer.
fn ask_everything(story: &Story, as_of: &str) -> app::status::StatusAnswer {
    let (ctx, all) = (story.as_of(as_of), Filters::default());
    for measure in MEASURES {
        let question = TrendsQuestion { measure: measure.into(), by: None, period: PeriodLength::Year, process: None };
        trends(&story.headway, &ctx, &all, &question).unwrap();
    }
    for process in counts(&story.headway, &ctx).unwrap() {
        let question = BottlenecksQuestion {
            process: process.process.clone(),
            window_days: 90,
            by: Some("office".into()),
            working_days: false,
        };
        let board = bottlenecks(&story.headway, &ctx, &all, &question).unwrap();
        let shares: f64 = board.steps.iter().filter_map(|s| s.share).sum();
        assert!(board.steps.iter().all(|s| s.share.is_none()) || (shares - 1.0).abs() < 1e-9, "{}", process.process);
        let question = DurationsQuestion { process: process.process, ..DurationsQuestion::default() };
        durations(&story.headway, &ctx, &all, &question).unwrap();
    }
    signals(&story.headway, &ctx, &all, &SignalsQuestion::default()).unwrap();
    offices::list(&story.headway, &ctx, &all).unwrap();
    status(&story.headway, &ctx, &all).unwrap()
}

fn import_folder(folder: &str, keep_good: bool) -> Option<(Story, u64, u64)> {
    let path = shared(&format!("real-data/{folder}"))?;
    let story = Story::new();
    let (mut rows, mut refused) = (0, 0);
    for kind in ["activities", "milestones", "budgets", "transactions", "events"] {
        let file = path.join(format!("{kind}.csv.gz"));
        if !file.exists() {
            continue;
        }
        let mut request = Story::request(kind);
        request.keep_good = keep_good;
        let outcome = story.import_path(&request, &file).unwrap();
        assert!(outcome.change.is_some(), "{folder}/{kind}: {:?}", Story::refusals(&outcome));
        rows += outcome.rows;
        refused += outcome.refused;
        let again = story.import_path(&request, &file).unwrap();
        assert_eq!((again.new, again.changed, again.change), (0, 0, None), "{folder}/{kind} again");
    }
    Some((story, rows, refused))
}

#[test]
fn the_world_bank_portfolio() {
    let Some((story, rows, refused)) = import_folder("worldbank", false) else { return };
    assert_eq!((rows, refused), (2_472 + 2_373 + 46_323, 0));
    let answer = ask_everything(&story, "2009-12-31");
    assert_eq!((answer.counts.activities, answer.counts.transactions), (2_472, 46_323));
}

#[test]
fn the_asian_development_bank_portfolio_with_two_loans_that_contradict_themselves() {
    let Some((story, rows, refused)) = import_folder("adb", true) else { return };
    assert_eq!((rows, refused), (1_090 + 3_154, 4));
    let answer = ask_everything(&story, "2008-12-31");
    assert_eq!(answer.counts.activities, 545);
}

#[test]
fn the_undp_history() {
    let Some((story, rows, refused)) = import_folder("undp", false) else { return };
    assert_eq!((rows, refused), (22_309 + 5_115 + 4_352, 0));
    let answer = ask_everything(&story, "2013-10-07");
    assert_eq!((answer.counts.activities, answer.counts.budgets), (9_717, 5_115));
}

#[test]
fn the_unesco_portfolio() {
    let Some((story, rows, refused)) = import_folder("unesco", false) else { return };
    assert_eq!((rows, refused), (2_064 + 4_232, 0));
    let answer = ask_everything(&story, "2024-11-13");
    assert_eq!((answer.counts.activities, answer.counts.transactions), (2_064, 4_232));
    assert!(answer.unknown.iter().any(|u| u.what == "amount" && u.n == 238), "{:?}", answer.unknown);
}

#[test]
fn two_event_logs() {
    for (folder, events, cases) in [("request-for-payment", 36_072, 6_760), ("prepaid-travel-cost", 17_507, 2_007)] {
        let Some((story, rows, refused)) = import_folder(folder, false) else { return };
        assert_eq!((rows, refused), (events, 0));
        let answer = ask_everything(&story, "2018-10-31");
        assert!(answer.counts.steps <= events && answer.counts.cases <= cases);
        assert_eq!(ask_everything(&story, "2019-12-31").counts.steps, events);
    }
}

#[test]
fn every_iati_sample() {
    let Some(folder) = shared("iati-samples/xml") else { return };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 30);
    let story = Story::new();
    for file in &files {
        let mut request = Story::request("iati");
        request.keep_good = true;
        let outcome = story.import_path(&request, file).unwrap();
        // One predates the standard and gives its activities no identifier.
        let holds_none = file.ends_with("schemas-worldbank.xml");
        assert_eq!(outcome.change.is_some(), !holds_none, "{}: {:?}", file.display(), Story::findings(&outcome));
        assert_eq!(
            outcome.rows,
            outcome.new + outcome.changed + outcome.unchanged + outcome.refused,
            "{}",
            file.display()
        );
        let again = story.import_path(&request, file).unwrap();
        assert_eq!(again.change, None, "{} again: {} new, {} changed", file.display(), again.new, again.changed);
    }
    let answer = ask_everything(&story, "2026-11-23");
    assert!(answer.counts.activities > 1_800, "{}", answer.counts.activities);
    let organisations = app::organisations::published(&story.headway, &story.ctx, None).unwrap();
    let identifiers: Vec<_> = organisations.iter().map(|o| o.statement.organisation.as_str()).collect();
    assert_eq!(identifiers, ["GB-GOV-10"]);
    assert_eq!(story.headway.verify_changes(&story.ctx).unwrap().first_broken, None);
}

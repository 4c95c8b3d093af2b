//! Fifty answers of forecast and fifty of slip computed again by a second implementation, written from
//! docs/methods/forecast.md and docs/methods/slip.md alone, out of nothing but what the answers print.

use crate::support::{Story, shared};
use app::filters::Filters;
use app::forecast::{ForecastQuestion, forecast};
use app::slip::slip;
use serde_json::Value;

/// Fifty answers spread over a list by a fixed stride, so that all kinds are met.
fn fifty(all: &[Value]) -> Vec<&Value> {
    let stride = (all.len() * 7 / 50 + 1) | 1;
    (0..50).map(|i| &all[(i * stride) % all.len()]).collect()
}

fn number(value: &Value, path: &[&str]) -> Option<f64> {
    path.iter().try_fold(value, |v, key| v.get(key))?.as_f64()
}

fn close(is: f64, should: f64, what: &Value) {
    assert!((is - should).abs() <= 1e-9 * should.abs().max(1.0), "{is} is not {should}: {what}");
}

fn imported(folder: &str, tables: &[&str]) -> Option<Story> {
    let path = shared(&format!("real-data/{folder}"))?;
    let story = Story::new();
    for table in tables {
        let request = app::import::ImportRequest { keep_good: true, ..Story::request(table) };
        story.import_path(&request, &path.join(format!("{table}.csv.gz"))).unwrap();
    }
    Some(story)
}

/// Step 4 and 5 of forecast.md.
fn quantile_again(answer: &Value, season: f64, months: f64, which: &str) -> f64 {
    let basis = |key: &str| number(answer, &["basis", key]);
    let (unit, mean) = (basis("unit").unwrap(), basis("class_mean").unwrap());
    let is_average = answer["basis"]["method"] == "average-pace";
    let left = if answer["basis"]["scale"] == "approved" { (1.0 - basis("spent").unwrap()).max(0.0) } else { f64::MAX };
    let age = basis("age_months").unwrap();
    let own = match basis("last_year") {
        _ if is_average => (age >= 6.0).then(|| (basis("spent").unwrap().max(0.0) / age * months).min(left)),
        Some(year) if age >= 12.0 && answer["basis"]["scale"] != "nothing" => {
            Some((year.max(0.0) * months / 12.0).min(left))
        }
        _ => None,
    };
    let factor = own.filter(|_| mean > 0.0).map_or(1.0, |pace| (0.7 + 0.3 * pace / mean).min(2.0));
    let share = factor * number(answer, &["basis", "class_quantiles", which]).unwrap();
    unit * season * if is_average { share.min(left) } else { share }
}

#[test]
fn fifty_forecasts_can_be_computed_again_from_what_they_print() {
    let Some(story) = imported("worldbank", &["activities", "transactions"]) else { return };
    for months in [12, 6] {
        let question = ForecastQuestion { months, ..ForecastQuestion::default() };
        let answer = forecast(&story.headway, &story.as_of("2006-12-31"), &Filters::default(), &question).unwrap();
        let answer = serde_json::to_value(answer).unwrap();
        let season = number(&answer, &["basis", "season"]).unwrap();
        let mut blended = 0;
        for given in fifty(answer["activities"].as_array().unwrap()) {
            for which in ["p10", "p50", "p90"] {
                close(quantile_again(given, season, f64::from(months), which), given[which].as_f64().unwrap(), given);
            }
            blended += usize::from(given["basis"]["method"] == "class-and-pace");
        }
        assert!(blended > 10, "both kinds are among them: {blended}");
    }
}

#[test]
fn fifty_forecasts_of_a_ledger_that_has_just_begun_can_be_computed_again() {
    let Some(story) = imported("unesco", &["activities", "transactions"]) else { return };
    let question = ForecastQuestion { months: 12, ..ForecastQuestion::default() };
    let answer = forecast(&story.headway, &story.as_of("2024-11-13"), &Filters::default(), &question).unwrap();
    let answer = serde_json::to_value(answer).unwrap();
    let all = answer["activities"].as_array().unwrap();
    let answered = all.iter().filter(|a| a["p50"].is_number()).count();
    assert!(answered as f64 >= 0.95 * all.len() as f64, "{answered} of {}", all.len());
    for given in fifty(all) {
        for which in ["p10", "p50", "p90"] {
            close(quantile_again(given, 1.0, 12.0, which), given[which].as_f64().unwrap(), given);
        }
    }
}

/// "Months" of slip.md: the product of the printed steps after the time already passed, or the latest end seen.
fn months_again(answer: &Value, curves: &[Value], share: f64) -> Option<f64> {
    let basis = &answer["basis"];
    let passed = -basis["months_left"].as_f64()?;
    let steps = curves[usize::try_from(basis["curve"].as_u64()?).unwrap()]["steps"].as_array().unwrap();
    let step = |s: &Value| (s[0].as_f64().unwrap() / 30.4375, s[1].as_f64().unwrap(), s[2].as_f64().unwrap());
    let mut later = 1.0;
    let mut latest = None;
    for (months, at_risk, ended) in steps.iter().map(step).filter(|(months, ..)| *months > passed) {
        later *= 1.0 - ended / at_risk;
        latest = Some(months);
        if later <= 1.0 - share + 1e-9 {
            break;
        }
    }
    latest
}

#[test]
fn fifty_slips_in_months_can_be_computed_again() {
    let Some(story) = imported("adb", &["activities", "milestones"]) else { return };
    let answer = slip(&story.headway, &story.as_of("2002-12-31"), &Filters::default(), 14).unwrap();
    let answer = serde_json::to_value(answer).unwrap();
    let open: Vec<Value> =
        answer["activities"].as_array().unwrap().iter().filter(|a| a["planned_end"].is_string()).cloned().collect();
    let curves = answer["basis"]["curves"].as_array().unwrap();
    let (mut classes, mut given) = (std::collections::BTreeSet::new(), 0);
    for one in fifty(&open) {
        for (which, share) in [("p10", 0.1), ("p50", 0.5), ("p90", 0.9)] {
            let printed = number(one, &["months", which]);
            let again = months_again(one, curves, share);
            assert_eq!(printed.is_some(), again.is_some(), "{one}");
            printed.zip(again).into_iter().for_each(|(is, should)| close(is, should, one));
            given += usize::from(printed.is_some());
        }
        classes.insert(one["basis"]["curve"].as_u64());
    }
    assert!(given > 100 && classes.len() >= 2, "{given} {classes:?}");
    // The class and its numbers are the ones printed beside it.
    let first = &open[0]["basis"];
    let curve = &curves[usize::try_from(first["curve"].as_u64().unwrap()).unwrap()];
    assert_eq!(curve["class"], first["class"]);
}

/// "Run forward" of slip.md.
fn chance_again(answer: &Value, bands: &[Value], months: u32) -> f64 {
    let left = number(answer, &["basis", "months_left"]).unwrap();
    let factors: f64 =
        answer["basis"]["factors"].as_array().unwrap().iter().map(|f| f["factor"].as_f64().unwrap()).product();
    let (mut there, mut moved) = (1.0, 0.0);
    for month in 0..months {
        let at = left - f64::from(month) - 0.5;
        let from = |b: &Value| b["from"].as_f64().unwrap_or(f64::MIN);
        let below = |b: &Value| b["below"].as_f64().unwrap_or(f64::MAX);
        let band = bands.iter().find(|b| from(b) <= at && at < below(b)).unwrap();
        let (moves, ends) = (band["move_rate"].as_f64().unwrap() * factors, band["end_rate"].as_f64().unwrap());
        let leaves = 1.0 - (-moves - ends).exp();
        moved += there * leaves * moves / (moves + ends);
        there *= 1.0 - leaves;
    }
    moved
}

#[test]
fn fifty_chances_of_a_moved_end_can_be_computed_again() {
    let Some(story) = imported("undp", &["activities"]) else { return };
    let answer = slip(&story.headway, &story.as_of("2012-11-30"), &Filters::default(), 14).unwrap();
    let answer = serde_json::to_value(answer).unwrap();
    let planned: Vec<Value> =
        answer["activities"].as_array().unwrap().iter().filter(|a| a["planned_end"].is_string()).cloned().collect();
    let bands = answer["basis"]["bands"].as_array().unwrap();
    for given in fifty(&planned) {
        close(chance_again(given, bands, 14), given["p_over_90_days"].as_f64().unwrap(), given);
    }
    for factor in answer["basis"]["factors"].as_array().unwrap() {
        let again = (factor["moved"].as_f64().unwrap() + 5.0) / (factor["expected"].as_f64().unwrap() + 5.0);
        close(again, factor["factor"].as_f64().unwrap(), factor);
    }
}

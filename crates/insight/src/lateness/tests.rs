//! Open cases: the worked example of the method page, edges, and a second implementation written from the page alone.

use super::looks::{Curve, Pool};
use super::*;
use crate::builder::{Event, FactsBuilder, day};
use crate::chance::Chance;
use crate::facts::Facts;
use crate::portfolio::Portfolio;
use crate::selection::Selection;
use domain::{CaseStatus, Day, Instant};

fn log(facts: &Facts, on: Day) -> CaseLog {
    let portfolio = Portfolio::as_of(facts, on);
    CaseLog::as_of(facts, &portfolio, &Selection::everything(&portfolio), 1)
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn weights_and_ties_of_a_curve() {
    let mut pool = Pool::default();
    for (days, ended) in [(5.0, true), (10.0, true), (8.0, false)] {
        pool.take(days, ended);
    }
    // The weights of the method page.
    let curve = Curve::of(&pool, &[0.51, 0.0596, 1.02]);
    close(curve.longer_than(4.9), 1.0);
    close(curve.longer_than(6.0), 1.0 - 0.51 / 1.5896);
    close(curve.longer_than(10.0), 0.0);
    assert_eq!(curve.done_by(0.3), Some(5.0));
    let quantiles = curve.quantiles().unwrap();
    assert_eq!((quantiles.p10, quantiles.p50, quantiles.p90), (5.0, 10.0, 10.0));
}

/// Sixty requests, each asked for on a Monday and paid after 1 to 10 days, and the two that the test is about.
fn requests(fresh: Option<CaseStatus>) -> (Facts, u32, u32) {
    let mut b = FactsBuilder::new();
    let p = b.process("payment");
    let (asked, paid) = (b.step("asked"), b.end_step("paid"));
    for i in 0..60 {
        let case = b.case(&format!("{i}"));
        let start = day("2022-08-15").plus_days(7 * i);
        b.event(Event::new(p, case, asked, start.start()));
        b.event(Event::new(p, case, paid, start.plus_days(1 + i % 10).start()));
    }
    let (new, old) = (b.case("new"), b.case("old"));
    b.event(Event { status: fresh, ..Event::new(p, new, asked, day("2023-10-30").start()) });
    b.event(Event { status: Some(CaseStatus::Open), ..Event::new(p, old, asked, day("2023-09-04").start()) });
    (b.build(), new, old)
}

#[test]
fn a_case_past_its_target_is_late_and_others_by_their_likes() {
    let (facts, new, old) = requests(None);
    let log = log(&facts, day("2023-11-01"));
    let found = lateness(&log, &log, Some(8.0));
    assert_eq!(found.cases[0].case, old, "most likely late first");
    assert_eq!(found.cases[0].p_late, Some(1.0));
    let case = found.cases.iter().find(|c| c.case == new).unwrap();
    let p = case.p_late.unwrap();
    assert!(p > 0.05 && p < 0.6, "two in ten took more than eight days, and three days are gone: {p}");
    assert_eq!((case.elapsed, case.goes_on), (3.0, 1.0));
    assert!(case.own_step && case.n > 0);
}

#[test]
fn without_enough_finished_cases_nothing_is_said_but_what_is_certain() {
    let mut b = FactsBuilder::new();
    let p = b.process("x");
    let (case, step) = (b.case("c"), b.step("s"));
    b.event(Event::new(p, case, step, day("2024-01-01").start()));
    let log = log(&b.build(), day("2024-01-31"));
    let at = |target| lateness(&log, &log, target).cases[0].clone();
    assert_eq!((at(Some(40.0)).p_late, at(Some(40.0)).remaining), (None, None));
    assert_eq!(at(Some(20.0)).p_late, Some(1.0));
    assert_eq!(at(None).p_late, None, "no target can be learnt either");
}

#[test]
fn cases_that_end_without_a_word_lower_the_chance() {
    let mut b = FactsBuilder::new();
    let p = b.process("request");
    let (asked, refused, paid) = (b.step("asked"), b.step("refused"), b.end_step("paid"));
    let mut case = |name: String, start: Day, again: bool| {
        let case = b.case(&name);
        b.event(Event::new(p, case, asked, start.start()));
        b.event(Event::new(p, case, refused, start.plus_days(1).start()));
        if again {
            b.event(Event::new(p, case, paid, start.plus_days(2).start()));
        }
        case
    };
    // After a refusal a case is paid the next day, or never heard of again; some are, after a month.
    for i in 0..120 {
        case(format!("{i}"), day("2022-01-03").plus_days(3 * i), i % 2 == 0);
    }
    let last = case("last".to_owned(), day("2022-12-26"), false);
    for i in 0..6 {
        let slow = b.case(&format!("slow {i}"));
        let start = day("2022-02-01").plus_days(20 * i);
        b.event(Event::new(p, slow, refused, start.start()));
        b.event(Event::new(p, slow, paid, start.plus_days(30).start()));
    }
    let log = log(&b.build(), day("2023-01-05"));
    let found = lateness(&log, &log, Some(14.0));
    let case = found.cases.iter().find(|c| c.case == last).unwrap();
    assert!(case.goes_on < 0.4, "nine quiet days after a refusal mostly mean the end: {}", case.goes_on);
    assert!(case.p_late_overall.unwrap() <= case.goes_on + 1e-12, "a case that ended on the second day was not late");
}

/// A made-up process with returns, quiet ends, offices and slow cases, as plain rows.
struct Row {
    case: usize,
    step: usize,
    at: i64,
    office: usize,
}

fn made_up(seed: u64) -> Vec<Row> {
    let mut chance = Chance::seeded(seed);
    let mut rows = Vec::new();
    for case in 0..500 {
        let mut at = 86_400 * 10_000 + chance.below(86_400 * 200) as i64;
        let office = chance.below(3);
        let mut step = 0;
        loop {
            rows.push(Row { case, step, at, office });
            at += (86_400.0 * (0.2 + 4.0 * chance.share().ln().abs())) as i64;
            step = match (step, chance.below(10)) {
                (3, _) => break,
                (2, 0..=4) => break,
                (0, _) => 1,
                (1, 0..=4) => 2,
                (1, _) => 3,
                _ => 0,
            };
        }
    }
    rows
}

/// The method of docs/methods/cases.md again, from plain rows and without the code above: chance to pass `target` if it
/// goes on and overall, days left, and chance to go on, of a case at second `end`.
fn by_the_page(rows: &[Row], end: i64, target: f64, which: usize) -> ([f64; 2], [f64; 3], f64) {
    const DAY: f64 = 86_400.0;
    let mut cases: Vec<Vec<&Row>> = vec![Vec::new(); 500];
    rows.iter().filter(|r| r.at < end).for_each(|r| cases[r.case].push(r));
    let p95 = |mut waits: Vec<i64>| {
        waits.sort();
        (waits.len() >= 20).then(|| waits[(0.95 * waits.len() as f64 - 1e-9).ceil() as usize - 1])
    };
    let waits = |step: Option<usize>| {
        let pairs = cases.iter().flat_map(|c| c.windows(2));
        pairs.filter(|w| step.is_none_or(|s| w[0].step == s)).map(|w| w[1].at - w[0].at).collect::<Vec<i64>>()
    };
    let limits: Vec<Option<i64>> = (0..4).map(|s| p95(waits(Some(s)))).collect();
    let any_limit = p95(waits(None)).unwrap();
    let is_end: Vec<bool> = (0..4)
        .map(|s| {
            let followed = waits(Some(s)).len() as f64;
            let last = |c: &&Vec<&Row>| c.last().is_some_and(|r| r.step == s && end - r.at > any_limit);
            let ripe = followed + cases.iter().filter(last).count() as f64;
            ripe >= 20.0 && followed / ripe <= 0.05
        })
        .collect();
    let is_closed = |c: &[&Row]| {
        let last = c[c.len() - 1];
        is_end[last.step] || limits[last.step].is_some_and(|l| end - last.at > l)
    };
    let ln = |seconds: i64| (1.0 + seconds as f64 / DAY).ln();
    let me = &cases[which];
    let (my_last, my_first) = (me[me.len() - 1], me[0]);
    let before = |c: &[&Row]| if c.len() > 1 { c[c.len() - 2].step as i64 } else { -1 };

    let (mut looks, mut quiet) = (Vec::new(), Vec::new());
    for week in 1..=104i64 {
        let then = end - week * 7 * 86_400;
        let recency = 0.5f64.powf(week as f64 * 7.0 / 365.0);
        for c in cases.iter().filter(|c| c.first().is_some_and(|r| r.at < then)) {
            let seen: Vec<&Row> = c.iter().copied().filter(|r| r.at < then).collect();
            let last = seen[seen.len() - 1];
            if last.step != my_last.step {
                continue;
            }
            let until = if is_closed(c) { c[c.len() - 1].at } else { end };
            let waiting = ln(then - last.at) - ln(end - my_last.at);
            let same_step_before = before(&seen) == before(me);
            if then < until {
                let elapsed = ln(then - seen[0].at) - ln(end - my_first.at);
                let mut alike = (-waiting.abs() / 0.6 - elapsed.abs()).exp();
                alike *= if same_step_before { 1.0 } else { 0.3 };
                alike *= if last.office == my_last.office { 1.0 } else { 0.5 };
                looks.push(((until - then) as f64 / DAY, is_closed(c), recency * (0.02 + alike)));
            }
            let limit = limits[last.step].unwrap_or(0);
            if !is_end[last.step] && then - last.at <= limit && end - then >= limit {
                let weight = recency * (-waiting.abs() / 0.4).exp() * if same_step_before { 1.0 } else { 0.3 };
                quiet.push((weight, c.len() > seen.len()));
            }
        }
    }
    assert!(looks.len() < 2_000 && looks.iter().filter(|l| l.1).count() >= 30);
    looks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut ends: Vec<f64> = looks.iter().filter(|l| l.1).map(|l| l.0).collect();
    ends.dedup();
    let mut longer = 1.0;
    let mut curve = Vec::new();
    for end in ends {
        let at_risk: f64 = looks.iter().filter(|l| l.0 >= end).map(|l| l.2).sum();
        let done: f64 = looks.iter().filter(|l| l.1 && l.0 == end).map(|l| l.2).sum();
        longer *= 1.0 - done / at_risk;
        curve.push((end, longer));
    }
    let longer_than = |days: f64| curve.iter().rev().find(|p| p.0 <= days).map_or(1.0, |p| p.1);
    let days_of = |done: f64| {
        let there = curve.iter().find(|p| p.1 <= 1.0 - done + 1e-9);
        there.unwrap_or(&curve[curve.len() - 1]).0
    };
    let on: f64 = 5.0 + quiet.iter().filter(|q| q.1).map(|q| q.0).sum::<f64>();
    let goes_on = if quiet.len() < 30 { 1.0 } else { on / (5.0 + quiet.iter().map(|q| q.0).sum::<f64>()) };
    let left = target - (end - my_first.at) as f64 / DAY;
    let late_if_on = if left < 0.0 { 1.0 } else { longer_than(left) };
    let late_if_over = if (my_last.at - my_first.at) as f64 / DAY > target { 1.0 } else { 0.0 };
    let overall = goes_on * late_if_on + (1.0 - goes_on) * late_if_over;
    ([late_if_on, overall], [days_of(0.1), days_of(0.5), days_of(0.9)], goes_on)
}

#[test]
fn a_second_implementation_from_the_page_agrees_on_fifty_random_cases() {
    let rows = made_up(11);
    let mut b = FactsBuilder::new();
    let p = b.process("made up");
    let steps: Vec<u32> = (0..4).map(|s| b.step(&s.to_string())).collect();
    let cases: Vec<u32> = (0..500).map(|c| b.case(&c.to_string())).collect();
    let offices: Vec<u32> = (0..3).map(|o| b.office(&o.to_string())).collect();
    for row in &rows {
        let event = Event::new(p, cases[row.case], steps[row.step], Instant(row.at));
        b.event(Event { office: offices[row.office], ..event });
    }
    let facts = b.build();
    let mut chance = Chance::seeded(50);
    let (mut seen, mut doubtful) = (0, 0);
    for on in [10_110, 10_140, 10_170, 10_195] {
        let log = log(&facts, Day(on));
        let mut found = lateness(&log, &log, Some(12.0)).cases;
        found.retain(|c| c.own_step);
        assert!(found.len() > 13, "{} open", found.len());
        doubtful += found.iter().filter(|c| c.goes_on < 0.9).count();
        for _ in 0..13 {
            let case = &found[chance.below(found.len())];
            let which = cases.iter().position(|c| *c == case.case).unwrap();
            let (late, days, goes_on) = by_the_page(&rows, log.end, 12.0, which);
            close(case.p_late.unwrap(), late[0]);
            close(case.p_late_overall.unwrap(), late[1]);
            close(case.goes_on, goes_on);
            let remaining = case.remaining.unwrap();
            assert_eq!([remaining.p10, remaining.p50, remaining.p90], days);
            seen += 1;
        }
    }
    assert!(seen >= 50 && doubtful > 0);
}

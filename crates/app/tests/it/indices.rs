//! Portfolio indices of a made-up portfolio, calculated a second time from docs/methods/portfolio-indices.md alone.

use crate::support::Story;
use app::demonstration;
use app::filters::Filters;
use app::headway::Known;
use app::indices::{IndexAnswer, IndicesAnswer, IndicesQuestion, Quantity, indices};
use domain::{ActivityStatus, Instant};
use insight::signals::{Severity, State};
use std::collections::HashMap;

fn portfolio() -> Story {
    let story = Story::new();
    let spec = ::demonstration::Spec { activities: 300, ..::demonstration::Spec::new(story.ctx.today) };
    demonstration::fill(&story.headway, &story.ctx, &spec, Instant(1_795_000_000), &mut |_| {}).unwrap();
    story
}

fn asked(story: &Story, by: Option<&str>, index: Option<&str>) -> IndicesAnswer {
    let question = IndicesQuestion { by: by.map(str::to_owned), index: index.map(str::to_owned) };
    indices(&story.headway, &story.ctx, &Filters::default(), &question).unwrap()
}

fn of<'a>(indices: &'a [IndexAnswer], index: &str) -> &'a IndexAnswer {
    indices.iter().find(|i| i.index == index).unwrap()
}

/// Standing of an activity by the words of the page: from its state, its status and the signals listed for it.
fn standing(known: &Known, activity: u32, state: State, flags: &[(&str, Severity)]) -> &'static str {
    let portfolio = &known.portfolio;
    let (day, end) = (portfolio.day, portfolio.actual_end[activity as usize]);
    let has_ended = end != insight::facts::NO_DAY && end <= day;
    let is_under_way = match portfolio.status(activity) {
        _ if has_ended => false,
        Some(ActivityStatus::Implementation | ActivityStatus::Suspended) => true,
        Some(_) => false,
        None => match portfolio.start(activity) {
            Some(start) => start.0 <= day,
            None => return "left-out",
        },
    };
    let acts = |but: &[&str]| flags.iter().any(|(rule, s)| *s == Severity::Act && !but.contains(rule));
    match (is_under_way, state) {
        (false, _) => "not-running",
        (_, State::Act) => "problem",
        (_, State::Unknown) if acts(&["stale-data", "contradictory"]) => "potential-problem",
        (_, State::Unknown) => "left-out",
        _ if flags.len() >= 2 => "potential-problem",
        _ => "sound",
    }
}

#[test]
fn a_second_calculation_from_the_page_gives_the_same_standings_and_shares() {
    let story = portfolio();
    let known = story.headway.known(&story.ctx).unwrap();
    let assessment = &known.figures().assessment;
    let mut flags: HashMap<u32, Vec<(&str, Severity)>> = HashMap::new();
    for signal in &assessment.signals {
        if !["fourth-quarter-bunching", "year-end-reversal"].contains(&signal.rule) {
            flags.entry(signal.activity).or_default().push((signal.rule, signal.severity));
        }
    }
    let (mut n, mut at_risk, mut problems, mut left_out) = (0u64, 0u64, 0u64, 0u64);
    let (mut money, mut money_at_risk) = (0i128, 0i128);
    let mut expected: HashMap<String, &str> = HashMap::new();
    for (activity, state) in &assessment.states {
        let none = Vec::new();
        let stands = standing(&known, *activity, *state, flags.get(activity).unwrap_or(&none));
        match stands {
            "left-out" => left_out += 1,
            "not-running" => {}
            _ => {
                let is_at_risk = stands != "sound";
                n += 1;
                at_risk += u64::from(is_at_risk);
                problems += u64::from(stands == "problem");
                let total = known.figures().activity(*activity).and_then(|f| f.approved).unwrap_or(0);
                money += total;
                money_at_risk += if is_at_risk { total } else { 0 };
                expected.insert(known.facts.activities.identifiers[*activity as usize].clone(), stands);
            }
        }
    }
    assert!(n > 50 && problems > 5 && at_risk > problems, "{n} {problems} {at_risk}: nothing to compare");
    let answer = asked(&story, None, Some("at-risk"));
    let found = of(&answer.indices, "at-risk");
    assert_eq!((found.n, found.numerator), (n, Quantity::Activities(at_risk as i64)));
    assert_eq!(found.excluded.iter().map(|e| e.n).sum::<u64>(), left_out);
    assert_eq!(of(&answer.indices, "problem").numerator, Quantity::Activities(problems as i64));
    assert_eq!(of(&answer.indices, "realism").value, Some(problems as f64 / at_risk as f64));
    let commitments = of(&answer.indices, "commitments-at-risk");
    assert_eq!(commitments.excluded.iter().map(|e| e.n).sum::<u64>(), left_out, "every total is known here");
    let share = money_at_risk as f64 / money as f64;
    assert!((commitments.value.unwrap() - share).abs() < 1e-12, "{:?} {share}", commitments.value);
    let basis = answer.basis.unwrap();
    let told: HashMap<String, &str> =
        basis.activities.iter().filter(|r| !r.excluded).map(|r| (r.activity.clone(), r.standing)).collect();
    assert_eq!(told, expected);
    assert_eq!(basis.activities.len() as u64, n + left_out);
}

#[test]
fn groups_add_up_to_the_whole_and_the_basis_to_its_index() {
    let story = portfolio();
    for by in ["office", "donor", "country", "sector"] {
        let answer = asked(&story, Some(by), None);
        for whole in &answer.indices {
            let parts: Vec<&IndexAnswer> = answer.groups.iter().map(|g| of(&g.indices, whole.index)).collect();
            let sum = |part: fn(&IndexAnswer) -> Quantity| -> i128 { parts.iter().map(|i| plain(part(i))).sum() };
            assert_eq!(sum(|i| i.numerator), plain(whole.numerator), "{by} {}", whole.index);
            assert_eq!(sum(|i| i.denominator), plain(whole.denominator), "{by} {}", whole.index);
        }
        assert_eq!(answer.groups.iter().map(|g| g.activities).sum::<u64>(), answer.activities);
    }
    for whole in &asked(&story, None, None).indices {
        let basis = asked(&story, None, Some(whole.index)).basis.unwrap();
        let sum: i128 = basis.activities.iter().filter_map(|r| r.denominator).map(plain).sum();
        assert_eq!(sum, plain(whole.denominator), "{}", whole.index);
        assert_eq!(basis.activities.iter().filter(|r| !r.excluded).count() as u64, whole.n);
    }
}

fn plain(quantity: Quantity) -> i128 {
    match quantity {
        Quantity::Activities(n) => i128::from(n),
        Quantity::Money(amount) => amount.0,
    }
}

#[test]
fn an_earlier_day_gives_the_answer_it_gave_then() {
    let story = portfolio();
    let earlier = story.as_of("2024-12-31");
    let question = IndicesQuestion::default();
    let then = indices(&story.headway, &earlier, &Filters::default(), &question).unwrap();
    assert_eq!((then.look_back.as_str(), then.year_start.as_str()), ("2023-12-31", "2023-12-31"));
    assert!((then.year_gone - 1.0).abs() < 1e-9, "the last day of the year");
    let before = indices(&story.headway, &story.as_of("1990-01-01"), &Filters::default(), &question).unwrap();
    assert!(before.indices.iter().all(|i| i.value.is_none() && i.n == 0), "not defined, not zero");
    let unknown = indices(
        &story.headway,
        &story.ctx,
        &Filters::default(),
        &IndicesQuestion { index: Some("happiness".into()), ..question },
    );
    assert_eq!(unknown.unwrap_err().code, "index.unknown");
}

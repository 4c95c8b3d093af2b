//! Portfolios of wanted sizes.

use super::{all, spec};
use demonstration::{Kind, Spec, generate_kind};
use std::ops::ControlFlow;

fn count(spec: &Spec, kind: Kind) -> u64 {
    let mut n = 0;
    let _ = generate_kind(spec, kind, &mut |_| {
        n += 1;
        ControlFlow::Continue(())
    });
    n
}

#[test]
fn transactions_are_as_many_as_wanted() {
    for (activities, wanted) in [(420, 9_000), (420, 100_000), (1_000, 25_000), (50, 3), (1, 40), (420, 0)] {
        let spec = Spec { activities, transactions: Some(wanted), ..spec() };
        assert_eq!(count(&spec, Kind::Transactions), wanted, "{activities} activities");
    }
}

#[test]
fn wanted_transactions_are_spread_over_the_portfolio() {
    let spec = Spec { activities: 2_000, transactions: Some(50_000), ..spec() };
    let mut lines: std::collections::HashMap<String, u64> = std::collections::HashMap::new();
    let _ = generate_kind(&spec, Kind::Transactions, &mut |s| {
        *lines.entry(super::activity_of(&s).to_owned()).or_default() += 1;
        ControlFlow::Continue(())
    });
    assert!(lines.len() > 1_300, "{}", lines.len());
    assert!(*lines.values().max().unwrap() < 500, "{:?}", lines.values().max());
}

#[test]
fn events_are_as_many_as_wanted_to_within_a_case() {
    for (activities, wanted) in [(420, 20_000), (2_000, 1_000), (100, 50_000), (20_000, 10_000)] {
        let spec = Spec { activities, events: Some(wanted), ..spec() };
        let n = count(&spec, Kind::Events);
        assert!((wanted..wanted + 24).contains(&n), "{n} for {wanted}");
    }
}

#[test]
fn the_ordinary_portfolio_has_a_size_one_can_look_at() {
    let statements = all(&spec());
    let of = |kind| statements.iter().filter(|s| Kind::of(s) == kind).count();
    for (kind, low, high) in [
        (Kind::Activities, 1_200, 3_000),
        (Kind::Milestones, 12_000, 40_000),
        (Kind::Budgets, 6_000, 25_000),
        (Kind::Transactions, 10_000, 25_000),
        (Kind::Events, 8_000, 30_000),
        (Kind::Rates, 150, 250),
    ] {
        let n = of(kind);
        println!("{}: {n}", kind.name());
        assert!((low..high).contains(&n), "{}: {n}", kind.name());
    }
}

#[test]
fn a_large_portfolio_carries_fewer_statements_an_activity() {
    let spec = Spec { activities: demonstration::LARGE, ..spec() };
    assert!(count(&spec, Kind::Milestones) < 16 * spec.activities);
    assert!(count(&spec, Kind::Budgets) < 12 * spec.activities);
}

/// A run to be timed from outside, by hand. It takes its size from `DEMONSTRATION_SPEED=activities,transactions,events`.
#[test]
fn a_portfolio_of_the_size_asked_for_is_made_in_full() {
    let Ok(size) = std::env::var("DEMONSTRATION_SPEED") else {
        println!("SKIPPED: speed needs DEMONSTRATION_SPEED=activities,transactions,events");
        return;
    };
    let size: Vec<u64> = size.split(',').map(|n| n.parse().unwrap()).collect();
    let spec = Spec { activities: size[0], transactions: Some(size[1]), events: Some(size[2]), ..spec() };
    let mut counts = std::collections::BTreeMap::new();
    let _ = demonstration::generate(&spec, &mut |s| {
        *counts.entry(Kind::of(&s)).or_insert(0u64) += 1;
        ControlFlow::Continue(())
    });
    println!("{counts:?}, {} in all", counts.values().sum::<u64>());
    assert_eq!(counts[&Kind::Transactions], size[1]);
}

//! Statements of one day that cannot both be true.

use crate::helpers::{activity, assumed, ctx, house, milestone, stated, titled};
use domain::Said;
use store::Outcome::{self, Changed, New};

#[test]
fn both_rows_of_a_file_are_refused_and_leave_nothing() {
    let house = house();
    let empty = house.dump();
    let rows = [titled("A", stated("2024-01-01"), 2, "One"), titled("A", stated("2024-01-01"), 3, "Two")];
    let (outcomes, change) = house.import(&rows);
    assert_eq!(
        outcomes,
        [New, Outcome::Contradicts { with_row: Some(2), withdrew_earlier: true, fields: vec!["title"] }]
    );
    assert_eq!(change, None);
    assert_eq!(house.dump(), empty);
}

#[test]
fn a_third_row_is_held_against_the_refused_ones() {
    let house = house();
    let (outcomes, _) = house.import(&[
        titled("A", stated("2024-01-01"), 2, "One"),
        titled("A", stated("2024-01-01"), 3, "Two"),
        titled("A", stated("2024-01-01"), 4, "One"),
        titled("B", stated("2024-01-01"), 5, "B"),
    ]);
    assert!(matches!(outcomes[2], Outcome::Contradicts { with_row: Some(3), withdrew_earlier: false, .. }));
    let activities = house.store.read(&ctx(), |r| r.activities(None)).unwrap();
    assert_eq!(activities.iter().map(|a| a.code.as_str()).collect::<Vec<_>>(), ["B"]);
    assert_eq!(house.store.verify_chain(&ctx()).unwrap().first_broken, None);
}

#[test]
fn against_an_earlier_change_only_the_new_row_is_refused() {
    let house = house();
    house.import(&[titled("A", stated("2024-01-01"), 2, "One")]);
    let (outcomes, change) = house.import(&[titled("A", stated("2024-01-01"), 9, "Two")]);
    assert_eq!(outcomes, [Outcome::Contradicts { with_row: Some(2), withdrew_earlier: false, fields: vec!["title"] }]);
    assert_eq!(change, None);
}

#[test]
fn rows_that_say_different_fields_agree() {
    let house = house();
    let donor = activity("A", stated("2024-01-01"), 3, |a| a.donor = Said::Value("Norway".into()));
    let (outcomes, _) = house.import(&[titled("A", stated("2024-01-01"), 2, "One"), donor]);
    assert_eq!(outcomes, [New, Changed]);
}

#[test]
fn a_day_assumed_at_import_is_no_ground_between_files_but_is_within_one() {
    let house = house();
    house.import(&[titled("A", assumed("2024-01-01"), 2, "One")]);
    assert_eq!(house.import(&[titled("A", assumed("2024-01-01"), 2, "Two")]).0, [Changed]);
    let rows = [titled("B", assumed("2024-01-01"), 2, "One"), titled("B", assumed("2024-01-01"), 3, "Two")];
    assert!(matches!(house.import(&rows).0[1], Outcome::Contradicts { withdrew_earlier: true, .. }));
}

#[test]
fn milestones_have_the_same_manners() {
    let house = house();
    let (outcomes, change) = house.import(&[
        milestone("A", "M12", stated("2024-01-01"), 2, "2024-05-01"),
        milestone("A", "M12", stated("2024-01-01"), 3, "2024-06-01"),
        milestone("A", "M14", stated("2024-01-01"), 4, "2024-07-01"),
        milestone("A", "M12", stated("2024-02-01"), 5, "2024-06-01"),
    ]);
    assert!(matches!(
        &outcomes[1],
        Outcome::Contradicts { with_row: Some(2), withdrew_earlier: true, fields } if fields == &["planned_on"]
    ));
    assert_eq!(outcomes[2..], [New, New]);
    assert_eq!(change, Some(1));
    let mut n = 0;
    house.store.read(&ctx(), |r| r.each_milestone(None, |_| n += 1)).unwrap();
    assert_eq!(n, 2);
}

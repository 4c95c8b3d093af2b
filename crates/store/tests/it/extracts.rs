//! Full extracts: what a complete file no longer has is withdrawn, and only that.

use crate::helpers::{budget, ctx, day, event, house, line, milestone, stated, tables};
use domain::statement::{Recorded, RecordedBasis, Statement};
use store::{Family, Outcome};

fn paid(id: &str, on: &str, row: u32) -> Statement {
    line(id, stated("2024-06-30"), row, |l| {
        l.period_start = day(on);
        l.period_end = day(on);
    })
}

fn september() -> Recorded {
    Recorded { on: day("2024-09-30"), basis: RecordedBasis::Stated }
}

#[test]
fn lines_of_named_activities_in_the_span_are_withdrawn() {
    let house = house();
    house.import(&[
        paid("A", "2024-01-15", 2),
        paid("A", "2024-02-15", 3),
        paid("A", "2024-02-15", 4),
        paid("A", "2024-03-15", 5),
        paid("A", "2024-08-15", 6),
        paid("B", "2024-02-15", 7),
        budget("A", stated("2024-01-01"), 8, 100),
    ]);
    let mut writer = house.begin();
    for (row, on) in [(2, "2024-01-15"), (3, "2024-02-15"), (4, "2024-03-15")] {
        assert_eq!(writer.state(&tables(), &paid("A", on, row)).unwrap(), Outcome::Unchanged);
    }
    // The second of two equal rows is gone; August lies outside the file, and B is not in it.
    assert_eq!(writer.withdraw_absent(&tables(), Family::Transactions, september()).unwrap(), 1);
    assert_eq!(writer.commit().unwrap(), Some(2));
    let mut withdrawn = Vec::new();
    let each = |row: store::rows::LedgerRow| {
        if row.withdrawn {
            withdrawn.push((row.period_start, row.occurrence, row.stamp.recorded_on));
        }
    };
    house.store.read(&ctx(), |r| r.each_ledger(None, each)).unwrap();
    assert_eq!(withdrawn, [(day("2024-02-15"), 1, day("2024-09-30"))]);
    // The same extract once more withdraws nothing more.
    let mut writer = house.begin();
    for (row, on) in [(2, "2024-01-15"), (3, "2024-02-15"), (4, "2024-03-15")] {
        writer.state(&tables(), &paid("A", on, row)).unwrap();
    }
    assert_eq!(writer.withdraw_absent(&tables(), Family::Transactions, september()).unwrap(), 0);
    assert_eq!(writer.commit().unwrap(), None);
}

#[test]
fn a_withdrawn_line_can_come_back() {
    let house = house();
    house.import(&[paid("A", "2024-01-15", 2), paid("A", "2024-02-15", 3), paid("A", "2024-03-15", 4)]);
    let mut writer = house.begin();
    writer.state(&tables(), &paid("A", "2024-01-15", 2)).unwrap();
    writer.state(&tables(), &paid("A", "2024-03-15", 3)).unwrap();
    assert_eq!(writer.withdraw_absent(&tables(), Family::Transactions, september()).unwrap(), 1);
    writer.commit().unwrap();
    let again = line("A", stated("2024-11-01"), 2, |l| {
        l.period_start = day("2024-02-15");
        l.period_end = day("2024-02-15");
    });
    assert_eq!(house.import(&[again]).0, [Outcome::Changed]);
}

#[test]
fn milestones_and_events_are_withdrawn_too() {
    let house = house();
    house.import(&[
        milestone("A", "M12", stated("2024-01-01"), 2, "2024-05-01"),
        milestone("A", "M14", stated("2024-01-01"), 3, "2024-06-01"),
        event("1", "opened", "2024-03-01T08:00:00", 4, None),
        event("1", "checked", "2024-03-02T08:00:00", 5, None),
        event("1", "paid", "2024-03-03T08:00:00", 6, None),
    ]);
    let mut writer = house.begin();
    writer.state(&tables(), &milestone("A", "M12", stated("2024-01-01"), 2, "2024-05-01")).unwrap();
    writer.state(&tables(), &event("1", "opened", "2024-03-01T08:00:00", 4, None)).unwrap();
    writer.state(&tables(), &event("1", "paid", "2024-03-03T08:00:00", 5, None)).unwrap();
    assert_eq!(writer.withdraw_absent(&tables(), Family::Milestones, september()).unwrap(), 1);
    assert_eq!(writer.withdraw_absent(&tables(), Family::Events, september()).unwrap(), 1);
    assert_eq!(writer.withdraw_absent(&tables(), Family::Budgets, september()).unwrap(), 0);
    writer.commit().unwrap();
    let (mut steps, mut unknown) = (0, 0);
    house.store.read(&ctx(), |r| r.each_event(None, |row| steps += usize::from(row.withdrawn))).unwrap();
    let each = |row: store::rows::MilestoneRow| unknown += usize::from(row.planned_on == domain::Said::Unknown);
    house.store.read(&ctx(), |r| r.each_milestone(None, each)).unwrap();
    assert_eq!((steps, unknown), (1, 1));
}

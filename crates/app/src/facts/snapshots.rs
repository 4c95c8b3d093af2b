//! Snapshots of one activity, in every order of import: the same facts, and on every day the lines that the snapshot
//! of that day has, held against a model that knows all of them at once.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use super::load;
use super::tests::text;
use domain::statement::{ActivityDetails, ActivityStatement, LedgerStatement, Recorded, RecordedBasis, Source};
use domain::{Amount, Context, Currency, Day, Instant, LedgerKind, Said};
use insight::facts::Facts;
use std::collections::BTreeMap;
use store::{Act, Snapshot, SnapshotOutcome, Store};

/// What a snapshot of the model says: its day, the second of it, a planned end, and lines of kind, key and amount.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Model {
    day: i32,
    made: u32,
    planned_end: Option<i32>,
    /// Kind, reference or period, units. Transactions without reference may stand twice.
    lines: Vec<(LedgerKind, Option<u8>, i64)>,
}

/// Numbers that look random and depend on the seed alone.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn model(&mut self) -> Model {
        let kinds = [
            (LedgerKind::Expenditure, None),
            (LedgerKind::Expenditure, Some(1)),
            (LedgerKind::Disbursement, Some(2)),
            (LedgerKind::OriginalBudget, Some(3)),
            (LedgerKind::OriginalBudget, Some(4)),
        ];
        let n = self.roll(6);
        let mut lines: Vec<(LedgerKind, Option<u8>, i64)> = Vec::new();
        for _ in 0..n {
            let (kind, key) = kinds[self.roll(5) as usize];
            // Of two lines of one identity the later stands.
            lines.retain(|(k, other, _)| key.is_none() || (*k, *other) != (kind, key));
            lines.push((kind, key, 1 + self.roll(3) as i64));
        }
        Model {
            day: 19_000 + self.roll(5) as i32,
            made: self.roll(3) as u32,
            planned_end: (self.roll(3) > 0).then(|| 20_000 + self.roll(3) as i32),
            lines,
        }
    }

    fn shuffled<T>(&mut self, mut all: Vec<T>) -> Vec<T> {
        for at in (1..all.len()).rev() {
            all.swap(at, self.roll(at as u64 + 1) as usize);
        }
        all
    }
}

fn snapshot(model: &Model) -> Snapshot {
    let recorded = Recorded { on: Day(model.day), basis: RecordedBasis::Stated };
    let mut about = ActivityStatement::new("A", recorded, 1);
    about.title = Said::Value("A title".into());
    about.planned_end = model.planned_end.map_or(Said::Unknown, |day| Said::Value(Day(day)));
    let element = format!("{:?}", (model.planned_end, &model.lines)).into_bytes();
    about.details = Some(Box::new(ActivityDetails { source_element: Some(element), ..ActivityDetails::default() }));
    let line = |(kind, key, units): &(LedgerKind, Option<u8>, i64)| LedgerStatement {
        row: 1,
        recorded,
        activity: "A".into(),
        kind: *kind,
        period_start: Day(18_000 + i32::from(kind.is_budget()) * i32::from(key.unwrap_or(0))),
        period_end: Day(18_000 + i32::from(kind.is_budget()) * i32::from(key.unwrap_or(0))),
        amount: Some(Amount::units(*units)),
        currency: Currency::USD,
        value_date: None,
        fund: None,
        class: None,
        provider: None,
        receiver: None,
        reference: key.filter(|_| !kind.is_budget()).map(|key| key.to_string()),
        finality: None,
    };
    let source = Source { system: "iati".into(), organisation: "XM-1".into() };
    Snapshot::of(source, Box::new(about), model.lines.iter().map(line).collect(), model.made, 0)
}

fn ctx() -> Context {
    Context::local(Day(20_000))
}

fn import(store: &Store, model: &Model) -> (SnapshotOutcome, Option<u64>) {
    let act = Act { door: "import", reason: "a test", file: None, at: Instant(0) };
    let mut writer = store.begin(&ctx(), act).unwrap();
    let outcome = writer.state_snapshot(&snapshot(model)).unwrap();
    (outcome, writer.commit().unwrap())
}

fn facts_of(models: &[Model]) -> Facts {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::create(directory.path()).unwrap();
    for model in models {
        import(&store, model);
    }
    for model in models {
        assert_eq!(import(&store, model).1, None, "the same snapshot again is no news");
    }
    assert_eq!(store.verify_chain(&ctx()).unwrap().first_broken, None);
    load(&store, &ctx(), None).unwrap()
}

/// Lines known by the end of a day, sorted: kind, first day, units.
fn known(facts: &Facts, day: i32) -> Vec<(u8, i32, i64)> {
    let l = &facts.ledger;
    let is_known = |i: &usize| l.known_from[*i] <= day && day < l.known_until[*i];
    let mut lines: Vec<_> =
        l.lines(0).filter(is_known).map(|i| (l.kind[i], l.period_start[i], l.amount[i] / 10_000)).collect();
    lines.sort_unstable();
    lines
}

fn expected(model: &Model) -> Vec<(u8, i32, i64)> {
    let start = |kind: LedgerKind, key: Option<u8>| 18_000 + i32::from(key.filter(|_| kind.is_budget()).unwrap_or(0));
    let mut lines: Vec<_> = model.lines.iter().map(|(k, key, units)| (k.number(), start(*k, *key), *units)).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn facts_do_not_depend_on_the_order_of_snapshots() {
    let mut dice = Dice(7);
    for _ in 0..25 {
        let n = 2 + dice.roll(5) as usize;
        let models: Vec<Model> = (0..n).map(|_| dice.model()).collect();
        let facts = facts_of(&models);
        let by_time = text(&facts);
        for _ in 0..2 {
            let order = dice.shuffled(models.clone());
            assert_eq!(text(&facts_of(&order)), by_time, "{models:#?} and {order:#?}");
        }
        // Of two of one day and second the sum decides, which the model does not know.
        let mut last: BTreeMap<i32, &Model> = BTreeMap::new();
        let mut is_tied: BTreeMap<i32, bool> = BTreeMap::new();
        for model in &models {
            let before = last.entry(model.day).or_insert(model);
            let tied = is_tied.entry(model.day).or_default();
            if before.made == model.made && *before != model {
                *tied = true;
            } else if before.made < model.made {
                (*before, *tied) = (model, false);
            }
        }
        for (day, model) in last.iter().filter(|(day, _)| !is_tied[day]) {
            assert_eq!(known(&facts, *day), expected(model), "on day {day} of {models:#?}");
        }
    }
}

#[test]
fn a_late_snapshot_changes_its_own_days_and_no_later_one() {
    let budget = |units| (LedgerKind::OriginalBudget, Some(3), units);
    let paid = |reference, units| (LedgerKind::Disbursement, Some(reference), units);
    let model = |day, lines| Model { day, made: 0, planned_end: None, lines };
    let first = model(19_000, vec![budget(1), paid(1, 5)]);
    let second = model(19_010, vec![budget(1), paid(1, 5), paid(2, 7)]);
    let between = model(19_005, vec![budget(2)]);
    let directory = tempfile::tempdir().unwrap();
    let store = Store::create(directory.path()).unwrap();
    let (outcome, _) = import(&store, &first);
    assert_eq!(outcome, SnapshotOutcome { is_new: true, is_stored: true, lines: 2, ..SnapshotOutcome::default() });
    let (outcome, _) = import(&store, &second);
    assert_eq!(outcome, SnapshotOutcome { is_stored: true, lines: 1, ..SnapshotOutcome::default() });
    let (outcome, _) = import(&store, &between);
    let late = SnapshotOutcome { is_stored: true, lines: 1, withdrawn: 1, restated: 2, ..SnapshotOutcome::default() };
    assert_eq!(outcome, late);
    let facts = load(&store, &ctx(), None).unwrap();
    for (day, model) in [(19_000, &first), (19_004, &first), (19_005, &between), (19_009, &between), (19_010, &second)]
    {
        assert_eq!(known(&facts, day), expected(model), "day {day}");
    }
    assert_eq!(text(&facts), text(&facts_of(&[between, second, first])));
}

//! Loaded facts: the same whatever order files came in, the same to the digit for a day and a change, and spans of
//! knowledge that add up.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]

use super::load;
use domain::shares::{Share, Vocabulary};
use domain::statement::{
    ActivityStatement, EventStatement, LedgerStatement, MilestoneStatement, RateStatement, Recorded, RecordedBasis,
    Source, Statement,
};
use domain::{Amount, Context, Currency, Day, Instant, LedgerKind, Said};
use insight::facts::{FOREVER, Facts, UNKNOWN_AMOUNT};
use store::{Act, Family, Store};
use tempfile::TempDir;

type File = (&'static str, Vec<Statement>);

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn stated(on: &str) -> Recorded {
    Recorded { on: day(on), basis: RecordedBasis::Stated }
}

fn ctx() -> Context {
    Context::local(day("2025-01-01"))
}

fn source(system: &str) -> Source {
    Source { system: system.into(), organisation: String::new() }
}

fn act() -> Act<'static> {
    Act { door: "import", reason: "a test", file: None, at: Instant(0) }
}

fn import(store: &Store, (system, statements): &File) -> Option<u64> {
    let mut writer = store.begin(&ctx(), act()).unwrap();
    for statement in statements {
        writer.state(&source(system), statement).unwrap();
    }
    writer.commit().unwrap()
}

fn stored(files: &[&File]) -> (TempDir, Store) {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::create(directory.path()).unwrap();
    for file in files {
        import(&store, file);
    }
    (directory, store)
}

fn activity(id: &str, on: &str, row: u32, say: impl FnOnce(&mut ActivityStatement)) -> Statement {
    let mut statement = ActivityStatement::new(id, stated(on), row);
    say(&mut statement);
    Statement::Activity(Box::new(statement))
}

fn line(id: &str, on: &str, row: u32, units: i64, say: impl FnOnce(&mut LedgerStatement)) -> Statement {
    let mut line = LedgerStatement {
        row,
        recorded: stated(on),
        activity: id.into(),
        kind: LedgerKind::Expenditure,
        period_start: day("2024-01-15"),
        period_end: day("2024-01-15"),
        amount: Some(Amount::units(units)),
        currency: Currency::USD,
        value_date: None,
        fund: None,
        class: None,
        provider: None,
        receiver: None,
        reference: None,
        finality: None,
    };
    say(&mut line);
    Statement::Ledger(Box::new(line))
}

fn budget(id: &str, on: &str, row: u32, units: i64) -> Statement {
    line(id, on, row, units, |l| {
        l.kind = LedgerKind::OriginalBudget;
        l.period_end = day("2024-12-31");
    })
}

fn voucher(id: &str, on: &str, row: u32, units: i64) -> Statement {
    line(id, on, row, units, |l| l.reference = Some("V-1".into()))
}

fn milestone(id: &str, code: &str, on: &str, row: u32, planned_on: &str) -> Statement {
    Statement::Milestone(MilestoneStatement {
        row,
        recorded: stated(on),
        activity: id.into(),
        milestone: code.into(),
        round: 1,
        planned_on: Said::Value(day(planned_on)),
        actual_on: Said::Nothing,
        holder: Said::Value("Legal".into()),
    })
}

fn event(case: &str, step: &str, row: u32, holder: &str, on: &str) -> Statement {
    Statement::Event(EventStatement {
        row,
        recorded: stated(on),
        process: "recruitment".into(),
        case: case.into(),
        step: step.into(),
        completed_at: day("2024-03-01").start(),
        started_at: None,
        holder: Some(holder.into()),
        office: None,
        activity: Some("B".into()),
        status: None,
    })
}

fn rate(on: &str, rate: i64) -> Statement {
    Statement::Rate(RateStatement {
        row: 2,
        recorded: stated(on),
        date: day("2024-01-01"),
        currency: Currency::parse("CHF").unwrap(),
        base: Currency::USD,
        rate,
        source: None,
    })
}

fn files() -> [File; 4] {
    let january = vec![
        activity("B", "2024-01-10", 2, |a| {
            a.title = Said::Value("Skills".into());
            a.office = Said::Value("Nairobi".into());
            a.shares = vec![(
                Vocabulary::Country,
                Said::Value(["UG", "KE"].map(|c| Share { code: c.into(), percent: Some(500_000) }).into()),
            )];
        }),
        budget("B", "2024-01-10", 3, 500),
        voucher("B", "2024-01-31", 4, 100),
        line("A", "2024-01-31", 5, 7, |l| l.fund = Some("RBTC".into())),
        line("A", "2024-01-31", 6, 7, |l| l.fund = Some("RBTC".into())),
        milestone("B", "M12", "2024-01-10", 7, "2024-05-01"),
        rate("2024-01-02", 900_000_000),
    ];
    let march = vec![
        activity("B", "2024-03-10", 2, |a| a.title = Said::Value("Skills and jobs".into())),
        activity("A", "2024-03-10", 3, |a| a.currency = Said::Value(Currency::parse("CHF").unwrap())),
        budget("B", "2024-03-10", 4, 600),
        voucher("B", "2024-03-31", 5, 130),
        milestone("B", "M12", "2024-03-10", 6, "2024-08-01"),
        event("c1", "shortlist", 7, "HR", "2024-03-01"),
        event("c1", "interview", 8, "HR", "2024-03-01"),
        rate("2024-03-01", 880_000_000),
    ];
    let june = vec![
        // The voucher is what it was in January again.
        voucher("B", "2024-06-30", 2, 100),
        event("c1", "shortlist", 3, "Legal", "2024-06-01"),
        activity("C", "2024-06-30", 4, |a| a.parent = Said::Value("A".into())),
    ];
    let published = vec![
        activity("B", "2024-04-01", 1, |a| a.title = Said::Value("Skills (published)".into())),
        line("B", "2024-04-01", 1, 99, |_| {}),
    ];
    [("tables", january), ("tables", march), ("tables", june), ("iati", published)]
}

/// Facts without the number of the last change, as text that can be compared.
pub(super) fn text(facts: &Facts) -> String {
    let mut facts = facts.clone();
    facts.change = 0;
    // Hash maps have no order of their own.
    let mut terms: Vec<_> = facts.names.terms.drain().map(|(v, d)| (v, d.codes, d.names)).collect();
    terms.sort();
    let names = [
        &facts.names.offices,
        &facts.names.organisations,
        &facts.names.steps,
        &facts.names.cases,
        &facts.names.holders,
        &facts.names.processes,
    ];
    let names: Vec<_> = names.map(|d| (d.codes.clone(), d.names.clone())).into();
    let orders = (&facts.names.step_order, &facts.names.step_ends, &facts.names.titles, &facts.names.currencies);
    format!(
        "{terms:?}\n{names:?}\n{orders:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?} {:?}",
        facts.activities,
        facts.ledger,
        facts.milestones,
        facts.events,
        facts.rates,
        facts.first_recorded,
        facts.reporting_currency
    )
}

#[test]
fn the_order_of_imports_does_not_show() {
    let files = files();
    let [a, b, c, d] = &files;
    let (_keep, forward) = stored(&[a, b, c, d]);
    let expected = text(&load(&forward, &ctx(), None).unwrap());
    for order in [[d, c, b, a], [c, a, d, b], [a, c, b, d], [b, d, c, a]] {
        let (_keep, store) = stored(&order);
        assert_eq!(text(&load(&store, &ctx(), None).unwrap()), expected);
    }
}

#[test]
fn a_figure_of_a_day_and_a_change_stays_to_the_digit() {
    let [january, march, june, published] = files();
    let (_keep, store) = stored(&[&january, &june]);
    let before = load(&store, &ctx(), None).unwrap();
    assert_eq!(before.change, 2);
    // Back-dated news: March arrives after June, and a published file after that.
    import(&store, &march);
    import(&store, &published);
    let again = load(&store, &ctx(), Some(2)).unwrap();
    assert_eq!(again.change, 2);
    assert_eq!(text(&again), text(&before));
    assert_ne!(text(&load(&store, &ctx(), None).unwrap()), text(&before));
}

/// Kind, units, known from and until of the lines of an activity.
fn lines(facts: &Facts, id: &str) -> Vec<(u8, i64, Day, i32)> {
    let activity = facts.activities.identifiers.iter().position(|a| a == id).unwrap() as u32;
    let l = &facts.ledger;
    let mut lines: Vec<_> =
        l.lines(activity).map(|i| (l.kind[i], l.amount[i] / 10_000, Day(l.known_from[i]), l.known_until[i])).collect();
    lines.sort();
    lines
}

#[test]
fn lines_are_known_until_they_are_replaced_or_withdrawn() {
    let files = files();
    let (_keep, store) = stored(&files.iter().collect::<Vec<_>>());
    let facts = load(&store, &ctx(), None).unwrap();
    assert_eq!(facts.activities.identifiers, ["A", "B", "C"]);
    assert_eq!(lines(&facts, "A"), vec![(4, 7, day("2024-01-31"), FOREVER); 2]);
    assert_eq!(
        lines(&facts, "B"),
        [
            (4, 99, day("2024-04-01"), FOREVER),
            (4, 100, day("2024-01-31"), day("2024-03-31").0),
            (4, 100, day("2024-06-30"), FOREVER),
            (4, 130, day("2024-03-31"), day("2024-06-30").0),
            (21, 500, day("2024-01-10"), day("2024-03-10").0),
            (21, 600, day("2024-03-10"), FOREVER),
        ]
    );
    assert!(facts.ledger.has_many_sources);
    let mut writer = store.begin(&ctx(), act()).unwrap();
    writer.state(&source("tables"), &line("A", "2024-01-31", 5, 7, |l| l.fund = Some("RBTC".into()))).unwrap();
    assert_eq!(writer.withdraw_absent(&source("tables"), Family::Transactions, stated("2024-09-01")).unwrap(), 1);
    writer.commit().unwrap();
    let facts = load(&store, &ctx(), None).unwrap();
    assert_eq!(
        lines(&facts, "A"),
        [(4, 7, day("2024-01-31"), day("2024-09-01").0), (4, 7, day("2024-01-31"), FOREVER)]
    );
}

#[test]
fn what_was_replaced_on_its_own_day_was_never_known() {
    let file = ("tables", vec![budget("A", "2024-01-10", 2, 1), budget("A", "2024-01-10", 3, 2)]);
    let (_keep, store) = stored(&[&file]);
    assert_eq!(lines(&load(&store, &ctx(), None).unwrap(), "A"), [(21, 2, day("2024-01-10"), FOREVER)]);
}

#[test]
fn columns_keep_the_promised_orders_and_words() {
    let files = files();
    let (_keep, store) = stored(&files.iter().collect::<Vec<_>>());
    let facts = load(&store, &ctx(), None).unwrap();
    assert_eq!(facts.names.processes.code(0), "project-cycle");
    let versions = &facts.activities.versions
        [facts.activities.version_start[1] as usize..facts.activities.version_start[2] as usize];
    let titles: Vec<&str> =
        versions.iter().filter_map(|v| v.title.value()).map(|t| facts.names.titles[*t as usize].as_str()).collect();
    // The published title is trusted least, though it is the latest.
    assert_eq!(titles, ["Skills (published)", "Skills", "Skills and jobs"]);
    assert!(versions[0].source_rank < versions[1].source_rank);
    let m12 = facts.names.steps.find("M12").unwrap();
    assert_eq!(facts.names.step_order[m12 as usize], 120);
    assert_eq!(facts.milestones.planned_on, ["2024-05-01", "2024-08-01"].map(|d| Said::Value(day(d))));
    // The correction of the shortlist keeps its place before the interview.
    let steps: Vec<&str> = facts.events.step.iter().map(|s| facts.names.steps.code(*s)).collect();
    assert_eq!(steps, ["shortlist", "shortlist", "interview"]);
    assert_eq!(facts.events.known_until, [day("2024-06-01").0, FOREVER, FOREVER]);
    assert_eq!(facts.rates.iter().map(|r| r.known_until).collect::<Vec<_>>(), [day("2024-03-01").0, FOREVER]);
    assert_eq!(facts.first_recorded, Some(day("2024-01-10")));
    assert_eq!(facts.reporting_currency, Some(Currency::USD));
    assert_eq!(facts.names.terms[&Vocabulary::Country].find("Kenya"), Some(0));
    assert!(!facts.ledger.amount.contains(&UNKNOWN_AMOUNT));
}

#[test]
fn an_empty_store_gives_empty_facts() {
    let (_keep, store) = stored(&[]);
    let facts = load(&store, &ctx(), None).unwrap();
    assert_eq!((facts.change, facts.first_recorded, facts.ledger.start.len()), (0, None, 1));
    assert_eq!(facts.names.processes.code(0), "project-cycle");
}

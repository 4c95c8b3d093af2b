//! A data directory in a temporary place, short builders of statements, and a dump of every table.

use domain::statement::{
    ActivityStatement, EventStatement, LedgerStatement, MilestoneStatement, RateStatement, Recorded, RecordedBasis,
    Source, Statement,
};
use domain::{Amount, Context, Currency, Day, Instant, LedgerKind, Said, Zone};
use rusqlite::Connection;
use rusqlite::types::Value;
use store::{Act, Outcome, Store, Writer};
use tempfile::TempDir;

pub(crate) struct House {
    pub(crate) directory: TempDir,
    pub(crate) store: Store,
}

pub(crate) fn house() -> House {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::create(directory.path()).unwrap();
    House { directory, store }
}

pub(crate) fn ctx() -> Context {
    Context::local(day("2024-12-31"))
}

pub(crate) fn act() -> Act<'static> {
    Act { door: "import", reason: "a test", file: Some("file.csv"), at: Instant(1_700_000_000) }
}

pub(crate) fn tables() -> Source {
    Source { system: "tables".into(), organisation: String::new() }
}

impl House {
    pub(crate) fn begin(&self) -> Writer<'_> {
        self.store.begin(&ctx(), act()).unwrap()
    }

    /// One file: every statement in one unit of work.
    pub(crate) fn import(&self, statements: &[Statement]) -> (Vec<Outcome>, Option<u64>) {
        let mut writer = self.begin();
        let outcomes = statements.iter().map(|s| writer.state(&tables(), s).unwrap()).collect();
        (outcomes, writer.commit().unwrap())
    }

    pub(crate) fn open_raw(&self) -> Connection {
        Connection::open(self.store.file()).unwrap()
    }

    /// Every cell of every table.
    pub(crate) fn dump(&self) -> Vec<(String, Vec<Vec<Value>>)> {
        dump(&self.open_raw())
    }
}

pub(crate) fn dump(connection: &Connection) -> Vec<(String, Vec<Vec<Value>>)> {
    let list = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name";
    let mut statement = connection.prepare(list).unwrap();
    let names: Vec<String> = statement.query_map([], |r| r.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let table = |name: String| {
        let mut statement = connection.prepare(&format!("select * from {name} order by 1, 2")).unwrap();
        let width = statement.column_count();
        let rows = statement.query_map([], |r| (0..width).map(|c| r.get(c)).collect::<Result<Vec<Value>, _>>());
        let rows = rows.unwrap().collect::<Result<_, _>>().unwrap();
        (name, rows)
    };
    names.into_iter().map(table).collect()
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(crate) fn stated(on: &str) -> Recorded {
    Recorded { on: day(on), basis: RecordedBasis::Stated }
}

pub(crate) fn assumed(on: &str) -> Recorded {
    Recorded { on: day(on), basis: RecordedBasis::Import }
}

pub(crate) fn activity(id: &str, recorded: Recorded, row: u32, say: impl FnOnce(&mut ActivityStatement)) -> Statement {
    let mut statement = ActivityStatement::new(id, recorded, row);
    say(&mut statement);
    Statement::Activity(Box::new(statement))
}

pub(crate) fn titled(id: &str, recorded: Recorded, row: u32, title: &str) -> Statement {
    activity(id, recorded, row, |a| a.title = Said::Value(title.into()))
}

pub(crate) fn line(id: &str, recorded: Recorded, row: u32, say: impl FnOnce(&mut LedgerStatement)) -> Statement {
    let mut line = LedgerStatement {
        row,
        recorded,
        activity: id.into(),
        kind: LedgerKind::Expenditure,
        period_start: day("2024-02-01"),
        period_end: day("2024-02-01"),
        amount: Some(Amount::units(100)),
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

pub(crate) fn budget(id: &str, recorded: Recorded, row: u32, units: i64) -> Statement {
    line(id, recorded, row, |l| {
        l.kind = LedgerKind::OriginalBudget;
        l.period_start = day("2024-01-01");
        l.period_end = day("2024-12-31");
        l.amount = Some(Amount::units(units));
    })
}

pub(crate) fn milestone(id: &str, code: &str, recorded: Recorded, row: u32, planned_on: &str) -> Statement {
    Statement::Milestone(MilestoneStatement {
        row,
        recorded,
        activity: id.into(),
        milestone: code.into(),
        round: 1,
        planned_on: Said::Value(day(planned_on)),
        actual_on: Said::Nothing,
        holder: Said::Nothing,
    })
}

pub(crate) fn event(case: &str, step: &str, at: &str, row: u32, holder: Option<&str>) -> Statement {
    let completed_at = Instant::parse(at, &Zone::default()).unwrap();
    Statement::Event(EventStatement {
        row,
        recorded: Recorded { on: completed_at.day(0), basis: RecordedBasis::Happened },
        process: "recruitment".into(),
        case: case.into(),
        step: step.into(),
        completed_at,
        started_at: None,
        holder: holder.map(Into::into),
        office: None,
        activity: None,
        status: None,
    })
}

pub(crate) fn rate(date: &str, recorded: Recorded, rate: i64) -> Statement {
    Statement::Rate(RateStatement {
        row: 2,
        recorded,
        date: day(date),
        currency: Currency::parse("CHF").unwrap(),
        base: Currency::USD,
        rate,
        source: None,
    })
}

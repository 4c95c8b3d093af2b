//! Databases of every earlier schema, with facts in them, brought to the newest: nothing of a fact changes, and the chain
//! still proves it. An old database is made by the migrations of its time, and gets the rows that it held then.

use crate::chain::details;
use crate::helpers::{activity, budget, ctx, day, dump, event, house, line, milestone, rate, stated};
use domain::{Finding, Instant, Said, Share, Vocabulary};
use rusqlite::Connection;
use store::migrations::{SCHEMA_VERSION, build_until};
use store::{ChainVerdict, FILE_NAME, NewImport, Store};

/// The first schema that has every kind of fact used here.
const OLDEST: i64 = 6;

/// A data directory with every kind of fact that the oldest schema had, in three changes.
fn filled() -> crate::helpers::House {
    let house = house();
    let full = activity("A", stated("2024-01-01"), 2, |a| {
        a.title = Said::Value("One".into());
        a.planned_end = Said::Value(day("2025-06-30"));
        a.shares = vec![
            (Vocabulary::Country, Said::Value(vec![Share { code: "KE".into(), percent: Some(600_000) }])),
            (Vocabulary::Sector, Said::Unknown),
        ];
        a.details = Some(Box::new(details()));
    });
    house.import(&[full, milestone("A", "M12", stated("2024-01-01"), 3, "2024-05-01")]);
    house.import(&[
        line("A", stated("2024-02-01"), 2, |l| l.reference = Some("T-1".into())),
        line("A", stated("2024-02-01"), 3, |_| {}),
        budget("A", stated("2024-02-01"), 4, 5_000),
        rate("2024-02-01", stated("2024-02-02"), 880_000_000),
    ]);
    house.import(&[event("C-1", "Advertise", "2024-03-01T08:00:00Z", 2, Some("HR"))]);
    let findings = [Finding::warning("date.implausible").at_row(7u64).with_value("2924-01-01").with("year", 2924)];
    let (counts, at) = (store::rows::ImportCounts { rows: 3, ..Default::default() }, Instant(1_700_000_000));
    let (file, kind) = ("a.xml", "iati");
    let import = NewImport { change: Some(1), at, file, kind, version: None, counts, findings: &findings };
    house.store.save_import(&ctx(), &import).unwrap();
    house
}

/// Tables of a database with the names of their columns.
fn columns(connection: &Connection) -> Vec<(String, Vec<String>)> {
    let list = "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c
                where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> 'schema_migration'
                order by m.name, c.cid";
    let mut statement = connection.prepare(list).unwrap();
    let pairs = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
    let mut tables: Vec<(String, Vec<String>)> = Vec::new();
    for pair in pairs {
        let (table, column): (String, String) = pair.unwrap();
        match tables.last_mut().filter(|(name, _)| *name == table) {
            Some((_, columns)) => columns.push(column),
            None => tables.push((table, vec![column])),
        }
    }
    tables
}

#[test]
fn every_earlier_database_comes_up_with_its_facts_as_they_were() {
    let now = filled();
    let dumped = now.dump();
    for number in OLDEST..SCHEMA_VERSION {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join(FILE_NAME);
        let mut old = Connection::open(&file).unwrap();
        build_until(&mut old, &file, number).unwrap();
        old.execute("attach database $1 as newest", [now.store.file().to_str().unwrap()]).unwrap();
        // What a migration put in itself is what the rows of the time held too.
        old.execute_batch("pragma foreign_keys = off").unwrap();
        for (table, columns) in columns(&old) {
            let columns: Vec<String> = columns.iter().map(|c| format!("\"{c}\"")).collect();
            let columns = columns.join(", ");
            old.execute_batch(&format!(
                "delete from main.{table}; insert into main.{table} ({columns}) select {columns} from newest.{table}"
            ))
            .unwrap_or_else(|error| panic!("schema {number}, {table}: {error}"));
        }
        drop(old);

        let store = Store::open(directory.path()).unwrap();
        let raw = Connection::open(store.file()).unwrap();
        let without_list = |tables: Vec<(String, Vec<Vec<rusqlite::types::Value>>)>| {
            tables.into_iter().filter(|(name, _)| name != "schema_migration").collect::<Vec<_>>()
        };
        assert_eq!(without_list(dump(&raw)), without_list(dumped.clone()), "from schema {number}");
        let broken: i64 = raw.query_row("select count(*) from pragma_foreign_key_check", [], |r| r.get(0)).unwrap();
        assert_eq!(broken, 0, "from schema {number}");
        assert_eq!(store.verify_chain(&ctx()).unwrap(), ChainVerdict { changes: 3, first_broken: None });
        let lists = store.read(&ctx(), |r| r.activity_details("A", None)).unwrap();
        assert_eq!(lists.into_iter().map(|row| row.details).collect::<Vec<_>>(), [details()], "from schema {number}");
        let findings = store.read(&ctx(), |r| r.import_findings(1)).unwrap();
        assert_eq!((findings.len(), findings[0].value.as_deref()), (1, Some("2924-01-01")));
        assert!(store.read(&ctx(), |r| r.versions_of_files()).unwrap().is_empty(), "nobody kept it then");
        // And it goes on from there.
        let mut writer = store.begin(&ctx(), crate::helpers::act()).unwrap();
        let more = line("A", stated("2024-04-01"), 2, |l| l.reference = Some("T-2".into()));
        writer.state(&crate::helpers::tables(), &more).unwrap();
        assert_eq!(writer.commit().unwrap(), Some(4), "from schema {number}");
        assert_eq!(store.verify_chain(&ctx()).unwrap(), ChainVerdict { changes: 4, first_broken: None });
    }
}

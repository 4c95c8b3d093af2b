//! Creating, opening, refusing.

use crate::helpers::{ctx, house};
use rusqlite::Connection;
use store::migrations::SCHEMA_VERSION;
use store::{FILE_NAME, Settings, Store, StoreError};

#[test]
fn a_directory_is_created_once_and_opened_often() {
    let directory = tempfile::tempdir().unwrap();
    let inner = directory.path().join("data");
    assert!(matches!(Store::open(&inner), Err(StoreError::NotFound { .. })));
    let store = Store::create(&inner).unwrap();
    assert_eq!(store.last_change(&ctx()).unwrap(), 0);
    drop(store);
    assert!(matches!(Store::create(&inner), Err(StoreError::Exists { .. })));
    Store::open(&inner).unwrap();
    Store::open_or_create(&inner).unwrap();
}

#[test]
fn the_promises_of_the_engine_are_switched_on() {
    let house = house();
    let raw = house.open_raw();
    let mode: String = raw.query_row("pragma journal_mode", [], |r| r.get(0)).unwrap();
    assert_eq!(mode, "wal");
    assert!(rusqlite::version_number() >= 3_051_003);
    let broken: i64 = raw.query_row("select count(*) from pragma_foreign_key_check", [], |r| r.get(0)).unwrap();
    assert_eq!(broken, 0);
}

#[test]
fn a_newer_schema_is_refused_in_words() {
    let house = house();
    let newer = SCHEMA_VERSION + 1;
    house
        .open_raw()
        .execute("insert into schema_migration (number, name, digest) values ($1, 'later', x'00')", [newer])
        .unwrap();
    let Err(error) = Store::open(house.directory.path()) else { panic!("a newer schema must be refused") };
    assert!(matches!(error, StoreError::TooNew { found, known } if found == newer && known == SCHEMA_VERSION));
    assert!(error.to_string().contains("newer Headway"), "{error}");
}

#[test]
fn foreign_files_are_refused() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join(FILE_NAME);
    Connection::open(&file).unwrap().execute_batch("create table recipes (name text)").unwrap();
    assert!(matches!(Store::open(directory.path()), Err(StoreError::NotHeadway { .. })));
    std::fs::write(&file, vec![b'x'; 8192]).unwrap();
    assert!(matches!(Store::open(directory.path()), Err(StoreError::NotHeadway { .. })));
}

#[test]
fn an_edited_migration_is_noticed() {
    let house = house();
    house.open_raw().execute("update schema_migration set digest = x'00' where number = 2", []).unwrap();
    assert!(matches!(Store::open(house.directory.path()), Err(StoreError::NotHeadway { .. })));
}

/// The schema that migrations make from nothing is the one people reviewed. To renew the snapshot, run with
/// `HEADWAY_RENEW=1` and look at the difference.
#[test]
fn migrations_from_nothing_give_the_schema_in_the_snapshot() {
    let house = house();
    let raw = house.open_raw();
    let list = "select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by type, name";
    let mut statement = raw.prepare(list).unwrap();
    let parts: Vec<String> = statement.query_map([], |r| r.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let schema = parts.join(";\n\n") + ";\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/schema.sql");
    if std::env::var_os("HEADWAY_RENEW").is_some() {
        std::fs::write(file, &schema).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), schema);
}

#[test]
fn settings_are_stated_by_changes() {
    let house = house();
    let before = house.store.settings(&ctx()).unwrap();
    assert_eq!((before.time_zone.name(), before.demonstration, before.created), ("UTC", false, None));
    let settings = Settings {
        limits: [("iati.depth".to_owned(), 200)].into(),
        time_zone: domain::Zone::parse("Africa/Nairobi").unwrap(),
        reporting_currency: Some(domain::Currency::USD),
        demonstration: true,
        publisher: store::rows::PublisherRow {
            identifier: Some("XM-EXAMPLE".to_owned()),
            language: Some("fr".to_owned()),
            ..store::rows::PublisherRow::default()
        },
        created: None,
    };
    assert_eq!(house.store.change_settings(&ctx(), crate::helpers::act(), &settings).unwrap(), Some(1));
    assert_eq!(house.store.change_settings(&ctx(), crate::helpers::act(), &settings).unwrap(), None);
    let after = house.store.settings(&ctx()).unwrap();
    assert_eq!(after.time_zone.name(), "Africa/Nairobi");
    assert_eq!(after.reporting_currency, Some(domain::Currency::USD));
    assert!(after.demonstration && after.created.is_some());
    let at_first = house.store.read(&ctx(), |r| r.settings(Some(0))).unwrap();
    assert!(!at_first.demonstration);
}

#[test]
fn persons_that_are_known_are_named_until_they_are_erased() {
    let house = house();
    house.import(&[crate::helpers::titled("A", crate::helpers::stated("2024-01-01"), 2, "One")]);
    let known = || house.store.read(&ctx(), |reader| reader.identifying(None)).unwrap();
    house
        .open_raw()
        .execute_batch(
            "insert into person (id, code, change) values (1, 'P1', 1), (2, 'P2', 1);
             insert into person_field (person, field, value, salt) values (1, 'name', 'Ann Invented', x'00'),
                 (1, 'email', 'ann@example.org', x'00'), (1, 'shoe_size', '38', x'00'), (2, 'name', 'Bo Made-Up', x'00');
             insert into holder (id, code, name, kind, from_import, change) values (1, 'H1', 'Cy Invented', 'person', 0, 1),
                 (2, 'Procurement', '', null, 1, 1), (3, 'Di Invented', '', null, 1, 1);
             insert into holder_person (holder, person, valid_from, change) values (3, 2, 0, 1);",
        )
        .unwrap();
    assert_eq!(known(), ["Ann Invented", "Bo Made-Up", "Cy Invented", "Di Invented", "ann@example.org"]);
    house.open_raw().execute_batch("update person set erased_at = 1 where id = 1").unwrap();
    assert_eq!(known(), ["Bo Made-Up", "Cy Invented", "Di Invented"]);
    assert_eq!(house.store.read(&ctx(), |reader| reader.identifying(Some(0))).unwrap(), Vec::<String>::new());
}

//! Public portfolios, read in place: every row of every file, and what is found in them.

use domain::{Severity, Zone};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tables::{Kind, Limits, ReadOptions, RecordedOn};

fn shared() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    std::env::var_os("HEADWAY_SHARED").map_or(beside, PathBuf::from)
}

#[test]
fn every_row_of_real_portfolios_is_read() {
    let directory = shared().join("real-data");
    if !directory.is_dir() {
        println!("SKIPPED: every_row_of_real_portfolios_is_read needs ../shared/real-data");
        return;
    }
    let zone = Zone::default();
    let options =
        ReadOptions { today: crate::today(), recorded_on: RecordedOn::Column, zone: &zone, limits: Limits::default() };
    let expected = [
        ("worldbank/activities", 2_472),
        ("worldbank/milestones", 2_373),
        ("worldbank/transactions", 46_323),
        ("adb/activities", 1_090),
        ("adb/milestones", 3_154),
        ("undp/activities", 22_309),
        ("undp/budgets", 5_115),
        ("undp/transactions", 4_352),
        ("unesco/activities", 2_064),
        ("unesco/transactions", 4_232),
        ("request-for-payment/events", 36_072),
        ("prepaid-travel-cost/events", 17_507),
    ];
    for (name, rows) in expected {
        let kind = Kind::parse(name.rsplit('/').next().unwrap()).unwrap();
        let path = directory.join(format!("{name}.csv.gz"));
        let mut found: BTreeMap<(&str, &str), u64> = BTreeMap::new();
        let report = tables::read_path(kind, &path, &options, &mut |row| {
            for finding in &row.findings {
                *found.entry((finding.severity.name(), finding.code)).or_default() += 1;
                if finding.severity == Severity::Refused {
                    println!("{name} {finding:?}");
                }
            }
            ControlFlow::Continue(())
        })
        .unwrap();
        println!("{name}: {} rows, {found:?}", report.rows);
        assert_eq!((report.rows, report.refused), (rows, 0), "{name}");
        assert!(report.findings.is_empty(), "{name} {report:?}");
        if name == "unesco/activities" {
            assert_eq!(found.get(&("notice", "title.blank")), Some(&3));
        }
    }
}

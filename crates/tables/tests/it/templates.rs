//! Templates read back without a refusal, and ask for texts that are listed.

use crate::{read, statements};
use std::cell::RefCell;
use std::collections::BTreeSet;
use tables::{Format, Kind, write_template};

#[test]
fn every_template_imports() {
    let asked = RefCell::new(BTreeSet::new());
    let text = |key: &str| {
        asked.borrow_mut().insert(key.to_owned());
        format!("text of {key}")
    };
    for kind in Kind::ALL {
        for format in [Format::Csv, Format::Xlsx] {
            let mut out = Vec::new();
            write_template(kind, format, &text, &mut out).unwrap();
            let (report, rows) = read(kind, &out).unwrap();
            assert_eq!(report.format, format);
            assert!(report.findings.is_empty(), "{kind:?} {report:?}");
            assert_eq!(rows.len(), 2);
            for row in &rows {
                assert!(row.statement.is_some() && row.findings.is_empty(), "{kind:?} {format:?} {row:?}");
            }
        }
        let mut csv = Vec::new();
        write_template(kind, Format::Csv, &text, &mut csv).unwrap();
        let mut xlsx = Vec::new();
        write_template(kind, Format::Xlsx, &text, &mut xlsx).unwrap();
        assert_eq!(statements(kind, &csv), statements(kind, &xlsx), "{kind:?}");
    }
    let keys: BTreeSet<String> = tables::template::keys().into_iter().collect();
    assert_eq!(*asked.borrow(), keys);
}

//! The readers of tables (CSV and XLSX, packed or not) on any bytes; the first byte chooses the kind of table.
#![no_main]

use domain::{Day, Severity, Zone};
use std::io::Cursor;
use std::ops::ControlFlow;
use tables::{Kind, Limits, ReadOptions, RecordedOn};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((choice, file)) = bytes.split_first() else { return };
    let kind = Kind::ALL[usize::from(*choice) % Kind::ALL.len()];
    let zone = Zone::default();
    let options =
        ReadOptions { today: Day(20_000), recorded_on: RecordedOn::Column, zone: &zone, limits: Limits::default() };
    let (mut rows, mut refused) = (0, 0);
    let report = tables::read(kind, Cursor::new(file), &options, &mut |row| {
        rows += 1;
        let is_refused = row.findings.iter().any(|f| f.severity == Severity::Refused);
        refused += u64::from(is_refused);
        assert_eq!(row.statement.is_none(), is_refused, "{row:?}");
        assert!(row.findings.iter().all(|f| tables::codes::ALL.contains(&f.code)));
        if rows >= 5_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    match report {
        Ok(report) => assert_eq!((report.rows, report.refused), (rows, refused)),
        Err(finding) => assert!(tables::codes::ALL.contains(&finding.code)),
    }
});

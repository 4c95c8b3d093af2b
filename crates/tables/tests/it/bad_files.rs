//! One file of each bad sort, named as what it is.

use crate::{codes, read, read_with};
use domain::Severity;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use tables::{Kind, Limits, RecordedOn};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn refusal(bytes: &[u8]) -> &'static str {
    let finding = read(Kind::Milestones, bytes).unwrap_err();
    assert_eq!(finding.severity, Severity::Refused);
    assert!(tables::codes::ALL.contains(&finding.code));
    finding.code
}

#[test]
fn what_is_no_table_is_named() {
    for (bytes, code) in [
        (&b""[..], "file.empty"),
        (b"\n \n", "file.empty"),
        (b"%PDF-1.4 ...", "file.pdf"),
        (b"<html><body>", "file.html"),
        (b"<?xml version='1.0'?><iati-activities/>", "file.xml"),
        (b"[{\"activity\": 1}]", "file.json"),
        (b"\x89PNG\r\n\x1a\n", "file.image"),
        (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "file.zip"),
        (b"PK\x03\x04 nothing more", "xlsx.damaged"),
        (b"\xFF\xFEa\0c\0", "encoding.utf-16"),
        (b"activity,milestone\nGen\xE8ve,M10\n", "encoding.not-utf-8"),
        (b"activity,milestone\nA,M10\0\n", "file.not-text"),
        (b"activity,holder\nA,M10\n", "column.missing"),
        (b"a,b,c\n1,2,3\n", "column.missing"),
        (b"activity,milestone,Activity\nA,M10,A\n", "column.duplicate"),
        (b"activity,milestone\nA,\"M10\n", "quote.unclosed"),
        (&gzip(b""), "file.empty"),
        (&gzip(b"%PDF-1.4"), "file.pdf"),
        (&gzip(&gzip(b"activity,milestone\n")), "gzip.not-csv"),
        (b"\x1F\x8B\x08\x00", "gzip.truncated"),
    ] {
        assert_eq!(refusal(bytes), code, "{:?}", String::from_utf8_lossy(bytes));
    }
    let wide = format!("activity,milestone,{}\n", (0..300).map(|n| format!("c{n}")).collect::<Vec<_>>().join(","));
    assert_eq!(refusal(wide.as_bytes()), "column.too-many");
}

#[test]
fn the_place_of_a_wrong_byte_is_told() {
    let finding = read(Kind::Milestones, b"activity,milestone\nGen\xE8ve,M10\n").unwrap_err();
    assert_eq!(finding.arguments, [("byte", "22".to_owned()), ("found", "0xE8".to_owned())]);
    let finding = read(Kind::Milestones, b"\xEF\xBB\xBFactivity,x\n").unwrap_err();
    assert_eq!(finding.arguments[0], ("columns", "milestone".to_owned()));
    assert_eq!(finding.arguments[1], ("found", "activity, x".to_owned()));
}

#[test]
fn a_truncated_gzip_file_tells_how_far_it_was_whole() {
    let mut text = b"activity,milestone\n".to_vec();
    for n in 0..200_000u32 {
        text.extend(format!("A{},M{}\n", n.wrapping_mul(2_654_435_761), n % 40 + 1).bytes());
    }
    let packed = gzip(&text);
    let finding = read(Kind::Milestones, &packed[..packed.len() / 2]).unwrap_err();
    assert_eq!(finding.code, "gzip.truncated");
    let row: u64 = finding.arguments[0].1.parse().unwrap();
    assert!((50_000..150_000).contains(&row), "{row}");
    let mut damaged = packed.clone();
    for byte in &mut damaged[packed.len() / 2..packed.len() / 2 + 2000] {
        *byte = byte.wrapping_mul(7) ^ 0x5A;
    }
    assert!(matches!(refusal(&damaged), "gzip.damaged" | "encoding.not-utf-8" | "file.not-text"));
    assert_eq!(read(Kind::Milestones, &packed).unwrap().0.rows, 200_000);
    let both = [gzip(b"activity,milestone\nA,M10\n"), gzip(b"B,M11\n")].concat();
    assert_eq!(read(Kind::Milestones, &both).unwrap().0.rows, 2, "members follow one another");
}

#[test]
fn a_bomb_is_refused_before_it_bursts() {
    let text = [b"activity,milestone\n".to_vec(), b"AAAAAAAA,M10\n".repeat(1 << 20)].concat();
    let limits = Limits { ratio_free: 1 << 20, ratio: 20, ..Limits::default() };
    let finding = read_with(Kind::Milestones, &gzip(&text), RecordedOn::Column, limits).unwrap_err();
    assert!(finding.code == "gzip.bomb", "{finding:?}");
    let spaces = gzip(&vec![b' '; 200 << 20]);
    assert!(matches!(refusal(&spaces), "gzip.bomb" | "row.too-long"));
}

#[test]
fn rows_of_wrong_shape_are_told_from_each_other() {
    let long = "x".repeat(70_000);
    let text = format!(
        "activity,milestone,Surprise,,holder,,\nA,M10,s,,h,,\nA,M10,s,,h,,,,\nA,M10,s,,h,,x\nA,M10\nA,M10,,,{long}\n,,,\n\n"
    );
    let (report, rows) = read(Kind::Milestones, text.as_bytes()).unwrap();
    let found: Vec<&str> = report.findings.iter().map(|f| f.code).collect();
    assert_eq!(found, ["column.unknown", "column.unnamed"]);
    assert_eq!(report.findings[0].column.as_deref(), Some("Surprise"));
    let codes: Vec<Vec<&str>> = rows.iter().map(codes).collect();
    assert_eq!(codes, [vec![], vec![], vec!["row.too-many-cells"], vec![], vec!["cell.too-long"]]);
    assert_eq!((report.rows, report.refused), (5, 2));
    let long_value = rows[4].findings[0].value.as_ref().unwrap();
    assert!(long_value.chars().count() <= 201);
}

#[test]
fn a_header_alone_is_a_warning() {
    let (report, rows) = read(Kind::Milestones, b"activity,milestone\n").unwrap();
    assert!(rows.is_empty());
    assert_eq!(report.findings[0].code, "file.no-rows");
}

#[test]
fn headers_may_be_written_freely() {
    for text in [
        "Milestone ; ACTIVITY;Actual On\nM10;A;2025-01-01\n",
        "\u{feff}milestone\tactivity\tactual-on\r\nM10\tA\t2025-01-01\r\n",
        "milestone,activity,\"actual_on\"\rM10,A,2025-01-01\r",
    ] {
        let (report, rows) = read(Kind::Milestones, text.as_bytes()).unwrap();
        assert!(report.findings.is_empty(), "{text:?} {report:?}");
        assert!(rows.len() == 1 && rows[0].number == 2 && rows[0].statement.is_some(), "{text:?} {rows:?}");
    }
}

#[test]
fn the_sink_may_stop_reading() {
    let zone = domain::Zone::default();
    let options = tables::ReadOptions {
        today: crate::today(),
        recorded_on: RecordedOn::Column,
        zone: &zone,
        limits: Limits::default(),
    };
    let mut seen = 0;
    let text = std::io::Cursor::new("activity,milestone\nA,M1\nA,M2\nA,M3\n");
    let report = tables::read(Kind::Milestones, text, &options, &mut |_| {
        seen += 1;
        if seen == 2 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
    })
    .unwrap();
    assert_eq!((seen, report.rows, report.is_stopped), (2, 2, true));
}

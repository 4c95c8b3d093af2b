//! Workbooks: the same rows as a CSV file gives, and hostile ones refused in little memory.

use crate::{codes, read, read_with, statements};
use domain::statement::Statement;
use domain::{Amount, Said};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::{Cursor, Write};
use tables::{Kind, Limits, RecordedOn};
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const PACKAGE: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A workbook made of parts; a part of the usual name replaces it.
fn parts(changed: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let usual = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", PACKAGE),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, text) in usual {
        if changed.iter().all(|(n, _)| *n != name) {
            zip.start_file(name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
    }
    for (name, bytes) in changed {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> Vec<u8> {
    let text = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    text.into_bytes()
}

/// A row of texts.
fn row(number: u32, cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|c| format!(r#"<c t="inlineStr"><is><t>{c}</t></is></c>"#)).collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

fn book(rows: &str) -> Vec<u8> {
    parts(&[("xl/worksheets/sheet1.xml", sheet(rows))])
}

fn refusal(bytes: &[u8]) -> &'static str {
    let finding = read(Kind::Milestones, bytes).unwrap_err();
    assert!(tables::codes::ALL.contains(&finding.code));
    finding.code
}

#[test]
fn a_workbook_gives_the_rows_of_a_csv_file() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Notes").unwrap().write(0, 0, "not this one").unwrap();
    let sheet = workbook.add_worksheet().set_name("Activities").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let header = ["activity", "title", "planned_end", "approved_budget", "country", "recorded_on", "currency"];
    for (at, name) in (0u16..).zip(header) {
        sheet.write(0, at, name).unwrap();
    }
    sheet.write(2, 0, 51).unwrap();
    sheet.write(2, 1, "Título").unwrap();
    sheet.write_with_format(2, 2, ExcelDateTime::from_ymd(2028, 12, 31).unwrap(), &day).unwrap();
    sheet.write(2, 3, 1234.56).unwrap();
    sheet.write(2, 4, "Kenya:60;UG:40").unwrap();
    sheet.write_with_format(2, 5, ExcelDateTime::from_ymd(2026, 1, 31).unwrap(), &day).unwrap();
    sheet.write(2, 6, "USD").unwrap();
    let (report, rows) = read(Kind::Activities, &workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!(report.sheet.as_deref(), Some("Activities"));
    assert_eq!((rows.len(), rows[0].number), (1, 3));
    assert!(rows[0].findings.is_empty(), "{rows:?}");
    let csv = "activity,title,planned_end,approved_budget,country,recorded_on,currency\n\n51,Título,2028-12-31,1234.56,Kenya:60;UG:40,2026-01-31,USD\n";
    assert_eq!(statements(Kind::Activities, csv.as_bytes()), [rows[0].statement.clone().unwrap()]);
}

#[test]
fn moments_and_error_values_are_read() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (at, name) in (0u16..).zip(["process", "case", "step", "completed_at", "holder"]) {
        sheet.write(0, at, name).unwrap();
    }
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    for (at, text) in (0u16..).zip(["p", "c", "s"]) {
        sheet.write(1, at, text).unwrap();
    }
    let time = ExcelDateTime::from_ymd(2025, 3, 4).unwrap().and_hms(14, 30, 0).unwrap();
    sheet.write_with_format(1, 3, &time, &moment).unwrap();
    sheet.write_formula(1, 4, rust_xlsxwriter::Formula::new("=NA()").set_result("#N/A")).unwrap();
    let (_, rows) = read(Kind::Events, &workbook.save_to_buffer().unwrap()).unwrap();
    let Some(Statement::Event(event)) = &rows[0].statement else { panic!("{rows:?}") };
    assert_eq!(event.completed_at.to_string(), "2025-03-04T13:30:00Z", "local time of the organisation");
    assert_eq!(event.holder, None);
    assert_eq!(codes(&rows[0]), ["cell.error-value"]);
    let cells = format!(
        "{}{}",
        row(1, &["activity", "milestone", "holder"]),
        r#"<row r="2"><c t="str"><v>A</v></c><c t="str"><v>M10</v></c><c t="e"><v>#REF!</v></c></row>"#
    );
    let (_, rows) = read(Kind::Milestones, &book(&cells)).unwrap();
    assert_eq!(codes(&rows[0]), ["cell.error-value"]);
}

#[test]
fn large_and_small_numbers_have_no_exponent() {
    let header = row(1, &["activity", "kind", "date", "amount", "currency", "recorded_on"]);
    let cells = r#"<row r="2"><c t="str"><v>A</v></c><c><v>4</v></c><c t="str"><v>2025-01-01</v></c><c><v>9.9999999999999E13</v></c><c t="str"><v>USD</v></c><c t="d"><v>2025-01-01T00:00:00</v></c></row>"#;
    let (_, rows) = read(Kind::Transactions, &book(&(header + cells))).unwrap();
    let Some(Statement::Ledger(line)) = &rows[0].statement else { panic!("{rows:?}") };
    assert_eq!(line.amount, Some(Amount::units(99_999_999_999_999)));
}

#[test]
fn far_cells_cost_nothing() {
    let far = |cell: &str| {
        let header = row(1, &["activity", "milestone"]);
        book(&format!(r#"{header}<row r="1048576"><c r="{cell}" t="str"><v>x</v></c></row>"#))
    };
    assert_eq!(refusal(&far("AZZ1048576")), "xlsx.cell-too-far");
    let (_, rows) = read(Kind::Milestones, &far("A1048576")).unwrap();
    assert_eq!((rows.len(), rows[0].number), (1, 1_048_576));
    assert_eq!(codes(&rows[0]), ["identity.blank"]);
    assert!(matches!(refusal(&far("ZZZZZZ9")), "xlsx.damaged" | "xlsx.cell-too-far"));
    let backwards = format!("{}{}", row(9, &["activity", "milestone"]), row(3, &["A", "M1"]));
    assert_eq!(refusal(&book(&backwards)), "xlsx.rows-out-of-order");
}

#[test]
fn hostile_workbooks_are_refused() {
    let header = row(1, &["activity", "milestone"]);
    let good = sheet(&(header + &row(2, &["A", "M1"])));
    assert_eq!(read(Kind::Milestones, &parts(&[("xl/worksheets/sheet1.xml", good.clone())])).unwrap().0.rows, 1);
    let with = |name: &'static str, bytes: Vec<u8>| {
        refusal(&parts(&[("xl/worksheets/sheet1.xml", good.clone()), (name, bytes)]))
    };
    let doctype = br#"<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>"#.to_vec();
    assert_eq!(with("xl/sharedStrings.xml", doctype), "xlsx.doctype");
    let promise = br#"<sst uniqueCount="18446744073709551615"><si><t>a</t></si></sst>"#.to_vec();
    assert_eq!(with("xl/sharedStrings.xml", promise), "xlsx.hostile");
    let promise = br#"<sst uniqueCount="9000000000000"><si><t>a</t></si></sst>"#.to_vec();
    assert_eq!(with("xl/sharedStrings.xml", promise), "xlsx.hostile");
    assert_eq!(with("xl/media/bomb.bin", vec![0; 100 << 20]), "xlsx.bomb");
    assert_eq!(with("xl/theme/theme1.xml", vec![b'\n'; 17 << 20]), "xlsx.hostile");
    assert_eq!(with("xl/embeddings/book.xlsx", b"PK\x03\x04....".to_vec()), "xlsx.nested");
    assert_eq!(with("xl/drawings/deep.xml", b"<a>".repeat(5_000)), "xlsx.hostile");
    let crossed = br#"<worksheet><dimension ref="C9:A1"/><sheetData/></worksheet>"#.to_vec();
    assert_eq!(refusal(&parts(&[("xl/worksheets/sheet1.xml", crossed)])), "xlsx.damaged");
    assert_eq!(refusal(&parts(&[])), "xlsx.damaged", "a sheet that is not there");
    let many: Vec<(String, Vec<u8>)> = (0..10_001).map(|n| (format!("xl/p{n}"), Vec::new())).collect();
    let many: Vec<(&str, Vec<u8>)> = many.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
    assert_eq!(refusal(&parts(&many)), "xlsx.too-many-parts");
}

#[test]
fn other_files_that_are_zip_inside_are_told_apart() {
    let zip_of = |name: &str| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"activity,milestone\n").unwrap();
        zip.finish().unwrap().into_inner()
    };
    assert_eq!(refusal(&zip_of("milestones.csv")), "file.zip");
    assert_eq!(refusal(&zip_of("mimetype")), "file.opendocument");
    assert_eq!(refusal(&zip_of("word/document.xml")), "file.opendocument");
    let whole = book(&row(1, &["activity", "milestone"]));
    assert_eq!(refusal(&whole[..whole.len() / 2]), "xlsx.damaged");
    let mut locked = whole;
    let flags: Vec<usize> =
        locked.windows(4).enumerate().filter(|(_, w)| *w == b"PK\x01\x02").map(|(at, _)| at).collect();
    for at in flags {
        locked[at + 8] |= 1;
    }
    assert_eq!(refusal(&locked), "xlsx.encrypted");
}

#[test]
fn the_first_sheet_is_taken_with_a_notice() {
    let mut workbook = Workbook::new();
    for name in ["One", "Two"] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.write(0, 0, "activity").unwrap().write(0, 1, "milestone").unwrap();
        sheet.write(1, 0, name).unwrap().write(1, 1, "M10").unwrap();
    }
    let (report, rows) = read(Kind::Milestones, &workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!((report.sheet.as_deref(), report.findings[0].code), (Some("One"), "xlsx.first-sheet"));
    let Some(Statement::Milestone(m)) = &rows[0].statement else { panic!() };
    assert_eq!((m.activity.as_str(), &m.planned_on), ("One", &Said::Nothing));
}

#[test]
fn limits_hold_for_every_part() {
    let rows: String = (2..2_000).map(|n| row(n, &["A", "M1"])).collect();
    let bytes = book(&(row(1, &["activity", "milestone"]) + &rows));
    let limits = Limits { sheet: 10_000, ..Limits::default() };
    let finding = read_with(Kind::Milestones, &bytes, RecordedOn::Column, limits).unwrap_err();
    assert_eq!(finding.code, "xlsx.bomb");
    assert_eq!(read(Kind::Milestones, &bytes).unwrap().0.rows, 1_998);
}

//! Files that are wrong, broken or hostile: a clear refusal in bounded time, and nothing stored changes.

use crate::support::Story;
use std::io::Write;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn each_sort_of_bad_file_is_refused_and_nothing_stored_changes() {
    let story = Story::new();
    story.import("activities", "activity,title,recorded_on\nA1,One,2024-01-01\n");
    let last = story.headway.last_change(&story.ctx).unwrap();
    let good = b"activity,title,recorded_on\nA2,Two,2024-01-01\n";
    let mut truncated = gzip(&good.repeat(1000));
    truncated.truncate(truncated.len() / 2);
    let nested = format!(
        "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>X</iati-identifier>{}",
        "<a>".repeat(1_000_000)
    );
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><iati-activities version="2.03"><iati-activity><iati-identifier>&b;</iati-identifier></iati-activity></iati-activities>"#;
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("zero bytes", "activities", Vec::new()),
        ("zero bytes of XML", "iati", Vec::new()),
        ("UTF-16", "activities", "activity,title\nA,B\n".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("Latin-1", "activities", b"activity,title\nA,Caf\xe9\n".to_vec()),
        ("no header wanted", "activities", b"foo,bar\n1,2\n".to_vec()),
        ("truncated gzip", "activities", truncated),
        ("a PDF", "transactions", b"%PDF-1.7\n...".to_vec()),
        ("a web page", "iati", b"<!DOCTYPE html><html><body>Sign in</body></html>".to_vec()),
        ("a DOCTYPE", "iati", bomb.as_bytes().to_vec()),
        ("a million nested elements", "iati", nested.into_bytes()),
        ("XML cut in the middle", "iati", b"<iati-activities version=\"2.03\"><iati-activity><iati-iden".to_vec()),
        ("a table for IATI", "iati", good.to_vec()),
        ("IATI for a table", "activities", b"<?xml version=\"1.0\"?><iati-activities version=\"2.03\"/>".to_vec()),
    ];
    for (name, kind, bytes) in cases {
        let outcome = story.import_as(&Story::request(kind), &bytes).unwrap();
        assert!(outcome.has_refusals(), "{name}: {:?}", Story::findings(&outcome));
        assert_eq!(outcome.change, None, "{name}");
        assert_eq!(story.headway.last_change(&story.ctx).unwrap(), last, "{name}");
    }
}

#[test]
fn odd_but_readable_values_are_kept_with_a_warning() {
    let story = Story::new();
    let outcome = story.import(
        "activities",
        "activity,title,planned_start,planned_end,country,approved_budget,currency,colour,recorded_on
A1,One,1013-07-30,2099-12-31,KE:60;UG:30,-5,XXZ,blue,2024-01-01
",
    );
    assert_eq!(outcome.refused, 0, "{:?}", Story::findings(&outcome));
    let codes: Vec<&str> = outcome.findings.all().iter().map(|f| f.code).collect();
    for code in ["date.implausible", "shares.not-100", "currency.unknown", "column.unknown"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

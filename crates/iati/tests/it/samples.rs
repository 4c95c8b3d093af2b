//! Files published by real organisations, read and compared with counts made without any XML reader.

use crate::read_all;
use domain::Amount;
use iati::Limits;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of samples, or a printed line where it is absent.
pub(crate) fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("HEADWAY_SHARED").map_or(beside, PathBuf::from);
    let folder = shared.join("iati-samples");
    if folder.join("MANIFEST.md").is_file() {
        return Some(folder);
    }
    println!("SKIPPED: published IATI samples: needs ../shared/iati-samples");
    None
}

/// One line of the manifest.
struct Expected {
    file: String,
    records: u64,
    transactions: u32,
    budgets: u32,
    performance: [u32; 3],
}

fn manifest(folder: &Path) -> Vec<Expected> {
    let text = std::fs::read_to_string(folder.join("MANIFEST.md")).unwrap();
    let number = |cell: &str| cell.trim().replace(',', "").parse::<u32>().unwrap();
    let expected: Vec<Expected> = text
        .lines()
        .filter(|line| line.starts_with("| xml/"))
        .map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let parts: Vec<u32> = cells[9].split('/').map(number).collect();
            Expected {
                file: cells[1].to_owned(),
                records: u64::from(number(cells[6])),
                transactions: number(cells[7]),
                budgets: number(cells[8]),
                performance: parts.try_into().unwrap(),
            }
        })
        .collect();
    assert_eq!(expected.len(), 30, "the manifest lists 30 files");
    expected
}

#[test]
fn every_sample_has_the_records_the_manifest_counts() {
    let Some(folder) = folder() else { return };
    for expected in manifest(&folder) {
        let bytes = std::fs::read(folder.join(&expected.file)).unwrap();
        let whole = read_all(&bytes);
        let (end, file) = (whole.end(), &expected.file);
        assert_eq!(end.activities, whole.activities.len() as u64, "{file}");
        // This one was written before version 1.01 and has no identifiers at all.
        let refused = if file.ends_with("schemas-worldbank.xml") { 16 } else { 0 };
        assert_eq!(end.refused, refused, "{file}");
        assert_eq!(end.activities + end.refused + end.organisations, expected.records, "{file}: records");
        assert_eq!(end.counts.transactions, expected.transactions, "{file}: transactions");
        assert_eq!(end.counts.budgets, expected.budgets, "{file}: budgets");
        let performance = [end.counts.results, end.counts.indicators, end.counts.periods];
        assert_eq!(performance, expected.performance, "{file}: results, indicators, periods");
        let text = without_comments(&bytes);
        let start_tags = blocks(&text, "iati-activity").len() as u64;
        assert_eq!(end.activities + end.refused, start_tags, "{file}: start tags");
    }
}

#[test]
fn sums_of_transactions_are_those_in_the_text() {
    let Some(folder) = folder() else { return };
    let mut compared = 0;
    for expected in manifest(&folder) {
        let bytes = std::fs::read(folder.join(&expected.file)).unwrap();
        let whole = read_all(&bytes);
        let mut read: BTreeMap<String, (i128, usize)> = BTreeMap::new();
        for line in whole.activities.iter().flat_map(|a| &a.ledger).filter(|l| !l.kind.is_budget()) {
            let sum = read.entry(line.currency.to_string()).or_default();
            sum.0 += i128::from(line.amount.0);
            sum.1 += 1;
        }
        let in_text = sums_in_text(&without_comments(&bytes));
        assert_eq!(read, in_text, "{}", expected.file);
        compared += read.values().map(|(_, n)| n).sum::<usize>();
    }
    println!("{compared} transactions compared");
    assert!(compared > 8_000, "{compared}");
}

#[test]
fn every_source_element_reads_again_to_the_same_activity() {
    let Some(folder) = folder() else { return };
    for expected in manifest(&folder) {
        let bytes = std::fs::read(folder.join(&expected.file)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let mut rest = text.as_ref();
        for activity in read_all(&bytes).activities {
            let source = std::str::from_utf8(&activity.source_element).unwrap();
            let at = rest.find("<iati-activity ").or_else(|| rest.find("<iati-activity>")).unwrap();
            let is_next = rest[at..].starts_with(source);
            assert!(is_next, "{}: not the bytes of the file: {}", expected.file, activity.identifier);
            rest = &rest[at + source.len()..];
            let again = iati::read_element(&activity.standalone_element(), &Limits::default()).unwrap();
            assert_eq!(plain(again), plain(activity), "{}", expected.file);
        }
    }
}

/// An activity without what depends on where it stood.
fn plain(mut activity: iati::Activity) -> iati::Activity {
    activity.position = 0;
    activity.line = 0;
    activity.findings.iter_mut().for_each(|f| {
        f.row = None;
        f.arguments.retain(|(name, _)| *name != "line");
    });
    activity.ledger.iter_mut().for_each(|l| (l.line, l.offset) = (0, 0));
    activity.namespaces.clear();
    activity.source_element.clear();
    activity
}

fn without_comments(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut kept = String::new();
    for (n, part) in text.split("<!--").enumerate() {
        kept.push_str(if n == 0 { part } else { part.split_once("-->").map_or("", |(_, after)| after) });
    }
    kept
}

/// The pieces from one start tag of this name to the next.
fn blocks<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let tag = format!("<{name}");
    let is_tag = |after: &str| after.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/');
    let starts: Vec<usize> =
        text.match_indices(&tag).map(|(at, _)| at).filter(|at| is_tag(&text[at + tag.len()..])).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(from, to)| &text[*from..to]).collect()
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, after) = tag.split_once(&format!(" {name}="))?;
    let quote = after.chars().next()?;
    after[1..].split_once(quote).map(|(value, _)| value.trim()).filter(|v| !v.is_empty())
}

/// Sum and number of transactions per currency, of those that have a type, a value, a date and a currency.
fn sums_in_text(text: &str) -> BTreeMap<String, (i128, usize)> {
    let mut sums: BTreeMap<String, (i128, usize)> = BTreeMap::new();
    for activity in blocks(text, "iati-activity").into_iter().filter(|a| a.contains("<iati-identifier")) {
        let default = attribute(activity.split_once('>').unwrap().0, "default-currency");
        for transaction in blocks(activity, "transaction") {
            let transaction = transaction.split("</transaction>").next().unwrap();
            let Some(value) = blocks(transaction, "value").first().copied() else { continue };
            let (tag, after) = value.split_once('>').unwrap();
            let amount = after.split('<').next().unwrap().trim();
            let dated = transaction.contains("iso-date=") || attribute(tag, "value-date").is_some();
            let currency = attribute(tag, "currency").or(default);
            let (Some(currency), true, false) = (currency, dated, amount.is_empty()) else { continue };
            let sum = sums.entry(currency.to_owned()).or_default();
            sum.0 += i128::from(Amount::parse(amount).unwrap().amount.0);
            sum.1 += 1;
        }
    }
    sums
}

//! Import, export, import again: the same facts, and untouched activities as they were. Over every public sample, and
//! over made documents.

use crate::canonical;
use crate::support::{Story, shared};
use app::export::{IatiAnswer, IatiRequest, Publisher, iati};
use app::import::FileOutcome;
use domain::Vocabulary;
use domain::statement::ActivityDetails;
use insight::portfolio::day_of;
use std::collections::BTreeMap;
use std::path::PathBuf;
use store::Store;
use store::rows::LedgerLineRow;

fn samples() -> Vec<PathBuf> {
    let Some(folder) = shared("iati-samples/xml") else { return Vec::new() };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 30);
    files
}

fn publisher() -> Publisher {
    let some = |text: &str| Some(text.to_owned());
    Publisher { identifier: some("XM-EXAMPLE"), name: some("Example"), kind: some("40"), language: some("en") }
}

fn request(from_facts: bool) -> IatiRequest {
    IatiRequest { from_facts, publisher: publisher(), ..IatiRequest::default() }
}

fn exported(story: &Story, request: &IatiRequest) -> (IatiAnswer, Vec<u8>) {
    let mut bytes = Vec::new();
    let answer = iati(&story.headway, &story.ctx, request, &mut bytes).unwrap();
    (answer, bytes)
}

fn import(bytes: &[u8]) -> (Story, FileOutcome) {
    let story = Story::new();
    let mut asked = Story::request("iati");
    asked.keep_good = true;
    let outcome = story.import_as(&asked, bytes).unwrap();
    (story, outcome)
}

/// Everything modelled, by activity: the fields of the portfolio, the lists, and every line of money that is known.
fn facts(story: &Story) -> BTreeMap<String, Vec<String>> {
    let known = story.headway.known(&story.ctx).unwrap();
    let (facts, p) = (&known.facts, &known.portfolio);
    let store = Store::open(&story.directory.path().join("data")).unwrap();
    let mut all = BTreeMap::new();
    for (i, identifier) in facts.activities.identifiers.iter().enumerate().filter(|(i, _)| p.is_known(*i as u32)) {
        let dates = [&p.planned_start, &p.actual_start, &p.planned_end, &p.actual_end].map(|d| day_of(d[i]));
        let currency = facts.names.currencies.get(usize::from(p.currency[i]));
        let mut said = vec![
            format!("title {}", known.title(i as u32)),
            format!("status {:?}", p.status(i as u32)),
            format!("donor {}", facts.names.organisations.name(p.donor[i])),
            format!("parent {:?}", facts.activities.identifiers.get(p.parent[i] as usize)),
            format!("dates {dates:?} currency {currency:?}"),
        ];
        for vocabulary in Vocabulary::ALL {
            for member in p.shares(facts, i as u32, vocabulary) {
                let code = facts.names.vocabulary(vocabulary).unwrap().code(member.term);
                said.push(format!("{} {code} {:?}", vocabulary.name(), member.percent));
            }
        }
        let (lists, lines) = store
            .read(&story.ctx, |reader| {
                let lists = reader.activity_lists(identifier, None)?;
                let last = lists.last().map(|(statement, _)| reader.lists_of_statement(*statement)).transpose()?;
                Ok((last, reader.activity_ledger(identifier, None)?))
            })
            .unwrap();
        said.push(format!("{:?}", lists.map(|l| ActivityDetails { source_element: None, ..l })));
        said.extend(money(lines));
        all.insert(identifier.clone(), said);
    }
    all
}

/// The lines known at last, in words.
fn money(rows: Vec<LedgerLineRow>) -> Vec<String> {
    let mut last: BTreeMap<(i64, u32), LedgerLineRow> = BTreeMap::new();
    for row in rows {
        let key = (row.line.identity, row.line.occurrence);
        if last.get(&key).is_none_or(|held| held.line.stamp.order() <= row.line.stamp.order()) {
            last.insert(key, row);
        }
    }
    let line = |l: LedgerLineRow| {
        let c = &l.line;
        let (from, to, value_date) = (c.period_start, c.period_end, c.value_date);
        let organisations = (&l.provider, &l.receiver);
        format!(
            "{:?} {from} {to} {:?} {} {value_date:?} {organisations:?} {:?}",
            c.kind, c.amount, c.currency, l.reference
        )
    };
    let mut lines: Vec<String> = last.into_values().filter(|l| !l.line.withdrawn).map(line).collect();
    lines.sort();
    lines
}

/// Says where two sets of facts differ first.
fn same_facts(file: &str, before: &BTreeMap<String, Vec<String>>, after: &BTreeMap<String, Vec<String>>) {
    for (activity, said) in before {
        let again = after.get(activity).unwrap_or_else(|| panic!("{file}: {activity} is missing"));
        let (a, b): (Vec<_>, Vec<_>) = (
            said.iter().filter(|s| !again.contains(s)).collect(),
            again.iter().filter(|s| !said.contains(s)).collect(),
        );
        assert!(a.is_empty() && b.is_empty() && said.len() == again.len(), "{file}: {activity}:\n{a:#?}\n{b:#?}");
    }
    assert_eq!(before.len(), after.len(), "{file}");
}

/// Samples written in the form of 1.x: they come back as 2.03.
const FIRST_FORM: [&str; 6] = [
    "aiddata-104-NepalAIMS.xml",
    "ds-missing-dates.xml",
    "ics-nl.xml",
    "kosovo-long.xml",
    "pwyf-sample.xml",
    "sos-kenya.xml",
];

/// A file as UTF-8 without byte-order mark.
fn text_of(bytes: &[u8]) -> Vec<u8> {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).to_vec()
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn every_sample_makes_the_round_trip() {
    let files = samples();
    let next = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(path) = files.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
                    round_trip(path);
                }
            });
        }
    });
}

fn round_trip(path: &std::path::Path) {
    let name = file_name(path);
    let original = std::fs::read(path).unwrap();
    let (first, outcome) = import(&original);
    if outcome.change.is_none() {
        return;
    }
    let before = facts(&first);
    let (answer, bytes) = exported(&first, &request(false));
    assert_eq!((answer.left_out, answer.activities), (0, before.len() as u64), "{name}: {:?}", answer.findings);
    if !FIRST_FORM.contains(&name.as_str()) {
        let (published, written) = (canonical::activities(&text_of(&original)), canonical::activities(&bytes));
        let different = written.iter().filter(|(id, parts)| published.get(*id) != Some(parts)).count() as u64;
        assert_eq!((different, answer.unchanged), (answer.edited, before.len() as u64 - answer.edited), "{name}");
        // One file reports an activity twice: the first of the two comes back with the money of both.
        assert_eq!(answer.edited, u64::from(name == "be-dgd-2021.xml"), "{name}");
    }
    let (again, _) = import(&bytes);
    same_facts(&name, &before, &facts(&again));
    let (_, twice) = exported(&again, &request(false));
    assert!(bytes == twice, "{name}: the same facts give the same file");
    let (answer, bytes) = exported(&first, &request(true));
    let of_schema = |f: &&app::export::ActivityFinding| f.severity == "refused";
    assert_eq!(answer.activities, before.len() as u64, "{name}: {:?}", answer.findings.iter().find(of_schema));
    let (again, _) = import(&bytes);
    same_facts(&name, &before, &facts(&again));
}

//! Import, export, import again: the same facts, and untouched activities as they were. Over every public sample, and
//! over made documents.

use crate::canonical;
use crate::support::{Story, shared};
use app::export::{IatiAnswer, IatiRequest, Publisher, iati};
use app::import::FileOutcome;
use domain::Vocabulary;
use domain::statement::{ActivityDetails, LedgerStatement, Recorded, RecordedBasis, Source, Statement};
use insight::portfolio::day_of;
use std::collections::{BTreeMap, BTreeSet};
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
    IatiRequest { from_facts, unredacted: true, publisher: publisher(), ..IatiRequest::default() }
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
    if FIRST_FORM.contains(&name.as_str()) {
        nothing_is_lost(&name, &original, &answer, &bytes);
    } else {
        let (published, written) = (canonical::elements(&text_of(&original)), canonical::elements(&bytes));
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

/// Every element of 1.x stands in the file as its upgrade has it, byte for byte where its lines have their days.
fn nothing_is_lost(name: &str, original: &[u8], answer: &IatiAnswer, bytes: &[u8]) {
    let mut upgraded: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let limits = iati::Limits::default();
    iati::read(original, &limits, &mut |item| {
        if let iati::Item::Activity(activity) = item {
            let (element, _) = iati::upgrade::to_newest(&activity.standalone_element(), &limits).unwrap();
            let file = [b"<iati-activities>", element.as_slice(), b"</iati-activities>"].concat();
            // Of one that is reported twice the first counts.
            for (id, parts) in canonical::elements(&file) {
                upgraded.entry(id).or_insert(parts);
            }
        }
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    let written = canonical::elements(bytes);
    assert_eq!(written.len(), upgraded.len(), "{name}");
    let with_a_day = answer.findings.iter().filter(|f| f.code == "export.day_of_line").map(|f| f.activity.as_str());
    let different = written.iter().filter(|(id, parts)| upgraded.get(*id) != Some(parts)).map(|(id, _)| id.as_str());
    assert_eq!(different.collect::<BTreeSet<_>>(), with_a_day.collect::<BTreeSet<_>>(), "{name}");
    for (id, parts) in &written {
        assert_eq!(parts.len(), upgraded[id].len(), "{name}: {id}");
    }
    // What still breaks the schema is absent from the source, and said of that activity.
    let options = iati::check::Options::schema_of(iati::version::Version::V2_03, domain::Day(20_000)).unwrap();
    static CHECKER: std::sync::LazyLock<iati::check::Checker> =
        std::sync::LazyLock::new(iati::check::Checker::embedded);
    let report = CHECKER.check(bytes, &options);
    for violation in &report.violations {
        let is_said = answer.findings.iter().any(|f| f.activity == violation.activity && f.code == "export.lacks");
        assert!(is_said, "{name}: {violation:?}");
    }
}

/// A made document: comments, another namespace, elements that are not modelled, a second language.
const MADE: &str = r#"<?xml version="1.0"?>
<iati-activities version="2.03" generated-datetime="2024-05-01T00:00:00Z" xmlns:x="urn:example:x">
 <iati-activity default-currency="USD" xml:lang="en" hierarchy="2" x:own='kept &amp; "quoted"'>
  <iati-identifier> XM-EXAMPLE-1</iati-identifier>
  <reporting-org ref="XM-EXAMPLE" type="40"><narrative>Example</narrative></reporting-org>
  <title><narrative>Skills</narrative><narrative xml:lang="fr"><![CDATA[Compétences & emploi]]></narrative></title>
  <description type="2"><narrative>Objectives</narrative></description>
  <participating-org role="1" type="10" ref="XM-DONOR"><narrative>A donor</narrative></participating-org>
  <activity-status code="2"/>
  <activity-date type="1" iso-date="2023-01-01"><narrative>as agreed</narrative></activity-date>
  <activity-date type="3" iso-date="2025-12-31"/>
  <!-- a contact follows -->
  <contact-info><organisation><narrative>Example</narrative></organisation></contact-info>
  <recipient-country code="KE" percentage="60"/>
  <recipient-country code="UG" percentage="40"/>
  <sector vocabulary="1" code="11330" percentage="100"/>
  <tag code="8" vocabulary="2"/>
  <default-aid-type code="C01" vocabulary="1"/>
  <budget status="2" type="1">
   <period-start iso-date="2023-01-01"/>
   <period-end iso-date="2023-12-31"/>
   <value value-date="2023-01-01">1000.00</value>
  </budget>
  <budget status="2" type="1">
   <period-start iso-date="2024-01-01"/>
   <period-end iso-date="2024-12-31"/>
   <value value-date="2024-01-01">2000.00</value>
  </budget>
  <transaction ref="T1">
   <transaction-type code="3"/>
   <transaction-date iso-date="2023-05-01"/>
   <value value-date="2023-05-01">300.5</value>
   <flow-type code="10"/>
  </transaction>
  <x:note>of another namespace</x:note>
 </iati-activity>
</iati-activities>
"#;

/// The parts of two canonical forms that only one of them has.
fn differing(before: &[u8], after: &[u8]) -> (Vec<String>, Vec<String>) {
    let parts = |bytes: &[u8]| -> Vec<String> {
        let trimmed = canonical::elements(bytes).remove("XM-EXAMPLE-1").unwrap();
        trimmed.iter().map(|part| part.trim_end().to_owned()).collect()
    };
    let (before, after) = (parts(before), parts(after));
    let only = |a: &[String], b: &[String]| a.iter().filter(|p| !b.contains(p)).cloned().collect();
    (only(&before, &after), only(&after, &before))
}

#[test]
fn one_edited_date_one_added_transaction_and_one_deleted_budget_are_all_that_differs() {
    let (story, _) = import(MADE.as_bytes());
    let (answer, bytes) = exported(&story, &request(false));
    assert_eq!((answer.unchanged, answer.edited), (1, 0));
    assert_eq!(differing(MADE.as_bytes(), &bytes), (Vec::new(), Vec::new()));
    let activities = "activity,title,planned_end,recorded_on\nXM-EXAMPLE-1,,2026-06-30,2024-06-01\n";
    story.import("activities", activities);
    let transactions = "activity,kind,date,amount,currency,recorded_on\n\
                        XM-EXAMPLE-1,commitment,2024-02-01,900,USD,2024-06-01\n";
    story.import("transactions", transactions);
    withdraw_budget(&story, "2023-01-01");
    let (answer, bytes) = exported(&story, &request(false));
    assert_eq!((answer.unchanged, answer.edited), (0, 1));
    let (gone, new) = differing(MADE.as_bytes(), &bytes);
    assert_eq!(gone.len(), 2, "{gone:#?}");
    assert!(gone[0].contains("iso-date=\"2025-12-31\"") && gone[1].contains("1000.00"), "{gone:#?}");
    assert_eq!(new.len(), 2, "{new:#?}");
    assert!(new[0].contains("iso-date=\"2026-06-30\""), "{new:#?}");
    assert!(new[1].contains("transaction-type") && new[1].contains(">900<"), "{new:#?}");
    let (again, _) = import(&bytes);
    // The line of unknown amount that makes the extract span both years has no place in the standard.
    let is_known = |facts: BTreeMap<String, Vec<String>>| -> Vec<String> {
        let lines = facts["XM-EXAMPLE-1"].iter();
        lines.filter(|line| !line.starts_with("OriginalBudget 2023-01-01 2024-12-31 None")).cloned().collect()
    };
    let (before, after) = (is_known(facts(&story)), is_known(facts(&again)));
    assert_eq!(before, after);
    assert_eq!(errors(&bytes), Vec::<String>::new());
}

/// Says, as the publisher, that a budget is no longer known.
fn withdraw_budget(story: &Story, from: &str) {
    let store = Store::open(&story.directory.path().join("data")).unwrap();
    let act = store::Act { door: "test", reason: "withdrawn", file: None, at: domain::Instant(1_795_000_100) };
    let mut writer = store.begin(&story.ctx, act).unwrap();
    let recorded = Recorded { on: crate::support::day("2024-06-01"), basis: RecordedBasis::Stated };
    let source = Source { system: "iati".to_owned(), organisation: "XM-EXAMPLE".to_owned() };
    let kept = LedgerStatement {
        row: 1,
        recorded,
        activity: "XM-EXAMPLE-1".to_owned(),
        kind: domain::LedgerKind::OriginalBudget,
        period_start: crate::support::day("2024-01-01"),
        period_end: crate::support::day("2024-12-31"),
        amount: Some(domain::Amount::units(2000)),
        currency: domain::Currency::USD,
        value_date: None,
        fund: None,
        class: None,
        provider: None,
        receiver: None,
        reference: None,
        finality: None,
    };
    let gone = LedgerStatement {
        period_start: crate::support::day(from),
        period_end: crate::support::day("2023-12-31"),
        amount: Some(domain::Amount::units(1000)),
        ..kept.clone()
    };
    // A full extract that has the one and spans both leaves the other out.
    let spanning = LedgerStatement { period_start: gone.period_start, period_end: kept.period_end, ..kept.clone() };
    writer.state(&source, &Statement::Ledger(Box::new(kept))).unwrap();
    writer.state(&source, &Statement::Ledger(Box::new(LedgerStatement { amount: None, ..spanning }))).unwrap();
    assert_eq!(writer.withdraw_absent(&source, store::Family::Budgets, recorded).unwrap(), 1);
    writer.commit().unwrap();
}

/// Critical findings and errors of the checker.
fn errors(file: &[u8]) -> Vec<String> {
    let options = iati::check::Options::on(crate::support::day(crate::support::TODAY));
    let report = iati::check::Checker::embedded().check(file, &options);
    let bad = report.violations.iter().filter(|v| v.severity >= iati::check::Severity::Error);
    bad.map(|v| format!("{v:?}")).collect()
}

#[test]
fn activities_of_tables_become_valid_and_what_is_missing_is_said() {
    let story = Story::new();
    story.import(
        "activities",
        "activity,title,status,donor,country,sector,planned_start,planned_end,currency\n\
         XM-EXAMPLE-A,Skills & <jobs>,implementation,A donor,KE:60;UG:40,11330,2023-01-01,2025-12-31,USD\n\
         XM-EXAMPLE-B,Own words,pipeline,A donor,KE,Employment,2023-01-01,,\n\
         XM-EXAMPLE-C,Nobody pays,pipeline,,KE,11330,2023-01-01,,\n\
         XM-EXAMPLE-D,No place,pipeline,A donor,,11330,2023-01-01,,\n",
    );
    story.import(
        "budgets",
        "activity,kind,period_start,period_end,amount,currency\n\
         XM-EXAMPLE-A,original,2023-01-01,2023-12-31,1000.5,USD\n\
         XM-EXAMPLE-A,allocation,2023-01-01,2023-12-31,500,USD\n",
    );
    story.import(
        "transactions",
        "activity,kind,date,amount,currency,provider,reference\n\
         XM-EXAMPLE-A,expenditure,2023-05-01,-20.25,CHF,A donor,R1\n\
         XM-EXAMPLE-A,disbursement,2023-06-01,,USD,,\n",
    );
    let (answer, bytes) = exported(&story, &request(false));
    assert_eq!((answer.activities, answer.left_out), (3, 1));
    let said = |id: &str| -> Vec<(&str, &str)> {
        let of_it = answer.findings.iter().filter(|f| f.activity == id);
        of_it.map(|f| (f.code.as_str(), f.element.as_deref().unwrap_or_default())).collect()
    };
    assert_eq!(said("XM-EXAMPLE-C")[0], ("export.left_out", "participating-org"));
    assert!(said("XM-EXAMPLE-D").contains(&("export.incomplete", "recipient-country")));
    let lines = said("XM-EXAMPLE-A").iter().filter(|(code, _)| *code == "export.lines_not_written").count();
    assert_eq!(lines, 2, "an allocation and an unknown amount");
    assert_eq!(errors(&bytes), Vec::<String>::new());
    let (nobody, _) = exported(&story, &IatiRequest::default());
    assert_eq!((nobody.activities, nobody.left_out), (0, 4), "without a publisher nothing can be published");
}

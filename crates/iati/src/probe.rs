//! What must hold for any bytes whatever: no panic, and answers that agree with each other. The fuzz targets call these
//! with what they invent, and a test with what is kept of it. Nothing here is for any other use.

use crate::check::{Checker, Options, Report};
use crate::reader::{FileEnd, FileHeader, Item, read, read_element};
use crate::{Limits, codes, values};
use domain::statement::{Recorded, RecordedBasis};
use domain::{Amount, Day, Finding, Instant, Severity, Zone};
use std::io::Read;
use std::ops::ControlFlow;

/// The day that dates are compared with.
const TODAY: Day = Day(20_000);

/// Small limits, so that each of them is met.
fn limits() -> Limits {
    Limits {
        depth: 40,
        activity_bytes: 64 << 10,
        elements: 4_000,
        items: 2_000,
        attributes: 30,
        name_bytes: 60,
        text_bytes: 16 << 10,
        file_bytes: 256 << 10,
        findings: 50,
    }
}

/// A source that gives its bytes in pieces of changing length.
struct Drops<'b> {
    bytes: &'b [u8],
    next: usize,
}

impl Read for Drops<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        self.next = self.next % 7 + 1;
        let n = self.next.min(into.len()).min(self.bytes.len());
        into[..n].copy_from_slice(&self.bytes[..n]);
        self.bytes = &self.bytes[n..];
        Ok(n)
    }
}

type Read1 = (Option<FileHeader>, Vec<Item>, Result<FileEnd, Finding>);

fn read_all(input: impl Read) -> Read1 {
    let (mut header, mut items) = (None, Vec::new());
    let end = read(input, &limits(), &mut |item| {
        match item {
            Item::Header(h) => header = Some(h),
            item => items.push(item),
        }
        ControlFlow::Continue(())
    });
    (header, items, end)
}

/// The reader: the same whole and in drops; what it hands over reads again alone, and becomes statements.
pub fn reader(bytes: &[u8]) {
    let (header, items, end) = read_all(bytes);
    assert!((header.clone(), items.clone(), end.clone()) == read_all(Drops { bytes, next: 0 }), "in drops");
    match &end {
        Ok(end) => {
            assert!(header.is_some());
            assert_eq!(end.activities + end.organisations, items.len() as u64);
            end.findings.iter().for_each(known);
        }
        Err(finding) => {
            known(finding);
            assert_eq!(finding.severity, Severity::Refused);
        }
    }
    let recorded = Recorded { on: TODAY, basis: RecordedBasis::Stated };
    for item in items {
        match item {
            Item::Header(_) => {}
            Item::Activity(activity) => {
                assert!(!activity.identifier.trim().is_empty());
                activity.findings.iter().for_each(known);
                // The declarations it gets from around it may be one attribute too many, or one byte.
                let room = Limits { attributes: 1_000, activity_bytes: 1 << 20, ..limits() };
                let again = read_element(&activity.standalone_element(), &room).expect("it was read before");
                assert_eq!(again.identifier, activity.identifier);
                assert_eq!((again.titles, again.dates), (activity.titles.clone(), activity.dates));
                assert_eq!((again.counts, again.ledger.len()), (activity.counts, activity.ledger.len()));
                if activity.form == Some(crate::version::Form::One) {
                    let (newest, told) =
                        crate::upgrade::to_newest(&activity.standalone_element(), &room).expect("read before");
                    told.iter().for_each(known);
                    let again = read_element(&newest, &Limits::default());
                    assert!(again.is_ok_and(|again| again.identifier == activity.identifier), "in the terms of 2.03");
                }
                let (statements, _) = activity.into_statements(recorded);
                assert!(!statements.is_empty());
            }
            Item::Organisation(organisation) => {
                assert!(!organisation.identifier.trim().is_empty());
                organisation.findings.iter().for_each(known);
                let (statement, _) = organisation.into_statement(recorded);
                assert!(statement.source_element.is_some());
            }
        }
    }
}

fn known(finding: &Finding) {
    assert!(codes::ALL.contains(&finding.code), "{}", finding.code);
}

/// The checker: the same whole and in drops, all versions; each finding has a rule and a place; and what it calls
/// well-formed the reader reads.
pub fn checker(checker: &Checker, bytes: &[u8]) {
    let options = Options { limits: limits(), findings: 200, ..Options::on(TODAY) };
    let report = checker.check(bytes, &options);
    assert!(report == checker.check(Drops { bytes, next: 0 }, &options), "in drops");
    sound(&report, bytes);
    let schema = crate::version::Version::ALL.into_iter().filter_map(|v| Options::schema_of(v, TODAY));
    for of_version in schema {
        let options = Options { limits: limits(), findings: 200, ..of_version };
        let alone = checker.check(bytes, &options);
        sound(&alone, bytes);
        assert_eq!(alone.is_well_formed, report.is_well_formed);
    }
    if report.is_well_formed && report.kind.is_some() {
        let (header, _, end) = read_all(bytes);
        assert!(header.is_some(), "{end:?}");
        if let Err(finding) = end {
            panic!("{finding:?} in a file that is well-formed");
        }
    }
}

fn sound(report: &Report, bytes: &[u8]) {
    let summary = report.summary;
    let all = summary.critical + summary.error + summary.warning + summary.advisory;
    assert_eq!(all, report.violations.len() as u64 + report.left_out);
    assert_eq!(all, report.rules.iter().map(|r| r.n).sum::<u64>());
    assert!(!report.valid_schema || report.is_well_formed);
    assert!(report.is_well_formed || (all == 1 && report.violations.iter().all(|v| v.rule == "0.1.1")));
    for violation in &report.violations {
        known(&violation.finding);
        assert!(!violation.rule.is_empty() && !violation.category.is_empty() && !violation.activity.is_empty());
        assert!(violation.line <= bytes.len() as u64 * 2 + 1, "{violation:?}");
    }
}

/// Numbers, dates and times: what the schema calls a value is one, and what was read says the same when written.
pub fn texts(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let text: &str = &text;
    crate::check::probe_types(text);
    if let Some(read) = values::day(text) {
        assert_eq!(Day::parse(&read.day.to_string()), Some(read.day));
    }
    if let Some(day) = Day::parse(text) {
        assert_eq!((Day::parse(&day.to_string()), day.to_string().as_str()), (Some(day), text.trim()));
    }
    match values::amount(text) {
        Ok((amount, _)) => {
            assert!(crate::check::is_decimal(text.trim()), "{text:?}");
            assert_eq!(Amount::parse(&amount.to_string()).map(|p| (p.amount, p.rounded)), Ok((amount, false)));
        }
        Err(code) => assert!(codes::ALL.contains(&code)),
    }
    if let Some(percent) = values::percentage(text) {
        assert!((0..=domain::shares::WHOLE).contains(&percent));
    }
    if let Some(at) = Instant::parse(text, &Zone::default()) {
        assert_eq!(Instant::parse(&at.to_string(), &Zone::default()), Some(at));
    }
    if crate::check::is_decimal(text.trim()) {
        assert!(matches!(values::amount(text), Ok(_) | Err(codes::VALUE_TOO_LARGE)), "{text:?}");
    }
}

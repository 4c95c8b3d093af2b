//! What a later fact takes away from a published activity: a title or status that is withdrawn leaves it out and says
//! so; another currency of the activity changes no line of money.

use crate::support::{Story, day};
use app::export::{IatiAnswer, IatiRequest, iati};
use domain::Said;
use domain::statement::{ActivityStatement, Recorded, RecordedBasis, Source, Statement};
use iati::Item;
use std::ops::ControlFlow;
use store::Store;

const FILE: &str = r#"<iati-activities version="2.03" generated-datetime="2024-05-01T00:00:00Z">
<iati-activity default-currency="USD" xml:lang="en"><iati-identifier>XM-EXAMPLE-1</iati-identifier>
<reporting-org ref="XM-EXAMPLE" type="40"><narrative>Example</narrative></reporting-org>
<title><narrative>Skills</narrative></title><description><narrative>About skills</narrative></description>
<participating-org role="1" type="10"><narrative>A donor</narrative></participating-org><activity-status code="2"/>
<activity-date type="2" iso-date="2023-01-01"/><recipient-country code="KE"/>
<sector vocabulary="1" code="11330"/>
<budget><period-start iso-date="2023-01-01"/><period-end iso-date="2023-12-31"/><value value-date="2023-01-01">100</value></budget>
<transaction><transaction-type code="4"/><transaction-date iso-date="2023-05-01"/><value currency="CHF" value-date="2023-05-01">7</value></transaction>
</iati-activity></iati-activities>"#;

fn imported() -> Story {
    let story = Story::new();
    assert_eq!(story.import("iati", FILE).refused, 0);
    story
}

fn exported(story: &Story) -> (IatiAnswer, String) {
    let mut file = Vec::new();
    let answer = iati(&story.headway, &story.ctx, &IatiRequest::default(), &mut file).unwrap();
    (answer, String::from_utf8(file).unwrap())
}

/// The export after one row of a table with this field, and a transaction in dollars.
fn after(column: &str, value: &str) -> (IatiAnswer, String) {
    let story = imported();
    let rows = format!("activity,title,{column},recorded_on\nXM-EXAMPLE-1,,{value},2024-06-01\n");
    assert_eq!(story.import("activities", &rows).refused, 0);
    let more =
        "activity,kind,date,amount,currency,recorded_on\nXM-EXAMPLE-1,commitment,2024-02-01,900,USD,2024-06-01\n";
    assert_eq!(story.import("transactions", more).refused, 0);
    exported(&story)
}

/// What the publisher says a month after the file, without a file.
fn published_says(story: &Story, say: impl FnOnce(&mut ActivityStatement)) {
    let store = Store::open(&story.directory.path().join("data")).unwrap();
    let act = store::Act { door: "test", reason: "withdrawn", file: None, at: domain::Instant(1_795_000_100) };
    let mut writer = store.begin(&story.ctx, act).unwrap();
    let recorded = Recorded { on: day("2024-06-01"), basis: RecordedBasis::Stated };
    let source = Source { system: "iati".to_owned(), organisation: "XM-EXAMPLE".to_owned() };
    let mut statement = ActivityStatement::new("XM-EXAMPLE-1", recorded, 1);
    say(&mut statement);
    writer.state(&source, &Statement::Activity(Box::new(statement))).unwrap();
    writer.commit().unwrap();
}

#[test]
fn a_withdrawn_title_status_or_only_date_leaves_the_activity_out_and_says_so() {
    type Say = fn(&mut ActivityStatement);
    let withdrawals: [(Say, &str); 4] = [
        (|s| s.title = Said::Unknown, "title"),
        (|s| s.status = Said::Unknown, "activity-status"),
        (|s| s.actual_start = Said::Unknown, "activity-date"),
        (|s| s.donor = Said::Unknown, "participating-org"),
    ];
    for (say, element) in withdrawals {
        let story = imported();
        published_says(&story, say);
        let (answer, file) = exported(&story);
        assert_eq!((answer.activities, answer.left_out, file.as_str()), (0, 1, ""), "{element}");
        let told: Vec<_> =
            answer.findings.iter().map(|f| (f.severity, f.element.as_deref().unwrap_or_default())).collect();
        assert_eq!(told, [("refused", element)]);
        assert!(!answer.findings[0].message.contains('‹') && !answer.findings[0].hint.is_empty());
        let mut before = Vec::new();
        let then = iati(&story.headway, &story.as_of("2024-05-31"), &IatiRequest::default(), &mut before).unwrap();
        assert_eq!((then.unchanged, then.left_out), (1, 0), "as of the day before it was withdrawn");
    }
    let story = imported();
    published_says(&story, |s| s.title = Said::Value("Skills for youth".to_owned()));
    let (answer, file) = exported(&story);
    assert_eq!((answer.edited, answer.left_out), (1, 0));
    assert!(file.contains("<title><narrative>Skills for youth</narrative></title>"), "{file}");
}

#[test]
fn another_currency_of_the_activity_changes_no_line_of_money() {
    let lines = |file: &str| {
        let mut all = Vec::new();
        let mut take = |item| {
            if let Item::Activity(activity) = item {
                all.push(activity.default_currency.map(|c| c.to_string()).unwrap_or_default());
                all.extend(activity.ledger.iter().map(|l| format!("{:?} {} {}", l.kind, l.amount, l.currency)));
            }
            ControlFlow::Continue(())
        };
        iati::read(file.as_bytes(), &iati::Limits::default(), &mut take).unwrap();
        all
    };
    let (same, in_usd) = after("planned_end", "2025-12-31");
    assert_eq!(same.edited, 1);
    let (answer, in_eur) = after("currency", "EUR");
    assert_eq!((answer.edited, answer.left_out), (1, 0));
    let (before, now) = (lines(&in_usd), lines(&in_eur));
    assert_eq!((before[0].as_str(), now[0].as_str()), ("USD", "EUR"));
    assert_eq!(before[1..], now[1..], "each line in the currency in which it was said");
    assert!(in_eur.contains("<value currency=\"USD\" value-date=\"2023-01-01\">100</value>"), "{in_eur}");
    let story = imported();
    published_says(&story, |s| s.currency = Said::Unknown);
    let (answer, in_none) = exported(&story);
    assert!(answer.edited == 1 && !in_none.contains("default-currency"), "{in_none}");
    assert_eq!(lines(&in_none)[1..], before[1..3], "without the transaction of the table");
}

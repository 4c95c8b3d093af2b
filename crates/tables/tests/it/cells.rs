//! What each sort of cell takes, warns of and refuses.

use crate::{codes, read, statements};
use domain::shares::WHOLE;
use domain::statement::{ActivityStatement, LedgerStatement, Statement};
use domain::{Amount, Finding, LedgerKind, Said, Vocabulary};
use tables::Kind;

fn activity(header: &str, cells: &str) -> (Option<ActivityStatement>, Vec<Finding>) {
    let text = format!("activity\ttitle\trecorded_on\t{header}\nA1\tTitle\t2026-01-01\t{cells}\n");
    let (_, mut rows) = read(Kind::Activities, text.as_bytes()).unwrap();
    let row = rows.remove(0);
    let statement = row.statement.map(|s| match s {
        Statement::Activity(a) => *a,
        other => panic!("{other:?}"),
    });
    (statement, row.findings)
}

fn transaction(amount: &str, currency: &str) -> (Option<LedgerStatement>, Vec<Finding>) {
    let text = format!(
        "activity\tkind\tdate\tamount\tcurrency\trecorded_on\nA1\t3\t2025-01-01\t{amount}\t{currency}\t2026-01-01\n"
    );
    let (_, mut rows) = read(Kind::Transactions, text.as_bytes()).unwrap();
    let row = rows.remove(0);
    let statement = row.statement.map(|s| match s {
        Statement::Ledger(l) => *l,
        other => panic!("{other:?}"),
    });
    (statement, row.findings)
}

fn argument<'a>(finding: &'a Finding, name: &str) -> &'a str {
    finding.arguments.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v.as_str())
}

#[test]
fn unknown_is_said_in_many_ways_and_is_never_zero() {
    for mark in ["", " ", "-", "–", "—", "…", "..", "n/a", "N/A"] {
        let (statement, findings) = activity("approved_budget\toffice", &format!("{mark}\t{mark}"));
        let statement = statement.unwrap();
        assert_eq!((statement.approved_budget, statement.office), (Said::Nothing, Said::Nothing), "{mark:?}");
        assert!(findings.is_empty(), "{mark:?} {findings:?}");
        assert_eq!(transaction(mark, "USD").0.unwrap().amount, None);
    }
    let (statement, _) = activity("approved_budget\tcountry\tplanned_end", "unknown\tUnknown\tUNKNOWN");
    let statement = statement.unwrap();
    assert_eq!(statement.approved_budget, Said::Unknown);
    assert_eq!(statement.planned_end, Said::Unknown);
    assert_eq!(statement.shares, [(Vocabulary::Country, Said::Unknown)]);
    assert_eq!(transaction("unknown", "USD").0.unwrap().amount, None);
    let (statement, findings) = activity("approved_budget", "#N/A");
    assert_eq!(statement.unwrap().approved_budget, Said::Nothing);
    assert_eq!(findings[0].code, "cell.error-value");
}

#[test]
fn dates_are_iso_and_nothing_else() {
    for (text, suggestion) in [
        ("31/12/2024", "2024-12-31"),
        ("2024-02-30", "2024-02-29"),
        ("2024-1-5", "2024-01-05"),
        ("2024-12-31T00:00:00", "2024-12-31"),
        ("tomorrow", "YYYY-MM-DD"),
    ] {
        let (statement, findings) = activity("planned_end", text);
        assert!(statement.is_none());
        assert_eq!(findings.len(), 1, "{text}");
        assert_eq!((findings[0].code, findings[0].row), ("date.unreadable", Some(2)));
        assert_eq!(findings[0].column.as_deref(), Some("planned_end"));
        assert_eq!(findings[0].value.as_deref(), Some(text));
        assert_eq!(argument(&findings[0], "suggestion"), suggestion, "{text}");
    }
    let (statement, findings) = activity("planned_start\tplanned_end", "2120-01-01\t2024-01-01");
    assert!(statement.unwrap().planned_start.value().is_some());
    let found: Vec<&str> = findings.iter().map(|f| f.code).collect();
    assert_eq!(found, ["date.implausible", "date.end-before-start"]);
}

#[test]
fn amounts_are_plain_decimals() {
    for (text, amount) in [("1234.5", 12_345_000), ("-0.0001", -1), ("0", 0), ("100000000000000", i64::MAX)] {
        let found = transaction(text, "USD").0.unwrap().amount.unwrap();
        let expected = if amount == i64::MAX { Amount::units(100_000_000_000_000) } else { Amount(amount) };
        assert_eq!(found, expected, "{text}");
    }
    for (text, code, suggestion) in [
        ("1,000.50", "amount.not-a-number", "1000.50"),
        ("USD 5", "amount.not-a-number", "5"),
        ("1e6", "amount.not-a-number", "1000000"),
        ("ten", "amount.not-a-number", "1234.56"),
        ("NaN", "amount.not-a-number", "1234.56"),
        ("1000000000000000", "amount.too-large", ""),
    ] {
        let (statement, findings) = transaction(text, "USD");
        assert!(statement.is_none(), "{text}");
        assert_eq!((findings[0].code, argument(&findings[0], "suggestion")), (code, suggestion), "{text}");
    }
    let (statement, findings) = transaction("1.00005", "USD");
    assert_eq!(statement.unwrap().amount, Some(Amount(10_001)));
    assert_eq!((findings[0].code, argument(&findings[0], "kept")), ("amount.rounded", "1.0001"));
}

#[test]
fn currencies_are_known_doubtful_or_refused() {
    assert!(transaction("1", "CHF").1.is_empty());
    assert!(transaction("1", "DEM").1.is_empty(), "a withdrawn currency is on the list");
    let (statement, findings) = transaction("1", "ZZZ");
    assert!(statement.is_some());
    assert_eq!(findings[0].code, "currency.unknown");
    for (text, suggestion) in [("usd", "USD"), ("US$", "USD"), ("chf", "CHF"), ("euro", "USD")] {
        let (statement, findings) = transaction("1", text);
        assert!(statement.is_none());
        assert_eq!((findings[0].code, argument(&findings[0], "suggestion")), ("currency.unreadable", suggestion));
    }
    let (statement, findings) = transaction("1", "");
    assert!(statement.is_none());
    assert_eq!(findings[0].code, "identity.blank");
}

#[test]
fn shares_add_up_and_countries_become_codes() {
    let shares = |text: &str| {
        let (statement, findings) = activity("country", text);
        let codes: Vec<&str> = findings.iter().map(|f| f.code).collect();
        let list = statement.map(|s| match s.shares.into_iter().next().unwrap().1 {
            Said::Value(list) => list.into_iter().map(|s| (s.code, s.percent)).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        });
        (list, codes)
    };
    let one = |code: &str, percent| (code.to_owned(), Some(percent));
    assert_eq!(shares("Kenya"), (Some(vec![one("KE", WHOLE)]), vec![]));
    assert_eq!(shares("KE:60;Uganda:40"), (Some(vec![one("KE", 600_000), one("UG", 400_000)]), vec![]));
    assert_eq!(shares("Viet Nam;Lao PDR").0.unwrap(), [("VN".to_owned(), None), ("LA".to_owned(), None)]);
    assert_eq!(shares("KE:60;UG:39").1, ["shares.not-100"]);
    assert_eq!(shares("KE:60;UG:40.01").1, [""; 0]);
    assert_eq!(shares("Vietnam:50;Viet Nam:50"), (Some(vec![one("VN", WHOLE)]), vec!["shares.twice"]));
    assert_eq!(shares("Global"), (Some(vec![one("Global", WHOLE)]), vec!["country.unmatched"]));
    assert_eq!(shares("KE:160"), (None, vec!["shares.bad-percent"]));
    let (kept, found) = shares("KE:20;:80");
    assert_eq!((kept, found), (Some(vec![one("KE", 200_000)]), vec!["shares.blank-code", "shares.not-100"]));
    assert_eq!(shares("KE;:80").0.unwrap(), [("KE".to_owned(), None)]);
    for text in [":60", ";;"] {
        let (statement, findings) = activity("country", text);
        assert!(statement.unwrap().shares.is_empty());
        assert_eq!((findings.len(), findings[0].code), (1, "shares.blank-code"), "{text}");
    }
}

#[test]
fn code_lists_take_names_and_codes() {
    let text = "activity,kind,date,amount,currency,finality\n\
        A,commitment,2025-01-01,1,USD,final\nA,2,2025-01-01,1,USD,1\nA,Outgoing Commitment,2025-01-01,1,USD,\n";
    for statement in statements(Kind::Transactions, text.as_bytes()) {
        let Statement::Ledger(line) = statement else { panic!() };
        assert_eq!(line.kind, LedgerKind::OutgoingCommitment);
        assert_eq!(line.period_start, line.period_end);
    }
    let (statement, findings) = activity("status", "implementing");
    assert!(statement.is_none());
    assert_eq!(findings[0].code, "code.unknown");
    assert_eq!(argument(&findings[0], "suggestion"), "implementation");
    assert!(argument(&findings[0], "allowed").contains("pipeline"));
    assert!(activity("status", "2").0.is_some());
}

#[test]
fn milestones_go_by_code_alias_and_round() {
    let text = "activity,milestone,actual_on,round,recorded_on\n\
        A,approval,2025-01-01,,2025-01-01\nA,m12,,,2025-01-01\nA,M27.3,,,2025-01-01\nA,effective,,2,2025-01-01\n\
        A,Coffee Break,,,2025-01-01\nA,M10,,0,2025-01-01\nA,,,,2025-01-01\n";
    let (report, rows) = read(Kind::Milestones, text.as_bytes()).unwrap();
    let found: Vec<Option<(String, u32)>> = rows
        .iter()
        .map(|r| match &r.statement {
            Some(Statement::Milestone(m)) => Some((m.milestone.clone(), m.round)),
            _ => None,
        })
        .collect();
    let some = |code: &str, round| Some((code.to_owned(), round));
    assert_eq!(
        found,
        [some("M10", 1), some("M12", 1), some("M27", 3), some("effectiveness", 2), some("coffee break", 1), None, None]
    );
    assert_eq!(codes(&rows[4]), ["milestone.unknown"]);
    assert_eq!(codes(&rows[5]), ["round.unreadable"]);
    assert_eq!(codes(&rows[6]), ["identity.blank"]);
    assert_eq!((report.rows, report.refused), (7, 2));
}

#[test]
fn every_fault_of_a_row_is_named_at_once() {
    let text = "activity,kind,date,amount,currency\n,spending,1/2/25,much,dollars\n";
    let (_, rows) = read(Kind::Transactions, text.as_bytes()).unwrap();
    let mut found = codes(&rows[0]);
    found.sort_unstable();
    assert_eq!(
        found,
        ["amount.not-a-number", "code.unknown", "currency.unreadable", "date.unreadable", "identity.blank"]
    );
}

#[test]
fn rates_keep_nine_places() {
    let rate = |text: &str| {
        let text = format!("date,currency,base,rate\n2025-01-01,CHF,USD,{text}\n");
        let (_, rows) = read(Kind::Rates, text.as_bytes()).unwrap();
        let value = match &rows[0].statement {
            Some(Statement::Rate(r)) => Some(r.rate),
            _ => None,
        };
        (value, codes(&rows[0]))
    };
    assert_eq!(rate("0.8912"), (Some(891_200_000), vec![]));
    assert_eq!(rate("42000"), (Some(42_000_000_000_000), vec![]));
    assert_eq!(rate("1.0000000005"), (Some(1_000_000_001), vec!["rate.rounded"]));
    assert_eq!(rate("1.0000000000"), (Some(1_000_000_000), vec![]));
    for text in ["0", "-1", "99999999999"] {
        assert_eq!(rate(text), (None, vec!["rate.out-of-range"]), "{text}");
    }
    assert_eq!(rate("0.9x"), (None, vec!["rate.not-a-number"]));
    assert_eq!(rate("."), (None, vec!["rate.not-a-number"]));
}

#[test]
fn a_blank_title_is_a_notice() {
    let (_, rows) = read(Kind::Activities, b"activity,title\nA1,\n").unwrap();
    assert!(rows[0].statement.is_some());
    assert_eq!(codes(&rows[0]), ["title.blank"]);
}

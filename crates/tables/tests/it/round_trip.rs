//! Statements written as a file and read again are the same statements.

use crate::statements;
use domain::shares::{Share, WHOLE};
use domain::statement::{
    ActivityStatement, Amendment, EventStatement, LedgerStatement, MilestoneStatement, RateStatement, RatingStatement,
    Recorded, RecordedBasis, Statement,
};
use domain::{
    ActivityStatus, Amount, CaseStatus, Currency, Day, Finality, Instant, LedgerKind, Rater, Rating, Said, Vocabulary,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use tables::{Kind, SheetFormat, StatementWriter, kind_of, write_statements};

/// Texts with everything that makes CSV hard, words that mean *unknown* and formulas too, but no outer blanks.
fn text() -> impl Strategy<Value = String> {
    let hard = select(vec!["unknown", "-", "n/a", "#REF!", "'-", "=1+1", "@me", "''unknown"]).prop_map(str::to_owned);
    prop_oneof![1 => hard, 9 => "[a-zA-Zéñ中😀0-9 ,;:\"'\n\r\t=+@-]{1,24}"]
        .prop_map(|t| t.trim().to_owned())
        .prop_filter("says something", |t| !t.is_empty())
}

fn name() -> impl Strategy<Value = String> {
    "[A-Z][a-zé]{2,9}"
}

fn day() -> impl Strategy<Value = Day> {
    (1i32..3_000).prop_map(|n| Day::parse("2010-01-01").unwrap().plus_days(n))
}

/// Later than every other date, so that nothing is known before it happened; not after the day of the tests.
fn recorded() -> impl Strategy<Value = Recorded> {
    (0i32..2_000)
        .prop_map(|n| Recorded { on: Day::parse("2020-01-01").unwrap().plus_days(n), basis: RecordedBasis::Stated })
}

fn amount() -> impl Strategy<Value = Amount> {
    (-1_000_000_000_000_000_000i64..=1_000_000_000_000_000_000).prop_map(Amount)
}

fn currency() -> impl Strategy<Value = Currency> {
    select(vec!["USD", "EUR", "CHF", "XOF"]).prop_map(|c| Currency::parse(c).unwrap())
}

fn said<T: std::fmt::Debug + Clone>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Said<T>> {
    prop_oneof![1 => Just(Said::Nothing), 1 => Just(Said::Unknown), 4 => value.prop_map(Said::Value)]
}

fn shares() -> impl Strategy<Value = Vec<Share>> {
    prop_oneof![
        name().prop_map(|code| vec![Share { code, percent: Some(WHOLE) }]),
        (name(), name(), 0..=WHOLE).prop_filter("two", |(a, b, _)| a != b).prop_map(|(a, b, part)| vec![
            Share { code: a, percent: Some(part) },
            Share { code: b, percent: Some(WHOLE - part) },
        ]),
        (name(), name())
            .prop_filter("two", |(a, b)| a != b)
            .prop_map(|(a, b)| vec![Share { code: a, percent: None }, Share { code: b, percent: None },]),
    ]
}

fn activity() -> impl Strategy<Value = Statement> {
    let who = (text(), said(text()), said(text()), said(text()), said(text()), said(text()));
    let when = (said(day()), said(day()), said(day()), said(day()), said(day()));
    let rest = (said(amount()), said(currency()), said(select(ActivityStatus::ALL.to_vec())), recorded());
    let lists = (said(shares()), said(shares()), said(shares()));
    (who, when, rest, lists).prop_map(|(who, when, rest, lists)| {
        let mut a = ActivityStatement::new(who.0, rest.3, 0);
        (a.title, a.parent, a.office, a.donor, a.instrument) = (who.1, who.2, who.3, who.4, who.5);
        (a.approved_on, a.planned_start, a.actual_start, a.planned_end, a.actual_end) = when;
        (a.approved_budget, a.currency, a.status) = (rest.0, rest.1, rest.2);
        let lists = [(Vocabulary::Fund, lists.0), (Vocabulary::Region, lists.1), (Vocabulary::Theme, lists.2)];
        a.shares = lists.into_iter().filter(|(_, l)| !l.is_nothing()).collect();
        Statement::Activity(Box::new(a))
    })
}

fn milestone() -> impl Strategy<Value = Statement> {
    let code = select(vec!["M01", "M10", "effectiveness", "cancelled", "own step"]);
    (text(), code, 1u32..9, said(day()), said(day()), said(text()), recorded()).prop_map(|m| {
        Statement::Milestone(MilestoneStatement {
            row: 0,
            recorded: m.6,
            activity: m.0,
            milestone: m.1.to_owned(),
            round: m.2,
            planned_on: m.3,
            actual_on: m.4,
            holder: m.5,
        })
    })
}

fn ledger() -> impl Strategy<Value = Statement> {
    let what = (text(), select(LedgerKind::ALL.to_vec()), option::of(amount()), currency(), day(), 0i32..400);
    let who = (option::of(text()), option::of(text()), option::of(text()), option::of(text()), option::of(text()));
    (what, who, option::of(select(Finality::ALL.to_vec())), recorded()).prop_map(|(what, who, finality, recorded)| {
        let is_budget = what.1.is_budget();
        let unless_budget = |text: Option<String>| text.filter(|_| !is_budget);
        Statement::Ledger(Box::new(LedgerStatement {
            row: 0,
            recorded,
            activity: what.0,
            kind: what.1,
            period_start: what.4,
            period_end: what.4.plus_days(if is_budget { what.5 } else { 0 }),
            amount: what.2,
            currency: what.3,
            value_date: None,
            fund: who.0,
            class: who.1,
            provider: unless_budget(who.2),
            receiver: unless_budget(who.3),
            reference: unless_budget(who.4),
            finality: finality.filter(|_| !is_budget),
        }))
    })
}

fn event() -> impl Strategy<Value = Statement> {
    let moment = || (0i64..300_000_000).prop_map(|s| Instant(1_200_000_000 + s));
    let names = (text(), text(), text(), option::of(text()), option::of(text()), option::of(text()));
    (names, moment(), option::of(moment()), option::of(select(CaseStatus::ALL.to_vec())), recorded()).prop_map(
        |(names, completed_at, started_at, status, recorded)| {
            Statement::Event(EventStatement {
                row: 0,
                recorded,
                process: names.0,
                case: names.1,
                step: names.2,
                completed_at,
                started_at,
                holder: names.3,
                office: names.4,
                activity: names.5,
                status,
            })
        },
    )
}

fn rate() -> impl Strategy<Value = Statement> {
    (day(), currency(), currency(), 1i64..=9_000_000_000_000_000_000, option::of(text()), recorded()).prop_map(|r| {
        Statement::Rate(RateStatement {
            row: 0,
            recorded: r.5,
            date: r.0,
            currency: r.1,
            base: r.2,
            rate: r.3,
            source: r.4,
        })
    })
}

fn rating() -> impl Strategy<Value = Statement> {
    let given = (option::of(select(Rating::ALL.to_vec())), select(Rater::ALL.to_vec()));
    (text(), day(), given, option::of(text()), recorded()).prop_map(|(activity, rated_on, given, post, recorded)| {
        Statement::Rating(RatingStatement {
            row: 0,
            recorded,
            activity,
            rated_on,
            rated_by: given.1,
            rating: given.0,
            post,
        })
    })
}

/// The row a statement gets when it stands so far down in a file, counted as a spreadsheet does.
fn at_row(statement: &Statement, row: u32) -> Statement {
    let mut statement = statement.clone();
    match &mut statement {
        Statement::Activity(s) => s.row = row,
        Statement::Milestone(s) => s.row = row,
        Statement::Ledger(s) => s.row = row,
        Statement::Event(s) => s.row = row,
        Statement::Rate(s) => s.row = row,
        Statement::Rating(s) => s.row = row,
    }
    statement
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn written_statements_read_back_as_they_were(
        all in vec(prop_oneof![activity(), milestone(), ledger(), event(), rate(), rating()], 1..12),
    ) {
        for kind in Kind::ALL {
            let mut file = Vec::new();
            let written = write_statements(kind, all.clone(), &mut file).unwrap();
            let own: Vec<Statement> = all
                .iter()
                .filter(|s| kind_of(s) == kind)
                .zip(2u32..)
                .map(|(s, row)| at_row(s, row))
                .collect();
            prop_assert_eq!(written.rows, own.len() as u64);
            prop_assert_eq!(written.rows + written.left_out, all.len() as u64);
            prop_assert_eq!(statements(kind, &file), own);
        }
    }
}

#[test]
fn a_workbook_reads_back_too_and_a_line_can_be_taken_back() {
    let line = |amount| {
        Statement::Ledger(Box::new(LedgerStatement {
            row: 0,
            recorded: Recorded { on: Day::parse("2024-03-01").unwrap(), basis: RecordedBasis::Stated },
            activity: "=A".into(),
            kind: LedgerKind::Expenditure,
            period_start: Day::parse("2024-02-01").unwrap(),
            period_end: Day::parse("2024-02-01").unwrap(),
            amount: Some(Amount(amount)),
            currency: Currency::USD,
            value_date: None,
            fund: Some("unknown".into()),
            class: None,
            provider: None,
            receiver: None,
            reference: None,
            finality: None,
        }))
    };
    let amounts = [123_456, -1, 999_999_999_999_999_999];
    for (format, ending) in SheetFormat::ALL.into_iter().filter(|(format, _)| *format != SheetFormat::JsonLines) {
        let mut file = Vec::new();
        let mut writer = StatementWriter::in_format(Kind::Transactions, format, &mut file).unwrap();
        for amount in amounts {
            writer.write(&line(amount)).unwrap();
        }
        let taken_back = Amendment { withdraws: true, occurrence: Some(2) };
        writer.write_as(&line(-1), taken_back).unwrap();
        assert_eq!(writer.finish().unwrap().rows, 4);
        let rows = crate::rows(Kind::Transactions, &file);
        let said: Vec<Statement> = rows.iter().filter_map(|r| r.statement.clone()).collect();
        let meant: Vec<Statement> =
            amounts.into_iter().chain([-1]).zip(2u32..).map(|(a, row)| at_row(&line(a), row)).collect();
        assert_eq!(said, meant, "{ending}");
        assert_eq!(rows[3].amendment, taken_back, "{ending}");
        assert!(rows[..3].iter().all(|r| r.amendment == Amendment::default()), "{ending}");
    }
}

//! Statements as files of the import contract, that read back to the same statements: CSV, packed or not, and XLSX; the
//! same rows as JSON lines are for programs.
//!
//! What a table cannot say is left out: details that only IATI files have, the language of a title, an exchange-rate day
//! of its own. `recorded_on` is always written, so an assumed day comes back as a stated one.

use crate::cells::rate_text;
use crate::columns::{Kind, activities, budgets, events, milestones, rates, ratings, transactions};
use crate::sheet::{SheetFormat, SheetWriter, Value};
use domain::shares::Share;
use domain::statement::{Amendment, Statement};
use domain::{Said, Vocabulary, money};
use std::fmt::Display;
use std::io::{self, Write};

/// What was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// Rows.
    pub rows: u64,
    /// Statements of another kind, which have no place in this file.
    pub left_out: u64,
}

/// Writes statements one by one, for callers that are handed them.
pub struct StatementWriter<W: Write> {
    kind: Kind,
    sheet: SheetWriter<W>,
    cells: Vec<Value>,
    left_out: u64,
}

impl<W: Write> StatementWriter<W> {
    /// Begins a CSV file of a kind with its header.
    pub fn new(kind: Kind, out: W) -> io::Result<StatementWriter<W>> {
        StatementWriter::in_format(kind, SheetFormat::Csv, out)
    }

    /// Begins a file of a kind with its header.
    pub fn in_format(kind: Kind, format: SheetFormat, out: W) -> io::Result<StatementWriter<W>> {
        let columns: Vec<&str> = kind.columns().iter().map(|c| c.name).collect();
        let sheet = SheetWriter::new(kind.name(), &columns, format, out)?;
        Ok(StatementWriter { kind, sheet, cells: vec![Value::Blank; columns.len()], left_out: 0 })
    }

    /// Writes a statement; one of another kind is counted and left out.
    pub fn write(&mut self, statement: &Statement) -> io::Result<()> {
        self.write_as(statement, Amendment::default())
    }

    /// Writes a statement about a line that was said before.
    pub fn write_as(&mut self, statement: &Statement, amendment: Amendment) -> io::Result<()> {
        self.cells.fill(Value::Blank);
        if fill(self.kind, statement, &mut self.cells) {
            fill_amendment(self.kind, amendment, &mut self.cells);
            self.sheet.write(&self.cells)
        } else {
            self.left_out += 1;
            Ok(())
        }
    }

    /// Ends the file.
    pub fn finish(self) -> io::Result<Written> {
        let (rows, _) = self.sheet.finish()?;
        Ok(Written { rows, left_out: self.left_out })
    }
}

/// Writes the statements of a kind, in their order; those of other kinds are counted and left out.
pub fn write_statements<W: Write>(
    kind: Kind,
    statements: impl IntoIterator<Item = Statement>,
    out: &mut W,
) -> io::Result<Written> {
    let mut writer = StatementWriter::new(kind, out)?;
    for statement in statements {
        writer.write(&statement)?;
    }
    writer.finish()
}

/// The kind of table that a statement belongs to.
pub fn kind_of(statement: &Statement) -> Kind {
    match statement {
        Statement::Activity(_) => Kind::Activities,
        Statement::Milestone(_) => Kind::Milestones,
        Statement::Ledger(line) if line.kind.is_budget() => Kind::Budgets,
        Statement::Ledger(_) => Kind::Transactions,
        Statement::Event(_) => Kind::Events,
        Statement::Rate(_) => Kind::Rates,
        Statement::Rating(_) => Kind::Ratings,
    }
}

fn said<T>(said: &Said<T>, value: impl Fn(&T) -> Value) -> Value {
    match said {
        Said::Nothing => Value::Blank,
        Said::Unknown => Value::Unknown,
        Said::Value(said) => value(said),
    }
}

fn optional<T>(said: &Option<T>, value: impl Fn(&T) -> Value) -> Value {
    said.as_ref().map_or(Value::Blank, value)
}

fn text<T: AsRef<str>>(text: &T) -> Value {
    Value::Text(text.as_ref().to_owned())
}

fn word<T: Display>(word: &T) -> Value {
    Value::Word(word.to_string().into())
}

fn number<T: Display>(number: &T) -> Value {
    Value::Number(number.to_string())
}

fn fill_amendment(kind: Kind, amendment: Amendment, cells: &mut [Value]) {
    let (occurrence, withdrawn) = match kind {
        Kind::Budgets => (None, budgets::WITHDRAWN),
        Kind::Transactions => (Some(transactions::OCCURRENCE), transactions::WITHDRAWN),
        Kind::Events => (Some(events::OCCURRENCE), events::WITHDRAWN),
        Kind::Activities | Kind::Milestones | Kind::Rates | Kind::Ratings => return,
    };
    if amendment.withdraws {
        cells[withdrawn] = Value::Word(crate::columns::YES_NO[0].into());
    }
    if let (Some(at), Some(occurrence)) = (occurrence, amendment.occurrence) {
        cells[at] = Value::Number((u64::from(occurrence) + 1).to_string());
    }
}

fn shares(list: &[Share]) -> String {
    let part = |s: &Share| match s.percent {
        Some(percent) => format!("{}:{}", s.code, money::decimal(i128::from(percent))),
        None => s.code.clone(),
    };
    list.iter().map(part).collect::<Vec<_>>().join(";")
}

/// Fills the cells of a row; false where the statement is of another kind.
fn fill(kind: Kind, statement: &Statement, cells: &mut [Value]) -> bool {
    if kind_of(statement) != kind {
        return false;
    }
    match statement {
        Statement::Activity(a) => {
            use activities as at;
            cells[at::ACTIVITY] = Value::Text(a.activity.clone());
            cells[at::TITLE] = said(&a.title, text);
            cells[at::PARENT] = said(&a.parent, text);
            cells[at::STATUS] = said(&a.status.map(domain::ActivityStatus::name), word);
            cells[at::OFFICE] = said(&a.office, text);
            cells[at::DONOR] = said(&a.donor, text);
            cells[at::INSTRUMENT] = said(&a.instrument, text);
            for (vocabulary, list) in &a.shares {
                let at = match vocabulary {
                    Vocabulary::Country => at::COUNTRY,
                    Vocabulary::Region => at::REGION,
                    Vocabulary::Sector => at::SECTOR,
                    Vocabulary::Theme => at::THEME,
                    Vocabulary::Fund => at::FUND,
                    Vocabulary::Framework | Vocabulary::Convention => continue,
                };
                cells[at] = said(list, |list| Value::Text(shares(list)));
            }
            cells[at::APPROVED_ON] = said(&a.approved_on, word);
            cells[at::PLANNED_START] = said(&a.planned_start, word);
            cells[at::ACTUAL_START] = said(&a.actual_start, word);
            cells[at::PLANNED_END] = said(&a.planned_end, word);
            cells[at::ACTUAL_END] = said(&a.actual_end, word);
            cells[at::APPROVED_BUDGET] = said(&a.approved_budget, number);
            cells[at::CURRENCY] = said(&a.currency, word);
            cells[at::RECORDED_ON] = word(&a.recorded.on);
        }
        Statement::Milestone(m) => {
            use milestones as at;
            cells[at::ACTIVITY] = Value::Text(m.activity.clone());
            cells[at::MILESTONE] = Value::Text(m.milestone.clone());
            cells[at::PLANNED_ON] = said(&m.planned_on, word);
            cells[at::ACTUAL_ON] = said(&m.actual_on, word);
            cells[at::ROUND] = number(&m.round);
            cells[at::HOLDER] = said(&m.holder, text);
            cells[at::RECORDED_ON] = word(&m.recorded.on);
        }
        Statement::Ledger(l) if l.kind.is_budget() => {
            use budgets as at;
            cells[at::ACTIVITY] = Value::Text(l.activity.clone());
            cells[at::KIND] = word(&l.kind.name());
            cells[at::PERIOD_START] = word(&l.period_start);
            cells[at::PERIOD_END] = word(&l.period_end);
            cells[at::AMOUNT] = optional(&l.amount, number);
            cells[at::CURRENCY] = word(&l.currency);
            cells[at::FUND] = optional(&l.fund, text);
            cells[at::CLASS] = optional(&l.class, text);
            cells[at::RECORDED_ON] = word(&l.recorded.on);
        }
        Statement::Ledger(l) => {
            use transactions as at;
            cells[at::ACTIVITY] = Value::Text(l.activity.clone());
            cells[at::KIND] = word(&l.kind.name());
            cells[at::DATE] = word(&l.period_start);
            cells[at::AMOUNT] = optional(&l.amount, number);
            cells[at::CURRENCY] = word(&l.currency);
            cells[at::FUND] = optional(&l.fund, text);
            cells[at::CLASS] = optional(&l.class, text);
            cells[at::PROVIDER] = optional(&l.provider, text);
            cells[at::RECEIVER] = optional(&l.receiver, text);
            cells[at::REFERENCE] = optional(&l.reference, text);
            cells[at::FINALITY] = optional(&l.finality.map(domain::Finality::name), word);
            cells[at::RECORDED_ON] = word(&l.recorded.on);
        }
        Statement::Event(e) => {
            use events as at;
            cells[at::PROCESS] = Value::Text(e.process.clone());
            cells[at::CASE] = Value::Text(e.case.clone());
            cells[at::STEP] = Value::Text(e.step.clone());
            cells[at::COMPLETED_AT] = word(&e.completed_at);
            cells[at::STARTED_AT] = optional(&e.started_at, word);
            cells[at::HOLDER] = optional(&e.holder, text);
            cells[at::OFFICE] = optional(&e.office, text);
            cells[at::ACTIVITY] = optional(&e.activity, text);
            cells[at::STATUS] = optional(&e.status.map(domain::CaseStatus::name), word);
            cells[at::RECORDED_ON] = word(&e.recorded.on);
        }
        Statement::Rating(r) => {
            use ratings as at;
            cells[at::ACTIVITY] = Value::Text(r.activity.clone());
            cells[at::RATING] = r.rating.map_or(Value::Unknown, |rating| word(&rating.name()));
            cells[at::RATED_ON] = word(&r.rated_on);
            cells[at::RATED_BY] = word(&r.rated_by.name());
            cells[at::POST] = optional(&r.post, text);
            cells[at::RECORDED_ON] = word(&r.recorded.on);
        }
        Statement::Rate(r) => {
            use rates as at;
            cells[at::DATE] = word(&r.date);
            cells[at::CURRENCY] = word(&r.currency);
            cells[at::BASE] = word(&r.base);
            cells[at::RATE] = Value::Number(rate_text(r.rate));
            cells[at::SOURCE] = optional(&r.source, text);
            cells[at::RECORDED_ON] = word(&r.recorded.on);
        }
    }
    true
}

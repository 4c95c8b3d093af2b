//! Statements as CSV files of the import contract, that read back to the same statements.
//!
//! What a table cannot say is left out: details that only IATI files have, the language of a title, an exchange-rate day
//! of its own. `recorded_on` is always written, so an assumed day comes back as a stated one.

use crate::cells::rate_text;
use crate::columns::{Kind, activities, budgets, events, milestones, rates, transactions};
use domain::shares::Share;
use domain::statement::Statement;
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
    csv: csv::Writer<W>,
    cells: Vec<String>,
    written: Written,
}

impl<W: Write> StatementWriter<W> {
    /// Begins a file of a kind with its header.
    pub fn new(kind: Kind, out: W) -> io::Result<StatementWriter<W>> {
        let mut csv = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(out);
        csv.write_record(kind.columns().iter().map(|c| c.name))?;
        Ok(StatementWriter { kind, csv, cells: vec![String::new(); kind.columns().len()], written: Written::default() })
    }

    /// Writes a statement; one of another kind is counted and left out.
    pub fn write(&mut self, statement: &Statement) -> io::Result<()> {
        self.cells.iter_mut().for_each(String::clear);
        if fill(self.kind, statement, &mut self.cells) {
            self.csv.write_record(&self.cells)?;
            self.written.rows += 1;
        } else {
            self.written.left_out += 1;
        }
        Ok(())
    }

    /// Ends the file.
    pub fn finish(mut self) -> io::Result<Written> {
        self.csv.flush()?;
        Ok(self.written)
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
    }
}

fn said<T: Display>(said: &Said<T>) -> String {
    match said {
        Said::Nothing => String::new(),
        Said::Unknown => "unknown".to_owned(),
        Said::Value(value) => value.to_string(),
    }
}

fn optional<T: Display>(value: &Option<T>) -> String {
    value.as_ref().map(T::to_string).unwrap_or_default()
}

fn shares(list: &[Share]) -> String {
    let part = |s: &Share| match s.percent {
        Some(percent) => format!("{}:{}", s.code, money::decimal(i128::from(percent))),
        None => s.code.clone(),
    };
    list.iter().map(part).collect::<Vec<_>>().join(";")
}

/// Fills the cells of a row; false where the statement is of another kind.
fn fill(kind: Kind, statement: &Statement, cells: &mut [String]) -> bool {
    if kind_of(statement) != kind {
        return false;
    }
    match statement {
        Statement::Activity(a) => {
            use activities as at;
            cells[at::ACTIVITY].clone_from(&a.activity);
            cells[at::TITLE] = said(&a.title);
            cells[at::PARENT] = said(&a.parent);
            cells[at::STATUS] = said(&a.status.map(domain::ActivityStatus::name));
            cells[at::OFFICE] = said(&a.office);
            cells[at::DONOR] = said(&a.donor);
            cells[at::INSTRUMENT] = said(&a.instrument);
            for (vocabulary, list) in &a.shares {
                let at = match vocabulary {
                    Vocabulary::Country => at::COUNTRY,
                    Vocabulary::Region => at::REGION,
                    Vocabulary::Sector => at::SECTOR,
                    Vocabulary::Theme => at::THEME,
                    Vocabulary::Fund => at::FUND,
                    Vocabulary::Framework | Vocabulary::Convention => continue,
                };
                cells[at] = match list {
                    Said::Value(list) => shares(list),
                    Said::Unknown => "unknown".to_owned(),
                    Said::Nothing => String::new(),
                };
            }
            cells[at::APPROVED_ON] = said(&a.approved_on);
            cells[at::PLANNED_START] = said(&a.planned_start);
            cells[at::ACTUAL_START] = said(&a.actual_start);
            cells[at::PLANNED_END] = said(&a.planned_end);
            cells[at::ACTUAL_END] = said(&a.actual_end);
            cells[at::APPROVED_BUDGET] = said(&a.approved_budget);
            cells[at::CURRENCY] = said(&a.currency);
            cells[at::RECORDED_ON] = a.recorded.on.to_string();
        }
        Statement::Milestone(m) => {
            use milestones as at;
            cells[at::ACTIVITY].clone_from(&m.activity);
            cells[at::MILESTONE].clone_from(&m.milestone);
            cells[at::PLANNED_ON] = said(&m.planned_on);
            cells[at::ACTUAL_ON] = said(&m.actual_on);
            cells[at::ROUND] = m.round.to_string();
            cells[at::HOLDER] = said(&m.holder);
            cells[at::RECORDED_ON] = m.recorded.on.to_string();
        }
        Statement::Ledger(l) if l.kind.is_budget() => {
            use budgets as at;
            cells[at::ACTIVITY].clone_from(&l.activity);
            cells[at::KIND] = l.kind.name().to_owned();
            cells[at::PERIOD_START] = l.period_start.to_string();
            cells[at::PERIOD_END] = l.period_end.to_string();
            cells[at::AMOUNT] = optional(&l.amount);
            cells[at::CURRENCY] = l.currency.to_string();
            cells[at::FUND] = optional(&l.fund);
            cells[at::CLASS] = optional(&l.class);
            cells[at::RECORDED_ON] = l.recorded.on.to_string();
        }
        Statement::Ledger(l) => {
            use transactions as at;
            cells[at::ACTIVITY].clone_from(&l.activity);
            cells[at::KIND] = l.kind.name().to_owned();
            cells[at::DATE] = l.period_start.to_string();
            cells[at::AMOUNT] = optional(&l.amount);
            cells[at::CURRENCY] = l.currency.to_string();
            cells[at::FUND] = optional(&l.fund);
            cells[at::CLASS] = optional(&l.class);
            cells[at::PROVIDER] = optional(&l.provider);
            cells[at::RECEIVER] = optional(&l.receiver);
            cells[at::REFERENCE] = optional(&l.reference);
            cells[at::FINALITY] = l.finality.map(|f| f.name().to_owned()).unwrap_or_default();
            cells[at::RECORDED_ON] = l.recorded.on.to_string();
        }
        Statement::Event(e) => {
            use events as at;
            cells[at::PROCESS].clone_from(&e.process);
            cells[at::CASE].clone_from(&e.case);
            cells[at::STEP].clone_from(&e.step);
            cells[at::COMPLETED_AT] = e.completed_at.to_string();
            cells[at::STARTED_AT] = optional(&e.started_at);
            cells[at::HOLDER] = optional(&e.holder);
            cells[at::OFFICE] = optional(&e.office);
            cells[at::ACTIVITY] = optional(&e.activity);
            cells[at::STATUS] = e.status.map(|s| s.name().to_owned()).unwrap_or_default();
            cells[at::RECORDED_ON] = e.recorded.on.to_string();
        }
        Statement::Rate(r) => {
            use rates as at;
            cells[at::DATE] = r.date.to_string();
            cells[at::CURRENCY] = r.currency.to_string();
            cells[at::BASE] = r.base.to_string();
            cells[at::RATE] = rate_text(r.rate);
            cells[at::SOURCE] = optional(&r.source);
            cells[at::RECORDED_ON] = r.recorded.on.to_string();
        }
    }
    true
}

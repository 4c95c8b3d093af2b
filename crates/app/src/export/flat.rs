//! Flat shapes for analysts: one row per thing as known on the day of the question, names beside codes, every column
//! described. Transactions are split over countries and sectors; the parts of a line add up to it exactly. With their
//! history the same facts are in `tables`.

mod columns;
mod lines;
mod results;

pub use columns::{FlatColumn, FlatType, Shape};

use super::not_written;
use crate::filters::{Filters, Question};
use crate::headway::Known;
use crate::{Failure, Headway};
use domain::{Context, Vocabulary, money, reference};
use insight::portfolio::day_of;
use serde::Serialize;
use std::io::Write;
use tables::{SheetFormat, SheetWriter, Value};
use wording::Wording;

/// Which shape, of what, in which form.
#[derive(Clone, Debug)]
pub struct FlatRequest {
    /// The shape.
    pub shape: Shape,
    /// Its form.
    pub format: SheetFormat,
    /// Which activities.
    pub filters: Filters,
}

/// What was written.
#[derive(Clone, Debug, Serialize)]
pub struct FlatAnswer {
    /// The shape.
    pub shape: &'static str,
    /// Last day of knowledge.
    pub as_of: String,
    /// Last change contained.
    pub change: u64,
    /// Currency of the converted amounts.
    pub currency: String,
    /// Rows.
    pub rows: u64,
}

/// Writes a flat table.
pub fn flat(
    headway: &Headway,
    ctx: &Context,
    request: &FlatRequest,
    out: &mut dyn Write,
) -> Result<FlatAnswer, Failure> {
    let asked = Question::of(headway, ctx, &request.filters)?;
    let columns: Vec<&str> = request.shape.columns().iter().map(|c| c.name).collect();
    let mut sheet = SheetWriter::new(request.shape.name(), &columns, request.format, out).map_err(not_written)?;
    let flat = Flat { headway, ctx, known: &asked.known };
    let mut put = |row: &[Value]| sheet.write(row).map_err(not_written);
    match request.shape {
        Shape::Activities => flat.activities(asked.selection.activities(), &mut put)?,
        Shape::Transactions => lines::transactions(&flat, asked.selection.activities(), &mut put)?,
        Shape::Budgets => lines::budgets(&flat, asked.selection.activities(), &mut put)?,
        Shape::Results | Shape::Indicators | Shape::Periods => {
            results::write(&flat, request.shape, asked.selection.activities(), &mut put)?;
        }
    }
    let (rows, _) = sheet.finish().map_err(not_written)?;
    Ok(FlatAnswer {
        shape: request.shape.name(),
        as_of: asked.known.as_of.to_string(),
        change: asked.known.facts.change,
        currency: asked.known.currency().to_string(),
        rows,
    })
}

/// Takes a row.
type Put<'p> = &'p mut dyn FnMut(&[Value]) -> Result<(), Failure>;

/// What every shape is made from.
struct Flat<'f> {
    headway: &'f Headway,
    ctx: &'f Context,
    known: &'f Known,
}

impl Flat<'_> {
    fn activities(&self, activities: &[u32], put: Put<'_>) -> Result<(), Failure> {
        for &activity in activities {
            put(&self.activity(activity))?;
        }
        Ok(())
    }

    fn activity(&self, activity: u32) -> Vec<Value> {
        let i = activity as usize;
        let (facts, portfolio) = (&self.known.facts, &self.known.portfolio);
        let names = &facts.names;
        let day = |column: &[i32]| Value::day(day_of(column[i]));
        let figures = self.known.figures().activity(activity);
        let (status, approved) = (portfolio.status(activity), portfolio.approved_budget(activity));
        let money = |amount: Option<i128>| amount.map_or(Value::Null, number);
        let mut row = vec![
            self.identifier(activity),
            Value::Text(self.known.title(activity)),
            status.map_or(Value::Null, |s| Value::Word(s.number().to_string().into())),
            status.map_or(Value::Null, |s| self.word(&format!("status-{}", s.name()))),
            Value::text(names.offices.code(portfolio.office[i])),
            Value::text(names.offices.name(portfolio.office[i])),
            Value::text(names.organisations.code(portfolio.donor[i])),
            Value::text(names.organisations.name(portfolio.donor[i])),
            Value::text(names.instruments.name(portfolio.instrument[i])),
            Value::text(facts.activities.identifiers.get(portfolio.parent[i] as usize).map_or("", String::as_str)),
        ];
        for vocabulary in
            [Vocabulary::Country, Vocabulary::Region, Vocabulary::Sector, Vocabulary::Theme, Vocabulary::Fund]
        {
            let (codes, named) = self.shares(activity, vocabulary);
            row.push(Value::text(&codes));
            row.push(Value::text(&named));
        }
        row.extend([
            day(&portfolio.approved_on),
            day(&portfolio.first_planned_start),
            day(&portfolio.planned_start),
            day(&portfolio.actual_start),
            day(&portfolio.first_planned_end),
            day(&portfolio.planned_end),
            day(&portfolio.actual_end),
            approved.map_or(Value::Null, |(amount, _)| number(amount.0.into())),
            approved.and_then(|(_, c)| c).map_or(Value::Null, |c| word(&names.currencies[usize::from(c)])),
            money(figures.and_then(|f| f.approved)),
            money(figures.and_then(|f| f.spent)),
            word(&self.known.currency()),
            Value::Word(figures.map_or("unknown", |f| f.state.name()).into()),
            day(&portfolio.last_recorded),
        ]);
        row
    }

    fn identifier(&self, activity: u32) -> Value {
        Value::Text(self.known.facts.activities.identifiers[activity as usize].clone())
    }

    /// A text of ours in the language of the question.
    fn word(&self, key: &str) -> Value {
        Value::Word(Wording::embedded().text(self.ctx.language, key, &[]).into())
    }

    /// Shares as `KE:60;UG:40`, by code and by name.
    fn shares(&self, activity: u32, vocabulary: Vocabulary) -> (String, String) {
        let members = self.known.portfolio.shares(&self.known.facts, activity, vocabulary);
        let list = |text: &dyn Fn(u32) -> String| {
            let part = |m: &insight::facts::ShareMember| match m.percent {
                Some(percent) => format!("{}:{}", text(m.term), money::decimal(percent.into())),
                None => text(m.term),
            };
            members.iter().map(part).collect::<Vec<_>>().join(";")
        };
        (list(&|term| self.term(vocabulary, term).0), list(&|term| self.term(vocabulary, term).1))
    }

    /// Code and name of a member of a vocabulary, in the language of the question where a list has it.
    fn term(&self, vocabulary: Vocabulary, term: u32) -> (String, String) {
        let Some(dictionary) = self.known.facts.names.vocabulary(vocabulary) else { return Default::default() };
        let (code, name) = (dictionary.code(term), dictionary.name(term));
        let listed = match vocabulary {
            Vocabulary::Country => reference::find_country(code).map(|c| (c.code, c.names)),
            Vocabulary::Region => reference::find_region(code).map(|r| (r.code, r.names)),
            Vocabulary::Fund => reference::find_fund(code).map(|f| (f.code, f.names)),
            _ => None,
        };
        let listed = listed.filter(|(own, _)| *own == code).map(|(_, names)| names.in_language(self.ctx.language));
        let of_sector = || {
            let list = if vocabulary == Vocabulary::Sector { iati::codelists::list("Sector") } else { None };
            list.and_then(|l| l.find(code)).map(|c| c.name_en).filter(|_| name == code)
        };
        (code.to_owned(), listed.or_else(of_sector).unwrap_or(name).to_owned())
    }
}

/// An exact decimal.
fn number(ten_thousandths: i128) -> Value {
    Value::Number(money::decimal(ten_thousandths))
}

/// A code.
fn word<T: ToString + ?Sized>(text: &T) -> Value {
    Value::Word(text.to_string().into())
}

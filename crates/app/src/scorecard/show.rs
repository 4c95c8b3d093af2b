//! The card as a table for commands and as Markdown for its page in docs/methods. No scores are computed here.

use super::{Bar, Estimate, ScoreRow, ScorecardAnswer};
use crate::table::{Cell, Table};
use domain::Language;
use wording::Wording;

/// Before the generated part of the page.
pub const START_MARK: &str = "<!-- scores -->";
/// After it.
pub const END_MARK: &str = "<!-- end of scores -->";

impl ScorecardAnswer {
    /// One line per score.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("what", "column-score-what", false),
            ("data", "column-score-data", false),
            ("as_of", "column-score-as-of", false),
            ("n", "column-n", true),
            ("answered", "column-score-answered", true),
            ("score", "column-score", true),
            ("naive", "column-score-naive", true),
            ("compared", "column-score-compared", true),
            ("bar", "column-score-bar", true),
            ("met", "column-score-met", false),
        ]);
        for row in &self.rows {
            table.rows.push(vec![
                Cell::Coded { code: row.what.to_owned(), key: format!("score-{}", row.what) },
                Cell::text(row.data),
                Cell::text(&days(row)),
                Cell::Whole(row.n as i64),
                row.answered.map_or(Cell::Blank, |a| Cell::Share(Some(a))),
                estimate(row.score),
                estimate(row.naive),
                estimate(row.compared),
                Cell::Text(bar(row.bar)),
                verdict(row),
            ]);
        }
        table
    }

    /// The generated part of docs/methods/scorecard.md: one table per data set, with the naive rule in words. English,
    /// as all papers; the same data gives the same bytes.
    pub fn to_markdown(&self, wording: &Wording) -> String {
        let text = |key: String| wording.text(Language::English, &key, &[]);
        let mut out = format!("{START_MARK}\n");
        let mut data = "";
        for row in &self.rows {
            if row.data != data {
                data = row.data;
                out.push_str(&format!(
                    "\n### {data}\n\n| score | asked on | chosen until | n (of) | answered | Headway | naive rule | its score \
                     | compared | bar | met |\n|---|---|---|---:|---:|---:|---|---:|---:|---|---|\n"
                ));
            }
            out.push_str(&format!(
                "| {} | {} | {} | {} ({}) | {} | {} | {} | {} | {} | {} | {} |\n",
                text(format!("score-{}", row.what)),
                days(row),
                row.tuned_until,
                row.n,
                row.clusters,
                row.answered.map_or(String::new(), |a| format!("{:.1} %", a * 100.0)),
                written(row.score),
                row.naive_rule.map_or(String::new(), |rule| text(format!("naive-{rule}"))),
                written(row.naive),
                written(row.compared),
                bar(row.bar),
                row.met.map_or(String::new(), |met| if met { "yes" } else { "**no**" }.to_owned()),
            ));
        }
        for folder in &self.skipped {
            out.push_str(&format!("\nNot scored: {folder}, which was not there.\n"));
        }
        out.push_str(&format!("\n{END_MARK}\n"));
        out
    }

    /// The page with its generated part replaced; `None` where the page has no place for it.
    pub fn replaced_in(&self, page: &str, wording: &Wording) -> Option<String> {
        let (before, rest) = page.split_once(START_MARK)?;
        let (_, after) = rest.split_once(END_MARK)?;
        Some(format!("{before}{}{after}", self.to_markdown(wording).trim_end()))
    }
}

/// First and last day asked, and how many.
fn days(row: &ScoreRow) -> String {
    match &row.as_of[..] {
        [] => String::new(),
        [one] => one.clone(),
        [first, .., last] => format!("{first} – {last} ({})", row.as_of.len()),
    }
}

fn written(estimate: Option<Estimate>) -> String {
    estimate.map_or(String::new(), |e| format!("{:.3} ({:.3}–{:.3})", e.value, e.low, e.high))
}

fn estimate(estimate: Option<Estimate>) -> Cell {
    estimate.map_or(Cell::Blank, |_| Cell::Text(written(estimate)))
}

/// The bar in signs that every language shares: × for a ratio, + for a difference.
fn bar(bar: Bar) -> String {
    match bar {
        Bar::RatioAtMost { value } => format!("≤ {value} ×"),
        Bar::DifferenceAtLeast { value } => format!("≥ +{value}"),
        Bar::AtLeast { value } => format!("≥ {value}"),
        Bar::AtMost { value } => format!("≤ {value}"),
        Bar::Within { low, high } => format!("{low}–{high}"),
        Bar::None => String::new(),
    }
}

fn verdict(row: &ScoreRow) -> Cell {
    match row.met {
        Some(true) => Cell::Coded { code: "true".into(), key: "score-met".into() },
        Some(false) => Cell::Coded { code: "false".into(), key: "score-missed".into() },
        None => Cell::Blank,
    }
}

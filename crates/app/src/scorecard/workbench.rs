//! One data set in a data directory of its own: imported as a person would, and asked as of past days.
//! Nothing is scored here.

use crate::headway::Known;
use crate::import::{ImportKind, ImportRequest, RecordedOn, import_file};
use crate::{Failure, Headway};
use domain::{AsOf, Context, Day, Instant};
use insight::money::{Kinds, Money, Scratch, Worth};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The tables of a data set, in the order in which they are imported.
const TABLES: [&str; 5] = ["activities", "milestones", "budgets", "transactions", "events"];

/// An imported data set.
pub(super) struct Workbench {
    /// Name of its folder.
    pub(super) data: &'static str,
    /// The data directory, as every action takes it.
    pub(super) headway: Headway,
    today: Day,
    directory: PathBuf,
}

impl Drop for Workbench {
    fn drop(&mut self) {
        // What cannot be removed is left to the scratch directory's owner.
        let _ = std::fs::remove_dir_all(&self.directory);
    }
}

impl Workbench {
    /// Imports every table of a folder (`activities.csv.gz` or `.csv`, and so on); rows that are refused stay out.
    pub(super) fn filled(
        data: &'static str,
        folder: &Path,
        scratch: &Path,
        today: Day,
        at: Instant,
    ) -> Result<Workbench, Failure> {
        let directory = scratch.join(data);
        let headway = Headway::open_or_create(&directory)?;
        let bench = Workbench { data, headway, today, directory };
        for table in TABLES {
            let names = [format!("{table}.csv.gz"), format!("{table}.csv")];
            let Some(name) = names.into_iter().find(|n| folder.join(n).is_file()) else { continue };
            let kind = ImportKind::parse(table).ok_or_else(|| Failure::invalid("kind.unknown").with("kind", table))?;
            let request = ImportRequest {
                kind,
                dry_run: false,
                keep_good: true,
                complete: false,
                recorded_on: RecordedOn::Today,
                system: "tables".to_owned(),
                door: "command",
                at,
            };
            import_file(&bench.headway, &Context::local(today), &request, &name, &folder.join(&name), &mut |_| {})?;
        }
        Ok(bench)
    }

    /// The context of a question as of a past day.
    pub(super) fn as_of(&self, day: Day) -> Context {
        Context::local(self.today).as_of(AsOf::day(day))
    }

    /// The context of a question with all that is known.
    pub(super) fn as_of_today(&self) -> Context {
        self.as_of(self.today)
    }

    /// What was known by the end of a day, for outcomes and naive rules.
    pub(super) fn known(&self, day: Day) -> Result<Arc<Known>, Failure> {
        self.headway.known(&self.as_of(day))
    }

    /// All that is known today.
    pub(super) fn known_today(&self) -> Result<Arc<Known>, Failure> {
        self.known(self.today)
    }
}

/// Numbers of activities by identifier.
pub(super) fn numbers(known: &Known) -> HashMap<&str, u32> {
    known.facts.activities.identifiers.iter().enumerate().map(|(i, code)| (code.as_str(), i as u32)).collect()
}

/// Spending of every activity from a first to a last day, in units, as far as known.
pub(super) fn spending(known: &Known, first: Day, last: Day) -> Vec<f64> {
    let money = Money::as_of(&known.facts, known.day());
    let mut scratch = Scratch::default();
    (0..known.portfolio.len() as u32)
        .map(|activity| {
            let mut sum = 0i128;
            money.each_line(activity, Kinds::SPENDING, &mut scratch, |line| {
                if (first.0..=last.0).contains(&known.facts.ledger.period_start[line])
                    && let Worth::Known(worth) = money.worth(line)
                {
                    sum += worth;
                }
            });
            sum as f64 / domain::money::SCALE as f64
        })
        .collect()
}

/// A day that is written in the rules of the card.
pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or(Day(0))
}

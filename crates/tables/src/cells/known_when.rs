//! Since when a row is known: what it says, what the command says, or the day it happened.

use super::Cells;
use crate::codes;
use crate::read::RecordedOn;
use domain::statement::{Recorded, RecordedBasis};
use domain::{Day, Finding};

impl Cells<'_> {
    /// When the row became known. `happened` is the row's own date, for rows that do not say and files to be read so;
    /// `actual` is the latest date in it of something that has happened.
    pub(crate) fn recorded(&mut self, at: usize, happened: Option<Day>, actual: Option<Day>) -> Recorded {
        let today = self.options.today;
        let stated = self.optional(at, Self::day);
        let mut recorded = match (stated, self.options.recorded_on) {
            (Some(on), _) | (None, RecordedOn::On(on)) => Recorded { on, basis: RecordedBasis::Stated },
            (None, RecordedOn::Happened) if happened.is_some() => {
                Recorded { on: happened.unwrap_or(today), basis: RecordedBasis::Happened }
            }
            (None, _) => Recorded { on: today, basis: RecordedBasis::Import },
        };
        if recorded.on > today && recorded.basis == RecordedBasis::Stated {
            let finding = Finding::warning(codes::RECORDED_IN_FUTURE).with("today", today);
            self.note(at, finding, &recorded.on.to_string());
        }
        if let Some(actual) = actual
            && actual > recorded.on
        {
            let finding =
                Finding::warning(codes::RECORDED_BEFORE_ACTUAL).with("actual", actual).with("recorded_on", recorded.on);
            self.note(at, finding, &recorded.on.to_string());
            recorded = Recorded { on: actual, basis: RecordedBasis::Happened };
        }
        recorded
    }

    /// When an event became known: the day of its completion unless it says otherwise.
    pub(crate) fn recorded_event(&mut self, at: usize, completed_on: Option<Day>) -> Recorded {
        if self.value(at).is_some() {
            return self.recorded(at, None, completed_on);
        }
        match completed_on {
            Some(on) => Recorded { on, basis: RecordedBasis::Happened },
            None => Recorded { on: self.options.today, basis: RecordedBasis::Import },
        }
    }
}

//! The columns of each kind of table, as section *import tables* of the design has them: the reader, the template and
//! the documentation all read this list. Help texts are translations under the key of each column.

use domain::{ActivityStatus, CaseStatus, Finality, LedgerKind, Rater, Rating};

/// A kind of table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Activities and their plans.
    Activities,
    /// Milestones of activities.
    Milestones,
    /// Budgets of a period.
    Budgets,
    /// Money that moved or was promised.
    Transactions,
    /// Events of cases.
    Events,
    /// Exchange rates.
    Rates,
    /// Ratings of activities.
    Ratings,
}

impl Kind {
    /// Every kind, in the order in which files are best imported.
    pub const ALL: [Kind; 7] = [
        Kind::Activities,
        Kind::Milestones,
        Kind::Budgets,
        Kind::Transactions,
        Kind::Events,
        Kind::Rates,
        Kind::Ratings,
    ];

    /// Its name in commands, addresses and file names.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Activities => "activities",
            Kind::Milestones => "milestones",
            Kind::Budgets => "budgets",
            Kind::Transactions => "transactions",
            Kind::Events => "events",
            Kind::Rates => "rates",
            Kind::Ratings => "ratings",
        }
    }

    /// Reads its name.
    pub fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.name().eq_ignore_ascii_case(text.trim()))
    }

    /// Its columns, in the order of templates.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Kind::Activities => activities::COLUMNS,
            Kind::Milestones => milestones::COLUMNS,
            Kind::Budgets => budgets::COLUMNS,
            Kind::Transactions => transactions::COLUMNS,
            Kind::Events => events::COLUMNS,
            Kind::Rates => rates::COLUMNS,
            Kind::Ratings => ratings::COLUMNS,
        }
    }
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Any text.
    Text,
    /// A date, `YYYY-MM-DD`.
    Day,
    /// A moment (RFC 3339) or a date.
    Time,
    /// A decimal number.
    Amount,
    /// An exchange rate.
    Rate,
    /// A whole number from 1.
    Round,
    /// An ISO 4217 code.
    Currency,
    /// `KE`, `KE:60;UG:40` or a name.
    Shares,
    /// A milestone code, name or alias.
    Milestone,
    /// An activity status, by name or IATI code.
    Status,
    /// A kind of budget.
    BudgetKind,
    /// A kind of transaction, by name or IATI code.
    TransactionKind,
    /// Provisional or final.
    Finality,
    /// Status of a case.
    CaseStatus,
    /// Yes or no.
    YesNo,
    /// A rating, by code, name or alias.
    Rating,
    /// Who rates: manager or evaluation.
    Rater,
}

/// What a cell of [`Cell::YesNo`] may hold.
pub(crate) const YES_NO: [&str; 2] = ["yes", "no"];

impl Cell {
    /// The words a cell may hold; empty where any text of the sort will do.
    pub fn allowed(self) -> Vec<&'static str> {
        match self {
            Cell::Status => ActivityStatus::ALL.iter().map(|s| s.name()).collect(),
            Cell::BudgetKind => LedgerKind::ALL.iter().filter(|k| k.is_budget()).map(|k| k.name()).collect(),
            Cell::TransactionKind => LedgerKind::ALL.iter().filter(|k| !k.is_budget()).map(|k| k.name()).collect(),
            Cell::Finality => Finality::ALL.iter().map(|f| f.name()).collect(),
            Cell::CaseStatus => CaseStatus::ALL.iter().map(|s| s.name()).collect(),
            Cell::YesNo => YES_NO.to_vec(),
            Cell::Rating => Rating::ALL.iter().map(|r| r.name()).collect(),
            Cell::Rater => Rater::ALL.iter().map(|r| r.name()).collect(),
            _ => Vec::new(),
        }
    }

    /// Key of a short description of the sort of value (`cell-day`, …).
    pub const fn key(self) -> &'static str {
        match self {
            Cell::Text => "cell-text",
            Cell::Day => "cell-day",
            Cell::Time => "cell-time",
            Cell::Amount => "cell-amount",
            Cell::Rate => "cell-rate",
            Cell::Round => "cell-round",
            Cell::Currency => "cell-currency",
            Cell::Shares => "cell-shares",
            Cell::Milestone => "cell-milestone",
            Cell::Status
            | Cell::BudgetKind
            | Cell::TransactionKind
            | Cell::Finality
            | Cell::CaseStatus
            | Cell::YesNo
            | Cell::Rating
            | Cell::Rater => "cell-code",
        }
    }
}

/// One column of a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// Name in the header.
    pub name: &'static str,
    /// Whether the column must exist.
    pub required: bool,
    /// What its cells hold.
    pub cell: Cell,
    /// Name of its kind.
    pub kind: &'static str,
    /// Cells of the two example rows of a template.
    pub examples: [&'static str; 2],
}

impl Column {
    /// Translation key of its help text (`column-activities-approved-on`).
    pub fn help(&self) -> String {
        format!("column-{}-{}", self.kind, self.name.replace('_', "-"))
    }
}

/// Declares the columns of a kind: the list, and the position of each under its own name.
macro_rules! columns {
    ($module:ident, $kind:literal: $($index:ident $name:literal $required:ident $cell:ident [$first:literal, $second:literal];)+) => {
        pub(crate) mod $module {
            use super::{Cell, Column};

            #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "positions named like constants")]
            enum Position { $($index),+ }
            $(pub(crate) const $index: usize = Position::$index as usize;)+

            pub(crate) const COLUMNS: &[Column] = &[$(Column {
                name: $name,
                required: columns!(@ $required),
                cell: Cell::$cell,
                kind: $kind,
                examples: [$first, $second],
            }),+];
        }
    };
    (@ required) => { true };
    (@ optional) => { false };
}

columns! { activities, "activities":
    ACTIVITY "activity" required Text ["EX-2026-01", "EX-2026-02"];
    TITLE "title" required Text ["Decent work for rural youth", "Labour inspection in two countries"];
    PARENT "parent" optional Text ["", "EX-2026-01"];
    STATUS "status" optional Status ["implementation", "pipeline"];
    OFFICE "office" optional Text ["Nairobi", "Headquarters"];
    DONOR "donor" optional Text ["Donor A", "Donor B"];
    FUND "fund" optional Shares ["XB", "RBTC:25;XB:75"];
    REGION "region" optional Shares ["Africa", "Africa"];
    COUNTRY "country" optional Shares ["KE", "KE:60;UG:40"];
    SECTOR "sector" optional Shares ["16020", "Labour administration"];
    THEME "theme" optional Shares ["Skills", ""];
    INSTRUMENT "instrument" optional Text ["Trust fund", ""];
    APPROVED_ON "approved_on" optional Day ["2026-01-15", ""];
    PLANNED_START "planned_start" optional Day ["2026-03-01", "2027-01-01"];
    ACTUAL_START "actual_start" optional Day ["2026-04-12", ""];
    PLANNED_END "planned_end" optional Day ["2028-12-31", "2029-06-30"];
    ACTUAL_END "actual_end" optional Day ["", ""];
    APPROVED_BUDGET "approved_budget" optional Amount ["1500000.00", "820000"];
    CURRENCY "currency" optional Currency ["USD", "EUR"];
    RECORDED_ON "recorded_on" optional Day ["2026-04-15", "2026-04-15"];
}

columns! { milestones, "milestones":
    ACTIVITY "activity" required Text ["EX-2026-01", "EX-2026-01"];
    MILESTONE "milestone" required Milestone ["M10", "signature"];
    PLANNED_ON "planned_on" optional Day ["2026-01-10", "2026-02-28"];
    ACTUAL_ON "actual_on" optional Day ["2026-01-15", ""];
    ROUND "round" optional Round ["1", ""];
    HOLDER "holder" optional Text ["Central unit", "Donor A"];
    RECORDED_ON "recorded_on" optional Day ["2026-01-15", "2026-01-15"];
}

columns! { budgets, "budgets":
    ACTIVITY "activity" required Text ["EX-2026-01", "EX-2026-01"];
    KIND "kind" required BudgetKind ["original", "allocation"];
    PERIOD_START "period_start" required Day ["2026-01-01", "2026-01-01"];
    PERIOD_END "period_end" required Day ["2026-12-31", "2026-12-31"];
    AMOUNT "amount" required Amount ["400000.00", "380000.00"];
    CURRENCY "currency" required Currency ["USD", "USD"];
    FUND "fund" optional Text ["XB", "XB"];
    CLASS "class" optional Text ["", "Experts"];
    RECORDED_ON "recorded_on" optional Day ["2026-01-15", "2026-02-01"];
    WITHDRAWN "withdrawn" optional YesNo ["", ""];
}

columns! { transactions, "transactions":
    ACTIVITY "activity" required Text ["EX-2026-01", "EX-2026-01"];
    KIND "kind" required TransactionKind ["incoming-funds", "expenditure"];
    DATE "date" required Day ["2026-03-10", "2026-04-30"];
    AMOUNT "amount" required Amount ["500000.00", "12345.67"];
    CURRENCY "currency" required Currency ["USD", "USD"];
    FUND "fund" optional Text ["XB", "XB"];
    CLASS "class" optional Text ["", "Experts"];
    PROVIDER "provider" optional Text ["Donor A", ""];
    RECEIVER "receiver" optional Text ["", "Supplier B"];
    REFERENCE "reference" optional Text ["R-0001", "V-0042"];
    FINALITY "finality" optional Finality ["final", "provisional"];
    RECORDED_ON "recorded_on" optional Day ["2026-03-12", "2026-05-05"];
    OCCURRENCE "occurrence" optional Round ["", ""];
    WITHDRAWN "withdrawn" optional YesNo ["", ""];
}

columns! { events, "events":
    PROCESS "process" required Text ["recruitment", "recruitment"];
    CASE "case" required Text ["V-2026-7", "V-2026-7"];
    STEP "step" required Text ["published", "shortlist sent"];
    COMPLETED_AT "completed_at" required Time ["2026-02-01", "2026-03-04T16:30:00+03:00"];
    STARTED_AT "started_at" optional Time ["", "2026-03-02T09:00:00+03:00"];
    HOLDER "holder" optional Text ["Human resources", "Human resources"];
    OFFICE "office" optional Text ["Nairobi", "Nairobi"];
    ACTIVITY "activity" optional Text ["EX-2026-01", "EX-2026-01"];
    STATUS "status" optional CaseStatus ["open", "open"];
    RECORDED_ON "recorded_on" optional Day ["", ""];
    OCCURRENCE "occurrence" optional Round ["", ""];
    WITHDRAWN "withdrawn" optional YesNo ["", ""];
}

columns! { rates, "rates":
    DATE "date" required Day ["2026-01-01", "2026-02-01"];
    CURRENCY "currency" required Currency ["CHF", "CHF"];
    BASE "base" required Currency ["USD", "USD"];
    RATE "rate" required Rate ["0.8912", "0.9034"];
    SOURCE "source" optional Text ["UN operational rates", "UN operational rates"];
    RECORDED_ON "recorded_on" optional Day ["2026-01-01", "2026-02-01"];
}

columns! { ratings, "ratings":
    ACTIVITY "activity" required Text ["EX-2026-01", "EX-2026-01"];
    RATING "rating" required Rating ["satisfactory", "unsatisfactory"];
    RATED_ON "rated_on" required Day ["2026-03-31", "2026-05-10"];
    RATED_BY "rated_by" optional Rater ["manager", "evaluation"];
    POST "post" optional Text ["CTA post", "Evaluation unit"];
    RECORDED_ON "recorded_on" optional Day ["2026-04-15", "2026-05-20"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_names_belong_together() {
        assert_eq!(activities::COLUMNS[activities::APPROVED_BUDGET].name, "approved_budget");
        assert_eq!(transactions::COLUMNS[transactions::RECORDED_ON].help(), "column-transactions-recorded-on");
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.name()), Some(kind));
            let names: std::collections::HashSet<&str> = kind.columns().iter().map(|c| c.name).collect();
            assert_eq!(names.len(), kind.columns().len());
            assert!(names.contains("recorded_on"));
        }
        assert_eq!(Kind::parse("organisations"), None);
    }
}

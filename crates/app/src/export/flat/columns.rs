//! Columns of the flat shapes: names, types, and the keys under which their meaning is told. Writer, help and data
//! package all read this list.

/// A flat shape.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// One row per activity.
    Activities,
    /// One row per transaction, country and sector.
    Transactions,
    /// One row per budget of a period.
    Budgets,
    /// One row per result.
    Results,
    /// One row per indicator of a result.
    Indicators,
    /// One row per period of an indicator.
    Periods,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FlatType {
    /// Text.
    Text,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// An exact decimal.
    Number,
    /// A whole number.
    Integer,
}

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FlatColumn {
    /// Name in the header.
    pub name: &'static str,
    /// What it holds.
    pub holds: FlatType,
    /// Whether every row has it.
    pub required: bool,
}

impl FlatColumn {
    /// Translation key of its meaning.
    pub fn key(&self) -> String {
        format!("flat-{}", self.name.replace('_', "-"))
    }
}

impl Shape {
    /// Every shape.
    pub const ALL: [Shape; 6] =
        [Shape::Activities, Shape::Transactions, Shape::Budgets, Shape::Results, Shape::Indicators, Shape::Periods];

    /// Its name in commands, addresses and file names.
    pub const fn name(self) -> &'static str {
        match self {
            Shape::Activities => "activities",
            Shape::Transactions => "transactions",
            Shape::Budgets => "budgets",
            Shape::Results => "results",
            Shape::Indicators => "indicators",
            Shape::Periods => "periods",
        }
    }

    /// Reads its name.
    pub fn parse(text: &str) -> Option<Shape> {
        Shape::ALL.into_iter().find(|s| s.name() == text)
    }

    /// Its columns.
    pub const fn columns(self) -> &'static [FlatColumn] {
        match self {
            Shape::Activities => ACTIVITIES,
            Shape::Transactions => TRANSACTIONS,
            Shape::Budgets => BUDGETS,
            Shape::Results => RESULTS,
            Shape::Indicators => INDICATORS,
            Shape::Periods => PERIODS,
        }
    }

    /// Columns that tell its rows apart.
    pub const fn primary_key(self) -> &'static [&'static str] {
        match self {
            Shape::Activities => &["activity"],
            Shape::Transactions => &["activity", "line", "part"],
            Shape::Budgets => &["activity", "line"],
            Shape::Results => &["activity", "result"],
            Shape::Indicators => &["activity", "result", "indicator"],
            Shape::Periods => &["activity", "result", "indicator", "period"],
        }
    }
}

/// Declares columns: name, type, and whether every row has it.
macro_rules! columns {
    ($($name:literal $holds:ident $required:ident;)+) => {
        &[$(FlatColumn { name: $name, holds: FlatType::$holds, required: columns!(@ $required) }),+]
    };
    (@ required) => { true };
    (@ optional) => { false };
}

const ACTIVITIES: &[FlatColumn] = columns! {
    "activity" Text required;
    "title" Text required;
    "status_code" Text optional;
    "status" Text optional;
    "office_code" Text optional;
    "office" Text optional;
    "donor_code" Text optional;
    "donor" Text optional;
    "instrument" Text optional;
    "parent" Text optional;
    "country_codes" Text optional;
    "countries" Text optional;
    "region_codes" Text optional;
    "regions" Text optional;
    "sector_codes" Text optional;
    "sectors" Text optional;
    "theme_codes" Text optional;
    "themes" Text optional;
    "fund_codes" Text optional;
    "funds" Text optional;
    "approved_on" Day optional;
    "first_planned_start" Day optional;
    "planned_start" Day optional;
    "actual_start" Day optional;
    "first_planned_end" Day optional;
    "planned_end" Day optional;
    "actual_end" Day optional;
    "approved_budget" Number optional;
    "currency" Text optional;
    "approved_converted" Number optional;
    "spent_converted" Number optional;
    "converted_currency" Text required;
    "state" Text required;
    "last_recorded" Day optional;
};

const TRANSACTIONS: &[FlatColumn] = columns! {
    "activity" Text required;
    "title" Text required;
    "line" Integer required;
    "part" Integer required;
    "kind_code" Text required;
    "kind" Text required;
    "date" Day required;
    "country_code" Text optional;
    "country" Text optional;
    "country_percent" Number required;
    "sector_code" Text optional;
    "sector" Text optional;
    "sector_percent" Number required;
    "amount" Number optional;
    "line_amount" Number optional;
    "currency" Text required;
    "converted" Number optional;
    "converted_currency" Text required;
    "fund" Text optional;
    "class" Text optional;
    "provider" Text optional;
    "receiver" Text optional;
    "reference" Text optional;
    "finality" Text optional;
    "office_code" Text optional;
    "donor_code" Text optional;
    "recorded_on" Day required;
};

const BUDGETS: &[FlatColumn] = columns! {
    "activity" Text required;
    "title" Text required;
    "line" Integer required;
    "kind" Text required;
    "kind_name" Text required;
    "period_start" Day required;
    "period_end" Day required;
    "amount" Number optional;
    "currency" Text required;
    "converted" Number optional;
    "converted_currency" Text required;
    "fund" Text optional;
    "class" Text optional;
    "counts" Text required;
    "recorded_on" Day required;
};

const RESULTS: &[FlatColumn] = columns! {
    "activity" Text required;
    "result" Integer required;
    "result_type" Text required;
    "result_type_name" Text optional;
    "result_title" Text optional;
    "indicators" Integer required;
};

const INDICATORS: &[FlatColumn] = columns! {
    "activity" Text required;
    "result" Integer required;
    "indicator" Integer required;
    "measure" Text required;
    "measure_name" Text optional;
    "indicator_title" Text optional;
    "baseline_year" Integer optional;
    "baseline" Text optional;
    "periods" Integer required;
};

const PERIODS: &[FlatColumn] = columns! {
    "activity" Text required;
    "result" Integer required;
    "indicator" Integer required;
    "period" Integer required;
    "period_start" Day optional;
    "period_end" Day optional;
    "target" Text optional;
    "actual" Text optional;
};

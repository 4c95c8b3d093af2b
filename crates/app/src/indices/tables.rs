//! The indices as tables: what the command prints, the page shows and the CSV holds.

use super::{BasisAnswer, IndexAnswer, IndicesAnswer, Quantity};
use crate::table::{Cell, Table};
use domain::{Currency, Day};

impl IndicesAnswer {
    fn currency_of_amounts(&self) -> Currency {
        Currency::parse(&self.currency).unwrap_or(Currency::USD)
    }

    /// One row per index: of all, then of each group; or the activities behind the index asked for.
    pub fn table(&self) -> Table {
        if let Some(basis) = &self.basis {
            return self.basis_table(basis);
        }
        let mut columns = vec![("group", "column-group", false), ("name", "column-name", false)];
        columns.extend(INDEX_COLUMNS);
        let mut table = Table::with_columns(&columns);
        for index in &self.indices {
            let mut row = vec![Cell::Coded { code: "*".into(), key: "indices-all".into() }, Cell::Blank];
            row.extend(self.cells(index));
            table.rows.push(row);
        }
        for group in &self.groups {
            for index in &group.indices {
                let mut row = vec![Cell::text(&group.group), Cell::text(&group.name)];
                row.extend(self.cells(index));
                table.rows.push(row);
            }
        }
        table
    }

    /// The indices of all chosen activities, one per row.
    pub fn indices_table(&self) -> Table {
        let mut table = Table::with_columns(&INDEX_COLUMNS);
        table.rows = self.indices.iter().map(|index| self.cells(index)).collect();
        table
    }

    /// Groups as rows, indices as columns.
    pub fn groups_table(&self) -> Table {
        let keys: Vec<(&'static str, String)> =
            self.indices.iter().map(|i| (i.index, format!("index-{}", i.index))).collect();
        let mut columns = vec![("group", "column-group", false), ("activities", "column-activities", true)];
        columns.extend(keys.iter().map(|(name, key)| (*name, key.as_str(), true)));
        let mut table = Table::with_columns(&columns);
        for group in &self.groups {
            let mut row = vec![Cell::text(&group.name), Cell::Whole(group.activities as i64)];
            row.extend(group.indices.iter().map(|index| Cell::Share(index.value)));
            table.rows.push(row);
        }
        table
    }

    /// The activities behind an index, one per row.
    pub fn basis_table(&self, basis: &BasisAnswer) -> Table {
        let mut table = Table::with_columns(&[
            ("activity", "column-activity", false),
            ("title", "column-title", false),
            ("office", "column-office", false),
            ("standing", "indices-standing", false),
            ("flags_act", "indices-flags-act", true),
            ("flags_watch", "indices-flags-watch", true),
            ("rating", "indices-rating", false),
            ("rated_on", "indices-rated-on", false),
            ("part", "indices-part", false),
            ("numerator", "indices-above", true),
            ("denominator", "indices-below", true),
        ]);
        for row in &basis.activities {
            let flags = |severity: &str| row.flags.iter().filter(|f| f.severity == severity).count() as i64;
            let amount = |q: Option<Quantity>| q.map_or(Cell::Unknown, |q| self.cell(q));
            table.rows.push(vec![
                Cell::text(&row.activity),
                Cell::text(&row.title),
                Cell::text(&row.office),
                Cell::Coded { code: row.standing.into(), key: format!("index-kind-{}", row.standing) },
                Cell::Whole(flags("act")),
                Cell::Whole(flags("watch")),
                row.rating.map_or(Cell::Unknown, |rating| Cell::Coded {
                    code: rating.to_owned(),
                    key: format!("rating-{rating}"),
                }),
                Cell::day(row.rated_on.as_deref().and_then(Day::parse)),
                Cell::Coded {
                    code: row.part.into(),
                    key: format!("index-{}-{}", if row.excluded { "excluded" } else { "kind" }, row.part),
                },
                amount(row.numerator),
                amount(row.denominator),
            ]);
        }
        table
    }

    fn cells(&self, index: &IndexAnswer) -> Vec<Cell> {
        vec![
            Cell::Coded { code: index.index.to_owned(), key: format!("index-{}", index.index) },
            Cell::Share(index.value),
            index.low.map_or(Cell::Blank, |low| Cell::Share(Some(low))),
            index.high.map_or(Cell::Blank, |high| Cell::Share(Some(high))),
            self.cell(index.numerator),
            self.cell(index.denominator),
            Cell::Whole(index.n as i64),
            Cell::Whole(index.excluded.iter().map(|e| e.n as i64).sum()),
        ]
    }

    fn cell(&self, quantity: Quantity) -> Cell {
        match quantity {
            Quantity::Activities(n) => Cell::Whole(n),
            Quantity::Money(amount) => Cell::Money(amount.0, self.currency_of_amounts()),
        }
    }
}

/// Columns of one index.
const INDEX_COLUMNS: [(&str, &str, bool); 8] = [
    ("index", "indices-index", false),
    ("value", "column-value", true),
    ("low", "indices-at-least", true),
    ("high", "indices-at-most", true),
    ("numerator", "indices-above", true),
    ("denominator", "indices-below", true),
    ("n", "column-activities", true),
    ("excluded", "indices-left-out", true),
];

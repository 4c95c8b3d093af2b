//! Tables on pages: caption, headings, typed cells, links. One template for all of them.

use crate::words::Words;
use app::table::{Cell, Column, Table};
use askama::Template;
use wording::Wording;

/// A table, ready to print.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "parts/grid.html")]
pub(crate) struct Grid {
    /// Unique on the page.
    pub(crate) id: String,
    /// What the table holds.
    pub(crate) caption: String,
    /// Whether the caption is only for those who cannot see the heading above.
    pub(crate) hide_caption: bool,
    /// Headings.
    pub(crate) heads: Vec<Head>,
    /// Rows.
    pub(crate) rows: Vec<Vec<GridCell>>,
    /// What stands instead of rows where there are none.
    pub(crate) when_empty: String,
}

/// A heading.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) label: String,
    pub(crate) is_numeric: bool,
    /// Where a click sorts by it.
    pub(crate) href: Option<String>,
    /// `ascending` or `descending` where the table is sorted by it.
    pub(crate) sorted: Option<&'static str>,
    /// What the link does, in words.
    pub(crate) hint: String,
}

/// A cell.
#[derive(Clone, Debug, Default)]
pub(crate) struct GridCell {
    pub(crate) text: String,
    /// A second, smaller line.
    pub(crate) note: String,
    pub(crate) href: Option<String>,
    /// Classes of the cell.
    pub(crate) class: &'static str,
    /// Whether it names its row.
    pub(crate) is_head: bool,
    /// A state, shown with its shape and colour before the text.
    pub(crate) state: Option<&'static str>,
}

impl GridCell {
    /// Text to the left.
    pub(crate) fn text(text: impl Into<String>) -> GridCell {
        GridCell { text: text.into(), ..GridCell::default() }
    }

    /// A number to the right.
    pub(crate) fn number(text: impl Into<String>) -> GridCell {
        GridCell { text: text.into(), class: "n", ..GridCell::default() }
    }

    /// The name of the row.
    pub(crate) fn head(text: impl Into<String>) -> GridCell {
        GridCell { text: text.into(), is_head: true, ..GridCell::default() }
    }

    /// A state in words, with its shape.
    pub(crate) fn state(words: Words, state: &str) -> GridCell {
        GridCell {
            text: words.name_of("state", state),
            state: Some(state_class(state)),
            class: "nowrap",
            ..GridCell::default()
        }
    }

    /// With a link.
    pub(crate) fn to(mut self, href: impl Into<String>) -> GridCell {
        self.href = Some(href.into());
        self
    }

    /// With a second line.
    pub(crate) fn note(mut self, note: impl Into<String>) -> GridCell {
        self.note = note.into();
        self
    }

    /// Classes and state of the cell.
    pub(crate) fn classes(&self) -> &'static str {
        self.class
    }
}

impl Head {
    /// A heading over text.
    pub(crate) fn text(label: impl Into<String>) -> Head {
        Head { label: label.into(), ..Head::default() }
    }

    /// A heading over numbers.
    pub(crate) fn number(label: impl Into<String>) -> Head {
        Head { label: label.into(), is_numeric: true, ..Head::default() }
    }
}

impl Grid {
    /// The table of an answer, its cells linked where `link` gives an address for (row, column name).
    pub(crate) fn of(
        id: &str,
        caption: String,
        table: &Table,
        words: Words,
        link: impl Fn(usize, &str) -> Option<String>,
    ) -> Grid {
        let wording = Wording::embedded();
        let heads = table.headings(wording, words.language);
        let cell = |r: usize, c: usize, column: &Column, cell: &Cell| {
            let dates = matches!(cell, Cell::Day(_));
            let unknown = matches!(cell, Cell::Unknown | Cell::Share(None));
            GridCell {
                text: cell.shown(wording, words.language),
                href: link(r, column.name),
                class: match (column.numeric, unknown, dates) {
                    (true, true, _) => "n soft",
                    (true, false, _) => "n",
                    (false, true, _) => "soft",
                    (false, false, true) => "nowrap",
                    _ => "",
                },
                is_head: c == 0,
                ..GridCell::default()
            }
        };
        Grid {
            id: id.to_owned(),
            caption,
            hide_caption: false,
            heads: table
                .columns
                .iter()
                .zip(heads)
                .map(|(column, label)| Head { label, is_numeric: column.numeric, ..Head::default() })
                .collect(),
            rows: table
                .rows
                .iter()
                .enumerate()
                .map(|(r, row)| {
                    row.iter().zip(&table.columns).enumerate().map(|(c, (v, column))| cell(r, c, column, v)).collect()
                })
                .collect(),
            when_empty: words.t("no-data"),
        }
    }

    /// With a caption only for those who cannot see the heading above.
    pub(crate) fn quiet(mut self) -> Grid {
        self.hide_caption = true;
        self
    }
}

/// The class of a state; anything unheard of counts as unknown.
pub(crate) fn state_class(state: &str) -> &'static str {
    match state {
        "on_pace" => "on-pace",
        "watch" => "watch",
        "act" => "act",
        "not_applicable" => "not-applicable",
        _ => "unknown",
    }
}

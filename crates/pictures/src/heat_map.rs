//! Rows by columns with a number in each cell, shaded in five steps by quantile, with totals at the ends.
//! A blank cell (nothing known, no case) is dotted and empty; zero is a cell that says 0.

use crate::frame::Frame;
use crate::labels;
use crate::scale::finite;
use crate::svg::{Anchor, Svg, no_data};

/// The whole picture.
#[derive(Clone, PartialEq, Debug)]
pub struct HeatMap {
    /// Identity and size.
    pub frame: Frame,
    /// Heads of the columns.
    pub columns: Vec<String>,
    /// Rows from top to bottom.
    pub rows: Vec<HeatRow>,
    /// Label and texts of the totals row, one per column and one for the grand total where rows have totals.
    pub totals: Option<(String, Vec<String>)>,
    /// Head of the column of row totals; empty leaves the column out.
    pub total_head: String,
}

/// One row.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HeatRow {
    /// What it stands for.
    pub label: String,
    /// Where its records are.
    pub href: Option<String>,
    /// Cells, one per column; missing ones are blank.
    pub cells: Vec<Cell>,
    /// The row's total as text.
    pub total: String,
}

/// One cell.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cell {
    /// Its value; `None` is blank.
    pub value: Option<f64>,
    /// The value as text.
    pub text: String,
    /// What pointing at it says.
    pub tooltip: String,
    /// Where the records behind it are.
    pub href: Option<String>,
}

const ROW: f64 = 26.0;
/// Height of an ordinary head, and of one whose texts climb.
const HEAD: f64 = 22.0;
const SLANTED_HEAD: f64 = 84.0;

struct Layout {
    label: f64,
    cell: f64,
    total: f64,
    width: f64,
    head: f64,
    slanted: bool,
}

impl HeatMap {
    /// The picture as SVG.
    pub fn svg(&self) -> String {
        if self.rows.is_empty() || self.columns.is_empty() {
            return no_data(&self.frame, "heat-map", 100.0);
        }
        let layout = self.layout();
        let limits = quintiles(self.rows.iter().flat_map(|r| r.cells.iter()).filter_map(|c| finite(c.value)));
        let lines = self.rows.len() as f64 + if self.totals.is_some() { 1.2 } else { 0.0 };
        let links = self.rows.iter().any(|r| r.href.is_some() || r.cells.iter().any(|c| c.href.is_some()));
        let height = layout.head + ROW * lines + 2.0;
        let mut svg = Svg::open_sized(&self.frame, "heat-map", layout.width, height, links);
        self.draw_heads(&mut svg, &layout);
        for (i, row) in self.rows.iter().enumerate() {
            self.draw_row(&mut svg, &layout, row, layout.head + ROW * i as f64, &limits);
        }
        if let Some((label, texts)) = &self.totals {
            let y = layout.head + ROW * (self.rows.len() as f64 + 0.2);
            svg.line("base", (0.0, y - 2.5), (layout.width, y - 2.5));
            let (label, full) = labels::shortened(label, layout.label - 8.0);
            svg.text("label", (0.0, y + 17.0), Anchor::Start, &label, full);
            for (k, text) in texts.iter().enumerate().take(self.columns.len() + 1) {
                let at = if k < self.columns.len() {
                    (layout.label + (k as f64 + 0.5) * layout.cell, Anchor::Middle)
                } else {
                    (layout.width - 2.0, Anchor::End)
                };
                svg.text("value", (at.0, y + 17.0), at.1, text, None);
            }
        }
        svg.close()
    }

    fn layout(&self) -> Layout {
        let width = self.frame.width;
        let total = if self.total_head.is_empty() {
            0.0
        } else {
            let totals = self.rows.iter().map(|r| r.total.as_str());
            let last = self.totals.iter().filter_map(|(_, t)| t.get(self.columns.len())).map(String::as_str);
            labels::widest(totals.chain([self.total_head.as_str()]).chain(last)).min(width * 0.25) * 1.1 + 10.0
        };
        let columns = self.columns.len() as f64;
        let cells = self.rows.iter().flat_map(|r| r.cells.iter()).map(|c| c.text.as_str());
        let sums = self.totals.iter().flat_map(|(_, texts)| texts.iter().take(self.columns.len())).map(String::as_str);
        let least = (labels::widest(cells) + 6.0).max(labels::widest(sums) * 1.1 + 6.0).max(22.0);
        let longest = labels::widest(self.rows.iter().map(|r| r.label.as_str())) + 10.0;
        // Labels get what the cells leave, but always enough to be told apart; many columns then make it wider.
        let room = width - total - least * columns;
        let label = longest.min(room.max(90.0)).min((width * 0.4).max(90.0));
        let cell = ((width - total - label) / columns).clamp(least, least.max(96.0));
        let width = (label + cell * columns + total).max(width.min(160.0));
        let heads = labels::widest(self.columns.iter().map(String::as_str));
        let slanted = heads + 6.0 > cell;
        let width = if slanted { width.max(label + cell * columns + 46.0) } else { width };
        // Climbing heads need as much height as their longest text, up to a limit.
        let head = if slanted { (heads * 0.71 + 16.0).min(SLANTED_HEAD) } else { HEAD };
        Layout { label, cell, total, width, head, slanted }
    }

    fn draw_heads(&self, svg: &mut Svg, layout: &Layout) {
        for (k, head) in self.columns.iter().enumerate() {
            let x = layout.label + (k as f64 + 0.5) * layout.cell;
            if layout.slanted {
                let (head, full) = labels::shortened(head, (layout.head - 14.0) / 0.71);
                svg.slanted_text("soft", (x, layout.head - 6.0), &head, full);
            } else {
                svg.text("soft", (x, layout.head - 7.0), Anchor::Middle, head, None);
            }
        }
        if layout.total > 0.0 {
            let (head, full) = labels::shortened(&self.total_head, layout.total);
            let x = layout.label + layout.cell * self.columns.len() as f64 + layout.total - 2.0;
            // Climbing heads lean over the column of totals, so that its own head climbs beside them.
            if layout.slanted {
                svg.slanted_text("soft", (x - labels::width(&head) * 0.71 - 4.0, layout.head - 6.0), &head, full);
            } else {
                svg.text("soft", (x, layout.head - 7.0), Anchor::End, &head, full);
            }
        }
    }

    fn draw_row(&self, svg: &mut Svg, layout: &Layout, row: &HeatRow, y: f64, limits: &[f64]) {
        let (label, full) = labels::shortened(&row.label, layout.label - 8.0);
        svg.begin_mark("row", row.href.as_deref(), full.unwrap_or_default());
        svg.text("label", (0.0, y + 17.0), Anchor::Start, &label, None);
        svg.end_mark();
        let blank = Cell::default();
        for k in 0..self.columns.len() {
            let cell = row.cells.get(k).unwrap_or(&blank);
            let x = layout.label + k as f64 * layout.cell;
            svg.begin_mark("cell", cell.href.as_deref(), &cell.tooltip);
            match finite(cell.value) {
                Some(value) => {
                    let step = limits.iter().filter(|limit| value > **limit).count();
                    svg.rect(&format!("heat-{step}"), x + 1.0, y + 1.0, layout.cell - 2.0, ROW - 2.0);
                    let at = (x + layout.cell / 2.0, y + 17.0);
                    svg.text(&format!("on-heat-{step}"), at, Anchor::Middle, &cell.text, None);
                }
                None => svg.rect("blank", x + 1.5, y + 1.5, layout.cell - 3.0, ROW - 3.0),
            }
            svg.end_mark();
        }
        if layout.total > 0.0 {
            let x = layout.label + layout.cell * self.columns.len() as f64 + layout.total - 2.0;
            svg.text("value", (x, y + 17.0), Anchor::End, &row.total, None);
        }
    }
}

/// The four limits between five equally full steps of the values other than zero. Zero, and values all equal, stay in
/// the lightest step: there is nothing to compare.
fn quintiles(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.filter(|v| *v != 0.0).collect();
    values.sort_by(f64::total_cmp);
    let Some(last) = values.len().checked_sub(1) else { return Vec::new() };
    (1..5).map(|k| values[(last * k).div_ceil(5)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_equally_full() {
        let limits = quintiles((1..=10).map(f64::from));
        let mut full = [0; 5];
        for v in 1..=10 {
            full[limits.iter().filter(|l| f64::from(v) > **l).count()] += 1;
        }
        assert_eq!(full, [3, 2, 2, 2, 1]);
        assert_eq!(quintiles([5.0, 5.0, 0.0].into_iter()), [5.0; 4]);
        assert!(quintiles([0.0].into_iter()).is_empty());
    }
}

//! The header row: which column stands where, which must exist and do not, which nobody knows.

use crate::codes;
use crate::columns::Kind;
use crate::limits::Limits;
use csv::StringRecord;
use domain::Finding;

/// Where the columns of a kind stand in a file.
pub(crate) struct Header {
    /// Position in the file of each column of the kind.
    pub(crate) positions: Vec<Option<usize>>,
    /// Number of columns in the file.
    pub(crate) width: usize,
}

impl Header {
    /// Reads the header row. The findings are notices of columns that are left out.
    pub(crate) fn read(
        kind: Kind,
        cells: &StringRecord,
        row: u64,
        limits: &Limits,
    ) -> Result<(Header, Vec<Finding>), Finding> {
        let columns = kind.columns();
        let names: Vec<String> = cells.iter().map(normal).collect();
        let width = names.iter().rposition(|n| !n.is_empty()).map_or(0, |last| last + 1);
        if width > limits.columns {
            return Err(Finding::refused(codes::COLUMN_TOO_MANY)
                .at_row(row)
                .with("found", width)
                .with("limit", limits.columns));
        }
        let mut positions = vec![None; columns.len()];
        let (mut doubles, mut notices) = (Vec::new(), Vec::new());
        for (position, name) in names[..width].iter().enumerate() {
            if name.is_empty() {
                notices.push(Finding::notice(codes::COLUMN_UNNAMED).at_row(row).with("position", position + 1));
                continue;
            }
            match columns.iter().position(|c| c.name == name) {
                Some(at) if positions[at].is_some() => doubles.push(columns[at].name),
                Some(at) => positions[at] = Some(position),
                None => notices.push(
                    Finding::notice(codes::COLUMN_UNKNOWN)
                        .at_row(row)
                        .in_column(short(cells.get(position).unwrap_or_default().trim()))
                        .with("columns", list(columns.iter().map(|c| c.name))),
                ),
            }
        }
        if !doubles.is_empty() {
            return Err(Finding::refused(codes::COLUMN_DUPLICATE)
                .at_row(row)
                .in_column(doubles[0])
                .with("columns", list(doubles)));
        }
        let missing: Vec<&str> =
            columns.iter().zip(&positions).filter(|(c, p)| c.required && p.is_none()).map(|(c, _)| c.name).collect();
        if !missing.is_empty() {
            return Err(Finding::refused(codes::COLUMN_MISSING)
                .at_row(row)
                .in_column(missing[0])
                .with("columns", list(missing))
                .with("found", short(&list(names.iter().map(String::as_str)))));
        }
        Ok((Header { positions, width }, notices))
    }
}

/// A column name as it is compared: lower case, blanks and hyphens as underscores.
fn normal(name: &str) -> String {
    if name.len() > 200 {
        return short(name);
    }
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

fn short(text: &str) -> String {
    text.chars().take(200).collect()
}

//! Table schemas of Frictionless Data, made from the same lists of columns that readers and writers use.
//! Shape: <https://specs.frictionlessdata.io/table-schema/>.

use super::super::{FlatType, Kind, Shape};
use domain::Language;
use serde_json::{Value, json};
use tables::columns::{Cell, Column};
use wording::Wording;

/// Columns of an import table that no row leaves blank.
fn always(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Activities => &["activity", "recorded_on"],
        Kind::Milestones => &["activity", "milestone", "round", "recorded_on"],
        Kind::Budgets => &["activity", "kind", "period_start", "period_end", "currency", "recorded_on"],
        Kind::Transactions => &["activity", "kind", "date", "currency", "recorded_on"],
        Kind::Events => &["process", "case", "step", "completed_at", "recorded_on"],
        Kind::Ratings => &["activity", "rated_on", "rated_by", "recorded_on"],
        Kind::Rates => &["date", "currency", "base", "rate", "recorded_on"],
    }
}

/// Columns that tell the rows of an import table apart, where any do: of one thing one statement a day.
fn primary_key(kind: Kind) -> Option<&'static [&'static str]> {
    match kind {
        Kind::Activities | Kind::Milestones => Some(always(kind)),
        Kind::Budgets | Kind::Transactions | Kind::Events | Kind::Rates | Kind::Ratings => None,
    }
}

/// The schema of an import table with its history. `is_whole` where no activity was filtered out, so that every one named
/// is in the package.
pub(super) fn of_table(kind: Kind, language: Language, is_whole: bool) -> Value {
    let fields: Vec<Value> = kind.columns().iter().map(|column| field(kind, column, language)).collect();
    // The word is kept apart from blanks by the import; a schema knows only one way to have no value.
    let mut schema = json!({ "fields": fields, "missingValues": ["", "unknown"] });
    if let Some(key) = primary_key(kind) {
        schema["primaryKey"] = json!(key);
    }
    // A case of an office may belong to an activity of another.
    let names_activities = kind != Kind::Rates && (kind != Kind::Events || is_whole);
    if names_activities {
        schema["foreignKeys"] = foreign(&["activity"], "flat-activities");
    }
    schema
}

fn field(kind: Kind, column: &Column, language: Language) -> Value {
    let mut field = json!({
        "name": column.name,
        "type": match column.cell {
            Cell::Day => "date",
            Cell::Time => "datetime",
            Cell::Amount | Cell::Rate => "number",
            Cell::Round => "integer",
            _ => "string",
        },
        "description": Wording::embedded().text(language, &column.help(), &[]),
    });
    let mut constraints = serde_json::Map::new();
    if always(kind).contains(&column.name) {
        constraints.insert("required".to_owned(), json!(true));
    }
    match column.cell {
        Cell::Round => _ = constraints.insert("minimum".to_owned(), json!(1)),
        Cell::Currency => _ = constraints.insert("pattern".to_owned(), json!("[A-Z]{3}")),
        cell if !cell.allowed().is_empty() => _ = constraints.insert("enum".to_owned(), json!(cell.allowed())),
        _ => {}
    }
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}

/// The schema of a flat table.
pub(super) fn of_shape(shape: Shape, language: Language) -> Value {
    let fields: Vec<Value> = shape
        .columns()
        .iter()
        .map(|column| {
            let holds = match column.holds {
                FlatType::Text => "string",
                FlatType::Day => "date",
                FlatType::Number => "number",
                FlatType::Integer => "integer",
            };
            let description = Wording::embedded().text(language, &column.key(), &[]);
            let mut field = json!({ "name": column.name, "type": holds, "description": description });
            if column.required {
                field["constraints"] = json!({ "required": true });
            }
            field
        })
        .collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""], "primaryKey": shape.primary_key() });
    let foreign_keys = match shape {
        Shape::Activities => None,
        Shape::Transactions | Shape::Budgets | Shape::Results => Some(foreign(&["activity"], "flat-activities")),
        Shape::Indicators => Some(foreign(&["activity", "result"], "flat-results")),
        Shape::Periods => Some(foreign(&["activity", "result", "indicator"], "flat-indicators")),
    };
    if let Some(keys) = foreign_keys {
        schema["foreignKeys"] = keys;
    }
    schema
}

fn foreign(fields: &[&str], resource: &str) -> Value {
    json!([{ "fields": fields, "reference": { "resource": resource, "fields": fields } }])
}

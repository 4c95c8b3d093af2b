//! Writing rows of the long tables and summing them in the same breath, so that sealing a change need not read them
//! back. The sums are those that reading back would give; which columns a row has is said once, in `change`.

use crate::change::{Digested, add_value, column_names, digested};
use crate::error::{Result, StoreError};
use crate::writer::Writer;
use rusqlite::Connection;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use sha2::{Digest as _, Sha256};

/// A value on its way into a row.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    None,
    Number(i64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    fn stored(&self) -> ValueRef<'a> {
        match self {
            Value::None => ValueRef::Null,
            Value::Number(n) => ValueRef::Integer(*n),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(self.stored()))
    }
}

macro_rules! number_values {
    ($($number:ty),*) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Value::Number(i64::from(number))
            }
        }
    )*};
}
number_values!(i64, i32, u32, u8, bool);

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Value::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Value::Bytes(bytes)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::None, Into::into)
    }
}

/// Tables whose rows are written here and nowhere else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Table {
    Activity,
    ActivityStatement,
    Share,
    Text,
    Identifier,
    Organisation,
    Relation,
    Marker,
    Location,
    ActivityResult,
    Indicator,
    IndicatorPeriod,
    Element,
    SourceElement,
    Ledger,
}

/// Their names, in the order of [`Table`].
const NAMES: [&str; 15] = [
    "activity",
    "activity_statement",
    "activity_share",
    "activity_text",
    "activity_identifier",
    "activity_organisation",
    "activity_relation",
    "activity_marker",
    "activity_location",
    "activity_result",
    "activity_indicator",
    "activity_indicator_period",
    "activity_element",
    "source_element",
    "ledger_statement",
];

/// What a unit of work has written into one table.
struct Written {
    /// Place in the list of digested tables.
    position: usize,
    sql: String,
    columns: usize,
    /// Rows have a number of their own and the number of their change.
    is_own: bool,
    /// Number of the last row.
    last: i64,
    rows: u64,
    sum: Sha256,
}

/// Place of a table in the list of digested tables, and the sum of its new rows, if it has any.
pub(crate) type TableSum = (usize, Option<[u8; 32]>);

/// What a unit of work has written into the tables of [`Table`].
pub(crate) struct Put {
    tables: Vec<Written>,
    line: Vec<u8>,
    /// A row was taken back, so that the sums no longer tell what is stored.
    is_disturbed: bool,
}

impl Put {
    /// `marks`: the highest row numbers before the unit of work, by place in the list of digested tables.
    pub(crate) fn begin(marks: &[i64]) -> Put {
        let written = |name: &&str| {
            let (position, digested) = digested(name).expect("every table written here is digested");
            Written::of(position, digested, marks[position])
        };
        Put { tables: NAMES.iter().map(written).collect(), line: Vec::new(), is_disturbed: false }
    }

    /// The number that the next row of a table will have.
    pub(crate) fn next_id(&self, table: Table) -> i64 {
        self.tables[table as usize].last + 1
    }

    /// Says that rows were taken back.
    pub(crate) fn disturb(&mut self) {
        self.is_disturbed = true;
    }

    /// The sums of all tables; `None` where only reading back can tell.
    pub(crate) fn sums(&self, connection: &Connection) -> Result<Option<Vec<TableSum>>> {
        if self.is_disturbed {
            return Ok(None);
        }
        let mut sums = Vec::with_capacity(self.tables.len());
        for (written, name) in self.tables.iter().zip(NAMES) {
            if written.is_own {
                // A row that came from elsewhere would not be in the sum.
                let sql = format!("select coalesce(max(id), 0) from {name}");
                let last: i64 = connection.prepare_cached(&sql)?.query_row([], |r| r.get(0))?;
                if last != written.last {
                    return Ok(None);
                }
            }
            let sum = (written.rows > 0).then(|| written.sum.clone().finalize().into());
            sums.push((written.position, sum));
        }
        Ok(Some(sums))
    }
}

impl Written {
    fn of(position: usize, digested: &Digested, mark: i64) -> Written {
        let mut names = column_names(digested);
        let columns = names.len();
        let is_own = digested.table == digested.owner;
        if is_own {
            names.push("change");
        }
        let places: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
        let sql = format!("insert into {} ({}) values ({})", digested.table, names.join(", "), places.join(", "));
        Written { position, sql, columns, is_own, last: mark, rows: 0, sum: Sha256::new() }
    }
}

impl Writer<'_> {
    /// Writes a row: its columns in the order of the list in `change`, without the change itself. The first is the
    /// row's own number, as [`Put::next_id`] gave it, or the statement it hangs on.
    pub(crate) fn put(&mut self, table: Table, values: &[Value<'_>]) -> Result<()> {
        let Put { tables, line, .. } = &mut self.put;
        let written = &mut tables[table as usize];
        if values.len() != written.columns {
            return Err(StoreError::inconsistent(NAMES[table as usize], "columns", values.len() as i64));
        }
        let mut statement = self.connection.prepare_cached(&written.sql)?;
        line.clear();
        for (place, value) in (1..).zip(values) {
            statement.raw_bind_parameter(place, value)?;
            add_value(line, place as u8, value.stored());
        }
        if written.is_own {
            statement.raw_bind_parameter(values.len() + 1, self.change as i64)?;
            written.last += 1;
        }
        statement.raw_execute()?;
        line.push(0);
        written.sum.update(&*line);
        written.rows += 1;
        Ok(())
    }
}

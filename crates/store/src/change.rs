//! Changes and their hash chain. The content of a change is the sum over all rows it stored: summed while they are
//! written (`put`), else read back. Verifying reads everything back, so that a row altered behind the program's back is
//! noticed as much as an altered change.

use crate::digest::{Cells, sha256};
use crate::error::{Result, StoreError};
use crate::put::Put;
use crate::rows::ChangeRow;
use domain::Instant;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// Why a unit of work is begun.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    /// Through which door: `import`, `page`, `api`, `demo`.
    pub door: &'a str,
    /// Why, in the person's words or the command's.
    pub reason: &'a str,
    /// Name of the file the facts come from.
    pub file: Option<&'a str>,
    /// When.
    pub at: Instant,
}

/// What the verification of the chain found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChainVerdict {
    /// Changes looked at.
    pub changes: u64,
    /// First change whose own fields, link or content do not agree with its hash.
    pub first_broken: Option<u64>,
}

/// Tables whose rows enter the content of a change: those with their own `change`, and those that hang on a
/// statement. Columns are only ever added at the end of a list; nulls add nothing, so old sums stay valid.
/// Personal fields are left out on purpose: `person.salted_digest` stands for them.
pub(crate) struct Digested {
    pub(crate) table: &'static str,
    /// Table that has the `id` and the `change` of its rows; the table itself, or the statement it hangs on.
    pub(crate) owner: &'static str,
    columns: &'static str,
    order: &'static str,
}

/// The entry of a table and its place in the list.
pub(crate) fn digested(table: &str) -> Option<(usize, &'static Digested)> {
    DIGESTED.iter().enumerate().find(|(_, digested)| digested.table == table)
}

/// The columns that enter the sum of a row, in their order.
pub(crate) fn column_names(digested: &Digested) -> Vec<&'static str> {
    digested.columns.split(',').map(|column| column.trim().trim_start_matches("t.")).collect()
}

const fn own(table: &'static str, columns: &'static str) -> Digested {
    Digested { table, owner: table, columns, order: "t.id" }
}

const fn part(table: &'static str, columns: &'static str, order: &'static str) -> Digested {
    Digested { table, owner: "activity_statement", columns, order }
}

const fn organisation_part(table: &'static str, columns: &'static str, order: &'static str) -> Digested {
    Digested { table, owner: "organisation_statement", columns, order }
}

const DIGESTED: &[Digested] = &[
    own("setting", "t.name, t.value"),
    own("source", "t.id, t.system, t.organisation"),
    own("source_precedence", "t.measure, t.source, t.rank, t.valid_from, t.valid_to"),
    own(
        "organisation",
        "t.id, t.identifier, t.name, t.constituent_group, t.kind, t.valid_from, t.valid_to, t.from_import",
    ),
    own("office", "t.id, t.code, t.name, t.parent, t.valid_from, t.valid_to, t.from_import"),
    own("person", "t.id, t.code, t.salted_digest"),
    own("holder", "t.id, t.code, t.name, t.kind, t.from_import"),
    own(
        "term",
        "t.id, t.vocabulary, t.code, t.name, t.parent, t.biennium, t.fund_type, t.valid_from, t.valid_to, t.from_import",
    ),
    own("activity", "t.id, t.identifier, t.confidential"),
    own(
        "activity_statement",
        "t.id, t.activity, t.source, t.recorded_on, t.basis, t.\"row\", t.digest, t.unknown_fields, t.title,
         t.title_language, t.parent, t.status, t.office, t.donor, t.instrument, t.approved_on, t.planned_start,
         t.actual_start, t.planned_end, t.actual_end, t.approved_budget, t.currency, t.details",
    ),
    part(
        "activity_share",
        "t.statement, t.vocabulary, t.position, t.term, t.percent",
        "t.statement, t.vocabulary, t.position",
    ),
    part("activity_text", "t.statement, t.position, t.kind, t.language, t.body", "t.statement, t.position"),
    part("activity_identifier", "t.statement, t.position, t.kind, t.identifier, t.owner", "t.statement, t.position"),
    part(
        "activity_organisation",
        "t.statement, t.position, t.role, t.identifier, t.name, t.kind, t.activity_id",
        "t.statement, t.position",
    ),
    part("activity_relation", "t.statement, t.position, t.kind, t.activity", "t.statement, t.position"),
    part(
        "activity_marker",
        "t.statement, t.position, t.vocabulary, t.code, t.significance, t.exempt_reason, t.screened_by, t.screened_on",
        "t.statement, t.position",
    ),
    part(
        "activity_location",
        "t.statement, t.position, t.name, t.coordinates, t.code_vocabulary, t.code",
        "t.statement, t.position",
    ),
    part("activity_result", "t.statement, t.position, t.kind, t.title", "t.statement, t.position"),
    part(
        "activity_indicator",
        "t.statement, t.result, t.position, t.measure, t.title, t.has_baseline, t.baseline_year, t.baseline_value",
        "t.statement, t.result, t.position",
    ),
    part(
        "activity_indicator_period",
        "t.statement, t.result, t.indicator, t.position, t.period_start, t.period_end, t.target, t.actual",
        "t.statement, t.result, t.indicator, t.position",
    ),
    part("activity_element", "t.statement, t.element", "t.statement"),
    own("source_element", "t.id, t.digest, t.bytes"),
    own(
        "ledger_statement",
        "t.id, t.activity, t.identity, t.occurrence, t.source, t.recorded_on, t.basis, t.\"row\", t.digest,
         t.withdrawn, t.kind, t.period_start, t.period_end, t.amount, t.currency, t.value_date, t.fund, t.class,
         t.provider, t.receiver, t.reference, t.finality",
    ),
    own(
        "rate_statement",
        "t.id, t.date, t.currency, t.base, t.source, t.recorded_on, t.basis, t.\"row\", t.digest, t.rate, t.publisher",
    ),
    own("process", "t.id, t.code, t.name, t.from_import"),
    own("step", "t.id, t.process, t.code, t.name, t.position, t.ends_case, t.norm_days, t.limit_days, t.from_import"),
    own("process_case", "t.id, t.process, t.code"),
    own(
        "event_statement",
        "t.id, t.process_case, t.step, t.completed_at, t.occurrence, t.source, t.recorded_on, t.basis, t.\"row\",
         t.digest, t.withdrawn, t.started_at, t.holder, t.office, t.activity, t.status",
    ),
    own(
        "milestone_statement",
        "t.id, t.activity, t.step, t.round, t.source, t.recorded_on, t.basis, t.\"row\", t.digest, t.unknown_fields,
         t.planned_on, t.actual_on, t.holder",
    ),
    own(
        "organisation_statement",
        "t.id, t.organisation, t.source, t.recorded_on, t.basis, t.\"row\", t.digest, t.language, t.default_currency,
         t.last_updated, t.reporting_identifier, t.reporting_kind, t.reporting_secondary",
    ),
    organisation_part(
        "organisation_text",
        "t.statement, t.place, t.item, t.part, t.position, t.language, t.body",
        "t.statement, t.place, t.item, t.part, t.position",
    ),
    organisation_part(
        "organisation_budget",
        "t.statement, t.position, t.kind, t.status, t.has_recipient, t.recipient_code, t.recipient_vocabulary,
         t.recipient_vocabulary_uri, t.period_start, t.period_end, t.amount, t.currency, t.value_date",
        "t.statement, t.position",
    ),
    organisation_part(
        "organisation_budget_line",
        "t.statement, t.budget, t.position, t.reference, t.amount, t.currency, t.value_date",
        "t.statement, t.budget, t.position",
    ),
    organisation_part(
        "organisation_document",
        "t.statement, t.position, t.url, t.format, t.document_date",
        "t.statement, t.position",
    ),
    organisation_part(
        "organisation_document_code",
        "t.statement, t.document, t.kind, t.position, t.code",
        "t.statement, t.document, t.kind, t.position",
    ),
    organisation_part("organisation_element", "t.statement, t.element", "t.statement"),
    own("rule_limit", "t.id, t.rule, t.watch, t.act, t.applies_after, t.valid_from, t.recorded_on"),
    own(
        "signal_record",
        "t.id, t.signal, t.as_of, t.facts_change, t.state, t.rule, t.rule_version, t.activity, t.severity, t.raised_on,
         t.body, t.recorded_on",
    ),
    own("signal_action", "t.id, t.signal, t.acted, t.note, t.person, t.done_on, t.recorded_on"),
    own(
        "publication",
        "t.id, t.kind, t.profile, t.as_of, t.facts_change, t.request, t.version, t.rules, t.activities, t.left_out,
         t.excluded, t.redacted, t.bytes, t.sha256, t.recorded_on",
    ),
    own("publication_held_back", "t.id, t.publication, t.rule, t.n"),
    own(
        "rating_statement",
        "t.id, t.activity, t.rated_on, t.rated_by, t.source, t.recorded_on, t.basis, t.\"row\", t.digest, t.rating,
         t.post",
    ),
];

/// Highest row numbers before a unit of work, so that its content can be read back.
pub(crate) struct Marks(Vec<i64>);

impl Marks {
    pub(crate) fn now(connection: &Connection) -> Result<Marks> {
        let highest = |digested: &Digested| {
            let sql = format!("select coalesce(max(id), 0) from {}", digested.owner);
            connection.prepare_cached(&sql)?.query_row([], |r| r.get(0))
        };
        Ok(Marks(DIGESTED.iter().map(highest).collect::<rusqlite::Result<Vec<i64>>>()?))
    }

    /// By place in the list of digested tables.
    pub(crate) fn by_place(&self) -> &[i64] {
        &self.0
    }
}

/// Sums of the rows of each change after the marks: by change, then in the order of [`DIGESTED`].
fn contents(connection: &Connection, marks: &Marks) -> Result<BTreeMap<i64, Cells>> {
    let mut contents: BTreeMap<i64, Cells> = BTreeMap::new();
    for (position, (digested, mark)) in DIGESTED.iter().zip(&marks.0).enumerate() {
        read_back(connection, digested, *mark, |change, sum| {
            contents.entry(change).or_default().number(position as i64).bytes(&sum);
        })?;
    }
    Ok(contents)
}

/// The content of one change under way: what was summed while it was written, and the rest read back.
fn content_of(connection: &Connection, id: i64, marks: &Marks, put: &Put) -> Result<Cells> {
    let Some(sums) = put.sums(connection)? else {
        return Ok(contents(connection, marks)?.remove(&id).unwrap_or_default());
    };
    let mut content = Cells::default();
    for (position, (digested, mark)) in DIGESTED.iter().zip(&marks.0).enumerate() {
        let mut add = |sum: &[u8; 32]| _ = content.number(position as i64).bytes(sum);
        match sums.iter().find(|(place, _)| *place == position) {
            Some((_, sum)) => sum.iter().for_each(add),
            None => read_back(connection, digested, *mark, |change, sum| {
                if change == id {
                    add(&sum);
                }
            })?,
        }
    }
    Ok(content)
}

/// Reads the rows of a table after a mark, and gives the sum of each run of rows of one change.
fn read_back(
    connection: &Connection,
    digested: &Digested,
    mark: i64,
    mut each: impl FnMut(i64, [u8; 32]),
) -> Result<()> {
    let Digested { table, owner, columns, order } = digested;
    let join = if table == owner { String::new() } else { format!("join {owner} o on o.id = t.statement") };
    let (key, change) = if table == owner { ("t.id", "t.change") } else { ("t.statement", "o.change") };
    let sql = format!("select {change}, {columns} from {table} t {join} where {key} > $1 order by {order}");
    let mut statement = connection.prepare_cached(&sql)?;
    let width = statement.column_count();
    let mut rows = statement.query([mark])?;
    let mut current: Option<(i64, Sha256)> = None;
    let mut line = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(change) = row.get::<_, Option<i64>>(0)? else { continue };
        if current.as_ref().is_none_or(|(c, _)| *c != change)
            && let Some((done, sum)) = current.replace((change, Sha256::new()))
        {
            each(done, sum.finalize().into());
        }
        line.clear();
        for column in 1..width {
            add_value(&mut line, column as u8, row.get_ref(column)?);
        }
        line.push(0);
        if let Some((_, sum)) = &mut current {
            sum.update(&line);
        }
    }
    if let Some((done, sum)) = current {
        each(done, sum.finalize().into());
    }
    Ok(())
}

/// Adds a cell to the bytes that are summed; nulls add nothing.
pub(crate) fn add_value(line: &mut Vec<u8>, column: u8, value: ValueRef<'_>) {
    let (tag, bytes): (u8, &[u8]) = match &value {
        ValueRef::Null => return,
        ValueRef::Integer(n) => {
            line.extend_from_slice(&[column, 1]);
            line.extend_from_slice(&n.to_le_bytes());
            return;
        }
        ValueRef::Real(x) => {
            line.extend_from_slice(&[column, 4]);
            line.extend_from_slice(&x.to_le_bytes());
            return;
        }
        ValueRef::Text(text) => (2, text),
        ValueRef::Blob(bytes) => (3, bytes),
    };
    line.extend_from_slice(&[column, tag]);
    line.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
    line.extend_from_slice(bytes);
}

/// Opens a change: a row without sums, so that statements can point at it. Gives its number.
pub(crate) fn open(connection: &Connection, person: &str, act: &Act<'_>) -> Result<u64> {
    let id: i64 = connection
        .prepare_cached(
            "insert into change (id, at, person, door, reason, file, content, previous_hash, hash)
             select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $6, $6
             from change
             returning id",
        )?
        .query_row(params![act.at.0, person, act.door, act.reason, act.file, b"".as_slice()], |r| r.get(0))?;
    Ok(id as u64)
}

/// Seals a change: the sum of what it stored, and the link to the change before.
pub(crate) fn seal(connection: &Connection, id: u64, marks: &Marks, put: &Put) -> Result<()> {
    let content = content_of(connection, id as i64, marks, put)?.sum();
    let row = get(connection, id)?;
    let previous = if id > 1 { get(connection, id - 1)?.hash } else { Vec::new() };
    let hash = hash_of(&row, &previous, &content);
    connection
        .prepare_cached("update change set content = $1, previous_hash = $2, hash = $3 where id = $4")?
        .execute(params![content, previous, hash, id as i64])?;
    Ok(())
}

/// The hash of a change: its own fields, its content, and the hash of the one before.
pub(crate) fn hash_of(row: &ChangeRow, previous: &[u8], content: &[u8]) -> [u8; 32] {
    let mut cells = Cells::default();
    cells.bytes(previous).number(row.id as i64).number(row.at.0).text(&row.person).text(&row.door).text(&row.reason);
    cells.optional(row.file.as_deref()).bytes(content);
    cells.sum()
}

fn get(connection: &Connection, id: u64) -> Result<ChangeRow> {
    connection
        .prepare_cached(
            "select id, at, person, door, reason, file, content, previous_hash, hash from change where id = $1",
        )?
        .query_row([id as i64], read_row)
        .map_err(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => StoreError::NotFound { what: "change", name: id.to_string() },
            other => other.into(),
        })
}

fn read_row(r: &rusqlite::Row<'_>) -> rusqlite::Result<ChangeRow> {
    Ok(ChangeRow {
        id: r.get::<_, i64>(0)? as u64,
        at: Instant(r.get(1)?),
        person: r.get(2)?,
        door: r.get(3)?,
        reason: r.get(4)?,
        file: r.get(5)?,
        content: r.get(6)?,
        previous_hash: r.get(7)?,
        hash: r.get(8)?,
    })
}

/// Number of the last change; 0 before the first.
pub(crate) fn last(connection: &Connection) -> Result<u64> {
    let last: i64 =
        connection.prepare_cached("select coalesce(max(id), 0) from change")?.query_row([], |r| r.get(0))?;
    Ok(last as u64)
}

/// The newest changes first, at most so many.
pub(crate) fn list(connection: &Connection, limit: u32) -> Result<Vec<ChangeRow>> {
    let mut statement = connection.prepare_cached(
        "select id, at, person, door, reason, file, content, previous_hash, hash
         from change
         order by id desc
         limit $1",
    )?;
    let rows = statement.query_map([limit], read_row)?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}

/// Reads everything back and compares it with the chain.
pub(crate) fn verify(connection: &Connection) -> Result<ChainVerdict> {
    let mut contents = contents(connection, &Marks(vec![0; DIGESTED.len()]))?;
    let mut statement = connection.prepare_cached(
        "select id, at, person, door, reason, file, content, previous_hash, hash from change order by id",
    )?;
    let mut rows = statement.query([])?;
    let (mut previous, mut changes, mut first_broken) = (Vec::new(), 0, None);
    while let Some(row) = rows.next()? {
        let row = read_row(row)?;
        changes += 1;
        let content = contents.remove(&(row.id as i64)).unwrap_or_default().sum();
        let hash = hash_of(&row, &previous, &content);
        let is_whole = row.id == changes && row.content == content && row.previous_hash == previous && row.hash == hash;
        if !is_whole && first_broken.is_none() {
            first_broken = Some(row.id);
        }
        previous = row.hash;
    }
    // Rows that point at no change have been added from outside.
    let orphan = contents.keys().next().map(|c| *c as u64);
    Ok(ChainVerdict { changes, first_broken: first_broken.or(orphan) })
}

/// The sum of a file's bytes, for callers that note which file a change came from.
pub fn file_digest(bytes: &[u8]) -> [u8; 32] {
    sha256(bytes)
}

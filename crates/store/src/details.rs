//! The lists of an activity statement: texts, identifiers, organisations, relations, markers, places, results and the
//! element as published. Each list of a statement replaces the one stated before.

use crate::digest::{Cells, sha256};
use crate::error::{Result, StoreError};
use crate::rows::DetailsRow;
use crate::writer::Writer;
use crate::{activities, digest};
use domain::Day;
use domain::statement::{
    ActivityDetails, ActivityIdentifier, ActivityResult, ActivityText, Indicator, IndicatorPeriod, Location, Marker,
    ParticipatingOrganisation, RelatedActivity,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Sum over the lists, the element included.
pub(crate) fn sum(details: &ActivityDetails) -> [u8; 32] {
    let mut cells = Cells::default();
    let ActivityDetails { texts, identifiers, organisations, related, markers, locations, results, source_element } =
        details;
    cells.number(texts.len() as i64);
    for text in texts {
        cells.text(&text.kind).optional(text.language.as_deref()).text(&text.text);
    }
    cells.number(identifiers.len() as i64);
    for other in identifiers {
        cells.text(&other.kind).text(&other.identifier).optional(other.owner.as_deref());
    }
    cells.number(organisations.len() as i64);
    for organisation in organisations {
        cells.number(i64::from(organisation.role)).optional(organisation.identifier.as_deref());
        cells.optional(organisation.name.as_deref()).optional(organisation.kind.as_deref());
        cells.optional(organisation.activity_id.as_deref());
    }
    cells.number(related.len() as i64);
    for relation in related {
        cells.number(i64::from(relation.kind)).text(&relation.activity);
    }
    cells.number(markers.len() as i64);
    for marker in markers {
        cells.text(&marker.vocabulary).text(&marker.code);
        cells.optional(marker.significance.map(i64::from).as_ref());
    }
    cells.number(locations.len() as i64);
    for location in locations {
        cells.optional(location.name.as_deref()).optional(location.position.as_deref());
        let (vocabulary, code) = location.code.as_ref().map(|(v, c)| (v.as_str(), c.as_str())).unzip();
        cells.optional(vocabulary).optional(code);
    }
    cells.number(results.len() as i64);
    for result in results {
        sum_result(&mut cells, result);
    }
    cells.optional(source_element.as_deref().map(sha256).as_ref().map(<[u8; 32]>::as_slice));
    cells.sum()
}

fn sum_result(cells: &mut Cells, result: &ActivityResult) {
    cells.text(&result.kind).text(&result.title).number(result.indicators.len() as i64);
    for indicator in &result.indicators {
        cells.text(&indicator.measure).text(&indicator.title).number(i64::from(indicator.baseline.is_some()));
        if let Some((year, value)) = &indicator.baseline {
            cells.optional(year.map(i64::from).as_ref()).optional(value.as_deref());
        }
        cells.number(indicator.periods.len() as i64);
        for period in &indicator.periods {
            cells.optional(period.start.as_ref()).optional(period.end.as_ref());
            cells.optional(period.target.as_deref()).optional(period.actual.as_deref());
        }
    }
}

const PARTS: [&str; 10] = [
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
];

/// Takes back what hangs on a statement of the unit of work under way.
pub(crate) fn remove(connection: &Connection, statement: i64) -> Result<()> {
    for part in PARTS.into_iter().chain(["activity_element"]) {
        connection.prepare_cached(&format!("delete from {part} where statement = $1"))?.execute([statement])?;
    }
    Ok(())
}

impl Writer<'_> {
    pub(crate) fn insert_details(&mut self, statement: i64, details: &ActivityDetails) -> Result<()> {
        insert_texts(&self.connection, statement, details)?;
        insert_organisations(&self.connection, statement, &details.organisations)?;
        insert_markers_and_places(&self.connection, statement, details)?;
        insert_results(&self.connection, statement, &details.results)?;
        for organisation in &details.organisations {
            if let Some(identifier) = organisation.identifier.as_deref().filter(|i| !i.is_empty()) {
                self.named_organisation(identifier, organisation.name.as_deref())?;
            }
        }
        if let Some(bytes) = &details.source_element {
            let element = self.element(bytes)?;
            self.connection
                .prepare_cached("insert into activity_element (statement, element) values ($1, $2)")?
                .execute([statement, element])?;
        }
        Ok(())
    }

    /// The number of an element; the same bytes are stored once.
    pub(crate) fn element(&mut self, bytes: &[u8]) -> Result<i64> {
        let digest = sha256(bytes);
        let found: Option<i64> = self
            .connection
            .prepare_cached("select id from source_element where digest = $1")?
            .query_row([digest.as_slice()], |r| r.get(0))
            .optional()?;
        if let Some(id) = found {
            return Ok(id);
        }
        let compressed = lz4_flex::compress_prepend_size(bytes);
        Ok(self
            .connection
            .prepare_cached("insert into source_element (digest, bytes, change) values ($1, $2, $3) returning id")?
            .query_row(params![digest, compressed, self.change as i64], |r| r.get(0))?)
    }
}

fn insert_texts(connection: &Connection, statement: i64, details: &ActivityDetails) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "insert into activity_text (statement, position, kind, language, body) values ($1, $2, $3, $4, $5)",
    )?;
    for (position, text) in details.texts.iter().enumerate() {
        insert.execute(params![statement, position as i64, text.kind, text.language, text.text])?;
    }
    let mut insert = connection.prepare_cached(
        "insert into activity_identifier (statement, position, kind, identifier, owner) values ($1, $2, $3, $4, $5)",
    )?;
    for (position, other) in details.identifiers.iter().enumerate() {
        insert.execute(params![statement, position as i64, other.kind, other.identifier, other.owner])?;
    }
    let mut insert = connection.prepare_cached(
        "insert into activity_relation (statement, position, kind, activity) values ($1, $2, $3, $4)",
    )?;
    for (position, relation) in details.related.iter().enumerate() {
        insert.execute(params![statement, position as i64, relation.kind, relation.activity])?;
    }
    Ok(())
}

fn insert_organisations(
    connection: &Connection,
    statement: i64,
    organisations: &[ParticipatingOrganisation],
) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "insert into activity_organisation (statement, position, role, identifier, name, kind, activity_id)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )?;
    for (position, o) in organisations.iter().enumerate() {
        insert.execute(params![statement, position as i64, o.role, o.identifier, o.name, o.kind, o.activity_id])?;
    }
    Ok(())
}

fn insert_markers_and_places(connection: &Connection, statement: i64, details: &ActivityDetails) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "insert into activity_marker (statement, position, vocabulary, code, significance)
         values ($1, $2, $3, $4, $5)",
    )?;
    for (position, marker) in details.markers.iter().enumerate() {
        insert.execute(params![statement, position as i64, marker.vocabulary, marker.code, marker.significance])?;
    }
    let mut insert = connection.prepare_cached(
        "insert into activity_location (statement, position, name, coordinates, code_vocabulary, code)
         values ($1, $2, $3, $4, $5, $6)",
    )?;
    for (position, location) in details.locations.iter().enumerate() {
        let (vocabulary, code) = location.code.as_ref().map(|(v, c)| (v.as_str(), c.as_str())).unzip();
        insert.execute(params![statement, position as i64, location.name, location.position, vocabulary, code])?;
    }
    Ok(())
}

fn insert_results(connection: &Connection, statement: i64, results: &[ActivityResult]) -> Result<()> {
    let mut insert_result = connection
        .prepare_cached("insert into activity_result (statement, position, kind, title) values ($1, $2, $3, $4)")?;
    let mut insert_indicator = connection.prepare_cached(
        "insert into activity_indicator (
             statement, result, position, measure, title, has_baseline, baseline_year, baseline_value
         )
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )?;
    let mut insert_period = connection.prepare_cached(
        "insert into activity_indicator_period (
             statement, result, indicator, position, period_start, period_end, target, actual
         )
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )?;
    for (r, result) in results.iter().enumerate() {
        insert_result.execute(params![statement, r as i64, result.kind, result.title])?;
        for (i, indicator) in result.indicators.iter().enumerate() {
            let (year, value) = indicator.baseline.clone().unwrap_or_default();
            insert_indicator.execute(params![
                statement,
                r as i64,
                i as i64,
                indicator.measure,
                indicator.title,
                indicator.baseline.is_some(),
                year,
                value
            ])?;
            for (p, period) in indicator.periods.iter().enumerate() {
                insert_period.execute(params![
                    statement,
                    r as i64,
                    i as i64,
                    p as i64,
                    period.start.map(|d| d.0),
                    period.end.map(|d| d.0),
                    period.target,
                    period.actual
                ])?;
            }
        }
    }
    Ok(())
}

/// The lists of every statement about an activity that has some, stored by a change, the latest last.
pub(crate) fn of_activity(connection: &Connection, activity: &str, limit: i64) -> Result<Vec<DetailsRow>> {
    let mut statement = connection.prepare_cached(
        "select s.id, s.digest, s.source, s.recorded_on, s.basis, s.change, s.\"row\"
         from activity_statement s
         join activity a on a.id = s.activity
         where a.identifier = $1 and s.change <= $2 and s.details is not null
         order by s.id",
    )?;
    let mut rows = statement.query(params![activity, limit])?;
    let mut found = Vec::new();
    while let Some(r) = rows.next()? {
        let id: i64 = r.get(0)?;
        let digest = r.get(1).map_err(|_| StoreError::inconsistent("activity_statement", "digest", id))?;
        let stamp = activities::read_stamp(r, 2, "activity_statement", id, digest::short(&digest))?;
        found.push(DetailsRow { stamp, details: read(connection, id)? });
    }
    found.sort_by_key(|row| row.stamp.order());
    Ok(found)
}

fn read(connection: &Connection, statement: i64) -> Result<ActivityDetails> {
    Ok(ActivityDetails {
        texts: list(
            connection,
            "select kind, language, body from activity_text where statement = $1 order by position",
            statement,
            |r| Ok(ActivityText { kind: r.get(0)?, language: r.get(1)?, text: r.get(2)? }),
        )?,
        identifiers: list(
            connection,
            "select kind, identifier, owner from activity_identifier where statement = $1 order by position",
            statement,
            |r| Ok(ActivityIdentifier { kind: r.get(0)?, identifier: r.get(1)?, owner: r.get(2)? }),
        )?,
        organisations: list(
            connection,
            "select role, identifier, name, kind, activity_id
             from activity_organisation
             where statement = $1
             order by position",
            statement,
            |r| {
                Ok(ParticipatingOrganisation {
                    role: r.get(0)?,
                    identifier: r.get(1)?,
                    name: r.get(2)?,
                    kind: r.get(3)?,
                    activity_id: r.get(4)?,
                })
            },
        )?,
        related: list(
            connection,
            "select kind, activity from activity_relation where statement = $1 order by position",
            statement,
            |r| Ok(RelatedActivity { kind: r.get(0)?, activity: r.get(1)? }),
        )?,
        markers: list(
            connection,
            "select vocabulary, code, significance from activity_marker where statement = $1 order by position",
            statement,
            |r| Ok(Marker { vocabulary: r.get(0)?, code: r.get(1)?, significance: r.get(2)? }),
        )?,
        locations: list(
            connection,
            "select name, coordinates, code_vocabulary, code
             from activity_location
             where statement = $1
             order by position",
            statement,
            |r| {
                let code = r.get::<_, Option<String>>(2)?.zip(r.get(3)?);
                Ok(Location { name: r.get(0)?, position: r.get(1)?, code })
            },
        )?,
        results: read_results(connection, statement)?,
        source_element: element(connection, statement)?,
    })
}

fn read_results(connection: &Connection, statement: i64) -> Result<Vec<ActivityResult>> {
    let mut results = list(
        connection,
        "select kind, title from activity_result where statement = $1 order by position",
        statement,
        |r| Ok(ActivityResult { kind: r.get(0)?, title: r.get(1)?, indicators: Vec::new() }),
    )?;
    let indicators = list(
        connection,
        "select result, measure, title, has_baseline, baseline_year, baseline_value
         from activity_indicator
         where statement = $1
         order by result, position",
        statement,
        |r| {
            let baseline = if r.get(3)? { Some((r.get(4)?, r.get(5)?)) } else { None };
            let indicator = Indicator { measure: r.get(1)?, title: r.get(2)?, baseline, periods: Vec::new() };
            Ok((r.get::<_, u32>(0)? as usize, indicator))
        },
    )?;
    let periods = list(
        connection,
        "select result, indicator, period_start, period_end, target, actual
         from activity_indicator_period
         where statement = $1
         order by result, indicator, position",
        statement,
        |r| {
            let day = |n: Option<i32>| n.map(Day);
            let period =
                IndicatorPeriod { start: day(r.get(2)?), end: day(r.get(3)?), target: r.get(4)?, actual: r.get(5)? };
            Ok((r.get::<_, u32>(0)? as usize, r.get::<_, u32>(1)? as usize, period))
        },
    )?;
    let missing = || StoreError::inconsistent("activity_indicator", "result", statement);
    for (result, indicator) in indicators {
        results.get_mut(result).ok_or_else(missing)?.indicators.push(indicator);
    }
    for (result, indicator, period) in periods {
        let indicators = &mut results.get_mut(result).ok_or_else(missing)?.indicators;
        indicators.get_mut(indicator).ok_or_else(missing)?.periods.push(period);
    }
    Ok(results)
}

fn element(connection: &Connection, statement: i64) -> Result<Option<Vec<u8>>> {
    let stored: Option<i64> = connection
        .prepare_cached("select element from activity_element where statement = $1")?
        .query_row([statement], |r| r.get(0))
        .optional()?;
    stored.map(|id| element_bytes(connection, id)).transpose()
}

/// The bytes of a stored element, as published.
pub(crate) fn element_bytes(connection: &Connection, id: i64) -> Result<Vec<u8>> {
    let bytes: Vec<u8> =
        connection.prepare_cached("select bytes from source_element where id = $1")?.query_row([id], |r| r.get(0))?;
    lz4_flex::decompress_size_prepended(&bytes).map_err(|_| StoreError::inconsistent("source_element", "bytes", id))
}

fn list<T>(
    connection: &Connection,
    sql: &str,
    statement: i64,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut prepared = connection.prepare_cached(sql)?;
    let rows = prepared.query_map([statement], read)?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}

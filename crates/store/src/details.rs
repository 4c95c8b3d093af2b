//! The lists of an activity statement: texts, identifiers, organisations, relations, markers, places, results and the
//! element as published. Each list of a statement replaces the one stated before.

use crate::digest::{Cells, sha256};
use crate::error::{Result, StoreError};
use crate::put::{Table, Value};
use crate::rows::{DetailsRow, ListedRow, Stamp};
use crate::writer::Writer;
use crate::{activities, digest};
use domain::Day;
use domain::statement::{
    ActivityDetails, ActivityIdentifier, ActivityResult, ActivityText, Indicator, IndicatorPeriod, Location, Marker,
    ParticipatingOrganisation, RelatedActivity,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// The element as published, ready to be stored: its sum, and its bytes compressed.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    digest: [u8; 32],
    compressed: Vec<u8>,
}

impl Element {
    pub(crate) fn of(details: &ActivityDetails) -> Option<Element> {
        details.source_element.as_deref().map(Element::of_bytes)
    }

    pub(crate) fn of_bytes(bytes: &[u8]) -> Element {
        Element { digest: sha256(bytes), compressed: lz4_flex::compress_prepend_size(bytes) }
    }
}

/// Sum over the lists, the element included.
pub(crate) fn sum(details: &ActivityDetails, element: Option<&Element>) -> [u8; 32] {
    let mut cells = Cells::default();
    let ActivityDetails { texts, identifiers, organisations, related, markers, locations, results, .. } = details;
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
    cells.optional(element.map(|element| element.digest.as_slice()));
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
    pub(crate) fn insert_details(
        &mut self,
        statement: i64,
        activity: u32,
        details: &ActivityDetails,
        element: Option<&Element>,
    ) -> Result<()> {
        self.insert_texts(statement, details)?;
        self.insert_organisations(statement, &details.organisations)?;
        self.insert_markers_and_places(statement, details)?;
        self.insert_results(statement, &details.results)?;
        for organisation in &details.organisations {
            if let Some(identifier) = organisation.identifier.as_deref().filter(|i| !i.is_empty()) {
                self.named_organisation(identifier, organisation.name.as_deref())?;
            }
        }
        if let Some(element) = element {
            let element = self.element_of_activity(activity, element)?;
            self.put(Table::Element, &[statement.into(), element.into()])?;
        }
        Ok(())
    }

    /// The number of an element of an activity; the same bytes of one activity are stored once.
    fn element_of_activity(&mut self, activity: u32, element: &Element) -> Result<i64> {
        let held = self
            .connection
            .prepare_cached(
                "select e.id
                 from activity_statement s
                 join activity_element a on a.statement = s.id
                 join source_element e on e.id = a.element
                 where s.activity = $1 and e.digest = $2
                 limit 1",
            )?
            .query_row(params![activity, element.digest.as_slice()], |r| r.get(0))
            .optional()?;
        held.map_or_else(|| self.put_element(element), Ok)
    }

    /// Stores an element and gives its number.
    pub(crate) fn put_element(&mut self, element: &Element) -> Result<i64> {
        let id = self.put.next_id(Table::SourceElement);
        let row = [id.into(), element.digest.as_slice().into(), element.compressed.as_slice().into()];
        self.put(Table::SourceElement, &row)?;
        Ok(id)
    }

    fn insert_texts(&mut self, statement: i64, details: &ActivityDetails) -> Result<()> {
        let of = Value::from(statement);
        for (position, text) in (0u32..).zip(&details.texts) {
            let language = text.language.as_deref().into();
            self.put(Table::Text, &[of, position.into(), (&text.kind).into(), language, (&text.text).into()])?;
        }
        for (position, other) in (0u32..).zip(&details.identifiers) {
            let owner = other.owner.as_deref().into();
            let row = [of, position.into(), (&other.kind).into(), (&other.identifier).into(), owner];
            self.put(Table::Identifier, &row)?;
        }
        for (position, relation) in (0u32..).zip(&details.related) {
            self.put(Table::Relation, &[of, position.into(), relation.kind.into(), (&relation.activity).into()])?;
        }
        Ok(())
    }

    fn insert_organisations(&mut self, statement: i64, organisations: &[ParticipatingOrganisation]) -> Result<()> {
        for (position, o) in (0u32..).zip(organisations) {
            let row = [
                statement.into(),
                position.into(),
                o.role.into(),
                o.identifier.as_deref().into(),
                o.name.as_deref().into(),
                o.kind.as_deref().into(),
                o.activity_id.as_deref().into(),
            ];
            self.put(Table::Organisation, &row)?;
        }
        Ok(())
    }

    fn insert_markers_and_places(&mut self, statement: i64, details: &ActivityDetails) -> Result<()> {
        let of = Value::from(statement);
        for (position, marker) in (0u32..).zip(&details.markers) {
            let row = [
                of,
                position.into(),
                (&marker.vocabulary).into(),
                (&marker.code).into(),
                marker.significance.into(),
                Value::None,
                Value::None,
                Value::None,
            ];
            self.put(Table::Marker, &row)?;
        }
        for (position, location) in (0u32..).zip(&details.locations) {
            let (vocabulary, code) = location.code.as_ref().map(|(v, c)| (v.as_str(), c.as_str())).unzip();
            let (name, place) = (location.name.as_deref().into(), location.position.as_deref().into());
            self.put(Table::Location, &[of, position.into(), name, place, vocabulary.into(), code.into()])?;
        }
        Ok(())
    }

    fn insert_results(&mut self, statement: i64, results: &[ActivityResult]) -> Result<()> {
        let of = Value::from(statement);
        for (r, result) in (0u32..).zip(results) {
            let r = Value::from(r);
            self.put(Table::ActivityResult, &[of, r, (&result.kind).into(), (&result.title).into()])?;
            for (i, indicator) in (0u32..).zip(&result.indicators) {
                let i = Value::from(i);
                let (year, value) =
                    indicator.baseline.as_ref().map_or((None, None), |(year, value)| (*year, value.as_deref()));
                let row = [
                    of,
                    r,
                    i,
                    (&indicator.measure).into(),
                    (&indicator.title).into(),
                    indicator.baseline.is_some().into(),
                    year.into(),
                    value.into(),
                ];
                self.put(Table::Indicator, &row)?;
                for (p, period) in (0u32..).zip(&indicator.periods) {
                    let row = [
                        of,
                        r,
                        i,
                        p.into(),
                        period.start.map(|d| d.0).into(),
                        period.end.map(|d| d.0).into(),
                        period.target.as_deref().into(),
                        period.actual.as_deref().into(),
                    ];
                    self.put(Table::IndicatorPeriod, &row)?;
                }
            }
        }
        Ok(())
    }
}

/// Which lists of each statement hold anything, for every statement stored by a change that has lists.
pub(crate) fn each_listed(connection: &Connection, limit: i64, mut each: impl FnMut(ListedRow)) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "select s.id, s.digest, s.source, s.recorded_on, s.basis, s.change, s.\"row\", s.activity,
             exists (select 1 from activity_text t where t.statement = s.id and t.kind like 'description%'),
             exists (select 1 from activity_location l where l.statement = s.id),
             exists (select 1 from activity_organisation o where o.statement = s.id and o.role = 1),
             exists (select 1 from activity_organisation o where o.statement = s.id and o.role = 4),
             exists (
                 select 1 from activity_organisation o
                 where o.statement = s.id and o.role = 4 and coalesce(o.identifier, '') <> ''
             ),
             exists (select 1 from activity_result r where r.statement = s.id),
             exists (select 1 from activity_marker m where m.statement = s.id)
         from activity_statement s
         where s.details is not null and s.change <= $1
         order by s.id",
    )?;
    let mut rows = statement.query([limit])?;
    while let Some(r) = rows.next()? {
        let id: i64 = r.get(0)?;
        let digest = r.get(1).map_err(|_| StoreError::inconsistent("activity_statement", "digest", id))?;
        each(ListedRow {
            activity: r.get(7)?,
            stamp: activities::read_stamp(r, 2, "activity_statement", id, digest::short(&digest))?,
            description: r.get(8)?,
            location: r.get(9)?,
            funder: r.get(10)?,
            implementer: r.get(11)?,
            implementer_identifier: r.get(12)?,
            results: r.get(13)?,
            markers: r.get(14)?,
        });
    }
    Ok(())
}

/// The lists of every statement about an activity that has some, stored by a change, the latest last.
pub(crate) fn of_activity(connection: &Connection, activity: &str, limit: i64) -> Result<Vec<DetailsRow>> {
    let rows = statements_of(connection, activity, limit)?.into_iter();
    rows.map(|(id, stamp)| Ok(DetailsRow { stamp, details: read(connection, id)? })).collect()
}

/// The statements about an activity that have lists, stored by a change, the latest last: number and stamp of each.
pub(crate) fn statements_of(connection: &Connection, activity: &str, limit: i64) -> Result<Vec<(i64, Stamp)>> {
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
        found.push((id, activities::read_stamp(r, 2, "activity_statement", id, digest::short(&digest))?));
    }
    found.sort_by_key(|(_, stamp)| stamp.order());
    Ok(found)
}

pub(crate) fn read(connection: &Connection, statement: i64) -> Result<ActivityDetails> {
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

/// The element of a statement as published.
pub(crate) fn element(connection: &Connection, statement: i64) -> Result<Option<Vec<u8>>> {
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

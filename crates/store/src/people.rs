//! Persons that are known, for what must not be published. Their fields stand apart from the facts, so that a person can
//! be erased; an erased one is not known any more.

use crate::error::Result;
use rusqlite::Connection;

/// Names, e-mail addresses and telephone numbers of every person known by a change, in a fixed order: fields of persons,
/// and holders that are persons. A holder of which nobody said what it is may be a unit, and is none.
pub(crate) fn identifying(connection: &Connection, change: i64) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "select f.value from person_field f join person p on p.id = f.person
         where p.change <= $1 and p.erased_at is null and f.field in ('name', 'email', 'telephone')
         union
         select case when h.name = '' then h.code else h.name end from holder h
         where h.change <= $1 and (
             h.kind = 'person'
             or exists (select 1 from holder_person hp where hp.holder = h.id and hp.change <= $1)
         )
         order by 1",
    )?;
    let rows = statement.query_map([change], |r| r.get(0))?;
    Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
}

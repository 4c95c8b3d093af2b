//! Settings of the installation, each stated by a change: the latest holds.

use crate::error::{Result, StoreError};
use crate::rows::Settings;
use crate::writer::Writer;
use domain::{Currency, Instant, Zone};
use rusqlite::{Connection, OptionalExtension, params};

/// Settings as of a change, or the latest.
pub(crate) fn read(connection: &Connection, change: Option<u64>) -> Result<Settings> {
    let limit = change.map_or(i64::MAX, |c| c as i64);
    let mut settings = Settings::default();
    let mut statement =
        connection.prepare_cached("select id, name, value from setting where change <= $1 order by change, id")?;
    let mut rows = statement.query([limit])?;
    while let Some(r) = rows.next()? {
        let (id, name, value): (i64, String, Option<String>) = (r.get(0)?, r.get(1)?, r.get(2)?);
        let bad = || StoreError::inconsistent("setting", "value", id);
        match (name.as_str(), value) {
            ("time_zone", value) => settings.time_zone = value.as_deref().and_then(Zone::parse).ok_or_else(bad)?,
            ("reporting_currency", None) => settings.reporting_currency = None,
            ("reporting_currency", Some(value)) => {
                settings.reporting_currency = Some(Currency::parse(&value).ok_or_else(bad)?);
            }
            (limit, Some(value)) if limit.starts_with("iati.") => {
                settings.limits.insert(limit.to_owned(), value.parse().map_err(|_| bad())?);
            }
            ("demonstration", value) => settings.demonstration = value.as_deref() == Some("yes"),
            ("publisher_identifier", value) => settings.publisher.identifier = value,
            ("publisher_name", value) => settings.publisher.name = value,
            ("publisher_type", value) => settings.publisher.kind = value,
            ("publisher_language", value) => settings.publisher.language = value,
            _ => {}
        }
    }
    settings.created = connection
        .prepare_cached("select at from change where id = 1 and id <= $1")?
        .query_row([limit], |r| r.get(0).map(Instant))
        .optional()?;
    Ok(settings)
}

impl Writer<'_> {
    /// States those settings that differ from what holds. `created` is not a setting and is left alone.
    pub fn state_settings(&mut self, settings: &Settings) -> Result<()> {
        let now = read(&self.connection, None)?;
        if now.time_zone.name() != settings.time_zone.name() {
            self.state_setting("time_zone", Some(settings.time_zone.name()))?;
        }
        if now.reporting_currency != settings.reporting_currency {
            self.state_setting("reporting_currency", settings.reporting_currency.as_ref().map(Currency::code))?;
        }
        if now.demonstration != settings.demonstration {
            self.state_setting("demonstration", Some(if settings.demonstration { "yes" } else { "no" }))?;
        }
        for (name, value) in settings.limits.iter().filter(|(name, value)| now.limits.get(*name) != Some(*value)) {
            self.state_setting(name, Some(&value.to_string()))?;
        }
        let (before, now) = (&now.publisher, &settings.publisher);
        for (name, before, now) in [
            ("publisher_identifier", &before.identifier, &now.identifier),
            ("publisher_name", &before.name, &now.name),
            ("publisher_type", &before.kind, &now.kind),
            ("publisher_language", &before.language, &now.language),
        ] {
            if before != now {
                self.state_setting(name, now.as_deref())?;
            }
        }
        Ok(())
    }

    fn state_setting(&mut self, name: &str, value: Option<&str>) -> Result<()> {
        self.connection
            .prepare_cached(
                "insert into setting (name, value, change) values ($1, $2, $3)
                 on conflict (name, change) do update set value = excluded.value",
            )?
            .execute(params![name, value, self.change as i64])?;
        self.stored += 1;
        Ok(())
    }
}

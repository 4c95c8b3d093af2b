//! Settings of the installation: shown, and changed one at a time. Each change is a stored change like any other.

use crate::failure::FailureKind;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Currency, Instant, Zone, reference};
use iati::Limits;
use serde::Serialize;
use std::collections::BTreeMap;
use store::{Act, Settings};

/// The answer of `settings show`.
#[derive(Clone, Debug, Serialize)]
pub struct SettingsAnswer {
    /// IANA name or offset.
    pub time_zone: String,
    /// Reporting currency, if chosen; else the only one present, else USD.
    pub reporting_currency: Option<String>,
    /// Identifier of the organisation that publishes what was entered here.
    pub publisher: Option<String>,
    /// Its name.
    pub publisher_name: Option<String>,
    /// Its IATI OrganisationType code.
    pub publisher_type: Option<String>,
    /// Language of its texts.
    pub publisher_language: Option<String>,
    /// Whether the facts are made up.
    pub demonstration: bool,
    /// Limits of imported IATI files, by the name of the setting.
    pub limits: BTreeMap<String, u64>,
}

impl Headway {
    /// Settings as an answer.
    pub fn settings_answer(&self, ctx: &Context) -> Result<SettingsAnswer, Failure> {
        let settings = self.settings(ctx)?;
        Ok(SettingsAnswer {
            time_zone: settings.time_zone.name().to_owned(),
            reporting_currency: settings.reporting_currency.map(|c| c.to_string()),
            publisher: settings.publisher.identifier.clone(),
            publisher_name: settings.publisher.name.clone(),
            publisher_type: settings.publisher.kind.clone(),
            publisher_language: settings.publisher.language.clone(),
            demonstration: settings.demonstration,
            limits: {
                let limits = limits_of(&settings);
                let value = |name: &&str| Some(((*name).to_owned(), limits.get(name)?));
                Limits::SETTINGS.iter().filter_map(value).collect()
            },
        })
    }

    /// Limits of imported IATI files.
    pub(crate) fn iati_limits(&self, ctx: &Context) -> Result<Limits, Failure> {
        Ok(limits_of(&self.settings(ctx)?))
    }

    /// Changes one setting by its name: as `settings show` has it.
    pub fn change_setting(
        &self,
        ctx: &Context,
        name: &str,
        value: &str,
        door: &'static str,
        at: Instant,
    ) -> Result<(), Failure> {
        let mut settings: Settings = self.settings(ctx)?;
        let refused = |code| Failure::new(FailureKind::Invalid, code).with("value", value);
        match name {
            "time-zone" => settings.time_zone = Zone::parse(value).ok_or_else(|| refused("setting.time-zone"))?,
            "reporting-currency" => {
                let currency = Currency::parse(value).filter(|c| reference::is_currency(*c));
                settings.reporting_currency = Some(currency.ok_or_else(|| refused("setting.currency"))?);
            }
            "publisher" => settings.publisher.identifier = Some(value.trim().to_owned()),
            "publisher-name" => settings.publisher.name = Some(value.trim().to_owned()),
            "publisher-type" => settings.publisher.kind = Some(listed("OrganisationType", value, &refused)?),
            "publisher-language" => settings.publisher.language = Some(listed("Language", value, &refused)?),
            limit if Limits::highest(limit).is_some() => {
                let value = limit_value(limit, value)?;
                settings.limits.insert(limit.to_owned(), value);
            }
            _ => return Err(Failure::invalid("setting.unknown").with("name", name)),
        }
        let reason = format!("setting {name}");
        self.store().change_settings(ctx, Act { door, reason: &reason, file: None, at }, &settings)?;
        Ok(())
    }
}

/// The limits that come with the program, with those that were changed.
fn limits_of(settings: &Settings) -> Limits {
    let mut limits = Limits::default();
    for (name, value) in &settings.limits {
        // One that a later program no longer has, or no longer allows, counts for nothing.
        let _ = limits.set(name, *value);
    }
    limits
}

/// Reads the value of a limit.
///
/// # Errors
///
/// Where it is no whole number from 1 to the highest that is allowed.
pub(crate) fn limit_value(name: &str, value: &str) -> Result<u64, Failure> {
    let highest = Limits::highest(name).ok_or_else(|| {
        Failure::invalid("setting.limit-unknown").with("name", name).with("names", Limits::SETTINGS.join(", "))
    })?;
    let number = value.parse::<u64>().ok().filter(|n| (1..=highest).contains(n));
    number.ok_or_else(|| {
        Failure::invalid("setting.limit").with("name", name).with("value", value).with("highest", highest)
    })
}

/// A code of a list of the standard.
fn listed(list: &str, value: &str, refused: &impl Fn(&'static str) -> Failure) -> Result<String, Failure> {
    let is_on = |code: &str| iati::codelists::list(list).is_some_and(|l| l.contains(code));
    Some(value.trim()).filter(|v| is_on(v)).map(str::to_owned).ok_or_else(|| refused("setting.code").with("list", list))
}

impl SettingsAnswer {
    /// Settings as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[("setting", "column-setting", false), ("value", "column-value", false)]);
        let mut row = |name: &str, value: Cell| table.rows.push(vec![Cell::Text(name.to_owned()), value]);
        row("time-zone", Cell::text(&self.time_zone));
        row("reporting-currency", self.reporting_currency.as_deref().map_or(Cell::Unknown, Cell::text));
        for (name, value) in [
            ("publisher", &self.publisher),
            ("publisher-name", &self.publisher_name),
            ("publisher-type", &self.publisher_type),
            ("publisher-language", &self.publisher_language),
        ] {
            row(name, value.as_deref().map_or(Cell::Unknown, Cell::text));
        }
        row(
            "demonstration",
            Cell::Coded {
                code: self.demonstration.to_string(),
                key: if self.demonstration { "yes" } else { "no" }.to_owned(),
            },
        );
        for (name, value) in &self.limits {
            row(name, Cell::Text(value.to_string()));
        }
        table
    }
}

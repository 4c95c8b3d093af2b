//! Settings of the installation: shown, and changed one at a time. Each change is a stored change like any other.

use crate::failure::FailureKind;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::{Context, Currency, Instant, Zone, reference};
use serde::Serialize;
use store::{Act, Settings};

/// The answer of `settings show`.
#[derive(Clone, Debug, Serialize)]
pub struct SettingsAnswer {
    /// IANA name or offset.
    pub time_zone: String,
    /// Reporting currency, if chosen; else the only one present, else USD.
    pub reporting_currency: Option<String>,
    /// Whether the facts are made up.
    pub demonstration: bool,
}

impl Headway {
    /// Settings as an answer.
    pub fn settings_answer(&self, ctx: &Context) -> Result<SettingsAnswer, Failure> {
        let settings = self.settings(ctx)?;
        Ok(SettingsAnswer {
            time_zone: settings.time_zone.name().to_owned(),
            reporting_currency: settings.reporting_currency.map(|c| c.to_string()),
            demonstration: settings.demonstration,
        })
    }

    /// Changes one setting by its name: `time-zone` or `reporting-currency`.
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
            _ => return Err(Failure::invalid("setting.unknown").with("name", name)),
        }
        let reason = format!("setting {name}");
        self.store().change_settings(ctx, Act { door, reason: &reason, file: None, at }, &settings)?;
        Ok(())
    }
}

impl SettingsAnswer {
    /// Settings as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[("setting", "column-setting", false), ("value", "column-value", false)]);
        let mut row = |name: &str, value: Cell| table.rows.push(vec![Cell::Text(name.to_owned()), value]);
        row("time-zone", Cell::text(&self.time_zone));
        row("reporting-currency", self.reporting_currency.as_deref().map_or(Cell::Unknown, Cell::text));
        row(
            "demonstration",
            Cell::Coded {
                code: self.demonstration.to_string(),
                key: if self.demonstration { "yes" } else { "no" }.to_owned(),
            },
        );
        table
    }
}

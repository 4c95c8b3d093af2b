//! Which activities a figure is about: the filters of addresses and commands, by exact code or name.

use serde::{Deserialize, Serialize};

/// Filters as typed. All that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// Office code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Donor identifier or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub donor: Option<String>,
    /// ISO country code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Region code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Sector code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// Theme code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Activity identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// Activity status by name or IATI code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// State: on_pace, watch, act, unknown, not_applicable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Words in identifier or title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Filters {
    /// The filters that are set, as `(name, value)`, in a fixed order.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        [
            ("office", &self.office),
            ("donor", &self.donor),
            ("country", &self.country),
            ("region", &self.region),
            ("sector", &self.sector),
            ("theme", &self.theme),
            ("activity", &self.activity),
            ("status", &self.status),
            ("state", &self.state),
            ("text", &self.text),
        ]
        .into_iter()
        .filter_map(|(name, value)| value.as_deref().map(|v| (name, v)))
        .collect()
    }

    /// Blank fields of a form mean "all".
    pub fn without_blanks(mut self) -> Filters {
        for field in [
            &mut self.office,
            &mut self.donor,
            &mut self.country,
            &mut self.region,
            &mut self.sector,
            &mut self.theme,
            &mut self.activity,
            &mut self.status,
            &mut self.state,
            &mut self.text,
        ] {
            if field.as_deref().is_some_and(|v| v.trim().is_empty()) {
                *field = None;
            }
        }
        self
    }
}

//! Reads one activity from its tree: dispatch by element name, one file per element beside this one.
//! Every form of every version is understood, whatever the file declares. No streaming here: see `reader`.

mod activity_date;
mod activity_status;
mod budget;
mod iati_identifier;
mod location;
pub(crate) mod narrative;
mod other_identifier;
mod participating_org;
mod planned_disbursement;
mod policy_marker;
mod recipient;
mod related_activity;
pub(crate) mod reporting_org;
mod result;
mod sector;
mod transaction;
pub(crate) mod value;

pub(crate) use recipient::chosen_region_vocabulary;
pub(crate) use sector::chosen_sector_vocabulary;

use crate::codes;
use crate::model::Activity;
use crate::notes::Notes;
use crate::tree::Element;
use crate::values;
use domain::{Share, Zone};

/// What an activity does not say itself.
pub(crate) struct Surroundings<'a> {
    /// Zone of times without offset.
    pub(crate) zone: &'a Zone,
    /// Findings kept.
    pub(crate) findings: usize,
}

/// Reads an `iati-activity` element. Its identifier is blank where it has none.
pub(crate) fn read(element: Element<'_>, surroundings: &Surroundings<'_>) -> Activity {
    let mut draft = Draft::new(surroundings.findings);
    draft.attributes(element, surroundings.zone);
    for child in element.children() {
        match child.name() {
            "iati-identifier" => iati_identifier::read(child, &mut draft),
            "reporting-org" => {
                reporting_org::read(child, &mut draft.activity.reporting_organisation, &mut draft.notes);
            }
            "title" => narrative::read_title(child, &mut draft),
            "description" => narrative::read_description(child, &mut draft),
            "participating-org" => participating_org::read(child, &mut draft),
            "other-identifier" => other_identifier::read(child, &mut draft),
            "activity-status" => activity_status::read(child, &mut draft),
            "activity-date" => activity_date::read(child, &mut draft),
            "recipient-country" => recipient::read_country(child, &mut draft),
            "recipient-region" => recipient::read_region(child, &mut draft),
            "location" => location::read(child, &mut draft),
            "sector" => sector::read(child, &mut draft),
            "policy-marker" => policy_marker::read(child, &mut draft),
            "budget" => budget::read(child, &mut draft),
            "planned-disbursement" => planned_disbursement::read(child, &mut draft),
            "transaction" => transaction::read(child, &mut draft),
            "related-activity" => related_activity::read(child, &mut draft),
            "result" => result::read(child, &mut draft),
            _ => {}
        }
    }
    draft.finish(element)
}

/// An activity while it is read.
struct Draft {
    activity: Activity,
    notes: Notes,
    /// Shares by vocabulary, until one vocabulary is chosen.
    regions: Vec<(String, Share)>,
    sectors: Vec<(String, Share)>,
}

impl Draft {
    fn new(most_findings: usize) -> Draft {
        Draft {
            activity: Activity::default(),
            notes: Notes::new(most_findings),
            regions: Vec::new(),
            sectors: Vec::new(),
        }
    }

    fn attributes(&mut self, element: Element<'_>, zone: &Zone) {
        self.activity.line = element.line();
        self.notes.defaults(element, zone);
        self.activity.hierarchy = element.attribute("hierarchy").and_then(|value| value.parse().ok());
        self.activity.humanitarian = element.attribute("humanitarian").and_then(|value| values::boolean(&value));
    }

    fn finish(mut self, element: Element<'_>) -> Activity {
        self.activity.regions = recipient::chosen(&mut self, element);
        self.activity.sectors = sector::chosen(&mut self, element);
        self.activity.countries = recipient::merged_countries(&mut self, element);
        budget::note_repeated(&mut self, element);
        transaction::drop_repeated_references(&mut self, element);
        if self.activity.titles.is_empty() {
            self.notes.warn(codes::TITLE_MISSING, element, "title", "");
        }
        let Draft { mut activity, notes, .. } = self;
        activity.last_updated = notes.last_updated;
        activity.default_currency = notes.default_currency;
        activity.language.clone_from(&notes.language);
        activity.form = notes.form;
        activity.findings = notes.into_findings(&activity.identifier, activity.line);
        activity
    }
}

//! What an organisation file says of one organisation: its names, who reports, its budgets and expenditure with their
//! lines, its documents. The words are those of the standard (`iati-organisation` of version 2.03).
//! No reading of XML, and no decision about which statement wins.

use crate::statement::Recorded;
use crate::{Amount, Currency, Day, Instant};

/// A text in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Narrative {
    /// Language of the text, else of what it stands in, in lower case.
    pub language: Option<String>,
    /// The text without blanks around it; never blank.
    pub text: String,
}

/// Who reports.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReportingOrganisation {
    /// Organisation identifier; blank where none is given.
    pub identifier: String,
    /// OrganisationType code, if stated.
    pub kind: Option<String>,
    /// Names.
    pub names: Vec<Narrative>,
    /// Whether it reports on behalf of others.
    pub is_secondary: bool,
}

/// One statement about an organisation: the whole of what its file says. It replaces the one stated before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrganisationStatement {
    /// Position of the organisation in its file.
    pub row: u32,
    /// Since when it is known.
    pub recorded: Recorded,
    /// Identifier of the organisation.
    pub organisation: String,
    /// Its names, one per language, in file order.
    pub names: Vec<Narrative>,
    /// Language of texts that name none.
    pub language: Option<String>,
    /// Currency of values that name none.
    pub default_currency: Option<Currency>,
    /// When the publisher last changed it.
    pub last_updated: Option<Instant>,
    /// Who reports.
    pub reporting: Option<ReportingOrganisation>,
    /// Budgets and expenditure, in file order.
    pub budgets: Vec<OrganisationBudget>,
    /// Documents, in file order.
    pub documents: Vec<Document>,
    /// The element as published, so that export gives everything back.
    pub source_element: Option<Vec<u8>>,
}

/// What a budget of an organisation is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum OrganisationBudgetKind {
    /// `total-budget`: all of the organisation.
    Total = 1,
    /// `recipient-org-budget`: for one organisation.
    RecipientOrganisation = 2,
    /// `recipient-region-budget`: for one region.
    RecipientRegion = 3,
    /// `recipient-country-budget`: for one country.
    RecipientCountry = 4,
    /// `total-expenditure`: what was spent in all.
    Expenditure = 5,
}

impl OrganisationBudgetKind {
    /// Every kind, in the order of the standard.
    pub const ALL: [OrganisationBudgetKind; 5] = [
        OrganisationBudgetKind::Total,
        OrganisationBudgetKind::RecipientOrganisation,
        OrganisationBudgetKind::RecipientRegion,
        OrganisationBudgetKind::RecipientCountry,
        OrganisationBudgetKind::Expenditure,
    ];

    /// Name of its element.
    pub const fn element(self) -> &'static str {
        match self {
            OrganisationBudgetKind::Total => "total-budget",
            OrganisationBudgetKind::RecipientOrganisation => "recipient-org-budget",
            OrganisationBudgetKind::RecipientRegion => "recipient-region-budget",
            OrganisationBudgetKind::RecipientCountry => "recipient-country-budget",
            OrganisationBudgetKind::Expenditure => "total-expenditure",
        }
    }

    /// Name of the element that says who or where it is for; `None` where it is for all.
    pub const fn recipient_element(self) -> Option<&'static str> {
        match self {
            OrganisationBudgetKind::RecipientOrganisation => Some("recipient-org"),
            OrganisationBudgetKind::RecipientRegion => Some("recipient-region"),
            OrganisationBudgetKind::RecipientCountry => Some("recipient-country"),
            OrganisationBudgetKind::Total | OrganisationBudgetKind::Expenditure => None,
        }
    }

    /// Name of the element of its lines.
    pub const fn line_element(self) -> &'static str {
        match self {
            OrganisationBudgetKind::Expenditure => "expense-line",
            _ => "budget-line",
        }
    }

    /// The kind of an element.
    pub fn of_element(name: &str) -> Option<OrganisationBudgetKind> {
        OrganisationBudgetKind::ALL.into_iter().find(|kind| kind.element() == name)
    }

    /// The kind of a stored number.
    pub fn from_number(number: u8) -> Option<OrganisationBudgetKind> {
        OrganisationBudgetKind::ALL.into_iter().find(|kind| *kind as u8 == number)
    }
}

/// A budget, or what was spent, of one period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrganisationBudget {
    /// What it is for.
    pub kind: OrganisationBudgetKind,
    /// BudgetStatus code, if stated; absent means indicative.
    pub status: Option<String>,
    /// Who or where it is for.
    pub recipient: Option<BudgetRecipient>,
    /// First day.
    pub period_start: Day,
    /// Last day.
    pub period_end: Day,
    /// Amount in its currency.
    pub amount: Amount,
    /// Its currency: the value's own, else the organisation's.
    pub currency: Currency,
    /// Exchange-rate day, if stated.
    pub value_date: Option<Day>,
    /// Its lines, in file order. They divide it and are never added to it.
    pub lines: Vec<BudgetLine>,
}

/// Who or where a budget is for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BudgetRecipient {
    /// Organisation identifier, country code or region code, if stated.
    pub code: Option<String>,
    /// RegionVocabulary code, if stated; absent means 1.
    pub vocabulary: Option<String>,
    /// Where the vocabulary is described, if stated.
    pub vocabulary_uri: Option<String>,
    /// Names.
    pub names: Vec<Narrative>,
}

/// One line of a budget.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BudgetLine {
    /// The publisher's reference, if stated.
    pub reference: Option<String>,
    /// Amount in its currency; `None` is unknown and stays so.
    pub amount: Option<Amount>,
    /// Its currency: the value's own, else the organisation's.
    pub currency: Option<Currency>,
    /// Exchange-rate day, if stated.
    pub value_date: Option<Day>,
    /// What the line is about.
    pub texts: Vec<Narrative>,
}

/// A document somewhere on the web.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Document {
    /// Address.
    pub url: String,
    /// FileFormat code (media type), if stated.
    pub format: Option<String>,
    /// Titles.
    pub titles: Vec<Narrative>,
    /// Descriptions.
    pub descriptions: Vec<Narrative>,
    /// DocumentCategory codes.
    pub categories: Vec<String>,
    /// Language codes.
    pub languages: Vec<String>,
    /// Day of publication, if stated.
    pub date: Option<Day>,
    /// Countries it is about.
    pub countries: Vec<DocumentCountry>,
}

/// A country a document is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentCountry {
    /// Country code.
    pub code: String,
    /// Names.
    pub names: Vec<Narrative>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_their_element_and_number() {
        for kind in OrganisationBudgetKind::ALL {
            assert_eq!(OrganisationBudgetKind::of_element(kind.element()), Some(kind));
            assert_eq!(OrganisationBudgetKind::from_number(kind as u8), Some(kind));
        }
        assert_eq!(OrganisationBudgetKind::of_element("budget"), None);
        assert_eq!(OrganisationBudgetKind::Expenditure.line_element(), "expense-line");
        assert_eq!(OrganisationBudgetKind::Total.recipient_element(), None);
    }
}

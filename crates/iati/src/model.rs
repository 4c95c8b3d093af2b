//! One activity as read: what it says in the words of the standard, codes of 2.x, amounts in the currency of the file.
//! Parts that `domain::statement` holds in the same shape are used from there. No XML, and no reading: see `activity`.

use domain::organisation::{Document, OrganisationBudget};
use domain::statement::{
    ActivityIdentifier, ActivityResult, Location, Marker, ParticipatingOrganisation, RelatedActivity,
};
use domain::{ActivityStatus, Amount, Currency, Day, Finding, Instant, LedgerKind, Share};

use crate::version::Form;

pub use domain::organisation::{Narrative as Text, ReportingOrganisation};

/// One activity of a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Activity {
    /// Which activity of the file it is, from 1.
    pub position: u32,
    /// Line of its start tag in the file, from 1.
    pub line: u64,
    /// Its identifier without blanks around it; never blank.
    pub identifier: String,
    /// When the publisher last changed it.
    pub last_updated: Option<Instant>,
    /// Currency of values that name none.
    pub default_currency: Option<Currency>,
    /// Language of texts that name none, in lower case.
    pub language: Option<String>,
    /// Level in the publisher's hierarchy; absent means 1.
    pub hierarchy: Option<u32>,
    /// Whether it is marked as humanitarian, if that is said.
    pub humanitarian: Option<bool>,
    /// Form it is written in, where something tells.
    pub form: Option<Form>,
    /// Who reports.
    pub reporting_organisation: Option<ReportingOrganisation>,
    /// Titles, one per language, in file order.
    pub titles: Vec<Text>,
    /// Descriptions in file order.
    pub descriptions: Vec<Description>,
    /// Organisations taking part.
    pub organisations: Vec<ParticipatingOrganisation>,
    /// Other identifiers.
    pub other_identifiers: Vec<ActivityIdentifier>,
    /// Status.
    pub status: Option<ActivityStatus>,
    /// Planned start, actual start, planned end, actual end (types 1 to 4).
    pub dates: [Option<Day>; 4],
    /// Recipient countries.
    pub countries: Vec<Share>,
    /// Recipient regions of one vocabulary; codes outside the DAC list as `<vocabulary>:<code>`.
    pub regions: Vec<Share>,
    /// Sectors of one vocabulary; codes outside the DAC purpose codes as `<vocabulary>:<code>`.
    pub sectors: Vec<Share>,
    /// Places.
    pub locations: Vec<Location>,
    /// Policy markers.
    pub markers: Vec<Marker>,
    /// Budgets, planned disbursements and transactions, in file order.
    pub ledger: Vec<LedgerLine>,
    /// Related activities.
    pub related: Vec<RelatedActivity>,
    /// Results.
    pub results: Vec<ActivityResult>,
    /// How many of each there are in the file, kept or not.
    pub counts: Counts,
    /// What is wrong or notable in it.
    pub findings: Vec<Finding>,
    /// The element exactly as in the file, start tag to end tag, as UTF-8.
    pub source_element: Vec<u8>,
    /// Namespaces declared around it (attribute name and value), needed to read the element alone.
    pub namespaces: Vec<(String, String)>,
}

/// Elements of an activity, whether they could be kept or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// `transaction` elements.
    pub transactions: u32,
    /// `budget` elements.
    pub budgets: u32,
    /// `planned-disbursement` elements.
    pub planned_disbursements: u32,
    /// `result` elements.
    pub results: u32,
    /// `indicator` elements.
    pub indicators: u32,
    /// `period` elements of indicators.
    pub periods: u32,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.transactions += other.transactions;
        self.budgets += other.budgets;
        self.planned_disbursements += other.planned_disbursements;
        self.results += other.results;
        self.indicators += other.indicators;
        self.periods += other.periods;
    }
}

/// A description in its languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Description {
    /// DescriptionType code; `1` (general) where none is given.
    pub kind: String,
    /// The texts.
    pub texts: Vec<Text>,
}

/// A budget, a planned disbursement or a transaction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerLine {
    /// Line of its element in the file.
    pub line: u64,
    /// Byte of the activity at which its element begins.
    pub offset: u32,
    /// Kind.
    pub kind: LedgerKind,
    /// Day of a transaction, or first day of the period.
    pub period_start: Day,
    /// Day of a transaction, or last day of the period.
    pub period_end: Day,
    /// Amount in the currency of the file.
    pub amount: Amount,
    /// Its currency: the value's own, else the activity's.
    pub currency: Currency,
    /// Exchange-rate day, if stated.
    pub value_date: Option<Day>,
    /// The publisher's reference of a transaction.
    pub reference: Option<String>,
    /// Who gives, if stated.
    pub provider: Option<LedgerOrganisation>,
    /// Who receives, if stated.
    pub receiver: Option<LedgerOrganisation>,
}

/// Who gives or receives money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LedgerOrganisation {
    /// Organisation identifier.
    pub identifier: Option<String>,
    /// Name in the first language given.
    pub name: Option<String>,
    /// That organisation's identifier of the activity the money comes from or goes to.
    pub activity: Option<String>,
}

impl LedgerOrganisation {
    /// Its name, else its identifier.
    pub fn shown(&self) -> Option<&str> {
        self.name.as_deref().or(self.identifier.as_deref())
    }
}

impl Activity {
    /// The element as a document of its own: as published, with those surrounding namespace declarations added to its
    /// start tag that it needs and does not make itself.
    pub fn standalone_element(&self) -> Vec<u8> {
        standalone(self.source_element.clone(), &self.namespaces)
    }

    /// [`Activity::standalone_element`], taken out of the activity.
    pub(crate) fn take_standalone_element(&mut self) -> Vec<u8> {
        standalone(std::mem::take(&mut self.source_element), &self.namespaces)
    }
}

/// One organisation of an organisation file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Organisation {
    /// Which organisation of the file it is, from 1.
    pub position: u32,
    /// Line of its start tag in the file, from 1.
    pub line: u64,
    /// Its identifier without blanks around it; never blank.
    pub identifier: String,
    /// When the publisher last changed it.
    pub last_updated: Option<Instant>,
    /// Currency of values that name none.
    pub default_currency: Option<Currency>,
    /// Language of texts that name none, in lower case.
    pub language: Option<String>,
    /// Form it is written in, where something tells.
    pub form: Option<Form>,
    /// Its names, one per language, in file order.
    pub names: Vec<Text>,
    /// Who reports.
    pub reporting_organisation: Option<ReportingOrganisation>,
    /// Budgets and expenditure, in file order.
    pub budgets: Vec<OrganisationBudget>,
    /// Documents, in file order.
    pub documents: Vec<Document>,
    /// What is wrong or notable in it.
    pub findings: Vec<Finding>,
    /// The element exactly as in the file, start tag to end tag, as UTF-8.
    pub source_element: Vec<u8>,
    /// Namespaces declared around it (attribute name and value), needed to read the element alone.
    pub namespaces: Vec<(String, String)>,
}

impl Organisation {
    /// The element as a document of its own, as [`Activity::standalone_element`].
    pub fn standalone_element(&self) -> Vec<u8> {
        standalone(self.source_element.clone(), &self.namespaces)
    }

    /// [`Organisation::standalone_element`], taken out of the organisation.
    pub(crate) fn take_standalone_element(&mut self) -> Vec<u8> {
        standalone(std::mem::take(&mut self.source_element), &self.namespaces)
    }
}

/// An element with those surrounding declarations in its start tag that it needs and does not make itself.
fn standalone(element: Vec<u8>, namespaces: &[(String, String)]) -> Vec<u8> {
    let needed = namespaces.iter().filter(|(name, _)| needs_namespace(&element, name));
    let missing: String =
        needed.map(|(name, value)| format!(" {name}=\"{}\"", quick_xml::escape::escape(value.as_str()))).collect();
    if missing.is_empty() {
        return element;
    }
    let ends_name = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'>');
    let name_end = element.iter().skip(1).position(ends_name).map_or(element.len(), |at| at + 1);
    [&element[..name_end], missing.as_bytes(), &element[name_end..]].concat()
}

/// Whether an element uses a prefix (`xmlns:p`) that its own start tag does not declare.
fn needs_namespace(element: &[u8], declaration: &str) -> bool {
    let holds = |place: &[u8], word: &str| place.windows(word.len()).any(|w| w == word.as_bytes());
    if declares(&element[..start_tag_end(element)], declaration) {
        return false;
    }
    match declaration.strip_prefix("xmlns:") {
        Some(prefix) => holds(element, &format!("{prefix}:")),
        None => true,
    }
}

/// Whether a start tag has this attribute.
fn declares(tag: &[u8], name: &str) -> bool {
    let follows = |rest: &[u8]| rest.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'=');
    tag.windows(name.len() + 1)
        .enumerate()
        .any(|(at, w)| w[0].is_ascii_whitespace() && w[1..] == *name.as_bytes() && follows(&tag[at + w.len()..]))
}

/// The byte of the `>` that ends the start tag; one within an attribute value does not.
fn start_tag_end(element: &[u8]) -> usize {
    let mut quote = None;
    let ends = |b: &u8| match (quote, b) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(*b);
            false
        }
        (Some(q), b) if q == *b => {
            quote = None;
            false
        }
        _ => false,
    };
    element.iter().position(ends).unwrap_or(element.len())
}

//! The code lists of the standard, as the data files in `reference/iati/` have them. Looked up by exact code:
//! case counts, blanks are not stripped, withdrawn codes are members (validator rule 9.x). Which element uses which
//! list belongs to the checks.

use std::collections::HashMap;
use std::sync::OnceLock;

/// One code list.
#[derive(Debug)]
pub struct CodeList {
    /// Its name, as the standard spells it (`SectorVocabulary`).
    pub name: &'static str,
    text: &'static str,
    codes: OnceLock<Codes>,
}

/// Rows in file order, and their places by code.
#[derive(Debug)]
struct Codes {
    rows: Vec<Code>,
    places: HashMap<&'static str, u32>,
}

/// One code of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Code {
    /// The code.
    pub code: &'static str,
    /// English name; blank where the list gives none.
    pub name_en: &'static str,
    /// French name; blank where the list gives none.
    pub name_fr: &'static str,
    /// Whether it was withdrawn: still valid, no longer to be used.
    pub is_withdrawn: bool,
    /// Code in the list of categories; blank where there are none.
    pub category: &'static str,
}

impl CodeList {
    /// Whether the code is on the list, withdrawn or not.
    pub fn contains(&self, code: &str) -> bool {
        self.codes().places.contains_key(code)
    }

    /// The code with its names.
    pub fn find(&self, code: &str) -> Option<&Code> {
        let codes = self.codes();
        codes.places.get(code).map(|at| &codes.rows[*at as usize])
    }

    /// Every code in the order of the list.
    pub fn codes_in_order(&self) -> &[Code] {
        &self.codes().rows
    }

    /// Whether the list changes only with the standard itself.
    pub fn is_embedded(&self) -> bool {
        self.text.lines().take_while(|l| l.starts_with('#')).any(|l| l.ends_with("(embedded list)"))
    }

    fn codes(&self) -> &Codes {
        self.codes.get_or_init(|| {
            let rows: Vec<Code> = self.text.lines().filter(|l| !l.starts_with('#')).skip(1).map(row).collect();
            let places = rows.iter().enumerate().map(|(at, row)| (row.code, at as u32)).collect();
            Codes { rows, places }
        })
    }
}

fn row(line: &'static str) -> Code {
    let mut cells = line.split('\t');
    let mut next = || cells.next().unwrap_or_default();
    let (code, name_en, name_fr, status, category) = (next(), next(), next(), next(), next());
    Code { code, name_en, name_fr, is_withdrawn: status == "withdrawn", category }
}

/// The list of this name.
pub fn list(name: &str) -> Option<&'static CodeList> {
    LISTS.binary_search_by(|l| l.name.cmp(name)).ok().map(|at| &LISTS[at])
}

/// Every list, by name.
pub fn all() -> &'static [CodeList] {
    &LISTS
}

macro_rules! embedded {
    ($name:literal) => {
        CodeList {
            name: $name,
            text: include_str!(concat!("../../../reference/iati/", $name, ".tsv")),
            codes: OnceLock::new(),
        }
    };
}

static LISTS: [CodeList; 70] = [
    embedded!("ActivityDateType"),
    embedded!("ActivityScope"),
    embedded!("ActivityStatus"),
    embedded!("AidType"),
    embedded!("AidType-category"),
    embedded!("AidTypeVocabulary"),
    embedded!("BudgetIdentifier"),
    embedded!("BudgetIdentifierSector"),
    embedded!("BudgetIdentifierSector-category"),
    embedded!("BudgetIdentifierVocabulary"),
    embedded!("BudgetNotProvided"),
    embedded!("BudgetStatus"),
    embedded!("BudgetType"),
    embedded!("CRSAddOtherFlags"),
    embedded!("CRSChannelCode"),
    embedded!("CashandVoucherModalities"),
    embedded!("CollaborationType"),
    embedded!("ConditionType"),
    embedded!("ContactType"),
    embedded!("Country"),
    embedded!("Currency"),
    embedded!("DescriptionType"),
    embedded!("DisbursementChannel"),
    embedded!("DocumentCategory"),
    embedded!("DocumentCategory-category"),
    embedded!("EarmarkingCategory"),
    embedded!("FileFormat"),
    embedded!("FinanceType"),
    embedded!("FinanceType-category"),
    embedded!("FlowType"),
    embedded!("GazetteerAgency"),
    embedded!("GeographicExactness"),
    embedded!("GeographicLocationClass"),
    embedded!("GeographicLocationReach"),
    embedded!("GeographicVocabulary"),
    embedded!("GeographicalPrecision"),
    embedded!("HumanitarianScopeType"),
    embedded!("HumanitarianScopeVocabulary"),
    embedded!("IATIOrganisationIdentifier"),
    embedded!("IndicatorMeasure"),
    embedded!("IndicatorVocabulary"),
    embedded!("Language"),
    embedded!("LoanRepaymentPeriod"),
    embedded!("LoanRepaymentType"),
    embedded!("LocationType"),
    embedded!("LocationType-category"),
    embedded!("OrganisationIdentifier"),
    embedded!("OrganisationRegistrationAgency"),
    embedded!("OrganisationRole"),
    embedded!("OrganisationType"),
    embedded!("OtherIdentifierType"),
    embedded!("PolicyMarker"),
    embedded!("PolicyMarkerVocabulary"),
    embedded!("PolicySignificance"),
    embedded!("PublisherType"),
    embedded!("Region"),
    embedded!("RegionVocabulary"),
    embedded!("RelatedActivityType"),
    embedded!("ResultType"),
    embedded!("ResultVocabulary"),
    embedded!("Sector"),
    embedded!("SectorCategory"),
    embedded!("SectorVocabulary"),
    embedded!("TagVocabulary"),
    embedded!("TiedStatus"),
    embedded!("TransactionType"),
    embedded!("UNSDG-Goals"),
    embedded!("UNSDG-Targets"),
    embedded!("VerificationStatus"),
    embedded!("Version"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_stand_in_order_and_every_row_is_whole() {
        assert!(LISTS.windows(2).all(|w| w[0].name < w[1].name));
        for list in all() {
            let rows = list.codes_in_order();
            assert!(!rows.is_empty(), "{}", list.name);
            // Two media types are published twice.
            let twice = if list.name == "FileFormat" { 2 } else { 0 };
            assert_eq!(list.codes().places.len() + twice, rows.len(), "{}: a code twice", list.name);
            let data = list.text.lines().filter(|l| !l.starts_with('#')).skip(1);
            for line in data {
                let status = line.split('\t').nth(3);
                assert!(matches!(status, Some("active" | "withdrawn")), "{}: {line}", list.name);
            }
        }
    }

    #[test]
    fn sizes_are_those_of_the_published_lists() {
        let size = |name| list(name).map(|l| l.codes_in_order().len());
        for (name, n) in [("Country", 251), ("Currency", 176), ("Language", 181), ("Sector", 325), ("FileFormat", 1652)]
        {
            assert_eq!(size(name), Some(n), "{name}");
        }
        for (name, n) in [("TransactionType", 13), ("Version", 8), ("ActivityStatus", 6), ("CRSChannelCode", 438)] {
            assert_eq!(size(name), Some(n), "{name}");
        }
        assert_eq!(size("Nothing"), None);
    }

    #[test]
    fn codes_are_looked_up_exactly() {
        let sector = list("Sector").unwrap();
        assert!(sector.contains("11110") && !sector.contains("11110 ") && !sector.contains(""));
        assert_eq!(sector.find("11110").unwrap().category, "111");
        assert!(list("FinanceType").unwrap().find("410").unwrap().is_withdrawn);
        assert!(!list("Language").unwrap().contains("EN"));
        assert_eq!(list("ActivityStatus").unwrap().find("2").unwrap().name_en, "Implementation");
    }

    #[test]
    fn embedded_lists_are_the_nine_of_the_standard() {
        let names: Vec<&str> = all().iter().filter(|l| l.is_embedded()).map(|l| l.name).collect();
        assert_eq!(names.len(), 9, "{names:?}");
        assert!(names.contains(&"TransactionType") && !names.contains(&"Sector"));
    }
}

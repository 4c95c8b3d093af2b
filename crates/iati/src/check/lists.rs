//! Codes of the lists, ready for look-ups; those of `reference/iati/`, or newer ones read from a directory.

use crate::codelists;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Publishers that are registered though their identifier begins with no agency of the list.
pub(crate) const REGISTERED: &str = "RegisteredPublisher";
/// Agencies whose numbers identifiers begin with.
pub(crate) const AGENCIES: &str = "OrganisationRegistrationAgency";

const REGISTERED_TEXT: &str = include_str!("../../../../reference/iati/RegisteredPublisher.tsv");

/// Codes of one list. Case counts, blanks count, withdrawn codes are members.
#[derive(Clone, Debug, Default)]
pub(crate) struct Codes {
    codes: HashSet<Box<str>>,
}

impl Codes {
    pub(crate) fn contains(&self, code: &str) -> bool {
        self.codes.contains(code)
    }

    /// Reads the first column of a list file.
    pub(crate) fn read(text: &str) -> Codes {
        let rows = text.lines().filter(|l| !l.starts_with('#')).skip(1);
        let codes = rows.map(|l| l.split('\t').next().unwrap_or_default()).filter(|c| !c.is_empty());
        Codes { codes: codes.map(Box::from).collect() }
    }
}

/// Lists by name.
#[derive(Clone, Debug)]
pub(crate) struct Lists {
    lists: HashMap<String, Arc<Codes>>,
}

impl Lists {
    /// The lists that come with the program.
    pub(crate) fn embedded() -> Lists {
        let of = |list: &codelists::CodeList| {
            let codes = list.codes_in_order().iter().map(|c| Box::from(c.code)).collect();
            (list.name.to_owned(), Arc::new(Codes { codes }))
        };
        let mut lists: HashMap<String, Arc<Codes>> = codelists::all().iter().map(of).collect();
        let mut registered = Codes::read(REGISTERED_TEXT);
        // The two older lists of organisations hold nothing but publishers of their time.
        for older in ["OrganisationIdentifier", "IATIOrganisationIdentifier"] {
            registered.codes.extend(lists.get(older).into_iter().flat_map(|l| l.codes.iter().cloned()));
        }
        lists.insert(REGISTERED.to_owned(), Arc::new(registered));
        Lists { lists }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Arc<Codes>> {
        self.lists.get(name)
    }

    /// Puts a newer list in the place of its elder.
    pub(crate) fn replace(&mut self, name: &str, codes: Codes) {
        self.lists.insert(name.to_owned(), Arc::new(codes));
    }
}

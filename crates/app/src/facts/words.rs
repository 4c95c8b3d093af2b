//! Dictionaries of the facts: storage numbers become positions in lists sorted by code. No statements here.

use domain::{Currency, Vocabulary, reference};
use insight::facts::{Dictionary, NONE, Names};
use std::collections::{BTreeMap, HashMap};
use store::rows::{TermRow, WordRow};
use store::{CLASSES, INSTRUMENTS, Reader, StoreError};

/// Positions by storage number.
type Places = HashMap<u32, u32>;

/// The dictionaries, and the way from storage numbers to them.
pub(super) struct Words {
    /// Identifiers, sorted.
    pub(super) activities: Vec<String>,
    activity_places: Places,
    office_places: Places,
    organisation_places: Places,
    holder_places: Places,
    term_places: Places,
    step_places: Places,
    /// Case to its own and its process's position.
    case_places: HashMap<u32, (u32, u32)>,
    names: Names,
}

impl Words {
    pub(super) fn load(reader: &Reader<'_>, change: Option<u64>) -> Result<Words, StoreError> {
        let (activities, activity_places) = sorted(reader.activities(change)?);
        let mut names = Names::default();
        let (offices, office_places) = sorted(reader.offices(change)?);
        names.offices = offices;
        let (organisations, organisation_places) = sorted(reader.organisations(change)?);
        names.organisations = organisations;
        let (holders, holder_places) = sorted(reader.holders(change)?);
        names.holders = holders;
        let term_places = terms(reader.terms(change)?, &mut names);
        let process_places = processes(reader.processes(change)?, &mut names);
        let step_places = steps(reader, change, &mut names)?;
        let case_places = cases(reader, change, &process_places, &mut names)?;
        Ok(Words {
            activities: activities.codes,
            activity_places,
            office_places,
            organisation_places,
            holder_places,
            term_places,
            step_places,
            case_places,
            names,
        })
    }

    pub(super) fn into_names(self) -> Names {
        self.names
    }

    pub(super) fn activity(&self, id: u32) -> u32 {
        place(&self.activity_places, id)
    }

    pub(super) fn office(&self, id: u32) -> u32 {
        place(&self.office_places, id)
    }

    pub(super) fn organisation(&self, id: u32) -> u32 {
        place(&self.organisation_places, id)
    }

    pub(super) fn holder(&self, id: u32) -> u32 {
        place(&self.holder_places, id)
    }

    /// A member of any vocabulary, a budget class or an instrument, each in its own dictionary.
    pub(super) fn term(&self, id: u32) -> u32 {
        place(&self.term_places, id)
    }

    pub(super) fn step(&self, id: u32) -> u32 {
        place(&self.step_places, id)
    }

    /// Process and case of a case.
    pub(super) fn case(&self, id: u32) -> (u32, u32) {
        self.case_places.get(&id).copied().unwrap_or((NONE, NONE))
    }
}

fn place(places: &Places, id: u32) -> u32 {
    places.get(&id).copied().unwrap_or(NONE)
}

fn sorted(mut words: Vec<WordRow>) -> (Dictionary, Places) {
    words.sort_by(|a, b| a.code.cmp(&b.code));
    let mut dictionary = Dictionary::default();
    let places = words.iter().map(|w| (w.id, dictionary.push(&w.code, &w.name))).collect();
    (dictionary, places)
}

/// Terms by vocabulary. Names that nobody stated come from the reference lists.
fn terms(rows: Vec<TermRow>, names: &mut Names) -> Places {
    let mut by_vocabulary: BTreeMap<u8, Vec<WordRow>> = BTreeMap::new();
    for row in rows {
        by_vocabulary.entry(row.vocabulary).or_default().push(row.word);
    }
    let mut places = Places::new();
    for (number, mut words) in by_vocabulary {
        let vocabulary = Vocabulary::from_number(number);
        for word in words.iter_mut().filter(|w| w.name.is_empty()) {
            word.name = vocabulary.map_or("", |v| reference_name(v, &word.code)).to_owned();
        }
        let (dictionary, found) = sorted(words);
        places.extend(found);
        match (vocabulary, number) {
            (Some(vocabulary), _) => _ = names.terms.insert(vocabulary, dictionary),
            (None, CLASSES) => names.classes = dictionary,
            (None, INSTRUMENTS) => names.instruments = dictionary,
            (None, _) => {}
        }
    }
    places
}

fn reference_name(vocabulary: Vocabulary, code: &str) -> &'static str {
    let found = match vocabulary {
        Vocabulary::Country => reference::find_country(code).map(|c| (c.code, c.names)),
        Vocabulary::Region => reference::find_region(code).map(|r| (r.code, r.names)),
        Vocabulary::Fund => reference::find_fund(code).map(|f| (f.code, f.names)),
        _ => None,
    };
    found.filter(|(own, _)| *own == code).map_or("", |(_, names)| names.english)
}

/// Processes by code, the project cycle first.
fn processes(mut rows: Vec<WordRow>, names: &mut Names) -> Places {
    rows.sort_by(|a, b| (a.code != "project-cycle", &a.code).cmp(&(b.code != "project-cycle", &b.code)));
    rows.iter().map(|p| (p.id, names.processes.push(&p.code, &p.name))).collect()
}

/// Steps by place and code. Steps of two processes with one code share their entry; columns say which process.
fn steps(reader: &Reader<'_>, change: Option<u64>, names: &mut Names) -> Result<Places, StoreError> {
    let mut entries: BTreeMap<(u32, String), Entry> = BTreeMap::new();
    let mut orders: HashMap<String, u32> = HashMap::new();
    for step in reader.steps(change)? {
        let known = reference::milestones().iter().find(|m| m.code == step.word.code);
        let order = known.map(|m| m.order).or(step.position).unwrap_or(u32::MAX);
        let order = *orders.entry(step.word.code.clone()).or_insert(order);
        let entry = entries.entry((order, step.word.code)).or_default();
        entry.ids.push(step.word.id);
        if entry.name.is_empty() {
            entry.name = if step.word.name.is_empty() {
                known.map_or("", |m| m.names.english).to_owned()
            } else {
                step.word.name
            };
        }
        entry.ends |= known.map(|m| m.ends_case).or(step.ends_case).unwrap_or(false);
    }
    let mut places = Places::new();
    for ((order, code), entry) in entries {
        let place = names.steps.push(&code, &entry.name);
        names.step_order.push(order);
        names.step_ends.push(entry.ends);
        places.extend(entry.ids.into_iter().map(|id| (id, place)));
    }
    Ok(places)
}

#[derive(Default)]
struct Entry {
    ids: Vec<u32>,
    name: String,
    ends: bool,
}

/// Cases by code. Cases of two processes with one code share their entry.
fn cases(
    reader: &Reader<'_>,
    change: Option<u64>,
    processes: &Places,
    names: &mut Names,
) -> Result<HashMap<u32, (u32, u32)>, StoreError> {
    let mut rows = reader.cases(change)?;
    rows.sort_by(|a, b| a.word.code.cmp(&b.word.code));
    let mut places = HashMap::with_capacity(rows.len());
    for row in rows {
        let last = names.cases.len().checked_sub(1).filter(|at| names.cases.codes[*at] == row.word.code);
        let case = match last {
            Some(at) => at as u32,
            None => names.cases.push(&row.word.code, ""),
        };
        places.insert(row.word.id, (place(processes, row.process), case));
    }
    Ok(places)
}

/// Currencies as they are met; sorted by code in the end.
#[derive(Default)]
pub(super) struct Currencies {
    met: Vec<Currency>,
    last: Option<(Currency, u8)>,
}

impl Currencies {
    /// The number of a currency while loading; `table` is for the error where there are more than a byte can count.
    pub(super) fn number(&mut self, currency: Currency, table: &'static str) -> Result<u8, StoreError> {
        if let Some((last, number)) = self.last
            && last == currency
        {
            return Ok(number);
        }
        let at = self.met.iter().position(|c| *c == currency).unwrap_or_else(|| {
            self.met.push(currency);
            self.met.len() - 1
        });
        let number = u8::try_from(at).map_err(|_| StoreError::Inconsistent { table, column: "currency", row: 0 })?;
        self.last = Some((currency, number));
        Ok(number)
    }

    /// Currencies in the order of their codes.
    pub(super) fn sorted(&self) -> Vec<Currency> {
        let mut sorted = self.met.clone();
        sorted.sort();
        sorted
    }

    /// From numbers while loading to positions in [`Currencies::sorted`].
    pub(super) fn places(&self) -> Vec<u8> {
        let sorted = self.sorted();
        let place = |c: &Currency| sorted.binary_search(c).expect("every currency met is in the sorted list") as u8;
        self.met.iter().map(place).collect()
    }
}

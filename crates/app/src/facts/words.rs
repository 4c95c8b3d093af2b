//! Dictionaries of the facts: storage numbers become positions in lists sorted by code. No statements here.

use domain::{Currency, Vocabulary, reference};
use insight::facts::{Dictionary, NONE, Names};
use std::collections::{BTreeMap, HashMap};
use store::rows::{TermRow, WordRow};
use store::{CLASSES, INSTRUMENTS, Reader, StoreError};

/// Positions by storage number. Storage numbers rise from one by one: a list is enough.
struct Places<T = u32>(Vec<T>, T);

impl<T: Copy> Places<T> {
    fn without(none: T) -> Places<T> {
        Places(Vec::new(), none)
    }

    fn insert(&mut self, id: u32, place: T) {
        let at = id as usize;
        if at >= self.0.len() {
            self.0.resize(at + 1, self.1);
        }
        self.0[at] = place;
    }

    /// The position, or none where the number is not known.
    fn of(&self, id: u32) -> T {
        self.0.get(id as usize).copied().unwrap_or(self.1)
    }
}

impl Places {
    fn new() -> Places {
        Places::without(NONE)
    }
}

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
    case_places: Places<(u32, u32)>,
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
        self.activity_places.of(id)
    }

    pub(super) fn office(&self, id: u32) -> u32 {
        self.office_places.of(id)
    }

    pub(super) fn organisation(&self, id: u32) -> u32 {
        self.organisation_places.of(id)
    }

    pub(super) fn holder(&self, id: u32) -> u32 {
        self.holder_places.of(id)
    }

    /// A member of any vocabulary, a budget class or an instrument, each in its own dictionary.
    pub(super) fn term(&self, id: u32) -> u32 {
        self.term_places.of(id)
    }

    pub(super) fn step(&self, id: u32) -> u32 {
        self.step_places.of(id)
    }

    /// Storage numbers of the cases by process and case, in that order.
    pub(super) fn cases_in_order(&self) -> Vec<(u32, u32, u32)> {
        let mut cases: Vec<(u32, u32, u32)> =
            (0u32..).zip(&self.case_places.0).map(|(id, (process, case))| (*process, *case, id)).collect();
        cases.retain(|(process, ..)| *process != NONE);
        cases.sort_unstable();
        cases
    }
}

fn sorted(words: Vec<WordRow>) -> (Dictionary, Places) {
    let mut places = Places::new();
    (dictionary(words, &mut places), places)
}

/// The entries in the order of their codes; where each went is noted in `places`.
fn dictionary(mut words: Vec<WordRow>, places: &mut Places) -> Dictionary {
    words.sort_by(|a, b| a.code.cmp(&b.code));
    let mut dictionary = Dictionary::default();
    words.iter().for_each(|word| places.insert(word.id, dictionary.push(&word.code, &word.name)));
    dictionary
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
        let dictionary = dictionary(words, &mut places);
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
    let mut places = Places::new();
    rows.iter().for_each(|p| places.insert(p.id, names.processes.push(&p.code, &p.name)));
    places
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
        entry.ids.into_iter().for_each(|id| places.insert(id, place));
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
) -> Result<Places<(u32, u32)>, StoreError> {
    let mut rows = reader.cases(change)?;
    rows.sort_by(|a, b| a.word.code.cmp(&b.word.code));
    let mut places = Places::without((NONE, NONE));
    for row in rows {
        let last = names.cases.len().checked_sub(1).filter(|at| names.cases.codes[*at] == row.word.code);
        let case = match last {
            Some(at) => at as u32,
            None => names.cases.push(&row.word.code, ""),
        };
        places.insert(row.word.id, (processes.of(row.process), case));
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

    /// All currencies met in some tables, in the order of their codes. Fails where they are more than a byte can count.
    pub(super) fn together(tables: &[&Currencies]) -> Result<Vec<Currency>, StoreError> {
        let mut all: Vec<Currency> = tables.iter().flat_map(|table| table.met.iter().copied()).collect();
        all.sort();
        all.dedup();
        let too_many = StoreError::Inconsistent { table: "activity_statement", column: "currency", row: 0 };
        if all.len() <= 1 << u8::BITS { Ok(all) } else { Err(too_many) }
    }

    /// From numbers while loading to positions among all currencies.
    pub(super) fn places(&self, all: &[Currency]) -> Vec<u8> {
        let place = |c: &Currency| all.binary_search(c).expect("every currency met is among all") as u8;
        self.met.iter().map(place).collect()
    }
}

//! What a made-up activity is: symbol, office, donor, subject, places, title. Nothing here depends on its history.

use crate::Spec;
use crate::donors::{DONORS, Donor};
use crate::places::{COUNTRIES, GLOBAL, OFFICES, Office, REGIONS};
use crate::purpose;
use crate::rng::Rng;
use crate::subjects::{SUBJECTS, Subject};
use domain::shares::{Share, WHOLE};
use domain::{Currency, Day};

/// Months of history before `today`.
pub(crate) const HISTORY_MONTHS: i32 = 96;

/// Places of the title languages in tables of wording.
const ENGLISH: usize = 0;
const FRENCH: usize = 1;
const SPANISH: usize = 2;

/// The unchanging part of one activity.
pub(crate) struct Identity {
    pub(crate) index: u64,
    pub(crate) symbol: String,
    pub(crate) office: &'static Office,
    pub(crate) donor: &'static Donor,
    pub(crate) currency: Currency,
    pub(crate) subject: &'static Subject,
    /// Day the idea was written down.
    pub(crate) born: Day,
    /// Whether it was under way already when the history begins.
    pub(crate) is_stock: bool,
    language: usize,
    /// First of its countries and how many.
    countries: (usize, usize),
}

/// Splits the whole into shares that look like decisions of people.
const SPLITS: [&[i32]; 4] = [&[100], &[60, 40], &[50, 30, 20], &[40, 30, 20, 10]];

impl Identity {
    pub(crate) fn draw(spec: &Spec, index: u64) -> Identity {
        let mut rng = Rng::stream(spec.seed, index, purpose::IDENTITY);
        let office = &OFFICES[rng.weighted(OFFICES.iter().map(|o| o.weight))];
        let donor = &DONORS[rng.weighted(DONORS.iter().map(|d| d.weight))];
        let subject = &SUBJECTS[rng.weighted(SUBJECTS.iter().map(|s| s.weight))];
        let code = if donor.currency == "EUR" && rng.chance(400) { "USD" } else { donor.currency };
        let (born, is_stock) = birth(spec, index, &mut rng);
        let countries = draw_countries(office, &mut rng);
        let area = match countries {
            (first, 1) => COUNTRIES[first].area,
            _ => REGIONS[office.region].area,
        };
        Identity {
            index,
            symbol: symbol(area, born.year(), index + 1, donor.code),
            office,
            donor,
            currency: Currency::parse(code).expect("donors have currencies of three letters"),
            subject,
            born,
            is_stock,
            language: draw_language(office, countries, &mut rng),
            countries,
        }
    }

    /// The region's name: the country's where there is one country, else the office's.
    pub(crate) fn region(&self) -> &'static str {
        match self.countries {
            (first, 1) => REGIONS[COUNTRIES[first].region].name,
            _ => REGIONS[self.office.region].name,
        }
    }

    /// ISO 639-1 code of the title.
    pub(crate) fn title_language(&self) -> &'static str {
        ["en", "fr", "es"][self.language]
    }

    /// The title: subject and place, sometimes a phase.
    pub(crate) fn title(&self, rng: &mut Rng) -> String {
        let place = match self.countries {
            (first, 1) => COUNTRIES[first].within[self.language],
            _ => REGIONS[self.office.region].within[self.language],
        };
        let beginning = rng.pick(self.subject.titles[self.language]);
        if rng.chance(180) {
            let phase = ["phase", "phase", "fase"][self.language];
            let number = rng.pick(&["II", "II", "III"]);
            format!("{beginning} {place} ({phase} {number})")
        } else {
            format!("{beginning} {place}")
        }
    }

    /// Its countries with shares; `None` where it has only a region. One in fifty lists countries without shares.
    pub(crate) fn country_shares(&self, rng: &mut Rng) -> Option<Vec<Share>> {
        let (first, number) = self.countries;
        let known = number == 1 || !rng.chance(20);
        (number > 0).then(|| {
            let codes = COUNTRIES[first..first + number].iter().map(|c| c.code);
            codes.zip(SPLITS[number - 1]).map(|(code, p)| share(code, known.then_some(*p))).collect()
        })
    }

    /// Its sectors with shares. One in sixty lacks the last sector, so that the shares do not reach the whole.
    pub(crate) fn sector_shares(&self, rng: &mut Rng) -> Vec<Share> {
        let number = 1 + rng.below(self.subject.sectors.len() as u64) as usize;
        let stated = if number > 1 && rng.chance(16) { number - 1 } else { number };
        let codes = self.subject.sectors[..stated].iter();
        codes.zip(SPLITS[number - 1]).map(|(code, p)| share(code, Some(*p))).collect()
    }
}

/// One share; `percent` in whole percent.
pub(crate) fn share(code: &str, percent: Option<i32>) -> Share {
    Share { code: code.to_owned(), percent: percent.map(|p| p * (WHOLE / 100)) }
}

fn symbol(area: &str, year: i32, serial: u64, donor: &str) -> String {
    format!("{area}/{:02}/{serial:02}/{donor}", year.rem_euclid(100))
}

/// Births are spread evenly over the history by the golden ratio, so that any stretch of numbers has projects of
/// every age. The last activity is always one in mid-life: it takes what is left of a wanted number of lines.
fn birth(spec: &Spec, index: u64, rng: &mut Rng) -> (Day, bool) {
    let begin = spec.today.plus_months(-HISTORY_MONTHS);
    let span = u64::from(spec.today.days_since(begin).unsigned_abs()) - 20;
    let is_last = index + 1 == spec.activities;
    let is_stock = rng.chance(170) && !is_last;
    let place = if is_last { 0x6000_0000 } else { (index + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32 };
    let offset = if is_stock { rng.below(200) } else { (place * span) >> 32 };
    (begin.plus_days(offset as i32), is_stock)
}

fn draw_countries(office: &Office, rng: &mut Rng) -> (usize, usize) {
    let (from, to) = office.countries;
    let is_country_office = office.name.starts_with("Country");
    let number = match rng.below(100) {
        0..=79 if is_country_office => 1,
        80..=93 if is_country_office => 2,
        _ if is_country_office => 3,
        0..=24 => 0,
        25..=39 if office.region != GLOBAL => 1,
        25..=64 => 2,
        65..=84 => 3,
        _ => 4,
    };
    let first = from + rng.below((to - from - number.min(to - from)) as u64 + 1) as usize;
    (first, number.min(to - from))
}

fn draw_language(office: &Office, countries: (usize, usize), rng: &mut Rng) -> usize {
    let speaks_french = (6..12).contains(&countries.0) && countries.1 > 0 && office.region == 0;
    if speaks_french && rng.chance(600) {
        FRENCH
    } else if office.region == 2 && rng.chance(600) {
        SPANISH
    } else {
        ENGLISH
    }
}

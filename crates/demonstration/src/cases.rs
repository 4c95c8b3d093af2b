//! Events of cases: recruitments, procurements and donor reports, with loops, cancelled cases, cases nobody moves any
//! more, and one queue that grows.

use crate::Spec;
use crate::life::Life;
use crate::places::GROWING_AWARD_QUEUE;
use crate::processes::{AWARD, BUYING, PROCESSES, Process, RECRUITMENT, REPORTING};
use crate::purpose;
use crate::rng::Rng;
use crate::stated;
use domain::statement::{EventStatement, Statement};
use domain::{CaseStatus, Day, Instant};

/// Most events of one case; loops end there.
const LONGEST_CASE: usize = 24;
const DAY_SECONDS: i64 = 86_400;
/// Work begins at eight and lasts nine hours.
const MORNING: i64 = 8 * 3600;
const WORKING_SECONDS: u64 = 9 * 3600;

/// Hands out a wanted number of events evenly; the last case may run a few events over.
#[derive(Debug)]
pub(crate) struct EventQuota {
    wanted: Option<u64>,
    activities: u64,
    given: u64,
}

impl EventQuota {
    pub(crate) fn new(spec: &Spec) -> EventQuota {
        EventQuota { wanted: spec.events, activities: spec.activities.max(1), given: 0 }
    }

    /// How many events are due by the end of the activity at `index`; `None` where nobody counts.
    fn due(&self, index: u64) -> Option<u64> {
        self.wanted.map(|n| (u128::from(n) * u128::from(index + 1) / u128::from(self.activities)) as u64)
    }
}

struct Sheet<'a> {
    spec: &'a Spec,
    life: &'a Life,
    rng: Rng,
    out: &'a mut Vec<Statement>,
}

/// Adds the events of the cases of one activity.
pub(crate) fn tell(spec: &Spec, life: &Life, quota: &mut EventQuota, out: &mut Vec<Statement>) {
    let Some(begin) = life.happened(15) else { return };
    let until = life.last_day().min(life.end());
    if until <= begin {
        return;
    }
    let rng = Rng::stream(spec.seed, life.id.index, purpose::CASES);
    let before = out.len();
    let mut sheet = Sheet { spec, life, rng, out };
    match quota.due(life.id.index) {
        None => sheet.natural(begin, until),
        Some(due) => {
            let wanted = due.saturating_sub(quota.given) as usize;
            sheet.wanted(begin, until, before + wanted);
        }
    }
    quota.given += (out.len() - before) as u64;
}

impl Sheet<'_> {
    /// As many cases as a project of this size and age would have.
    fn natural(&mut self, begin: Day, until: Day) {
        let years = until.days_since(begin) / 365 + 1;
        let size = 1 + i32::from(self.life.budget > 500_000) + i32::from(self.life.budget > 3_000_000);
        let mut number = 0;
        for _ in 0..self.rng.range(0, size) {
            let start = begin.plus_days(self.rng.range(0, 240));
            number += self.case_from(RECRUITMENT, number, start, until);
        }
        for _ in 0..self.rng.range(years / 2, years * size) {
            let start = begin.plus_days(self.rng.range(20, until.days_since(begin).max(20)));
            number += self.case_from(BUYING, number, start, until);
        }
        if self.life.id.office.name == GROWING_AWARD_QUEUE {
            // More is bought here of late than the committee can award.
            for _ in 0..self.rng.range(1, 2 + size) {
                let start = self.spec.today.plus_days(-self.rng.range(10, 420)).max(begin.plus_days(20));
                number += self.case_from(BUYING, number, start, until);
            }
        }
        if self.life.has_donor() {
            for year in 1..=years {
                number += self.case_from(REPORTING, number, begin.plus_months(12 * year), until);
            }
        }
    }

    /// Cases until so many statements stand in `out`. A case that would begin on a weekend after the last day has no
    /// event; after a few of those the activity has no room and the next one makes up for it.
    fn wanted(&mut self, begin: Day, until: Day, enough: usize) {
        let (mut number, mut fruitless) = (0, 0);
        while self.out.len() < enough && fruitless < 4 {
            let process = *self.rng.pick(&[RECRUITMENT, BUYING, BUYING, REPORTING]);
            let start = begin.plus_days(self.rng.range(0, until.days_since(begin)));
            let before = self.out.len();
            self.case(process, number, start);
            fruitless = if self.out.len() == before { fruitless + 1 } else { 0 };
            number += 1;
        }
    }

    fn case_from(&mut self, process: usize, number: u32, start: Day, until: Day) -> u32 {
        if start > until {
            return 0;
        }
        self.case(process, number, start);
        1
    }

    /// One case from its first event to its end, or to where it stands now.
    fn case(&mut self, place: usize, number: u32, start: Day) {
        let process = &PROCESSES[place];
        let (id, life) = (&self.life.id, self.life);
        let case = format!("{}-{}-{}", process.prefix, id.index + 1, number + 1);
        let own_office = self.rng.chance(900);
        let linked = !own_office || self.rng.chance(940);
        let cancelled_after = self.rng.chance(55).then(|| self.rng.range(1, 5) as usize);
        let abandoned_after = self.rng.chance(25).then(|| self.rng.range(1, 4) as usize);
        let mut at = self.moment(workday(start));
        let (mut begun, mut step) = (None, 0);
        for count in 0..LONGEST_CASE {
            let day = at.day(0);
            if day > life.last_day() || abandoned_after == Some(count) {
                break;
            }
            let is_cancelled = cancelled_after == Some(count);
            let is_done = step + 1 == process.steps.len();
            let status = match (is_cancelled, is_done) {
                (true, _) => Some(CaseStatus::Cancelled),
                (_, true) => Some(CaseStatus::Done),
                _ => self.rng.chance(500).then_some(CaseStatus::Open),
            };
            self.out.push(Statement::Event(EventStatement {
                row: 0,
                recorded: stated(day.plus_days(self.rng.range(0, 3)).min(life.horizon)),
                process: process.name.to_owned(),
                case: case.clone(),
                step: process.steps[step].name.to_owned(),
                completed_at: at,
                started_at: begun,
                holder: Some(self.holder(process, step)),
                office: own_office.then(|| id.office.name.to_owned()),
                activity: linked.then(|| id.symbol.clone()),
                status,
            }));
            if is_cancelled || is_done {
                break;
            }
            step = self.next_step(process, step);
            let wait = self.wait(place, step, day);
            let next = self.moment(workday(day.plus_days(wait)));
            let worked = (next.0 - at.0) * i64::from(self.rng.range(3, 45)) / 100;
            begun = self.rng.chance(550).then_some(Instant(next.0 - worked));
            at = next;
        }
    }

    fn holder(&self, process: &Process, step: usize) -> String {
        format!("{}, {}", process.steps[step].holder, self.life.id.office.name)
    }

    fn next_step(&mut self, process: &Process, step: usize) -> usize {
        if let Some((often, to)) = process.steps[step].back
            && self.rng.chance(often)
        {
            return to;
        }
        let next = step + 1;
        if process.steps[next].only_back { next + 1 } else { next }
    }

    /// Days until a step is completed. The award in one office takes longer with every month of the last year.
    fn wait(&mut self, process: usize, step: usize, day: Day) -> i32 {
        let (low, high) = PROCESSES[process].steps[step].wait;
        let usual = self.rng.range(low.max(1), high.max(1));
        let age = self.spec.today.days_since(day);
        if process == BUYING && step == AWARD && self.life.id.office.name == GROWING_AWARD_QUEUE && age < 365 {
            return usual + 20 + (365 - age) / 2;
        }
        usual
    }

    fn moment(&mut self, day: Day) -> Instant {
        Instant(i64::from(day.0) * DAY_SECONDS + MORNING + self.rng.below(WORKING_SECONDS) as i64)
    }
}

/// The day itself, or the Monday after a weekend.
fn workday(day: Day) -> Day {
    match day.weekday() {
        late @ 5.. => day.plus_days(7 - late as i32),
        _ => day,
    }
}

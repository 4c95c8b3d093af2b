//! The life of a made-up activity: which milestone falls on which day, how often it is extended, where it stops,
//! how much it costs, and up to which day anybody still reports on it. Integers only.

use crate::Spec;
use crate::donors::SLOW_SIGNATURE;
use crate::identity::Identity;
use crate::places::SLOW_RECRUITMENT;
use crate::purpose;
use crate::rng::Rng;
use domain::Day;

/// How a life goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Course {
    /// Never more than an idea: no budget, no dates.
    Idea,
    /// Given up before approval.
    Dropped,
    /// Given up after approval.
    Cancelled,
    /// Halted under way.
    Suspended,
    /// Approved, carried out, closed in its time.
    Ordinary,
}

/// One revision: when it was asked for and approved, what it changed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Revision {
    pub(crate) requested: Day,
    pub(crate) approved: Day,
    pub(crate) new_end: Day,
    /// Added to the approved budget, in whole units.
    pub(crate) increase: i64,
}

/// One payment of the donor; amounts in whole units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instalment {
    pub(crate) due: Day,
    pub(crate) received: Day,
    pub(crate) amount: i64,
}

/// Milestones are M01 to M40.
pub(crate) const MILESTONES: usize = 41;

/// A life with all its dates, also those after `horizon`; ask [`Life::happened`] what has come to pass.
pub(crate) struct Life {
    pub(crate) id: Identity,
    pub(crate) course: Course,
    /// Last day on which anything is known: today, or earlier for an activity nobody reports on any more.
    pub(crate) horizon: Day,
    /// After this day nothing happens.
    pub(crate) stopped_on: Option<Day>,
    days: [Option<Day>; MILESTONES],
    /// Days on which the appraisal came back.
    pub(crate) returned: Vec<Day>,
    pub(crate) planned_start: Day,
    pub(crate) actual_start: Day,
    pub(crate) first_end: Day,
    pub(crate) months: i32,
    pub(crate) revisions: Vec<Revision>,
    pub(crate) instalments: Vec<Instalment>,
    /// First approved budget in whole units.
    pub(crate) budget: i64,
    /// Share of the budget spent by the end, in thousandths.
    pub(crate) spent_share: i64,
    /// Spending stands still after this day.
    pub(crate) spending_stops: Option<Day>,
}

/// Whether approval at headquarters takes long for what was submitted on this day.
fn is_slow_approval(spec: &Spec, submitted: Day) -> bool {
    submitted >= spec.today.plus_months(-24)
}

impl Life {
    pub(crate) fn draw(spec: &Spec, index: u64) -> Life {
        let id = Identity::draw(spec, index);
        let mut rng = Rng::stream(spec.seed, index, purpose::LIFE);
        let is_last = index + 1 == spec.activities;
        let course = if is_last || id.is_stock { Course::Ordinary } else { draw_course(&mut rng) };
        let mut life = Life {
            budget: draw_budget(id.donor.fund, &mut rng),
            planned_start: id.born,
            actual_start: id.born,
            first_end: id.born,
            course,
            horizon: spec.today,
            stopped_on: None,
            days: [None; MILESTONES],
            returned: Vec::new(),
            months: 0,
            revisions: Vec::new(),
            instalments: Vec::new(),
            spent_share: 0,
            spending_stops: None,
            id,
        };
        life.design(spec, &mut rng);
        life.plan(&mut rng);
        life.set_up(&mut rng);
        life.revise(&mut rng);
        life.close(&mut rng);
        life.fund(&mut rng);
        life.stop(&mut rng);
        if !is_last {
            life.fall_silent(spec, &mut rng);
        }
        life.choose_spending(is_last, &mut rng);
        life
    }

    /// The day of a milestone (1 to 40), if it has come to pass by the horizon.
    pub(crate) fn happened(&self, milestone: usize) -> Option<Day> {
        self.days[milestone].filter(|d| *d <= self.last_day())
    }

    /// The day of a milestone in the whole life, also in the future.
    pub(crate) fn day(&self, milestone: usize) -> Option<Day> {
        self.days[milestone]
    }

    /// The last day on which anything can have happened.
    pub(crate) fn last_day(&self) -> Day {
        self.stopped_on.map_or(self.horizon, |s| s.min(self.horizon))
    }

    /// Whether money of a donor comes in (not for the regular budget and core funding).
    pub(crate) fn has_donor(&self) -> bool {
        self.id.donor.fund == "XB"
    }

    /// The day from which money may be spent.
    fn agreed(&self) -> Day {
        self.days[12].or(self.days[10]).unwrap_or(self.id.born)
    }

    /// The day on which work ends, also in the future.
    pub(crate) fn end(&self) -> Day {
        self.days[32].unwrap_or(self.first_end)
    }

    /// The planned end as known on a day.
    pub(crate) fn planned_end_on(&self, day: Day) -> Day {
        self.revisions.iter().rev().find(|r| r.approved <= day).map_or(self.first_end, |r| r.new_end)
    }

    /// The approved budget as known on a day, in whole units.
    pub(crate) fn budget_on(&self, day: Day) -> i64 {
        self.budget + self.revisions.iter().filter(|r| r.approved <= day).map(|r| r.increase).sum::<i64>()
    }

    fn set(&mut self, milestone: usize, after: Day, rng: &mut Rng, low: i32, high: i32) -> Day {
        let day = after.plus_days(rng.range(low, high));
        self.days[milestone] = Some(day);
        day
    }

    /// From the idea to the internal approval.
    fn design(&mut self, spec: &Spec, rng: &mut Rng) {
        let born = self.id.born;
        self.days[1] = Some(born.plus_days(-rng.range(5, 60)));
        self.days[3] = Some(born);
        if self.course == Course::Idea {
            return;
        }
        let quick = if self.id.is_stock { 4 } else { 1 };
        self.set(2, born, rng, 5 / quick, 60 / quick);
        self.set(4, born, rng, 15 / quick, 90 / quick);
        let draft = self.set(5, born, rng, 30 / quick, 130 / quick);
        self.set(6, draft, rng, 3, 25);
        self.set(7, draft, rng, 3, 30);
        let submitted = self.set(8, draft, rng, 30 / quick, 75 / quick);
        let slow = self.id.office.is_headquarters() && !self.id.is_stock && is_slow_approval(spec, submitted);
        let rounds = [0, 0, 0, 1, 1, 2, 3][rng.below(7) as usize];
        let mut at = submitted;
        for _ in 0..rounds {
            at = at.plus_days(rng.range(14, 32));
            self.returned.push(at);
        }
        // The longer the queue has been there, the longer the newest wait: 20 days more for each month.
        let queue = if slow {
            let months = submitted.days_since(spec.today.plus_months(-24)) / 30;
            rng.range(60, 110) + 20 * months
        } else {
            0
        };
        self.days[10] = Some(at.plus_days(rng.range(12, 45) / quick + queue));
    }

    /// What was planned at approval.
    fn plan(&mut self, rng: &mut Rng) {
        let Some(approved) = self.days[10] else { return };
        self.planned_start = Day::first_of_month(approved.plus_months(rng.range(2, 4)).month_number());
        self.months = match self.id.donor.fund {
            "RBTC" => rng.range(10, 22),
            "RBSA" => rng.range(12, 24),
            _ if self.budget > 5_000_000 => rng.range(36, 60),
            _ if self.budget > 1_000_000 => rng.range(24, 48),
            _ => rng.range(12, 30),
        };
        self.first_end = self.planned_start.plus_months(self.months).plus_days(-1);
    }

    /// From approval to the first activity.
    fn set_up(&mut self, rng: &mut Rng) {
        let Some(approved) = self.days[10] else { return };
        if self.has_donor() {
            let sent = self.set(11, approved, rng, 4, 20);
            let slow = self.id.donor.name == SLOW_SIGNATURE;
            let signed = if slow { self.set(12, sent, rng, 130, 290) } else { self.set(12, sent, rng, 15, 85) };
            self.set(13, signed, rng, 0, 90);
            let paid = self.set(14, signed, rng, 12, 75);
            self.set(15, paid, rng, 3, 22);
        } else {
            self.set(15, approved, rng, 5, 30);
        }
        let loaded = self.days[15].expect("set on both ways above");
        self.recruit(rng);
        let start = loaded.plus_days(rng.range(3, 30));
        self.actual_start = start;
        self.set(21, start, rng, 10, 70);
        self.set(22, start, rng, 5, 90);
        self.set(23, start, rng, 60, 190);
        let staffed = self.days[19].unwrap_or(start).max(start);
        self.set(24, staffed, rng, 60, 150);
        self.set(25, start, rng, 15, 80);
        self.set(26, staffed, rng, 30, 140);
    }

    /// Finding the project manager; small projects have none.
    fn recruit(&mut self, rng: &mut Rng) {
        if self.budget < 300_000 {
            return;
        }
        let agreed = self.agreed();
        let slow = SLOW_RECRUITMENT.contains(&self.id.office.name);
        let published = self.set(16, agreed, rng, 8, 45);
        let longer = i32::from(slow);
        let shortlist = self.set(17, published, rng, 25 + 30 * longer, 55 + 60 * longer);
        let selected = self.set(18, shortlist, rng, 14 + 55 * longer, 45 + 120 * longer);
        let on_duty = self.set(19, selected, rng, 20 + 15 * longer, 60 + 40 * longer);
        self.set(20, on_duty, rng, 15, 100);
    }

    /// Revisions: one at the start where it slipped, then extensions towards each end.
    fn revise(&mut self, rng: &mut Rng) {
        if self.days[10].is_none() {
            return;
        }
        let late = self.actual_start.days_since(self.planned_start);
        let mut end = self.first_end;
        if late > 45 && rng.chance(550) {
            let approved = self.actual_start.plus_days(rng.range(10, 60));
            end = end.plus_months(late / 30);
            let requested = approved.plus_days(-rng.range(5, 30)).max(self.actual_start);
            self.revisions.push(Revision { requested, approved, new_end: end, increase: 0 });
        }
        let reluctance = (late.clamp(0, 300) / 2) as u64 + if self.id.office.is_headquarters() { 0 } else { 80 };
        for round in 0..3u64 {
            if !rng.chance((420 + reluctance) / (round + 1)) {
                break;
            }
            // Most are approved before the end, some after it.
            let earliest = self.revisions.last().map_or(self.actual_start, |r| r.approved).plus_days(40);
            let approved = end.plus_days(-rng.range(-40, 150)).max(earliest);
            let requested = approved.plus_days(-rng.range(15, 38)).max(self.actual_start);
            end = end.max(approved).plus_months(rng.range(2, 9));
            let increase = if rng.chance(300) { self.budget * i64::from(rng.range(5, 25)) / 100_000 * 1000 } else { 0 };
            self.revisions.push(Revision { requested, approved, new_end: end, increase });
        }
        let last_approved = self.revisions.last().map_or(self.actual_start, |r| r.approved);
        let overrun = if rng.chance(150) { rng.range(60, 240) } else { rng.range(-20, 45) };
        self.days[32] = Some(end.plus_days(overrun).max(last_approved).max(self.actual_start.plus_days(90)));
    }

    /// From the mid-term review to the closure of the accounts, which takes long everywhere.
    fn close(&mut self, rng: &mut Rng) {
        let Some(end) = self.days[32] else { return };
        if self.months >= 24 {
            self.days[31] = Some(self.actual_start.plus_days(self.months * 15 + rng.range(-30, 60)));
        }
        let report = self.set(33, end, rng, 35, 150);
        if self.budget >= 500_000 {
            self.set(34, end, rng, 60, 200);
        }
        self.set(35, end, rng, 5, 40);
        let assets = self.set(36, end, rng, 60, 260);
        let statement = self.set(37, report.max(assets), rng, 60, 200);
        self.set(38, statement, rng, 15, 90);
        self.set(39, statement, rng, 95, 260);
        if self.budget > 5_000_000 {
            self.set(40, end, rng, 540, 800);
        }
    }

    /// The donor's payments: one at the beginning, then one a year, some of them late.
    fn fund(&mut self, rng: &mut Rng) {
        let (Some(first), Some(signed)) = (self.days[14], self.days[12]) else { return };
        let number = ((self.months + 6) / 12).max(1);
        let part = self.budget / i64::from(number) / 100 * 100;
        for k in 0..number {
            let due = if k == 0 { signed.plus_days(30) } else { first.plus_months(12 * k) };
            let late = if rng.chance(200) { rng.range(60, 210) } else { rng.range(-5, 30) };
            let received = if k == 0 { first } else { due.plus_days(late) };
            let amount = if k + 1 == number { self.budget - part * i64::from(number - 1) } else { part };
            self.instalments.push(Instalment { due, received, amount });
        }
        for r in self.revisions.iter().filter(|r| r.increase > 0) {
            let due = r.approved.plus_days(45);
            let received = due.plus_days(rng.range(-15, 60));
            self.instalments.push(Instalment { due, received, amount: r.increase });
        }
    }

    /// The day on which dropped, cancelled and suspended ones stop.
    fn stop(&mut self, rng: &mut Rng) {
        let stop = match self.course {
            Course::Idea | Course::Ordinary => return,
            Course::Dropped => self.days[8].map(|d| d.plus_days(rng.range(-20, 10))),
            Course::Cancelled if rng.chance(500) => self.days[10].map(|d| d.plus_days(rng.range(20, 120))),
            Course::Cancelled | Course::Suspended => {
                let length = self.end().days_since(self.actual_start);
                Some(self.actual_start.plus_days(length * rng.range(25, 75) / 100))
            }
        };
        self.stopped_on = stop;
    }

    /// Some activities under way are not reported on any more, for longer than a year.
    fn fall_silent(&mut self, spec: &Spec, rng: &mut Rng) {
        let silent = spec.today.plus_days(-rng.range(385, 640));
        let under_way = self.course == Course::Ordinary && self.actual_start < silent && self.end() > silent;
        if under_way && rng.chance(110) {
            self.horizon = silent;
        }
    }

    fn choose_spending(&mut self, is_last: bool, rng: &mut Rng) {
        self.spent_share = i64::from(match rng.below(1000) {
            0..=54 => rng.range(1030, 1180),
            55..=174 => rng.range(350, 650),
            _ => rng.range(870, 1000),
        });
        let is_running = self.actual_start < self.horizon && self.end() > self.horizon;
        let left = self.planned_end_on(self.horizon).days_since(self.horizon);
        if is_running && left < 180 && rng.chance(260) {
            self.spent_share = i64::from(rng.range(250, 520));
        }
        if is_running && !is_last && rng.chance(75) {
            self.spending_stops = Some(self.horizon.plus_days(-rng.range(200, 380)));
        }
    }
}

fn draw_course(rng: &mut Rng) -> Course {
    match rng.below(1000) {
        0..=64 => Course::Idea,
        65..=94 => Course::Dropped,
        95..=139 => Course::Cancelled,
        140..=174 => Course::Suspended,
        _ => Course::Ordinary,
    }
}

/// Approved total in whole units, to the thousand.
fn draw_budget(fund: &str, rng: &mut Rng) -> i64 {
    let (low, high) = match fund {
        "RBTC" => (30, 400),
        "RBSA" => (100, 900),
        _ => match rng.below(100) {
            0..=7 => (60, 200),
            8..=44 => (200, 1_000),
            45..=83 => (1_000, 5_000),
            84..=96 => (5_000, 12_000),
            _ => (12_000, 30_000),
        },
    };
    i64::from(rng.range(low, high)) * 1000
}

//! Milestones of the made-up project cycle: planned when the plan is made, re-planned at revisions, actual when they
//! happen. Holders are posts and units, never persons. A large portfolio carries a short set, to keep its size sane.

use crate::Spec;
use crate::life::Life;
use crate::purpose;
use crate::rng::Rng;
use crate::stated;
use domain::statement::{MilestoneStatement, Statement};
use domain::{Day, Said};

/// Milestones of a large portfolio.
const SHORT: [usize; 8] = [8, 10, 12, 14, 19, 25, 32, 39];
/// Milestones planned when the idea is written down.
const DESIGN: [(usize, i32); 5] = [(2, 30), (4, 45), (5, 70), (8, 100), (10, 130)];
/// Days after approval.
const SET_UP: [(usize, i32); 10] =
    [(11, 14), (12, 60), (13, 75), (14, 90), (15, 100), (16, 75), (17, 105), (18, 135), (19, 165), (20, 210)];
/// Days after the planned start.
const BEGINNING: [(usize, i32); 6] = [(21, 30), (22, 45), (23, 90), (24, 120), (25, 30), (26, 90)];
/// Days after the planned end.
const CLOSING: [(usize, i32); 8] = [(32, 0), (35, 15), (33, 60), (34, 90), (36, 90), (37, 150), (38, 170), (39, 180)];

/// Which post or unit has the file.
fn holder(life: &Life, milestone: usize) -> String {
    let unit = match milestone {
        1 | 2 | 7 | 22 => "Programme unit",
        3 | 5 | 8 | 21 | 35 => "Design lead post",
        4 | 11 => "Partnerships unit, headquarters",
        6 | 9 => "Appraisal unit, headquarters",
        10 if life.id.office.is_headquarters() => "Director's office, headquarters",
        10 => "Director's office",
        12 | 28 => life.id.donor.name,
        13 => "Government counterpart",
        14 | 15 | 37..=39 => "Finance unit, headquarters",
        16..=20 => "Human resources unit",
        23 | 31 | 34 | 40 => "Evaluation unit, headquarters",
        _ => "CTA post",
    };
    if unit.ends_with("headquarters") || unit.len() > 24 || milestone == 12 || milestone == 28 {
        unit.to_owned()
    } else {
        format!("{unit}, {}", life.id.office.name)
    }
}

struct Sheet<'a> {
    life: &'a Life,
    short: bool,
    rows: Vec<MilestoneStatement>,
    /// The milestone of each row.
    numbers: Vec<usize>,
}

impl Sheet<'_> {
    fn carries(&self, milestone: usize) -> bool {
        !self.short || SHORT.contains(&milestone)
    }

    /// The row of a milestone and round known on a day; a row that stands already is filled further, so that no two
    /// rows of one day contradict each other.
    fn row(&mut self, milestone: usize, round: u32, known: Day) -> &mut MilestoneStatement {
        let stands = (0..self.rows.len()).rfind(|k| {
            let row = &self.rows[*k];
            self.numbers[*k] == milestone && row.round == round && row.recorded.on == known
        });
        let at = stands.unwrap_or_else(|| {
            self.numbers.push(milestone);
            self.rows.push(MilestoneStatement {
                row: 0,
                recorded: stated(known),
                activity: self.life.id.symbol.clone(),
                milestone: format!("M{milestone:02}"),
                round,
                planned_on: Said::Nothing,
                actual_on: Said::Nothing,
                holder: Said::Nothing,
            });
            self.rows.len() - 1
        });
        &mut self.rows[at]
    }

    fn plan(&mut self, milestone: usize, known: Day, planned: Day) {
        if !self.carries(milestone) || self.life.day(milestone).is_none() {
            return;
        }
        let who = holder(self.life, milestone);
        let row = self.row(milestone, 1, known);
        row.planned_on = Said::Value(planned);
        row.holder = Said::Value(who);
    }

    fn actual(&mut self, milestone: usize, round: u32, happened: Day, known: Day) {
        let who = holder(self.life, milestone);
        let row = self.row(milestone, round, known);
        row.actual_on = Said::Value(happened);
        row.holder = Said::Value(who);
    }
}

/// Adds the statements about milestones.
pub(crate) fn tell(spec: &Spec, life: &Life, out: &mut Vec<Statement>) {
    let mut rng = Rng::stream(spec.seed, life.id.index, purpose::MILESTONES);
    let mut sheet = Sheet { life, short: spec.is_large(), rows: Vec::with_capacity(64), numbers: Vec::new() };
    plans(&mut sheet);
    for milestone in 1..=40 {
        let lag = rng.range(0, 14);
        if let Some(day) = life.happened(milestone).filter(|_| sheet.carries(milestone)) {
            sheet.actual(milestone, 1, day, day.plus_days(lag).min(life.horizon));
        }
    }
    if !sheet.short {
        rounds(&mut sheet, &mut rng);
    }
    out.extend(sheet.rows.into_iter().map(Statement::Milestone));
}

fn plans(sheet: &mut Sheet<'_>) {
    let life = sheet.life;
    if let Some(born) = life.happened(3) {
        for (milestone, days) in DESIGN {
            sheet.plan(milestone, born, born.plus_days(days));
        }
    }
    let Some(approved) = life.happened(10) else { return };
    for (milestone, days) in SET_UP {
        sheet.plan(milestone, approved, approved.plus_days(days));
    }
    for (milestone, days) in BEGINNING {
        sheet.plan(milestone, approved, life.planned_start.plus_days(days));
    }
    sheet.plan(31, approved, life.planned_start.plus_days(life.months * 15));
    ends(sheet, approved, life.first_end);
    for revision in &life.revisions {
        if revision.approved <= life.last_day() {
            ends(sheet, revision.approved, revision.new_end);
        }
    }
}

fn ends(sheet: &mut Sheet<'_>, known: Day, end: Day) {
    for (milestone, days) in CLOSING {
        sheet.plan(milestone, known, end.plus_days(days));
    }
}

/// Milestones that come several times: returned appraisals, instalments, revisions.
fn rounds(sheet: &mut Sheet<'_>, rng: &mut Rng) {
    let life = sheet.life;
    let last = life.last_day();
    for (k, day) in life.returned.iter().enumerate().filter(|(_, d)| **d <= last) {
        sheet.actual(9, k as u32 + 1, *day, *day);
    }
    let signed = life.happened(12);
    for (k, instalment) in life.instalments.iter().enumerate() {
        let Some(known) = signed.filter(|_| instalment.due.plus_days(-400) <= last) else { break };
        let planned_known = known.max(instalment.due.plus_days(-400)).min(life.horizon);
        let who = holder(life, 28);
        let row = sheet.row(28, k as u32 + 1, planned_known);
        row.planned_on = Said::Value(instalment.due);
        row.holder = Said::Value(who);
        if instalment.received <= last {
            let known = instalment.received.plus_days(rng.range(0, 5)).max(planned_known).min(life.horizon);
            sheet.actual(28, k as u32 + 1, instalment.received, known);
        }
    }
    for (k, revision) in life.revisions.iter().enumerate().filter(|(_, r)| r.requested <= last) {
        let round = k as u32 + 1;
        sheet.row(29, round, revision.requested).planned_on = Said::Value(revision.requested.plus_days(21));
        if revision.approved <= last {
            sheet.actual(29, round, revision.approved, revision.approved);
        }
    }
}

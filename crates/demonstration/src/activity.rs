//! What is said of a made-up activity as such: the idea, the first plan at approval, the start, revisions, changes
//! of status, closure. Now and then something is missing or does not fit, as in real files; nothing is refusable.

use crate::Spec;
use crate::identity::{Identity, share};
use crate::life::{Course, Life};
use crate::purpose;
use crate::rng::Rng;
use crate::stated;
use domain::statement::{ActivityStatement, Statement};
use domain::{ActivityStatus, Amount, Day, Said, Vocabulary};

struct Story<'a> {
    life: &'a Life,
    rng: Rng,
    told: Vec<ActivityStatement>,
}

impl Story<'_> {
    /// Says something that happened on a day and became known a little later. Two things that became known on the
    /// same day are one statement, so that none contradicts another.
    fn say(&mut self, happened: Day, fill: impl FnOnce(&mut ActivityStatement)) {
        if happened > self.life.horizon {
            return;
        }
        let known = happened.plus_days(self.rng.range(0, 12)).min(self.life.horizon);
        match self.told.last_mut() {
            Some(last) if last.recorded.on >= known => fill(last),
            _ => {
                let mut new = ActivityStatement::new(self.life.id.symbol.clone(), stated(known), 0);
                fill(&mut new);
                self.told.push(new);
            }
        }
    }
}

/// Adds the statements about the activity as such.
pub(crate) fn tell(spec: &Spec, life: &Life, out: &mut Vec<Statement>) {
    let rng = Rng::stream(spec.seed, life.id.index, purpose::ACTIVITY);
    let mut story = Story { life, rng, told: Vec::with_capacity(8) };
    idea(spec, &mut story);
    approval(&mut story);
    let mut later: Vec<(Day, Event)> = Vec::with_capacity(8);
    if let Some(start) = Some(life.actual_start).filter(|d| life.happened(15).is_some() && *d <= life.last_day()) {
        later.push((start, Event::Start));
    }
    later.extend(
        life.revisions
            .iter()
            .enumerate()
            .filter(|(_, r)| r.approved <= life.last_day())
            .map(|(i, r)| (r.approved, Event::Revision(i))),
    );
    later.extend(life.happened(32).map(|d| (d, Event::End)));
    later.extend(life.happened(39).map(|d| (d, Event::Closure)));
    later.extend(life.stopped_on.filter(|d| *d <= life.horizon).map(|d| (d, Event::Stop)));
    later.sort_by_key(|(day, _)| *day);
    for (day, event) in later {
        story.say(day, |s| apply(life, day, event, s));
    }
    out.extend(story.told.into_iter().map(|s| Statement::Activity(Box::new(s))));
}

#[derive(Clone, Copy)]
enum Event {
    Start,
    Revision(usize),
    End,
    Closure,
    Stop,
}

fn apply(life: &Life, day: Day, event: Event, s: &mut ActivityStatement) {
    match event {
        Event::Start => {
            s.status = Said::Value(ActivityStatus::Implementation);
            s.actual_start = Said::Value(day);
        }
        Event::Revision(number) => {
            s.planned_end = Said::Value(life.revisions[number].new_end);
            if life.revisions[number].increase > 0 && !has_unknown_budget(life) {
                s.approved_budget = Said::Value(Amount::units(life.budget_on(day)));
                s.currency = Said::Value(life.id.currency);
            }
        }
        Event::End => {
            s.status = Said::Value(ActivityStatus::Finalisation);
            s.actual_end = Said::Value(day);
        }
        Event::Closure => s.status = Said::Value(ActivityStatus::Closed),
        Event::Stop => {
            let halted = life.course == Course::Suspended;
            s.status = Said::Value(if halted { ActivityStatus::Suspended } else { ActivityStatus::Cancelled });
        }
    }
}

/// One activity in forty never tells its budget, one in twenty-five never its planned end at approval.
fn has_unknown_budget(life: &Life) -> bool {
    life.id.index % 41 == 17
}

fn has_no_planned_end(life: &Life) -> bool {
    life.id.index % 26 == 11
}

fn idea(spec: &Spec, story: &mut Story<'_>) {
    let life = story.life;
    let id = &life.id;
    let mut rng = story.rng.clone();
    story.rng.next_u64();
    story.say(id.born, |s| {
        let title = id.title(&mut rng);
        if !rng.chance(12) {
            s.title = Said::Value(title);
            s.title_language = Some(id.title_language().to_owned());
        }
        s.status = Said::Value(ActivityStatus::Pipeline);
        s.office = Said::Value(id.office.name.to_owned());
        if life.course != Course::Idea {
            s.donor = Said::Value(id.donor.name.to_owned());
        }
        s.parent = parent(spec, id, &mut rng);
        s.shares = shares(id, &mut rng);
    });
}

fn shares(id: &Identity, rng: &mut Rng) -> Vec<(Vocabulary, Said<Vec<domain::Share>>)> {
    let mut shares = Vec::with_capacity(5);
    if let Some(countries) = id.country_shares(rng) {
        shares.push((Vocabulary::Country, Said::Value(countries)));
    }
    shares.push((Vocabulary::Region, Said::Value(vec![share(id.region(), Some(100))])));
    if !rng.chance(25) {
        shares.push((Vocabulary::Sector, Said::Value(id.sector_shares(rng))));
    }
    let theme = *rng.pick(id.subject.themes);
    shares.push((Vocabulary::Theme, Said::Value(vec![share(theme, Some(100))])));
    shares
}

/// One in twelve belongs to an activity with a smaller number.
fn parent(spec: &Spec, id: &Identity, rng: &mut Rng) -> Said<String> {
    if id.index == 0 || !rng.chance(80) {
        return Said::Nothing;
    }
    let back = 1 + rng.below(id.index.min(20));
    Said::Value(Identity::draw(spec, id.index - back).symbol)
}

/// The first plan, stated on approval.
fn approval(story: &mut Story<'_>) {
    let life = story.life;
    let Some(approved) = life.happened(10) else { return };
    let mut rng = story.rng.clone();
    story.rng.next_u64();
    story.say(approved, |s| {
        s.approved_on = Said::Value(approved);
        s.instrument = Said::Value((*rng.pick(life.id.donor.instruments)).to_owned());
        s.shares.push((Vocabulary::Fund, Said::Value(vec![share(life.id.donor.fund, Some(100))])));
        s.planned_start = Said::Value(life.planned_start);
        if !has_no_planned_end(life) {
            // A slip of the pen, about one in a hundred and fifty: an end before the start.
            let slipped = rng.chance(7);
            let end = if slipped { life.planned_start.plus_days(-1) } else { life.first_end };
            s.planned_end = Said::Value(end);
        }
        s.currency = Said::Value(life.id.currency);
        s.approved_budget =
            if has_unknown_budget(life) { Said::Unknown } else { Said::Value(Amount::units(life.budget)) };
    });
}

//! How much later than planned activities will end, and the chance that it becomes known soon.

use crate::filters::{Filters, Question};
use crate::forecast::Interval;
use crate::headway::Known;
use crate::table::{Cell, Table};
use crate::{Failure, Headway};
use domain::day::DAYS_PER_MONTH;
use domain::{Context, Day};
use insight::facts::NONE;
use insight::slip::{
    ActivitySlip, BANDS, CLASS_NAMES, ClassCurve, CurveStep, DURATION_BANDS, FACTOR_NAMES, Hazards, LEFT_BANDS,
    MOST_REVISIONS, Slip, UNKNOWN_CLASS,
};
use serde::Serialize;

/// The answer of `slip`.
#[derive(Clone, Debug, Serialize)]
pub struct SlipAnswer {
    /// Last day of knowledge.
    pub as_of: String,
    /// Horizon of `p_over_90_days`, in months.
    pub months: u32,
    /// Activities without actual end, most likely late first.
    pub activities: Vec<SlipOfActivity>,
    /// What the chances rest on.
    pub basis: SlipBasis,
}

/// One activity.
#[derive(Clone, Debug, Serialize)]
pub struct SlipOfActivity {
    /// Identifier.
    pub activity: String,
    /// Title.
    pub title: String,
    /// End as first planned.
    pub first_planned_end: Option<String>,
    /// End as now planned.
    pub planned_end: Option<String>,
    /// Final end less the end as now planned, in months of 30.4375 days; null where it cannot be learnt.
    pub months: Option<Interval>,
    /// Chance that by the horizon the end is known to lie 90 days or more after the end as now planned.
    pub p_over_90_days: Option<f64>,
    /// Why, in codes and values.
    pub reasons: Vec<Reason>,
    /// What the months rest on.
    pub basis: ClassBasis,
}

/// One reason: a code with wording, and the value it is about.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    /// Stable code.
    pub code: &'static str,
    /// Its value, in the unit that the code says.
    pub value: Option<f64>,
}

/// A class of past plans.
#[derive(Clone, Debug, Serialize)]
pub struct ClassBasis {
    /// `kaplan-meier` or `too-few`.
    pub method: &'static str,
    /// What its members have in common.
    pub class: Option<&'static str>,
    /// Place of the class in `basis.curves` of the answer; null where no class has enough ends.
    pub curve: Option<usize>,
    /// Plans in it.
    pub n: u64,
    /// Of them ended.
    pub ended: u64,
    /// Months from the as-of day to the planned end; negative when past.
    pub months_left: Option<f64>,
    /// Revisions of the planned end by a month or more so far.
    pub revisions: u32,
    /// By what its monthly chance differs from that of others with as much time left.
    pub factors: Vec<OwnFactor>,
}

/// A class that an activity belongs to, and its factor.
#[derive(Clone, Debug, Serialize)]
pub struct OwnFactor {
    /// `duration`, `size` or `revisions`.
    pub by: &'static str,
    /// Class, as in [`ClassFactor::class`].
    pub class: String,
    /// Factor of its monthly chance.
    pub factor: f64,
}

/// What the chances were learnt from.
#[derive(Clone, Debug, Serialize)]
pub struct SlipBasis {
    /// Ends that moved 90 days or more, seen so far.
    pub moved: u64,
    /// Activity-months watched.
    pub activity_months: f64,
    /// Days between two looks.
    pub step_days: i32,
    /// Monthly chances by time left, from the furthest past its end to the longest to go.
    pub bands: Vec<BandBasis>,
    /// Factors of classes of activities.
    pub factors: Vec<ClassFactor>,
    /// Classes of plans that the months rest on.
    pub curves: Vec<CurveBasis>,
}

/// How late the ends of a class of plans came.
#[derive(Clone, Debug, Serialize)]
pub struct CurveBasis {
    /// What its plans have in common.
    pub class: &'static str,
    /// Their instrument; null where the class has several, blank where it is not known.
    pub instrument: Option<String>,
    /// Revisions before (`2+`); null for any.
    pub revisions: Option<String>,
    /// By time after the plan: days, plans at risk, ends; from the least time that has passed for an activity here.
    pub steps: Vec<[i64; 3]>,
}

/// What was seen of activities with about as many months left.
#[derive(Clone, Debug, Serialize)]
pub struct BandBasis {
    /// Months left, at least; null for no limit.
    pub from: Option<f64>,
    /// Months left, below; null for no limit.
    pub below: Option<f64>,
    /// Activity-months watched.
    pub months: f64,
    /// Ends that moved 90 days or more.
    pub moved: u64,
    /// Activities that ended before that.
    pub ended: u64,
    /// Moves a month of an activity whose factors are 1.
    pub move_rate: f64,
    /// Ends a month.
    pub end_rate: f64,
}

/// How much more or less often ends of a class of activities moved than those of others with as much time left.
#[derive(Clone, Debug, Serialize)]
pub struct ClassFactor {
    /// `duration`, `size` or `revisions`.
    pub by: &'static str,
    /// Planned months (`0-12`), third of the approved totals (`1` the smallest), revisions (`2+`), or `unknown`.
    pub class: String,
    /// Ends that moved.
    pub moved: u64,
    /// That would have by the time left and the other factors.
    pub expected: f64,
    /// The factor, shrunk towards 1.
    pub factor: f64,
}

/// The slip of the chosen activities without actual end.
pub fn slip(headway: &Headway, ctx: &Context, filters: &Filters, months: u32) -> Result<SlipAnswer, Failure> {
    if !(1..=600).contains(&months) {
        return Err(Failure::invalid("months.unknown").with("months", months));
    }
    let asked = Question::of(headway, ctx, filters)?;
    let known = &asked.known;
    let result = insight::slip::slip(&known.facts, &known.portfolio, &asked.selection, months);
    Ok(answer(known, &result))
}

fn answer(known: &Known, result: &Slip) -> SlipAnswer {
    let curve = |slip: &ActivitySlip| {
        slip.basis.class.and_then(|class| result.curves.binary_search_by_key(&class, |c| c.class).ok())
    };
    let mut activities: Vec<SlipOfActivity> =
        result.activities.iter().map(|a| of_activity(known, a, &result.hazards, curve(a))).collect();
    activities.sort_by(|a, b| {
        let chance = |s: &SlipOfActivity| s.p_over_90_days.unwrap_or(-1.0);
        chance(b).total_cmp(&chance(a)).then_with(|| a.activity.cmp(&b.activity))
    });
    SlipAnswer {
        as_of: known.as_of.to_string(),
        months: result.months,
        activities,
        basis: SlipBasis {
            moved: u64::from(result.hazards.moved()),
            activity_months: result.hazards.bands.iter().map(|b| b.months).sum(),
            step_days: result.hazards.step_days,
            bands: bands(&result.hazards),
            factors: factors(&result.hazards),
            curves: result.curves.iter().map(|curve| curve_basis(known, curve)).collect(),
        },
    }
}

fn curve_basis(known: &Known, curve: &ClassCurve) -> CurveBasis {
    let instruments = &known.facts.names.instruments;
    let code = |number: u32| if number == NONE { String::new() } else { instruments.code(number).to_owned() };
    let step = |s: &CurveStep| [(s.months * DAYS_PER_MONTH).round() as i64, s.at_risk as i64, s.ended as i64];
    CurveBasis {
        class: CLASS_NAMES[curve.class.level],
        instrument: curve.class.instrument.map(code),
        revisions: curve.class.revisions.map(|n| class_name(REVISIONS, n as u8)),
        steps: curve.steps.iter().map(step).collect(),
    }
}

/// Place of the revisions among the traits.
const REVISIONS: usize = FACTOR_NAMES.len() - 1;

fn bands(hazards: &Hazards) -> Vec<BandBasis> {
    let band = |at: usize| {
        let seen = hazards.bands[at];
        BandBasis {
            from: at.checked_sub(1).map(|at| LEFT_BANDS[at]),
            below: LEFT_BANDS.get(at).copied(),
            months: seen.months,
            moved: u64::from(seen.moved),
            ended: u64::from(seen.ended),
            move_rate: seen.move_rate,
            end_rate: seen.end_rate,
        }
    };
    (0..BANDS).map(band).collect()
}

fn factors(hazards: &Hazards) -> Vec<ClassFactor> {
    let of = |(which, by): (usize, &'static &'static str)| {
        hazards.factors[which].iter().map(move |(class, factor)| ClassFactor {
            by,
            class: class_name(which, *class),
            moved: u64::from(factor.moved),
            expected: factor.expected,
            factor: factor.value,
        })
    };
    FACTOR_NAMES.iter().enumerate().flat_map(of).collect()
}

/// A class of one of [`FACTOR_NAMES`] in signs that every language shares.
fn class_name(which: usize, class: u8) -> String {
    if class == UNKNOWN_CLASS {
        return "unknown".to_owned();
    }
    let at = usize::from(class);
    match FACTOR_NAMES[which] {
        "duration" => match (at.checked_sub(1).map(|at| DURATION_BANDS[at]), DURATION_BANDS.get(at)) {
            (from, Some(below)) => format!("{}-{below}", from.unwrap_or(0.0)),
            (from, None) => format!("{}+", from.unwrap_or(0.0)),
        },
        "size" => (at + 1).to_string(),
        _ if u32::from(class) >= MOST_REVISIONS => format!("{MOST_REVISIONS}+"),
        _ => class.to_string(),
    }
}

/// What moves an own chance by less than this is no reason.
const NOTABLE: f64 = 1.1;

/// The factors of an activity, and as reasons those that matter.
fn own_factors(slip: &ActivitySlip, hazards: &Hazards, reasons: &mut Vec<Reason>) -> Vec<OwnFactor> {
    const CODES: [&str; FACTOR_NAMES.len()] = ["moves-by-duration", "moves-by-size", "moves-by-revisions"];
    let Some(traits) = slip.basis.traits.filter(|_| slip.p_over_90_days.is_some()) else { return Vec::new() };
    let mut own = Vec::new();
    for (which, class) in traits.0.into_iter().enumerate() {
        let factor = hazards.factor(which, class);
        if factor.max(1.0 / factor) >= NOTABLE {
            reasons.push(Reason { code: CODES[which], value: Some(factor) });
        }
        own.push(OwnFactor { by: FACTOR_NAMES[which], class: class_name(which, class), factor });
    }
    own
}

fn of_activity(known: &Known, slip: &ActivitySlip, hazards: &Hazards, curve: Option<usize>) -> SlipOfActivity {
    let basis = &slip.basis;
    let mut reasons = Vec::new();
    match basis.months_left {
        Some(left) if left < 0.0 => reasons.push(Reason { code: "months-past-plan", value: Some(-left) }),
        Some(left) => reasons.push(Reason { code: "months-left", value: Some(left) }),
        None => reasons.push(Reason { code: "no-planned-end", value: None }),
    }
    if basis.revisions > 0 {
        reasons.push(Reason { code: "revised-before", value: Some(f64::from(basis.revisions)) });
    }
    match basis.class {
        Some(_) => reasons.push(Reason { code: "similar-ended", value: Some(basis.ended as f64) }),
        None => reasons.push(Reason { code: "too-few-ended", value: None }),
    }
    let factors = own_factors(slip, hazards, &mut reasons);
    SlipOfActivity {
        activity: known.facts.activities.identifiers[slip.activity as usize].clone(),
        title: known.title(slip.activity),
        first_planned_end: slip.first_planned_end.map(|d| d.to_string()),
        planned_end: slip.planned_end.map(|d| d.to_string()),
        months: slip.months.map(|q| Some(q).into()),
        p_over_90_days: slip.p_over_90_days,
        reasons,
        basis: ClassBasis {
            method: if slip.months.is_some() { "kaplan-meier" } else { "too-few" },
            class: basis.class.map(|class| CLASS_NAMES[class.level]),
            curve,
            n: basis.n as u64,
            ended: basis.ended as u64,
            months_left: basis.months_left,
            revisions: basis.revisions,
            factors,
        },
    }
}

impl SlipAnswer {
    /// Activities as a table.
    pub fn table(&self) -> Table {
        let mut table = Table::with_columns(&[
            ("activity", "column-activity", false),
            ("title", "column-title", false),
            ("first_planned_end", "column-first-plan", false),
            ("planned_end", "column-planned-end", false),
            ("months_p10", "column-late-months-p10", true),
            ("months_p50", "column-late-months-p50", true),
            ("months_p90", "column-late-months-p90", true),
            ("p_over_90_days", "column-p-over-90-days", true),
        ]);
        let day = |text: &Option<String>| Cell::day(text.as_deref().and_then(Day::parse));
        let months = |value: Option<f64>| value.map_or(Cell::Unknown, |v| Cell::Number(v, 1));
        for slip in &self.activities {
            let interval = slip.months.unwrap_or_default();
            table.rows.push(vec![
                Cell::Text(slip.activity.clone()),
                Cell::text(&slip.title),
                day(&slip.first_planned_end),
                day(&slip.planned_end),
                months(interval.p10),
                months(interval.p50),
                months(interval.p90),
                Cell::Share(slip.p_over_90_days),
            ]);
        }
        table
    }
}

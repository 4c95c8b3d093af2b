//! Plan and spending of one activity, cumulated by month.

use super::{day_number, frame, time_label};
use crate::words::{Words, currency};
use app::activities::ShowAnswer;
use app::decimal::Decimal;
use domain::AsOf;
use pictures::s_curve::{Line, LinePoint};
use pictures::{SCurve, axis, responsive};
use wording::Arg;

/// The S-curve.
pub(crate) fn curve(words: Words, answer: &ShowAnswer) -> String {
    let code = currency(&answer.currency);
    let line = |name: String, pick: &dyn Fn(&app::activity::CurveMonth) -> Option<Decimal>, marks: bool| Line {
        points: answer
            .curve
            .iter()
            .filter_map(|month| {
                let amount = pick(month)?;
                let tooltip = || words.said_of(&words.iso_day(&month.end), &words.short_money(Some(amount), code));
                Some(LinePoint {
                    day: day_number(Some(&month.end))?,
                    value: amount.to_f64(),
                    tooltip: if marks { tooltip() } else { String::new() },
                    href: None,
                })
            })
            .collect(),
        name,
    };
    let mut actual = line(words.t("picture-spent"), &|m| m.spent, true);
    let mut planned = line(words.t("picture-current-plan"), &|m| m.planned, false);
    let mut original = line(words.t("picture-first-plan"), &|m| m.first_planned, false);
    // A plan that was never revised is drawn once.
    if original.points.iter().map(|p| p.value).eq(planned.points.iter().map(|p| p.value)) {
        original = Line::default();
    }
    let total = answer.row.approved_budget.map(|amount| {
        let text = words.short_money(Some(amount), code);
        (amount.to_f64(), words.with("picture-approved-total", &[("amount", Arg::Text(&text))]))
    });
    let as_of = AsOf::parse(&answer.as_of).map(|at| {
        let day = words.day(at.day);
        (at.day.0, words.with("picture-as-of", &[("day", Arg::Text(&day))]))
    });
    let days = || [&actual, &planned, &original].into_iter().flat_map(|l| l.points.iter().map(|p| p.day));
    let values = || [&actual, &planned, &original].into_iter().flat_map(|l| l.points.iter().map(|p| p.value));
    let (first, last) = (days().min().unwrap_or(0), days().max().unwrap_or(0));
    let last = as_of.as_ref().map_or(last, |(day, _)| last.max(*day));
    let known_until = as_of.as_ref().map_or(last, |(day, _)| *day);
    let highest = values().chain(total.iter().map(|t| t.0)).fold(0.0, f64::max);
    let lowest = values().fold(0.0, f64::min);
    // Cumulated money stays what it is after its last change: plans to the end of the picture, spending to what is known.
    for (line, until) in [(&mut actual, known_until), (&mut planned, last), (&mut original, last)] {
        if let Some(end) = line.points.last().filter(|end| end.day < until).cloned() {
            line.points.push(LinePoint { day: until, tooltip: String::new(), ..end });
        }
    }
    let title = words.t("activity-curve-title");
    responsive(&frame(words, "curve", title), |frame| {
        SCurve {
            time_ticks: axis::time_ticks(first, last, if frame.width > 500.0 { 9 } else { 5 }, |d, s| {
                time_label(words, d, s)
            }),
            value_ticks: axis::value_ticks(lowest, highest, 5, |v| words.short_amount(v, code)),
            frame,
            planned: planned.clone(),
            original: original.clone(),
            actual: actual.clone(),
            total: total.clone(),
            as_of: as_of.clone(),
            today: None,
        }
        .svg()
    })
}

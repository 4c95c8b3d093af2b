//! Waiting days by group and step, each cell leading to the cases that wait.

use super::frame;
use crate::ask::Ask;
use crate::links;
use crate::words::Words;
use app::bottlenecks::{BottlenecksAnswer, GroupAnswer, StepAnswer};
use pictures::heat_map::{Cell, HeatMap, HeatRow};
use pictures::responsive;
use wording::Arg;

/// Most columns of the picture; the table beneath has all steps.
pub(crate) const MOST_STEPS: usize = 9;
/// Natural width: room for the names of steps.
const WIDTH: f64 = 880.0;
/// Most rows of the picture.
pub(crate) const MOST_GROUPS: usize = 30;

/// Waiting in the window, done and running together: what a manager means by "days waited here".
fn waited(step: &StepAnswer) -> f64 {
    step.waiting_days + step.running_days
}

/// The picture: groups where asked for, else one row for all.
pub(crate) fn heat_map(ask: &Ask, words: Words, title: String, answer: &BottlenecksAnswer) -> String {
    let mut steps: Vec<&StepAnswer> = answer.steps.iter().filter(|s| waited(s) > 0.0 || s.open > 0).collect();
    steps.sort_by(|a, b| waited(b).total_cmp(&waited(a)));
    steps.truncate(MOST_STEPS);
    let by_office = answer.by.as_deref() == Some("office");
    let row = |label: String, office: Option<&str>, of: &[StepAnswer]| HeatRow {
        href: office.filter(|o| !o.is_empty()).map(|o| ask.to_one(&links::office(o))),
        cells: steps
            .iter()
            .map(|head| cell(ask, words, answer, &label, office, of.iter().find(|s| s.step == head.step)))
            .collect(),
        total: words.number(of.iter().map(waited).sum(), 0),
        label,
    };
    let rows: Vec<HeatRow> = if answer.groups.is_empty() {
        vec![row(words.t("all-cases"), None, &answer.steps)]
    } else {
        answer
            .groups
            .iter()
            .take(MOST_GROUPS)
            .map(|group: &GroupAnswer| {
                let name = if group.name.is_empty() { words.t("group-unknown") } else { group.name.clone() };
                row(name, by_office.then_some(group.group.as_str()), &group.steps)
            })
            .collect()
    };
    let mut sums: Vec<String> = steps.iter().map(|s| words.number(waited(s), 0)).collect();
    sums.push(words.number(answer.steps.iter().map(waited).sum(), 0));
    let totals = (rows.len() > 1).then(|| (words.t("total"), sums));
    let columns: Vec<String> = steps.iter().map(|s| s.name.clone()).collect();
    responsive(&frame(words, "heat", title).wide(WIDTH), |frame| {
        HeatMap {
            frame,
            columns: columns.clone(),
            rows: rows.clone(),
            totals: totals.clone(),
            total_head: words.t("total"),
        }
        .svg()
    })
}

fn cell(
    ask: &Ask,
    words: Words,
    answer: &BottlenecksAnswer,
    group: &str,
    office: Option<&str>,
    step: Option<&StepAnswer>,
) -> Cell {
    let Some(step) = step else { return Cell::default() };
    let days = words.days(waited(step));
    let open = words.count("bottlenecks-waiting-now", step.open);
    let tooltip = words.with(
        "bottlenecks-cell",
        &[
            ("group", Arg::Text(group)),
            ("step", Arg::Text(&step.name)),
            ("days", Arg::Text(&days)),
            ("open", Arg::Text(&open)),
        ],
    );
    Cell {
        value: Some(waited(step)),
        text: words.number(waited(step), 0),
        tooltip,
        href: (step.open > 0).then(|| waiting_href(ask, &answer.process, Some(&step.step), office)),
    }
}

/// Address of the waiting cases of a step, in an office where one is given (blank for "no office").
pub(crate) fn waiting_href(ask: &Ask, process: &str, step: Option<&str>, office: Option<&str>) -> String {
    let kept = ask.sticky().into_iter().filter(|(n, _)| *n != "office" || office.is_none());
    let own = [("process", Some(process)), ("step", step), ("office", office)];
    links::with_query(
        links::WAITING,
        kept.chain(own.into_iter().filter_map(|(n, v)| Some((n, v?)))).collect::<Vec<_>>(),
    )
}

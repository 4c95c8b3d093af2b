//! Activities by state as one bar in words and colour.

use super::frame;
use crate::ask::Ask;
use crate::filter_form::STATES;
use crate::links;
use crate::words::Words;
use app::status::States;
use pictures::{Part, ShareBar, State, responsive};

/// How many activities are in a state.
pub(crate) fn count_of(states: &States, state: &str) -> u64 {
    match state {
        "act" => states.act,
        "watch" => states.watch,
        "on_pace" => states.on_pace,
        "unknown" => states.unknown,
        _ => states.not_applicable,
    }
}

/// The bar; each part leads to its activities.
pub(crate) fn states(ask: &Ask, words: Words, states: &States) -> String {
    let parts: Vec<Part> = STATES
        .iter()
        .map(|name| {
            let n = count_of(states, name);
            Part {
                state: match *name {
                    "act" => State::Act,
                    "watch" => State::Watch,
                    "on_pace" => State::OnPace,
                    "unknown" => State::Unknown,
                    _ => State::NotApplicable,
                },
                value: n as f64,
                name: words.name_of("state", name),
                value_text: words.whole(n),
                tooltip: words.said_of(&words.name_of("state", name), &words.count("n-activities", n)),
                href: (n > 0).then(|| ask.to(links::ACTIVITIES, &[("state", name)])),
            }
        })
        .collect();
    let frame = frame(words, "states", words.t("portfolio-states-title"));
    responsive(&frame, |frame| ShareBar { frame, parts: parts.clone() }.svg())
}

//! The form that narrows a page down, and the chips that show and remove what was chosen.

use crate::ask::Ask;
use crate::words::Words;
use app::filters::{Choice, Choices};
use askama::Template;
use domain::ActivityStatus;
use wording::Arg;

/// More choices than this are typed and not chosen: a box of a thousand lines helps nobody.
const MOST_CHOICES: usize = 120;
/// States in order of urgency.
pub(crate) const STATES: [&str; 5] = ["act", "watch", "on_pace", "unknown", "not_applicable"];

/// The form, ready to print.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "parts/filters.html")]
pub(crate) struct FilterForm {
    /// Where the form goes.
    pub(crate) action: String,
    /// Heading.
    pub(crate) title: String,
    /// Whether the form is open from the start.
    pub(crate) is_open: bool,
    /// Boxes.
    pub(crate) fields: Vec<Field>,
    /// Other parameters, to stay.
    pub(crate) hidden: Vec<(String, String)>,
    /// Label of the button.
    pub(crate) apply: String,
    /// What was chosen.
    pub(crate) chips: Vec<Chip>,
    /// Label and address of "clear all", where something was chosen.
    pub(crate) clear: Option<(String, String)>,
}

/// One box of a form.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    /// Value of a text box.
    pub(crate) value: String,
    /// Choices of a select box; empty for a text box.
    pub(crate) options: Vec<FieldOption>,
    /// Whether it is a search box.
    pub(crate) is_search: bool,
}

/// One choice.
#[derive(Clone, Debug)]
pub(crate) struct FieldOption {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) is_selected: bool,
}

/// A filter that is set, with the address that removes it.
#[derive(Clone, Debug)]
pub(crate) struct Chip {
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) href: String,
    /// What the link does, in words.
    pub(crate) remove: String,
}

impl FilterForm {
    /// Filters by choices. `with_states` adds what only a list of activities can be narrowed by.
    pub(crate) fn of(ask: &Ask, words: Words, choices: &Choices, with_states: bool) -> FilterForm {
        let mut fields = Vec::new();
        if with_states {
            fields.push(Field {
                name: "text",
                label: words.t("filters-search"),
                value: ask.get("text").unwrap_or_default().to_owned(),
                is_search: true,
                ..Field::default()
            });
            let states = STATES.iter().map(|s| ((*s).to_owned(), words.name_of("state", s)));
            fields.push(select(ask, words, "state", states));
            let statuses = ActivityStatus::ALL.iter().map(|s| (s.name().to_owned(), words.name_of("status", s.name())));
            fields.push(select(ask, words, "status", statuses));
        }
        for (name, list) in [
            ("office", &choices.offices),
            ("donor", &choices.donors),
            ("country", &choices.countries),
            ("region", &choices.regions),
            ("sector", &choices.sectors),
            ("theme", &choices.themes),
        ] {
            fields.extend(by_choices(ask, words, name, list));
        }
        let named = |name: &str, value: &str| named(words, choices, name, value);
        let filters = ask.filters();
        let chips: Vec<Chip> = filters
            .pairs()
            .into_iter()
            .map(|(name, value)| {
                let (label, value) = (words.t(&format!("filter-{name}")), named(name, value));
                let both = words.said_of(&label, &value);
                Chip {
                    remove: words.with("filters-remove", &[("filter", Arg::Text(&both))]),
                    href: ask.here_with(&[(name, "")]),
                    label,
                    value,
                }
            })
            .collect();
        let nothing: Vec<(&str, &str)> = filters.pairs().into_iter().map(|(name, _)| (name, "")).collect();
        let hidden = ask
            .pairs()
            .filter(|(n, _)| *n != "page" && !fields.iter().any(|f| f.name == *n))
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .collect();
        FilterForm {
            action: ask.path.clone(),
            title: words.t("filters-title"),
            is_open: with_states,
            hidden,
            apply: words.t("filters-apply"),
            clear: (!chips.is_empty()).then(|| (words.t("filters-clear"), ask.here_with(&nothing))),
            fields,
            chips,
        }
    }
}

/// A select box of `(value, label)`, "any" first.
pub(crate) fn select(
    ask: &Ask,
    words: Words,
    name: &'static str,
    options: impl IntoIterator<Item = (String, String)>,
) -> Field {
    let chosen = ask.get(name).unwrap_or_default();
    let any = FieldOption { value: String::new(), label: words.t("filters-any"), is_selected: chosen.is_empty() };
    let options = options.into_iter().map(|(value, label)| FieldOption { is_selected: value == chosen, value, label });
    Field {
        name,
        label: words.t(&format!("filter-{name}")),
        options: std::iter::once(any).chain(options).collect(),
        ..Field::default()
    }
}

/// A select box where one of the choices is always taken.
pub(crate) fn choose(
    words: Words,
    name: &'static str,
    chosen: &str,
    options: impl IntoIterator<Item = (String, String)>,
) -> Field {
    let options: Vec<FieldOption> =
        options.into_iter().map(|(value, label)| FieldOption { is_selected: value == chosen, value, label }).collect();
    Field { name, label: words.t(&format!("filter-{name}")), options, ..Field::default() }
}

fn by_choices(ask: &Ask, words: Words, name: &'static str, list: &[Choice]) -> Option<Field> {
    let chosen = ask.get(name);
    if list.is_empty() && chosen.is_none() {
        return None;
    }
    if list.len() > MOST_CHOICES {
        return Some(Field {
            name,
            label: words.t(&format!("filter-{name}")),
            value: chosen.unwrap_or_default().to_owned(),
            ..Field::default()
        });
    }
    // Codes and names both filter; what was chosen by name is found by it.
    let code = chosen.map(|c| list.iter().find(|l| l.code == c || l.name == c).map_or(c, |l| &l.code));
    let options = list.iter().map(|c| {
        let n = words.whole(c.n);
        (c.code.clone(), format!("{} ({n})", if c.name.is_empty() { &c.code } else { &c.name }))
    });
    let mut field = select(ask, words, name, options);
    for option in &mut field.options {
        option.is_selected = Some(option.value.as_str()) == code || (code.is_none() && option.value.is_empty());
    }
    Some(field)
}

fn named(words: Words, choices: &Choices, name: &str, value: &str) -> String {
    let list = match name {
        "state" => return words.name_of("state", value),
        "status" => return words.name_of("status", value),
        "office" => &choices.offices,
        "donor" => &choices.donors,
        "country" => &choices.countries,
        "region" => &choices.regions,
        "sector" => &choices.sectors,
        "theme" => &choices.themes,
        _ => return value.to_owned(),
    };
    let found = list.iter().find(|c| c.code == value).map(|c| c.name.clone()).filter(|n| !n.is_empty());
    found.unwrap_or_else(|| value.to_owned())
}

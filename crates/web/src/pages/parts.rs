//! Parts that several pages have: tiles, signals, rates, incomplete sums, paging, controls.

use crate::ask::Ask;
use crate::filter_form::Field;
use crate::grid::{Grid, GridCell, Head, state_class};
use crate::links;
use crate::words::{Words, currency};
use app::decimal::Decimal;
use app::signals::SignalAnswer;
use app::status::{Incomplete, QuantityAnswer, RateAnswer};
use askama::Template;
use wording::Arg;

/// A figure with its name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tile {
    pub(crate) label: String,
    pub(crate) value: String,
    /// The figure to the last digit, shown on pointing.
    pub(crate) exact: String,
    pub(crate) note: String,
    pub(crate) is_unknown: bool,
}

impl Tile {
    /// An amount.
    pub(crate) fn money(words: Words, key: &str, amount: Option<Decimal>, code: &str, note: String) -> Tile {
        let currency = currency(code);
        Tile {
            label: words.t(key),
            value: words.short_money(amount, currency),
            exact: words.exact_money(amount, currency),
            note,
            is_unknown: amount.is_none(),
        }
    }

    /// A share, or *not defined*.
    pub(crate) fn share(words: Words, label: String, share: Option<f64>, note: String) -> Tile {
        Tile { label, value: words.percent(share), exact: String::new(), note, is_unknown: share.is_none() }
    }

    /// A count.
    pub(crate) fn count(words: Words, label: String, n: u64) -> Tile {
        Tile { label, value: words.whole(n), ..Tile::default() }
    }
}

/// A name and a value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) label: String,
    pub(crate) value: String,
}

/// A fact of a thing: a name and one or more values.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fact {
    pub(crate) label: String,
    pub(crate) lines: Vec<FactLine>,
    pub(crate) is_unknown: bool,
}

/// One value of a fact.
#[derive(Clone, Debug, Default)]
pub(crate) struct FactLine {
    pub(crate) text: String,
    pub(crate) href: Option<String>,
    pub(crate) note: String,
}

/// Signals with their reasons.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "parts/signals.html")]
pub(crate) struct SignalList {
    pub(crate) items: Vec<SignalItem>,
    pub(crate) when_empty: String,
}

/// One signal.
#[derive(Clone, Debug, Default)]
pub(crate) struct SignalItem {
    pub(crate) class: &'static str,
    pub(crate) severity: String,
    pub(crate) rule: String,
    pub(crate) raised: String,
    /// Where its activity is; blank on the activity's own page.
    pub(crate) href: Option<String>,
    pub(crate) title: String,
    pub(crate) office: String,
    pub(crate) reasons: Vec<String>,
    /// Comparison and what clears it.
    pub(crate) more: String,
}

impl SignalList {
    /// Signals of several activities, linked.
    pub(crate) fn linked<'a>(
        ask: &Ask,
        words: Words,
        signals: impl IntoIterator<Item = &'a SignalAnswer>,
        with_more: bool,
    ) -> SignalList {
        let items =
            signals.into_iter().map(|s| item(words, s, Some(ask.to_one(&links::activity(&s.activity))), with_more));
        SignalList { items: items.collect(), when_empty: words.t("signals-none") }
    }

    /// Signals of one activity.
    pub(crate) fn of_one(words: Words, signals: &[SignalAnswer]) -> SignalList {
        SignalList {
            items: signals.iter().map(|s| item(words, s, None, true)).collect(),
            when_empty: words.t("signals-none"),
        }
    }
}

fn item(words: Words, signal: &SignalAnswer, href: Option<String>, with_more: bool) -> SignalItem {
    let day = words.iso_day(&signal.raised_on);
    let mut more = String::new();
    if with_more {
        more = capitalised(&words.with("signals-clears-when", &[("when", Arg::Text(&signal.clears_when))]));
        if signal.compared_with.n > 0 {
            let group = words.name_of("compared-with", &signal.compared_with.group);
            let n = signal.compared_with.n as i64;
            let compared = words.with("signals-compared-with", &[("n", Arg::Whole(n)), ("group", Arg::Text(&group))]);
            more = format!("{more} · {compared}");
        }
    }
    SignalItem {
        class: state_class(signal.severity),
        severity: words.name_of("state", signal.severity),
        rule: words.name_of("signal", signal.rule),
        raised: words.with("signals-raised-on", &[("day", Arg::Text(&day))]),
        href,
        title: signal.title.clone(),
        office: signal.office.clone(),
        reasons: signal.reasons.iter().map(|r| capitalised(&r.text)).collect(),
        more,
    }
}

/// Amounts left out of a figure for want of a rate.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "parts/incomplete.html")]
pub(crate) struct IncompleteNote {
    title: String,
    lines: Vec<String>,
}

impl IncompleteNote {
    /// Blank where nothing was left out.
    pub(crate) fn of(words: Words, parts: &[Incomplete]) -> IncompleteNote {
        IncompleteNote {
            title: words.t("figures-incomplete"),
            lines: parts
                .iter()
                .map(|part| {
                    let sum = words.short_money(Some(part.sum), currency(&part.currency));
                    let n = part.n as i64;
                    words.with(
                        "incomplete-currency",
                        &[("n", Arg::Whole(n)), ("currency", Arg::Text(&part.currency)), ("sum", Arg::Text(&sum))],
                    )
                })
                .collect(),
        }
    }
}

/// The named rates, each with what is divided by what in words.
pub(crate) fn rates_grid(words: Words, rates: &[RateAnswer], code: &str) -> Grid {
    let currency = currency(code);
    let quantity = |q: Option<QuantityAnswer>| match q {
        None => words.t("unknown"),
        Some(QuantityAnswer::Money(amount)) => words.short_money(Some(amount), currency),
        Some(QuantityAnswer::Share(share)) => words.percent(Some(share)),
    };
    let row = |rate: &RateAnswer| {
        let name = |attribute: &str| words.attribute_of("rate", rate.rate, attribute);
        let above_hundred =
            rate.value.is_some_and(|v| v > 1.0) && rate.rate != "time_adjusted" && rate.rate != "plan_adjusted";
        let note = match (rate.value, rate.basis.undefined_because) {
            (None, Some(reason)) => words.name_of("undefined", reason),
            _ if above_hundred => words.t("rate-above-hundred"),
            _ => rate.basis.year.map(|y| y.to_string()).unwrap_or_default(),
        };
        let value = GridCell {
            class: if rate.value.is_none() { "n soft" } else { "n" },
            ..GridCell::number(words.percent(rate.value))
        };
        let left_out: u64 = rate.basis.excluded.iter().filter(|e| e.what == "denominator-unknown").map(|e| e.n).sum();
        let basis = GridCell::number(words.whole(rate.basis.n));
        vec![
            GridCell::head(words.name_of("rate", rate.rate)).note(name("definition")),
            value.note(note),
            GridCell::number(quantity(rate.numerator)).note(name("numerator")),
            GridCell::number(quantity(rate.denominator)).note(name("denominator")),
            if left_out > 0 { basis.note(words.count("rates-left-out", left_out)) } else { basis },
        ]
    };
    Grid {
        id: "rates".to_owned(),
        caption: words.t("portfolio-rates-title"),
        hide_caption: true,
        heads: vec![
            Head::text(words.t("column-rate")),
            Head::number(words.t("column-rate-value")),
            Head::number(words.t("rates-numerator")),
            Head::number(words.t("rates-denominator")),
            Head::number(words.t("column-activities")),
        ],
        rows: rates.iter().map(row).collect(),
        when_empty: words.t("no-data"),
    }
}

/// Where a list goes on.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "parts/paging.html")]
pub(crate) struct Paging {
    label: String,
    shown: String,
    pages: usize,
    place: String,
    previous: Option<String>,
    previous_label: String,
    next: Option<String>,
    next_label: String,
}

impl Paging {
    /// The place of a page in a list.
    pub(crate) fn of(ask: &Ask, words: Words, page: usize, pages: usize, per_page: usize, total: u64) -> Paging {
        let address = |page: usize| {
            let number = page.to_string();
            ask.here_with(&[("page", &number)])
        };
        let from = ((page - 1) * per_page + 1) as u64;
        let to = (page * per_page) as u64;
        let text = |n: u64| words.whole(n);
        let (from, to, n) = (text(from), text(to.min(total)), text(total));
        let arguments = [("from", Arg::Text(&from)), ("to", Arg::Text(&to)), ("n", Arg::Text(&n))];
        let (this, all) = (text(page as u64), text(pages as u64));
        Paging {
            label: words.t("paging-label"),
            shown: if total == 0 { String::new() } else { words.with("rows-shown", &arguments) },
            pages,
            place: words.with("page-of", &[("page", Arg::Text(&this)), ("pages", Arg::Text(&all))]),
            previous: (page > 1).then(|| address(page - 1)),
            previous_label: words.t("page-previous"),
            next: (page < pages).then(|| address(page + 1)),
            next_label: words.t("page-next"),
        }
    }
}

/// A row of select boxes that say what a page shows.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "parts/controls.html")]
pub(crate) struct Controls {
    action: String,
    hidden: Vec<(String, String)>,
    fields: Vec<Field>,
    apply: String,
}

impl Controls {
    /// These boxes; everything else of the address stays.
    pub(crate) fn of(ask: &Ask, words: Words, fields: Vec<Field>) -> Controls {
        Controls {
            action: ask.path.clone(),
            hidden: ask
                .pairs()
                .filter(|(n, _)| *n != "page" && !fields.iter().any(|f| f.name == *n))
                .map(|(n, v)| (n.to_owned(), v.to_owned()))
                .collect(),
            fields,
            apply: words.t("filters-apply"),
        }
    }
}

/// With a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

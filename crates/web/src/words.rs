//! Texts and formats in the reader's language: what templates and page models print with.

use app::decimal::Decimal;
use domain::{Currency, Day, Language};
use wording::format::{self, Precision};
use wording::{Arg, Wording};

/// The process whose steps are milestones.
const PROJECT_CYCLE: &str = "project-cycle";

/// A language to speak in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    /// The language.
    pub(crate) language: Language,
}

impl Words {
    /// In this language.
    pub(crate) fn of(language: Language) -> Words {
        Words { language }
    }

    /// The text of a key.
    pub(crate) fn t(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text of a key with arguments.
    pub(crate) fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        Wording::embedded().text(self.language, key, args)
    }

    /// The text of a key with one count.
    pub(crate) fn count(&self, key: &str, n: u64) -> String {
        self.with(key, &[("n", Arg::Whole(n as i64))])
    }

    /// The text of a key, if there is one.
    pub(crate) fn find(&self, key: &str) -> Option<String> {
        Wording::embedded().find(self.language, key, &[])
    }

    /// The name of a code that comes from data or `app`: `prefix-code` with dashes. One without text shows as it is.
    pub(crate) fn name_of(&self, prefix: &str, code: &str) -> String {
        self.find(&format!("{prefix}-{}", dashed(code))).unwrap_or_else(|| code.to_owned())
    }

    /// An attribute (`definition`, …) of such a name; blank where there is none.
    pub(crate) fn attribute_of(&self, prefix: &str, code: &str, attribute: &str) -> String {
        self.find(&format!("{prefix}-{}.{attribute}", dashed(code))).unwrap_or_default()
    }

    /// The name of a process: ours in the reader's language, others as they came.
    pub(crate) fn process_name(&self, code: &str, name: &str) -> String {
        let own = (code == PROJECT_CYCLE).then(|| self.t("process-project-cycle"));
        own.unwrap_or_else(|| if name.is_empty() { code.to_owned() } else { name.to_owned() })
    }

    /// The name of a step: milestones of the reference list in the reader's language, others as they came.
    /// A blank one stands for what comes after a step that nothing has followed yet.
    pub(crate) fn step_name(&self, process: &str, name: &str) -> String {
        if name.is_empty() {
            return self.t("step-nothing-followed");
        }
        let milestone = (process == PROJECT_CYCLE).then(|| domain::reference::find_milestone(name)).flatten();
        milestone.map_or(name, |m| m.names.in_language(self.language)).to_owned()
    }

    /// A name and what is said of it, with the colon as the language sets it.
    pub(crate) fn said_of(&self, name: &str, what: &str) -> String {
        self.with("name-and-value", &[("name", Arg::Text(name)), ("value", Arg::Text(what))])
    }

    /// A count.
    pub(crate) fn whole(&self, n: u64) -> String {
        format::count(self.language, i64::try_from(n).unwrap_or(i64::MAX))
    }

    /// A number with decimals.
    pub(crate) fn number(&self, n: f64, decimals: usize) -> String {
        format::number(self.language, n, decimals)
    }

    /// Days with their unit.
    pub(crate) fn days(&self, n: f64) -> String {
        format::days(self.language, n)
    }

    /// A stretch of time as short as can be: days, else hours, else minutes.
    pub(crate) fn short_time(&self, days: f64) -> String {
        let (key, n) = match days {
            d if d >= 0.95 => ("short-days", d),
            d if d * 24.0 >= 0.95 => ("short-hours", d * 24.0),
            d => ("short-minutes", d * 1_440.0),
        };
        let n = self.number(n, usize::from(n < 9.95 && key != "short-minutes"));
        self.with(key, &[("n", Arg::Text(&n))])
    }

    /// A share of one as per cent with one decimal.
    pub(crate) fn percent(&self, share: Option<f64>) -> String {
        format::percent(self.language, share)
    }

    /// A share of one as whole per cent.
    pub(crate) fn share(&self, share: f64) -> String {
        format::share(self.language, share)
    }

    /// Three digits with unit and currency, or *unknown*.
    pub(crate) fn short_money(&self, amount: Option<Decimal>, currency: Currency) -> String {
        match amount {
            Some(amount) => format::money(self.language, amount.0, currency, Precision::Short),
            None => self.t("unknown"),
        }
    }

    /// Three digits with unit, without currency.
    pub(crate) fn short_amount(&self, units: f64, currency: Currency) -> String {
        format::amount(self.language, (units * domain::money::SCALE as f64) as i128, currency, Precision::Short)
    }

    /// To the cent, or *unknown*.
    pub(crate) fn exact_money(&self, amount: Option<Decimal>, currency: Currency) -> String {
        match amount {
            Some(amount) => format::money(self.language, amount.0, currency, Precision::Exact),
            None => self.t("unknown"),
        }
    }

    /// A plain decimal as people write it; what is no amount shows as it is.
    pub(crate) fn plain_amount(&self, text: &str) -> String {
        match domain::Amount::parse(text) {
            Ok(parsed) => format::amount(self.language, parsed.amount.0.into(), Currency::USD, Precision::Exact),
            Err(_) => text.to_owned(),
        }
    }

    /// A day.
    pub(crate) fn day(&self, day: Day) -> String {
        format::day(self.language, day)
    }

    /// An ISO day as `app` gives it; what is no day shows as it is.
    pub(crate) fn iso_day(&self, text: &str) -> String {
        Day::parse(text).map_or_else(|| text.to_owned(), |day| self.day(day))
    }

    /// An ISO day, or *unknown*.
    pub(crate) fn known_day(&self, text: Option<&str>) -> String {
        text.map_or_else(|| self.t("unknown"), |text| self.iso_day(text))
    }
}

/// A currency code as `app` gives it.
pub(crate) fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap_or(Currency::USD)
}

/// A code as part of a translation key.
pub(crate) fn dashed(code: &str) -> String {
    code.replace(['_', '.', ' '], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_time_is_told_in_the_unit_that_shows_it() {
        let words = Words::of(Language::English);
        for (days, text) in
            [(63.0, "63 d"), (1.2, "1.2 d"), (0.5, "12 h"), (0.1, "2.4 h"), (0.01, "14 min"), (0.0, "0 min")]
        {
            assert_eq!(words.short_time(days), text, "{days}");
        }
        assert_eq!(Words::of(Language::French).short_time(1.31), "1,3 j");
        assert_eq!(Words::of(Language::French).said_of("a", "b"), "a\u{202f}: b");
        assert_eq!(words.step_name("p", ""), "unknown next step");
    }
}

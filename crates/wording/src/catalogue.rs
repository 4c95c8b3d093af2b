//! Texts by key: one Fluent bundle per language, built once and shared by all threads.
//! No formats of days and money here: see `format`. A missing text shows its key in ‹ ›, it never fails.

use crate::format;
use crate::plural::Plural;
use crate::{conventions::Conventions, embedded};
use domain::{Finding, Language};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};
use unic_langid::LanguageIdentifier;

/// A named part of a text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Arg<'a> {
    /// A text, printed as it is. Numbers that are names (rows, years, codes) are texts.
    Text(&'a str),
    /// A number, printed in the manner of the language with at most one decimal,
    /// or as many as the translation asks for with `NUMBER($n, maximumFractionDigits: 2)`.
    Number(f64),
    /// A count, printed in the manner of the language.
    Whole(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Arg<'a> {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Arg<'a> {
        Arg::Text(text)
    }
}

type Bundle = FluentBundle<FluentResource>;

/// All texts of all languages.
pub struct Wording {
    english: Spoken,
    french: Spoken,
    spanish: Spoken,
}

/// One language: its texts, and what formats need of them.
struct Spoken {
    bundle: Bundle,
    conventions: Conventions,
    /// Texts without arguments, formatted once: a page asks for hundreds of them.
    plain: RwLock<HashMap<String, String>>,
}

static EMBEDDED: LazyLock<Wording> = LazyLock::new(|| Wording {
    english: Spoken::of(Language::English),
    french: Spoken::of(Language::French),
    spanish: Spoken::of(Language::Spanish),
});

impl Wording {
    /// The texts that come with the program, built at first use.
    pub fn embedded() -> &'static Wording {
        &EMBEDDED
    }

    /// The text of a key (`activities-title`, or `finding-date-unreadable.hint` for an attribute) with its arguments.
    /// Underscores of codes and column names count as dashes. A key without text gives the key itself in ‹ ›; an argument the text asks for and does not get shows as `{$name}`.
    pub fn text(&self, language: Language, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.find(language, key, args).unwrap_or_else(|| format!("‹{key}›"))
    }

    /// The text of a key, if there is one: for keys made from codes that data may bring.
    pub fn find(&self, language: Language, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let spoken = self.spoken(language);
        if !args.is_empty() {
            return formatted(&spoken.bundle, key, Some(&fluent_arguments(args)));
        }
        if let Some(text) = spoken.plain.read().unwrap_or_else(PoisonError::into_inner).get(key) {
            return Some(text.clone());
        }
        // Only keys that have a text are kept, so the map cannot grow beyond the translation files.
        let text = formatted(&spoken.bundle, key, None)?;
        spoken.plain.write().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned(), text.clone());
        Some(text)
    }

    /// Whether a key has a text in a language.
    pub fn has(&self, language: Language, key: &str) -> bool {
        let bundle = &self.spoken(language).bundle;
        let key = dashed(key);
        match key.split_once('.') {
            None => bundle.get_message(&key).is_some_and(|m| m.value().is_some()),
            Some((key, attribute)) => bundle.get_message(key).is_some_and(|m| m.get_attribute(attribute).is_some()),
        }
    }

    /// What a finding says, and what would be right (empty where there is nothing to advise).
    ///
    /// The key is `finding-` and the code with its dots as dashes. Besides the finding's own arguments the texts may use
    /// `$value`, `$column` and `$row`, empty where the finding has none, and `$detail`: its `problem`, `reason` or `cause`,
    /// because rooms that share a code do not share the name of that argument. A code without text shows its arguments, so that
    /// nothing is lost.
    pub fn finding(&self, language: Language, finding: &Finding) -> (String, String) {
        let key = finding_key(finding.code);
        let row = finding.row.map(|row| row.to_string()).unwrap_or_default();
        let is_detail = |name: &str| matches!(name, "problem" | "reason" | "cause");
        let detail = finding.arguments.iter().find(|(name, _)| is_detail(name)).map_or("", |(_, value)| value);
        let mut args: Vec<(&str, Arg<'_>)> = vec![
            ("detail", Arg::Text(detail)),
            ("value", Arg::Text(finding.value.as_deref().unwrap_or_default())),
            ("column", Arg::Text(finding.column.as_deref().unwrap_or_default())),
            ("row", Arg::Text(&row)),
        ];
        args.extend(finding.arguments.iter().map(|(name, value)| (*name, Arg::Text(value))));
        let message = self.find(language, &key, &args).unwrap_or_else(|| unworded(finding));
        let hint = self.find(language, &format!("{key}.hint"), &args).unwrap_or_default();
        (message, hint)
    }

    pub(crate) fn conventions(&self, language: Language) -> &Conventions {
        &self.spoken(language).conventions
    }

    fn spoken(&self, language: Language) -> &Spoken {
        match language {
            Language::English => &self.english,
            Language::French => &self.french,
            Language::Spanish => &self.spanish,
        }
    }
}

impl Spoken {
    fn of(language: Language) -> Spoken {
        let bundle = bundle(language);
        let conventions = Conventions::of(language, |key| formatted(&bundle, key, None));
        Spoken { bundle, conventions, plain: RwLock::default() }
    }
}

/// The translation key of a finding's code.
pub fn finding_key(code: &str) -> String {
    format!("finding-{}", code.replace(['.', '_'], "-"))
}

fn unworded(finding: &Finding) -> String {
    let mut text = format!("‹{}›", finding.code);
    for (name, value) in &finding.arguments {
        text.push_str(&format!(" {name}: {value}"));
    }
    text
}

fn bundle(language: Language) -> Bundle {
    let locale: LanguageIdentifier = language.code().parse().expect("the code of a language is a locale");
    let mut bundle = Bundle::new_concurrent(vec![locale]);
    // Isolation marks would stand in JSON, CSV and terminals; pages isolate foreign text with <bdi> instead.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => |value, _| number(Language::English, value),
        Language::French => |value, _| number(Language::French, value),
        Language::Spanish => |value, _| number(Language::Spanish, value),
    }));
    bundle.add_builtins().expect("a new bundle has no function yet");
    bundle
        .add_function("PLURAL", move |positional, _| plural(language, positional))
        .expect("PLURAL is no builtin function");
    for (_, content) in embedded::files(language) {
        // Entries that cannot be read are left out; `tests::every_file_is_read_whole` names them.
        let resource = FluentResource::try_new((*content).to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Codes and column names have underscores, keys have dashes: `state-on_pace` is `state-on-pace`.
fn dashed(key: &str) -> Cow<'_, str> {
    if key.contains('_') { Cow::Owned(key.replace('_', "-")) } else { Cow::Borrowed(key) }
}

/// The text of a key or of an attribute of it (`key.attribute`).
fn formatted(bundle: &Bundle, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
    let key = dashed(key);
    let pattern = match key.split_once('.') {
        None => bundle.get_message(&key)?.value()?,
        Some((key, attribute)) => bundle.get_message(key)?.get_attribute(attribute)?.value(),
    };
    // Errors are arguments that the text asks for and does not get: they show as {$name}.
    Some(bundle.format_pattern(pattern, arguments, &mut Vec::new()).into_owned())
}

fn fluent_arguments<'a>(args: &[(&'a str, Arg<'a>)]) -> FluentArgs<'a> {
    args.iter()
        .map(|(name, arg)| {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(*text),
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Whole(number) => FluentValue::from(*number),
            };
            (*name, value)
        })
        .collect()
}

/// `PLURAL($n)`: the plural category of a number as it is printed (at most one decimal), or of a text that is a plain number.
fn plural<'a>(language: Language, positional: &[FluentValue<'a>]) -> FluentValue<'a> {
    let number = match positional.first() {
        Some(FluentValue::Number(n)) => n.value,
        Some(FluentValue::String(text)) => text.trim().parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    };
    FluentValue::from(Plural::of(language, (number * 10.0).round() / 10.0).name())
}

/// Numbers inside texts, in the manner of the language.
fn number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else { return None };
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most = options.maximum_fraction_digits.unwrap_or(least.max(1));
    Some(format::trimmed(language, *value, least, most))
}

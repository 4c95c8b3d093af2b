//! Tests over all translation files: read whole, the same keys everywhere, the same arguments, plurals by our own rule.

use crate::{Arg, Wording, embedded, format};
use domain::{Currency, Day, Finding, Language};
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};

/// Keys (with `.attribute`) of a language with the arguments each names.
fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, content) in embedded::files(language) {
        let (mut message, mut key) = (String::new(), String::new());
        for line in content.lines().filter(|l| !l.starts_with('#')) {
            if let Some((head, _)) = line.split_once('=').filter(|(h, _)| is_key(h)) {
                let head = head.trim();
                key = match head.strip_prefix('.') {
                    Some(attribute) => format!("{message}.{attribute}"),
                    None => {
                        head.clone_into(&mut message);
                        head.to_owned()
                    }
                };
                found.entry(key.clone()).or_default();
            }
            for part in line.split('$').skip(1) {
                let name = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect();
                found.get_mut(&key).expect("an argument stands in a message").insert(name);
            }
        }
    }
    found
}

fn is_key(head: &str) -> bool {
    let name = if head.starts_with(' ') { head.trim_start().strip_prefix('.') } else { Some(head) };
    name.is_some_and(|n| {
        let n = n.trim_end();
        !n.is_empty() && n.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    })
}

#[test]
fn every_file_is_read_whole() {
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for (name, content) in embedded::files(language) {
            if let Err((_, errors)) = FluentResource::try_new((*content).to_owned()) {
                panic!("{}/{name}: {errors:?}", language.code());
            }
            for line in content.lines().filter(|l| !l.starts_with([' ', '#', '}'])) {
                if let Some((key, _)) = line.split_once('=') {
                    assert!(seen.insert(key.trim().to_owned()), "{}/{name}: {key} stands twice", language.code());
                }
            }
        }
        assert!(seen.len() > 20);
    }
}

/// Codes of findings in the `codes.rs` of every room, each with its documentation. Read as text, because the arrow from
/// here to those rooms would point the wrong way.
fn documented_codes() -> Vec<(String, String)> {
    let rooms = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut codes = Vec::new();
    for room in std::fs::read_dir(rooms).unwrap() {
        let Ok(source) = std::fs::read_to_string(room.unwrap().path().join("src/codes.rs")) else { continue };
        let mut doc = String::new();
        for line in source.lines().map(str::trim) {
            if let Some(text) = line.strip_prefix("///") {
                doc.push_str(text);
            } else if let Some((_, code)) = line.strip_suffix("\";").and_then(|l| l.split_once(" = \"")) {
                codes.push((code.to_owned(), std::mem::take(&mut doc)));
            } else {
                doc.clear();
            }
        }
    }
    codes
}

#[test]
fn every_code_of_a_finding_has_its_message_and_hint() {
    let codes = documented_codes();
    assert!(codes.len() > 100, "{} codes found", codes.len());
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let texts = keys(language);
        for (code, _) in &codes {
            let key = crate::catalogue::finding_key(code);
            for key in [format!("{key}.hint"), key].into_iter().filter(|key| !texts.contains_key(key)) {
                wrong.push(format!("{}: {key} is missing", language.code()));
            }
        }
    }
    // Texts ask only for arguments that a room documents; rooms that share a code share the text.
    let mut documented: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (code, doc) in &codes {
        let arguments = doc.split('`').skip(1).step_by(2);
        documented.entry(crate::catalogue::finding_key(code)).or_default().extend(arguments);
    }
    let always = ["value", "column", "row", "detail"];
    for (key, asked) in keys(Language::English) {
        let Some(known) = documented.get(key.split('.').next().unwrap()) else { continue };
        for name in asked.iter().filter(|a| !known.contains(a.as_str()) && !always.contains(&a.as_str())) {
            wrong.push(format!("{key} asks for ${name}, which is not documented"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_finding_is_told_with_its_place_and_detail() {
    let wording = Wording::embedded();
    let finding =
        Finding::refused("date.unreadable").at_row(7u64).with_value("31/12/2024").with("suggestion", "2024-12-31");
    let (message, hint) = wording.finding(Language::English, &finding);
    assert_eq!(message, "cannot read “31/12/2024” as a date");
    assert_eq!(hint, "write dates as YYYY-MM-DD: 2024-12-31");
    let (message, _) = wording.finding(Language::French, &finding);
    assert_eq!(message, "«\u{202f}31/12/2024\u{202f}» n’est pas une date lisible");
    for (name, text) in [("problem", "input/output error"), ("reason", "input/output error")] {
        let finding = Finding::refused("file.unreadable").with(name, text);
        assert_eq!(wording.finding(Language::English, &finding).0, "the file cannot be read: input/output error");
    }
    let kind = Finding::refused("file.other_kind").with("found", "spreadsheet");
    assert_eq!(
        wording.finding(Language::Spanish, &kind).0,
        "el archivo no es del tipo esperado: es un libro de cálculo"
    );
}

#[test]
fn every_language_has_the_same_files_and_keys_with_the_same_arguments() {
    let names = |l| embedded::files(l).iter().map(|(name, _)| *name).collect::<Vec<_>>();
    let english = keys(Language::English);
    let mut wrong = Vec::new();
    for language in [Language::French, Language::Spanish] {
        assert_eq!(names(Language::English), names(language), "files of {}", language.code());
        let other = keys(language);
        // A Spanish 10^9 has no unit of its own: 12.300 M.
        let accepted = |key: &str| key == "unit-billion";
        for (key, args) in &english {
            match other.get(key) {
                None if accepted(key) => {}
                None => wrong.push(format!("{}: {key} is missing", language.code())),
                // The plural of an invariable word needs no number; so only arguments unknown in English are wrong.
                Some(found) if !found.is_subset(args) => {
                    wrong.push(format!("{}: {key} has {found:?}, English {args:?}", language.code()));
                }
                Some(_) => {}
            }
        }
        for key in other.keys().filter(|key| !english.contains_key(*key)) {
            wrong.push(format!("{}: {key} is not in English", language.code()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_key_gives_a_text() {
    let wording = Wording::embedded();
    for language in Language::ALL {
        for (key, args) in keys(language) {
            assert!(wording.has(language, &key), "{} {key}", language.code());
            let given: Vec<(&str, Arg<'_>)> = args.iter().map(|a| (a.as_str(), Arg::Whole(7))).collect();
            let text = wording.text(language, &key, &given);
            assert!(
                !text.is_empty() && !text.contains("{$") && !text.contains("()"),
                "{} {key}: {text}",
                language.code()
            );
        }
    }
}

#[test]
fn plural_variants_are_chosen_by_our_own_rule() {
    for language in Language::ALL {
        for (name, content) in embedded::files(language) {
            let mut selector = "";
            for line in content.lines() {
                if line.trim_end().ends_with("->") {
                    selector = line;
                }
                let variant = line.trim_start().trim_start_matches('*');
                if ["[one]", "[many]", "[two]", "[few]"].iter().any(|v| variant.starts_with(v)) {
                    assert!(selector.contains("PLURAL("), "{}/{name}: {line} without PLURAL", language.code());
                }
            }
        }
    }
}

#[test]
fn french_and_spanish_files_keep_their_typographic_rules() {
    for (name, content) in embedded::files(Language::French) {
        for (number, line) in content.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
            let place = format!("fr/{name}:{} {line}", number + 1);
            let text = line.split_once("= ").map_or(line, |(_, t)| t);
            assert!(!text.contains('\''), "straight apostrophe, {place}");
            for (i, mark) in text.char_indices().filter(|(_, c)| matches!(c, ':' | ';' | '!' | '?' | '»')) {
                let before = text[..i].chars().next_back();
                let entity =
                    mark == ';' && text[..i].rsplit('&').next().is_some_and(|e| matches!(e, "amp" | "lt" | "gt"));
                // A time (12:30), an address or a named argument of NUMBER is no sentence.
                let inside = entity
                    || mark != '»'
                        && (text[i + mark.len_utf8()..].starts_with(|c: char| !c.is_whitespace() && c != '»')
                            || text.contains("NUMBER("));
                assert!(inside || before == Some('\u{202f}'), "{mark} without narrow no-break space, {place}");
            }
            for (i, _) in text.match_indices('«') {
                assert!(text[i + '«'.len_utf8()..].starts_with('\u{202f}'), "« without narrow no-break space, {place}");
            }
        }
    }
    for (name, content) in embedded::files(Language::Spanish) {
        for (number, line) in content.lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
            let count = |c| line.matches(c).count();
            // <?xml is no question.
            assert_eq!(count('?') - line.matches("<?").count(), count('¿'), "es/{name}:{} {line}", number + 1);
            assert_eq!(count('!'), count('¡'), "es/{name}:{} {line}", number + 1);
        }
    }
}

#[test]
fn many_takes_its_preposition_in_french_and_spanish() {
    let wording = Wording::embedded();
    let days = |language, n| wording.text(language, "duration-days", &[("n", Arg::Whole(n))]);
    assert_eq!(days(Language::English, 1_000_000), "1,000,000 days");
    assert_eq!(days(Language::French, 1_000_000), "1\u{202f}000\u{202f}000 de jours");
    assert_eq!(days(Language::French, 1_000_001), "1\u{202f}000\u{202f}001 jours");
    assert_eq!(days(Language::French, 0), "0 jour");
    assert_eq!(days(Language::Spanish, 2_000_000), "2.000.000 de días");
    assert_eq!(days(Language::Spanish, 0), "0 días");
}

#[test]
fn a_key_without_text_shows_itself() {
    let wording = Wording::embedded();
    assert_eq!(wording.text(Language::French, "no-such-key", &[]), "‹no-such-key›");
    assert!(!wording.has(Language::French, "no-such-key"));
    assert_eq!(wording.text(Language::English, "not_defined", &[]), "not defined");
    let finding = Finding::warning("no.such_code").with("what", "this");
    assert_eq!(wording.finding(Language::English, &finding), ("‹no.such_code› what: this".to_owned(), String::new()));
}

#[test]
fn days_are_unambiguous() {
    let day = |text| Day::parse(text).unwrap();
    let all = |f: &dyn Fn(Language) -> String| Language::ALL.map(f);
    let shown = all(&|l| format::day(l, day("2024-03-12")));
    assert_eq!(shown, ["12\u{a0}Mar 2024", "12\u{a0}mars 2024", "12\u{a0}mar 2024"]);
    assert_eq!(format::day(Language::French, day("2024-08-01")), "1er\u{a0}août 2024");
    assert_eq!(all(&|l| format::quarter(l, day("2024-12-31"))), ["Q4 2024", "T4 2024", "T4 2024"]);
    assert_eq!(all(&|l| format::month(l, day("2024-01-31"))), ["Jan 2024", "janv. 2024", "ene 2024"]);
}

#[test]
fn numbers_follow_the_language() {
    let all = |value, decimals| Language::ALL.map(|l| format::number(l, value, decimals));
    assert_eq!(all(1234.5, 1), ["1,234.5", "1\u{202f}234,5", "1234,5"]);
    assert_eq!(all(12345.0, 0), ["12,345", "12\u{202f}345", "12.345"]);
    assert_eq!(all(-1_234_567.891, 2), ["−1,234,567.89", "−1\u{202f}234\u{202f}567,89", "−1.234.567,89"]);
    assert_eq!(all(-0.04, 1), ["0.0", "0,0", "0,0"]);
    assert_eq!(all(f64::NAN, 1), ["–", "–", "–"]);
    assert_eq!(format::count(Language::English, i64::MIN), "−9,223,372,036,854,775,808");
}

#[test]
fn money_is_exact_or_short() {
    let usd = Currency::USD;
    let exact = |l, tt| format::money(l, tt, usd, format::Precision::Exact);
    assert_eq!(exact(Language::English, 12_345_000), "USD\u{a0}1,234.50");
    assert_eq!(exact(Language::French, -12_345_678), "−1\u{202f}234,5678\u{a0}USD");
    assert_eq!(exact(Language::Spanish, 123_456_700), "12.345,67\u{a0}USD");
    let francs = Currency::parse("XOF").unwrap();
    assert_eq!(format::amount(Language::English, 10_000_000, francs, format::Precision::Exact), "1,000");
    let short = |l, units: i128| format::amount(l, units * 10_000, usd, format::Precision::Short);
    for (units, english) in [
        (0, "0"),
        (-9_999, "−9,999"),
        (10_000, "10\u{202f}k"),
        (12_345, "12.3\u{202f}k"),
        (999_499, "999\u{202f}k"),
        (999_500, "1\u{202f}M"),
        (12_300_000, "12.3\u{202f}M"),
        (1_005_000, "1.01\u{202f}M"),
        (-999_999_999, "−1\u{202f}bn"),
        (4_560_000_000_000, "4,560\u{202f}bn"),
    ] {
        assert_eq!(short(Language::English, units), english, "{units}");
    }
    assert_eq!(short(Language::French, 12_345_678_901), "12,3\u{202f}Md");
    assert_eq!(short(Language::Spanish, 12_345_678_901), "12.346\u{202f}M");
    let half_a_cent = format::amount(Language::English, -4_999, usd, format::Precision::Short);
    assert_eq!(half_a_cent, "0");
}

#[test]
fn rates_that_are_not_defined_say_so() {
    let all = |value| Language::ALL.map(|l| format::percent(l, value));
    assert_eq!(all(Some(0.1234)), ["12.3%", "12,3\u{202f}%", "12,3\u{a0}%"]);
    assert_eq!(all(None), ["not defined", "non défini", "no definido"]);
    assert_eq!(all(Some(f64::INFINITY)), all(None));
    let shares = [0.0, 0.001, 0.5, 0.999, 1.0].map(|v| format::share(Language::English, v));
    assert_eq!(shares, ["0%", "<\u{202f}1%", "50%", ">\u{202f}99%", "100%"]);
}

#[test]
fn durations_and_lists_are_sentences() {
    assert_eq!(format::days(Language::English, 1.04), "1 day");
    assert_eq!(format::days(Language::English, 0.52), "0.5 days");
    assert_eq!(format::days(Language::French, 1.5), "1,5 jour");
    assert_eq!(format::days(Language::Spanish, 12.4), "12 días");
    assert_eq!(format::list(Language::English, &["a", "b", "c"]), "a, b and c");
    assert_eq!(format::list(Language::Spanish, &["España", "Italia"]), "España e Italia");
    assert_eq!(format::list(Language::Spanish, &["nieve", "hielo"]), "nieve y hielo");
    assert_eq!(format::list(Language::Spanish, &["a"]), "a");
    assert_eq!(format::list::<&str>(Language::French, &[]), "");
}

#[test]
fn threads_share_the_texts() {
    std::thread::scope(|scope| {
        for language in Language::ALL {
            scope.spawn(move || {
                for n in 0..1000 {
                    let text = Wording::embedded().text(language, "duration-days", &[("n", Arg::Whole(n))]);
                    assert!(text.starts_with(&format::count(language, n)));
                }
            });
        }
    });
}

#[test]
fn one_is_told_in_the_singular_where_a_reason_counts() {
    let told = |language, key: &str, value| Wording::embedded().text(language, key, &[("value", Arg::Number(value))]);
    let revised = |language, value| told(language, "late-reason-revised-before", value);
    assert_eq!(revised(Language::English, 1.0), "the end was revised 1 time before");
    assert_eq!(revised(Language::English, 2.0), "the end was revised 2 times before");
    assert_eq!(revised(Language::Spanish, 1.0), "el fin ya se revisó 1 vez");
    assert_eq!(revised(Language::French, 1.0), "la fin a déjà été révisée 1 fois");
    assert_eq!(told(Language::French, "late-reason-days-to-target", 1.0), "1 jour avant l’objectif");
    assert_eq!(told(Language::Spanish, "late-reason-months-left", 1.04), "1 mes hasta el fin previsto");
}

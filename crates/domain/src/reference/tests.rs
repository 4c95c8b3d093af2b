//! Every data file of `reference/` reads, has no doubles, and answers the searches people make.

use super::*;
use std::collections::HashMap;

fn country(name: &str) -> Option<&'static str> {
    find_country(name).map(|c| c.code)
}

#[test]
fn every_file_reads_and_names_its_source() {
    assert_eq!(milestones().len(), 42);
    assert_eq!(causes().len(), 30);
    assert_eq!(countries().len(), 251);
    assert!(currencies().len() > 200 && regions().len() > 30 && funds().len() == 15);
    assert!(signal_rules().len() >= 6 && signal_outcomes().len() >= 6);
    assert_eq!(delivery_rates().len(), 7);
    assert_eq!((constituent_groups().len(), calendars().len()), (3, 15));
    assert_eq!((publication_rules().len(), publication_profiles().len()), (9, 2));
    for profile in publication_profiles() {
        assert!(profile.by.iter().all(|by| profile.identifier.contains(&format!("{{{by}}}"))), "{}", profile.profile);
        assert!(
            profile.calendar.is_empty() || find_calendar(profile.calendar, Day(0)).is_some(),
            "{}",
            profile.profile
        );
    }
    assert_eq!(working_weeks().len(), 21);
    let today = Day::parse("2026-11-25").unwrap();
    assert_eq!(index_setting("potential-problem-flags", today).map(|s| (s.value, s.confirmed)), Some((2, false)));
    assert_eq!(
        ratings().iter().map(|r| r.rating).collect::<Vec<_>>(),
        crate::Rating::ALL.iter().map(|r| r.name()).collect::<Vec<_>>()
    );
    assert_eq!(find_rating("HS").map(|r| (r.rating, r.from_share)), Some(("highly-satisfactory", 0.8)));
    assert_eq!(is_favourable(crate::Rating::Unsatisfactory, today), Some(false));
    assert_eq!(index_setting("look-back", today).map(|s| (s.value, s.unit)), Some((12, "months")));
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reference");
    for file in std::fs::read_dir(directory).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|e| e == "tsv") {
            let text = std::fs::read_to_string(&path).unwrap();
            for head in ["# what: ", "# source: ", "# licence: ", "# standing: "] {
                assert!(text.lines().any(|l| l.starts_with(head)), "{} says {head}", path.display());
            }
            let header = text.lines().find(|l| !l.starts_with('#')).unwrap();
            assert!(header.ends_with("valid_from\tvalid_to"), "{}", path.display());
        }
    }
}

#[test]
fn rest_days_change_on_their_day_and_fall_back_to_saturday_and_sunday() {
    let on = |text: &str| Day::parse(text).unwrap();
    for (country, day, expected) in [
        ("SA", "2013-06-28", [3, 4]),
        ("SA", "2013-06-29", [4, 5]),
        ("AE", "2021-12-31", [4, 5]),
        ("AE", "2022-01-01", [5, 6]),
        ("CH", "2024-01-01", [5, 6]),
        ("", "2024-01-01", [5, 6]),
    ] {
        assert_eq!(rest_days(country, on(day)), expected, "{country} {day}");
    }
    assert_eq!(rest_days("IR", on("2024-01-01")), [4]);
}

#[test]
fn no_two_members_share_a_name() {
    fn check(what: &str, members: impl Iterator<Item = (&'static str, Vec<&'static str>)>) {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (code, texts) in members {
            for text in texts {
                let before = *seen.entry(loose(text)).or_insert(code);
                assert_eq!(before, code, "{what}: {text}");
            }
        }
    }
    let texts = |code, names: &Names, aliases: &[&'static str]| {
        let mut all = vec![code];
        all.extend(names.all());
        all.extend(aliases);
        all
    };
    check(
        "countries",
        countries().iter().map(|c| {
            (c.code, {
                let mut t = texts(c.code, &c.names, &c.aliases);
                t.push(c.alpha3);
                t
            })
        }),
    );
    check("milestones", milestones().iter().map(|m| (m.code, texts(m.code, &m.names, &m.aliases))));
    check("funds", funds().iter().map(|f| (f.code, texts(f.code, &f.names, &f.aliases))));
    let ilo = regions().iter().filter(|r| r.list == "ilo");
    check("regions", ilo.map(|r| (r.code, texts(r.code, &r.names, &r.aliases))));
    let codes: HashSet<&str> = currencies().iter().map(|c| c.code).collect();
    assert_eq!(codes.len(), currencies().len());
    assert!(currencies().iter().all(|c| Currency::parse(c.code).is_some()));
}

#[test]
fn countries_are_found_in_the_spellings_of_real_files() {
    for (name, code) in [
        ("KE", "KE"),
        ("ken", "KE"),
        ("Viet Nam", "VN"),
        ("Vietnam", "VN"),
        ("China, People's Rep. of", "CN"),
        ("Lao PDR", "LA"),
        ("Lao People’s Democratic Republic", "LA"),
        ("Kyrgyz Republic", "KG"),
        ("Yemen, Republic of", "YE"),
        ("Congo, Democratic Republic of", "CD"),
        ("Congo, Republic of", "CG"),
        ("Democratic Republic of the Congo", "CD"),
        ("Congo", "CG"),
        ("Egypt, Arab Republic of", "EG"),
        ("Cote d'Ivoire", "CI"),
        ("Iran, Islamic Republic of", "IR"),
        ("St. Lucia", "LC"),
        ("St. Vincent and the Grenadines", "VC"),
        ("Gambia, The", "GM"),
        ("Venezuela, Republica Bolivariana de", "VE"),
        ("Turkiye", "TR"),
        ("Türkiye", "TR"),
        ("Timor Leste", "TL"),
        ("Micronesia, Fed. States of", "FM"),
        ("Netherlands (Kingdom of the)", "NL"),
        ("Republic of Korea", "KR"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Republic of Moldova", "MD"),
        ("United Republic of Tanzania", "TZ"),
        ("ETHIOPIA", "ET"),
        ("Sénégal", "SN"),
        ("República Dominicana", "DO"),
        ("Dominica", "DM"),
        ("Fiji Islands", "FJ"),
        ("State of Palestine", "PS"),
    ] {
        assert_eq!(country(name), Some(code), "{name}");
    }
    for name in ["", "Global", "Africa", "Regional", "Atlantis", "the", "Kazakhstan/Kyrgyz Republic"] {
        assert_eq!(country(name), None, "{name}");
    }
    assert_eq!(country(&"Kenya ".repeat(100_000)), None);
}

#[test]
fn milestones_are_found_by_code_name_and_alias() {
    for (text, code) in [
        ("M10", "M10"),
        ("m10", "M10"),
        ("approval", "M10"),
        ("Signature", "M12"),
        ("effective", "effectiveness"),
        ("Effectiveness", "effectiveness"),
        ("closing", "M32"),
        ("first_instalment", "M14"),
        ("Financial closure", "M39"),
        ("Clôture financière", "M39"),
        ("cancelled", "cancelled"),
    ] {
        assert_eq!(find_milestone(text).map(|m| m.code), Some(code), "{text}");
    }
    assert!(find_milestone("coffee").is_none());
    let order = |code| find_milestone(code).unwrap().order;
    assert!(order("M12") < order("effectiveness") && order("effectiveness") < order("M14"));
    let ending: Vec<&str> = milestones().iter().filter(|m| m.ends_case).map(|m| m.code).collect();
    assert_eq!(ending, ["M39", "cancelled"]);
    for requirement in milestone_requirements() {
        assert!(requirement.milestones.iter().all(|m| find_milestone(m).is_some()), "{}", requirement.rule);
    }
    for limit in stage_limits() {
        assert!(find_milestone(limit.from).is_some() && find_milestone(limit.to).is_some(), "{}", limit.stage);
        assert!(limit.red_days.is_none() || limit.amber_days <= limit.red_days, "{}", limit.stage);
    }
}

#[test]
fn funds_rules_and_calendars_say_what_the_sources_say() {
    assert_eq!(find_fund("Regular Budget").map(|f| f.code), Some("RB"));
    let rated: Vec<&str> = funds().iter().filter(|f| f.in_ilo_delivery_rate).map(|f| f.code).collect();
    assert!(rated.contains(&"XB") && rated.contains(&"SPPD"));
    assert!(!rated.contains(&"RBTC") && !rated.contains(&"STS"));
    let pace = find_signal_rule("pace-behind").unwrap();
    assert_eq!((pace.amber, pace.red, pace.applies_after, pace.side), (Some(0.7), Some(0.5), Some(0.25), Side::Below));
    assert!(is_currency(Currency::USD) && is_currency(Currency::parse("DEM").unwrap()));
    assert!(!is_currency(Currency::parse("ZZZ").unwrap()));
    let period = |id: &str, day: &str| {
        let calendar = calendars().iter().find(|c| c.calendar == id).unwrap();
        let (from, to) = calendar.period_of(Day::parse(day).unwrap());
        format!("{from} {to}")
    };
    assert_eq!(period("biennium", "2025-06-30"), "2024-01-01 2025-12-31");
    assert_eq!(period("biennium", "2024-01-01"), "2024-01-01 2025-12-31");
    assert_eq!(period("fiscal-year", "2025-06-30"), "2025-01-01 2025-12-31");
    let eek = currencies().iter().find(|c| c.code == "EEK").unwrap();
    assert!(eek.validity.holds_on(Day::parse("2010-06-30").unwrap()));
    assert!(!eek.validity.holds_on(Day::parse("2011-01-01").unwrap()));
}

#[test]
fn a_donor_has_its_own_fiscal_year_and_anybody_else_the_calendar_year() {
    let day = Day::parse("2024-05-15").unwrap();
    let year = |organisation: &str| {
        let (first, last) = fiscal_year(organisation, day).unwrap().period_of(day);
        format!("{first} {last}")
    };
    assert_eq!(year("US-GOV-1"), "2023-10-01 2024-09-30");
    assert_eq!(year("GB-GOV"), "2024-04-01 2025-03-31");
    assert_eq!(year("AU-5"), "2023-07-01 2024-06-30");
    assert_eq!(year("AU-55"), "2024-01-01 2024-12-31", "a longer number is another organisation");
    assert_eq!(year(""), "2024-01-01 2024-12-31");
}

#[test]
fn the_components_of_the_transparency_index_weigh_a_hundred() {
    let mut components: Vec<(&str, f64)> = Vec::new();
    for row in transparency_indicators() {
        match components.iter().find(|(component, _)| *component == row.component) {
            Some((_, weight)) => assert_eq!(*weight, row.component_weight, "{}", row.indicator),
            None => components.push((row.component, row.component_weight)),
        }
    }
    assert_eq!(components.iter().map(|(_, weight)| weight).sum::<f64>(), 100.0);
    let mut ids: Vec<&str> = transparency_indicators().iter().map(|row| row.indicator).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), components.len()), (35, 5));
}

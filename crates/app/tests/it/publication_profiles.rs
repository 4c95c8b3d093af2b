//! One activity per project, country, outcome and biennium: parts that add up, that are valid, and that are called the
//! same every time.

use crate::support::{Story, TODAY, day, shared};
use app::export::{IatiAnswer, IatiRequest, Publisher, iati};
use domain::Day;
use iati::Item;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

const PROFILE: &str = "country-outcome-biennium";

fn exported(story: &Story, profile: Option<&str>) -> (IatiAnswer, Vec<u8>) {
    let some = |text: &str| Some(text.to_owned());
    let publisher =
        Publisher { identifier: some("XM-EXAMPLE"), name: some("Example"), kind: some("40"), language: some("en") };
    let request = IatiRequest { profile: profile.map(str::to_owned), publisher, ..IatiRequest::default() };
    let mut file = Vec::new();
    let answer = iati(&story.headway, &story.ctx, &request, &mut file).unwrap();
    (answer, file)
}

fn activities(file: &[u8]) -> Vec<iati::Activity> {
    let mut all = Vec::new();
    let mut take = |item| {
        if let Item::Activity(activity) = item {
            all.push(*activity);
        }
        ControlFlow::Continue(())
    };
    iati::read(file, &iati::Limits::default(), &mut take).unwrap();
    all
}

/// Sums in ten-thousandths by kind and currency.
fn sums(file: &[u8]) -> BTreeMap<(u8, String), i128> {
    let mut sums = BTreeMap::new();
    for line in activities(file).iter().flat_map(|a| &a.ledger) {
        *sums.entry((line.kind.number(), line.currency.to_string())).or_default() += i128::from(line.amount.0);
    }
    sums
}

/// Critical findings and errors of the checker.
fn errors(file: &[u8]) -> Vec<String> {
    let options = iati::check::Options::on(day(TODAY));
    let report = iati::check::Checker::embedded().check(file, &options);
    let bad = report.violations.iter().filter(|v| v.severity >= iati::check::Severity::Error);
    bad.map(|v| format!("{} {} {}", v.activity, v.rule, v.path)).collect()
}

/// A project of two countries and two outcomes from mid 2023 to 2026, one without outcome, and one without money.
fn portfolio() -> Story {
    let story = Story::new();
    let rows = "activity,title,status,donor,country,sector,theme,planned_start,planned_end,currency,recorded_on\n\
                XM-EXAMPLE-P,Jobs,implementation,A donor,KE:60;UG:40,11330,Youth employment:50;Safety:50,2023-07-01,2026-12-31,USD,2023-01-01\n\
                XM-EXAMPLE-Q,Other,implementation,A donor,KE,11330,,2024-03-01,2025-12-31,EUR,2023-01-01\n\
                XM-EXAMPLE-R,No money,pipeline,A donor,TZ,11330,Safety,2024-03-01,2025-12-31,EUR,2023-01-01\n";
    assert_eq!(story.import("activities", rows).refused, 0);
    let rows = "activity,kind,period_start,period_end,amount,currency,recorded_on\n\
                XM-EXAMPLE-P,original,2023-07-01,2024-06-30,1000.01,USD,2023-01-01\n\
                XM-EXAMPLE-P,original,2024-07-01,2025-06-30,0,USD,2023-01-01\n\
                XM-EXAMPLE-Q,forecast,2025-12-01,2026-01-31,62,EUR,2023-01-01\n";
    assert_eq!(story.import("budgets", rows).refused, 0);
    let rows = "activity,kind,date,amount,currency,recorded_on\n\
                XM-EXAMPLE-P,expenditure,2023-12-31,100,USD,2024-01-10\n\
                XM-EXAMPLE-P,expenditure,2024-01-01,-33.35,USD,2024-01-10\n\
                XM-EXAMPLE-Q,incoming-funds,2024-05-01,7,EUR,2024-05-10\n";
    assert_eq!(story.import("transactions", rows).refused, 0);
    story
}

fn identifiers(file: &[u8]) -> Vec<String> {
    activities(file).into_iter().map(|a| a.identifier).collect()
}

#[test]
fn parts_add_up_are_valid_and_say_what_they_are() {
    let story = portfolio();
    let (whole, file) = exported(&story, None);
    let (answer, cut) = exported(&story, Some(PROFILE));
    assert_eq!((whole.activities, whole.wholes, answer.wholes), (3, 3, 3));
    assert_eq!(sums(&file), sums(&cut), "every kind and currency to the last digit");
    assert_eq!(errors(&file), Vec::<String>::new());
    assert_eq!(errors(&cut), Vec::<String>::new());
    assert_eq!(exported(&story, Some(PROFILE)).1, cut, "the same facts, the same bytes");

    // Two biennia, two countries, two outcomes; Q in two biennia, R once.
    let found = identifiers(&cut);
    assert_eq!((answer.activities, found.len()), (11, 11));
    let of_p: BTreeSet<&str> = found.iter().filter_map(|i| i.strip_prefix("XM-EXAMPLE-P-")).collect();
    let youth = of_p.iter().find_map(|i| i.strip_prefix("2022-KE-").filter(|o| o.starts_with("Youth"))).unwrap();
    let mut expected = BTreeSet::new();
    for biennium in ["2022", "2024"] {
        for country in ["KE", "UG"] {
            expected.extend(["Safety", youth].map(|outcome| format!("{biennium}-{country}-{outcome}")));
        }
    }
    assert_eq!(of_p, expected.iter().map(String::as_str).collect());
    assert!(youth.starts_with("Youth_employment_"), "a blank is none in an identifier: {youth}");
    let others: Vec<&str> = found.iter().filter(|i| !i.contains("-P-")).map(String::as_str).collect();
    assert_eq!(others, ["XM-EXAMPLE-Q-2024-KE-0", "XM-EXAMPLE-Q-2026-KE-0", "XM-EXAMPLE-R-2024-TZ-Safety"]);

    let all = activities(&cut);
    let part = |identifier: &str| all.iter().find(|a| a.identifier == identifier).unwrap();
    let kenya = part("XM-EXAMPLE-P-2022-KE-Safety");
    // 184 of 366 days of the budget; 60 % of it in Kenya, half of that on safety.
    let budget = &kenya.ledger[0];
    let cut_at = |text: &str| Day::parse(text).unwrap();
    assert_eq!((budget.period_start, budget.period_end), (cut_at("2023-07-01"), cut_at("2023-12-31")));
    assert_eq!(budget.amount.to_string(), "150.8212", "1000.01 × 184 / 366 × 0.6 × 0.5");
    assert_eq!(kenya.ledger[1].amount.to_string(), "30");
    assert_eq!((kenya.countries.len(), kenya.countries[0].code.as_str()), (1, "KE"));
    assert_eq!(kenya.other_identifiers[0].identifier, "XM-EXAMPLE-P");
    let text = String::from_utf8(cut).unwrap();
    assert!(text.contains("<narrative>Youth employment</narrative>"), "{text}");
    let said: Vec<_> = answer
        .findings
        .iter()
        .filter(|f| f.code.starts_with("export.no_"))
        .map(|f| (&f.activity[..], &f.code[..]))
        .collect();
    assert_eq!(said, [("XM-EXAMPLE-Q", "export.no_outcome")], "what is not stated is told, not guessed");
}

#[test]
fn what_is_stated_of_no_country_is_a_part_of_its_own() {
    let story = portfolio();
    let rows = "activity,title,country,recorded_on\nXM-EXAMPLE-Q,Other,KE:60;UG:30,2024-01-01\n\
                XM-EXAMPLE-R,No money,TZ:33.33;KE:33.33;UG:33.33,2024-01-01\n";
    assert_eq!(story.import("activities", rows).refused, 0);
    let (answer, cut) = exported(&story, Some(PROFILE));
    assert_eq!(sums(&exported(&story, None).1), sums(&cut));
    let all = activities(&cut);
    let of = |country: &str| all.iter().find(|a| a.identifier == format!("XM-EXAMPLE-Q-2024-{country}-0")).unwrap();
    let funds = |country: &str| of(country).ledger.iter().find(|l| !l.kind.is_budget()).unwrap().amount.to_string();
    assert_eq!([funds("KE"), funds("UG"), funds("0")], ["4.2", "2.1", "0.7"]);
    assert_eq!((of("0").countries.len(), of("UG").countries[0].percent), (0, Some(1_000_000)));
    let of_r = all.iter().filter(|a| a.identifier.starts_with("XM-EXAMPLE-R-")).count();
    assert_eq!(of_r, 3, "what rounding leaves over is nobody's");
    let told: Vec<_> = answer.findings.iter().filter(|f| f.code == "export.no_country").collect();
    let [told] = told[..] else { panic!("{told:?}") };
    assert!(told.activity == "XM-EXAMPLE-Q" && told.message.contains("10 %"), "{}", told.message);
}

#[test]
fn identifiers_stay_when_more_becomes_known() {
    let story = portfolio();
    let before: BTreeSet<String> = identifiers(&exported(&story, Some(PROFILE)).1).into_iter().collect();
    let rows = "activity,kind,date,amount,currency,recorded_on\n\
                XM-EXAMPLE-P,expenditure,2026-02-01,5,USD,2026-02-10\nXM-EXAMPLE-Q,expenditure,2024-02-01,5,EUR,2026-02-10\n";
    assert_eq!(story.import("transactions", rows).refused, 0);
    let (_, file) = exported(&story, Some(PROFILE));
    let after: BTreeSet<String> = identifiers(&file).into_iter().collect();
    assert!(before.is_subset(&after), "{:?}", before.difference(&after));
    assert_eq!(after.difference(&before).count(), 4, "only the new biennium of P");
}

#[test]
fn a_profile_that_nobody_knows_is_refused_by_name() {
    let story = portfolio();
    let request = IatiRequest { profile: Some("by-colour".into()), ..IatiRequest::default() };
    let refused = iati(&story.headway, &story.ctx, &request, &mut Vec::new()).unwrap_err();
    assert_eq!(refused.code, "publication-profile.unknown");
    assert!(refused.arguments.iter().any(|(_, value)| value.contains(PROFILE)));
}

#[test]
fn parts_of_every_public_sample_add_up_and_break_no_rule_that_the_whole_does_not() {
    let Some(folder) = shared("iati-samples/xml") else { return };
    let (mut files, mut wholes, mut parts) = (0, 0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        // The largest and the one of 175 countries (3,850 parts) hold as well, and take half a minute together.
        if bytes.len() > 700_000 || bytes.windows(18).filter(|w| *w == b"<recipient-country").count() > 1_000 {
            continue;
        }
        let story = Story::new();
        let mut asked = Story::request("iati");
        asked.keep_good = true;
        story.import_as(&asked, &bytes).unwrap();
        let (whole, file) = exported(&story, None);
        if whole.activities == 0 {
            continue;
        }
        let (answer, cut) = exported(&story, Some(PROFILE));
        assert_eq!(sums(&file), sums(&cut), "{}", path.display());
        assert_eq!(whole.wholes, answer.wholes, "{}", path.display());
        let rules = |file: &[u8]| -> BTreeSet<String> {
            errors(file).iter().filter_map(|e| e.rsplit(' ').nth(1).map(str::to_owned)).collect()
        };
        let (before, after) = (rules(&file), rules(&cut));
        assert!(after.is_subset(&before), "{}: {:?}", path.display(), after.difference(&before));
        let names = identifiers(&cut);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{}", path.display());
        (files, wholes, parts) = (files + 1, wholes + answer.wholes, parts + answer.activities);
    }
    assert!(files > 20 && parts > wholes, "{files} files, {wholes} activities, {parts} parts");
    println!("{files} files: {wholes} activities in {parts} parts");
}

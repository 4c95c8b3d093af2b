//! Flat tables: the parts of every line add up to it, the whole adds up to the ledger, and unknown stays a row.

use crate::support::{Story, day};
use app::Headway;
use app::export::{FlatRequest, Shape, SheetFormat, flat};
use app::filters::Filters;
use app::status::status;
use domain::{Amount, Context, Instant, Language};
use std::collections::BTreeMap;
use wording::Wording;

/// Rows by column name.
type Rows = Vec<BTreeMap<String, String>>;
/// Sum of the parts of a line, and the line.
type PartsAndWhole = (Option<i128>, Option<i128>);

fn rows(headway: &Headway, ctx: &Context, shape: Shape) -> Rows {
    let request = FlatRequest { shape, format: SheetFormat::JsonLines, filters: Filters::default() };
    let mut file = Vec::new();
    let answer = flat(headway, ctx, &request, &mut file).unwrap();
    let text = String::from_utf8(file).unwrap();
    let rows: Rows = text
        .lines()
        .map(|line| {
            let row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
            let cell = |v: serde_json::Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
            row.into_iter().map(|(k, v)| (k, cell(v))).collect()
        })
        .collect();
    assert_eq!(rows.len() as u64, answer.rows);
    let names: Vec<&str> = shape.columns().iter().map(|c| c.name).collect();
    for row in &rows {
        assert_eq!(row.len(), names.len(), "every column in every row: {row:?}");
        assert!(names.iter().all(|n| row.contains_key(*n)), "{row:?}");
        let required = shape.columns().iter().filter(|c| c.required);
        assert!(required.clone().all(|c| row[c.name] != "null"), "{row:?}");
    }
    rows
}

fn amount(text: &str) -> Option<i128> {
    (text != "null").then(|| Amount::parse(text).unwrap().amount.0.into())
}

#[test]
fn the_parts_of_every_line_add_up_and_the_whole_is_the_ledger() {
    let story = Story::new();
    let spec = demonstration::Spec { activities: 60, ..demonstration::Spec::new(day(crate::support::TODAY)) };
    app::demonstration::fill(&story.headway, &story.ctx, &spec, Instant(1_795_000_000), &mut |_| {}).unwrap();
    for as_of in ["2024-12-31", "2026-11-23"] {
        let ctx = story.as_of(as_of);
        let known = story.headway.known(&ctx).unwrap();
        let rows = rows(&story.headway, &ctx, Shape::Transactions);
        let mut lines: BTreeMap<(&str, &str), PartsAndWhole> = BTreeMap::new();
        let mut spent = 0;
        for row in &rows {
            let line = lines.entry((&row["activity"], &row["line"])).or_insert((None, amount(&row["line_amount"])));
            line.0 = amount(&row["amount"]).map(|part| line.0.unwrap_or(0) + part);
            if ["3", "4"].contains(&row["kind_code"].as_str()) {
                spent += amount(&row["converted"]).unwrap_or(0);
            }
        }
        assert!(lines.values().all(|(parts, whole)| parts == whole), "{as_of}");
        assert!(lines.len() > 500 && lines.len() < rows.len(), "some lines have several parts");
        let answer = status(&story.headway, &ctx, &Filters::default()).unwrap();
        assert_eq!(answer.money.spent.unwrap().0, spent, "{as_of}");
        assert_eq!(answer.counts.transactions as usize, lines.len(), "{as_of}");
        let activities = self::rows(&story.headway, &ctx, Shape::Activities);
        assert_eq!(answer.counts.activities as usize, activities.len());
        let each: i128 = activities.iter().filter_map(|row| amount(&row["spent_converted"])).sum();
        assert_eq!(each, spent, "{as_of}");
        let budgets = self::rows(&story.headway, &ctx, Shape::Budgets);
        assert_eq!(answer.counts.budgets as usize, budgets.len(), "{as_of}");
        assert!(budgets.iter().any(|b| b["counts"] == "no"), "a revised budget replaces an original one");
        assert!(known.facts.change > 0);
    }
}

#[test]
fn what_has_no_country_or_amount_is_a_row_of_its_own() {
    let story = Story::new();
    story.import("activities", "activity,title,country,sector,recorded_on\nA,First,KE:33.3333;UG:33.3333,A;B,2023-01-01\nB,Second,,16020,2023-01-01\n");
    story.import("transactions", "activity,kind,date,amount,currency,provider,reference,recorded_on\nA,expenditure,2023-02-01,-0.0002,USD,Donor,R1,2023-02-05\nB,disbursement,2023-02-01,,EUR,,,2023-02-05\nB,disbursement,2023-02-02,100,EUR,=X,,2023-02-05\n");
    let rows = rows(&story.headway, &story.ctx, Shape::Transactions);
    let cells = |columns: &[&str]| -> Vec<String> {
        rows.iter().map(|row| columns.iter().map(|c| row[*c].as_str()).collect::<Vec<_>>().join(" ")).collect()
    };
    assert_eq!(
        cells(&["activity", "line", "part", "country_code", "sector_code", "country_percent", "amount", "provider"]),
        [
            "A 1 1 KE null 33.3333 -0.0001 Donor",
            "A 1 2 UG null 33.3333 0 Donor",
            "A 1 3 null null 33.3334 -0.0001 Donor",
            "B 1 1 null 16020 100 null null",
            "B 2 1 null 16020 100 100 =X",
        ]
    );
    assert_eq!(rows[0]["country"], "Kenya");
    assert_eq!(rows[3]["sector"], "Employment creation");
    // There is no rate from EUR: the amount stays, what it is worth is not known.
    assert_eq!((rows[4]["converted"].as_str(), rows[0]["converted"].as_str()), ("null", "-0.0001"));
}

#[test]
fn results_come_from_published_files() {
    let story = Story::new();
    story.import(
        "iati",
        "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>X-1</iati-identifier>\
         <reporting-org ref=\"X\" type=\"40\"><narrative>X</narrative></reporting-org>\
         <title><narrative>T</narrative></title>\
         <result type=\"1\"><title><narrative>Trained people</narrative></title>\
         <indicator measure=\"1\"><title><narrative>People</narrative></title><baseline year=\"2020\" value=\"0\"/>\
         <period><period-start iso-date=\"2021-01-01\"/><period-end iso-date=\"2021-12-31\"/><target value=\"=10\"/></period>\
         </indicator></result></iati-activity></iati-activities>",
    );
    let results = rows(&story.headway, &story.ctx, Shape::Results);
    assert_eq!((results[0]["result_type_name"].as_str(), results[0]["indicators"].as_str()), ("Output", "1"));
    let indicators = rows(&story.headway, &story.ctx, Shape::Indicators);
    assert_eq!((indicators[0]["measure_name"].as_str(), indicators[0]["baseline_year"].as_str()), ("Unit", "2020"));
    let periods = rows(&story.headway, &story.ctx, Shape::Periods);
    assert_eq!((periods[0]["target"].as_str(), periods[0]["actual"].as_str()), ("=10", "null"));
}

#[test]
fn every_column_says_what_it_means_in_every_language() {
    for column in Shape::ALL.iter().flat_map(|s| s.columns()) {
        for language in Language::ALL {
            assert!(Wording::embedded().has(language, &column.key()), "{} {}", language.code(), column.key());
        }
    }
}

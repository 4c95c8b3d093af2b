//! Published figures, reproduced from published amounts: ILO expenditure 1993-97 and the delivery rates of twelve
//! agencies in UN pooled funds.

use crate::support::{Story, shared};
use app::filters::Filters;
use app::status::{RateAnswer, status};
use app::trends::{PeriodLength, TrendsQuestion, trends};
use std::collections::BTreeMap;

/// Rows of a simple CSV file without line feeds in cells.
fn rows(path: &std::path::Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(cells).collect()
}

pub(crate) fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

#[test]
fn all_twelve_published_delivery_rates_are_reproduced_to_the_printed_digit() {
    let Some(path) = shared("fixtures/mptf-agencies.csv") else { return };
    let agencies = rows(&path);
    assert_eq!(agencies.len(), 12);
    let story = Story::new();
    let mut activities = "activity,title,approved_budget,currency,recorded_on\n".to_owned();
    let mut transactions = "activity,kind,date,amount,currency,recorded_on\n".to_owned();
    // Millions with eight decimals are exact to the cent: moving the point needs no arithmetic.
    let amount = |millions: &str| {
        let (whole, part) = millions.split_once('.').unwrap();
        format!("{}{}.{}", whole, &part[..6], &part[6..])
    };
    for a in &agencies {
        activities += &format!("{},\"{}\",{},USD,2026-02-28\n", a[0], a[0], amount(&a[1]));
        transactions += &format!("{},incoming-funds,2026-02-28,{},USD,2026-02-28\n", a[0], amount(&a[2]));
        transactions += &format!("{},expenditure,2026-02-28,{},USD,2026-02-28\n", a[0], amount(&a[3]));
    }
    assert_eq!(story.import("activities", &activities).new, 12);
    assert_eq!(story.import("transactions", &transactions).new, 24);
    let rate = |filters: &Filters, name: &str| -> RateAnswer {
        let answer = status(&story.headway, &story.ctx, filters).unwrap();
        answer.delivery.into_iter().find(|r| r.rate == name).unwrap()
    };
    for a in &agencies {
        let only = Filters { activity: Some(a[0].clone()), ..Filters::default() };
        let shown = format!("{:.2}", rate(&only, "funding_based").value.unwrap() * 100.0);
        assert_eq!(shown, a[4], "{}", a[0]);
    }
    let ilo = Filters { activity: Some("ILO".into()), ..Filters::default() };
    assert_eq!(format!("{:.2}", rate(&ilo, "budget_based").value.unwrap() * 100.0), "69.06");
    let who = Filters { activity: Some("WHO".into()), ..Filters::default() };
    assert!(rate(&who, "funding_based").value.unwrap() > 1.0, "never cut at 100 %");
}

#[test]
fn a_rate_without_denominator_is_not_defined() {
    let story = Story::new();
    story.import(
        "transactions",
        "activity,kind,date,amount,currency\nX,expenditure,2025-01-01,5,USD\nX,incoming-funds,2025-01-01,0,USD\n",
    );
    let answer = status(&story.headway, &story.ctx, &Filters::default()).unwrap();
    let rate = answer.delivery.iter().find(|r| r.rate == "funding_based").unwrap();
    assert_eq!((rate.value, rate.basis.undefined_because), (None, Some("denominator-zero")));
}

/// Sums of members against printed totals. The thousands are rounded, so that a sum may differ by one thousand from
/// the printed total: exactly where the publication itself does (fixtures README), and nowhere else.
#[test]
fn the_published_totals_of_ilo_expenditure_are_reproduced() {
    let Some(path) = shared("fixtures/ilo-expenditure.csv") else { return };
    let table = rows(&path);
    let known_differences: BTreeMap<(&str, &str), i64> = [
        (("by_source", "1995"), 1),
        (("by_region", "1993"), 1),
        (("by_region", "1994"), -1),
        (("by_region", "1995"), 1),
        (("by_region", "1996"), 1),
    ]
    .into_iter()
    .collect();
    for (name, dimension, by) in [("by_source", "source", "fund"), ("by_region", "region", "region")] {
        let story = Story::new();
        let mut activities = format!("activity,title,{by},recorded_on\n");
        let mut transactions = "activity,kind,date,amount,currency,recorded_on\n".to_owned();
        let mut members: BTreeMap<&str, ()> = BTreeMap::new();
        for row in table.iter().filter(|r| r[0] == name && r[2] == dimension) {
            if members.insert(&row[3], ()).is_none() {
                activities += &format!("\"{0}\",\"{0}\",\"{0}\",1993-12-31\n", row[3]);
            }
            transactions += &format!("\"{}\",expenditure,{1}-12-31,{2}000,USD,{1}-12-31\n", row[3], row[1], row[4]);
        }
        assert_eq!(story.import("activities", &activities).refused, 0);
        assert_eq!(story.import("transactions", &transactions).refused, 0);
        let ctx = story.as_of("1999-12-31");
        let series = |by: Option<&str>| {
            let question = TrendsQuestion {
                measure: "spending".into(),
                by: by.map(str::to_owned),
                period: PeriodLength::Year,
                process: None,
            };
            trends(&story.headway, &ctx, &Filters::default(), &question).unwrap().series
        };
        let thousands = |value: app::trends::Value| match value {
            app::trends::Value::Money(m) => (m.0 / 10_000_000) as i64,
            app::trends::Value::Number(_) => panic!("spending is money"),
        };
        for row in table.iter().filter(|r| r[0] == name && r[2] == dimension) {
            let groups = series(Some(by));
            let group =
                groups.iter().find(|s| s.group == row[3] || s.name == row[3]).unwrap_or_else(|| panic!("{}", row[3]));
            let point = group.points.iter().find(|p| p.period == row[1]).unwrap();
            assert_eq!(thousands(point.value.unwrap()).to_string(), row[4], "{} {}", row[3], row[1]);
        }
        let whole = series(None);
        for row in table.iter().filter(|r| r[0] == name && r[2] == "total") {
            let point = whole[0].points.iter().find(|p| p.period == row[1]).unwrap();
            let printed: i64 = row[4].parse().unwrap();
            let difference = thousands(point.value.unwrap()) - printed;
            let known = known_differences.get(&(name, row[1].as_str())).copied().unwrap_or(0);
            assert_eq!(difference, known, "{name} {}", row[1]);
        }
    }
}

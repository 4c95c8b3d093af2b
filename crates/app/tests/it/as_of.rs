//! What was known when: corrections, plans and their revisions, back-dated imports, files in any order.

use crate::support::{Story, day, shared};
use app::activities::show;
use app::filters::Filters;
use app::status::{StatusAnswer, status};
use std::collections::BTreeMap;
use std::io::Read;

const ACTIVITIES: &str = "activity,title,status,office,planned_start,planned_end,approved_budget,currency,recorded_on
KEN/20/01,Skills for youth,implementation,Nairobi,2020-01-01,2022-12-31,1000000,USD,2020-01-15
KEN/20/01,,,,,2023-12-31,1200000,,2022-06-01
UGA/21/02,Labour inspection,implementation,Kampala,2021-01-01,2023-06-30,500000,USD,2021-02-01
UGA/21/02,,closed,,,unknown,,,2023-07-15
";
const TRANSACTIONS: &str = "activity,kind,date,amount,currency,reference,recorded_on
KEN/20/01,expenditure,2020-06-30,100000,USD,T1,2020-07-10
KEN/20/01,expenditure,2021-06-30,300000.55,USD,T2,2021-07-10
KEN/20/01,expenditure,2021-06-30,299999.55,USD,T2,2022-02-01
UGA/21/02,disbursement,2021-09-30,50000,USD,T3,2021-10-05
";

fn spent(answer: &StatusAnswer) -> Option<i128> {
    answer.money.spent.map(|s| s.0)
}

#[test]
fn three_dates_give_the_figures_known_then() {
    let story = Story::new();
    story.import("activities", ACTIVITIES);
    story.import("transactions", TRANSACTIONS);
    let all = Filters::default();
    let at = |date: &str| status(&story.headway, &story.as_of(date), &all).unwrap();

    let early = at("2020-12-31");
    assert_eq!((early.counts.activities, spent(&early)), (1, Some(1_000_000_000)));
    assert_eq!(early.money.approved.map(|a| a.0), Some(10_000_000_000));

    let middle = at("2021-12-31");
    assert_eq!((middle.counts.activities, spent(&middle)), (2, Some(4_500_005_500)));

    let corrected = at("2022-12-31");
    assert_eq!(spent(&corrected), Some(4_499_995_500));
    assert_eq!(corrected.money.approved.map(|a| a.0), Some(17_000_000_000));

    let before = at("2019-12-31");
    assert!(before.before_first_record);
    assert_eq!(before.first_recorded.as_deref(), Some("2020-01-15"));
    assert_eq!((before.counts.activities, spent(&before)), (0, None));

    let ken = |date: &str| show(&story.headway, &story.as_of(date), "KEN/20/01").unwrap();
    assert_eq!(ken("2022-05-31").row.planned_end.as_deref(), Some("2022-12-31"));
    assert_eq!(ken("2022-06-01").row.planned_end.as_deref(), Some("2023-12-31"));
    assert_eq!(ken("2022-06-01").row.first_planned_end.as_deref(), Some("2022-12-31"));
    let uga = show(&story.headway, &story.as_of("2024-01-01"), "UGA/21/02").unwrap();
    assert_eq!((uga.row.planned_end, uga.row.status), (None, Some("closed")), "unknown withdraws the planned end");
}

#[test]
fn a_back_dated_import_leaves_a_published_figure_as_it_was() {
    let story = Story::new();
    story.import("activities", ACTIVITIES);
    let change = story.import("transactions", TRANSACTIONS).change.unwrap();
    let published = format!("2021-12-31@{change}");
    let figure = |as_of: &str| {
        let answer = status(&story.headway, &story.as_of(as_of), &Filters::default()).unwrap();
        serde_json::to_value(answer).unwrap()
    };
    let (before, plain) = (figure(&published), figure("2021-12-31"));
    let late = "activity,kind,date,amount,currency,reference,recorded_on
KEN/20/01,expenditure,2021-03-31,7.25,USD,T9,2021-04-05
UGA/21/02,expenditure,2021-08-31,1,USD,,2021-08-31
";
    story.import("transactions", late);
    story.import("activities", "activity,title,approved_budget,currency,recorded_on\nKEN/20/01,,900000,,2020-02-01\n");
    assert_eq!(figure(&published), before, "to the digit");
    let after = figure("2021-12-31");
    assert_ne!(after["money"], plain["money"]);
    assert_eq!(after["money"]["spent"].to_string(), "450008.8");
}

#[test]
fn files_in_any_order_give_the_same_answers() {
    let later = "activity,title,planned_end,recorded_on\nKEN/20/01,Skills for young people,2024-06-30,2023-01-10\n";
    let files = [("activities", ACTIVITIES), ("transactions", TRANSACTIONS), ("activities", later)];
    let answers = |order: &[usize]| {
        let story = Story::new();
        for &i in order {
            assert_eq!(story.import(files[i].0, files[i].1).refused, 0);
        }
        ["2020-12-31", "2022-03-31", "2023-06-30", "2026-11-23"].map(|date| {
            let ctx = story.as_of(date);
            let mut answer = serde_json::to_value(status(&story.headway, &ctx, &Filters::default()).unwrap()).unwrap();
            answer.as_object_mut().unwrap().remove("change");
            (answer, serde_json::to_value(show(&story.headway, &ctx, "KEN/20/01").unwrap()).unwrap())
        })
    };
    let expected = answers(&[0, 1, 2]);
    for order in [[2, 1, 0], [1, 2, 0], [2, 0, 1]] {
        assert_eq!(answers(&order), expected, "{order:?}");
    }
}

/// On the real history of plans: for 50 drawn activities and five dates, the planned end is that of the newest row
/// by then. The drawing is a rule: every 190th identifier in order.
#[test]
fn planned_ends_of_the_undp_history_are_those_of_the_newest_publication() {
    let Some(path) = shared("real-data/undp/activities.csv.gz") else { return };
    let story = Story::new();
    story.import_path(&Story::request("activities"), &path).unwrap();
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(&path).unwrap()).read_to_string(&mut text).unwrap();
    // An independent reading of the file, without the product's reader.
    let rows_of_text: Vec<Vec<String>> = text.lines().map(crate::fixtures::cells).collect();
    let mut lines = rows_of_text.iter();
    let header = lines.next().unwrap();
    let at = |name: &str| header.iter().position(|h| *h == name).unwrap();
    let (activity, end, recorded) = (at("activity"), at("planned_end"), at("recorded_on"));
    let mut rows: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for cells in lines {
        rows.entry(&cells[activity]).or_default().push((&cells[recorded], &cells[end]));
    }
    let drawn: Vec<&str> = rows.keys().copied().step_by(190).take(50).collect();
    assert_eq!(drawn.len(), 50);
    let (mut compared, mut revised) = (0, 0);
    for date in ["2012-08-13", "2012-09-04", "2013-03-01", "2013-08-31", "2013-10-07"] {
        let ctx = story.as_of(date);
        for identifier in &drawn {
            let mut known: Vec<_> = rows[identifier].iter().filter(|(on, _)| *on <= date).collect();
            known.sort_by_key(|(on, _)| *on);
            if known.is_empty() {
                assert!(show(&story.headway, &ctx, identifier).is_err(), "{identifier} {date}");
                continue;
            }
            let expected = known.iter().rev().map(|(_, e)| *e).find(|e| !e.is_empty());
            let shown = show(&story.headway, &ctx, identifier).unwrap();
            assert_eq!(shown.row.planned_end.as_deref(), expected, "{identifier} {date}");
            revised += u32::from(shown.row.planned_end != shown.row.first_planned_end);
            compared += 1;
        }
    }
    assert!(compared >= 150, "{compared} compared");
    assert!(revised > 0, "some plans were revised");
    assert!(day("2013-10-07") > day("2012-08-13"));
}

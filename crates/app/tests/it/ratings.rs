//! Ratings: read from a table, as of any day, beside what the flags say, and written back.

use crate::support::{Story, day};
use app::activities::{ListQuestion, list, show};
use app::export::{Kind, SheetFormat, TableRequest, table};
use app::filters::Filters;
use app::indices::{IndicesQuestion, indices};
use app::ratings::RatingsAnswer;

fn late_activity() -> Story {
    let story = Story::new();
    story.import(
        "activities",
        "activity,title,status,actual_start,planned_end,approved_budget,currency,recorded_on\n\
         A,Late,implementation,2024-01-01,2026-06-30,1000,USD,2026-10-01\n\
         B,Quiet,implementation,2026-01-01,2028-06-30,1000,USD,2026-10-01\n",
    );
    story
}

fn of(story: &Story, as_of: &str) -> RatingsAnswer {
    show(&story.headway, &story.as_of(as_of), "A").unwrap().ratings
}

const RATINGS: &str = "activity,rating,rated_on,rated_by,post,recorded_on\n\
    A,HS,2026-06-15,manager,CTA post,2026-07-01\n\
    A,insatisfaisant,2026-09-01,evaluation,Evaluation unit,2026-10-10\n\
    A,satisfactory,2026-10-15,,,2026-11-01\n";

#[test]
fn a_kind_rating_is_set_beside_the_flags_that_it_does_not_reflect() {
    let story = late_activity();
    let outcome = story.import("ratings", RATINGS);
    assert_eq!((outcome.new, outcome.refused), (3, 0), "{:?}", Story::refusals(&outcome));
    let now = of(&story, "2026-11-23");
    let manager = now.manager.unwrap();
    assert_eq!((manager.rating, manager.favourable, manager.post), ("satisfactory", Some(true), None));
    let evaluation = now.evaluation.unwrap();
    assert_eq!((evaluation.rating, evaluation.rated_on.as_str()), ("unsatisfactory", "2026-09-01"));
    assert_eq!((now.machine, now.gap), ("problem", Some("manager-kinder")));
    let flag = now.not_reflected.iter().find(|f| f.rule == "end-passed").unwrap();
    assert_eq!((flag.raised_on.as_str(), flag.severity, flag.since_rated), ("2026-07-01", "act", false));

    let listed = list(&story.headway, &story.ctx, &Filters::default(), &ListQuestion::default()).unwrap();
    let gaps: Vec<_> = listed.activities.iter().map(|row| (row.rating, row.rating_gap)).collect();
    assert_eq!(gaps, [(Some("satisfactory"), Some("manager-kinder")), (None, None)]);

    // Of the rating of June the passed end is news.
    let before = of(&story, "2026-10-31");
    assert_eq!(before.manager.unwrap().rating, "highly-satisfactory");
    assert!(before.not_reflected.iter().all(|f| f.since_rated || f.rule != "end-passed"), "{:?}", before.not_reflected);
    assert!(of(&story, "2026-10-09").evaluation.is_none(), "not known yet");
}

#[test]
fn ratings_are_indices_of_the_portfolio() {
    let story = late_activity();
    story.import("ratings", RATINGS);
    let answer = |as_of: &str| {
        let question = IndicesQuestion { by: None, index: Some("machine-disconnect".into()) };
        indices(&story.headway, &story.as_of(as_of), &Filters::default(), &question).unwrap()
    };
    let now = answer("2026-11-23");
    let of = |name: &str| now.indices.iter().find(|i| i.index == name).unwrap();
    assert_eq!((of("net-disconnect").value, of("net-disconnect").n), (Some(1.0), 1), "June's rating, not October's");
    let beside = of("machine-disconnect");
    assert_eq!((beside.value, beside.n, beside.excluded[0].what), (Some(1.0), 1, "not-rated"));
    assert_eq!((beside.low, beside.high), (Some(0.0), Some(1.0)));
    assert_eq!(now.basis.unwrap().activities[0].rating, Some("satisfactory"));
    assert!(answer("2026-06-30").basis.unwrap().activities.is_empty(), "nothing was known yet");
}

#[test]
fn the_same_file_changes_nothing_and_a_later_word_corrects_or_takes_back() {
    let story = late_activity();
    story.import("ratings", RATINGS);
    let again = story.import("ratings", RATINGS);
    assert_eq!((again.new, again.changed, again.unchanged, again.change), (0, 0, 3, None));
    let corrected = story.import(
        "ratings",
        "activity,rating,rated_on,recorded_on\nA,U,2026-10-15,2026-11-05\nA,unknown,2026-06-15,2026-11-05\n",
    );
    assert_eq!((corrected.changed, corrected.refused), (2, 0), "{:?}", Story::refusals(&corrected));
    assert_eq!(of(&story, "2026-11-04").manager.unwrap().rating, "satisfactory");
    let now = of(&story, "2026-11-23");
    assert_eq!((now.manager.unwrap().rating, now.gap), ("unsatisfactory", Some("agree")));

    let mut file = Vec::new();
    let request =
        TableRequest { kind: Kind::Ratings, format: SheetFormat::Csv, filters: Filters::default(), source: None };
    table(&story.headway, &story.ctx, &request, &mut file).unwrap();
    let copy = late_activity();
    let read = copy.import_as(&Story::request("ratings"), &file).unwrap();
    assert_eq!((read.rows, read.refused), (5, 0), "{}", String::from_utf8_lossy(&file));
    for on in ["2026-10-08", "2026-10-31", "2026-11-04", "2026-11-23"] {
        let both = [&story, &copy].map(|s| serde_json::to_string(&of(s, on)).unwrap());
        assert_eq!(both[0], both[1], "{on}");
    }
    assert_eq!(day("2026-11-23"), story.ctx.today);
}

#[test]
fn each_wrong_cell_is_told_at_its_row() {
    let story = late_activity();
    let outcome = story.import(
        "ratings",
        "activity,rating,rated_on,rated_by\nA,splendid,2026-06-15,\nA,,2026-06-15,\nA,HS,soon,\nA,HS,2026-06-15,aunt\n,HS,2026-06-15,\n",
    );
    let found = Story::findings(&outcome);
    let expected = [
        (Some(2), "code.unknown"),
        (Some(3), "identity.blank"),
        (Some(4), "date.unreadable"),
        (Some(5), "code.unknown"),
        (Some(6), "identity.blank"),
    ];
    for finding in expected {
        assert!(found.contains(&finding), "{finding:?} in {found:?}");
    }
    assert!(outcome.held_back);
}

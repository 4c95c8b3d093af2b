//! Data quality of two publishers, as of the day before and after they spoke.

use crate::support::{Story, shared};
use app::filters::Filters;
use app::quality::{QualityGroup, quality};

fn file(publisher: &str, generated: &str, activity: &str) -> String {
    format!(
        "<iati-activities version=\"2.03\" generated-datetime=\"{generated}T00:00:00Z\"><iati-activity>\
         <iati-identifier>{publisher}-1</iati-identifier>\
         <reporting-org ref=\"{publisher}\" type=\"40\"><narrative>Name of {publisher}</narrative></reporting-org>\
         {activity}</iati-activity></iati-activities>"
    )
}

fn with(group: &QualityGroup, field: &str) -> (u64, u64) {
    let found = group.fields.iter().find(|f| f.field == field).unwrap();
    (found.with, found.n)
}

#[test]
fn each_publisher_is_measured_by_what_it_said_by_the_day() {
    let story = Story::new();
    story.import(
        "iati",
        &file(
            "XM-A",
            "2026-10-24",
            "<title><narrative>T</narrative></title><description><narrative>D</narrative></description>\
             <participating-org role=\"1\" type=\"10\"><narrative>F</narrative></participating-org>\
             <participating-org role=\"4\" type=\"22\" ref=\"XM-I\"><narrative>I</narrative></participating-org>\
             <activity-status code=\"2\"/><activity-date type=\"2\" iso-date=\"2026-01-01\"/>\
             <recipient-country code=\"KE\"/><sector code=\"16020\" vocabulary=\"1\"/>\
             <policy-marker code=\"1\" vocabulary=\"1\" significance=\"0\"/>\
             <budget><period-start iso-date=\"2027-01-01\"/><period-end iso-date=\"2027-12-31\"/>\
             <value currency=\"USD\" value-date=\"2026-01-01\">5</value></budget>",
        ),
    );
    story.import(
        "iati",
        &file("XM-B", "2026-11-22", "<title><narrative>T</narrative></title><activity-status code=\"1\"/>"),
    );
    let answer = quality(&story.headway, &story.ctx, &Filters::default(), "publisher").unwrap();
    let [a, b] = &answer.groups[..] else { panic!("two publishers: {:?}", answer.groups) };
    assert_eq!((a.group.as_str(), b.group.as_str()), ("XM-A", "XM-B"));
    for field in
        ["description", "funder", "implementer", "implementer_identifier", "place", "sector", "markers", "budget"]
    {
        assert_eq!((with(a, field), with(b, field).0), ((1, 1), 0), "{field}");
    }
    assert_eq!((with(a, "results"), with(b, "results")), ((0, 1), (0, 0)), "an idea needs no results yet");
    assert_eq!((a.timeliness.median_age_days, b.timeliness.median_age_days), (Some(30.0), Some(1.0)));
    assert_eq!((a.running, a.forward_budgets[0].with, a.forward_budgets[1].with), (1, 1, 1));
    assert!(a.self_score.score.unwrap() > b.self_score.score.unwrap());
    assert!(!a.self_score.confirmed && a.self_score.indicators == 35 && a.self_score.measured_weight < 1.0);
    assert_eq!(answer.all.activities, 2);
    let before = quality(&story.headway, &story.as_of("2026-10-31"), &Filters::default(), "publisher").unwrap();
    assert_eq!(before.groups.len(), 1, "the other had not spoken yet");
    assert_eq!(quality(&story.headway, &story.ctx, &Filters::default(), "colour").unwrap_err().code, "by.unknown");
    assert_eq!(answer.table().rows.len(), 3);
}

#[test]
fn every_published_sample_has_a_publisher_and_shares_between_nothing_and_all() {
    let Some(folder) = shared("iati-samples/xml") else { return };
    let story = Story::new();
    for file in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        let mut request = Story::request("iati");
        request.keep_good = true;
        story.import_path(&request, &file).unwrap();
    }
    let answer = quality(&story.headway, &story.ctx, &Filters::default(), "publisher").unwrap();
    assert!(answer.groups.len() > 10, "{}", answer.groups.len());
    assert_eq!(answer.groups.iter().map(|g| g.activities).sum::<u64>(), answer.all.activities);
    for group in answer.groups.iter().chain([&answer.all]) {
        assert!(group.fields.iter().all(|f| f.share.is_none_or(|s| (0.0..=1.0).contains(&s)) && f.with <= f.n));
        assert!(group.self_score.score.is_none_or(|s| (0.0..=100.0).contains(&s)), "{}", group.group);
    }
}

//! A publication's life: written, recorded, listed, and made again to the byte after everything else has changed.

use crate::support::Story;
use app::export::{IatiRequest, Publisher};
use app::filters::Filters;
use app::publications::{Publishing, again, publication, publications, publish};
use domain::{Context, Instant};

/// Two activities of one publisher; the second names an invented person.
const FILE: &str = r#"<iati-activities version="2.03" generated-datetime="2024-05-01T00:00:00Z">
<iati-activity default-currency="USD" xml:lang="en"><iati-identifier>XM-EXAMPLE-1</iati-identifier>
<reporting-org ref="XM-EXAMPLE" type="40"><narrative>Example</narrative></reporting-org>
<title><narrative>Skills</narrative></title><description><narrative>About skills</narrative></description>
<participating-org role="1" type="10"><narrative>A donor</narrative></participating-org><activity-status code="2"/>
<activity-date type="2" iso-date="2023-01-01"/><recipient-country code="KE"/></iati-activity>
<iati-activity default-currency="USD" xml:lang="en"><iati-identifier>XM-EXAMPLE-2</iati-identifier>
<reporting-org ref="XM-EXAMPLE" type="40"><narrative>Example</narrative></reporting-org>
<title><narrative>Roads</narrative></title><description><narrative>About roads</narrative></description>
<participating-org role="1" type="10"><narrative>A donor</narrative></participating-org><activity-status code="2"/>
<activity-date type="2" iso-date="2023-01-01"/>
<contact-info><person-name><narrative>Invented Person</narrative></person-name></contact-info>
<recipient-country code="UG"/></iati-activity>
</iati-activities>"#;

fn imported() -> Story {
    let story = Story::new();
    assert_eq!(story.import("iati", FILE).refused, 0);
    story
}

fn publishing(file: Option<&str>) -> Publishing<'_> {
    Publishing { door: "command", file, at: Instant(1_795_000_000) }
}

fn published(story: &Story, ctx: &Context, request: &IatiRequest) -> (u64, Vec<u8>) {
    let mut file = Vec::new();
    let (number, _) = publish(&story.headway, ctx, request, &publishing(Some("activities.xml")), &mut file).unwrap();
    (number.unwrap(), file)
}

fn set(story: &Story, name: &str, value: &str) {
    story.headway.change_setting(&story.ctx, name, value, "command", Instant(0)).unwrap();
}

#[test]
fn a_publication_is_made_again_to_the_byte_when_everything_else_has_changed() {
    let story = imported();
    set(&story, "publisher", "XM-OWN");
    set(&story, "publisher-name", "Own");
    set(&story, "publisher-type", "40");
    let rows = "activity,title,status,donor,planned_start,country,recorded_on\n\
                OWN-1,Wells,implementation,A donor,2024-01-01,KE,2024-02-01\n";
    assert_eq!(story.import("activities", rows).refused, 0);
    let (first, file) = published(&story, &story.ctx, &IatiRequest::default());
    let before = publication(&story.headway, &story.ctx, first).unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(text.contains("OWN-1") && text.contains("XM-OWN") && !text.contains("Invented"), "{text}");

    // Another name, another title known earlier, a newer file, another publication, another day.
    set(&story, "publisher-name", "Renamed");
    let later = "activity,title,planned_end,recorded_on\nOWN-1,Deep wells,2027-01-01,2024-02-02\n";
    assert_eq!(story.import("activities", later).refused, 0);
    story.import("iati", &FILE.replace("Skills", "Skills for youth").replace("2024-05-01", "2024-06-01"));
    let of_kenya = Filters { country: Some("KE".into()), ..Filters::default() };
    let (second, kenya) =
        published(&story, &story.ctx, &IatiRequest { filters: of_kenya.clone(), ..IatiRequest::default() });
    assert!(String::from_utf8(kenya.clone()).unwrap().contains("Skills for youth"));

    for (number, file) in [(first, &file), (second, &kenya)] {
        let mut made = Vec::new();
        let answer = again(&story.headway, &story.ctx, number, &mut made).unwrap();
        assert_eq!((answer.same, answer.other_rules, answer.other_version), (true, false, false));
        assert!(made == *file, "publication {number}");
    }
    let log = publications(&story.headway, &story.ctx, true).unwrap();
    assert_eq!(log.publications.iter().map(|p| p.publication).collect::<Vec<_>>(), [second, first]);
    assert!(log.again.unwrap().iter().all(|again| again.same));
    let kept = &log.publications[1];
    assert_eq!(serde_json::to_value(kept).unwrap(), serde_json::to_value(&before).unwrap(), "the log does not change");
    assert_eq!((kept.activities, kept.left_out, kept.redacted, kept.bytes), (3, 0, 1, file.len() as u64));
    assert_eq!(kept.suppressed_by_rule, [("contact-person".to_owned(), 1)].into());
    assert_eq!((kept.person.as_str(), kept.door.as_str()), ("local", "command"));
    assert_eq!((kept.request.publisher_name.as_deref(), kept.file.as_deref()), (Some("Own"), Some("activities.xml")));
    assert_eq!(log.publications[0].request.filters, of_kenya);
    assert!(kept.as_of.starts_with("2026-11-23@"), "{}", kept.as_of);
    assert!(story.headway.verify_changes(&story.ctx).unwrap().first_broken.is_none(), "a link of the chain");
}

#[test]
fn a_publication_that_comes_out_otherwise_is_told_and_not_written() {
    let story = imported();
    let (_, file) = published(&story, &story.ctx, &IatiRequest::default());
    let kept = publication(&story.headway, &story.ctx, 1).unwrap();
    let store = store::Store::open(&story.directory.path().join("data")).unwrap();
    let act = store::Act { door: "test", reason: "another sum", file: None, at: Instant(1_795_000_001) };
    let mut writer = store.begin(&story.ctx, act).unwrap();
    let as_of = domain::AsOf::parse(&kept.as_of).unwrap();
    let number = writer
        .record_publication(&store::NewPublication {
            kind: "activities",
            profile: kept.profile,
            as_of: as_of.day,
            facts_change: as_of.change.unwrap(),
            request: serde_json::to_string(&kept.request).unwrap(),
            version: "0.0.0",
            rules: kept.rules,
            activities: kept.activities,
            left_out: 0,
            excluded: 0,
            redacted: kept.redacted,
            held_back: Vec::new(),
            bytes: kept.bytes,
            sha256: "0".repeat(64),
            recorded_on: story.ctx.today,
        })
        .unwrap();
    writer.commit().unwrap();
    let mut made = Vec::new();
    let answer = again(&story.headway, &story.ctx, number, &mut made).unwrap();
    assert_eq!((answer.same, answer.other_version, made.len()), (false, true, 0));
    assert_eq!((answer.bytes, answer.sha256), (file.len() as u64, kept.sha256), "what would have come out is told");
}

#[test]
fn what_was_published_later_is_not_in_the_log_as_of_an_earlier_day() {
    let story = imported();
    let (number, _) = published(&story, &story.as_of("2025-01-01"), &IatiRequest::default());
    let log = |as_of: &str| publications(&story.headway, &story.as_of(as_of), false).unwrap().publications.len();
    assert_eq!((log("2026-11-22"), log("2026-11-23")), (0, 1), "published on 23 November, as of an earlier day");
    let unknown = publication(&story.headway, &story.ctx, number + 1).unwrap_err();
    assert_eq!(unknown.code, "publication.not-found");
}

#[test]
fn a_backup_with_private_persons_is_never_a_publication() {
    let story = imported();
    let request = IatiRequest { unredacted: true, ..IatiRequest::default() };
    let mut file = Vec::new();
    let refused = publish(&story.headway, &story.ctx, &request, &publishing(None), &mut file).unwrap_err();
    assert_eq!((refused.code, file.len()), ("publication.unredacted", 0));
    assert!(publications(&story.headway, &story.ctx, false).unwrap().publications.is_empty());
}

#[test]
fn a_file_without_activity_is_neither_written_nor_recorded_and_the_reason_is_told() {
    let story = imported();
    let rows = "activity,title,country,recorded_on\nOWN-1,Wells,TZ,2024-02-01\n";
    assert_eq!(story.import("activities", rows).refused, 0);
    let refused = |filters: Filters| {
        let request = IatiRequest { filters, publisher: Publisher::default(), ..IatiRequest::default() };
        let mut file = Vec::new();
        let (number, answer) = publish(&story.headway, &story.ctx, &request, &publishing(None), &mut file).unwrap();
        let failure = answer.nothing(&request.filters).unwrap();
        assert_eq!((number, failure.code, file.len()), (None, "export.nothing-to-write", 0));
        failure.arguments.into_iter().map(|(_, value)| value).collect::<Vec<_>>()
    };
    let lacking = refused(Filters { country: Some("TZ".into()), ..Filters::default() });
    assert_eq!(lacking, ["country TZ", "1", "1", "0", "none"], "filters, meant, lacking, held back, rules");
    let nobody = refused(Filters { text: Some("no such words".into()), ..Filters::default() });
    assert_eq!(nobody, ["text no such words", "0", "0", "0", "none"]);
    assert!(publications(&story.headway, &story.ctx, false).unwrap().publications.is_empty());
}

#[test]
fn regions_beside_countries_that_are_the_whole_are_not_written_and_that_is_told() {
    let story = Story::new();
    let rows = "activity,title,status,donor,planned_start,country,region,sector,recorded_on\n\
                OWN-1,Wells,implementation,A donor,2024-01-01,KE:60;UG:40,Africa,11220,2024-02-01\n\
                OWN-2,Roads,implementation,A donor,2024-01-01,,Africa,11220,2024-02-01\n\
                OWN-3,Ports,implementation,A donor,2024-01-01,KE:60,Africa,11220,2024-02-01\n";
    assert_eq!(story.import("activities", rows).refused, 0);
    set(&story, "publisher", "XM-OWN");
    set(&story, "publisher-name", "Own");
    set(&story, "publisher-type", "40");
    let mut file = Vec::new();
    let answer = app::export::iati(&story.headway, &story.ctx, &IatiRequest::default(), &mut file).unwrap();
    let text = String::from_utf8(file).unwrap();
    let of = |own: &str| text.split("<iati-activity ").find(|part| part.contains(own)).unwrap().to_owned();
    let count = |own: &str, element: &str| of(own).matches(element).count();
    let both = |own: &str| (count(own, "<recipient-country"), count(own, "<recipient-region"));
    assert_eq!([both("OWN-1"), both("OWN-2"), both("OWN-3")], [(2, 0), (0, 1), (1, 1)]);
    let told = |code: &str| -> Vec<&str> {
        answer.findings.iter().filter(|f| f.code == code).map(|f| f.activity.as_str()).collect()
    };
    assert_eq!(told("export.regions_implied"), ["OWN-1"]);
    assert_eq!(told("export.incomplete"), ["OWN-3"], "a country with 60 % and the rest unsaid");
}

//! `headway export iati --publish` and `headway publications` as a person meets them.

use crate::support::{json, run, text};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// One activity that can be published.
const FILE: &str = r#"<iati-activities version="2.03" generated-datetime="2024-05-01T00:00:00Z">
<iati-activity xml:lang="en"><iati-identifier>XM-EXAMPLE-1</iati-identifier>
<reporting-org ref="XM-EXAMPLE" type="40"><narrative>Example</narrative></reporting-org>
<title><narrative>Skills</narrative></title><description><narrative>About skills</narrative></description>
<participating-org role="1" type="10"><narrative>A donor</narrative></participating-org><activity-status code="2"/>
<activity-date type="2" iso-date="2023-01-01"/><recipient-country code="KE"/></iati-activity></iati-activities>"#;

fn imported() -> TempDir {
    let directory = TempDir::new().unwrap();
    fs::write(directory.path().join("in.xml"), FILE).unwrap();
    text(directory.path(), &["import", "iati", "in.xml"]);
    directory
}

fn told(directory: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = run(directory, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_publication_is_listed_and_made_again() {
    let directory = imported();
    let here = directory.path();
    let (code, _, talk) = told(here, &["export", "iati", "--publish", "--output", "out.xml"]);
    assert_eq!(code, Some(0), "{talk}");
    assert!(talk.contains("publication 1"), "{talk}");
    let file = fs::read_to_string(here.join("out.xml")).unwrap();
    let log = json(here, &["publications"]);
    let entry = &log["publications"][0];
    assert_eq!((entry["activities"].as_u64(), entry["bytes"].as_u64()), (Some(1), Some(file.len() as u64)));
    assert_eq!((entry["file"].as_str(), entry["person"].as_str()), (Some("out.xml"), Some("local")));
    text(here, &["settings", "set", "publisher-name", "Renamed"]);
    let (code, again, talk) = told(here, &["publications", "again", "1"]);
    assert_eq!((code, again), (Some(0), file), "{talk}");
    assert!(talk.contains(entry["sha256"].as_str().unwrap()), "{talk}");
    let made = json(here, &["publications", "again", "1", "--output", "again.xml"]);
    assert_eq!((made["same"].as_bool(), &made["sha256"]), (Some(true), &entry["sha256"]));
    let (code, _, talk) = told(here, &["publications", "--check"]);
    assert!(code == Some(0) && talk.contains("1 publication made again, 1 the same"), "{talk}");
    let listed = text(here, &["publications"]);
    assert!(listed.contains("Published (UTC)") && !listed.contains('…'), "every cell is whole: {listed}");
    let csv = text(here, &["publications", "--csv"]);
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert_eq!(told(here, &["publications", "again", "9"]).0, Some(1));
    let cut = ["export", "iati", "--profile", "country-outcome-biennium", "--publish", "--output", "cut.xml"];
    assert_eq!(json(here, &cut)["profile"], "country-outcome-biennium");
    assert!(fs::read_to_string(here.join("cut.xml")).unwrap().contains(">XM-EXAMPLE-1-2022-KE-0<"));
    assert_eq!(json(here, &["publications", "again", "2", "--output", "cut.xml"])["same"], true);
    assert_eq!(told(here, &["export", "iati", "--profile", "by-colour"]).0, Some(1));
    let as_of = entry["as_of"].as_str().unwrap();
    assert_eq!(text(here, &["export", "iati", "--as-of", as_of]), fs::read_to_string(here.join("again.xml")).unwrap());
}

#[test]
fn a_file_without_activity_is_no_file() {
    let directory = imported();
    let here = directory.path();
    let nothing = ["export", "iati", "--as-of", "2023-01-01", "--output", "out.xml"];
    let (code, out, talk) = told(here, &nothing);
    assert_eq!((code, out.as_str()), (Some(1), ""), "{talk}");
    assert!(talk.contains("(whole portfolio): activities meant 0,"), "{talk}");
    fs::write(here.join("a.csv"), "activity,title,country,recorded_on\nA,T,TZ,2024-01-01\n").unwrap();
    text(here, &["import", "activities", "a.csv"]);
    let (code, out, talk) = told(here, &["export", "iati", "--country", "TZ", "--publish"]);
    assert_eq!((code, out.as_str()), (Some(3), ""), "the data have to be completed: {talk}");
    assert!(talk.contains("country TZ") && talk.contains("set publisher"), "{talk}");
    let (code, out, _) = told(here, &["export", "iati", "--country", "TZ", "--dry-run", "--explain", "--json"]);
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, answer["selected"].as_u64(), answer["bytes"].as_u64()), (Some(3), Some(1), Some(0)));
    assert!(!here.join("out.xml").exists() && !here.join("out.xml.part").exists());
    assert_eq!(json(here, &["publications"])["publications"].as_array().map(Vec::len), Some(0));
    assert_eq!(told(here, &["export", "iati", "--publish", "--unredacted"]).0, Some(2));
    assert_eq!(told(here, &["export", "iati-organisations"]).0, Some(1));
}

#[test]
fn what_is_masked_of_a_person_is_explained() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    let contact = "<contact-info><person-name><narrative>Ms Ann Invented</narrative></person-name><email>ann@example.org\
                   </email></contact-info><recipient-country";
    let file = FILE.replace("About skills", "Ask Ann Invented, ANN@example.org").replace("<recipient-country", contact);
    fs::write(here.join("in.xml"), file).unwrap();
    text(here, &["import", "iati", "in.xml"]);
    let explained = text(here, &["export", "iati", "--dry-run", "--explain"]);
    for line in [
        "description/narrative: text-person – The name of a contact person in free text",
        "description/narrative: text-email – The e-mail address of a contact person in free text",
        "contact-info/person-name: contact-person – A private person is not named in a publication",
    ] {
        assert!(explained.contains(line), "{line}: {explained}");
    }
    let written = text(here, &["export", "iati"]);
    assert!(written.contains("<narrative>Ask […], […]</narrative>"), "{written}");
    assert!(!written.to_lowercase().contains("invented") && !written.to_lowercase().contains("ann@"), "{written}");
    text(here, &["export", "iati", "--publish", "--output", "out.xml"]);
    let held = &json(here, &["publications"])["publications"][0]["suppressed_by_rule"];
    assert_eq!((held["text-person"].as_u64(), held["contact-person"].as_u64()), (Some(1), Some(1)), "{held}");
}

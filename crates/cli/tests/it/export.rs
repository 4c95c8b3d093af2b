//! `headway export` as a person meets it: the file on standard output, talk beside it, a dry run that writes nothing.

use crate::support::{json, run, text};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A file of one made-up activity.
const FILE: &str = r#"<iati-activities version="2.03" generated-datetime="2024-05-01T00:00:00Z">
<iati-activity default-currency="USD" xml:lang="en" xmlns:x="urn:example:x" x:own="kept"><!-- kept too -->
  <iati-identifier>XM-EXAMPLE-1</iati-identifier>
  <reporting-org ref="XM-EXAMPLE" type="40"><narrative>Example</narrative></reporting-org>
  <title><narrative>Skills for youth</narrative></title>
  <description><narrative>What it is about</narrative></description>
  <participating-org role="1" type="10"><narrative>A donor</narrative></participating-org>
  <activity-status code="2"/>
  <activity-date type="2" iso-date="2023-01-01"/>
  <x:note>of another namespace</x:note>
</iati-activity>
</iati-activities>
"#;

fn imported() -> TempDir {
    let directory = TempDir::new().unwrap();
    fs::write(directory.path().join("in.xml"), FILE).unwrap();
    text(directory.path(), &["import", "iati", "in.xml"]);
    directory
}

fn entries(directory: &Path) -> Vec<String> {
    let names = fs::read_dir(directory).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn an_imported_activity_is_written_as_it_came() {
    let directory = imported();
    let here = directory.path();
    let written = text(here, &["export", "iati"]);
    let element = |file: &str| {
        let (from, to) = (file.find("<iati-activity ").unwrap(), file.find("</iati-activity>").unwrap());
        file[from..to].to_owned()
    };
    assert_eq!(element(&written), element(FILE));
    let head = "<iati-activities version=\"2.03\" generated-datetime=\"2024-05-01T00:00:00Z\">";
    assert!(written.contains(head), "the day of its newest fact: {written}");
    assert_eq!(written, text(here, &["export", "iati", "--as-of", "2030-01-01"]), "the same facts, the same bytes");
}

#[test]
fn a_file_is_put_where_it_is_wanted_and_a_dry_run_writes_nothing() {
    let directory = imported();
    let here = directory.path();
    let before = entries(here);
    let dry = json(here, &["export", "iati", "--dry-run"]);
    assert_eq!(entries(here), before);
    fs::create_dir(here.join("out")).unwrap();
    let told = json(here, &["export", "iati", "--output", "out"]);
    assert_eq!(dry, told);
    assert_eq!(told["activities"], 1);
    assert_eq!(entries(&here.join("out")), ["activities.xml"]);
    let written = fs::read(here.join("out/activities.xml")).unwrap();
    assert_eq!(told["bytes"], written.len());
    let missing = run(here, &["export", "iati", "--output", "nowhere/out.xml"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("out.xml"));
}

#[test]
fn tables_come_out_as_the_import_reads_them() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    let lines =
        "activity,title,planned_end,recorded_on\nA,\"=HYPERLINK(1)\",2024-06-30,2023-01-01\nA,,2025-06-30,2024-01-01\n";
    fs::write(here.join("activities.csv"), lines).unwrap();
    text(here, &["import", "activities", "activities.csv"]);
    let written = text(here, &["export", "activities"]);
    assert_eq!(written.lines().count(), 3, "every stated row: {written}");
    assert!(written.contains("\nA,'=HYPERLINK(1),"), "no cell begins a formula: {written}");
    let told = json(here, &["export", "activities", "--output", "out.csv.gz"]);
    assert_eq!((told["rows"].as_u64(), told["kind"].as_str()), (Some(2), Some("activities")));
    text(here, &["export", "activities", "--output", "out.xlsx"]);
    for file in ["out.csv.gz", "out.xlsx"] {
        let again = json(here, &["import", "activities", file]);
        assert_eq!(again["files"][0]["unchanged"], 2, "{file}: {again}");
    }
    let line = text(here, &["export", "activities", "--form", "jsonl", "--as-of", "2023-06-30"]);
    let row: serde_json::Value = serde_json::from_str(line.trim()).unwrap();
    assert_eq!((row["title"].as_str(), row["planned_end"].as_str()), (Some("=HYPERLINK(1)"), Some("2024-06-30")));
    let refused = run(here, &["export", "activities", "--output", "out.ods"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains(".xlsx"), "says what would do");
}

#[test]
fn flat_tables_have_names_beside_codes_and_the_help_says_what_columns_mean() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    fs::write(here.join("a.csv"), "activity,title,country,recorded_on\nA,T,KE:60;UG:40,2023-01-01\n").unwrap();
    fs::write(here.join("t.csv"), "activity,kind,date,amount,currency\nA,expenditure,2023-02-01,10,USD\n").unwrap();
    text(here, &["import", "activities", "a.csv"]);
    text(here, &["import", "transactions", "t.csv", "--recorded-on", "happened"]);
    let flat = text(here, &["export", "transactions", "--flat"]);
    assert!(flat.contains(",KE,Kenya,60,") && flat.contains(",UG,Uganda,40,"), "{flat}");
    assert_eq!(flat.lines().count(), 3);
    let none = text(here, &["export", "transactions", "--flat", "--country", "UG", "--as-of", "2023-01-15"]);
    assert_eq!(none.lines().count(), 1, "only what was known by the day: {none}");
    assert_eq!(json(here, &["export", "results", "--output", "r.jsonl"])["rows"], 0);
    let help = text(here, &["export", "transactions", "--help"]);
    for column in flat.lines().next().unwrap().split(',') {
        assert!(help.contains(&format!("\n  {column} ")), "{column} in {help}");
    }
}

#[test]
fn a_package_names_every_table_with_its_sum() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    fs::write(here.join("a.csv"), "activity,title,recorded_on\nA,T,2023-01-01\n").unwrap();
    text(here, &["import", "activities", "a.csv"]);
    let told = json(here, &["export", "package", "--output", "all.zip"]);
    assert_eq!(told["resources"].as_array().unwrap().len(), 13);
    assert_eq!(&fs::read(here.join("all.zip")).unwrap()[..2], b"PK");
    assert!(text(here, &["export", "package", "--output", "all"]).contains("history/activities.csv: 1 rows"));
    assert!(here.join("all/datapackage.json").exists());
}

#[test]
fn no_private_person_leaves_unless_a_backup_is_asked_for() {
    let directory = TempDir::new().unwrap();
    let here = directory.path();
    let contact = "<contact-info><organisation><narrative>An office</narrative></organisation><person-name>\
                   <narrative>Invented Person</narrative></person-name><email>invented@example.org</email></contact-info>";
    let file = FILE.replace("  <x:note>", &format!("  {contact}\n  <x:note>"));
    fs::write(here.join("in.xml"), file).unwrap();
    text(here, &["import", "iati", "in.xml"]);
    for extra in [&["export", "iati"][..], &["export", "iati", "--from-facts"]] {
        let written = text(here, extra);
        assert!(written.contains("XM-EXAMPLE-1"), "{written}");
        assert!(!written.contains("person-name") && !written.to_lowercase().contains("invented"), "{written}");
    }
    assert!(text(here, &["export", "iati"]).contains("An office"));
    assert!(text(here, &["export", "iati", "--unredacted"]).contains("Invented Person"));
    let told = json(here, &["export", "iati", "--dry-run"]);
    assert_eq!(told["suppressed_by_rule"], serde_json::json!({"contact-person": 1, "contact-email": 1}));
    assert_eq!((told["redacted"].as_u64(), told.get("suppressed")), (Some(1), None));
    let told = json(here, &["export", "iati", "--dry-run", "--explain"]);
    let held = &told["suppressed"][0];
    assert_eq!(
        [&held["activity"], &held["path"], &held["rule"], &held["reason"]],
        [
            "XM-EXAMPLE-1",
            "contact-info/person-name",
            "contact-person",
            "A private person is not named in a publication"
        ]
    );
    let words = text(here, &["export", "iati", "--dry-run", "--explain"]);
    assert!(words.contains("contact-info/email: contact-email – "), "{words}");
}

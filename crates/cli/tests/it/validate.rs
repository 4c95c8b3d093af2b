//! `headway validate` as a person and a program meet it: shape, exit codes, what junk is called, and the findings of the
//! standard's own validator on published files.

use crate::support::{run, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;
use tempfile::TempDir;

fn write(directory: &TempDir, name: &str, content: impl AsRef<[u8]>) {
    std::fs::write(directory.path().join(name), content).unwrap();
}

fn validate(directory: &TempDir, arguments: &[&str]) -> Output {
    run(directory.path(), &[&["validate"], arguments].concat())
}

/// The answer as JSON, with the exit code.
fn answer(directory: &TempDir, arguments: &[&str]) -> (Value, i32) {
    let output = validate(directory, &[arguments, &["--json"]].concat());
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code().unwrap())
}

/// Rules, activities and lines of the findings of the first file.
fn told(answer: &Value) -> Vec<(String, String, u64)> {
    let findings = answer["files"][0]["findings"].as_array().unwrap();
    let text = |f: &Value, key: &str| f[key].as_str().unwrap().to_owned();
    findings.iter().map(|f| (text(f, "rule"), text(f, "activity"), f["line"].as_u64().unwrap())).collect()
}

fn activity(identifier: &str, more: &str) -> String {
    format!(
        r#"<iati-activity xml:lang="en" default-currency="EUR">
<iati-identifier>{identifier}</iati-identifier>
<reporting-org ref="GB-COH-1" type="21"><narrative>R</narrative></reporting-org>
<title><narrative>T</narrative></title>
<description><narrative>D</narrative></description>
<participating-org ref="GB-COH-1" role="1"/>
<activity-status code="2"/>
<activity-date type="1" iso-date="2020-01-01"/>
<recipient-country code="KE"/>
<sector code="11110"/>{more}
</iati-activity>
"#
    )
}

fn file(activities: &[String]) -> String {
    format!("<iati-activities version=\"2.03\">\n{}</iati-activities>\n", activities.concat())
}

#[test]
fn a_right_file_is_valid_and_exits_with_0() {
    let directory = TempDir::new().unwrap();
    write(&directory, "right.xml", file(&[activity("GB-COH-1-A", "")]));
    let output = validate(&directory, &["right.xml"]);
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        said,
        "right.xml: version 2.03, valid for its schema\n0 critical, 0 errors, 0 warnings, 0 advisories\n\n"
    );
    let (answer, code) = answer(&directory, &["right.xml"]);
    assert_eq!(code, 0);
    let report = &answer["files"][0];
    assert_eq!(
        (&report["file"], &report["version"], &report["valid_schema"]),
        (&"right.xml".into(), &"2.03".into(), &true.into())
    );
    assert_eq!(report["summary"], serde_json::json!({"critical": 0, "error": 0, "warning": 0, "advisory": 0}));
    assert_eq!(report["findings"], serde_json::json!([]));
}

#[test]
fn findings_name_rule_place_and_what_would_be_right() {
    let directory = TempDir::new().unwrap();
    let bad = activity("GB-COH-1-A", "").replace("code=\"KE\"", "code=\"Kenya\"");
    write(&directory, "bad.xml", file(&[bad.clone(), bad.clone(), activity("GB-COH-1-B", "<budget/>"), bad]));
    let (json, code) = answer(&directory, &["bad.xml"]);
    assert_eq!(code, 3);
    let of_a = |n: &str| (format!("GB-COH-1-A{n}"), "9.50.1".to_owned());
    let rules: Vec<_> = told(&json).into_iter().map(|(rule, activity, _)| (activity, rule)).collect();
    assert_eq!(
        rules,
        [
            of_a(""),
            ("file".to_owned(), "1.1.2".to_owned()),
            of_a("(2)"),
            ("GB-COH-1-B".to_owned(), "0.3.1".to_owned()),
            of_a("(3)")
        ]
    );
    let first = &json["files"][0]["findings"][0];
    for (key, value) in [
        ("severity", "error"),
        ("category", "geo"),
        ("path", "/iati-activities/iati-activity[1]/recipient-country/@code"),
    ] {
        assert_eq!(first[key], value, "{key}");
    }
    assert_eq!((&first["line"], &first["column"]), (&10.into(), &20.into()));
    let message = first["message"].as_str().unwrap();
    assert!(
        message.starts_with("“Kenya” is not on the list Country") && message.contains("a code of that list"),
        "{message}"
    );
    assert_eq!(json["files"][0]["valid_schema"], false);

    // The same for people: rule by rule, the worst first, few places each, what would be right once.
    let output = validate(&directory, &["bad.xml"]);
    let said = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "bad.xml: version 2.03, not valid for its schema");
    assert_eq!(lines[1], "  critical 0.3.1: once in 1 activity");
    assert!(lines.contains(&"  error 9.50.1: 3 times in 3 activities"), "{said}");
    assert_eq!(said.matches("→ give @code of <recipient-country> a code of that list").count(), 1, "{said}");
    assert!(lines.contains(&"1 critical, 4 errors, 0 warnings, 0 advisories"), "{said}");

    // One line per finding for other programs.
    let plain = validate(&directory, &["bad.xml", "--plain"]);
    assert_eq!(plain.status.code(), Some(3));
    let plain = String::from_utf8(plain.stdout).unwrap();
    assert_eq!(plain.lines().count(), 5);
    assert!(plain.lines().all(|line| line.split('\t').count() == 9), "{plain}");
}

#[test]
fn a_thousand_findings_of_one_rule_are_a_few_lines() {
    let directory = TempDir::new().unwrap();
    let many: Vec<String> =
        (0..1_000).map(|n| activity(&format!("GB-COH-1-{n}"), "").replace("\"KE\"", "\"??\"")).collect();
    write(&directory, "many.xml", file(&many));
    let said = String::from_utf8(validate(&directory, &["many.xml"]).stdout).unwrap();
    assert!(said.lines().count() < 15, "{said}");
    assert!(
        said.contains("error 9.50.1: 1,000 times in 1,000 activities") && said.contains("… and 997 more"),
        "{said}"
    );
    let (json, _) = answer(&directory, &["many.xml"]);
    assert_eq!((told(&json).len(), json["files"][0]["summary"]["error"].as_u64()), (1_000, Some(1_000)));
}

#[test]
fn many_files_are_told_in_their_order_and_in_one_json_text() {
    let directory = TempDir::new().unwrap();
    let names: Vec<String> = (10..40).map(|n| format!("{n}.xml")).collect();
    for (n, name) in names.iter().enumerate() {
        // The first takes longest: the others wait for it.
        let activities = if n == 0 { 300 } else { n };
        let many: Vec<String> = (0..activities).map(|a| activity(&format!("GB-COH-1-{a}"), "<budget/>")).collect();
        write(&directory, name, file(&many));
    }
    let output = validate(&directory, &[".", "--json"]);
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("{\n  \"files\": [\n    {\n      \"file\": \"./10.xml\",\n"), "{}", &said[..100]);
    assert!(said.ends_with("\n      ]\n    }\n  ]\n}\n"), "{}", &said[said.len() - 100..]);
    let json: Value = serde_json::from_str(&said).unwrap();
    let files = json["files"].as_array().unwrap();
    let told: Vec<String> = files.iter().map(|f| f["file"].as_str().unwrap()[2..].to_owned()).collect();
    assert_eq!(told, names);
    let counts: Vec<usize> = files.iter().map(|f| f["findings"].as_array().unwrap().len()).collect();
    assert_eq!((counts[0], counts[29]), (300, 29));
    // A file that is not there stops it before anything is said.
    let output = validate(&directory, &["10.xml", "none.xml", "--json"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
}

#[test]
fn schema_today_and_rules_can_be_chosen() {
    let directory = TempDir::new().unwrap();
    let future = "<transaction><transaction-type code=\"3\"/><transaction-date iso-date=\"2026-11-24\"/><value value-date=\"2020-01-01\">1</value></transaction>";
    write(&directory, "future.xml", file(&[activity("GB-COH-1-A", future)]));
    assert_eq!(told(&answer(&directory, &["future.xml"]).0)[0].0, "11.2.1");
    let later = crate::support::headway(directory.path())
        .args(["validate", "future.xml", "--today", "2026-11-24"])
        .output()
        .unwrap();
    assert_eq!(later.status.code(), Some(0));

    let bare = file(&[activity("GB-COH-1-A", "").replace("\"KE\"", "\"??\"")]).replace(" version=\"2.03\"", "");
    write(&directory, "bare.xml", &bare);
    assert_eq!(told(&answer(&directory, &["bare.xml"]).0), [("0.6.1".to_owned(), "file".to_owned(), 1)]);
    let (schema, code) = answer(&directory, &["bare.xml", "--schema", "2.03"]);
    assert_eq!(
        (told(&schema), code),
        (vec![("0.3.1".to_owned(), "file".to_owned(), 1)], 3),
        "the version itself, no codes"
    );
    let unknown = validate(&directory, &["bare.xml", "--schema", "1.05"]);
    assert_eq!(unknown.status.code(), Some(1));

    write(&directory, "Country.tsv", "code\tname\n??\tNowhere\n");
    write(&directory, "nowhere.xml", file(&[activity("GB-COH-1-A", "").replace("\"KE\"", "\"??\"")]));
    assert_eq!(answer(&directory, &["nowhere.xml"]).1, 3);
    assert_eq!(answer(&directory, &["nowhere.xml", "--rules", "Country.tsv"]).1, 0, "a newer list is a file");
    write(&directory, "rules.tsv", "rule\tseverity\tcategory\n2.1.2\twarning\tclassifications\n");
    assert_eq!(
        answer(&directory, &["future.xml", "--rules", "rules.tsv"]).1,
        0,
        "rules that are not listed are not checked"
    );
    let wrong = validate(&directory, &["future.xml", "--rules", "future.xml"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(validate(&directory, &["missing.xml"]).status.code(), Some(1));
    assert_eq!(validate(&directory, &["future.xml", "--unheard"]).status.code(), Some(2));
}

#[test]
fn junk_is_named_as_what_it_is() {
    let directory = TempDir::new().unwrap();
    let zip_of = |name: &str| [b"PK\x03\x04\x14\0\0\0\0\0".as_slice(), &[0; 20], name.as_bytes()].concat();
    let latin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<iati-activities version=\"2.03\">\n\u{e9}".chars();
    let utf16: Vec<u8> = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><iati-activities version=\"2.03\"/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("page.xml", b"\n<!DOCTYPE html>\n<html><body>Not found</body></html>".to_vec(), "0.1.1", "an HTML page"),
        ("xhtml.xml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>".to_vec(), "0.2.1", "“html”"),
        ("book.xml", zip_of("[Content_Types].xml"), "0.1.1", "a spreadsheet"),
        ("old.xml", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat(), "0.1.1", "a spreadsheet"),
        ("zip.xml", zip_of("a.xml"), "0.1.1", "a ZIP archive"),
        ("paper.xml", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3".to_vec(), "0.1.1", "a PDF document"),
        ("data.xml", b"{\"error\": \"not found\"}".to_vec(), "0.1.1", "JSON data"),
        ("table.xml", b"iati-identifier,title\nA,B\n".to_vec(), "0.1.1", "a CSV table"),
        ("note.xml", b"{\\rtf1 a note}".to_vec(), "0.1.1", "plain text"),
        ("empty.xml", Vec::new(), "0.1.1", "the file is empty"),
        ("blank.xml", b" \n\n ".to_vec(), "0.1.1", "the file is empty"),
        ("feed.xml", b"<rss version='2.0'/>".to_vec(), "0.2.1", "“rss”"),
        ("denied.xml", b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>".to_vec(), "0.2.1", "“Error”"),
        (
            "old-version.xml",
            b"<iati-activities version='1.05'><iati-activity/></iati-activities>".to_vec(),
            "0.6.1",
            "“1.05”",
        ),
        (
            "doctype.xml",
            b"<!DOCTYPE iati-activities [<!ENTITY a 'b'>]><iati-activities version='2.03'/>".to_vec(),
            "0.1.1",
            "DOCTYPE",
        ),
        ("latin.xml", latin.map(|c| c as u8).collect(), "0.1.1", "byte 72 is not valid UTF-8"),
        ("utf16.xml", utf16, "0.3.1", "add what may come next: iati-activity"),
    ];
    for (name, content, rule, words) in cases {
        write(&directory, name, content);
        let (json, code) = answer(&directory, &[name]);
        let findings = json["files"][0]["findings"].as_array().unwrap();
        assert_eq!((findings.len(), code), (1, 3), "{name}: {findings:?}");
        let message = findings[0]["message"].as_str().unwrap();
        assert_eq!(
            (findings[0]["rule"].as_str(), findings[0]["activity"].as_str()),
            (Some(rule), Some("file")),
            "{name}"
        );
        assert!(message.contains(words), "{name}: {message}");
        assert_eq!(json["files"][0]["valid_schema"], false, "{name}");
    }
}

#[test]
fn a_file_that_breaks_in_the_middle_says_where_and_how_far_it_was_read() {
    let directory = TempDir::new().unwrap();
    let whole = file(&[activity("GB-COH-1-A", ""), activity("GB-COH-1-B", ""), activity("GB-COH-1-C", "")]);
    let cut = &whole[..whole.find("GB-COH-1-C").unwrap()];
    write(&directory, "cut.xml", cut);
    let (json, code) = answer(&directory, &["cut.xml"]);
    assert_eq!((told(&json), code), (vec![("0.1.1".to_owned(), "file".to_owned(), 25)], 3));
    let report = &json["files"][0];
    assert_eq!(
        (&report["activities"], &report["well_formed"], &report["valid_schema"]),
        (&2.into(), &false.into(), &false.into())
    );
    let said = String::from_utf8(validate(&directory, &["cut.xml"]).stdout).unwrap();
    assert!(said.starts_with("cut.xml: broken off; whole activities read before: 2\n"), "{said}");
    let import = run(directory.path(), &["import", "iati", "cut.xml"]);
    assert_eq!(import.status.code(), Some(3));
    let audit = text(directory.path(), &["audit", "verify", "--json"]);
    assert!(audit.contains("\"changes\": 0"), "nothing was stored: {audit}");
}

#[test]
fn a_limit_is_named_with_the_setting_that_raises_it() {
    let directory = TempDir::new().unwrap();
    let deep = format!(
        "<iati-activities version='2.03'><iati-activity>{}{}</iati-activity></iati-activities>",
        "<a>".repeat(150),
        "</a>".repeat(150)
    );
    write(&directory, "deep.xml", deep);
    let message = |json: &Value| json["files"][0]["findings"][0]["message"].as_str().unwrap().to_owned();
    let (json, code) = answer(&directory, &["deep.xml"]);
    assert_eq!(code, 3);
    let said = message(&json);
    assert!(said.contains("100 elements within each other") && said.contains("--limit iati.depth="), "{said}");
    let (json, _) = answer(&directory, &["deep.xml", "--limit", "iati.depth=200"]);
    assert!(!message(&json).contains("limit"), "{}", message(&json));
    for wrong in ["iati.luck=1", "iati.depth", "iati.depth=0", "iati.depth=many"] {
        assert_eq!(validate(&directory, &["deep.xml", "--limit", wrong]).status.code(), Some(1), "{wrong}");
    }

    // For imports it is a setting of the installation.
    let own = "<x:a xmlns:x='https://example.org/'>".repeat(120) + &"</x:a>".repeat(120);
    write(&directory, "good.xml", file(&[activity("GB-COH-1-A", &own)]));
    let refused = run(directory.path(), &["import", "iati", "good.xml"]);
    assert_eq!(refused.status.code(), Some(3), "{}", String::from_utf8_lossy(&refused.stdout));
    text(directory.path(), &["settings", "set", "iati.depth", "300"]);
    assert!(text(directory.path(), &["settings", "show"]).contains("iati.depth"));
    let stored = run(directory.path(), &["import", "iati", "good.xml"]);
    assert_eq!(stored.status.code(), Some(0), "{}", String::from_utf8_lossy(&stored.stdout));
    let unheard = run(directory.path(), &["settings", "set", "iati.depth", "many"]);
    assert_eq!(unheard.status.code(), Some(1));
}

/// The folder of published samples, if it is beside the checkout; says loudly when a test is skipped for want of it.
fn samples() -> Option<PathBuf> {
    let root = match std::env::var_os("HEADWAY_SHARED") {
        Some(path) => PathBuf::from(path),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let path = root.join("iati-samples");
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: this test needs ../shared/iati-samples, which is not beside this checkout");
    None
}

type Counts = BTreeMap<(String, String), i64>;

fn expected(path: &Path) -> Counts {
    let mut counts = Counts::new();
    for line in std::fs::read_to_string(path).unwrap().lines().skip(1) {
        // rule, severity, category, activity, count: an identifier may hold commas.
        let (rule, rest) = line.split_once(',').unwrap();
        let (rest, count) = rest.rsplit_once(',').unwrap();
        let activity = rest.splitn(3, ',').nth(2).unwrap().trim_matches('"');
        *counts.entry((activity.to_owned(), rule.to_owned())).or_default() += count.parse::<i64>().unwrap();
    }
    counts
}

#[test]
fn published_files_give_the_findings_of_the_standards_validator() {
    let Some(samples) = samples() else { return };
    let directory = TempDir::new().unwrap();
    let folder = samples.join("xml");
    let (json, code) = answer(&directory, &[folder.to_str().unwrap()]);
    assert_eq!(code, 3);
    let files = json["files"].as_array().unwrap();
    assert_eq!(files.len(), 30);
    let (mut differences, mut total) = (Vec::new(), 0);
    for file in files {
        let name = Path::new(file["file"].as_str().unwrap()).file_stem().unwrap().to_str().unwrap();
        let expected = expected(&samples.join("expected-findings").join(format!("{name}.csv")));
        total += expected.values().sum::<i64>();
        let mut balance = Counts::new();
        for finding in file["findings"].as_array().unwrap().iter().filter(|f| f["severity"] != "advisory") {
            let text = |key: &str| finding[key].as_str().unwrap().to_owned();
            *balance.entry((text("activity"), text("rule"))).or_default() += 1;
        }
        for (key, n) in expected {
            *balance.entry(key).or_default() -= n;
        }
        let uneven = balance.into_iter().filter(|(_, n)| *n != 0);
        differences.extend(uneven.map(|((activity, rule), n)| format!("{name}: {activity}: {rule}: {n:+}")));
    }
    assert!(differences.is_empty(), "{} differences\n{}", differences.len(), differences.join("\n"));
    println!("{total} findings in {} files agree", files.len());
    assert!(total > 2_000);
}

//! Findings of imported data: as the check of the file itself, by publisher, as of a day.

use crate::support::{Story, shared};
use app::datasets::{dataset, datasets};
use app::import::files::resolve;
use app::validate::{ValidateRequest, validate};
use domain::Language;
use std::path::Path;
use wording::Wording;

/// Activity and rule of every finding about an activity that the check of a file tells; none where it is of version 1.
fn of_file(path: &Path, today: domain::Day) -> Option<Vec<(String, String)>> {
    let request = ValidateRequest {
        today,
        schema: None,
        rules: None,
        limits: Vec::new(),
        of_a_rule: None,
        language: Language::English,
    };
    let name = path.to_string_lossy().into_owned();
    let inputs = resolve(&[name], &[".xml"], &std::env::temp_dir()).unwrap();
    let answer = validate(&request, &inputs, Wording::embedded()).unwrap();
    let findings = answer.files[0].findings.iter().filter(|f| f.activity != "file");
    let mut all: Vec<_> = findings.map(|f| (f.activity, f.rule)).collect();
    all.sort();
    answer.files[0].version.as_deref().is_some_and(|v| v.starts_with("2.0")).then_some(all)
}

const FILE: &str = "<iati-activities version=\"2.03\" generated-datetime=\"2026-05-01T00:00:00Z\">\
<iati-activity default-currency=\"USD\"><iati-identifier>XM-A-1</iati-identifier>\
<reporting-org ref=\"XM-A\" type=\"40\"><narrative>A</narrative></reporting-org>\
<title><narrative>T</narrative></title><description><narrative>D</narrative></description>\
<participating-org role=\"1\" type=\"10\"><narrative>F</narrative></participating-org>\
<activity-status code=\"99\"/><activity-date type=\"2\" iso-date=\"2026-01-01\"/>\
<budget><period-start iso-date=\"2026-12-31\"/><period-end iso-date=\"2026-01-01\"/>\
<value currency=\"USD\" value-date=\"2026-01-01\">5</value></budget></iati-activity>\
<iati-activity><iati-identifier>XM-A-2</iati-identifier>\
<reporting-org ref=\"XM-A\" type=\"40\"><narrative>A</narrative></reporting-org></iati-activity></iati-activities>";

#[test]
fn findings_are_those_of_the_file_and_lead_to_fields() {
    let story = Story::new();
    let path = story.directory.path().join("a.xml");
    std::fs::write(&path, FILE).unwrap();
    let mut request = Story::request("iati");
    request.keep_good = true;
    story.import_path(&request, &path).unwrap();
    let later = FILE.replace("XM-A", "XM-B").replace("2026-05-01T", "2026-07-01T");
    story.import_as(&request, later.as_bytes()).unwrap();
    let answer = datasets(&story.headway, &story.ctx).unwrap();
    let names: Vec<&str> = answer.datasets.iter().map(|d| d.publisher.as_str()).collect();
    assert_eq!(names, ["XM-A", "XM-B"]);
    let row = &answer.datasets[0];
    assert_eq!((row.activities, row.with_findings, row.newest.as_str()), (2, 2, "2026-05-01"));
    let one = dataset(&story.headway, &story.ctx, "XM-A", None, (0, 100)).unwrap();
    let mut found: Vec<_> = one.findings.iter().map(|f| (f.activity.clone(), f.rule.clone())).collect();
    found.sort();
    assert_eq!(Some(&found), of_file(&path, story.ctx.today).as_ref());
    assert!(found.len() >= 4, "{found:?}");
    let budget = one.findings.iter().find(|f| f.element == "budget").expect("a budget that ends before it begins");
    assert!(budget.path.starts_with("budget") && budget.message.len() > 20, "{budget:?}");
    assert_eq!(row.rules.iter().map(|r| r.n).sum::<u64>(), found.len() as u64);
    let rule = &row.rules[0].rule;
    let of_rule = dataset(&story.headway, &story.ctx, "XM-A", Some(rule), (0, 100)).unwrap();
    assert_eq!(of_rule.total, row.rules[0].n);
    let before = datasets(&story.headway, &story.as_of("2026-06-01")).unwrap();
    assert_eq!(before.datasets.len(), 1, "the other was not known yet");
    assert_eq!(dataset(&story.headway, &story.ctx, "XM-C", None, (0, 1)).unwrap_err().code, "dataset.not-found");
}

/// `tag` came with 2.03: in a file of 2.02 it may not stand.
#[test]
fn each_element_is_judged_by_the_version_of_its_file() {
    let story = Story::new();
    let mut request = Story::request("iati");
    request.keep_good = true;
    let newest = FILE.replace("<budget>", "<sector code=\"11110\"/><tag code=\"1\" vocabulary=\"1\"/><budget>");
    let path = story.directory.path().join("b.xml");
    let older = newest.replace("XM-A", "XM-B").replace("2.03", "2.02");
    std::fs::write(&path, &older).unwrap();
    story.import_as(&request, newest.as_bytes()).unwrap();
    let outcome = story.import_path(&request, &path).unwrap();
    assert_eq!(outcome.version.as_deref(), Some("2.02"));
    let none = FILE.replace("XM-A", "XM-C").replace(" version=\"2.03\"", "");
    story.import_as(&request, none.as_bytes()).unwrap();
    let answer = datasets(&story.headway, &story.ctx).unwrap();
    let said: Vec<_> = answer.datasets.iter().map(|d| (d.publisher.as_str(), d.declared())).collect();
    assert_eq!(said, [("XM-A", "2.03".to_owned()), ("XM-B", "2.02".to_owned()), ("XM-C", "?".to_owned())]);
    let judged: Vec<_> = answer.datasets.iter().map(|d| (d.versions[0].judged_by, d.versions[0].activities)).collect();
    assert_eq!(judged, [(Some("2.03"), 2), (Some("2.02"), 2), (Some("2.03"), 2)]);
    let one = dataset(&story.headway, &story.ctx, "XM-B", None, (0, 100)).unwrap();
    let mut found: Vec<_> = one.findings.iter().map(|f| (f.activity.clone(), f.rule.clone())).collect();
    found.sort();
    assert_eq!(Some(&found), of_file(&path, story.ctx.today).as_ref());
    let tags = |publisher: &str| {
        let one = dataset(&story.headway, &story.ctx, publisher, Some("0.3.1"), (0, 100)).unwrap();
        one.findings.iter().filter(|f| f.element == "tag").count()
    };
    assert_eq!((tags("XM-A"), tags("XM-B")), (0, 1));
}

#[test]
fn published_samples_have_the_findings_of_their_files() {
    let Some(folder) = shared("iati-samples/xml") else { return };
    let (mut compared, mut findings_compared) = (0, 0);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort_by_key(|f| std::fs::metadata(f).unwrap().len());
    for file in files.iter().take(18) {
        let story = Story::new();
        let outcome = story.import_path(&Story::request("iati"), file).unwrap();
        let all = datasets(&story.headway, &story.ctx).unwrap().datasets;
        // Whole files of version 2 whose activities all have a name of their own: the others have another set to check.
        let repeated = outcome.findings.all().iter().any(|f| f.code == "iati.activity-repeated");
        let whole = outcome.change.is_some() && outcome.refused == 0 && !repeated;
        if !whole || all.len() != 1 || all[0].not_checked > 0 {
            continue;
        }
        let one = dataset(&story.headway, &story.ctx, &all[0].publisher, None, (0, usize::MAX)).unwrap();
        let findings = one.findings.iter().filter(|f| f.activity != "file");
        let mut found: Vec<_> = findings.map(|f| (f.activity.clone(), f.rule.clone())).collect();
        found.sort();
        if let Some(meant) = of_file(file, story.ctx.today).filter(|_| one.left_out == 0) {
            assert_eq!(found, meant, "{}", file.display());
            compared += 1;
            findings_compared += meant.len();
        }
    }
    eprintln!("{compared} samples with {findings_compared} findings compared");
    assert!(compared >= 3 && findings_compared > 20, "{compared} samples, {findings_compared} findings compared");
}

//! Each rule of the standard broken by hand, once, in a file that is right otherwise; and a few schemas by hand.

use domain::Day;
use iati::check::{Checker, Options, Report, Severity};
use std::collections::BTreeSet;

const ACTIVITY: &str = r#"<iati-activities version="2.03">
<iati-activity xml:lang="en" default-currency="EUR" last-updated-datetime="2025-01-01T00:00:00Z">
<iati-identifier>GB-COH-1234567-A1</iati-identifier>
<reporting-org ref="GB-COH-1234567" type="21"><narrative>Reporter</narrative></reporting-org>
<title><narrative>Title</narrative></title>
<description><narrative>Description</narrative></description>
<participating-org ref="GB-COH-1234567" role="1"/>
<other-identifier ref="X1" type="A1"><owner-org ref="GB-COH-1"/></other-identifier>
<activity-status code="2"/>
<activity-date type="1" iso-date="2020-01-01"/>
<activity-date type="2" iso-date="2020-02-01"/>
<activity-date type="3" iso-date="2026-12-31"/>
<activity-date type="4" iso-date="2025-12-31"/>
<recipient-country code="KE" percentage="60"/>
<recipient-region code="1027" percentage="40"/>
<sector vocabulary="1" code="11110" percentage="50"/>
<sector code="11220" percentage="50.0"/>
<sector vocabulary="99" code="own"><narrative>Our own</narrative></sector>
<country-budget-items vocabulary="2"><budget-item code="1" percentage="70"/><budget-item code="2" percentage="30"/></country-budget-items>
<policy-marker vocabulary="1" code="1" significance="2"/>
<policy-marker vocabulary="99" code="own"><narrative>Our own</narrative></policy-marker>
<default-aid-type code="C01"/>
<budget><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/><value value-date="2021-01-01">1</value></budget>
<planned-disbursement><period-start iso-date="2021-01-01"/><period-end iso-date="2023-12-31"/><value value-date="2021-01-01">1</value></planned-disbursement>
<capital-spend percentage="10"/>
<transaction><transaction-type code="3"/><transaction-date iso-date="2021-05-01"/><value value-date="2021-05-01">5</value><provider-org ref="GB-COH-1234567" provider-activity-id="GB-COH-1234567-A1"/><receiver-org ref="GB-COH-1234567"/><aid-type code="C01"/></transaction>
<related-activity ref="GB-COH-1234567-A1" type="3"/>
<result type="1"><title><narrative>Result</narrative></title><reference vocabulary="99" code="r"/>
<indicator measure="1"><title><narrative>Indicator</narrative></title><baseline year="2020" value="1"/><period><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/><target value="2"/><actual value="3"/></period></indicator>
</result>
</iati-activity></iati-activities>"#;

const ORGANISATION: &str = r#"<iati-organisations version="2.03">
<iati-organisation xml:lang="en" default-currency="EUR">
<organisation-identifier>GB-COH-1234567</organisation-identifier>
<name><narrative>Name</narrative></name>
<reporting-org ref="GB-COH-1234567" type="21"><narrative>Reporter</narrative></reporting-org>
<recipient-org-budget><recipient-org ref="GB-COH-1"><narrative>R</narrative></recipient-org><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/><value value-date="2021-01-01">1</value></recipient-org-budget>
<recipient-country-budget><recipient-country code="KE"/><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/><value value-date="2021-01-01">1</value>
<budget-line><value value-date="2021-06-01">1</value><narrative>Line</narrative></budget-line></recipient-country-budget>
</iati-organisation></iati-organisations>"#;

/// Rules that break, the text to change, and what it becomes.
type Story = (&'static [&'static str], &'static str, &'static str);

const SECOND: &str = r#"</transaction><transaction><transaction-type code="3"/><transaction-date iso-date="2021-05-01"/><value value-date="2021-05-01">5</value></transaction>"#;

const ACTIVITY_STORIES: &[Story] = &[
    (&["0.1.1"], "</title>", "</titel>"),
    (&["0.2.1"], "iati-activities", "activities"),
    (&["0.6.1"], r#"version="2.03""#, r#"version="1.05""#),
    (&["0.6.1"], r#" version="2.03""#, ""),
    (&["0.3.1"], r#"<activity-status code="2"/>"#, ""),
    (&["1.1.3", "1.1.21"], "GB-COH-1234567-A1</iati-id", "GB-COH-1234567</iati-id"),
    (&["1.1.21"], "GB-COH-1234567-A1</iati-id", "GB-COH-1234567A1</iati-id"),
    (&["1.3.1"], "<iati-identifier>GB", "<iati-identifier> GB"),
    (&["1.4.1"], r#"provider-activity-id="G"#, r#"provider-activity-id=" G"#),
    (&["1.5.1"], r#"<receiver-org"#, r#"<receiver-org receiver-activity-id="GB-COH-1234567-A1 ""#),
    (&["1.6.1"], r#"ref="X1" type="A1""#, r#"ref="X1 " type="A3""#),
    (&["1.16.1"], r#"ref="X1" type="A1""#, r#"ref="X1 " type="B1""#),
    (&["1.7.1"], r#"<related-activity ref=""#, r#"<related-activity ref=" "#),
    (&["1.8.1"], r#"<participating-org ref=""#, r#"<participating-org ref=" "#),
    (&["1.8.13"], r#"<participating-org ref=""#, r#"<participating-org ref="N/A"#),
    (&["1.9.1"], r#"role="1""#, r#"role="1" activity-id=" GB-COH-1234567-A1""#),
    (&["1.10.1"], r#"<provider-org ref=""#, r#"<provider-org ref=" "#),
    (&["1.10.13"], r#"<provider-org ref=""#, r#"<provider-org ref="a?"#),
    (&["1.11.1"], r#"<owner-org ref=""#, r#"<owner-org ref=" "#),
    (&["1.11.13"], r#"<owner-org ref=""#, r#"<owner-org ref="a|"#),
    (&["1.15.1"], r#"<receiver-org ref=""#, r#"<receiver-org ref=" "#),
    (&["1.15.13"], r#"<receiver-org ref=""#, r#"<receiver-org ref="a/"#),
    (&["1.14.1"], r#"<reporting-org ref=""#, r#"<reporting-org ref=" "#),
    (&["1.14.13"], r#"<reporting-org ref="GB-COH-1234567""#, r#"<other-id/><reporting-org ref="GB-COH-1/2""#),
    (&["1.14.8", "1.1.21"], r#"<reporting-org ref="GB-COH-1234567""#, r#"<reporting-org ref="NOWHERE-1""#),
    (&["2.1.1", "2.1.2"], r#"code="11220" percentage="50.0""#, r#"code="11220""#),
    (&["2.1.2"], r#"percentage="50.0""#, r#"percentage="49.9999""#),
    (&["2.1.4"], r#"<sector vocabulary="99""#, r#"<sector percentage="60" vocabulary="99""#),
    (&["2.2.1"], "<narrative>Our own</narrative></sector>", "</sector>"),
    (&["3.1.1", "3.1.2"], r#"<recipient-region code="1027" percentage="40"/>"#, r#"<recipient-country code="UG"/>"#),
    (&["3.1.2"], r#"<recipient-region code="1027""#, r#"<recipient-country code="UG" percentage="1"/><!--"#),
    (&["3.1.4"], r#"<recipient-region code="1027" percentage="40"/>"#, ""),
    (&["3.4.1", "3.4.2"], r#"code="1027" percentage="40""#, r#"code="1027""#),
    (&["3.4.2"], r#"percentage="40""#, r#"percentage="41""#),
    (&["3.4.4"], r#"<recipient-country code="KE" percentage="60"/>"#, ""),
    (&["3.6.2"], r#"<aid-type code="C01"/>"#, r#"<recipient-country code="KE"/><aid-type code="C01"/>"#),
    (&["4.1.1"], r#" xml:lang="en""#, ""),
    (&["4.3.1"], "<narrative>Title</narrative>", "<narrative> </narrative>"),
    (&["4.4.1"], "<narrative>Description</narrative>", "<narrative/>"),
    (&["6.6.2"], r#"<aid-type code="C01"/>"#, r#"<sector code="11110"/><aid-type code="C01"/>"#),
    (&["6.8.1"], r#"<owner-org ref="GB-COH-1"/>"#, "<owner-org/>"),
    (&["6.9.1"], r#"<provider-org ref="GB-COH-1234567""#, "<provider-org"),
    (&["6.9.2"], r#"<receiver-org ref="GB-COH-1234567""#, "<receiver-org"),
    (&["6.10.1"], r#"<participating-org ref="GB-COH-1234567""#, "<participating-org"),
    (&["6.13.1"], "<narrative>Our own</narrative></policy-marker>", "</policy-marker>"),
    (&["6.14.1"], r#" significance="2""#, ""),
    (&["7.5.3"], r#"<period-end iso-date="2021-12-31"/><value"#, r#"<period-end iso-date="2022-01-02"/><value"#),
    (&["7.8.1"], r#" default-currency="EUR""#, ""),
    (&["7.9.1", "7.9.2"], r#"code="2" percentage="30""#, r#"code="2""#),
    (&["7.9.2"], r#"percentage="30""#, r#"percentage="31""#),
    (&["7.9.4"], r#"<budget-item code="2" percentage="30"/>"#, ""),
    (&["8.6.1"], r#"<period-end iso-date="2021-12-31"/><target"#, r#"<period-end iso-date="2020-12-31"/><target"#),
    (&["8.6.3"], r#"<period-end iso-date="2023-12-31"/>"#, r#"<period-end iso-date="2020-12-31"/>"#),
    (&["8.8.1", "8.8.2"], r#"year="2020" value="1""#, r#"year="2020""#),
    (&["8.8.2"], r#"year="2020" value="1""#, r#"year="2020" value="1 of 2""#),
    (&["8.9.1", "8.9.2"], r#"<target value="2"/>"#, "<target/>"),
    (&["8.9.2"], r#"<target value="2"/>"#, r#"<target value="2%"/>"#),
    (&["8.10.1", "8.10.2"], r#"<actual value="3"/>"#, "<actual/>"),
    (&["8.10.2"], r#"<actual value="3"/>"#, r#"<actual value="1,000"/>"#),
    (&["8.8.3", "8.9.3", "8.10.3"], r#"measure="1""#, r#"measure="5""#),
    (
        &["8.11.1"],
        "Indicator</narrative></title>",
        r#"Indicator</narrative></title><reference vocabulary="1" code="x"/>"#,
    ),
    (&["11.1.1"], r#"="2025-01-01T"#, r#"="2026-11-24T"#),
    (&["11.1.2"], r#"type="3" iso-date="2026-12-31""#, r#"type="3" iso-date="2019-12-31""#),
    (&["11.1.3"], r#"type="4" iso-date="2025-12-31""#, r#"type="4" iso-date="2019-12-31""#),
    (&["11.1.3", "11.1.4"], r#"type="2" iso-date="2020-02-01""#, r#"type="2" iso-date="2027-01-01""#),
    (&["11.1.5"], r#"type="4" iso-date="2025-12-31""#, r#"type="4" iso-date="2026-11-24""#),
    (&["11.2.1"], r#"<transaction-date iso-date="2021-05-01"/>"#, r#"<transaction-date iso-date="2026-11-24"/>"#),
    (&["11.2.2"], r#"value-date="2021-05-01""#, r#"value-date="2030-01-01""#),
    (&["3.4.2", "12.1.1"], r#"percentage="40""#, r#"percentage="-40""#),
    (&["12.2.1"], r#"<capital-spend percentage="10"/>"#, r#"<capital-spend percentage="100.5"/>"#),
    (&["2.1.2", "12.3.1"], r#"percentage="50.0""#, r#"percentage="101""#),
    (&["107.1.1"], r#"<default-aid-type code="C01"/>"#, r#"<default-aid-type vocabulary="2" code="1"/>"#),
    (
        &["107.1.2"],
        r#"<default-aid-type code="C01"/>"#,
        r#"<default-aid-type code="C01"/><default-aid-type code="D01"/>"#,
    ),
    (&["107.2.1"], r#"<aid-type code="C01"/></t"#, r#"<aid-type vocabulary="2" code="1"/></t"#),
    (&["107.2.2"], r#"<aid-type code="C01"/></t"#, r#"<aid-type code="C01"/><aid-type code="D01"/></t"#),
    (&["1000.0.1"], r#"role="1""#, r#"role="1" activity-id="GB-COH-2-B1""#),
    (&["1000.0.4"], r#"provider-activity-id="GB-COH-1234567-A1""#, r#"provider-activity-id="GB-COH-2-B1""#),
    (&["1000.0.5"], "<receiver-org", r#"<receiver-org receiver-activity-id="GB-COH-2-B1""#),
    (&["1000.0.6"], r#"<related-activity ref="GB-COH-1234567-A1""#, r#"<related-activity ref="GB-COH-2-B1""#),
    (
        &["1000.0.2", "1000.0.3"],
        "</planned-disbursement>",
        r#"<provider-org ref="a" provider-activity-id="P"/><receiver-org ref="a" receiver-activity-id="R"/></planned-disbursement>"#,
    ),
    (&["9.50.1"], r#"code="KE""#, r#"code="ke""#),
    (&["9.3.1"], r#"default-currency="EUR""#, r#"default-currency="ZZZ""#),
    (&[], r#"<transaction-date iso-date="2021-05-01"/>"#, r#"<transaction-date iso-date="2021-05-01+02:00"/>"#),
    (&[], r#"type="4" iso-date="2025-12-31""#, r#"type="4" iso-date="2026-11-23""#),
    (&[], r#"<period-end iso-date="2021-12-31"/><value"#, r#"<period-end iso-date="2022-01-01"/><value"#),
];

const ORGANISATION_STORIES: &[Story] = &[
    (&["1.12.1"], "<organisation-identifier>", "<organisation-identifier> "),
    (&["1.12.13"], "GB-COH-1234567</o", "GB-COH-1/7</o"),
    (&["1.12.8"], "GB-COH-1234567</o", "NOWHERE-7</o"),
    (&["1.17.1"], r#"<recipient-org ref=""#, r#"<recipient-org ref=" "#),
    (&["1.18.1"], r#"<reporting-org ref=""#, r#"<reporting-org ref=" "#),
    (&["1.18.13"], r#"<reporting-org ref="GB-COH-1"#, r#"<reporting-org ref="GB-COH-&amp;"#),
    (&["1.18.8"], r#"<reporting-org ref="GB"#, r#"<reporting-org ref="NOWHERE"#),
    (&["4.5.1"], r#" xml:lang="en""#, ""),
    (&["7.8.2"], r#" default-currency="EUR""#, ""),
    (&["11.3.1"], r#"<budget-line><value value-date="2021-06-01""#, r#"<budget-line><value value-date="2022-06-01""#),
    (&["11.4.1"], "<iati-organisation xml", r#"<iati-organisation last-updated-datetime="2027-01-01T00:00:00" xml"#),
    (&["9.103.1"], r#"<recipient-country code="KE""#, r#"<recipient-country code="XX""#),
];

fn check(text: &str) -> Report {
    Checker::embedded().check(text.as_bytes(), &Options::on(Day::parse("2026-11-23").unwrap()))
}

fn rules(report: &Report) -> BTreeSet<&str> {
    report.rules.iter().map(|r| r.rule.as_str()).collect()
}

/// What a story tells otherwise than it should.
fn told_wrong(base: &str, (expected, from, to): &Story) -> Option<String> {
    assert!(base.contains(from), "{from}");
    let text = base.replace(from, to);
    // One story comments the region out, and its sector list must not be in the comment.
    let text = if to.ends_with("<!--") { text.replacen("percentage=\"40\"/>", "-->", 1) } else { text };
    let report = check(&text);
    // Blanks around the reporting organisation are stripped for every other rule; a new element breaks the schema.
    let mut found = rules(&report);
    if to.contains("<other-id/>") {
        assert!(found.remove("0.3.1"));
        found.remove("1.1.21");
    }
    // A changed identifier makes references to it lead nowhere.
    if !expected.iter().any(|rule| rule.starts_with("1000.")) {
        found.retain(|rule| !rule.starts_with("1000."));
    }
    let expected: BTreeSet<&str> = expected.iter().copied().collect();
    (found != expected).then(|| format!("{from} → {to}: {found:?}, not {expected:?}"))
}

#[test]
fn a_right_file_has_no_findings() {
    for text in [ACTIVITY, ORGANISATION] {
        let report = check(text);
        assert!(report.violations.is_empty(), "{:#?}", report.violations);
        assert!(report.valid_schema);
    }
}

#[test]
fn each_rule_is_told_where_it_is_broken_and_nothing_else() {
    let mut wrong: Vec<String> = ACTIVITY_STORIES.iter().filter_map(|story| told_wrong(ACTIVITY, story)).collect();
    wrong.extend(ORGANISATION_STORIES.iter().filter_map(|story| told_wrong(ORGANISATION, story)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sectors_and_places_stand_on_the_activity_or_on_every_transaction() {
    let sector = r#"<sector vocabulary="1" code="11110" percentage="50"/>
<sector code="11220" percentage="50.0"/>
<sector vocabulary="99" code="own"><narrative>Our own</narrative></sector>
"#;
    let place = r#"<recipient-country code="KE" percentage="60"/>
<recipient-region code="1027" percentage="40"/>
"#;
    let bare = ACTIVITY.replace(sector, "");
    assert_eq!(rules(&check(&bare)), ["6.2.2", "6.7.2"].into());
    let on_transaction = bare.replace("<aid-type", r#"<sector code="11110"/><aid-type"#);
    assert_eq!(rules(&check(&on_transaction)), [].into());
    assert_eq!(rules(&check(&on_transaction.replace("</transaction>", SECOND))), ["6.7.2"].into());
    let other = bare.replace("<aid-type", r#"<sector vocabulary="2" code="111"/><aid-type"#);
    assert_eq!(rules(&check(&other)), ["102.1.1"].into());
    let nowhere = ACTIVITY.replace(place, "");
    assert_eq!(rules(&check(&nowhere)), ["3.7.2"].into());
    let on_transaction = nowhere.replace("<aid-type", r#"<recipient-country code="KE"/><aid-type"#);
    assert_eq!(rules(&check(&on_transaction)), [].into());
    assert_eq!(rules(&check(&on_transaction.replace("</transaction>", SECOND))), ["3.7.2"].into());
    let no_start = ACTIVITY.replace(r#"type="1" iso"#, r#"type="3" iso"#).replace(r#"type="2" iso"#, r#"type="3" iso"#);
    assert_eq!(rules(&check(&no_start)), ["6.11.1"].into());
}

#[test]
fn repeats_are_numbered_and_told_once() {
    let (head, rest) = ACTIVITY.split_once("<iati-activity ").unwrap();
    let activity = format!("<iati-activity {}", rest.replace("</iati-activities>", ""));
    let broken = activity.replace(r#"<activity-status code="2"/>"#, r#"<activity-status code="77"/>"#);
    let text = format!("{head}{broken}{broken}{broken}</iati-activities>");
    let report = check(&text);
    let violations: Vec<_> = report.violations.iter().collect();
    let told: Vec<_> = violations.iter().map(|v| (v.activity.as_str(), v.rule.as_str())).collect();
    let id = "GB-COH-1234567-A1";
    let (second, third) = (format!("{id}(2)"), format!("{id}(3)"));
    assert_eq!(told, [(id, "9.5.1"), ("file", "1.1.2"), (second.as_str(), "9.5.1"), (third.as_str(), "9.5.1")]);
    assert_eq!(violations[3].path, "/iati-activities/iati-activity[3]/activity-status/@code");
}

#[test]
fn older_versions_have_their_own_rules_and_schema() {
    let older = |version: &str| ACTIVITY.replace(r#"version="2.03""#, &format!("version=\"{version}\""));
    let result = ACTIVITY[ACTIVITY.find("<result").unwrap()..].split_inclusive("</result>").next().unwrap();
    let v2_02 = older("2.02").replace(r#"<reference vocabulary="99" code="r"/>"#, "");
    assert_eq!(rules(&check(&v2_02)), [].into());
    assert_eq!(
        rules(&check(&v2_02.replace(r#"<capital-spend percentage="10"/>"#, r#"<capital-spend percentage="101"/>"#))),
        [].into()
    );
    let negative = v2_02.replace(r#"<capital-spend percentage="10"/>"#, r#"<capital-spend percentage="-1"/>"#);
    assert_eq!(rules(&check(&negative)), ["12.2.2"].into());
    // A value is required on baselines before 2.03, by the schema; the rules on values came with 2.03.
    let no_value = v2_02.replace(r#"year="2020" value="1""#, r#"year="2020""#);
    assert_eq!(rules(&check(&no_value)), ["0.3.1"].into());
    let negative_sector = v2_02.replace(r#"percentage="50.0""#, r#"percentage="-50""#);
    assert_eq!(rules(&check(&negative_sector)), ["2.1.2", "12.3.2"].into());
    let negative_place = v2_02.replace(r#"percentage="40""#, r#"percentage="-40""#);
    assert_eq!(rules(&check(&negative_place)), ["3.4.2", "12.1.2"].into());
    let v2_01 = older("2.01").replace(result, "");
    assert_eq!(rules(&check(&v2_01)), ["0.3.1"].into(), "each policy marker needs a significance in 2.01");
    let marked = v2_01.replace(
        r#"vocabulary="99" code="own"><narrative>Our own</narrative></policy"#,
        r#"vocabulary="99" code="own" significance="1"><narrative>Our own</narrative></policy"#,
    );
    assert_eq!(rules(&check(&marked)), [].into());
    assert_eq!(rules(&check(&older("2.02"))), ["0.3.1"].into(), "no reference on results before 2.03");
}

#[test]
fn only_the_schema_is_checked_where_a_version_is_asked_for() {
    let today = Day::parse("2026-11-23").unwrap();
    let of = |text: &str, version: &str| {
        let version = iati::version::Version::parse(version).unwrap();
        Checker::embedded().check(text.as_bytes(), &Options::schema_of(version, today).unwrap())
    };
    let unlabelled = ACTIVITY.replace(r#" version="2.03""#, "").replace(r#"code="KE""#, r#"code="??""#);
    let report = of(&unlabelled, "2.03");
    let told: Vec<_> = report.violations.iter().map(|v| (v.rule, v.finding.code)).collect();
    assert_eq!(told, [("0.3.1".to_owned(), "schema.attribute_missing")], "the version itself");
    assert!(!of(ACTIVITY, "2.02").valid_schema && of(ACTIVITY, "2.03").valid_schema);
    assert!(Options::schema_of(iati::version::Version::V1_05, today).is_none());
}

#[test]
fn places_are_lines_and_columns_of_the_file() {
    let text = "<iati-activities version=\"2.03\">\n  <iati-activity xml:lang=\"en\">\n    <iati-identifier>é</iati-identifier><reporting-org ref=\"GB-COH-1\"/>\n</iati-activity></iati-activities>";
    let report = check(text);
    let at: Vec<_> = report.violations.iter().map(|v| (v.finding.code, v.line, v.column)).collect();
    assert!(at.contains(&("schema.attribute_missing", 3, 41)), "{at:?}");
    assert!(at.contains(&("schema.element_missing", 2, 3)), "{at:?}");
    let cut = check("<iati-activities version=\"2.03\">\n<iati-activity>\n  <title>");
    let told: Vec<_> = cut.violations.iter().map(|v| (v.rule, v.line)).collect();
    assert_eq!(told, [("0.1.1".to_owned(), 3)]);
    let html = check("<!DOCTYPE html><html></html>");
    let told: Vec<_> = html.violations.iter().map(|v| (v.rule, v.finding.code)).collect();
    assert_eq!(told, [("0.1.1".to_owned(), "file.other_kind")]);
}

#[test]
fn the_live_rules_are_all_told_here_and_in_the_samples() {
    let list = include_str!("../../../../reference/iati/rules.tsv");
    let here = include_str!("rules.rs");
    for line in list.lines().filter(|l| l.contains("\tlive\t")) {
        let rule = line.split('\t').next().unwrap();
        assert!(here.contains(&format!("\"{rule}\"")), "{rule} has no story");
        assert!(Severity::parse(line.split('\t').nth(1).unwrap()).is_some());
    }
}

#[test]
fn findings_beyond_the_number_kept_are_counted() {
    let many = "<activity-status/>".repeat(50);
    let text = ACTIVITY.replace("</iati-activity>", &format!("</iati-activity><iati-activity>{many}</iati-activity>"));
    let mut options = Options::on(Day::parse("2026-11-23").unwrap());
    let all = Checker::embedded().check(text.as_bytes(), &options);
    options.findings = 1;
    let few = Checker::embedded().check(text.as_bytes(), &options);
    assert_eq!(few.summary, all.summary);
    assert_eq!(few.violations.len() as u64 + few.left_out, all.violations.len() as u64);
}

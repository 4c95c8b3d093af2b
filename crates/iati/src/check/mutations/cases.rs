//! The ways to break each rule, for `rules`: where, how, and what breaks along; and changes that break nothing.

use super::Node;

pub(super) const ORGANISATION: &str = "GB-COH-1";
pub(super) const ACTIVITY: &str = "GB-COH-1-A1";
const ELSEWHERE: &str = "GB-COH-2-B1";
const FUTURE: &str = "2024-10-05";

/// What is done to an element.
pub(super) type Change = fn(&mut Node);
/// The text of a document, changed.
pub(super) type Rewrite = fn(&Node) -> String;

/// One way to break a rule.
pub(super) struct Case {
    pub(super) rule: &'static str,
    /// End of the path of the element that is changed; every element with such a path gets a case of its own.
    pub(super) at: &'static str,
    /// Rules that break along, each with its number.
    pub(super) also: &'static [(&'static str, usize)],
    pub(super) change: Change,
}

const fn case(rule: &'static str, at: &'static str, change: fn(&mut Node)) -> Case {
    Case { rule, at, also: &[], change }
}

const fn along(
    rule: &'static str,
    at: &'static str,
    also: &'static [(&'static str, usize)],
    change: fn(&mut Node),
) -> Case {
    Case { rule, at, also, change }
}

fn blank(node: &mut Node, attribute: &str) {
    let value = node.attributes.iter().find(|(n, _)| n == attribute).map_or(ACTIVITY, |(_, v)| v).to_owned();
    node.set(attribute, &format!("{value} "));
}

fn period(node: &mut Node, start: &str, end: &str) {
    node.child("period-start").set("iso-date", start);
    node.child("period-end").set("iso-date", end);
}

/// A sector or marker of the publisher's own beside the others, without a text.
fn own(node: &mut Node, name: &str, vocabulary: &str) {
    let twin = node.twin(name);
    twin.set("vocabulary", vocabulary);
    twin.set("code", "own");
    twin.cut("narrative");
}

fn date(node: &mut Node, kind: &str, day: &str) {
    let date = node
        .children
        .iter_mut()
        .find(|c| c.name == "activity-date" && c.attributes.iter().any(|(n, v)| n == "type" && v == kind));
    date.unwrap().set("iso-date", day);
}

fn without_date(node: &mut Node, kinds: &[&str]) {
    let is_one = |c: &Node| c.attributes.iter().any(|(n, v)| n == "type" && kinds.contains(&v.as_str()));
    node.children.retain(|c| c.name != "activity-date" || !is_one(c));
}

fn unnamed(node: &mut Node) {
    node.unset("ref");
    node.cut("narrative");
}

fn mute(node: &mut Node) {
    node.children.iter_mut().for_each(|narrative| narrative.text = " ".to_owned());
}

/// Each rule broken, on a document that keeps all of them.
pub(super) const CASES: &[Case] = &[
    // Identifiers.
    along("1.1.3", "iati-activity", &[("1.1.21", 1)], |n| n.child("iati-identifier").text = ORGANISATION.to_owned()),
    case("1.1.21", "iati-activity", |n| n.child("iati-identifier").text = "GB-COH-1A1".to_owned()),
    case("1.3.1", "iati-activity/iati-identifier", |n| n.text.push('\n')),
    case("1.3.13", "iati-activity/iati-identifier", |n| n.text.push('/')),
    case("1.4.1", "provider-org", |n| blank(n, "provider-activity-id")),
    case("1.4.13", "provider-org", |n| n.set("provider-activity-id", "GB-COH-1-A1|")),
    case("1.5.1", "receiver-org", |n| blank(n, "receiver-activity-id")),
    case("1.5.13", "receiver-org", |n| n.set("receiver-activity-id", "GB-COH-1-A1?")),
    case("1.6.1", "other-identifier", |n| {
        n.set("type", "A3");
        blank(n, "ref");
    }),
    case("1.6.13", "other-identifier", |n| {
        n.set("type", "A3");
        n.set("ref", "a/b");
    }),
    case("1.7.1", "related-activity", |n| blank(n, "ref")),
    case("1.7.13", "related-activity", |n| n.set("ref", "GB-COH-1/A1")),
    case("1.8.1", "participating-org", |n| blank(n, "ref")),
    case("1.8.13", "participating-org", |n| n.set("ref", "GB/COH")),
    case("1.9.1", "participating-org", |n| blank(n, "activity-id")),
    case("1.9.13", "participating-org", |n| n.set("activity-id", "GB-COH-1/A1")),
    case("1.10.1", "provider-org", |n| blank(n, "ref")),
    case("1.10.13", "provider-org", |n| n.set("ref", "a&amp;b")),
    case("1.11.1", "owner-org", |n| blank(n, "ref")),
    case("1.11.13", "owner-org", |n| n.set("ref", "a|b")),
    case("1.12.1", "organisation-identifier", |n| n.text.push(' ')),
    case("1.12.13", "organisation-identifier", |n| n.text = "GB-COH-1/2".to_owned()),
    case("1.12.8", "organisation-identifier", |n| n.text = "NOWHERE-7".to_owned()),
    case("1.14.1", "iati-activity/reporting-org", |n| blank(n, "ref")),
    along("1.14.8", "iati-activity/reporting-org", &[("1.1.21", 1)], |n| n.set("ref", "NOWHERE-7")),
    along("1.14.13", "iati-activity/reporting-org", &[("1.1.21", 1)], |n| n.set("ref", "GB-COH-1?")),
    case("1.15.1", "receiver-org", |n| blank(n, "ref")),
    case("1.15.13", "receiver-org", |n| n.set("ref", "a/b")),
    case("1.16.1", "other-identifier", |n| {
        n.set("type", "B1");
        blank(n, "ref");
    }),
    case("1.16.13", "other-identifier", |n| {
        n.set("type", "B1");
        n.set("ref", "a/b");
    }),
    case("1.17.1", "recipient-org", |n| blank(n, "ref")),
    case("1.17.13", "recipient-org", |n| n.set("ref", "a/b")),
    case("1.18.1", "iati-organisation/reporting-org", |n| blank(n, "ref")),
    case("1.18.8", "iati-organisation/reporting-org", |n| n.set("ref", "NOWHERE-7")),
    case("1.18.13", "iati-organisation/reporting-org", |n| n.set("ref", "GB-COH-1/2")),
    // Sectors.
    case("2.1.1", "iati-activity", |n| n.twin("sector").unset("percentage")),
    case("2.1.2", "iati-activity", |n| n.twin("sector").set("percentage", "0.0001")),
    case("2.1.4", "iati-activity/sector", |n| n.set("percentage", "99.9")),
    case("2.2.1", "iati-activity", |n| own(n, "sector", "99")),
    case("2.2.1", "iati-activity", |n| own(n, "sector", "98")),
    case("6.2.2", "iati-activity", |n| {
        n.cut("sector");
        n.cut("transaction");
    }),
    case("6.6.2", "iati-activity", |n| {
        let mut s = n.child("sector").clone();
        s.unset("percentage");
        n.child("transaction").put_before("flow-type", s);
    }),
    along("6.7.2", "iati-activity", &[("6.2.2", 1)], |n| _ = n.cut("sector")),
    case("102.1.1", "iati-activity/sector", |n| {
        n.set("vocabulary", "2");
        n.set("code", "111");
    }),
    // Places.
    case("3.1.1", "iati-activity", |n| {
        n.cut("recipient-region");
        n.child("recipient-country").set("percentage", "100");
        n.twin("recipient-country").unset("percentage");
    }),
    case("3.1.2", "iati-activity", |n| {
        n.cut("recipient-region");
        n.twin("recipient-country").set("percentage", "49.9999");
    }),
    case("3.1.4", "iati-activity", |n| _ = n.cut("recipient-region")),
    case("3.4.1", "iati-activity", |n| {
        n.child("recipient-country").set("percentage", "100");
        n.child("recipient-region").unset("percentage");
    }),
    case("3.4.2", "iati-activity/recipient-country", |n| n.set("percentage", "49")),
    case("3.4.2", "iati-activity", |n| n.child("recipient-region").set("percentage", "51")),
    case("3.4.4", "iati-activity", |n| _ = n.cut("recipient-country")),
    case("3.6.2", "iati-activity", |n| {
        let mut c = n.child("recipient-country").clone();
        c.unset("percentage");
        n.child("transaction").put_before("flow-type", c);
    }),
    case("3.6.2", "iati-activity", |n| {
        let mut c = n.child("recipient-region").clone();
        c.unset("percentage");
        n.child("transaction").put_before("flow-type", c);
    }),
    case("3.7.1", "iati-activity", |n| {
        n.cut("recipient-country");
        n.cut("recipient-region");
        n.cut("transaction");
    }),
    case("3.7.2", "iati-activity", |n| {
        n.cut("recipient-country");
        n.cut("recipient-region");
    }),
    // Texts.
    case("4.3.1", "title", mute),
    case("4.4.1", "description", mute),
    // Organisations.
    case("6.8.1", "other-identifier/owner-org", unnamed),
    case("6.9.1", "provider-org", unnamed),
    case("6.9.2", "receiver-org", unnamed),
    case("6.10.1", "participating-org", unnamed),
    // Dates.
    case("6.11.1", "iati-activity", |n| without_date(n, &["1", "2"])),
    case("11.1.1", "iati-activity", |n| n.set("last-updated-datetime", "2024-10-05T00:00:00Z")),
    case("11.1.2", "iati-activity", |n| date(n, "1", "2020-03-01")),
    case("11.1.3", "iati-activity", |n| date(n, "2", "2020-03-01")),
    case("11.1.4", "iati-activity", |n| {
        without_date(n, &["4"]);
        date(n, "2", FUTURE);
    }),
    case("11.1.5", "iati-activity", |n| date(n, "4", FUTURE)),
    case("11.2.1", "transaction/transaction-date", |n| n.set("iso-date", FUTURE)),
    case("11.2.2", "transaction/value", |n| n.set("value-date", FUTURE)),
    case("11.3.1", "recipient-country-budget/budget-line/value", |n| n.set("value-date", "2020-03-01")),
    case("11.4.1", "iati-organisation", |n| n.set("last-updated-datetime", "2024-10-05T00:00:00Z")),
    // Markers.
    case("6.13.1", "iati-activity", |n| own(n, "policy-marker", "99")),
    case("6.14.1", "policy-marker", |n| n.unset("significance")),
    // Money.
    case("7.5.3", "budget", |n| period(n, "2020-02-29", "2021-03-01")),
    case("7.5.3", "total-budget", |n| period(n, "2020-02-29", "2021-03-01")),
    case("7.5.3", "total-expenditure", |n| period(n, "2020-02-29", "2021-03-01")),
    case("7.5.3", "recipient-org-budget", |n| period(n, "2020-02-29", "2021-03-01")),
    case("7.5.3", "recipient-region-budget", |n| period(n, "2020-02-29", "2021-03-01")),
    case("7.5.3", "recipient-country-budget", |n| period(n, "2020-02-29", "2021-03-01")),
    case("8.6.3", "budget", |n| period(n, "2020-03-01", "2020-02-29")),
    case("8.6.3", "planned-disbursement", |n| period(n, "2020-03-01", "2020-02-29")),
    case("8.6.3", "total-budget", |n| period(n, "2020-03-01", "2020-02-29")),
    case("8.6.3", "total-expenditure", |n| period(n, "2020-03-01", "2020-02-29")),
    case("8.6.3", "recipient-org-budget", |n| period(n, "2020-03-01", "2020-02-29")),
    case("8.6.3", "recipient-region-budget", |n| period(n, "2020-03-01", "2020-02-29")),
    along("8.6.3", "recipient-country-budget", &[("11.3.1", 1)], |n| period(n, "2020-03-01", "2020-02-29")),
    case("7.9.1", "country-budget-items", |n| n.twin("budget-item").unset("percentage")),
    case("7.9.2", "country-budget-items", |n| n.twin("budget-item").set("percentage", "1")),
    case("7.9.4", "budget-item", |n| n.set("percentage", "99")),
    case("12.2.1", "capital-spend", |n| n.set("percentage", "100.1")),
    case("12.2.1", "capital-spend", |n| n.set("percentage", "-0.1")),
    along("12.2.1", "budget-item", &[("7.9.4", 1)], |n| n.set("percentage", "101")),
    case("12.2.2", "capital-spend", |n| n.set("percentage", "-0.1")),
    case("12.2.2", "budget-item", |n| n.set("percentage", "-1")),
    along("12.1.1", "iati-activity/recipient-country", &[("3.4.2", 1)], |n| n.set("percentage", "101")),
    along("12.1.1", "iati-activity/recipient-region", &[("3.4.2", 1)], |n| n.set("percentage", "-1")),
    along("12.1.2", "iati-activity/recipient-country", &[("3.4.2", 1)], |n| n.set("percentage", "-1")),
    along("12.1.2", "iati-activity/recipient-region", &[("3.4.2", 1)], |n| n.set("percentage", "-1")),
    along("12.3.1", "iati-activity/sector", &[("2.1.4", 1)], |n| n.set("percentage", "101")),
    along("12.3.1", "iati-activity/sector", &[("2.1.4", 1)], |n| n.set("percentage", "-1")),
    along("12.3.2", "iati-activity/sector", &[("2.1.4", 1)], |n| n.set("percentage", "-1")),
    // Results.
    case("8.6.1", "result/indicator/period", |n| period(n, "2020-03-01", "2020-02-29")),
    along("8.8.1", "indicator/baseline", &[("8.8.2", 1)], |n| n.unset("value")),
    case("8.8.2", "indicator/baseline", |n| n.set("value", "half")),
    along("8.9.1", "period/target", &[("8.9.2", 1)], |n| n.unset("value")),
    case("8.9.2", "period/target", |n| n.set("value", "1,5")),
    along("8.10.1", "period/actual", &[("8.10.2", 1)], |n| n.unset("value")),
    case("8.10.2", "period/actual", |n| n.set("value", "")),
    along("8.8.3", "result/indicator", &[("8.9.3", 1), ("8.10.3", 1)], |n| n.set("measure", "5")),
    along("8.9.3", "result/indicator", &[("8.10.3", 1)], |n| {
        n.set("measure", "5");
        n.child("baseline").unset("value");
    }),
    case("8.10.3", "result/indicator", |n| {
        n.set("measure", "5");
        n.child("baseline").unset("value");
        n.child("period").child("target").unset("value");
    }),
    case("8.11.1", "iati-activity/result", |n| {
        let mut r = n.child("reference").clone();
        r.unset("vocabulary-uri");
        r.set("vocabulary", "1");
        n.child("indicator").put_before("baseline", r);
    }),
    // Aid types.
    case("107.1.1", "default-aid-type", |n| {
        n.set("vocabulary", "2");
        n.set("code", "1");
    }),
    case("107.1.2", "iati-activity", |n| _ = n.twin("default-aid-type")),
    case("107.2.1", "transaction/aid-type", |n| {
        n.set("vocabulary", "2");
        n.set("code", "1");
    }),
    case("107.2.2", "iati-activity/transaction", |n| _ = n.twin("aid-type")),
    // References between activities.
    case("1000.0.1", "participating-org", |n| n.set("activity-id", ELSEWHERE)),
    case("1000.0.2", "planned-disbursement/provider-org", |n| n.set("provider-activity-id", ELSEWHERE)),
    case("1000.0.3", "planned-disbursement/receiver-org", |n| n.set("receiver-activity-id", ELSEWHERE)),
    case("1000.0.4", "transaction/provider-org", |n| n.set("provider-activity-id", ELSEWHERE)),
    case("1000.0.5", "transaction/receiver-org", |n| n.set("receiver-activity-id", ELSEWHERE)),
    case("1000.0.6", "related-activity", |n| n.set("ref", ELSEWHERE)),
];

/// Rules about the file as a whole, each broken in its text; and one whose breach is a second activity.
pub(super) const OF_THE_FILE: &[(&str, Rewrite)] = &[
    ("0.1.1", |root| root.text().replacen("</title>", "</titel>", 1).replacen("</name>", "</nam>", 1)),
    ("0.2.1", |root| {
        root.text().replace("iati-activities", "activities").replace("iati-organisations", "organisations")
    }),
    ("0.6.1", |root| root.text().replacen("version=\"2.", "version=\"1.", 1)),
    ("0.3.1", |root| root.text().replacen("<reporting-org", "<reporting-organisation/><reporting-org", 1)),
];

/// As [`CASES`], where sectors and places stand on the transaction and not on the activity.
pub(super) const ON_TRANSACTIONS: &[Case] = &[
    along("2.2.1", "transaction/sector", &[("102.1.1", 1)], |n| {
        n.set("vocabulary", "99");
        n.cut("narrative");
    }),
    case("6.7.2", "iati-activity", |n| _ = n.twin("transaction").cut("sector")),
    case("3.7.2", "iati-activity", |n| {
        let twin = n.twin("transaction");
        twin.cut("recipient-country");
        twin.cut("recipient-region");
    }),
];

/// Changes that look like breaches and are none.
pub(super) const KEPT: &[(&str, Change)] = &[
    ("budget", |n| period(n, "2020-02-29", "2021-02-28")),
    ("total-budget", |n| period(n, "2020-02-29", "2021-02-28")),
    ("planned-disbursement", |n| period(n, "2020-02-29", "2030-02-28")),
    ("iati-activity", |n| n.twin("sector").set("percentage", "0")),
    ("iati-activity", |n| {
        own(n, "sector", "98");
        n.children.iter_mut().rfind(|c| c.name == "sector").unwrap().unset("percentage");
        let text = n.child("sector").child("narrative").clone();
        n.children.iter_mut().rfind(|c| c.name == "sector").unwrap().children.push(text);
    }),
    ("iati-activity/sector", |n| n.unset("percentage")),
    ("iati-activity/sector", |n| n.unset("vocabulary")),
    ("iati-activity", |n| without_date(n, &["1", "4"])),
    ("iati-activity", |n| date(n, "4", "2024-10-04")),
    ("transaction/transaction-date", |n| n.set("iso-date", "2024-10-04+14:00")),
    ("iati-activity/recipient-country", |n| n.set("percentage", "50.000001")),
    ("provider-org", |n| n.unset("ref")),
    ("receiver-org", |n| _ = n.cut("narrative")),
    ("participating-org", |n| n.set("ref", "")),
    ("result/indicator/period", |n| period(n, "2019-01-01", "2024-01-01")),
    ("period/target", |n| n.set("value", " -1.50 ")),
    ("other-identifier", |n| blank(n, "ref")),
    ("budget-item", |n| n.unset("percentage")),
];

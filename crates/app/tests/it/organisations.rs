//! Organisation files: stored as facts with their dates, asked as of any day, never counted as activities.

use crate::canonical;
use crate::support::{Story, shared};
use app::filters::Filters;
use app::import::RecordedOn;
use app::organisations::published;
use app::status::status;
use domain::{Amount, Day};

fn file(generated: &str, total: &str, more: &str) -> String {
    format!(
        r#"<iati-organisations version="2.03" generated-datetime="{generated}T00:00:00Z" xmlns:own="https://example.org/own">
  <iati-organisation default-currency="EUR" xml:lang="en">
    <organisation-identifier>XX-1</organisation-identifier>
    <name><narrative>Example Agency</narrative></name>
    <reporting-org ref="XX-1" type="40"><narrative>Example Agency</narrative></reporting-org>
    <total-budget><period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/><value value-date="2026-01-01">{total}</value>
      <budget-line ref="A"><value value-date="2026-01-01">10</value><narrative>Staff</narrative></budget-line></total-budget>
    <recipient-country-budget><recipient-country code="KE"/><period-start iso-date="2026-01-01"/><period-end iso-date="2026-12-31"/><value value-date="2026-01-01">5</value></recipient-country-budget>
    <document-link url="https://example.org/report" format="text/html"><title><narrative>Report</narrative></title><category code="B01"/><language code="en"/></document-link>
    <own:note>kept</own:note>{more}
  </iati-organisation>
</iati-organisations>"#
    )
}

/// The organisation file of a day, and what was imported from it into a fresh directory.
fn written(story: &Story, as_of: &str) -> (app::export::OrganisationsAnswer, String) {
    let mut bytes = Vec::new();
    let answer = app::export::iati_organisations(&story.headway, &story.as_of(as_of), None, &mut bytes).unwrap();
    assert_eq!(answer.bytes, bytes.len() as u64);
    (answer, String::from_utf8(bytes).unwrap())
}

#[test]
fn an_organisation_file_comes_back_as_published_as_of_any_day() {
    let story = Story::new();
    let (first, later) = (file("2026-01-10", "100", ""), file("2026-06-10", "250.50", ""));
    story.import("iati", &first);
    story.import("iati", &later);
    for (as_of, published) in [("2026-03-01", &first), ("2026-11-23", &later)] {
        let (answer, out) = written(&story, as_of);
        assert_eq!((answer.organisations, answer.converted, answer.left_out), (1, 0, 0));
        let canonical = canonical::elements;
        assert_eq!(
            canonical(out.as_bytes()),
            canonical(published.as_bytes()),
            "all is kept, also what is not modelled"
        );
        let options = iati::check::Options::on(Day::parse("2026-11-23").unwrap());
        let report = iati::check::Checker::embedded().check(out.as_bytes(), &options);
        assert_eq!((report.summary.critical, report.summary.error), (0, 0), "{:?}", report.violations);
        let copy = Story::new();
        copy.import("iati", &out);
        assert_eq!(written(&copy, "2026-11-23").1, out, "a second round gives the same bytes");
    }
    let (answer, _) = written(&story, "2025-12-31");
    assert_eq!(answer.organisations, 0, "nothing was known yet");
}

#[test]
fn successive_organisation_files_become_history() {
    let story = Story::new();
    let first = story.import("iati", &file("2026-01-10", "100", ""));
    assert_eq!((first.rows, first.new, first.refused), (1, 1, 0), "{:?}", first.findings.all());
    assert_eq!(first.stored, [("organisation", 1)]);
    let again = story.import("iati", &file("2026-01-10", "100", ""));
    assert_eq!((again.unchanged, again.change), (1, None), "the same file twice changes nothing");
    let later = story.import("iati", &file("2026-06-10", "250.50", ""));
    assert_eq!((later.new, later.changed), (0, 1));
    let unchanged = story.import("iati", &file("2026-08-10", "250.50", ""));
    assert_eq!((unchanged.unchanged, unchanged.change), (1, None), "a later file that says the same adds nothing");

    let total = |as_of: &str| {
        let known = published(&story.headway, &story.as_of(as_of), Some("XX-1")).unwrap();
        known.first().map(|o| o.statement.budgets[0].amount)
    };
    assert_eq!(total("2026-01-09"), None);
    assert_eq!(total("2026-01-10"), Some(Amount(1_000_000)));
    assert_eq!(total("2026-06-10"), Some(Amount(2_505_000)));
    assert_eq!(total("2026-11-23@1"), Some(Amount(1_000_000)), "by what was stored by the first change");
    let none = published(&story.headway, &story.ctx, Some("XX-2")).unwrap();
    assert_eq!(none, []);
    // An earlier file imported late takes its place in history and leaves the present alone.
    assert_eq!(story.import("iati", &file("2026-03-10", "120", "")).changed, 1);
    assert_eq!((total("2026-03-10"), total("2026-11-23")), (Some(Amount(1_200_000)), Some(Amount(2_505_000))));

    let verdict = story.headway.verify_changes(&story.ctx).unwrap();
    assert_eq!((verdict.changes, verdict.first_broken), (3, None));
    let answer = status(&story.headway, &story.ctx, &Filters::default()).unwrap();
    assert_eq!(
        (answer.counts.activities, answer.money.approved.map(|a| a.0)),
        (0, None),
        "budgets of organisations are no activities"
    );
}

#[test]
fn what_is_stored_is_what_the_file_says() {
    let story = Story::new();
    let text = file("2026-01-10", "100", "");
    story.import("iati", &text);
    let mut read = Vec::new();
    iati::read(text.as_bytes(), &iati::Limits::default(), &mut |item| {
        if let iati::Item::Organisation(organisation) = item {
            read.push(*organisation);
        }
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    let [stored] = published(&story.headway, &story.ctx, None).unwrap().try_into().unwrap();
    assert_eq!((stored.source.organisation.as_str(), stored.source.system.as_str()), ("XX-1", "iati"));
    assert_eq!(stored.recorded_on, Day::parse("2026-01-10").unwrap());
    let (said, _) = read.remove(0).into_statement(stored.statement.recorded);
    assert_eq!(stored.statement, said);
    let element = String::from_utf8(stored.statement.source_element.unwrap()).unwrap();
    assert!(element.contains("<own:note>kept</own:note>") && element.contains("xmlns:own="), "{element}");
}

#[test]
fn two_sources_keep_their_own_word_and_two_of_one_day_contradict() {
    let story = Story::new();
    story.import("iati", &file("2026-01-10", "100", ""));
    let other = file("2026-01-10", "90", "").replace("reporting-org ref=\"XX-1\"", "reporting-org ref=\"YY-9\"");
    assert_eq!(story.import("iati", &other).new, 1);
    let totals: Vec<_> = published(&story.headway, &story.ctx, None)
        .unwrap()
        .into_iter()
        .map(|o| (o.source.organisation, o.statement.budgets[0].amount.0))
        .collect();
    assert_eq!(totals, [("XX-1".to_owned(), 1_000_000), ("YY-9".to_owned(), 900_000)]);

    let mut request = Story::request("iati");
    request.recorded_on = RecordedOn::On(Day::parse("2026-02-01").unwrap());
    let stated = |total| story.import_as(&request, file("2026-01-10", total, "").as_bytes()).unwrap();
    assert_eq!(stated("110").changed, 1);
    let rival = stated("120");
    assert_eq!((rival.changed, rival.unchanged, rival.change), (0, 1, None));
    assert!(Story::findings(&rival).contains(&(Some(1), "statement.contradicts-stored")));
    let twice = file("2026-04-01", "1", "");
    let whole = &twice[twice.find("  <iati-organisation ").unwrap()..twice.find("</iati-organisations>").unwrap()];
    let twice = twice.replace("</iati-organisations>", &format!("{whole}</iati-organisations>"));
    let outcome = story.import("iati", &twice);
    assert_eq!((outcome.rows, outcome.changed, outcome.unchanged), (2, 1, 1));
    assert!(Story::findings(&outcome).contains(&(Some(2), "iati.organisation-repeated")));
}

#[test]
fn a_file_with_an_unreadable_budget_writes_nothing_unless_told() {
    let story = Story::new();
    let bad = file("2026-01-10", "1,000", "");
    let outcome = story.import("iati", &bad);
    assert_eq!((outcome.held_back, outcome.change), (true, None));
    let broken = &file("2026-01-10", "100", "")[..400];
    assert!(story.import("iati", broken).held_back);
    assert_eq!(published(&story.headway, &story.ctx, None).unwrap(), []);
    let mut request = Story::request("iati");
    request.keep_good = true;
    assert!(story.import_as(&request, bad.as_bytes()).unwrap().change.is_some());
    let kept = published(&story.headway, &story.ctx, None).unwrap();
    assert_eq!(kept[0].statement.budgets.len(), 1, "the other budget is kept");
}

#[test]
fn a_published_organisation_file_is_stored() {
    let Some(path) = shared("iati-samples/xml/dhsc-org.xml") else { return };
    let story = Story::new();
    let outcome = story.import_path(&Story::request("iati"), &path).unwrap();
    assert_eq!((outcome.rows, outcome.new, outcome.refused), (1, 1, 0), "{:?}", outcome.findings.all());
    assert_eq!(story.import_path(&Story::request("iati"), &path).unwrap().change, None);
    let known = published(&story.headway, &story.ctx, Some("GB-GOV-10")).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let elements = |name: &str| text.matches(&format!("<{name}")).count();
    let statement = &known[0].statement;
    let published_budgets: usize = domain::organisation::OrganisationBudgetKind::ALL
        .iter()
        .map(|k| elements(&format!("{} ", k.element())) + elements(&format!("{}>", k.element())))
        .sum();
    assert_eq!(statement.budgets.len(), published_budgets);
    assert_eq!(statement.documents.len(), elements("document-link"));
}

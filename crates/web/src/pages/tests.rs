//! Every template with every sample in every language: nothing unescaped, no text missing, no argument left open.

use super::*;
use askama::Template;
use domain::Language;

/// Every page of every template, in a language, with the template's name.
fn all(language: Language) -> Vec<(&'static str, String)> {
    fn rendered<T: Template>(name: &'static str, pages: Vec<T>) -> Vec<(&'static str, String)> {
        assert!(pages.len() > 1, "{name}: samples of more than one kind");
        pages.into_iter().map(|p| (name, p.render().unwrap())).collect()
    }
    [
        rendered("portfolio", portfolio::PortfolioPage::samples(language)),
        rendered("activities", activities::ActivitiesPage::samples(language)),
        rendered("activity", activity::ActivityPage::samples(language)),
        rendered("offices", offices::OfficesPage::samples(language)),
        rendered("office", offices::OfficePage::samples(language)),
        rendered("bottlenecks", bottlenecks::BottlenecksPage::samples(language)),
        rendered("cases", cases::CasesPage::samples(language)),
        rendered("waiting", waiting::WaitingPage::samples(language)),
        rendered("compare", compare::ComparePage::samples(language)),
        rendered("compare cases", compare_cases::CompareCasesPage::samples(language)),
        rendered("processes", processes::ProcessesPage::samples(language)),
        rendered("process map", processes::ProcessMapPage::samples(language)),
        rendered("passages", passages::PassagesPage::samples(language)),
        rendered("trends", trends::TrendsPage::samples(language)),
        rendered("durations", durations::DurationsPage::samples(language)),
        rendered("datasets", datasets::DatasetsPage::samples(language)),
        rendered("dataset", datasets::DatasetPage::samples(language)),
        rendered("downloads", downloads::DownloadsPage::samples(language)),
        rendered("publications", publications::PublicationsPage::samples(language)),
        rendered("quality", quality::QualityPage::samples(language)),
        rendered("indices", indices::IndicesPage::samples(language)),
        rendered("forecast", forecast::ForecastPage::samples(language)),
        rendered("slip", slip::SlipPage::samples(language)),
        rendered("since", since::SincePage::samples(language)),
        rendered("what if", what_if::WhatIfPage::samples(language)),
        rendered("signals", signals::SignalsPage::samples(language)),
        rendered("ledger of signals", ledger_of_signals::LedgerPage::samples(language)),
        rendered("rules", rules::RulesPage::samples(language)),
        rendered("imports", imports::ImportsPage::samples(language)),
        rendered("import result", imports::ImportResultPage::samples(language)),
        rendered("about", about::AboutPage::samples(language)),
        rendered("trouble", trouble::TroublePage::samples(language)),
    ]
    .concat()
}

#[test]
fn every_template_has_samples() {
    let templates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/pages");
    let files = std::fs::read_dir(templates).unwrap().count();
    let mut names: Vec<&str> = all(Language::English).iter().map(|(name, _)| *name).collect();
    names.dedup();
    assert_eq!(names.len(), files, "{names:?}");
}

#[test]
fn no_page_lacks_a_text_or_an_argument() {
    let mut missing = Vec::new();
    for language in Language::ALL {
        for (name, html) in all(language) {
            for (at, _) in html.match_indices('‹').chain(html.match_indices("{$")) {
                missing.push(format!(
                    "{} {name}: {}",
                    language.code(),
                    html[at..].chars().take(50).collect::<String>()
                ));
            }
        }
    }
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn nothing_foreign_becomes_markup() {
    for (name, html) in all(Language::English) {
        for markup in ["<script", "<b onmouseover", "\"'&<"] {
            assert!(!html.contains(markup), "{name}: {markup} in {html}");
        }
        assert!(!html.contains("javascript:"), "{name}");
        assert!(!html.contains(" style="), "{name}: the content policy allows no style attribute");
    }
}

#[test]
fn every_page_is_one_document_with_one_heading_and_distinct_ids() {
    for (name, html) in all(Language::French) {
        assert!(html.starts_with("<!DOCTYPE html>"), "{name}");
        assert!(html.contains("<html lang=\"fr\">"), "{name}");
        assert_eq!(html.matches("<h1").count(), 1, "{name}");
        assert_eq!(html.matches("<main").count(), 1, "{name}");
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}: an id stands twice in {ids:?}");
    }
}

#[test]
fn what_a_label_or_a_description_names_is_there() {
    for (name, html) in all(Language::Spanish) {
        for attribute in [" for=\"", " aria-labelledby=\"", " aria-describedby=\""] {
            for value in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                for id in value.split(' ') {
                    assert!(html.contains(&format!(" id=\"{id}\"")), "{name}: {attribute}{id}");
                }
            }
        }
    }
}

//! Every page in every language: there, whole, light, and about what was asked.

use crate::house::{demonstration, empty, some_activity};
use axum::http::StatusCode;
use web::Limits;

/// Percent-encodes what is no letter or digit.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect()
}

/// Addresses of every page.
pub(crate) fn addresses() -> Vec<String> {
    let activity = format!("/activities/{}", encoded(&some_activity()));
    let fixed = [
        "/",
        "/activities",
        "/activities?state=act&sort=-spent_share&page=2",
        "/activities?text=no-such-words-anywhere",
        "/offices",
        "/since",
        "/since?since=2025-06-30&as_of=2026-01-31",
        "/bottlenecks",
        "/bottlenecks?by=holder&window=365",
        "/bottlenecks?by=none",
        "/bottlenecks/waiting",
        "/cases",
        "/cases?process=recruitment&target=30",
        "/durations",
        "/durations?by=office",
        "/processes",
        "/processes?process=recruitment&share=95",
        "/processes?process=project-cycle&share=100",
        "/processes/passages?process=recruitment",
        "/compare",
        "/compare?measure=slip&by=donor",
        "/compare/cases?measure=delivery&by=office&group=",
        "/trends",
        "/trends?measure=budget_based&period=quarter",
        "/trends?measure=approvals&period=year&by=office",
        "/forecast",
        "/forecast?months=year-end&by=donor",
        "/slip",
        "/what-if",
        "/what-if?process=procurement&window=52&step=award&capacity=x0.5&weeks=4",
        "/slip?months=24&page=2",
        "/signals",
        "/signals?severity=act&rule=pace-behind",
        "/signals/ledger",
        "/rules",
        "/rules?rule=pace-behind&amber=0.8&red=off&quarters=4",
        "/signals/ledger?quarters=4",
        "/indices",
        "/indices?by=country&index=at-risk",
        "/indices?by=fund&index=proactivity&as_of=2024-12-31",
        "/quality",
        "/datasets",
        "/downloads",
        "/publications",
        "/quality?by=office&as_of=2024-12-31",
        "/imports",
        "/about",
        "/?as_of=1990-01-01",
    ];
    fixed.into_iter().map(str::to_owned).chain([activity.clone(), format!("{activity}?as_of=2024-12-31")]).collect()
}

#[tokio::test]
async fn every_page_is_there_in_every_language_and_lacks_no_text() {
    let house = demonstration();
    let mut missing = Vec::new();
    for path in addresses() {
        for language in ["en", "fr", "es"] {
            let answer = house.get_with(&path, "accept-language", language).await;
            let html = answer.text();
            // An activity of today may be unknown on an earlier day.
            if answer.status == StatusCode::NOT_FOUND && path.contains("as_of=2024") {
                continue;
            }
            assert_eq!(answer.status, StatusCode::OK, "{path} {language}: {html}");
            assert!(html.contains(&format!("<html lang=\"{language}\">")), "{path}");
            for (at, _) in html.match_indices('‹').chain(html.match_indices("{$")) {
                missing.push(format!("{language} {path}: {}", html[at..].chars().take(60).collect::<String>()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[tokio::test]
async fn an_empty_installation_has_every_page() {
    let house = empty(Limits::default());
    for path in
        ["/", "/activities", "/offices", "/bottlenecks", "/durations", "/trends", "/signals", "/imports", "/about"]
    {
        for twin in ["", ".json", ".csv"] {
            let path = if path == "/" && !twin.is_empty() { format!("/status{twin}") } else { format!("{path}{twin}") };
            let answer = house.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        }
    }
    assert!(house.get("/").await.text().contains("Nothing is stored yet"));
}

#[tokio::test]
async fn made_up_data_are_marked_on_every_page() {
    for path in addresses() {
        let answer = demonstration().get(&path).await;
        if answer.status == StatusCode::OK {
            assert!(answer.text().contains("class=\"demonstration\""), "{path}");
        }
    }
}

#[tokio::test]
async fn pages_are_light() {
    let house = demonstration();
    let mut style = 0;
    for path in addresses() {
        let answer = house.get_with(&path, "accept-encoding", "gzip").await;
        assert_eq!(answer.header("content-encoding"), "gzip", "{path}");
        let page = answer.body.len();
        assert!(page <= 25 * 1024, "{path}: {page} bytes compressed");
        if style == 0 {
            let html = house.get(&path).await.text();
            let address =
                html.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            let css = house.get_with(&address, "accept-encoding", "gzip").await;
            assert_eq!(css.status, StatusCode::OK);
            assert!(css.header("cache-control").contains("immutable"));
            style = css.body.len();
        }
        assert!(page + style <= 40 * 1024, "{path}: {page} and the stylesheet {style}");
    }
}

#[tokio::test]
async fn a_page_asks_nothing_of_others_and_runs_no_script() {
    for path in addresses() {
        let html = demonstration().get(&path).await.text();
        for word in ["http://", "https://", "<script", "<iframe", "@import", " onclick", " style="] {
            assert!(!html.contains(word), "{path}: {word}");
        }
    }
}

#[tokio::test]
async fn filters_and_day_stay_in_links_and_can_be_removed() {
    let html = demonstration().get("/activities?state=act&as_of=2025-06-30").await.text();
    assert!(html.contains("href=\"/trends?state=act&#38;as_of=2025-06-30\""), "{html}");
    assert!(html.contains("href=\"/activities?as_of=2025-06-30\""), "the chip removes the filter");
    assert!(html.contains("class=\"chips\""));
}

#[tokio::test]
async fn the_language_is_remembered() {
    let answer = demonstration().get("/about?language=fr").await;
    assert!(answer.header("set-cookie").starts_with("headway-language=fr;"));
    assert!(answer.text().contains("<html lang=\"fr\">"));
    let again = demonstration().get_with("/about", "cookie", "headway-language=fr").await;
    assert!(again.text().contains("<html lang=\"fr\">"));
    assert_eq!(again.header("set-cookie"), "");
}

#[tokio::test]
async fn lists_turn_pages_and_sort() {
    let house = demonstration();
    let first = house.get("/activities?per_page=10").await.text();
    assert!(first.contains("rel=\"next\""));
    assert!(!first.contains("rel=\"prev\""));
    let last = house.get("/activities?per_page=10&page=9999").await.text();
    assert!(!last.contains("rel=\"next\""));
    let sorted = house.get("/activities?sort=-spent_share").await.text();
    assert!(sorted.contains("aria-sort=\"descending\""));
}

#[tokio::test]
async fn a_number_of_the_board_leads_to_its_cases() {
    let html = demonstration().get("/bottlenecks").await.text();
    let marker = "href=\"/bottlenecks/waiting?process=";
    let at = html.find(marker).expect("a cell with waiting cases");
    let href = html[at + 6..].split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
    let cases = demonstration().get(&href).await;
    assert_eq!(cases.status, StatusCode::OK, "{href}");
    assert!(cases.text().contains("<tbody>"), "{href}");
}

#[tokio::test]
async fn a_dot_of_the_funnel_leads_to_the_cases_it_counts() {
    let house = demonstration();
    for measure in ["delivery", "slip", "punctuality", "closure"] {
        let answer = house.get(&format!("/compare.json?measure={measure}&by=office")).await;
        let compared: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        let html = house.get(&format!("/compare?measure={measure}&by=office")).await.text();
        let groups = compared["groups"].as_array().unwrap();
        assert!(!groups.is_empty(), "{measure}");
        for group in groups {
            let code = group["group"].as_str().unwrap();
            let href = format!("/compare/cases?measure={measure}&#38;by=office&#38;group={}", encoded(code));
            assert!(html.contains(&href), "{measure} {code}: the table leads there");
            let in_picture = href.replace("&#38;", "&amp;");
            assert!(html.contains(&format!("<a class=\"m\" href=\"{in_picture}\"")), "{measure} {code}: and the dot");
            let json = house.get(&href.replace("&#38;", "&").replace("/cases?", "/cases.json?")).await;
            let cases: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
            assert_eq!((&cases["n"], &cases["well"]), (&group["n"], &group["well"]), "{measure} {code}");
            let listed = cases["cases"].as_array().unwrap();
            assert_eq!(listed.len() as u64, cases["n"].as_u64().unwrap(), "{measure} {code}");
            let well = listed.iter().filter(|c| c["well"] == true).count() as u64;
            assert_eq!(well, group["well"].as_u64().unwrap(), "{measure} {code}");
        }
    }
    let unknown = house.get("/compare/cases?group=nothing-of-that-name").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get("/compare?measure=beauty").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_map_of_a_process_leads_to_the_passages_it_counts() {
    let house = demonstration();
    let list: serde_json::Value = serde_json::from_slice(&house.get("/processes.json").await.body).unwrap();
    let processes = list["processes"].as_array().unwrap();
    assert!(processes.len() > 2, "{list}");
    for entry in processes {
        let process = entry["process"].as_str().unwrap();
        let map = house.get(&format!("/processes.json?process={process}")).await;
        let map: serde_json::Value = serde_json::from_slice(&map.body).unwrap();
        let html = house.get(&format!("/processes?process={process}&share=100")).await.text();
        assert!(html.contains("<rect class=\"step\""), "{process}");
        let way = &map["follows"][0];
        let query = format!("process={process}&from={}&to={}", encoded(text(way, "from")), encoded(text(way, "to")));
        let in_picture = format!("href=\"/processes/passages?{}\"", query.replace('&', "&amp;"));
        assert!(html.contains(&in_picture), "{process}: {in_picture}");
        let behind = house.get(&format!("/processes/passages.json?{query}")).await;
        let behind: serde_json::Value = serde_json::from_slice(&behind.body).unwrap();
        assert_eq!((&behind["total"], &behind["cases"]), (&way["n"], &way["cases"]), "{process}");
        assert_eq!(behind["passages"].as_array().unwrap().len() as u64, way["n"].as_u64().unwrap());
        // Steps with rework have as many passages again as the table says.
        for step in map["steps"].as_array().unwrap() {
            let query = format!("process={process}&to={}&again=yes", encoded(text(step, "step")));
            let again = house.get(&format!("/processes/passages.json?{query}")).await;
            let again: serde_json::Value = serde_json::from_slice(&again.body).unwrap();
            assert_eq!(again["total"], step["repeats"], "{process} {step}");
        }
        for table in ["steps", "handovers", "follows"] {
            let csv = house.get(&format!("/processes.csv?process={process}&table={table}")).await.text();
            let rows = map[table].as_array().unwrap().len();
            assert_eq!(csv.lines().count(), rows + 1, "{process} {table}");
        }
    }
    assert_eq!(house.get("/processes?process=nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get("/processes?process=recruitment&share=0").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(house.get("/processes/passages?process=recruitment&from=nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn fewer_paths_of_a_map_are_part_of_more_paths() {
    let mut before = 0;
    for share in [50, 80, 95, 100] {
        let html = demonstration().get(&format!("/processes?process=recruitment&share={share}")).await.text();
        let ways = html.matches("<a class=\"m way\"").count();
        assert!(ways > 0 && ways >= before, "{share}: {ways} after {before}");
        before = ways;
    }
}

fn text<'v>(value: &'v serde_json::Value, name: &str) -> &'v str {
    value[name].as_str().unwrap()
}

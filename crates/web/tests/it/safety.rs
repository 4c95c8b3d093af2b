//! Addresses that lead nowhere, questions that cannot be read, foreign hosts, foreign forms, hostile titles.

use crate::house::{demonstration, empty};
use crate::pages::encoded;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use web::Limits;

#[tokio::test]
async fn what_is_not_there_says_so_and_offers_ways_out() {
    let house = demonstration();
    for path in ["/nothing", "/activities/no-such-activity", "/offices/no-such-office", "/activities/", "/index.php"] {
        let answer = house.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text().contains("href=\"/activities\""), "{path}");
    }
    let json = house.get("/activities/no-such-activity.json").await;
    assert_eq!(json.status, StatusCode::NOT_FOUND);
    let body: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
    assert_eq!(body["error"]["code"], "activity.not-found");
    assert!(!body["error"]["message"].as_str().unwrap().is_empty());
    assert!(!body["error"]["hint"].as_str().unwrap().is_empty());
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_with_a_reason() {
    let house = demonstration();
    for path in [
        "/?as_of=yesterday",
        "/activities?page=0",
        "/activities?sort=colour",
        "/activities?state=fine",
        "/bottlenecks?window=-1",
        "/trends?period=week",
        "/signals?severity=red",
        "/durations?by=colour",
        "/activities/%zz",
        "/activities/%ff",
    ] {
        let answer = house.get(path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}: {}", answer.text());
        assert!(!answer.text().contains('‹'), "{path}: {}", answer.text());
    }
    assert_eq!(house.get("/trends?measure=joy").await.status.as_u16() / 100, 4);
    assert_eq!(house.get("/?office=Nowhere").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn another_host_is_not_served_on_loopback() {
    let house = demonstration();
    assert_eq!(house.get_with("/", "host", "evil.example").await.status, StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(house.get_with("/", "host", "127.0.0.1:8080").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let house = empty(Limits::default());
    for (name, value) in [
        ("origin", "http://evil.example"),
        ("origin", "http://localhost:9999"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        for (path, form) in [("/imports/commit", "token=x"), ("/rules/set", "rule=stale-data&amber=1&reason=x")] {
            let request = Request::post(path)
                .header(name, value)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(Body::from(form));
            assert_eq!(house.send(request.unwrap()).await.status, StatusCode::FORBIDDEN, "{path} {name}: {value}");
        }
    }
}

#[tokio::test]
async fn every_response_tells_the_browser_to_trust_nothing() {
    for path in ["/", "/nothing", "/status.json", "/healthz", "/assets/icon.svg"] {
        let answer = demonstration().get(path).await;
        assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
    }
    assert_eq!(demonstration().get("/healthz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn identifiers_of_any_kind_have_a_page_and_titles_stay_text() {
    let house = empty(Limits::default());
    let identifiers =
        ["A/1", "B 2?x#y&z=%41", "projet n° 4 – été", "مشروع", "x.json", "a/../b", "<script>alert(1)</script>"];
    let mut csv = "activity,title,recorded_on\n".to_owned();
    for id in identifiers {
        csv.push_str(&format!("\"{id}\",\"<script>alert('{}')</script>\",2024-01-01\n", id.len()));
    }
    let form = [("kind", "activities")];
    let dry = house.upload("/imports", &form, "a.csv", &csv).await;
    assert_eq!(dry.status, StatusCode::OK, "{}", dry.text());
    let token = dry.text().split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(house.commit(&token).await.status, StatusCode::OK);
    for id in identifiers {
        let path = format!("/activities/{}", encoded(id));
        let answer = house.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{id}: {}", answer.text());
        assert!(!answer.text().contains("<script>"), "{id}");
        let json = house.get(&format!("{path}.json")).await;
        let value: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
        assert_eq!(value["activity"], *id);
    }
    for path in ["/", "/activities", "/signals", "/offices"] {
        assert!(!house.get(path).await.text().contains("<script>"), "{path}");
    }
}

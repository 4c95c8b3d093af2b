//! Imported IATI data on pages: each finding leads to the activity it is about, and hostile names stay text.

use crate::house::{empty, today};
use axum::http::StatusCode;
use domain::Context;
use web::Limits;

const FILE: &str = "<iati-activities version=\"2.03\" generated-datetime=\"2026-05-01T00:00:00Z\">\
<iati-activity><iati-identifier>XM/A 1</iati-identifier>\
<reporting-org ref=\"XM/A\" type=\"40\"><narrative>&lt;script&gt;alert(1)&lt;/script&gt;</narrative></reporting-org>\
<title><narrative>T</narrative></title><activity-status code=\"99\"/></iati-activity></iati-activities>";

#[tokio::test]
async fn findings_lead_to_their_activity_and_field() {
    let house = empty(Limits::default());
    let dry = house.upload("/imports", &[("kind", "iati")], "a.xml", FILE).await.text();
    let token = dry.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    house.commit(token).await;
    assert_eq!(house.headway.last_change(&Context::local(today())).unwrap(), 1);
    let list = house.get("/datasets").await.text();
    assert!(list.contains("href=\"/datasets/XM%2FA\""), "{list}");
    for language in ["en", "fr", "es"] {
        let page = house.get_with("/datasets/XM%2FA", "accept-language", language).await;
        let html = page.text();
        assert_eq!(page.status, StatusCode::OK);
        assert!(html.contains("href=\"/activities/XM%2FA%201#facts-h\""), "{html}");
        assert!(!html.contains("<script") && !html.contains('‹'), "{html}");
    }
    let json: serde_json::Value = serde_json::from_str(&house.get("/datasets/XM%2FA.json").await.text()).unwrap();
    let rule = json["findings"][0]["rule"].as_str().unwrap();
    let of_rule = house.get(&format!("/datasets/XM%2FA?rule={rule}")).await.text();
    assert!(of_rule.contains("all rules"), "{of_rule}");
    let csv = house.get("/datasets/XM%2FA.csv").await.text();
    assert_eq!(csv.lines().count() as u64, json["total"].as_u64().unwrap() + 1);
    assert!(house.get("/datasets/XM%2FA?rule=0.0.0").await.text().contains("class=\"empty\""));
    assert_eq!(house.get("/datasets/nobody").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get("/datasets/XM%2FA?as_of=2026-04-01").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get("/datasets?page=0").await.status, StatusCode::BAD_REQUEST);
}

//! Limits of rules on their page: tried first, then set by a form, as the command does.

use crate::house::empty;
use axum::http::StatusCode;
use web::Limits;

#[tokio::test]
async fn a_limit_is_set_from_the_page_once_it_was_tried() {
    let house = empty(Limits::default());
    let csv = "activity,title,status,planned_start,planned_end,recorded_on\nA,Apple,implementation,2024-01-01,2027-12-31,2024-01-01\n";
    let dry = house.upload("/imports", &[("kind", "activities")], "a.csv", csv).await;
    let token = dry.text().split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(house.commit(&token).await.status, StatusCode::OK);

    let plain = house.get("/rules").await.text();
    assert!(!plain.contains("action=\"/rules/set\""), "nothing is set that was not tried");
    let tried = house.get("/rules?rule=stale-data&amber=90&quarters=4").await.text();
    assert!(tried.contains("action=\"/rules/set\"") && tried.contains("name=\"amber\" value=\"90\""), "{tried}");
    assert!(tried.contains("name=\"rule\" value=\"stale-data\""));
    let past = house.get("/rules?rule=stale-data&amber=90&quarters=4&as_of=2024-06-30").await.text();
    assert!(!past.contains("action=\"/rules/set\""), "a limit is set from today's knowledge");

    let blank = house.post("/rules/set", "rule=stale-data&amber=90&reason=+").await;
    assert_eq!(blank.status, StatusCode::BAD_REQUEST);
    assert!(blank.text().contains("limit is set for a reason"), "{}", blank.text());
    for (form, told) in [
        ("rule=stale-data&amber=soon&reason=x", "is no limit"),
        ("rule=stale-data&amber=90&from=tomorrow&reason=x", "as a day"),
        ("rule=stale-data&amber=90&red=60&reason=x", "wrong order"),
        ("rule=marker-not-screened&amber=1&reason=x", "cannot be computed yet"),
    ] {
        let refused = house.post("/rules/set", form).await;
        assert!(refused.status.is_client_error() && refused.text().contains(told), "{form}: {}", refused.text());
    }
    assert_eq!(house.post("/rules/set", "rule=no-such&amber=1&reason=x").await.status, StatusCode::NOT_FOUND);

    let before = house.get("/rules.json").await.json();
    let of = |answer: &serde_json::Value| {
        answer["rules"].as_array().unwrap().iter().find(|r| r["rule"] == "stale-data").unwrap().clone()
    };
    assert_eq!(of(&before)["standing"], "unconfirmed", "what was refused changed nothing");

    let set = house.post("/rules/set", "rule=stale-data&amber=90&reason=Our+files+come+monthly").await;
    assert_eq!((set.status, set.header("location")), (StatusCode::SEE_OTHER, "/rules?set=stale-data"));
    let page = house.get("/rules?set=stale-data").await.text();
    assert!(page.contains("role=\"status\"") && page.contains("the limits hold from"), "{page}");
    let after = of(&house.get("/rules.json").await.json());
    assert_eq!((after["standing"].as_str(), after["amber"].as_f64()), (Some("set"), Some(90.0)));

    let later = house.post("/rules/set.json", "rule=stale-data&amber=off&from=2099-01-01&reason=Later").await;
    assert_eq!((later.status, later.json()["state"].as_str()), (StatusCode::OK, Some("off")));
    assert_eq!(of(&house.get("/rules.json").await.json())["amber"].as_f64(), Some(90.0), "not yet");
    assert!(
        !house.get("/rules?set=no-spending").await.text().contains("the limits hold from"),
        "an address claims nothing"
    );
}

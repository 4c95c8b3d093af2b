//! The same address with `.json`, `.csv` and `.xlsx` gives the data of the page.

use crate::house::demonstration;
use crate::pages::addresses;
use axum::http::StatusCode;

fn twin(path: &str, extension: &str) -> String {
    let (path, query) = path.split_once('?').map_or((path, String::new()), |(p, q)| (p, format!("?{q}")));
    let path = if path == "/" { "/status" } else { path };
    format!("{path}.{extension}{query}")
}

#[tokio::test]
async fn every_page_has_json_csv_and_a_workbook() {
    let house = demonstration();
    for path in addresses() {
        let json = house.get(&twin(&path, "json")).await;
        let value: serde_json::Value = serde_json::from_slice(&json.body).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(value.is_object(), "{path}");
        assert_eq!(json.header("content-type"), "application/json", "{path}");
        if json.status == StatusCode::NOT_FOUND && path.contains("as_of=2024") {
            continue;
        }
        assert_eq!(json.status, StatusCode::OK, "{path}: {value}");
        let csv = house.get(&twin(&path, "csv")).await;
        assert_eq!(csv.status, StatusCode::OK, "{path}");
        assert!(csv.header("content-type").starts_with("text/csv"), "{path}");
        let header = csv.text().lines().next().unwrap_or_default().to_owned();
        assert!(header.contains(',') && !header.contains(' '), "{path}: {header}");
        let workbook = house.get(&twin(&path, "xlsx")).await;
        assert_eq!((workbook.status, &workbook.body[..2]), (StatusCode::OK, &b"PK"[..]), "{path}");
        let name = workbook.header("content-disposition");
        assert!(name.starts_with("attachment; filename=\"") && name.ends_with(".xlsx\""), "{path}: {name}");
    }
}

#[tokio::test]
async fn status_has_the_shape_of_the_contract() {
    let body = demonstration().get("/status.json").await.body;
    let status: serde_json::Value = serde_json::from_slice(&body).unwrap();
    for field in ["as_of", "currency", "counts", "states", "delivery", "money", "unknown", "incomplete"] {
        assert!(!status[field].is_null(), "{field}");
    }
    assert_eq!(status["delivery"].as_array().unwrap().len(), 7);
    assert_eq!(status["counts"]["activities"], 60);
}

#[tokio::test]
async fn a_list_as_csv_has_every_row() {
    let csv = demonstration().get("/activities.csv").await.text();
    assert_eq!(csv.lines().count(), 61);
}

#[tokio::test]
async fn templates_can_be_downloaded() {
    let csv = demonstration().get("/imports/templates/activities.csv").await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(csv.text().contains("activity"));
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"activities.csv\"");
    let xlsx = demonstration().get("/imports/templates/transactions.xlsx").await;
    assert_eq!(&xlsx.body[..2], b"PK");
    assert_eq!(demonstration().get("/imports/templates/nothing.csv").await.status, StatusCode::BAD_REQUEST);
}

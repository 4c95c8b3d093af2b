//! Files at addresses that stay: whole, of one part, tagged by what is known, and refused where a name is wrong.

use crate::house::{House, demonstration, empty, today};
use app::export::{FlatRequest, IatiRequest, Shape, SheetFormat};
use app::filters::Filters;
use app::publications::{Publishing, publish};
use axum::http::StatusCode;
use domain::{Context, Instant};
use web::Limits;

/// An activity with an invented person.
const FILE: &str = r#"<iati-activities version="2.03" generated-datetime="2024-05-01T00:00:00Z"><iati-activity>
<iati-identifier>XM-EXAMPLE-1</iati-identifier><reporting-org ref="XM-EXAMPLE" type="40"><narrative>Example</narrative>
</reporting-org><title xml:lang="en"><narrative>Skills</narrative></title><activity-status code="2"/>
<activity-date type="2" iso-date="2023-01-01"/><contact-info><person-name><narrative>Invented Person</narrative>
</person-name><email>invented@example.org</email></contact-info><recipient-country code="KE"/></iati-activity>
</iati-activities>"#;

/// Imports a file as a person does.
async fn import(house: &House, kind: &str, file: &str) {
    let dry = house.upload("/imports", &[("kind", kind)], "file", file).await.text();
    let token = dry.split("name=\"token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    house.commit(&token).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flat_table_is_what_the_export_writes() {
    let house = demonstration();
    let office = app::offices::list(&house.headway, &Context::local(today()), &Filters::default()).unwrap().offices;
    let office = office[0].office.clone();
    let whole = house.get("/downloads/flat/transactions.csv").await;
    assert_eq!(whole.status, StatusCode::OK, "{}", whole.text());
    let of = |filters: Filters| {
        let request = FlatRequest { shape: Shape::Transactions, format: SheetFormat::Csv, filters };
        let mut file = Vec::new();
        app::export::flat(&house.headway, &Context::local(today()), &request, &mut file).unwrap();
        file
    };
    assert!(whole.body == of(Filters::default()), "the same bytes");
    assert!(whole.body.len() > 200_000, "several pieces: {}", whole.body.len());
    let encoded = crate::pages::encoded(&office);
    let part = house.get(&format!("/downloads/flat/office/{encoded}/transactions.csv")).await;
    assert!(part.body == of(Filters { office: Some(office), ..Filters::default() }));
    assert!(part.header("content-disposition").contains("filename=\"office-"), "{:?}", part.headers);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_sent_again_only_where_something_changed() {
    let house = empty(Limits::default());
    import(&house, "iati", FILE).await;
    let path = "/downloads/iati/country/KE.xml";
    let first = house.get(path).await;
    assert_eq!((first.status, first.header("content-type")), (StatusCode::OK, "application/xml; charset=utf-8"));
    assert!(first.text().contains("<iati-activities"), "{}", first.text());
    let tag = first.header("etag").to_owned();
    let again = house.get_with(path, "if-none-match", &tag).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_ne!(house.get(&format!("{path}?as_of=2024-01-02")).await.header("etag"), tag, "another day is another file");
    let more = "activity,title,country,recorded_on\nB,Second,KE,2024-02-01\n";
    import(&house, "activities", more).await;
    let changed = house.get_with(path, "if-none-match", &tag).await;
    assert_eq!(changed.status, StatusCode::OK);
    assert_ne!(changed.header("etag"), tag);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_file_is_an_answer_and_not_half_a_file() {
    let house = demonstration();
    for path in [
        "/downloads/iati/nothing.txt",
        "/downloads/iati/office/Nowhere.xml",
        "/downloads/iati/colour/red.xml",
        "/downloads/flat/poems.csv",
        "/downloads/flat/country/XX/activities.csv",
        "/downloads/x",
    ] {
        let answer = house.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.text());
        assert!(!answer.text().contains('‹'), "{path}: {}", answer.text());
    }
    assert_eq!(house.get("/downloads/iati/activities.xml?as_of=soon").await.status, StatusCode::BAD_REQUEST);
    let listed = house.get("/downloads.json").await.text();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let parts = listed["parts"].as_array().unwrap();
    assert!(parts.iter().any(|p| p["part"] == "office") && parts.iter().any(|p| p["part"] == "country"));
    for part in parts {
        let path = part["flat"][0][1].as_str().unwrap();
        let file = house.get(path).await;
        let rows = file.text().lines().count() as u64 - 1;
        assert_eq!(file.status, StatusCode::OK, "{path}");
        assert!(part["activities"].as_u64().is_none_or(|n| n == rows), "{path}: {rows} of {part}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_private_person_is_in_a_file_for_others() {
    let house = empty(Limits::default());
    import(&house, "iati", FILE).await;
    for path in ["/downloads/iati/activities.xml", "/downloads/iati/country/KE.xml"] {
        let text = house.get(path).await.text();
        assert!(text.contains("XM-EXAMPLE-1"), "{path}: {text}");
        assert!(!text.contains("contact-info") && !text.to_lowercase().contains("invented"), "{path}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_without_activity_is_an_answer_that_says_why() {
    let house = empty(Limits::default());
    import(&house, "activities", "activity,title,country,recorded_on\nA,First,KE,2024-01-01\n").await;
    for path in ["/downloads/iati/country/KE.xml", "/downloads/iati/activities.xml"] {
        let answer = house.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}: {}", answer.text());
        assert!(answer.text().contains("left out for what they lack 1"), "{path}: {}", answer.text());
    }
    assert!(house.get("/downloads/iati/country/KE.xml").await.text().contains("country KE"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publication_is_fetched_as_it_was() {
    let house = empty(Limits::default());
    import(&house, "iati", FILE).await;
    let ctx = Context::local(today());
    let publishing = Publishing { door: "page", file: None, at: Instant(1_795_000_000) };
    let mut file = Vec::new();
    let (number, published) = publish(&house.headway, &ctx, &IatiRequest::default(), &publishing, &mut file).unwrap();
    import(&house, "iati", &FILE.replace("Skills", "Skills for youth").replace("2024-05-01", "2024-06-01")).await;
    let path = format!("/publications/{}/activities.xml", number.unwrap());
    let answer = house.get(&path).await;
    assert_eq!((answer.status, answer.header("etag")), (StatusCode::OK, format!("\"{}\"", published.sha256).as_str()));
    assert!(answer.body == file && file != house.get("/downloads/iati/activities.xml").await.body);
    let listed: serde_json::Value = serde_json::from_str(&house.get("/publications.json").await.text()).unwrap();
    assert_eq!(listed["publications"][0]["sha256"], published.sha256);
    assert!(house.get("/publications.csv").await.text().contains(&published.sha256));
    assert!(house.get("/publications").await.text().contains(&path));
    for nowhere in ["/publications/99/activities.xml", "/publications/x/activities.xml"] {
        assert_eq!(house.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

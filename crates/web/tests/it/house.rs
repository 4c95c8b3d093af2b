//! What the tests need: a data directory with a portfolio, a router, requests and responses.

use app::Headway;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use domain::{Context, Day, Instant};
use std::sync::{Arc, LazyLock};
use tempfile::TempDir;
use tower::ServiceExt;
use web::{Limits, ServeOptions, router_with};

/// The day of the tests.
pub(crate) const TODAY: &str = "2026-11-20";

/// A data directory and its pages.
pub(crate) struct House {
    pub(crate) headway: Arc<Headway>,
    pub(crate) router: Router,
    _directory: TempDir,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |v| v.to_str().unwrap())
    }
}

fn now() -> Instant {
    Instant(1_795_000_000)
}

pub(crate) fn today() -> Day {
    Day::parse(TODAY).unwrap()
}

/// An empty data directory.
pub(crate) fn empty(limits: Limits) -> House {
    let directory = tempfile::tempdir().unwrap();
    let headway = Arc::new(Headway::open_or_create(directory.path()).unwrap());
    let options =
        ServeOptions { listen: "127.0.0.1:8080".parse().unwrap(), clock: now, today: Some(today()), language: None };
    let router = router_with(Arc::clone(&headway), options, limits);
    House { headway, router, _directory: directory }
}

static DEMONSTRATION: LazyLock<House> = LazyLock::new(|| {
    let house = empty(Limits::default());
    let spec = demonstration::Spec { activities: 60, ..demonstration::Spec::new(today()) };
    app::demonstration::fill(&house.headway, &Context::local(today()), &spec, now(), &mut |_| {}).unwrap();
    house
});

/// A small demonstration portfolio, made once and only read.
pub(crate) fn demonstration() -> &'static House {
    &DEMONSTRATION
}

/// An identifier of the demonstration portfolio.
pub(crate) fn some_activity() -> String {
    let answer = app::activities::list(
        &demonstration().headway,
        &Context::local(today()),
        &app::filters::Filters::default(),
        &app::activities::ListQuestion::default(),
    );
    answer.unwrap().activities[0].activity.clone()
}

impl House {
    /// Sends a request; `Host` is this machine unless given.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let mut request = request;
        request.headers_mut().entry(header::HOST).or_insert("localhost:8080".parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn get_with(&self, path: &str, name: &str, value: &str) -> Answer {
        self.send(Request::get(path).header(name, value).body(Body::empty()).unwrap()).await
    }

    /// Sends a form with a file.
    pub(crate) async fn upload(&self, path: &str, texts: &[(&str, &str)], name: &str, content: &str) -> Answer {
        let mut body = String::new();
        for (field, value) in texts {
            body.push_str(&format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"));
        }
        body.push_str(&format!(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n"
        ));
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    pub(crate) async fn commit(&self, token: &str) -> Answer {
        self.post("/imports/commit", &format!("token={token}")).await
    }

    /// Sends a form without a file: `name=value&…`, encoded.
    pub(crate) async fn post(&self, path: &str, form: &str) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }
}

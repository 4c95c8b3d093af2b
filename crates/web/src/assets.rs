//! The stylesheet: own rules and those of the pictures, under an address that changes with its content.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// Text of the stylesheet.
static STYLE: LazyLock<String> =
    LazyLock::new(|| format!("{}\n{}", pictures::CSS, include_str!("../assets/style.css")));

/// Its address.
static ADDRESS: LazyLock<String> = LazyLock::new(|| {
    // The default hasher has fixed keys: the same text gives the same address.
    let mut hasher = DefaultHasher::new();
    STYLE.hash(&mut hasher);
    format!("/assets/style-{:016x}.css", hasher.finish())
});

/// Address of the stylesheet.
pub(crate) fn style_address() -> &'static str {
    &ADDRESS
}

/// The stylesheet; kept by browsers for a year, because another text has another address.
pub(crate) async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, STYLE.as_str()).into_response()
}

/// A small picture for tabs and bookmarks: a bar that has come a part of its way.
pub(crate) async fn icon() -> Response {
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, include_str!("../assets/icon.svg")).into_response()
}

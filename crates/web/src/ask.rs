//! What an address asks for: filters, knowledge date, language, and which twin of the page.

use crate::links;
use app::Failure;
use app::filters::Filters;
use axum::http::{HeaderMap, Uri, header};
use domain::{AsOf, Context, Language};

/// The form an answer takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// A page.
    Page,
    /// The answer itself.
    Json,
    /// The answer as a table.
    Csv,
    /// The same table as a workbook.
    Xlsx,
}

impl Form {
    /// Endings of addresses that ask for a twin.
    pub(crate) const TWINS: [(&str, Form); 3] = [(".json", Form::Json), (".csv", Form::Csv), (".xlsx", Form::Xlsx)];
}

/// A request, read.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    /// Path without the ending of a twin, as it came.
    pub(crate) path: String,
    /// Which twin.
    pub(crate) form: Form,
    /// Query in order.
    pub(crate) params: Vec<(String, String)>,
    /// Language of the answer.
    pub(crate) language: Language,
    /// Whether the language was chosen in this address, and is to be remembered.
    pub(crate) chooses_language: bool,
    /// Who asks, with which knowledge. Set once today is known.
    pub(crate) ctx: Context,
}

/// Names of parameters that stay when a person goes from page to page.
const STICKY: [&str; 11] =
    ["office", "donor", "country", "region", "sector", "theme", "activity", "status", "state", "text", "as_of"];
/// Name of the cookie that remembers the language.
pub(crate) const LANGUAGE_COOKIE: &str = "headway-language";

impl Ask {
    /// Reads an address and its headers. The day is set by [`Ask::on`].
    pub(crate) fn read(uri: &Uri, headers: &HeaderMap, fallback: Language) -> Ask {
        let raw = uri.path();
        let twin = Form::TWINS.into_iter().find_map(|(ending, form)| Some((raw.strip_suffix(ending)?, form)));
        let (path, form) = twin.unwrap_or((raw, Form::Page));
        let params = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(uri).map(|q| q.0).unwrap_or_default();
        let chosen = params.iter().find(|(n, _)| n == "language").and_then(|(_, v)| Language::parse(v));
        let language = chosen.or_else(|| remembered(headers)).or_else(|| accepted(headers)).unwrap_or(fallback);
        let mut ctx = Context::local(domain::Day(0));
        ctx.language = language;
        Ask { path: path.to_owned(), form, params, language, chooses_language: chosen.is_some(), ctx }
    }

    /// No address at all: for pages that must work when nothing else does.
    pub(crate) fn empty(language: Language, form: Form) -> Ask {
        let mut ctx = Context::local(domain::Day(0));
        ctx.language = language;
        Ask { path: "/".to_owned(), form, params: Vec::new(), language, chooses_language: false, ctx }
    }

    /// Asked on this day; an `as_of` that is no date is refused.
    pub(crate) fn on(mut self, today: domain::Day) -> Result<Ask, Failure> {
        self.ctx.today = today;
        self.ctx.as_of = match self.get("as_of") {
            None => AsOf::day(today),
            Some(text) => {
                AsOf::parse(text).ok_or_else(|| Failure::invalid("page.as-of-unreadable").with("value", text))?
            }
        };
        Ok(self)
    }

    /// A parameter that is given and not blank.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.given(name).map(str::trim).filter(|v| !v.is_empty())
    }

    /// A parameter that is given, perhaps blank.
    pub(crate) fn given(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// A parameter as an owned text.
    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// A day; blank is none, anything else that is no day is refused.
    pub(crate) fn day(&self, name: &'static str) -> Result<Option<domain::Day>, Failure> {
        let Some(text) = self.get(name) else { return Ok(None) };
        let unreadable = || Failure::invalid("page.day-unreadable").with("name", name).with("value", text);
        domain::Day::parse(text).map(Some).ok_or_else(unreadable)
    }

    /// A whole number of at least `least`; blank is the default, anything else is refused.
    pub(crate) fn number(&self, name: &'static str, default: u64, least: u64, most: u64) -> Result<u64, Failure> {
        let Some(text) = self.get(name) else { return Ok(default) };
        let number = text.parse().ok().filter(|n| (least..=most).contains(n));
        number.ok_or_else(|| {
            Failure::invalid("page.number-unreadable")
                .with("name", name)
                .with("value", text)
                .with("least", least)
                .with("most", most)
        })
    }

    /// The filters.
    pub(crate) fn filters(&self) -> Filters {
        Filters {
            office: self.owned("office"),
            donor: self.owned("donor"),
            country: self.owned("country"),
            region: self.owned("region"),
            sector: self.owned("sector"),
            theme: self.owned("theme"),
            activity: self.owned("activity"),
            status: self.owned("status"),
            state: self.owned("state"),
            text: self.owned("text"),
        }
    }

    /// Filters and knowledge date, to carry to another page.
    pub(crate) fn sticky(&self) -> Vec<(&str, &str)> {
        self.pairs().filter(|(n, _)| STICKY.contains(n)).collect()
    }

    /// Only the knowledge date, to carry to a page about one thing.
    pub(crate) fn knowledge(&self) -> Vec<(&str, &str)> {
        self.pairs().filter(|(n, _)| *n == "as_of").collect()
    }

    /// Parameters that say something, without the language (a cookie remembers it).
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.params
            .iter()
            .filter(|(n, v)| n != "language" && !v.trim().is_empty())
            .map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// This address with some parameters replaced; a blank value leaves the parameter out. Paging starts anew.
    pub(crate) fn here_with(&self, changes: &[(&str, &str)]) -> String {
        self.address_with(&self.path, changes)
    }

    /// This address's twin.
    pub(crate) fn twin(&self, extension: &str) -> String {
        let path = if self.path == "/" { "/status" } else { &self.path };
        links::with_query(&format!("{path}.{extension}"), self.pairs())
    }

    fn address_with(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let kept = self.pairs().filter(|(n, _)| *n != "page" && !changes.iter().any(|(c, _)| c == n));
        let new = changes.iter().copied().filter(|(_, v)| !v.is_empty());
        links::with_query(path, kept.chain(new).collect::<Vec<_>>())
    }

    /// Another page with filters and knowledge date carried over.
    pub(crate) fn to(&self, path: &str, more: &[(&str, &str)]) -> String {
        let kept = self.sticky().into_iter().filter(|(n, _)| !more.iter().any(|(m, _)| m == n));
        let new = more.iter().copied().filter(|(_, v)| !v.is_empty());
        links::with_query(path, kept.chain(new).collect::<Vec<_>>())
    }

    /// The same request with one parameter more, for links that narrow down.
    pub(crate) fn with(&self, name: &str, value: &str) -> Ask {
        let mut ask = self.clone();
        ask.params.retain(|(n, _)| n != name);
        ask.params.push((name.to_owned(), value.to_owned()));
        ask
    }

    /// The same request as if it had come to another address: for pages that answer a form.
    pub(crate) fn at(mut self, path: &str) -> Ask {
        self.path = path.to_owned();
        self
    }

    /// A page about one thing with only the knowledge date carried over.
    pub(crate) fn to_one(&self, path: &str) -> String {
        links::with_query(path, self.knowledge())
    }
}

fn remembered(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|c| c.to_str().ok());
    cookies.flat_map(|c| c.split(';')).find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == LANGUAGE_COOKIE).then(|| Language::parse(value))?
    })
}

/// The language we have that the reader wants most.
fn accepted(headers: &HeaderMap) -> Option<Language> {
    let text = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Language)> = None;
    for wish in text.split(',').take(32) {
        let (tag, weight) = wish.split_once(";q=").unwrap_or((wish, "1"));
        let weight = weight.trim().parse().unwrap_or(0.0);
        if let Some(language) = Language::parse(tag.trim()).filter(|_| weight > best.map_or(0.0, |b| b.0)) {
            best = Some((weight, language));
        }
    }
    best.map(|b| b.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(uri: &str, headers: &[(&str, &str)]) -> Ask {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(axum::http::HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
        }
        Ask::read(&uri.parse().unwrap(), &map, Language::English)
    }

    #[test]
    fn language_comes_from_address_then_cookie_then_browser() {
        let cookie = ("cookie", "a=b; headway-language=es");
        let browser = ("accept-language", "de, fr-CH;q=0.9, en;q=0.8");
        assert_eq!(ask("/?language=fr", &[cookie, browser]).language, Language::French);
        assert_eq!(ask("/", &[cookie, browser]).language, Language::Spanish);
        assert_eq!(ask("/", &[browser]).language, Language::French);
        assert_eq!(ask("/", &[("accept-language", "de")]).language, Language::English);
    }

    #[test]
    fn an_address_changes_one_parameter_and_keeps_the_others() {
        let ask = ask("/activities.csv?office=A%26B&page=3&sort=title&language=fr&donor=", &[]);
        assert_eq!(ask.form, Form::Csv);
        assert_eq!(ask.here_with(&[("sort", "-spent")]), "/activities?office=A%26B&sort=-spent");
        assert_eq!(ask.here_with(&[("office", "")]), "/activities?sort=title");
        assert_eq!(ask.to("/trends", &[("measure", "spending")]), "/trends?office=A%26B&measure=spending");
        assert_eq!(ask.filters().office.as_deref(), Some("A&B"));
        assert_eq!(ask.filters().donor, None);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let today = domain::Day::parse("2024-05-01").unwrap();
        assert!(ask("/?as_of=2024-02-31", &[]).on(today).is_err());
        let asked = ask("/?as_of=2023-12-31@7&page=0", &[]).on(today).unwrap();
        assert_eq!(asked.ctx.as_of.change, Some(7));
        assert!(asked.number("page", 1, 1, 10).is_err());
    }
}

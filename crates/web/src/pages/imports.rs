//! Files in: what came lately, the form, the dry run with its findings, and the commit.

use super::parts::Tile;
use crate::ask::{Ask, Form};
use crate::grid::{Grid, GridCell, Head, state_class};
use crate::reply::{self, Reply};
use crate::shell::Shell;
use crate::site::Site;
use crate::uploads::{self, Choice, Upload};
use crate::words::Words;
use app::Failure;
use app::import::{FileAnswer, FileOutcome, ImportAnswer, ImportKind, ImportRequest, RecentImport, import_file};
use app::table::{Cell, Table};
use askama::Template;
use domain::Context;
use wording::{Arg, Wording};

/// Imports listed.
const RECENT: u32 = 50;
/// Findings shown; the command and the JSON twin have all.
const FINDINGS: usize = 300;

/// The page with the form.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/imports.html")]
pub(crate) struct ImportsPage {
    shell: Shell,
    kinds: Vec<Kind>,
    /// Kinds with a template.
    templates: Vec<Kind>,
    file_hint: String,
    recent: Grid,
}

/// A kind of file.
#[derive(Clone, Debug)]
pub(crate) struct Kind {
    value: &'static str,
    label: String,
}

/// The page after a dry run or a commit.
#[derive(Clone, Debug, Template)]
#[template(path = "pages/import_result.html")]
pub(crate) struct ImportResultPage {
    shell: Shell,
    file: String,
    kind: String,
    verdict: String,
    verdict_note: String,
    verdict_class: &'static str,
    tiles: Vec<Tile>,
    commit: Option<Commit>,
    findings: Grid,
    rest: String,
}

/// The button that stores a file.
#[derive(Clone, Debug)]
pub(crate) struct Commit {
    token: String,
    label: String,
}

/// `GET /imports`
pub(crate) fn show(site: &Site, ask: &Ask) -> Result<Reply, Failure> {
    let recent = app::import::recent(&site.headway, &ask.ctx, RECENT)?;
    match ask.form {
        Form::Json => reply::json(&serde_json::json!({ "imports": recent })),
        Form::Csv => Ok(reply::csv(&recent_table(&recent))),
        Form::Xlsx => reply::workbook(ask, &recent_table(&recent)),
        Form::Page => {
            let shell = Shell::plain(site, ask, Words::of(ask.language).t("nav-imports"))?;
            reply::page(&ImportsPage::of(shell, &recent, site.limits.upload_bytes))
        }
    }
}

/// `GET /imports/templates/{kind}.csv|xlsx`
pub(crate) fn template(ask: &Ask, name: &str) -> Result<Reply, Failure> {
    let (kind, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let (is_xlsx, content) = match extension {
        "csv" => (false, "text/csv; charset=utf-8; header=present"),
        "xlsx" => (true, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        _ => return Err(Failure::not_found("page.not-found")),
    };
    let body = app::import::template(kind, is_xlsx, ask.language)?;
    // The kind was recognised: it is one of ours, and safe in a header.
    let kind = ImportKind::parse(kind).map_or("template", ImportKind::name);
    Ok(reply::file(format!("{kind}.{extension}"), content, body))
}

/// `POST /imports`: reads the uploaded file, writes nothing, and keeps the file for its commit.
pub(crate) fn dry_run(site: &Site, ask: &Ask, upload: Upload) -> Result<Reply, Failure> {
    let outcome = match import(site, &ask.ctx, &upload, true) {
        Ok(outcome) => outcome,
        Err(failure) => {
            uploads::remove(&upload.path);
            return Err(failure);
        }
    };
    // A file that would store nothing has nothing to commit.
    let can_commit =
        outcome.new + outcome.changed + outcome.withdrawn > 0 && (upload.choice.keep_good || !outcome.has_refusals());
    let token = can_commit.then(|| upload.token.clone());
    if can_commit {
        site.uploads.keep(upload);
    } else {
        uploads::remove(&upload.path);
    }
    answer(site, ask, &outcome, token)
}

/// `POST /imports/commit`: stores a file that was read before.
pub(crate) fn commit(site: &Site, ask: &Ask, token: &str) -> Result<Reply, Failure> {
    let upload = site.uploads.take(token, (site.options.clock)())?;
    let outcome = import(site, &ask.ctx, &upload, false);
    uploads::remove(&upload.path);
    answer(site, ask, &outcome?, None)
}

fn import(site: &Site, ctx: &Context, upload: &Upload, dry_run: bool) -> Result<FileOutcome, Failure> {
    let Choice { kind, recorded_on, keep_good, complete } = upload.choice;
    let request = ImportRequest {
        kind,
        dry_run,
        keep_good,
        complete,
        recorded_on,
        system: String::new(),
        door: "page",
        at: (site.options.clock)(),
    };
    import_file(&site.headway, ctx, &request, &upload.name, &upload.path, &mut |_| {})
}

fn answer(site: &Site, ask: &Ask, outcome: &FileOutcome, token: Option<String>) -> Result<Reply, Failure> {
    if ask.form == Form::Json {
        return reply::json(&ImportAnswer { files: vec![outcome.answer(Wording::embedded(), ask.language)] });
    }
    let answer = outcome.readable_answer(Wording::embedded(), ask.language);
    let words = Words::of(ask.language);
    let title = words.t(if outcome.change.is_some() { "imports-done-title" } else { "imports-checked-title" });
    let shell = Shell::plain(site, ask, title)?;
    reply::page(&ImportResultPage::of(shell, &answer, outcome.has_refusals(), token))
}

impl ImportsPage {
    /// The page with these imports.
    pub(crate) fn of(mut shell: Shell, recent: &[RecentImport], upload_bytes: u64) -> ImportsPage {
        let words = shell.words;
        // The page is about files, not about figures of a day.
        shell.knowledge = None;
        let kind = |value| Kind { value, label: words.name_of("import-kind", value) };
        let megabytes = words.whole(upload_bytes / (1 << 20));
        let mut grid =
            Grid::of("recent", words.t("imports-recent-title"), &recent_table(recent), words, |_, _| None).quiet();
        grid.when_empty = words.t("nothing-yet");
        for (row, import) in grid.rows.iter_mut().zip(recent) {
            let (day, time) = import.at.split_once('T').unwrap_or((&import.at, ""));
            row[0].text = file_name(&import.file).to_owned();
            row[1].text = format!("{} {}", words.iso_day(day), time.get(..5).unwrap_or_default());
        }
        ImportsPage {
            kinds: ImportKind::names().into_iter().map(kind).collect(),
            templates: ImportKind::names().into_iter().filter(|k| *k != "iati").map(kind).collect(),
            file_hint: words.with("imports-file.hint", &[("megabytes", Arg::Text(&megabytes))]),
            recent: grid,
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<ImportsPage> {
        use super::samples as s;
        let ask = s::ask("/imports", language);
        [Vec::new(), s::imports()].into_iter().map(|r| ImportsPage::of(s::shell(&ask), &r, 1 << 30)).collect()
    }
}

impl ImportResultPage {
    /// The page of what became of a file; with a token it can be committed.
    pub(crate) fn of(shell: Shell, answer: &FileAnswer, refusals: bool, token: Option<String>) -> ImportResultPage {
        let words = shell.words;
        let change = answer.change.map(|c| c.to_string());
        let (verdict, verdict_class) = match (&change, &token) {
            (Some(change), _) => (words.with("imports-written", &[("change", Arg::Text(change))]), "good"),
            (None, Some(_)) => (words.t("imports-ready"), "good"),
            (None, None) if refusals => (words.t("imports-refused"), "bad"),
            (None, None) => (words.t("import-nothing-new"), ""),
        };
        let verdict_note = match (&change, &token) {
            (None, Some(_)) if refusals => words.t("imports-ready-without-bad"),
            (None, _) => words.t("imports-nothing-written"),
            _ => String::new(),
        };
        let counts = [
            ("column-rows", answer.rows),
            ("column-new", answer.new),
            ("column-changed", answer.changed),
            ("column-unchanged", answer.unchanged),
            ("column-refused", answer.refused),
        ];
        let withdrawn = (answer.withdrawn > 0).then_some(("imports-withdrawn", answer.withdrawn));
        let rest = answer.findings.len().saturating_sub(FINDINGS) as u64;
        ImportResultPage {
            file: file_name(&answer.file).to_owned(),
            kind: words.name_of("import-kind", answer.kind),
            verdict,
            verdict_note,
            verdict_class,
            tiles: counts.into_iter().chain(withdrawn).map(|(key, n)| Tile::count(words, words.t(key), n)).collect(),
            commit: token.map(|token| Commit { token, label: words.t("imports-commit") }),
            findings: findings(words, answer),
            rest: if rest > 0 { words.count("rows-more", rest) } else { String::new() },
            shell,
        }
    }

    /// Pages to test with.
    #[cfg(test)]
    pub(crate) fn samples(language: domain::Language) -> Vec<ImportResultPage> {
        use super::samples as s;
        let ask = s::ask("/imports", language);
        let page = |change, refusals, token: Option<&str>| {
            ImportResultPage::of(s::shell(&ask), &s::file_answer(change), refusals, token.map(str::to_owned))
        };
        vec![
            page(None, true, None),
            page(None, true, Some("t")),
            page(None, false, Some("t")),
            page(Some(7), false, None),
            page(None, false, None),
        ]
    }
}

fn findings(words: Words, answer: &FileAnswer) -> Grid {
    let heads = ["column-severity", "column-row", "column-column", "column-value", "column-finding", "column-hint"];
    Grid {
        id: "findings".to_owned(),
        caption: words.t("imports-findings-title"),
        hide_caption: true,
        heads: heads.map(|k| Head { is_numeric: k == "column-row", ..Head::text(words.t(k)) }).into(),
        rows: answer
            .findings
            .iter()
            .take(FINDINGS)
            .map(|f| {
                let state = match f.severity {
                    "refused" => "act",
                    "warning" => "watch",
                    _ => "unknown",
                };
                vec![
                    GridCell {
                        state: Some(state_class(state)),
                        ..GridCell::text(words.name_of("severity", f.severity))
                    },
                    GridCell::number(f.row.map(|r| r.to_string()).unwrap_or_default()),
                    GridCell::text(f.column.clone().unwrap_or_default()),
                    GridCell::text(f.value.clone().unwrap_or_default()),
                    GridCell::text(super::parts::capitalised(&f.message)),
                    GridCell::text(super::parts::capitalised(&f.hint)),
                ]
            })
            .collect(),
        when_empty: words.t("imports-no-findings"),
    }
}

/// The name of a file without the directories it was found in: those say something only to whoever imported it.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or(path)
}

fn recent_table(recent: &[RecentImport]) -> Table {
    let mut table = Table::with_columns(&[
        ("file", "column-file", false),
        ("at", "column-when", false),
        ("kind", "column-kind", false),
        ("rows", "column-rows", true),
        ("new", "column-new", true),
        ("changed", "column-changed", true),
        ("unchanged", "column-unchanged", true),
        ("refused", "column-refused", true),
        ("change", "column-change", true),
    ]);
    for import in recent {
        table.rows.push(vec![
            Cell::text(&import.file),
            Cell::Text(import.at.replace('T', " ").trim_end_matches('Z').to_owned()),
            Cell::Coded { code: import.kind.clone(), key: format!("import-kind-{}", import.kind) },
            Cell::Whole(import.rows as i64),
            Cell::Whole(import.new as i64),
            Cell::Whole(import.changed as i64),
            Cell::Whole(import.unchanged as i64),
            Cell::Whole(import.refused as i64),
            import.change.map_or(Cell::Blank, |c| Cell::Whole(c as i64)),
        ]);
    }
    table
}

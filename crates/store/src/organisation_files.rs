//! Statements about organisations, as organisation files make them: one row per distinct statement of a source, with
//! its texts, budgets, documents and the element as published. Nothing is ever overwritten.
//! Which statement counts on a day is decided by `app::organisations`.

use crate::activities::read_stamp;
use crate::details::Element;
use crate::digest::{self, Cells, sha256};
use crate::error::{Result, StoreError};
use crate::rows::{OrganisationRow, Stamp};
use crate::writer::{Outcome, Writer};
use domain::organisation::{
    BudgetLine, BudgetRecipient, Document, DocumentCountry, Narrative, OrganisationBudget, OrganisationBudgetKind,
    OrganisationStatement, ReportingOrganisation,
};
use domain::statement::{Recorded, RecordedBasis, Source};
use domain::{Amount, Currency, Day, Instant};
use rusqlite::{Connection, OptionalExtension, Row, params};

impl Writer<'_> {
    /// Keeps one statement of a source about an organisation, or says why it does not. Two statements of one source
    /// for the same stated day that disagree cannot both be true: the later one is not kept.
    pub fn state_organisation(&mut self, source: &Source, s: &OrganisationStatement) -> Result<Outcome> {
        let source = self.source(source)?;
        let organisation = self.named_organisation(&s.organisation, main_name(&s.names))?;
        let digest = sum(s);
        let new = Stamp {
            source: source as u32,
            recorded_on: s.recorded.on,
            basis: s.recorded.basis,
            change: self.change,
            row: s.row,
            digest: digest::short(&digest),
        };
        let held = held(&self.connection, organisation, source)?;
        let is_dated = |stamp: &Stamp| stamp.basis != RecordedBasis::Import;
        let same_day = || held.iter().filter(|(_, stamp)| stamp.recorded_on == new.recorded_on);
        if same_day().any(|(_, stamp)| stamp.digest == new.digest && is_dated(stamp) && is_dated(&new)) {
            return Ok(Outcome::Unchanged);
        }
        if let Some((id, rival)) = same_day().find(|(_, stamp)| is_dated(stamp) && is_dated(&new)) {
            let fields = differing(&read(&self.connection, *id)?.statement, s);
            return Ok(Outcome::Contradicts { with_row: Some(rival.row), withdrew_earlier: false, fields });
        }
        let last = held.iter().rev().find(|(_, stamp)| stamp.order() <= new.order());
        if new.basis == RecordedBasis::Import && last.is_some_and(|(_, stamp)| stamp.digest == new.digest) {
            return Ok(Outcome::Unchanged);
        }
        self.insert_organisation(organisation, &new, &digest, s)?;
        Ok(if held.is_empty() { Outcome::New } else { Outcome::Changed })
    }

    fn insert_organisation(
        &mut self,
        organisation: i64,
        stamp: &Stamp,
        digest: &[u8; 32],
        s: &OrganisationStatement,
    ) -> Result<()> {
        let reporting = s.reporting.as_ref();
        let id: i64 = self
            .connection
            .prepare_cached(
                "insert into organisation_statement (
                     organisation, source, recorded_on, basis, change, \"row\", digest, language, default_currency,
                     last_updated, reporting_identifier, reporting_kind, reporting_secondary
                 )
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                 returning id",
            )?
            .query_row(
                params![
                    organisation,
                    stamp.source,
                    stamp.recorded_on.0,
                    stamp.basis as u8,
                    stamp.change as i64,
                    stamp.row,
                    digest,
                    s.language,
                    s.default_currency.map(|c| c.code().to_owned()),
                    s.last_updated.map(|at| at.0),
                    reporting.map(|r| r.identifier.as_str()),
                    reporting.and_then(|r| r.kind.as_deref()),
                    reporting.map(|r| r.is_secondary),
                ],
                |r| r.get(0),
            )?;
        insert_texts(&self.connection, id, s)?;
        insert_budgets(&self.connection, id, &s.budgets)?;
        insert_documents(&self.connection, id, &s.documents)?;
        if let Some(bytes) = &s.source_element {
            let element = self.put_element(&Element::of_bytes(bytes))?;
            self.connection
                .prepare_cached("insert into organisation_element (statement, element) values ($1, $2)")?
                .execute([id, element])?;
        }
        self.stored += 1;
        Ok(())
    }
}

/// The English name, else the first.
fn main_name(names: &[Narrative]) -> Option<&str> {
    let english = names.iter().find(|n| n.language.as_deref() == Some("en"));
    english.or_else(|| names.first()).map(|n| n.text.as_str())
}

/// Every text with its place: see the table.
fn texts(s: &OrganisationStatement) -> Vec<(&'static str, usize, usize, &[Narrative])> {
    let mut all: Vec<(&'static str, usize, usize, &[Narrative])> = vec![("name", 0, 0, &s.names)];
    all.extend(s.reporting.iter().map(|r| ("reporting", 0, 0, r.names.as_slice())));
    for (b, budget) in s.budgets.iter().enumerate() {
        all.extend(budget.recipient.iter().map(|r| ("recipient", b, 0, r.names.as_slice())));
        all.extend(budget.lines.iter().enumerate().map(|(l, line)| ("line", b, l, line.texts.as_slice())));
    }
    for (d, document) in s.documents.iter().enumerate() {
        all.push(("document-title", d, 0, &document.titles));
        all.push(("document-description", d, 0, &document.descriptions));
        let countries = document.countries.iter().enumerate();
        all.extend(countries.map(|(c, country)| ("document-country", d, c, country.names.as_slice())));
    }
    all
}

/// Every code of a document with its kind.
fn document_codes(document: &Document) -> [(&'static str, Vec<&str>); 3] {
    [
        ("category", document.categories.iter().map(String::as_str).collect()),
        ("language", document.languages.iter().map(String::as_str).collect()),
        ("country", document.countries.iter().map(|c| c.code.as_str()).collect()),
    ]
}

/// Sum over the whole statement (not over its day and row).
fn sum(s: &OrganisationStatement) -> [u8; 32] {
    let mut cells = Cells::default();
    cells.optional(s.language.as_deref()).optional(s.default_currency.as_ref()).optional(s.last_updated.as_ref());
    cells.number(i64::from(s.reporting.is_some()));
    if let Some(reporting) = &s.reporting {
        cells.text(&reporting.identifier).optional(reporting.kind.as_deref());
        cells.number(i64::from(reporting.is_secondary));
    }
    for (place, item, part, texts) in texts(s) {
        cells.text(place).number(item as i64).number(part as i64).number(texts.len() as i64);
        for text in texts {
            cells.optional(text.language.as_deref()).text(&text.text);
        }
    }
    cells.number(s.budgets.len() as i64);
    s.budgets.iter().for_each(|budget| sum_budget(&mut cells, budget));
    cells.number(s.documents.len() as i64);
    for document in &s.documents {
        cells.text(&document.url).optional(document.format.as_deref()).optional(document.date.as_ref());
        for (_, codes) in document_codes(document) {
            cells.number(codes.len() as i64);
            codes.iter().for_each(|code| _ = cells.text(code));
        }
    }
    cells.optional(s.source_element.as_deref().map(sha256).as_ref().map(<[u8; 32]>::as_slice));
    cells.sum()
}

fn sum_budget(cells: &mut Cells, budget: &OrganisationBudget) {
    cells.number(budget.kind as i64).optional(budget.status.as_deref());
    cells.number(i64::from(budget.recipient.is_some()));
    if let Some(recipient) = &budget.recipient {
        cells.optional(recipient.code.as_deref()).optional(recipient.vocabulary.as_deref());
        cells.optional(recipient.vocabulary_uri.as_deref());
    }
    cells.number(i64::from(budget.period_start.0)).number(i64::from(budget.period_end.0)).number(budget.amount.0);
    cells.text(budget.currency.code()).optional(budget.value_date.as_ref()).number(budget.lines.len() as i64);
    for line in &budget.lines {
        cells.optional(line.reference.as_deref()).optional(line.amount.as_ref()).optional(line.currency.as_ref());
        cells.optional(line.value_date.as_ref());
    }
}

/// Which parts of two statements differ.
fn differing(a: &OrganisationStatement, b: &OrganisationStatement) -> Vec<&'static str> {
    let parts = [
        ("name", a.names != b.names),
        ("default-currency", a.default_currency != b.default_currency),
        ("reporting-org", a.reporting != b.reporting),
        ("budgets", a.budgets != b.budgets),
        ("document-link", a.documents != b.documents),
    ];
    let named: Vec<_> = parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect();
    // What is not modelled differs only in the element.
    if named.is_empty() { vec!["iati-organisation"] } else { named }
}

fn insert_texts(connection: &Connection, statement: i64, s: &OrganisationStatement) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "insert into organisation_text (statement, place, item, part, position, language, body)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )?;
    for (place, item, part, texts) in texts(s) {
        for (position, text) in texts.iter().enumerate() {
            let values = params![statement, place, item as i64, part as i64, position as i64, text.language, text.text];
            insert.execute(values)?;
        }
    }
    Ok(())
}

fn insert_budgets(connection: &Connection, statement: i64, budgets: &[OrganisationBudget]) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "insert into organisation_budget (
             statement, position, kind, status, has_recipient, recipient_code, recipient_vocabulary,
             recipient_vocabulary_uri, period_start, period_end, amount, currency, value_date
         )
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )?;
    let mut insert_line = connection.prepare_cached(
        "insert into organisation_budget_line (statement, budget, position, reference, amount, currency, value_date)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )?;
    for (position, budget) in budgets.iter().enumerate() {
        let recipient = budget.recipient.clone().unwrap_or_default();
        insert.execute(params![
            statement,
            position as i64,
            budget.kind as u8,
            budget.status,
            budget.recipient.is_some(),
            recipient.code,
            recipient.vocabulary,
            recipient.vocabulary_uri,
            budget.period_start.0,
            budget.period_end.0,
            budget.amount.0,
            budget.currency.code(),
            budget.value_date.map(|d| d.0),
        ])?;
        for (at, line) in budget.lines.iter().enumerate() {
            insert_line.execute(params![
                statement,
                position as i64,
                at as i64,
                line.reference,
                line.amount.map(|a| a.0),
                line.currency.map(|c| c.code().to_owned()),
                line.value_date.map(|d| d.0),
            ])?;
        }
    }
    Ok(())
}

fn insert_documents(connection: &Connection, statement: i64, documents: &[Document]) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "insert into organisation_document (statement, position, url, format, document_date)
         values ($1, $2, $3, $4, $5)",
    )?;
    let mut insert_code = connection.prepare_cached(
        "insert into organisation_document_code (statement, document, kind, position, code)
         values ($1, $2, $3, $4, $5)",
    )?;
    for (position, document) in documents.iter().enumerate() {
        let date = document.date.map(|d| d.0);
        insert.execute(params![statement, position as i64, document.url, document.format, date])?;
        for (kind, codes) in document_codes(document) {
            for (at, code) in codes.into_iter().enumerate() {
                insert_code.execute(params![statement, position as i64, kind, at as i64, code])?;
            }
        }
    }
    Ok(())
}

/// Statements of one source about one organisation, the latest last.
fn held(connection: &Connection, organisation: i64, source: i64) -> Result<Vec<(i64, Stamp)>> {
    let mut statement = connection.prepare_cached(
        "select id, digest, source, recorded_on, basis, change, \"row\"
         from organisation_statement
         where organisation = $1 and source = $2",
    )?;
    let mut rows = statement.query([organisation, source])?;
    let mut held = Vec::new();
    while let Some(r) = rows.next()? {
        let id: i64 = r.get(0)?;
        held.push((id, stamp_of(r, 1, 2, id)?));
    }
    held.sort_by_key(|(_, stamp)| stamp.order());
    Ok(held)
}

fn stamp_of(r: &Row<'_>, digest: usize, from: usize, id: i64) -> Result<Stamp> {
    let digest: [u8; 32] =
        r.get(digest).map_err(|_| StoreError::inconsistent("organisation_statement", "digest", id))?;
    read_stamp(r, from, "organisation_statement", id, digest::short(&digest))
}

/// Every statement about organisations stored by a change, in the order stored; of one organisation or of all.
pub(crate) fn list(connection: &Connection, organisation: Option<&str>, limit: i64) -> Result<Vec<OrganisationRow>> {
    let mut statement = connection.prepare_cached(
        "select s.id
         from organisation_statement s
         join organisation o on o.id = s.organisation
         where s.change <= $1 and ($2 is null or o.identifier = $2)
         order by s.id",
    )?;
    let ids = statement.query_map(params![limit, organisation], |r| r.get(0))?;
    let ids = ids.collect::<rusqlite::Result<Vec<i64>>>()?;
    ids.into_iter().map(|id| read(connection, id)).collect()
}

fn read(connection: &Connection, id: i64) -> Result<OrganisationRow> {
    let bad = |column| StoreError::inconsistent("organisation_statement", column, id);
    let mut statement = connection.prepare_cached(
        "select o.identifier, s.language, s.default_currency, s.last_updated, s.reporting_identifier,
             s.reporting_kind, s.reporting_secondary, s.digest, s.source, s.recorded_on, s.basis, s.change, s.\"row\"
         from organisation_statement s
         join organisation o on o.id = s.organisation
         where s.id = $1",
    )?;
    let mut rows = statement.query([id])?;
    let r = rows.next()?.ok_or_else(|| bad("id"))?;
    let stamp = stamp_of(r, 7, 8, id)?;
    let default_currency = match r.get::<_, Option<String>>(2)? {
        Some(code) => Some(Currency::parse(&code).ok_or_else(|| bad("default_currency"))?),
        None => None,
    };
    let mut texts = Texts::of(connection, id)?;
    let reporting = match r.get::<_, Option<String>>(4)? {
        Some(identifier) => Some(ReportingOrganisation {
            identifier,
            kind: r.get(5)?,
            names: texts.take("reporting", 0, 0),
            is_secondary: r.get(6)?,
        }),
        None => None,
    };
    let statement = OrganisationStatement {
        row: stamp.row,
        recorded: Recorded { on: stamp.recorded_on, basis: stamp.basis },
        organisation: r.get(0)?,
        names: texts.take("name", 0, 0),
        language: r.get(1)?,
        default_currency,
        last_updated: r.get::<_, Option<i64>>(3)?.map(Instant),
        reporting,
        budgets: read_budgets(connection, id, &mut texts)?,
        documents: read_documents(connection, id, &mut texts)?,
        source_element: element(connection, id)?,
    };
    Ok(OrganisationRow { stamp, statement })
}

/// The texts of a statement by their places.
struct Texts(std::collections::HashMap<(String, usize, usize), Vec<Narrative>>);

impl Texts {
    fn of(connection: &Connection, statement: i64) -> Result<Texts> {
        let mut prepared = connection.prepare_cached(
            "select place, item, part, language, body
             from organisation_text
             where statement = $1
             order by place, item, part, position",
        )?;
        let mut rows = prepared.query([statement])?;
        let mut texts = Texts(std::collections::HashMap::new());
        while let Some(r) = rows.next()? {
            let place = (r.get(0)?, r.get::<_, u32>(1)? as usize, r.get::<_, u32>(2)? as usize);
            texts.0.entry(place).or_default().push(Narrative { language: r.get(3)?, text: r.get(4)? });
        }
        Ok(texts)
    }

    fn take(&mut self, place: &str, item: usize, part: usize) -> Vec<Narrative> {
        self.0.remove(&(place.to_owned(), item, part)).unwrap_or_default()
    }
}

fn currency(code: Option<String>, table: &'static str, id: i64) -> Result<Option<Currency>> {
    let bad = || StoreError::inconsistent(table, "currency", id);
    code.map(|code| Currency::parse(&code).ok_or_else(bad)).transpose()
}

fn read_budgets(connection: &Connection, id: i64, texts: &mut Texts) -> Result<Vec<OrganisationBudget>> {
    const TABLE: &str = "organisation_budget";
    let mut prepared = connection.prepare_cached(
        "select kind, status, has_recipient, recipient_code, recipient_vocabulary, recipient_vocabulary_uri,
             period_start, period_end, amount, currency, value_date
         from organisation_budget
         where statement = $1
         order by position",
    )?;
    let mut rows = prepared.query([id])?;
    let mut budgets: Vec<OrganisationBudget> = Vec::new();
    while let Some(r) = rows.next()? {
        let at = budgets.len();
        let bad = |column| StoreError::inconsistent(TABLE, column, id);
        let names = texts.take("recipient", at, 0);
        let recipient = BudgetRecipient { code: r.get(3)?, vocabulary: r.get(4)?, vocabulary_uri: r.get(5)?, names };
        budgets.push(OrganisationBudget {
            kind: OrganisationBudgetKind::from_number(r.get(0)?).ok_or_else(|| bad("kind"))?,
            status: r.get(1)?,
            recipient: r.get::<_, bool>(2)?.then_some(recipient),
            period_start: Day(r.get(6)?),
            period_end: Day(r.get(7)?),
            amount: Amount(r.get(8)?),
            currency: currency(r.get(9)?, TABLE, id)?.ok_or_else(|| bad("currency"))?,
            value_date: r.get::<_, Option<i32>>(10)?.map(Day),
            lines: Vec::new(),
        });
    }
    let mut prepared = connection.prepare_cached(
        "select budget, reference, amount, currency, value_date
         from organisation_budget_line
         where statement = $1
         order by budget, position",
    )?;
    let mut rows = prepared.query([id])?;
    while let Some(r) = rows.next()? {
        let at = r.get::<_, u32>(0)? as usize;
        let bad = || StoreError::inconsistent("organisation_budget_line", "budget", id);
        let lines = &mut budgets.get_mut(at).ok_or_else(bad)?.lines;
        lines.push(BudgetLine {
            reference: r.get(1)?,
            amount: r.get::<_, Option<i64>>(2)?.map(Amount),
            currency: currency(r.get(3)?, "organisation_budget_line", id)?,
            value_date: r.get::<_, Option<i32>>(4)?.map(Day),
            texts: texts.take("line", at, lines.len()),
        });
    }
    Ok(budgets)
}

fn read_documents(connection: &Connection, id: i64, texts: &mut Texts) -> Result<Vec<Document>> {
    let mut prepared = connection.prepare_cached(
        "select url, format, document_date from organisation_document where statement = $1 order by position",
    )?;
    let mut rows = prepared.query([id])?;
    let mut documents: Vec<Document> = Vec::new();
    while let Some(r) = rows.next()? {
        let at = documents.len();
        documents.push(Document {
            url: r.get(0)?,
            format: r.get(1)?,
            date: r.get::<_, Option<i32>>(2)?.map(Day),
            titles: texts.take("document-title", at, 0),
            descriptions: texts.take("document-description", at, 0),
            ..Document::default()
        });
    }
    let mut prepared = connection.prepare_cached(
        "select document, kind, code
         from organisation_document_code
         where statement = $1
         order by document, kind, position",
    )?;
    let mut rows = prepared.query([id])?;
    while let Some(r) = rows.next()? {
        let bad = |column| StoreError::inconsistent("organisation_document_code", column, id);
        let at = r.get::<_, u32>(0)? as usize;
        let document = documents.get_mut(at).ok_or_else(|| bad("document"))?;
        let code = r.get(2)?;
        match r.get::<_, String>(1)?.as_str() {
            "category" => document.categories.push(code),
            "language" => document.languages.push(code),
            "country" => {
                let names = texts.take("document-country", at, document.countries.len());
                document.countries.push(DocumentCountry { code, names });
            }
            _ => return Err(bad("kind")),
        }
    }
    Ok(documents)
}

fn element(connection: &Connection, statement: i64) -> Result<Option<Vec<u8>>> {
    let stored: Option<i64> = connection
        .prepare_cached("select element from organisation_element where statement = $1")?
        .query_row([statement], |r| r.get(0))
        .optional()?;
    stored.map(|id| crate::details::element_bytes(connection, id)).transpose()
}

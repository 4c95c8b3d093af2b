//! Sources that record practically no ends: one finding per source, with the activities whose state it leaves unknown.
//! The calculation is in `insight::signals`; what counts as practically none is a rule with a limit.

use crate::headway::Known;
use crate::{Failure, Headway};
use domain::Context;
use insight::selection::Selection;
use serde::Serialize;
use wording::{Arg, Wording};

/// A finding about one source.
#[derive(Clone, Debug, Serialize)]
pub struct SilentSource {
    /// Identifier of the reporting organisation; blank for tables of the organisation that runs Headway.
    pub organisation: String,
    /// Name of the organisation, else of the system that the file came from.
    pub name: String,
    /// `ends-not-recorded`.
    pub code: &'static str,
    /// In words of the reader's language.
    pub text: String,
    /// Activities of the source that should have ended.
    pub due: u64,
    /// Of these with an actual end, or a status that says they are over.
    pub ended: u64,
    /// Chosen activities whose state is unknown for that.
    pub activities: u64,
}

/// The sources that record practically no ends and have chosen activities past their planned end; most activities first.
pub(crate) fn silent_sources(
    headway: &Headway,
    ctx: &Context,
    known: &Known,
    selection: &Selection,
) -> Result<Vec<SilentSource>, Failure> {
    let silent = &known.figures().assessment.silent_sources;
    if silent.is_empty() {
        return Ok(Vec::new());
    }
    let sources = headway.store().read(ctx, |reader| crate::facts::sources(reader, ctx, known.facts.change))?;
    let organisations = &known.facts.names.organisations;
    let mut found: Vec<SilentSource> = silent
        .iter()
        .map(|source| {
            let activities = source.activities.iter().filter(|a| selection.contains(**a)).count() as u64;
            let (system, organisation) = sources.get(&source.source_rank).cloned().unwrap_or_default();
            let named = organisations.find(&organisation).map(|number| organisations.name(number).to_owned());
            let name = if organisation.is_empty() { system } else { named.unwrap_or_else(|| organisation.clone()) };
            let arguments = [
                ("source", Arg::Text(&name)),
                ("due", Arg::Whole(i64::from(source.due))),
                ("ended", Arg::Whole(i64::from(source.ended))),
                ("n", Arg::Whole(activities as i64)),
            ];
            let text = Wording::embedded().text(ctx.language, "source-ends-not-recorded", &arguments);
            let (due, ended) = (u64::from(source.due), u64::from(source.ended));
            SilentSource { organisation, code: "ends-not-recorded", text, due, ended, activities, name }
        })
        .filter(|source| source.activities > 0)
        .collect();
    found.sort_by(|a, b| b.activities.cmp(&a.activities).then_with(|| a.name.cmp(&b.name)));
    Ok(found)
}

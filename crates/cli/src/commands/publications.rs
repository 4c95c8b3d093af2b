//! `headway publications` and `headway publications again`.

use super::export::{ACTIVITIES, target, to_file};
use super::opened;
use crate::FOUND_PROBLEMS;
use crate::arguments::{Global, Publications, PublicationsAction};
use crate::output::Output;
use app::Failure;
use app::publications::{AgainAnswer, again, publications};
use std::io::{self, BufWriter, Write};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Publications, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let Some(PublicationsAction::Again { number, output: file }) = &arguments.action else {
        let answer = publications(&headway, &ctx, arguments.check)?;
        output.answer(&answer, || answer.table(), |o| o.table(&answer.short_table()))?;
        let differing: Vec<&AgainAnswer> = answer.again.iter().flatten().filter(|a| !a.same).collect();
        if let Some(made) = &answer.again {
            let counts = [("n", made.len()), ("same", made.len() - differing.len())];
            output.say("publications-again", &counts.map(|(name, n)| (name, Arg::Whole(n as i64))));
        }
        differing.iter().for_each(|made| tell_other(made, output));
        return Ok(if differing.is_empty() { 0 } else { FOUND_PROBLEMS });
    };
    let write = |out: &mut dyn Write| again(&headway, &ctx, *number, &mut { out });
    let made = match target(file.as_deref(), ACTIVITIES) {
        Some(path) => {
            let made = to_file(&path, write, |made| made.same)?;
            if output.json {
                output.print_json(&made)?;
            }
            made
        }
        None => write(&mut BufWriter::new(io::stdout().lock()))?,
    };
    if !made.same {
        tell_other(&made, output);
        return Ok(FOUND_PROBLEMS);
    }
    let told = [("publication", Arg::Whole(*number as i64)), ("sha256", Arg::Text(&made.sha256))];
    output.say("publication-same", &told);
    Ok(0)
}

/// What came out otherwise than it was published, and what may be the reason.
fn tell_other(made: &AgainAnswer, output: &Output) {
    let reason = match (made.other_rules, made.other_version) {
        (true, _) => "rules",
        (false, true) => "version",
        (false, false) => "unknown",
    };
    let told = [
        ("publication", Arg::Whole(made.publication as i64)),
        ("published", Arg::Text(&made.published_sha256)),
        ("sha256", Arg::Text(&made.sha256)),
        ("reason", Arg::Text(reason)),
    ];
    output.say("publication-differs", &told);
}

//! `headway signals`, `headway signals record` and `headway signals act`.

use super::{filters, opened};
use crate::arguments::{Global, Signals, SignalsAction};
use crate::clock;
use crate::output::Output;
use app::ledger_of_signals::{ActionRequest, RecordAnswer, act, record};
use app::signals::{SignalsQuestion, signals};
use app::table::Table;
use app::{Failure, Headway};
use domain::Context;
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &Signals, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    match &arguments.action {
        None => list(&headway, &ctx, arguments, output)?,
        Some(SignalsAction::Record) => {
            let answer = record(&headway, &ctx, "command", clock::now())?;
            output.answer(&answer, || recorded_table(&answer), |o| recorded_text(o, &answer))?;
        }
        Some(SignalsAction::Act { id, note, nothing_to_do, by, on }) => {
            let request = ActionRequest {
                signal: id.clone(),
                acted: !nothing_to_do,
                note: note.clone(),
                person: by.clone(),
                done_on: *on,
                door: "command",
                at: clock::now(),
            };
            let answer = act(&headway, &ctx, &request)?;
            if output.json {
                output.print_json(&answer)?;
            } else {
                let arguments = [("signal", Arg::Text(&answer.signal)), ("person", Arg::Text(&answer.person))];
                output.say(if answer.acted { "signal-acted" } else { "signal-nothing-to-do" }, &arguments);
            }
        }
    }
    Ok(0)
}

fn list(headway: &Headway, ctx: &Context, arguments: &Signals, output: &Output) -> Result<(), Failure> {
    let question =
        SignalsQuestion { rule: arguments.rule.clone(), severity: arguments.state.clone(), all: arguments.all };
    let answer = signals(headway, ctx, &filters(&arguments.selection), &question)?;
    output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
    if answer.beyond_capacity > 0 && !arguments.all {
        output.say("signals-beyond-capacity", &[("n", Arg::Whole(answer.beyond_capacity as i64))]);
    }
    for source in &answer.silent_sources {
        output.say("signals-source", &[("text", Arg::Text(&source.text))]);
    }
    Ok(())
}

const RECORDED: [(&str, &str, bool); 4] = [
    ("signals", "column-signals", true),
    ("raised", "column-raised", true),
    ("changed", "column-changed", true),
    ("cleared", "column-cleared", true),
];

fn recorded_table(answer: &RecordAnswer) -> Table {
    let mut table = Table::with_columns(&RECORDED);
    let counts = [answer.signals, answer.raised, answer.changed, answer.cleared];
    table.rows.push(counts.map(|n| app::table::Cell::Whole(n as i64)).into());
    table
}

fn recorded_text(output: &Output, answer: &RecordAnswer) -> String {
    let counts = [
        ("day", Arg::Text(&answer.as_of)),
        ("raised", Arg::Whole(answer.raised as i64)),
        ("changed", Arg::Whole(answer.changed as i64)),
        ("cleared", Arg::Whole(answer.cleared as i64)),
    ];
    output.text("signals-recorded", &counts) + "\n"
}

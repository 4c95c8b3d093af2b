//! `headway what-if`.

use super::{filters, opened};
use crate::arguments::{Global, WhatIf};
use crate::output::Output;
use app::Failure;
use app::what_if::{WhatIfAnswer, WhatIfQuestion, what_if};
use wording::Arg;

pub(crate) fn run(global: &Global, arguments: &WhatIf, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    let question = WhatIfQuestion {
        process: arguments.process.clone(),
        weeks: Some(arguments.weeks),
        window_weeks: Some(arguments.window),
        step: arguments.step.clone(),
        capacity: arguments.capacity.clone(),
        limit_days: arguments.limit_days,
        skip_percent: arguments.skip,
        arrivals: arguments.arrivals.clone(),
    };
    let answer = what_if(&headway, &ctx, &filters(&arguments.selection), &question)?;
    output.answer(&answer, || answer.table(), |o| readable(o, &answer))?;
    Ok(0)
}

/// The last week as a table with what it rests on; where there are too few cases, how few.
fn readable(output: &Output, answer: &WhatIfAnswer) -> String {
    let basis = [
        ("begun", Arg::Whole(answer.basis.begun as i64)),
        ("completions", Arg::Whole(answer.basis.completions as i64)),
        ("weeks", Arg::Whole(i64::from(answer.window_weeks))),
        ("fewest", Arg::Whole(answer.basis.fewest as i64)),
    ];
    if !answer.is_answered {
        return format!("{}\n", output.text("what-if-too-few", &basis));
    }
    let mut table = answer.last_week();
    table.leave_out(&["step", "week"]);
    let mut text = output.table(&table);
    text.push_str(&output.text("what-if-rests-on", &basis));
    text.push('\n');
    text
}

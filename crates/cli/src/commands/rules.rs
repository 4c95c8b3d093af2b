//! `headway rules list`, `try` and `set`.

use super::{filters, opened};
use crate::arguments::{Global, RuleLimits, RulesCommand};
use crate::clock;
use crate::output::Output;
use app::Failure;
use app::rules::{NewLimits, SetRequest, rules, set_rule, try_rule};
use wording::Arg;

pub(crate) fn run(global: &Global, command: &RulesCommand, output: &Output) -> Result<u8, Failure> {
    let (headway, ctx) = opened(global, output)?;
    match command {
        RulesCommand::List => {
            let answer = rules(&headway, &ctx)?;
            output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
        }
        RulesCommand::Try(asked) => {
            let chosen = filters(&asked.selection);
            let limits = limits(&asked.limits);
            let answer = try_rule(&headway, &ctx, &chosen, &asked.limits.rule, limits, asked.quarters)?;
            let table = || if asked.activities { answer.activities_table() } else { answer.table() };
            output.answer(&answer, table, |o| o.table(&table()))?;
        }
        RulesCommand::Set(asked) => {
            let request = SetRequest {
                rule: asked.limits.rule.clone(),
                limits: limits(&asked.limits),
                from: asked.from,
                reason: asked.reason.clone(),
                door: "command",
                at: clock::now(),
            };
            let answer = set_rule(&headway, &ctx, &request)?;
            if output.json {
                output.print_json(&answer)?;
            } else {
                let from = answer.valid_from.clone().unwrap_or_default();
                output.say("rule-set", &[("rule", Arg::Text(&answer.rule)), ("day", Arg::Text(&from))]);
            }
        }
    }
    Ok(0)
}

fn limits(limits: &RuleLimits) -> NewLimits {
    NewLimits { amber: limits.amber, red: limits.red, applies_after: limits.applies_after }
}

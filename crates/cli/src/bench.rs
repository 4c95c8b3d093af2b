//! `headway bench`: speed and memory beside a reference in the same run, because machines differ, and how right the
//! methods were on past days. Prints figures and ratios. Load goes to the loopback address only, for a bounded time.

mod everything;
mod iati;
mod insight;
mod measure;
mod pages;
mod status;

use crate::arguments::{Bench, Global};
use crate::output::Output;
use app::Failure;

/// Runs one benchmark.
pub(crate) fn run(global: &Global, bench: &Bench, output: &Output) -> Result<u8, Failure> {
    match bench {
        Bench::Everything { activities, transactions, events, own } => {
            let (activities, transactions, events, own) = (*activities, *transactions, *events, *own);
            everything::run(global, &everything::Question { activities, transactions, events, own }, output)
        }
        Bench::Iati { files, size, one_activity, keep, xsd } => {
            let question = iati::Question {
                files,
                megabytes: *size,
                is_one_activity: *one_activity,
                keep: keep.as_deref(),
                xsd: xsd.as_deref(),
            };
            iati::run(global, &question, output)
        }
        Bench::Insight { directory, write } => insight::run(global, directory, write.as_deref(), output),
        Bench::Status { activities, transactions, events } => {
            status::run(global, *activities, *transactions, *events, output)
        }
        Bench::Pages { seconds } => pages::run(global, *seconds, output),
    }
}

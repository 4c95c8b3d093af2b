//! `headway settings show` and `set`.

use super::{data_directory, opened, opened_or_created};
use crate::arguments::{Global, Settings};
use crate::clock;
use crate::output::Output;
use app::Failure;

pub(crate) fn run(global: &Global, arguments: &Settings, output: &Output) -> Result<u8, Failure> {
    match arguments {
        Settings::Show => {
            let (headway, ctx) = opened(global, output)?;
            let answer = headway.settings_answer(&ctx)?;
            output.answer(&answer, || answer.table(), |o| o.table(&answer.table()))?;
        }
        Settings::Set { name, value } => {
            let directory = data_directory(global)?;
            let (headway, ctx) = opened_or_created(global, &directory, output)?;
            headway.change_setting(&ctx, name, value, "command", clock::now())?;
        }
    }
    Ok(0)
}

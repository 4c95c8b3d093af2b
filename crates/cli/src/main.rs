//! The `headway` command: reads what was typed, runs one action, prints its answer, and gives an exit code.
//! Results go to standard output, talk to standard error. No figures are computed here.

mod arguments;
mod bench;
mod clock;
mod commands;
mod output;

use arguments::Arguments;
use clap::Parser;
use std::process::ExitCode;

/// Exit code for what was not done.
pub(crate) const FAILED: u8 = 1;
/// Exit code for problems found in the data.
pub(crate) const FOUND_PROBLEMS: u8 = 3;

fn main() -> ExitCode {
    restore_broken_pipe();
    let arguments = Arguments::parse();
    let output = output::Output::of(&arguments.global);
    match commands::run(arguments, &output) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            output.failure(&failure);
            ExitCode::FAILURE
        }
    }
}

/// `headway status | head` must end quietly: a closed pipe is no failure worth a panic.
fn restore_broken_pipe() {
    let standard = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let message = info.payload().downcast_ref::<String>().map(String::as_str).unwrap_or_default();
        if message.contains("Broken pipe") {
            std::process::exit(0);
        }
        standard(info);
    }));
}

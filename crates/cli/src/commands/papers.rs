//! `headway completions` and `headway manual`: made from the same definition as `--help`.

use crate::arguments::Arguments;
use app::Failure;
use clap::CommandFactory;
use std::path::Path;

pub(crate) fn completions(shell: clap_complete::Shell) -> Result<u8, Failure> {
    clap_complete::generate(shell, &mut Arguments::command(), "headway", &mut std::io::stdout());
    Ok(0)
}

pub(crate) fn manual(directory: &Path) -> Result<u8, Failure> {
    std::fs::create_dir_all(directory).map_err(|e| Failure::file(directory, e))?;
    clap_mangen::generate_to(Arguments::command(), directory).map_err(|e| Failure::file(directory, e))?;
    Ok(0)
}

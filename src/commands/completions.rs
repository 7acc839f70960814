//! `completions`: a script that completes the program's commands and options in a shell.

use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory as _;

use super::to_stdout;
use crate::cli::{Cli, CompletionsArgs};
use crate::error::Result;

/// Prints the script.
///
/// # Errors
/// Standard output cannot be written.
pub fn run(args: &CompletionsArgs, out: &mut dyn Write) -> Result<ExitCode> {
    // Made in memory: the generator panics where it cannot write, as into a closed pipe.
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut Cli::command(),
        "incident-mapper",
        &mut script,
    );
    to_stdout(out.write_all(&script))?;
    Ok(ExitCode::SUCCESS)
}

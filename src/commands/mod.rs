//! The subcommands, a file each.

pub mod check;
pub mod completions;
pub mod diff;
pub mod explain;
pub mod gazetteer;
pub mod geocode;
pub mod lookup;
pub mod man;
pub mod map;
mod paragraph;
pub mod places;
pub mod progress;
pub mod schema;
pub mod summary;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::cli::Command;
use crate::error::{Error, Result};

/// Runs a subcommand, with data to `out` and messages to `messages`.
///
/// # Errors
/// Whatever stops the command.
pub fn run(command: Command, out: &mut dyn Write, messages: &mut dyn Write) -> Result<ExitCode> {
    match command {
        Command::Map(args) => map::run(args, out, messages),
        Command::Explain(args) => explain::run(&args, out),
        Command::Diff(args) => diff::run(&args, out),
        Command::Places(args) => places::run(args, out, messages),
        Command::Geocode(args) => geocode::run(&args, out, messages),
        Command::Lookup(args) => lookup::run(&args, out),
        Command::Gazetteer(args) => gazetteer::run(&args.command, out, messages),
        Command::Check(args) => check::run(&args, out),
        Command::Schema => schema::run(out),
        Command::Completions(args) => completions::run(&args, out),
        Command::Man(args) => man::run(&args, out),
    }
}

/// Turns a failure to write to standard output into an outcome: a closed pipe ends quietly.
///
/// # Errors
/// Any other failure.
pub fn to_stdout(result: io::Result<()>) -> Result<()> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::Write {
            path: "standard output".into(),
            source: error,
        }),
        _ => Ok(()),
    }
}

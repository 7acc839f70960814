//! `diff`: what became of the incidents of one layer in another.

mod compare;
mod words;

use std::io::Write;
use std::process::ExitCode;

use super::to_stdout;
use crate::cli::DiffArgs;
use crate::error::Result;
use crate::write::read_back;

pub use compare::{Change, Difference, Matched, compare};
pub use words::{brief, lines};

/// Runs `diff`. Exit code 1 under `--exit-code` where the layers differ.
///
/// # Errors
/// A layer cannot be read, or the answer cannot be written.
pub fn run(args: &DiffArgs, out: &mut dyn Write) -> Result<ExitCode> {
    let (old, new) = (read_back::read(&args.old)?, read_back::read(&args.new)?);
    let difference = compare(&old, &new);
    to_stdout((|| {
        writeln!(out, "{}", brief(&difference))?;
        for line in lines(&difference) {
            writeln!(out, "{line}")?;
        }
        Ok(())
    })())?;
    let failed = args.exit_code && !difference.is_empty();
    Ok(ExitCode::from(u8::from(failed)))
}

//! `schema`: the JSON Schema of the layers.

use std::io::Write;
use std::process::ExitCode;

use super::to_stdout;
use crate::error::Result;
use crate::write::schema;

/// Prints the schema.
///
/// # Errors
/// Standard output cannot be written.
pub fn run(out: &mut dyn Write) -> Result<ExitCode> {
    // The alternate form of a JSON value is the indented one.
    to_stdout(writeln!(out, "{:#}", schema::schema()))?;
    Ok(ExitCode::SUCCESS)
}

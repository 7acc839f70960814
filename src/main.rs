//! Parses, calls a command, turns an error into a message and an exit code.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use incident_mapper::cli::Cli;
use incident_mapper::commands;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut messages = io::stderr().lock();
    let result = commands::run(cli.command, &mut out, &mut messages)
        .and_then(|code| commands::to_stdout(out.flush()).map(|()| code));
    match result {
        Ok(code) => code,
        Err(error) => {
            let _ = writeln!(messages, "error: {error}");
            if let Some(hint) = error.hint() {
                let _ = writeln!(messages, "hint: {hint}");
            }
            ExitCode::from(error.exit_code())
        }
    }
}

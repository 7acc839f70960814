//! Parses, calls a command, turns an error into a message and an exit code.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use incident_mapper::cli::settings::{self, Asked, Refused};
use incident_mapper::cli::{Command, LogFormat};
use incident_mapper::{commands, interrupt};

fn main() -> ExitCode {
    let cli = match settings::asked(std::env::args_os().collect()) {
        Ok(Asked::Run(cli)) => *cli,
        Ok(Asked::Print(settings)) => {
            let written = io::stdout().write_all(settings.as_bytes());
            return written.map_or(ExitCode::from(3), |()| ExitCode::SUCCESS);
        }
        Err(Refused::Usage(error)) => error.exit(),
        Err(Refused::Settings(message)) => {
            tell(&message, None, false);
            return ExitCode::from(2);
        }
    };
    let as_json = matches!(&cli.command, Command::Map(args) if args.log == LogFormat::Json);
    // Without a handler Ctrl-C ends the program as it does by itself.
    let _ = ctrlc::set_handler(move || {
        if interrupt::may_end() {
            tell("interrupted; an earlier layer is as it was", None, as_json);
            std::process::exit(130);
        }
    });
    let mut out = BufWriter::new(io::stdout());
    // Not locked: a worker that panics must be able to say so.
    let mut messages = io::stderr();
    let result = commands::run(cli.command, &mut out, &mut messages)
        .and_then(|code| commands::to_stdout(out.flush()).map(|()| code));
    match result {
        Ok(code) => code,
        Err(error) => {
            tell(&error.to_string(), error.hint().as_deref(), as_json);
            ExitCode::from(error.exit_code())
        }
    }
}

/// Writes an error's message for people or machines.
fn tell(message: &str, hint: Option<&str>, as_json: bool) {
    let mut to = io::stderr();
    if as_json {
        let line = serde_json::json!({"level": "error", "message": message, "hint": hint});
        let _ = writeln!(to, "{line}");
        return;
    }
    let _ = writeln!(to, "error: {message}");
    if let Some(hint) = hint {
        let _ = writeln!(to, "hint: {hint}");
    }
}

//! `map`: reports in, a layer out.

use std::io::Write;
use std::process::ExitCode;

use super::progress::Progress;
use super::summary;
use super::to_stdout;
use crate::cli::MapArgs;
use crate::config::Config;
use crate::error::Result;
use crate::pipeline;

/// Runs `map` and says what it did.
///
/// # Errors
/// Whatever stops the run.
pub fn run(args: MapArgs, out: &mut dyn Write, messages: &mut dyn Write) -> Result<ExitCode> {
    let config = Config::of(args)?;
    let progress = Progress::new(config.quiet, config.log_json);
    let outcome = pipeline::run_watched(&config, &|step| progress.step(step));
    progress.end();
    let outcome = outcome?;
    to_stdout(out.write_all(outcome.written.sequence.as_bytes()))?;
    if !config.quiet {
        // Who cannot be told what was done has still got the layer.
        let _ = if config.log_json {
            summary::log(&config, &outcome, messages)
        } else {
            summary::tell(&config, &outcome, messages)
        };
    }
    let failed = config.strict && !outcome.warnings.is_empty();
    Ok(ExitCode::from(u8::from(failed)))
}

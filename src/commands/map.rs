//! `map`: reports in, a layer out.

use std::io::Write;
use std::process::ExitCode;

use super::diff;
use super::progress::Progress;
use super::summary;
use super::to_stdout;
use crate::cli::MapArgs;
use crate::config::Config;
use crate::error::Result;
use crate::pipeline;
use crate::write::read_back::{self, WrittenLayer};

/// Lines of the differences from the earlier layer that are shown.
const MOST_LINES: usize = 12;

/// Runs `map` and says what it did.
///
/// # Errors
/// Whatever stops the run.
pub fn run(args: MapArgs, out: &mut dyn Write, messages: &mut dyn Write) -> Result<ExitCode> {
    let config = Config::of(args)?;
    // Only for the words at the end: the run itself never looks at an earlier layer.
    let before = if config.quiet || config.sequence {
        None
    } else {
        read_back::read(&config.out).ok()
    };
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
            summary::tell(&config, &outcome, messages).and_then(|()| {
                let after =
                    before.and_then(|before| Some((before, read_back::read(&config.out).ok()?)));
                match after {
                    Some((before, after)) => tell_change(&before, &after, messages),
                    None => Ok(()),
                }
            })
        };
    }
    let failed = config.strict && !outcome.warnings.is_empty();
    Ok(ExitCode::from(u8::from(failed)))
}

/// What the layer that was there before and the one that is there now differ in, in a few lines.
fn tell_change(
    before: &WrittenLayer,
    after: &WrittenLayer,
    to: &mut dyn Write,
) -> std::io::Result<()> {
    let difference = diff::compare(before, after);
    writeln!(
        to,
        "Since the layer that was there: {}",
        diff::brief(&difference)
    )?;
    let lines = diff::lines(&difference);
    for line in lines.iter().take(MOST_LINES) {
        writeln!(to, "  {line}")?;
    }
    if lines.len() > MOST_LINES {
        writeln!(
            to,
            "  and {} lines more: to see all, write into another folder and run \"diff OLD NEW\".",
            lines.len() - MOST_LINES
        )?;
    }
    Ok(())
}

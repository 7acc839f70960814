//! `map`: reports in, a layer out.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use super::diff;
use crate::cli::MapArgs;
use crate::config::Config;
use crate::corrections::{self, State};
use crate::error::Result;
use crate::model::{Warning, WarningKind};
use crate::pipeline::{self, Outcome};
use crate::write::clean;
use crate::write::read_back::{self, WrittenLayer};
use crate::write::stage::Recovered;

/// Lines of the differences from the earlier layer that are shown.
const MOST_LINES: usize = 12;

/// Runs `map` and says what it did.
///
/// # Errors
/// Whatever stops the run.
pub fn run(args: MapArgs, messages: &mut dyn Write) -> Result<ExitCode> {
    let config = Config::of(args)?;
    // Only for the words at the end: the run itself never looks at an earlier layer.
    let before = if config.quiet {
        None
    } else {
        read_back::read(&config.out).ok()
    };
    let outcome = pipeline::run(&config)?;
    if !config.quiet {
        // Who cannot be told what was done has still got the layer.
        let _ = tell(&config, &outcome, messages).and_then(|()| {
            let after =
                before.and_then(|before| Some((before, read_back::read(&config.out).ok()?)));
            match after {
                Some((before, after)) => tell_change(&before, &after, messages),
                None => Ok(()),
            }
        });
    }
    let failed = config.strict && !outcome.warnings.is_empty();
    Ok(ExitCode::from(u8::from(failed)))
}

fn tell(config: &Config, outcome: &Outcome, to: &mut dyn Write) -> std::io::Result<()> {
    for warning in &outcome.warnings {
        writeln!(
            to,
            "warning: {}: {}",
            clean::one_line(&warning.path),
            clean::one_line(&warning.message)
        )?;
    }
    if let Some(recovered) = &outcome.written.recovered {
        let what = match recovered {
            Recovered::Back => {
                "an earlier run was interrupted before it changed anything; its left-overs were removed"
            }
            Recovered::Forward => {
                "an earlier run was interrupted while it changed the files; the change was completed first"
            }
        };
        writeln!(to, "note: {what}")?;
    }
    for note in &outcome.written.notes {
        writeln!(to, "note: {note}")?;
    }
    let located = outcome
        .incidents
        .iter()
        .filter(|i| i.location.as_ref().is_some_and(|l| l.point.is_some()))
        .count();
    let disputed = outcome
        .incidents
        .iter()
        .filter(|i| !i.disputed.is_empty())
        .count();
    writeln!(
        to,
        "{} read{}: {} from {}.",
        counted(outcome.reports, "report"),
        skipped(outcome),
        counted(outcome.incidents.len(), "incident"),
        counted(outcome.claims, "claim"),
    )?;
    writeln!(
        to,
        "{located} on the map, {} without a point (in the CSV files only), {disputed} disputed.",
        outcome.incidents.len() - located,
    )?;
    if !outcome.corrections.is_empty() {
        let followed = |outcome: &&corrections::Outcome| outcome.state == State::Applied;
        let applied = outcome.corrections.iter().filter(followed).count();
        writeln!(
            to,
            "{applied} of {} followed.",
            counted(outcome.corrections.len(), "correction")
        )?;
    }
    let names: Vec<&str> = outcome
        .written
        .files
        .iter()
        .map(|f| f.name.as_str())
        .collect();
    writeln!(
        to,
        "Written to {}: {}.",
        config.out.display(),
        names.join(", ")
    )?;
    if !outcome.written.removed.is_empty() {
        writeln!(
            to,
            "Removed, written by an earlier run in another format: {}.",
            outcome.written.removed.join(", ")
        )?;
    }
    Ok(())
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

fn skipped(outcome: &Outcome) -> String {
    if outcome.warnings.is_empty() && outcome.skipped == 0 {
        return String::new();
    }
    let kinds: Vec<String> = by_kind(&outcome.warnings)
        .into_iter()
        .map(|(kind, count)| format!("{count} {}", kind.as_str()))
        .collect();
    let why = if kinds.is_empty() {
        String::new()
    } else {
        format!(" ({})", kinds.join(", "))
    };
    format!(
        ", {} skipped, {}{why}",
        outcome.skipped,
        counted(outcome.warnings.len(), "warning")
    )
}

fn by_kind(warnings: &[Warning]) -> BTreeMap<WarningKind, usize> {
    let mut kinds = BTreeMap::new();
    for warning in warnings {
        *kinds.entry(warning.kind).or_insert(0) += 1;
    }
    kinds
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

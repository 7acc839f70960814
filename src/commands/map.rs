//! `map`: reports in, a layer out.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use super::to_stdout;
use crate::cli::MapArgs;
use crate::config::Config;
use crate::error::Result;
use crate::model::{Warning, WarningKind};
use crate::pipeline::{self, Outcome};
use crate::write::clean;
use crate::write::stage::Recovered;

/// Runs `map` and says what it did.
///
/// # Errors
/// Whatever stops the run.
pub fn run(args: MapArgs, out: &mut dyn Write, messages: &mut dyn Write) -> Result<ExitCode> {
    let config = Config::of(args)?;
    let outcome = pipeline::run(&config)?;
    to_stdout(out.write_all(outcome.written.sequence.as_bytes()))?;
    if !config.quiet {
        // Who cannot be told what was done has still got the layer.
        let _ = tell(&config, &outcome, messages);
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
    let elsewhere = if config.sequence {
        "left out of the sequence"
    } else {
        "in the CSV files only"
    };
    writeln!(
        to,
        "{located} on the map, {} without a point ({elsewhere}), {disputed} disputed.",
        outcome.incidents.len() - located,
    )?;
    if config.sequence {
        return Ok(());
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

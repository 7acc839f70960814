//! What `map` says at its end: for people, or for machines.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;

use crate::config::Config;
use crate::corrections::{self, State};
use crate::model::{Warning, WarningKind};
use crate::pipeline::Outcome;
use crate::text::language::Language;
use crate::write::clean;
use crate::write::stage::Recovered;

/// Says what a run did, line by line.
///
/// # Errors
/// What `to` says.
pub fn tell(config: &Config, outcome: &Outcome, to: &mut dyn Write) -> io::Result<()> {
    for warning in &outcome.warnings {
        writeln!(
            to,
            "warning: {}: {}",
            clean::one_line(&clean::clean(&warning.path)),
            clean::one_line(&clean::clean(&warning.message))
        )?;
    }
    for note in notes(outcome) {
        writeln!(to, "note: {note}")?;
    }
    let (located, disputed) = counts(outcome);
    writeln!(
        to,
        "{} read{}: {} from {}.",
        counted(outcome.reports, "report"),
        skipped(outcome),
        counted(outcome.incidents.len(), "incident"),
        counted(outcome.claims, "claim"),
    )?;
    for line in [languages(outcome), passed_over(outcome)]
        .into_iter()
        .flatten()
    {
        writeln!(to, "{line}")?;
    }
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
    if !outcome.corrections.is_empty() {
        let followed = |outcome: &&corrections::Outcome| outcome.state == State::Applied;
        let applied = outcome.corrections.iter().filter(followed).count();
        writeln!(
            to,
            "{applied} of {} followed.",
            counted(outcome.corrections.len(), "correction")
        )?;
    }
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

/// Says the same as JSON, an object a line: warnings, notes, then the summary.
///
/// # Errors
/// What `to` says.
pub fn log(config: &Config, outcome: &Outcome, to: &mut dyn Write) -> io::Result<()> {
    for warning in &outcome.warnings {
        let line = json!({
            "level": "warning",
            "kind": warning.kind.as_str(),
            "path": warning.path,
            "message": warning.message,
        });
        writeln!(to, "{line}")?;
    }
    for note in notes(outcome) {
        writeln!(
            to,
            "{}",
            json!({"level": "info", "event": "note", "message": note})
        )?;
    }
    let (located, disputed) = counts(outcome);
    let names = |languages: &BTreeMap<Language, usize>| -> BTreeMap<&str, usize> {
        languages
            .iter()
            .map(|(l, count)| (l.as_str(), *count))
            .collect()
    };
    let kinds: BTreeMap<&str, usize> = by_kind(&outcome.warnings)
        .into_iter()
        .map(|(kind, count)| (kind.as_str(), count))
        .collect();
    let files: Vec<&str> = outcome
        .written
        .files
        .iter()
        .map(|f| f.name.as_str())
        .collect();
    let summary = json!({
        "level": "info",
        "event": "summary",
        "reports": outcome.reports,
        "skipped": outcome.skipped,
        "passed_over": outcome.passed_over,
        "languages": names(&outcome.languages),
        "claims": outcome.claims,
        "incidents": outcome.incidents.len(),
        "incidents_on_map": located,
        "disputed": disputed,
        "warnings": kinds,
        "out": config.out.display().to_string(),
        "files": files,
        "removed": outcome.written.removed,
    });
    writeln!(to, "{summary}")
}

fn notes(outcome: &Outcome) -> Vec<String> {
    let recovered = outcome.written.recovered.iter().map(|recovered| {
        match recovered {
            Recovered::Back => {
                "an earlier run was interrupted before it changed anything; its left-overs were removed"
            }
            Recovered::Forward => {
                "an earlier run was interrupted while it changed the files; the change was completed first"
            }
        }
        .to_owned()
    });
    recovered
        .chain(outcome.written.notes.iter().cloned())
        .collect()
}

/// Incidents on the map, and disputed ones.
fn counts(outcome: &Outcome) -> (usize, usize) {
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
    (located, disputed)
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

/// A line on the languages, where not all reports are in English.
fn languages(outcome: &Outcome) -> Option<String> {
    let foreign: usize = outcome
        .languages
        .iter()
        .filter(|(language, _)| !language.is_read())
        .map(|(_, count)| count)
        .sum();
    if foreign == 0 {
        return None;
    }
    let counts: Vec<String> = outcome
        .languages
        .iter()
        .map(|(language, count)| format!("{count} in {}", language.as_str()))
        .collect();
    Some(format!(
        "Languages: {}. Claims are read from English only; `places` finds the places named in the others.",
        counts.join(", ").replace("in unknown", "too short to tell")
    ))
}

fn passed_over(outcome: &Outcome) -> Option<String> {
    (outcome.passed_over > 0).then(|| {
        format!(
            "{} of archives that are no reports (pictures, scripts, redirects, hidden files) passed over.",
            counted(outcome.passed_over, "part")
        )
    })
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

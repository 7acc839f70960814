//! `explain`: an incident told from the written layer alone.

mod claim;
mod incident;
mod json;

use std::io::Write;
use std::process::ExitCode;

use super::paragraph::wrap;
use super::to_stdout;
use crate::cli::{ExplainArgs, TextFormat};
use crate::error::{Error, Result};
use crate::text::near::nearest;
use crate::write::CorrectionRecord;
use crate::write::clean::{clean, one_line};
use crate::write::read_back::{self, Row, WrittenLayer};

/// How many ids are offered for one that the layer does not know.
const OFFERED: usize = 3;

/// What an id names.
#[derive(Debug)]
enum Found<'a> {
    Incident(Story<'a>),
    /// A claim that a correction took out, with that correction.
    Rejected(String, &'a CorrectionRecord),
}

/// An incident with its claims.
#[derive(Debug)]
struct Story<'a> {
    incident: Row<'a>,
    /// In the order of publication.
    claims: Vec<Row<'a>>,
    /// Rows of the table of corrections that changed it.
    corrections: Vec<&'a CorrectionRecord>,
    /// The id that was asked for, where it is not the incident's own.
    asked: Option<String>,
    /// The claim that this id names, with whichever letter.
    claim: Option<String>,
}

/// Runs `explain`.
///
/// # Errors
/// [`Error::Usage`] for an id that the layer does not know; the layer cannot be read, or the answer
/// cannot be written.
pub fn run(args: &ExplainArgs, out: &mut dyn Write) -> Result<ExitCode> {
    let layer = read_back::read(&args.layer)?;
    // All are looked up before anything is told.
    let found = args
        .ids
        .iter()
        .map(|id| find(&layer, id).ok_or_else(|| unknown(&layer, id, args)))
        .collect::<Result<Vec<_>>>()?;
    for (at, found) in found.iter().enumerate() {
        let text = match args.format {
            TextFormat::Json => json::of(found),
            TextFormat::Text => {
                let gap = if at > 0 { "\n" } else { "" };
                format!("{gap}{}", lines(found).join("\n"))
            }
        };
        to_stdout(writeln!(out, "{text}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn lines(found: &Found<'_>) -> Vec<String> {
    match found {
        Found::Rejected(id, row) => {
            let told = format!(
                "{id} is in no incident: line {} of the corrections rejects it. {} ({}, {})",
                row.line, row.reason, row.by, row.date
            );
            wrap("", "", &clean(&told))
        }
        Found::Incident(story) => {
            let mut lines = incident::lines(story);
            for (at, row) in story.claims.iter().enumerate() {
                lines.push(String::new());
                let marked = story.claim.as_deref() == row.text("claim_id");
                lines.extend(claim::lines(at + 1, *row, marked));
            }
            lines
        }
    }
}

/// The incident that an id names: its own, or any that it ever had, which is that of one of its
/// claims with "i" for "c".
fn find<'a>(layer: &'a WrittenLayer, id: &str) -> Option<Found<'a>> {
    let id = id.trim().to_ascii_lowercase();
    let digits = id.strip_prefix(['i', 'c'])?;
    let (incident_id, claim_id) = (format!("i{digits}"), format!("c{digits}"));
    let holding = layer
        .claims
        .iter()
        .find(|row| row.text("claim_id") == Some(&claim_id))
        .and_then(|row| row.text("incident_id"));
    let wanted = holding.unwrap_or(&incident_id);
    let incident = layer
        .incidents
        .iter()
        .find(|row| row.text("incident_id") == Some(wanted));
    let Some(incident) = incident else {
        let rejects = |row: &&CorrectionRecord| {
            row.field == "reject" && row.outcome == "applied" && row.id == claim_id
        };
        return layer
            .corrections
            .iter()
            .find(rejects)
            .map(|row| Found::Rejected(id, row));
    };
    let own = incident.text("incident_id");
    Some(Found::Incident(Story {
        incident,
        claims: layer
            .claims
            .iter()
            .filter(|row| row.text("incident_id") == own)
            .collect(),
        corrections: layer
            .corrections
            .iter()
            .filter(|row| row.incidents.iter().any(|id| Some(id.as_str()) == own))
            .collect(),
        claim: holding.filter(|_| own != Some(&id)).map(|_| claim_id),
        asked: (own != Some(&id)).then_some(id),
    }))
}

fn unknown(layer: &WrittenLayer, id: &str, args: &ExplainArgs) -> Error {
    let wanted = id.trim().to_ascii_lowercase();
    let letter = if wanted.starts_with('c') { 'c' } else { 'i' };
    // Every id that an incident ever had is that of one of its claims.
    let ids: Vec<String> = layer
        .claims
        .iter()
        .filter_map(|row| row.text("claim_id")?.strip_prefix('c'))
        .map(|digits| format!("{letter}{digits}"))
        .collect();
    let near = nearest(&wanted, ids.iter().map(String::as_str), OFFERED);
    let titled = |id: &&str| {
        let title = match find(layer, id) {
            Some(Found::Incident(story)) => story.incident.shown("title"),
            _ => String::new(),
        };
        format!("{id} ({})", one_line(&title))
    };
    let hint = if near.is_empty() {
        format!(
            "ids stand in the column incident_id of {} and claim_id of {}",
            args.layer.join("incidents.csv").display(),
            args.layer.join("claims.csv").display()
        )
    } else {
        let near: Vec<String> = near.iter().map(titled).collect();
        format!("the nearest: {}", near.join("; "))
    };
    Error::Usage {
        message: format!(
            "no incident or claim \"{}\" in {}",
            one_line(&clean(id)),
            args.layer.display()
        ),
        hint,
    }
}

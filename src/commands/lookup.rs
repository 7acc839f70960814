//! `lookup`: ranked places for names.

use std::io::{self, Write};
use std::process::ExitCode;

use serde_json::json;

use super::to_stdout;
use crate::cli::{KindArg, LookupArgs, TextFormat};
use crate::error::{Error, Result};
use crate::gazetteer::{self, Candidate, Gazetteer};
use crate::model::PlaceKind;
use crate::pipeline;

/// Runs `lookup`. Exit code 1 where a name is found nowhere.
///
/// # Errors
/// The gazetteer is damaged, `--in` names no place, or the answer cannot be written.
pub fn run(args: &LookupArgs, out: &mut dyn Write) -> Result<ExitCode> {
    let gazetteer = pipeline::gazetteer(args.gazetteer.as_deref())?;
    let kind = args.kind.map(kind_of);
    let mut missed = false;
    for name in &args.names {
        let found =
            gazetteer::lookup(&gazetteer, name, args.parent.as_deref(), kind).map_err(|error| {
                Error::Usage {
                    message: error.to_string(),
                    hint: "look the parent up first: incident-mapper lookup NAME".into(),
                }
            })?;
        missed |= found.is_empty();
        to_stdout(match args.format {
            TextFormat::Text => text(&gazetteer, name, &found, out),
            TextFormat::Json => json_line(&gazetteer, name, &found, out),
        })?;
    }
    Ok(ExitCode::from(u8::from(missed)))
}

const fn kind_of(kind: KindArg) -> PlaceKind {
    match kind {
        KindArg::Country => PlaceKind::Country,
        KindArg::Province => PlaceKind::Province,
        KindArg::District => PlaceKind::District,
        KindArg::City => PlaceKind::City,
        KindArg::Town => PlaceKind::Town,
        KindArg::Village => PlaceKind::Village,
        KindArg::Area => PlaceKind::Area,
        KindArg::Site => PlaceKind::Site,
    }
}

/// The names of what holds a place, nearest first.
fn chain(gazetteer: &Gazetteer, candidate: &Candidate) -> Vec<String> {
    gazetteer
        .ancestors(candidate.place)
        .map(|id| gazetteer.place(id).name.clone())
        .collect()
}

fn text(
    gazetteer: &Gazetteer,
    name: &str,
    found: &[Candidate],
    out: &mut dyn Write,
) -> io::Result<()> {
    if found.is_empty() {
        return writeln!(out, "{name}: not found");
    }
    writeln!(out, "{name}:")?;
    for candidate in found {
        let place = gazetteer.place(candidate.place);
        let point = place.point.map_or_else(
            || "no point of its own".to_owned(),
            |p| format!("{:.4} N {:.4} E", p.lat, p.lon),
        );
        let code = place
            .pcode
            .as_deref()
            .map_or_else(String::new, |c| format!(" [{c}]"));
        let within = std::iter::once(place.name.clone())
            .chain(chain(gazetteer, candidate))
            .collect::<Vec<_>>();
        writeln!(
            out,
            "  {:.2} {:7} {} ({}){code}, {point}: {}",
            candidate.score,
            candidate.how.as_str(),
            within.join(", "),
            place.kind.as_str(),
            candidate.reason,
        )?;
    }
    Ok(())
}

fn json_line(
    gazetteer: &Gazetteer,
    name: &str,
    found: &[Candidate],
    out: &mut dyn Write,
) -> io::Result<()> {
    let candidates: Vec<_> = found
        .iter()
        .map(|candidate| {
            let place = gazetteer.place(candidate.place);
            json!({
                "place_id": place.key,
                "name": place.name,
                "kind": place.kind.as_str(),
                "within": chain(gazetteer, candidate),
                "pcode": place.pcode,
                "longitude": place.point.map(|p| p.lon),
                "latitude": place.point.map(|p| p.lat),
                "match": candidate.how.as_str(),
                "score": candidate.score,
                "reason": candidate.reason,
            })
        })
        .collect();
    writeln!(
        out,
        "{}",
        json!({ "query": name, "candidates": candidates })
    )
}

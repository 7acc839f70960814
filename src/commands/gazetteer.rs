//! `gazetteer`: what the tables hold, and whether they are right.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

use super::to_stdout;
use crate::cli::GazetteerCommand;
use crate::error::{Error, Result};
use crate::gazetteer::{self, Gazetteer, Tables};
use crate::model::PlaceKind;
use crate::pipeline;

const PLACES: &str = include_str!("../../gazetteer/places.csv");
const NAMES: &str = include_str!("../../gazetteer/names.csv");
const SOURCES: &str = include_str!("../../gazetteer/SOURCES.md");

/// Runs a subcommand of `gazetteer`.
///
/// # Errors
/// The gazetteer is damaged or the answer cannot be written.
pub fn run(command: GazetteerCommand, out: &mut dyn Write) -> Result<ExitCode> {
    match command {
        GazetteerCommand::Stats => {
            let gazetteer = pipeline::gazetteer()?;
            to_stdout(stats(&gazetteer, out))?;
            Ok(ExitCode::SUCCESS)
        }
        GazetteerCommand::Check => {
            let tables =
                Tables::parse("gazetteer/places.csv", PLACES, "gazetteer/names.csv", NAMES)
                    .map_err(|error| Error::Gazetteer(error.to_string()))?;
            let faults = gazetteer::check(&tables, &gazetteer::sources_of(SOURCES));
            for fault in &faults {
                to_stdout(writeln!(out, "{fault}"))?;
            }
            to_stdout(writeln!(
                out,
                "{} places, {} names, {} faults",
                tables.places.len(),
                tables.names.len(),
                faults.len()
            ))?;
            Ok(ExitCode::from(u8::from(!faults.is_empty())))
        }
    }
}

fn stats(gazetteer: &Gazetteer, out: &mut dyn Write) -> io::Result<()> {
    let mut kinds: BTreeMap<PlaceKind, (usize, usize, usize)> = BTreeMap::new();
    for (id, place) in gazetteer.places() {
        let entry = kinds.entry(place.kind).or_default();
        entry.0 += 1;
        entry.1 += gazetteer.names(id).count();
        entry.2 += usize::from(place.point.is_some());
    }
    writeln!(
        out,
        "gazetteer {} (sha256 {})",
        gazetteer.version(),
        gazetteer.digest()
    )?;
    writeln!(
        out,
        "{:10} {:>7} {:>7} {:>11}",
        "kind", "places", "names", "with point"
    )?;
    let mut total = (0, 0, 0);
    for (kind, (places, names, points)) in kinds {
        writeln!(
            out,
            "{:10} {places:>7} {names:>7} {points:>11}",
            kind.as_str()
        )?;
        total = (total.0 + places, total.1 + names, total.2 + points);
    }
    writeln!(
        out,
        "{:10} {:>7} {:>7} {:>11}",
        "all", total.0, total.1, total.2
    )
}

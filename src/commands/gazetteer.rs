//! `gazetteer`: what the tables hold, whether they are right, and tables of the user's own.

mod export;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::to_stdout;
use crate::cli::{GazetteerCommand, ImportArgs, ImportFormat};
use crate::error::{Error, Result};
use crate::gazetteer::import::{Columns, Format, Merged, Options};
use crate::gazetteer::{self, Gazetteer, GazetteerError};
use crate::model::PlaceKind;
use crate::pipeline;

const SOURCES: &str = include_str!("../../gazetteer/SOURCES.md");

/// Runs a subcommand of `gazetteer`.
///
/// # Errors
/// The gazetteer is damaged, a source cannot be read, or the answer cannot be written.
pub fn run(
    command: &GazetteerCommand,
    out: &mut dyn Write,
    messages: &mut dyn Write,
) -> Result<ExitCode> {
    match command {
        GazetteerCommand::Stats(args) => {
            let gazetteer = pipeline::gazetteer(args.gazetteer.as_deref())?;
            to_stdout(stats(&gazetteer, out))?;
            Ok(ExitCode::SUCCESS)
        }
        GazetteerCommand::Check => check(out),
        GazetteerCommand::Import(args) => import(args, messages),
        GazetteerCommand::Export(args) => export::run(args, out),
    }
}

fn damaged(error: &GazetteerError) -> Error {
    Error::Gazetteer(error.to_string())
}

fn check(out: &mut dyn Write) -> Result<ExitCode> {
    let tables = Gazetteer::builtin_tables().map_err(|error| damaged(&error))?;
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

fn import(args: &ImportArgs, messages: &mut dyn Write) -> Result<ExitCode> {
    let usage = |message: String| Error::Usage {
        message,
        hint: "see: incident-mapper gazetteer import --help".into(),
    };
    let options = Options {
        format: args.format.map(|format| match format {
            ImportFormat::Geonames => Format::Geonames,
            ImportFormat::Wof => Format::WhosOnFirst,
            ImportFormat::Csv => Format::Csv,
            ImportFormat::Geojson => Format::Geojson,
        }),
        columns: args
            .columns
            .as_deref()
            .map(Columns::parse)
            .transpose()
            .map_err(usage)?
            .unwrap_or_default(),
        admin1_codes: args.admin1_codes.clone(),
        admin2_codes: args.admin2_codes.clone(),
        alternate_names: args.alternate_names.clone(),
        licence: args.licence.clone(),
    };
    let builtin = Gazetteer::builtin_tables().map_err(|error| damaged(&error))?;
    let (tables, merged) = gazetteer::import::import(&builtin, &args.sources, &options)
        .map_err(|error| usage(error.to_string()))?;
    let bytes = Gazetteer::compile(&args.label, &tables).map_err(|error| damaged(&error))?;
    let gazetteer = Gazetteer::read(&bytes).map_err(|error| damaged(&error))?;
    whole(&args.output, &bytes)?;
    // What cannot be told to a closed terminal is lost; the file is written.
    let _ = report(&gazetteer, &merged, args, messages);
    Ok(ExitCode::SUCCESS)
}

/// Writes a file whole or not at all.
fn whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |source: io::Error| Error::Write {
        path: path.to_owned(),
        source,
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

fn report(
    gazetteer: &Gazetteer,
    merged: &Merged,
    args: &ImportArgs,
    messages: &mut dyn Write,
) -> io::Result<()> {
    writeln!(
        messages,
        "{} places added ({} of them under a province, their district not being known), {} merged with built-in ones, {} spellings gained.",
        merged.added, merged.without_district, merged.merged, merged.spellings
    )?;
    for (reason, count, first) in merged.left_out.iter() {
        writeln!(
            messages,
            "left out, {reason}: {count}, the first is {first}"
        )?;
    }
    for credit in gazetteer.credits() {
        writeln!(messages, "source: {credit}")?;
    }
    writeln!(
        messages,
        "Written to {}: gazetteer {}, {} places. Use it with --gazetteer {}",
        args.output.display(),
        gazetteer.version(),
        gazetteer.places().count(),
        args.output.display()
    )
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
    )?;
    for credit in gazetteer.credits() {
        writeln!(out, "source: {credit}")?;
    }
    Ok(())
}

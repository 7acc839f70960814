//! `gazetteer export`: the places with their names, for other programs.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use serde_json::json;

use crate::cli::{ExportArgs, ExportFormat};
use crate::commands::to_stdout;
use crate::error::{Error, Result};
use crate::gazetteer::Gazetteer;
use crate::model::place::{PlaceId, PlaceKind};
use crate::pipeline;

const COLUMNS: [&str; 12] = [
    "key",
    "name",
    "kind",
    "parent",
    "admin2",
    "admin1",
    "latitude",
    "longitude",
    "radius_m",
    "pcode",
    "iso",
    "names",
];

/// Writes the gazetteer.
///
/// # Errors
/// The gazetteer cannot be read, or the file or standard output not be written.
pub fn run(args: &ExportArgs, out: &mut dyn Write) -> Result<ExitCode> {
    let gazetteer = pipeline::gazetteer(args.gazetteer.as_deref())?;
    match &args.output {
        None => to_stdout(write(&gazetteer, args.format, out))?,
        Some(path) => {
            let failed = |source: io::Error| Error::Write {
                path: path.clone(),
                source,
            };
            let mut file = BufWriter::new(File::create(path).map_err(failed)?);
            write(&gazetteer, args.format, &mut file)
                .and_then(|()| file.flush())
                .map_err(failed)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write(gazetteer: &Gazetteer, format: ExportFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ExportFormat::Csv => table(gazetteer, out),
        ExportFormat::Geojson => features(gazetteer, out),
    }
}

fn holder(gazetteer: &Gazetteer, id: PlaceId, kind: PlaceKind) -> String {
    gazetteer
        .admin(id, kind)
        .map_or_else(String::new, |id| gazetteer.place(id).name.clone())
}

fn names(gazetteer: &Gazetteer, id: PlaceId) -> String {
    gazetteer.names(id).collect::<Vec<_>>().join("|")
}

fn table(gazetteer: &Gazetteer, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for (id, place) in gazetteer.places() {
        let degrees = |value: Option<f64>| value.map_or_else(String::new, |v| v.to_string());
        writer.write_record([
            place.key.clone(),
            place.name.clone(),
            place.kind.as_str().to_owned(),
            place
                .parent
                .map_or_else(String::new, |p| gazetteer.place(p).key.clone()),
            holder(gazetteer, id, PlaceKind::District),
            holder(gazetteer, id, PlaceKind::Province),
            degrees(place.point.map(|p| p.lat)),
            degrees(place.point.map(|p| p.lon)),
            place.radius_m.to_string(),
            place.pcode.clone().unwrap_or_default(),
            place.iso.clone().unwrap_or_default(),
            names(gazetteer, id),
        ])?;
    }
    writer.flush()
}

fn features(gazetteer: &Gazetteer, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{{\"type\":\"FeatureCollection\",\"features\":[")?;
    let mut first = true;
    for (id, place) in gazetteer.places() {
        let Some(point) = place.point else { continue };
        let feature = json!({
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]},
            "properties": {
                "key": place.key,
                "name": place.name,
                "kind": place.kind.as_str(),
                "admin2": holder(gazetteer, id, PlaceKind::District),
                "admin1": holder(gazetteer, id, PlaceKind::Province),
                "radius_m": place.radius_m,
                "pcode": place.pcode,
                "iso": place.iso,
                "names": names(gazetteer, id),
            },
        });
        write!(out, "{}{feature}", if first { "" } else { ",\n" })?;
        first = false;
    }
    writeln!(out, "\n]}}")
}

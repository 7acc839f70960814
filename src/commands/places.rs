//! `places`: every place mention of the reports.

use std::io::Write;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::json;

use crate::cli::{PlacesArgs, RowFormat};
use crate::config;
use crate::error::Result;
use crate::gazetteer::Gazetteer;
use crate::model::place::{PlaceId, PlaceKind};
use crate::model::report::Report;
use crate::pipeline;
use crate::resolve::location_of;
use crate::search::{self, Named};

/// Runs `places`.
///
/// # Errors
/// No report can be read, or the rows cannot be written.
pub fn run(args: PlacesArgs, out: &mut dyn Write, messages: &mut dyn Write) -> Result<ExitCode> {
    let gazetteer = pipeline::gazetteer(args.gazetteer.as_deref())?;
    let options = config::reading(&args.reading, args.sources)?;
    let found = search::mentions(&args.paths, &options, &gazetteer)?;
    for warning in &found.ingested.warnings {
        let _ = writeln!(messages, "warning: {}: {}", warning.path, warning.message);
    }
    let format = match args.format {
        RowFormat::Jsonl => PlacesFormat::Jsonl,
        RowFormat::Csv => PlacesFormat::Csv,
        RowFormat::Geojson => PlacesFormat::Geojson,
    };
    let rows = found
        .in_order()
        .map(|(report, named)| row(report, named, &gazetteer));
    super::to_stdout(write(rows, format, out))?;
    Ok(ExitCode::SUCCESS)
}

/// How the rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PlacesFormat {
    /// One JSON object a line.
    #[default]
    Jsonl,
    /// A table with a header line, UTF-8 with a byte-order mark.
    Csv,
    /// A FeatureCollection of the mentions that have a point.
    Geojson,
}

/// One place mention as it is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlaceRow {
    /// Report.
    pub report_id: String,
    /// The words.
    pub surface: String,
    /// First byte in the report's text.
    pub start: usize,
    /// Just past the last byte.
    pub end: usize,
    /// Gazetteer key.
    pub place_id: Option<String>,
    /// The gazetteer's name.
    pub name: Option<String>,
    /// Kind of place.
    pub kind: Option<String>,
    /// District.
    pub admin2: Option<String>,
    /// Province.
    pub admin1: Option<String>,
    /// Degrees east.
    pub longitude: Option<f64>,
    /// Degrees north.
    pub latitude: Option<f64>,
    /// Radius about the point, in metres.
    pub uncertainty_m: Option<f64>,
    /// How sure the choice is, 0 to 1.
    pub score: f64,
    /// What the name stands for.
    pub role: &'static str,
    /// Keys of all places of the name, best first, joined with "; ".
    pub candidates: Option<String>,
}

fn row(report: &Report, named: &Named, gaz: &Gazetteer) -> PlaceRow {
    let (mention, surface) = (&named.mention, &*named.words);
    let place = mention
        .place
        .map(|id| location_of(gaz, id, mention.span, surface));
    // A name that the gazetteer does not know stands at the place that holds it.
    let known = mention
        .place
        .is_some_and(|p| mention.candidates.iter().any(|&c| gaz.contains(p, c)));
    let candidates: Vec<&str> = mention
        .candidates
        .iter()
        .map(|&c| gaz.place(c).key.as_str())
        .collect();
    let kind = |id: PlaceId| {
        if known {
            gaz.place(id).kind
        } else {
            mention.typed.unwrap_or(PlaceKind::Village)
        }
    };
    PlaceRow {
        report_id: report.id.clone(),
        surface: surface.to_owned(),
        start: mention.span.start,
        end: mention.span.end,
        place_id: place.as_ref().map(|p| p.key.clone()),
        name: place.as_ref().map(|p| {
            if known {
                p.name.clone()
            } else {
                surface.to_owned()
            }
        }),
        kind: mention.place.map(|id| kind(id).as_str().to_owned()),
        admin2: place
            .as_ref()
            .and_then(|p| p.admin2.as_ref())
            .map(|a| a.name.clone()),
        admin1: place
            .as_ref()
            .and_then(|p| p.admin1.as_ref())
            .map(|a| a.name.clone()),
        longitude: place
            .as_ref()
            .and_then(|p| p.point)
            .map(|p| rounded(p.lon, 6)),
        latitude: place
            .as_ref()
            .and_then(|p| p.point)
            .map(|p| rounded(p.lat, 6)),
        uncertainty_m: place.as_ref().and_then(|p| p.uncertainty_m).map(f64::round),
        score: rounded(mention.score, 3),
        role: mention.role.as_str(),
        candidates: (!candidates.is_empty()).then(|| candidates.join("; ")),
    }
}

fn rounded(value: f64, digits: i32) -> f64 {
    let unit = 10f64.powi(digits);
    (value * unit).round() / unit
}

/// Writes the rows; fails only where `out` does.
pub fn write(
    rows: impl Iterator<Item = PlaceRow>,
    format: PlacesFormat,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    match format {
        PlacesFormat::Jsonl => {
            for row in rows {
                serde_json::to_writer(&mut *out, &row)?;
                out.write_all(b"\n")?;
            }
            Ok(())
        }
        PlacesFormat::Csv => write_csv(rows, out),
        PlacesFormat::Geojson => write_geojson(rows, out),
    }
}

const COLUMNS: [&str; 15] = [
    "report_id",
    "surface",
    "start",
    "end",
    "place_id",
    "name",
    "kind",
    "admin2",
    "admin1",
    "longitude",
    "latitude",
    "uncertainty_m",
    "score",
    "role",
    "candidates",
];

fn write_csv(rows: impl Iterator<Item = PlaceRow>, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::WriterBuilder::new()
        .has_headers(false)
        .from_writer(out);
    table.write_record(COLUMNS)?;
    for row in rows {
        let text = |value: &Option<String>| value.as_deref().map(cell).unwrap_or_default();
        let number = |value: Option<f64>| value.map(|v| v.to_string()).unwrap_or_default();
        table.write_record([
            cell(&row.report_id),
            cell(&row.surface),
            row.start.to_string(),
            row.end.to_string(),
            text(&row.place_id),
            text(&row.name),
            text(&row.kind),
            text(&row.admin2),
            text(&row.admin1),
            number(row.longitude),
            number(row.latitude),
            number(row.uncertainty_m),
            row.score.to_string(),
            row.role.to_owned(),
            text(&row.candidates),
        ])?;
    }
    table.flush()
}

/// One line, and no text that a spreadsheet would run: a formula sign gets an apostrophe before it,
/// as does an apostrophe, so that taking one off gives the text back.
fn cell(text: &str) -> String {
    let line = text
        .split(['\r', '\n'])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if line.starts_with(['=', '+', '-', '@', '\t', '\'']) {
        format!("'{line}")
    } else {
        line
    }
}

fn write_geojson(rows: impl Iterator<Item = PlaceRow>, out: &mut dyn Write) -> std::io::Result<()> {
    out.write_all(br#"{"features":["#)?;
    let located = rows.filter_map(|row| Some((row.longitude?, row.latitude?, row)));
    for (at, (lon, lat, row)) in located.enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        let feature = json!({
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": serde_json::to_value(&row)?,
        });
        serde_json::to_writer(&mut *out, &feature)?;
    }
    out.write_all(b"],\"name\":\"places\",\"type\":\"FeatureCollection\"}\n")
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test may stop at what it does not find"
    )]

    use super::*;

    fn row(surface: &str, point: Option<(f64, f64)>) -> PlaceRow {
        PlaceRow {
            report_id: "r1".into(),
            surface: surface.into(),
            start: 3,
            end: 8,
            place_id: Some("af".into()),
            name: Some("Afghanistan".into()),
            kind: Some("country".into()),
            admin2: None,
            admin1: None,
            longitude: point.map(|p| p.0),
            latitude: point.map(|p| p.1),
            uncertainty_m: None,
            score: 0.9,
            role: "place",
            candidates: None,
        }
    }

    fn written(rows: &[PlaceRow], format: PlacesFormat) -> String {
        let mut out = Vec::new();
        write(rows.iter().cloned(), format, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_line_a_mention() {
        let text = written(
            &[row("Kabul", None), row("Kunar", None)],
            PlacesFormat::Jsonl,
        );
        assert_eq!(text.lines().count(), 2);
        let first: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        let keys: Vec<_> = COLUMNS
            .iter()
            .filter(|c| first.get(**c).is_none())
            .collect();
        assert!(keys.is_empty(), "{keys:?} missing");
    }

    #[test]
    fn cells_are_one_line_and_run_no_formula() {
        let text = written(&[row("=Sar-e\nPol", Some((66.1, 36.0)))], PlacesFormat::Csv);
        assert!(text.starts_with('\u{feff}'));
        assert!(text.contains("r1,'=Sar-e Pol,3,8,af,"), "{text}");
        assert_eq!(text.lines().count(), 2);
    }

    #[test]
    fn features_have_points() {
        let rows = [row("A", None), row("B", Some((66.1, 36.0)))];
        let layer: serde_json::Value =
            serde_json::from_str(&written(&rows, PlacesFormat::Geojson)).unwrap();
        assert_eq!(layer["features"].as_array().unwrap().len(), 1);
        assert_eq!(layer["features"][0]["geometry"]["coordinates"][0], 66.1);
    }
}

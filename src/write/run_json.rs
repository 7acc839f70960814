//! `run.json`: what went in and what came out. Written last, it commits the set.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use super::clean::is_hidden;
use super::table::Tables;
use super::{CorrectionRecord, Format, InputRecord, Layer, WrittenFile, geojson};
use crate::model::Warning;

/// The file's name.
pub const NAME: &str = "run.json";

/// What `program` says; by it a later run knows that a `run.json` is ours.
pub const PROGRAM: &str = "incident-mapper";

#[derive(Serialize)]
struct Run<'a> {
    program: &'a str,
    version: &'a str,
    gazetteer: Gazetteer<'a>,
    run: &'a str,
    formats: Vec<&'a str>,
    /// Private persons were left unnamed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    protected: bool,
    counts: BTreeMap<&'a str, u64>,
    inputs: Vec<&'a InputRecord>,
    warnings: Vec<&'a Warning>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<&'a CorrectionRecord>,
    notes: &'a [String],
    files: &'a [WrittenFile],
}

#[derive(Serialize)]
struct Gazetteer<'a> {
    version: &'a str,
    sha256: &'a str,
}

/// The text of `run.json`.
///
/// # Errors
/// None is known; the serialiser could report one.
pub fn text(
    layer: &Layer<'_>,
    tables: &Tables<'_>,
    formats: &[Format],
    files: &[WrittenFile],
    notes: &[String],
) -> io::Result<String> {
    let run = layer.run;
    let mut inputs: Vec<&InputRecord> = run.inputs.iter().collect();
    inputs.sort_unstable();
    inputs.dedup();
    let mut warnings: Vec<&Warning> = run.warnings.iter().collect();
    warnings.sort_unstable();
    warnings.dedup();
    let mut corrections: Vec<&CorrectionRecord> = run.corrections.iter().collect();
    corrections.sort_unstable();

    let mut counts: BTreeMap<&str, u64> = run
        .counts
        .iter()
        .map(|(name, n)| (name.as_str(), *n))
        .collect();
    for (name, n) in [
        ("incidents", tables.incidents.len()),
        ("incidents_on_map", tables.incidents.points().count()),
        ("claims", tables.claims.len()),
        ("claims_on_map", tables.claims.points().count()),
        ("warnings", warnings.len()),
    ] {
        counts.insert(name, u64::try_from(n).unwrap_or(u64::MAX));
    }

    let document = Run {
        program: PROGRAM,
        version: &run.version,
        gazetteer: Gazetteer {
            version: &run.gazetteer_version,
            sha256: &run.gazetteer_digest,
        },
        run: &tables.run.digest,
        formats: formats.iter().map(|f| f.as_str()).collect(),
        protected: run.protected,
        counts,
        inputs,
        warnings,
        corrections,
        notes,
        files,
    };
    let text = serde_json::to_string_pretty(&document).map_err(geojson::io_error)?;
    Ok(escape_hidden(&text) + "\n")
}

/// JSON with the characters that [`clean`](super::clean::clean) takes out of text written as escapes: a path stays what
/// it is, and showing the file cannot mislead. They occur inside strings only.
fn escape_hidden(json: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

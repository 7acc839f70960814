//! Gazetteers that users download, read and merged with the built-in tables into one compiled file.
//!
//! ```text
//! files -> input (unpacked) -> a reader a source: geonames, whosonfirst, table, features -> merge -> Tables
//! ```

mod columns;
mod features;
mod geonames;
mod input;
mod merge;
mod table;
mod whosonfirst;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use columns::Columns;
pub use merge::Merged;

use super::error::GazetteerError;
use super::tables::Tables;
use crate::model::place::{LonLat, PlaceKind};

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A GeoNames country dump: 19 columns between tabs.
    Geonames,
    /// Who's On First: a folder or archive of feature files.
    WhosOnFirst,
    /// A table with a header.
    Csv,
    /// A GeoJSON FeatureCollection.
    Geojson,
}

/// How sources are to be read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the sources are; told by name and content where left out.
    pub format: Option<Format>,
    /// Which column is which.
    pub columns: Columns,
    /// GeoNames' admin1CodesASCII.txt.
    pub admin1_codes: Option<PathBuf>,
    /// GeoNames' admin2Codes.txt.
    pub admin2_codes: Option<PathBuf>,
    /// GeoNames' alternateNamesV2.txt.
    pub alternate_names: Option<PathBuf>,
    /// Licence and source of tables and GeoJSON, for the credits.
    pub licence: Option<String>,
}

/// A place of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Stable key, from the source's own id.
    pub key: String,
    /// Spellings, the one shown first.
    pub names: Vec<String>,
    /// Its point.
    pub point: LonLat,
    /// What it is.
    pub kind: PlaceKind,
    /// The province, as the source has it.
    pub admin1: Option<String>,
    /// The district, as the source has it.
    pub admin2: Option<String>,
}

/// What could not be used of a source: how many rows for which reason, and the first of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    reasons: BTreeMap<&'static str, (usize, String)>,
}

impl LeftOut {
    fn add(&mut self, reason: &'static str, place: impl FnOnce() -> String) {
        self.reasons
            .entry(reason)
            .and_modify(|(count, _)| *count += 1)
            .or_insert_with(|| (1, place()));
    }

    fn take_in(&mut self, other: Self) {
        for (reason, (count, first)) in other.reasons {
            self.reasons
                .entry(reason)
                .and_modify(|(known, _)| *known += count)
                .or_insert((count, first));
        }
    }

    /// Reason, number of rows, and where the first of them is.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, usize, &str)> {
        self.reasons
            .iter()
            .map(|(reason, (count, first))| (*reason, *count, first.as_str()))
    }
}

/// What a reader makes of a source.
#[derive(Debug, Default)]
struct Read {
    found: Vec<Found>,
    left_out: LeftOut,
    credit: String,
}

/// Reads sources and merges them with the tables.
///
/// # Errors
/// A source that is not there, cannot be unpacked, or is none of the formats.
pub fn import(
    tables: &Tables,
    sources: &[PathBuf],
    options: &Options,
) -> Result<(Tables, Merged), GazetteerError> {
    let mut all = Read::default();
    let mut credits: Vec<String> = Vec::new();
    for source in sources {
        let read = read(source, options)?;
        all.found.extend(read.found);
        all.left_out.take_in(read.left_out);
        if !credits.contains(&read.credit) {
            credits.push(read.credit);
        }
    }
    merge::merge(tables, all.found, all.left_out, credits)
}

fn read(source: &Path, options: &Options) -> Result<Read, GazetteerError> {
    let name = source.display().to_string();
    if source.is_dir() {
        return whosonfirst::folder(source);
    }
    let unpacked = input::open(source)?;
    let format = match (&unpacked, options.format) {
        (input::Unpacked::Archive(_), _) => Format::WhosOnFirst,
        (_, Some(format)) => format,
        (input::Unpacked::Text(text), None) => told_by(&name, text).ok_or_else(|| {
            fault(
                &name,
                "is no GeoNames dump, table with a header or GeoJSON: say which with --format",
            )
        })?,
    };
    match (unpacked, format) {
        (input::Unpacked::Archive(files), _) => Ok(whosonfirst::files(&name, files)),
        (input::Unpacked::Text(text), Format::Geonames) => geonames::read(&name, &text, options),
        (input::Unpacked::Text(text), Format::Csv) => table::read(&name, &text, options),
        (input::Unpacked::Text(text), Format::Geojson | Format::WhosOnFirst) => {
            features::read(&name, &text, options)
        }
    }
}

/// The format of a text, by its first line and its file's name.
fn told_by(name: &str, text: &str) -> Option<Format> {
    let first = text.lines().next().unwrap_or_default();
    let tabs = first.matches('\t').count();
    if tabs >= 14 && first.split('\t').next().is_some_and(is_number) {
        return Some(Format::Geonames);
    }
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with('{') {
        return Some(Format::Geojson);
    }
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let table = matches!(ending.as_str(), "csv" | "tsv" | "txt" | "gz" | "zip")
        && first.contains([',', ';', '\t', '|']);
    table.then_some(Format::Csv)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn fault(file: &str, message: impl Into<String>) -> GazetteerError {
    GazetteerError::Import {
        file: file.into(),
        message: message.into(),
    }
}

/// A point on the globe, or nothing.
fn point(lat: f64, lon: f64) -> Option<LonLat> {
    let fits = lat.is_finite() && lon.is_finite() && lat.abs() <= 90.0 && lon.abs() <= 180.0;
    (fits && (lat != 0.0 || lon != 0.0)).then_some(LonLat { lon, lat })
}

/// Whether a spelling can be a name: letters, not an address, not too long.
fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2 && text.chars().count() <= 80 && !text.contains("//") && !text.contains('@')
}

/// The kind that words for a kind stand for; a village where none is known.
fn kind_of(words: &str) -> PlaceKind {
    let words = words.to_lowercase();
    match words.trim() {
        "province" | "region" | "adm1" | "admin1" | "wilayat" => PlaceKind::Province,
        "district" | "county" | "adm2" | "admin2" | "woluswali" => PlaceKind::District,
        "city" | "ppla" | "pplc" => PlaceKind::City,
        "town" | "ppla2" | "ppla3" | "district centre" | "district center" => PlaceKind::Town,
        "airport" | "airp" | "airb" | "prn" | "site" | "dam" | "pass" | "campus" | "building" => {
            PlaceKind::Site
        }
        "valley" | "val" | "vals" | "area" | "rgn" | "neighbourhood" => PlaceKind::Area,
        _ => PlaceKind::Village,
    }
}

#[cfg(test)]
mod tests;

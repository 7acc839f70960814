//! Outlines of districts and provinces from files of the user's: `map --outlines FILE`, GeoJSON or
//! GeoPackage, told apart by their first bytes.
//!
//! A feature belongs to a place by its P-code or ISO code, else by its name where that is one
//! place's ([`properties`] lists where they are looked for). What cannot be used is left out and
//! told, and circles stand where no outline is.

mod feature;
mod geojson;
#[cfg(feature = "gpkg")]
mod gpkg;
mod matching;
pub mod properties;
pub mod rings;
#[cfg(feature = "gpkg")]
mod wkb;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::gazetteer::Gazetteer;
use crate::model::{AdminFacts, Outline, PlaceId, PlaceKind, Warning, WarningKind};
use feature::Feature;
use matching::Unmatched;

/// What the files are called among a run's inputs.
pub const ROLE: &str = "outlines";

/// Bytes of a file that are read.
pub const MOST_BYTES: u64 = 512 << 20;

/// Warnings of one sort about one file that are written out.
const MOST_WARNINGS: usize = 20;

/// What an SQLite file begins with, and so a GeoPackage.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// Features that a warning names.
const MOST_NAMED: usize = 5;

/// Everything that the files gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlines {
    /// An outline a place, by gazetteer key.
    pub by_place: BTreeMap<String, Outline>,
    /// Features of all files.
    pub features: usize,
    /// Features that are the outline of no place.
    pub unmatched: usize,
    /// Outlines that have fewer corners than in the file.
    pub thinned: usize,
    /// What was left out, and points that lie outside their outline.
    pub warnings: Vec<Warning>,
    /// The files, in the order in which they were used.
    pub files: Vec<OutlineFile>,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineFile {
    /// The path as given.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256, lower-case hex.
    pub digest: String,
}

/// Reads files of outlines. The order of the paths does not matter: of two outlines of one place
/// that in the file whose path comes first, as text, is used.
///
/// # Errors
/// [`Error::MissingPath`], [`Error::Read`]; [`Error::Usage`] for a file that is neither a
/// FeatureCollection nor a GeoPackage, is not on WGS 84, is too large, or has no outline of any
/// place.
pub fn read(paths: &[PathBuf], gazetteer: &Gazetteer) -> Result<Outlines> {
    let mut paths: Vec<(String, &Path)> = paths
        .iter()
        .map(|path| (path.display().to_string(), path.as_path()))
        .collect();
    paths.sort();
    paths.dedup();
    let mut outlines = Outlines::default();
    for (shown, path) in paths {
        one(&shown, path, gazetteer, &mut outlines)?;
    }
    Ok(outlines)
}

fn one(shown: &str, path: &Path, gazetteer: &Gazetteer, into: &mut Outlines) -> Result<()> {
    if !path.exists() {
        return Err(Error::MissingPath(path.to_owned()));
    }
    let cannot = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let length = fs::metadata(path).map_err(cannot)?.len();
    if length > MOST_BYTES {
        return Err(unusable(
            shown,
            &format!("has {} MB, more than {} MB", length >> 20, MOST_BYTES >> 20),
        ));
    }
    let bytes = fs::read(path).map_err(cannot)?;
    let mut file = Reading {
        name: path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        shown,
        gazetteer,
        into,
        matched: 0,
        unmatched: Vec::new(),
        told: BTreeMap::new(),
        properties: Vec::new(),
    };
    let features = if bytes.starts_with(SQLITE) {
        geopackage(path, &bytes, &mut file)
    } else {
        geojson::features(&bytes, &mut |feature| file.feature(feature))
    };
    let features = features.map_err(|why| unusable(shown, &why))?;
    file.end(features)?;
    into.features += features;
    into.files.push(OutlineFile {
        path: shown.to_owned(),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        digest: Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
    });
    Ok(())
}

#[cfg(feature = "gpkg")]
fn geopackage(
    path: &Path,
    bytes: &[u8],
    file: &mut Reading<'_>,
) -> std::result::Result<usize, String> {
    // What another program has written there last stands in a log beside the file.
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(format!(
            "is not complete: {} beside it holds changes of a program that has it open, or did not end well; close it there",
            Path::new(&log).display()
        ));
    }
    let found = gpkg::features(bytes, &mut |feature| file.feature(feature))?;
    for words in found.passed_over {
        file.into.warnings.push(warning(file.shown, words));
    }
    Ok(found.features)
}

#[cfg(not(feature = "gpkg"))]
fn geopackage(_: &Path, _: &[u8], _: &mut Reading<'_>) -> std::result::Result<usize, String> {
    Err("is a GeoPackage, which this program was built without: build it with the feature gpkg, or save the file as GeoJSON".to_owned())
}

fn unusable(shown: &str, why: &str) -> Error {
    Error::Usage {
        message: format!("the outlines cannot be used: {shown} {why}"),
        hint: "--outlines takes a GeoJSON FeatureCollection or a GeoPackage of Polygons and MultiPolygons on WGS 84, each with a P-code (ADM1_PCODE, ADM2_PCODE, shapeISO ...) or a name; docs/OUTLINES.md lists the properties".into(),
    }
}

/// A file while its features come.
struct Reading<'a> {
    name: String,
    shown: &'a str,
    gazetteer: &'a Gazetteer,
    into: &'a mut Outlines,
    matched: usize,
    /// The features without a place, as a warning names them.
    unmatched: Vec<String>,
    /// How many warnings of each sort there were.
    told: BTreeMap<&'static str, usize>,
    /// The properties of the first feature, for a file of which nothing can be used.
    properties: Vec<String>,
}

impl Reading<'_> {
    fn feature(&mut self, feature: Feature<'_>) {
        let number = feature.label.as_str();
        if self.properties.is_empty() {
            self.properties = feature.properties.keys().cloned().collect();
        }
        let told = properties::told(feature.properties);
        let right = feature.areas.and_then(rings::made_right);
        let (areas, thinned) = match right {
            Ok(right) => right,
            Err(why) => {
                self.warn("left out", number, &format!("{why}; it is left out"));
                return;
            }
        };
        let place = match matching::place(&told, &areas, self.gazetteer) {
            Ok(place) => place,
            Err(Unmatched::Elsewhere(why)) => {
                self.warn("left out", number, &format!("{why}; it is left out"));
                return;
            }
            Err(why) => {
                self.into.unmatched += 1;
                let name = told.code.as_deref().or(told.name.as_deref());
                let name = name.map_or_else(String::new, |name| format!(" \"{name}\""));
                let why = match why {
                    Unmatched::Ambiguous => ", which several places are called",
                    _ => "",
                };
                self.unmatched.push(format!("{number}{name}{why}"));
                return;
            }
        };
        let id = told.code.or(feature.id).or(told.id);
        let id = id.unwrap_or_else(|| number.to_owned());
        let outline = self.outline(place, format!("{}#{id}", self.name), areas);
        self.take(number, place, outline, thinned);
    }

    fn outline(
        &self,
        id: PlaceId,
        source: String,
        areas: Vec<crate::model::outline::Area>,
    ) -> Outline {
        let place = self.gazetteer.place(id);
        let province = self
            .gazetteer
            .admin(id, PlaceKind::Province)
            .filter(|province| *province != id)
            .map(|province| self.gazetteer.place(province));
        Outline {
            key: place.key.clone(),
            name: place.name.clone(),
            kind: place.kind,
            pcode: place.pcode.clone(),
            admin1: province.map(|province| {
                let facts = AdminFacts {
                    key: province.key.clone(),
                    name: province.name.clone(),
                    code: province.pcode.clone(),
                };
                facts.into()
            }),
            source,
            areas,
        }
    }

    fn take(&mut self, number: &str, id: PlaceId, outline: Outline, thinned: bool) {
        self.matched += 1;
        if let Some(earlier) = self.into.by_place.get(&outline.key) {
            let words = format!(
                "outlines {} again, as {} does; the first is used",
                outline.name, earlier.source
            );
            self.warn("again", number, &words);
            return;
        }
        let point = self.gazetteer.place(id).point;
        if point.is_some_and(|point| !rings::holds(&outline.areas, point)) {
            let words = format!(
                "the gazetteer's point of {} lies outside its outline; both are drawn as they are",
                outline.name
            );
            self.warn("outside", number, &words);
        }
        self.into.thinned += usize::from(thinned);
        self.into.by_place.insert(outline.key.clone(), outline);
    }

    fn warn(&mut self, sort: &'static str, number: &str, words: &str) {
        let count = self.told.entry(sort).or_insert(0);
        *count += 1;
        if *count <= MOST_WARNINGS {
            let message = format!("feature {number}: {words}");
            self.into.warnings.push(warning(self.shown, message));
        }
    }

    fn end(self, features: usize) -> Result<()> {
        if self.matched == 0 {
            let has = if self.properties.is_empty() {
                String::new()
            } else {
                format!("; its properties are {}", self.properties.join(", "))
            };
            return Err(unusable(
                self.shown,
                &format!(
                    "has {features} features, and none is the outline of a district or province of the gazetteer{has}"
                ),
            ));
        }
        for (sort, count) in &self.told {
            if let Some(more) = count.checked_sub(MOST_WARNINGS).filter(|more| *more > 0) {
                let what = match *sort {
                    "again" => "outline a place again",
                    "outside" => "do not hold their place's point",
                    _ => "are left out",
                };
                let message = format!("{more} features more {what}");
                self.into.warnings.push(warning(self.shown, message));
            }
        }
        if !self.unmatched.is_empty() {
            let named: Vec<&str> = self
                .unmatched
                .iter()
                .take(MOST_NAMED)
                .map(String::as_str)
                .collect();
            let more = match self.unmatched.len().saturating_sub(MOST_NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let message = format!(
                "{} of {features} features are the outline of no district or province of the gazetteer and are left out: {}{more}",
                self.unmatched.len(),
                named.join(", "),
            );
            self.into.warnings.push(warning(self.shown, message));
        }
        Ok(())
    }
}

fn warning(path: &str, message: String) -> Warning {
    Warning {
        path: path.to_owned(),
        kind: WarningKind::Outline,
        message,
    }
}

#[cfg(test)]
mod tests;

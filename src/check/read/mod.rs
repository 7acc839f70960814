//! Files of every format read into sheets.

mod csv;
#[cfg(feature = "fgb")]
mod fgb;
mod geojson;
#[cfg(feature = "gpkg")]
mod gpkg;
mod kml;

use std::fs;
use std::path::{Path, PathBuf};

use super::{Finding, Level, Sheet, ending};
use crate::error::{Error, Result};
use crate::write::{run_json, sha256};

/// A file's sheets, and what is wrong with it as a file.
type Read = (Vec<Sheet>, Vec<Finding>);

/// Endings that are read.
const ENDINGS: &[&str] = &["geojson", "json", "csv", "gpkg", "fgb", "kml"];

/// Reads a file by its ending.
///
/// # Errors
/// [`Error::Read`]; [`Error::Usage`] for an ending of none of the formats, or of one that this
/// build does not know. What is wrong inside the file is a finding.
pub fn read(path: &Path) -> Result<Read> {
    let bytes = fs::read(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let stem = path
        .file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    Ok(match ending(path).as_str() {
        "geojson" | "json" => geojson::read(&name, &stem, &bytes),
        "csv" => csv::read(&name, &stem, &bytes),
        "kml" => kml::read(&name, &stem, &bytes),
        #[cfg(feature = "gpkg")]
        "gpkg" => gpkg::read(&name, path),
        #[cfg(feature = "fgb")]
        "fgb" => fgb::read(&name, &stem, &bytes),
        #[cfg(not(feature = "gpkg"))]
        "gpkg" => return Err(crate::write::format::not_built("gpkg")),
        #[cfg(not(feature = "fgb"))]
        "fgb" => return Err(crate::write::format::not_built("fgb")),
        other => {
            return Err(Error::Usage {
                message: format!("cannot check {}: no layer ends in .{other}", path.display()),
                hint: format!("layers end in {}", ENDINGS.join(", ")),
            });
        }
    })
}

/// The layer files of a folder, sorted: those whose names the program writes, else every .geojson.
///
/// # Errors
/// [`Error::Read`].
pub fn layers_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|source| Error::Read {
        path: folder.to_owned(),
        source,
    })?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_file() && ENDINGS.contains(&ending(path).as_str()))
        .filter(|path| path.file_name().is_none_or(|name| name != run_json::NAME))
        .collect();
    files.sort();
    Ok(files)
}

/// What a folder's `run.json` says of its files, held against the files.
///
/// # Errors
/// [`Error::Read`].
pub fn digests(folder: &Path) -> Result<Vec<Finding>> {
    let path = folder.join(run_json::NAME);
    let Ok(bytes) = fs::read(&path) else {
        return Ok(Vec::new());
    };
    let run: serde_json::Value = match serde_json::from_slice(&bytes) {
        Ok(run) => run,
        Err(error) => return Ok(vec![fault(run_json::NAME, format!("not JSON: {error}"))]),
    };
    let mut findings = Vec::new();
    for file in run["files"].as_array().into_iter().flatten() {
        let (Some(name), Some(digest)) = (file["path"].as_str(), file["sha256"].as_str()) else {
            findings.push(fault(
                run_json::NAME,
                "an entry of files has no path or no sha256".to_owned(),
            ));
            continue;
        };
        // A name with a folder in it is none that the program writes.
        match fs::read(folder.join(Path::new(name).file_name().unwrap_or_default())) {
            Err(_) => findings.push(fault(
                run_json::NAME,
                format!("lists {name}, which is not there"),
            )),
            Ok(bytes) if sha256(&bytes) != digest => findings.push(Finding {
                level: Level::Remark,
                ..fault(name, "was changed since the run that wrote it".to_owned())
            }),
            Ok(_) => {}
        }
    }
    Ok(findings)
}

/// A fault of a file.
fn fault(file: &str, message: String) -> Finding {
    Finding {
        file: file.to_owned(),
        level: Level::Fault,
        feature: None,
        property: None,
        message,
    }
}

/// A remark on a file.
fn remark(file: &str, message: impl Into<String>) -> Finding {
    Finding {
        level: Level::Remark,
        ..fault(file, message.into())
    }
}

/// A fault of a feature that could not be read whole.
fn of_feature(file: &str, number: usize, message: impl Into<String>) -> Finding {
    Finding {
        feature: Some(format!("feature {number}")),
        ..fault(file, message.into())
    }
}

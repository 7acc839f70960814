//! Sources unpacked: plain, gzip, zip, tar and tar.gz.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use flate2::read::GzDecoder;

use super::fault;
use crate::gazetteer::error::GazetteerError;

/// A source may unpack to at most this many bytes.
const MOST_BYTES: u64 = 2 << 30;

/// A source without its wrapping.
pub(super) enum Unpacked {
    /// One text.
    Text(String),
    /// The feature files of an archive, by name.
    Archive(Vec<(String, String)>),
}

/// Opens a file and unpacks it by what it begins with.
pub(super) fn open(path: &Path) -> Result<Unpacked, GazetteerError> {
    let name = path.display().to_string();
    let wrong =
        |what: &str, error: &dyn std::fmt::Display| fault(&name, format!("{what}: {error}"));
    let file = File::open(path).map_err(|error| wrong("cannot be opened", &error))?;
    let mut bytes = bounded(BufReader::new(file), &name)?;
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Unpacked::Text(text(&name, from_zip(&name, bytes)?)?));
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        bytes = bounded(GzDecoder::new(bytes.as_slice()), &name)?;
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return from_tar(&name, &bytes).map(Unpacked::Archive);
    }
    text(&name, bytes).map(Unpacked::Text)
}

fn bounded(reader: impl Read, name: &str) -> Result<Vec<u8>, GazetteerError> {
    let mut bytes = Vec::new();
    reader
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| fault(name, format!("cannot be read: {error}")))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(fault(name, "unpacks to more than 2 GiB"));
    }
    Ok(bytes)
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String, GazetteerError> {
    String::from_utf8(bytes).map_err(|error| {
        fault(
            name,
            format!(
                "is no UTF-8 text from byte {} on",
                error.utf8_error().valid_up_to()
            ),
        )
    })
}

/// The largest text of a zip archive that is not its readme.
fn from_zip(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, GazetteerError> {
    let wrong =
        |error: &dyn std::fmt::Display| fault(name, format!("is a damaged zip archive: {error}"));
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|error| wrong(&error))?;
    let mut best: Option<(u64, usize)> = None;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|error| wrong(&error))?;
        let readme = entry
            .name()
            .is_ok_and(|name| name.to_lowercase().contains("readme"));
        if entry.is_file() && !readme && best.is_none_or(|(size, _)| entry.size() > size) {
            best = Some((entry.size(), at));
        }
    }
    let (_, at) = best.ok_or_else(|| fault(name, "is an empty zip archive"))?;
    let entry = archive.by_index(at).map_err(|error| wrong(&error))?;
    bounded(entry, name)
}

fn from_tar(name: &str, bytes: &[u8]) -> Result<Vec<(String, String)>, GazetteerError> {
    let wrong =
        |error: &dyn std::fmt::Display| fault(name, format!("is a damaged tar archive: {error}"));
    let mut archive = tar::Archive::new(bytes);
    let mut files = Vec::new();
    for entry in archive.entries().map_err(|error| wrong(&error))? {
        let mut entry = entry.map_err(|error| wrong(&error))?;
        let path = entry.path().map_err(|error| wrong(&error))?;
        let path = path.display().to_string();
        if !path.ends_with(".geojson") {
            continue;
        }
        let mut text = String::new();
        entry
            .read_to_string(&mut text)
            .map_err(|error| wrong(&error))?;
        files.push((path, text));
    }
    files.sort();
    Ok(files)
}

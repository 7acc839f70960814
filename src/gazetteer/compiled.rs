//! The compiled form of a gazetteer: little-endian, checked whole before any of it is used.
//!
//! ```text
//! "IMGAZ\r\n\x1a"  format u32  payload length u64  SHA-256 of the payload  CRC-32  payload
//! ```
//! The CRC-32 is that of the SHA-256 and the payload, and what is looked at before use: it takes a
//! small part of the time and overlooks one random damage in four thousand million. The SHA-256
//! says which gazetteer this is.
//!
//! The payload holds a label, the places, their names and the two layers of the name index.
//! Strings are a u32 length and UTF-8.

use std::io::Read;

use flate2::Crc;
use sha2::{Digest, Sha256};

use super::error::GazetteerError;
use super::index::{Bearer, NameIndex, NameLists, NameTable};
use super::tables::KINDS;
use crate::model::place::{LonLat, Place, PlaceId};

// By their paths, because `build.rs` has this file in another module.
#[path = "compiled/reader.rs"]
mod reader;
#[path = "compiled/source.rs"]
mod source;

use reader::Reader;
use source::{Source, Trouble};

const MAGIC: &[u8; 8] = b"IMGAZ\r\n\x1a";
const FORMAT: u32 = 5;
const HEADER: usize = 8 + 4 + 8 + 32 + 4;
const NONE: u32 = u32::MAX;

/// What a compiled gazetteer holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Contents {
    pub(crate) label: String,
    /// Sources and licences of what was imported.
    pub(crate) credits: Vec<String>,
    /// SHA-256 of the payload in hex; empty until read.
    pub(crate) digest: String,
    pub(crate) places: Vec<Place>,
    /// Districts with those that were cut from them or took their place, in the order of the tables.
    pub(crate) successors: Vec<(PlaceId, PlaceId)>,
    /// The spellings of each place, its own name first.
    pub(crate) names: NameLists,
    pub(crate) index: NameIndex,
}

/// The compiled bytes of the contents.
pub(crate) fn write(contents: &Contents) -> Vec<u8> {
    let mut payload = Writer::default();
    payload.text(&contents.label);
    payload.len(contents.credits.len());
    for credit in &contents.credits {
        payload.text(credit);
    }
    payload.len(contents.places.len());
    for place in &contents.places {
        payload.text(&place.key);
        payload.text(&place.name);
        payload.0.push(
            u8::try_from(
                KINDS
                    .iter()
                    .position(|kind| *kind == place.kind)
                    .unwrap_or(0),
            )
            .unwrap_or(0),
        );
        payload.u32(place.parent.map_or(NONE, |parent| parent.0));
        payload.0.push(u8::from(place.point.is_some()));
        if let Some(point) = place.point {
            payload.f64(point.lon);
            payload.f64(point.lat);
        }
        payload.f64(place.radius_m);
        payload.text(place.pcode.as_deref().unwrap_or_default());
        payload.text(place.iso.as_deref().unwrap_or_default());
    }
    payload.len(contents.successors.len());
    for (from, to) in &contents.successors {
        payload.u32(from.0);
        payload.u32(to.0);
    }
    payload.text(&contents.names.text);
    payload.numbers(&contents.names.ends);
    payload.numbers(&contents.names.lists);
    payload.u32(contents.index.max_words);
    payload.table(&contents.index.exact);
    payload.table(&contents.index.variant);
    let payload = payload.0;
    let mut out = Vec::with_capacity(HEADER + payload.len());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&FORMAT.to_le_bytes());
    out.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    let digest = Sha256::digest(&payload);
    out.extend_from_slice(&digest);
    out.extend_from_slice(&sum(&[&digest, &payload]).to_le_bytes());
    out.extend_from_slice(&payload);
    out
}

fn sum(parts: &[&[u8]]) -> u32 {
    let mut sum = Crc::new();
    for part in parts {
        sum.update(part);
    }
    sum.sum()
}

#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    fn u32(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    fn len(&mut self, len: usize) {
        self.u32(u32::try_from(len).unwrap_or(u32::MAX));
    }

    fn numbers(&mut self, numbers: &[u32]) {
        self.len(numbers.len());
        for number in numbers {
            self.u32(*number);
        }
    }

    fn f64(&mut self, value: f64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.len(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn table(&mut self, table: &NameTable) {
        self.text(&table.names);
        self.len(table.entries.len());
        for (name, bearer) in &table.entries {
            self.u32(*name);
            self.u32(*bearer);
        }
        self.len(table.bearers.len());
        for bearer in &table.bearers {
            self.u32(bearer.place.0);
            self.0.push(u8::from(bearer.capitals));
        }
    }
}

/// Reads compiled bytes.
///
/// # Errors
/// Bytes that are cut short, changed, of another format, or that contradict themselves.
pub(crate) fn read(bytes: &[u8]) -> Result<Contents, GazetteerError> {
    read_from(bytes, bytes.len() as u64, true)
}

/// [`read`] from a source of so many bytes.
///
/// The checksum is left to the tests where `all` is not set: for bytes that are a part of this
/// program, which whoever changed them could teach to accept them.
///
/// # Errors
/// As [`read`], and a source that cannot be read.
pub(crate) fn read_from(
    mut from: impl Read,
    size: u64,
    all: bool,
) -> Result<Contents, GazetteerError> {
    let mut header = Vec::with_capacity(HEADER);
    from.by_ref()
        .take(HEADER as u64)
        .read_to_end(&mut header)
        .map_err(|error| trouble(Trouble::Io(error)))?;
    let Some(rest) = header.strip_prefix(MAGIC) else {
        return Err(damaged(
            "it does not begin as one: make it with gazetteer import",
        ));
    };
    let short = || damaged("it is cut short");
    let (format, rest) = rest.split_first_chunk().ok_or_else(short)?;
    let format = u32::from_le_bytes(*format);
    if format != FORMAT {
        return Err(damaged(&format!(
            "it has format {format} and this program reads {FORMAT}: import the source again with this program"
        )));
    }
    let (length, rest) = rest.split_first_chunk().ok_or_else(short)?;
    let length = u64::from_le_bytes(*length);
    let (digest, rest) = rest.split_first_chunk::<32>().ok_or_else(short)?;
    let (expected, _) = rest.split_first_chunk().ok_or_else(short)?;
    let held = size.saturating_sub(HEADER as u64);
    if held != length {
        return Err(damaged(&format!(
            "it should hold {length} bytes and holds {held}"
        )));
    }
    let mut reader = Reader(Source::new(from, length, digest, all));
    let hex = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let contents = reader.contents(hex);
    let left_over = reader.0.rest() > 0;
    let found = reader.0.finish().map_err(trouble)?;
    if all && found != u32::from_le_bytes(*expected) {
        return Err(damaged("its checksum does not fit"));
    }
    if left_over && contents.is_ok() {
        return Err(damaged("there are bytes left over"));
    }
    contents
}

fn trouble(trouble: Trouble) -> GazetteerError {
    match trouble {
        Trouble::Short => damaged("it is cut short"),
        Trouble::Io(error) => damaged(&format!("it cannot be read: {error}")),
    }
}

fn damaged(message: &str) -> GazetteerError {
    GazetteerError::Damaged(message.into())
}

#[cfg(test)]
mod tests;

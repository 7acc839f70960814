//! The compiled form of a gazetteer: little-endian, checked whole before any of it is used.
//!
//! ```text
//! "IMGAZ\r\n\x1a"  format u32  payload length u64  SHA-256 of the payload  payload
//! ```
//! The payload holds a label, the places, their names and the two layers of the name index.
//! Strings are a u32 length and UTF-8.

use sha2::{Digest, Sha256};

use super::error::GazetteerError;
use super::index::{Bearer, NameIndex, NameLists, NameTable};
use super::tables::KINDS;
use crate::model::place::{LonLat, Place, PlaceId};

const MAGIC: &[u8; 8] = b"IMGAZ\r\n\x1a";
const FORMAT: u32 = 4;
const HEADER: usize = 8 + 4 + 8 + 32;
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
    out.extend_from_slice(&Sha256::digest(&payload));
    out.extend_from_slice(&payload);
    out
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
    read_checked(bytes, true)
}

/// [`read`] that leaves the checksum to the tests where `all` is not set: for bytes that are a part
/// of this program, which whoever changed them could teach to accept them.
pub(crate) fn read_checked(bytes: &[u8], all: bool) -> Result<Contents, GazetteerError> {
    let mut header = Reader { rest: bytes };
    if header.take(8)? != MAGIC {
        return Err(damaged(
            "it does not begin as one: make it with gazetteer import",
        ));
    }
    let format = header.u32()?;
    if format != FORMAT {
        return Err(damaged(&format!(
            "it has format {format} and this program reads {FORMAT}: import the source again with this program"
        )));
    }
    let length = header
        .take(8)?
        .iter()
        .rev()
        .fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
    let digest = header.take(32)?;
    let payload = header.rest;
    if payload.len() as u64 != length {
        return Err(damaged(&format!(
            "it should hold {length} bytes and holds {}",
            payload.len()
        )));
    }
    if all && Sha256::digest(payload).as_slice() != digest {
        return Err(damaged("its checksum does not fit"));
    }
    let hex = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut reader = Reader { rest: payload };
    let contents = reader.contents(hex)?;
    if reader.rest.is_empty() {
        Ok(contents)
    } else {
        Err(damaged("there are bytes left over"))
    }
}

fn damaged(message: &str) -> GazetteerError {
    GazetteerError::Damaged(message.into())
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], GazetteerError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(len)
            .ok_or_else(|| damaged("it is cut short"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], GazetteerError> {
        self.take(N)?
            .try_into()
            .map_err(|_| damaged("it is cut short"))
    }

    fn u32(&mut self) -> Result<u32, GazetteerError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn f64(&mut self) -> Result<f64, GazetteerError> {
        Ok(f64::from_le_bytes(self.array()?))
    }

    fn flag(&mut self) -> Result<bool, GazetteerError> {
        match self.array::<1>()? {
            [0] => Ok(false),
            [1] => Ok(true),
            _ => Err(damaged("a flag is neither 0 nor 1")),
        }
    }

    /// A count of things of at least `size` bytes each, which must fit into what is left.
    fn count(&mut self, size: usize) -> Result<usize, GazetteerError> {
        let count = self.u32()? as usize;
        if count > self.rest.len() / size {
            Err(damaged("a count is out of range"))
        } else {
            Ok(count)
        }
    }

    fn text(&mut self) -> Result<String, GazetteerError> {
        let len = self.count(1)?;
        let text =
            std::str::from_utf8(self.take(len)?).map_err(|_| damaged("a text is not UTF-8"))?;
        Ok(text.into())
    }

    fn contents(&mut self, digest: String) -> Result<Contents, GazetteerError> {
        let label = self.text()?;
        let credits = self.count(4)?;
        let credits = (0..credits)
            .map(|_| self.text())
            .collect::<Result<_, _>>()?;
        let count = self.count(30)?;
        let mut places = Vec::with_capacity(count);
        for at in 0..count {
            places.push(self.place(at)?);
        }
        let successors = self.successors(count)?;
        let names = self.lists(count)?;
        let max_words = self.u32()?;
        let index = NameIndex {
            exact: self.table(count)?,
            variant: self.table(count)?,
            max_words,
        };
        Ok(Contents {
            label,
            credits,
            digest,
            places,
            successors,
            names,
            index,
        })
    }

    fn successors(&mut self, places: usize) -> Result<Vec<(PlaceId, PlaceId)>, GazetteerError> {
        let mut out: Vec<(PlaceId, PlaceId)> = Vec::new();
        for _ in 0..self.count(8)? {
            let pair = (PlaceId(self.u32()?), PlaceId(self.u32()?));
            let ordered = out.last().is_none_or(|last| last.0 <= pair.0);
            if !ordered || [pair.0, pair.1].iter().any(|id| id.0 as usize >= places) {
                return Err(damaged("a successor points nowhere"));
            }
            out.push(pair);
        }
        Ok(out)
    }

    fn numbers(&mut self) -> Result<Vec<u32>, GazetteerError> {
        let count = self.count(4)?;
        let (numbers, _) = self.take(count * 4)?.as_chunks::<4>();
        Ok(numbers
            .iter()
            .map(|bytes| u32::from_le_bytes(*bytes))
            .collect())
    }

    fn lists(&mut self, places: usize) -> Result<NameLists, GazetteerError> {
        let lists = NameLists {
            text: self.text()?,
            ends: self.numbers()?,
            lists: self.numbers()?,
        };
        let last = |list: &[u32]| list.last().map_or(0, |end| *end as usize);
        let sound = lists.lists.len() == places
            && lists.ends.is_sorted()
            && lists.lists.is_sorted()
            && last(&lists.ends) == lists.text.len()
            && last(&lists.lists) == lists.ends.len()
            && lists
                .ends
                .iter()
                .all(|end| lists.text.is_char_boundary(*end as usize));
        sound
            .then_some(lists)
            .ok_or_else(|| damaged("a spelling points nowhere"))
    }

    fn place(&mut self, at: usize) -> Result<Place, GazetteerError> {
        let key = self.text()?;
        let name = self.text()?;
        let [kind] = self.array()?;
        let kind = *KINDS
            .get(usize::from(kind))
            .ok_or_else(|| damaged("a kind is out of range"))?;
        let parent = match self.u32()? {
            NONE => None,
            parent if (parent as usize) < at => Some(PlaceId(parent)),
            _ => return Err(damaged("a parent does not stand before its child")),
        };
        let point = if self.flag()? {
            Some(LonLat {
                lon: self.f64()?,
                lat: self.f64()?,
            })
        } else {
            None
        };
        let radius_m = self.f64()?;
        let sound = point.is_none_or(|point| point.lon.abs() <= 180.0 && point.lat.abs() <= 90.0);
        if !sound || !radius_m.is_finite() || radius_m < 0.0 {
            return Err(damaged("a coordinate is out of range"));
        }
        let code = |text: String| Some(text).filter(|text| !text.is_empty());
        Ok(Place {
            key,
            name,
            kind,
            parent,
            point,
            radius_m,
            pcode: code(self.text()?),
            iso: code(self.text()?),
        })
    }

    fn table(&mut self, places: usize) -> Result<NameTable, GazetteerError> {
        let names = self.text()?;
        let count = self.count(8)?;
        let (pairs, _) = self.take(count * 8)?.as_chunks::<8>();
        let entries: Vec<(u32, u32)> = pairs
            .iter()
            .map(|&[a, b, c, d, e, f, g, h]| {
                (
                    u32::from_le_bytes([a, b, c, d]),
                    u32::from_le_bytes([e, f, g, h]),
                )
            })
            .collect();
        let count = self.count(5)?;
        let (fives, _) = self.take(count * 5)?.as_chunks::<5>();
        let bearers: Vec<Bearer> = fives
            .iter()
            .map(|&[a, b, c, d, capitals]| Bearer {
                place: PlaceId(u32::from_le_bytes([a, b, c, d])),
                capitals: capitals != 0,
            })
            .collect();
        let ordered = entries.is_sorted_by(|a, b| a.0 < b.0 && a.1 <= b.1);
        let ends_fit = entries
            .last()
            .is_none_or(|last| last.0 as usize == names.len() && last.1 as usize == bearers.len());
        let on_boundaries = entries
            .iter()
            .all(|entry| names.is_char_boundary(entry.0 as usize));
        if !ordered
            || !ends_fit
            || !on_boundaries
            || bearers
                .iter()
                .any(|bearer| bearer.place.0 as usize >= places)
        {
            return Err(damaged("a name points nowhere"));
        }
        Ok(NameTable {
            names,
            entries,
            bearers,
        })
    }
}

#[cfg(test)]
mod tests;

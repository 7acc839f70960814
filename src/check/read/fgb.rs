//! FlatGeobuf, read part by part: every length is looked at before it is believed, so that a damaged
//! file is a finding and nothing else.

use std::collections::BTreeMap;

use flatgeobuf::{
    ColumnType, GeometryType, size_prefixed_root_as_feature, size_prefixed_root_as_header,
};

use super::{Read, fault, remark};
use crate::check::{Cell, Finding, Row, Shape, Sheet};
use crate::write::columns::Type;

/// The file's first bytes: "fgb", the version, "fgb", and a patch level.
const MAGIC: &[u8] = b"fgb\x03fgb";

/// Bytes of a node of the spatial index: a box and an offset.
const NODE: u64 = 40;

pub(super) fn read(file: &str, stem: &str, bytes: &[u8]) -> Read {
    sheet(file, stem, bytes).unwrap_or_else(|why| {
        (
            Vec::new(),
            vec![fault(file, format!("cannot be read as FlatGeobuf: {why}"))],
        )
    })
}

/// The part of `bytes` from `at` on that its own first four bytes give the length of, those
/// included.
fn sized(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let length: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
    // A part shorter than this holds no table.
    (length >= 8).then_some(())?;
    bytes.get(at..at.checked_add(4)?.checked_add(length)?)
}

fn sheet(file: &str, stem: &str, bytes: &[u8]) -> Result<Read, String> {
    if !bytes.starts_with(MAGIC) {
        return Err("it does not begin as one of version 3".to_owned());
    }
    let mut findings: Vec<Finding> = Vec::new();
    let part = sized(bytes, 8).ok_or("it ends inside its header")?;
    let header = size_prefixed_root_as_header(part).map_err(|error| error.to_string())?;
    let name = header.name().unwrap_or(stem).to_owned();
    let code = header.crs().map(|crs| crs.code());
    if let Some(code) = code.filter(|code| *code != 4326) {
        findings.push(fault(
            file,
            format!("is in the reference system {code}, not 4326"),
        ));
    }
    let kinds: Vec<(String, ColumnType)> = header
        .columns()
        .map(|columns| {
            columns
                .iter()
                .map(|column| (column.name().to_owned(), column.type_()))
                .collect()
        })
        .unwrap_or_default();
    let told = header.features_count();
    let index = index_size(told, header.index_node_size().into()).ok_or("its index is too big")?;
    let mut at = u64::try_from(8 + part.len())
        .ok()
        .and_then(|end| end.checked_add(index))
        .and_then(|end| usize::try_from(end).ok())
        .ok_or("its index is too big")?;
    let points = header.geometry_type() == GeometryType::Point;
    let mut rows = Vec::new();
    while at != bytes.len() {
        let number = rows.len() + 1;
        let part = sized(bytes, at).ok_or(format!("it ends inside feature {number}"))?;
        at += part.len();
        let feature = size_prefixed_root_as_feature(part)
            .map_err(|error| format!("feature {number}: {error}"))?;
        let properties = feature.properties().map_or(&[][..], |bytes| bytes.bytes());
        let cells = cells(&kinds, properties).ok_or(format!(
            "feature {number}: its properties end inside a value"
        ))?;
        let shape = match feature.geometry() {
            None => Shape::Null,
            Some(geometry) => {
                let flat: Vec<f64> = geometry
                    .xy()
                    .map(|xy| xy.iter().collect())
                    .unwrap_or_default();
                let kind = if points { "Point" } else { "another" };
                Shape::Of(
                    kind.to_owned(),
                    flat.chunks(2).map(<[f64]>::to_vec).collect(),
                )
            }
        };
        rows.push(Row {
            number,
            id: None,
            shape,
            cells,
        });
    }
    let there = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    if told != there {
        findings.push(fault(
            file,
            format!("says that it holds {told} features and holds {there}"),
        ));
    }
    let sheet = Sheet {
        file: file.to_owned(),
        name,
        columns: kinds
            .into_iter()
            .map(|(name, kind)| (name, type_of(kind)))
            .collect(),
        rows,
        ids: false,
        typed: true,
        sparse: true,
        pointless: false,
    };
    if sheet.ours().is_none() {
        findings.push(remark(
            file,
            "no layer of this program: little can be checked",
        ));
    }
    Ok((vec![sheet], findings))
}

/// Bytes of the spatial index: its leaves, and the nodes above them up to one root.
fn index_size(features: u64, node: u64) -> Option<u64> {
    if features == 0 || node < 2 {
        return Some(0);
    }
    let (mut level, mut nodes) = (features, features);
    // A single leaf has a root above it, too.
    loop {
        level = level.div_ceil(node);
        nodes = nodes.checked_add(level)?;
        if level <= 1 {
            return nodes.checked_mul(NODE);
        }
    }
}

const fn type_of(kind: ColumnType) -> Option<Type> {
    match kind {
        ColumnType::String => Some(Type::Text),
        ColumnType::Long | ColumnType::Int => Some(Type::Integer),
        ColumnType::Double => Some(Type::Number),
        ColumnType::DateTime => Some(Type::Date),
        _ => None,
    }
}

/// A feature's values by column: each the column's number and the value; none where they end
/// inside a value or name no column.
fn cells(kinds: &[(String, ColumnType)], mut bytes: &[u8]) -> Option<BTreeMap<String, Cell>> {
    let mut cells = BTreeMap::new();
    while !bytes.is_empty() {
        let (number, rest) = bytes.split_first_chunk::<2>()?;
        let (name, kind) = kinds.get(usize::from(u16::from_le_bytes(*number)))?;
        let (cell, rest) = value(*kind, rest)?;
        cells.insert(name.clone(), cell);
        bytes = rest;
    }
    Some(cells)
}

/// The value that the bytes begin with, and what follows it.
fn value(kind: ColumnType, bytes: &[u8]) -> Option<(Cell, &[u8])> {
    Some(match kind {
        ColumnType::String | ColumnType::Json | ColumnType::DateTime | ColumnType::Binary => {
            let (length, rest) = bytes.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let (text, rest) = rest.split_at_checked(length)?;
            let cell = match std::str::from_utf8(text) {
                Ok(text) if kind != ColumnType::Binary => Cell::Text(text.to_owned()),
                _ => Cell::Other("bytes"),
            };
            (cell, rest)
        }
        ColumnType::Long => {
            let (number, rest) = bytes.split_first_chunk::<8>()?;
            (Cell::Integer(i64::from_le_bytes(*number)), rest)
        }
        ColumnType::Int => {
            let (number, rest) = bytes.split_first_chunk::<4>()?;
            (Cell::Integer(i32::from_le_bytes(*number).into()), rest)
        }
        ColumnType::Double => {
            let (number, rest) = bytes.split_first_chunk::<8>()?;
            (Cell::Number(f64::from_le_bytes(*number)), rest)
        }
        ColumnType::Bool => (Cell::Other("a truth value"), bytes.get(1..)?),
        ColumnType::Byte | ColumnType::UByte => (Cell::Other(NARROW), bytes.get(1..)?),
        ColumnType::Short | ColumnType::UShort => (Cell::Other(NARROW), bytes.get(2..)?),
        ColumnType::UInt | ColumnType::Float => (Cell::Other(NARROW), bytes.get(4..)?),
        ColumnType::ULong => (Cell::Other(NARROW), bytes.get(8..)?),
        _ => return None,
    })
}

/// What no column of this program holds.
const NARROW: &str = "a number of another width";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_has_a_root() {
        let nodes = |features| index_size(features, 16).map(|bytes| bytes / NODE);
        assert_eq!(nodes(0), Some(0));
        assert_eq!(nodes(1), Some(2), "a leaf and its root");
        assert_eq!(nodes(16), Some(17));
        assert_eq!(nodes(17), Some(17 + 2 + 1));
        assert_eq!(nodes(u64::MAX), None);
    }
}

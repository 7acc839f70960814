//! GeoJSON, ours or another's.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Read, fault, of_feature, remark};
use crate::check::{Cell, Finding, Row, Shape, Sheet};
use crate::write::schema;

/// Positions of one feature that are looked at.
const MOST_POSITIONS: usize = 1_000_000;

pub(super) fn read(file: &str, stem: &str, bytes: &[u8]) -> Read {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            return broken(fault(
                file,
                format!("not UTF-8 at byte {}", error.valid_up_to()),
            ));
        }
    };
    if text.starts_with('\u{feff}') {
        return broken(fault(
            file,
            "begins with a byte-order mark, which RFC 8259 forbids".to_owned(),
        ));
    }
    let document: Value = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => return broken(fault(file, format!("not JSON: {error}"))),
    };
    let mut findings = Vec::new();
    let features: &[Value] = match document["type"].as_str() {
        Some("FeatureCollection") => match document["features"].as_array() {
            Some(features) => features,
            None => {
                return broken(fault(
                    file,
                    "the collection has no array \"features\"".to_owned(),
                ));
            }
        },
        Some("Feature") => std::slice::from_ref(&document),
        Some(other) => {
            return broken(fault(
                file,
                format!("of type \"{other}\", not a FeatureCollection"),
            ));
        }
        None => return broken(fault(file, "no GeoJSON: it has no \"type\"".to_owned())),
    };
    let told = document["name"].as_str();
    let known = |name: &str| schema::layers().iter().any(|layer| layer.name == name);
    let rows: Vec<Row> = features
        .iter()
        .enumerate()
        .filter_map(|(at, feature)| row(file, at + 1, feature, &mut findings))
        .collect();
    let columns = columns(&rows);
    // A name of ours is a layer of ours where the columns are: another's file may be called so.
    let has = |column: &str| columns.iter().any(|(name, _)| name == column);
    let name = match told.unwrap_or(stem) {
        name if known(name) && (has("incident_id") || rows.is_empty()) => name,
        "outlines" if has("place_id") && has("drawn_from") => "outlines",
        _ if has("claim_id") && has("incident_id") && has("quote") => "claims",
        _ if has("incident_id") && has("claims_json") => "incidents",
        other => other,
    };
    let sheet = Sheet {
        file: file.to_owned(),
        name: name.to_owned(),
        columns,
        rows,
        ids: true,
        typed: true,
        sparse: false,
        pointless: false,
    };
    let ours = sheet.ours().is_some();
    if let Some(crs) = document.get("crs") {
        let what = format!("has the member \"crs\" ({crs}): RFC 7946 knows WGS 84 alone");
        findings.push(if ours {
            fault(file, what)
        } else {
            remark(file, what)
        });
    }
    if features.is_empty() {
        let what = "holds no feature: geojson.io refuses it, QGIS opens it without columns";
        findings.push(remark(file, what));
    }
    if !ours {
        findings.push(remark(
            file,
            "no layer of this program: checked as any GeoJSON",
        ));
    }
    (vec![sheet], findings)
}

fn broken(finding: Finding) -> Read {
    (Vec::new(), vec![finding])
}

fn row(file: &str, number: usize, feature: &Value, findings: &mut Vec<Finding>) -> Option<Row> {
    if feature["type"] != "Feature" {
        findings.push(of_feature(file, number, "no Feature"));
        return None;
    }
    let id = match &feature["id"] {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        Value::Null => None,
        _ => {
            findings.push(of_feature(
                file,
                number,
                "its id is neither text nor a number",
            ));
            None
        }
    };
    let cells: BTreeMap<String, Cell> = match &feature["properties"] {
        Value::Object(properties) => properties
            .iter()
            .map(|(name, value)| (name.clone(), cell(value)))
            .collect(),
        Value::Null => BTreeMap::new(),
        _ => {
            findings.push(of_feature(file, number, "its properties are no object"));
            BTreeMap::new()
        }
    };
    let shape = match &feature["geometry"] {
        Value::Null => Shape::Null,
        geometry => match shape(geometry) {
            Ok(shape) => shape,
            Err(message) => {
                findings.push(of_feature(file, number, format!("geometry: {message}")));
                return None;
            }
        },
    };
    Some(Row {
        number,
        id,
        shape,
        cells,
    })
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::String(text) => Cell::Text(text.clone()),
        Value::Number(number) => number.as_i64().map_or_else(
            || Cell::Number(number.as_f64().unwrap_or(f64::NAN)),
            Cell::Integer,
        ),
        Value::Bool(_) => Cell::Other("a truth value"),
        Value::Array(_) => Cell::Other("an array"),
        Value::Object(_) => Cell::Other("an object"),
    }
}

/// A geometry with all its positions, however deep.
fn shape(geometry: &Value) -> Result<Shape, String> {
    const DEPTHS: &[(&str, usize)] = &[
        ("Point", 0),
        ("MultiPoint", 1),
        ("LineString", 1),
        ("MultiLineString", 2),
        ("Polygon", 2),
        ("MultiPolygon", 3),
    ];
    let Some(kind) = geometry["type"].as_str() else {
        return Err("has no type".to_owned());
    };
    let mut positions = Vec::new();
    if kind == "GeometryCollection" {
        let Some(parts) = geometry["geometries"].as_array() else {
            return Err("a GeometryCollection without geometries".to_owned());
        };
        for part in parts {
            if let Shape::Of(_, more) = shape(part)? {
                positions.extend(more);
            }
        }
        return Ok(Shape::Of(kind.to_owned(), positions));
    }
    let Some((_, depth)) = DEPTHS.iter().find(|(name, _)| *name == kind) else {
        return Err(format!("of unknown type \"{kind}\""));
    };
    gather(&geometry["coordinates"], *depth, &mut positions)?;
    if kind.ends_with("Polygon") {
        closed(&geometry["coordinates"], depth - 1)?;
    }
    Ok(Shape::Of(kind.to_owned(), positions))
}

fn gather(value: &Value, depth: usize, positions: &mut Vec<Vec<f64>>) -> Result<(), String> {
    let Some(items) = value.as_array() else {
        return Err("its coordinates are not nested as its type asks for".to_owned());
    };
    if depth > 0 {
        return items
            .iter()
            .try_for_each(|item| gather(item, depth - 1, positions));
    }
    let numbers: Option<Vec<f64>> = items.iter().map(Value::as_f64).collect();
    match numbers {
        Some(numbers) if numbers.len() >= 2 => {
            if positions.len() < MOST_POSITIONS {
                positions.push(numbers);
            }
            Ok(())
        }
        _ => Err("a position is not two numbers or more".to_owned()),
    }
}

/// Each ring ends where it begins and has four positions or more; `depth` of the rings.
fn closed(value: &Value, depth: usize) -> Result<(), String> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if depth > 0 {
        return items.iter().try_for_each(|item| closed(item, depth - 1));
    }
    if items.len() < 4 || items.first() != items.last() {
        return Err("a ring is not closed, or has fewer than four positions".to_owned());
    }
    Ok(())
}

/// Every property's name, in the order of first appearance in sorted rows.
fn columns(rows: &[Row]) -> Vec<(String, Option<crate::write::columns::Type>)> {
    let mut names: Vec<&String> = rows.iter().flat_map(|row| row.cells.keys()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| (name.clone(), None)).collect()
}

//! GeoJSON (RFC 7946): one file a layer, points only, longitude first, no `crs`, a feature a line.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::columns::Value;
use super::stage::Stage;
use super::table::{Row, Table, Tables};
use super::{Writer, style};
use crate::error::Result;
use crate::model::LonLat;
use crate::model::outline::Area;

/// Writes incidents.geojson and claims.geojson, each with its QGIS style.
///
/// A layer none of whose rows has a point is not written: geojson.io refuses a collection without
/// features, and QGIS opens it without columns. The note that comes back says so.
pub struct GeoJson;

/// Readers such as geojson.io show the first properties first.
const FIRST: &[&str] = &["title", "description"];

impl Writer for GeoJson {
    fn files(&self) -> &'static [&'static str] {
        &[
            "incidents.geojson",
            "incidents.qml",
            "claims.geojson",
            "claims.qml",
            "outlines.geojson",
            "outlines.qml",
        ]
    }

    fn write(&self, tables: &Tables<'_>, stage: &mut Stage) -> Result<Vec<String>> {
        let mut notes = Vec::new();
        for (table, style, rows) in [
            (
                &tables.incidents,
                style::incidents(&tables.outlined),
                "incident",
            ),
            (&tables.claims, style::claims(), "claim"),
        ] {
            let name = format!("{}.geojson", table.name);
            if table.points().next().is_none() {
                notes.push(format!("no {rows} has a point: {name} is not written"));
                continue;
            }
            stage.add_in_parts(&name, |out| collection(table, out))?;
            stage.add(&format!("{}.qml", table.name), style.as_bytes())?;
        }
        // There only where the user gave some: no note where there are none.
        let outlines = &tables.outlines;
        if !outlines.table.is_empty() {
            stage.add_in_parts("outlines.geojson", |out| outlines.collection(out))?;
            stage.add("outlines.qml", style::outlines().as_bytes())?;
        }
        Ok(notes)
    }
}

/// What a feature is drawn as.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// A point.
    Point(LonLat),
    /// A line through two points or more.
    Line(Vec<LonLat>),
    /// A closed ring, counter-clockwise.
    Polygon(Vec<LonLat>),
    /// Areas, each an outer ring and its holes.
    MultiPolygon(Vec<Area>),
}

/// Writes the table's located rows as a feature collection, a feature a line.
///
/// # Errors
/// Those of `out`.
pub fn collection(table: &Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    let located = table.located();
    let shaped = located.map(|(row, point)| (row, Cow::Owned(Geometry::Point(point))));
    of(table, shaped, out)
}

/// Writes rows of the table with their geometries as a feature collection, a feature a line.
///
/// # Errors
/// Those of `out`.
pub fn of<'a>(
    table: &Table<'_>,
    rows: impl Iterator<Item = (Cow<'a, Row>, Cow<'a, Geometry>)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let order = order(table);
    write!(
        out,
        "{{\"type\":\"FeatureCollection\",\"name\":\"{}\",\"features\":[",
        table.name
    )?;
    for (at, (row, geometry)) in rows.enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        out.write_all(feature(table, &order, &row, &geometry).as_bytes())?;
    }
    out.write_all(b"\n]}\n")
}

/// The table's located rows as a GeoJSON text sequence (RFC 8142): a record separator, a feature
/// and a line feed each.
pub fn sequence(table: &Table<'_>) -> String {
    let order = order(table);
    let mut out = String::new();
    for (row, point) in table.located() {
        out.push('\u{1e}');
        out.push_str(&feature(table, &order, &row, &Geometry::Point(point)));
        out.push('\n');
    }
    out
}

/// The columns' order: those that readers show first, then as in the table.
fn order(table: &Table<'_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..table.heads.len()).collect();
    // The sort is stable, so the rest keep their order.
    order.sort_by_key(|&at| {
        let name = table.heads.get(at).map(|head| head.name);
        FIRST
            .iter()
            .position(|first| name == Some(*first))
            .unwrap_or(FIRST.len())
    });
    order
}

fn feature(table: &Table<'_>, order: &[usize], row: &Row, geometry: &Geometry) -> String {
    let feature = Feature {
        table,
        order,
        row,
        geometry,
    };
    // Keys are text and numbers finite: serialising has no way to fail.
    serde_json::to_string(&feature).unwrap_or_else(|_| "null".to_owned())
}

struct Feature<'a> {
    table: &'a Table<'a>,
    order: &'a [usize],
    row: &'a Row,
    geometry: &'a Geometry,
}

impl Serialize for Feature<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("type", "Feature")?;
        map.serialize_entry("id", &self.row.id)?;
        map.serialize_entry("geometry", self.geometry)?;
        map.serialize_entry("properties", &Properties(self))?;
        map.end()
    }
}

impl Serialize for Geometry {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let pair = |point: &LonLat| [point.lon, point.lat];
        let line = |points: &[LonLat]| points.iter().map(pair).collect::<Vec<_>>();
        let mut map = serializer.serialize_map(Some(2))?;
        match self {
            Self::Point(point) => {
                map.serialize_entry("type", "Point")?;
                map.serialize_entry("coordinates", &pair(point))?;
            }
            Self::Line(points) => {
                map.serialize_entry("type", "LineString")?;
                map.serialize_entry("coordinates", &line(points))?;
            }
            Self::Polygon(ring) => {
                map.serialize_entry("type", "Polygon")?;
                map.serialize_entry("coordinates", &[line(ring)])?;
            }
            Self::MultiPolygon(areas) => {
                let areas: Vec<Vec<_>> = areas
                    .iter()
                    .map(|area| area.iter().map(|ring| line(ring)).collect())
                    .collect();
                map.serialize_entry("type", "MultiPolygon")?;
                map.serialize_entry("coordinates", &areas)?;
            }
        }
        map.end()
    }
}

struct Properties<'a>(&'a Feature<'a>);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let Feature {
            table, order, row, ..
        } = self.0;
        let mut map = serializer.serialize_map(Some(order.len()))?;
        for &at in *order {
            if let (Some(head), Some(value)) = (table.heads.get(at), row.values.get(at)) {
                map.serialize_entry(head.name, value)?;
            }
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Number(number) => serializer.serialize_f64(*number),
            Self::Date(day) => serializer.collect_str(day),
        }
    }
}

/// An error of serialising, as one of writing.
pub(super) fn io_error(error: serde_json::Error) -> io::Error {
    io::Error::other(error)
}

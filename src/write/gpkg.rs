//! GeoPackage 1.3: both layers with their styles, a spatial index and the run's facts in one file.
//!
//! The database is made in memory and written out as it stands, in one order and without a clock,
//! so that the same layer gives the same bytes.

mod schema;

use std::io;

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params, params_from_iter};

use super::columns::{Type, Value};
use super::stage::Stage;
use super::table::{Table, Tables};
use super::{Writer, style};
use crate::error::{Error, Result};
use crate::model::LonLat;

/// Writes incidents.gpkg, which holds the incidents and the claims that have a point.
pub struct GeoPackage;

/// The file.
pub const NAME: &str = "incidents.gpkg";

/// What every `last_change` says: the standard demands a time, and the program has no clock.
pub const NO_TIME: &str = "1970-01-01T00:00:00.000Z";

/// The name of the column of geometries.
pub const GEOMETRY: &str = "geom";

impl Writer for GeoPackage {
    fn files(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn write(&self, tables: &Tables, stage: &mut Stage) -> Result<Vec<String>> {
        let bytes = bytes(tables).map_err(|error| Error::Write {
            path: stage.folder().join(NAME),
            source: io::Error::other(error),
        })?;
        stage.add(NAME, &bytes)?;
        Ok([&tables.incidents, &tables.claims]
            .into_iter()
            .filter(|table| table.located().next().is_none())
            .map(|table| {
                format!(
                    "no row of {} has a point: the layer in {NAME} is empty",
                    table.name
                )
            })
            .collect())
    }
}

/// The file's bytes.
///
/// # Errors
/// What SQLite reports; none is known but a lack of memory.
pub fn bytes(tables: &Tables) -> rusqlite::Result<Vec<u8>> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(schema::PRAGMAS)?;
    let change = database.transaction()?;
    change.execute_batch(schema::TABLES)?;
    let both = [
        (&tables.incidents, style::incidents(), schema::INCIDENTS),
        (&tables.claims, style::claims(), schema::CLAIMS),
    ];
    for (table, _, description) in &both {
        layer(&change, table, description)?;
    }
    change.execute_batch(schema::AFTER_LAYERS)?;
    for (table, style, _) in &both {
        change.execute(
            schema::INSERT_STYLE,
            params![
                table.name,
                GEOMETRY,
                schema::style_name(table.name),
                style,
                NO_TIME
            ],
        )?;
    }
    change.execute(schema::INSERT_METADATA, params![tables.run.text])?;
    change.execute(schema::INSERT_REFERENCE, params![NO_TIME])?;
    change.commit()?;
    Ok(database.serialize("main")?.to_vec())
}

/// A layer's table with its rows, its index and its entries in the tables of contents.
fn layer(database: &Connection, table: &Table, description: &str) -> rusqlite::Result<()> {
    let name = table.name;
    let columns: Vec<String> = table
        .heads
        .iter()
        .map(|head| format!("\"{}\" {}", head.name, sql_type(head.kind)))
        .collect();
    database.execute_batch(&format!(
        "CREATE TABLE \"{name}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {GEOMETRY} POINT, {});",
        columns.join(", ")
    ))?;
    let bounds = bounds(table);
    database.execute(
        schema::INSERT_CONTENTS,
        params![
            name,
            description,
            NO_TIME,
            bounds.map(|b| b.0.lon),
            bounds.map(|b| b.0.lat),
            bounds.map(|b| b.1.lon),
            bounds.map(|b| b.1.lat)
        ],
    )?;
    database.execute(schema::INSERT_GEOMETRY_COLUMN, params![name, GEOMETRY])?;
    for head in &table.heads {
        database.execute(schema::INSERT_COLUMN, params![name, head.name, head.doc])?;
    }
    database.execute_batch(&schema::index(name))?;
    let places = vec!["?"; table.heads.len() + 1].join(", ");
    let names: Vec<String> = table
        .heads
        .iter()
        .map(|head| format!("\"{}\"", head.name))
        .collect();
    let mut row_in = database.prepare(&format!(
        "INSERT INTO \"{name}\" ({GEOMETRY}, {}) VALUES ({places})",
        names.join(", ")
    ))?;
    let mut index_in = database.prepare(&format!(
        "INSERT INTO \"rtree_{name}_{GEOMETRY}\" VALUES (?1, ?2, ?2, ?3, ?3)"
    ))?;
    for (row, point) in table.located() {
        let cells = std::iter::once(Cell::Blob(geometry(point))).chain(row.values.iter().map(cell));
        let id = row_in.insert(params_from_iter(cells))?;
        index_in.execute(params![id, point.lon, point.lat])?;
    }
    // Made after the rows: they call functions that only readers with geometry have.
    database.execute_batch(&schema::triggers(name))
}

/// The standard's binary form of a point: its header without an envelope, then well-known binary.
fn geometry(point: LonLat) -> Vec<u8> {
    let mut blob = b"GP\x00\x01".to_vec();
    blob.extend(4326_i32.to_le_bytes());
    blob.push(1);
    blob.extend(1_u32.to_le_bytes());
    blob.extend(point.lon.to_le_bytes());
    blob.extend(point.lat.to_le_bytes());
    blob
}

fn bounds(table: &Table) -> Option<(LonLat, LonLat)> {
    table
        .located()
        .map(|(_, point)| (point, point))
        .reduce(|(low, high), (point, _)| {
            (
                LonLat {
                    lon: low.lon.min(point.lon),
                    lat: low.lat.min(point.lat),
                },
                LonLat {
                    lon: high.lon.max(point.lon),
                    lat: high.lat.max(point.lat),
                },
            )
        })
}

const fn sql_type(kind: Type) -> &'static str {
    match kind {
        Type::Text => "TEXT",
        Type::Integer => "INTEGER",
        Type::Number => "DOUBLE",
        Type::Date => "DATE",
    }
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Null,
        Value::Text(text) => Cell::Text(text.clone()),
        Value::Integer(number) => Cell::Integer(*number),
        Value::Number(number) => Cell::Real(*number),
        Value::Date(day) => Cell::Text(day.to_string()),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    #[test]
    fn a_point_is_written_as_the_standard_says() {
        let blob = geometry(LonLat {
            lon: 65.5,
            lat: -1.0,
        });
        assert_eq!(blob.len(), 29);
        assert_eq!(blob.get(..8), Some(&b"GP\x00\x01\xe6\x10\x00\x00"[..]));
        assert_eq!(blob.get(13..21), Some(&65.5_f64.to_le_bytes()[..]));
        assert_eq!(blob.get(21..), Some(&(-1.0_f64).to_le_bytes()[..]));
    }

    #[test]
    fn the_triggers_can_be_made_where_their_functions_are_not_known() {
        let database = Connection::open_in_memory().unwrap();
        database
            .execute_batch("CREATE TABLE incidents (fid INTEGER PRIMARY KEY, geom BLOB);")
            .unwrap();
        database.execute_batch(&schema::index("incidents")).unwrap();
        database
            .execute_batch(&schema::triggers("incidents"))
            .unwrap();
        let made: i64 = database
            .query_row(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(made, 6);
    }
}

//! GeoPackage 1.3: both layers with their styles, a spatial index and the run's facts in one file.
//!
//! The database is made in memory and written out as it stands, in one order and without a clock,
//! so that the same layer gives the same bytes.

mod geometry;
mod schema;

use std::borrow::Cow;
use std::io;

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params, params_from_iter};

use super::columns::{Type, Value};
use super::stage::Stage;
use super::table::Row;
use super::table::{Table, Tables};
use super::{Writer, style};
use crate::error::{Error, Result};
use geometry::Shape;

/// Writes incidents.gpkg, which holds the incidents and the claims that have a point, and the
/// outlines that the user gave.
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

    fn write(&self, tables: &Tables<'_>, stage: &mut Stage) -> Result<Vec<String>> {
        let bytes = bytes(tables).map_err(|error| Error::Write {
            path: stage.folder().join(NAME),
            source: io::Error::other(error),
        })?;
        stage.add(NAME, &bytes)?;
        Ok([&tables.incidents, &tables.claims]
            .into_iter()
            .filter(|table| table.points().next().is_none())
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
pub fn bytes(tables: &Tables<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(schema::PRAGMAS)?;
    let change = database.transaction()?;
    change.execute_batch(schema::TABLES)?;
    let mut layers = vec![
        (
            &tables.incidents,
            style::incidents(&tables.outlined),
            schema::INCIDENTS,
            "POINT",
            geometry::points(&tables.incidents),
        ),
        (
            &tables.claims,
            style::claims(),
            schema::CLAIMS,
            "POINT",
            geometry::points(&tables.claims),
        ),
    ];
    let outlines = &tables.outlines;
    if !outlines.table.is_empty() {
        layers.push((
            &outlines.table,
            style::outlines(),
            schema::OUTLINES,
            "MULTIPOLYGON",
            geometry::shapes(outlines),
        ));
    }
    for (table, _, description, kind, rows) in &layers {
        layer(&change, table, description, kind, rows)?;
    }
    change.execute_batch(schema::AFTER_LAYERS)?;
    for (table, style, ..) in &layers {
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
fn layer(
    database: &Connection,
    table: &Table<'_>,
    description: &str,
    kind: &str,
    rows: &[(Cow<'_, Row>, Shape)],
) -> rusqlite::Result<()> {
    let name = table.name;
    let columns: Vec<String> = table
        .heads
        .iter()
        .map(|head| format!("\"{}\" {}", head.name, sql_type(head.kind)))
        .collect();
    database.execute_batch(&format!(
        "CREATE TABLE \"{name}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {GEOMETRY} {kind}, {});",
        columns.join(", ")
    ))?;
    let bounds = geometry::bounds(rows);
    database.execute(
        schema::INSERT_CONTENTS,
        params![
            name,
            description,
            NO_TIME,
            bounds.map(|[west, ..]| west),
            bounds.map(|[_, south, ..]| south),
            bounds.map(|[_, _, east, _]| east),
            bounds.map(|[.., north]| north)
        ],
    )?;
    database.execute(
        schema::INSERT_GEOMETRY_COLUMN,
        params![name, GEOMETRY, kind],
    )?;
    database.execute(schema::INSERT_INDEXED, params![name, GEOMETRY])?;
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
        "INSERT INTO \"rtree_{name}_{GEOMETRY}\" VALUES (?1, ?2, ?3, ?4, ?5)"
    ))?;
    for (row, shape) in rows {
        let blob = std::iter::once(Cell::Blob(shape.blob.clone()));
        let id = row_in.insert(params_from_iter(blob.chain(row.values.iter().map(cell))))?;
        let [west, south, east, north] = shape.bounds;
        index_in.execute(params![id, west, east, south, north])?;
    }
    // Made after the rows: they call functions that only readers with geometry have.
    database.execute_batch(&schema::triggers(name))
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

//! GeoPackage: the file's own tables, then each layer's rows.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::{Read, fault, remark};
use crate::check::{Cell, Finding, Row, Shape, Sheet};
use crate::write::columns::Type;
use crate::write::schema;

/// "GPKG" as the standard writes it into the file's head.
const APPLICATION_ID: i64 = 0x4750_4b47;

pub(super) fn read(file: &str, path: &Path) -> Read {
    let mut findings = Vec::new();
    let sheets = match sheets(file, path, &mut findings) {
        Ok(sheets) => sheets,
        Err(error) => {
            findings.push(fault(
                file,
                format!("cannot be read as a GeoPackage: {error}"),
            ));
            Vec::new()
        }
    };
    (sheets, findings)
}

fn sheets(file: &str, path: &Path, findings: &mut Vec<Finding>) -> rusqlite::Result<Vec<Sheet>> {
    let database = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    let one = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0));
    let id = one("PRAGMA application_id")?;
    if id != APPLICATION_ID {
        findings.push(fault(
            file,
            format!("its application_id is {id:#x}, not GPKG's"),
        ));
    }
    let whole: String = database.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if whole != "ok" {
        findings.push(fault(file, format!("SQLite finds it damaged: {whole}")));
    }
    let mut layers = Vec::new();
    let mut query = database.prepare(
        "SELECT c.table_name, g.column_name, g.geometry_type_name, g.srs_id FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name) WHERE c.data_type = 'features' ORDER BY c.table_name",
    )?;
    let mut found = query.query([])?;
    while let Some(row) = found.next()? {
        let layer: (String, String, String, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        layers.push(layer);
    }
    let mut sheets = Vec::new();
    for (name, geometry, kind, srs) in layers {
        if srs != 4326 {
            findings.push(fault(
                file,
                format!("layer {name} is in the reference system {srs}, not 4326"),
            ));
        }
        let ours = schema::layers()
            .into_iter()
            .find(|layer| layer.name == name);
        let due = ours.map_or("POINT", |layer| {
            layer.geometry.first().copied().unwrap_or_default()
        });
        if !kind.eq_ignore_ascii_case(due) {
            findings.push(remark(file, format!("layer {name} holds {kind}")));
        }
        let sheet = sheet(&database, file, &name, &geometry)?;
        if sheet.ours().is_some() {
            index(&database, &sheet, &geometry, findings)?;
            style(&database, file, &name, findings)?;
        } else {
            findings.push(remark(
                file,
                format!("layer {name} is none of this program"),
            ));
        }
        sheets.push(sheet);
    }
    if sheets.is_empty() {
        findings.push(fault(file, "lists no layer of features".to_owned()));
    }
    Ok(sheets)
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn sheet(database: &Connection, file: &str, name: &str, geometry: &str) -> rusqlite::Result<Sheet> {
    let mut columns = Vec::new();
    let mut query = database.prepare(&format!("PRAGMA table_info({})", quoted(name)))?;
    let mut found = query.query([])?;
    while let Some(row) = found.next()? {
        let column: String = row.get(1)?;
        let kind: String = row.get(2)?;
        let key: i64 = row.get(5)?;
        if column != geometry && key == 0 {
            columns.push((column, type_of(&kind)));
        }
    }
    let names: Vec<String> = std::iter::once(geometry)
        .chain(columns.iter().map(|(name, _)| name.as_str()))
        .map(quoted)
        .collect();
    let mut query = database.prepare(&format!(
        "SELECT {} FROM {} ORDER BY rowid",
        names.join(", "),
        quoted(name)
    ))?;
    let mut found = query.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let shape = match row.get_ref(0)? {
            ValueRef::Null => Shape::Null,
            ValueRef::Blob(blob) => {
                shape(blob).unwrap_or_else(|| Shape::Of("unknown".to_owned(), Vec::new()))
            }
            _ => Shape::Of("no blob".to_owned(), Vec::new()),
        };
        let mut cells = BTreeMap::new();
        for (at, (column, _)) in columns.iter().enumerate() {
            cells.insert(column.clone(), cell(row.get_ref(at + 1)?));
        }
        rows.push(Row {
            number: rows.len() + 1,
            id: None,
            shape,
            cells,
        });
    }
    Ok(Sheet {
        file: file.to_owned(),
        name: name.to_owned(),
        columns,
        rows,
        ids: false,
        typed: true,
        sparse: false,
        pointless: false,
    })
}

fn type_of(declared: &str) -> Option<Type> {
    let word = declared
        .split('(')
        .next()
        .unwrap_or_default()
        .to_uppercase();
    match word.trim() {
        "TEXT" => Some(Type::Text),
        "INTEGER" | "INT" | "MEDIUMINT" | "SMALLINT" | "TINYINT" => Some(Type::Integer),
        "DOUBLE" | "REAL" | "FLOAT" => Some(Type::Number),
        "DATE" => Some(Type::Date),
        _ => None,
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Real(number) => Cell::Number(number),
        ValueRef::Text(text) => std::str::from_utf8(text)
            .map_or(Cell::Other("text that is not UTF-8"), |text| {
                Cell::Text(text.to_owned())
            }),
        ValueRef::Blob(_) => Cell::Other("bytes"),
    }
}

/// A point or the corners of a multipolygon in the standard's binary form, in either byte order.
fn shape(blob: &[u8]) -> Option<Shape> {
    if blob.get(..2)? != b"GP" {
        return None;
    }
    let envelope = match blob.get(3)? >> 1 & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return None,
    };
    let mut body = Body(blob.get(8 + envelope..)?);
    let (little, kind) = body.begin()?;
    match kind {
        1 => Some(Shape::Of("Point".to_owned(), vec![body.position(little)?])),
        6 => {
            let mut corners = Vec::new();
            for _ in 0..body.count(little)? {
                let (little, 3) = body.begin()? else {
                    return None;
                };
                for _ in 0..body.count(little)? {
                    for _ in 0..body.count(little)? {
                        corners.push(body.position(little)?);
                    }
                }
            }
            Some(Shape::Of("MultiPolygon".to_owned(), corners))
        }
        _ => None,
    }
}

/// Well-known binary, taken from its front: what is cut short or claims too much ends it.
struct Body<'a>(&'a [u8]);

impl Body<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }

    fn count(&mut self, little: bool) -> Option<u32> {
        let bytes = self.take::<4>()?;
        Some(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    /// Whether the little end comes first, and the type of geometry.
    fn begin(&mut self) -> Option<(bool, u32)> {
        let little = self.take::<1>()? == [1];
        Some((little, self.count(little)?))
    }

    fn number(&mut self, little: bool) -> Option<f64> {
        let bytes = self.take::<8>()?;
        Some(if little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        })
    }

    fn position(&mut self, little: bool) -> Option<Vec<f64>> {
        Some(vec![self.number(little)?, self.number(little)?])
    }
}

/// The spatial index has an entry for each row, about its point.
fn index(
    database: &Connection,
    sheet: &Sheet,
    geometry: &str,
    findings: &mut Vec<Finding>,
) -> rusqlite::Result<()> {
    let table = format!("rtree_{}_{geometry}", sheet.name);
    let there: i64 = database.query_row(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?1",
        [&table],
        |row| row.get(0),
    )?;
    if there == 0 {
        findings.push(remark(
            &sheet.file,
            format!("layer {} has no spatial index", sheet.name),
        ));
        return Ok(());
    }
    let mut query = database.prepare(&format!(
        "SELECT minx, maxx, miny, maxy FROM {} ORDER BY id",
        quoted(&table)
    ))?;
    let mut found = query.query([])?;
    let mut boxes: Vec<[f64; 4]> = Vec::new();
    while let Some(row) = found.next()? {
        boxes.push([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]);
    }
    let points: Vec<&Vec<f64>> = sheet
        .rows
        .iter()
        .filter_map(|row| match &row.shape {
            Shape::Of(_, positions) => positions.first(),
            _ => None,
        })
        .collect();
    let holds = |[low_x, high_x, low_y, high_y]: &[f64; 4], at: &[f64]| match at {
        [x, y, ..] => low_x <= x && x <= high_x && low_y <= y && y <= high_y,
        _ => false,
    };
    let right = boxes.len() == points.len()
        && boxes
            .iter()
            .zip(&points)
            .all(|(bounds, at)| holds(bounds, at));
    if !right {
        findings.push(fault(
            &sheet.file,
            format!(
                "the spatial index of layer {} is not that of its rows",
                sheet.name
            ),
        ));
    }
    Ok(())
}

/// A default style is there and listed, so that QGIS applies it.
fn style(
    database: &Connection,
    file: &str,
    name: &str,
    findings: &mut Vec<Finding>,
) -> rusqlite::Result<()> {
    let listed: i64 = database.query_row(
        "SELECT count(*) FROM gpkg_contents WHERE table_name = 'layer_styles'",
        [],
        |row| row.get(0),
    )?;
    let styled = listed > 0
        && database.query_row(
            "SELECT count(*) FROM layer_styles WHERE f_table_name = ?1 AND useAsDefault",
            [name],
            |row| row.get::<_, i64>(0),
        )? > 0;
    if !styled {
        findings.push(remark(
            file,
            format!("layer {name} has no default style that is listed"),
        ));
    }
    Ok(())
}

//! A GeoPackage: the features of each of its layers that holds polygons, the layers by name.
//!
//! The file is read in memory, as the bytes that were digested, and never written to. It may be
//! anybody's: nothing of it that could compute (views, virtual tables) is asked.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, MAIN_DB, OptionalExtension};
use serde_json::{Map, Number, Value};

use super::feature::{Feature, Give};
use super::wkb;

/// The codes of WGS 84 in degrees, in two and three dimensions.
const WGS84: [i64; 2] = [4326, 4979];

/// Types of geometry that a layer may declare and hold polygons; "GEOMETRY" is any.
const DECLARED: [&str; 4] = ["POLYGON", "MULTIPOLYGON", "GEOMETRY", "SURFACE"];

/// The most layers of a file.
const MOST_LAYERS: usize = 1_000;

/// What a file gave beside its features.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// How many features there were.
    pub features: usize,
    /// Layers that were passed over, in words.
    pub passed_over: Vec<String>,
}

/// A layer of features.
struct Layer {
    table: String,
    geometry: String,
    declared: String,
    srs: i64,
}

/// Gives each feature with its key in its layer; the error says what is wrong with the file.
///
/// # Errors
/// No GeoPackage, a damaged one, or one with polygons in another reference system than WGS 84.
pub(super) fn features(bytes: &[u8], give: &mut Give<'_>) -> Result<Found, String> {
    let read = |error: rusqlite::Error| format!("cannot be read as a GeoPackage: {error}");
    let database = open(bytes).map_err(read)?;
    let whole: String = database
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(read)?;
    if whole != "ok" {
        return Err(format!("is damaged: SQLite says \"{whole}\""));
    }
    for table in ["gpkg_contents", "gpkg_geometry_columns"] {
        if !is_table(&database, table).map_err(read)? {
            return Err(format!(
                "is an SQLite file and no GeoPackage: it has no table {table}"
            ));
        }
    }
    let layers = layers(&database).map_err(read)?;
    let mut found = Found::default();
    let mut used = Vec::new();
    for layer in layers {
        if let Some(why) = unfit(&database, &layer).map_err(read)? {
            let words = format!("layer {} {why} and is passed over", layer.table);
            found.passed_over.push(words);
        } else if WGS84.contains(&code(&database, layer.srs).map_err(read)?) {
            used.push(layer);
        } else {
            return Err(format!(
                "has its layer {} in the reference system {}, not WGS 84: save it in EPSG:4326",
                layer.table, layer.srs
            ));
        }
    }
    if used.is_empty() {
        let passed = found.passed_over.join("; ");
        return Err(format!(
            "has no layer of polygons{}{passed}",
            if passed.is_empty() { "" } else { ": " }
        ));
    }
    let several = used.len() > 1;
    for layer in &used {
        found.features += rows(&database, layer, several, give).map_err(read)?;
    }
    Ok(found)
}

/// The file as a database in memory.
fn open(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut database = Connection::open_in_memory()?;
    // A file that was written with a log beside it says so in these two bytes; a database in memory
    // has no log. What the log still held is not there: the caller looks for it.
    let mut head = bytes.get(..100).unwrap_or_default().to_vec();
    for byte in head.iter_mut().skip(18).take(2) {
        *byte = 1;
    }
    let rest = bytes.get(100..).unwrap_or_default();
    let length = head.len() + rest.len();
    database.deserialize_read_exact(
        MAIN_DB,
        std::io::Read::chain(&head[..], rest),
        length,
        true,
    )?;
    database.execute_batch(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA ignore_check_constraints = ON; PRAGMA query_only = ON;",
    )?;
    Ok(database)
}

/// Whether there is a plain table of the name: no view, which could compute without end, and no
/// virtual table.
fn is_table(database: &Connection, name: &str) -> rusqlite::Result<bool> {
    let sql: Option<String> = database
        .query_row(
            "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE",
            [name],
            |row| row.get(0),
        )
        .optional()?;
    Ok(sql.is_some_and(|sql| !sql.to_ascii_uppercase().starts_with("CREATE VIRTUAL")))
}

fn layers(database: &Connection) -> rusqlite::Result<Vec<Layer>> {
    let mut query = database.prepare(
        "SELECT g.table_name, g.column_name, g.geometry_type_name, g.srs_id FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name AND c.data_type = 'features' ORDER BY g.table_name, g.column_name",
    )?;
    let found = query.query_map([], |row| {
        Ok(Layer {
            table: row.get(0)?,
            geometry: row.get(1)?,
            declared: row.get(2)?,
            srs: row.get(3)?,
        })
    })?;
    found.take(MOST_LAYERS).collect()
}

/// Why a layer holds nothing for us, if so.
fn unfit(database: &Connection, layer: &Layer) -> rusqlite::Result<Option<String>> {
    if !is_table(database, &layer.table)? {
        return Ok(Some("is no table".to_owned()));
    }
    let declared = layer.declared.to_uppercase();
    Ok((!DECLARED.contains(&declared.as_str())).then(|| format!("holds {declared}")))
}

/// The code of a reference system among EPSG's: the file may number it in its own way.
fn code(database: &Connection, srs: i64) -> rusqlite::Result<i64> {
    if !is_table(database, "gpkg_spatial_ref_sys")? {
        return Ok(srs);
    }
    let own = database
        .query_row(
            "SELECT organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?1 AND organization = 'EPSG' COLLATE NOCASE",
            [srs],
            |row| row.get(0),
        )
        .optional()?;
    Ok(own.unwrap_or(srs))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn rows(
    database: &Connection,
    layer: &Layer,
    several: bool,
    give: &mut Give<'_>,
) -> rusqlite::Result<usize> {
    let mut columns = Vec::new();
    let mut query = database.prepare(&format!("PRAGMA table_info({})", quoted(&layer.table)))?;
    let mut found = query.query([])?;
    while let Some(row) = found.next()? {
        let (column, key): (String, i64) = (row.get(1)?, row.get(5)?);
        // The key counts the features: a property it is none.
        if key == 0 && !column.eq_ignore_ascii_case(&layer.geometry) {
            columns.push(column);
        }
    }
    let names: Vec<String> = std::iter::once(&layer.geometry)
        .chain(&columns)
        .map(|name| quoted(name))
        .collect();
    let mut query = database.prepare(&format!(
        "SELECT rowid, {} FROM {} ORDER BY rowid",
        names.join(", "),
        quoted(&layer.table)
    ))?;
    let mut found = query.query([])?;
    let mut count = 0;
    while let Some(row) = found.next()? {
        count += 1;
        let key: i64 = row.get(0)?;
        let areas = match row.get_ref(1)? {
            ValueRef::Null => Err("has no geometry".to_owned()),
            ValueRef::Blob(blob) => wkb::of_geopackage(blob),
            _ => Err("has a geometry that is no blob".to_owned()),
        };
        let mut properties = Map::new();
        for (at, column) in columns.iter().enumerate() {
            if let Some(value) = value(row.get_ref(at + 2)?) {
                properties.insert(column.clone(), value);
            }
        }
        let label = if several {
            format!("{} {key}", layer.table)
        } else {
            key.to_string()
        };
        give(Feature {
            label,
            properties: &properties,
            areas,
            id: None,
        });
    }
    Ok(count)
}

fn value(value: ValueRef<'_>) -> Option<Value> {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => None,
        ValueRef::Integer(number) => Some(Value::from(number)),
        ValueRef::Real(number) => Number::from_f64(number).map(Value::Number),
        ValueRef::Text(text) => Some(Value::String(String::from_utf8_lossy(text).into_owned())),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    /// What every file of these tests begins with.
    const TABLES: &str = "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER);
        CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);";

    /// A square about 66° east, 35° north.
    const SQUARE: &str = "x'47500001E6100000 0103000000 01000000 05000000
        0000000000805040 0000000000804140 0000000000A05040 0000000000804140
        0000000000A05040 0000000000C04140 0000000000805040 0000000000C04140
        0000000000805040 0000000000804140'";

    fn layer(name: &str, kind: &str, srs: i64) -> String {
        format!(
            "INSERT INTO gpkg_contents VALUES ('{name}', 'features');
             INSERT INTO gpkg_geometry_columns VALUES ('{name}', 'geom', '{kind}', {srs});"
        )
    }

    fn square() -> String {
        SQUARE.split_whitespace().collect()
    }

    fn file(sql: &[&str]) -> Vec<u8> {
        let mut database = Connection::open_in_memory().unwrap();
        for sql in sql {
            database.execute_batch(sql).unwrap();
        }
        database.serialize(MAIN_DB).unwrap().to_vec()
    }

    type Seen = (String, Map<String, Value>, Result<usize, String>);

    fn all(bytes: &[u8]) -> Result<(Vec<Seen>, Found), String> {
        let mut seen = Vec::new();
        let found = features(bytes, &mut |feature| {
            let corners = feature.areas.map(|areas| areas[0][0].len());
            seen.push((feature.label, feature.properties.clone(), corners));
        })?;
        assert_eq!(found.features, seen.len());
        Ok((seen, found))
    }

    #[test]
    fn a_row_is_a_feature_with_its_columns() {
        let rows = format!(
            "CREATE TABLE \"a \"\"b\" (fid INTEGER PRIMARY KEY, geom BLOB, ADM2_PCODE TEXT, n INTEGER, r REAL, picture BLOB);
             INSERT INTO \"a \"\"b\" VALUES (7, {}, 'AF2811', 3, 1.5, x'00'), (9, NULL, NULL, NULL, NULL, NULL), (11, 'text', '', 0, 0, NULL);",
            square()
        );
        let mut bytes = file(&[TABLES, &layer("a \"b", "MULTIPOLYGON", 4326), &rows]);
        let due = all(&bytes).unwrap().0;
        let (label, properties, corners) = &due[0];
        assert_eq!((label.as_str(), corners), ("7", &Ok(5)));
        assert_eq!(
            Value::Object(properties.clone()),
            serde_json::json!({"ADM2_PCODE": "AF2811", "n": 3, "r": 1.5})
        );
        assert_eq!(due[1].2, Err("has no geometry".to_owned()));
        assert!(due[2].2.as_ref().is_err_and(|why| why.contains("no blob")));
        // As QGIS leaves it: written with a log beside it.
        bytes[18] = 2;
        bytes[19] = 2;
        assert_eq!(all(&bytes).unwrap().0, due);
    }

    #[test]
    fn layers_are_read_by_name_and_what_holds_no_polygons_is_told() {
        let rows = format!(
            "CREATE TABLE b (fid INTEGER PRIMARY KEY, geom BLOB); INSERT INTO b VALUES (1, {0});
             CREATE TABLE a (fid INTEGER PRIMARY KEY, geom BLOB); INSERT INTO a VALUES (4, {0});
             CREATE TABLE towns (geom BLOB);
             CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, x'' AS geom FROM n;
             INSERT INTO gpkg_spatial_ref_sys VALUES ('own', 100001, 'epsg', 4326);",
            square()
        );
        let bytes = file(&[
            TABLES,
            &layer("towns", "POINT", 4326),
            &layer("endless", "POLYGON", 4326),
            &layer("b", "Polygon", 100_001),
            &layer("a", "GEOMETRY", 4979),
            &rows,
        ]);
        let (seen, found) = all(&bytes).unwrap();
        let labels: Vec<&str> = seen.iter().map(|(label, ..)| label.as_str()).collect();
        assert_eq!(labels, ["a 4", "b 1"]);
        assert_eq!(
            found.passed_over,
            [
                "layer endless is no table and is passed over",
                "layer towns holds POINT and is passed over"
            ]
        );
    }

    #[test]
    fn what_cannot_be_used_says_why() {
        let table = "CREATE TABLE a (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT);";
        let good = file(&[TABLES, &layer("a", "POLYGON", 4326), table]);
        let mut cut = file(&[
            TABLES,
            &layer("a", "POLYGON", 4326),
            table,
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) INSERT INTO a SELECT i, NULL, hex(randomblob(20)) FROM n;",
        ]);
        let page = cut.len() / 2 / 4096 * 4096;
        cut[page..page + 4096].fill(0xaa);
        for (bytes, says) in [
            (
                file(&["CREATE TABLE t (x)"]),
                "no GeoPackage: it has no table gpkg_contents",
            ),
            (
                file(&[
                    "CREATE VIEW gpkg_contents AS SELECT 1",
                    "CREATE TABLE gpkg_geometry_columns (x)",
                ]),
                "no table gpkg_contents",
            ),
            (file(&[TABLES]), "has no layer of polygons"),
            (
                file(&[TABLES, &layer("a", "POINT", 4326), table]),
                "no layer of polygons: layer a holds POINT",
            ),
            (
                file(&[TABLES, &layer("gone", "POLYGON", 4326)]),
                "layer gone is no table",
            ),
            (
                file(&[TABLES, &layer("a", "POLYGON", 32642), table]),
                "its layer a in the reference system 32642, not WGS 84",
            ),
            (cut, "damaged"),
            (good[..good.len() - 5_000].to_vec(), ""),
            (
                b"SQLite format 3\0".to_vec(),
                "cannot be read as a GeoPackage",
            ),
        ] {
            let error = all(&bytes).unwrap_err();
            assert!(error.contains(says), "{error}, not {says}");
        }
    }
}

//! The tables that the GeoPackage standard (1.3) asks for, and QGIS's table of styles.

use super::GEOMETRY;

/// The file's mark and version, and pages of one size wherever it is made.
pub const PRAGMAS: &str = "PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
PRAGMA foreign_keys = OFF;";

/// What must be there before the layers.
pub const TABLES: &str = r#"
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude and latitude in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
INSERT INTO gpkg_extensions VALUES
  ('gpkg_data_columns', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec120/#extension_schema', 'read-write'),
  ('gpkg_data_column_constraints', NULL, 'gpkg_schema', 'http://www.geopackage.org/spec120/#extension_schema', 'read-write'),
  ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec120/#extension_metadata', 'read-write'),
  ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec120/#extension_metadata', 'read-write');
CREATE TABLE gpkg_data_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  name TEXT,
  title TEXT,
  description TEXT,
  mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name)
);
CREATE TABLE gpkg_data_column_constraints (
  constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL,
  value TEXT,
  min NUMERIC,
  min_is_inclusive BOOLEAN,
  max NUMERIC,
  max_is_inclusive BOOLEAN,
  description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value)
);
CREATE TABLE gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
  md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL,
  mime_type TEXT NOT NULL DEFAULT 'text/xml',
  metadata TEXT NOT NULL DEFAULT ''
);
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL,
  table_name TEXT,
  column_name TEXT,
  row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  md_file_id INTEGER NOT NULL,
  md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id)
);
"#;

/// QGIS's styles, listed as QGIS and GDAL list them, so that no tool takes the table for a stranger.
pub const AFTER_LAYERS: &str = r#"
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
  VALUES ('layer_styles', 'attributes', 'layer_styles', 'QGIS styles', '1970-01-01T00:00:00.000Z', 0);
"#;

/// A style: table, geometry column, style's name, QML, time.
pub const INSERT_STYLE: &str = "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) VALUES ('', '', ?1, ?2, ?3, ?4, '', 1, 'made by incident-mapper', '', NULL, ?5)";

/// The run's facts as JSON.
pub const INSERT_METADATA: &str = "INSERT INTO gpkg_metadata (id, md_scope, md_standard_uri, mime_type, metadata) VALUES (1, 'dataset', 'https://json-schema.org', 'application/json', ?1)";

/// They are about the whole file.
pub const INSERT_REFERENCE: &str = "INSERT INTO gpkg_metadata_reference (reference_scope, timestamp, md_file_id) VALUES ('geopackage', ?1, 1)";

/// A layer: name, description, time, bounds.
pub const INSERT_CONTENTS: &str = "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, min_x, min_y, max_x, max_y, srs_id) VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7, 4326)";

/// A layer's column of geometries, and their type.
pub const INSERT_GEOMETRY_COLUMN: &str =
    "INSERT INTO gpkg_geometry_columns VALUES (?1, ?2, ?3, 4326, 0, 0)";

/// A layer has a spatial index.
pub const INSERT_INDEXED: &str = "INSERT INTO gpkg_extensions VALUES (?1, ?2, 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')";

/// A column's documentation.
pub const INSERT_COLUMN: &str = "INSERT INTO gpkg_data_columns (table_name, column_name, name, description) VALUES (?1, ?2, ?2, ?3)";

/// What the layer of incidents holds.
pub const INCIDENTS: &str =
    "A point an incident: what, where, when, according to whom, and what is disputed";
/// What the layer of claims holds.
pub const CLAIMS: &str =
    "A point a claim that states a place of its own: who says what, in which words";

/// What the layer of outlines holds.
pub const OUTLINES: &str =
    "Districts and provinces, as a file that was given with --outlines draws them";

/// The name under which a layer's style is kept.
pub fn style_name(name: &str) -> String {
    format!("incident-mapper {name}")
}

/// The spatial index of the extension `gpkg_rtree_index`.
pub fn index(name: &str) -> String {
    format!(
        "CREATE VIRTUAL TABLE \"rtree_{name}_{GEOMETRY}\" USING rtree(id, minx, maxx, miny, maxy);"
    )
}

/// The triggers that keep the index right when the layer is edited, as the extension words them.
pub fn triggers(name: &str) -> String {
    let tree = format!("\"rtree_{name}_{GEOMETRY}\"");
    let g = GEOMETRY;
    let put = format!(
        "INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, ST_MinX(NEW.{g}), ST_MaxX(NEW.{g}), ST_MinY(NEW.{g}), ST_MaxY(NEW.{g}));"
    );
    let new_is = format!("(NEW.{g} NOTNULL AND NOT ST_IsEmpty(NEW.{g}))");
    let new_is_not = format!("(NEW.{g} ISNULL OR ST_IsEmpty(NEW.{g}))");
    let take = format!("DELETE FROM {tree} WHERE id = OLD.fid;");
    let trigger = |which: &str, on: &str, when: &str, does: &str| {
        format!(
            "CREATE TRIGGER \"rtree_{name}_{g}_{which}\" AFTER {on} ON \"{name}\" WHEN {when} BEGIN {does} END;\n"
        )
    };
    let same = "OLD.fid = NEW.fid";
    let other = "OLD.fid != NEW.fid";
    let of_geometry = format!("UPDATE OF {g}");
    [
        trigger("insert", "INSERT", &new_is, &put),
        trigger(
            "update1",
            &of_geometry,
            &format!("{same} AND {new_is}"),
            &put,
        ),
        trigger(
            "update2",
            &of_geometry,
            &format!("{same} AND {new_is_not}"),
            &take,
        ),
        trigger(
            "update3",
            "UPDATE",
            &format!("{other} AND {new_is}"),
            &format!("{take} {put}"),
        ),
        trigger(
            "update4",
            "UPDATE",
            &format!("{other} AND {new_is_not}"),
            &format!("DELETE FROM {tree} WHERE id IN (OLD.fid, NEW.fid);"),
        ),
        trigger("delete", "DELETE", &format!("OLD.{g} NOT NULL"), &take),
    ]
    .concat()
}

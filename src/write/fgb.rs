//! FlatGeobuf: a file a layer, in the order of its spatial index.
//!
//! The format has datetimes and no dates: a day is written "2018-04-05", which readers take for its
//! midnight. What is not known is left out, which readers show as null.

use std::io;

use flatgeobuf::geozero::error::GeozeroError;
use flatgeobuf::geozero::{ColumnValue, GeomProcessor, GeozeroGeometry, PropertyProcessor};
use flatgeobuf::{ColumnType, FgbCrs, FgbWriter, FgbWriterOptions, GeometryType};

use super::columns::{Type, Value};
use super::stage::Stage;
use super::table::{RunFacts, Table, Tables};
use super::{Writer, style};
use crate::error::{Error, Result};
use crate::model::LonLat;

/// Writes incidents.fgb and claims.fgb, each with its QGIS style.
pub struct FlatGeobuf;

impl Writer for FlatGeobuf {
    fn files(&self) -> &'static [&'static str] {
        &["incidents.fgb", "incidents.qml", "claims.fgb", "claims.qml"]
    }

    fn write(&self, tables: &Tables<'_>, stage: &mut Stage) -> Result<Vec<String>> {
        let mut notes = Vec::new();
        // This format holds no outlines: without a file of them beside it the circles stay.
        let drawn = stage.files().iter().any(|f| f.name == "outlines.geojson");
        let outlined: &[String] = if drawn { &tables.outlined } else { &[] };
        for (table, style, rows) in [
            (&tables.incidents, style::incidents(outlined), "incident"),
            (&tables.claims, style::claims(), "claim"),
        ] {
            let name = format!("{}.fgb", table.name);
            if table.points().next().is_none() {
                notes.push(format!("no {rows} has a point: {name} is not written"));
                continue;
            }
            let bytes = bytes(table, &tables.run).map_err(|error| Error::Write {
                path: stage.folder().join(&name),
                source: io::Error::other(error),
            })?;
            stage.add(&name, &bytes)?;
            stage.add(&format!("{}.qml", table.name), style.as_bytes())?;
        }
        Ok(notes)
    }
}

/// Whatever the writer behind it reports.
type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The table's located rows.
///
/// # Errors
/// The writer behind it keeps features in a temporary file, which may fail.
pub fn bytes(table: &Table<'_>, run: &RunFacts) -> std::result::Result<Vec<u8>, Fault> {
    let options = FgbWriterOptions {
        detect_type: false,
        promote_to_multi: false,
        crs: FgbCrs {
            org: Some("EPSG"),
            code: 4326,
            name: Some("WGS 84"),
            ..FgbCrs::default()
        },
        description: Some(&run.made_by),
        metadata: Some(&run.text),
        ..FgbWriterOptions::default()
    };
    let mut writer = FgbWriter::create_with_options(table.name, GeometryType::Point, options)?;
    for head in &table.heads {
        writer.add_column(head.name, column_type(head.kind), |builder, column| {
            column.description = Some(builder.create_string(head.doc));
        });
    }
    for (row, point) in table.located() {
        let mut faulty = None;
        writer.add_feature_geom(At(point), |feature| {
            for (at, (head, value)) in table.heads.iter().zip(&row.values).enumerate() {
                let day;
                let value = match value {
                    Value::Null => continue,
                    Value::Text(text) => ColumnValue::String(text),
                    Value::Integer(number) => ColumnValue::Long(*number),
                    Value::Number(number) => ColumnValue::Double(*number),
                    Value::Date(date) => {
                        day = date.to_string();
                        ColumnValue::DateTime(&day)
                    }
                };
                if let Err(error) = feature.property(at, head.name, &value) {
                    faulty = Some(error);
                }
            }
        })?;
        if let Some(error) = faulty {
            return Err(error.into());
        }
    }
    let mut bytes = Vec::new();
    writer.write(&mut bytes)?;
    Ok(bytes)
}

/// A point, as the writer reads geometries.
struct At(LonLat);

impl GeozeroGeometry for At {
    fn process_geom<P: GeomProcessor>(
        &self,
        processor: &mut P,
    ) -> std::result::Result<(), GeozeroError> {
        processor.point_begin(0)?;
        processor.xy(self.0.lon, self.0.lat, 0)?;
        processor.point_end(0)
    }
}

const fn column_type(kind: Type) -> ColumnType {
    match kind {
        Type::Text => ColumnType::String,
        Type::Integer => ColumnType::Long,
        Type::Number => ColumnType::Double,
        Type::Date => ColumnType::DateTime,
    }
}

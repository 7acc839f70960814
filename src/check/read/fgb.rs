//! FlatGeobuf.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use flatgeobuf::geozero::{ColumnValue, FeatureProperties, PropertyProcessor};
use flatgeobuf::{ColumnType, FallibleStreamingIterator, FgbReader, GeometryType};

use super::{Read, fault, remark};
use crate::check::{Cell, Finding, Row, Shape, Sheet};
use crate::write::columns::Type;

pub(super) fn read(file: &str, stem: &str, bytes: &[u8]) -> Read {
    // The reader behind it indexes properties without looking whether they are all there: a
    // damaged file must not end the program.
    match catch_unwind(AssertUnwindSafe(|| sheet(file, stem, bytes))) {
        Ok(Ok(read)) => read,
        Ok(Err(error)) => broken(file, &error.to_string()),
        Err(_) => broken(file, "its features end in the middle of a value"),
    }
}

fn broken(file: &str, why: &str) -> Read {
    (
        Vec::new(),
        vec![fault(file, format!("cannot be read as FlatGeobuf: {why}"))],
    )
}

fn sheet(file: &str, stem: &str, bytes: &[u8]) -> Result<Read, Box<dyn std::error::Error>> {
    let mut findings: Vec<Finding> = Vec::new();
    let reader = FgbReader::open(bytes)?;
    let header = reader.header();
    let name = header.name().unwrap_or(stem).to_owned();
    let code = header.crs().map(|crs| crs.code());
    if code.is_some_and(|code| code != 4326) {
        findings.push(fault(
            file,
            format!(
                "is in the reference system {}, not 4326",
                code.unwrap_or_default()
            ),
        ));
    }
    let told = header.features_count();
    let points = header.geometry_type() == GeometryType::Point;
    let columns: Vec<(String, Option<Type>)> = header
        .columns()
        .map(|columns| {
            columns
                .iter()
                .map(|column| (column.name().to_owned(), type_of(column.type_())))
                .collect()
        })
        .unwrap_or_default();
    let mut features = reader.select_all_seq()?;
    let mut rows = Vec::new();
    while let Some(feature) = features.next()? {
        let mut cells = Cells(BTreeMap::new());
        feature.process_properties(&mut cells)?;
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
            number: rows.len() + 1,
            id: None,
            shape,
            cells: cells.0,
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
        columns,
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

const fn type_of(kind: ColumnType) -> Option<Type> {
    match kind {
        ColumnType::String => Some(Type::Text),
        ColumnType::Long | ColumnType::Int => Some(Type::Integer),
        ColumnType::Double => Some(Type::Number),
        ColumnType::DateTime => Some(Type::Date),
        _ => None,
    }
}

/// A feature's values by name.
struct Cells(BTreeMap<String, Cell>);

impl PropertyProcessor for Cells {
    fn property(
        &mut self,
        _at: usize,
        name: &str,
        value: &ColumnValue<'_>,
    ) -> flatgeobuf::geozero::error::Result<bool> {
        let cell = match value {
            ColumnValue::String(text) | ColumnValue::Json(text) | ColumnValue::DateTime(text) => {
                Cell::Text((*text).to_owned())
            }
            ColumnValue::Long(number) => Cell::Integer(*number),
            ColumnValue::Int(number) => Cell::Integer((*number).into()),
            ColumnValue::Double(number) => Cell::Number(*number),
            ColumnValue::Float(number) => Cell::Number((*number).into()),
            ColumnValue::Bool(_) => Cell::Other("a truth value"),
            ColumnValue::Binary(_) => Cell::Other("bytes"),
            _ => Cell::Other("a number of another width"),
        };
        self.0.insert(name.to_owned(), cell);
        Ok(false)
    }
}

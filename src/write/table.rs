//! The two tables with their values worked out once, so that every format writes the same.

use super::Layer;
use super::clean::clean;
use super::columns::{self, Column, Type, Value};
use crate::model::{Location, LonLat, WherePrecision};

/// Incidents and claims.
#[derive(Clone, Debug)]
pub struct Tables {
    /// One row an incident.
    pub incidents: Table,
    /// One row a claim.
    pub claims: Table,
}

/// Column heads and rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// The layer's name, also the stem of its files.
    pub name: &'static str,
    /// The columns in order.
    pub heads: Vec<Head>,
    /// The rows in order.
    pub rows: Vec<Row>,
}

/// A column without its getter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Name.
    pub name: &'static str,
    /// Type of every value that is not null.
    pub kind: Type,
    /// What it holds.
    pub doc: &'static str,
}

/// A row: an incident or a claim.
#[derive(Clone, Debug)]
pub struct Row {
    /// The id, also the Feature's.
    pub id: String,
    /// Where it stands on the map.
    pub point: Option<LonLat>,
    /// A value a column.
    pub values: Vec<Value>,
}

impl Table {
    /// The incidents of a layer.
    pub fn incidents(layer: &Layer<'_>) -> Self {
        Self {
            name: "incidents",
            heads: heads(columns::INCIDENTS),
            rows: layer
                .incidents
                .iter()
                .map(|incident| Row {
                    id: clean(&incident.id),
                    point: incident.location.as_ref().and_then(point),
                    values: values(columns::INCIDENTS, incident, layer.run),
                })
                .collect(),
        }
    }

    /// The claims of a layer's incidents, in the incidents' order.
    ///
    /// A claim whose place was read in another sentence has the place's columns but no place of
    /// its own: it stands in the table and not on the map.
    pub fn claims(layer: &Layer<'_>) -> Self {
        Self {
            name: "claims",
            heads: heads(columns::CLAIMS),
            rows: layer
                .incidents
                .iter()
                .flat_map(|incident| incident.claims.iter().map(move |claim| (incident, claim)))
                .map(|(incident, joined)| Row {
                    id: clean(&joined.claim.id),
                    point: columns::own_place(&joined.claim).and_then(point),
                    values: values(columns::CLAIMS, joined, incident),
                })
                .collect(),
        }
    }

    /// Rows that stand on the map.
    pub fn located(&self) -> impl Iterator<Item = (&Row, LonLat)> {
        self.rows
            .iter()
            .filter_map(|row| row.point.map(|point| (row, point)))
    }
}

fn heads<A, B>(columns: &[Column<A, B>]) -> Vec<Head> {
    columns
        .iter()
        .map(|column| Head {
            name: column.name,
            kind: column.kind,
            doc: column.doc,
        })
        .collect()
}

/// A row's values: text cleaned, empty text and numbers that are none made null.
fn values<A, B>(columns: &[Column<A, B>], row: &A, context: &B) -> Vec<Value> {
    columns
        .iter()
        .map(|column| match (column.get)(row, context) {
            Value::Text(text) => {
                let text = clean(&text);
                if text.trim().is_empty() {
                    Value::Null
                } else {
                    Value::Text(text)
                }
            }
            Value::Number(number) if !number.is_finite() => Value::Null,
            value => value,
        })
        .collect()
}

/// The point of a location in six decimals (0.1 m): none for a country, none off the globe.
pub fn point(location: &Location) -> Option<LonLat> {
    if location.precision == WherePrecision::Country {
        return None;
    }
    let LonLat { lon, lat } = location.point?;
    let on_globe = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
    on_globe.then(|| LonLat {
        lon: six_decimals(lon),
        lat: six_decimals(lat),
    })
}

fn six_decimals(degrees: f64) -> f64 {
    // Adding zero turns -0 into 0.
    (degrees * 1e6).round() / 1e6 + 0.0
}

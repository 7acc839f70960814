//! The two tables, their values worked out row by row in one place, so that every format writes the same and none
//! holds more than a row of them.

use std::borrow::Cow;

use super::clean::{cell, clean};
use super::columns::{self, Column, Type, Value};
use super::companions::Shapes;
use jiff::civil::Date;

use super::{Layer, RunInfo, run_json};
use crate::model::incident::JoinedClaim;
use crate::model::{Incident, Location, LonLat, WherePrecision};

/// Incidents and claims.
#[derive(Clone, Debug)]
pub struct Tables<'a> {
    /// What they are the tables of.
    pub layer: Layer<'a>,
    /// One row an incident.
    pub incidents: Table<'a>,
    /// One row a claim.
    pub claims: Table<'a>,
    /// Outlines of districts and provinces; no row where the user gave none.
    pub outlines: Shapes,
    /// The places, as [`style::incidents`](super::style::incidents) knows them, whose outline is
    /// drawn in place of the circles of the incidents there; sorted, each once.
    pub outlined: Vec<String>,
    /// The run that they are of.
    pub run: RunFacts,
}

/// What formats that hold facts about the whole file say of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFacts {
    /// Program and gazetteer version.
    pub made_by: String,
    /// Digest of what went in: see [`RunInfo::digest`](super::RunInfo::digest).
    pub digest: String,
    /// A JSON object: program, versions, digest, counts of rows.
    pub text: String,
}

impl<'a> Tables<'a> {
    /// The tables of a layer.
    pub fn of(layer: &Layer<'a>) -> Self {
        let (incidents, claims) = (Table::incidents(layer), Table::claims(layer));
        let digest = layer.run.digest();
        let text = serde_json::json!({
            "program": run_json::PROGRAM,
            "version": layer.run.version,
            "gazetteer": layer.run.gazetteer_version,
            "run": digest,
            "incidents": incidents.len(),
            "claims": claims.len(),
        });
        Self {
            layer: *layer,
            incidents,
            claims,
            outlines: Shapes::outlines(layer.run),
            outlined: columns::outlined(layer),
            run: RunFacts {
                made_by: clean(&layer.run.made_by()),
                digest,
                text: text.to_string(),
            },
        }
    }
}

/// Column heads and rows.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The layer's name, also the stem of its files.
    pub name: &'static str,
    /// The columns in order.
    pub heads: Vec<Head>,
    /// Where the rows come from.
    pub source: Source<'a>,
}

/// Where the rows of a table come from.
#[derive(Clone, Debug)]
pub enum Source<'a> {
    /// The incidents of a layer.
    Incidents(Layer<'a>),
    /// The claims of a layer's incidents, in the incidents' order.
    Claims(Layer<'a>),
    /// They are there.
    Rows(Vec<Row>),
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

impl<'a> Table<'a> {
    /// The incidents of a layer.
    pub fn incidents(layer: &Layer<'a>) -> Self {
        Self {
            name: "incidents",
            heads: heads(columns::INCIDENTS),
            source: Source::Incidents(*layer),
        }
    }

    /// The claims of a layer's incidents, in the incidents' order.
    ///
    /// A claim whose place was read in another sentence has the place's columns but no place of
    /// its own: it stands in the table and not on the map.
    pub fn claims(layer: &Layer<'a>) -> Self {
        Self {
            name: "claims",
            heads: heads(columns::CLAIMS),
            source: Source::Claims(*layer),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        match &self.source {
            Source::Incidents(layer) => layer.incidents.len(),
            Source::Claims(layer) => layer.incidents.iter().map(|i| i.claims.len()).sum(),
            Source::Rows(rows) => rows.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows in order, each worked out when it is asked for.
    pub fn rows(&self) -> impl Iterator<Item = Cow<'_, Row>> {
        self.entries().map(Entry::row)
    }

    fn entries(&self) -> Box<dyn Iterator<Item = Entry<'_>> + '_> {
        match &self.source {
            Source::Incidents(layer) => {
                let each = layer.incidents.iter();
                Box::new(each.map(|incident| Entry::Incident(incident, layer.run)))
            }
            Source::Claims(layer) => Box::new(layer.incidents.iter().flat_map(|incident| {
                let claims = incident.claims.iter();
                claims.map(move |joined| Entry::Claim(joined, incident))
            })),
            Source::Rows(rows) => Box::new(rows.iter().map(Entry::Row)),
        }
    }

    /// A row's value in a column; none where it is null or the table has no such column.
    pub fn value<'r>(&self, row: &'r Row, column: &str) -> Option<&'r Value> {
        let at = self.heads.iter().position(|head| head.name == column)?;
        row.values.get(at).filter(|value| **value != Value::Null)
    }

    /// A row's text in a column of texts.
    pub fn text<'r>(&self, row: &'r Row, column: &str) -> Option<&'r str> {
        match self.value(row, column) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A row's whole number in a column of such.
    pub fn integer(&self, row: &Row, column: &str) -> Option<i64> {
        match self.value(row, column) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    /// A row's day in a column of dates.
    pub fn date(&self, row: &Row, column: &str) -> Option<Date> {
        match self.value(row, column) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        }
    }

    /// Rows that stand on the map.
    pub fn located(&self) -> impl Iterator<Item = (Cow<'_, Row>, LonLat)> {
        self.entries()
            .filter_map(|entry| Some((entry.point()?, entry)))
            .map(|(point, entry)| (entry.row(), point))
    }

    /// Where those stand.
    pub fn points(&self) -> impl Iterator<Item = LonLat> {
        self.entries().filter_map(|entry| entry.point())
    }
}

/// What a row is made of.
#[derive(Clone, Copy)]
enum Entry<'a> {
    Incident(&'a Incident, &'a RunInfo),
    Claim(&'a JoinedClaim, &'a Incident),
    Row(&'a Row),
}

impl<'a> Entry<'a> {
    fn point(self) -> Option<LonLat> {
        match self {
            Self::Incident(incident, _) => incident.location.as_ref().and_then(point),
            Self::Claim(joined, _) => columns::own_place(&joined.claim).and_then(point),
            Self::Row(row) => row.point,
        }
    }

    fn row(self) -> Cow<'a, Row> {
        let point = self.point();
        let (id, values) = match self {
            Self::Incident(incident, run) => {
                (&incident.id, values(columns::INCIDENTS, incident, run))
            }
            Self::Claim(joined, incident) => {
                (&joined.claim.id, values(columns::CLAIMS, joined, incident))
            }
            Self::Row(row) => return Cow::Borrowed(row),
        };
        Cow::Owned(Row {
            id: clean(id),
            point,
            values,
        })
    }
}

pub(super) fn heads<A, B>(columns: &[Column<A, B>]) -> Vec<Head> {
    columns
        .iter()
        .map(|column| Head {
            name: column.name,
            kind: column.kind,
            doc: column.doc,
        })
        .collect()
}

/// A row's values: text cleaned and no longer than a cell, empty text and numbers that are none made null.
pub(super) fn values<A, B>(columns: &[Column<A, B>], row: &A, context: &B) -> Vec<Value> {
    columns
        .iter()
        .map(|column| match (column.get)(row, context) {
            Value::Text(text) => {
                let text = cell(clean(&text));
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
    on_globe.then(|| six(LonLat { lon, lat }))
}

/// The point in six decimals.
pub(super) fn six(point: LonLat) -> LonLat {
    LonLat {
        lon: six_decimals(point.lon),
        lat: six_decimals(point.lat),
    }
}

fn six_decimals(degrees: f64) -> f64 {
    // Adding zero turns -0 into 0.
    (degrees * 1e6).round() / 1e6 + 0.0
}

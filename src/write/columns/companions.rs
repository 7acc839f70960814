//! The columns of the companion files: the circle or outline in which an incident happened, the
//! lines to the places that other sources give, the outlines that the user gave.

use std::collections::BTreeSet;

use super::Type::{Date, Integer, Text};
use super::cells::{date, joined, metres, text};
use super::{Column, INCIDENTS, Value};
use crate::model::{AdminRef, Incident, Location, Outline, PlaceKind, PointOf};
use crate::write::clean::{clean, one_line};
use crate::write::{Layer, RunInfo};

/// The incidents' columns that a circle or outline carries.
const CIRCLE: &[&str] = &[
    "incident_id",
    "title",
    "event_type",
    "sub_event_type",
    "date_start",
    "date_end",
    "location",
    "admin2",
    "admin1",
    "point_of",
    "where_prec",
    "uncertainty_m",
    "disputed",
    "made_by",
];

/// What tells a circle from an outline.
#[rustfmt::skip] // Two lines a column read as a table.
const DRAWN: [Column<Incident, RunInfo>; 2] = [
    Column { name: "drawn_as", kind: Text,
        doc: "circle: uncertainty_m about the point; district, province: its outline from a file of --outlines",
        get: |i, run| Value::Text(outline_of(i, run).map_or("circle", |o| o.kind.as_str()).to_owned()) },
    Column { name: "drawn_from", kind: Text,
        doc: "The outline's file, \"#\", and the feature's code, id or number; null for a circle",
        get: |i, run| text(outline_of(i, run).map(|o| one_line(&o.source))) },
];

/// The columns of a circle or outline, each as the incidents have it, and how it is drawn.
pub fn uncertainty() -> Vec<Column<Incident, RunInfo>> {
    let own = INCIDENTS
        .iter()
        .filter(|column| CIRCLE.contains(&column.name));
    let mut columns: Vec<Column<Incident, RunInfo>> =
        own.map(|column| Column { ..*column }).collect();
    let after = columns
        .iter()
        .position(|column| column.name == "uncertainty_m")
        .map_or(columns.len(), |at| at + 1);
    columns.splice(after..after, DRAWN);
    columns
}

/// The outline of the district or province whose point the incident's is.
pub fn outline_of<'a>(incident: &Incident, run: &'a RunInfo) -> Option<&'a Outline> {
    let place = incident.location.as_ref()?;
    let (kind, admin) = match place.point_of? {
        PointOf::District => (PlaceKind::District, &place.admin2),
        PointOf::Province => (PlaceKind::Province, &place.admin1),
        PointOf::Exact | PointOf::Near | PointOf::Area => return None,
    };
    let key = match admin {
        _ if place.kind == kind => &place.key,
        Some(admin) => &admin.key,
        None => return None,
    };
    run.outlines.get(key).filter(|outline| outline.kind == kind)
}

/// The places of the incidents that [`outline_of`] gives an outline: what their point is of, the
/// province and the district, as their columns name them, with "|" between; sorted, each once.
pub fn outlined(layer: &Layer<'_>) -> Vec<String> {
    let places = layer.incidents.iter().filter_map(|incident| {
        outline_of(incident, layer.run)?;
        let place = incident.location.as_ref()?;
        let name = |admin: &Option<AdminRef>| admin.as_ref().map(|admin| clean(&admin.name));
        Some(format!(
            "{}|{}|{}",
            place.point_of?.as_str(),
            name(&place.admin1).unwrap_or_default(),
            name(&place.admin2).unwrap_or_default(),
        ))
    });
    let places: BTreeSet<String> = places.collect();
    places.into_iter().collect()
}

/// The columns of an outline.
#[rustfmt::skip] // Two lines a column read as a table.
pub const OUTLINES: &[Column<Outline, ()>] = &[
    Column { name: "place_id", kind: Text, doc: "The gazetteer's key of the district or province",
        get: |o, ()| Value::Text(o.key.clone()) },
    Column { name: "name", kind: Text, doc: "Its name in the gazetteer",
        get: |o, ()| Value::Text(o.name.clone()) },
    Column { name: "level", kind: Text, doc: "district or province",
        get: |o, ()| Value::Text(o.kind.as_str().to_owned()) },
    Column { name: "pcode", kind: Text, doc: "OCHA's P-code",
        get: |o, ()| text(o.pcode.clone()) },
    Column { name: "admin1", kind: Text, doc: "The province that holds a district; null for a province",
        get: |o, ()| text(o.admin1.as_ref().map(|a| a.name.clone())) },
    Column { name: "admin1_pcode", kind: Text, doc: "Its P-code",
        get: |o, ()| text(o.admin1.as_ref().and_then(|a| a.code.clone())) },
    Column { name: "drawn_from", kind: Text, doc: "The file that was given, \"#\", and the feature's code, id or number",
        get: |o, ()| Value::Text(one_line(&o.source)) },
];

/// A place that claims give for an incident that is shown elsewhere.
#[derive(Clone, Debug)]
pub struct Rival<'a> {
    /// The place, which has a point.
    pub place: &'a Location,
    /// Who says so, each once, in the order of the claims.
    pub who: Vec<String>,
    /// The claims that say so.
    pub claims: Vec<String>,
    /// Metres from the shown point.
    pub metres: f64,
}

type Disputes<'a> = Column<Rival<'a>, Incident>;

const fn column<'a>(
    name: &'static str,
    kind: super::Type,
    get: fn(&Rival<'a>, &Incident) -> Value,
    doc: &'static str,
) -> Disputes<'a> {
    Column {
        name,
        kind,
        doc,
        get,
    }
}

/// The columns of a line from the shown place to another claimed one.
#[rustfmt::skip] // Two lines a column read as a table.
pub const fn disputes<'a>() -> [Disputes<'a>; 12] {
    [
        column("incident_id", Text, |_, i| Value::Text(i.id.clone()),
            "The incident"),
        column("title", Text, |_, i| Value::Text(one_line(&i.title)),
            "The incident in one line"),
        column("event_type", Text, |_, i| text(i.kind.map(|k| k.event_type().as_str())),
            "ACLED's event type; null where the means is not said"),
        column("date_start", Date, |_, i| date(i.date.as_ref().map(|d| d.interval.start)),
            "First day of the shown date, Kabul time"),
        column("date_end", Date, |_, i| date(i.date.as_ref().map(|d| d.interval.end)),
            "Last day of the shown date, Kabul time"),
        column("shown", Text, |_, i| text(i.location.as_ref().map(label)),
            "The shown place, where the line starts"),
        column("claimed", Text, |r, _| Value::Text(label(r.place)),
            "The other place, where it ends"),
        column("claimed_by", Text, |r, _| joined(&r.who),
            "Who says that it was there"),
        column("claim_ids", Text, |r, _| joined(&r.claims),
            "Their claims, as in the claims files"),
        column("point_of", Text, |r, _| text(r.place.point_of.map(|p| p.as_str())),
            "What the other place's point is the point of: exact, near, area, district or province"),
        column("uncertainty_m", Integer, |r, _| metres(r.place.uncertainty_m),
            "Radius in metres about the other place's point that holds it"),
        column("distance_m", Integer, |r, _| metres(Some(r.metres)),
            "Metres between the two points"),
    ]
}

/// "Moghol, Darzab, Jowzjan".
fn label(place: &Location) -> String {
    let mut names = vec![place.name.as_str()];
    for admin in [&place.admin2, &place.admin1].into_iter().flatten() {
        if !names.contains(&admin.name.as_str()) {
            names.push(&admin.name);
        }
    }
    names.join(", ")
}

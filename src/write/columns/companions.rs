//! The columns of the companion files: the circle in which an incident happened, and the lines to
//! the places that other sources give.

use super::Type::{Date, Integer, Text};
use super::cells::{date, joined, metres, text};
use super::{Column, INCIDENTS, Value};
use crate::model::{Incident, Location};
use crate::write::RunInfo;
use crate::write::clean::one_line;

/// The incidents' columns that a circle carries.
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

/// The columns of a circle, each as the incidents have it.
pub fn uncertainty() -> Vec<Column<Incident, RunInfo>> {
    INCIDENTS
        .iter()
        .filter(|column| CIRCLE.contains(&column.name))
        .map(|column| Column { ..*column })
        .collect()
}

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

//! From a place of the gazetteer to a location as it is written into the layer.

use crate::gazetteer::Gazetteer;
use crate::model::Span;
use crate::model::location::{AdminFacts, AdminRef, Location, Spot};
use crate::model::place::{PlaceId, PlaceKind};
use crate::model::precision::{PointOf, WherePrecision};

/// Least radius in metres given to a village, town or site: gazetteers place them no better.
const SPOT_M: f64 = 1_000.0;
/// Least radius in metres given to a city.
const CITY_M: f64 = 3_000.0;

/// The location that naming `place` states.
///
/// A place without a point of its own takes that of the nearest place that holds it, and the
/// precision and radius (in metres) of that one. A country has no point.
pub fn location_of(gaz: &Gazetteer, place: PlaceId, span: Span, as_written: &str) -> Location {
    let entry = gaz.place(place);
    let admin = |kind| gaz.admin(place, kind).map(|id| admin_ref(gaz, id));
    let mut location = Location {
        span,
        as_written: as_written.into(),
        spot: Spot {
            key: entry.key.clone(),
            name: entry.name.clone(),
            kind: entry.kind,
            admin2: admin(PlaceKind::District),
            admin1: admin(PlaceKind::Province),
            country: admin(PlaceKind::Country),
            point: None,
            point_of: None,
            precision: WherePrecision::Country,
            uncertainty_m: None,
            candidates: Vec::new(),
        }
        .into(),
    };
    if let Some(shown) = std::iter::once(place)
        .chain(gaz.ancestors(place))
        .find(|&id| has_point(gaz, id))
    {
        put_on(gaz, shown, shown == place, &mut location);
    }
    location
}

/// A place that the gazetteer does not know, within one that it does.
///
/// The name stays as written; point, precision and radius are those of `parent`.
pub(super) fn unknown_in(
    gaz: &Gazetteer,
    parent: PlaceId,
    kind: PlaceKind,
    span: Span,
    as_written: &str,
) -> Location {
    let mut location = location_of(gaz, parent, span, as_written);
    location.name = as_written.to_owned();
    location.kind = kind;
    if location.point_of == Some(PointOf::Exact) {
        location.point_of = Some(PointOf::Near);
        location.precision = WherePrecision::Near;
    }
    location
}

fn has_point(gaz: &Gazetteer, id: PlaceId) -> bool {
    let place = gaz.place(id);
    place.point.is_some() && place.kind != PlaceKind::Country
}

fn put_on(gaz: &Gazetteer, shown: PlaceId, own: bool, location: &mut Location) {
    let place = gaz.place(shown);
    let (point_of, precision, least) = match place.kind {
        PlaceKind::Country => return,
        PlaceKind::Province => (PointOf::Province, WherePrecision::Province, 0.0),
        PlaceKind::District => (PointOf::District, WherePrecision::District, 0.0),
        PlaceKind::Area => (PointOf::Area, WherePrecision::Area, SPOT_M),
        PlaceKind::City if own => (PointOf::Exact, WherePrecision::Exact, CITY_M),
        _ if own => (PointOf::Exact, WherePrecision::Exact, SPOT_M),
        // A part of a town or site that has no point of its own.
        _ => (PointOf::Near, WherePrecision::Near, CITY_M),
    };
    location.point = place.point;
    location.point_of = Some(point_of);
    location.precision = precision;
    location.uncertainty_m = Some(place.radius_m.max(least));
}

fn admin_ref(gaz: &Gazetteer, id: PlaceId) -> AdminRef {
    let place = gaz.place(id);
    let code = match place.kind {
        PlaceKind::Country => &place.iso,
        _ => &place.pcode,
    };
    let facts = AdminFacts {
        key: place.key.clone(),
        name: place.name.clone(),
        code: code.clone(),
    };
    facts.into()
}

//! Which place of the gazetteer a feature is the outline of.

use super::properties::Told;
use super::rings;
use crate::gazetteer::{Gazetteer, How};
use crate::model::outline::Area;
use crate::model::{LonLat, PlaceId, PlaceKind};

/// Degrees by which a place's point may lie beyond the outline's bounds: one further off belongs to
/// another place.
const NEAR: f64 = 0.5;

/// Why a feature has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unmatched {
    /// It is not a feature that the gazetteer could know: a country, a village, one without a code
    /// or name.
    Other,
    /// Its code or name is none of a district or province.
    Unknown,
    /// Several places bear its name, and its shape does not tell which is meant.
    Ambiguous,
    /// It stands elsewhere than its place: the words say how.
    Elsewhere(String),
}

/// The place that a feature outlines: by its code, else by its name where that is one place's.
pub(super) fn place(
    told: &Told,
    areas: &[Area],
    gazetteer: &Gazetteer,
) -> Result<PlaceId, Unmatched> {
    if told.other || (told.code.is_none() && told.name.is_none()) {
        return Err(Unmatched::Other);
    }
    let by_code = |code: &String| by_code(code, told.kind, gazetteer);
    let place = match told.code.as_ref().map(by_code) {
        Some(Some(place)) => place,
        // A code that nobody has may be that of a place whose code the gazetteer lacks, and of no other.
        code => by_name(told, areas, gazetteer, code.is_some())?,
    };
    stands_there(place, areas, gazetteer).map_err(Unmatched::Elsewhere)?;
    Ok(place)
}

fn level(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::District | PlaceKind::Province)
}

fn by_code(code: &str, kind: Option<PlaceKind>, gazetteer: &Gazetteer) -> Option<PlaceId> {
    let is = |own: &Option<String>| {
        own.as_ref()
            .is_some_and(|own| own.eq_ignore_ascii_case(code))
    };
    let mut found = gazetteer.places().filter(|(_, place)| {
        level(place.kind)
            && kind.is_none_or(|kind| kind == place.kind)
            && (is(&place.pcode) || is(&place.iso))
    });
    let (place, _) = found.next()?;
    found.next().is_none().then_some(place)
}

/// `uncoded`: only among places without a code.
fn by_name(
    told: &Told,
    areas: &[Area],
    gazetteer: &Gazetteer,
    uncoded: bool,
) -> Result<PlaceId, Unmatched> {
    let name = told.name.as_deref().unwrap_or_default();
    let provinces: Vec<PlaceId> = told
        .province
        .iter()
        .flat_map(|province| {
            gazetteer
                .known(province)
                .into_iter()
                .map(|hit| hit.place)
                .filter(|place| gazetteer.place(*place).kind == PlaceKind::Province)
        })
        .collect();
    let hits = gazetteer.known(name);
    let of = |how: How| -> Vec<PlaceId> {
        hits.iter()
            .filter(|hit| hit.how == how)
            .map(|hit| hit.place)
            .filter(|place| {
                let there = gazetteer.place(*place);
                let kind = there.kind;
                let inside = |province: &PlaceId| gazetteer.contains(*province, *place);
                level(kind)
                    && !(uncoded && there.pcode.is_some())
                    && told.kind.is_none_or(|due| due == kind)
                    && (provinces.is_empty() || provinces.iter().any(inside))
            })
            .collect()
    };
    let exact = of(How::Exact);
    let places = if exact.is_empty() {
        of(How::Variant)
    } else {
        exact
    };
    match places.as_slice() {
        [] => Err(Unmatched::Unknown),
        [one] => Ok(*one),
        several => {
            let mut fit = several
                .iter()
                .filter(|place| fits(**place, areas, gazetteer));
            match (fit.next(), fit.next()) {
                (Some(one), None) => Ok(*one),
                _ => Err(Unmatched::Ambiguous),
            }
        }
    }
}

/// Whether the shape can be this place's: a province holds most of its districts' points, a district
/// its own and not most of its neighbours'.
fn fits(place: PlaceId, areas: &[Area], gazetteer: &Gazetteer) -> bool {
    let province = gazetteer.admin(place, PlaceKind::Province);
    let districts: Vec<LonLat> = province
        .iter()
        .flat_map(|province| gazetteer.children(*province))
        .map(|id| gazetteer.place(*id))
        .filter(|place| place.kind == PlaceKind::District)
        .filter_map(|place| place.point)
        .collect();
    let inside = districts
        .iter()
        .filter(|point| rings::holds(areas, **point))
        .count();
    if province == Some(place) {
        2 * inside > districts.len()
    } else {
        let own = gazetteer.place(place).point;
        own.is_some_and(|point| rings::holds(areas, point))
            && (2 * inside <= districts.len() || districts.len() == 1)
    }
}

/// Whether the place's point lies in or near the outline.
fn stands_there(place: PlaceId, areas: &[Area], gazetteer: &Gazetteer) -> Result<(), String> {
    let place = gazetteer.place(place);
    let Some(point) = place.point else {
        return Ok(());
    };
    let [west, south, east, north] = rings::bounds(areas);
    let near = |lon: f64, lat: f64| {
        (west - NEAR..=east + NEAR).contains(&lon) && (south - NEAR..=north + NEAR).contains(&lat)
    };
    if near(point.lon, point.lat) {
        return Ok(());
    }
    Err(if near(point.lat, point.lon) {
        format!(
            "is the outline of {} with longitude and latitude swapped",
            place.name
        )
    } else {
        format!("lies far from {}, whose code or name it has", place.name)
    })
}

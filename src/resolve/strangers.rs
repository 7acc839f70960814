//! Names that are not those of the places that the gazetteer has under them.

use super::context::Name;
use super::relative;
use crate::gazetteer::Gazetteer;
use crate::model::place::{PlaceId, PlaceKind};

/// A holder's border on the ground may run this far beyond its radius, in metres.
const BORDER_SLACK_M: f64 = 5_000.0;

/// No candidate lies in the named holder or close to it: another place of that name is meant.
pub(super) fn is_stranger(gaz: &Gazetteer, name: &Name, holder: PlaceId) -> bool {
    name.candidates
        .iter()
        .all(|&c| !gaz.contains(holder, c) && !is_close(gaz, holder, c))
        && name.typed.is_none_or(|k| k.level() < 2)
        && gaz.place(holder).kind != PlaceKind::Country
}

/// "Jalalabad village": none of the places of that name is one.
pub(super) fn is_no_such_village(gaz: &Gazetteer, name: &Name) -> bool {
    name.typed == Some(PlaceKind::Village)
        && !name.plural
        && !name.candidates.is_empty()
        && name.candidates.iter().all(|&c| {
            let kind = gaz.place(c).kind;
            kind == PlaceKind::City || kind.level() >= PlaceKind::Province.level()
        })
}

/// The candidate's point lies within the holder's radius and a little more; for a province, next to one of its
/// districts.
pub(super) fn is_close(gaz: &Gazetteer, holder: PlaceId, candidate: PlaceId) -> bool {
    let outer = gaz.place(holder);
    if outer.kind == PlaceKind::Province {
        return nearest_district(gaz, candidate).is_some_and(|d| gaz.contains(holder, d));
    }
    match (outer.point, gaz.place(candidate).point) {
        (Some(a), Some(b)) => relative::metres(a, b) <= outer.radius_m + BORDER_SLACK_M,
        _ => false,
    }
}

/// The district whose point is nearest to a place.
fn nearest_district(gaz: &Gazetteer, candidate: PlaceId) -> Option<PlaceId> {
    let point = gaz.place(candidate).point?;
    let country = gaz.admin(candidate, PlaceKind::Country)?;
    gaz.children(country)
        .iter()
        .flat_map(|&province| gaz.children(province))
        .filter(|&&id| gaz.place(id).kind == PlaceKind::District)
        .filter_map(|&id| Some((relative::metres(gaz.place(id).point?, point), id)))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, id)| id)
}

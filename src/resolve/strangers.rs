//! Names that are not those of the places that the gazetteer has under them.

use super::context::{Ctx, Name};
use super::relative;
use crate::gazetteer::Gazetteer;
use crate::model::place::{PlaceId, PlaceKind};
use crate::text::fold::fold_str;

/// A holder's border on the ground may run this far beyond its radius, in metres.
const BORDER_SLACK_M: f64 = 5_000.0;

/// A degree of latitude is never shorter, in metres: a little less than it is at the equator.
const LEAST_DEGREE_M: f64 = 110_500.0;

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
    let districts = gaz
        .children(country)
        .iter()
        .flat_map(|&province| gaz.children(province))
        .filter(|&&id| gaz.place(id).kind == PlaceKind::District);
    let mut nearest: Option<(f64, PlaceId)> = None;
    for &id in districts {
        let Some(own) = gaz.place(id).point else {
            continue;
        };
        // No way is shorter than that between the parallels: most districts need no geodesic.
        let least = (own.lat - point.lat).abs() * LEAST_DEGREE_M;
        if nearest.is_some_and(|(metres, _)| metres < least) {
            continue;
        }
        let metres = relative::metres(own, point);
        if nearest.is_none_or(|(least, _)| metres.total_cmp(&least).is_lt()) {
            nearest = Some((metres, id));
        }
    }
    nearest.map(|(_, id)| id)
}

/// Evidence of the report's focus from which a village of an imported gazetteer is believed.
pub(super) const PROOF: f64 = 0.5;

/// A village that only an imported gazetteer has, with no word for its kind and not "in" or "at" it: among tens of
/// thousands of villages there is one for every man's name.
pub(super) fn is_unproved(ctx: &Ctx<'_>, name: &Name) -> bool {
    let imported =
        !name.candidates.is_empty() && name.candidates.iter().all(|&id| ctx.gaz.is_imported(id));
    let led = matches!(
        ctx.before(name.tokens.start, 1),
        "in" | "at" | "near" | "of" | "from" | "outside" | "around" | "to"
    );
    // Neither is "in Karim" enough where only a variant of the village's name is Karim.
    let spelled = || {
        let surface = fold_str(name.surface(ctx));
        name.candidates
            .iter()
            .any(|&id| ctx.gaz.names(id).any(|n| fold_str(n) == surface))
    };
    imported && name.typed.is_none() && !(led && spelled())
}

//! Names that are not those of the places that the gazetteer has under them.

use super::context::{Ctx, Name};
use super::relative;
use crate::gazetteer::Gazetteer;
use crate::model::place::{LonLat, PlaceId, PlaceKind};
use crate::text::fold::fold_str;

/// A holder's border on the ground may run this far beyond its radius, in metres.
const BORDER_SLACK_M: f64 = 5_000.0;

/// A degree of latitude is never shorter, in metres: a little less than it is at the equator.
const LEAST_DEGREE_M: f64 = 110_500.0;

/// Nor is a degree of longitude shorter than this times the cosine of the greater latitude, for
/// points up to 20 degrees apart: the great circle's detour and the flattening take away less.
const LEAST_ACROSS_M: f64 = 105_000.0;

/// A way, in metres, that the geodesic between two points is not shorter than.
fn at_least(a: LonLat, b: LonLat) -> f64 {
    let along = (a.lat - b.lat).abs() * LEAST_DEGREE_M;
    let apart = (a.lon - b.lon).abs();
    if apart > 20.0 {
        return along;
    }
    let across = apart * LEAST_ACROSS_M * a.lat.abs().max(b.lat.abs()).to_radians().cos();
    along.max(across)
}

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
        return nearest_district(gaz, candidate).is_some_and(|d| gaz.contains(holder, d))
            || is_over_the_border(gaz, holder, candidate);
    }
    match (outer.point, gaz.place(candidate).point) {
        (Some(a), Some(b)) => relative::metres(a, b) <= outer.radius_m + BORDER_SLACK_M,
        _ => false,
    }
}

/// A district of the next province, as far from one of this province's own as the two reach: Ghormach of Badghis was
/// administered from Faryab for years, and reports say so.
fn is_over_the_border(gaz: &Gazetteer, province: PlaceId, candidate: PlaceId) -> bool {
    let inner = gaz.place(candidate);
    let Some(point) = inner.point.filter(|_| inner.kind == PlaceKind::District) else {
        return false;
    };
    gaz.children(province).iter().any(|&d| {
        let own = gaz.place(d);
        let reach = inner.radius_m + own.radius_m;
        own.kind == PlaceKind::District
            && own
                .point
                .is_some_and(|p| at_least(p, point) <= reach && relative::metres(p, point) <= reach)
    })
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
    // The district that holds the place is rarely far: what lies farther cannot be the nearest.
    let home = gaz.admin(candidate, PlaceKind::District);
    let home = home.filter(|&id| gaz.parent(id).and_then(|p| gaz.parent(p)) == Some(country));
    let home = home.and_then(|id| gaz.place(id).point);
    let near = home.map_or(f64::INFINITY, |home| relative::metres(home, point));
    let mut nearest: Option<(f64, PlaceId)> = None;
    for &id in districts {
        let Some(own) = gaz.place(id).point else {
            continue;
        };
        // Most districts need no geodesic: they lie too far off by the simplest measure.
        let least = at_least(own, point);
        if near < least || nearest.is_some_and(|(metres, _)| metres < least) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_simple_measure_never_exceeds_the_geodesic() {
        let steps = |from: f64, step: f64| (0..9).map(move |i| from + step * f64::from(i));
        for (lat, lon) in steps(0.0, 8.7).flat_map(|lat| steps(0.0, 2.4).map(move |lon| (lat, lon)))
        {
            for base in [0.0, 29.4, 34.5, 38.4, 70.0] {
                let a = LonLat {
                    lon: 60.0,
                    lat: base,
                };
                let b = LonLat {
                    lon: 60.0 + lon,
                    lat,
                };
                let metres = relative::metres(a, b);
                assert!(
                    at_least(a, b) <= metres,
                    "{a:?} {b:?}: {} {metres}",
                    at_least(a, b)
                );
            }
        }
        // And it is near enough to tell districts apart.
        let (a, b) = (
            LonLat {
                lon: 66.0,
                lat: 35.0,
            },
            LonLat {
                lon: 68.0,
                lat: 35.0,
            },
        );
        assert!(at_least(a, b) > 0.9 * relative::metres(a, b));
    }
}

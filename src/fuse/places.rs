//! How two locations stand to each other: for joining claims and for finding disputes.

use geo::{Distance, Haversine, Point};

use crate::model::{Location, LonLat, PlaceKind};
use crate::text::person_names::same_spelling;

/// How two locations stand to each other, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// The same settlement or spot, or a spot inside a settlement.
    Spot,
    /// Nothing finer than a district or area is shared.
    District,
    /// Nothing finer than a province is shared.
    Province,
    /// Nothing finer than a country is shared.
    Country,
    /// They contradict each other.
    Apart,
}

/// Metres between two points on the sphere; within 0.6% of the ellipsoid's distance.
pub(super) fn metres(a: LonLat, b: LonLat) -> f64 {
    Haversine.distance(Point::new(a.lon, a.lat), Point::new(b.lon, b.lat))
}

/// The finest level at which two locations agree.
pub(super) fn relation(a: &Location, b: &Location) -> Relation {
    if disagree(a, b) {
        return Relation::Apart;
    }
    match a.kind.level().max(b.kind.level()) {
        0 => Relation::Spot,
        1 => Relation::District,
        2 => Relation::Province,
        _ => Relation::Country,
    }
}

/// Whether two locations cannot both be right. One inside the other agree; so do a spot and the
/// town or area whose radius holds it, and two spellings of one village. Two districts never do.
pub(super) fn disagree(a: &Location, b: &Location) -> bool {
    if !a.contradicts(b) {
        return false;
    }
    if same_admin(a, b)
        && a.kind.level() == 0
        && b.kind.level() == 0
        && same_spelling(&a.name, &b.name)
    {
        return false;
    }
    let (Some(here), Some(there)) = (a.point, b.point) else {
        return true;
    };
    let holds = |outer: &Location, inner: &Location| {
        let wide = matches!(
            outer.kind,
            PlaceKind::City | PlaceKind::Town | PlaceKind::Area
        );
        let inner_is_spot = !matches!(
            inner.kind,
            PlaceKind::District | PlaceKind::Province | PlaceKind::Country
        );
        wide && inner_is_spot
            && outer.kind != inner.kind
            && outer
                .uncertainty_m
                .is_some_and(|radius| metres(here, there) <= radius)
    };
    !(holds(a, b) || holds(b, a) || area_meets(a, b) || area_meets(b, a))
}

/// A valley or region that reaches over a district's or province's border agrees with it where
/// their points lie within the sum of their radii.
fn area_meets(area: &Location, admin: &Location) -> bool {
    area.kind == PlaceKind::Area
        && matches!(admin.kind, PlaceKind::District | PlaceKind::Province)
        && match (
            area.point,
            admin.point,
            area.uncertainty_m,
            admin.uncertainty_m,
        ) {
            (Some(a), Some(b), Some(ra), Some(rb)) => metres(a, b) <= ra.min(rb),
            _ => false,
        }
}

fn same_admin(a: &Location, b: &Location) -> bool {
    match (&a.admin2, &b.admin2) {
        (Some(a), Some(b)) => a.key == b.key,
        _ => match (&a.admin1, &b.admin1) {
            (Some(a), Some(b)) => a.key == b.key,
            _ => false,
        },
    }
}

/// Whether the two lie in one province, as far as is known.
pub(super) fn same_province(a: &Location, b: &Location) -> bool {
    matches!((&a.admin1, &b.admin1), (Some(a), Some(b)) if a.key == b.key)
}

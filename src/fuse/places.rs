//! How two locations stand to each other: for joining claims and for finding disputes.

use geo::{Distance, Haversine, Point};

use crate::model::{Location, LonLat, PlaceKind};
use crate::text::spelling::same_spelling;

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

/// The finest level at which two locations agree, where `alike` says whether their names are
/// spellings of one.
pub(super) fn relation_by(a: &Location, b: &Location, alike: impl Fn() -> bool) -> Relation {
    if disagree_by(a, b, &alike) {
        return Relation::Apart;
    }
    if !is_admin(a) && !is_admin(b) && (a.key == b.key || alike()) {
        return Relation::Spot;
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
    disagree_by(a, b, || same_spelling(&a.name, &b.name))
}

fn disagree_by(a: &Location, b: &Location, alike: impl Fn() -> bool) -> bool {
    if !a.contradicts(b) {
        return false;
    }
    if same_admin(a, b) && !is_admin(a) && !is_admin(b) && alike() {
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
        wide && !is_admin(inner)
            && outer.kind != inner.kind
            && outer
                .uncertainty_m
                .is_some_and(|radius| metres(here, there) <= radius)
    };
    !(holds(a, b) || holds(b, a) || area_meets(a, b) || area_meets(b, a))
}

/// A region that no district or province holds agrees with those that lie within its radius.
fn area_meets(area: &Location, admin: &Location) -> bool {
    let over_borders = match admin.kind {
        PlaceKind::District => area.admin2.is_none(),
        PlaceKind::Province => area.admin1.is_none(),
        _ => false,
    };
    area.kind == PlaceKind::Area
        && over_borders
        && matches!((area.point, admin.point, area.uncertainty_m), (Some(a), Some(b), Some(radius)) if metres(a, b) <= radius)
}

fn is_admin(place: &Location) -> bool {
    matches!(
        place.kind,
        PlaceKind::District | PlaceKind::Province | PlaceKind::Country
    )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::build::*;

    fn relation(a: &Location, b: &Location) -> Relation {
        relation_by(a, b, || same_spelling(&a.name, &b.name))
    }

    #[test]
    fn a_place_inside_another_agrees_and_two_districts_never_do() {
        assert_eq!(relation(&moghol(), &darzab()), Relation::District);
        assert_eq!(relation(&moghol(), &jowzjan()), Relation::Province);
        assert_eq!(relation(&moghol(), &moghol()), Relation::Spot);
        assert_eq!(relation(&darzab(), &bal_chiragh()), Relation::Apart);
        assert_eq!(relation(&achin(), &kot()), Relation::Apart);
    }

    #[test]
    fn a_spot_within_a_citys_radius_agrees_with_the_city() {
        let mut airport = place(
            PlaceKind::Site,
            &[("x", "Airport"), ("other", "Behsud"), ("af06", "Nangarhar")],
            70.49,
            34.4,
        );
        assert!(!disagree(&airport, &jalalabad()));
        airport.point = Some(LonLat {
            lon: 71.0,
            lat: 34.4,
        });
        assert!(disagree(&airport, &jalalabad()));
    }

    #[test]
    fn two_spellings_of_an_unknown_village_are_one_place_within_a_district() {
        let village = |name: &str| {
            place(
                PlaceKind::Village,
                &[("af2811", name), ("af2811", "Darzab"), JOWZJAN],
                65.38,
                35.98,
            )
        };
        assert!(!disagree(&village("Moghul"), &village("Moghol")));
        assert!(disagree(&village("Qashlaq"), &village("Qurogh")));
    }
}

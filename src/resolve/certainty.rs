//! How often a choice is right, told from its weighed evidence and from what the report says around it.
//!
//! The shares were measured on half of the places of a reference gazetteer, in sentences of our own; docs/PLACES.md
//! has the other half's figures and the command that makes them. `tests/places/calibrate.py` measures both.

use crate::gazetteer::Gazetteer;
use crate::model::location::MentionRole;
use crate::model::place::{PlaceId, PlaceKind};

use super::context::Name;

/// Share right for each share of the evidence, rising; straight lines between.
type Curve = &'static [(f64, f64)];

/// A name that the gazetteer does not know, placed in the district or province told with it.
const IN_HOLDER: f64 = 0.99;
/// A district that is told by what its name sounds like is no surer than that.
const SPELT_ALIKE: f64 = 0.95;
const PROVINCE: Curve = &[(0.2, 0.85), (0.6, 0.95), (0.8, 0.99), (1.0, 1.0)];

/// Villages, sites and areas where the tables have only those that reports name: most places are not in them, so that
/// a name without support is more often another village's.
const KNOWN_FEW: [Curve; 3] = [
    &[(0.5, 0.74), (1.0, 0.80)],
    &[(0.5, 0.22), (1.0, 0.26)],
    &[(0.5, 0.14), (1.0, 0.16)],
];
/// Where villages were imported, what the evidence left open is among those that are listed.
const KNOWN_ALL: [Curve; 3] = [
    &[
        (0.0, 0.60),
        (0.5, 0.85),
        (0.9, 0.95),
        (0.96, 0.99),
        (1.0, 1.0),
    ],
    &[
        (0.0, 0.50),
        (0.5, 0.80),
        (0.9, 0.94),
        (0.96, 0.99),
        (1.0, 1.0),
    ],
    &[
        (0.0, 0.50),
        (0.5, 0.80),
        (0.9, 0.95),
        (0.96, 0.99),
        (1.0, 1.0),
    ],
];
/// Cities and districts, which the tables have all of.
const LARGE: [Curve; 3] = [
    &[
        (0.2, 0.70),
        (0.5, 0.79),
        (0.63, 0.86),
        (0.84, 0.96),
        (1.0, 1.0),
    ],
    &[
        (0.2, 0.70),
        (0.5, 0.76),
        (0.65, 0.87),
        (0.95, 0.92),
        (1.0, 0.93),
    ],
    &[(0.2, 0.54), (0.6, 0.58), (1.0, 0.62)],
];

/// What the other places of the report say of a choice.
#[derive(Clone, Copy)]
enum Support {
    /// One of them lies in its province, or is it.
    Backed,
    /// There are none.
    Alone,
    /// All lie in other provinces.
    Against,
}

/// The chance, 0 to 1, that the place chosen for a name is or holds the one that is meant.
///
/// Countries and what lies in no province of the tables keep their share of the evidence.
pub(super) fn of(gaz: &Gazetteer, names: &[Name], at: usize) -> f64 {
    let Some(name) = names.get(at) else {
        return 0.0;
    };
    let Some(place) = name.place.filter(|_| name.role != MentionRole::Person) else {
        return name.score;
    };
    let Some(province) = gaz.admin(place, PlaceKind::Province) else {
        return name.score;
    };
    let kind = gaz.place(place).kind;
    if name.unknown {
        return IN_HOLDER;
    }
    if kind == PlaceKind::Province {
        return read(PROVINCE, name.score);
    }
    let curves = match kind {
        PlaceKind::City | PlaceKind::District => &LARGE,
        _ if has_villages(gaz, place) => &KNOWN_ALL,
        _ => &KNOWN_FEW,
    };
    let [backed, alone, against] = curves;
    let curve = match support(gaz, names, at, province) {
        Support::Backed => backed,
        Support::Alone => alone,
        Support::Against => against,
    };
    let certainty = read(curve, name.score);
    if name.fuzzy {
        certainty.min(SPELT_ALIKE)
    } else {
        certainty
    }
}

fn support(gaz: &Gazetteer, names: &[Name], at: usize, province: PlaceId) -> Support {
    let mut others = names
        .iter()
        .enumerate()
        .filter(|(i, n)| *i != at && n.locates())
        .filter_map(|(_, n)| gaz.admin(n.place?, PlaceKind::Province))
        .peekable();
    if others.peek().is_none() {
        Support::Alone
    } else if others.any(|other| other == province) {
        Support::Backed
    } else {
        Support::Against
    }
}

/// Whether villages of the place's district were imported.
fn has_villages(gaz: &Gazetteer, place: PlaceId) -> bool {
    gaz.is_imported(place)
        || [PlaceKind::District, PlaceKind::Province]
            .into_iter()
            .filter_map(|kind| gaz.admin(place, kind))
            .flat_map(|holder| gaz.children(holder))
            .any(|&child| gaz.is_imported(child))
}

/// The height of a curve, its ends carried on.
fn read(curve: Curve, at: f64) -> f64 {
    let after = curve.iter().position(|&(x, _)| x >= at);
    match after {
        Some(0) => curve.first().map_or(at, |p| p.1),
        None => curve.last().map_or(at, |p| p.1),
        Some(next) => match (curve.get(next - 1), curve.get(next)) {
            (Some(&(x0, y0)), Some(&(x1, y1))) => y0 + (y1 - y0) * (at - x0) / (x1 - x0),
            _ => at,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::tests::world::read as read_text;

    fn score(text: &str, words: &str) -> f64 {
        let found = read_text(text).mentions;
        let mention = found.iter().find(|m| m.span.of(text) == words);
        mention.map_or(-1.0, |m| m.score)
    }

    #[test]
    fn curves_rise_within_0_and_1() {
        let all = [KNOWN_FEW, KNOWN_ALL, LARGE].concat();
        for curve in all.into_iter().chain([PROVINCE]) {
            assert!(
                curve
                    .windows(2)
                    .all(|w| w[0].0 < w[1].0 && w[0].1 <= w[1].1),
                "{curve:?}"
            );
            assert!(read(curve, -1.0) >= 0.0 && read(curve, 2.0) <= 1.0);
        }
        assert!((read(PROVINCE, 0.4) - 0.9).abs() < 1e-9);
    }

    #[test]
    fn what_stands_around_a_village_backs_it() {
        let backed = score(
            "Snow fell in Mirza Olang. Sayad district is cold.",
            "Mirza Olang",
        );
        let alone = score("Snow fell in Mirza Olang.", "Mirza Olang");
        let against = score(
            "Snow fell in Mirza Olang. Kunar province is cold.",
            "Mirza Olang",
        );
        assert!(
            backed > 0.7 && alone < 0.3 && against < alone && against > 0.0,
            "{backed} {alone} {against}"
        );
    }

    #[test]
    fn an_unknown_village_is_in_the_district_told_with_it() {
        assert!(
            score(
                "Snow fell in Tut Mazar village, Darzab district.",
                "Tut Mazar"
            ) > 0.95
        );
    }
}

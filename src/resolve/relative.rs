//! Places told by their distance or direction from another: "12 km north of X", "near X",
//! "between X and Y".

use geo::{Destination, Distance, Geodesic, InterpolatePoint, Point};

use crate::model::location::{Location, Spot};
use crate::model::place::{LonLat, PlaceKind};
use crate::model::precision::{PointOf, WherePrecision};

use super::context::{Ctx, Name};
use super::words;

/// Radius in metres given to "near X", as UCDP reads it: within some 25 km.
const NEAR_M: f64 = 25_000.0;
/// Radius in metres given to "on the outskirts of X", "outside X".
const OUTSIDE_M: f64 = 5_000.0;
/// Farthest two ends of a "between X and Y" may lie apart, in metres.
const BETWEEN_MAX_M: f64 = 700_000.0;

/// How a place lies to the one that is named.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Relation {
    /// "near", "close to".
    Near,
    /// "outside", "on the outskirts of".
    Outside,
    /// "north of": degrees clockwise from north.
    Towards(f64),
    /// "12 km north of": metres, and degrees clockwise from north where a direction is given.
    Offset(f64, Option<f64>),
}

/// The relation told before a chain of names, and the token it begins at.
pub(super) fn relation(ctx: &Ctx<'_>, name: &Name) -> Option<(Relation, usize)> {
    let first = ctx.bounds(name.sentence).start;
    let mut at = name.tokens.start;
    // Back over "the eastern city of", "the district of", "Afghanistan's"-like owners are not ours.
    loop {
        let word = ctx.before(at, 1);
        let type_of = word == "of"
            && at >= first + 2
            && (words::type_word(ctx.before(at, 2)).is_some() || ctx.before(at, 2) == "capital");
        if at <= first {
            break;
        }
        if type_of {
            at -= 2;
        } else if words::is_determiner(word)
            || (words::is_describer(word) && word != "-")
            || matches!(word, "capital" | "city" | "town" | "village" | "district")
        {
            at -= 1;
        } else {
            break;
        }
    }
    read_back(ctx, at, first)
}

fn read_back(ctx: &Ctx<'_>, at: usize, first: usize) -> Option<(Relation, usize)> {
    let back = |n: usize| {
        if at >= first + n {
            ctx.before(at, n)
        } else {
            ""
        }
    };
    match back(1) {
        "near" | "nearby" | "beside" => Some((Relation::Near, at - 1)),
        "outside" => Some((Relation::Outside, at - 1)),
        "around" if !matches!(back(2), "turn" | "all") && back(2).parse::<u32>().is_err() => {
            Some((Relation::Near, at - 1))
        }
        "to" if matches!(back(2), "close" | "next" | "adjacent" | "near") => {
            Some((Relation::Near, at - 2))
        }
        "from" if back(2) == "far" => Some((Relation::Near, at - 2)),
        "of" if matches!(
            back(2),
            "outskirts" | "suburbs" | "edge" | "fringes" | "gates"
        ) =>
        {
            Some((Relation::Outside, at - 2))
        }
        "of" if matches!(back(2), "vicinity" | "surroundings") => Some((Relation::Near, at - 2)),
        "of" if back(2) == "outside" => Some((Relation::Outside, at - 2)),
        "of" | "from" => {
            if let Some(degrees) = bearing(back(2)) {
                let two = if back(3) == "-" {
                    bearing(back(4)).map(|d| mid(d, degrees))
                } else {
                    None
                };
                let step = if two.is_some() { 4 } else { 2 };
                let degrees = two.unwrap_or(degrees);
                // "12 km to the north of".
                let mut from = at - step;
                while matches!(ctx.before(from, 1), "the" | "to" | "due") && from > first {
                    from -= 1;
                }
                if let Some((metres, begin)) = distance(ctx, from, first) {
                    return Some((Relation::Offset(metres, Some(degrees)), begin));
                }
                return (back(1) == "of" && from == at - step)
                    .then_some((Relation::Towards(degrees), from));
            }
            let away = if back(2) == "away" { at - 2 } else { at - 1 };
            distance(ctx, away, first)
                .map(|(metres, begin)| (Relation::Offset(metres, None), begin))
        }
        _ => None,
    }
}

/// "12 km", "120km", "some 3.5 miles" ending before the token: metres, and where it begins.
fn distance(ctx: &Ctx<'_>, end: usize, first: usize) -> Option<(f64, usize)> {
    if end <= first {
        return None;
    }
    let word = ctx.before(end, 1);
    let (number, unit, begin) = match word.find(|c: char| c.is_alphabetic()) {
        Some(at) if at > 0 => (word.get(..at)?, word.get(at..)?, end - 1),
        _ => (
            ctx.before(end, 2),
            word,
            end.checked_sub(2).filter(|&b| b >= first)?,
        ),
    };
    let unit = match unit {
        "km" | "kms" | "kilometer" | "kilometers" | "kilometre" | "kilometres" => 1_000.0,
        "mile" | "miles" => 1_609.344,
        "m" | "meters" | "metres" | "meter" | "metre" => 1.0,
        _ => return None,
    };
    let number = number
        .replace(',', "")
        .parse::<f64>()
        .ok()
        .or_else(|| in_words(number))?;
    (number.is_finite() && number > 0.0 && number * unit < 1_000_000.0)
        .then_some((number * unit, begin))
}

fn in_words(word: &str) -> Option<f64> {
    Some(match word {
        "a" | "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "twelve" => 12.0,
        "fifteen" => 15.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        _ => return None,
    })
}

fn bearing(word: &str) -> Option<f64> {
    Some(match word {
        "north" => 0.0,
        "northeast" => 45.0,
        "east" => 90.0,
        "southeast" => 135.0,
        "south" => 180.0,
        "southwest" => 225.0,
        "west" => 270.0,
        "northwest" => 315.0,
        _ => return None,
    })
}

/// The bearing half-way between two neighbouring ones: "north-west".
fn mid(a: f64, b: f64) -> f64 {
    let turn = (b - a + 540.0).rem_euclid(360.0) - 180.0;
    (a + turn / 2.0).rem_euclid(360.0)
}

/// Whether the name and the next are the ends of a line: "between X and Y", "the X-Y highway".
pub(super) fn line(ctx: &Ctx<'_>, left: &Name, right: &Name) -> Option<Line> {
    let mut before = left.tokens.start;
    while ctx.before(before, 1) == "the" && before > 0 {
        before -= 1;
    }
    let gap = left.tokens.end..right.tokens.start;
    if left.sentence != right.sentence || gap.len() > 4 {
        return None;
    }
    if ctx.before(before, 1) == "between" && gap.clone().any(|i| ctx.word(i) == "and") {
        return Some(Line::Between);
    }
    // "on the road from X to Y".
    let from_to = ctx.before(before, 1) == "from" && gap.clone().all(|i| ctx.word(i) == "to");
    if from_to && (2..=4).any(|n| words::is_road(ctx.before(before, n))) {
        return Some(Line::Road);
    }
    // "the highway linking X to Y".
    let linking = matches!(
        ctx.before(before, 1),
        "linking" | "links" | "connecting" | "connects" | "joining" | "joins"
    );
    let joined = gap
        .clone()
        .all(|i| matches!(ctx.word(i), "to" | "with" | "and" | "city" | "province"));
    if linking && joined && (2..=3).any(|n| words::is_road(ctx.before(before, n))) {
        return Some(Line::Road);
    }
    // "the X-Y highway", "the X to Y road".
    let hyphen = gap.len() == 1 && matches!(ctx.word(gap.start), "-" | "/" | "to");
    (hyphen && words::is_road(ctx.word(right.tokens.end))).then_some(Line::Road)
}

/// What joins two places to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// "between X and Y".
    Between,
    /// "the X-Y highway".
    Road,
}

/// Moves a location by a relation. Provinces and countries have no nearness and stay as they are.
pub(super) fn apply(relation: Relation, location: &mut Location) -> bool {
    let Some(point) = location.point else {
        return false;
    };
    if matches!(location.kind, PlaceKind::Country | PlaceKind::Province) {
        return false;
    }
    let radius = location.uncertainty_m.unwrap_or(0.0);
    if location.point_of == Some(PointOf::District)
        && matches!(
            relation,
            Relation::Near | Relation::Outside | Relation::Towards(_)
        )
    {
        // Near a district is still known no better than to the district.
        location.uncertainty_m = Some(radius + OUTSIDE_M);
        return true;
    }
    let (point, radius) = match relation {
        Relation::Near => (point, radius.max(NEAR_M)),
        Relation::Outside => (point, radius + OUTSIDE_M),
        Relation::Towards(_) => (point, radius.max(NEAR_M)),
        // Without a direction it is somewhere on a ring.
        Relation::Offset(metres, None) => (point, metres + radius),
        Relation::Offset(metres, Some(degrees)) => (
            moved(point, degrees, metres),
            (metres * 0.4).max(2_000.0).max(radius),
        ),
    };
    location.point = Some(point);
    location.uncertainty_m = Some(radius);
    if matches!(
        location.precision,
        WherePrecision::Exact | WherePrecision::District
    ) {
        location.precision = WherePrecision::Near;
    }
    location.point_of = Some(PointOf::Near);
    true
}

/// The place between two others: the middle of the geodesic, half its length about it.
///
/// `None` where one has no point or they lie too far apart for the words to mean a place.
pub(super) fn between(a: &Location, b: &Location, text: &str) -> Option<Location> {
    let (from, to) = (a.point?, b.point?);
    let length = metres(from, to);
    if length > BETWEEN_MAX_M || a.kind == PlaceKind::Country || b.kind == PlaceKind::Country {
        return None;
    }
    let middle = Geodesic.point_at_ratio_between(point(from), point(to), 0.5);
    let span = a.span.union(b.span);
    let same = |x: &Option<crate::model::location::AdminRef>,
                y: &Option<crate::model::location::AdminRef>| {
        if x == y { x.clone() } else { None }
    };
    let admin2 = same(&a.admin2, &b.admin2);
    let admin1 = same(&a.admin1, &b.admin1);
    let country = same(&a.country, &b.country);
    let key = [&admin2, &admin1, &country]
        .into_iter()
        .flatten()
        .next()
        .map_or_else(|| a.key.clone(), |r| r.key.clone());
    Some(Location {
        span,
        as_written: span.of(text).into(),
        spot: Spot {
            key,
            name: format!("between {} and {}", a.name, b.name),
            kind: PlaceKind::Area,
            admin2,
            admin1,
            country,
            point: Some(LonLat {
                lon: middle.x(),
                lat: middle.y(),
            }),
            point_of: Some(PointOf::Area),
            precision: WherePrecision::Area,
            uncertainty_m: Some((length / 2.0).round()),
            candidates: Vec::new(),
        }
        .into(),
    })
}

/// The geodesic distance in metres.
pub(super) fn metres(a: LonLat, b: LonLat) -> f64 {
    Geodesic.distance(point(a), point(b))
}

fn moved(from: LonLat, degrees: f64, by: f64) -> LonLat {
    let to = Geodesic.destination(point(from), degrees, by);
    LonLat {
        lon: to.x(),
        lat: to.y(),
    }
}

fn point(at: LonLat) -> Point<f64> {
    Point::new(at.lon, at.lat)
}

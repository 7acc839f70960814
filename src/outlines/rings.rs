//! Rings as GeoJSON wants them: on the globe, closed, the outer ones counter-clockwise, no corner
//! twice in a row, and not more corners than a map needs.

use serde_json::Value;

use crate::model::LonLat;
use crate::model::outline::{Area, Ring};

/// Corners of one feature that are read.
pub const MOST_READ: usize = 1_000_000;

/// Corners of one outline that are kept: each incident placed there is drawn with all of them.
pub const MOST_KEPT: usize = 5_000;

/// Degrees between corners from which thinning starts, some ten metres; doubled until it is enough.
const FINEST: f64 = 1e-4;

/// The pieces of a Polygon or MultiPolygon, as they stand in the file.
///
/// # Errors
/// In words: another type, coordinates that are no numbers, off the globe or too many.
pub fn of_geojson(geometry: &Value) -> Result<Vec<Area>, String> {
    let coordinates = &geometry["coordinates"];
    let mut read = 0;
    match geometry["type"].as_str() {
        Some("Polygon") => Ok(vec![area(coordinates, 0, &mut read)?]),
        Some("MultiPolygon") => list(coordinates)?
            .iter()
            .enumerate()
            .map(|(at, part)| area(part, at, &mut read))
            .collect(),
        Some(other) => Err(format!("is a {other}, not a Polygon or MultiPolygon")),
        None => Err("has no geometry".to_owned()),
    }
}

fn list(value: &Value) -> Result<&[Value], String> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| {
        "has coordinates that are not nested as its type of geometry asks for".to_owned()
    })
}

fn area(value: &Value, part: usize, read: &mut usize) -> Result<Area, String> {
    let mut rings = Vec::new();
    for (ring, corners) in list(value)?.iter().enumerate() {
        let mut found = Ring::new();
        for (at, corner) in list(corners)?.iter().enumerate() {
            *read += 1;
            let place = || format!("part {}, ring {}, position {}", part + 1, ring + 1, at + 1);
            let number = |which: usize| corner.get(which).and_then(Value::as_f64);
            let (Some(lon), Some(lat)) = (number(0), number(1)) else {
                return Err(format!("{}: is not two numbers", place()));
            };
            found.push(LonLat { lon, lat });
            on_globe(lon, lat).map_err(|why| format!("{}: {why}", place()))?;
            enough(*read)?;
        }
        rings.push(found);
    }
    Ok(rings)
}

/// Whether so many corners may be read.
///
/// # Errors
/// In words.
pub fn enough(read: usize) -> Result<(), String> {
    if read > MOST_READ {
        return Err(format!(
            "has more than {MOST_READ} corners: take a simplified file"
        ));
    }
    Ok(())
}

/// Whether the two are a longitude and a latitude.
///
/// # Errors
/// In words.
pub fn on_globe(lon: f64, lat: f64) -> Result<(), String> {
    // A number that is none is in no range.
    if !(-180.0..=180.0).contains(&lon) {
        return Err(format!(
            "longitude {lon} is not in -180 to 180: outlines are in degrees, longitude first, on WGS 84"
        ));
    }
    if !(-90.0..=90.0).contains(&lat) {
        let swapped = if (-90.0..=90.0).contains(&lon) {
            ": are longitude and latitude swapped?"
        } else {
            ""
        };
        return Err(format!("latitude {lat} is not in -90 to 90{swapped}"));
    }
    Ok(())
}

/// Pieces made right: rounded, closed, wound as RFC 7946 says, thinned where they have too many
/// corners. A ring that encloses nothing goes, with its holes where it is an outer one; rings that
/// cross themselves stay as they are. With it whether the outline was thinned.
///
/// # Errors
/// In words, where nothing is left.
pub fn made_right(areas: Vec<Area>) -> Result<(Vec<Area>, bool), String> {
    let nothing = || "encloses no area".to_owned();
    let right: Vec<Area> = areas
        .into_iter()
        .filter_map(|area| piece(area.into_iter().map(rounded)))
        .collect();
    if right.is_empty() {
        return Err(nothing());
    }
    let mut step = FINEST;
    let mut thin = right.clone();
    while corners(&thin) > MOST_KEPT {
        thin = right
            .iter()
            .filter_map(|area| piece(area.iter().map(|ring| thinned(ring, step))))
            .collect();
        step *= 2.0;
    }
    if thin.is_empty() {
        return Err("has too many small parts: take a simplified file".to_owned());
    }
    let less = corners(&thin) < corners(&right);
    Ok((thin, less))
}

/// Corners of all rings.
pub fn corners(areas: &[Area]) -> usize {
    areas.iter().flatten().map(Vec::len).sum()
}

/// A piece whose rings enclose something, each turning the right way; none where the outer does not.
fn piece(rings: impl Iterator<Item = Ring>) -> Option<Area> {
    let mut area = Area::new();
    for (at, mut ring) in rings.enumerate() {
        let twice = twice_the_area(&ring);
        if ring.len() < 4 || twice == 0.0 {
            if at == 0 {
                return None;
            }
            continue;
        }
        // The outer ring counter-clockwise, a hole clockwise.
        if (twice > 0.0) != (at == 0) {
            ring.reverse();
        }
        area.push(ring);
    }
    (!area.is_empty()).then_some(area)
}

/// Six decimals (0.1 m), no corner twice in a row, closed.
fn rounded(ring: Ring) -> Ring {
    // Adding zero turns -0 into 0.
    let six = |degrees: f64| (degrees * 1e6).round() / 1e6 + 0.0;
    let mut out: Ring = ring
        .into_iter()
        .map(|at| LonLat {
            lon: six(at.lon),
            lat: six(at.lat),
        })
        .collect();
    out.dedup();
    if out.first() != out.last() {
        out.extend(out.first().copied());
    }
    out
}

/// The corners that are `step` degrees or more from the one kept before them.
fn thinned(ring: &[LonLat], step: f64) -> Ring {
    let mut out = Ring::new();
    for at in ring {
        let far = out
            .last()
            .is_none_or(|last: &LonLat| (at.lon - last.lon).hypot(at.lat - last.lat) >= step);
        if far {
            out.push(*at);
        }
    }
    if out.first() != out.last() {
        out.extend(out.first().copied());
    }
    out
}

/// Twice the area in square degrees: above 0 where the ring turns counter-clockwise.
fn twice_the_area(ring: &[LonLat]) -> f64 {
    // Measured from the first corner, so that little is lost to rounding.
    let Some(from) = ring.first() else { return 0.0 };
    ring.windows(2)
        .map(|pair| match pair {
            [a, b] => {
                (a.lon - from.lon) * (b.lat - from.lat) - (b.lon - from.lon) * (a.lat - from.lat)
            }
            _ => 0.0,
        })
        .sum()
}

/// Whether a point lies inside, by the even-odd rule, which holds for rings that cross themselves too.
pub fn holds(areas: &[Area], point: LonLat) -> bool {
    areas.iter().any(|area| {
        let crossed = area
            .iter()
            .flat_map(|ring| ring.windows(2))
            .filter(|pair| match pair {
                [a, b] => {
                    (a.lat > point.lat) != (b.lat > point.lat)
                        && point.lon
                            < (b.lon - a.lon) * (point.lat - a.lat) / (b.lat - a.lat) + a.lon
                }
                _ => false,
            })
            .count();
        crossed % 2 == 1
    })
}

/// West, south, east, north.
pub fn bounds(areas: &[Area]) -> [f64; 4] {
    let start = [
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    ];
    areas
        .iter()
        .flatten()
        .flatten()
        .fold(start, |[west, south, east, north], at| {
            [
                west.min(at.lon),
                south.min(at.lat),
                east.max(at.lon),
                north.max(at.lat),
            ]
        })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use serde_json::json;

    use super::*;

    fn right(geometry: &Value) -> Result<(Vec<Area>, bool), String> {
        made_right(of_geojson(geometry)?)
    }

    #[test]
    fn rings_are_closed_rewound_and_rounded() {
        // Clockwise outside, counter-clockwise inside, open, with a corner twice.
        let given = json!({"type": "Polygon", "coordinates": [
            [[60.0, 30.0], [60.0, 31.0], [60.0, 31.0], [61.00000004, 31.0], [61.0, 30.0]],
            [[60.2, 30.2], [60.4, 30.2], [60.4, 30.4], [60.2, 30.2]],
            [[60.5, 30.5], [60.6, 30.6], [60.5, 30.5]]
        ]});
        let (areas, thinned) = right(&given).unwrap();
        assert!(!thinned);
        let area = &areas[0];
        assert_eq!(area.len(), 2, "a hole that encloses nothing goes");
        assert_eq!((area[0].len(), area[0].first()), (5, area[0].last()));
        assert!(twice_the_area(&area[0]) > 0.0 && twice_the_area(&area[1]) < 0.0);
        assert!(area[0].iter().all(|at| at.lon <= 61.0));
        let at = |lon, lat| LonLat { lon, lat };
        assert!(holds(&areas, at(60.1, 30.1)));
        assert!(!holds(&areas, at(60.35, 30.25)), "in the hole");
        assert!(!holds(&areas, at(61.1, 30.1)));
    }

    #[test]
    fn what_is_no_outline_says_where_and_why() {
        let polygon = |ring: Value| json!({"type": "Polygon", "coordinates": [ring]});
        for (geometry, says) in [
            (json!(null), "no geometry"),
            (
                json!({"type": "Point", "coordinates": [1, 2]}),
                "is a Point",
            ),
            (
                json!({"type": "Polygon", "coordinates": [1, 2]}),
                "not nested",
            ),
            (
                polygon(json!([[512_345.6, 30.0]])),
                "part 1, ring 1, position 1: longitude 512345.6",
            ),
            (
                polygon(json!([[60.0, 30.0], [34.0, 96.0]])),
                "position 2: latitude 96 is not in -90 to 90: are longitude and latitude swapped?",
            ),
            (polygon(json!([[60.0, "30"]])), "is not two numbers"),
            (polygon(json!([[60.0]])), "is not two numbers"),
            (
                polygon(json!([[60.0, 30.0], [61.0, 30.0], [60.0, 30.0]])),
                "encloses no area",
            ),
            (polygon(json!([])), "encloses no area"),
        ] {
            let error = right(&geometry).unwrap_err();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn a_ring_that_crosses_itself_is_kept() {
        let bow = json!({"type": "Polygon", "coordinates": [
            [[60.0, 30.0], [61.0, 31.0], [61.0, 30.0], [60.0, 30.8], [60.0, 30.0]]
        ]});
        let (areas, _) = right(&bow).unwrap();
        assert_eq!(areas[0][0].len(), 5);
    }

    #[test]
    fn too_many_corners_are_thinned_and_the_shape_stays() {
        let many = 20_000;
        let ring: Vec<[f64; 2]> = (0..many)
            .map(|at| {
                let turn = f64::from(at) / f64::from(many) * std::f64::consts::TAU;
                [66.0 + turn.cos(), 35.0 + turn.sin()]
            })
            .collect();
        let circle = json!({"type": "Polygon", "coordinates": [ring]});
        let (areas, thinned) = right(&circle).unwrap();
        assert!(thinned);
        let left = corners(&areas);
        assert!((1_000..=MOST_KEPT).contains(&left), "{left}");
        let share = twice_the_area(&areas[0][0]) / (2.0 * std::f64::consts::PI);
        assert!((0.999..=1.0).contains(&share), "{share}");
    }

    #[test]
    fn more_corners_than_are_read_are_refused() {
        assert!(enough(MOST_READ).is_ok());
        assert!(enough(MOST_READ + 1).unwrap_err().contains("simplified"));
    }
}

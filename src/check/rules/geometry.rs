//! Points: on the globe, the axes in order, the same in the geometry and in the columns.

use crate::check::{Finding, Level, Row, Shape, Sheet};

/// Afghanistan lies inside, with a margin of about ten kilometres: longitudes, latitudes.
const AFGHANISTAN: ((f64, f64), (f64, f64)) = ((60.4, 75.0), (29.2, 38.6));

/// Degrees by which a column may differ from the geometry: six decimals are written.
const SAME: f64 = 0.000_001_5;

pub(super) fn of(sheet: &Sheet) -> Vec<Finding> {
    let layer = sheet.ours();
    let mut found = Vec::new();
    for row in &sheet.rows {
        match &row.shape {
            Shape::None => {}
            Shape::Null => {
                if layer.is_some() && !sheet.pointless {
                    found.push(sheet.fault(
                        row,
                        "geometry",
                        "is null: rows without a point belong in the CSV files",
                    ));
                }
            }
            Shape::Of(kind, positions) => {
                if let Some(layer) = &layer
                    && !layer.geometry.contains(&kind.as_str())
                {
                    found.push(sheet.fault(
                        row,
                        "geometry",
                        format!("is of type {kind}, not {}", layer.geometry.join(" or ")),
                    ));
                    continue;
                }
                found.extend(positions.iter().find_map(|at| off_globe(sheet, row, at)));
                if let ([at], Some(_)) = (positions.as_slice(), &layer) {
                    found.extend(columns_differ(sheet, row, at));
                }
            }
        }
        if layer.is_some() {
            found.extend(misplaced(sheet, row));
        }
    }
    if layer.is_none() {
        let mut kinds: Vec<&str> = sheet
            .rows
            .iter()
            .filter_map(|row| match &row.shape {
                Shape::Of(kind, _) => Some(kind.as_str()),
                _ => None,
            })
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.len() > 1 {
            found.push(sheet.about(
                Level::Remark,
                "geometry",
                format!("mixes {}: QGIS shows a layer for each", kinds.join(", ")),
            ));
        }
        let null = sheet
            .rows
            .iter()
            .filter(|row| row.shape == Shape::Null)
            .count();
        if null > 0 {
            found.push(sheet.about(
                Level::Remark,
                "geometry",
                format!("is null in {null} features"),
            ));
        }
    }
    found
}

/// The first two numbers of a position are a longitude and a latitude.
fn off_globe(sheet: &Sheet, row: &Row, at: &[f64]) -> Option<Finding> {
    let (lon, lat) = (at.first()?, at.get(1)?);
    if !(-180.0..=180.0).contains(lon) {
        return Some(sheet.fault(
            row,
            "geometry",
            format!("longitude {lon} is not in -180 to 180"),
        ));
    }
    if !(-90.0..=90.0).contains(lat) {
        let hint = if (-90.0..=90.0).contains(lon) {
            ": are longitude and latitude swapped?"
        } else {
            ""
        };
        return Some(sheet.fault(
            row,
            "geometry",
            format!("latitude {lat} is not in -90 to 90{hint}"),
        ));
    }
    None
}

fn columns_differ(sheet: &Sheet, row: &Row, at: &[f64]) -> Option<Finding> {
    let [lon, lat, ..] = at else { return None };
    for (column, there) in [("longitude", lon), ("latitude", lat)] {
        match row.number(column) {
            Some(told) if (told - there).abs() <= SAME => {}
            Some(told) => {
                return Some(sheet.fault(
                    row,
                    column,
                    format!("is {told}, the geometry has {there}"),
                ));
            }
            None => {
                return Some(sheet.fault(row, column, "is missing where the geometry has a point"));
            }
        }
    }
    None
}

/// What is said to be in Afghanistan stands there: on the wrong side of the world, the axes are
/// the likely reason. Abroad, nothing can be said.
fn misplaced(sheet: &Sheet, row: &Row) -> Option<Finding> {
    if row.text("country_code") != Some("AFG") {
        return None;
    }
    let (lon, lat) = match &row.shape {
        Shape::Of(_, positions) => {
            let at = positions.first()?;
            (*at.first()?, *at.get(1)?)
        }
        _ => (row.number("longitude")?, row.number("latitude")?),
    };
    let inside = |lon: f64, lat: f64| {
        let ((west, east), (south, north)) = AFGHANISTAN;
        (west..=east).contains(&lon) && (south..=north).contains(&lat)
    };
    if inside(lon, lat) {
        return None;
    }
    let why = if inside(lat, lon) {
        "longitude and latitude are swapped"
    } else {
        "the point is not in Afghanistan, where country_code says that it is"
    };
    Some(sheet.fault(row, "geometry", format!("{lon}, {lat}: {why}")))
}

//! Geometries in the standard's binary form: a header without an envelope, then well-known binary,
//! little end first.

use std::borrow::Cow;

use crate::model::LonLat;
use crate::model::outline::Area;
use crate::write::companions::Shapes;
use crate::write::geojson::Geometry;
use crate::write::table::{Row, Table};

const POINT: u32 = 1;
const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// A geometry and its bounds.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// As it stands in its column.
    pub blob: Vec<u8>,
    /// West, south, east, north.
    pub bounds: [f64; 4],
}

/// The rows of a table that have a point.
pub(super) fn points<'a>(table: &'a Table<'_>) -> Vec<(Cow<'a, Row>, Shape)> {
    table
        .located()
        .map(|(row, point)| (row, of_point(point)))
        .collect()
}

/// The rows that are drawn as areas.
pub(super) fn shapes(shapes: &Shapes) -> Vec<(Cow<'_, Row>, Shape)> {
    let both = shapes.table.rows().zip(&shapes.shapes);
    both.filter_map(|(row, shape)| match shape {
        Geometry::MultiPolygon(areas) => Some((row, of_areas(areas)?)),
        Geometry::Point(_) | Geometry::Line(_) | Geometry::Polygon(_) => None,
    })
    .collect()
}

/// The bounds of all.
pub(super) fn bounds(rows: &[(Cow<'_, Row>, Shape)]) -> Option<[f64; 4]> {
    rows.iter().map(|(_, shape)| shape.bounds).reduce(around)
}

fn around(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    let ([w, s, e, n], [west, south, east, north]) = (a, b);
    [w.min(west), s.min(south), e.max(east), n.max(north)]
}

fn header() -> Vec<u8> {
    let mut blob = b"GP\x00\x01".to_vec();
    blob.extend(4326_i32.to_le_bytes());
    blob
}

/// The order of bytes and the type.
fn begin(blob: &mut Vec<u8>, kind: u32) {
    blob.push(1);
    blob.extend(kind.to_le_bytes());
}

fn count(blob: &mut Vec<u8>, count: usize) {
    // An outline has some thousand corners.
    blob.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn position(blob: &mut Vec<u8>, at: LonLat) {
    blob.extend(at.lon.to_le_bytes());
    blob.extend(at.lat.to_le_bytes());
}

fn of_point(point: LonLat) -> Shape {
    let mut blob = header();
    begin(&mut blob, POINT);
    position(&mut blob, point);
    let LonLat { lon, lat } = point;
    Shape {
        blob,
        bounds: [lon, lat, lon, lat],
    }
}

/// None where there is no corner.
fn of_areas(areas: &[Area]) -> Option<Shape> {
    let mut blob = header();
    begin(&mut blob, MULTI_POLYGON);
    count(&mut blob, areas.len());
    for area in areas {
        begin(&mut blob, POLYGON);
        count(&mut blob, area.len());
        for ring in area {
            count(&mut blob, ring.len());
            for at in ring {
                position(&mut blob, *at);
            }
        }
    }
    let corners = areas.iter().flatten().flatten();
    let bounds = corners
        .map(|at| [at.lon, at.lat, at.lon, at.lat])
        .reduce(around)?;
    Some(Shape { blob, bounds })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    #[test]
    fn a_point_is_written_as_the_standard_says() {
        let Shape { blob, .. } = of_point(LonLat {
            lon: 65.5,
            lat: -1.0,
        });
        assert_eq!(blob.len(), 29);
        assert_eq!(blob.get(..8), Some(&b"GP\x00\x01\xe6\x10\x00\x00"[..]));
        assert_eq!(blob.get(13..21), Some(&65.5_f64.to_le_bytes()[..]));
        assert_eq!(blob.get(21..), Some(&(-1.0_f64).to_le_bytes()[..]));
    }

    #[test]
    fn areas_are_written_ring_by_ring() {
        let at = |lon, lat| LonLat { lon, lat };
        let ring = vec![
            at(60.0, 30.0),
            at(61.0, 30.0),
            at(61.0, 31.0),
            at(60.0, 30.0),
        ];
        let shape = of_areas(&[vec![ring.clone()], vec![ring]]).unwrap();
        assert_eq!(shape.bounds, [60.0, 30.0, 61.0, 31.0]);
        // Header 8, multipolygon 9, and twice: polygon 9, count 4, four corners of 16.
        assert_eq!(shape.blob.len(), 8 + 9 + 2 * (9 + 4 + 4 * 16));
        assert_eq!(
            shape.blob.get(8..17),
            Some(&[1, 6, 0, 0, 0, 2, 0, 0, 0][..])
        );
        assert!(of_areas(&[]).is_none());
    }
}

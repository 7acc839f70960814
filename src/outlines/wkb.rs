//! Polygons in a GeoPackage's binary form: a header, then well-known binary in either byte order.

use super::rings::{enough, on_globe};
use crate::model::LonLat;
use crate::model::outline::{Area, Ring};

const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// What the types of geometry are called, by number from 1.
const CALLED: [&str; 17] = [
    "Point",
    "LineString",
    "Polygon",
    "MultiPoint",
    "MultiLineString",
    "MultiPolygon",
    "GeometryCollection",
    "CircularString",
    "CompoundCurve",
    "CurvePolygon",
    "MultiCurve",
    "MultiSurface",
    "Curve",
    "Surface",
    "PolyhedralSurface",
    "TIN",
    "Triangle",
];

/// The pieces of a Polygon or MultiPolygon as they stand in a geometry's column.
///
/// # Errors
/// In words: another type, bytes that are none of a geometry or end too early, coordinates off the
/// globe or too many.
pub(super) fn of_geopackage(blob: &[u8]) -> Result<Vec<Area>, String> {
    let (Some(b"GP"), Some(flags)) = (blob.get(..2), blob.get(3)) else {
        return Err("has a geometry that is none of a GeoPackage".to_owned());
    };
    if flags & 0x20 != 0 {
        return Err("has a geometry of a type of its maker's own".to_owned());
    }
    if flags & 0x10 != 0 {
        return Err("has no geometry".to_owned());
    }
    // Bounds in two, three or four dimensions may stand before the geometry.
    let envelope = match flags >> 1 & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err("has a geometry that is none of a GeoPackage".to_owned()),
    };
    let mut body = Body {
        rest: blob.get(8 + envelope..).unwrap_or_default(),
        read: 0,
    };
    let begun = body.begin()?;
    match begun.kind {
        POLYGON => Ok(vec![body.polygon(&begun, 1)?]),
        MULTI_POLYGON => {
            let mut areas = Vec::new();
            for part in 1..=body.count(begun.little)? {
                let begun = body.begin()?;
                if begun.kind != POLYGON {
                    return Err("has a MultiPolygon with other parts than Polygons".to_owned());
                }
                areas.push(body.polygon(&begun, part)?);
            }
            Ok(areas)
        }
        other => {
            let at = usize::try_from(other).ok().and_then(|at| at.checked_sub(1));
            match at.and_then(|at| CALLED.get(at)) {
                Some(name) => Err(format!("is a {name}, not a Polygon or MultiPolygon")),
                None => Err(format!("has a geometry of the unknown type {other}")),
            }
        }
    }
}

/// How a geometry begins.
struct Begun {
    little: bool,
    kind: u32,
    /// Numbers of a position beyond the first two.
    more: usize,
}

/// Well-known binary, taken from its front.
struct Body<'a> {
    rest: &'a [u8],
    /// Corners so far.
    read: usize,
}

impl Body<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let (head, rest) = self
            .rest
            .split_first_chunk::<N>()
            .ok_or("has a geometry that is cut short")?;
        self.rest = rest;
        Ok(*head)
    }

    fn count(&mut self, little: bool) -> Result<u32, String> {
        let bytes = self.take::<4>()?;
        Ok(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    fn number(&mut self, little: bool) -> Result<f64, String> {
        let bytes = self.take::<8>()?;
        Ok(if little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        })
    }

    fn begin(&mut self) -> Result<Begun, String> {
        let little = self.take::<1>()? == [1];
        let written = self.count(little)?;
        // Further dimensions are thousands by the standard, high bits where PostGIS wrote them.
        let (bits, low) = (written >> 30, written & 0x0fff_ffff);
        let more = match low / 1000 {
            0 => (bits >> 1) + (bits & 1),
            1 | 2 => 1,
            3 => 2,
            _ => return Err(format!("has a geometry of the unknown type {written}")),
        };
        if written & 0x2000_0000 != 0 {
            // PostGIS repeats the reference system here.
            self.count(little)?;
        }
        Ok(Begun {
            little,
            kind: low % 1000,
            more: usize::try_from(more).unwrap_or_default(),
        })
    }

    fn polygon(&mut self, begun: &Begun, part: u32) -> Result<Area, String> {
        let mut area = Area::new();
        for ring in 1..=self.count(begun.little)? {
            let mut corners = Ring::new();
            for at in 1..=self.count(begun.little)? {
                let (lon, lat) = (self.number(begun.little)?, self.number(begun.little)?);
                for _ in 0..begun.more {
                    self.number(begun.little)?;
                }
                self.read += 1;
                on_globe(lon, lat)
                    .map_err(|why| format!("part {part}, ring {ring}, position {at}: {why}"))?;
                enough(self.read)?;
                corners.push(LonLat { lon, lat });
            }
            area.push(corners);
        }
        Ok(area)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    /// A triangle in well-known binary; `more` numbers follow the two of each position.
    fn triangle(little: bool, kind: u32, more: usize) -> Vec<u8> {
        let whole = |n: u32| {
            if little {
                n.to_le_bytes()
            } else {
                n.to_be_bytes()
            }
        };
        let real = |n: f64| {
            if little {
                n.to_le_bytes()
            } else {
                n.to_be_bytes()
            }
        };
        let mut out = vec![u8::from(little)];
        for n in [kind, 1, 4] {
            out.extend(whole(n));
        }
        for (lon, lat) in [(60.0, 30.0), (61.0, 30.0), (61.0, 31.0), (60.0, 30.0)] {
            out.extend([real(lon), real(lat)].concat());
            out.extend(real(999.0).repeat(more));
        }
        out
    }

    fn blob(flags: u8, envelope: usize, body: &[u8]) -> Vec<u8> {
        let mut blob = vec![b'G', b'P', 0, flags];
        blob.extend(4326_i32.to_le_bytes());
        blob.extend(vec![0; envelope]);
        blob.extend(body);
        blob
    }

    #[test]
    fn both_byte_orders_all_envelopes_and_all_dimensions_give_one_outline() {
        let due = of_geopackage(&blob(1, 0, &triangle(true, 3, 0))).unwrap();
        let at = |lon, lat| LonLat { lon, lat };
        let ring = vec![
            at(60.0, 30.0),
            at(61.0, 30.0),
            at(61.0, 31.0),
            at(60.0, 30.0),
        ];
        assert_eq!(due, [[ring]]);
        for (name, given) in [
            ("big end first", blob(0, 0, &triangle(false, 3, 0))),
            ("bounds", blob(0b0011, 32, &triangle(true, 3, 0))),
            (
                "bounds with height",
                blob(0b0101, 48, &triangle(true, 3, 0)),
            ),
            (
                "bounds with measure",
                blob(0b0111, 48, &triangle(true, 3, 0)),
            ),
            ("bounds with both", blob(0b1001, 64, &triangle(true, 3, 0))),
            ("height", blob(1, 0, &triangle(true, 1003, 1))),
            ("measure", blob(1, 0, &triangle(false, 2003, 1))),
            ("both", blob(1, 0, &triangle(true, 3003, 2))),
            (
                "height as PostGIS has it",
                blob(1, 0, &triangle(true, 0x8000_0003, 1)),
            ),
            (
                "both as PostGIS has them",
                blob(1, 0, &triangle(false, 0xc000_0003, 2)),
            ),
        ] {
            assert_eq!(of_geopackage(&given).unwrap(), due, "{name}");
        }
        let mut two = vec![1, 6, 0, 0, 0, 2, 0, 0, 0];
        two.extend(triangle(true, 3, 0));
        two.extend(triangle(false, 3, 0));
        let got = of_geopackage(&blob(1, 0, &two)).unwrap();
        assert_eq!(got, [due.clone(), due].concat());
    }

    #[test]
    fn what_is_no_outline_says_why() {
        let good = triangle(true, 3, 0);
        let point = [&[1, 1, 0, 0, 0][..], &[0; 16]].concat();
        let mut astray = good.clone();
        astray[13..21].copy_from_slice(&512_345.6_f64.to_le_bytes());
        let mut nowhere = good.clone();
        nowhere[21..29].copy_from_slice(&f64::NAN.to_le_bytes());
        let mixed = [&[1, 6, 0, 0, 0, 1, 0, 0, 0][..], &point].concat();
        for (given, says) in [
            (Vec::new(), "none of a GeoPackage"),
            (b"XX\0\x01".to_vec(), "none of a GeoPackage"),
            (blob(0b1011, 64, &good), "none of a GeoPackage"),
            (blob(0b10_0001, 0, &good), "maker's own"),
            (blob(0b1_0001, 0, &good), "no geometry"),
            (blob(1, 0, &good[..good.len() - 1]), "cut short"),
            (blob(1, 0, &[]), "cut short"),
            (b"GP\0\x03".to_vec(), "cut short"),
            (blob(1, 0, &point), "is a Point, not"),
            (blob(1, 0, &[1, 10, 0, 0, 0]), "is a CurvePolygon, not"),
            (blob(1, 0, &[1, 0, 0, 0, 0]), "unknown type 0"),
            (blob(1, 0, &[1, 0, 20, 0, 0]), "unknown type"),
            (blob(1, 0, &mixed), "other parts than Polygons"),
            (
                blob(1, 0, &astray),
                "part 1, ring 1, position 1: longitude 512345.6",
            ),
            (blob(1, 0, &nowhere), "latitude NaN"),
            // As many rings as can be told, without one.
            (
                blob(1, 0, &[1, 3, 0, 0, 0, 255, 255, 255, 255]),
                "cut short",
            ),
        ] {
            let error = of_geopackage(&given).unwrap_err();
            assert!(error.contains(says), "{error}, not {says}");
        }
    }
}

//! Companions of the incidents for maps: circles or outlines in which they happened, lines to the
//! places that other sources give, and the outlines that the user gave. Points stay alone in their
//! own files.

use std::borrow::Cow;
use std::io::{self, Write};

use geo::{Destination, Distance, Geodesic, Haversine, Point};

use super::clean::clean;
use super::columns::{self, Rival};
use super::geojson::{self, Geometry};
use super::stage::Stage;
use super::table::{self, Head, Row, Source, Table, Tables};
use super::{Layer, RunInfo, Writer, style};
use crate::error::Result;
use crate::model::{Disputed, Incident, LonLat, Outline, PlaceKind, Stance};

/// Corners of a circle.
const CORNERS: u32 = 64;

/// Writes incidents_uncertainty.geojson with its style.
pub struct Uncertainty;

/// Writes incidents_disputes.geojson with its style.
pub struct Disputes;

impl Writer for Uncertainty {
    fn files(&self) -> &'static [&'static str] {
        &["incidents_uncertainty.geojson", "incidents_uncertainty.qml"]
    }

    fn write(&self, tables: &Tables<'_>, stage: &mut Stage) -> Result<Vec<String>> {
        put(
            &Shapes::uncertainty(&tables.layer),
            &style::uncertainty(),
            "no incident has a point and a radius",
            stage,
        )
    }
}

impl Writer for Disputes {
    fn files(&self) -> &'static [&'static str] {
        &["incidents_disputes.geojson", "incidents_disputes.qml"]
    }

    fn write(&self, tables: &Tables<'_>, stage: &mut Stage) -> Result<Vec<String>> {
        put(
            &Shapes::disputes(&tables.layer),
            &style::disputes(),
            "no incident on the map is disputed in its place",
            stage,
        )
    }
}

fn put(shapes: &Shapes, style: &str, none: &str, stage: &mut Stage) -> Result<Vec<String>> {
    let name = shapes.table.name;
    let file = format!("{name}.geojson");
    if shapes.table.is_empty() {
        return Ok(vec![format!("{none}: {file} is not written")]);
    }
    stage.add_in_parts(&file, |out| shapes.collection(out))?;
    stage.add(&format!("{name}.qml"), style.as_bytes())?;
    Ok(Vec::new())
}

/// A table whose rows are drawn as shapes, one each.
#[derive(Clone, Debug)]
pub struct Shapes {
    /// Heads and rows.
    pub table: Table<'static>,
    /// A shape a row.
    pub shapes: Vec<Geometry>,
}

impl Shapes {
    /// About each incident that has a point and a radius, the outline of the district or province
    /// that its point stands for, where there is one, else a circle. With outlines all are of the
    /// type MultiPolygon, circles too: readers take a file to be of one type.
    pub fn uncertainty(layer: &Layer<'_>) -> Self {
        let columns = columns::uncertainty();
        let mut rows = Vec::new();
        let mut shapes = Vec::new();
        for incident in layer.incidents {
            let radius = incident
                .location
                .as_ref()
                .and_then(|place| place.uncertainty_m);
            let (Some(point), Some(radius)) = (shown(incident), radius) else {
                continue;
            };
            let outline = columns::outline_of(incident, layer.run);
            let shape = match outline {
                Some(outline) => Geometry::MultiPolygon(outline.areas.clone()),
                None => match circle(point, radius) {
                    None => continue,
                    Some(ring) if layer.run.outlines.is_empty() => Geometry::Polygon(ring),
                    Some(ring) => Geometry::MultiPolygon(vec![vec![ring]]),
                },
            };
            rows.push(Row {
                id: clean(&incident.id),
                point: None,
                values: table::values(&columns, incident, layer.run),
            });
            shapes.push(shape);
        }
        Self::new(
            "incidents_uncertainty",
            table::heads(&columns),
            rows,
            shapes,
        )
    }

    /// A line from the shown place of each incident that is disputed in its place to every other
    /// place that has a point and that a claim states.
    pub fn disputes(layer: &Layer<'_>) -> Self {
        let columns = columns::disputes();
        let mut rows = Vec::new();
        let mut shapes = Vec::new();
        for incident in layer.incidents {
            let Some(from) = shown(incident) else {
                continue;
            };
            for (at, rival) in rivals(incident, from).iter().enumerate() {
                let Some(to) = table::point(rival.place) else {
                    continue;
                };
                rows.push(Row {
                    id: format!("{}-{}", clean(&incident.id), at + 1),
                    point: None,
                    values: table::values(&columns, rival, incident),
                });
                shapes.push(Geometry::Line(vec![from, to]));
            }
        }
        Self::new("incidents_disputes", table::heads(&columns), rows, shapes)
    }

    /// The outlines of the run, those of districts first: a map draws the provinces' lines over them.
    pub fn outlines(run: &RunInfo) -> Self {
        let mut outlines: Vec<&Outline> = run.outlines.values().collect();
        outlines.sort_by_key(|outline| outline.kind == PlaceKind::Province);
        let rows = outlines.iter().map(|outline| Row {
            id: clean(&outline.key),
            point: None,
            values: table::values(columns::OUTLINES, outline, &()),
        });
        let shapes = outlines
            .iter()
            .map(|outline| Geometry::MultiPolygon(outline.areas.clone()));
        Self::new(
            "outlines",
            table::heads(columns::OUTLINES),
            rows.collect(),
            shapes.collect(),
        )
    }

    fn new(name: &'static str, heads: Vec<Head>, rows: Vec<Row>, shapes: Vec<Geometry>) -> Self {
        Self {
            table: Table {
                name,
                heads,
                source: Source::Rows(rows),
            },
            shapes,
        }
    }

    /// Writes the rows as a GeoJSON feature collection.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn collection(&self, out: &mut dyn Write) -> io::Result<()> {
        let shapes = self.shapes.iter().map(Cow::Borrowed);
        geojson::of(&self.table, self.table.rows().zip(shapes), out)
    }
}

fn shown(incident: &Incident) -> Option<LonLat> {
    incident.location.as_ref().and_then(table::point)
}

/// The places that contradict the shown one and that the incident lists as rivals, in the order of
/// the claims.
fn rivals(incident: &Incident, from: LonLat) -> Vec<Rival<'_>> {
    let Some(here) = &incident.location else {
        return Vec::new();
    };
    if !incident.disputed.contains(&Disputed::Location) {
        return Vec::new();
    }
    let mut found: Vec<Rival<'_>> = Vec::new();
    for claim in incident.claims.iter().map(|joined| &joined.claim) {
        let Some(place) = columns::own_place(claim) else {
            continue;
        };
        let Some(to) = table::point(place) else {
            continue;
        };
        // A word that was taken back is no rival: the incident's list has it no more.
        let listed = incident
            .other_locations
            .iter()
            .any(|other| other.starts_with(&place.name));
        if claim.stance == Stance::Denies || to == from || !listed || !place.contradicts(here) {
            continue;
        }
        let who = claim.speaker.name.clone();
        match found
            .iter_mut()
            .find(|rival| rival.place.key == place.key && rival.place.name == place.name)
        {
            Some(rival) => {
                rival.claims.push(claim.id.clone());
                if !rival.who.contains(&who) {
                    rival.who.push(who);
                }
            }
            None => found.push(Rival {
                place,
                who: vec![who],
                claims: vec![claim.id.clone()],
                // As spread_m is measured.
                metres: Haversine
                    .distance(Point::new(from.lon, from.lat), Point::new(to.lon, to.lat)),
            }),
        }
    }
    found
}

/// The corners of the circle of `radius` metres about `centre` on the ellipsoid, counter-clockwise
/// and closed; none where it would cross the 180th meridian or hold a pole, or has no size.
pub fn circle(centre: LonLat, radius: f64) -> Option<Vec<LonLat>> {
    if !(radius.is_finite() && radius > 0.0) {
        return None;
    }
    let from = Point::new(centre.lon, centre.lat);
    let mut ring: Vec<LonLat> = (0..CORNERS)
        .map(|corner| {
            let bearing = 360.0 - 360.0 * f64::from(corner) / f64::from(CORNERS);
            let to = Geodesic.destination(from, bearing, radius);
            table::six(LonLat {
                lon: to.x(),
                lat: to.y(),
            })
        })
        .collect();
    let far = ring
        .iter()
        .any(|corner| (corner.lon - centre.lon).abs() > 90.0);
    let polar = [90.0, -90.0]
        .iter()
        .any(|lat| Geodesic.distance(from, Point::new(centre.lon, *lat)) <= radius);
    if far || polar {
        return None;
    }
    ring.extend(ring.first().copied());
    Some(ring)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    #[test]
    fn a_circle_has_its_radius_everywhere_and_turns_to_the_left() {
        let centre = LonLat {
            lon: 65.4167,
            lat: 35.9833,
        };
        let ring = circle(centre, 24_000.0).unwrap();
        assert_eq!(ring.len(), 65);
        assert_eq!(ring.first(), ring.last());
        for corner in &ring {
            let metres = Geodesic.distance(
                Point::new(centre.lon, centre.lat),
                Point::new(corner.lon, corner.lat),
            );
            assert!((metres - 24_000.0).abs() < 0.2, "{metres}");
        }
        let twice: f64 = ring
            .windows(2)
            .map(|pair| pair[0].lon * pair[1].lat - pair[1].lon * pair[0].lat)
            .sum();
        assert!(twice > 0.0, "RFC 7946: outer rings are counter-clockwise");
    }

    #[test]
    fn circles_that_no_plain_polygon_can_draw_are_left_out() {
        assert!(
            circle(
                LonLat {
                    lon: 179.99,
                    lat: 0.0
                },
                5_000.0
            )
            .is_none()
        );
        assert!(
            circle(
                LonLat {
                    lon: 10.0,
                    lat: 89.9
                },
                50_000.0
            )
            .is_none()
        );
        assert!(
            circle(
                LonLat {
                    lon: 10.0,
                    lat: 0.0
                },
                0.0
            )
            .is_none()
        );
        assert!(
            circle(
                LonLat {
                    lon: 10.0,
                    lat: 0.0
                },
                f64::NAN
            )
            .is_none()
        );
    }
}

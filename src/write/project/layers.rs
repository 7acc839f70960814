//! The project's layers: which files of the run they show, and in which style.

use std::fmt::Write as _;

use crate::write::style;

/// The id of the incidents' layer. QGIS sets aside an id of ten letters or fewer.
pub(super) const INCIDENTS: &str = "incidents_on_map";

/// The id of the outlines' layer, the lowest.
pub(super) const OUTLINES: &str = "outlines_below";

/// Longitude and latitude on WGS 84, as QGIS writes it down.
pub(super) const WGS84: &str = "<spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid><srid>4326</srid><authid>EPSG:4326</authid><description>WGS 84</description><projectionacronym>longlat</projectionacronym><ellipsoidacronym>EPSG:7030</ellipsoidacronym><geographicflag>true</geographicflag></spatialrefsys>";

/// A layer of the project.
pub(super) struct Layer {
    /// Its id in the project: fixed, so that the same run gives the same bytes.
    pub id: &'static str,
    /// As the legend names it.
    pub name: &'static str,
    /// Its data, relative to the project.
    pub source: String,
    /// Whether it is drawn at once.
    pub shown: bool,
    /// As an incident's form names the rows that belong to it, where they do.
    pub relation: Option<&'static str>,
    geometry: Geometry,
    style: String,
}

#[derive(Clone, Copy)]
enum Geometry {
    Point,
    Line,
    Polygon,
    MultiPolygon,
    None,
}

/// The layers that can be made of files, the uppermost first; `outlined` are the places whose outline
/// is drawn, where the files that can hold outlines have any.
pub(super) fn of(files: &[&str], outlined: Option<&[String]>) -> Vec<Layer> {
    let there = |name: &str| files.contains(&name);
    // GeoJSON first: it has dates, and is what out/ holds by default.
    let on_map = |table: &str| {
        [
            (format!("{table}.geojson"), ""),
            ("incidents.gpkg".to_owned(), "|layername="),
            (format!("{table}.fgb"), ""),
        ]
        .into_iter()
        .find(|(file, _)| there(file))
        .map(|(file, of)| {
            let table = if of.is_empty() { "" } else { table };
            format!("./{file}{of}{table}")
        })
    };
    let beside = |file: &str| there(file).then(|| format!("./{file}"));
    let outlines =
        on_map("outlines").filter(|source| outlined.is_some() && !source.ends_with(".fgb"));
    let outlined = outlined.filter(|_| outlines.is_some()).unwrap_or_default();
    let all = [
        (
            on_map("incidents"),
            INCIDENTS,
            "Incidents",
            true,
            None,
            Geometry::Point,
        ),
        (
            beside("incidents_disputes.geojson"),
            "incidents_disputes",
            "Lines to where others put it",
            true,
            None,
            Geometry::Line,
        ),
        (
            on_map("claims"),
            "claims_on_map",
            "Claims that state a place",
            false,
            Some("Claims on the map"),
            Geometry::Point,
        ),
        (
            beside("incidents_uncertainty.geojson"),
            "incidents_uncertainty",
            "Areas of uncertainty",
            false,
            Some("Area of uncertainty"),
            Geometry::Polygon,
        ),
        (
            outlines,
            OUTLINES,
            "Provinces and districts",
            true,
            None,
            Geometry::MultiPolygon,
        ),
        (
            beside("claims.csv"),
            "claims_in_table",
            "All claims (table)",
            false,
            Some("All claims"),
            Geometry::None,
        ),
    ];
    all.into_iter()
        .filter_map(|(source, id, name, shown, relation, geometry)| {
            Some(Layer {
                id,
                name,
                source: source?,
                shown,
                relation,
                geometry,
                style: match id {
                    INCIDENTS => style::incidents(outlined),
                    "incidents_disputes" => style::disputes(),
                    "claims_on_map" => style::claims(),
                    "incidents_uncertainty" => style::uncertainty(),
                    OUTLINES => style::outlines(),
                    _ => style::claims_table(),
                },
            })
        })
        .collect()
}

impl Layer {
    /// The layer with its style, which a project holds in the layer's own element.
    pub(super) fn write(&self, out: &mut String) {
        let (geometry, wkb) = match self.geometry {
            Geometry::Point => ("Point", "Point"),
            Geometry::Line => ("Line", "LineString"),
            Geometry::Polygon => ("Polygon", "Polygon"),
            Geometry::MultiPolygon => ("Polygon", "MultiPolygon"),
            Geometry::None => ("No geometry", "NoGeometry"),
        };
        let (attributes, inner) = opened(&self.style);
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "<maplayer type=\"vector\" geometry=\"{geometry}\" wkbType=\"{wkb}\" {attributes}>
  <id>{}</id>
  <datasource>{}</datasource>
  <layername>{}</layername>
",
            self.id, self.source, self.name,
        );
        if !matches!(self.geometry, Geometry::None) {
            let _ = writeln!(out, "  <srs>{WGS84}</srs>");
        }
        let _ = write!(
            out,
            "  <provider encoding=\"UTF-8\">ogr</provider>\n{inner}</maplayer>\n"
        );
    }
}

/// A style file's attributes, but for its version, and what stands inside its root.
fn opened(style: &str) -> (&str, &str) {
    let from = style.split_once("<qgis ").map_or("", |(_, rest)| rest);
    let (attributes, rest) = from.split_once(">\n").unwrap_or_default();
    let attributes = attributes.split_once("\" ").map_or("", |(_, rest)| rest);
    (
        attributes,
        rest.split_once("</qgis>").map_or("", |(inner, _)| inner),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_opened_at_its_root() {
        for style in [
            style::incidents(&[]),
            style::claims(),
            style::disputes(),
            style::uncertainty(),
            style::claims_table(),
            style::outlines(),
        ] {
            let (attributes, inner) = opened(&style);
            assert!(
                attributes.starts_with("styleCategories=\"AllStyleCategories\""),
                "{attributes}"
            );
            assert!(
                attributes.ends_with('"') && !attributes.contains("version"),
                "{attributes}"
            );
            assert!(inner.contains("<aliases>") && !inner.contains("qgis>"));
        }
    }

    #[test]
    fn ids_are_long_enough_for_qgis_and_each_its_own() {
        let files = [
            "incidents.geojson",
            "claims.geojson",
            "incidents_disputes.geojson",
            "incidents_uncertainty.geojson",
            "claims.csv",
            "outlines.geojson",
        ];
        let mut ids: Vec<&str> = of(&files, Some(&[])).iter().map(|layer| layer.id).collect();
        assert!(ids.iter().all(|id| id.len() > 10), "{ids:?}");
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), files.len());
    }

    #[test]
    fn layers_come_from_the_files_that_there_are() {
        let sources = |files: &[&str]| -> Vec<String> {
            of(files, None)
                .into_iter()
                .map(|layer| layer.source)
                .collect()
        };
        assert_eq!(
            sources(&["incidents.gpkg", "claims.csv"]),
            [
                "./incidents.gpkg|layername=incidents",
                "./incidents.gpkg|layername=claims",
                "./claims.csv"
            ]
        );
        assert_eq!(
            sources(&["claims.fgb", "incidents.fgb", "incidents.geojson"]),
            ["./incidents.geojson", "./claims.fgb"]
        );
        assert!(sources(&["incidents.kml", "run.json"]).is_empty());
    }

    #[test]
    fn outlines_lie_lowest_and_come_from_what_can_hold_them() {
        let lowest = |files: &[&str]| -> Option<String> {
            let mut layers = of(files, Some(&[])).into_iter();
            layers
                .rfind(|layer| layer.id == OUTLINES)
                .map(|layer| layer.source)
        };
        let both = ["incidents.geojson", "outlines.geojson", "incidents.gpkg"];
        assert_eq!(lowest(&both).as_deref(), Some("./outlines.geojson"));
        let last = of(&both, Some(&[])).pop().map(|layer| layer.id);
        assert_eq!(last, Some(OUTLINES));
        assert_eq!(
            lowest(&["incidents.gpkg"]).as_deref(),
            Some("./incidents.gpkg|layername=outlines")
        );
        assert_eq!(lowest(&["incidents.fgb"]), None);
    }
}

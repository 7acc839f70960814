//! `incidents.qgz`, a QGIS project of the layer: every file of the run that QGIS draws, styled, with
//! the claims related to their incidents, the map on the incidents and the clock on their days.
//!
//! The project holds no data: it names the files beside it, by relative paths, so that the folder
//! can be moved or sent whole. It is written after them, and only for what this run writes.

mod layers;

use std::fmt::Write as _;
use std::io::{self, Cursor, Write as _};
use std::path::PathBuf;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::Writer;
use super::clean::escape;
use super::stage::Stage;
use super::table::{Table, Tables};
use crate::error::{Error, Result};
use layers::{Layer, WGS84};

/// The project's file.
pub const NAME: &str = "incidents.qgz";

/// Writes incidents.qgz.
pub struct Project;

impl Writer for Project {
    fn files(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn write(&self, tables: &Tables<'_>, stage: &mut Stage) -> Result<Vec<String>> {
        let there: Vec<&str> = stage.files().iter().map(|file| &*file.name).collect();
        let outlines = !tables.outlines.table.is_empty();
        let layers = layers::of(&there, outlines.then_some(&*tables.outlined));
        if layers.iter().all(|layer| layer.id != layers::INCIDENTS) {
            return Ok(vec![format!(
                "no incident stands on a map beside it (in geojson, gpkg or fgb): {NAME} is not written"
            )]);
        }
        let bytes =
            zipped(document(tables, &layers).as_bytes()).map_err(|source| Error::Write {
                path: PathBuf::from(NAME),
                source,
            })?;
        stage.add(NAME, &bytes)?;
        let lacks = outlines && layers.iter().all(|layer| layer.id != layers::OUTLINES);
        Ok(lacks
            .then(|| format!("{NAME} shows no outlines: add geojson or gpkg to --format"))
            .into_iter()
            .collect())
    }
}

/// The project as QGIS 3.22 and newer read it.
fn document(tables: &Tables<'_>, layers: &[Layer]) -> String {
    let mut out = String::from(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\" projectname=\"Incidents\">\n  <homePath path=\"\"/>\n  <title>Incidents</title>\n",
    );
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(out, "  <projectCrs>{WGS84}</projectCrs>");
    out.push_str("  <layer-tree-group>\n");
    for layer in layers {
        let _ = writeln!(
            out,
            "    <layer-tree-layer id=\"{}\" name=\"{}\" source=\"{}\" providerKey=\"ogr\" checked=\"{}\" expanded=\"{}\"/>",
            layer.id,
            layer.name,
            layer.source,
            if layer.shown {
                "Qt::Checked"
            } else {
                "Qt::Unchecked"
            },
            u8::from(layer.id == layers::INCIDENTS),
        );
    }
    out.push_str("    <custom-order enabled=\"0\"/>\n  </layer-tree-group>\n");
    relations(&mut out, layers);
    canvas(&mut out, tables);
    out.push_str("  <projectlayers>\n");
    for layer in layers {
        layer.write(&mut out);
    }
    out.push_str("  </projectlayers>\n  <layerorder>\n");
    for layer in layers {
        let _ = writeln!(out, "    <layer id=\"{}\"/>", layer.id);
    }
    let _ = write!(
        out,
        "  </layerorder>\n  <properties>\n    <Paths><Absolute type=\"bool\">false</Absolute></Paths>\n    <Measure><Ellipsoid type=\"QString\">EPSG:7030</Ellipsoid></Measure>\n    <SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys>\n  </properties>\n  <projectMetadata>\n    <title>Incidents</title>\n    <abstract>{}</abstract>\n  </projectMetadata>\n",
        escape(&format!(
            "Made by {}. Run {}.",
            tables.run.made_by, tables.run.digest
        ))
    );
    time(&mut out, &tables.incidents);
    out.push_str("</qgis>\n");
    out
}

/// Claims by the incident that they are about: an incident's form then lists them.
fn relations(out: &mut String, layers: &[Layer]) {
    out.push_str("  <relations>\n");
    for layer in layers {
        let Some(name) = layer.relation else {
            continue;
        };
        let _ = writeln!(
            out,
            "    <relation id=\"{}_of_incident\" name=\"{name}\" referencingLayer=\"{}\" referencedLayer=\"{}\" strength=\"Association\"><fieldRef referencingField=\"incident_id\" referencedField=\"incident_id\"/></relation>",
            layer.id,
            layer.id,
            layers::INCIDENTS,
        );
    }
    out.push_str("  </relations>\n");
}

/// The map shows every incident that is in Afghanistan's part of the world, with a margin; all where
/// none is.
fn canvas(out: &mut String, tables: &Tables<'_>) {
    let near = |lon: f64, lat: f64| (60.0..=75.5).contains(&lon) && (29.0..=39.0).contains(&lat);
    let mut corners: Option<[f64; 4]> = None;
    for only_near in [true, false] {
        if corners.is_some() {
            break;
        }
        for point in tables.incidents.points() {
            if only_near && !near(point.lon, point.lat) {
                continue;
            }
            let [west, south, east, north] =
                corners.unwrap_or([point.lon, point.lat, point.lon, point.lat]);
            corners = Some([
                west.min(point.lon),
                south.min(point.lat),
                east.max(point.lon),
                north.max(point.lat),
            ]);
        }
    }
    let Some([west, south, east, north]) = corners else {
        return;
    };
    // A tenth of the width, and enough about one point alone to see its surroundings.
    let margin = |span: f64| (span / 10.0).max(0.25);
    let (x, y) = (margin(east - west), margin(north - south));
    let (west, south, east, north) = (west - x, south - y, east + x, north + y);
    let _ = write!(
        out,
        "  <mapcanvas name=\"theMapCanvas\" annotationsVisible=\"1\">
    <units>degrees</units>
    <extent><xmin>{west:.6}</xmin><ymin>{south:.6}</ymin><xmax>{east:.6}</xmax><ymax>{north:.6}</ymax></extent>
    <rotation>0</rotation>
    <destinationsrs>{WGS84}</destinationsrs>
  </mapcanvas>
  <ProjectViewSettings UseProjectScales=\"0\" rotation=\"0\"><Scales/><DefaultViewExtent xmin=\"{west:.6}\" ymin=\"{south:.6}\" xmax=\"{east:.6}\" ymax=\"{north:.6}\">{WGS84}</DefaultViewExtent></ProjectViewSettings>
"
    );
}

/// Day by day, from the first day of an incident on the map to the last.
fn time(out: &mut String, incidents: &Table<'_>) {
    let days = |name| {
        incidents
            .located()
            .filter_map(move |(row, _)| incidents.date(&row, name))
    };
    let range = match (days("date_start").min(), days("date_end").max()) {
        (Some(first), Some(last)) => format!(
            "<TemporalRange><start>{first}T00:00:00Z</start><end>{}T00:00:00Z</end></TemporalRange>",
            last.tomorrow().unwrap_or(last)
        ),
        _ => String::new(),
    };
    let _ = writeln!(
        out,
        "  <ProjectTimeSettings timeStepUnit=\"d\" timeStep=\"1\" frameRate=\"5\" cumulativeTemporalRange=\"0\">{range}</ProjectTimeSettings>"
    );
}

/// The project in its archive. The same bytes each time: no clock, no host's attributes.
fn zipped(project: &[u8]) -> io::Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("incidents.qgs", options)?;
    zip.write_all(project)?;
    Ok(zip.finish()?.into_inner())
}

//! GeoPackage, FlatGeobuf, KML, text sequences and the companion files.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;

use assert_cmd::Command;
use incident_mapper::write::{Format, Layer, sequence};
use serde_json::Value;
use tempfile::tempdir;

use crate::layer_sample::{disputed, incidents};
use crate::layer_written::{json, names, run, written};

#[test]
fn every_format_gives_the_same_bytes_again() {
    let (one, two) = (tempdir().unwrap(), tempdir().unwrap());
    written(&incidents(), one.path(), Format::ALL);
    let backwards: Vec<Format> = Format::ALL.iter().rev().copied().collect();
    written(&incidents(), two.path(), &backwards);
    let files = names(one.path());
    assert_eq!(files, names(two.path()));
    for name in files {
        let read = |folder: &std::path::Path| fs::read(folder.join(&name)).unwrap();
        assert!(read(one.path()) == read(two.path()), "{name}");
    }
}

#[test]
#[cfg(feature = "gpkg")]
fn a_geopackage_holds_both_layers_their_index_their_styles_and_the_run() {
    let out = tempdir().unwrap();
    written(&incidents(), out.path(), &[Format::Gpkg]);
    assert_eq!(names(out.path()), ["incidents.gpkg", "run.json"]);
    let run = json(&out.path().join("run.json"));
    let database = rusqlite::Connection::open(out.path().join("incidents.gpkg")).unwrap();
    let text = |sql: &str| {
        database
            .query_row(sql, [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    let number = |sql: &str| {
        database
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(number("PRAGMA application_id"), 0x4750_4b47);
    assert_eq!(text("PRAGMA integrity_check"), "ok");
    assert_eq!(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    for (layer, on_map) in [
        ("incidents", "incidents_on_map"),
        ("claims", "claims_on_map"),
    ] {
        let count = run["counts"][on_map].as_i64().unwrap();
        assert_eq!(number(&format!("SELECT count(*) FROM {layer}")), count);
        assert_eq!(
            number(&format!("SELECT count(*) FROM rtree_{layer}_geom")),
            count
        );
        assert_eq!(
            text(&format!("SELECT rtreecheck('rtree_{layer}_geom')")),
            "ok"
        );
        assert!(
            text(&format!(
                "SELECT styleQML FROM layer_styles WHERE f_table_name = '{layer}' AND useAsDefault"
            ))
            .contains("<qgis")
        );
        assert_eq!(
            number(&format!(
                "SELECT count(*) FROM gpkg_data_columns WHERE table_name = '{layer}' AND description <> ''"
            )) + 2,
            number(&format!(
                "SELECT count(*) FROM pragma_table_info('{layer}')"
            ))
        );
    }
    assert_eq!(
        text("SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'"),
        "attributes"
    );
    let about: Value = serde_json::from_str(&text("SELECT metadata FROM gpkg_metadata")).unwrap();
    assert_eq!(about["run"], run["run"]);
    assert_eq!(run["run"].as_str().unwrap().len(), 64);
    // The bounds of the index are rounded outward: the strip about a point holds it.
    assert_eq!(
        number(
            "SELECT count(*) FROM incidents i JOIN rtree_incidents_geom r ON r.id = i.fid WHERE r.minx <= i.longitude AND r.maxx >= i.longitude AND r.miny <= i.latitude AND r.maxy >= i.latitude"
        ),
        number("SELECT count(*) FROM incidents")
    );
}

#[test]
fn the_digest_of_a_run_is_that_of_what_went_in() {
    let first = run();
    let mut second = first.clone();
    second.inputs.reverse();
    second.warnings.clear();
    assert_eq!(
        first.digest(),
        second.digest(),
        "neither order nor outcome counts"
    );
    second.inputs[0].digest = "other".to_owned();
    assert_ne!(first.digest(), second.digest());
    let mut third = first.clone();
    third.gazetteer_digest = "other".to_owned();
    assert_ne!(first.digest(), third.digest());
}

#[test]
fn kml_has_folders_time_spans_and_escapes_twice() {
    let out = tempdir().unwrap();
    written(&incidents(), out.path(), &[Format::Kml]);
    let text = fs::read_to_string(out.path().join("incidents.kml")).unwrap();
    let folders: Vec<&str> = text
        .lines()
        .skip_while(|line| *line != "<Folder>")
        .zip(text.lines().skip_while(|line| *line != "<Folder>").skip(1))
        .filter(|(line, _)| *line == "<Folder>")
        .map(|(_, name)| name)
        .collect();
    assert_eq!(folders.first(), Some(&"<name>Battles</name>"));
    assert_eq!(folders.last(), Some(&"<name>Means not said</name>"));
    assert!(
        text.contains(
            "<begin>2018-04-05T00:00:00+04:30</begin><end>2018-04-05T23:59:59+04:30</end>"
        )
    );
    assert!(
        text.contains("&amp;amp; &amp;lt;b&amp;gt;Darzab"),
        "HTML's escapes, escaped for XML"
    );
    assert!(
        !text.contains("<SimpleData name=\"also_at\">"),
        "null is left out"
    );
    assert!(!text.contains("href"), "nothing is loaded from anywhere");
    assert!(
        text.contains("<color>ff005ed5</color>"),
        "alpha, blue, green, red"
    );
}

#[test]
fn a_sequence_has_a_separator_a_feature_and_a_line_feed_each() {
    let all = incidents();
    let run = run();
    let text = sequence(&Layer {
        incidents: &all,
        run: &run,
    })
    .sequence;
    let records: Vec<&str> = text.split('\u{1e}').collect();
    assert_eq!(records.first(), Some(&""));
    assert_eq!(records.len() - 1, all.len() - 2, "those with a point");
    for record in records.iter().skip(1) {
        let line = record.strip_suffix('\n').unwrap();
        assert!(!line.contains('\n'));
        let feature: Value = serde_json::from_str(line).unwrap();
        assert_eq!(feature["type"], "Feature");
        assert_eq!(feature["id"], feature["properties"]["incident_id"]);
    }
}

#[test]
fn the_command_line_writes_a_sequence_to_standard_output_alone() {
    let folder = tempdir().unwrap();
    let map = |args: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_incident-mapper"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .arg("map")
            .args(args)
            .output()
            .unwrap()
    };
    let done = map(&["--out", "-", "--format", "geojsonseq", "data/reports"]);
    assert!(done.status.success());
    let committed = fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("out/incidents.geojson"),
    )
    .unwrap();
    let features: Vec<&str> = committed
        .lines()
        .filter(|line| line.starts_with("{\"type\":\"Feature\","))
        .map(|line| line.strip_suffix(',').unwrap_or(line))
        .collect();
    let text = String::from_utf8(done.stdout).unwrap();
    let records: Vec<&str> = text.split('\u{1e}').skip(1).map(str::trim_end).collect();
    assert_eq!(records, features, "the features of the file");
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(told.contains("left out of the sequence"), "{told}");
    for (args, says) in [
        (vec!["--out", "-"], "one format, geojsonseq"),
        (
            vec!["--out", "-", "--format", "geojsonseq,csv"],
            "one format, geojsonseq",
        ),
        (
            vec![
                "--out",
                folder.path().to_str().unwrap(),
                "--format",
                "geojsonseq",
            ],
            "standard output only",
        ),
    ] {
        let failed = map(&args);
        assert_eq!(failed.status.code(), Some(2));
        let told = String::from_utf8(failed.stderr).unwrap();
        assert!(told.contains(says) && told.contains("hint: "), "{told}");
    }
    assert!(names(folder.path()).is_empty());
}

#[test]
fn circles_and_lines_are_about_what_is_disputed_and_how_far() {
    let out = tempdir().unwrap();
    written(
        &[disputed()],
        out.path(),
        &[Format::Uncertainty, Format::Disputes],
    );
    let circle = json(&out.path().join("incidents_uncertainty.geojson"));
    assert_eq!(circle["features"][0]["geometry"]["type"], "Polygon");
    assert_eq!(circle["features"][0]["properties"]["uncertainty_m"], 24_000);
    let lines = json(&out.path().join("incidents_disputes.geojson"));
    let features = lines["features"].as_array().unwrap();
    assert_eq!(features.len(), 1, "a claim placed by context draws no line");
    assert_eq!(features[0]["geometry"]["coordinates"][0][0], 65.2319);
    assert_eq!(features[0]["geometry"]["coordinates"][1][0], 65.3789);
    let properties = &features[0]["properties"];
    assert_eq!(properties["shown"], "Bal Chiragh, Faryab");
    assert_eq!(properties["claimed"], "Moghol, Darzab, Jowzjan");
    assert_eq!(properties["claimed_by"], "Afghan defence ministry");
    assert_eq!(properties["claim_ids"], "ca2");
    assert_eq!(properties["distance_m"], 16_940);

    let mut agreed = disputed();
    agreed.disputed.clear();
    let done = written(&[agreed], out.path(), &[Format::Disputes]);
    assert_eq!(
        done.notes,
        [
            "no incident on the map is disputed in its place: incidents_disputes.geojson is not written"
        ]
    );
}

/// The project inside a folder's incidents.qgz.
fn project(folder: &std::path::Path) -> String {
    let file = fs::File::open(folder.join("incidents.qgz")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    assert_eq!(archive.len(), 1);
    let inside = archive.by_index(0).unwrap();
    assert_eq!(inside.name().unwrap(), "incidents.qgs");
    let time = inside.last_modified().unwrap();
    assert_eq!(
        (time.year(), time.month(), time.day(), time.hour()),
        (1980, 1, 1, 0)
    );
    std::io::read_to_string(inside).unwrap()
}

fn parsed_elements(xml: &str, name: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return found,
            quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element)
                if element.name().as_ref() == name =>
            {
                found.push(
                    element
                        .attributes()
                        .map(|attribute| {
                            let attribute = attribute.unwrap();
                            let key: &str = attribute.key.as_ref();
                            (key.to_owned(), attribute.value.to_string())
                        })
                        .collect(),
                );
            }
            _ => {}
        }
    }
}

#[test]
fn a_project_holds_what_the_run_writes_by_relative_paths_and_relates_claims_to_incidents() {
    let out = tempdir().unwrap();
    written(&incidents(), out.path(), Format::ALL);
    let xml = project(out.path());
    let layers = parsed_elements(&xml, "layer-tree-layer");
    let sources: Vec<&str> = layers.iter().map(|layer| &*layer["source"]).collect();
    assert_eq!(
        sources,
        [
            "./incidents.geojson",
            "./incidents_disputes.geojson",
            "./claims.geojson",
            "./incidents_uncertainty.geojson",
            "./claims.csv"
        ]
    );
    let there = names(out.path());
    for source in sources {
        let file = source.strip_prefix("./").unwrap().to_owned();
        assert!(there.contains(&file), "{file}");
        assert!(xml.contains(&format!("<datasource>{source}</datasource>")));
    }
    assert!(!xml.contains(out.path().to_str().unwrap()));
    let ids: Vec<&String> = layers.iter().map(|layer| &layer["id"]).collect();
    let relations = parsed_elements(&xml, "relation");
    assert_eq!(relations.len(), 3);
    for relation in relations {
        assert!(ids.contains(&&relation["referencingLayer"]));
        assert_eq!(relation["referencedLayer"], "incidents_on_map");
    }
    assert!(
        parsed_elements(&xml, "fieldRef")
            .iter()
            .all(|pair| pair["referencingField"] == "incident_id"
                && pair["referencedField"] == "incident_id")
    );
    // Each layer has its own style, whole, in the project.
    assert_eq!(parsed_elements(&xml, "maplayer").len(), 5);
    assert_eq!(parsed_elements(&xml, "temporal").len(), 4);
    assert!(xml.contains("<TemporalRange><start>"));
}

#[test]
fn a_project_without_a_layer_that_qgis_draws_is_not_written() {
    let out = tempdir().unwrap();
    let done = written(&incidents(), out.path(), &[Format::Csv, Format::Qgz]);
    assert_eq!(
        done.notes,
        [
            "no incident stands on a map beside it (in geojson, gpkg or fgb): incidents.qgz is not written"
        ]
    );
    assert!(!names(out.path()).contains(&"incidents.qgz".to_owned()));
    // What an earlier run had written is not taken for this one's.
    written(&incidents(), out.path(), Format::ALL);
    written(&incidents(), out.path(), &[Format::Qgz]);
    assert_eq!(names(out.path()), ["run.json"]);
}

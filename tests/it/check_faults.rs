//! `check` finds each of these faults, seeded one at a time into a sound layer, and names the
//! feature and the property.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

use incident_mapper::check::{self, Level};
use incident_mapper::write::Format;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::layer_sample::incidents;
use crate::layer_written::{json as json_of, written};

/// How a fault is put into a folder.
enum Seed {
    /// Into the first feature of a GeoJSON file, or into the whole document.
    Json(&'static str, fn(&mut Value)),
    /// By replacing the first occurrence of a text in a file.
    Text(&'static str, &'static str, &'static str),
    /// By a statement on the GeoPackage.
    Sql(&'static str),
    /// By cutting a file in half.
    Half(&'static str),
}
use Seed::{Half, Json, Sql, Text};

/// What is seeded, and what the finding must name: feature, property, words of the message.
type Case = (Seed, &'static str, &'static str, &'static str);

fn properties(document: &mut Value) -> &mut Value {
    &mut document["features"][0]["properties"]
}

const INCIDENTS: &str = "incidents.geojson";
const CLAIMS: &str = "claims.geojson";

/// The first located incident of the sample is i02, on 2017-07-11 in Kunar; its claim is c02.
#[rustfmt::skip] // A line a fault reads as a table.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = vec![
        (Json(INCIDENTS, |d| d["type"] = json!("Collection")), "", "", "not a FeatureCollection"),
        (Json(INCIDENTS, |d| d["features"] = json!({})), "", "", "no array \"features\""),
        (Json(INCIDENTS, |d| d["crs"] = json!({"type": "name"})), "", "", "member \"crs\""),
        (Json(INCIDENTS, |d| d["features"][0]["type"] = json!("Point")), "feature 1", "", "no Feature"),
        (Json(INCIDENTS, |d| d["features"][0]["geometry"] = Value::Null), "i02", "geometry", "is null"),
        (Json(INCIDENTS, |d| d["features"][0]["geometry"]["type"] = json!("Pnt")), "feature 1", "", "unknown type"),
        (Json(INCIDENTS, |d| d["features"][0]["geometry"]["coordinates"] = json!(["71.1", "34.9"])), "feature 1", "", "two numbers"),
        (Json(INCIDENTS, |d| d["features"][0]["geometry"] = json!({"type": "LineString", "coordinates": [[71.1, 34.9], [71.2, 34.9]]})), "i02", "geometry", "LineString, not Point"),
        (Json(INCIDENTS, |d| d["features"][0]["geometry"]["coordinates"] = json!([71.1, 169.0])), "i02", "geometry", "latitude 169"),
        (Json(INCIDENTS, |d| d["features"][0]["geometry"]["coordinates"] = json!([271.1, 34.9])), "i02", "geometry", "longitude 271.1"),
        (Json(INCIDENTS, |d| d["features"][0]["geometry"]["coordinates"] = json!([34.9, 71.1])), "i02", "geometry", "swapped"),
        (Json(INCIDENTS, |d| d["features"][0]["geometry"]["coordinates"] = json!([10.0, 50.0])), "i02", "geometry", "not in Afghanistan"),
        (Json(INCIDENTS, |d| properties(d)["latitude"] = json!(34.8)), "i02", "latitude", "the geometry has 34.9"),
        (Json(INCIDENTS, |d| { d["features"][0].as_object_mut().unwrap().remove("id"); }), "i02", "id", "has none"),
        (Json(INCIDENTS, |d| d["features"][0]["id"] = json!("i99")), "i99", "incident_id", "the feature's id is i99"),
        (Json(INCIDENTS, |d| { let twin = d["features"][0].clone(); d["features"].as_array_mut().unwrap().push(twin); }), "i02", "id", "have the same id"),
        (Json(INCIDENTS, |d| { properties(d).as_object_mut().unwrap().remove("title"); }), "i02", "title", "is missing"),
        (Json(INCIDENTS, |d| properties(d)["title"] = Value::Null), "i02", "title", "has no value"),
        (Json(INCIDENTS, |d| properties(d)["killed_best"] = json!("1")), "i02", "killed_best", "is no integer"),
        (Json(INCIDENTS, |d| properties(d)["killed_best"] = json!(1.5)), "i02", "killed_best", "no whole number"),
        (Json(INCIDENTS, |d| properties(d)["location"] = json!(7)), "i02", "location", "not a text"),
        (Json(INCIDENTS, |d| properties(d)["outlets"] = json!(["Gandhara"])), "i02", "outlets", "is an array"),
        (Json(INCIDENTS, |d| properties(d)["admin2"] = json!("")), "i02", "admin2", "empty text"),
        (Json(INCIDENTS, |d| properties(d)["date_start"] = json!("2017-07")), "i02", "date_start", "not a full date"),
        (Json(INCIDENTS, |d| properties(d)["date_start"] = json!("2017-02-30")), "i02", "date_start", "not a full date"),
        (Json(INCIDENTS, |d| properties(d)["date_end"] = json!("2017-07-10")), "i02", "date_end", "before date_start"),
        (Json(INCIDENTS, |d| properties(d)["date_end"] = Value::Null), "i02", "date_end", "is missing"),
        (Json(INCIDENTS, |d| properties(d)["date_prec"] = json!(3)), "i02", "date_prec", "makes it 1"),
        (Json(INCIDENTS, |d| properties(d)["last_published"] = json!("2017-01-01")), "i02", "last_published", "before first_published"),
        (Json(INCIDENTS, |d| properties(d)["where_prec"] = json!(8)), "i02", "where_prec", "not in 1 to 7"),
        (Json(INCIDENTS, |d| properties(d)["where_prec"] = json!(1)), "i02", "where_prec", "finer than the point"),
        (Json(INCIDENTS, |d| properties(d)["uncertainty_m"] = json!(-5)), "i02", "uncertainty_m", "less than 0"),
        (Json(INCIDENTS, |d| properties(d)["uncertainty_m"] = Value::Null), "i02", "uncertainty_m", "where there is a point"),
        (Json(INCIDENTS, |d| properties(d)["killed_min"] = json!(9)), "i02", "killed_min", "more than killed_max"),
        (Json(INCIDENTS, |d| properties(d)["sub_event_type"] = json!("Drone party")), "i02", "sub_event_type", "none of"),
        (Json(INCIDENTS, |d| properties(d)["event_type"] = json!("Riots")), "i02", "event_type", "is not Explosions"),
        (Json(INCIDENTS, |d| properties(d)["disputed"] = json!("place")), "i02", "disputed", "none of happened"),
        (Json(INCIDENTS, |d| properties(d)["marker-color"] = json!("red")), "i02", "marker-color", "no colour"),
        (Json(INCIDENTS, |d| properties(d)["claims_json"] = json!("[{")), "i02", "claims_json", "no JSON array"),
        (Json(INCIDENTS, |d| properties(d)["claims_json"] = json!("[]")), "i02", "claims_json", "lists no claim"),
        (Json(INCIDENTS, |d| properties(d)["description"] = json!("x".repeat(32_768))), "i02", "description", "Excel cell"),
        (Json(INCIDENTS, |d| properties(d)["n_at_point"] = json!(4)), "i02", "n_at_point", "1 incidents share"),
        (Json(CLAIMS, |d| properties(d)["stance"] = json!("doubts")), "c02", "stance", "none of asserts"),
        (Json(CLAIMS, |d| properties(d)["end"] = json!(3)), "c02", "end", "not after start"),
        (Json(CLAIMS, |d| properties(d)["incident_id"] = json!("i03")), "c02", "incident_id", "i02 lists the claim"),
        (Json(CLAIMS, |d| properties(d)["incident_id"] = json!("2")), "c02", "incident_id", "no id"),
        (Json("incidents_uncertainty.geojson", |d| properties(d)["incident_id"] = json!("i77")), "i02", "incident_id", "i77 is in no row"),
        (Half(INCIDENTS), "", "", "not JSON"),
        (Text("incidents.csv", "i02,", "i02,extra,"), "feature 2", "", "cells where the head has"),
        (Text("incidents.csv", ",Explosions/Remote violence,", ",=1+1,"), "feature 2", "event_type", "begins like a formula"),
        (Text("incidents.csv", ",2017-07-11,", ",11.7.2017,"), "i02", "date_start", "not a full date"),
        (Text("incidents.csv", "outlets", "papers"), "", "outlets", "column is missing"),
        (Text("claims.csv", "c02,i02,", "c02,i99,"), "c02", "incident_id", "i99 is in no row of incidents.csv"),
        (Text("incidents.csv", r#"{""claim_id"":""c02""#, r#"{""claim_id"":""c98""#), "i02", "claims_json", "c98 is in no row of claims.csv"),
        (Text("incidents.kml", "</Folder>", ""), "", "", "cannot be read as KML"),
        (Text("incidents.kml", "<coordinates>", "<coordinates>x"), "feature", "", "not numbers"),
        (Text("incidents.kml", "name=\"killed_best\">1<", "name=\"killed_best\">one<"), "i", "killed_best", "is no integer"),
        (Text("run.json", "incidents.csv", "elsewhere.csv"), "", "", "not there"),
    ];
    if cfg!(feature = "gpkg") {
        cases.extend([
            (Sql("PRAGMA application_id = 1"), "", "", "application_id"),
            (Sql("DELETE FROM rtree_incidents_geom WHERE id = 1"), "", "", "spatial index"),
            (Sql("DELETE FROM gpkg_contents WHERE data_type = 'features'"), "", "", "no layer of features"),
            (Sql("UPDATE gpkg_geometry_columns SET srs_id = 0"), "", "", "reference system 0"),
            (Sql("DROP TRIGGER rtree_incidents_geom_update4; DROP TRIGGER rtree_incidents_geom_update3; UPDATE incidents SET killed_best = 'one' WHERE incident_id = 'i02'"), "i02", "killed_best", "is no integer"),
            (Half("incidents.gpkg"), "", "", "GeoPackage"),
        ] as [Case; 6]);
    }
    if cfg!(feature = "fgb") {
        cases.push((Half("incidents.fgb"), "", "", "cannot be read as FlatGeobuf"));
    }
    cases
}

fn sow(folder: &Path, seed: &Seed) {
    match seed {
        Json(file, change) => {
            let path = folder.join(file);
            let mut document = json_of(&path);
            change(&mut document);
            fs::write(&path, document.to_string()).unwrap();
        }
        Text(file, from, to) => {
            let path = folder.join(file);
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{file} holds no {from}");
            fs::write(&path, text.replacen(from, to, 1)).unwrap();
        }
        Half(file) => {
            let path = folder.join(file);
            let bytes = fs::read(&path).unwrap();
            fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        }
        Sql(statement) => statement_on(&folder.join("incidents.gpkg"), statement),
    }
}

#[cfg(feature = "gpkg")]
fn statement_on(path: &Path, statement: &str) {
    rusqlite::Connection::open(path)
        .unwrap()
        .execute_batch(&format!("PRAGMA foreign_keys = OFF; {statement}"))
        .unwrap();
}

#[cfg(not(feature = "gpkg"))]
fn statement_on(_path: &Path, _statement: &str) {}

fn file_of(seed: &Seed) -> &str {
    match seed {
        Json(file, _) | Text(file, ..) | Half(file) => file,
        Sql(_) => "incidents.gpkg",
    }
}

#[test]
fn each_seeded_fault_is_found_and_named() {
    let sound = tempdir().unwrap();
    written(&incidents(), sound.path(), Format::ALL);
    let clean = check::check(sound.path(), None).unwrap();
    let told: Vec<String> = clean.findings.iter().map(ToString::to_string).collect();
    assert_eq!(clean.faults(), 0, "{told:#?}");

    let mut missed = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 30);
    for (at, (seed, feature, property, message)) in cases.iter().enumerate() {
        let folder = tempdir().unwrap();
        for entry in fs::read_dir(sound.path()).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
        sow(folder.path(), seed);
        let report = check::check(folder.path(), None).unwrap();
        let found = report.findings.iter().any(|finding| {
            finding.level == Level::Fault
                && finding.file == file_of(seed)
                && finding
                    .feature
                    .as_deref()
                    .unwrap_or_default()
                    .starts_with(feature)
                && finding.property.as_deref().unwrap_or_default() == *property
                && finding.message.contains(message)
        });
        if !found {
            let told: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
            missed.push(format!("case {at} ({message}): {told:#?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

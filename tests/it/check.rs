//! `check` as a command: the committed layer, quotes, GeoJSON of others, exit codes.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use incident_mapper::write::Format;
use proptest::collection::vec;
use proptest::prelude::{any, prop_assert};
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use tempfile::tempdir;

use crate::layer_sample::disputed;
use crate::layer_written::written;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Exit code and standard output of `check`.
fn check(args: &[&str], folder: &Path) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_incident-mapper"))
        .current_dir(folder)
        .arg("check")
        .args(args)
        .output()
        .unwrap();
    let told =
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), told)
}

#[test]
fn the_committed_layer_is_sound_and_its_quotes_stand_in_the_reports() {
    let (code, told) = check(&["out", "--reports", "data/reports"], root());
    assert_eq!(code, 0, "{told}");
    assert!(told.contains(": 0 faults"), "{told}");
    assert!(!told.contains("not among the reports"), "{told}");
    assert!(!told.contains("none was checked"), "{told}");
    let (code, told) = check(&["out/incidents.csv", "--reports", "data/reports"], root());
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("remark: incidents.csv: quote: quotes stand in the claims"),
        "{told}"
    );
}

#[test]
fn a_quote_that_was_changed_or_moved_is_a_fault() {
    let folder = tempdir().unwrap();
    let text = fs::read_to_string(root().join("out/claims.geojson")).unwrap();
    let mut layer: serde_json::Value = serde_json::from_str(&text).unwrap();
    let of = |at: usize, layer: &serde_json::Value| {
        layer["features"][at]["id"].as_str().unwrap().to_owned()
    };
    let (changed, moved) = (of(0, &layer), of(1, &layer));
    layer["features"][0]["properties"]["quote"] = "Nobody said this.".into();
    layer["features"][1]["properties"]["end"] = 10_000_000.into();
    layer["features"][2]["properties"]["report_id"] = "no-such-report".into();
    fs::write(folder.path().join("claims.geojson"), layer.to_string()).unwrap();
    let reports = root().join("data/reports");
    let (code, told) = check(
        &["claims.geojson", "--reports", reports.to_str().unwrap()],
        folder.path(),
    );
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains(&format!(
            "claims.geojson: {changed}: quote: is not what the report has"
        )),
        "{told}"
    );
    assert!(
        told.contains(&format!("claims.geojson: {moved}: end: bytes")),
        "{told}"
    );
    assert!(
        told.contains("remark: claims.geojson: report_id: no-such-report"),
        "{told}"
    );
    assert!(told.contains(": 2 faults"), "{told}");
}

#[test]
fn a_file_is_checked_against_the_one_beside_it() {
    let folder = tempdir().unwrap();
    for name in ["incidents.csv", "claims.csv"] {
        fs::copy(root().join("out").join(name), folder.path().join(name)).unwrap();
    }
    assert_eq!(check(&["claims.csv"], folder.path()).0, 0);
    // Without its incidents, every claim of the table leads nowhere.
    let text = fs::read_to_string(folder.path().join("incidents.csv")).unwrap();
    let head = text.lines().next().unwrap();
    fs::write(folder.path().join("incidents.csv"), format!("{head}\n")).unwrap();
    let (code, told) = check(&["claims.csv"], folder.path());
    assert_eq!(code, 1);
    assert!(
        told.contains("incident_id: i") && told.contains("is in no row of incidents.csv"),
        "{told}"
    );
}

#[test]
fn geojson_of_others_passes_with_remarks() {
    let folder = tempdir().unwrap();
    let other = r#"{"type":"FeatureCollection","name":"wells","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[
        {"type":"Feature","properties":{"name":"a","depth":4,"dug":"2011","tags":["x"]},"geometry":{"type":"Point","coordinates":[-70.2,-33.1,520]}},
        {"type":"Feature","id":7,"properties":{"name":"b","depth":"deep","dug":"2011-05-02"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
        {"type":"Feature","properties":null,"geometry":null}]}"#;
    fs::write(folder.path().join("wells.geojson"), other).unwrap();
    let (code, told) = check(&["wells.geojson"], folder.path());
    assert_eq!(code, 0, "{told}");
    for says in [
        "no layer of this program",
        "member \"crs\"",
        "depth: mixes a text and a whole number",
        "dug: mixes a date and a text",
        "tags: holds arrays or objects",
        "geometry: mixes Point, Polygon",
        "geometry: is null in 1 features",
        "id: 2 of 3 features have none",
        ": 0 faults",
    ] {
        assert!(told.contains(says), "no \"{says}\" in {told}");
    }
    let swapped = other.replace("[-70.2,-33.1,520]", "[34.5,169.2]");
    fs::write(folder.path().join("wells.geojson"), swapped).unwrap();
    let (code, told) = check(&["wells.geojson"], folder.path());
    assert_eq!(code, 1);
    assert!(
        told.contains("feature 1: geometry: latitude 169.2"),
        "{told}"
    );
}

#[test]
fn an_incident_abroad_is_no_fault() {
    let folder = tempdir().unwrap();
    let text = fs::read_to_string(root().join("out/incidents.geojson")).unwrap();
    let mut layer: serde_json::Value = serde_json::from_str(&text).unwrap();
    let feature = &mut layer["features"][0];
    feature["geometry"]["coordinates"] = serde_json::json!([67.0, 30.18]);
    let properties = &mut feature["properties"];
    properties["longitude"] = 67.0.into();
    properties["latitude"] = 30.18.into();
    properties["n_at_point"] = 1.into();
    properties["country"] = "Pakistan".into();
    properties["country_code"] = "PAK".into();
    fs::write(folder.path().join("incidents.geojson"), layer.to_string()).unwrap();
    let (_, told) = check(&["incidents.geojson"], folder.path());
    assert!(!told.contains("geometry"), "{told}");
}

#[test]
fn wrong_use_is_told() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "x").unwrap();
    for (args, says) in [
        (vec!["nowhere.geojson"], "no such file"),
        (vec!["notes.txt"], "no layer ends in .txt"),
        (vec!["."], "no layer in ."),
    ] {
        let (code, told) = check(&args, folder.path());
        assert_eq!(code, 2, "{told}");
        assert!(told.contains(says), "{told}");
    }
}

#[test]
fn completions_and_manual_name_every_command() {
    let run = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_incident-mapper"))
            .args(args)
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["completions", shell]);
        for word in ["geocode", "completions", "strict"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
    let page = run(&["man"]);
    assert!(page.contains(".TH") && page.contains("geocode"), "{page}");
    let folder = tempdir().unwrap();
    run(&["man", "--out", folder.path().join("man1").to_str().unwrap()]);
    for name in [
        "incident-mapper.1",
        "incident-mapper-map.1",
        "incident-mapper-gazetteer-import.1",
    ] {
        assert!(folder.path().join("man1").join(name).is_file(), "{name}");
    }
}

/// A file of each format, as the program writes it.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let folder = tempdir().unwrap();
    written(&[disputed()], folder.path(), Format::ALL);
    ["geojson", "csv", "gpkg", "fgb", "kml"]
        .into_iter()
        .filter_map(|ending| {
            let bytes = fs::read(folder.path().join(format!("incidents.{ending}"))).ok()?;
            Some((ending, bytes))
        })
        .collect()
}

#[test]
fn a_damaged_file_is_a_finding_and_never_ends_the_program() {
    let samples = samples();
    assert!(samples.len() >= 3);
    let folder = tempdir().unwrap();
    let mut runner = TestRunner::new(Config {
        cases: 60,
        failure_persistence: None,
        ..Config::default()
    });
    let damage = (
        0..samples.len(),
        vec((any::<Index>(), any::<u8>()), 0..6),
        any::<Index>(),
        any::<bool>(),
    );
    runner
        .run(&damage, |(which, bytes, end, cut)| {
            let (ending, whole) = &samples[which];
            let mut spoilt = whole.clone();
            for (at, byte) in bytes {
                // The heads of binary files hold their lengths: damage falls there more often.
                let near = if byte % 2 == 0 {
                    spoilt.len()
                } else {
                    spoilt.len().min(400)
                };
                spoilt[at.index(near)] = byte;
            }
            if cut {
                spoilt.truncate(end.index(whole.len()));
            }
            let path = folder.path().join(format!("incidents.{ending}"));
            fs::write(&path, &spoilt).unwrap();
            // What it finds depends on the damage; that it comes back is the point.
            let report = incident_mapper::check::check(&path, None).unwrap();
            prop_assert!(report.layers.len() + report.findings.len() > 0);
            Ok(())
        })
        .unwrap();
}

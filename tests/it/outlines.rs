//! `map --outlines`: districts and provinces drawn as they are, in every tool's way.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use incident_mapper::gazetteer::Gazetteer;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::layer_written::{json as json_of, names};

/// Three happenings: known to a district, to a province, to a town.
const REPORTS: [(&str, &str); 3] = [
    (
        "district.txt",
        "KABUL, 3 May 2019 - A roadside bomb killed four civilians in Darzab district of Jowzjan province on Thursday, the provincial police said.\n",
    ),
    (
        "province.txt",
        "KABUL, 7 June 2019 - Gunmen killed nine soldiers in an ambush in Kunar province on Friday, the defence ministry said.\n",
    ),
    (
        "town.txt",
        "KABUL, 9 July 2019 - A suicide bomber killed twelve people in Kunduz city on Tuesday, the provincial police said.\n",
    ),
];

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join("reports")).unwrap();
        for (name, text) in REPORTS {
            fs::write(folder.path().join("reports").join(name), text).unwrap();
        }
        let collection = |features: Value| {
            json!({"type": "FeatureCollection", "features": features}).to_string()
        };
        let district = collection(json!([{
            "type": "Feature",
            "properties": {"ADM2_PCODE": "AF2811", "ADM1_PCODE": "AF28"},
            "geometry": {"type": "Polygon", "coordinates": [diamond("af2811", 0.2)]}
        }, {
            "type": "Feature",
            "properties": {"ADM2_EN": "Atlantis"},
            "geometry": {"type": "Polygon", "coordinates": [diamond("af2811", 0.2)]}
        }]));
        let (first, second) = (diamond("af15", 0.4), diamond("af15", 0.1));
        let province = collection(json!([{
            "type": "Feature",
            "id": "k",
            "properties": {"shapeName": "Kunar", "shapeType": "ADM1"},
            "geometry": {"type": "MultiPolygon", "coordinates": [[first], [second]]}
        }]));
        fs::write(folder.path().join("districts.geojson"), district).unwrap();
        fs::write(folder.path().join("provinces.geojson"), province).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_incident-mapper"));
        let done = command
            .current_dir(self.0.path())
            .args(args)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
        (done.status.code().unwrap(), told.into_owned())
    }

    fn map(&self, out: &str, more: &[&str]) -> String {
        let mut args = vec![
            "map",
            "reports",
            "--out",
            out,
            "--format",
            "geojson,csv,gpkg,fgb,kml,uncertainty,disputes,qgz",
        ];
        args.extend(more);
        let (code, told) = self.run(&args);
        assert_eq!(code, 0, "{told}");
        told
    }
}

const GIVEN: [&str; 4] = [
    "--outlines",
    "districts.geojson",
    "--outlines",
    "provinces.geojson",
];

/// An invented outline about a place, clockwise and not closed.
fn diamond(key: &str, half: f64) -> Value {
    let gazetteer = Gazetteer::embedded().unwrap();
    let place = gazetteer.place(gazetteer.by_key(key).unwrap());
    let at = place.point.unwrap();
    json!([
        [at.lon - half, at.lat],
        [at.lon, at.lat + half],
        [at.lon + half, at.lat],
        [at.lon, at.lat - half]
    ])
}

fn drawn(folder: &Path) -> Vec<(String, Value, String, usize)> {
    let layer = json_of(&folder.join("incidents_uncertainty.geojson"));
    let mut found: Vec<_> = layer["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|feature| {
            let properties = &feature["properties"];
            let ring = if feature["geometry"]["type"] == "Polygon" {
                &feature["geometry"]["coordinates"][0]
            } else {
                &feature["geometry"]["coordinates"][0][0]
            };
            (
                properties["drawn_as"].as_str().unwrap().to_owned(),
                properties["drawn_from"].clone(),
                feature["geometry"]["type"].as_str().unwrap().to_owned(),
                ring.as_array().unwrap().len(),
            )
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

#[test]
fn what_is_known_to_a_district_or_province_has_its_outline_and_the_rest_a_circle() {
    let desk = Desk::new();
    let told = desk.map("out", &GIVEN);
    assert!(
        told.contains("1 of 2 features") && told.contains("2 \"Atlantis\""),
        "{told}"
    );
    assert!(told.contains("1 warning (1 outline)"), "{told}");
    let multi = || "MultiPolygon".to_owned();
    assert_eq!(
        drawn(&desk.path("out")),
        [
            ("circle".to_owned(), Value::Null, multi(), 65),
            (
                "district".to_owned(),
                json!("districts.geojson#AF2811"),
                multi(),
                5
            ),
            (
                "province".to_owned(),
                json!("provinces.geojson#k"),
                multi(),
                5
            ),
        ]
    );
    let outlines = json_of(&desk.path("out/outlines.geojson"));
    let ids: Vec<&str> = outlines["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        ["af2811", "af15"],
        "provinces are drawn over districts"
    );
    assert_eq!(
        outlines["features"][0]["properties"]["admin1_pcode"],
        "AF28"
    );
    let parts = outlines["features"][1]["geometry"]["coordinates"]
        .as_array()
        .unwrap();
    assert_eq!(parts.len(), 2);

    let run = json_of(&desk.path("out/run.json"));
    let inputs: Vec<&Value> = run["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|i| i["role"] == "outlines")
        .collect();
    assert_eq!(inputs.len(), 2);
    assert_eq!(inputs[0]["path"], "districts.geojson");
    assert_eq!(inputs[0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(
        (
            &run["counts"]["outlines"],
            &run["counts"]["outlines_unmatched"]
        ),
        (&json!(2), &json!(1))
    );

    let (code, told) = desk.run(&["check", "out", "--reports", "reports"]);
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("outlines.geojson (2)") && told.contains("outlines in incidents.gpkg (2)"),
        "{told}"
    );
    assert!(told.contains("0 faults, 0 remarks"), "{told}");
}

#[test]
fn the_same_outlines_give_the_same_bytes_in_any_order_and_their_digest_counts() {
    let desk = Desk::new();
    desk.map("a", &GIVEN);
    desk.map(
        "b",
        &[
            "--outlines",
            "provinces.geojson",
            "--outlines",
            "districts.geojson",
        ],
    );
    assert_eq!(names(&desk.path("a")), names(&desk.path("b")));
    for name in names(&desk.path("a")) {
        assert_eq!(
            fs::read(desk.path("a").join(&name)).unwrap(),
            fs::read(desk.path("b").join(&name)).unwrap(),
            "{name}"
        );
    }
    let digest = |folder: &str| json_of(&desk.path(folder).join("run.json"))["run"].clone();
    desk.map("c", &["--outlines", "provinces.geojson"]);
    assert_ne!(digest("a"), digest("c"));
}

#[test]
fn without_outlines_circles_are_what_they_were_and_no_layer_is_left() {
    let desk = Desk::new();
    desk.map("out", &GIVEN);
    desk.map("out", &[]);
    assert!(
        !names(&desk.path("out"))
            .iter()
            .any(|name| name.starts_with("outlines"))
    );
    for (drawn, from, kind, corners) in drawn(&desk.path("out")) {
        assert_eq!(
            (&*drawn, from, &*kind, corners),
            ("circle", Value::Null, "Polygon", 65)
        );
    }
    let file = fs::File::open(desk.path("out/incidents.qgz")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let project = std::io::read_to_string(archive.by_index(0).unwrap()).unwrap();
    assert!(!project.contains("outlines"));
}

#[test]
fn outlines_that_cannot_be_used_stop_the_run_before_it_writes() {
    let desk = Desk::new();
    desk.map("out", &[]);
    let before = names(&desk.path("out"));
    fs::write(
        desk.path("lakes.geojson"),
        r#"{"type": "FeatureCollection", "features": []}"#,
    )
    .unwrap();
    for (args, says) in [
        (vec!["--outlines", "lakes.geojson"], "has 0 features"),
        (vec!["--outlines", "missing.geojson"], "no such file"),
        (
            vec![
                "--outlines",
                "districts.geojson",
                "--out",
                "-",
                "--format",
                "geojsonseq",
            ],
            "has no outlines",
        ),
    ] {
        let mut all = vec!["map", "reports"];
        all.extend(args);
        let (code, told) = desk.run(&all);
        assert_eq!(code, 2, "{told}");
        assert!(told.contains(says), "{told}");
    }
    assert_eq!(names(&desk.path("out")), before);
}

#[test]
fn check_finds_spoilt_outlines() {
    let desk = Desk::new();
    desk.map("out", &GIVEN);
    let (areas, outlines) = ("out/incidents_uncertainty.geojson", "out/outlines.geojson");
    type Spoil = fn(&mut Value);
    let spoils: [(&str, Spoil, &str); 6] = [
        (
            areas,
            |f| f["properties"]["drawn_as"] = json!("square"),
            "\"square\" is none of circle",
        ),
        (
            areas,
            |f| {
                f["properties"]["drawn_from"] = if f["properties"]["drawn_as"] == "circle" {
                    json!("x#1")
                } else {
                    Value::Null
                }
            },
            "drawn_from",
        ),
        (
            areas,
            |f| f["properties"]["point_of"] = json!("exact"),
            "does not stand for",
        ),
        (
            areas,
            |f| {
                f["geometry"]["coordinates"][0][0]
                    .as_array_mut()
                    .unwrap()
                    .pop();
            },
            "a ring is not closed",
        ),
        (
            outlines,
            |f| f["properties"]["level"] = json!("village"),
            "\"village\" is none of district",
        ),
        (
            outlines,
            |f| f["properties"]["place_id"] = json!("af0101"),
            "the feature's id is",
        ),
    ];
    for (file, spoil, says) in spoils {
        let path = desk.path(file);
        let whole = fs::read(&path).unwrap();
        let mut layer: Value = serde_json::from_slice(&whole).unwrap();
        for feature in layer["features"].as_array_mut().unwrap() {
            spoil(feature);
        }
        fs::write(&path, layer.to_string()).unwrap();
        let (code, told) = desk.run(&["check", file]);
        assert!(code == 1 && told.contains(says), "{says}: {told}");
        fs::write(&path, whole).unwrap();
    }
}

#[test]
#[cfg(feature = "gpkg")]
fn a_geopackage_gives_what_the_geojson_gives_from_which_gdal_made_it() {
    let desk = Desk::new();
    let given = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/outlines");
    let read = |name: &str| {
        let told =
            incident_mapper::outlines::read(&[given.join(name)], &Gazetteer::embedded().unwrap());
        told.unwrap()
    };
    let (json, mut package) = (read("invented.geojson"), read("invented.gpkg"));
    assert!(json.by_place.len() > 30, "{}", json.by_place.len());
    for outline in package.by_place.values_mut() {
        outline.source = outline.source.replace(".gpkg#", ".geojson#");
    }
    assert_eq!(package.by_place, json.by_place);
    assert_eq!(
        (package.features, package.unmatched, package.warnings.len()),
        (json.features, json.unmatched, json.warnings.len())
    );
    // Through the whole of a run; the file stays as it was.
    let copy = desk.path("provinces.gpkg");
    fs::copy(given.join("invented.gpkg"), &copy).unwrap();
    let before = fs::read(&copy).unwrap();
    let told = desk.map("out", &["--outlines", "provinces.gpkg"]);
    assert!(!told.contains("warning"), "{told}");
    let drawn = drawn(&desk.path("out"));
    assert!(
        drawn
            .iter()
            .any(|(how, from, ..)| how == "province" && from == "provinces.gpkg#AF15"),
        "{drawn:?}"
    );
    assert_eq!(fs::read(&copy).unwrap(), before);
    let (code, told) = desk.run(&["check", "out"]);
    assert_eq!(code, 0, "{told}");
    // Changes that lie in a log beside it are not read over.
    fs::write(desk.path("provinces.gpkg-wal"), "a page").unwrap();
    let (code, told) = desk.run(&[
        "map",
        "reports",
        "--out",
        "b",
        "--outlines",
        "provinces.gpkg",
    ]);
    assert_eq!(code, 2, "{told}");
    assert!(
        told.contains("provinces.gpkg-wal beside it holds changes"),
        "{told}"
    );
}

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
use serde_json::{Value, json};
use tempfile::tempdir;

use super::*;
use crate::model::LonLat;

fn gazetteer() -> Gazetteer {
    Gazetteer::embedded().unwrap()
}

fn point(gazetteer: &Gazetteer, key: &str) -> LonLat {
    let place = gazetteer.by_key(key).unwrap();
    gazetteer.place(place).point.unwrap()
}

/// A square of so many degrees about a point, clockwise.
fn square(at: LonLat, half: f64) -> Value {
    json!({"type": "Polygon", "coordinates": [[
        [at.lon - half, at.lat - half], [at.lon - half, at.lat + half],
        [at.lon + half, at.lat + half], [at.lon + half, at.lat - half],
        [at.lon - half, at.lat - half]
    ]]})
}

fn feature(properties: Value, geometry: &Value) -> Value {
    json!({"type": "Feature", "properties": properties, "geometry": geometry})
}

fn read_all(files: &[(&str, Value)]) -> Result<Outlines> {
    let folder = tempdir().unwrap();
    let mut paths = Vec::new();
    for (name, content) in files {
        let path = folder.path().join(name);
        let text = match content {
            Value::String(text) => text.clone(),
            Value::Array(features) => {
                json!({"type": "FeatureCollection", "features": features}).to_string()
            }
            other => other.to_string(),
        };
        fs::write(&path, text).unwrap();
        paths.push(path);
    }
    read(&paths, &gazetteer())
}

fn messages(outlines: &Outlines) -> Vec<&str> {
    outlines
        .warnings
        .iter()
        .map(|warning| warning.message.as_str())
        .collect()
}

#[test]
fn features_are_matched_by_code_and_by_name() {
    let gazetteer = gazetteer();
    let darzab = point(&gazetteer, "af2811");
    let jowzjan = point(&gazetteer, "af28");
    let got = read_all(&[(
        "mixed.geojson",
        json!([
            feature(
                json!({"ADM2_PCODE": "AF2811", "ADM1_PCODE": "AF28"}),
                &square(darzab, 0.2)
            ),
            feature(
                json!({"shapeName": "Jawzjan", "shapeType": "ADM1"}),
                &square(jowzjan, 1.0)
            ),
            feature(
                json!({"ADM2_PCODE": "AF9999", "ADM2_EN": "Darzab", "ADM1_PCODE": "AF28"}),
                &square(darzab, 0.2)
            ),
            feature(
                json!({"shapeName": "Nowhere", "shapeType": "ADM2"}),
                &square(darzab, 0.2)
            ),
            feature(json!({"note": "a lake"}), &square(darzab, 0.2)),
            // The gazetteer has this district without a code.
            feature(
                json!({"ADM2_PCODE": "AF3001", "ADM2_EN": "Lashkar Gah"}),
                &square(point(&gazetteer, "af30-lashkar-gah"), 0.2)
            ),
        ]),
    )])
    .unwrap();
    let keys: Vec<&str> = got.by_place.keys().map(String::as_str).collect();
    assert_eq!(keys, ["af28", "af2811", "af30-lashkar-gah"]);
    let outline = &got.by_place["af2811"];
    assert_eq!(outline.source, "mixed.geojson#AF2811");
    assert_eq!(
        outline.admin1.as_ref().unwrap().code.as_deref(),
        Some("AF28")
    );
    assert_eq!(
        got.by_place["af28"].source, "mixed.geojson#2",
        "by its number"
    );
    assert_eq!((got.features, got.unmatched), (6, 3));
    assert_eq!(
        messages(&got),
        [
            "3 of 6 features are the outline of no district or province of the gazetteer and are left out: 3 \"AF9999\", 4 \"Nowhere\", 5"
        ]
    );
    assert_eq!(got.files[0].digest.len(), 64);
}

#[test]
fn a_name_of_a_province_and_its_district_is_decided_by_the_shape() {
    let gazetteer = gazetteer();
    // The province and the district around its capital bear one name.
    let (province, district) = ("af19", "af1901");
    let name = |key| gazetteer.place(gazetteer.by_key(key).unwrap()).name.clone();
    assert_eq!(name(province), name(district));
    let all: Vec<LonLat> = gazetteer
        .children(gazetteer.by_key(province).unwrap())
        .iter()
        .filter_map(|id| gazetteer.place(*id).point)
        .collect();
    let low = |get: fn(&LonLat) -> f64| all.iter().map(get).fold(f64::INFINITY, f64::min) - 0.1;
    let high =
        |get: fn(&LonLat) -> f64| all.iter().map(get).fold(f64::NEG_INFINITY, f64::max) + 0.1;
    let (west, south) = (low(|p| p.lon), low(|p| p.lat));
    let (east, north) = (high(|p| p.lon), high(|p| p.lat));
    let large = json!({"type": "Polygon", "coordinates": [[
        [west, south], [east, south], [east, north], [west, north], [west, south]]]});
    let small = square(point(&gazetteer, district), 0.05);
    let called = || json!({"name": name(province)});
    let got = read_all(&[(
        "own.geojson",
        json!([feature(called(), &small), feature(called(), &large)]),
    )])
    .unwrap();
    assert_eq!(got.by_place[district].source, "own.geojson#1");
    assert_eq!(got.by_place[province].source, "own.geojson#2");
    // A shape that holds neither tells nothing.
    let far = square(
        LonLat {
            lon: 62.0,
            lat: 30.0,
        },
        0.1,
    );
    let error = read_all(&[("own.geojson", json!([feature(called(), &far)]))]).unwrap_err();
    assert!(error.to_string().contains("none is the outline"), "{error}");
}

#[test]
fn what_cannot_be_drawn_is_left_out_with_its_number() {
    let gazetteer = gazetteer();
    let darzab = point(&gazetteer, "af2811");
    let swapped = square(
        LonLat {
            lon: darzab.lat,
            lat: darzab.lon,
        },
        0.2,
    );
    let got = read_all(&[(
        "adm2.geojson",
        json!([
            feature(json!({"ADM2_PCODE": "AF2811"}), &square(darzab, 0.2)),
            feature(json!({"ADM2_PCODE": "AF2811"}), &swapped),
            feature(
                json!({"ADM2_PCODE": "AF2802"}),
                &json!({"type": "Polygon", "coordinates": [[[500_000.0, 3_900_000.0]]]})
            ),
            feature(
                json!({"ADM2_PCODE": "AF2801"}),
                &square(
                    LonLat {
                        lon: 10.0,
                        lat: 50.0
                    },
                    0.2
                )
            ),
            feature(json!({"ADM2_PCODE": "AF2811"}), &square(darzab, 0.3)),
        ]),
    )])
    .unwrap();
    assert_eq!(got.by_place.len(), 1);
    let told = messages(&got);
    assert!(
        told[0].contains("feature 2") && told[0].contains("swapped"),
        "{told:?}"
    );
    assert!(
        told[1].contains("feature 3") && told[1].contains("longitude 500000"),
        "{told:?}"
    );
    assert!(
        told[2].contains("feature 4") && told[2].contains("far from"),
        "{told:?}"
    );
    assert!(
        told[3].contains("feature 5") && told[3].contains("again, as adm2.geojson#AF2811"),
        "{told:?}"
    );
    assert_eq!(
        got.by_place["af2811"].areas[0][0][0].lon,
        ((darzab.lon - 0.2) * 1e6).round() / 1e6
    );
}

#[test]
fn a_point_outside_its_outline_is_told_once_a_place() {
    let gazetteer = gazetteer();
    let darzab = point(&gazetteer, "af2811");
    let beside = LonLat {
        lon: darzab.lon + 0.3,
        ..darzab
    };
    let got = read_all(&[(
        "a.geojson",
        json!([feature(json!({"pcode": "AF2811"}), &square(beside, 0.2))]),
    )])
    .unwrap();
    assert_eq!(
        messages(&got),
        [
            "feature 1: the gazetteer's point of Darzab lies outside its outline; both are drawn as they are"
        ]
    );
    assert_eq!(got.by_place.len(), 1, "it is used all the same");
}

#[test]
fn many_warnings_of_one_sort_are_counted() {
    let far = square(
        LonLat {
            lon: 10.0,
            lat: 50.0,
        },
        0.2,
    );
    let gazetteer = gazetteer();
    let mut features = vec![feature(
        json!({"pcode": "AF28"}),
        &square(point(&gazetteer, "af28"), 1.0),
    )];
    features.extend((0..25).map(|_| feature(json!({"pcode": "AF2811"}), &far)));
    let got = read_all(&[("a.geojson", Value::Array(features))]).unwrap();
    assert_eq!(got.warnings.len(), MOST_WARNINGS + 1);
    assert!(messages(&got).contains(&"5 features more are left out"));
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let gazetteer = gazetteer();
    let darzab = point(&gazetteer, "af2811");
    let folder = tempdir().unwrap();
    let mut paths = Vec::new();
    for (name, half) in [("b.geojson", 0.1), ("a.geojson", 0.2)] {
        let path = folder.path().join(name);
        let features = [feature(json!({"pcode": "AF2811"}), &square(darzab, half))];
        let text = json!({"type": "FeatureCollection", "features": features}).to_string();
        fs::write(&path, text).unwrap();
        paths.push(path);
    }
    let one = read(&paths, &gazetteer).unwrap();
    paths.reverse();
    paths.push(paths[0].clone());
    assert_eq!(read(&paths, &gazetteer).unwrap(), one);
    assert_eq!(one.by_place["af2811"].source, "a.geojson#AF2811");
    assert_eq!(one.files.len(), 2);
}

#[test]
fn a_file_that_is_none_stops_the_run_with_its_reason() {
    let good = || {
        feature(
            json!({"pcode": "AF2811"}),
            &square(point(&gazetteer(), "af2811"), 0.2),
        )
    };
    for (content, says) in [
        (json!("no json"), "is no GeoJSON"),
        (
            json!({"type": "Feature"}),
            "is no GeoJSON FeatureCollection",
        ),
        (
            json!({"type": "FeatureCollection", "features": {}}),
            "an array of features",
        ),
        (json!("[1]"), "a FeatureCollection"),
        (json!([]), "has 0 features"),
        (
            json!([feature(
                json!({"colour": "red"}),
                &square(
                    LonLat {
                        lon: 66.0,
                        lat: 34.0
                    },
                    1.0
                )
            )]),
            "its properties are colour",
        ),
        (
            json!({"type": "FeatureCollection", "features": [good()], "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32642"}}}),
            "EPSG::32642, not WGS 84",
        ),
        (
            json!({"type": "FeatureCollection", "features": [good()], "crs": {"type": "link"}}),
            "not WGS 84",
        ),
    ] {
        let error = read_all(&[("x.geojson", content)]).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        assert!(error.to_string().contains(says), "{error}");
    }
    let crs84 = json!({"type": "FeatureCollection", "features": [good()], "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}});
    assert_eq!(read_all(&[("x.geojson", crs84)]).unwrap().by_place.len(), 1);
    let missing = read(&[PathBuf::from("/nowhere/x.geojson")], &gazetteer()).unwrap_err();
    assert!(matches!(missing, Error::MissingPath(_)));
}

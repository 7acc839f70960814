//! Every output is held against the printed JSON Schema, by a validator of the words that the
//! schema uses: one that it does not know fails the test.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
#![expect(clippy::panic, reason = "a test fails so")]

use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;
use incident_mapper::check::{Cell, Shape, read};
use incident_mapper::write::Format;
use incident_mapper::write::columns::{CLAIMS, INCIDENTS};
use regex::Regex;
use serde_json::{Map, Value, json};
use tempfile::tempdir;

use crate::layer_sample::incidents;
use crate::layer_written::{json as json_of, written};

fn printed() -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_incident-mapper"))
        .arg("schema")
        .output()
        .unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What is wrong with `value`, by `schema` within `root`.
fn faults(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let Value::Object(words) = schema else {
        panic!("no schema at {at}");
    };
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("type {other}"),
    };
    for (word, rule) in words {
        let ok = match word.as_str() {
            "$schema" | "title" | "description" | "$defs" | "contentMediaType" => true,
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                faults(root, &root["$defs"][name], value, at, found);
                true
            }
            "oneOf" => {
                let right = rule.as_array().unwrap().iter().filter(|schema| {
                    let mut inner = Vec::new();
                    faults(root, schema, value, at, &mut inner);
                    inner.is_empty()
                });
                right.count() == 1
            }
            "type" => match rule {
                Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
                name => is(name.as_str().unwrap()),
            },
            "const" => rule == value,
            "enum" => rule.as_array().unwrap().contains(value),
            "pattern" => value.as_str().is_none_or(|text| {
                Regex::new(&format!("(?s){}", rule.as_str().unwrap()))
                    .unwrap()
                    .is_match(text)
            }),
            "format" => value
                .as_str()
                .is_none_or(|text| rule == "date" && text.parse::<jiff::civil::Date>().is_ok()),
            "minimum" => value.as_f64().is_none_or(|n| n >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|n| n <= rule.as_f64().unwrap()),
            "minItems" => value
                .as_array()
                .is_none_or(|a| a.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value
                .as_array()
                .is_none_or(|a| a.len() as u64 <= rule.as_u64().unwrap()),
            "items" => {
                for (number, item) in value.as_array().into_iter().flatten().enumerate() {
                    faults(root, rule, item, &format!("{at}[{number}]"), found);
                }
                true
            }
            "prefixItems" => {
                for (schema, item) in rule
                    .as_array()
                    .unwrap()
                    .iter()
                    .zip(value.as_array().into_iter().flatten())
                {
                    faults(root, schema, item, at, found);
                }
                true
            }
            "required" => rule
                .as_array()
                .unwrap()
                .iter()
                .all(|name| value.get(name.as_str().unwrap()).is_some()),
            "properties" => {
                for (name, schema) in rule.as_object().unwrap() {
                    if let Some(inner) = value.get(name) {
                        faults(root, schema, inner, &format!("{at}.{name}"), found);
                    }
                }
                true
            }
            "additionalProperties" => value
                .as_object()
                .into_iter()
                .flat_map(|o| o.keys())
                .all(|name| words["properties"].get(name).is_some()),
            other => panic!("the schema uses {other}, which this test does not know"),
        };
        if !ok {
            found.push(format!("{at}: {word}: {rule}: {value}"));
        }
    }
}

fn check(root: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    faults(root, schema, value, "$", &mut found);
    found
}

#[test]
fn every_geojson_fits_the_schema_and_a_spoilt_one_does_not() {
    let out = tempdir().unwrap();
    written(
        &incidents(),
        out.path(),
        &[Format::Geojson, Format::Uncertainty, Format::Disputes],
    );
    let schema = printed();
    for name in [
        "incidents",
        "claims",
        "incidents_uncertainty",
        "incidents_disputes",
    ] {
        let layer = json_of(&out.path().join(format!("{name}.geojson")));
        assert_eq!(
            check(&schema, &schema["$defs"][name], &layer),
            Vec::<String>::new(),
            "{name}"
        );
        assert_eq!(
            check(&schema, &schema, &layer),
            Vec::<String>::new(),
            "{name}, told by its name"
        );
        let mut spoilt = layer.clone();
        spoilt["features"][0]["properties"]["title"] = json!(5);
        assert!(
            !check(&schema, &schema["$defs"][name], &spoilt).is_empty(),
            "{name}"
        );
        let mut spoilt = layer;
        spoilt["features"][0]["properties"]["new_column"] = json!("x");
        assert!(
            !check(&schema, &schema["$defs"][name], &spoilt).is_empty(),
            "{name}"
        );
    }
}

/// The rows of a file as properties objects; a column that the format leaves out is null.
fn rows(path: &Path) -> Vec<(String, Map<String, Value>)> {
    let (sheets, findings) = read::read(path).unwrap();
    assert!(
        findings
            .iter()
            .all(|f| f.level != incident_mapper::check::Level::Fault),
        "{findings:?}"
    );
    let mut rows = Vec::new();
    for sheet in sheets {
        let heads: BTreeSet<&str> = sheet
            .ours()
            .unwrap()
            .heads
            .iter()
            .map(|head| head.name)
            .collect();
        for row in sheet.rows {
            let mut object: Map<String, Value> = row
                .cells
                .into_iter()
                .map(|(name, cell)| {
                    let value = match cell {
                        Cell::Null => Value::Null,
                        Cell::Text(text) => text.into(),
                        Cell::Integer(number) => number.into(),
                        Cell::Number(number) => number.into(),
                        Cell::Other(what) => panic!("{name} is {what}"),
                    };
                    (name, value)
                })
                .collect();
            if sheet.sparse {
                for head in &heads {
                    object.entry((*head).to_owned()).or_insert(Value::Null);
                }
            }
            if let Shape::Of(kind, positions) = row.shape {
                assert_eq!(kind, "Point");
                assert_eq!(object["longitude"].as_f64(), positions[0].first().copied());
            }
            rows.push((sheet.name.clone(), object));
        }
    }
    rows
}

#[test]
fn every_format_has_the_same_rows_and_they_fit_the_schema() {
    let out = tempdir().unwrap();
    written(&incidents(), out.path(), Format::ALL);
    let schema = printed();
    let columns = |name: &str| match name {
        "incidents" => INCIDENTS.len(),
        _ => CLAIMS.len(),
    };
    let mut files = vec!["incidents.csv", "claims.csv", "incidents.kml", "claims.kml"];
    if cfg!(feature = "gpkg") {
        files.push("incidents.gpkg");
    }
    if cfg!(feature = "fgb") {
        files.extend(["incidents.fgb", "claims.fgb"]);
    }
    let mut expected: Vec<(String, Map<String, Value>)> =
        rows(&out.path().join("incidents.geojson"));
    expected.extend(rows(&out.path().join("claims.geojson")));
    for file in files {
        let rows = rows(&out.path().join(file));
        assert!(!rows.is_empty(), "{file}");
        for (name, row) in &rows {
            assert_eq!(row.len(), columns(name), "{file}");
            let schema_of = &schema["$defs"][format!("{name}_properties")];
            assert_eq!(
                check(&schema, schema_of, &json!(row)),
                Vec::<String>::new(),
                "{file}"
            );
        }
        // The same values as in GeoJSON, line breaks aside where CSV has none.
        let key = |name: &str| {
            if name == "claims" {
                "claim_id"
            } else {
                "incident_id"
            }
        };
        let plain = |value: &Value| {
            value
                .as_str()
                .map_or(value.clone(), |t| json!(t.replace('\n', " ")))
        };
        let mut met = 0;
        for (name, row) in &expected {
            let Some((_, other)) = rows
                .iter()
                .find(|(n, r)| n == name && r[key(name)] == row[key(name)])
            else {
                continue;
            };
            met += 1;
            for (column, value) in row {
                let there = &other[column];
                let same = if file.ends_with(".csv") {
                    plain(value) == *there
                } else if value.is_number() {
                    value.as_f64() == there.as_f64()
                } else {
                    value == there
                };
                assert!(same, "{file}: {column}: {value} or {there}");
            }
        }
        let due = expected
            .iter()
            .filter(|(n, _)| rows.iter().any(|(name, _)| name == n))
            .count();
        assert_eq!(met, due, "{file}");
    }
}

//! Who's On First: one GeoJSON feature a file, <https://whosonfirst.org/docs/>.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::{Found, LeftOut, Read, fault, is_name, kind_of, point};
use crate::gazetteer::error::GazetteerError;

const CREDIT: &str = "Who's On First (https://whosonfirst.org), CC0 and CC BY 4.0 (GeoNames)";

/// Place types that are taken in.
const TYPES: &[&str] = &["region", "county", "locality", "neighbourhood", "campus"];

/// Every feature file in a folder and below it.
pub(super) fn folder(path: &Path) -> Result<Read, GazetteerError> {
    let name = path.display().to_string();
    let mut files = Vec::new();
    for entry in ignore::WalkBuilder::new(path)
        .standard_filters(false)
        .build()
    {
        let entry = entry.map_err(|error| fault(&name, error.to_string()))?;
        if entry.path().extension().is_some_and(|e| e == "geojson") {
            let text = std::fs::read_to_string(entry.path())
                .map_err(|error| fault(&entry.path().display().to_string(), error.to_string()))?;
            files.push((entry.path().display().to_string(), text));
        }
    }
    if files.is_empty() {
        return Err(fault(&name, "holds no .geojson files"));
    }
    files.sort();
    Ok(self::files(&name, files))
}

pub(super) fn files(archive: &str, files: Vec<(String, String)>) -> Read {
    let mut left_out = LeftOut::default();
    let mut features: Vec<(String, Value)> = Vec::new();
    for (name, text) in files {
        // A second outline of a place, not a place.
        if name.contains("-alt-") {
            continue;
        }
        match serde_json::from_str::<Value>(&text) {
            Ok(value) => features.push((name, value)),
            Err(error) => left_out.add("a file that is no JSON", || {
                format!("{archive}: {name}: {error}")
            }),
        }
    }
    let title = |value: &Value| {
        let properties = value.get("properties")?;
        Some((
            properties.get("wof:id")?.as_i64()?,
            properties.get("wof:name")?.as_str()?.to_owned(),
        ))
    };
    let names: BTreeMap<i64, String> = features.iter().filter_map(|(_, v)| title(v)).collect();
    let mut found = Vec::new();
    for (name, value) in &features {
        match feature(value, &names) {
            Ok(place) => found.push(place),
            Err(reason) => left_out.add(reason, || format!("{archive}: {name}")),
        }
    }
    Read {
        found,
        left_out,
        credit: CREDIT.into(),
    }
}

fn feature(value: &Value, titles: &BTreeMap<i64, String>) -> Result<Found, &'static str> {
    let properties = value
        .get("properties")
        .and_then(Value::as_object)
        .ok_or("a feature without properties")?;
    let text = |key: &str| properties.get(key).and_then(Value::as_str);
    let number = |key: &str| properties.get(key).and_then(Value::as_f64);
    let placetype = text("wof:placetype").unwrap_or_default();
    if !TYPES.contains(&placetype) {
        return Err("a place type that is not taken in");
    }
    let superseded = properties
        .get("wof:superseded_by")
        .and_then(Value::as_array)
        .is_some_and(|list| !list.is_empty());
    let current = properties.get("mz:is_current").and_then(Value::as_i64);
    if superseded || current == Some(0) {
        return Err("a place that is no more");
    }
    let id = properties
        .get("wof:id")
        .and_then(Value::as_i64)
        .ok_or("a feature without wof:id")?;
    let (lat, lon) = number("lbl:latitude")
        .zip(number("lbl:longitude"))
        .or_else(|| number("geom:latitude").zip(number("geom:longitude")))
        .ok_or("no point")?;
    let point = point(lat, lon).ok_or("a coordinate out of range")?;
    let mut names: Vec<String> = text("wof:name").into_iter().map(Into::into).collect();
    for (key, value) in properties {
        if !key.starts_with("name:") {
            continue;
        }
        let spellings = value.as_array().into_iter().flatten();
        names.extend(spellings.filter_map(Value::as_str).map(Into::into));
    }
    names.extend(text("gn:name").map(Into::into));
    names.retain(|name| is_name(name));
    if names.is_empty() {
        return Err("no name");
    }
    let holder = |key: &str| {
        let id = properties
            .get("wof:hierarchy")?
            .as_array()?
            .first()?
            .get(key)?
            .as_i64()?;
        titles.get(&id).cloned()
    };
    let kind = match (placetype, text("gn:feature_code")) {
        ("locality", Some(code)) => kind_of(code),
        (other, _) => kind_of(other),
    };
    Ok(Found {
        key: format!("wof-{id}"),
        names,
        point,
        kind,
        admin1: holder("region_id"),
        admin2: holder("county_id"),
    })
}

//! A GeoJSON FeatureCollection (RFC 7946) with a column map.

use geo::InteriorPoint;
use geojson::{GeoJson, feature::Id};
use serde_json::Value;

use super::columns::Field;
use super::table::slug;
use super::{Found, LeftOut, Options, Read, fault, is_name, kind_of, point};
use crate::gazetteer::error::GazetteerError;

pub(super) fn read(name: &str, text: &str, options: &Options) -> Result<Read, GazetteerError> {
    let parsed: GeoJson = text
        .parse()
        .map_err(|error| fault(name, format!("is no GeoJSON: {error}")))?;
    let GeoJson::FeatureCollection(collection) = parsed else {
        return Err(fault(name, "is no FeatureCollection"));
    };
    let mut found = Vec::new();
    let mut left_out = LeftOut::default();
    for (number, feature) in collection.features.into_iter().enumerate() {
        let place = || format!("{name}: feature {}", number + 1);
        let properties = feature.properties.clone().unwrap_or_default();
        let headers: Vec<&str> = properties.keys().map(String::as_str).collect();
        let texts = |field| -> Vec<String> {
            options
                .columns
                .positions(field, &headers)
                .into_iter()
                .filter_map(|at| headers.get(at))
                .filter_map(|key| properties.get(*key))
                .flat_map(spellings)
                .collect()
        };
        let one = |field| texts(field).into_iter().next();
        let own = feature
            .geometry
            .and_then(|geometry| geo::Geometry::<f64>::try_from(geometry).ok())
            .and_then(|geometry| geometry.interior_point());
        let Some(point) = own.and_then(|p| point(p.y(), p.x())) else {
            left_out.add("no geometry, or one out of range", place);
            continue;
        };
        let names: Vec<String> = texts(Field::Name)
            .into_iter()
            .chain(texts(Field::Alt))
            .filter(|name| is_name(name))
            .collect();
        if names.is_empty() {
            left_out.add("no name", place);
            continue;
        }
        let id = match (&feature.id, one(Field::Id)) {
            (_, Some(id)) => slug(&id),
            (Some(Id::String(id)), None) => slug(id),
            (Some(Id::Number(id)), None) => id.to_string(),
            (None, None) => (number + 1).to_string(),
        };
        found.push(Found {
            key: format!("own-{id}"),
            names,
            point,
            kind: one(Field::Kind).map_or(crate::model::place::PlaceKind::Village, |k| kind_of(&k)),
            admin1: one(Field::Admin1),
            admin2: one(Field::Admin2),
        });
    }
    Ok(Read {
        found,
        left_out,
        credit: options
            .licence
            .clone()
            .unwrap_or_else(|| format!("{name}, licence not stated")),
    })
}

/// The spellings that a property holds: a text, a number, a list of texts, or texts between bars.
fn spellings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => text
            .split('|')
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect(),
        Value::Number(number) => vec![number.to_string()],
        Value::Array(list) => list.iter().flat_map(spellings).collect(),
        _ => Vec::new(),
    }
}

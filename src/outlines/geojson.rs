//! A GeoJSON FeatureCollection read feature by feature: one is in memory at a time, beside the file.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};

use super::feature::{Feature, Give};
use super::rings;

/// Names of WGS 84 in the member "crs" that older files have; longitude comes first in GeoJSON
/// whatever they are.
const WGS84: &[&str] = &["crs84", "4326", "wgs84", "wgs 84"];

/// Gives each feature with its number from 1; the error says what is wrong with the file.
///
/// # Errors
/// No JSON, no FeatureCollection, or one in another reference system than WGS 84.
pub(super) fn features(bytes: &[u8], give: &mut Give<'_>) -> Result<usize, String> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let mut top = Top {
        give,
        collection: false,
        count: None,
        crs: None,
    };
    let read = (&mut top).deserialize(&mut reader);
    read.and_then(|()| reader.end())
        .map_err(|error| format!("is no GeoJSON: {error}"))?;
    let (true, Some(count)) = (top.collection, top.count) else {
        return Err("is no GeoJSON FeatureCollection".to_owned());
    };
    match top.crs {
        Some(name)
            if !WGS84
                .iter()
                .any(|known| name.to_lowercase().contains(known)) =>
        {
            Err(format!(
                "is in the reference system {name}, not WGS 84: save it as GeoJSON of RFC 7946"
            ))
        }
        _ => Ok(count),
    }
}

struct Top<'a> {
    give: &'a mut Give<'a>,
    collection: bool,
    count: Option<usize>,
    crs: Option<String>,
}

impl<'de> DeserializeSeed<'de> for &mut Top<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => {
                    self.collection = map.next_value::<Value>()? == "FeatureCollection";
                }
                "crs" => {
                    let crs: Value = map.next_value()?;
                    if !crs.is_null() {
                        let name = crs["properties"]["name"].as_str();
                        self.crs = Some(name.map_or_else(|| crs.to_string(), str::to_owned));
                    }
                }
                "features" if self.count.is_some() => {
                    return Err(A::Error::custom("\"features\" is there twice"));
                }
                "features" => {
                    self.count = Some(map.next_value_seed(Features(&mut *self.give))?);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Features<'a>(&'a mut Give<'a>);

impl<'de> DeserializeSeed<'de> for Features<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<usize, A::Error> {
        let mut count = 0;
        while let Some(feature) = list.next_element::<Value>()? {
            count += 1;
            give(count, &feature, self.0);
        }
        Ok(count)
    }
}

fn give(number: usize, feature: &Value, give: &mut Give<'_>) {
    let none = Map::new();
    give(Feature {
        label: number.to_string(),
        properties: feature["properties"].as_object().unwrap_or(&none),
        areas: rings::of_geojson(&feature["geometry"]),
        id: match &feature["id"] {
            Value::String(id) => Some(id.clone()),
            Value::Number(id) => Some(id.to_string()),
            _ => None,
        },
    });
}

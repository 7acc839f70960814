//! The JSON Schema of the layers, made from the tables of columns.

use serde_json::{Map, Value, json};

use super::columns::rules::{Rule, always, rule};
use super::columns::{self, Type};
use super::table::Head;
use super::table::heads;

/// A written layer: its name, what its features are drawn as, its columns.
#[derive(Clone, Debug)]
pub struct LayerHeads {
    /// The layer's name, also the stem of its files.
    pub name: &'static str,
    /// GeoJSON's names of its geometries: one, or two of which a file has one.
    pub geometry: &'static [&'static str],
    /// Its columns in order.
    pub heads: Vec<Head>,
}

/// Every layer that the program writes.
pub fn layers() -> Vec<LayerHeads> {
    vec![
        LayerHeads {
            name: "incidents",
            geometry: &["Point"],
            heads: heads(columns::INCIDENTS),
        },
        LayerHeads {
            name: "claims",
            geometry: &["Point"],
            heads: heads(columns::CLAIMS),
        },
        LayerHeads {
            name: "incidents_uncertainty",
            geometry: &["Polygon", "MultiPolygon"],
            heads: heads(&columns::uncertainty()),
        },
        LayerHeads {
            name: "incidents_disputes",
            geometry: &["LineString"],
            heads: heads(&columns::disputes()),
        },
        LayerHeads {
            name: "outlines",
            geometry: &["MultiPolygon"],
            heads: heads(columns::OUTLINES),
        },
    ]
}

/// The schema: of a collection of any layer; `$defs` has each layer's collection, its feature
/// ("incidents_feature") and its properties ("incidents_properties"), which are also the rows of
/// the formats without GeoJSON's frame.
pub fn schema() -> Value {
    let mut defs = Map::new();
    let mut any = Vec::new();
    for layer in layers() {
        any.push(json!({ "$ref": format!("#/$defs/{}", layer.name) }));
        defs.insert(layer.name.to_owned(), collection(layer.name));
        defs.insert(format!("{}_feature", layer.name), feature(&layer));
        defs.insert(format!("{}_properties", layer.name), properties(&layer));
    }
    defs.insert(
        "position".to_owned(),
        json!({
            "description": "Longitude, then latitude, WGS 84",
            "type": "array",
            "prefixItems": [
                { "type": "number", "minimum": -180, "maximum": 180 },
                { "type": "number", "minimum": -90, "maximum": 90 }
            ],
            "minItems": 2,
            "maxItems": 2
        }),
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Layers of incident-mapper",
        "description": "A GeoJSON feature collection of one of the layers. The properties are the columns of every other format too.",
        "oneOf": any,
        "$defs": defs,
    })
}

fn collection(name: &str) -> Value {
    json!({
        "type": "object",
        "properties": {
            "type": { "const": "FeatureCollection" },
            "name": { "const": name },
            "features": {
                "type": "array",
                "minItems": 1,
                "items": { "$ref": format!("#/$defs/{name}_feature") }
            }
        },
        "required": ["type", "name", "features"],
        "additionalProperties": false
    })
}

fn feature(layer: &LayerHeads) -> Value {
    let mut geometries: Vec<Value> = layer.geometry.iter().map(|kind| geometry(kind)).collect();
    let geometry = match geometries.as_slice() {
        [_] => geometries.remove(0),
        _ => json!({ "oneOf": geometries }),
    };
    json!({
        "type": "object",
        "properties": {
            "type": { "const": "Feature" },
            "id": { "type": "string", "pattern": "^[a-z]" },
            "geometry": geometry,
            "properties": { "$ref": format!("#/$defs/{}_properties", layer.name) }
        },
        "required": ["type", "id", "geometry", "properties"],
        "additionalProperties": false
    })
}

fn geometry(kind: &str) -> Value {
    let position = json!({ "$ref": "#/$defs/position" });
    let list =
        |least: u32, items: Value| json!({ "type": "array", "minItems": least, "items": items });
    let rings = |position: Value| list(1, list(4, position));
    let coordinates = match kind {
        "Point" => position,
        "LineString" => list(2, position),
        "Polygon" => rings(position),
        _ => list(1, rings(position)),
    };
    json!({
        "type": "object",
        "properties": { "type": { "const": kind }, "coordinates": coordinates },
        "required": ["type", "coordinates"],
        "additionalProperties": false
    })
}

fn properties(layer: &LayerHeads) -> Value {
    let columns: Map<String, Value> = layer
        .heads
        .iter()
        .map(|head| (head.name.to_owned(), column(layer.name, head)))
        .collect();
    let names: Vec<&str> = layer.heads.iter().map(|head| head.name).collect();
    json!({
        "type": "object",
        "properties": columns,
        "required": names,
        "additionalProperties": false
    })
}

fn column(table: &str, head: &Head) -> Value {
    let mut schema = Map::new();
    schema.insert("description".to_owned(), head.doc.into());
    let kind = match head.kind {
        Type::Text | Type::Date => "string",
        Type::Integer => "integer",
        Type::Number => "number",
    };
    let null = !always(table, head.name);
    schema.insert(
        "type".to_owned(),
        if null {
            json!([kind, "null"])
        } else {
            kind.into()
        },
    );
    match head.kind {
        Type::Date => {
            schema.insert("format".to_owned(), "date".into());
            schema.insert("pattern".to_owned(), "^[0-9]{4}-[0-9]{2}-[0-9]{2}$".into());
        }
        Type::Text => {
            // Never empty, and no control characters but line breaks.
            schema.insert("pattern".to_owned(), "[^ \\n]".into());
        }
        Type::Integer | Type::Number => {}
    }
    match rule(head.name) {
        Some(Rule::Range(low, high)) => {
            schema.insert("minimum".to_owned(), number(low));
            if let Some(high) = high {
                schema.insert("maximum".to_owned(), number(high));
            }
        }
        Some(Rule::OneOf(words)) => {
            schema.remove("pattern");
            let mut words: Vec<Value> = words.into_iter().map(Value::from).collect();
            if null {
                words.push(Value::Null);
            }
            schema.insert("enum".to_owned(), words.into());
        }
        Some(Rule::ListOf(words)) => {
            let word = format!("({})", words.join("|"));
            schema.insert("pattern".to_owned(), format!("^{word}(; {word})*$").into());
        }
        Some(Rule::Id(letter)) => {
            schema.insert(
                "pattern".to_owned(),
                format!("^{letter}[0-9A-Za-z]+$").into(),
            );
        }
        Some(Rule::Ids(letter)) => {
            let id = format!("{letter}[0-9A-Za-z]+");
            schema.insert("pattern".to_owned(), format!("^{id}(; {id})*$").into());
        }
        Some(Rule::JsonArray) => {
            schema.insert("contentMediaType".to_owned(), "application/json".into());
            schema.insert("pattern".to_owned(), "^\\[.*\\]$".into());
        }
        Some(Rule::Color) => {
            schema.insert("pattern".to_owned(), "^#[0-9a-f]{6}$".into());
        }
        None => {}
    }
    schema.into()
}

/// Whole where it is whole: "1", not "1.0".
fn number(number: f64) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the bounds are small whole numbers; others are kept as they are"
    )]
    let whole = number as i64;
    #[expect(clippy::cast_precision_loss, reason = "as above")]
    let back = whole as f64;
    if back.total_cmp(&number).is_eq() {
        whole.into()
    } else {
        number.into()
    }
}

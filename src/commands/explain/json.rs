//! An incident as one JSON object on one line, for machines.

use serde_json::{Map, Value as Json, json};

use super::Found;
use crate::write::columns::Value;
use crate::write::read_back::Row;

/// Columns of the incident that its claims say better.
const LEFT_OUT: &[&str] = &["claims_json", "description", "marker-color", "marker-size"];

/// `{"asked", "incident", "corrections", "claims"}`: the columns with their types, `evidence_json` as
/// the array `evidence`; for a rejected claim `{"asked", "rejected"}`.
pub(super) fn of(found: &Found<'_>) -> String {
    match found {
        Found::Rejected(id, row) => json!({ "asked": id, "rejected": row }),
        Found::Incident(story) => {
            let own = story.incident.shown("incident_id");
            let claims: Vec<Json> = story.claims.iter().map(|row| object(*row)).collect();
            json!({
                "asked": story.asked.as_ref().unwrap_or(&own),
                "incident": object(story.incident),
                "corrections": story.corrections,
                "claims": claims,
            })
        }
    }
    .to_string()
}

fn object(row: Row<'_>) -> Json {
    let mut object = Map::new();
    for (name, value) in row.cells().filter(|(name, _)| !LEFT_OUT.contains(name)) {
        let value = match value {
            Value::Null => Json::Null,
            Value::Text(text) if name == "evidence_json" => {
                let evidence = serde_json::from_str(text).unwrap_or(Json::Null);
                object.insert("evidence".into(), evidence);
                continue;
            }
            Value::Text(text) => json!(text),
            Value::Integer(number) => json!(number),
            Value::Number(number) => json!(number),
            Value::Date(day) => json!(day.to_string()),
        };
        object.insert(name.to_owned(), value);
    }
    Json::Object(object)
}

//! What a column's values are bound to beyond their type: ranges, vocabularies, patterns. The JSON
//! Schema and `check` are made from these.

use crate::model::SubEventType;
use crate::write::simplestyle::EVENTS;

/// What binds a value that is not null.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// A number from the first to the second, both included; open above where there is no second.
    Range(f64, Option<f64>),
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// Words of these, joined with "; ".
    ListOf(Vec<&'static str>),
    /// An id: this letter, then letters and digits.
    Id(char),
    /// Ids joined with "; ".
    Ids(char),
    /// Text that holds a JSON array.
    JsonArray,
    /// "#" and six lower-case hexadecimal digits.
    Color,
}

/// UCDP's codes of place precision.
const WHERE_PREC: (f64, f64) = (1.0, 7.0);

/// The rule of a column, the same in every table that has it.
pub fn rule(column: &str) -> Option<Rule> {
    let words = |words: &[&'static str]| Some(Rule::OneOf(words.to_vec()));
    let from_0 = Some(Rule::Range(0.0, None));
    match column {
        "incident_id" => Some(Rule::Id('i')),
        "claim_id" => Some(Rule::Id('c')),
        "linked_incidents" => Some(Rule::Ids('i')),
        "claim_ids" => Some(Rule::Ids('c')),
        "event_type" => Some(Rule::OneOf(
            EVENTS
                .into_iter()
                .flatten()
                .map(|event| event.as_str())
                .collect(),
        )),
        "sub_event_type" => Some(Rule::OneOf(
            SubEventType::ALL.iter().map(|kind| kind.as_str()).collect(),
        )),
        "event_clarity" => Some(Rule::Range(1.0, Some(2.0))),
        "date_prec" => Some(Rule::Range(1.0, Some(5.0))),
        "where_prec" => Some(Rule::Range(WHERE_PREC.0, Some(WHERE_PREC.1))),
        "longitude" => Some(Rule::Range(-180.0, Some(180.0))),
        "latitude" => Some(Rule::Range(-90.0, Some(90.0))),
        "date_is" => words(&["within", "lasting", "ongoing"]),
        "date_basis" => words(&["stated", "context", "publication"]),
        "where_basis" => words(&["stated", "context"]),
        "location_kind" => words(&[
            "village", "town", "city", "site", "area", "district", "province", "country",
        ]),
        "point_of" => words(&["exact", "near", "area", "district", "province"]),
        "actor1_type" | "actor2_type" => Some(Rule::ListOf(vec![
            "state",
            "foreign",
            "armed group",
            "militia",
            "civilians",
            "unknown",
        ])),
        "disputed" => Some(Rule::ListOf(vec![
            "happened", "location", "date", "actor", "killed", "injured", "taken", "victims",
        ])),
        "drawn_as" => words(&["circle", "district", "province"]),
        "level" => words(&["district", "province"]),
        "civilian_harm" => words(&["alleged", "denied", "disputed"]),
        "stance" => words(&["asserts", "denies", "neither"]),
        "about" => words(&[
            "event",
            "actor",
            "location",
            "date",
            "toll",
            "civilians",
            "responsibility",
        ]),
        "speaker_kind" => words(&[
            "official",
            "military",
            "police",
            "armed group",
            "analyst",
            "medical",
            "resident",
            "anonymous",
            "outlet",
        ]),
        "toll_scope" => words(&["total", "part", "named"]),
        "marker-color" => Some(Rule::Color),
        "marker-size" => words(&["medium", "large"]),
        "claims_json" | "evidence_json" => Some(Rule::JsonArray),
        "uncertainty_m" | "spread_m" | "distance_m" | "start" | "end" | "outlet_count"
        | "speaker_count" => from_0,
        "n_at_point" | "report_count" | "origin_count" | "event_in_report" => {
            Some(Rule::Range(1.0, None))
        }
        _ if column.ends_with("_min") || column.ends_with("_max") || column == "killed_best" => {
            from_0
        }
        _ => None,
    }
}

/// Whether every row of the table has a value in the column.
pub fn always(table: &str, column: &str) -> bool {
    let columns: &[&str] = match table {
        "incidents" => &[
            "incident_id",
            "title",
            "event_clarity",
            "report_count",
            "outlet_count",
            "origin_count",
            "speaker_count",
            "review",
            "made_by",
            "description",
            "marker-color",
            "marker-size",
            "claims_json",
        ],
        "claims" => &[
            "claim_id",
            "incident_id",
            "event_in_report",
            "report_id",
            "origin",
            "speaker",
            "speaker_kind",
            "stance",
            "about",
            "quote",
            "start",
            "end",
            "event_clarity",
            "evidence_json",
        ],
        "incidents_uncertainty" => &["incident_id", "title", "uncertainty_m", "drawn_as"],
        "outlines" => &["place_id", "name", "level", "drawn_from"],
        "incidents_disputes" => &[
            "incident_id",
            "title",
            "claimed",
            "claimed_by",
            "distance_m",
        ],
        _ => &[],
    };
    columns.contains(&column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::columns::{CLAIMS, INCIDENTS};

    #[test]
    fn every_column_that_must_have_a_value_is_a_column() {
        let of = |table| {
            let names: Vec<&str> = match table {
                "incidents" => INCIDENTS.iter().map(|column| column.name).collect(),
                _ => CLAIMS.iter().map(|column| column.name).collect(),
            };
            names.into_iter().filter(|name| always(table, name)).count()
        };
        assert_eq!((of("incidents"), of("claims")), (13, 14));
    }
}

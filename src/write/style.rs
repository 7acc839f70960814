//! The QGIS styles, for 3.22 and newer: a file of a layer's base name that QGIS applies on load.
//!
//! The templates hold what is said once; what repeats by event type or by column (rules, symbols,
//! aliases) is made here from the palette and the tables of columns, so that they cannot part.
//! Numbers are cast in every expression: QGIS reads a column of nulls as text.

mod qml;
mod shapes;
mod symbols;

use super::columns;
use super::simplestyle::{EVENTS, color};
use crate::model::{EventType, SubEventType};

use qml::{displaced, fill};
pub use shapes::{disputes, outlines, uncertainty};
use symbols::{circle as marker_circle, marker, radius, ring};

/// An entry of the legend.
struct Rule {
    filter: String,
    label: String,
    symbol: String,
}

/// Style of incidents.geojson. `outlined` are places whose outline is drawn beside it, and that so
/// need no circle: what an incident's point is of, its province and its district, with "|" between.
pub fn incidents(outlined: &[String]) -> String {
    // Diameters in millimetres, by the dead.
    let size = "CASE WHEN to_int(\"killed_best\") >= 100 THEN 5.6 WHEN to_int(\"killed_best\") >= 10 THEN 4.6 WHEN to_int(\"killed_best\") >= 1 THEN 3.8 ELSE 3.2 END";
    let shape = "CASE WHEN to_int(\"event_clarity\") = 2 THEN 'diamond' ELSE 'circle' END";
    let mut rules: Vec<Rule> = EVENTS
        .iter()
        .map(|event| Rule {
            // Not ELSE: asked for a feature's symbols, QGIS 3.22 takes that as true beside others.
            filter: event.map_or("\"event_type\" IS NULL".to_owned(), |e| {
                format!("\"event_type\" = '{}'", e.as_str())
            }),
            label: event.map_or("Means not said", EventType::as_str).to_owned(),
            symbol: radius(color(*event), outlined)
                + &ring(Some(size), "4.6")
                + &marker(color(*event), "circle", "3.2", Some((shape, size)), false),
        })
        .collect();
    // No feature meets these: they only explain the symbols in the legend.
    let plain = |name, size, hollow| marker("#777777", name, size, None, hollow);
    rules.push(legend(
        "Hollow: somewhere in the district, province or area",
        plain("circle", "3.2", true),
    ));
    rules.push(legend(
        if outlined.is_empty() {
            "Faint circle: it happened somewhere inside"
        } else {
            "Faint circle, or else grey outline: it happened somewhere inside"
        },
        marker_circle("#777777"),
    ));
    rules.push(legend(
        "Dashed ring: sources contradict each other",
        ring(None, "5.2") + &plain("circle", "3.2", false),
    ));
    rules.push(legend(
        "Diamond: a summary of several",
        plain("diamond", "3.8", false),
    ));
    rules.push(legend(
        "Larger: 1, 10, 100 dead or more",
        plain("circle", "5.6", false),
    ));
    rules.push(legend(
        "Label without a date: undated, hidden while time is played",
        plain("circle", "3.2", false),
    ));
    fill(
        include_str!("style/incidents.qml"),
        &displaced(&rules),
        columns::INCIDENTS,
    )
}

/// Style of claims.geojson.
pub fn claims() -> String {
    let shape = "CASE WHEN \"stance\" = 'denies' THEN 'cross_fill' WHEN \"stance\" = 'neither' THEN 'square' ELSE 'triangle' END";
    let size = "2.8";
    let mut rules: Vec<Rule> = EVENTS
        .iter()
        .map(|event| Rule {
            filter: event.map_or("\"sub_event_type\" IS NULL".to_owned(), kinds_of),
            label: event.map_or("Means not said", EventType::as_str).to_owned(),
            symbol: marker(color(*event), "triangle", size, Some((shape, size)), false),
        })
        .collect();
    for (label, name, hollow) in [
        ("Triangle: says that it was here", "triangle", false),
        ("Cross: denies it", "cross_fill", false),
        ("Square: neither", "square", false),
        (
            "Hollow: somewhere in the district, province or area",
            "triangle",
            true,
        ),
    ] {
        rules.push(legend(label, marker("#777777", name, size, None, hollow)));
    }
    fill(
        include_str!("style/claims.qml"),
        &displaced(&rules),
        columns::CLAIMS,
    )
}

/// Style of the table of all claims, which has no geometry: names and order of its columns alone.
pub fn claims_table() -> String {
    fill(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\" styleCategories=\"AllStyleCategories\" readOnly=\"0\">\n{{FIELDS}}\n  <previewExpression>\"speaker\" || ' ' || \"stance\" || ': ' || \"quote\"</previewExpression>\n  <layerGeometryType>4</layerGeometryType>\n</qgis>\n",
        "",
        columns::CLAIMS,
    )
}

fn legend(label: &str, symbol: String) -> Rule {
    Rule {
        filter: "FALSE".to_owned(),
        label: label.to_owned(),
        symbol,
    }
}

/// Claims have no event type of their own: it follows from the sub-event type.
fn kinds_of(event: EventType) -> String {
    let kinds: Vec<String> = SubEventType::ALL
        .iter()
        .filter(|kind| kind.event_type() == event)
        .map(|kind| format!("'{}'", kind.as_str()))
        .collect();
    format!("\"sub_event_type\" IN ({})", kinds.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placeholder_is_filled_and_every_kind_has_its_colour() {
        for style in [incidents(&[]), claims()] {
            assert!(!style.contains("{{") && !style.contains("}}"));
            for event in EVENTS {
                assert!(style.contains(&format!("'{}'", color(event))));
            }
        }
        for kind in SubEventType::ALL {
            assert!(claims().contains(kind.as_str()), "{}", kind.as_str());
        }
    }

    #[test]
    fn no_circle_is_drawn_where_an_outline_is() {
        let places = [
            "district|Jowzjan|Darzab".to_owned(),
            "province|O'|".to_owned(),
        ];
        let (with, without) = (incidents(&places), incidents(&[]));
        let condition = "NOT IN ('district|Jowzjan|Darzab', 'province|O''|')";
        assert_eq!(with.matches(condition).count(), EVENTS.len());
        assert!(with.contains("or else grey outline") && !without.contains("or else grey outline"));
        assert!(!without.contains("NOT IN"));
    }

    #[test]
    fn colours_are_told_as_qgis_tells_them() {
        assert_eq!(symbols::rgba("#0072b2", 255), "0,114,178,255");
    }
}

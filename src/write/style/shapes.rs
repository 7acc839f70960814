//! Styles of the companion files.

use super::Rule;
use super::qml::{fill, ruled};
use super::symbols::rgba;
use crate::model::EventType;
use crate::write::columns;
use crate::write::simplestyle::{EVENTS, color};

/// Style of incidents_uncertainty.geojson: a faint circle in the event type's colour.
pub fn uncertainty() -> String {
    let rules: Vec<Rule> = EVENTS
        .iter()
        .map(|event| Rule {
            filter: event.map_or("\"event_type\" IS NULL".to_owned(), |e| {
                format!("\"event_type\" = '{}'", e.as_str())
            }),
            label: event.map_or("Means not said", EventType::as_str).to_owned(),
            symbol: layer(
                "SimpleFill",
                &[
                    ("color", &rgba(color(*event), 18)),
                    ("style", "solid"),
                    ("outline_color", &rgba(color(*event), 150)),
                    ("outline_style", "solid"),
                    ("outline_width", "0.25"),
                    ("outline_width_unit", "MM"),
                ],
            ),
        })
        .collect();
    fill(
        include_str!("uncertainty.qml"),
        &ruled(&rules, "fill"),
        &columns::uncertainty(),
    )
}

/// Style of incidents_disputes.geojson: a dashed line from the shown place to the other one.
pub fn disputes() -> String {
    let rule = Rule {
        filter: String::new(),
        label: "Square: others say that it was there".to_owned(),
        symbol: layer(
            "SimpleLine",
            &[
                ("line_color", "0,0,0,190"),
                ("line_style", "dash"),
                ("line_width", "0.4"),
                ("line_width_unit", "MM"),
                ("capstyle", "round"),
                ("joinstyle", "round"),
            ],
        ) + &end(),
    };
    fill(
        include_str!("disputes.qml"),
        &ruled(&[rule], "line"),
        &columns::disputes(),
    )
}

/// Style of outlines.geojson: thin grey lines and nothing inside, those of provinces stronger.
pub fn outlines() -> String {
    let rules: Vec<Rule> = [
        ("district", "District", "0.15", "150,150,150,255"),
        ("province", "Province", "0.3", "130,130,130,255"),
    ]
    .into_iter()
    .map(|(level, label, width, color)| Rule {
        filter: format!("\"level\" = '{level}'"),
        label: label.to_owned(),
        symbol: layer(
            "SimpleFill",
            &[
                ("color", "0,0,0,0"),
                ("style", "no"),
                ("outline_color", color),
                ("outline_style", "solid"),
                ("outline_width", width),
                ("outline_width_unit", "MM"),
                ("joinstyle", "round"),
            ],
        ),
    })
    .collect();
    fill(
        include_str!("outlines.qml"),
        &ruled(&rules, "fill"),
        columns::OUTLINES,
    )
}

/// A small open square where the line ends: the place that others give.
fn end() -> String {
    let square = layer(
        "SimpleMarker",
        &[
            ("name", "square"),
            ("size", "2.2"),
            ("size_unit", "MM"),
            ("color", "255,255,255,255"),
            ("outline_color", "0,0,0,255"),
            ("outline_style", "solid"),
            ("outline_width", "0.4"),
            ("outline_width_unit", "MM"),
        ],
    );
    format!(
        "          <layer class=\"MarkerLine\" enabled=\"1\" locked=\"0\" pass=\"1\">
            <Option type=\"Map\"><Option name=\"placement\" type=\"QString\" value=\"lastvertex\"/><Option name=\"rotate\" type=\"QString\" value=\"0\"/></Option>
            <symbol type=\"marker\" name=\"end\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">
{square}            </symbol>
          </layer>
"
    )
}

fn layer(class: &str, options: &[(&str, &str)]) -> String {
    let options: String = options
        .iter()
        .map(|(key, value)| {
            format!("              <Option name=\"{key}\" type=\"QString\" value=\"{value}\"/>\n")
        })
        .collect();
    format!(
        "          <layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n            <Option type=\"Map\">\n{options}            </Option>\n          </layer>\n"
    )
}

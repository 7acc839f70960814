//! The QGIS styles, for 3.22 and newer: a file of a layer's base name that QGIS applies on load.
//!
//! The templates hold what is said once; what repeats by event type or by column (rules, symbols,
//! aliases) is made here from the palette and the tables of columns, so that they cannot part.
//! Numbers are cast in every expression: QGIS reads a column of nulls as text.

use std::fmt::Write as _;

use super::columns::{self, Column};
use super::simplestyle::color;
use crate::model::{EventType, SubEventType};

/// ACLED's event types and "not said", in the legend's order.
const EVENTS: [Option<EventType>; 7] = [
    Some(EventType::Battles),
    Some(EventType::Explosions),
    Some(EventType::ViolenceAgainstCivilians),
    Some(EventType::StrategicDevelopments),
    Some(EventType::Protests),
    Some(EventType::Riots),
    None,
];

/// A point that is not the place itself.
const COARSE: &str = "\"point_of\" IN ('district', 'province', 'area')";

/// Nothing drawn, in QGIS's words.
const CLEAR: &str = "255,255,255,0";

/// An entry of the legend.
struct Rule {
    filter: String,
    label: String,
    symbol: String,
}

/// Style of incidents.geojson.
pub fn incidents() -> String {
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
            symbol: ring(Some(size), "4.6")
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
        "Ringed: sources contradict each other",
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
    fill(
        include_str!("style/incidents.qml"),
        &rules,
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
    fill(include_str!("style/claims.qml"), &rules, columns::CLAIMS)
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

/// The marker: filled, or white with a coloured rim where the point is not the place itself.
fn marker(
    color: &str,
    name: &str,
    size: &str,
    by_feature: Option<(&str, &str)>,
    hollow: bool,
) -> String {
    let (fill, rim, width) = if hollow {
        ("#ffffff", color, "0.8")
    } else {
        (color, "#222222", "0.2")
    };
    let mut data = Vec::new();
    if let Some((shape, size)) = by_feature {
        data.push(("name", shape.to_owned()));
        data.push(("size", size.to_owned()));
        data.push((
            "fillColor",
            format!("CASE WHEN {COARSE} THEN '#ffffff' ELSE '{color}' END"),
        ));
        data.push((
            "outlineColor",
            format!("CASE WHEN {COARSE} THEN '{color}' ELSE '#222222' END"),
        ));
        data.push((
            "outlineWidth",
            format!("CASE WHEN {COARSE} THEN 0.8 ELSE 0.2 END"),
        ));
    }
    layer(
        name,
        size,
        &rgba(fill, 255),
        &rgba(rim, 255),
        width,
        "solid",
        &data,
    )
}

/// The dashed ring about an incident on which claims contradict each other.
fn ring(by_size: Option<&str>, size: &str) -> String {
    let Some(by) = by_size else {
        return layer("circle", size, CLEAR, "0,0,0,255", "0.4", "dot", &[]);
    };
    let disputed = "\"disputed\" IS NOT NULL";
    let data = [
        ("enabled", disputed.to_owned()),
        ("size", format!("2.2 + ({by})")),
        // A legend has no feature to ask: there QGIS falls back on the clear rim below.
        (
            "outlineColor",
            format!(
                "CASE WHEN left(\"incident_id\", 1) = 'i' AND {disputed} THEN '#000000' ELSE '0,0,0,0' END"
            ),
        ),
    ];
    layer("circle", size, CLEAR, "0,0,0,0", "0.4", "dot", &data)
}

fn layer(
    name: &str,
    size: &str,
    fill: &str,
    rim: &str,
    width: &str,
    line: &str,
    data: &[(&str, String)],
) -> String {
    let mut out = String::from(
        "          <layer class=\"SimpleMarker\" enabled=\"1\" locked=\"0\" pass=\"0\">\n            <Option type=\"Map\">\n",
    );
    for (key, value) in [
        ("name", name),
        ("size", size),
        ("size_unit", "MM"),
        ("scale_method", "diameter"),
        ("color", fill),
        ("outline_color", rim),
        ("outline_style", line),
        ("outline_width", width),
        ("outline_width_unit", "MM"),
    ] {
        let _ = writeln!(
            out,
            "              <Option name=\"{key}\" type=\"QString\" value=\"{value}\"/>"
        );
    }
    out.push_str("            </Option>\n            <data_defined_properties>\n              <Option type=\"Map\">\n                <Option name=\"name\" type=\"QString\" value=\"\"/>\n                <Option name=\"properties\" type=\"Map\">\n");
    for (key, expression) in data {
        let _ = writeln!(
            out,
            "                  <Option name=\"{key}\" type=\"Map\"><Option name=\"active\" type=\"bool\" value=\"true\"/><Option name=\"expression\" type=\"QString\" value=\"{}\"/><Option name=\"type\" type=\"int\" value=\"3\"/></Option>",
            attribute(expression)
        );
    }
    out.push_str("                </Option>\n                <Option name=\"type\" type=\"QString\" value=\"collection\"/>\n              </Option>\n            </data_defined_properties>\n          </layer>\n");
    out
}

/// QGIS's way to write "#0072b2".
fn rgba(hex: &str, alpha: u8) -> String {
    let number = u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap_or_default();
    let [_, red, green, blue] = number.to_be_bytes();
    format!("{red},{green},{blue},{alpha}")
}

fn fill<A, B>(template: &str, rules: &[Rule], columns: &[Column<A, B>]) -> String {
    let mut out = template
        .replace("{{RENDERER}}", renderer(rules).trim_end())
        .replace("{{FIELDS}}", fields(columns).trim_end());
    for column in columns {
        out = out.replace(
            &format!("{{{{ESCAPED {}}}}}", column.name),
            &escaped(column.name),
        );
    }
    out
}

/// An expression that gives the field's text safe for HTML, empty for null.
fn escaped(field: &str) -> String {
    format!(
        "replace(replace(replace(coalesce(\"{field}\", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
    )
}

/// Rules inside a renderer that draws points at one spot apart, in rings about it.
fn renderer(rules: &[Rule]) -> String {
    let mut list = String::new();
    let mut symbols = String::new();
    for (at, rule) in rules.iter().enumerate() {
        let _ = writeln!(
            list,
            "        <rule key=\"r{at}\" symbol=\"{at}\" filter=\"{}\" label=\"{}\"/>",
            attribute(&rule.filter),
            attribute(&rule.label)
        );
        let _ = write!(
            symbols,
            "        <symbol type=\"marker\" name=\"{at}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n{}        </symbol>\n",
            rule.symbol
        );
    }
    let centre = layer(
        "circle",
        "0.8",
        "85,85,85,255",
        "85,85,85,255",
        "0",
        "solid",
        &[],
    );
    format!(
        "  <renderer-v2 type=\"pointDisplacement\" placement=\"1\" tolerance=\"0.4\" toleranceUnit=\"MM\" circleWidth=\"0.2\" circleColor=\"150,150,150,255\" circleRadiusAddition=\"0.6\" labelAttributeName=\"\" labelDistanceFactor=\"0.5\" maxLabelScaleDenominator=\"0\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\">
    <renderer-v2 type=\"RuleRenderer\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\">
      <rules key=\"r\">
{list}      </rules>
      <symbols>
{symbols}      </symbols>
    </renderer-v2>
    <symbol type=\"marker\" name=\"centerSymbol\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">
{centre}    </symbol>
  </renderer-v2>
"
    )
}

/// Aliases in words, JSON and simplestyle columns hidden.
fn fields<A, B>(columns: &[Column<A, B>]) -> String {
    let mut widgets = String::new();
    let mut aliases = String::new();
    let mut table = String::new();
    for (at, column) in columns.iter().enumerate() {
        let name = column.name;
        let hidden = name.ends_with("_json") || name.starts_with("marker-");
        let widget = if hidden { "Hidden" } else { "" };
        let _ = writeln!(
            widgets,
            "    <field name=\"{name}\" configurationFlags=\"None\"><editWidget type=\"{widget}\"><config><Option/></config></editWidget></field>"
        );
        let _ = writeln!(
            aliases,
            "    <alias field=\"{name}\" index=\"{at}\" name=\"{}\"/>",
            attribute(&alias(name))
        );
        let _ = writeln!(
            table,
            "      <column type=\"field\" name=\"{name}\" width=\"-1\" hidden=\"{}\"/>",
            u8::from(hidden)
        );
    }
    format!(
        "  <fieldConfiguration>\n{widgets}  </fieldConfiguration>\n  <aliases>\n{aliases}  </aliases>\n  <attributetableconfig actionWidgetStyle=\"dropDown\" sortExpression=\"\" sortOrder=\"0\">\n    <columns>\n{table}      <column type=\"actions\" width=\"-1\" hidden=\"1\"/>\n    </columns>\n  </attributetableconfig>\n"
    )
}

/// A column's name in words: "date_start" is "Date start".
fn alias(name: &str) -> String {
    let words = match name {
        "admin1" => "province".to_owned(),
        "admin1_pcode" => "province P-code".to_owned(),
        "admin2" => "district".to_owned(),
        "admin2_pcode" => "district P-code".to_owned(),
        "actor1" => "done by".to_owned(),
        "actor1_type" => "done by: type".to_owned(),
        "actor2" => "done to".to_owned(),
        "actor2_type" => "done to: type".to_owned(),
        "uncertainty_m" => "uncertainty (m)".to_owned(),
        "spread_m" => "distance to the farthest rival place (m)".to_owned(),
        "where_prec" => "place precision (UCDP)".to_owned(),
        "date_prec" => "date precision (UCDP)".to_owned(),
        "n_at_point" => "incidents at this point".to_owned(),
        "url" => "URL".to_owned(),
        _ => name.replace(['_', '-'], " "),
    };
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn attribute(text: &str) -> String {
    super::clean::escape(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placeholder_is_filled_and_every_kind_has_its_colour() {
        for style in [incidents(), claims()] {
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
    fn colours_are_told_as_qgis_tells_them() {
        assert_eq!(rgba("#0072b2", 255), "0,114,178,255");
    }
}

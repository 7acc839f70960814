//! Symbols of markers, as QGIS writes them.

use std::fmt::Write as _;

use super::qml::attribute;

/// A point that is not the place itself.
const COARSE: &str = "\"point_of\" IN ('district', 'province', 'area')";

/// Nothing drawn, in QGIS's words.
const CLEAR: &str = "255,255,255,0";

/// The marker: filled, or white with a coloured rim where the point is not the place itself.
pub(super) fn marker(
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
pub(super) fn ring(by_size: Option<&str>, size: &str) -> String {
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

pub(super) fn layer(
    name: &str,
    size: &str,
    fill: &str,
    rim: &str,
    width: &str,
    line: &str,
    data: &[(&str, String)],
) -> String {
    sized(name, (size, "MM"), fill, rim, (width, line), data)
}

fn sized(
    name: &str,
    (size, unit): (&str, &str),
    fill: &str,
    rim: &str,
    (width, line): (&str, &str),
    data: &[(&str, String)],
) -> String {
    let options = [
        ("name", name),
        ("size", size),
        ("size_unit", unit),
        ("scale_method", "diameter"),
        ("color", fill),
        ("outline_color", rim),
        ("outline_style", line),
        ("outline_width", width),
        ("outline_width_unit", "MM"),
    ];
    element("SimpleMarker", &options, data)
}

/// A layer of a symbol with its options and what features define of it.
fn element(class: &str, options: &[(&str, &str)], data: &[(&str, String)]) -> String {
    let mut out = format!(
        "          <layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n            <Option type=\"Map\">\n",
    );
    for (key, value) in options {
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
pub(super) fn rgba(hex: &str, alpha: u8) -> String {
    let number = u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap_or_default();
    let [_, red, green, blue] = number.to_be_bytes();
    format!("{red},{green},{blue},{alpha}")
}

/// The circle that holds the place, in metres on the ground. QGIS turns metres into degrees by the
/// east-west scale at the map's centre, and takes Web Mercator's stretched metres for metres: both
/// are set right here, so that the circle is as wide and as high as it is. A legend has no feature
/// to ask: there it is too small to be seen, and an entry of its own explains it. None is drawn
/// where a place has its outline ([`incidents`](super::incidents) says how `outlined` names it).
pub(super) fn radius(color: &str, outlined: &[String]) -> String {
    const METRES: &str = "2 * coalesce(to_int(\"uncertainty_m\"), 0)";
    // Not $y: by the time a marker is drawn the geometry is in the map's coordinates.
    const HERE: &str = "cos(radians(to_real(\"latitude\")))";
    const CENTRE: &str = "cos(radians(y(@map_extent_center)))";
    let size = |in_degrees: &str| {
        format!(
            "{METRES} * coalesce(CASE WHEN @map_units = 'degrees' THEN {in_degrees} WHEN @map_crs = 'EPSG:3857' THEN 1 / {HERE} END, 1)"
        )
    };
    let mut data = vec![
        ("width", size(&format!("{CENTRE} / {HERE}"))),
        ("height", size(CENTRE)),
    ];
    if !outlined.is_empty() {
        let quoted = outlined
            .iter()
            .map(|place| format!("'{}'", place.replace('\'', "''")));
        data.push((
            "enabled",
            format!(
                "concat(\"point_of\", '|', \"admin1\", '|', \"admin2\") NOT IN ({})",
                quoted.collect::<Vec<_>>().join(", ")
            ),
        ));
    }
    let (fill, rim) = (rgba(color, 8), rgba(color, 80));
    let options = [
        ("symbol_name", "circle"),
        ("symbol_width", "1"),
        ("symbol_width_unit", "RenderMetersInMapUnits"),
        ("symbol_height", "1"),
        ("symbol_height_unit", "RenderMetersInMapUnits"),
        ("size_unit", "RenderMetersInMapUnits"),
        ("size", "1"),
        ("color", &fill),
        ("outline_color", &rim),
        ("outline_style", "solid"),
        ("outline_width", "0.2"),
        ("outline_width_unit", "MM"),
    ];
    element("EllipseMarker", &options, &data)
}

/// A faint circle of a legend's size, for the circles that [`radius`] draws.
pub(super) fn circle(color: &str) -> String {
    sized(
        "circle",
        ("5", "MM"),
        &rgba(color, 30),
        &rgba(color, 140),
        ("0.2", "solid"),
        &[],
    )
}

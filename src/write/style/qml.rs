//! What the styles share: renderers, fields and the filling of the templates.

use std::fmt::Write as _;

use super::Rule;
use super::symbols::layer;
use crate::write::clean::escape;
use crate::write::columns::Column;

/// The template with its renderer, its fields and its escaped values put in, in one pass over it:
/// what is put in holds no more to fill.
pub(super) fn fill<A, B>(template: &str, renderer: &str, columns: &[Column<A, B>]) -> String {
    let fields = fields(columns);
    let mut out = String::with_capacity(template.len() + renderer.len() + fields.len());
    let mut rest = template;
    while let Some((before, opened)) = rest.split_once("{{") {
        out.push_str(before);
        let (slot, after) = opened.split_once("}}").unwrap_or((opened, ""));
        let column = slot
            .strip_prefix("ESCAPED ")
            .filter(|name| columns.iter().any(|column| column.name == *name));
        match (slot, column) {
            ("RENDERER", _) => out.push_str(renderer.trim_end()),
            ("FIELDS", _) => out.push_str(fields.trim_end()),
            (_, Some(column)) => out.push_str(&escaped(column)),
            _ => {
                // Not one of ours: it stays as it is.
                out.push_str("{{");
                rest = opened;
                continue;
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// An expression that gives the field's text safe for HTML, empty for null.
pub(super) fn escaped(field: &str) -> String {
    format!(
        "replace(replace(replace(coalesce(\"{field}\", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
    )
}

/// Rules with symbols of a type: "marker", "line" or "fill".
pub(super) fn ruled(rules: &[Rule], kind: &str) -> String {
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
            "        <symbol type=\"{kind}\" name=\"{at}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n{}        </symbol>\n",
            rule.symbol
        );
    }
    format!(
        "    <renderer-v2 type=\"RuleRenderer\" forceraster=\"0\" symbollevels=\"0\" enableorderby=\"0\">
      <rules key=\"r\">
{list}      </rules>
      <symbols>
{symbols}      </symbols>
    </renderer-v2>
"
    )
}

/// Rules inside a renderer that draws points at one spot apart, in rings about it.
pub(super) fn displaced(rules: &[Rule]) -> String {
    let inner = ruled(rules, "marker");
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
{inner}    <symbol type=\"marker\" name=\"centerSymbol\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">
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

pub(super) fn attribute(text: &str) -> String {
    escape(text).replace('"', "&quot;")
}

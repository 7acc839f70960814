//! What the layer says of a claim.

use serde::Deserialize;

use super::incident::range;
use crate::commands::paragraph::wrap;
use crate::write::clean::clean;
use crate::write::read_back::Row;

const INDENT: &str = "    ";
const QUOTE: &str = "      ";
const VALUE: &str = "               ";

/// An item of `evidence_json`.
#[derive(Debug, Deserialize)]
struct Evidence {
    field: String,
    words: String,
    basis: String,
    rule: String,
}

/// Lines of at most 80 characters; `marked` with a star.
pub(super) fn lines(number: usize, row: Row<'_>, marked: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let star = if marked { '*' } else { ' ' };
    let mut head: Vec<String> = vec![row.shown("claim_id")];
    let outlet = row.text("outlet").or(row.text("report_id"));
    let parts = [outlet.map(str::to_owned), Some(row.shown("published"))];
    let from: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|s| !s.is_empty())
        .collect();
    head.push(from.join(", "));
    if row.text("origin") != row.text("outlet") {
        head.push(format!("(origin: {})", row.shown("origin")));
    }
    lines.extend(wrap(&format!("{star}{number:2} "), INDENT, &head.join(" ")));
    lines.extend(wrap(INDENT, INDENT, &speaker(row)));
    lines.extend(wrap(QUOTE, QUOTE, &format!("“{}”", row.shown("quote"))));
    lines.extend(wrap(
        INDENT,
        QUOTE,
        &format!("joined by: {}", row.shown("joined_by")),
    ));
    let evidence: Vec<Evidence> = row
        .text("evidence_json")
        .and_then(|json| serde_json::from_str(json).ok())
        .unwrap_or_default();
    for (label, fields, value) in values(row) {
        let of: Vec<&Evidence> = evidence
            .iter()
            .filter(|item| fields.contains(&item.field.as_str()))
            .collect();
        if value.is_empty() && of.is_empty() {
            continue;
        }
        let read = of.into_iter().map(|item| {
            clean(&format!(
                "“{}” ({}, rule {})",
                item.words, item.basis, item.rule
            ))
        });
        let value = Some(value).filter(|value| !value.is_empty());
        for (at, text) in value.into_iter().chain(read).enumerate() {
            let label = if at == 0 { label } else { "" };
            lines.extend(wrap(&format!("{INDENT}{label:11}"), VALUE, &text));
        }
        if label == "where"
            && let Some(others) = row.text("place_candidates")
        {
            lines.extend(wrap(VALUE, VALUE, &format!("could also be: {others}")));
        }
    }
    let source = ["title", "url"]
        .into_iter()
        .filter_map(|column| row.text(column));
    for text in source {
        lines.extend(wrap(INDENT, INDENT, text));
    }
    let at = format!(
        "{}, bytes {} to {}",
        row.shown("report_id"),
        row.shown("start"),
        row.shown("end")
    );
    lines.extend(wrap(INDENT, INDENT, &at));
    lines
}

/// "Lutfullah Azizi, provincial governor (official), via Pajhwok, denies the actor".
fn speaker(row: Row<'_>) -> String {
    let mut told = row.shown("speaker");
    if let Some(role) = row.text("speaker_role") {
        told.push_str(&format!(", {role}"));
    }
    told.push_str(&format!(" ({})", row.shown("speaker_kind")));
    if let Some(via) = row.text("via") {
        told.push_str(&format!(", via {via}"));
    }
    let day = row.shown("said_on");
    if !day.is_empty() {
        told.push_str(&format!(", on {day}"));
    }
    let on = row.shown("about");
    told.push_str(&match row.text("stance") {
        Some("asserts") | None => ", asserts it".to_owned(),
        Some("denies") => format!(", denies it (about: {on})"),
        Some(_) => format!(", neither asserts nor denies it (about: {on})"),
    });
    if let Some(hedge) = row.text("hedge") {
        told.push_str(&format!(", hedged: “{hedge}”"));
    }
    told
}

/// Label, fields of the evidence, value.
fn values(row: Row<'_>) -> Vec<(&'static str, &'static [&'static str], String)> {
    let (start, end) = (row.shown("date_start"), row.shown("date_end"));
    let when = match (start.is_empty(), start == end) {
        (true, _) => String::new(),
        (_, true) => format!("{start} ({})", row.shown("date_basis")),
        _ => format!("{start} to {end} ({})", row.shown("date_basis")),
    };
    let mut parts: Vec<String> = Vec::new();
    for column in ["location", "admin2", "admin1", "country"] {
        let part = row.shown(column);
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    let place = match parts.as_slice() {
        [] => String::new(),
        parts => format!(
            "{}, {} ({})",
            parts.join(", "),
            row.shown("location_kind"),
            row.shown("where_basis")
        ),
    };
    let killed = match (
        range(row, "killed_min", "killed_max"),
        row.text("toll_scope"),
    ) {
        (toll, Some(scope)) if !toll.is_empty() => format!("{toll} ({scope})"),
        (toll, _) => toll,
    };
    vec![
        ("what", &["kind"], row.shown("sub_event_type")),
        ("when", &["date"], when),
        ("where", &["location"], place),
        ("who", &["actor1"], row.shown("actor1")),
        ("to whom", &["actor2"], row.shown("actor2")),
        ("persons", &["persons"], row.shown("persons")),
        ("killed", &["killed"], killed),
        (
            "injured",
            &["injured"],
            range(row, "injured_min", "injured_max"),
        ),
        ("taken", &["taken"], range(row, "taken_min", "taken_max")),
        (
            "civilians",
            &["civilians_killed"],
            range(row, "civilians_killed_min", "civilians_killed_max"),
        ),
        (
            "said",
            &["speaker", "via", "stance", "hedge", "responsibility"],
            String::new(),
        ),
    ]
}

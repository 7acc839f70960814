//! Columns and cells: there, of their type, in their range, of their vocabulary.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::{Cell, Finding, Level, Row, Sheet};
use crate::write::clean::{CELL_LIMIT, utf16_len};
use crate::write::columns::Type;
use crate::write::columns::rules::{Rule, always, rule};
use crate::write::schema::LayerHeads;

/// Columns that are missing, of another type, or none of ours.
pub(super) fn columns(sheet: &Sheet, layer: &LayerHeads) -> Vec<Finding> {
    let mut found = Vec::new();
    for head in &layer.heads {
        match sheet.columns.iter().find(|(name, _)| name == head.name) {
            None if sheet.rows.is_empty() && sheet.columns.is_empty() => {}
            None => found.push(sheet.about(Level::Fault, head.name, "the column is missing")),
            Some((_, Some(kind))) if *kind != head.kind => found.push(sheet.about(
                Level::Fault,
                head.name,
                format!(
                    "is a column of type {}, not {}",
                    kind.as_str(),
                    head.kind.as_str()
                ),
            )),
            Some(_) => {}
        }
    }
    for (name, _) in &sheet.columns {
        if layer.heads.iter().all(|head| head.name != name) {
            found.push(sheet.about(Level::Remark, name, "is no column of this program"));
        }
    }
    found
}

/// Each cell of a row by its column's type and rule.
pub(super) fn row(sheet: &Sheet, layer: &LayerHeads, row: &Row) -> Vec<Finding> {
    let mut found = Vec::new();
    let missing = sheet.columns.len();
    for head in &layer.heads {
        let Some(cell) = row.cells.get(head.name) else {
            // A column that no row has is told once, by `columns`.
            let known = missing > 0 && sheet.columns.iter().any(|(name, _)| name == head.name);
            if known && !sheet.sparse {
                found.push(sheet.fault(row, head.name, "is missing"));
            } else if known && always(layer.name, head.name) {
                found.push(sheet.fault(row, head.name, "has no value"));
            }
            continue;
        };
        let wrong = match cell {
            Cell::Null => always(layer.name, head.name).then(|| "has no value".to_owned()),
            cell => typed(cell, head.kind).or_else(|| bound(cell, head.name)),
        };
        found.extend(wrong.map(|message| sheet.fault(row, head.name, message)));
        if let Cell::Text(text) = cell {
            found.extend(too_long(sheet, row, head.name, text));
        }
    }
    found
}

/// What is wrong with the cell's type.
fn typed(cell: &Cell, kind: Type) -> Option<String> {
    match (cell, kind) {
        (Cell::Other(what), _) => Some(format!("is {what}, not {}", kind.as_str())),
        (Cell::Text(text), Type::Text) => text
            .trim()
            .is_empty()
            .then(|| "is an empty text: what is not known is null".to_owned()),
        (Cell::Text(text), Type::Date) => day(text)
            .is_none()
            .then(|| format!("\"{}\" is not a full date such as 2018-04-05", brief(text))),
        (Cell::Integer(_), Type::Integer | Type::Number) | (Cell::Number(_), Type::Number) => None,
        (Cell::Number(number), Type::Integer) => Some(format!("{number} is no whole number")),
        (Cell::Text(text), _) => Some(format!("\"{}\" is no {}", brief(text), kind.as_str())),
        (Cell::Integer(number), _) => {
            Some(format!("{number} is a number, not a {}", kind.as_str()))
        }
        (Cell::Number(number), _) => Some(format!("{number} is a number, not a {}", kind.as_str())),
        (Cell::Null, _) => None,
    }
}

/// A full ISO date that is in the calendar.
pub(super) fn day(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

/// What is wrong with the cell by its column's rule.
fn bound(cell: &Cell, column: &str) -> Option<String> {
    let words = |words: &[&str]| words.join(", ");
    match (rule(column)?, cell) {
        (Rule::Range(low, high), Cell::Integer(_) | Cell::Number(_)) => {
            let number = match cell {
                #[expect(clippy::cast_precision_loss, reason = "compared with small bounds")]
                Cell::Integer(number) => *number as f64,
                Cell::Number(number) => *number,
                _ => return None,
            };
            if number >= low && high.is_none_or(|high| number <= high) {
                return None;
            }
            Some(match high {
                Some(high) => format!("{number} is not in {low} to {high}"),
                None => format!("{number} is less than {low}"),
            })
        }
        (Rule::OneOf(known), Cell::Text(text)) => (!known.contains(&text.as_str()))
            .then(|| format!("\"{}\" is none of {}", brief(text), words(&known))),
        (Rule::ListOf(known), Cell::Text(text)) => text
            .split("; ")
            .find(|item| !known.contains(item))
            .map(|item| format!("\"{}\" is none of {}", brief(item), words(&known))),
        (Rule::Id(letter), Cell::Text(text)) => (!is_id(letter, text)).then(|| no_id(letter, text)),
        (Rule::Ids(letter), Cell::Text(text)) => text
            .split("; ")
            .find(|item| !is_id(letter, item))
            .map(|item| no_id(letter, item)),
        (Rule::JsonArray, Cell::Text(text)) => {
            match serde_json::from_str::<Vec<serde_json::Value>>(text) {
                Ok(_) => None,
                Err(error) => Some(format!("holds no JSON array: {error}")),
            }
        }
        (Rule::Color, Cell::Text(text)) => {
            let digits = text.strip_prefix('#').unwrap_or_default();
            let right = digits.len() == 6
                && digits
                    .chars()
                    .all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c));
            (!right).then(|| format!("\"{}\" is no colour such as #0072b2", brief(text)))
        }
        _ => None,
    }
}

fn is_id(letter: char, text: &str) -> bool {
    text.strip_prefix(letter)
        .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn no_id(letter: char, text: &str) -> String {
    format!(
        "\"{}\" is no id: '{letter}', then letters and digits",
        brief(text)
    )
}

/// The beginning of a text, for a message.
fn brief(text: &str) -> String {
    crate::write::clean::shorten(text, 40)
}

fn too_long(sheet: &Sheet, row: &Row, column: &str, text: &str) -> Option<Finding> {
    let length = utf16_len(text);
    (length > CELL_LIMIT).then(|| {
        sheet.fault(
            row,
            column,
            format!("holds {length} characters, more than the {CELL_LIMIT} of an Excel cell"),
        )
    })
}

/// What a reader of another's GeoJSON should know: how QGIS will take its columns.
pub(super) fn foreign(sheet: &Sheet) -> Vec<Finding> {
    let mut kinds: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    let mut found = Vec::new();
    for row in &sheet.rows {
        for (column, cell) in &row.cells {
            let kind = match cell {
                Cell::Null => continue,
                Cell::Text(text) if text.is_empty() => "an empty text",
                Cell::Text(text) if day(text).is_some() => "a date",
                Cell::Text(_) => "a text",
                Cell::Integer(_) => "a whole number",
                Cell::Number(_) => "a number",
                Cell::Other(what) => what,
            };
            let there = kinds.entry(column).or_default();
            if !there.contains(&kind) {
                there.push(kind);
            }
            if let Cell::Text(text) = cell {
                found.extend(too_long(sheet, row, column, text).map(|finding| Finding {
                    level: Level::Remark,
                    ..finding
                }));
            }
        }
    }
    for (column, mut kinds) in kinds {
        kinds.sort_unstable();
        let nested = kinds
            .iter()
            .any(|kind| ["an array", "an object"].contains(kind));
        let numbers = kinds.iter().all(|kind| kind.ends_with("number"));
        let message = if nested {
            "holds arrays or objects: QGIS shows them as text and cannot save them in every format"
                .to_owned()
        } else if kinds.len() > 1 && !numbers {
            format!(
                "mixes {}: readers take the column for text",
                kinds.join(" and ")
            )
        } else {
            continue;
        };
        found.push(sheet.about(Level::Remark, column, message));
    }
    found
}

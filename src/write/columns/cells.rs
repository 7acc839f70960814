//! From the model's types to cells.

use jiff::civil::Date;

use super::Value;
use crate::model::{Actor, Location, Person};
use crate::write::clean::list;

/// Text, or null.
pub fn text<S: Into<String>>(text: Option<S>) -> Value {
    text.map_or(Value::Null, |text| Value::Text(text.into()))
}

/// A list joined with "; ", or null.
pub fn joined<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> Value {
    text(list(items))
}

/// A day, or null.
pub fn date(day: Option<Date>) -> Value {
    day.map_or(Value::Null, Value::Date)
}

/// A number of people or a code, or null.
pub fn number(number: Option<u32>) -> Value {
    number.map_or(Value::Null, |n| Value::Integer(n.into()))
}

/// How many there are.
pub fn count(count: usize) -> Value {
    Value::Integer(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A distance in whole metres, or null.
pub fn metres(metres: Option<f64>) -> Value {
    match metres {
        Some(m) if m.is_finite() && m >= 0.0 => {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "no distance on Earth comes near i64's limit, and the cast saturates"
            )]
            let whole = m.round() as i64;
            Value::Integer(whole)
        }
        _ => Value::Null,
    }
}

/// A part of the location, or null.
pub fn of_place(
    location: Option<&Location>,
    part: impl FnOnce(&Location) -> Option<String>,
) -> Value {
    text(location.and_then(part))
}

/// UCDP's event clarity.
pub const fn clarity(summary: bool) -> Value {
    Value::Integer(if summary { 2 } else { 1 })
}

/// Canonical names, each once.
pub fn actors(actors: &[Actor]) -> Value {
    joined(once(actors.iter().map(|actor| actor.name.as_str())))
}

/// What sorts of actors, each once, in the order of the names.
pub fn actor_types(actors: &[Actor]) -> Value {
    joined(once(actors.iter().map(|actor| actor.kind.as_str())))
}

fn once<'a>(items: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = Vec::new();
    for item in items {
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    seen
}

/// "Qari Hekmat (killed); Qari Ahmad (targeted)".
pub fn persons(persons: &[Person]) -> Option<String> {
    list(
        persons
            .iter()
            .map(|person| format!("{} ({})", person.name.trim(), person.fate.as_str())),
    )
}

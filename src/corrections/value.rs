//! The values of a row: points, places, dates, counts, types.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Locate;
use crate::gazetteer::tables::parse_kind;
use crate::gazetteer::{Gazetteer, How, lookup};
use crate::model::{
    Basis, Count, DateIs, EventDate, Interval, Location, LonLat, PlaceId, SubEventType,
};

/// What is wrong with a value, and what to do.
pub(super) type Fault = (String, String);

/// The word for what is not known after all.
const UNKNOWN: &str = "unknown";

fn fault<T>(message: impl Into<String>, hint: impl Into<String>) -> Result<T, Fault> {
    Err((message.into(), hint.into()))
}

/// The value, or `None` for "unknown".
pub(super) fn or_unknown<T>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    if text.eq_ignore_ascii_case(UNKNOWN) {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

/// "35.98N 65.38E", in either order, with or without a comma, and a radius in metres: "35.98N 65.38E
/// 500m". The letters say which number is which.
pub(super) fn point(text: &str) -> Result<(LonLat, Option<f64>), Fault> {
    const HINT: &str = "write latitude and longitude in degrees with their letters, as in \"35.98N 65.38E\"; \
                        a radius in metres may follow: \"35.98N 65.38E 500m\"";
    let spaced: String = text
        .chars()
        .flat_map(|c| {
            let c = if matches!(c, ',' | ';') { ' ' } else { c };
            let gap = c.is_ascii_alphabetic().then_some(' ');
            std::iter::once(c).chain(gap)
        })
        .filter(|c| *c != '°')
        .collect();
    // A letter belongs to the number before it, however they are spaced.
    let mut numbers: Vec<(f64, char)> = Vec::new();
    let mut held: Option<f64> = None;
    for word in spaced.split_whitespace() {
        let (digits, letter) = match word.char_indices().last() {
            Some((at, c)) if c.is_ascii_alphabetic() => {
                (word.get(..at).unwrap_or_default(), Some(c))
            }
            _ => (word, None),
        };
        if !digits.is_empty() {
            match digits.parse::<f64>() {
                Ok(_) if held.is_some() => return fault(unlettered(text), HINT),
                Ok(number) if number.is_finite() => held = Some(number),
                _ => return fault(format!("\"{text}\" is no point"), HINT),
            }
        }
        if let Some(letter) = letter {
            match held.take() {
                Some(number) => numbers.push((number, letter.to_ascii_uppercase())),
                None => return fault(format!("\"{text}\" is no point"), HINT),
            }
        }
    }
    if held.is_some() {
        return fault(unlettered(text), HINT);
    }
    let (mut lat, mut lon, mut radius) = (None, None, None);
    for (number, letter) in numbers {
        let (slot, value) = match letter {
            'N' => (&mut lat, number),
            'S' => (&mut lat, -number),
            'E' => (&mut lon, number),
            'W' => (&mut lon, -number),
            'M' => (&mut radius, number),
            _ => return fault(format!("\"{text}\" is no point"), HINT),
        };
        if slot.replace(value).is_some() {
            return fault(format!("\"{text}\" gives one thing twice"), HINT);
        }
    }
    let (Some(lat), Some(lon)) = (lat, lon) else {
        return fault(format!("\"{text}\" gives no latitude and longitude"), HINT);
    };
    if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        return fault(format!("\"{text}\" is off the globe"), HINT);
    }
    if radius.is_some_and(|radius| radius <= 0.0 || radius > 1_000_000.0) {
        return fault("a radius is more than 0 and at most 1,000,000 m", HINT);
    }
    Ok((LonLat { lon, lat }, radius))
}

fn unlettered(text: &str) -> String {
    format!("\"{text}\" does not say which number is the latitude")
}

/// A day, a month, a year, or the days from one to another: "2018-04-05", "2018-04", "2018",
/// "2018-04-05/2018-04-07".
pub(super) fn date(text: &str) -> Result<EventDate, Fault> {
    const HINT: &str = "write 2018-04-05 for a day, 2018-04 for a month, 2018 for a year, \
                        2018-04-05/2018-04-07 for the days from one to another";
    let interval = match text.split_once('/') {
        Some((from, to)) => match (days(from.trim()), days(to.trim())) {
            (Some(from), Some(to)) if from.start <= to.end => {
                Some(Interval::new(from.start, to.end))
            }
            (Some(_), Some(_)) => return fault(format!("\"{text}\" ends before it begins"), HINT),
            _ => None,
        },
        None => days(text),
    };
    match interval {
        Some(interval) => Ok(EventDate {
            interval,
            is: DateIs::Within,
            as_written: None,
            basis: Basis::Correction,
        }),
        None => fault(format!("\"{text}\" is no date"), HINT),
    }
}

fn days(text: &str) -> Option<Interval> {
    let digits = |text: &str, count: usize| {
        text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year] if digits(year, 4) => {
            let first = Date::new(year.parse().ok()?, 1, 1).ok()?;
            Some(Interval::new(first, first.last_of_year()))
        }
        [year, month] if digits(year, 4) && digits(month, 2) => {
            let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
            Some(Interval::new(first, first.last_of_month()))
        }
        _ => day(text).map(Interval::day),
    }
}

/// A full ISO date, with which arithmetic stays in range.
pub(super) fn day(text: &str) -> Option<Date> {
    let shape = text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
    let day: Date = text.parse().ok().filter(|_| shape)?;
    day.checked_add(1.day()).ok().map(|_| day)
}

/// "5", "5-7", "5+" for at least 5.
pub(super) fn count(text: &str) -> Result<Count, Fault> {
    const HINT: &str = "write 5 for a number, 5-7 for a range, 5+ for at least 5, unknown for none";
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let read = if let Some(least) = text.strip_suffix('+') {
        number(least).map(|min| Count { min, max: None })
    } else if let Some((least, most)) = text.split_once(['-', '–']) {
        match (number(least), number(most)) {
            (Some(min), Some(max)) if min > max => {
                return fault(format!("\"{text}\" begins above its end"), HINT);
            }
            (Some(min), Some(max)) => Some(Count {
                min,
                max: Some(max),
            }),
            _ => None,
        }
    } else {
        number(text).map(Count::exactly)
    };
    read.map_or_else(|| fault(format!("\"{text}\" is no count"), HINT), Ok)
}

/// ACLED's sub-event type, in its own words.
pub(super) fn kind(text: &str) -> Result<SubEventType, Fault> {
    let found = SubEventType::ALL
        .iter()
        .copied()
        .find(|kind| kind.as_str().eq_ignore_ascii_case(text));
    found.map_or_else(
        || {
            let all: Vec<&str> = SubEventType::ALL.iter().map(|kind| kind.as_str()).collect();
            fault(
                format!("\"{text}\" is no sub-event type"),
                format!("write one of: {}, or unknown", all.join("; ")),
            )
        },
        Ok,
    )
}

/// A place by name ("Darzab district, Jowzjan") or by its key in the gazetteer ("af2811").
pub(super) fn place(
    text: &str,
    gazetteer: &Gazetteer,
    locate: Locate<'_>,
) -> Result<Box<Location>, Fault> {
    if let Some(id) = gazetteer.by_key(text) {
        return Ok(Box::new(locate(id)));
    }
    let mut parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let name = parts.next().unwrap_or_default();
    let mut held: Option<Vec<PlaceId>> = None;
    let mut score = std::collections::BTreeMap::new();
    for parent in parts.map(Some).chain([None]) {
        // With no parent named, one look-up; with several, the place lies in every one of them.
        if parent.is_none() && held.is_some() {
            break;
        }
        let found = lookup(gazetteer, name, parent, None).map_err(|error| {
            let hint = "look it up first: incident-mapper lookup NAME".to_owned();
            (format!("\"{text}\": {error}"), hint)
        })?;
        let found = found.into_iter().filter(|hit| hit.how != How::Fuzzy);
        let ids: Vec<PlaceId> = found
            .map(|hit| {
                score.insert(hit.place, (hit.score * 1000.0).round() as i64);
                hit.place
            })
            .collect();
        held = Some(match held {
            None => ids,
            Some(before) => before.into_iter().filter(|id| ids.contains(id)).collect(),
        });
    }
    let held = held.unwrap_or_default();
    let best = held.iter().filter_map(|id| score.get(id)).max().copied();
    let mut first: Vec<PlaceId> = held
        .into_iter()
        .filter(|id| score.get(id).copied() == best)
        .collect();
    // "Herat city" can be the name of a district too: who writes the kind means it.
    let typed = name
        .split_whitespace()
        .last()
        .and_then(|word| parse_kind(&word.to_lowercase()));
    if let Some(kind) = typed
        && first.iter().any(|id| gazetteer.place(*id).kind == kind)
    {
        first.retain(|id| gazetteer.place(*id).kind == kind);
    }
    match first.as_slice() {
        [one] => Ok(Box::new(locate(*one))),
        [] => fault(
            format!("the gazetteer knows no place \"{text}\""),
            "look it up first: incident-mapper lookup NAME; or give its district, and a point besides",
        ),
        several => fault(
            format!("\"{text}\" can be {} places", several.len()),
            format!(
                "write the kind and the district or province, or one of the keys: {}",
                several
                    .iter()
                    .take(8)
                    .map(|id| told(gazetteer, *id))
                    .collect::<Vec<_>>()
                    .join("; ")
            ),
        ),
    }
}

/// "af2811 (Darzab, district in Jowzjan)".
fn told(gazetteer: &Gazetteer, id: PlaceId) -> String {
    let place = gazetteer.place(id);
    let within = gazetteer.parent(id).map_or_else(String::new, |parent| {
        format!(" in {}", gazetteer.place(parent).name)
    });
    format!(
        "{} ({}, {}{within})",
        place.key,
        place.name,
        place.kind.as_str()
    )
}

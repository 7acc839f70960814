//! What a row's values say together.

use crate::check::{Finding, Row, Shape, Sheet};
use crate::model::{Interval, SubEventType};

use super::values::day;

/// Least and greatest of one count.
const RANGES: &[(&str, &str)] = &[
    ("killed_min", "killed_max"),
    ("injured_min", "injured_max"),
    ("taken_min", "taken_max"),
    ("civilians_killed_min", "civilians_killed_max"),
];

pub(super) fn row(sheet: &Sheet, row: &Row) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut fault = |property: &str, message: String| {
        found.push(sheet.fault(row, property, message));
    };
    let date = |column| row.text(column).and_then(day);
    match (date("date_start"), date("date_end")) {
        (Some(start), Some(end)) if end < start => {
            fault("date_end", format!("{end} is before date_start, {start}"));
        }
        (Some(start), Some(end)) => {
            let due = i64::from(Interval::new(start, end).precision().code());
            if let Some(told) = row.integer("date_prec")
                && told != due
            {
                fault(
                    "date_prec",
                    format!("is {told}, and {start} to {end} makes it {due}"),
                );
            }
        }
        (None, None) => {}
        _ if row.text("date_start").is_some() == row.text("date_end").is_some() => {}
        (Some(_), None) => fault(
            "date_end",
            "is missing where date_start is there".to_owned(),
        ),
        (None, Some(_)) => fault(
            "date_start",
            "is missing where date_end is there".to_owned(),
        ),
    }
    if let (Some(first), Some(last)) = (date("first_published"), date("last_published"))
        && last < first
    {
        fault(
            "last_published",
            format!("{last} is before first_published, {first}"),
        );
    }
    for (min, max) in RANGES {
        if let (Some(least), Some(most)) = (row.integer(min), row.integer(max))
            && least > most
        {
            fault(min, format!("{least} is more than {max}, {most}"));
        }
    }
    if let Some(kind) = row.text("sub_event_type")
        && let Some(known) = SubEventType::ALL
            .iter()
            .find(|known| known.as_str() == kind)
        && row.cells.contains_key("event_type")
        && row.text("event_type") != Some(known.event_type().as_str())
    {
        fault(
            "event_type",
            format!(
                "is not {}, to which {kind} belongs",
                known.event_type().as_str()
            ),
        );
    }
    match (row.integer("start"), row.integer("end")) {
        (Some(start), Some(end)) if start >= end => {
            fault("end", format!("{end} is not after start, {start}"));
        }
        _ => {}
    }
    point(row, &mut fault);
    drawn(row, &mut fault);
    found
}

/// An outline says whence it is and is that of what the point stands for; a circle does neither.
fn drawn(row: &Row, fault: &mut impl FnMut(&str, String)) {
    let Some(drawn) = row.text("drawn_as") else {
        return;
    };
    match (drawn, row.text("drawn_from")) {
        ("circle", Some(_)) => fault("drawn_from", "has a value for a circle".to_owned()),
        ("circle", None) => {}
        (_, None) => fault("drawn_from", format!("has no value for a {drawn}")),
        (_, Some(_)) => {
            if row.text("point_of") != Some(drawn) {
                fault(
                    "drawn_as",
                    format!("is {drawn}, which the point does not stand for by point_of"),
                );
            }
        }
    }
}

/// A point says what it is of and how exact it is; a country has none.
fn point(row: &Row, fault: &mut impl FnMut(&str, String)) {
    let pair = (row.number("longitude"), row.number("latitude"));
    let there = match &row.shape {
        Shape::None => pair.0.is_some() && pair.1.is_some(),
        shape => matches!(shape, Shape::Of(kind, _) if kind == "Point"),
    };
    if row.shape == Shape::None && pair.0.is_some() != pair.1.is_some() {
        fault(
            "latitude",
            "longitude and latitude are not both there".to_owned(),
        );
    }
    if !there || !row.cells.contains_key("longitude") {
        return;
    }
    for column in ["point_of", "uncertainty_m", "where_prec"] {
        if row.cell(column) == &crate::check::Cell::Null {
            fault(column, "has no value where there is a point".to_owned());
        }
    }
    if row.text("location_kind") == Some("country") {
        fault("location_kind", "a country is no point".to_owned());
    }
    let due = match row.text("point_of") {
        Some("province") => 4,
        Some("district") => 3,
        _ => return,
    };
    if let Some(told) = row.integer("where_prec")
        && told < due
    {
        fault(
            "where_prec",
            format!(
                "{told} is finer than the point, which is that of a {}",
                if due == 4 { "province" } else { "district" }
            ),
        );
    }
}

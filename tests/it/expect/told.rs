//! Places, doers and ranges as the table writes them.

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::incident::Range;
use incident_mapper::model::{Actor, Location};

/// Whether a place is as a form ("village:Moghol", "in:Nangarhar", "none") says.
pub fn place_is(gaz: &Gazetteer, form: &str, place: Option<&Location>) -> bool {
    if form == "none" {
        return place.is_none_or(|place| place.point.is_none());
    }
    let (Some(place), Some((kind, name))) = (place, form.split_once(':')) else {
        return false;
    };
    let Some(id) = gaz.by_key(&place.key) else {
        return false;
    };
    // A place that the gazetteer does not know has its parent's key and the source's name.
    let known = gaz.place(id).kind == place.kind;
    gaz.find(name).iter().any(|hit| {
        if kind == "in" {
            gaz.contains(hit.place, id)
        } else {
            known && hit.place == id && place.kind.as_str() == kind
        }
    }) || (!known && place.kind.as_str() == kind && plain(&place.name) == plain(name))
}

/// Whether a name holds another, full stops ("U.S.") and case aside.
pub fn holds(name: &str, part: &str) -> bool {
    plain(name).contains(&plain(part))
}

pub fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .replace('.', "")
        .replace(['\u{2018}', '\u{2019}'], "'")
        .to_lowercase()
}

pub fn place_told(place: Option<&Location>) -> String {
    place.map_or_else(
        || "no place".to_owned(),
        |place| {
            let admin: Vec<&str> = [&place.admin2, &place.admin1]
                .into_iter()
                .flatten()
                .map(|admin| admin.name.as_str())
                .collect();
            let point = if place.point.is_some() {
                ""
            } else {
                ", no point"
            };
            format!(
                "{}:{} [{}{point}]",
                place.kind.as_str(),
                place.name,
                admin.join(", ")
            )
        },
    )
}

pub fn listed<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let mut items: Vec<String> = items
        .into_iter()
        .map(|item| item.as_ref().to_owned())
        .collect();
    items.sort();
    items.dedup();
    if items.is_empty() {
        "nothing".to_owned()
    } else {
        items.join("; ")
    }
}

pub fn doers_told(doers: &[Actor], joint: bool) -> String {
    let names: Vec<&str> = doers.iter().map(|actor| actor.name.as_str()).collect();
    let joint = if joint { "jointly: " } else { "" };
    if names.is_empty() {
        "nobody".to_owned()
    } else {
        format!("{joint}{}", names.join(" + "))
    }
}

pub fn range_is(expected: &[i64], got: Range) -> bool {
    let fits = |expected: Option<&i64>, got: Option<u32>| match expected {
        Some(-2) => true,
        Some(-1) | None => got.is_none(),
        Some(count) => got.is_some_and(|got| i64::from(got) == *count),
    };
    fits(expected.first(), got.min) && fits(expected.get(1), got.max)
}

pub fn range_told(expected: &[i64]) -> String {
    let told = |bound: Option<&i64>| match bound {
        Some(-2) => "anything".to_owned(),
        Some(-1) | None => "None".to_owned(),
        Some(count) => format!("Some({count})"),
    };
    format!("{} to {}", told(expected.first()), told(expected.get(1)))
}

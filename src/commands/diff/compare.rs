//! Incidents of two layers matched by the claims that they share, and what differs.

use std::collections::{BTreeMap, BTreeSet};

use geo::{Distance, Haversine, Point};

use crate::write::columns::Value;
use crate::write::read_back::{Row, Rows, WrittenLayer};

/// Columns that say the same in other words, or depend on other incidents or on the program's
/// version: a difference in these alone is none.
const PASSED_OVER: &[&str] = &[
    "made_by",
    "description",
    "marker-color",
    "marker-size",
    "claims_json",
    "n_at_point",
    "linked_incidents",
];
/// Columns that a named change covers.
const NAMED: &[&str] = &[
    "longitude",
    "latitude",
    "date_start",
    "date_end",
    "disputed",
];
/// The columns of a toll.
const TOLL: &[&str] = &[
    "killed_min",
    "killed_max",
    "killed_best",
    "injured_min",
    "injured_max",
    "taken_min",
    "taken_max",
    "civilians_killed_min",
    "civilians_killed_max",
];
/// Below this many metres a point stays where it is: the sixth decimal is a tenth of one.
const MOVED_M: f64 = 1.0;

/// What differs between two layers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// Incidents none of whose claims stands in the old layer.
    pub added: Vec<Named>,
    /// Incidents none of whose claims stands in the new layer.
    pub gone: Vec<Named>,
    /// Incidents that share claims and differ, in the order of the new layer.
    pub changed: Vec<Matched>,
    /// Incidents that share claims and do not differ.
    pub same: usize,
}

impl Difference {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.gone.is_empty() && self.changed.is_empty()
    }
}

/// An incident for the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// First and last day, if known.
    pub date: String,
    /// Its title.
    pub title: String,
}

/// An incident of the new layer that holds claims of the old one.
#[derive(Clone, Debug, PartialEq)]
pub struct Matched {
    /// The incident as it is now.
    pub now: Named,
    /// What changed, each once, in a fixed order; never empty.
    pub changes: Vec<Change>,
}

/// One change of an incident.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It holds claims of several old incidents: their ids.
    Merged(Vec<String>),
    /// An old incident's claims stand in several new ones: its id and those.
    Split(String, Vec<String>),
    /// Its point moved by so many metres, or it got or lost one; places from and to.
    Moved(Option<f64>, String, String),
    /// Other days: from and to.
    Redated(String, String),
    /// Now disputed on.
    Disputed(Vec<String>),
    /// No longer disputed on.
    Settled(Vec<String>),
    /// Another toll: column, from and to.
    Retolled(Vec<(&'static str, String, String)>),
    /// So many claims more and fewer.
    Claims(usize, usize),
    /// Other columns that differ, of the incident or ("claims: hedge") of its claims.
    Other(Vec<String>),
}

/// Matches and compares.
pub fn compare(old: &WrittenLayer, new: &WrittenLayer) -> Difference {
    let (before, after) = (Side::of(old), Side::of(new));
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (claim, &there) in &after.home {
        if let Some(&here) = before.home.get(claim) {
            *pairs.entry((here, there)).or_insert(0) += 1;
        }
    }
    let mut into: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut from: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for &(here, there) in pairs.keys() {
        into.entry(here).or_default().insert(there);
        from.entry(there).or_default().insert(here);
    }
    let mut difference = Difference::default();
    for (at, row) in old.incidents.iter().enumerate() {
        if !into.contains_key(&at) {
            difference.gone.push(named(row));
        }
    }
    for (at, row) in new.incidents.iter().enumerate() {
        let Some(olds) = from.get(&at) else {
            difference.added.push(named(row));
            continue;
        };
        // The one with most of its claims, then the first: its values are held against the new ones.
        let most = olds.iter().copied().max_by_key(|&here| {
            let shared = pairs.get(&(here, at)).copied().unwrap_or(0);
            (shared, std::cmp::Reverse(here))
        });
        let Some((here, earlier)) = most.and_then(|at| Some((at, old.incidents.get(at)?))) else {
            continue;
        };
        let id = |rows: &Rows, at: usize| rows.get(at).map(|row| row.shown("incident_id"));
        let mut changes = Vec::new();
        if olds.len() > 1 {
            let ids = olds.iter().filter_map(|&at| id(&old.incidents, at));
            changes.push(Change::Merged(ids.collect()));
        }
        for here in olds {
            let news = into.get(here).filter(|news| news.len() > 1);
            if let (Some(news), Some(whole)) = (news, id(&old.incidents, *here)) {
                let ids = news.iter().filter_map(|&at| id(&new.incidents, at));
                changes.push(Change::Split(whole, ids.collect()));
            }
        }
        values(earlier, row, &mut changes);
        let own = differing(earlier, row)
            .filter(|column| !PASSED_OVER.contains(column) && !NAMED.contains(column))
            .filter(|column| !TOLL.contains(column));
        let own: Vec<String> = own.map(str::to_owned).collect();
        told(&before, here, &after, at, &mut changes);
        // Title, caveats and the like follow what is named already.
        if changes.is_empty() && !own.is_empty() {
            changes.push(Change::Other(own));
        }
        if changes.is_empty() {
            difference.same += 1;
        } else {
            difference.changed.push(Matched {
                now: named(row),
                changes,
            });
        }
    }
    difference
}

/// A layer by its claims.
struct Side<'a> {
    /// Claim id to the incident's place in its table.
    home: BTreeMap<&'a str, usize>,
    /// Each incident's claims by id.
    held: BTreeMap<usize, BTreeMap<&'a str, Row<'a>>>,
}

impl<'a> Side<'a> {
    fn of(layer: &'a WrittenLayer) -> Self {
        let incidents: BTreeMap<&str, usize> = layer
            .incidents
            .iter()
            .enumerate()
            .filter_map(|(at, row)| Some((row.text("incident_id")?, at)))
            .collect();
        let mut side = Self {
            home: BTreeMap::new(),
            held: BTreeMap::new(),
        };
        for row in layer.claims.iter() {
            let at = row
                .text("incident_id")
                .and_then(|id| incidents.get(id).copied());
            if let (Some(claim), Some(at)) = (row.text("claim_id"), at) {
                side.home.insert(claim, at);
                side.held.entry(at).or_default().insert(claim, row);
            }
        }
        side
    }
}

fn named(row: Row<'_>) -> Named {
    Named {
        id: row.shown("incident_id"),
        date: days(row),
        title: row.shown("title"),
    }
}

/// "2018-04-05", "2018-04-05 to 2018-04-07", "no date".
fn days(row: Row<'_>) -> String {
    let (start, end) = (row.shown("date_start"), row.shown("date_end"));
    match (start.is_empty(), start == end) {
        (true, _) => "no date".into(),
        (_, true) => start,
        _ => format!("{start} to {end}"),
    }
}

/// "Darzab, Jowzjan", "no place".
fn place(row: Row<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    for column in ["location", "admin2", "admin1"] {
        let part = row.shown(column);
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts.is_empty() {
        "no place".into()
    } else {
        parts.join(", ")
    }
}

fn values(old: Row<'_>, new: Row<'_>, changes: &mut Vec<Change>) {
    let point = |row: Row<'_>| {
        Some(Point::new(
            row.number("longitude")?,
            row.number("latitude")?,
        ))
    };
    let (from, to) = (point(old), point(new));
    let metres = from.zip(to).map(|(from, to)| Haversine.distance(from, to));
    let moved = from.is_some() != to.is_some() || metres.is_some_and(|metres| metres >= MOVED_M);
    if moved || place(old) != place(new) {
        changes.push(Change::Moved(metres, place(old), place(new)));
    }
    if days(old) != days(new) {
        changes.push(Change::Redated(days(old), days(new)));
    }
    let disputed = |row: Row<'_>| -> BTreeSet<String> {
        let list = row.text("disputed").unwrap_or_default();
        let words = list.split(';').map(|word| word.trim().to_owned());
        words.filter(|word| !word.is_empty()).collect()
    };
    let (was, is) = (disputed(old), disputed(new));
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| -> Vec<String> {
        one.difference(other).cloned().collect()
    };
    if !is.is_subset(&was) {
        changes.push(Change::Disputed(only(&is, &was)));
    }
    if !was.is_subset(&is) {
        changes.push(Change::Settled(only(&was, &is)));
    }
    let toll: Vec<(&str, String, String)> = TOLL
        .iter()
        .filter(|column| old.value(column) != new.value(column))
        .map(|column| (*column, old.shown(column), new.shown(column)))
        .collect();
    if !toll.is_empty() {
        changes.push(Change::Retolled(toll));
    }
}

/// Claims that came and went, and columns that differ in no named way.
fn told(before: &Side<'_>, here: usize, after: &Side<'_>, at: usize, changes: &mut Vec<Change>) {
    let none = BTreeMap::new();
    let was = before.held.get(&here).unwrap_or(&none);
    let is = after.held.get(&at).unwrap_or(&none);
    let more = is.keys().filter(|id| !was.contains_key(*id)).count();
    let fewer = was.keys().filter(|id| !is.contains_key(*id)).count();
    if more + fewer > 0 {
        changes.push(Change::Claims(more, fewer));
    }
    let mut other: BTreeSet<String> = BTreeSet::new();
    for (id, row) in is {
        if let Some(earlier) = was.get(id) {
            let columns = differing(*earlier, *row).filter(|column| *column != "incident_id");
            other.extend(columns.map(|column| format!("claims: {column}")));
        }
    }
    if !other.is_empty() {
        changes.push(Change::Other(other.into_iter().collect()));
    }
}

/// Names of columns of either row whose values differ.
fn differing<'a>(old: Row<'a>, new: Row<'a>) -> impl Iterator<Item = &'a str> {
    let null = |value: &Value| *value == Value::Null;
    let gone = old
        .cells()
        .filter(move |(name, value)| !null(value) && !new.has(name))
        .map(|(name, _)| name);
    new.cells()
        .filter(move |(name, value)| old.value(name) != *value)
        .map(|(name, _)| name)
        .chain(gone)
}

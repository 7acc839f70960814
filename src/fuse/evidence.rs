//! What speaks for two happenings being one when no named person settles it.

use crate::model::{Actor, Count, Interval, PlaceKind};

use super::compare::{gap, meet, pairs, place};
use super::happening::Happening;
use super::kinship::{Kinship, kinship};
use super::places::Relation;
use super::{tolls, words};

/// Points for and against, in tenths.
pub(super) fn evidence(a: &Happening<'_>, b: &Happening<'_>) -> i32 {
    let unknown = a.kinds.is_empty() || b.kinds.is_empty();
    let kind = match kinship(a, b) {
        _ if unknown => 0,
        Kinship::Same => 20,
        Kinship::Near => 10,
        _ => -20,
    };
    let date = match (a.envelope(), b.envelope(), gap(a, b)) {
        (Some(x), Some(y), Some(0)) => by_length(x).min(by_length(y)),
        (Some(_), Some(_), Some(1)) => 15,
        (Some(_), Some(_), Some(_)) => -20,
        _ => 0,
    };
    let settlement = |h: &Happening<'_>| {
        h.places
            .iter()
            .any(|place| matches!(place.location.kind, PlaceKind::City))
    };
    let place = match place(a, b) {
        // A city has many happenings; a village is seldom in the news twice.
        Some(Relation::Spot) if settlement(a) || settlement(b) => 25,
        Some(Relation::Spot) => 40,
        Some(Relation::District) => 25,
        Some(Relation::Province) => 10,
        Some(Relation::Country) | None => 0,
        Some(Relation::Apart) => -10,
    };
    let side = |x: &[&Actor], y: &[&Actor]| match (x.is_empty() || y.is_empty(), meet(x, y)) {
        (true, _) => 0,
        (false, true) => 10,
        (false, false) => -10,
    };
    // Who did it and to whom can be told from either side, as in a clash.
    let straight = side(&a.doers, &b.doers) + side(&a.hit, &b.hit);
    let crossed = side(&a.doers, &b.hit) + side(&a.hit, &b.doers);
    let numbers = agreement(&a.killed, &b.killed)
        + agreement(&a.injured, &b.injured)
        + agreement(&a.taken, &b.taken);
    let wording = match words::likeness(&a.words, &b.words) {
        60.. => 30,
        35.. => 20,
        20.. => 10,
        _ => 0,
    };
    let role = if words::mostly_in(&a.roles, &b.words) || words::mostly_in(&b.roles, &a.words) {
        20
    } else {
        0
    };
    kind + date + recent(a, b) + place + straight.max(crossed) + numbers + wording + role
}

/// News is of the last days: what a report tells without a date, at a known spot or district, is
/// likelier what happened there just before.
fn recent(a: &Happening<'_>, b: &Happening<'_>) -> i32 {
    let just_before = |undated: &Happening<'_>, dated: &Happening<'_>| {
        undated.dates.is_empty()
            && matches!((undated.told_by, dated.envelope()), (Some(told), Some(when))
                if when.start <= told && when.gap_days(Interval::day(told)) <= 10 && when.days() <= 10)
    };
    let near = place(a, b).is_some_and(|place| place <= Relation::District);
    if near && (just_before(a, b) || just_before(b, a)) {
        15
    } else {
        0
    }
}

/// Points for two dates that overlap, by the longer interval.
fn by_length(interval: Interval) -> i32 {
    match interval.days() {
        ..=3 => 30,
        4..=10 => 22,
        11..=31 => 15,
        32..=366 => 5,
        _ => 0,
    }
}

pub(super) fn agreement(a: &[Count], b: &[Count]) -> i32 {
    let best = pairs(a, b)
        .map(|(x, y)| match (x == y, tolls::close(x, y)) {
            (true, _) => 15 + i32::from(x.min >= 5) * 5,
            (false, true) => 5,
            (false, false) => -10,
        })
        .max();
    best.unwrap_or(0)
}

pub(super) fn reasons(a: &Happening<'_>, b: &Happening<'_>) -> String {
    let mut why: Vec<&str> = Vec::new();
    match place(a, b) {
        Some(Relation::Spot) => why.push("same place"),
        Some(Relation::District) => why.push("same district"),
        Some(Relation::Province) => why.push("same province"),
        Some(Relation::Apart) => why.push("neighbouring places"),
        _ => {}
    }
    if gap(a, b) == Some(0) {
        why.push("same time");
    }
    if gap(a, b) == Some(1) {
        why.push("a day apart");
    }
    if kinship(a, b) == Kinship::Same {
        why.push("same kind");
    }
    if agreement(&a.killed, &b.killed)
        + agreement(&a.injured, &b.injured)
        + agreement(&a.taken, &b.taken)
        > 0
    {
        why.push("numbers agree");
    }
    if meet(&a.doers, &b.doers) && meet(&a.hit, &b.hit) {
        why.push("same actors");
    }
    if words::mostly_in(&a.roles, &b.words) || words::mostly_in(&b.roles, &a.words) {
        why.push("same role");
    }
    why.join(", ")
}

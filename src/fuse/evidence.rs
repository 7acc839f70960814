//! What speaks for two happenings being one when no named person settles it.

use crate::model::{Count, Fate, PlaceKind, SubEventType};

use super::both::Both;
use super::compare::pairs;
use super::happening::{Days, Happening};
use super::kinship::Kinship;
use super::losses;
use super::places::Relation;
use super::symbols::shared;
use super::{tolls, words};

/// Points for and against, in tenths.
pub(super) fn evidence(both: &Both<'_, '_>) -> i32 {
    let (a, b) = (both.a, both.b);
    let unknown = a.kinds.is_empty() || b.kinds.is_empty();
    let kind = match both.kinship {
        _ if unknown => 0,
        Kinship::Same => 12,
        Kinship::Near => 5,
        Kinship::Loose => 0,
        Kinship::ByPerson => -10,
        Kinship::None => -20,
    };
    let date = match (a.envelope, b.envelope, both.gap) {
        (Some(x), Some(y), Some(0)) => by_length(x).min(by_length(y)),
        (Some(_), Some(_), Some(1)) => 15,
        (Some(_), Some(_), Some(_)) => -20,
        _ => 0,
    };
    let settlement = |h: &Happening<'_>| {
        h.places
            .iter()
            .filter_map(|place| both.ground(place.ground))
            .any(|ground| ground.location.kind == PlaceKind::City)
    };
    let place = match both.place() {
        // A city has many happenings; a village is seldom in the news twice.
        Some(Relation::Spot) if settlement(a) || settlement(b) => {
            if spot_named(both) {
                30
            } else {
                20
            }
        }
        Some(Relation::Spot) => 40,
        Some(Relation::District) => 19,
        Some(Relation::Province) => 10,
        Some(Relation::Country) | None => 0,
        Some(Relation::Apart) => -10,
    };
    let side = |x: &[u32], y: &[u32]| match (x.is_empty() || y.is_empty(), both.meet(x, y)) {
        (true, _) => 0,
        (false, true) => 7,
        (false, false) => -12,
    };
    // Who did it and to whom can be told from either side, as in a clash.
    let straight = side(&a.doers, &b.doers) + side(&a.hit, &b.hit);
    let crossed = side(&a.doers, &b.hit) + side(&a.hit, &b.doers);
    let numbers = numbers(both);
    let wording = match words::likeness(&a.words, &b.words) {
        60.. => 40,
        20.. => 30,
        12.. => 16,
        8.. => 8,
        // Sentences that share no word at all are seldom of one happening.
        0 if a.words.len().min(b.words.len()) >= 3 => -8,
        _ => 0,
    };
    let role = if words::mostly_in(&a.roles, &b.words) || words::mostly_in(&b.roles, &a.words) {
        30
    } else {
        0
    };
    let marks = if shared(&a.marks, &b.marks) > 0 {
        10
    } else {
        0
    };
    kind + rare_kind(a, b)
        + date
        + recent(both)
        + place
        + straight.max(crossed)
        + between_groups(a, b)
        + numbers
        + wording
        + role
        + marks
}

/// One side puts it at a spot in a city, the other in the city, and names the spot in its sentences.
fn spot_named(both: &Both<'_, '_>) -> bool {
    let beside = |inner: &Happening<'_>, outer: &Happening<'_>| {
        inner.places.iter().any(|here| {
            outer.places.iter().any(|there| {
                matches!((both.ground(here.ground), both.ground(there.ground)), (Some(here), Some(there))
                    if here.is_named_beside(there, &outer.words))
            })
        })
    };
    beside(both.a, both.b) || beside(both.b, both.a)
}

/// A district changes hands, and fighters change sides, far less often than they are shot at.
fn rare_kind(a: &Happening<'_>, b: &Happening<'_>) -> i32 {
    let rare = a.kinds.both(b.kinds).iter().any(|kind| {
        matches!(
            kind,
            SubEventType::ChangeToGroup
                | SubEventType::Agreement
                | SubEventType::GovernmentRegains
                | SubEventType::NonStateOvertakes
                | SubEventType::NonViolentTransfer
                | SubEventType::BaseEstablished
        )
    });
    if rare { 10 } else { 0 }
}

/// Two armed groups that fight each other are seldom in the news beside the war with the state.
fn between_groups(a: &Happening<'_>, b: &Happening<'_>) -> i32 {
    if shared(&a.groups, &b.groups) >= 2 {
        15
    } else {
        0
    }
}

/// News is of the last days: what a report tells without a day of its own is likelier what happened
/// there just before, the more so the sooner it was told.
fn recent(both: &Both<'_, '_>) -> i32 {
    let (a, b) = (both.a, both.b);
    let lag = match (lag(a, b), lag(b, a)) {
        (Some(x), Some(y)) => Some(x.min(y)),
        (x, y) => x.or(y),
    };
    let news = |h: &Happening<'_>| h.dates.is_empty() && h.as_news;
    let told_together = matches!((a.told_by, b.told_by), (Some(x), Some(y))
        if !a.by_day() && !b.by_day() && x.abs_diff(y) <= 3);
    let undated = a.dates.is_empty() || b.dates.is_empty();
    match (both.place(), lag) {
        // Two groups at war with each other are news of one battle, wherever the report puts it.
        (None | Some(Relation::Country), Some(_)) if between_groups(a, b) > 0 => 20,
        (Some(Relation::Spot | Relation::District), Some(..=4)) => {
            if undated {
                22
            } else {
                15
            }
        }
        (Some(Relation::Province), Some(_)) if news(a) || news(b) => 20,
        (Some(Relation::Province), Some(..=4)) => 17,
        (None | Some(Relation::Country), Some(..=4)) => 10,
        (Some(Relation::Spot | Relation::District), Some(_)) if undated => 15,
        (Some(place), None) if place <= Relation::Province && told_together => {
            if news(a) && news(b) { 15 } else { 10 }
        }
        _ => 0,
    }
}

/// Days from a dated happening to the report that tells of one without a day, ten at most.
fn lag(coarse: &Happening<'_>, dated: &Happening<'_>) -> Option<i32> {
    let (told, when) = (coarse.told_by?, dated.envelope?);
    let days = when.gap(Days {
        start: told,
        end: told,
    });
    (!coarse.by_day() && dated.by_day() && when.start <= told && days <= 10).then_some(days)
}

/// Points for two dates that overlap, by the longer interval.
const fn by_length(when: Days) -> i32 {
    match when.count() {
        ..=3 => 30,
        4..=10 => 22,
        11..=31 => 7,
        32..=366 => 5,
        _ => 0,
    }
}

/// Points for the numbers of dead, wounded and taken.
pub(super) fn numbers(both: &Both<'_, '_>) -> i32 {
    let (a, b) = (both.a, both.b);
    // Who names all the dead counts them.
    let named = |some: &Happening<'_>, other: &Happening<'_>| {
        let dead = some
            .people
            .iter()
            .filter(|someone| someone.fate == Fate::Killed)
            .count();
        some.killed.is_empty()
            && dead >= 2
            && other
                .killed
                .iter()
                .any(|count| usize::try_from(count.min) == Ok(dead) && count.max == Some(count.min))
    };
    let all_named = if named(a, b) || named(b, a) { 35 } else { 0 };
    let part = if pairs(&a.parts, &b.parts).any(|(x, y)| x == y && x.min >= 2) {
        10
    } else {
        0
    };
    // The wounded and the captured are counted in stages, so that two counts of them say little.
    let killed = match losses::comparable(both) {
        Some((left, right)) => agreement(&left, &right),
        None => agreement(&a.killed, &b.killed),
    };
    killed
        + agreement(&a.injured, &b.injured).max(-10)
        + agreement(&a.taken, &b.taken).max(-5)
        + all_named
        + part
}

/// Points for two sets of counts of one thing: the larger the number, the less it agrees by chance.
fn agreement(a: &[Count], b: &[Count]) -> i32 {
    let best = pairs(a, b)
        .map(|(x, y)| match (x == y, tolls::close(x, y)) {
            (true, _) => by_size(x.min),
            (false, true) if x.min.min(y.min) >= 50 => 25,
            (false, true) if x.min.min(y.min) >= 10 => 10,
            (false, true) => 5,
            _ if tolls::a_death_more(x, y) => 0,
            _ if x.min.abs_diff(y.min) <= 2 => -9,
            (false, false) => -25,
        })
        .max()
        .unwrap_or(0);
    // What one side's speakers give on both sides of the other's number is no contradiction.
    if best < 0 && (tolls::spans(a, b) || tolls::spans(b, a)) {
        0
    } else {
        best
    }
}

/// Points for two counts that are one. Tolls fall off as a power of their size, so a larger one is
/// less often the same by chance.
const fn by_size(count: u32) -> i32 {
    match count {
        0 => 4,
        1 => 12,
        2 => 16,
        3..=4 => 18,
        5..=9 => 24,
        10..=19 => 30,
        _ => 36,
    }
}

/// The words for what agrees.
pub(super) fn reasons(both: &Both<'_, '_>) -> String {
    let (a, b) = (both.a, both.b);
    let mut why: Vec<&str> = Vec::new();
    match both.place() {
        Some(Relation::Spot) => why.push("same place"),
        Some(Relation::District) => why.push("same district"),
        Some(Relation::Province) => why.push("same province"),
        Some(Relation::Apart) => why.push("neighbouring places"),
        _ => {}
    }
    if both.gap == Some(0) {
        why.push("same time");
    }
    if both.gap == Some(1) {
        why.push("a day apart");
    }
    if both.kinship == Kinship::Same {
        why.push("same kind");
    }
    if numbers(both) > 0 {
        why.push("numbers agree");
    }
    if both.meet(&a.doers, &b.doers) && both.meet(&a.hit, &b.hit) {
        why.push("same actors");
    }
    if words::mostly_in(&a.roles, &b.words) || words::mostly_in(&b.roles, &a.words) {
        why.push("same role");
    }
    why.join(", ")
}

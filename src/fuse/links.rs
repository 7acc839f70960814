//! Whether what two reports tell is one happening, by the two alone.
//!
//! A link is found in one of four ways:
//!
//! - a named person met the same fate in both. Nobody is killed twice, so a killed person joins
//!   claims over a contradiction of place or date, and the incident then says that it is disputed.
//!   A capture or surrender can happen again, so there the dates must be near. A name that agrees
//!   only weakly needs further cues;
//! - a person to whom something was done in one is named in the sentences of the other, on the same
//!   days and with a second cue: the other tells of the act in one sentence and names the dead in
//!   the next;
//! - one sentence stands in both word for word (prints of one copy);
//! - place, date, kind, numbers, actors and wording add up to [`ENOUGH`].
//!
//! What rules a link out, whatever speaks for it, is in [`forbid`] and [`contradict`].

use crate::model::Fate;
use crate::text::person_names::NameMatch;

use super::both::Both;
use super::compare::{dates_apart, one_count, places_apart, tolls_apart};
use super::evidence::{evidence, reasons};
use super::happening::Happening;
use super::kinship::Kinship;
use super::places::Relation;
use super::symbols::shared;
use super::words;

/// Points that place, date, kind, numbers, actors and wording must add up to, in tenths.
const ENOUGH: i32 = 49;

/// Days that two dates of one death may lie apart: a year that was mistaken, and a month.
const ONE_SLIP: i32 = 400;

/// What a link was found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By<'a> {
    Person(Fate, &'a str),
    Mention(Fate, &'a str),
    Wording,
    Points,
}

/// How strong the link of two is; `None` where they are not one happening, as far as they tell.
pub(super) fn strength(both: &Both<'_, '_>) -> Option<i32> {
    decide(both).map(|(strength, _)| strength)
}

/// The words for `joined_by`; empty where the two are not linked.
pub(super) fn why(both: &Both<'_, '_>) -> String {
    match decide(both) {
        None => String::new(),
        Some((_, By::Person(fate, name))) => format!("named person {}: {name}", fate.as_str()),
        Some((_, By::Mention(fate, name))) => {
            format!("names the person {}: {name}", fate.as_str())
        }
        Some((_, By::Wording)) => "same wording".into(),
        Some((_, By::Points)) => reasons(both),
    }
}

fn decide<'a>(both: &Both<'_, 'a>) -> Option<(i32, By<'a>)> {
    if forbid(both) {
        return None;
    }
    if let Some((strength, fate, name)) = by_person(both) {
        let score = evidence(both).max(0);
        return Some((strength + score, By::Person(fate, name)));
    }
    if let Some((fate, name)) = by_mention(both) {
        return Some((60 + evidence(both).max(0), By::Mention(fate, name)));
    }
    if contradict(both) {
        return None;
    }
    let score = evidence(both);
    if shared(&both.a.quotes, &both.b.quotes) > 0 {
        return Some((150 + score, By::Wording));
    }
    (score >= ENOUGH).then_some((score, By::Points))
}

/// What no evidence can join: two events of one report, a summary with a single happening, and
/// what a report cannot have told because it came later.
pub(super) fn forbid(both: &Both<'_, '_>) -> bool {
    let (a, b) = (both.a, both.b);
    a.summary != b.summary
        || both.kinship == Kinship::None
        || told_too_early(a, b)
        || told_too_early(b, a)
        || a.report == b.report
}

fn told_too_early(undated: &Happening<'_>, later: &Happening<'_>) -> bool {
    undated.dates.is_empty()
        && matches!((undated.told_by, later.envelope), (Some(told), Some(when)) if told < when.start)
}

/// A month that holds the other's day, in a report that had come out by then.
fn told_before(coarse: &Happening<'_>, later: &Happening<'_>) -> bool {
    !coarse.by_day()
        && matches!((coarse.told_by, later.envelope), (Some(told), Some(when))
            if told < when.start && when.start - told > 1)
}

/// What only a shared victim outweighs: other persons killed, dates apart, places apart, numbers
/// that exclude each other.
pub(super) fn contradict(both: &Both<'_, '_>) -> bool {
    let (a, b) = (both.a, both.b);
    if both.shared().is_some() {
        return both.gap.is_some_and(|gap| gap > ONE_SLIP);
    }
    if by_mention(both).is_some() {
        return false;
    }
    dates_apart(both)
        || other_people(both)
        || told_before(a, b)
        || told_before(b, a)
        || tolls_apart(both)
        || (places_apart(both) && !one_count(both))
}

/// A person of both, where the cues suffice: the strength before the points, the fate and the name.
fn by_person<'a>(both: &Both<'_, 'a>) -> Option<(i32, Fate, &'a str)> {
    let found = both.shared()?;
    let (a, b) = (both.a, both.b);
    let near_in_time = both.gap.is_none_or(|gap| gap <= 3);
    let dated_alike = both.gap.is_some_and(|gap| gap <= 3);
    let apart = || both.place() == Some(Relation::Apart);
    // The date, the place below the country, the kind, the other side, and the role are the cues.
    let cues = || {
        usize::from(dated_alike)
            + usize::from(both.near(Relation::Province))
            + usize::from(both.kinship == Kinship::Same)
            + usize::from(both.meet(&a.hit, &b.hit) || both_doers(both))
            + usize::from(
                words::mostly_in(&a.roles, &b.words) || words::mostly_in(&b.roles, &a.words),
            )
    };
    let once = found.fate == Fate::Killed && !found.aimed_at;
    let joined = match found.how {
        NameMatch::No => false,
        // Attempts are made more than once: only one of the same days can be the one that is meant.
        _ if found.aimed_at => dated_alike && !apart() && cues() >= 2,
        NameMatch::Strong if once => match both.gap {
            None | Some(..=3) => true,
            Some(4..=31) => cues() >= 1,
            // A slip of a year, or a namesake: a single name needs three cues, a full one two.
            Some(32..=ONE_SLIP) => !apart() && cues() >= if found.single { 3 } else { 2 },
            Some(_) => false,
        },
        NameMatch::Strong => near_in_time && cues() >= 1,
        NameMatch::Weak => near_in_time && cues() >= 2 && (once || !apart()),
    };
    let base = if found.how == NameMatch::Strong {
        100
    } else {
        70
    };
    // The further apart in time, the later the link is made: claims that agree find each other first.
    let late = match both.gap {
        None | Some(..=0) => 0,
        Some(1..=3) => 10,
        Some(4..=31) => 40,
        Some(_) => 60,
    };
    joined.then_some((base - late, found.fate, found.name))
}

/// A person of one who is only named in the sentences of the other, where time and place agree and
/// more besides.
fn by_mention<'a>(both: &Both<'_, 'a>) -> Option<(Fate, &'a str)> {
    let (a, b) = (both.a, both.b);
    let dated_alike = both.gap.is_some_and(|gap| gap <= 1);
    let undated = a.dates.is_empty() || b.dates.is_empty();
    if !dated_alike && !undated {
        return None;
    }
    let (how, name, fate) = both.mention()?;
    let cues = usize::from(dated_alike)
        + usize::from(both.near(Relation::Province))
        + usize::from(both.kinship >= Kinship::Near)
        + usize::from(both.meet(&a.hit, &b.hit))
        + usize::from(both.meet(&a.doers, &b.doers));
    let needed = match how {
        NameMatch::Strong => 2,
        _ => 4,
    };
    // Another district is a slip only where all else agrees.
    let apart = cues < 4 && both.place() == Some(Relation::Apart);
    (!apart && cues >= needed).then_some((fate, name))
}

/// Two who acted together, the same two on both sides.
fn both_doers(both: &Both<'_, '_>) -> bool {
    let all_in = |some: &[u32], others: &[u32]| {
        some.iter()
            .all(|&actor| others.iter().any(|&other| both.compatible(actor, other)))
    };
    let (a, b) = (&both.a.doers, &both.b.doers);
    a.len() >= 2 && b.len() >= 2 && all_in(a, b) && all_in(b, a)
}

/// Each has killed persons of its own and they share none. A list of several can be told in two
/// halves, so at one spot on one day they may still be one.
fn other_people(both: &Both<'_, '_>) -> bool {
    let (a, b) = (both.a, both.b);
    if a.people.is_empty() || b.people.is_empty() {
        return false;
    }
    let apart = |fate: Fate| a.has_fate(fate) && b.has_fate(fate);
    let several = |h: &Happening<'_>| {
        h.killed
            .iter()
            .any(|count| count.max.is_none_or(|max| max >= 2))
    };
    let one_spot = || both.gap == Some(0) && both.near(Relation::Spot);
    // Of a crowd that was taken or gave itself up, one report names this man and another that one.
    let crowd = |h: &Happening<'_>| h.taken.iter().any(|count| count.min >= 5);
    let taken = !crowd(a) && !crowd(b) && (apart(Fate::Captured) || apart(Fate::Surrendered));
    (apart(Fate::Killed) || taken) && !(several(a) && several(b) && one_spot())
}

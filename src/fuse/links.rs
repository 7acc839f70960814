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

use crate::model::{Fate, Interval};
use crate::text::person_names::NameMatch;

use super::compare::{dates_apart, gap, meet, one_count, place, places_apart, tolls_apart};
use super::evidence::{evidence, reasons};
use super::happening::Happening;
use super::kinship::{Kinship, kinship};
use super::places::Relation;
use super::words;

/// Points that place, date, kind, numbers, actors and wording must add up to, in tenths.
const ENOUGH: i32 = 53;

/// Days that two dates of one death may lie apart: a year that was mistaken, and a month.
const ONE_SLIP: i32 = 400;

/// A link: how strong, and the words for `joined_by`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) strength: i32,
    pub(super) why: String,
}

/// Whether the two are one happening, and why.
pub(super) fn decide(a: &Happening<'_>, b: &Happening<'_>) -> Option<Link> {
    if forbid(a, b) {
        return None;
    }
    let score = evidence(a, b);
    if let Some(link) = by_person(a, b, score).or_else(|| by_mention(a, b, score)) {
        return Some(link);
    }
    if contradict(a, b) {
        return None;
    }
    if a.quotes
        .iter()
        .any(|quote| quote.split(' ').count() >= 6 && b.quotes.contains(quote))
    {
        return Some(Link {
            strength: 150 + score,
            why: "same wording".into(),
        });
    }
    (score >= ENOUGH).then(|| Link {
        strength: score,
        why: reasons(a, b),
    })
}

/// What no evidence can join: two events of one report, a summary with a single happening, and
/// what a report cannot have told because it came later.
pub(super) fn forbid(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    a.report == b.report
        || a.summary != b.summary
        || kinship(a, b) == Kinship::None
        || told_too_early(a, b)
        || told_too_early(b, a)
}

fn told_too_early(undated: &Happening<'_>, later: &Happening<'_>) -> bool {
    undated.dates.is_empty()
        && matches!((undated.told_by, later.envelope()), (Some(told), Some(when)) if told < when.start)
}

/// A month that holds the other's day, in a report that had come out by then.
fn told_before(coarse: &Happening<'_>, later: &Happening<'_>) -> bool {
    !coarse.by_day()
        && matches!((coarse.told_by, later.envelope()), (Some(told), Some(when))
            if told < when.start && when.gap_days(Interval::day(told)) > 1)
}

/// What only a shared victim outweighs: other persons killed, dates apart, places apart, numbers
/// that exclude each other.
pub(super) fn contradict(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    if shared_person(a, b).is_some() {
        return gap(a, b).is_some_and(|gap| gap > ONE_SLIP);
    }
    if by_mention(a, b, 0).is_some() {
        return false;
    }
    other_people(a, b)
        || told_before(a, b)
        || told_before(b, a)
        || dates_apart(a, b)
        || (places_apart(a, b) && !one_count(a, b))
        || tolls_apart(a, b)
}

/// A person of both who met one fate.
#[derive(Clone, Copy, Debug)]
struct Shared<'a> {
    how: NameMatch,
    name: &'a str,
    fate: Fate,
    /// One of the two tells only that the person was aimed at.
    aimed_at: bool,
    /// One of the two names is a single word.
    single: bool,
}

/// The best match of two persons with one fate.
fn shared_person<'a>(a: &Happening<'a>, b: &Happening<'_>) -> Option<Shared<'a>> {
    let mut best: Option<Shared<'a>> = None;
    for left in &a.people {
        for right in &b.people {
            let (fate, aimed_at) = match (left.fate, right.fate) {
                (x, y) if x == y => (x, x == Fate::Targeted),
                (Fate::Targeted, Fate::Killed | Fate::Injured)
                | (Fate::Killed | Fate::Injured, Fate::Targeted) => (Fate::Killed, true),
                (Fate::Captured, Fate::Abducted) | (Fate::Abducted, Fate::Captured) => {
                    (Fate::Captured, false)
                }
                _ => continue,
            };
            let how = left.key.compare(&right.key);
            let name = left.name;
            if how == NameMatch::No {
                continue;
            }
            let single = left.key.is_single() || right.key.is_single();
            let found = Shared {
                how,
                name,
                fate,
                aimed_at,
                single,
            };
            let rank = |shared: &Shared<'_>| (shared.how, !shared.aimed_at, !shared.single);
            if best.as_ref().is_none_or(|best| rank(&found) > rank(best)) {
                best = Some(found);
            }
        }
    }
    best
}

fn by_person(a: &Happening<'_>, b: &Happening<'_>, score: i32) -> Option<Link> {
    let shared = shared_person(a, b)?;
    let gap = gap(a, b);
    let place = place(a, b);
    let near_in_time = gap.is_none_or(|gap| gap <= 3);
    let dated_alike = gap.is_some_and(|gap| gap <= 3);
    let apart = place == Some(Relation::Apart);
    // The date, the place below the country, the kind, the other side, and the role are the cues.
    let cues = usize::from(dated_alike)
        + usize::from(place.is_some_and(|place| place <= Relation::Province))
        + usize::from(kinship(a, b) == Kinship::Same)
        + usize::from(meet(&a.hit, &b.hit) || both_doers(a, b))
        + usize::from(words::mostly_in(&a.roles, &b.words) || words::mostly_in(&b.roles, &a.words));
    let once = shared.fate == Fate::Killed && !shared.aimed_at;
    let joined = match shared.how {
        NameMatch::No => false,
        // Attempts are made more than once: only one of the same days can be the one that is meant.
        _ if shared.aimed_at => dated_alike && !apart && cues >= 2,
        NameMatch::Strong if once => match gap {
            None | Some(..=3) => true,
            Some(4..=31) => cues >= 1,
            // A slip of a year, or a namesake: a single name needs three cues, a full one two.
            Some(32..=ONE_SLIP) => !apart && cues >= if shared.single { 3 } else { 2 },
            Some(_) => false,
        },
        NameMatch::Strong => near_in_time && cues >= 1,
        NameMatch::Weak => near_in_time && cues >= 2 && (once || !apart),
    };
    let base = if shared.how == NameMatch::Strong {
        100
    } else {
        70
    };
    // The further apart in time, the later the link is made: claims that agree find each other first.
    let late = match gap {
        None | Some(..=0) => 0,
        Some(1..=3) => 10,
        Some(4..=31) => 40,
        Some(_) => 60,
    };
    joined.then(|| Link {
        strength: base + score.max(0) - late,
        why: format!("named person {}: {}", shared.fate.as_str(), shared.name),
    })
}

/// A person of one who is only named in the sentences of the other, where time and place agree and
/// more besides.
fn by_mention(a: &Happening<'_>, b: &Happening<'_>, score: i32) -> Option<Link> {
    let (how, name, fate) = mentioned(a, b).max(mentioned(b, a))?;
    let place = place(a, b);
    let dated_alike = gap(a, b).is_some_and(|gap| gap <= 1);
    let undated = a.dates.is_empty() || b.dates.is_empty();
    let cues = usize::from(dated_alike)
        + usize::from(place.is_some_and(|place| place <= Relation::Province))
        + usize::from(kinship(a, b) >= Kinship::Near)
        + usize::from(meet(&a.hit, &b.hit))
        + usize::from(meet(&a.doers, &b.doers));
    let needed = match how {
        NameMatch::Strong => 2,
        _ => 4,
    };
    // Another district is a slip only where all else agrees.
    let apart = place == Some(Relation::Apart) && cues < 4;
    ((dated_alike || undated) && !apart && cues >= needed).then(|| Link {
        strength: 60 + score.max(0),
        why: format!("names the person {}: {name}", fate.as_str()),
    })
}

/// The best match of a person to whom something was done in `told` with a name in the sentences of
/// `names`.
fn mentioned<'a>(
    told: &Happening<'a>,
    names: &Happening<'_>,
) -> Option<(NameMatch, &'a str, Fate)> {
    told.people
        .iter()
        .filter(|someone| someone.fate != Fate::Targeted)
        .flat_map(|someone| {
            names
                .mentioned
                .iter()
                .map(move |name| (someone.key.compare(name), someone.name, someone.fate))
        })
        .filter(|(how, ..)| *how > NameMatch::No)
        .max()
}

/// Two who acted together, the same two on both sides.
fn both_doers(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    let all_in = |some: &Happening<'_>, others: &Happening<'_>| {
        some.doers
            .iter()
            .all(|actor| others.doers.iter().any(|other| actor.compatible(other)))
    };
    a.doers.len() >= 2 && b.doers.len() >= 2 && all_in(a, b) && all_in(b, a)
}

/// Each has killed persons of its own and they share none. A list of several can be told in two
/// halves, so at one spot on one day they may still be one.
fn other_people(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    let apart = |fate: Fate| a.has_fate(fate) && b.has_fate(fate);
    let several = |h: &Happening<'_>| {
        h.killed
            .iter()
            .any(|count| count.max.is_none_or(|max| max >= 2))
    };
    let one_spot = place(a, b).is_some_and(|place| place <= Relation::Spot) && gap(a, b) == Some(0);
    // Of a crowd that was taken or gave itself up, one report names this man and another that one.
    let crowd = |h: &Happening<'_>| h.taken.iter().any(|count| count.min >= 5);
    let taken = !crowd(a) && !crowd(b) && (apart(Fate::Captured) || apart(Fate::Surrendered));
    (apart(Fate::Killed) || taken) && !(one_spot && several(a) && several(b))
}

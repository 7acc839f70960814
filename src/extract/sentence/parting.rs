//! Whether two words of one sentence tell of two happenings: what stands between them parts them.

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sentence::beside::{self};
use crate::extract::telling::Trigger;
use crate::extract::triggers::verbs;
use crate::lexicon::TriggerClass;
use std::ops::Range;

/// A verb's place stands within this many tokens behind it.
const PLACE_REACH: usize = 14;

/// A clause that only adds who else died is at most this long before its verb.
const SHORT_CLAUSE: usize = 10;

/// Whether the words between two triggers set them apart as two happenings.
pub fn are_parted(
    reading: &Reading<'_>,
    early: &Trigger,
    late: &Trigger,
    sentence: &Range<usize>,
) -> bool {
    let between = early.tokens.end..late.tokens.start;
    // "the clash broke out on Tuesday after the insurgents stormed a post": how the fight began.
    let began = early.class == TriggerClass::Fight
        && early.used == verbs::Use::Noun
        && late.class == TriggerClass::Hit
        && late.used != verbs::Use::Noun;
    let orders_in_time = |t: usize| {
        // "the day before yesterday after": a day, and no order.
        (reading.is(t, &["after", "before"])
            && !reading.is(t + 1, &["yesterday"])
            && !(reading.is(t, &["after"])
                && reading.is(t.wrapping_sub(2), &["last"])
                && is_cause_of(reading, early, late, sentence))
            && (t.checked_sub(1).is_some_and(|b| {
                reading.is(
                    b,
                    &[
                        "days", "hours", "weeks", "months", "day", "week", "month", "year",
                        "years", "soon", "shortly", "came",
                    ],
                ) || reading.slot(b).date.is_some()
                    && !of_the_doer(reading, t + 1)
                    && !(reading.is(t, &["after"])
                        && (began || is_cause_of(reading, early, late, sentence)))
            })))
            || reading.is(
                t,
                &[
                    "later",
                    "earlier",
                    "separately",
                    "elsewhere",
                    "meanwhile",
                    "previous",
                    "previously",
                ],
            ) && (reading.slot(t).date.is_none()
                // "killing 12, and earlier in the day gunmen shot": the day is the same, the happening is not.
                || reading.is(t.wrapping_sub(1), &["and", ";"]))
    };
    let strong = |t: usize| {
        // "killed while playing with a shell": of the same people.
        let meanwhile = reading.is(t, &["while"])
            && !reading.word(t + 1).ends_with("ing")
            && !also_died(reading, t, late);
        meanwhile
            || reading.is(t, &[";", "whereas", "but"])
            // "killed since July 2016, when X died in a strike".
            || reading.is(t, &["when"])
                && reading.is(t.wrapping_sub(1), &[","])
                && reading.slot(t.wrapping_sub(2)).date.is_some()
                && (t.saturating_sub(6)..t).any(|s| reading.is(s, &["since"]))
            || (reading.is(t, &["and", ","])
                // ", killing two, and fired rockets": a participle goes on with the clause before it.
                && !(late.tokens.start == t + 1 && is_hanging(reading, late))
                && clauses::joins_clauses(reading, t, sentence)
                && own_frame(reading, t, late)
                && !refers_back(reading, t + 1))
    };
    // "fell to the Taliban after the army retreated from it".
    let lost = |t: &Trigger| matches!(t.class, TriggerClass::Lose | TriggerClass::Gain);
    // "overran the centre after a siege of four days": how it fell.
    if lost(early)
        && beside::is_fight_before(reading, late)
        && !own_frame(reading, early.tokens.end, late)
    {
        return false;
    }
    if lost(early) && lost(late) && reading.is(late.tokens.end, &["it", "there"]) {
        return false;
    }
    if follows_on(reading, early, late) || are_placed_apart(reading, early, late, sentence) {
        return true;
    }
    between
        .clone()
        .any(|t| orders_in_time(t) && !spans(reading, t, late))
        || between.clone().any(strong)
}

/// "Nine were killed on Thursday after a strike hit a house": what is told behind "after", with no day of its own, is
/// what they died of.
fn is_cause_of(
    reading: &Reading<'_>,
    early: &Trigger,
    late: &Trigger,
    sentence: &Range<usize>,
) -> bool {
    let harm = matches!(
        early.class,
        TriggerClass::Kill | TriggerClass::Die | TriggerClass::Wound
    ) && early.used != verbs::Use::Active
        || early.class == TriggerClass::Die;
    let dated = (late.tokens.start..sentence.end)
        .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
        .any(|t| reading.slot(t).date.is_some());
    let earlier = (early.tokens.end..late.tokens.start).any(|t| {
        // "two days ago after": the day of the dying.
        let ago = reading.is(t + 1, &["ago"])
            || reading.is(t, &["last"]) && reading.slot(t).date.is_some();
        reading.is(
            t,
            &["earlier", "previous", "last", "days", "weeks", "months"],
        ) && !ago
    });
    harm && late.class == TriggerClass::Hit && !dated && !earlier
}

/// "After ambushing a convoy in A, the gunmen stormed a post in B": two verbs, each with a place of its own behind it,
/// of which neither holds the other.
fn are_placed_apart(
    reading: &Reading<'_>,
    early: &Trigger,
    late: &Trigger,
    sentence: &Range<usize>,
) -> bool {
    let acts = |t: &Trigger| {
        t.used != verbs::Use::Noun && matches!(t.class, TriggerClass::Hit | TriggerClass::Take)
    };
    if !acts(early) || !acts(late) {
        return false;
    }
    let place = |from: usize, to: usize| {
        (from..to)
            .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
            .find(|&t| {
                reading.slot(t).location.is_some()
                    && (1..7).any(|b| reading.is(t.wrapping_sub(b), &["in", "at", "near"]))
            })
            .and_then(|t| reading.locations.get(reading.slot(t).location?))
    };
    place(early.tokens.end, late.tokens.start)
        .zip(place(
            late.tokens.end,
            sentence.end.min(late.tokens.end + PLACE_REACH),
        ))
        .is_some_and(|(a, b)| a.contradicts(b))
}

/// "12 fighters were killed in clashes in A, while three soldiers also died": in the same place, of the same means.
fn also_died(reading: &Reading<'_>, conjunction: usize, late: &Trigger) -> bool {
    let dies = matches!(late.class, TriggerClass::Kill | TriggerClass::Die)
        && late.used != verbs::Use::Noun;
    let clause = conjunction + 1..late.tokens.start;
    dies && clause.len() <= SHORT_CLAUSE
        && clause.clone().any(|t| reading.is(t, &["also"]))
        && clause.clone().any(|t| reading.slot(t).number.is_some())
        && !own_frame(reading, conjunction + 1, late)
        && !(late.tokens.end..late.tokens.end + SHORT_CLAUSE)
            .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
            .any(|t| reading.slot(t).trigger.is_some())
}

/// ", killing two": a participle that hangs on the clause before it.
pub fn is_hanging(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let start = trigger.tokens.start;
    reading.word(start).ends_with("ing") && reading.is(start.wrapping_sub(1), &[","])
}

/// "on Saturday before he was shot dead": who did it, in the same happening.
fn of_the_doer(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, &["he", "she", "they", "being"])
        || reading.is(at, &["the"]) && reading.is_attacker(at + 1)
}

/// "carried out the strike after an attack in the capital": the later noun tells of what came before.
fn follows_on(reading: &Reading<'_>, early: &Trigger, late: &Trigger) -> bool {
    let noun = late.used == verbs::Use::Noun && !late.class.is_outcome();
    let start = late.tokens.start;
    let after = (1..6)
        .map_while(|back| start.checked_sub(back))
        .take_while(|&t| t >= early.tokens.end && !clauses::is_finite_verb(reading, t))
        .find(|&t| reading.is(t, &["after", "following"]));
    let indefinite = after.is_some_and(|a| {
        (a + 1..start)
            .any(|t| reading.is(t, &["a", "an", "another", "last", "earlier", "previous"]))
    });
    noun && indefinite && !early.class.is_outcome() && !spans(reading, start, late)
}

/// "after two days of fighting": how long the happening took.
fn spans(reading: &Reading<'_>, at: usize, late: &Trigger) -> bool {
    late.class == TriggerClass::Fight
        && late.used == verbs::Use::Noun
        && (at + 1..late.tokens.start).any(|t| reading.is(t, &["of"]))
        && (at + 1..late.tokens.start).any(|t| {
            reading.is(
                t,
                &[
                    "days", "hours", "weeks", "day", "week", "night", "months", "hour",
                ],
            )
        })
}

/// After "and" a pronoun or a definite noun goes on about the same happening.
fn refers_back(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(
        at,
        &[
            "it", "he", "she", "they", "who", "which", "that", "killed", "his", "her", "their",
            "others", "another", "several", "left",
        ],
    ) || reading.slot(at).number.is_some()
}

/// Whether a clause has a means, a place or a date of its own, so that it tells of something else.
pub fn own_frame(reading: &Reading<'_>, from: usize, late: &Trigger) -> bool {
    (from..late.tokens.end + 12)
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .any(|t| {
            let slot = reading.slot(t);
            slot.location.is_some() || slot.date.is_some()
        })
}

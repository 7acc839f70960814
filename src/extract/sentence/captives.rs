//! People who are taken and then killed: "killed 30 villagers whom they had abducted", "took 14 passengers off a bus and
//! shot them". Both words are of one happening.

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::triggers::verbs::Use;
use crate::lexicon::TriggerClass;
use crate::model::SubEventType;

/// Between a killing and the words that tell how the dead had been taken stand at most this many tokens.
const REACH: usize = 14;
/// Between a taking and "shot them" those taken may be described at length.
const LONG_REACH: usize = 30;

/// Whether two triggers of a sentence, in text order, are the taking and the killing of the same people.
pub fn of_the_same(reading: &Reading<'_>, early: &Trigger, late: &Trigger) -> bool {
    if early.denied != late.denied || late.used == Use::Noun {
        return false;
    }
    let verb = early.used != Use::Noun;
    verb && (killed_whom_they_took(reading, early, late) || took_and_killed(reading, early, late))
        || found_dead(reading, early, late)
}

/// A trigger as it counts for its happening: of those taken and then killed the killing is what happened.
pub fn as_killed(mut trigger: Trigger, killed: bool) -> Trigger {
    if killed {
        trigger.kind = Some(SubEventType::Attack);
    }
    trigger
}

fn takes(trigger: &Trigger) -> bool {
    trigger.class == TriggerClass::Take && trigger.kind == Some(SubEventType::Abduction)
}

fn kills(trigger: &Trigger) -> bool {
    trigger.class == TriggerClass::Kill
}

/// "shot them": those taken and killed are not only shot at.
fn shoots(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    reading.is(
        trigger.tokens.start,
        &["shot", "beheaded", "executed", "hanged"],
    )
}

/// "killed 30 civilians whom they had taken hostage", "shot dead four teachers who had been abducted".
fn killed_whom_they_took(reading: &Reading<'_>, early: &Trigger, late: &Trigger) -> bool {
    let between = early.tokens.end..late.tokens.start;
    let clause = between
        .clone()
        .rev()
        .take(7)
        .find(|&t| reading.is(t, &["who", "whom", "that"]));
    let had =
        |from: usize| (from + 1..late.tokens.start).any(|t| reading.is(t, &["had", "were", "was"]));
    // "killed nine villagers they had abducted".
    let bare = || {
        let start = late.tokens.start;
        reading.is(start.wrapping_sub(1), &["had"])
            && reading.is(start.wrapping_sub(2), &["they", "it", "he"])
    };
    kills(early)
        && takes(late)
        && between.len() <= REACH
        && (clause.is_some_and(had) || bare())
        && !between
            .clone()
            .any(|t| reading.is(t, &[";", "and", "after", "while"]))
}

/// "took 14 passengers off minibuses and shot them", "were abducted and later killed".
fn took_and_killed(reading: &Reading<'_>, early: &Trigger, late: &Trigger) -> bool {
    let between = early.tokens.end..late.tokens.start;
    let Some(and) = between
        .clone()
        .rev()
        .take(4)
        .find(|&t| reading.is(t, &["and"]))
    else {
        return false;
    };
    let only_time = (and + 1..late.tokens.start).all(|t| {
        reading.is(
            t,
            &[
                "later",
                "then",
                "subsequently",
                "afterwards",
                "were",
                "was",
                "had",
                "been",
            ],
        )
    });
    let them = reading.is(late.tokens.end, &["them", "him", "her", "all", "each"])
        && !clauses::is_finite_verb(reading, late.tokens.end);
    let passive = early.used == Use::Passive && late.used == Use::Passive;
    // "kidnapped and killed three engineers": one object for both.
    let bare = early.tokens.end == and;
    takes(early)
        && (kills(late) || shoots(reading, late))
        && between.len() <= LONG_REACH
        && only_time
        && (them || bare || passive && between.len() <= REACH)
        && !between
            .clone()
            .any(|t| reading.is(t, &[";"]) || !them && reading.slot(t).date.is_some())
}

/// "The bodies of four policemen were found on Friday, a day after they were seized".
fn found_dead(reading: &Reading<'_>, early: &Trigger, late: &Trigger) -> bool {
    let between = early.tokens.end..late.tokens.start;
    let dead = (early.tokens.start.saturating_sub(12)..early.tokens.end + 3)
        .any(|t| reading.is(t, &["body", "bodies", "corpses", "dead"]));
    let they =
        (1..4).any(|back| reading.is(late.tokens.start.wrapping_sub(back), &["they", "he", "she"]));
    let after = late.used == Use::Passive
        && they
        && between.clone().any(|t| reading.is(t, &["after"]))
        && between.len() <= LONG_REACH;
    // "the bodies of four abducted policemen".
    let of_them = between.len() <= 4 && reading.is(early.tokens.end, &["of"]);
    early.class.is_outcome() && dead && takes(late) && (after || of_them)
}

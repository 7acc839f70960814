//! What is told beside a happening and is no other: "killed 15 and arrested six", "fired during a clash", "after a siege".

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::triggers::verbs;
use crate::lexicon::TriggerClass;
use crate::model::SubEventType;

/// Between two fates of one fight stand at most this many tokens.
const LONGEST_FATE: usize = 14;

/// The killing told right beside an arrest, with neither a day nor a place nor a clause between.
pub fn coordinate(reading: &Reading<'_>, triggers: &[Trigger], taken: usize) -> Option<usize> {
    let take = &triggers[taken];
    let arrest = take.class == TriggerClass::Take
        && take.kind == Some(SubEventType::Arrests)
        && take.used != verbs::Use::Noun;
    if !arrest {
        return None;
    }
    let near = [taken.checked_sub(1), Some(taken + 1)];
    near.into_iter().flatten().find(|&other| {
        let Some(fate) = triggers.get(other) else {
            return false;
        };
        let between =
            fate.tokens.end.min(take.tokens.end)..fate.tokens.start.max(take.tokens.start);
        matches!(
            fate.class,
            TriggerClass::Kill | TriggerClass::Die | TriggerClass::Wound
        ) && fate.kind.is_none()
            && fate.used != verbs::Use::Noun
            && fate.denied == take.denied
            && between.len() <= LONGEST_FATE
            && between
                .clone()
                .any(|t| reading.is(t, &["and", ",", "while"]))
            && !between.clone().any(|t| {
                let slot = reading.slot(t);
                let splits = clauses::is_boundary(reading, t) && !reading.is(t, &["while"]);
                splits || slot.location.is_some() || slot.date.is_some()
            })
    })
}

/// "overran the centre after a siege of four days", "after heavy fighting": the fight that a happening came out of.
pub fn is_fight_before(reading: &Reading<'_>, fight: &Trigger) -> bool {
    let noun = fight.used == verbs::Use::Noun
        && (fight.class == TriggerClass::Fight || reading.is(fight.tokens.start, &["siege"]));
    noun && (1..5)
        .map_while(|back| fight.tokens.start.checked_sub(back))
        .take_while(|&t| !clauses::is_finite_verb(reading, t) && !reading.is(t, &[",", "."]))
        .any(|t| reading.is(t, &["after", "following"]))
}

/// "a mortar round fired during a clash hit a house": the clash is where the round came from.
pub fn without_settings(reading: &Reading<'_>, triggers: &mut Vec<Trigger>) {
    let projectile = triggers
        .iter()
        .any(|t| t.kind == Some(SubEventType::Shelling));
    triggers.retain(|t| {
        let during = (1..4)
            .map_while(|back| t.tokens.start.checked_sub(back))
            .find(|&at| reading.is(at, &["during", "amid", "in"]));
        let fired = during.is_some_and(|at| {
            reading.is(at.wrapping_sub(1), &["fired", "launched", "shot", "lobbed"])
        });
        !(projectile && fired && t.class == TriggerClass::Fight && t.used == verbs::Use::Noun)
    });
    // "blew himself up in X, where supporters were holding a sit-in": whom it hit, and no happening of its own.
    let hit = triggers
        .iter()
        .filter(|t| t.class == TriggerClass::Hit && !t.denied)
        .map(|t| t.tokens.end)
        .min();
    triggers.retain(|t| {
        let clause = |from: usize| {
            (from..t.tokens.start)
                .any(|w| reading.is(w, &["where", "as", "while", "when", "at", "of", "among"]))
                && !(from..t.tokens.start).any(|w| reading.is(w, &[";", "after"]))
        };
        let noun = t.class == TriggerClass::Crowd && t.used == verbs::Use::Noun;
        !(noun && hit.is_some_and(|hit| hit <= t.tokens.start && clause(hit)))
    });
}

/// "The deadliest incident took place in X, where a mortar round hit a house": the clause tells what the incident was.
pub fn tells_how(reading: &Reading<'_>, early: &Trigger, late: &Trigger) -> bool {
    let took_place = (early.tokens.end..early.tokens.end + 3).any(|t| {
        reading.is(t, &["occurred", "happened"])
            || reading.is(t, &["took"]) && reading.is(t + 1, &["place"])
    });
    let between = early.tokens.end..late.tokens.start;
    let clause = between.clone().any(|t| {
        reading.is(t, &["where", "when"]) || reading.is(t, &["in"]) && reading.is(t + 1, &["which"])
    });
    let other = between
        .clone()
        .any(|t| reading.is(t, &[";", "and", "but", "after", "before"]));
    let noun = early.used == verbs::Use::Noun && early.generic && !early.is_plural_noun();
    noun && early.denied == late.denied && took_place && clause && !other
}

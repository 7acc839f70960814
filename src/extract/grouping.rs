//! Which triggers of a sentence tell of one happening.

use super::verbs;
use std::ops::Range;

use super::beside::{self, coordinate};
use super::clauses;
use super::kinds;
use super::losses;
use super::modality::{self, Modality};
use super::nonevents::{is_listed_thing, spares_all};
use super::objects;
use super::parted;
use super::projectiles;
use super::reading::Reading;
use super::telling::{Telling, Trigger};
use crate::lexicon::{NegativeClass, TriggerClass, WordForm};
use crate::model::annotation::Lex;

/// An outcome belongs to a means at most this many tokens away.
const REACH: usize = 34;

/// A noun of death belongs to a means at most this many tokens behind it.
const NOUN_REACH: usize = 10;

/// The happenings that a sentence tells of, with nothing but their triggers read.
pub fn tellings(reading: &Reading<'_>, index: usize, sentence: &Range<usize>) -> Vec<Telling> {
    let triggers = triggers(reading, sentence);
    let mut group: Vec<usize> = (0..triggers.len()).collect();
    link_means(reading, &triggers, &mut group, sentence);
    link_outcomes(reading, &triggers, &mut group, sentence);
    let mut result: Vec<Telling> = Vec::new();
    for root in 0..triggers.len() {
        let members: Vec<Trigger> = (0..triggers.len())
            .filter(|&i| group.get(i) == Some(&root))
            .filter_map(|i| triggers.get(i).cloned())
            .collect();
        if !members.is_empty() {
            result.push(Telling::new(index, members));
        }
    }
    result
}

fn triggers(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Trigger> {
    let mut result = Vec::new();
    for term in reading.terms_in(sentence.clone(), Lex::Trigger) {
        let Some((row, form)) = reading.trigger(term) else {
            continue;
        };
        if inside_name(reading, &term.tokens) {
            continue;
        }
        if form == WordForm::Present && is_listed_thing(reading, &term.tokens) {
            continue;
        }
        let used = verbs::use_of(reading, term, row.class, form);
        let denied = match modality::modality(reading, term, form, used, sentence) {
            Modality::Actual => false,
            // "The governor was not hurt", "nobody was killed": it tells of no harm, and denies no happening.
            Modality::Denied
                if row.class == TriggerClass::Wound
                    || row.class.is_outcome() && spares_all(reading, term.tokens.start) =>
            {
                continue;
            }
            // "was beaten but not killed": it is told how he fared.
            Modality::Denied
                if reading.is(term.tokens.start.wrapping_sub(1), &["not"])
                    && reading.is(term.tokens.start.wrapping_sub(2), &["but"]) =>
            {
                continue;
            }
            Modality::Denied => true,
            Modality::Not(_) => continue,
        };
        let trigger = Trigger {
            tokens: term.tokens.clone(),
            class: row.class,
            kind: row.kind,
            generic: row.generic,
            refers: row.refers,
            form,
            used,
            denied,
            rule: format!("trigger.{}", row.id),
        };
        let ruled_out = row.active && used != verbs::Use::Active;
        if !ruled_out && let Some(trigger) = objects::fit(reading, trigger, row.needs, sentence) {
            result.push(trigger);
        }
    }
    let mut parted = parted::triggers(reading, sentence);
    parted.extend(projectiles::triggers(reading, sentence));
    parted.extend(losses::triggers(reading, sentence));
    // "took X prisoner" says more than "took X".
    result.retain(|t: &Trigger| parted.iter().all(|p| !p.tokens.contains(&t.tokens.start)));
    result.extend(parted);
    result.sort_by_key(|t| t.tokens.start);
    result.dedup_by_key(|t| t.tokens.start);
    without_found_weapons(reading, &mut result, sentence);
    beside::without_settings(reading, &mut result);
    let outcomes = result
        .iter()
        .all(|t| t.class.is_outcome() && t.kind.is_none());
    if outcomes && names_accident(reading, sentence) {
        result.clear();
    }
    result
}

/// "died when two buses collided": a cause of death that is nobody's act.
fn names_accident(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    reading
        .terms_in(sentence.clone(), Lex::Negative)
        .filter_map(|term| reading.negative(term))
        .any(|row| row.class == NegativeClass::Accident)
        && !sentence.clone().any(|t| {
            reading.is(t, &["downed", "sabotage"])
                || reading.is(t, &["shot"]) && reading.is(t + 1, &["down"])
        })
}

/// "defused two roadside bombs", "a car bomb was found": the weapon that was found did not go off.
fn without_found_weapons(
    reading: &Reading<'_>,
    triggers: &mut Vec<Trigger>,
    sentence: &Range<usize>,
) {
    let found: Vec<usize> = triggers
        .iter()
        .filter(|t| t.class == TriggerClass::Disarm && t.used != verbs::Use::Noun)
        .flat_map(|t| objects::tokens(reading, t, sentence))
        .collect();
    let near = |t: &Trigger| found.iter().max().is_some_and(|&f| f + 1 >= t.tokens.start);
    triggers.retain(|t| !(objects::is_laden(reading, t.tokens.start) && near(t)));
    triggers.retain(|t| {
        let weapon = t.class == TriggerClass::Hit && t.used == verbs::Use::Noun && t.kind.is_some();
        !(weapon && t.tokens.clone().any(|at| found.contains(&at)))
    });
}

/// A word inside a name ("Operation Resolute Support", "Battle of ..." as a title) tells of nothing.
fn inside_name(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|t| {
        let slot = reading.slot(t);
        slot.person.is_some() || slot.actor.is_some() || slot.outlet.is_some()
    })
}

fn link_means(
    reading: &Reading<'_>,
    triggers: &[Trigger],
    group: &mut [usize],
    sentence: &Range<usize>,
) {
    for late in 1..triggers.len() {
        if triggers[late].class.is_outcome() {
            continue;
        }
        let Some(early) = (0..late).rev().find(|&i| !triggers[i].class.is_outcome()) else {
            continue;
        };
        if triggers[early].refers == triggers[late].refers
            && (kinds::may_be_one(&triggers[early], &triggers[late])
                || goes_on(reading, &triggers[early], &triggers[late]))
            && triggers[early].denied == triggers[late].denied
            && !parted(reading, &triggers[early], &triggers[late], sentence)
            || beside::tells_how(reading, &triggers[early], &triggers[late])
        {
            merge(group, early, late);
        }
    }
}

/// "ambushed a convoy and torched 12 of them".
fn goes_on(reading: &Reading<'_>, early: &Trigger, late: &Trigger) -> bool {
    late.class == TriggerClass::Wreck
        && matches!(early.class, TriggerClass::Hit | TriggerClass::Fight)
        && (late.tokens.end..late.tokens.end + 4).any(|t| reading.is(t, &["them", "it"]))
}

fn link_outcomes(
    reading: &Reading<'_>,
    triggers: &[Trigger],
    group: &mut [usize],
    sentence: &Range<usize>,
) {
    for outcome in 0..triggers.len() {
        // ", killing 15 and capturing six".
        let hanging = triggers[outcome].class == TriggerClass::Take
            && triggers[outcome].form == WordForm::Gerund;
        // "killed 15 and arrested six", "15 were killed and six others captured".
        if let Some(fate) = coordinate(reading, triggers, outcome) {
            merge(group, fate, outcome);
            continue;
        }
        if !triggers[outcome].class.is_outcome() && !hanging {
            continue;
        }
        let near = (0..triggers.len())
            .filter(|&i| i != outcome && carries_dead(triggers[i].class))
            .filter(|&i| gap(&triggers[i], &triggers[outcome]) <= REACH)
            .filter(|&i| !is_loose_noun(reading, &triggers[outcome], &triggers[i]))
            .filter(|&i| triggers[i].denied == triggers[outcome].denied || triggers[outcome].denied)
            .filter(|&i| {
                !parted(
                    reading,
                    &triggers[i.min(outcome)],
                    &triggers[i.max(outcome)],
                    sentence,
                )
            })
            .min_by_key(|&i| (gap(&triggers[i], &triggers[outcome]), i));
        if let Some(means) = near {
            merge(group, means, outcome);
        }
    }
    // The dead and the wounded of one clause belong together where there is no means to hold them.
    for late in 1..triggers.len() {
        for early in 0..late {
            if triggers[early].class.is_outcome()
                && triggers[late].class.is_outcome()
                && gap(&triggers[early], &triggers[late]) <= REACH
                && triggers[early].denied == triggers[late].denied
                && !parted(reading, &triggers[early], &triggers[late], sentence)
                && !(has_means(triggers, group, early) && has_means(triggers, group, late))
            {
                merge(group, early, late);
            }
        }
    }
}

/// "the death of X" names what came of a means only where the means stands right behind it: "... in a strike".
fn is_loose_noun(reading: &Reading<'_>, outcome: &Trigger, means: &Trigger) -> bool {
    let noun = outcome.used == verbs::Use::Noun && outcome.kind.is_none();
    // "30 bodies were brought to the hospital in the city after an air strike".
    let led_to = (outcome.tokens.end..means.tokens.start)
        .rev()
        .take(4)
        .any(|t| reading.is(t, &["after", "following", "when"]));
    let reach = if led_to { NOUN_REACH * 2 } else { NOUN_REACH };
    noun && (means.tokens.end <= outcome.tokens.start || gap(outcome, means) > reach)
}

fn has_means(triggers: &[Trigger], group: &[usize], member: usize) -> bool {
    (0..triggers.len()).any(|i| group[i] == group[member] && !triggers[i].class.is_outcome())
}

const fn carries_dead(class: TriggerClass) -> bool {
    matches!(
        class,
        TriggerClass::Hit | TriggerClass::Fight | TriggerClass::Gain | TriggerClass::Lose
    )
}

fn gap(a: &Trigger, b: &Trigger) -> usize {
    if a.tokens.end <= b.tokens.start {
        b.tokens.start - a.tokens.end
    } else {
        a.tokens.start.saturating_sub(b.tokens.end)
    }
}

/// Whether the words between two triggers set them apart as two happenings.
fn parted(reading: &Reading<'_>, early: &Trigger, late: &Trigger, sentence: &Range<usize>) -> bool {
    let between = early.tokens.end..late.tokens.start;
    // "the clash broke out on Tuesday after the insurgents stormed a post": how the fight began.
    let began = early.class == TriggerClass::Fight
        && early.used == verbs::Use::Noun
        && late.class == TriggerClass::Hit
        && late.used != verbs::Use::Noun;
    let orders_in_time = |t: usize| {
        (reading.is(t, &["after", "before"])
            && (t.checked_sub(1).is_some_and(|b| {
                reading.is(
                    b,
                    &[
                        "days", "hours", "weeks", "months", "day", "week", "month", "year",
                        "years", "soon", "shortly", "came",
                    ],
                ) || reading.slot(b).date.is_some()
                    && !of_the_doer(reading, t + 1)
                    && !(began && reading.is(t, &["after"]))
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
            ) && reading.slot(t).date.is_none()
    };
    let strong = |t: usize| {
        // "killed while playing with a shell": of the same people.
        let meanwhile = reading.is(t, &["while"]) && !reading.word(t + 1).ends_with("ing");
        meanwhile
            || reading.is(t, &[";", "whereas", "but"])
            // "killed since July 2016, when X died in a strike".
            || reading.is(t, &["when"])
                && reading.is(t.wrapping_sub(1), &[","])
                && reading.slot(t.wrapping_sub(2)).date.is_some()
                && (t.saturating_sub(6)..t).any(|s| reading.is(s, &["since"]))
            || (reading.is(t, &["and", ","])
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
    if follows_on(reading, early, late) {
        return true;
    }
    between
        .clone()
        .any(|t| orders_in_time(t) && !spans(reading, t, late))
        || between.clone().any(strong)
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
fn own_frame(reading: &Reading<'_>, from: usize, late: &Trigger) -> bool {
    (from..late.tokens.end + 12)
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .any(|t| {
            let slot = reading.slot(t);
            slot.location.is_some() || slot.date.is_some()
        })
}

fn merge(group: &mut [usize], a: usize, b: usize) {
    let (from, to) = (group[a].max(group[b]), group[a].min(group[b]));
    for member in group.iter_mut() {
        if *member == from {
            *member = to;
        }
    }
}

//! Who did it and to whom: the subject, object and agent of each trigger.

use crate::extract::sides::actors::{actors, fate, persons};
use crate::extract::sides::flanks::sides;
use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::{Fated, Read, Telling, Trigger};
use crate::lexicon::TriggerClass;
use crate::model::Fate;

/// What is included stands within this many tokens of the verb.
const LONGEST_OBJECT: usize = 18;

/// Reads both sides of every trigger of a telling into it.
pub fn read(
    reading: &Reading<'_>,
    telling: &mut Telling,
    sentence: &Range<usize>,
    speaker: Option<&str>,
    named: &[Range<usize>],
) {
    let triggers = telling.triggers.clone();
    for trigger in &triggers {
        let mut sides = sides(reading, trigger, sentence);
        // "According to X, gunmen stopped a bus": X tells of it.
        let told = |t: &usize| {
            !named
                .iter()
                .any(|n| n.contains(t) && !n.contains(&trigger.tokens.start))
        };
        sides.doers.retain(told);
        sides.sufferers.retain(told);
        for actor in actors(reading, &sides.doers, true) {
            add(&mut telling.doers, actor);
        }
        for actor in actors(reading, &sides.sufferers, false) {
            add(&mut telling.sufferers, actor);
        }
        if let Some(own) = own_forces(reading, &sides.doers, speaker) {
            add(&mut telling.doers, own);
        }
        let abduction = trigger.kind == Some(crate::model::SubEventType::Abduction);
        if let Some(fate) = fate(trigger.class, abduction) {
            let mut found = Vec::new();
            persons(reading, &sides.sufferers, fate, &mut found);
            if trigger.class == TriggerClass::Submit && found.is_empty() {
                persons(reading, &sides.doers, fate, &mut found);
            }
            if found.is_empty() {
                for part in included(reading, trigger, sentence) {
                    if !named.iter().any(|n| n.contains(&part)) {
                        persons(reading, &[part], fate, &mut found);
                    }
                }
            }
            if telling.sufferers.is_empty() && fate != Fate::Targeted {
                for actor in what_he_is(reading, &found, trigger) {
                    add(&mut telling.sufferers, actor);
                }
            }
            for person in found {
                keep_worst(&mut telling.persons, person);
            }
        }
        if let Some(cleft) = cleft(reading, trigger, sentence)
            && telling.doers.is_empty()
        {
            for actor in actors(reading, &cleft, true) {
                add(&mut telling.doers, actor);
            }
        }
        telling.joint |= is_joint(reading, trigger, &sides.doers, sentence);
    }
    if telling.has(TriggerClass::Fight) && telling.sufferers.is_empty() && telling.doers.len() > 1 {
        telling.sufferers.clone_from(&telling.doers);
    }
    if telling.has(TriggerClass::Fight) && telling.doers.is_empty() && telling.sufferers.len() > 1 {
        telling.doers.clone_from(&telling.sufferers);
    }
    // Who suffers it does not also do it, unless both fight each other.
    if !telling.has(TriggerClass::Fight) {
        let doers = telling.doers.clone();
        telling
            .sufferers
            .retain(|s| !doers.iter().any(|d| d.value == s.value));
    }
}

/// "X, a tribal elder, was killed": the aside behind the name says of whom he is.
fn what_he_is(reading: &Reading<'_>, found: &[Fated], trigger: &Trigger) -> Vec<Read<String>> {
    let [one] = found else { return Vec::new() };
    let name = reading.tokens_of(one.span);
    let comma = name.end;
    let opens = reading.is(comma, &[","]) && reading.is(comma + 1, &["a", "an", "the"]);
    let aside: Vec<usize> = (comma + 1..comma + LONGEST_OBJECT)
        .take_while(|&t| !clauses::is_finite_verb(reading, t) && !reading.is(t, &[",", "."]))
        .collect();
    let before = name.end <= trigger.tokens.start;
    let closed = reading.is(comma + 1 + aside.len(), &[","]);
    if opens && before && closed {
        actors(reading, &aside, false)
    } else {
        Vec::new()
    }
}

/// "seven officers died, including the police chief, X": the tokens of whoever is named as a part of them.
fn included(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Vec<usize> {
    let end = trigger.tokens.end;
    let counted = matches!(
        trigger.class,
        TriggerClass::Kill | TriggerClass::Die | TriggerClass::Wound | TriggerClass::Take
    );
    if !counted || trigger.denied {
        return Vec::new();
    }
    let other = |t: usize| {
        reading
            .slot(t)
            .trigger
            .and_then(|i| reading.term(i))
            .and_then(|term| reading.trigger(term))
            .is_some_and(|(row, _)| row.class.is_outcome() || row.class == TriggerClass::Take)
    };
    let stops = |t: usize| {
        clauses::is_boundary(reading, t) && !reading.is(t, &["as"]) || t >= end && other(t)
    };
    let Some(opens) = (end..sentence.end.min(end + LONGEST_OBJECT))
        .take_while(|&t| !stops(t))
        .find(|&t| {
            reading.is(t, &["including"])
                || reading.is(t, &["among"]) && reading.is(t + 1, &["them", "those", "whom"])
        })
    else {
        return Vec::new();
    };
    (opens + 1..sentence.end.min(opens + LONGEST_OBJECT))
        .take_while(|&t| {
            !(stops(t) || reading.slot(t).speech.is_some() && clauses::is_finite_verb(reading, t))
        })
        .collect()
}

/// "It was the Americans", "it was NATO that bombed him", "the Americans were the ones who did it".
fn cleft(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Option<Vec<usize>> {
    let be = sentence.clone().find(|&t| {
        reading.is(t, &["was", "were", "is"])
            && (reading.is(t.wrapping_sub(1), &["it"]) || reading.is(t + 2, &["ones", "one"]))
    })?;
    let hits = matches!(trigger.class, TriggerClass::Hit | TriggerClass::Kill);
    if !hits {
        return None;
    }
    if reading.is(be.wrapping_sub(1), &["it"]) {
        // "It was an American strike" is read off the noun.
        let noun = (be + 1..be + 7)
            .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
            .any(|t| reading.slot(t).trigger.is_some());
        return (!noun)
            .then(|| crate::extract::sides::regions::phrase(reading, be + 1, sentence).collect());
    }
    let subject = crate::extract::sides::regions::subject(reading, be, sentence);
    Some(subject.tokens().collect())
}

/// "its forces", "our aircraft": those of the body that speaks.
fn own_forces(
    reading: &Reading<'_>,
    doers: &[usize],
    speaker: Option<&str>,
) -> Option<Read<String>> {
    let speaker = reading.lexicon.doer(speaker?)?;
    let at = *doers.iter().find(|&&t| {
        reading.is(t, &["its", "their", "our", "his", "her"])
            && (t + 1..t + 4).any(|f| {
                reading.is(
                    f,
                    &[
                        "forces",
                        "troops",
                        "soldiers",
                        "aircraft",
                        "jets",
                        "air",
                        "fighters",
                        "men",
                        "mujahideen",
                        "commandos",
                        "drones",
                        "helicopters",
                    ],
                )
            })
    })?;
    Some(Read {
        value: speaker.id.clone(),
        span: reading.span(at..at + 1),
        rule: "actor.own-forces",
    })
}

fn add(list: &mut Vec<Read<String>>, actor: Read<String>) {
    if !list.iter().any(|known| known.value == actor.value) {
        list.push(actor);
    }
}

/// A person killed in a strike that targeted him was killed.
fn keep_worst(list: &mut Vec<Fated>, person: Fated) {
    match list.iter_mut().find(|p| p.person == person.person) {
        Some(known) => {
            if person.fate < known.fate {
                *known = person;
            }
        }
        None => list.push(person),
    }
}

/// "a joint operation", "jointly", "together with", "Afghan and foreign forces".
fn is_joint(
    reading: &Reading<'_>,
    trigger: &Trigger,
    doers: &[usize],
    sentence: &Range<usize>,
) -> bool {
    let clause = clauses::clause(reading, trigger.tokens.start, sentence);
    let said = clause
        .clone()
        .any(|t| reading.is(t, &["joint", "jointly", "together", "combined"]));
    let listed = actors(reading, doers, true).len() > 1;
    let together = doers
        .iter()
        .any(|&t| reading.is(t, &["and", "with", "alongside"]));
    listed && (said || together)
}

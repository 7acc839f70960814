//! Both sides of a noun of attack: "a US strike on X", "the killing of X by Y", "attributed the strike to Y".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::asides::is_called;
use crate::extract::sides::flanks::{Sides, has_means};
use crate::extract::sides::regions;
use crate::extract::sides::subjects::subject_or_shared;
use crate::extract::telling::Trigger;
use crate::extract::triggers::verbs;
use crate::lexicon::TriggerClass;
use crate::model::ActorKind;

pub fn sides(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Sides {
    let mut sides = Sides::default();
    let (start, end) = (trigger.tokens.start, trigger.tokens.end);
    let mut first = start;
    while first > sentence.start && start - first < 9 && is_modifier(reading, first - 1) {
        first -= 1;
    }
    let own: Vec<usize> = (first..start).collect();
    let suffers = matches!(
        trigger.class,
        TriggerClass::Die | TriggerClass::Submit | TriggerClass::Lose
    );
    let possessed = own.iter().any(|&t| reading.is(t, &["'s", "'"]));
    let outcome_of = trigger.class.is_outcome() && possessed;
    if suffers || outcome_of {
        sides.sufferers.extend(own);
    } else {
        sides.doers.extend(own);
    }
    // "the capture of two men": the noun and its "of" are one phrase.
    if reading.is(end - 1, &["of"]) && trigger.class != TriggerClass::Fight {
        sides
            .sufferers
            .extend(regions::phrase(reading, end, sentence));
    }
    // What stands behind the noun: by whom, on whom, of whom.
    let mut at = end;
    while at < sentence.end && at < end + 24 {
        if clauses::is_boundary(reading, at) && !is_naming(reading, at)
            || (clauses::is_finite_verb(reading, at)
                && !reading.is(at, &["targeted"])
                && !is_called(reading, at))
        {
            break;
        }
        let range = || regions::phrase(reading, at + 1, sentence);
        match reading.word(at) {
            "by" if reading.slot(at).date.is_none() => sides.doers.extend(range()),
            "on" | "against" | "targeting" | "at" if reading.slot(at + 1).date.is_none() => {
                sides.sufferers.extend(range())
            }
            "with" if is_help(reading, at) => sides.doers.extend(range()),
            "of" if trigger.class == TriggerClass::Fight => {
                sides.doers.extend(range());
                sides.sufferers.extend(range());
            }
            "of" if is_of_its_doers(reading, trigger, at, sentence) => sides.doers.extend(range()),
            "of" => sides.sufferers.extend(range()),
            // "led to the death of between 12 and 16".
            "between"
                if trigger.class == TriggerClass::Hit && reading.slot(at).number.is_none() =>
            {
                sides.doers.extend(range())
            }
            // "fighting side by side with Americans"
            "with"
                if reading.is(
                    at.wrapping_sub(1),
                    &["side", "shoulder", "together", "along"],
                ) =>
            {
                sides.doers.extend(range());
            }
            "between" | "with" if trigger.class == TriggerClass::Fight => {
                let both = range();
                sides.doers.extend(both.clone());
                sides.sufferers.extend(both);
            }
            "that" | "which" => break,
            _ => {}
        }
        at += 1;
    }
    if let Some(blamed) = blamed(reading, first, end, sentence) {
        sides.doers.extend(blamed);
    }
    if let Some(support) = support_verb(reading, first, sentence) {
        let group = verbs::group_start(reading, support);
        let subject = subject_or_shared(reading, group, sentence);
        if !has_means(reading, &subject, trigger) {
            sides.doers.extend(subject);
        }
    }
    // "his men made a withdrawal": they are who lost the place.
    if suffers && trigger.class == TriggerClass::Lose {
        let doers = std::mem::take(&mut sides.doers);
        sides.sufferers.extend(doers);
    }
    if let Some(agent) = regions::agent(reading, end, sentence)
        && sides.doers.is_empty()
    {
        sides.doers.extend(agent);
    }
    sides
}

/// "a strike of the U.S. forces", "an attack of the Taliban": whose deed it was. "The bombing of the Taliban" was done
/// to them, and so was "a raid of a Taliban base".
fn is_of_its_doers(
    reading: &Reading<'_>,
    trigger: &Trigger,
    of: usize,
    sentence: &Range<usize>,
) -> bool {
    let deed = reading.is(
        trigger.tokens.end.wrapping_sub(1),
        &[
            "strike",
            "strikes",
            "airstrike",
            "airstrikes",
            "raid",
            "raids",
            "attack",
            "attacks",
            "assault",
            "ambush",
            "offensive",
            "operation",
            "operations",
        ],
    );
    let whose = regions::phrase(reading, of + 1, sentence);
    let first = whose
        .clone()
        .find(|&t| !reading.is(t, &["the"]))
        .filter(|&t| reading.slot(t).actor.is_some());
    let force = first
        .and_then(|t| reading.slot(t).actor)
        .and_then(|t| reading.term(t))
        .filter(|term| term.tokens.end == whose.end)
        .and_then(|term| reading.actor(term))
        .is_some_and(|row| {
            matches!(
                row.kind,
                ActorKind::State | ActorKind::Foreign | ActorKind::ArmedGroup
            )
        });
    deed && of == trigger.tokens.end && force
}

/// "with the help of the air force", "with air support from the coalition": whoever is named took part on the doers' side.
pub fn is_help(reading: &Reading<'_>, with: usize) -> bool {
    reading.is(with, &["with"])
        && (with + 1..with + 4)
            .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[",", "of"]))
            .any(|t| {
                reading.is(
                    t,
                    &[
                        "help",
                        "support",
                        "assistance",
                        "backing",
                        "aid",
                        "cooperation",
                        "co-operation",
                        "coordination",
                        "participation",
                    ],
                )
            })
}

/// "identified as X", "known as Y": no clause begins there.
fn is_naming(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, &["as"]) && is_called(reading, at.wrapping_sub(1))
}

/// Words before a noun that tell whose it is.
fn is_modifier(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    if slot.actor.is_some() || slot.nationality.is_some() || slot.person.is_some() {
        return true;
    }
    if clauses::is_boundary(reading, at)
        || clauses::is_preposition(reading, at)
        || clauses::is_finite_verb(reading, at)
    {
        return false;
    }
    let known = slot.speech.is_some() || slot.date.is_some() || slot.location.is_some();
    !known
        && !reading.is(at, &["and", ",", "the", "a", "an", "this", "that", "said"])
        && reading.token(at).is_some_and(|t| t.word)
        || reading.is(at, &["'s", "'", "-", "and"])
            && at > 0
            && (reading.slot(at - 1).actor.is_some()
                || reading.slot(at - 1).nationality.is_some()
                || reading.slot(at - 1).person.is_some()
                || reading.slot(at + 1).nationality.is_some())
        || reading.is(at, &["led", "-"])
}

/// "attributed the strike to X", "blamed X for the attack", "put the massacre on X".
fn blamed(
    reading: &Reading<'_>,
    noun_start: usize,
    noun_end: usize,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let from = sentence.start.max(noun_start.saturating_sub(9));
    let verb = (from..noun_start)
        .rev()
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .find(|&t| {
            reading.is(
                t,
                &[
                    "attributed",
                    "ascribed",
                    "credited",
                    "blamed",
                    "pinned",
                    "put",
                    "blaming",
                    "attributing",
                    "blames",
                    "accused",
                    "laid",
                ],
            )
        })?;
    let onward = (noun_end..sentence.end.min(noun_end + 3)).find(|&t| reading.is(t, &["to", "on"]));
    match (reading.word(verb), onward) {
        (
            "attributed" | "ascribed" | "attributing" | "put" | "pinned" | "blamed" | "blames"
            | "laid",
            Some(link),
        ) if reading.slot(link + 1).date.is_none() => {
            Some(regions::phrase(reading, link + 1, sentence))
        }
        ("blamed" | "blaming" | "credited" | "blames" | "accused", None) => {
            let link = (verb + 1..noun_start).find(|&t| reading.is(t, &["for", "with", "of"]))?;
            Some(verb + 1..link)
        }
        _ => None,
    }
}

fn support_verb(
    reading: &Reading<'_>,
    noun_start: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let from = sentence.start.max(noun_start.saturating_sub(7));
    (from..noun_start)
        .rev()
        .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
        .find(|&t| reading.is(t, SUPPORT) && !passive_support(reading, t))
}

fn passive_support(reading: &Reading<'_>, at: usize) -> bool {
    (1..4).any(|back| reading.is(at.wrapping_sub(back), &["was", "were", "been", "being"]))
}

/// Verbs that carry a noun of attack: their subject did it.
const SUPPORT: &[&str] = &[
    "carried",
    "carry",
    "carrying",
    "conducted",
    "launched",
    "staged",
    "mounted",
    "executed",
    "made",
    "led",
    "undertook",
    "perpetrated",
    "committed",
    "initiated",
    "waged",
    "conducting",
    "launching",
    "began",
    "started",
    "did",
    "done",
    "claimed",
    "dropped",
    "used",
    "fired",
    "ordered",
    "organised",
    "organized",
    "planned",
    "coordinated",
];

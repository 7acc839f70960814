//! The subject of a verb, where it is not simply what stands before it: shared with an earlier verb, the head of a
//! relative clause, named in an apposition.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions;
use crate::extract::triggers::verbs::{self, Use};

/// The subject; a verb that shares its subject with the one before ("raided ... and killed") has that one's.
pub fn subject_or_shared(
    reading: &Reading<'_>,
    group: usize,
    sentence: &Range<usize>,
) -> Vec<usize> {
    let mut at = group;
    for round in 0..4 {
        let region = regions::subject(reading, at, sentence);
        let found: Vec<usize> = region.tokens().collect();
        // "took the lives of four children and injured two": what stands there is the object of the verb before.
        let object_of = region
            .start
            .checked_sub(1)
            .filter(|&b| {
                let shares = round > 0 || reading.is(group.wrapping_sub(1), &["and"]);
                shares && b > sentence.start && !found.is_empty()
            })
            .and_then(|b| active_verb_at(reading, b));
        if let Some(verb) = object_of {
            at = verbs::group_start(reading, verb);
            continue;
        }
        // "stopped a bus, took it away and shot two men": a verb without its subject.
        if region.start > sentence.start && opens_with_verb(reading, &region) {
            at = region.start;
            continue;
        }
        if found.iter().any(|&t| names_somebody(reading, t)) {
            let mut found = found;
            apposed_names(reading, &region, &mut found);
            return before_first_verb(reading, found, group);
        }
        // A relative clause is about what stands before its "who", "which" or "that".
        let before = region.start.checked_sub(1).filter(|&b| b > sentence.start);
        match before {
            Some(b) if reading.is(b, &["who", "which", "that", "whom"]) => {
                let head = antecedent(reading, b, sentence);
                if !head.is_empty() {
                    return head;
                }
                return found;
            }
            Some(b) if clauses::is_finite_verb(reading, b) || reading.is(b, &["and", ","]) => {
                at = verbs::group_start(reading, b);
                if at == group {
                    return found;
                }
            }
            _ => return found,
        }
    }
    Vec::new()
}

/// Whether a stretch begins, behind its comma, with a verb in the past that is no trigger.
fn opens_with_verb(reading: &Reading<'_>, region: &regions::Region) -> bool {
    let first = region.start + usize::from(reading.is(region.start, &[",", "and"]));
    let comma = first > region.start || reading.is(region.start.wrapping_sub(1), &[",", "and"]);
    comma
        && reading.is(
            first,
            &[
                "took", "stopped", "drove", "went", "left", "fled", "broke", "entered", "forced",
                "dragged", "tied",
            ],
        )
}

/// "a senior leader of the group, X, was arrested": X is the one described.
fn apposed_names(reading: &Reading<'_>, region: &regions::Region, found: &mut Vec<usize>) {
    if found.iter().any(|&t| reading.slot(t).person.is_some()) {
        return;
    }
    let described = found
        .iter()
        .any(|&t| reading.slot(t).people.is_some() || reading.slot(t).role.is_some());
    for aside in region.asides() {
        let first = (aside.start + 1..aside.end.min(aside.start + 4))
            .find(|&t| reading.slot(t).person.is_some());
        let opens = first.is_some_and(|f| {
            (aside.start + 1..f).all(|t| reading.slot(t).title.is_some() || reading.is(t, &["."]))
        });
        if let (true, true, Some(first)) = (described, opens, first) {
            let name = reading
                .person_at(first)
                .map_or(first..first, |m| reading.tokens_of(m.span));
            let end = name.end;
            found.extend(name);
            // "two of the commanders, X and Y, were among the dead": each of them.
            found.extend((end..aside.end).filter(|&t| {
                reading.slot(t).person.is_some()
                    && (end..t).all(|w| {
                        let slot = reading.slot(w);
                        slot.person.is_some()
                            || slot.title.is_some()
                            || reading.is(w, &["and", ",", "."])
                    })
            }));
        }
    }
}

/// "one of its men got past the guards and blew himself up": the subject stands before the first verb.
fn before_first_verb(reading: &Reading<'_>, found: Vec<usize>, group: usize) -> Vec<usize> {
    if !reading.is(group.wrapping_sub(1), &["and"]) {
        return found;
    }
    let verb = found.iter().position(|&t| {
        reading.is(
            t,
            &[
                "got",
                "went",
                "came",
                "drove",
                "walked",
                "entered",
                "approached",
                "arrived",
                "stopped",
                "broke",
                "ran",
                "climbed",
                "jumped",
                "slipped",
                "reached",
                "rode",
                "joined",
                "crossed",
                "left",
                "waited",
                "managed",
                "tried",
                "followed",
                "rammed",
            ],
        )
    });
    match verb {
        Some(at) if at > 0 => found.into_iter().take(at).collect(),
        _ => found,
    }
}

/// The first token of the active verb of a happening that ends at a token.
fn active_verb_at(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let term = reading.slot(at).trigger.and_then(|t| reading.term(t))?;
    let (row, form) = reading.trigger(term)?;
    let active = verbs::use_of(reading, term, row.class, form) == Use::Active;
    (active && term.tokens.end == at + 1).then_some(term.tokens.start)
}

/// The noun phrase right before a relative pronoun.
pub fn antecedent(reading: &Reading<'_>, pronoun: usize, sentence: &Range<usize>) -> Vec<usize> {
    let end = if reading.is(pronoun.wrapping_sub(1), &[","]) {
        pronoun - 1
    } else {
        pronoun
    };
    let mut start = end;
    while start > sentence.start && end - start < 14 {
        let at = start - 1;
        if clauses::is_boundary(reading, at)
            || reading.is(at, &[","])
            || clauses::is_finite_verb(reading, at)
        {
            break;
        }
        start = at;
    }
    (start..end).collect()
}

fn names_somebody(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    slot.person.is_some()
        || slot.actor.is_some()
        || slot.people.is_some()
        || slot.number.is_some()
        || slot.role.is_some()
        || slot.trigger.is_some()
        || slot.location.is_some()
        || slot.target.is_some()
        || reading.is(at, &["he", "she", "they", "it", "him", "them"])
}

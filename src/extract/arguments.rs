//! Who did it and to whom: the subject, object and agent of each trigger.

use std::ops::Range;

use super::clauses::{self, Use};
use super::reading::Reading;
use super::regions;
use super::telling::{Fated, Read, Telling, Trigger};
use crate::lexicon::TriggerClass;
use crate::model::{ActorKind, Fate};

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

/// What a trigger's surroundings name: tokens of the doers and of those who suffer it.
#[derive(Clone, Debug, Default)]
pub struct Sides {
    pub doers: Vec<usize>,
    pub sufferers: Vec<usize>,
}

/// The tokens on both sides of a trigger.
pub fn sides(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Sides {
    let (start, end) = (trigger.tokens.start, trigger.tokens.end);
    match trigger.used {
        Use::Noun => noun_sides(reading, trigger, sentence),
        Use::Active | Use::Bare => {
            let group = clauses::group_start(reading, start);
            let subject = subject_or_shared(reading, group, sentence);
            let object: Vec<usize> = regions::object(reading, end, sentence).collect();
            match trigger.class {
                TriggerClass::Die if counted_dead(reading, trigger) => Sides {
                    doers: Vec::new(),
                    sufferers: right_before(reading, start, sentence),
                },
                TriggerClass::Die | TriggerClass::Submit | TriggerClass::Flee => Sides {
                    doers: Vec::new(),
                    sufferers: with_company(reading, subject, end, sentence),
                },
                TriggerClass::Lose => Sides {
                    doers: object,
                    sufferers: subject,
                },
                TriggerClass::Wound if reading.is(end, &["in", "when", "by", "during"]) => Sides {
                    doers: Vec::new(),
                    sufferers: subject,
                },
                _ => Sides {
                    doers: if has_means(reading, &subject, trigger) {
                        Vec::new()
                    } else {
                        subject
                    },
                    sufferers: object,
                },
            }
        }
        Use::Passive => {
            let group = clauses::group_start(reading, start);
            let subject = subject_or_shared(reading, group, sentence);
            let doers: Vec<usize> = regions::agent(reading, end, sentence)
                .or_else(|| owner(reading, trigger, sentence))
                .map_or_else(Vec::new, Iterator::collect);
            let doers = if has_means(reading, &doers, trigger) {
                Vec::new()
            } else {
                doers
            };
            Sides {
                doers,
                sufferers: with_company(reading, subject, end, sentence),
            }
        }
    }
}

/// "three dead", "left 12 people dead": the dead are those counted right before, not the subject.
fn counted_dead(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let start = trigger.tokens.start;
    reading.is(start, &["dead"])
        && (1..6).any(|back| {
            start
                .checked_sub(back)
                .is_some_and(|t| reading.slot(t).number.is_some())
        })
}

fn right_before(reading: &Reading<'_>, end: usize, sentence: &Range<usize>) -> Vec<usize> {
    let mut start = end;
    while start > sentence.start && end - start < 10 {
        let at = start - 1;
        let counted = reading.slot(at).number.is_some();
        if !counted
            && (clauses::is_boundary(reading, at)
                || clauses::is_preposition(reading, at)
                || clauses::is_finite_verb(reading, at)
                || reading.is(at, &[",", "left", "leaving"]))
        {
            break;
        }
        start = at;
    }
    (start..end).collect()
}

/// "targeted by aircraft attached to X", "by a drone of X": behind a phrase that holds its "by" stands whose
/// the means were.
fn owner(
    reading: &Reading<'_>,
    trigger: &Trigger,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let end = trigger.tokens.end;
    if !trigger.tokens.clone().any(|t| reading.is(t, &["by"])) {
        return None;
    }
    let link = (end..sentence.end.min(end + 3)).find(|&t| reading.is(t, &["to", "of", "from"]))?;
    let range = regions::phrase(reading, link + 1, sentence);
    (!range.is_empty()).then_some(range)
}

/// The subject; a verb that shares its subject with the one before ("raided ... and killed") has that one's.
fn subject_or_shared(reading: &Reading<'_>, group: usize, sentence: &Range<usize>) -> Vec<usize> {
    let mut at = group;
    for _ in 0..3 {
        let region = regions::subject(reading, at, sentence);
        let found: Vec<usize> = region.tokens().collect();
        if found.iter().any(|&t| names_somebody(reading, t)) {
            return found;
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
                at = clauses::group_start(reading, b);
                if at == group {
                    return found;
                }
            }
            _ => return found,
        }
    }
    Vec::new()
}

/// The noun phrase right before a relative pronoun.
fn antecedent(reading: &Reading<'_>, pronoun: usize, sentence: &Range<usize>) -> Vec<usize> {
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

/// "died together with his bodyguard": the company shares the fate.
fn with_company(
    reading: &Reading<'_>,
    mut subject: Vec<usize>,
    verb_end: usize,
    sentence: &Range<usize>,
) -> Vec<usize> {
    let limit = sentence.end.min(verb_end + 6);
    let with = (verb_end..limit)
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .find(|&t| reading.is(t, &["with", "alongside"]));
    if let Some(with) = with {
        let company: Vec<usize> = regions::phrase(reading, with + 1, sentence)
            .take_while(|&t| !reading.is(t, &[","]))
            .collect();
        // "with 134 more arrested": those have a fate of their own.
        let own_fate = company.last().is_some_and(|&t| reading.slot(t + 1).trigger.is_some());
        if !own_fate {
            subject.extend(company);
        }
    }
    subject
}

/// Whether the stretch is about a means ("an airstrike killed"): then the means' own words say who did it.
fn has_means(reading: &Reading<'_>, tokens: &[usize], trigger: &Trigger) -> bool {
    tokens.iter().any(|&t| {
        !trigger.tokens.contains(&t)
            && reading
                .slot(t)
                .trigger
                .and_then(|i| reading.term(i))
                .and_then(|term| reading.trigger(term))
                .is_some_and(|(row, _)| !row.class.is_outcome())
    })
}

fn noun_sides(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Sides {
    let mut sides = Sides::default();
    let (start, end) = (trigger.tokens.start, trigger.tokens.end);
    let mut first = start;
    while first > sentence.start && start - first < 9 && is_modifier(reading, first - 1) {
        first -= 1;
    }
    let own: Vec<usize> = (first..start).collect();
    let suffers = matches!(trigger.class, TriggerClass::Die | TriggerClass::Submit);
    let possessed = own.iter().any(|&t| reading.is(t, &["'s", "'"]));
    let outcome_of = trigger.class.is_outcome() && possessed;
    if suffers || outcome_of {
        sides.sufferers.extend(own);
    } else {
        sides.doers.extend(own);
    }
    // What stands behind the noun: by whom, on whom, of whom.
    let mut at = end;
    while at < sentence.end && at < end + 24 {
        if clauses::is_boundary(reading, at)
            || (clauses::is_finite_verb(reading, at) && !reading.is(at, &["targeted"]))
        {
            break;
        }
        let range = || regions::phrase(reading, at + 1, sentence);
        match reading.word(at) {
            "by" if reading.slot(at).date.is_none() => sides.doers.extend(range()),
            "on" | "against" | "targeting" | "at" if reading.slot(at + 1).date.is_none() => {
                sides.sufferers.extend(range())
            }
            "of" if trigger.class == TriggerClass::Fight => {
                sides.doers.extend(range());
                sides.sufferers.extend(range());
            }
            "of" => sides.sufferers.extend(range()),
            "between" if trigger.class == TriggerClass::Hit => sides.doers.extend(range()),
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
        let group = clauses::group_start(reading, support);
        let subject = subject_or_shared(reading, group, sentence);
        if !has_means(reading, &subject, trigger) {
            sides.doers.extend(subject);
        }
    }
    if let Some(agent) = regions::agent(reading, end, sentence)
        && sides.doers.is_empty()
    {
        sides.doers.extend(agent);
    }
    sides
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

/// The actors that tokens name: groups before classes of people, adjectives of country before a force.
pub fn actors(reading: &Reading<'_>, tokens: &[usize], doing: bool) -> Vec<Read<String>> {
    let mut named: Vec<Read<String>> = Vec::new();
    let mut classes: Vec<Read<String>> = Vec::new();
    for &at in tokens {
        let slot = reading.slot(at);
        if let Some(term) = slot.actor.and_then(|t| reading.term(t)) {
            let Some(row) = reading.actor(term) else {
                continue;
            };
            let id = if doing {
                row.acts_as.as_ref().unwrap_or(&row.id)
            } else {
                &row.id
            };
            let list = if row.generic {
                &mut classes
            } else {
                &mut named
            };
            push(list, id, reading.span(term.tokens.clone()), "actor.named");
        } else if let Some(term) = slot.nationality.and_then(|t| reading.term(t)) {
            let row = reading.lexicon.nationalities.rows.get(term.row);
            if let Some(id) = row.and_then(|r| r.actor.as_ref())
                && (doing || before_force(reading, term.tokens.end))
                && !before_civilians(reading, term.tokens.end)
            {
                push(
                    &mut named,
                    id,
                    reading.span(term.tokens.clone()),
                    "actor.nationality",
                );
            }
        } else if let Some(term) = slot.people.and_then(|t| reading.term(t))
            && let Some(row) = reading.people(term)
        {
            let id = row
                .actor
                .clone()
                .or_else(|| (row.civilian == Some(true)).then(|| "civilians".to_owned()));
            if let Some(id) = id {
                push(
                    &mut classes,
                    &id,
                    reading.span(term.tokens.clone()),
                    "actor.people",
                );
            }
        }
    }
    // "Taliban fighters": the class adds nothing to the name; "villagers" beside "Taliban" does.
    let lexicon = reading.lexicon;
    let adds = |c: &Read<String>| {
        lexicon
            .actors
            .get(&c.value)
            .is_some_and(|row| row.kind == ActorKind::Civilians && !doing)
    };
    if named.is_empty() {
        return classes;
    }
    named.extend(classes.into_iter().filter(adds));
    named
}

fn push(list: &mut Vec<Read<String>>, id: &str, span: crate::model::Span, rule: &'static str) {
    if !list.iter().any(|known| known.value == id) {
        list.push(Read {
            value: id.to_owned(),
            span,
            rule,
        });
    }
}

/// A word for a force stands behind an adjective of country; "foreign fighters" are no foreign force.
fn before_force(reading: &Reading<'_>, at: usize) -> bool {
    (at..at + 3).any(|t| {
        reading.is(
            t,
            &[
                "forces",
                "troops",
                "soldiers",
                "military",
                "army",
                "commandos",
                "aircraft",
                "drone",
                "drones",
                "jets",
                "coalition",
                "airstrike",
                "airstrikes",
                "and",
            ],
        ) || reading
            .slot(t)
            .people
            .and_then(|i| reading.term(i))
            .and_then(|term| reading.people(term))
            .is_some_and(|row| {
                row.combatant
                    && row
                        .actor
                        .as_deref()
                        .and_then(|id| reading.lexicon.actors.get(id))
                        .is_none_or(|a| !a.generic)
            })
    })
}

fn before_civilians(reading: &Reading<'_>, at: usize) -> bool {
    (at..at + 2).any(|t| {
        reading
            .slot(t)
            .people
            .and_then(|i| reading.term(i))
            .and_then(|term| reading.people(term))
            .is_some_and(|row| row.civilian == Some(true))
    })
}

/// The persons that tokens name, with a fate; those named only as the owner of something left out.
pub fn persons(reading: &Reading<'_>, tokens: &[usize], fate: Fate, result: &mut Vec<Fated>) {
    for &at in tokens {
        let Some(mention) = reading.person_at(at) else {
            continue;
        };
        let end = reading.tokens_of(mention.span).end;
        // "Hekmat's bodyguard": it happened to the bodyguard.
        let owner = reading.is(end, &["'s", "'"])
            && tokens.contains(&(end + 1))
            && reading.slot(end + 1).people.is_some();
        let of_whom = reading.is(
            reading.tokens_of(mention.span).start.wrapping_sub(1),
            &["of", "for"],
        ) && reading
            .slot(reading.tokens_of(mention.span).start.wrapping_sub(2))
            .people
            .is_some();
        if owner || of_whom || result.iter().any(|f| f.person == mention.person) {
            continue;
        }
        result.push(Fated {
            person: mention.person,
            fate,
            span: mention.span,
        });
    }
}

/// The fate that a class of trigger brings.
pub const fn fate(class: TriggerClass, kind_is_abduction: bool) -> Option<Fate> {
    match class {
        TriggerClass::Kill | TriggerClass::Die => Some(Fate::Killed),
        TriggerClass::Wound => Some(Fate::Injured),
        TriggerClass::Take => Some(if kind_is_abduction {
            Fate::Abducted
        } else {
            Fate::Captured
        }),
        TriggerClass::Free => Some(Fate::Released),
        TriggerClass::Submit => Some(Fate::Surrendered),
        TriggerClass::Hit => Some(Fate::Targeted),
        _ => None,
    }
}

/// Reads both sides of every trigger of a telling into it.
pub fn read(
    reading: &Reading<'_>,
    telling: &mut Telling,
    sentence: &Range<usize>,
    speaker: Option<&str>,
) {
    let triggers = telling.triggers.clone();
    for trigger in &triggers {
        let sides = sides(reading, trigger, sentence);
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
            for person in found {
                keep_worst(&mut telling.persons, person);
            }
        }
        telling.joint |= is_joint(reading, trigger, &sides.doers, sentence);
    }
    if telling.has(TriggerClass::Fight) && telling.sufferers.is_empty() && telling.doers.len() > 1 {
        telling.sufferers.clone_from(&telling.doers);
    }
    // Who suffers it does not also do it, unless both fight each other.
    if !telling.has(TriggerClass::Fight) {
        let doers = telling.doers.clone();
        telling
            .sufferers
            .retain(|s| !doers.iter().any(|d| d.value == s.value));
    }
}

/// "its forces", "our aircraft": those of the body that speaks.
fn own_forces(
    reading: &Reading<'_>,
    doers: &[usize],
    speaker: Option<&str>,
) -> Option<Read<String>> {
    let speaker = reading.lexicon.doer(speaker?)?;
    let at = *doers.iter().find(|&&t| {
        reading.is(t, &["its", "their", "our"])
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
        value: speaker.id,
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
    (said && listed)
        || (listed
            && doers
                .iter()
                .any(|&t| reading.is(t, &["and", "with", "alongside"])))
}

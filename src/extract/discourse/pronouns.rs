//! "he was killed", "died with him", "they were killed": who that is.

use std::ops::Range;

use crate::extract::discourse::named_before::{last_named, last_silent, the_teller};
use crate::extract::discourse::topic;
use crate::extract::reading::Reading;
use crate::extract::sentence::datelines;
use crate::extract::sides::actors;
use crate::extract::sides::flanks;
use crate::extract::sides::pairs::{counted_before, pair_before};
use crate::extract::telling::{Fated, Read, Telling, Toll, Trigger};
use crate::extract::triggers::air;
use crate::extract::triggers::verbs::Use;
use crate::extract::voices::frames::Frame;
use crate::model::annotation::Section;
use crate::model::{ActorKind, Count, Fate, SpeakerKind, Stance, SubEventType, TollScope};

/// Gives the tellings whose victim is only a pronoun the person that it stands for: the last one to whom
/// something has happened, else the last one named who is not speaking.
pub fn resolve(reading: &Reading<'_>, tellings: &mut [Telling], frames: &[Vec<Frame>]) {
    let mut last: Option<usize> = None;
    for telling in tellings {
        if telling.doers.is_empty() {
            they_did(reading, telling, frames);
        }
        if telling.persons.is_empty()
            && let Some(at) = the_leader(reading, telling)
            && let Some(person) = last.or_else(|| last_silent(reading, at, frames))
        {
            telling.persons.push(Fated {
                person,
                fate: Fate::Killed,
                span: reading.span(at..at + 1),
            });
            telling.described.clear();
        }
        if telling.persons.is_empty() {
            if let Some((fate, at)) = pronoun(reading, telling, &["he", "him", "his", "she", "her"])
                && !described_before(reading, telling, at, frames)
                && let Some(person) = topic::at_head(reading, at)
                    .or_else(|| topic::subject_before(reading, at, frames))
                    .or(last)
                    .or_else(|| topic::person(reading, at))
                    .or_else(|| {
                        last_named(
                            reading,
                            at,
                            frames.get(telling.sentence).map_or(&[], Vec::as_slice),
                        )
                    })
                    .or_else(|| the_teller(reading, telling, at, frames))
            {
                telling.persons.push(Fated {
                    person,
                    fate,
                    span: reading.span(at..at + 1),
                });
                telling.described.clear();
                count(reading, telling, 1, at);
            } else if let Some((Fate::Killed, at)) =
                pronoun(reading, telling, &["he", "him", "she", "her"])
                && described_before(reading, telling, at, frames)
                && telling.killed.is_none()
            {
                // "kidnapped a teacher and killed him": one, without a name.
                count(reading, telling, 1, at);
                telling.described.push(reading.span(at..at + 1));
            } else if let Some((fate, at)) = pronoun(reading, telling, &["they", "them", "both"]) {
                let pair = pair_before(reading, at);
                for &person in &pair {
                    telling.persons.push(Fated {
                        person,
                        fate,
                        span: reading.span(at..at + 1),
                    });
                }
                let number = u32::try_from(pair.len())
                    .ok()
                    .filter(|&n| n > 1)
                    .or_else(|| counted_before(reading, telling, at));
                if let Some(number) = number
                    && fate == Fate::Killed
                {
                    count(reading, telling, number, at);
                }
            }
        }
        if let Some(person) = telling
            .persons
            .iter()
            .rfind(|p| p.fate != Fate::Targeted || telling.persons.len() == 1)
        {
            last = Some(person.person);
        }
    }
}

/// "On that day they attacked a compound": those of an armed side whom the sentence before names.
fn they_did(reading: &Reading<'_>, telling: &mut Telling, frames: &[Vec<Frame>]) {
    let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
        return;
    };
    if by_whoever_speaks(reading, telling, &sentence.tokens, frames) {
        return;
    }
    let Some(they) = telling
        .triggers
        .iter()
        .filter(|t| t.used == Use::Active)
        .flat_map(|t| flanks::sides(reading, t, &sentence.tokens).doers)
        .find(|&d| reading.is(d, &["they"]))
    else {
        return;
    };
    let voiceless = |index: usize, tokens: Range<usize>| -> Vec<usize> {
        let speakers = frames.get(index).map_or(&[][..], Vec::as_slice);
        datelines::without_dateline(reading, &tokens)
            .filter(|t| !speakers.iter().any(|f| f.name.contains(t)))
            .collect()
    };
    let armed = |named: &[usize]| -> Vec<Read<String>> {
        let mut sides = actors::actors(reading, named, true);
        sides.retain(|a| {
            reading.lexicon.actors.get(&a.value).is_some_and(|row| {
                matches!(
                    row.kind,
                    ActorKind::State | ActorKind::Foreign | ActorKind::ArmedGroup
                )
            })
        });
        sides
    };
    // "It has been with the Taliban since they captured it": those whom the same sentence names.
    let mut named = voiceless(telling.sentence, sentence.tokens.start..they);
    let mut sides = armed(&named);
    let before = telling
        .sentence
        .checked_sub(1)
        .and_then(|i| Some((i, reading.spans.sentences.get(i)?)))
        .filter(|(_, b)| sides.is_empty() && b.section == Section::Body);
    if let Some((index, before)) = before {
        named = voiceless(index, before.tokens.clone());
        sides = armed(&named);
    }
    let [side] = sides.as_slice() else { return };
    telling.doers.push(Read {
        value: side.value.clone(),
        span: side.span,
        rule: "actor.they",
    });
    let flown = named.iter().any(|&t| air::is_aircraft(reading, t));
    if flown && telling.generic {
        telling.kind = Some(SubEventType::AirStrike);
        telling.generic = false;
        telling.means_named = true;
    }
}

/// "The Taliban said that they had killed three policemen": what a force tells of itself.
fn by_whoever_speaks(
    reading: &Reading<'_>,
    telling: &mut Telling,
    sentence: &Range<usize>,
    frames: &[Vec<Frame>],
) -> bool {
    let Some(frame) = telling
        .frame
        .and_then(|f| frames.get(telling.sentence)?.get(f))
        .filter(|f| f.stance == Stance::Asserts && !f.name.is_empty())
    else {
        return false;
    };
    let force = frame.speaker.body.first().and_then(|id| {
        let force = reading.lexicon.doer(id)?;
        let own = match frame.speaker.kind {
            SpeakerKind::ArmedGroup | SpeakerKind::Military | SpeakerKind::Police => true,
            _ => force.id != *id,
        };
        (own && force.kind != ActorKind::Civilians).then_some(force)
    });
    let Some(force) = force else { return false };
    let own = |t: usize| {
        reading.is(
            t,
            &["it", "they", "we", "its", "their", "our", "his", "her"],
        ) && t >= frame.verb.end.min(frame.name.start)
    };
    let by_own = telling.triggers.iter().any(|t| {
        t.used == Use::Active
            && flanks::sides(reading, t, sentence)
                .doers
                .first()
                .is_some_and(|&d| own(d))
    });
    if by_own && telling.sufferers.iter().all(|s| s.value != force.id) {
        telling.doers.push(Read {
            value: force.id.clone(),
            span: reading.span(frame.name.clone()),
            rule: "actor.speakers-own",
        });
    }
    by_own
}

/// "killed the group's leader", with no name: the definite noun, where nothing but the group's name qualifies it.
fn the_leader(reading: &Reading<'_>, telling: &Telling) -> Option<usize> {
    if telling.described.is_empty() {
        return None;
    }
    telling.described.iter().find_map(|span| {
        let at = reading.tokens_of(*span).end.checked_sub(1)?;
        if !reading.is(
            at,
            &[
                "leader",
                "chief",
                "commander",
                "emir",
                "head",
                "militant",
                "target",
                "jihadist",
                "insurgent",
                "warlord",
                "chieftain",
            ],
        ) {
            return None;
        }
        let article = (1..6)
            .map_while(|back| at.checked_sub(back))
            .find(|&t| reading.is(t, &["the", "a", "an", "another", "his", "one"]))?;
        let plain = (article + 1..at).all(|t| {
            let slot = reading.slot(t);
            slot.actor.is_some()
                || slot.nationality.is_some()
                || reading.is(t, &["'s", "'", "group", "militant", "terrorist", "-"])
        });
        (reading.is(article, &["the"]) && plain).then_some(at)
    })
}

/// "lost its paymaster when soldiers captured him": the pronoun is of the one described in the same sentence.
fn described_before(
    reading: &Reading<'_>,
    telling: &Telling,
    at: usize,
    frames: &[Vec<Frame>],
) -> bool {
    let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
        return false;
    };
    let speakers = frames.get(telling.sentence).map_or(&[][..], Vec::as_slice);
    (sentence.tokens.start..at).any(|t| {
        let post = reading
            .slot(t)
            .people
            .and_then(|i| reading.term(i))
            .filter(|term| !reading.word(term.tokens.end - 1).ends_with('s'))
            .and_then(|term| reading.people(term))
            .is_some_and(|row| row.post);
        post && reading.slot(t).person.is_none()
            && !speakers.iter().any(|f| f.name.contains(&t))
            && !(t + 1..t + 4).any(|n| reading.slot(n).person.is_some())
            && !(t.saturating_sub(3)..t).any(|n| reading.slot(n).person.is_some())
    })
}

fn count(reading: &Reading<'_>, telling: &mut Telling, number: u32, at: usize) {
    let dead = telling.persons.iter().all(|p| p.fate == Fate::Killed);
    if dead && telling.killed.is_none() {
        telling.killed = Some(Toll {
            count: Some(Count::exactly(number)),
            scope: TollScope::Named,
            words: reading.words(at..at + 1),
            span: reading.span(at..at + 1),
            civilians: None,
        });
    }
}

/// The pronoun among those to whom a trigger happens, with the fate that it brings.
fn pronoun(reading: &Reading<'_>, telling: &Telling, words: &[&str]) -> Option<(Fate, usize)> {
    let range = reading
        .spans
        .sentences
        .get(telling.sentence)?
        .tokens
        .clone();
    let mut found: Option<(Fate, usize)> = None;
    for trigger in &telling.triggers {
        let Some(fate) = actors::fate(trigger.class, trigger.kind == Some(SubEventType::Abduction))
        else {
            continue;
        };
        let sides = flanks::sides(reading, trigger, &range);
        let in_sides = sides
            .sufferers
            .iter()
            .copied()
            .find(|&t| reading.is(t, words) && !owns(reading, t, trigger));
        // "detonated his explosives": the bomber's own.
        let own = trigger.kind == Some(SubEventType::SuicideBomb);
        let within = trigger.tokens.clone().filter(|_| !own).find(|&t| {
            reading.is(t, words) || reading.is(t, &["their"]) && words.contains(&"them")
        });
        // "others surrendered alongside him", "four of his aides perished with him": he shares it.
        let end = trigger.tokens.end;
        let beside = (end..end + 2)
            .find(|&t| reading.is(t, &["with", "alongside", "beside"]) && reading.is(t + 1, words));
        let beside = beside
            .map(|t| t + 1)
            .filter(|&t| reading.is(t, &["him", "her", "them"]));
        let in_sides = in_sides.or(within).or(beside);
        let before = (1..3)
            .map_while(|back| trigger.tokens.start.checked_sub(back))
            .find(|&t| {
                trigger.used == Use::Noun
                    && reading.is(t, &["his", "her"])
                    && words.contains(&"his")
            });
        if let Some(at) = in_sides.or(before)
            && found.is_none_or(|(known, _)| fate < known)
        {
            found = Some((fate, at));
        }
    }
    found
}

/// "his bodyguard was killed": the pronoun only says whose.
fn owns(reading: &Reading<'_>, at: usize, trigger: &Trigger) -> bool {
    reading.is(at, &["his", "her"]) && !trigger.tokens.contains(&(at + 1))
}

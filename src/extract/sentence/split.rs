//! One sentence, several happenings: victims with a date each, places with a happening each.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::sentence::apportioned;
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::frames::Frame;
use crate::lexicon::TriggerClass;
use crate::model::Fate;
use crate::model::annotation::DateMeaning;

/// Splits a telling where the sentence tells its victims or places apart.
pub fn split(
    reading: &Reading<'_>,
    telling: Telling,
    others: &[Range<usize>],
    frames: &[Frame],
    sentence: &Range<usize>,
) -> Vec<Telling> {
    if let Some(parts) = by_victim(reading, &telling, frames, sentence) {
        return parts;
    }
    if let Some(parts) = apportioned::by_toll(reading, &telling, others, sentence) {
        return parts;
    }
    by_place(reading, telling)
}

/// "X late in July 2016 and Y last April": each victim with the date beside the name.
fn by_victim(
    reading: &Reading<'_>,
    telling: &Telling,
    frames: &[Frame],
    sentence: &Range<usize>,
) -> Option<Vec<Telling>> {
    if !(telling.has(TriggerClass::Kill) || telling.has(TriggerClass::Die)) {
        return None;
    }
    let hull = telling.hull();
    let mut victims: Vec<(usize, Range<usize>)> = Vec::new();
    for mention in reading.spans.persons.iter().filter(|m| {
        let tokens = reading.tokens_of(m.span);
        sentence.start <= tokens.start && tokens.end <= sentence.end
    }) {
        let tokens = reading.tokens_of(mention.span);
        let told = telling.persons.iter().any(|p| p.person == mention.person);
        let owner = reading.is(tokens.end, &["'s", "'"]);
        let speaks = frames.iter().any(|f| f.name.contains(&tokens.start));
        let listed = tokens.start >= hull.end;
        if (told || listed) && !owner && !speaks && !victims.iter().any(|v| v.0 == mention.person) {
            victims.push((mention.person, tokens));
        }
    }
    let dates: Vec<usize> = (0..reading.spans.dates.len())
        .filter(|&i| {
            let tokens = reading.tokens_of(reading.spans.dates[i].span);
            let days = matches!(reading.spans.dates[i].meaning, DateMeaning::Days(_));
            days && sentence.start <= tokens.start
                && tokens.end <= sentence.end
                && !frames.iter().any(|f| f.said_on == Some(i))
        })
        .collect();
    if victims.len() < 2 || dates.len() != victims.len() {
        return None;
    }
    let mut parts = Vec::new();
    let mut used = Vec::new();
    for (person, tokens) in &victims {
        let date = dates
            .iter()
            .copied()
            .filter(|d| !used.contains(d))
            .min_by_key(|&d| {
                let range = reading.tokens_of(reading.spans.dates[d].span);
                let gap = if range.end <= tokens.start {
                    tokens.start - range.end
                } else {
                    range.start.saturating_sub(tokens.end)
                };
                (gap, range.start)
            })?;
        used.push(date);
        let mention = reading.spans.dates.get(date)?;
        let DateMeaning::Days(interval) = mention.meaning else {
            return None;
        };
        let mut part = telling.clone();
        part.persons.retain(|p| p.person == *person);
        if part.persons.is_empty() {
            part.persons.push(crate::extract::telling::Fated {
                person: *person,
                fate: Fate::Killed,
                span: reading.span(tokens.clone()),
            });
        }
        part.killed = Some(crate::extract::telling::Toll {
            count: Some(crate::model::Count::exactly(1)),
            scope: crate::model::TollScope::Named,
            words: reading.words(tokens.clone()),
            span: reading.span(tokens.clone()),
            civilians: None,
        });
        part.described.clear();
        part.date = Some(Read::stated(reading, mention, interval));
        parts.push(part);
    }
    Some(parts)
}

/// "two attacks in A and B": as many happenings as places, where no toll is shared.
fn by_place(reading: &Reading<'_>, mut telling: Telling) -> Vec<Telling> {
    let Some(place) = telling.place else {
        return vec![telling];
    };
    if telling.also_at.is_empty()
        && let Some((one, other)) = one_and_other(reading, &telling)
    {
        telling.place = Some(one);
        telling.also_at.push(other);
    }
    let place = telling.place.unwrap_or(place);
    let places = 1 + telling.also_at.len();
    let plural = telling
        .triggers
        .iter()
        .any(crate::extract::telling::Trigger::is_plural_noun);
    let number = number_before(reading, &telling);
    let shared_toll =
        telling.killed.is_some() || telling.injured.is_some() || telling.taken.is_some();
    if places < 2 || !plural || shared_toll || number.is_some_and(|n| n as usize != places) {
        return vec![telling];
    }
    let also = std::mem::take(&mut telling.also_at);
    telling.summary = false;
    telling.vague = false;
    std::iter::once(place)
        .chain(also)
        .map(|at| {
            let mut part = telling.clone();
            part.place = Some(at);
            part
        })
        .collect()
}

/// "two attacks, one of which hit A and the other B".
fn one_and_other(reading: &Reading<'_>, telling: &Telling) -> Option<(usize, usize)> {
    let sentence = reading.spans.sentences.get(telling.sentence)?;
    let location = |from: usize, reach: usize| {
        (from..sentence.tokens.end.min(from + reach)).find_map(|t| reading.slot(t).location)
    };
    let first = sentence
        .tokens
        .clone()
        .find(|&t| reading.is(t, &["one"]) && location(t + 1, 7).is_some())?;
    let second = (first + 1..sentence.tokens.end).find(|&t| {
        reading.is(t, &["other", "another", "second"]) && location(t + 1, 6).is_some()
    })?;
    let (one, other) = (location(first + 1, 7)?, location(second + 1, 6)?);
    (one != other).then_some((one, other))
}

/// The number that stands before a plural noun of attack: "13 airstrikes".
pub fn number_before(reading: &Reading<'_>, telling: &Telling) -> Option<u32> {
    // "nine bodies" counts the dead.
    let noun = telling
        .triggers
        .iter()
        .find(|t| t.is_plural_noun() && t.class != TriggerClass::Die)?;
    // "fired 120 shells": what was fired is no number of happenings.
    if reading.is(
        noun.tokens.end.wrapping_sub(1),
        &[
            "shells",
            "rounds",
            "rockets",
            "missiles",
            "mortars",
            "grenades",
            "bombs",
            "mines",
            "landmines",
            "devices",
            "ieds",
        ],
    ) {
        return None;
    }
    for back in 1..6 {
        let at = noun.tokens.start.checked_sub(back)?;
        if let Some(number) = reading.number_at(at) {
            return number.min;
        }
        let goes_on = reading.token(at).is_some_and(|t| t.word)
            && !crate::extract::clauses::is_preposition(reading, at)
            && !crate::extract::clauses::is_finite_verb(reading, at);
        if !goes_on {
            return None;
        }
    }
    None
}

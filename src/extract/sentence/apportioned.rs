//! "12 rebels were killed in A and eight others in B": each place has a toll of its own, so each is a happening.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::{Telling, Toll};
use crate::extract::tolls::counts_people;
use crate::extract::when_where::whereabouts::is_local;
use crate::lexicon::TriggerClass;
use crate::model::{Count, Span, TollScope};

/// A number's place stands within this many tokens behind it.
const PLACE_REACH: usize = 18;
/// "in the X area of Y's Z district": the preposition stands within this many tokens before the place.
const PLACE_WORDS: usize = 8;
/// Between a place and the next number stand at most this many tokens: a date, "and".
const LINK_REACH: usize = 8;

/// A number of people with the place behind it.
struct Portion {
    number: Range<usize>,
    count: Count,
    place: usize,
    end: usize,
}

/// The parts of a telling of dead that are counted place by place; `None` where they are not.
pub fn by_toll(
    reading: &Reading<'_>,
    telling: &Telling,
    others: &[Range<usize>],
    sentence: &Range<usize>,
) -> Option<Vec<Telling>> {
    let dies = telling.has(TriggerClass::Kill) || telling.has(TriggerClass::Die);
    if !dies || telling.taken.is_some() || telling.denied {
        return None;
    }
    let mut chain: Vec<Portion> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let Some(portion) = portion(reading, at, sentence) else {
            at += 1;
            continue;
        };
        at = portion.end;
        // "nine were killed in A, and seven died in B": those who died are of their own verb.
        let own = portion.number.start..portion.end;
        if others
            .iter()
            .any(|o| own.start <= o.start && o.end <= own.end)
        {
            continue;
        }
        let linked = chain
            .last()
            .is_some_and(|last| links(reading, last.end, portion.number.start));
        if !linked && chain.len() < 2 {
            chain.clear();
        }
        if linked || chain.is_empty() {
            chain.push(portion);
        }
    }
    let apart = chain.iter().enumerate().all(|(i, a)| {
        chain.iter().skip(i + 1).all(|b| {
            match (
                reading.locations.get(a.place),
                reading.locations.get(b.place),
            ) {
                (Some(a), Some(b)) => a.contradicts(b),
                _ => false,
            }
        })
    });
    // "12 killed and five hurt in A": a toll that has no place right behind it is of one of them, or of all.
    let shared = [&telling.killed, &telling.injured]
        .into_iter()
        .flatten()
        .any(|toll| !chain.iter().any(|p| holds(reading, toll.span, p)));
    let mixed = telling.injured.is_some();
    let parted = chain.len() > 1 && apart && !(mixed && shared);
    parted.then(|| chain.iter().map(|p| part(reading, telling, p)).collect())
}

/// Whether a toll is the one that a portion counts.
fn holds(reading: &Reading<'_>, toll: Span, portion: &Portion) -> bool {
    reading.span(portion.number.clone()).overlaps(toll)
}

/// "killed five in A and wounded two in B", "three were hurt in C": whether a portion is of wounded, by the word
/// between the number and the place, else by the last one before the number.
fn are_wounded(telling: &Telling, portion: &Portion) -> bool {
    let own = portion.number.start..portion.end;
    let outcomes = || telling.triggers.iter().filter(|t| t.class.is_outcome());
    outcomes()
        .find(|t| own.contains(&t.tokens.start))
        .or_else(|| {
            outcomes()
                .filter(|t| t.tokens.end <= own.start)
                .max_by_key(|t| t.tokens.end)
        })
        .is_some_and(|t| t.class == TriggerClass::Wound)
}

/// The number of people that begins at a token and the place where they died or were hurt.
fn portion(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Portion> {
    let number = reading.number_at(at)?;
    let range = reading.tokens_of(number.span);
    let min = number.min.filter(|&min| min > 0)?;
    if range.start != at || !counts_people(reading, range.end) {
        return None;
    }
    let limit = sentence.end.min(range.end + PLACE_REACH);
    let place = (range.end..limit)
        .take_while(|&t| !stops(reading, t))
        .find(|&t| {
            reading.slot(t).location.is_some()
                && ((1..PLACE_WORDS)
                    .map_while(|back| t.checked_sub(back))
                    .take_while(|&w| w >= range.end && !reading.is(w, &[","]))
                    .any(|w| reading.is(w, &["in", "at", "near"]))
                    || reading.is(t, &["near"]))
        })?;
    let index = reading.slot(place).location?;
    let span = reading.locations.get(index)?.span;
    is_local(reading, index).then(|| Portion {
        number: range,
        count: Count {
            min,
            max: number.max,
        },
        place: index,
        end: reading.tokens_of(span).end.max(place + 1),
    })
}

/// What stands between a number and its place ends at another number, clause or outcome.
fn stops(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    let class = slot
        .trigger
        .and_then(|t| reading.term(t))
        .and_then(|term| reading.trigger(term))
        .map(|(row, _)| row.class);
    slot.number.is_some()
        || clauses::is_boundary(reading, at)
        || slot.speech.is_some() && clauses::is_finite_verb(reading, at) && slot.trigger.is_none()
        || matches!(class, Some(TriggerClass::Take))
}

/// "... in A and eight others in B": whether only "and", a comma or a date stands between.
fn links(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    from <= to
        && to - from <= LINK_REACH
        && (from..to).any(|t| reading.is(t, &["and", ",", "while", ";"]))
        && (from..to).all(|t| !clauses::is_boundary(reading, t) || reading.is(t, &["while", ";"]))
}

fn part(reading: &Reading<'_>, telling: &Telling, portion: &Portion) -> Telling {
    let mut part = telling.clone();
    let own = portion.number.start..portion.end;
    part.place = Some(portion.place);
    part.place_rule = "place.stated";
    part.also_at.clear();
    part.summary = false;
    part.vague = false;
    part.definite = false;
    part.described.clear();
    part.killed_part = None;
    part.persons
        .retain(|p| own.contains(&reading.tokens_of(p.span).start));
    let span = reading.span(portion.number.clone());
    let toll = Some(Toll {
        count: Some(portion.count),
        scope: TollScope::Total,
        words: reading.text_of(span),
        span,
        civilians: None,
    });
    (part.killed, part.injured) = if are_wounded(telling, portion) {
        (None, toll)
    } else {
        (toll, None)
    };
    part
}

//! Which sentences go on in the last speaker's words.

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::voices::frames::{Found, Frame};
use crate::model::annotation::Section;
use crate::model::{SpeakerKind, Stance};
use std::ops::Range;

/// A speaker's words go on over at most this many sentences that name nobody.
const LONGEST_GOING_ON: usize = 2;

/// Takes on the frames of sentences that name no speaker of their own.
pub fn carry_over(reading: &Reading<'_>, result: &mut [Vec<Found>]) {
    open_quotes(reading, result);
    let mut length = 0;
    for index in 1..result.len() {
        let own = result.get(index).is_some_and(|f| !f.is_empty());
        if own {
            length = 0;
            continue;
        }
        let Some((frame, rule)) = goes_on(reading, index, result, length) else {
            continue;
        };
        let Some(sentence) = reading.spans.sentences.get(index) else {
            continue;
        };
        if rule == "speech.continued" {
            length += 1;
        }
        let carried = carried(&frame, &sentence.tokens, rule);
        if let Some(slot) = result.get_mut(index) {
            slot.push(carried);
        }
    }
}

/// The frame whose words a sentence without a speaker goes on with: where it goes on with a quotation or follows
/// a colon, or, told on in the same paragraph, refers back.
fn goes_on(
    reading: &Reading<'_>,
    index: usize,
    result: &[Vec<Found>],
    length: usize,
) -> Option<(Frame, &'static str)> {
    let sentence = reading.spans.sentences.get(index)?;
    let previous = reading.spans.sentences.get(index.checked_sub(1)?)?;
    if sentence.section != Section::Body {
        return None;
    }
    let last = result.get(index - 1)?.last()?;
    let first = sentence.tokens.start;
    let quoted =
        reading.slot(first).quoted || reading.slot(first + 1).quoted && reading.is(first, &["\""]);
    let colon = reading.is(previous.tokens.end.checked_sub(1)?, &[":"]);
    let near = sentence.paragraph <= previous.paragraph + 1;
    if colon || quoted && near {
        return Some((last.frame.clone(), "speech.carried"));
    }
    let refers = reading.is(
        first,
        &[
            "he", "she", "it", "they", "the", "his", "her", "its", "their", "this", "these",
            "those", "another", "others", "both", "two", "three", "there", "one", "most", "some",
            "all",
        ],
    ) || clauses::is_preposition(reading, first)
        && reading.is(first + 1, &["him", "her", "them", "it", "these", "those"])
        || reading.slot(first).number.is_some()
        || reading.slot(first).person.is_some();
    let told = last.frame.stance == Stance::Asserts
        && !last.frame.future
        && last.frame.speaker.kind != SpeakerKind::Outlet;
    let fresh = sentence.tokens.clone().take(8).any(|t| {
        reading.is(
            t,
            &["meanwhile", "separately", "previously", "ago", "however"],
        )
    });
    (sentence.paragraph == previous.paragraph
        && refers
        && told
        && !fresh
        && length < LONGEST_GOING_ON
        && last.outlet.is_none())
    .then(|| (last.frame.clone(), "speech.continued"))
}

fn carried(frame: &Frame, tokens: &Range<usize>, rule: &str) -> Found {
    let first = tokens.start;
    Found {
        frame: Frame {
            name: first..first,
            verb: first..first,
            rule: rule.into(),
            scope: tokens.clone(),
            said_on: None,
            stance: Stance::Asserts,
            about: None,
            future: false,
            speaker: frame.speaker.clone(),
        },
        outlet: None,
        weak: false,
        post: false,
        shared: false,
    }
}

/// A quotation that runs over several sentences is in the words of whoever is named with any of them.
fn open_quotes(reading: &Reading<'_>, result: &mut [Vec<Found>]) {
    for quote in &reading.spans.quotes {
        let covered: Vec<usize> = reading
            .spans
            .sentences
            .iter()
            .enumerate()
            .filter(|(_, s)| s.span.overlaps(*quote))
            .map(|(i, _)| i)
            .collect();
        if covered.len() < 2 {
            continue;
        }
        let frame = covered
            .iter()
            .rev()
            .filter_map(|&i| result.get(i)?.iter().find(|f| !f.frame.verb.is_empty()))
            .map(|f| f.frame.clone())
            .next();
        let Some(frame) = frame else { continue };
        for &i in &covered {
            let Some(sentence) = reading.spans.sentences.get(i) else {
                continue;
            };
            if let Some(frames) = result.get_mut(i)
                && frames.iter().all(|f| f.frame.verb.is_empty())
            {
                *frames = vec![carried(&frame, &sentence.tokens, "speech.quote")];
            }
        }
    }
}

//! The persons that a pronoun may stand for, by where they are named.

use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::extract::voices::frames::Frame;
use crate::model::annotation::PersonMention;

/// The person named last, in this sentence or the one before, who says nothing in the report.
pub fn last_silent(reading: &Reading<'_>, at: usize, frames: &[Vec<Frame>]) -> Option<usize> {
    let here = reading.token(at)?.span.start;
    let index = reading
        .spans
        .sentences
        .partition_point(|s| s.span.end <= here);
    let horizon = reading
        .spans
        .sentences
        .get(index.saturating_sub(1))?
        .span
        .start;
    let speaks = |person: usize| {
        reading.spans.persons.iter().any(|m| {
            let tokens = reading.tokens_of(m.span);
            m.person == person
                && frames
                    .iter()
                    .flatten()
                    .any(|f| f.name.contains(&tokens.start))
        })
    };
    reading
        .spans
        .persons
        .iter()
        .rev()
        .filter(|m| m.span.end <= here && m.span.start >= horizon)
        .map(|m| m.person)
        .find(|&p| !speaks(p))
}

/// The person named last who is not speaking and of whom something is told.
pub fn last_named(reading: &Reading<'_>, at: usize, frames: &[Frame]) -> Option<usize> {
    let here = reading.token(at)?.span.start;
    let before = || {
        let known = reading.spans.persons.iter().rev();
        known.filter(|m| m.span.end <= here).filter(|m| {
            let tokens = reading.tokens_of(m.span);
            !frames.iter().any(|f| f.name.contains(&tokens.start))
        })
    };
    // "X, through whom Y's party ran the war": whose something is, is told of in passing.
    let told_of = |m: &&PersonMention| {
        let tokens = reading.tokens_of(m.span);
        !reading.is(tokens.end, &["'s", "'"])
            && !reading.is(tokens.start.wrapping_sub(1), &["under", "by"])
    };
    before()
        .find(told_of)
        .or_else(|| before().next())
        .filter(|m| here - m.span.end < 600)
        .map(|m| m.person)
}

/// "X said that 200 others had surrendered alongside him": the one who tells it.
pub fn the_teller(
    reading: &Reading<'_>,
    telling: &Telling,
    at: usize,
    frames: &[Vec<Frame>],
) -> Option<usize> {
    let frame = telling
        .frame
        .and_then(|f| frames.get(telling.sentence)?.get(f))?;
    let beside = reading.is(at.wrapping_sub(1), &["with", "alongside", "beside"]);
    let teller = frame.name.clone().find_map(|t| reading.person_at(t));
    teller.filter(|_| beside).map(|m| m.person)
}

//! What stands before a sentence proper: datelines and labels.

use std::ops::Range;

use super::clauses::is_spaced_dash;
use super::reading::Reading;

/// The sentence without the dateline or label that it begins with: "KABUL, April 7 (AFP) -", "UPDATE:".
pub fn without_dateline(reading: &Reading<'_>, sentence: &Range<usize>) -> Range<usize> {
    let capitals = |at: usize| {
        reading.token(at).is_some_and(|t| {
            let words = t.span.of(&reading.report.text);
            words.chars().count() > 2 && words.chars().all(char::is_uppercase)
        })
    };
    let labelled = capitals(sentence.start) || reading.is(sentence.start, &["update", "updated"]);
    if !labelled && !capitals(sentence.start + 1) {
        return sentence.clone();
    }
    for at in sentence.start + 1..sentence.end.min(sentence.start + LONGEST_DATELINE) {
        let dash = reading.is(at, &["-", "–", "—", "•"])
            && (is_spaced_dash(reading, at)
                || reading.is(at + 1, &["-"])
                || reading.is(at.wrapping_sub(1), &["-"]));
        if dash || reading.is(at, &[":"]) {
            let next = if reading.is(at + 1, &["-"]) {
                at + 2
            } else {
                at + 1
            };
            return next.min(sentence.end)..sentence.end;
        }
        let plain = reading.token(at).is_some_and(|t| t.word && !t.capital)
            && reading.slot(at).date.is_none()
            && reading.slot(at).location.is_none()
            && !reading.is(at, &["and", "of"]);
        if plain {
            break;
        }
    }
    sentence.clone()
}

/// A dateline is at most this many tokens long.
const LONGEST_DATELINE: usize = 16;

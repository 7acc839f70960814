//! "left five soldiers dead", "leaving a teacher and his brother wounded": a verb and what it made of people stand apart,
//! and those people stand between.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;

/// Those left dead stand between the verb and the word over at most this many tokens.
const LONGEST: usize = 24;

/// The "left" of "left ... dead", where what was made of people stands at a token.
pub fn verb(reading: &Reading<'_>, outcome: usize, sentence: &Range<usize>) -> Option<usize> {
    if !reading.is(outcome, &["dead", "wounded", "injured", "hurt"]) {
        return None;
    }
    let from = sentence.start.max(outcome.saturating_sub(LONGEST));
    let at = (from..outcome)
        .rev()
        .take_while(|&t| {
            !reading.is(t, &[";", ":", "who", "which", "when", "while", "after"])
                && (!clauses::is_finite_verb(reading, t) || is_leaving(reading, t))
        })
        .find(|&t| is_leaving(reading, t))?;
    let people = (at + 1..outcome).any(|t| {
        let slot = reading.slot(t);
        slot.people.is_some()
            || slot.person.is_some()
            || slot.number.is_some()
            || slot.role.is_some()
            || reading.is(t, &["him", "her", "them"])
    });
    // "the car bomb left a crater; two dead": nothing but the people and what is said of them.
    people.then_some(at)
}

fn is_leaving(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, &["left", "leaves", "leaving", "leave"])
}

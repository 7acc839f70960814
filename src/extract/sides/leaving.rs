//! Verbs of outcome whose subject is not the victim: "left five soldiers dead", "leaving a teacher and his brother
//! wounded", where those people stand between; "put the toll at nine".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::asides::is_called;
use crate::extract::telling::Trigger;

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
                && (!clauses::is_finite_verb(reading, t)
                    || is_leaving(reading, t)
                    || is_called(reading, t))
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

/// "put the dead at", "gave the death toll as", "bringing the toll to".
pub fn gives_count(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let counts = trigger.tokens.clone().skip(1).any(|t| {
        reading.is(
            t,
            &[
                "toll", "dead", "number", "figure", "count", "losses", "killed", "it",
            ],
        )
    });
    let said = reading.is(
        trigger.tokens.start,
        &[
            "put", "puts", "putting", "gave", "gives", "giving", "bringing", "brings", "brought",
            "taking", "raising", "raised", "revised", "lowered", "set", "sets", "placed",
        ],
    );
    counts && said && trigger.tokens.len() > 2
}

/// "three dead", "left 12 people dead": the dead are those counted right before, not the subject.
pub fn counted_dead(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let start = trigger.tokens.start;
    reading.is(start, &["dead"])
        && (1..6).any(|back| {
            start
                .checked_sub(back)
                .is_some_and(|t| reading.slot(t).number.is_some())
        })
}

/// The words right before an outcome, back to a verb, a preposition or the clause's beginning.
pub fn right_before(reading: &Reading<'_>, end: usize, sentence: &Range<usize>) -> Vec<usize> {
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

/// "153 dead", and in "casualties of the group are 153 dead" whose they are.
pub fn losses_before(reading: &Reading<'_>, end: usize, sentence: &Range<usize>) -> Vec<usize> {
    let counted = right_before(reading, end, sentence);
    let whose = counted
        .first()
        .and_then(|&first| first.checked_sub(1))
        .filter(|&link| {
            reading.is(
                link,
                &["are", "were", "is", "was", "include", "included", "at"],
            )
        })
        .and_then(|verb| {
            let of = (sentence.start.max(verb.saturating_sub(8))..verb)
                .rev()
                .take_while(|&t| !clauses::is_boundary(reading, t))
                .find(|&t| reading.is(t, &["of", "among"]))?;
            let losses = ["casualties", "losses", "fatalities", "victims", "dead"];
            reading
                .is(of.wrapping_sub(1), &losses)
                .then_some(of + 1..verb)
        });
    whose.into_iter().flatten().chain(counted).collect()
}

/// "X said the number of dead was nine": the figure stands behind, and who counts them is none of them.
pub fn of_a_number(reading: &Reading<'_>, start: usize) -> bool {
    reading.is(start.wrapping_sub(1), &["of"])
        && reading.is(start.wrapping_sub(2), &["number", "count"])
}

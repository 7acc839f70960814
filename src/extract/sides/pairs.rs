//! Whom "they" and "them" stand for: a pair named before, or a number of people.

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;

/// "They" is a pair of persons named at most this many tokens before.
const PAIR_REACH: usize = 40;

/// "two commanders took his place, but they were killed": the number that the sentence gives before.
pub fn counted_before(reading: &Reading<'_>, telling: &Telling, at: usize) -> Option<u32> {
    let sentence = reading.spans.sentences.get(telling.sentence)?;
    (sentence.tokens.start..at).rev().find_map(|t| {
        let number = reading.number_at(t)?;
        let end = reading.tokens_of(number.span).end;
        let people = (end..end + 3).any(|n| reading.slot(n).people.is_some());
        number
            .min
            .filter(|&n| people && n > 1 && number.max == Some(n))
    })
}

/// Two or more persons in one list shortly before.
pub fn pair_before(reading: &Reading<'_>, at: usize) -> Vec<usize> {
    let mut pair: Vec<usize> = Vec::new();
    let from = at.saturating_sub(PAIR_REACH);
    let mut last_end = 0;
    for mention in &reading.spans.persons {
        let tokens = reading.tokens_of(mention.span);
        if tokens.start < from || tokens.end > at {
            continue;
        }
        let listed = !pair.is_empty()
            && (last_end..tokens.start).all(|t| reading.is(t, &["and", ","]))
            && tokens.start - last_end <= 2;
        if !listed {
            pair.clear();
        }
        if !pair.contains(&mention.person) {
            pair.push(mention.person);
        }
        last_end = tokens.end;
    }
    if pair.len() > 1
        && !(last_end..at).any(|t| clauses::is_boundary(reading, t) && reading.is(t, &["."]))
    {
        pair
    } else {
        Vec::new()
    }
}

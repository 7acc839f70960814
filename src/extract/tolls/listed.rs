//! Numbers that are no tolls, and names that a number has counted.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::dashes;
use crate::extract::reading::Reading;
use crate::model::annotation::NumberMention;

/// "-- four men, two women and a girl --" has at most this many tokens.
const LONGEST_BREAKDOWN: usize = 30;

/// "X, about 60,": how old a person is.
pub fn is_age(reading: &Reading<'_>, number: &NumberMention) -> bool {
    let range = reading.tokens_of(number.span);
    let comma = (1..4).find_map(|back| {
        let at = range.start.checked_sub(back)?;
        reading.is(at, &[","]).then_some(at)
    });
    let aged = comma.is_some_and(|comma| {
        reading.slot(comma.wrapping_sub(1)).person.is_some()
            && (comma + 1..range.start)
                .all(|t| reading.is(t, &["about", "around", "aged", "approximately", "some"]))
    });
    aged && (reading.is(range.end, &[",", "and", ")"]) || reading.token(range.end).is_none())
}

/// "The seven -- four men, two women and a girl -- were", "gave the number of dead as six: X, his brother and four
/// Pakistanis": what stands between the dashes, or behind the colon, says who they are. The tokens that do.
pub fn breakdown(reading: &Reading<'_>, tokens: &[usize]) -> Option<Range<usize>> {
    let opens = tokens.iter().copied().find(|&t| {
        (reading.is(t, &["-", "–", "—"]) && dashes::is_spaced(reading, t) || reading.is(t, &[":"]))
            && tokens
                .iter()
                .any(|&n| n < t && reading.number_at(n).is_some_and(|n| n.min.is_some()))
    })?;
    let dash = !reading.is(opens, &[":"]);
    let closes = (opens + 2..opens + LONGEST_BREAKDOWN)
        .find(|&t| {
            let shuts = reading.is(t, &["-", "–", "—"]) && dashes::is_spaced(reading, t);
            let own = dashes::run(reading, opens).contains(&t);
            reading.token(t).is_none() || reading.is(t, &["."]) || dash && shuts && !own
        })
        .unwrap_or(opens + LONGEST_BREAKDOWN);
    let parts = (opens..closes).any(|t| reading.is(t, &["and"]))
        && (opens..closes).any(|t| {
            reading.slot(t).number.is_some()
                || reading.slot(t).person.is_some()
                || reading.slot(t).people.is_some()
        });
    parts.then_some(opens..closes)
}

/// "three villagers, X, Y and Z": those named in a list behind what a number counts are the counted; `to` is where
/// what is counted, or the name before, ends.
pub fn is_listed(reading: &Reading<'_>, to: usize, name: usize) -> bool {
    if to >= name {
        return to != usize::MAX && to > name;
    }
    let opens = reading.is(to, &[",", ":", "-", "–", "—"])
        || reading.slot(to.wrapping_sub(1)).person.is_some() && reading.is(to, &["and"])
        || reading.is(to, &["named", "called"]);
    opens
        && (to..name).all(|t| {
            reading.is(t, &[",", ":", "-", "–", "—", "and", ".", "named", "called"])
                || reading.slot(t).title.is_some()
        })
}

/// "including", "among them": a part of the number before; "is among 13 wounded" gives the whole.
pub fn preceded_by_part(reading: &Reading<'_>, at: usize, tokens: &[usize]) -> bool {
    (1..11)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&t| {
            tokens.contains(&t)
                || reading.is(t, &["including", "among", "them", "-"])
                || !clauses::is_boundary(reading, t)
                    && !clauses::is_finite_verb(reading, t)
                    && !reading.is(t, &[",", "and"])
        })
        .any(|t| {
            // "30 casualties, including nine dead": casualties are not all dead.
            let casualties = (1..4).any(|b| reading.is(t.wrapping_sub(b), &["casualties"]));
            !casualties && reading.is(t, &["including", "includes", "included"])
                || reading.is(t, &["among"]) && t + 1 != at
        })
}

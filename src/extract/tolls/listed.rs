//! Numbers that are no tolls, and names that a number has counted.

use crate::extract::reading::Reading;
use crate::model::annotation::NumberMention;

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

//! Words of saying behind an object: "killing four, the governor said".

use crate::extract::clauses;
use crate::extract::reading::Reading;

/// ", the governor said": who says it is no object. The verb is looked for up to four tokens behind `limit`.
pub fn says_who(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let named = |t: usize| {
        let slot = reading.slot(t);
        slot.role.is_some()
            || slot.people.is_some()
            || slot.person.is_some()
            || slot.actor.is_some()
            || slot.title.is_some()
            || slot.location.is_some()
            || slot.outlet.is_some()
            // "a member of the council, X, said".
            || reading.is(t, &[","])
                && (reading.slot(t + 1).person.is_some()
                    || reading.slot(t.wrapping_sub(1)).person.is_some()
                    // "X, a spokesman of the ministry, said".
                    || reading.slot(t + 1).speech.is_some())
            || reading.is(
                t,
                &[
                    "the",
                    "a",
                    "an",
                    "one",
                    "local",
                    "provincial",
                    "senior",
                    "'s",
                    "of",
                    "in",
                    "head",
                    "council",
                    "he",
                    "she",
                    "it",
                    "they",
                ],
            )
    };
    if !reading.is(at, &[","]) {
        return false;
    }
    let verb = (at + 1..limit + 4).find(|&t| !named(t));
    verb.is_some_and(|t| {
        t > at + 1
            && t < at + 16
            && reading.slot(t).speech.is_some()
            && reading.word(t).ends_with(['d', 's'])
            && clauses::is_finite_verb(reading, t)
    })
}

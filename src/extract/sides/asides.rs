//! What stands between a subject and its verb and is neither: asides between commas, participles with their agent, the
//! company that shares the fate.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;

/// An aside between two commas is at most this many tokens long.
const LONGEST_ASIDE: usize = 34;
/// "along with two of his bodyguards" between commas is at most this many tokens long.
const LONGEST_COMPANY: usize = 12;

/// Where an aside of company begins that a comma closes.
pub fn company_aside(
    reading: &Reading<'_>,
    close: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    if !reading.is(close, &[","]) {
        return None;
    }
    let open = (sentence.start.max(close.saturating_sub(LONGEST_COMPANY))..close)
        .rev()
        .take_while(|&t| !clauses::is_finite_verb(reading, t) && !reading.is(t, &[".", ";"]))
        .find(|&t| reading.is(t, &[","]))?;
    let with = reading.is(open + 1, &["along", "together"]) && reading.is(open + 2, &["with"])
        || reading.is(open + 1, &["with"]) && reading.slot(open + 2).number.is_some();
    with.then_some(open)
}

/// Where the participle begins that ends at a token and tells of the people right before it, with its agent behind.
pub fn reduced_relative(
    reading: &Reading<'_>,
    at: usize,
    end: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    let participle = |t: usize| {
        reading.slot(t).trigger.is_some() && clauses::is_finite_verb(reading, t)
            || reading.is(
                t,
                &[
                    "led",
                    "headed",
                    "commanded",
                    "backed",
                    "supported",
                    "identified",
                    "named",
                    "accompanied",
                    "wanted",
                ],
            )
    };
    let first = reading
        .slot(at)
        .trigger
        .and_then(|t| reading.term(t))
        .filter(|term| term.tokens.end == at + 1)
        .map_or(at, |term| term.tokens.start);
    let start = if participle(first) || participle(at) {
        first
    } else {
        return None;
    };
    let somebody = start
        .checked_sub(1)
        .filter(|&b| b >= sentence.start)
        .is_some_and(|b| {
            let slot = reading.slot(b);
            slot.people.is_some()
                || slot.actor.is_some()
                || slot.role.is_some()
                || slot.person.is_some()
        });
    (somebody && at + 2 < end && reading.is(at + 1, &["by", "as"])).then_some(start)
}

/// Where the aside begins that a comma, bracket or dash at `close` ends; `None` where it ends none.
pub fn aside_start(reading: &Reading<'_>, close: usize, sentence: &Range<usize>) -> Option<usize> {
    let opens: &[&str] = match reading.word(close) {
        ")" => &["("],
        "-" | "–" | "—" => &["-", "–", "—"],
        _ => &[","],
    };
    let from = sentence.start.max(close.saturating_sub(LONGEST_ASIDE));
    let mut found = None;
    for at in (from..close.saturating_sub(1)).rev() {
        let word = reading.word(at);
        if matches!(word, "." | ";" | "\"" | ":") {
            break;
        }
        if !opens.contains(&word) {
            continue;
        }
        if word == "(" {
            return Some(at);
        }
        if word == "-" && !clauses::is_boundary(reading, at) {
            continue;
        }
        let next = at + 1;
        let slot = reading.slot(next);
        let relative = reading.is(
            next,
            &[
                "who",
                "which",
                "whose",
                "whom",
                "where",
                "also",
                "himself",
                "known",
                "backed",
                "supported",
                "aided",
                "assisted",
                "accompanied",
                "armed",
                "wearing",
                "dressed",
                "disguised",
                "identified",
                "named",
                "headed",
                "commanded",
            ],
        );
        let after_name = at.checked_sub(1).is_some_and(|b| {
            reading.slot(b).person.is_some()
                || reading.slot(b).role.is_some()
                || reading.slot(b).location.is_some()
        });
        let describes = (next..close).any(|t| {
            reading.slot(t).role.is_some()
                || reading.slot(t).people.is_some()
                || reading.slot(t).location.is_some()
        }) && !(next..close)
            .any(|t| clauses::is_finite_verb(reading, t) || clauses::is_plain_past(reading, t));
        let article = reading.is(next, &["a", "an", "the", "its", "his", "their"])
            || slot.role.is_some()
            || slot.actor.is_some()
            || slot.location.is_some();
        if relative || (describes && (after_name || article)) {
            found = Some(at);
            // The outermost aside that begins right after a name is the whole apposition.
            if after_name || relative {
                break;
            }
        }
    }
    found
}

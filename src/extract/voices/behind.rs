//! Speakers named behind the words of saying: "..., said X", "according to X".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions::Region;
use crate::extract::voices::sayers::{is_inner_dot, is_verb};
use crate::extract::voices::speakers::{self, Named};

/// A subject behind its verb is at most this many tokens long.
const LONGEST_BEHIND: usize = 30;

/// Between a passive verb of saying and its "by" stand at most this many tokens.
const LONGEST_TO_BY: usize = 12;

/// Participles that describe whoever they stand behind: "said officials involved in it".
const DESCRIBED: &[&str] = &[
    "involved",
    "based",
    "quoted",
    "named",
    "called",
    "identified",
    "posted",
    "stationed",
    "wounded",
    "injured",
    "displaced",
    "appointed",
    "elected",
    "deployed",
    "contacted",
    "reached",
    "interviewed",
    "gathered",
    "assigned",
    "armed",
];

/// The subject behind its verb: "..., said the governor of the province".
pub fn behind(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> Option<Named> {
    let starts_other = clauses::is_preposition(reading, from)
        || reading.slot(from).date.is_some()
        || reading.is(
            from,
            &[
                "that", "there", "it", "he", "they", "she", ",", "\"", ":", "no", "at", "as",
            ],
        );
    if starts_other
        && !(reading.is(from, &["he", "she", "they"])
            && reading.is(from + 1, &[".", ",", ";", "in", "on"]))
    {
        return None;
    }
    let mut end = from;
    let mut headed = false;
    while end < sentence.end && end < from + LONGEST_BEHIND {
        let inner = is_inner_dot(reading, end, sentence);
        let names = reading.is(end, &[","]) && aside_names(reading, end);
        if reading.is(end, &[","]) && !names || clauses::is_boundary(reading, end) && !inner {
            break;
        }
        headed |= speakers::is_head(reading, end) || reading.slot(end).person.is_some();
        let happening = !headed && reading.slot(end).trigger.is_some();
        // "said the insurgents launched the assault": what is said begins there.
        let acts = clauses::is_plain_past(reading, end) && !reading.is(end, DESCRIBED);
        if reading.is(end, &["that"]) || happening || acts || end > from && is_verb(reading, end) {
            return None;
        }
        end += 1;
    }
    if reading.is(end, &["that"]) {
        return None;
    }
    // "X said six civilians, two women among them, were killed": what is said has its verb behind the comma.
    // And "X, the governor, said the men, both farmers, were killed".
    let counted = reading.slot(from).number.is_some()
        || reading.is(from, &["the"])
            && reading.slot(from + 1).people.is_some()
            && reading.slot(from + 1).role.is_none();
    if counted && reading.is(end, &[","]) && (end + 1..sentence.end).any(|t| is_verb(reading, t)) {
        return None;
    }
    speakers::named(reading, &Region::of(from..end))
}

/// "It took a week for the ministry to confirm it": who did in the end.
pub fn long_awaited(reading: &Reading<'_>, group: usize, sentence: &Range<usize>) -> Option<Named> {
    let awaited = (sentence.start..group).any(|t| reading.is(t, &["took", "taken"]));
    let from = (sentence.start..group)
        .rev()
        .take(LONGEST_TO_BY)
        .find(|&t| reading.is(t, &["for"]))?;
    awaited.then(|| speakers::named(reading, &Region::of(from + 1..group)))?
}

/// "told his men to leave": an order, no account.
pub fn is_command(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> bool {
    (from..sentence.end.min(from + 6))
        .take_while(|&t| {
            !reading.is(t, &["that", ",", "\"", ":", "on", "in"]) && !is_verb(reading, t)
        })
        .any(|t| t > from && reading.is(t, &["to", "not"]) && is_plain(reading, t + 1))
}

/// A word in small letters that names nobody spoken to.
pub fn is_plain(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    reading.token(at).is_some_and(|t| t.word && !t.capital)
        && slot.people.is_none()
        && slot.role.is_none()
        && slot.outlet.is_none()
        && !reading.is(
            at,
            &[
                "the",
                "this",
                "that",
                "a",
                "an",
                "his",
                "its",
                "their",
                "journalists",
                "reporters",
                "media",
                "us",
                "them",
                "him",
                "me",
            ],
        )
}

/// A subject that a garbled or loose sentence names only after a pause: "said on Saturday, from official sources".
pub fn named_late(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> Option<Named> {
    let at =
        (from..sentence.end.min(from + LONGEST_TO_BY)).find(|&t| reading.is(t, &["from", "by"]))?;
    let named = after(reading, at + 1, sentence)?;
    matches!(&named, Named::Speaker(..)).then_some(named)
}

/// A comma after a post is followed by the name: "the spokesman, X".
pub fn aside_names(reading: &Reading<'_>, comma: usize) -> bool {
    let before = reading.slot(comma.wrapping_sub(1));
    let next = reading.slot(comma + 1);
    (before.role.is_some() || before.people.is_some())
        && (next.person.is_some() || next.title.is_some())
}

/// The name in apposition to a post that ends at a comma.
fn apposed(reading: &Reading<'_>, post: Range<usize>, sentence: &Range<usize>) -> Option<Named> {
    let comma = post.end;
    let office = post.clone().any(|t| reading.slot(t).role.is_some())
        && !post.clone().any(|t| reading.slot(t).person.is_some());
    if !office || !reading.is(comma, &[","]) {
        return None;
    }
    let first = (comma + 1..comma + 4).find(|&t| reading.slot(t).person.is_some())?;
    let titled =
        (comma + 1..first).all(|t| reading.slot(t).title.is_some() || reading.is(t, &["."]));
    let name = reading.tokens_of(reading.person_at(first)?.span);
    let closed = name.end >= sentence.end || reading.is(name.end, &[",", ".", ";", "\""]);
    (titled && closed).then(|| speakers::named(reading, &Region::of(post.start..name.end)))?
}

/// Who is named right after a preposition of saying.
pub fn after(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> Option<Named> {
    let mut end = from;
    while end < sentence.end && end < from + LONGEST_BEHIND {
        let comma = reading.is(end, &[","]) && !aside_names(reading, end);
        let boundary = clauses::is_boundary(reading, end) && !is_inner_dot(reading, end, sentence);
        if comma || boundary || end > from && is_verb(reading, end) {
            break;
        }
        end += 1;
    }
    // "according to a spokesman for the ministry, X": the one in the post is X.
    if let Some(named) = apposed(reading, from..end, sentence) {
        return Some(named);
    }
    speakers::named(reading, &Region::of(from..end))
}

/// The agent of a passive verb of saying: "was described as a trainer by the ministry".
pub fn agent(reading: &Reading<'_>, from: usize, sentence: &Range<usize>) -> Option<Named> {
    let limit = sentence.end.min(from + LONGEST_TO_BY);
    let by = (from..limit)
        .take_while(|&t| {
            !is_verb(reading, t)
                && reading.slot(t).trigger.is_none()
                && !reading.is(t, &["to", ",", ";", "that", "and", "with"])
        })
        .find(|&t| reading.is(t, &["by"]) && reading.slot(t + 1).date.is_none())?;
    after(reading, by + 1, sentence)
}

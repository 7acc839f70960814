//! Which part of a sentence stands in whose words, and which sentences go on in the last speaker's.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::voices::frames::{Found, Frame};
use crate::extract::voices::sayers;
use crate::extract::voices::spoken;
use crate::model::Stance;
use crate::model::annotation::Lex;

/// Words with which a clause begins that may be another's.
const TURNS: &[&str] = &[
    ";", "but", "while", "whereas", "though", "although", "after", "because", "when", "since",
    "as", "before",
];

/// "..., Pajhwok reported" and "according to TOLOnews" beside another speaker name the channel.
pub fn merge_via(found: &mut Vec<Found>) {
    let has_voice = found.iter().any(|f| f.outlet.is_none());
    if !has_voice {
        return;
    }
    let channel = found.iter().find_map(|f| f.outlet.clone());
    found.retain(|f| f.outlet.is_none());
    if let Some(channel) = channel {
        for f in found {
            if f.frame.speaker.via.is_none() {
                f.frame.speaker.via = Some(channel.clone());
            }
        }
    }
}

/// Leaves out the speakers of what another speaker says: "the Taliban had asked them to leave, he said".
pub fn drop_embedded(reading: &Reading<'_>, found: &mut Vec<Found>, sentence: &Range<usize>) {
    let embedded = |a: &Found| {
        a.outlet.is_none()
            && found.iter().any(|b| {
                b.outlet.is_none()
                    && b.frame.verb != a.frame.verb
                    && (holds_before(reading, a, b, sentence)
                        || holds_after(reading, a, b, sentence))
            })
    };
    let drop: Vec<bool> = found.iter().map(embedded).collect();
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        !drop.get(at - 1).copied().unwrap_or_default()
    });
}

/// "A wants to go, B said": A's verb stands in the words of B, who is named behind it.
fn holds_before(reading: &Reading<'_>, a: &Found, b: &Found, sentence: &Range<usize>) -> bool {
    let attribution = start(&b.frame);
    (a.weak || a.frame.future)
        && b.post
        && !a.post
        && end(&a.frame) <= attribution
        && joiner(reading, end(&a.frame)..attribution, sentence).is_none()
}

/// "B said A had warned of it": A's verb stands in B's words.
fn holds_after(reading: &Reading<'_>, a: &Found, b: &Found, sentence: &Range<usize>) -> bool {
    let own = spoken::is_same_voice(&a.frame.speaker, &b.frame.speaker);
    let contrary = a.frame.stance == Stance::Denies && !own;
    let related = a.frame.stance == Stance::Asserts || a.frame.future || own;
    !contrary
        && related
        && !a.shared
        && !a.post
        && !b.post
        && end(&b.frame) <= start(&a.frame)
        && joiner(reading, end(&b.frame)..start(&a.frame), sentence).is_none()
}

/// Where, between two frames, a clause begins that is not in the first one's words.
fn joiner(reading: &Reading<'_>, between: Range<usize>, sentence: &Range<usize>) -> Option<usize> {
    between.clone().rev().find(|&t| {
        reading.is(
            t,
            &[
                ";", "but", "while", "whereas", "though", "although", "however",
            ],
        ) || reading.is(t, &["and"])
            && reading.is(t.wrapping_sub(1), &[","])
            && clauses::joins_clauses(reading, t, sentence)
            || reading.is(t, &["and"]) && t + 4 >= between.end
            || reading.is(t, &[","])
                && reading.is(
                    t + 1,
                    &["a", "an", "the", "something", "which", "who", "whom"],
                )
                && t + 6 >= between.end
    })
}

fn start(frame: &Frame) -> usize {
    if frame.name.is_empty() {
        frame.verb.start
    } else {
        frame.name.start.min(frame.verb.start)
    }
}

fn end(frame: &Frame) -> usize {
    frame.name.end.max(frame.verb.end)
}

/// With several speakers in a sentence each has their own part.
pub fn share_out(reading: &Reading<'_>, found: &mut Vec<Found>, sentence: &Range<usize>) {
    found.sort_by_key(|f| f.frame.verb.start);
    // The same speaker twice ("X said ... adding that ...") is one frame, unless the second denies.
    let mut kept: Vec<Found> = Vec::new();
    for f in found.drain(..) {
        let same = kept
            .last_mut()
            .filter(|k| k.frame.speaker.name == f.frame.speaker.name);
        match same {
            Some(same)
                if same.frame.stance == f.frame.stance && same.frame.future == f.frame.future
                    || same.post =>
            {
                if same.frame.said_on.is_none() {
                    same.frame.said_on = f.frame.said_on;
                    same.frame.speaker.said_on = f.frame.speaker.said_on;
                }
                if same.frame.speaker.via.is_none() {
                    same.frame.speaker.via = f.frame.speaker.via;
                }
            }
            _ => kept.push(f),
        }
    }
    let cuts: Vec<usize> = kept
        .windows(2)
        .map(|pair| match pair {
            [a, b] => cut(reading, a, b, sentence),
            _ => sentence.end,
        })
        .collect();
    let first = kept
        .first()
        .map_or(sentence.start, |f| opening(reading, f, sentence));
    for (index, f) in kept.iter_mut().enumerate() {
        let from = index
            .checked_sub(1)
            .and_then(|i| cuts.get(i))
            .copied()
            .unwrap_or(first);
        let to = cuts.get(index).copied().unwrap_or(sentence.end);
        f.frame.scope = from..to.max(from);
    }
    *found = kept;
}

/// Where the first speaker's part begins: what stands before "but" is the report's own.
fn opening(reading: &Reading<'_>, f: &Found, sentence: &Range<usize>) -> usize {
    if f.post {
        return sentence.start;
    }
    let from = start(&f.frame);
    let told = |at: usize| {
        reading
            .terms_in(sentence.start..at, Lex::Trigger)
            .next()
            .is_some()
    };
    let turn = (sentence.start..from).rev().find(|&t| {
        reading.is(t, TURNS) && clauses::is_boundary(reading, t)
            // "A bomb killed four and police are investigating".
            || reading.is(t, &["and"]) && clauses::joins_clauses(reading, t, sentence)
    });
    match turn {
        Some(at) if at > sentence.start && at + 12 > from && told(at) => at + 1,
        _ => sentence.start,
    }
}

/// Where one speaker's part of a sentence ends and the next one's begins.
fn cut(reading: &Reading<'_>, a: &Found, b: &Found, sentence: &Range<usize>) -> usize {
    let (ends, begins) = (end(&a.frame), start(&b.frame));
    // "The ministry said 89 people had been killed, the hospital 43": a name and a figure.
    if b.frame.verb.is_empty() && !b.frame.name.is_empty() && ends < begins {
        return begins;
    }
    if ends >= begins {
        return ends.min(sentence.end);
    }
    if b.post {
        return if a.post {
            ends
        } else {
            joiner(reading, ends..begins, sentence).map_or(begins, |t| t + 1)
        };
    }
    let mut at = begins;
    while at > ends
        && !clauses::is_boundary(reading, at - 1)
        && !(reading.is(at - 1, &["and", ","]) && clauses::joins_clauses(reading, at - 1, sentence))
    {
        at -= 1;
    }
    at
}

/// Whether an attribution stands behind what is said: its end is the clause's.
pub fn is_post(reading: &Reading<'_>, frame: &Frame, sentence: &Range<usize>) -> bool {
    let preposed = start(&frame.clone()) <= sentence.start + 1;
    if preposed && frame.name.start >= frame.verb.end {
        return false;
    }
    let mut at = end(frame);
    while at < sentence.end {
        if !passes(reading, at) {
            break;
        }
        at += 1;
    }
    // "..., an official told on Tuesday without saying when".
    let manner = start(frame) > sentence.start
        && reading.is(start(frame) - 1, &[","])
        && reading.is(at, &["without", "after", "when", "as"]);
    // "..., according to officials there".
    let behind = frame.name.start >= frame.verb.end
        && start(frame) > sentence.start
        && reading.is(start(frame) - 1, &[","])
        && reading.is(at, &["there", "here"]);
    at >= sentence.end
        || manner
        || behind
        || reading.is(at, &[".", ",", ";", "\"", "!", "?", ")", "-", "–", "—"])
            && !reading.is(at + 1, &["that"])
}

/// Whether a token behind a verb of saying belongs to the attribution: to whom, when, where and how it was said.
pub fn passes(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    let channel = slot.speech.is_some() && !slot.quoted && !sayers::is_verb(reading, at);
    slot.date.is_some()
        || slot.outlet.is_some()
        || channel
        || slot.location.is_some()
        || reading.is(
            at,
            &[
                "to",
                "the",
                "in",
                "on",
                "by",
                "at",
                "a",
                "an",
                "his",
                "its",
                "their",
                "later",
                "previously",
                "phone",
                "reporters",
                "journalists",
                "statement",
                "also",
                "early",
                "late",
                "press",
                "media",
                "lawmakers",
                "over",
                "agency",
                "newspaper",
                "channel",
                "conference",
                "news",
                "during",
                "interview",
                "from",
            ],
        )
}

//! Who answers for a happening: "X claimed responsibility", "X said one of its men was behind it", "X denied any part
//! in it".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::actors;
use crate::extract::sides::regions;
use crate::extract::telling::Read;
use crate::extract::triggers::verbs;
use crate::extract::voices::frames::Frame;
use crate::model::SpeakerKind;
use crate::model::annotation::Lex;

/// Verbs that take an answer for something upon their subject.
const CLAIMING: &[&str] = &[
    "claimed",
    "claims",
    "claim",
    "claiming",
    "took",
    "taken",
    "takes",
    "taking",
    "accepted",
    "accepts",
    "admitted",
    "acknowledged",
    "asserted",
    "assumed",
];

/// Verbs that turn an answer for something down.
const DENYING: &[&str] = &[
    "denied",
    "denies",
    "denying",
    "rejected",
    "rejects",
    "rejecting",
    "no",
    "disclaimed",
    "disavowed",
    "refuted",
    "dismissed",
];

/// What is claimed or denied.
const ANSWERS: &[&str] = &["responsibility", "credit", "authorship", "ownership"];

/// What is only denied.
const PARTS: &[&str] = &[
    "involvement",
    "responsibility",
    "role",
    "hand",
    "part",
    "connection",
    "link",
    "links",
    "accusation",
    "accusations",
    "allegation",
    "allegations",
];

/// Nouns for a deed that has been told.
const DEEDS: &[&str] = &[
    "deed",
    "operation",
    "act",
    "it",
    "this",
    "killing",
    "killings",
];

/// Verbs of having done a deed.
const DONE: &[&str] = &[
    "done",
    "did",
    "carried",
    "conducted",
    "staged",
    "committed",
    "perpetrated",
    "executed",
    "launched",
    "orchestrated",
    "organised",
    "organized",
];

/// Between a verb and what it claims stand at most this many tokens.
const REACH: usize = 6;

/// "said on its Amaq news agency that its fighters had done it": the verb of saying stands within this many tokens.
const SAID_REACH: usize = 16;

/// Who takes or turns down the answer for a happening; the flag tells that it was claimed.
pub fn responsibility(
    reading: &Reading<'_>,
    frames: &[Frame],
    sentence: &Range<usize>,
) -> Option<Read<(String, bool)>> {
    for at in sentence.clone() {
        let (verb, claimed) = if let Some(verb) = claims(reading, at, frames) {
            (verb, true)
        } else if let Some(verb) = denies(reading, at, frames) {
            (verb, false)
        } else {
            continue;
        };
        let negated = claimed
            && (1..9)
                .filter_map(|b| at.checked_sub(b))
                .any(|t| t >= sentence.start && reading.is(t, &["no", "nobody", "not", "yet"]));
        if negated {
            continue;
        }
        let actor = answering(reading, frames, verb, at, sentence)?;
        return Some(Read {
            value: (actor.value, claimed),
            span: reading.span(verb.min(at)..verb.max(at) + 1),
            rule: if claimed {
                "responsibility.claimed"
            } else {
                "responsibility.denied"
            },
        });
    }
    None
}

/// Whether the sentence says that nobody has claimed it.
pub fn unclaimed(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    let nobody = |t: usize| {
        reading.is(t, &["nobody", "neither", "unclaimed"])
            || reading.is(t, &["no", "none"])
                && (t + 1..t + 4).any(|n| {
                    reading.is(
                        n,
                        &["group", "one", "claim", "organisation", "organization"],
                    )
                })
            || reading.is(t, &["no"]) && reading.slot(t + 1).actor.is_some()
            || reading.is(t, &["not"]) && reading.is(t + 1, &["been", "immediately", "yet"])
    };
    let claim = |t: usize| {
        reading.is(
            t,
            &["claimed", "claim", "unclaimed", "responsibility", "behind"],
        )
    };
    sentence.clone().find(|&t| nobody(t)).is_some_and(|from| {
        (from..sentence.end.min(from + 9)).any(claim)
            && !(sentence.start..from)
                .any(|t| reading.slot(t).speech.is_some() && reading.slot(t).actor.is_some())
    })
}

fn by_group(frames: &[Frame]) -> bool {
    frames
        .iter()
        .any(|f| f.speaker.kind == SpeakerKind::ArmedGroup)
}

fn before(reading: &Reading<'_>, at: usize, words: &[&str]) -> Option<usize> {
    (1..REACH)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|&t| !reading.is(t, &[".", ";"]))
        .find(|&t| reading.is(t, words))
}

/// The verb with which a claim is laid whose object stands at a token.
fn claims(reading: &Reading<'_>, at: usize, frames: &[Frame]) -> Option<usize> {
    if reading.is(at, ANSWERS) {
        if let Some(verb) = before(reading, at, CLAIMING) {
            return Some(verb);
        }
        // "responsibility was claimed by X"
        return (at + 1..at + REACH).find(|&t| {
            reading.is(t, &["claimed", "taken", "accepted"]) && reading.is(t + 1, &["by"])
        });
    }
    // "claimed the attack", "boasted of the deed"
    let deed = (reading.slot(at).trigger.is_some() || reading.is(at, DEEDS))
        // "The blast claimed the lives of two".
        && !(at..at + 3).any(|t| reading.is(t, &["lives", "life"]));
    let counted = reading.slot(at.wrapping_sub(1)).number.is_some();
    if deed
        && (counted
            || reading.is(
                at.wrapping_sub(1),
                &["the", "this", "that", "both", "of", "claimed"],
            ))
    {
        let verb = before(
            reading,
            at,
            &[
                "claimed", "claims", "claiming", "boasted", "boasts", "boasting", "bragged",
            ],
        )
        .filter(|&v| {
            at - v <= 3
                && (!reading.is(v, &["claimed", "claims", "claiming"])
                    || !(v + 1..at).any(|t| reading.is(t, &["that", "to", ","])))
        })
        // "claimed the attack was": what is claimed is that it was.
        .filter(|_| {
            !clauses::is_finite_verb(reading, at + 1) && !reading.is(at + 1, &["of", "on"])
        });
        if verb.is_some() {
            return verb;
        }
    }
    // "the attack was claimed by X"
    if reading.is(at, &["claimed"]) && reading.is(at + 1, &["by"]) {
        return Some(at);
    }
    // "an attack that the group claimed through its agency"
    if reading.is(at, &["claimed"])
        && reading.is(at + 1, &["through", "via", "in", "on", ",", ".", ";", "as"])
        && claimed_deed(reading, at)
    {
        return Some(at);
    }
    if !by_group(frames) {
        return None;
    }
    // "said the bomber was one of its fighters"
    if reading.is_attacker(at.wrapping_sub(1))
        && reading.is(at, &["was", "were"])
        && (at + 1..at + 5).any(|t| reading.is(t, &["its", "their", "our"]))
    {
        return Some(at);
    }
    // "said one of its fighters was behind it", "were responsible for the blast"
    let behind = reading.is(at, &["behind"]) && reading.is(at + 1, &["the", "that", "this", "it"])
        || reading.is(at, &["responsible"]) && reading.is(at + 1, &["for", ".", ",", ";", "\""]);
    if behind {
        return (1..3)
            .filter_map(|back| at.checked_sub(back))
            .find(|&t| reading.is(t, &["was", "were", "is", "are", "been", "being"]));
    }
    // "said it had done it", "said its men had carried out the attack"
    if reading.is(at, DONE) {
        let own = (1..REACH)
            .filter_map(|back| at.checked_sub(back))
            .take_while(|&t| reading.slot(t).speech.is_none())
            .any(|t| reading.is(t, &["it", "its", "they", "their", "had"]));
        let object = (at + 1..at + 4).any(|t| reading.is(t, &["it", "this", "the", "out"]));
        return (own && object && said_before(reading, at)).then_some(at);
    }
    None
}

/// "an attack that the group claimed": whether a deed is what a relative clause claims.
fn claimed_deed(reading: &Reading<'_>, verb: usize) -> bool {
    let relative = before(reading, verb, &["that", "which"]);
    relative.is_some_and(|t| {
        (1..3)
            .filter_map(|back| t.checked_sub(back))
            .any(|d| reading.slot(d).trigger.is_some() || reading.is(d, DEEDS))
    })
}

fn said_before(reading: &Reading<'_>, at: usize) -> bool {
    (1..SAID_REACH)
        .filter_map(|back| at.checked_sub(back))
        .take_while(|&t| !clauses::is_boundary(reading, t) || reading.is(t, &["that"]))
        .any(|t| reading.slot(t).speech.is_some())
}

/// The verb with which a part in it is denied whose object stands at a token.
fn denies(reading: &Reading<'_>, at: usize, frames: &[Frame]) -> Option<usize> {
    let own_words = reading.is(at, &["nothing"]) && reading.is(at + 1, &["to"]) && reading.is(at + 2, &["do"])
            // "denied having anything to do with it"
            || reading.is(at, &["anything"])
                && reading.is(at + 2, &["do"])
                && before(reading, at, &["deny", "denied", "denies", "denying"]).is_some();
    if own_words {
        return before(reading, at, &["had", "has", "have"]).or(Some(at));
    }
    // "were not involved", "was not behind it"
    if by_group(frames)
        && reading.is(at, &["involved", "behind", "responsible"])
        && let Some(not) = before(reading, at, &["not", "never", "n't"]).filter(|&n| at - n <= 2)
    {
        return Some(not.saturating_sub(1));
    }
    // "denied in a message that the group's men were involved".
    if by_group(frames)
        && reading.is(at, &["involved", "behind", "responsible"])
        && let Some(verb) = (1..SAID_REACH)
            .map_while(|back| at.checked_sub(back))
            .take_while(|&t| !reading.is(t, &[".", ";", "\""]))
            .find(|&t| reading.is(t, &["denied", "denies", "denying"]))
        && (verb..at).any(|t| reading.is(t, &["that"]))
    {
        return Some(verb);
    }
    if !reading.is(at, PARTS) {
        return None;
    }
    let nobody = before(
        reading,
        at,
        &["group", "nobody", "immediate", "immediately"],
    );
    let accused = reading.is(
        at,
        &["accusation", "accusations", "allegation", "allegations"],
    );
    if nobody.is_some() && !accused || accused && !by_group(frames) {
        return None;
    }
    before(reading, at, DENYING).map(|verb| {
        if reading.is(verb, &["no"]) {
            before(reading, verb, &["had", "has", "have", "bore", "played"]).unwrap_or(verb)
        } else {
            verb
        }
    })
}

/// Who answers: the subject of the verb, a group named before it, or whoever speaks.
fn answering(
    reading: &Reading<'_>,
    frames: &[Frame],
    verb: usize,
    at: usize,
    sentence: &Range<usize>,
) -> Option<Read<String>> {
    let by_speaker = || {
        frames
            .iter()
            .find(|f| f.speaker.kind == SpeakerKind::ArmedGroup)
            .or_else(|| frames.first())
            .and_then(|f| f.speaker.body.first())
            .map(|id| Read {
                value: id.clone(),
                span: reading.span(at..at + 1),
                rule: "responsibility.speaker",
            })
    };
    if reading.is(verb + 1, &["by"])
        && let Some(agent) = regions::agent(reading, verb + 1, sentence)
    {
        let named: Vec<usize> = agent.collect();
        return actors::actors(reading, &named, true).into_iter().next();
    }
    let group = verbs::group_start(reading, verb);
    let tokens: Vec<usize> = regions::subject(reading, group, sentence)
        .tokens()
        .collect();
    // "one of its fighters", "it": the speaker's own.
    let own = tokens
        .iter()
        .any(|&t| reading.is(t, &["it", "its", "they", "their"]));
    if own && let Some(speaker) = by_speaker() {
        return Some(speaker);
    }
    let subject = actors::actors(reading, &tokens, true).into_iter().next();
    let anywhere = || {
        reading
            .terms_in(sentence.start..verb, Lex::Actor)
            .filter_map(|t| reading.actor(t).map(|row| (row, t)))
            .filter(|(row, _)| !row.generic)
            .last()
            .map(|(row, t)| Read {
                value: row.id.clone(),
                span: t.span,
                rule: "responsibility.named",
            })
    };
    // "Mujahid, the Taliban spokesman": who is named says more than a word for fighters.
    let names = |read: &Read<String>| {
        reading
            .lexicon
            .actors
            .get(&read.value)
            .is_some_and(|row| !row.generic)
    };
    if subject.as_ref().is_some_and(names) {
        return subject;
    }
    anywhere().or(subject).or_else(by_speaker)
}

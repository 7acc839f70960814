//! From the words that name a speaker to the speaker.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::sides::regions::Region;
use crate::extract::voices::posts::{
    body, manner, people, phrase_end, phrase_start, post, without_article,
};
use crate::model::annotation::{Lex, ReportPerson};
use crate::model::{Report, Speaker, SpeakerKind};

/// Who a subject names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A speaker of its own, with the tokens of its name.
    Speaker(Box<Speaker>, Range<usize>),
    /// "he", "she": the person who spoke last.
    Person(Range<usize>),
    /// "it", "they", "the statement": whoever spoke last.
    Anyone(Range<usize>),
    /// An outlet: its name.
    Outlet(String, Range<usize>),
}

/// The outlet in its own voice.
pub fn own_voice(report: &Report) -> Speaker {
    let name = report
        .outlet
        .as_deref()
        .or(report.agency.as_deref())
        .unwrap_or("report");
    Speaker {
        name: name.to_owned(),
        role: None,
        kind: SpeakerKind::Outlet,
        via: None,
        said_on: None,
        body: Vec::new(),
    }
}

/// Nouns of bodies that name none in particular: "the ministry said" is the one that spoke before.
const BODY_NOUNS: &[&str] = &[
    "military",
    "army",
    "ministry",
    "command",
    "mission",
    "department",
    "government",
    "agency",
    "group",
    "movement",
    "organization",
    "organisation",
    "corps",
    "office",
    "council",
    "coalition",
    "palace",
    "embassy",
    "side",
    "administration",
    "outfit",
    "alliance",
    "force",
    "militia",
    "directorate",
    "police",
    "statement",
    "communique",
    "release",
    "announcement",
    "hospital",
    "clinic",
    "commission",
    "delegation",
    "committee",
    "panel",
    "union",
    "association",
    "federation",
    "charity",
    "affiliate",
    "faction",
];

/// What is written to tell of something, whoever wrote it.
const NOTES: &[&str] = &[
    "note", "email", "e-mail", "message", "letter", "bulletin", "dispatch", "memo",
];

/// Papers that speak for whoever issued them.
const PAPERS: &[&str] = &["statement", "communique", "release", "announcement"];

/// Ranks that stand for the one who bears them: "the general added".
const RANKS: &[&str] = &[
    "general",
    "colonel",
    "captain",
    "lieutenant",
    "admiral",
    "major",
];

/// Prepositions that put a noun into the background: it is no subject.
const GOVERNING: &[&str] = &[
    "in", "on", "at", "with", "to", "by", "from", "near", "against", "of", "for", "inside",
    "outside", "under", "over", "about", "among", "amid", "into", "after", "before", "since",
];

/// A name runs over at most this many tokens.
pub const LONGEST_NAME: usize = 14;

/// Whether a rank is no part of a longer noun: "the general said", not "the general public".
fn is_alone(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.slot(at + 1);
    next.speech.is_some()
        || next.date.is_some()
        || reading.is(
            at + 1,
            &[
                ",", ".", "also", "in", "who", "has", "had", "then", "later", "and",
            ],
        )
}

/// Whether a noun that may stand for a body known from before is at a token.
pub fn is_body_noun(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, BODY_NOUNS)
}

/// The speaker that a stretch of a sentence names: a person before a post, a post before a body.
pub fn named(reading: &Reading<'_>, region: &Region) -> Option<Named> {
    let tokens: Vec<usize> = region.tokens().collect();
    if let Some(found) = person(reading, &tokens) {
        return Some(found);
    }
    let of_manner =
        |t: usize| manner(reading, t).is_some_and(|m| tokens.contains(&m.start.wrapping_sub(1)));
    let all: Vec<usize> = tokens
        .iter()
        .copied()
        .filter(|&t| is_head(reading, t))
        .collect();
    if let Some(note) = note(reading, &tokens, &all) {
        return Some(Named::Anyone(note..note + 1));
    }
    let others = all.iter().any(|&t| !of_manner(t));
    let heads = || all.iter().copied().filter(|&t| !others || !of_manner(t));
    let head = heads()
        .find(|&t| !is_governed(reading, t, &tokens))
        .or_else(|| heads().next())?;
    // "The spokesman, X, said": the aside names the one in the post.
    let in_aside = || {
        let mut asides = region.asides().iter().rev();
        asides.find_map(|aside| person_first(reading, aside))
    };
    if reading.slot(head).role.is_some() || has_role_after(reading, head, region) {
        return in_aside().or_else(|| post(reading, region, head));
    }
    if reading.slot(head).outlet.is_some() {
        let term = reading.slot(head).outlet.and_then(|t| reading.term(t))?;
        let row = reading.outlet(term)?;
        return Some(Named::Outlet(row.name.clone(), term.tokens.clone()));
    }
    if reading.slot(head).actor.is_some() {
        return body(reading, region, head);
    }
    if reading.slot(head).people.is_some() {
        let word = reading.word(head);
        let single = !word.ends_with('s') && !matches!(word, "people" | "men" | "women");
        return in_aside()
            .filter(|_| single)
            .or_else(|| people(reading, region, head));
    }
    match reading.word(head) {
        "he" | "she" | "him" | "her" => Some(Named::Person(head..head + 1)),
        // "One of them, X, said".
        "them" if reading.is(head.wrapping_sub(1), &["of"]) => {
            in_aside().or(Some(Named::Anyone(head..head + 1)))
        }
        "it" | "they" | "them" | "both" => Some(Named::Anyone(head..head + 1)),
        // "The statement, from X, said".
        "statement" | "communique" | "release" | "announcement" => {
            in_aside().or(Some(Named::Anyone(head..head + 1)))
        }
        // "The owner of the hospital, X, said".
        _ => in_aside().or_else(|| Some(unnamed(reading, region, head))),
    }
}

/// "the note", "a short message to journalists": a paper of whoever spoke last, where only its readers are named.
fn note(reading: &Reading<'_>, tokens: &[usize], heads: &[usize]) -> Option<usize> {
    let at = tokens.iter().copied().find(|&t| reading.is(t, NOTES))?;
    let definite = (1..4).any(|b| {
        reading.is(
            at.wrapping_sub(b),
            &["the", "this", "a", "an", "its", "their"],
        )
    });
    let readers = heads
        .iter()
        .all(|&h| h > at && reading.is(at + 1, &["to", "for"]));
    (definite && readers).then_some(at)
}

/// Whether the head of a subject can stand at a token.
pub fn is_head(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    slot.role.is_some()
        || slot.actor.is_some()
        || slot.outlet.is_some()
        || slot.people.is_some()
            && !reading.is(at, &["person", "body", "corpse", "bodies", "corpses"])
        || reading.is(at, &["he", "she", "it", "they", "him", "her", "them"])
        || RANKS.contains(&reading.word(at))
            && reading.is(at.wrapping_sub(1), &["the"])
            && is_alone(reading, at)
        || is_body_noun(reading, at)
            // "a government commission".
            && !reading.is(at + 1, &["commission", "committee", "delegation", "hospital"])
            // "the commission's head, X": the post is the head.
            && !(reading.is(at, &["commission", "committee", "delegation", "union", "association", "hospital"])
                && reading.is(at + 1, &["'s", "'"])
                && (at + 2..at + 5).any(|t| reading.slot(t).role.is_some()))
            && !(PAPERS.contains(&reading.word(at)) && reading.is(at.wrapping_sub(1), &["a", "an"]))
            && (1..4).any(|b| {
                reading.is(
                    at.wrapping_sub(b),
                    &[
                        "the", "this", "its", "a", "an", "their", "neither", "each", "that", "his",
                        "her",
                    ],
                ) && (at - b + 1..at).all(|t| !reading.is(t, GOVERNING))
            })
}

/// Whether a head hangs on a preposition of the stretch: "in reply to the agency".
fn is_governed(reading: &Reading<'_>, head: usize, tokens: &[usize]) -> bool {
    for &at in tokens.iter().rev().skip_while(|&&t| t >= head) {
        if reading.is(at, GOVERNING) {
            return true;
        }
        if reading.is(at, &["the", "a", "an", "his", "its", "their"]) {
            return tokens.contains(&at.wrapping_sub(1))
                && reading.is(at.wrapping_sub(1), GOVERNING);
        }
        if is_head(reading, at) || reading.is(at, &[",", "and"]) || reading.slot(at).date.is_some()
        {
            return false;
        }
    }
    false
}

/// The person whom an aside begins with.
fn person_first(reading: &Reading<'_>, aside: &Range<usize>) -> Option<Named> {
    let first = aside.clone().find(|&t| {
        let slot = reading.slot(t);
        let before_name = slot.title.is_some()
            || slot.role.is_some()
            || slot.actor.is_some()
            || slot.nationality.is_some()
            || reading.is(
                t,
                &[
                    ",",
                    ".",
                    "(",
                    "-",
                    "–",
                    "—",
                    "from",
                    "by",
                    "of",
                    "issued",
                    "attributed",
                    "to",
                    "signed",
                    "a",
                    "the",
                    "its",
                    "their",
                    "mr",
                ],
            );
        slot.person.is_some() || !before_name
    })?;
    if reading.is(aside.start + 1, &["who", "a", "an"]) {
        return None;
    }
    person(reading, &[first])
}

/// "the ministry", "a military statement", "neither command": the noun alone.
fn unnamed(reading: &Reading<'_>, region: &Region, head: usize) -> Named {
    let tokens: Vec<usize> = region.tokens().collect();
    let start = phrase_start(reading, &tokens, head);
    let end = if reading.is(head + 1, &["of", "for", "in"]) {
        phrase_end(reading, region, head + 1)
    } else {
        head + 1
    };
    let kind = match reading.word(head) {
        "military" | "army" | "command" | "mission" | "corps" | "coalition" | "alliance"
        | "force" => SpeakerKind::Military,
        "police" => SpeakerKind::Police,
        "general" | "colonel" | "captain" | "lieutenant" | "admiral" | "major" => {
            SpeakerKind::Military
        }
        "group" | "movement" | "outfit" | "militia" | "organization" | "organisation"
        | "affiliate" | "faction" => SpeakerKind::ArmedGroup,
        _ => SpeakerKind::Official,
    };
    Named::Speaker(
        Box::new(Speaker {
            name: without_article(&reading.words(start..end)),
            role: None,
            kind,
            via: None,
            said_on: None,
            body: Vec::new(),
        }),
        start..end,
    )
}

fn person(reading: &Reading<'_>, tokens: &[usize]) -> Option<Named> {
    let at = tokens.iter().copied().find(|&t| {
        let Some(name) = reading.person_at(t).map(|m| reading.tokens_of(m.span)) else {
            return false;
        };
        let before = name.start.wrapping_sub(1);
        // "a source close to X".
        let governed = tokens.contains(&before)
            && reading.is(
                before,
                &["of", "for", "to", "with", "against", "by", "from"],
            );
        !governed && !reading.is(name.end, &["'s", "'"])
    })?;
    let mention = reading.person_at(at)?;
    let known = reading.spans.people.get(mention.person)?;
    let speaker = person_speaker(known);
    Some(Named::Speaker(
        Box::new(speaker),
        reading.tokens_of(mention.span),
    ))
}

/// A person as a speaker.
pub fn person_speaker(known: &ReportPerson) -> Speaker {
    Speaker {
        name: known.name.clone(),
        role: known.role.clone(),
        kind: known.kind.unwrap_or(SpeakerKind::Official),
        via: None,
        said_on: None,
        body: known.body.clone(),
    }
}

fn has_role_after(reading: &Reading<'_>, head: usize, region: &Region) -> bool {
    let Some(term) = reading.slot(head).actor.and_then(|t| reading.term(t)) else {
        return false;
    };
    let limit = region.end.min(term.tokens.end + 4);
    (term.tokens.end..limit)
        .take_while(|&t| !reading.is(t, &[",", "and", "or", "in", "of"]))
        .any(|t| reading.slot(t).role.is_some())
}

/// The state that an adjective names: "by U.S. estimates".
pub fn nation(reading: &Reading<'_>, tokens: Range<usize>) -> Option<Named> {
    let term = reading.terms_in(tokens, Lex::Nationality).next()?;
    let row = reading.lexicon.nationalities.rows.get(term.row)?;
    let actor = reading.lexicon.actors.get(row.actor.as_deref()?)?;
    Some(Named::Speaker(
        Box::new(Speaker {
            name: actor.name.clone(),
            role: None,
            kind: actor.speaker,
            via: None,
            said_on: None,
            body: reading.lexicon.actor_lineage(&actor.id),
        }),
        term.tokens.clone(),
    ))
}

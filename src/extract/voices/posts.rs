//! Speakers without a name: a post, a body, a class of people.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::sides::regions::Region;
use crate::extract::voices::speakers::{LONGEST_NAME, Named, is_head};
use crate::lexicon::{ActorClass, ActorRow};
use crate::model::annotation::Lex;
use crate::model::{ActorKind, Speaker, SpeakerKind};

/// Words that say something about a saying and belong to no name.
const NO_NAME: &[&str] = &[
    "also",
    "later",
    "on",
    "by",
    "late",
    "early",
    "meanwhile",
    "earlier",
    "separately",
    "previously",
    "now",
    "today",
    "has",
    "have",
    "had",
    "instead",
    "too",
    "then",
    "via",
    "during",
    "who",
    "when",
    "already",
    "since",
    "just",
    "repeatedly",
    "only",
    "as",
    "that",
    "to",
    "said",
    "told",
    "after",
    "before",
    "over",
    "through",
    "not",
    "again",
    "it",
    "yesterday",
    "often",
    "always",
    "never",
    "initially",
    "still",
    "there",
    "which",
    "whom",
    "whose",
];

/// "a spokesman for the ministry", "Pentagon officials", "a community elder in X".
pub fn post(reading: &Reading<'_>, region: &Region, head: usize) -> Option<Named> {
    let tokens: Vec<usize> = region.tokens().collect();
    let role_at = tokens
        .iter()
        .copied()
        .find(|&t| t >= head && reading.slot(t).role.is_some())?;
    let role_term = reading.slot(role_at).role.and_then(|t| reading.term(t))?;
    let row = reading.role(role_term)?;
    let range = region.range();
    let actor = reading
        .terms_in(range.clone(), Lex::Actor)
        .filter_map(|t| reading.actor(t))
        .find(|a| !a.generic);
    let national = reading
        .terms_in(range.start..role_at.max(range.start), Lex::Nationality)
        .filter_map(|t| reading.lexicon.nationalities.rows.get(t.row))
        .find_map(|n| n.actor.as_deref());
    let start = phrase_start(reading, &tokens, role_at);
    let end = phrase_end(reading, region, role_term.tokens.end);
    let mut kind = row.speaker;
    if (row.speaks_for || kind.is_none())
        && let Some(actor) = actor
    {
        kind = Some(actor.speaker);
    }
    let body = actor
        .map(|a| a.id.as_str())
        .or(row.body.as_deref())
        .or(national);
    let name = reading.words(start..end);
    Some(Named::Speaker(
        Box::new(Speaker {
            name: without_article(&name),
            role: None,
            kind: kind.unwrap_or(SpeakerKind::Official),
            via: None,
            said_on: None,
            body: body.map_or_else(Vec::new, |id| reading.lexicon.actor_lineage(id)),
        }),
        start..end,
    ))
}

pub fn phrase_start(reading: &Reading<'_>, tokens: &[usize], role_at: usize) -> usize {
    let mut start = role_at;
    for &t in tokens.iter().rev().skip_while(|&&t| t >= role_at) {
        let within = reading.slot(t).actor.is_some();
        let stops = t + 1 != start
            || crate::extract::clauses::is_boundary(reading, t)
            || !within
                && reading.is(
                    t,
                    &[
                        ",", "in", "on", "at", "and", "by", "to", "what", "is", "was", "were",
                        "are", "not", "cited", "from", "with", "of", "for",
                    ],
                )
            || reading.slot(t).date.is_some();
        if stops {
            break;
        }
        start = t;
        if reading.is(t, &["the", "a", "an", "this", "its", "his", "their"]) {
            break;
        }
    }
    start
}

/// A name goes on over prepositions and conjunctions with what they name.
pub fn phrase_end(reading: &Reading<'_>, region: &Region, from: usize) -> usize {
    let mut end = from;
    let limit = region.end.min(from + LONGEST_NAME);
    while end < limit {
        let slot = reading.slot(end);
        let new_noun = reading.is(end, &["the", "a", "an", "this"])
            && !reading.is(
                end - 1,
                &["of", "for", "in", "from", "at", "with", "and", "or", "to"],
            );
        // "officials in 2018", "officials in a statement".
        let saying = slot.speech.is_some()
            && slot.role.is_none()
            && slot.actor.is_none()
            && slot.people.is_none();
        let stops = slot.date.is_some()
            || saying
            || new_noun
            || region.asides().iter().any(|a| a.contains(&end))
            || reading.is(end, NO_NAME)
            || reading.word(end).ends_with("ly")
                && slot.actor.is_none()
                && slot.location.is_none()
                && !reading.is(end, &["family"])
            || reading.is(end, &[",", "(", ";", ":", "-", "–", "—", "\""])
                && !is_inner_hyphen(reading, end);
        if stops {
            break;
        }
        end += 1;
    }
    while end > from
        && reading.is(
            end - 1,
            &[
                "of", "for", "in", "from", "the", "and", "or", "at", "with", "a", "an", "'s", "'",
                ".",
            ],
        )
        && !(reading.is(end - 1, &["."]) && reading.slot(end - 1).actor.is_some())
    {
        end -= 1;
    }
    end
}

fn is_inner_hyphen(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, &["-"]) && !crate::extract::clauses::is_boundary(reading, at)
}

pub fn body(reading: &Reading<'_>, region: &Region, head: usize) -> Option<Named> {
    let term = reading.slot(head).actor.and_then(|t| reading.term(t))?;
    let row = reading.actor(term)?;
    let name = if row.generic || row.class == ActorClass::Force && row.kind == ActorKind::Civilians
    {
        without_article(&reading.words(term.tokens.clone()))
    } else {
        row.name.clone()
    };
    // "the ministry and residents": both speak.
    let mut name = name;
    let mut tokens = term.tokens.clone();
    let mut lineage = reading.lexicon.actor_lineage(&row.id);
    // "the Georgian defence ministry": not the one of this country.
    if let Some(own) = other_nation(reading, term.tokens.start, row) {
        name = reading.words(term.tokens.start - 1..term.tokens.end);
        tokens.start -= 1;
        lineage = reading.lexicon.actor_lineage(own);
    }
    if reading.is(term.tokens.end, &["and", "or"]) {
        let end = phrase_end(reading, region, term.tokens.end + 1);
        if (term.tokens.end..end).any(|t| is_head(reading, t)) {
            name = format!("{name} {}", reading.words(term.tokens.end..end));
            tokens.end = end;
        }
    }
    Some(Named::Speaker(
        Box::new(Speaker {
            name,
            role: None,
            kind: row.speaker,
            via: None,
            said_on: None,
            body: lineage,
        }),
        tokens,
    ))
}

/// The state whose adjective stands right before a body of state, where it is not the body's own.
fn other_nation<'a>(reading: &Reading<'a>, at: usize, body: &ActorRow) -> Option<&'a str> {
    let before = at.checked_sub(1)?;
    let term = reading
        .slot(before)
        .nationality
        .and_then(|t| reading.term(t))?;
    let nation = reading.lexicon.nationalities.rows.get(term.row)?;
    let own = nation.actor.as_deref()?;
    let foreign = reading
        .lexicon
        .actors
        .get(own)
        .is_some_and(|a| a.kind == ActorKind::Foreign);
    (foreign && body.kind == ActorKind::State && term.tokens.end == at).then_some(own)
}

/// "residents", "witnesses", "the commander".
pub fn people(reading: &Reading<'_>, region: &Region, head: usize) -> Option<Named> {
    let term = reading.slot(head).people.and_then(|t| reading.term(t))?;
    let row = reading.people(term)?;
    let tokens: Vec<usize> = region.tokens().collect();
    let start = phrase_start(reading, &tokens, head);
    let end = phrase_end(reading, region, term.tokens.end);
    let actor = reading
        .terms_in(region.range(), Lex::Actor)
        .filter_map(|t| reading.actor(t))
        .find(|a| !a.generic)
        .or_else(|| {
            row.actor
                .as_deref()
                .and_then(|id| reading.lexicon.actors.get(id))
        });
    let kind = match (actor, row.civilian) {
        (Some(actor), _) => actor.speaker,
        (None, Some(true)) => SpeakerKind::Resident,
        _ => SpeakerKind::Anonymous,
    };
    Some(Named::Speaker(
        Box::new(Speaker {
            name: without_article(&reading.words(start..end)),
            role: None,
            kind,
            via: None,
            said_on: None,
            body: actor.map_or_else(Vec::new, |a| reading.lexicon.actor_lineage(&a.id)),
        }),
        start..end,
    ))
}

pub fn without_article(words: &str) -> String {
    let lower = words.to_lowercase();
    for article in ["the ", "a ", "an "] {
        if lower.starts_with(article) {
            return words.chars().skip(article.len()).collect();
        }
    }
    words.to_owned()
}

/// The words for how somebody spoke ("who asked not to be named") that a token is one of.
pub fn manner(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let term = reading.slot(at).role.and_then(|r| reading.term(r))?;
    let row = reading.role(term)?;
    (row.id == "anonymity").then(|| term.tokens.clone())
}

//! From the words that name a speaker to the speaker.

use std::ops::Range;

use super::reading::Reading;
use super::regions::Region;
use crate::lexicon::ActorClass;
use crate::model::annotation::Lex;
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

/// The speaker that a stretch of a sentence names: a person before a post, a post before a body.
pub fn named(reading: &Reading<'_>, region: &Region) -> Option<Named> {
    let tokens: Vec<usize> = region.tokens().collect();
    if let Some(found) = person(reading, &tokens) {
        return Some(found);
    }
    let first_outlet = tokens
        .iter()
        .copied()
        .find(|&t| reading.slot(t).outlet.is_some());
    let head = tokens.iter().copied().find(|&t| is_head(reading, t))?;
    if reading.slot(head).role.is_some() || has_role_after(reading, head, region) {
        return post(reading, region, head);
    }
    if let Some(at) = first_outlet.filter(|&o| o <= head) {
        let term = reading.slot(at).outlet.and_then(|t| reading.term(t))?;
        let row = reading.outlet(term)?;
        return Some(Named::Outlet(row.name.clone(), term.tokens.clone()));
    }
    if reading.slot(head).actor.is_some() {
        return body(reading, head);
    }
    match reading.word(head) {
        "he" | "she" => Some(Named::Person(head..head + 1)),
        "it" | "they" | "statement" | "both" => Some(Named::Anyone(head..head + 1)),
        _ => people(reading, region, head),
    }
}

fn is_head(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    slot.role.is_some()
        || slot.actor.is_some()
        || slot.outlet.is_some()
        || slot.people.is_some()
        || reading.is(at, &["he", "she", "it", "they"])
        || reading.is(at, &["statement"])
            && reading.is(at.wrapping_sub(1), &["the", "this", "its"])
            && !reading.is(at.wrapping_sub(2), &["in", "to", "with"])
}

fn person(reading: &Reading<'_>, tokens: &[usize]) -> Option<Named> {
    let at = tokens.iter().copied().find(|&t| {
        let before = t.wrapping_sub(1);
        reading.slot(t).person.is_some()
            && !(tokens.contains(&before)
                && reading.slot(before).person.is_none()
                && reading.is(
                    before,
                    &["of", "for", "to", "with", "against", "by", "from"],
                ))
            && !reading.is(
                reading
                    .tokens_of(
                        reading
                            .person_at(t)
                            .map_or(crate::model::Span::new(0, 0), |m| m.span),
                    )
                    .end,
                &["'s", "'"],
            )
    })?;
    let mention = reading.person_at(at)?;
    let known = reading.spans.people.get(mention.person)?;
    let speaker = Speaker {
        name: known.name.clone(),
        role: known.role.clone(),
        kind: known.kind.unwrap_or(SpeakerKind::Official),
        via: None,
        said_on: None,
        body: known.body.clone(),
    };
    Some(Named::Speaker(
        Box::new(speaker),
        reading.tokens_of(mention.span),
    ))
}

fn has_role_after(reading: &Reading<'_>, head: usize, region: &Region) -> bool {
    let Some(term) = reading.slot(head).actor.and_then(|t| reading.term(t)) else {
        return false;
    };
    (term.tokens.end..region.end.min(term.tokens.end + 4)).any(|t| reading.slot(t).role.is_some())
        && !(term.tokens.end..region.end.min(term.tokens.end + 4)).any(|t| reading.is(t, &[","]))
}

/// "a spokesman for the ministry", "Pentagon officials", "a community elder in X".
fn post(reading: &Reading<'_>, region: &Region, head: usize) -> Option<Named> {
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

fn phrase_start(reading: &Reading<'_>, tokens: &[usize], role_at: usize) -> usize {
    let mut start = role_at;
    for &t in tokens.iter().rev().skip_while(|&&t| t >= role_at) {
        let stops = t + 1 != start
            || super::clauses::is_boundary(reading, t)
            || reading.is(t, &[",", "in", "on", "at", "and", "by", "to"])
            || reading.slot(t).date.is_some();
        if stops {
            break;
        }
        start = t;
    }
    start
}

/// A post goes on over "of", "for" and "in" with what they name.
fn phrase_end(reading: &Reading<'_>, region: &Region, from: usize) -> usize {
    let mut end = from;
    while end < region.end {
        let slot = reading.slot(end);
        let goes_on = reading.is(end, &["of", "for", "in", "from", "the", "'s"])
            && end + 1 < region.end
            && slot.date.is_none()
            || slot.actor.is_some()
            || slot.location.is_some()
            || slot.role.is_some()
            || slot.nationality.is_some()
            || slot.people.is_some();
        if !goes_on {
            break;
        }
        end += 1;
    }
    while end > from && reading.is(end - 1, &["of", "for", "in", "from", "the"]) {
        end -= 1;
    }
    end
}

fn body(reading: &Reading<'_>, head: usize) -> Option<Named> {
    let term = reading.slot(head).actor.and_then(|t| reading.term(t))?;
    let row = reading.actor(term)?;
    let name = if row.generic
        || row.class == ActorClass::Force && row.kind == crate::model::ActorKind::Civilians
    {
        without_article(&reading.words(term.tokens.clone()))
    } else {
        row.name.clone()
    };
    Some(Named::Speaker(
        Box::new(Speaker {
            name,
            role: None,
            kind: row.speaker,
            via: None,
            said_on: None,
            body: reading.lexicon.actor_lineage(&row.id),
        }),
        term.tokens.clone(),
    ))
}

/// "residents", "witnesses", "the commander".
fn people(reading: &Reading<'_>, region: &Region, head: usize) -> Option<Named> {
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

fn without_article(words: &str) -> String {
    let lower = words.to_lowercase();
    for article in ["the ", "a ", "an "] {
        if lower.starts_with(article) {
            return words.chars().skip(article.len()).collect();
        }
    }
    words.to_owned()
}

//! Whom a bare post, noun or title stands for: found in the words before it.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::voices::spoken::words_of;
use crate::lexicon::ActorRow;
use crate::model::annotation::{Lex, ReportPerson};
use crate::model::{ActorKind, Speaker, SpeakerKind};

/// The group or body with which the sentence of a token begins, or, where it names none, the one before.
pub fn subject_before<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a ActorRow> {
    let sentences = &reading.spans.sentences;
    let index = sentences.partition_point(|s| s.tokens.end <= at);
    let own = sentences.get(index)?;
    let before = index.checked_sub(1).and_then(|i| sentences.get(i));
    let first = |tokens: Range<usize>| {
        reading
            .terms_in(tokens, Lex::Actor)
            .filter_map(|t| reading.actor(t))
            .find(|row| !row.generic)
    };
    first(own.tokens.start..at).or_else(|| first(before?.tokens.clone()))
}

/// A person named before a token whose post is the one meant.
pub fn introduced<'a>(
    reading: &Reading<'a>,
    before: usize,
    matches: &impl Fn(&str) -> bool,
) -> Option<&'a ReportPerson> {
    let limit = reading.span(before..before + 1).start;
    reading
        .spans
        .persons
        .iter()
        .rev()
        .filter(|m| m.span.end <= limit)
        .filter_map(|m| reading.spans.people.get(m.person))
        .find(|p| {
            p.role.as_deref().is_some_and(|role| {
                // "the governor" is no shadow governor, former governor or governor's son.
                let other = words_of(role)
                    .iter()
                    .any(|w| ["shadow", "former", "ex", "late", "slain"].contains(&w.as_str()));
                matches(role) && !other
            })
        })
}

/// The body named last before a token that "the ministry", "the group" or "the military" can be.
pub fn body_before(reading: &Reading<'_>, before: usize, words: &[String]) -> Option<Speaker> {
    let noun = words.last()?;
    let fits = |kind: ActorKind, name: &str, speaker: SpeakerKind| match noun.as_str() {
        "group" | "movement" | "organization" | "organisation" | "outfit" | "affiliate"
        | "faction" | "branch" => kind == ActorKind::ArmedGroup,
        "military" => {
            speaker == SpeakerKind::Military
                && matches!(kind, ActorKind::State | ActorKind::Foreign)
        }
        "command" | "mission" | "alliance" | "coalition" | "headquarters" => {
            speaker == SpeakerKind::Military && kind == ActorKind::Foreign
        }
        "agency" | "service" | "directorate" => words_of(name).iter().any(|w| {
            w == noun
                || ["intelligence", "directorate", "nds", "service", "agency"].contains(&w.as_str())
        }),
        "statement" | "announcement" | "release" | "communique" | "side" => false,
        noun => words_of(name).iter().any(|w| w == noun),
    };
    let terms: Vec<_> = reading.terms_in(0..before, Lex::Actor).collect();
    let row = terms
        .iter()
        .rev()
        .filter_map(|t| reading.actor(t).map(|row| (row, *t)))
        .find(|(row, term)| {
            !row.generic
                && (fits(row.kind, &row.name, row.speaker)
                    || fits(row.kind, &reading.words(term.tokens.clone()), row.speaker))
        })
        .map(|(row, _)| row)?;
    Some(Speaker {
        name: row.name.clone(),
        role: None,
        kind: row.speaker,
        via: None,
        said_on: None,
        body: reading.lexicon.actor_lineage(&row.id),
    })
}

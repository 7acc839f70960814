//! Posts that a verb or a plain noun tells of: "who governs the province", "speaking for the ministry".

use super::persons::Context;
use super::posts::{LONGEST, Post, ends_apposition, squeezed};
use crate::model::annotation::Lex;
use crate::model::{Span, SpeakerKind};

/// The post that a verb tells of: "who governs the province", "speaking for the ministry".
pub fn by_verb(context: &Context<'_>, first: usize, end: usize) -> Option<Post> {
    let tokens = context.tokens;
    let word = |at: usize| {
        tokens
            .get(at)
            .filter(|_| at < end)
            .map_or("", |t| t.lower.as_str())
    };
    let (noun, from) = match (word(first), word(first + 1)) {
        ("speaks" | "speaking" | "spoke", "for") => ("spokesperson for", first + 2),
        ("governs" | "governed" | "governing", _) => ("governor of", first + 1),
        ("heads" | "headed" | "heading", _) => ("head of", first + 1),
        ("leads" | "led" | "leading", _) => ("leader of", first + 1),
        ("commands" | "commanded" | "commanding", _) => ("commander of", first + 1),
        ("represents" | "represented" | "representing", _) => ("representative of", first + 1),
        _ => return None,
    };
    let mut stop = from;
    while stop < end && stop < from + LONGEST && !ends_apposition(context, stop) {
        stop += 1;
    }
    let inside = |lex: Lex| {
        context
            .terms
            .iter()
            .filter(move |t| t.lex == lex && from <= t.tokens.start && t.tokens.end <= stop)
    };
    let lexicon = context.lexicon;
    let named = inside(Lex::Actor)
        .filter_map(|t| lexicon.actors.rows.get(t.row))
        .find(|row| !row.generic);
    let role = inside(Lex::Role).find_map(|t| lexicon.roles.rows.get(t.row));
    let placed = context.places.iter().any(|p| {
        tokens
            .get(from)
            .is_some_and(|t| p.span.start >= t.span.start)
            && tokens
                .get(stop - 1)
                .is_some_and(|t| p.span.end <= t.span.end)
    });
    let body = match (named, noun) {
        (Some(row), _) => Some(row.id.clone()),
        (None, "governor of") => Some("provincial-government".to_owned()),
        (None, _) => role.and_then(|r| r.body.clone()),
    };
    let bodily = (from..stop).any(|t| {
        matches!(
            tokens[t].lower.as_str(),
            "province"
                | "district"
                | "council"
                | "city"
                | "country"
                | "government"
                | "corps"
                | "army"
                | "police"
                | "force"
                | "forces"
                | "group"
                | "branch"
                | "wing"
                | "affiliate"
                | "troops"
                | "department"
                | "mission"
                | "men"
                | "fighters"
                | "movement"
        )
    });
    if from >= stop || body.is_none() && !placed && !bodily {
        return None;
    }
    let kind = named
        .map(|row| row.speaker)
        .or_else(|| role.and_then(|r| r.speaker))
        .or(match noun {
            "governor of" | "head of" => Some(SpeakerKind::Official),
            _ => None,
        });
    let span = Span::new(tokens[from].span.start, tokens[stop - 1].span.end);
    Some(Post {
        words: format!("{noun} {}", squeezed(span.of(context.text))),
        kind,
        body: body.map_or_else(Vec::new, |id| lexicon.actor_lineage(&id)),
    })
}

/// "an old man", "displaced from the village": one of the people.
pub fn plain(context: &Context<'_>, from: usize, to: usize) -> Option<Post> {
    let tokens = context.tokens.get(from..to)?;
    let first = tokens.first()?;
    let ordinary = matches!(
        first.lower.as_str(),
        "displaced" | "originally" | "formerly"
    ) || tokens.iter().any(|t| {
        matches!(
            t.lower.as_str(),
            "man"
                | "woman"
                | "boy"
                | "girl"
                | "displaced"
                | "shopkeeper"
                | "tailor"
                | "housewife"
                | "year-old"
                | "widow"
                | "survivor"
        )
    });
    let civilian = context
        .terms
        .iter()
        .filter(|t| t.lex == Lex::People && from <= t.tokens.start && t.tokens.end <= to)
        .filter_map(|t| context.lexicon.people.rows.get(t.row))
        .any(|row| row.civilian == Some(true));
    if !(ordinary || civilian)
        || tokens.len() > 10
        || tokens.iter().any(|t| t.capital && t.lower == "the")
    {
        return None;
    }
    let span = Span::new(first.span.start, tokens.last()?.span.end);
    Some(Post {
        words: squeezed(span.of(context.text)),
        kind: Some(SpeakerKind::Resident),
        body: Vec::new(),
    })
}

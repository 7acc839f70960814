//! What a person is: the post or description beside the name.

use super::persons::Context;
use crate::model::Span;
use crate::model::SpeakerKind;
use crate::model::annotation::{Lex, Sentence};

/// An apposition or a post before a name is at most this many tokens long.
const LONGEST: usize = 22;

/// After "who" a post is named within this many tokens.
const SOON: usize = 4;

/// A post with what it tells of its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The words: "Jowzjan provincial police chief".
    pub words: String,
    /// What sort of voice its holder is.
    pub kind: Option<SpeakerKind>,
    /// Lexicon ids of the body that the holder belongs to or speaks for.
    pub body: Vec<String>,
}

/// The post beside a name that takes up the tokens `from..to`: in an apposition after it, before it
/// ("spokesman X"), or after "who is".
pub fn post_of(context: &Context<'_>, sentence: &Sentence, from: usize, to: usize) -> Option<Post> {
    after(context, sentence, to).or_else(|| before(context, sentence, from))
}

fn after(context: &Context<'_>, sentence: &Sentence, to: usize) -> Option<Post> {
    let tokens = context.tokens;
    let end = sentence.tokens.end;
    let lower = |at: usize| {
        tokens
            .get(at)
            .filter(|_| at < end)
            .map(|t| t.lower.as_str())
    };
    let start = match lower(to)? {
        "," | "(" | "-" => to + 1,
        "who" | "is" | "was" => to,
        _ => return None,
    };
    let mut stop = start;
    while stop < end && stop < start + LONGEST && !ends_apposition(context, stop) {
        stop += 1;
    }
    let mut first = start;
    while first < stop
        && matches!(
            tokens[first].lower.as_str(),
            "who"
                | "is"
                | "was"
                | "a"
                | "an"
                | "the"
                | "its"
                | "their"
                | "which"
                | "also"
                | "himself"
        )
    {
        first += 1;
    }
    // "who fled the district with his son": what the person did, no post.
    let named_soon = context.terms.iter().any(|t| {
        matches!(t.lex, Lex::Role | Lex::People | Lex::Actor)
            && (first..first + SOON).contains(&t.tokens.start)
    });
    let did = lower(start) == Some("who") && !matches!(lower(start + 1), Some("is" | "was"));
    if did && !named_soon {
        return None;
    }
    read(context, first, stop)
}

/// An apposition ends with a comma or bracket, or where the sentence's verb of saying begins.
fn ends_apposition(context: &Context<'_>, at: usize) -> bool {
    let mark = matches!(
        context.tokens[at].lower.as_str(),
        "," | ")" | ";" | ":" | "." | "\"" | "and" | "but" | "whom" | "whose" | "that"
    );
    mark || context
        .terms
        .iter()
        .any(|t| matches!(t.lex, Lex::Speech | Lex::Trigger) && t.tokens.start == at)
}

fn before(context: &Context<'_>, sentence: &Sentence, from: usize) -> Option<Post> {
    let tokens = context.tokens;
    let mut start = from;
    // "The spokesman, Zabihullah Amani": the post, a comma, the name.
    if start > sentence.tokens.start && tokens[start - 1].lower == "," {
        let role_ends = context
            .terms
            .iter()
            .any(|t| t.lex == Lex::Role && t.tokens.end == start - 1);
        if !role_ends {
            return None;
        }
        start -= 1;
    }
    let stop = start;
    while start > sentence.tokens.start && stop - start < LONGEST && belongs(context, start - 1) {
        start -= 1;
    }
    while start < stop
        && matches!(
            tokens[start].lower.as_str(),
            "the" | "of" | "for" | "a" | "an" | "'s" | "'" | "its" | "-"
        )
    {
        start += 1;
    }
    read(context, start, stop)
}

/// Words that a post before a name is made of.
fn belongs(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens[at];
    let small = matches!(
        token.lower.as_str(),
        "of" | "for"
            | "the"
            | "provincial"
            | "deputy"
            | "former"
            | "senior"
            | "local"
            | "acting"
            | "district"
            | "chief"
            | "top"
            | "new"
            | "-"
            | "'s"
            | "'"
            | "then"
            | "regional"
            | "central"
            | "army"
            | "navy"
            | "marine"
            | "air"
            | "force"
            | "military"
            | "security"
            | "government"
            | "an"
            | "a"
            | "prominent"
            | "province"
            | "police"
            | "s"
    );
    let termed = context.terms.iter().any(|t| {
        t.tokens.contains(&at)
            && matches!(
                t.lex,
                Lex::Role | Lex::Actor | Lex::Nationality | Lex::Title | Lex::People | Lex::Outlet
            )
    });
    small || termed || context.places.iter().any(|p| p.span.overlaps(token.span))
}

/// Reads the tokens `from..to` as a post; `None` where they hold neither a post nor a class of
/// people that may be one.
pub fn read(context: &Context<'_>, from: usize, to: usize) -> Option<Post> {
    if from >= to {
        return None;
    }
    let inside = |lex: Lex| {
        context
            .terms
            .iter()
            .filter(move |t| t.lex == lex && from <= t.tokens.start && t.tokens.end <= to)
    };
    let lexicon = context.lexicon;
    let role = inside(Lex::Role).find_map(|t| lexicon.roles.rows.get(t.row));
    let post = inside(Lex::People)
        .filter_map(|t| lexicon.people.rows.get(t.row))
        .find(|row| row.post);
    if role.is_none() && post.is_none() {
        return None;
    }
    let actor = inside(Lex::Actor)
        .filter_map(|t| lexicon.actors.rows.get(t.row))
        .find(|row| !row.generic);
    let body_id = role
        .and_then(|r| r.body.clone())
        .filter(|_| actor.is_none())
        .or_else(|| actor.map(|a| a.id.clone()));
    let own = role.and_then(|r| r.speaker);
    let of_body = actor.map(|a| a.speaker);
    let speaks_for = role.is_some_and(|r| r.speaks_for);
    let kind = if speaks_for {
        of_body.or(own)
    } else {
        own.or(of_body)
    };
    let span = Span::new(
        context.tokens[from].span.start,
        context.tokens[to - 1].span.end,
    );
    Some(Post {
        words: span
            .of(context.text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        kind,
        body: body_id.map_or_else(Vec::new, |id| lexicon.actor_lineage(&id)),
    })
}

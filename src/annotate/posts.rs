//! What a person is: the post or description beside the name.

use super::persons::Context;
use super::posts_by_verb::{by_verb, plain};
use crate::model::Span;
use crate::model::SpeakerKind;
use crate::model::annotation::{Lex, Sentence};

/// An apposition or a post before a name is at most this many tokens long.
pub const LONGEST: usize = 22;

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
        "," | "(" => to + 1,
        "-" if lower(to + 1).is_some() && tokens[to].span.end < tokens[to + 1].span.start => to + 1,
        "who" | "is" | "was" | "as" => to,
        _ => return None,
    };
    let mut first = start;
    while first < end && skipped(context, first) {
        first += 1;
    }
    if let Some(post) = by_verb(context, first, end) {
        return Some(post);
    }
    // "who fled the town": what he did is no post.
    let relative = (start..first).any(|t| tokens[t].lower == "who");
    let is = (start..first).any(|t| matches!(tokens[t].lower.as_str(), "is" | "was" | "as"));
    if relative && !is {
        return None;
    }
    let mut stop = first;
    while stop < end && stop < start + LONGEST && !ends_apposition(context, stop) {
        stop += 1;
    }
    // "According to X, one man was killed": what is said begins behind the name.
    let says =
        (first..stop).any(|t| matches!(tokens[t].lower.as_str(), "was" | "were" | "had" | "have"));
    if says && !relative {
        return None;
    }
    read(context, first, stop).or_else(|| plain(context, first, stop))
}

/// Small words before a post.
fn skipped(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens[at];
    let small = matches!(
        token.lower.as_str(),
        "who"
            | "is"
            | "was"
            | "as"
            | "a"
            | "an"
            | "the"
            | "its"
            | "their"
            | "which"
            | "also"
            | "himself"
            | "herself"
            | "currently"
    );
    // "IS" is a group.
    small && !(token.capital && matches!(token.lower.as_str(), "is" | "as" | "its"))
}

/// Words with single spaces.
pub fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An apposition ends with a comma or bracket, or where the sentence's verb of saying begins.
pub fn ends_apposition(context: &Context<'_>, at: usize) -> bool {
    let mark = matches!(
        context.tokens[at].lower.as_str(),
        "," | "("
            | ")"
            | ";"
            | ":"
            | "."
            | "\""
            | "and"
            | "but"
            | "who"
            | "whom"
            | "whose"
            | "that"
            | "which"
    );
    let begins = || context.terms_from(at, at + 1).iter();
    mark || begins().any(|t| matches!(t.lex, Lex::Speech | Lex::Trigger))
}

fn before(context: &Context<'_>, sentence: &Sentence, from: usize) -> Option<Post> {
    let tokens = context.tokens;
    let mut start = from;
    // Titles between the post and the name: "the governor, Mr X".
    let titled =
        |at: usize| context.terms_over(at).any(|t| t.lex == Lex::Title) || tokens[at].lower == ".";
    let mut comma = start;
    while comma > sentence.tokens.start && titled(comma - 1) {
        comma -= 1;
    }
    // "The spokesman, Zabihullah Amani": the post, a comma, the name.
    if comma > sentence.tokens.start && tokens[comma - 1].lower == "," {
        let role_ends = (comma > 1)
            && context
                .terms_over(comma - 2)
                .any(|t| t.lex == Lex::Role && t.tokens.end == comma - 1);
        let posted = role_ends || ends_post(context, sentence, comma - 1);
        if posted {
            start = comma - 1;
        } else if start == comma {
            return None;
        }
    }
    let stop = start;
    while start > sentence.tokens.start && stop - start < LONGEST && belongs(context, start - 1) {
        start -= 1;
    }
    while start < stop
        && matches!(
            tokens[start].lower.as_str(),
            "the" | "of" | "for" | "a" | "an" | "'s" | "'" | "its" | "-" | "their" | "his" | "."
        )
    {
        start += 1;
    }
    read(context, start, stop)
}

/// Whether the words before a comma are a post with what it is of: "the spokesman of the provincial government".
fn ends_post(context: &Context<'_>, sentence: &Sentence, comma: usize) -> bool {
    let mut start = comma;
    while start > sentence.tokens.start && comma - start < LONGEST && belongs(context, start - 1) {
        start -= 1;
    }
    let terms = context.terms_from(start, comma);
    let first = terms
        .iter()
        .find(|t| t.lex == Lex::Role && t.tokens.end < comma);
    first.is_some_and(|role| {
        matches!(
            context
                .tokens
                .get(role.tokens.end)
                .map(|t| t.lower.as_str()),
            Some("of" | "for" | "in")
        ) && sentence.tokens.start + 1 >= start
    })
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
    let termed = || {
        context.terms_over(at).any(|t| {
            matches!(
                t.lex,
                Lex::Role | Lex::Actor | Lex::Nationality | Lex::Title | Lex::People | Lex::Outlet
            )
        })
    };
    let hyphen =
        token.lower == "-" && at > 0 && context.tokens[at - 1].span.end == token.span.start;
    small || hyphen || termed() || context.is_in_place(token)
}

/// Reads the tokens `from..to` as a post; `None` where they hold neither a post nor a class of
/// people that may be one.
pub fn read(context: &Context<'_>, from: usize, to: usize) -> Option<Post> {
    if from >= to {
        return None;
    }
    let inside = |lex: Lex| {
        let terms = context.terms_from(from, to).iter();
        terms.filter(move |t| t.lex == lex && t.tokens.end <= to)
    };
    let lexicon = context.lexicon;
    let role = inside(Lex::Role).find_map(|t| lexicon.roles.rows.get(t.row));
    let post = inside(Lex::People)
        .filter_map(|t| lexicon.people.rows.get(t.row))
        .find(|row| row.post);
    if role.is_none() && post.is_none() {
        return None;
    }
    let own = role.and_then(|r| r.speaker);
    // An analyst of a group or a resident of its stronghold is not of it.
    let outside = matches!(
        own,
        Some(SpeakerKind::Analyst | SpeakerKind::Resident | SpeakerKind::Medical)
    );
    let actor = inside(Lex::Actor)
        .filter_map(|t| lexicon.actors.rows.get(t.row))
        .find(|row| !row.generic && !outside);
    let body_id = role
        .and_then(|r| r.body.clone())
        .filter(|_| actor.is_none())
        .or_else(|| actor.map(|a| a.id.clone()));
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
        words: squeezed(span.of(context.text)),
        kind,
        body: body_id.map_or_else(Vec::new, |id| lexicon.actor_lineage(&id)),
    })
}

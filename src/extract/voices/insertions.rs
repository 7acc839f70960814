//! What is put in between whoever speaks and the verb of saying: asides, relative clauses.

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::asides;
use crate::extract::voices::sayers::is_verb;
use crate::extract::voices::speakers::{self};
use crate::model::annotation::Term;
use std::ops::Range;

/// An aside between subject and verb is at most this many tokens long.
const LONGEST_ASIDE: usize = 40;

pub const RELATIVES: &[&str] = &["who", "which", "whose", "whom"];

/// The relative pronoun whose clause holds a token, with nothing but that clause between.
pub fn relative_start(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let from = sentence.start.max(at.saturating_sub(LONGEST_ASIDE));
    let open = (from..=at)
        .rev()
        .take_while(|&t| !reading.is(t, &[",", ";", ":", "\"", "but", "that", "because"]))
        .find(|&t| reading.is(t, RELATIVES))?;
    let before = open.checked_sub(1)?;
    (before >= sentence.start && ends_noun(reading, before)).then_some(open)
}

/// Whether a noun phrase may end at a token.
pub fn ends_noun(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    slot.person.is_some()
        || slot.role.is_some()
        || slot.actor.is_some()
        || slot.outlet.is_some()
        || slot.people.is_some()
        || slot.location.is_some()
        // A seat or another name: "the governor of Helmand, X, said".
        || reading.token(at).is_some_and(|t| t.word && t.capital)
        || reading.is(
            at,
            &[
                ")",
                "he",
                "she",
                "it",
                "they",
                "them",
                "those",
                "man",
                "woman",
                "side",
                "ministry",
                "statement",
                "province",
                "district",
                "area",
                "city",
                "village",
                "region",
                "country",
                "capital",
                "town",
                "south",
                "north",
                "east",
                "west",
                "council",
                "parliament",
                "assembly",
                "court",
                "hospital",
                "force",
                "forces",
            ],
        )
        || speakers::is_body_noun(reading, at)
}

/// Where the aside opens that a comma, bracket or dash at `close` ends: an apposition, a relative clause, a
/// remark without a verb.
pub fn aside_open(reading: &Reading<'_>, close: usize, sentence: &Range<usize>) -> Option<usize> {
    let opens: &[&str] = match reading.word(close) {
        ")" => &["("],
        "," => &[","],
        _ => &["-", "–", "—"],
    };
    let from = sentence.start.max(close.saturating_sub(LONGEST_ASIDE));
    let mut verb = false;
    let mut name_opens = None;
    for at in (from..close).rev() {
        let mark = reading.is(at, &["\""]);
        if mark && name_opens.is_none_or(|open| open < at) && at + 1 < close {
            name_opens = asides::quoted_name(reading, at, from);
        }
        let within = name_opens.is_some_and(|open| open <= at);
        if reading.is(at, &[";", ":"]) || mark && !within && !reading.is(close, &[")"]) {
            return None;
        }
        if !reading.is(at, opens) || reading.is(at, &["-"]) && !clauses::is_boundary(reading, at) {
            verb |= is_verb(reading, at);
            continue;
        }
        if reading.is(at, &["("]) {
            return Some(at);
        }
        let before = at.checked_sub(1).filter(|&b| b >= sentence.start)?;
        let relative = reading.is(
            at + 1,
            &[
                "who", "which", "whose", "whom", "where", "also", "himself", "herself", "known",
                "speaking", "citing", "quoting",
            ],
        );
        if ends_noun(reading, before) && (relative || !verb) && at + 1 < close {
            return Some(at);
        }
    }
    None
}

/// "Three soldiers were released by the Taliban": people, and no statement.
pub fn sets_free(reading: &Reading<'_>, term: &Term, sentence: &Range<usize>) -> bool {
    const PAPERS: &[&str] = &[
        "statement",
        "report",
        "figures",
        "data",
        "list",
        "video",
        "footage",
        "picture",
        "photo",
        "photos",
        "pictures",
        "recording",
        "message",
        "tape",
        "audio",
        "findings",
        "statistics",
    ];
    let verb = term.tokens.start;
    reading.is(verb, &["released", "issued"])
        && verb > sentence.start
        && reading.is(verb - 1, &["was", "were", "been", "being"])
        && !(sentence.start..verb).any(|t| reading.is(t, PAPERS))
}

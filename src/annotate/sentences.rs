//! Paragraphs and sentences, and which of them are the outlet's reporting.

use std::collections::HashSet;

use crate::model::Span;
use crate::model::annotation::{Section, Sentence, Token};

use super::furniture;

/// What has more tokens without an end is no prose (tables, code, lists of names) and is cut: the rules look at a word in
/// its sentence, and so take the square of its length.
const LONGEST_SENTENCE: usize = 250;

/// Words that begin a sentence and no name: "at 10:30 p.m. Within minutes", but "at 10:30 p.m. Saturday".
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "in",
    "it",
    "he",
    "she",
    "they",
    "we",
    "but",
    "this",
    "that",
    "these",
    "those",
    "on",
    "at",
    "by",
    "within",
    "when",
    "while",
    "after",
    "before",
    "during",
    "since",
    "as",
    "if",
    "although",
    "though",
    "despite",
    "until",
    "there",
    "then",
    "now",
    "later",
    "earlier",
    "meanwhile",
    "separately",
    "elsewhere",
    "according",
    "however",
    "his",
    "her",
    "its",
    "their",
    "some",
    "several",
    "many",
    "most",
    "more",
    "both",
    "no",
    "nobody",
    "none",
    "nearly",
    "about",
    "around",
    "also",
    "another",
    "what",
    "who",
    "how",
    "why",
    "so",
    "and",
    "for",
    "with",
    "from",
    "under",
    "inside",
    "outside",
    "only",
    "still",
    "yet",
];

/// Abbreviations after which a full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "gen", "col", "lt", "maj", "sgt", "capt", "brig", "cmdr", "adm",
    "lieut", "cpl", "pvt", "sen", "rep", "gov", "pres", "prof", "rev", "st", "mt", "no", "nos",
    "vs", "etc", "inc", "ltd", "co", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri",
    "approx", "dept", "est", "al", "messrs", "sr", "jr", "ft", "km", "eng", "hon",
];

/// A headline has at most this many words.
const HEADING_WORDS: usize = 22;

/// Shorter lines are not wrapped prose: a line break after them ends a paragraph.
const WRAP_COLUMN: usize = 60;

/// A text with a longer line than this is not wrapped: each of its lines is a paragraph.
const LONGEST_WRAPPED: usize = 120;

/// Splits a text into sentences, in order; every token belongs to exactly one.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    sentences_as(text, tokens, is_wrapped(text))
}

/// Whether the lines of a text are so short that breaks between them may be those of a wrapped text.
pub fn is_wrapped(text: &str) -> bool {
    text.lines().all(|line| {
        line.len() <= LONGEST_WRAPPED || !line.is_ascii() && line.chars().count() <= LONGEST_WRAPPED
    })
}

/// [`sentences`] of a part of a text that is known to be wrapped, or not to be.
pub fn sentences_as(text: &str, tokens: &[Token], wrapped: bool) -> Vec<Sentence> {
    let mut result = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let paragraphs = paragraphs(text, tokens, wrapped);
    // The beginnings of captions: the same words without the credit are a caption too.
    let captions: HashSet<String> = paragraphs
        .iter()
        .filter(|p| p.furniture)
        .map(|p| key(p.words))
        .collect();
    for (number, paragraph) in paragraphs.into_iter().enumerate() {
        let Paragraph {
            from,
            to,
            words,
            furniture,
        } = paragraph;
        let mut again = || {
            let key = key(words);
            captions.contains(&key) || is_repeated(key, &mut seen)
        };
        let section = if furniture || again() {
            Section::Furniture
        } else if is_heading(tokens, from, to) {
            Section::Heading
        } else {
            Section::Body
        };
        split(text, tokens, from, to, |first, last| {
            for first in (first..last).step_by(LONGEST_SENTENCE) {
                let last = last.min(first + LONGEST_SENTENCE);
                result.push(Sentence {
                    span: Span::new(tokens[first].span.start, tokens[last - 1].span.end),
                    tokens: first..last,
                    paragraph: number,
                    section,
                    reference: None,
                });
            }
        });
    }
    result
}

/// A paragraph's tokens, its words, and whether they are no reporting.
struct Paragraph<'t> {
    from: usize,
    to: usize,
    words: &'t str,
    furniture: bool,
}

fn paragraphs<'t>(text: &'t str, tokens: &[Token], wrapped: bool) -> Vec<Paragraph<'t>> {
    let mut result = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let to = paragraph_end(text, tokens, from, wrapped);
        let words = Span::new(tokens[from].span.start, tokens[to - 1].span.end).of(text);
        result.push(Paragraph {
            from,
            to,
            words,
            furniture: furniture::is_furniture(words),
        });
        from = to;
    }
    result
}

/// A caption or teaser often repeats the paragraph that it was taken from, or stands twice.
fn is_repeated(key: String, seen: &mut HashSet<String>) -> bool {
    key.chars().count() > 20 && !seen.insert(key)
}

/// The first words of a paragraph without marks and spaces.
fn key(words: &str) -> String {
    if words.is_ascii() {
        // The same, a byte a letter.
        let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0x0b;
        let all = words
            .as_bytes()
            .split(blank)
            .filter(|word| !word.is_empty());
        let letters = all.take(HEADING_WORDS).flatten();
        let letters = letters.filter(|byte| byte.is_ascii_alphanumeric());
        return letters
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
    }
    words
        .split_whitespace()
        .take(HEADING_WORDS)
        .flat_map(|w| w.chars().filter(|c| c.is_alphanumeric()))
        .collect::<String>()
        .to_lowercase()
}

fn is_heading(tokens: &[Token], from: usize, to: usize) -> bool {
    let words = tokens[from..to].iter().filter(|t| t.word).count();
    let last = &tokens[to - 1].lower;
    let ends = matches!(
        last.as_str(),
        "." | "!" | "\"" | ":" | ";" | "," | "…" | "'"
    );
    words <= HEADING_WORDS && !ends
}

/// The first token of the next paragraph. A blank line always ends one; a single line break does
/// where the line before was not wrapped.
fn paragraph_end(text: &str, tokens: &[Token], from: usize, wrapped: bool) -> usize {
    let mut line_start = tokens[from].span.start;
    for at in from + 1..tokens.len() {
        let (before, here) = (&tokens[at - 1], &tokens[at]);
        let gap = Span::new(before.span.end, here.span.start).of(text);
        if matches!(gap, "" | " ") {
            continue;
        }
        let breaks = gap.matches('\n').count();
        if breaks == 0 {
            continue;
        }
        let line = Span::new(line_start, before.span.end).of(text);
        let finished = matches!(
            before.lower.as_str(),
            "." | "!" | "?" | "\"" | ":" | ")" | "]"
        );
        if breaks > 1 || !wrapped || finished || line.chars().count() < WRAP_COLUMN {
            return at;
        }
        line_start = here.span.start;
    }
    tokens.len()
}

fn split(text: &str, tokens: &[Token], from: usize, to: usize, mut push: impl FnMut(usize, usize)) {
    let mut first = from;
    let mut at = from;
    while at < to {
        if ends_sentence(text, tokens, at, to) {
            let mut end = at + 1;
            while end < to && is_closing(&tokens[end].lower) && touches(tokens, end) {
                end += 1;
            }
            push(first, end);
            first = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if first < to {
        push(first, to);
    }
}

fn touches(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].span.end == tokens[at].span.start
}

fn is_closing(lower: &str) -> bool {
    matches!(lower, "\"" | "'" | ")" | "]")
}

fn ends_sentence(text: &str, tokens: &[Token], at: usize, to: usize) -> bool {
    let token = &tokens[at];
    // Before the marks that close behind it are gone through, of which a text may have thousands in a row.
    if !matches!(token.lower.as_str(), "!" | "?") && !token.lower.ends_with('.') {
        return false;
    }
    let mut next = at + 1;
    while next < to && is_closing(&tokens[next].lower) && touches(tokens, next) {
        next += 1;
    }
    let Some(after) = tokens.get(next).filter(|_| next < to) else {
        return false;
    };
    let spaced = tokens[next - 1].span.end < after.span.start;
    let opens =
        after.capital || !after.word || after.lower.starts_with(|c: char| c.is_ascii_digit());
    match token.lower.as_str() {
        "!" | "?" => spaced && opens && next > at,
        "." => {
            let Some(before) = at.checked_sub(1).and_then(|b| tokens.get(b)) else {
                return false;
            };
            // "J. Smith", but not "the fighters of IS-K. They ...".
            let hyphened = at > 1 && touches(tokens, at - 1) && tokens[at - 2].lower == "-";
            let initial = before.capital && before.span.of(text).chars().count() == 1 && !hyphened;
            let abbreviation =
                touches(tokens, at) && ABBREVIATIONS.contains(&before.lower.as_str());
            spaced && opens && !initial && !abbreviation
        }
        // "U.S." and "p.m." may end a sentence: only before a word that plainly begins one.
        lower if lower.ends_with('.') && lower.len() > 1 => {
            spaced && after.capital && OPENERS.contains(&after.lower.as_str())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    fn split_up(text: &str) -> Vec<&str> {
        sentences(text, &tokenize(text))
            .iter()
            .map(|s| s.span.of(text))
            .collect()
    }

    #[test]
    fn abbreviations_and_quotes_do_not_split() {
        assert_eq!(
            split_up(
                "Gen. John Doe of the U.S. Army spoke. “It is over.” He left on Apr. 5, 2018."
            ),
            [
                "Gen. John Doe of the U.S. Army spoke.",
                "“It is over.”",
                "He left on Apr. 5, 2018."
            ]
        );
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "Police said that seven people had been hurt when the wall of the old\nmill fell on Monday.\nA second paragraph follows here.";
        assert_eq!(split_up(text).len(), 2);
    }

    #[test]
    fn headings_and_furniture_are_told_apart() {
        let text =
            "Roof falls on market\n\nA roof fell on Monday.\n\nSubscribe to our newsletter\n";
        let tokens = tokenize(text);
        let sections: Vec<Section> = sentences(text, &tokens).iter().map(|s| s.section).collect();
        assert_eq!(
            sections,
            [Section::Heading, Section::Body, Section::Furniture]
        );
    }

    #[test]
    fn what_never_ends_is_cut() {
        let text = "[".repeat(3 * LONGEST_SENTENCE / 2);
        let cut = split_up(&text);
        assert_eq!(cut.len(), 2);
        assert_eq!(cut.concat(), text);
    }
}

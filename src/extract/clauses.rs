//! Where clauses begin and end, and how a verb stands in its clause.

use std::ops::Range;

use super::reading::Reading;
use crate::lexicon::{SpeechKind, TriggerClass, WordForm};
use crate::model::annotation::Term;

/// Words that begin a clause of their own.
const STARTERS: &[&str] = &[
    "that", "which", "who", "whom", "whose", "where", "when", "while", "whilst", "whereas", "but",
    "because", "although", "though", "after", "before", "if", "unless", "until", "so", "as",
    "since", "whether",
];

const STOPS: &[&str] = &[";", ":", ".", "!", "?", "\"", "(", ")", "•", "–", "—"];

/// Forms of "be" and what stands for it in a passive.
const BE: &[&str] = &[
    "was", "were", "is", "are", "been", "be", "being", "got", "get", "am", "'re", "gets",
];

const HAVE: &[&str] = &["has", "have", "had", "having", "'ve"];

const MODALS: &[&str] = &[
    "will", "would", "could", "can", "may", "might", "shall", "should", "must", "'ll", "cannot",
];

/// Adverbs that stand between an auxiliary and its verb.
const BETWEEN: &[&str] = &[
    "also", "since", "then", "just", "now", "not", "n't", "already", "both", "all", "later",
    "long", "once", "again", "never", "ever", "only", "even", "still", "either", "too", "jointly",
    "together", "yet", "well", "itself",
];

/// Words before which an active verb has no object.
const PREPOSITIONS: &[&str] = &[
    "in",
    "at",
    "on",
    "near",
    "during",
    "by",
    "through",
    "from",
    "inside",
    "outside",
    "into",
    "within",
    "under",
    "over",
    "across",
    "along",
    "around",
    "throughout",
    "amid",
    "for",
    "with",
    "without",
    "to",
    "against",
    "of",
    "about",
    "between",
    "among",
    "beside",
    "toward",
    "towards",
    "off",
    "onto",
    "upon",
    "via",
];

/// Quoted words that stay part of their clause are at most this many.
const LONGEST_SCARE_QUOTE: usize = 4;

/// A dateline is at most this many tokens long.
const LONGEST_DATELINE: usize = 16;

/// How a trigger stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A noun.
    Noun,
    /// A finite active verb, or a participle with the sense of one.
    Active,
    /// A passive verb or a participle with that sense.
    Passive,
    /// An infinitive or a verb after a modal.
    Bare,
}

pub fn is_preposition(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, PREPOSITIONS)
}

pub fn is_modal(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, MODALS)
}

/// Whether a token begins or ends a clause.
pub fn is_boundary(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    if word == "\"" {
        return !is_scare_quote(reading, at);
    }
    if STOPS.contains(&word) {
        return true;
    }
    if word == "-" {
        return is_spaced_dash(reading, at);
    }
    if !STARTERS.contains(&word) {
        return false;
    }
    match word {
        // "as many as 70", "as well as", "such as": no clause.
        "as" => {
            !(reading.is(at + 1, &["many", "well", "much", "saying"])
                || reading.is(at.wrapping_sub(1), &["such", "well", "many", "much"])
                || reading.slot(at + 1).number.is_some()
                || reading.is(at + 1, &["a", "an", "the", "part"])
                    && reading.slot(at + 2).role.is_some())
        }
        // "since March": a date.
        "since" | "after" | "before" | "until" => reading.slot(at).date.is_none(),
        // "so far"
        "so" => !reading.is(at + 1, &["far", "called", "-"]),
        _ => true,
    }
}

/// A quotation mark around a word or three within a sentence parts nothing.
fn is_scare_quote(reading: &Reading<'_>, at: usize) -> bool {
    let short = |other: usize| {
        let (from, to) = (at.min(other) + 1, at.max(other));
        reading.is(other, &["\""]) && to - from <= LONGEST_SCARE_QUOTE && !(from..to).any(|t| reading.is(t, &[".", "!", "?", ","]))
    };
    let near = at.saturating_sub(LONGEST_SCARE_QUOTE + 1)..at + LONGEST_SCARE_QUOTE + 2;
    near.filter(|&t| t != at).any(short)
}

fn is_spaced_dash(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|b| reading.token(b)) else {
        return true;
    };
    let (Some(here), Some(after)) = (reading.token(at), reading.token(at + 1)) else {
        return true;
    };
    before.span.end < here.span.start && here.span.end < after.span.start
}

/// The sentence without the dateline or label that it begins with: "KABUL, April 7 (AFP) -", "UPDATE:".
pub fn without_dateline(reading: &Reading<'_>, sentence: &Range<usize>) -> Range<usize> {
    let capitals = |at: usize| {
        reading.token(at).is_some_and(|t| {
            let words = t.span.of(&reading.report.text);
            words.chars().count() > 2 && words.chars().all(char::is_uppercase)
        })
    };
    let labelled = capitals(sentence.start) || reading.is(sentence.start, &["update", "updated"]);
    if !labelled && !capitals(sentence.start + 1) {
        return sentence.clone();
    }
    for at in sentence.start + 1..sentence.end.min(sentence.start + LONGEST_DATELINE) {
        let dash = reading.is(at, &["-", "–", "—", "•"])
            && (is_spaced_dash(reading, at)
                || reading.is(at + 1, &["-"])
                || reading.is(at.wrapping_sub(1), &["-"]));
        if dash || reading.is(at, &[":"]) {
            let next = if reading.is(at + 1, &["-"]) {
                at + 2
            } else {
                at + 1
            };
            return next.min(sentence.end)..sentence.end;
        }
        let plain = reading.token(at).is_some_and(|t| t.word && !t.capital)
            && reading.slot(at).date.is_none()
            && reading.slot(at).location.is_none()
            && !reading.is(at, &["and", "of"]);
        if plain {
            break;
        }
    }
    sentence.clone()
}

/// Whether a verb of a happening, of saying, or an auxiliary stands at a token.
pub fn is_finite_verb(reading: &Reading<'_>, at: usize) -> bool {
    if reading.is(at, BE) || reading.is(at, HAVE) || is_modal(reading, at) {
        return true;
    }
    let starts = |t: &&Term| t.tokens.start == at;
    let trigger = reading
        .slot(at)
        .trigger
        .and_then(|t| reading.term(t))
        .filter(starts);
    let acts = trigger
        .and_then(|t| reading.trigger(t))
        .is_some_and(|(_, form)| {
            matches!(
                form,
                WordForm::Past | WordForm::Participle | WordForm::Phrase
            )
        });
    let speaks = reading
        .slot(at)
        .speech
        .and_then(|t| reading.term(t))
        .filter(starts)
        .and_then(|t| reading.speech(t))
        .is_some_and(|row| row.kind == SpeechKind::Verb);
    acts || speaks
}

/// Whether "and" (or a comma) at a token is followed by a clause with a subject and verb of its own, after
/// one that has had its verb.
pub fn joins_clauses(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let verb = (sentence.start..at)
        .rev()
        .take_while(|&t| !is_boundary(reading, t))
        .find(|&t| is_finite_verb(reading, t));
    // "said X and Y were killed": what is said has not had its verb yet.
    let says =
        verb.is_some_and(|v| reading.slot(v).speech.is_some() && reading.slot(v).trigger.is_none());
    if verb.is_none() || says {
        return false;
    }
    let mut subject = false;
    for t in at + 1..sentence.end.min(at + 16) {
        if is_boundary(reading, t) {
            return false;
        }
        let slot = reading.slot(t);
        if is_finite_verb(reading, t) {
            return subject;
        }
        subject |= slot.person.is_some()
            || slot.actor.is_some()
            || slot.people.is_some()
            || slot.number.is_some()
            || slot.role.is_some()
            || reading.is(
                t,
                &[
                    "he", "she", "they", "it", "who", "the", "its", "his", "their", "another",
                    "that",
                ],
            );
        if is_preposition(reading, t) && !reading.is(t, &["of", "for"]) && !subject {
            return false;
        }
    }
    false
}

/// The tokens of the clause around a token, within its sentence.
pub fn clause(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Range<usize> {
    let breaks = |t: usize| {
        is_boundary(reading, t)
            || (reading.is(t, &["and", ","]) && joins_clauses(reading, t, sentence))
    };
    let mut start = at;
    while start > sentence.start && !breaks(start - 1) {
        start -= 1;
    }
    let mut end = at + 1;
    while end < sentence.end && !breaks(end) {
        end += 1;
    }
    start..end
}

/// How a trigger stands in its clause.
pub fn use_of(reading: &Reading<'_>, term: &Term, class: TriggerClass, form: WordForm) -> Use {
    let start = term.tokens.start;
    let before = auxiliary(reading, start);
    let bare = matches!(before, Before::To | Before::Modal | Before::Did);
    match form {
        WordForm::Noun | WordForm::Nouns if bare && !is_to_place(reading, start) => Use::Bare,
        WordForm::Noun | WordForm::Nouns if is_gerund(reading, term) => Use::Active,
        WordForm::Noun | WordForm::Nouns => Use::Noun,
        WordForm::Base => Use::Bare,
        WordForm::Present => Use::Active,
        WordForm::Gerund if before == Before::Be && reading.is(term.tokens.end, &["by"]) => {
            Use::Passive
        }
        WordForm::Gerund => Use::Active,
        WordForm::Phrase => phrase_use(reading, term, before),
        WordForm::Past | WordForm::Participle => match before {
            Before::Be => Use::Passive,
            Before::Have => Use::Active,
            Before::To | Before::Modal | Before::Did => Use::Bare,
            Before::Nothing => {
                let transitive = !matches!(
                    class,
                    TriggerClass::Die
                        | TriggerClass::Submit
                        | TriggerClass::Fight
                        | TriggerClass::Flee
                        | TriggerClass::Lose
                );
                let next = term.tokens.end;
                let counted = reading.slot(next).number.is_some();
                let objectless = !counted && is_preposition(reading, next)
                    || is_boundary(reading, next)
                    || reading.is(next, &[",", "and"])
                    || reading.slot(next).date.is_some()
                    || reading.token(next).is_none();
                if form == WordForm::Participle || (transitive && objectless) {
                    Use::Passive
                } else {
                    Use::Active
                }
            }
        },
    }
}

/// "the road to battle": "to" before a noun with an article is a preposition.
fn is_to_place(reading: &Reading<'_>, start: usize) -> bool {
    reading.is(
        start.wrapping_sub(1),
        &["a", "an", "the", "this", "his", "their"],
    )
}

fn phrase_use(reading: &Reading<'_>, term: &Term, before: Before) -> Use {
    let passive = term.tokens.clone().any(|t| reading.is(t, BE))
        || term.tokens.clone().any(|t| reading.is(t, &["by"]));
    match before {
        Before::Be => Use::Passive,
        Before::To | Before::Modal if !passive => Use::Bare,
        _ if passive => Use::Passive,
        _ => Use::Active,
    }
}

/// "killing two men" is a verb, "the killing of two men" a noun.
fn is_gerund(reading: &Reading<'_>, term: &Term) -> bool {
    let last = term.tokens.end - 1;
    if !reading.word(last).ends_with("ing") {
        return false;
    }
    let slot = reading.slot(term.tokens.end);
    let object = slot.number.is_some()
        || slot.people.is_some()
        || slot.person.is_some()
        || reading.is(
            term.tokens.end,
            &[
                "a",
                "an",
                "the",
                "at",
                "him",
                "her",
                "them",
                "his",
                "their",
                "dozens",
                "several",
                "many",
                "civilians",
            ],
        );
    let before = term.tokens.start.wrapping_sub(1);
    let determined = reading.is(
        before,
        &[
            "the", "a", "an", "of", "'s", "this", "that", "his", "their", "for", "twin", "deadly",
        ],
    ) || reading.slot(before).nationality.is_some();
    object && !determined
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    Be,
    Have,
    Modal,
    Did,
    To,
}

/// The auxiliary that governs a verb: the nearest one before it with nothing but adverbs between.
fn auxiliary(reading: &Reading<'_>, verb: usize) -> Before {
    let mut at = verb;
    for _ in 0..5 {
        let Some(before) = at.checked_sub(1) else {
            return Before::Nothing;
        };
        at = before;
        let word = reading.word(at);
        if BE.contains(&word) {
            return Before::Be;
        }
        if HAVE.contains(&word) {
            return Before::Have;
        }
        if MODALS.contains(&word) {
            return Before::Modal;
        }
        match word {
            "did" | "do" | "does" | "didn't" => return Before::Did,
            "to" => return Before::To,
            _ if BETWEEN.contains(&word) || (word.ends_with("ly") && word.len() > 4) => {}
            _ => return Before::Nothing,
        }
    }
    Before::Nothing
}

/// The first token of a verb's group: its auxiliaries and adverbs belong to it.
pub fn group_start(reading: &Reading<'_>, verb: usize) -> usize {
    let mut at = verb;
    while at > 0 {
        let word = reading.word(at - 1);
        let belongs = BE.contains(&word)
            || HAVE.contains(&word)
            || MODALS.contains(&word)
            || BETWEEN.contains(&word)
            || matches!(
                word,
                "did"
                    | "to"
                    | "reportedly"
                    | "allegedly"
                    | "reported"
                    | "said"
                    | "believed"
                    | "known"
                    | "have"
            );
        if !belongs
            || (reading.slot(at - 1).speech.is_some()
                && !matches!(word, "reported" | "said" | "believed" | "known"))
        {
            break;
        }
        // "he said was killed" keeps "said" out unless "be" stands before it ("is said to have").
        if matches!(word, "reported" | "said" | "believed" | "known")
            && !reading.is(at.wrapping_sub(2), BE)
        {
            break;
        }
        at -= 1;
    }
    at
}

//! Where clauses begin and end, and how a verb stands in its clause.

use std::ops::Range;

use crate::extract::dashes;
use crate::extract::reading::{Fact, Reading};
use crate::lexicon::{SpeechKind, WordForm};
use crate::model::annotation::Term;

/// Words that begin a clause of their own.
const STARTERS: &[&str] = &[
    "that", "which", "who", "whom", "whose", "where", "when", "while", "whilst", "whereas", "but",
    "because", "although", "though", "after", "before", "if", "unless", "until", "so", "as",
    "since", "whether",
];

const STOPS: &[&str] = &[";", ":", ".", "!", "?", "\"", "(", ")", "•", "–", "—"];

/// Forms of "be" and what stands for it in a passive.
pub const BE: &[&str] = &[
    "was", "were", "is", "are", "been", "be", "being", "got", "get", "am", "'re", "gets",
];

pub const HAVE: &[&str] = &["has", "have", "had", "having", "'ve"];

pub const MODALS: &[&str] = &[
    "will", "would", "could", "can", "may", "might", "shall", "should", "must", "'ll", "cannot",
];

/// Adverbs that stand between an auxiliary and its verb.
pub const BETWEEN: &[&str] = &[
    "also", "since", "then", "just", "now", "not", "n't", "already", "both", "all", "later",
    "long", "once", "first", "earlier", "soon", "again", "never", "ever", "only", "even", "still",
    "either", "too", "jointly", "together", "yet", "well", "itself",
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

/// A quotation that is the subject of what follows is at most this many tokens long.
const LONGEST_QUOTED_SUBJECT: usize = 12;

pub fn is_preposition(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, PREPOSITIONS)
}

pub fn is_modal(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, MODALS)
}

/// "by night", "by mistake": how or when it was done, not by whom.
pub fn is_manner(reading: &Reading<'_>, by: usize) -> bool {
    reading.is(by, &["by"])
        && reading.is(
            by + 1,
            &[
                "night",
                "day",
                "daylight",
                "nightfall",
                "dawn",
                "mistake",
                "accident",
                "surprise",
                "force",
                "road",
                "land",
                "sea",
                "air",
                "foot",
                "phone",
                "hand",
            ],
        )
}

/// Whether a token begins or ends a clause.
pub fn is_boundary(reading: &Reading<'_>, at: usize) -> bool {
    reading.fact(at, Fact::Boundary, || bounds(reading, at))
}

fn bounds(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    if word == "\"" {
        return !is_scare_quote(reading, at) && !is_quoted_subject(reading, at);
    }
    if STOPS.contains(&word) {
        return !is_abbreviation_dot(reading, at);
    }
    if word == "-" {
        return dashes::is_spaced(reading, at);
    }
    if !STARTERS.contains(&word) {
        return false;
    }
    match word {
        // "as many as 70", "as well as", "such as": no clause.
        "as" => {
            // "with the army as partners", "as backup": no clause.
            const ROLES: &[&str] = &[
                "partners", "partner", "allies", "backup", "support", "advisers", "advisors",
                "escorts", "guides", "guards",
            ];
            !(reading.is(at + 1, &["many", "well", "much", "saying"])
                || reading.is(at + 1, ROLES)
                || reading.is(
                    at.wrapping_sub(1),
                    &["such", "well", "many", "much", "known", "nicknamed"],
                )
                || reading.slot(at + 1).number.is_some()
                || reading.is(at + 1, &["a", "an", "the", "part"])
                    && reading.slot(at + 2).role.is_some())
        }
        // "since March": a date; "has since risen": an adverb.
        "since"
            if reading.is(at.wrapping_sub(1), HAVE)
                && reading.is(
                    at + 1,
                    &[
                        "risen",
                        "climbed",
                        "grown",
                        "increased",
                        "died",
                        "been",
                        "reached",
                    ],
                ) =>
        {
            false
        }
        "since" | "after" | "before" | "until" => reading.slot(at).date.is_none(),
        // "so far"
        "so" => !reading.is(at + 1, &["far", "called", "-"]),
        _ => true,
    }
}

/// "Gen. X": the full stop of a title before a name ends nothing.
fn is_abbreviation_dot(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, &["."])
        && at > 0
        && reading.slot(at - 1).title.is_some()
        && reading.slot(at + 1).person.is_some()
}

/// A quotation mark around a word or three within a sentence parts nothing.
fn is_scare_quote(reading: &Reading<'_>, at: usize) -> bool {
    let short = |other: usize| {
        let (from, to) = (at.min(other) + 1, at.max(other));
        reading.is(other, &["\""])
            && to - from <= LONGEST_SCARE_QUOTE
            && !(from..to).any(|t| reading.is(t, &[".", "!", "?", ","]))
    };
    let near = at.saturating_sub(LONGEST_SCARE_QUOTE + 1)..at + LONGEST_SCARE_QUOTE + 2;
    near.filter(|&t| t != at).any(short)
}

/// '"four bomb-makers who resisted" had been killed': a quotation right before an auxiliary is its subject.
fn is_quoted_subject(reading: &Reading<'_>, at: usize) -> bool {
    let quote = |t: &usize| reading.is(*t, &["\""]);
    let closes = |t: usize| reading.is(t + 1, BE) || reading.is(t + 1, HAVE);
    let inner = |from: usize, to: usize| {
        from < to
            && to - from <= LONGEST_QUOTED_SUBJECT
            && !(from..to).any(|t| reading.is(t, &[".", "!", "?", ",", ";"]))
    };
    let near = at.saturating_sub(LONGEST_QUOTED_SUBJECT)..at;
    if closes(at) {
        return near
            .rev()
            .find(quote)
            .is_some_and(|open| inner(open + 1, at));
    }
    (at + 1..at + LONGEST_QUOTED_SUBJECT)
        .find(quote)
        .is_some_and(|close| closes(close) && inner(at + 1, close))
}

/// Whether a verb of a happening, of saying, or an auxiliary stands at a token.
pub fn is_finite_verb(reading: &Reading<'_>, at: usize) -> bool {
    reading.fact(at, Fact::FiniteVerb, || is_verb(reading, at))
}

fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
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
    // "three suspects": people, though the word is a verb too.
    let people = reading.slot(at).people.is_some()
        && at.checked_sub(1).is_some_and(|before| {
            reading.slot(before).number.is_some()
                || reading.is(before, &["the", "of", "other", "two", "these"])
        });
    // "the city's feared police chief".
    let adjective = reading.word(at).ends_with("ed")
        && at.checked_sub(1).is_some_and(|before| {
            reading.is(
                before,
                &["the", "a", "an", "'s", "’s", "his", "their", "its"],
            )
        });
    acts || speaks && !people && !adjective
}

/// A verb in the past that no lexicon has, right behind the people who do it: "fighters stopped a bus".
pub fn is_plain_past(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let irregular = matches!(
        word,
        "stopped"
            | "fled"
            | "came"
            | "went"
            | "saw"
            | "took"
            | "ran"
            | "made"
            | "met"
            | "left"
            | "drove"
            | "broke"
            | "got"
            | "began"
            | "held"
            | "put"
            | "sent"
            | "brought"
    );
    let plain = reading.token(at).is_some_and(|t| t.word && !t.capital);
    let before = reading.slot(at.wrapping_sub(1));
    plain
        && (irregular || word.ends_with("ed") && word.len() > 4)
        && (before.person.is_some()
            || before.actor.is_some()
            || before.people.is_some()
            || reading.is(at.wrapping_sub(1), &["he", "she", "they", "it", "who"]))
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
        let slot = reading.slot(t);
        // "between 36 (one source) and 62 people"
        if slot.number.is_some() {
            subject = true;
            continue;
        }
        if is_boundary(reading, t) && reading.slot(t - 1).number.is_none() {
            return false;
        }
        if is_finite_verb(reading, t) {
            // "killed X and his son in Y, police said": the verb is the speaker's.
            let said = slot.speech.is_some()
                && slot.trigger.is_none()
                && (at + 1..t).any(|c| reading.is(c, &[","]));
            return subject && !said;
        }
        // "past the Americans and the guards and blew himself up": the verb has an earlier subject.
        if reading.is(t, &["and"]) && is_finite_verb(reading, t + 1) {
            return false;
        }
        // "in X, the capital of Y, leaving four dead": what follows hangs on the clause before.
        if reading.is(t, &[","])
            && reading.is(t + 1, &["leaving", "killing", "wounding", "injuring"])
        {
            return false;
        }
        if reading.is(t, &[","]) && reading.is(t + 1, &["he", "she", "they", "it", "we", "i"]) {
            return false;
        }
        // "and a drone strike in B killed four".
        let means = slot
            .trigger
            .and_then(|term| reading.trigger(reading.term(term)?))
            .is_some_and(|(_, form)| form == WordForm::Noun)
            && reading.is(at + 1, &["a", "an", "another", "one"]);
        subject |= means
            || slot.person.is_some()
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
        let counts = slot.number.is_some() || reading.slot(t + 1).number.is_some();
        if is_preposition(reading, t) && !reading.is(t, &["of", "for"]) && !subject && !counts {
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

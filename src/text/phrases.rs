//! Many phrases looked for at once in a run of tokens.

use std::collections::HashMap;
use std::hash::BuildHasher;

use super::quick::Quick;
use super::tokens::tokenize;
use crate::model::Span;
use crate::model::annotation::Token;

/// How the capitals of a phrase bind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// Any.
    Free,
    /// Abbreviations must be in capitals: "IS", "US".
    Abbreviations,
    /// As the phrase writes it.
    Exact,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    words: Vec<String>,
    /// Hash of the second word, 0 where there is none: tells most entries of a frequent first word
    /// apart without a look at their letters.
    second: u64,
    original: Vec<String>,
    case: Case,
    value: T,
}

/// A set of phrases, each with a value, matched on whole tokens, the longest first.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    by_first: HashMap<String, Vec<Entry<T>>, Quick>,
}

impl<T: Clone> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: HashMap::default(),
        }
    }
}

/// A phrase found at a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// How many tokens it takes up.
    pub tokens: usize,
    /// Its value.
    pub value: T,
}

impl<T: Clone> Phrases<T> {
    /// Adds a phrase. Abbreviations of up to five letters written in capitals ("IS", "ANA") match
    /// only in capitals, since in small letters they are other words; an `exact` phrase matches
    /// only in its own case.
    pub fn insert(&mut self, phrase: &str, exact: bool, value: T) {
        let tokens = tokenize(phrase);
        let Some(first) = tokens.first() else { return };
        let original: Vec<String> = tokens
            .iter()
            .map(|t| t.span.of(phrase).to_owned())
            .collect();
        let case = if exact {
            Case::Exact
        } else if original.iter().any(|w| is_abbreviation(w)) {
            Case::Abbreviations
        } else {
            Case::Free
        };
        let entry = Entry {
            words: tokens.iter().map(|t| t.lower.clone()).collect(),
            second: tokens.get(1).map_or(0, hash),
            original,
            case,
            value,
        };
        let entries = self.by_first.entry(first.lower.clone()).or_default();
        let at = entries.partition_point(|e| e.words.len() >= entry.words.len());
        entries.insert(at, entry);
    }

    /// The first words of the phrases, in any order.
    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(String::as_str)
    }

    /// The longest phrase that starts at token `at`; of equally long ones the first inserted.
    pub fn longest_at(&self, text: &str, tokens: &[Token], at: usize) -> Option<Found<T>> {
        let first = tokens.get(at)?;
        let entries = self.by_first.get(&first.lower)?;
        let next = tokens.get(at + 1).map_or(0, hash);
        entries.iter().find_map(|entry| {
            if entry.words.len() > 1 && entry.second != next {
                return None;
            }
            let found = tokens.get(at..at + entry.words.len())?;
            // The first word is the key that led here.
            let mut rest = found.iter().zip(&entry.words).skip(1);
            let same = rest.all(|(t, w)| t.lower == *w);
            (same && entry.case_fits(text, found)).then(|| Found {
                tokens: entry.words.len(),
                value: entry.value.clone(),
            })
        })
    }
}

fn hash(token: &Token) -> u64 {
    Quick::default().hash_one(token.lower.as_str())
}

impl<T> Entry<T> {
    fn case_fits(&self, text: &str, found: &[Token]) -> bool {
        let mut pairs = found.iter().zip(&self.original);
        match self.case {
            Case::Free => true,
            Case::Abbreviations => {
                pairs.all(|(token, word)| !is_abbreviation(word) || is_upper(token.span, text))
            }
            Case::Exact => pairs.all(|(token, word)| token.span.of(text) == word),
        }
    }
}

fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().filter(|&c| c != '.').count();
    letters <= 5
        && word
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
        && word.chars().any(char::is_uppercase)
}

fn is_upper(span: Span, text: &str) -> bool {
    span.of(text).chars().all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_wins_and_abbreviations_need_capitals() {
        let mut phrases = Phrases::default();
        phrases.insert("Islamic State", false, 1);
        phrases.insert("Islamic State - Khorasan Province", false, 2);
        phrases.insert("IS", false, 3);
        let text = "The Islamic State – Khorasan Province is IS";
        let tokens = tokenize(text);
        assert_eq!(
            phrases.longest_at(text, &tokens, 1),
            Some(Found {
                tokens: 5,
                value: 2
            })
        );
        assert_eq!(phrases.longest_at(text, &tokens, 6), None);
        assert_eq!(
            phrases.longest_at(text, &tokens, 7),
            Some(Found {
                tokens: 1,
                value: 3
            })
        );
    }
}

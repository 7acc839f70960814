//! Compiles phrases into the bytes that [`super::Phrases`] reads; `build.rs` does so with this file.

use std::collections::BTreeMap;

use super::super::quick::hash_of;
use super::super::tokens::tokenize;
use super::{EXACT, FREE};

/// The most words of a phrase: each has a bit.
const MOST_WORDS: usize = 31;

/// Phrases that are to be compiled.
#[derive(Debug, Default)]
pub struct Book {
    /// By first word, table and length, the longest first, then in the order in which they came.
    phrases: BTreeMap<(String, u32, usize), Vec<Phrase>>,
    fault: Option<String>,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    original: Vec<String>,
    exact: bool,
    row: u32,
    form: u32,
}

/// Words with their numbers, from 1.
#[derive(Debug, Default)]
struct Words {
    text: String,
    ends: Vec<u32>,
    numbers: BTreeMap<String, u32>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        self.text.push_str(word);
        self.ends.push(len32(self.text.len()));
        let number = len32(self.ends.len());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

impl Book {
    /// Adds the form of a row. Abbreviations of up to five letters written in capitals ("IS", "ANA")
    /// match only in capitals, since in small letters they are other words; an `exact` phrase matches
    /// only in its own case. There may be 32 tables, from 0.
    pub fn insert(&mut self, table: u32, phrase: &str, exact: bool, row: u32, form: u32) {
        let tokens = tokenize(phrase);
        let words: Vec<String> = tokens.iter().map(|t| t.lower.to_string()).collect();
        let Some(first) = words.first().cloned() else {
            return;
        };
        if words.len() > MOST_WORDS || table > 31 {
            self.fault = Some(format!("\"{phrase}\" has more than {MOST_WORDS} words"));
            return;
        }
        let key = (first, table, usize::MAX - words.len());
        self.phrases.entry(key).or_default().push(Phrase {
            words,
            original: tokens
                .iter()
                .map(|t| t.span.of(phrase).to_owned())
                .collect(),
            exact,
            row,
            form,
        });
    }

    /// The phrases in bytes.
    ///
    /// # Errors
    /// A phrase has too many words.
    pub fn compile(self) -> Result<Vec<u8>, String> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let mut words = Words::default();
        for word in self.phrases.values().flatten().flat_map(|p| &p.words) {
            words.number(word);
        }
        let count = words.ends.len();
        let slots = slots(&words.numbers);
        let mut masks = vec![0_u32; count];
        let mut sizes = vec![Vec::new(); count];
        let mut numbers = Vec::new();
        for ((first, table, _), phrases) in &self.phrases {
            let at = words.number(first) as usize - 1;
            for phrase in phrases {
                let entry = phrase.entry(*table, &mut words, &mut numbers);
                if let (Some(mask), Some(entries)) = (masks.get_mut(at), sizes.get_mut(at)) {
                    *mask |= 1 << table;
                    entries.push(entry);
                }
            }
        }
        let mut firsts = Vec::with_capacity(count);
        let mut total = 0;
        for entries in &sizes {
            total += entries.len();
            firsts.push(len32(total));
        }
        let header = [
            words.text.len(),
            count,
            words.ends.len() - count,
            slots.len(),
            total,
            numbers.len(),
        ];
        let mut out = Vec::new();
        let mut put = |number: &u32| out.extend(number.to_le_bytes());
        header.iter().for_each(|len| put(&len32(*len)));
        out.extend(words.text.bytes());
        let mut put = |number: &u32| out.extend(number.to_le_bytes());
        for part in [&words.ends, &slots, &masks, &firsts] {
            part.iter().for_each(&mut put);
        }
        sizes.iter().flatten().flatten().for_each(&mut put);
        numbers.iter().for_each(&mut put);
        Ok(out)
    }
}

impl Phrase {
    fn entry(&self, table: u32, words: &mut Words, numbers: &mut Vec<u32>) -> [u32; super::ENTRY] {
        let bits = self
            .original
            .iter()
            .enumerate()
            .filter(|(_, word)| is_abbreviation(word))
            .fold(FREE, |bits, (at, _)| bits | 1 << at);
        let from = len32(numbers.len());
        let rest: Vec<u32> = self.words.iter().map(|word| words.number(word)).collect();
        numbers.extend(rest.iter().skip(1));
        if self.exact {
            numbers.extend(self.original.iter().map(|word| words.number(word)));
        }
        [
            table << 8 | len32(self.words.len()),
            rest.get(1).copied().unwrap_or_default(),
            if self.exact { EXACT } else { bits },
            self.row,
            self.form,
            from,
        ]
    }
}

/// A table of numbers by the hashes of their words, half of it empty at least.
fn slots(numbers: &BTreeMap<String, u32>) -> Vec<u32> {
    let len = (numbers.len() * 2).next_power_of_two();
    let mut slots = vec![0; len];
    for (word, number) in numbers {
        let mut at = hash_of(word) as usize & (len - 1);
        while slots.get(at).is_some_and(|slot| *slot > 0) {
            at = (at + 1) & (len - 1);
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = *number;
        }
    }
    slots
}

fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().filter(|&c| c != '.').count();
    letters <= 5
        && word
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
        && word.chars().any(char::is_uppercase)
}

fn len32(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

//! Many phrases of several tables looked for at once in a run of tokens.
//!
//! They are compiled when the program is built: their words are numbered, so that a phrase is
//! compared with the text number by number, and nothing is taken apart at the start of a run.

#[path = "phrases_book.rs"]
pub mod book;

use super::quick::hash_of;
use crate::model::Span;
use crate::model::annotation::Token;

/// Compiled phrases.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// Every word, one after the other.
    text: &'static str,
    /// End of each word in `text`.
    ends: Vec<u32>,
    /// Numbers of words, from 1, where their hashes lead; 0 where there is none. A power of two.
    slots: Vec<u32>,
    /// For each word the tables in which phrases begin with it, a bit a table.
    masks: Vec<u32>,
    /// For each word the end in `entries` of the phrases that begin with it.
    firsts: Vec<u32>,
    /// The phrases by first word, table, length (the longest first) and the order of the table.
    entries: Vec<Entry>,
    /// For each word the tables in which it is a phrase of its own, a bit a table.
    alone: Vec<u32>,
    /// A bit for each table with the first and the second word of a phrase of it, where their hash
    /// leads: most runs of two words begin none.
    pairs: Vec<u64>,
    /// Numbers of the words of phrases but the first, and of their spellings where case counts.
    numbers: Vec<u32>,
}

/// How the capitals of a phrase bind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// Any.
    Free,
    /// The words with a bit must be in capitals: "IS", "US".
    Abbreviations(u32),
    /// As the phrase writes it: the spellings of its words stand behind their numbers.
    Exact,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    table: u32,
    /// Number of the second word, 0 where there is none.
    second: u32,
    words: usize,
    case: Case,
    row: u32,
    form: u32,
    /// Where its words but the first begin in `numbers`.
    from: usize,
}

/// Numbers of an entry in its written form.
const ENTRY: usize = 6;
/// Marks of how capitals bind, as they are written: anything else is the bits of abbreviations.
const FREE: u32 = 0;
const EXACT: u32 = u32::MAX;

/// A phrase found at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many tokens it takes up.
    pub tokens: usize,
    /// Its row in its table.
    pub row: usize,
    /// Which of the row's forms it is.
    pub form: usize,
}

impl Phrases {
    /// Reads what [`book::Book::compile`] wrote; none where the bytes are no such thing.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes;
        let [text, words, spellings, slots, entries, numbers] = take(&mut rest, 6)?[..] else {
            return None;
        };
        let (text, after) = rest.split_at_checked(text as usize)?;
        rest = after;
        let mut take = |count: u32| take(&mut rest, count as usize);
        let mut phrases = Self {
            alone: Vec::new(),
            pairs: Vec::new(),
            text: std::str::from_utf8(text).ok()?,
            ends: take(words.checked_add(spellings)?)?,
            slots: take(slots)?,
            masks: take(words)?,
            firsts: take(words)?,
            entries: take(entries.checked_mul(ENTRY as u32)?)?
                .as_chunks::<ENTRY>()
                .0
                .iter()
                .map(Entry::read)
                .collect(),
            numbers: take(numbers)?,
        };
        phrases.meet(words);
        (phrases.slots.len().is_power_of_two() && rest.is_empty()).then_some(phrases)
    }

    /// Fills what passes over most words at a glance.
    fn meet(&mut self, words: u32) {
        // About one bit in sixteen is set.
        self.pairs = vec![0; (self.entries.len() / 4).next_power_of_two()];
        self.alone = vec![0; words as usize];
        for number in 1..=words {
            let (from, to) = stretch(&self.firsts, number);
            for at in from..to {
                let Some(entry) = self.entries.get(at).copied() else {
                    continue;
                };
                if entry.words > 1 {
                    let (word, bit) = self.pair(entry.table, number, entry.second);
                    if let Some(word) = self.pairs.get_mut(word) {
                        *word |= bit;
                    }
                } else if let Some(alone) = self.alone.get_mut(number as usize - 1) {
                    *alone |= 1 << (entry.table & 31);
                }
            }
        }
    }

    /// Where the bit of a table and two words is.
    const fn pair(&self, table: u32, first: u32, second: u32) -> (usize, u64) {
        let both = (first as u64) << 32 | second as u64;
        let hash = (both ^ (table as u64) << 26).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hash = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
        (
            (hash >> 38) as usize & self.pairs.len().wrapping_sub(1),
            1 << (hash >> 32 & 63),
        )
    }

    /// The number of a word in lower case, 0 for one that is in no phrase.
    pub fn number(&self, word: &str) -> u32 {
        let most = self.slots.len().wrapping_sub(1);
        let mut at = hash_of(word) as usize & most;
        loop {
            match self.slots.get(at) {
                None | Some(0) => return 0,
                Some(&number) if self.word(number) == word => return number,
                Some(_) => at = (at + 1) & most,
            }
        }
    }

    /// The numbers of tokens' words.
    pub fn numbers(&self, tokens: &[Token]) -> Vec<u32> {
        tokens.iter().map(|t| self.number(&t.lower)).collect()
    }

    /// The tables in which a phrase begins with a word, a bit a table.
    pub fn tables(&self, number: u32) -> u32 {
        let at = (number as usize).checked_sub(1);
        at.and_then(|at| self.masks.get(at).copied())
            .unwrap_or_default()
    }

    fn word(&self, number: u32) -> &'static str {
        let (from, to) = stretch(&self.ends, number);
        self.text.get(from..to).unwrap_or_default()
    }

    /// The longest phrase of a table that starts at token `at`; of equally long ones the first of
    /// the table. `numbers` are those of the tokens.
    pub fn longest_at(
        &self,
        table: u32,
        text: &str,
        tokens: &[Token],
        numbers: &[u32],
        at: usize,
    ) -> Option<Found> {
        let number = *numbers.get(at).filter(|number| **number > 0)?;
        let next = numbers.get(at + 1).copied().unwrap_or_default();
        let alone = self.alone.get(number as usize - 1)?;
        let (word, bit) = self.pair(table, number, next);
        let goes_on = next > 0 && self.pairs.get(word).is_some_and(|word| word & bit != 0);
        if !goes_on && alone & 1 << (table & 31) == 0 {
            return None;
        }
        let (from, to) = stretch(&self.firsts, number);
        let entries = self.entries.get(from..to)?;
        // Those of one word are the last of their table.
        let begin = entries.partition_point(|entry| {
            entry.table < table || !goes_on && entry.table == table && entry.words > 1
        });
        let entries = entries.get(begin..)?.iter();
        entries
            .take_while(|entry| entry.table == table)
            .filter(|entry| entry.words == 1 || entry.second == next && next > 0)
            .find(|entry| self.fits(entry, text, tokens, numbers, at))
            .map(|entry| Found {
                tokens: entry.words,
                row: entry.row as usize,
                form: entry.form as usize,
            })
    }

    fn fits(
        &self,
        entry: &Entry,
        text: &str,
        tokens: &[Token],
        numbers: &[u32],
        at: usize,
    ) -> bool {
        let end = at + entry.words;
        let own = self.numbers.get(entry.from..entry.from + entry.words - 1);
        if own.is_none() || numbers.get(at + 1..end) != own {
            return false;
        }
        let Some(found) = tokens.get(at..end) else {
            return false;
        };
        match entry.case {
            Case::Free => true,
            Case::Abbreviations(bits) => found
                .iter()
                .enumerate()
                .all(|(at, token)| bits & (1 << at) == 0 || is_upper(token.span, text)),
            Case::Exact => {
                let spellings = self.numbers.get(entry.from + entry.words - 1..);
                let mut pairs = found.iter().zip(spellings.unwrap_or_default());
                pairs.all(|(token, number)| token.span.of(text) == self.word(*number))
            }
        }
    }
}

impl Entry {
    fn read(numbers: &[u32; ENTRY]) -> Self {
        let [shape, second, case, row, form, from] = *numbers;
        Self {
            table: shape >> 8,
            second,
            words: (shape & 0xff).max(1) as usize,
            case: match case {
                FREE => Case::Free,
                EXACT => Case::Exact,
                bits => Case::Abbreviations(bits),
            },
            row,
            form,
            from: from as usize,
        }
    }
}

/// From the end of the one before to the own end, of what has a number from 1.
fn stretch(ends: &[u32], number: u32) -> (usize, usize) {
    let end = |at: u32| {
        let at = (at as usize).checked_sub(1);
        at.and_then(|at| ends.get(at))
            .map_or(0, |end| *end as usize)
    };
    (end(number.saturating_sub(1)), end(number))
}

/// Takes numbers off the front of bytes.
fn take(rest: &mut &[u8], count: usize) -> Option<Vec<u32>> {
    let (own, after) = rest.split_at_checked(count.checked_mul(4)?)?;
    *rest = after;
    let (numbers, _) = own.as_chunks::<4>();
    Some(
        numbers
            .iter()
            .map(|bytes| u32::from_le_bytes(*bytes))
            .collect(),
    )
}

fn is_upper(span: Span, text: &str) -> bool {
    span.of(text).chars().all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;

    fn compiled(phrases: &[(u32, &str, bool, u32)]) -> Phrases {
        let mut book = book::Book::default();
        for (table, phrase, exact, row) in phrases {
            book.insert(*table, phrase, *exact, *row, 0);
        }
        let bytes = book.compile().unwrap_or_default();
        Phrases::read(Box::leak(bytes.into_boxed_slice())).unwrap_or_default()
    }

    #[test]
    fn longest_wins_and_abbreviations_need_capitals() {
        let phrases = compiled(&[
            (0, "Islamic State", false, 1),
            (0, "Islamic State - Khorasan Province", false, 2),
            (0, "IS", false, 3),
            (1, "Islamic", true, 4),
            (0, "Islamic State", false, 5),
        ]);
        let text = "The Islamic State – Khorasan Province is IS, islamic";
        let tokens = tokenize(text);
        let numbers = phrases.numbers(&tokens);
        let found = |table, at| {
            let found = phrases.longest_at(table, text, &tokens, &numbers, at);
            found.map(|found| (found.tokens, found.row))
        };
        assert_eq!(found(0, 1), Some((5, 2)));
        assert_eq!(found(1, 1), Some((1, 4)));
        assert_eq!(found(0, 6), None);
        assert_eq!(found(0, 7), Some((1, 3)));
        assert_eq!((found(0, 9), found(1, 9)), (None, None));
        assert_eq!(found(0, 0), None);
        assert_eq!(phrases.tables(phrases.number("islamic")), 3);
        assert_eq!(phrases.tables(phrases.number("state")), 0);
        assert_eq!(phrases.number("nobody"), 0);
    }

    #[test]
    fn damaged_bytes_are_no_phrases() {
        let mut book = book::Book::default();
        book.insert(0, "air strike", false, 0, 0);
        let bytes: &'static [u8] = Box::leak(book.compile().unwrap_or_default().into_boxed_slice());
        assert!(Phrases::read(bytes).is_some());
        for len in 0..bytes.len() {
            assert!(bytes.get(..len).and_then(Phrases::read).is_none(), "{len}");
        }
    }
}

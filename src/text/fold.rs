//! The light fold: what one spelling looks like whatever the typography.
//!
//! Names are matched in two layers; the heavy one, what transliterations of a name have in common,
//! is [`super::variant`].
//!
//! Case and diacritics go; apostrophes, ayn and hamza signs inside a word go; hyphens, line breaks
//! and zero-width non-joiners become one space; every other punctuation, a paragraph break and a
//! possessive `'s` become one comma, which no variant of a name can cross. Cyrillic and Greek
//! look-alikes inside a word with Latin letters become Latin. In Arabic script, the forms of ye,
//! kaf, he and alef are one each, vowel marks and tatweel go, and digits become ASCII.

#[path = "fold_letters.rs"]
mod letters;

use crate::model::span::Span;
use letters::{Class, Known, seen};

/// Stands between two words that a name may span.
pub const SOFT: char = ' ';
/// Stands between two words that no name spans.
pub const HARD: char = ',';

/// A word of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Offset of its first byte in the folded text.
    pub start: usize,
    /// Offset just past its last byte in the folded text.
    pub end: usize,
    /// Whether the original begins with a capital letter, or with a letter of a script that has
    /// no capitals.
    pub capital: bool,
    /// Whether the original has no small letter ("US").
    pub upper: bool,
}

/// A folded text and the way back to the bytes that it comes from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    words: Vec<Word>,
    /// Where each word comes from.
    origins: Vec<Origin>,
    /// For each byte of the words that are not plain, the original character that it comes from.
    pieces: Vec<Span>,
}

/// Where a word of a folded text comes from.
#[derive(Clone, Copy, Debug)]
struct Origin {
    /// What stands between it and the word before it.
    gap: Span,
    /// Its first byte in the original.
    start: usize,
    /// Where its bytes begin in `pieces`; none where it is plain, each byte from its own.
    pieces: Option<usize>,
}

impl Folded {
    /// Folds a text.
    pub fn new(original: &str) -> Self {
        let mut builder = Builder {
            way_back: true,
            ..Builder::default()
        };
        builder.out.words.reserve(original.len() / 5);
        builder.out.origins.reserve(original.len() / 5);
        builder.run(original)
    }

    /// The folded text: words with one space or comma between them, none at the ends.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words in text order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Where the words start, as offsets into the folded text.
    pub fn word_starts(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().map(|word| word.start)
    }

    /// The number of the word that starts at the folded offset.
    pub fn word_at(&self, start: usize) -> Option<usize> {
        self.words
            .binary_search_by_key(&start, |word| word.start)
            .ok()
    }

    /// The original bytes under a stretch of the folded text: from the first character that it
    /// touches to the last, both ends on character boundaries. Empty where the stretch is.
    pub fn original(&self, start: usize, end: usize) -> Span {
        let last = end.checked_sub(1).and_then(|at| self.from(at));
        match (self.from(start), last) {
            (Some(first), Some(last)) if start < end => Span::new(first.start, last.end),
            (Some(first), _) => Span::new(first.start, first.start),
            _ => {
                let last = self.text.len().checked_sub(1).and_then(|at| self.from(at));
                let end = last.map_or(0, |span| span.end);
                Span::new(end, end)
            }
        }
    }

    /// The original character that a byte of the folded text comes from.
    fn from(&self, byte: usize) -> Option<Span> {
        let at = self.words.partition_point(|word| word.end <= byte);
        let (word, origin) = (self.words.get(at)?, self.origins.get(at)?);
        let Some(inside) = byte.checked_sub(word.start) else {
            return Some(origin.gap);
        };
        match origin.pieces {
            Some(pieces) => self.pieces.get(pieces + inside).copied(),
            None => {
                let start = origin.start + inside;
                Some(Span::new(start, start + 1))
            }
        }
    }

    /// Where a word stands in the original, by its number, if it stands there letter for letter but
    /// for capitals.
    pub fn plain(&self, number: usize) -> Option<Span> {
        let (word, origin) = (self.words.get(number)?, self.origins.get(number)?);
        let end = origin.start + (word.end - word.start);
        origin
            .pieces
            .is_none()
            .then_some(Span::new(origin.start, end))
    }

    /// The first word that starts at or after a byte of the original, as its folded offset.
    pub fn word_from_original(&self, byte: usize) -> Option<usize> {
        let at = self.origins.partition_point(|origin| origin.start < byte);
        self.words.get(at).map(|word| word.start)
    }
}

/// The light fold of a name, without the way back. `fold_str(fold_str(x)) == fold_str(x)`.
pub fn fold_str(text: &str) -> String {
    Builder::default().run(text).text
}

/// What stands between two words so far.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Gap {
    hard: bool,
    newlines: u8,
    /// Where the gap begins and ends in the original.
    span: Option<Span>,
}

/// One folded character on its way into a word.
#[derive(Clone, Copy)]
struct Piece {
    char: char,
    from: Span,
}

#[derive(Default)]
struct Builder {
    out: Folded,
    /// Whether words and where they come from are noted.
    way_back: bool,
    word: Vec<Piece>,
    capital: bool,
    upper: bool,
    gap: Gap,
}

impl Builder {
    fn run(mut self, original: &str) -> Folded {
        self.out.text.reserve(original.len());
        let bytes = original.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if self.word.is_empty() {
                if byte == b' ' {
                    // As `separate` does it, without a word to end.
                    let start = self.gap.span.map_or(at, |span| span.start);
                    self.gap.span = Some(Span::new(start, at + 1));
                    at += 1;
                    continue;
                }
                if let Some((end, upper)) = plain_word(bytes, at) {
                    self.plain(original.get(at..end).unwrap_or_default(), at, byte, upper);
                    at = end;
                    continue;
                }
            }
            if byte.is_ascii() && is_plain_gap(byte) {
                let from = Span::new(at, at + 1);
                self.separate(
                    from,
                    !(byte == b'-' || byte == b'_' || is_blank(byte)),
                    byte == b'\n',
                );
                at += 1;
                continue;
            }
            at += self.step(original, at);
        }
        self.end_word();
        // All words that are plain at once.
        self.out.text.make_ascii_lowercase();
        self.out
    }

    /// Takes the character that stands at a byte and gives its length.
    fn step(&mut self, original: &str, at: usize) -> usize {
        let rest = original.get(at..).unwrap_or_default();
        let mut chars = rest.chars();
        let Some(char) = chars.next() else {
            return 1;
        };
        let from = Span::new(at, at + char.len_utf8());
        self.take(char, from, chars.as_str());
        char.len_utf8()
    }

    /// Takes a whole word of ASCII letters and digits, with its first byte and whether it has no
    /// small letter.
    fn plain(&mut self, word: &str, at: usize, first: u8, upper: bool) {
        let gap = self.open(at);
        let start = self.out.text.len();
        self.out.text.push_str(word);
        if self.way_back {
            self.out.words.push(Word {
                start,
                end: self.out.text.len(),
                capital: !first.is_ascii_lowercase(),
                upper,
            });
            self.out.origins.push(Origin {
                gap,
                start: at,
                pieces: None,
            });
        }
    }

    /// Parts a word that begins at a byte of the original from the one before it.
    fn open(&mut self, start: usize) -> Span {
        let gap = std::mem::take(&mut self.gap);
        if !self.out.text.is_empty() {
            self.out.text.push(if gap.hard { HARD } else { SOFT });
        }
        gap.span.unwrap_or(Span::new(start, start))
    }

    fn take(&mut self, char: char, from: Span, rest: &str) {
        let known = Known::of(char);
        match known.class {
            Class::Dropped => self.stretch(from),
            Class::Apostrophe if self.word.is_empty() => {}
            Class::Apostrophe if !next_is_word(rest) => {
                // At a word's edge it is a quote mark or a silent ayn: it parts what it stands
                // between, and does not say how strongly.
                self.separate(from, false, false);
            }
            Class::Apostrophe if is_possessive(rest) => self.separate(from, true, false),
            Class::Apostrophe => self.stretch(from),
            Class::Letter if known.folded.is_empty() => self.stretch(from),
            Class::Letter => {
                if self.word.is_empty() {
                    self.capital = !known.small;
                    self.upper = true;
                }
                self.upper &= !known.small;
                let folded = known.folded.iter();
                self.word.extend(folded.map(|&char| Piece { char, from }));
            }
            Class::Soft => self.separate(from, false, char == '\n'),
            Class::Hard => self.separate(from, true, char == '\n'),
        }
    }

    /// A character that leaves nothing still belongs to the word that it stands in.
    fn stretch(&mut self, from: Span) {
        if let Some(last) = self.word.last_mut() {
            last.from.end = from.end;
        }
    }

    fn separate(&mut self, from: Span, hard: bool, newline: bool) {
        self.end_word();
        self.gap.newlines = self.gap.newlines.saturating_add(u8::from(newline));
        self.gap.hard |= hard || self.gap.newlines > 1;
        self.gap.span = Some(self.gap.span.map_or(from, |span| span.union(from)));
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        latinise(&mut self.word);
        let first = self.word.first().map_or(0, |piece| piece.from.start);
        let gap = self.open(first);
        let start = self.out.text.len();
        let pieces = self.out.pieces.len();
        for piece in self.word.drain(..) {
            self.out.text.push(piece.char);
            if self.way_back {
                let bytes = piece.char.len_utf8();
                self.out
                    .pieces
                    .extend(std::iter::repeat_n(piece.from, bytes));
            }
        }
        if self.way_back {
            self.out.words.push(Word {
                start,
                end: self.out.text.len(),
                capital: self.capital,
                upper: self.upper,
            });
            self.out.origins.push(Origin {
                gap,
                start: first,
                pieces: Some(pieces),
            });
        }
    }
}

/// The end of the ASCII word that begins at a byte, where nothing but ASCII punctuation, a space or
/// the end follows it, and whether it has no small letter; an apostrophe may go on with the word.
fn plain_word(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    let rest = bytes.get(at..)?;
    let mut small = false;
    let mut len = 0;
    while let Some(byte) = rest.get(len).filter(|byte| byte.is_ascii_alphanumeric()) {
        small |= byte.is_ascii_lowercase();
        len += 1;
    }
    let parts = rest
        .get(len)
        .is_none_or(|byte| byte.is_ascii() && is_plain_gap(*byte));
    (len > 0 && parts).then_some((at + len, !small))
}

/// Whether an ASCII byte is neither of a word nor an apostrophe.
const fn is_plain_gap(byte: u8) -> bool {
    !(byte.is_ascii_alphanumeric() || matches!(byte, b'\'' | b'`'))
}

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

fn next_is_word(rest: &str) -> bool {
    matches!(seen(rest).next(), Some((_, Class::Letter)))
}

/// Whether an apostrophe before `rest` begins a possessive: an s that ends its word.
fn is_possessive(rest: &str) -> bool {
    let mut seen = seen(rest);
    matches!(seen.next(), Some(('s' | 'S', _)))
        && !matches!(seen.next(), Some((_, Class::Letter | Class::Apostrophe)))
}

/// In a word that has Latin letters, turns letters of other alphabets that look like Latin ones
/// into those.
fn latinise(word: &mut [Piece]) {
    if !word.iter().any(|piece| piece.char.is_ascii_lowercase()) {
        return;
    }
    for piece in word {
        piece.char = match piece.char {
            'а' | 'α' => 'a',
            'в' | 'β' => 'b',
            'с' => 'c',
            'е' | 'ε' => 'e',
            'һ' | 'н' => 'h',
            'і' | 'ι' => 'i',
            'ј' => 'j',
            'к' | 'κ' => 'k',
            'м' => 'm',
            'о' | 'ο' => 'o',
            'р' | 'ρ' => 'p',
            'ѕ' => 's',
            'т' | 'τ' => 't',
            'у' | 'υ' => 'y',
            'х' | 'χ' => 'x',
            other => other,
        };
    }
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;

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

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::span::Span;

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
    /// For each byte of `text`, the original character that it comes from.
    from: Vec<Span>,
    words: Vec<Word>,
}

impl Folded {
    /// Folds a text.
    pub fn new(original: &str) -> Self {
        Builder::default().run(original)
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
        let last = end.checked_sub(1).and_then(|at| self.from.get(at));
        match (self.from.get(start), last) {
            (Some(first), Some(last)) if start < end => Span::new(first.start, last.end),
            (Some(first), _) => Span::new(first.start, first.start),
            _ => {
                let end = self.from.last().map_or(0, |span| span.end);
                Span::new(end, end)
            }
        }
    }

    /// The first word that starts at or after a byte of the original, as its folded offset.
    pub fn word_from_original(&self, byte: usize) -> Option<usize> {
        let at = self.words.partition_point(|word| {
            self.from
                .get(word.start)
                .is_some_and(|span| span.start < byte)
        });
        self.words.get(at).map(|word| word.start)
    }
}

/// The light fold of a name, without the way back. `fold_str(fold_str(x)) == fold_str(x)`.
pub fn fold_str(text: &str) -> String {
    Folded::new(text).text
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
    word: Vec<Piece>,
    capital: bool,
    upper: bool,
    gap: Gap,
}

impl Builder {
    fn run(mut self, original: &str) -> Folded {
        for (at, char) in original.char_indices() {
            let from = Span::new(at, at + char.len_utf8());
            let rest = original.get(from.end..).unwrap_or_default();
            self.take(char, from, rest);
        }
        self.end_word();
        self.out
    }

    fn take(&mut self, char: char, from: Span, rest: &str) {
        if is_dropped(char) {
            self.stretch(from);
        } else if is_apostrophe(char) {
            if !self.word.is_empty() && next_is_word(rest) {
                if is_possessive(rest) {
                    self.separate(from, true, false);
                } else {
                    self.stretch(from);
                }
            } else if !self.word.is_empty() {
                // At a word's edge it is a quote mark or a silent ayn: it parts what it stands
                // between, and does not say how strongly.
                self.separate(from, false, false);
            }
        } else if char.is_alphanumeric() {
            let first = self.word.is_empty();
            let mut any = false;
            for folded in fold_char(char) {
                self.word.push(Piece { char: folded, from });
                any = true;
            }
            if any {
                if first {
                    self.capital = !char.is_lowercase();
                    self.upper = true;
                }
                self.upper &= !char.is_lowercase();
            } else {
                self.stretch(from);
            }
        } else {
            self.separate(from, !is_soft(char), char == '\n');
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
        if !self.out.text.is_empty() {
            let start = self.word.first().map_or(0, |piece| piece.from.start);
            let from = self.gap.span.unwrap_or(Span::new(start, start));
            self.push(Piece {
                char: if self.gap.hard { HARD } else { SOFT },
                from,
            });
        }
        let start = self.out.text.len();
        for piece in std::mem::take(&mut self.word) {
            self.push(piece);
        }
        self.out.words.push(Word {
            start,
            end: self.out.text.len(),
            capital: self.capital,
            upper: self.upper,
        });
        self.gap = Gap::default();
    }

    fn push(&mut self, piece: Piece) {
        self.out.text.push(piece.char);
        for _ in 0..piece.char.len_utf8() {
            self.out.from.push(piece.from);
        }
    }
}

/// Characters that leave no trace and part nothing: combining marks, tatweel, joiners, direction
/// marks, soft hyphens, the lone hamza.
fn is_dropped(char: char) -> bool {
    is_combining_mark(char)
        || matches!(char,
            '\u{ad}' | '\u{640}' | '\u{621}' | '\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Apostrophes, quotes used as such, and the signs that transliterations use for ayn and hamza.
fn is_apostrophe(char: char) -> bool {
    matches!(
        char,
        '\'' | '`' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2b9}'
            ..='\u{2c1}'
                | '\u{2c8}'
                | '\u{2ca}'
                | '\u{2cb}'
                | '\u{2032}'
                | '\u{2035}'
                | '\u{ff07}'
                | '\u{a78c}'
    )
}

/// Separators that a name may span.
fn is_soft(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '-' | '_' | '\u{200c}' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
        )
}

fn next_is_word(rest: &str) -> bool {
    rest.chars()
        .find(|char| !is_dropped(*char))
        .is_some_and(|char| char.is_alphanumeric() && !is_apostrophe(char))
}

/// Whether an apostrophe before `rest` begins a possessive: an s that ends its word.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars().filter(|char| !is_dropped(*char));
    matches!(chars.next(), Some('s' | 'S'))
        && !chars
            .next()
            .is_some_and(|char| char.is_alphanumeric() || is_apostrophe(char))
}

/// The folded letters of one letter: compatibility-decomposed, small, without marks.
fn fold_char(char: char) -> impl Iterator<Item = char> {
    char.nfkd()
        .flat_map(char::to_lowercase)
        .flat_map(|char| std::iter::once(char).nfkd().collect::<Vec<_>>())
        .filter(|char| char.is_alphanumeric() && !is_dropped(*char) && !is_apostrophe(*char))
        .flat_map(|char| {
            let (first, second) = fold_letter(char);
            std::iter::once(first).chain(second)
        })
}

/// Letters that decomposition leaves and that are written in more than one way.
fn fold_letter(char: char) -> (char, Option<char>) {
    let one = match char {
        'ß' => return ('s', Some('s')),
        'æ' => return ('a', Some('e')),
        'œ' => return ('o', Some('e')),
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        'ŋ' => 'n',
        // Arabic script: ye, kaf, gaf, he, alef.
        'ي' | 'ى' | 'ې' | 'ۍ' | 'ے' | '\u{63d}'..='\u{63f}' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ګ' => 'گ',
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => 'ه',
        'ٱ' => 'ا',
        '٠'..='٩' => digit(char, '٠'),
        '۰'..='۹' => digit(char, '۰'),
        other => other,
    };
    (one, None)
}

fn digit(char: char, zero: char) -> char {
    char::from_digit(u32::from(char) - u32::from(zero), 10).unwrap_or(char)
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

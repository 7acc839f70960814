//! A view of a text with look-alike letters, dashes, quotes and spaces made plain, for matching;
//! every offset leads back to the original byte.

use crate::model::span::Span;

/// The plain form of a stretch of text.
///
/// Cyrillic and Greek letters that are drawn like Latin ones become those ("Julу" with a Cyrillic
/// "у"), but only in words that also hold a Latin letter; dashes become `-`, curly quotes straight,
/// any space a blank. Every other character stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    text: String,
    /// The original byte of the first one.
    begin: usize,
    /// For each byte of `text`, and its end, the original byte; empty where the original is ASCII
    /// throughout and stands as it is.
    offsets: Vec<usize>,
}

impl Plain {
    /// The plain form of `within`; empty where the span does not fit the text.
    pub fn new(text: &str, within: Span) -> Self {
        let stretch = within.of(text);
        if stretch.is_ascii() {
            return Self {
                text: stretch.to_owned(),
                begin: within.start,
                offsets: Vec::new(),
            };
        }
        let mut plain = String::with_capacity(stretch.len());
        let mut offsets = Vec::with_capacity(stretch.len() + 1);
        let mut word_is_latin = false;
        let mut word_end = 0;
        for (at, letter) in stretch.char_indices() {
            if at >= word_end {
                let word = stretch.get(at..).unwrap_or_default();
                let length = word
                    .find(|c: char| !c.is_alphabetic())
                    .unwrap_or(word.len());
                word_is_latin = word
                    .get(..length)
                    .is_some_and(|word| word.chars().any(|c| c.is_ascii_alphabetic()));
                word_end = at + length.max(letter.len_utf8());
            }
            let shown = if letter.is_ascii() {
                letter
            } else if word_is_latin {
                latin_twin(letter).unwrap_or(letter)
            } else {
                plain_mark(letter)
            };
            plain.push(shown);
            // Inside a longer character every byte leads to its beginning.
            offsets.resize(plain.len(), within.start + at);
        }
        offsets.push(within.start + stretch.len());
        Self {
            text: plain,
            begin: within.start,
            offsets,
        }
    }

    /// The plain text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The original bytes of the plain bytes from `start` to just before `end`.
    pub fn original(&self, start: usize, end: usize) -> Span {
        let Some(&last) = self.offsets.last() else {
            let at = |index: usize| self.begin + index.min(self.text.len());
            return Span::new(at(start), at(end));
        };
        let at = |index: usize| self.offsets.get(index).copied().unwrap_or(last);
        Span::new(at(start), at(end))
    }
}

fn latin_twin(letter: char) -> Option<char> {
    Some(match letter {
        'а' | 'α' => 'a',
        'с' => 'c',
        'е' => 'e',
        'һ' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'у' => 'y',
        'х' => 'x',
        'ԁ' => 'd',
        'ѵ' | 'ν' => 'v',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'У' | 'Υ' => 'Y',
        'Х' | 'Χ' => 'X',
        'Ζ' => 'Z',
        _ => return None,
    })
}

fn plain_mark(mark: char) -> char {
    match mark {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' => '"',
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Plain {
        Plain::new(text, Span::new(0, text.len()))
    }

    #[test]
    fn look_alike_letters_lead_back_to_their_bytes() {
        let text = "on Fridау it";
        let plain = plain(text);
        assert_eq!(plain.as_str(), "on Friday it");
        assert_eq!(plain.original(3, 9).of(text), "Fridау");
    }

    #[test]
    fn words_of_another_script_stay() {
        assert_eq!(plain("оса — Кабул").as_str(), "оса - Кабул");
    }

    #[test]
    fn a_span_that_does_not_fit_is_empty() {
        let plain = Plain::new("abc", Span::new(2, 9));
        assert_eq!(plain.as_str(), "");
        assert_eq!(plain.original(5, 9), Span::new(2, 2));
    }

    #[test]
    fn offsets_count_from_the_text_not_the_stretch() {
        let text = "é “May 5” é";
        let plain = Plain::new(text, Span::new(3, text.len()));
        let at = plain.as_str().find("May").unwrap_or_default();
        assert_eq!(plain.original(at, at + 5).of(text), "May 5");
    }
}

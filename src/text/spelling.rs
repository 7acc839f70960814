//! Spellings of one Dari, Pashto or Arabic word in Latin letters, brought to a compared form.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Second parts of compound names, in compared form, longest first.
const SECOND_PARTS: &[&str] = &["raman", "rahim", "hak", "din"];

/// A word in compared form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    text: String,
    consonants: String,
    /// The word without -ullah, where it has it, and that form's consonants.
    clipped: Option<(String, String)>,
}

impl Form {
    /// The compared form of a word in any case and with any marks.
    pub fn of(word: &str) -> Self {
        Self::made(even(&plain(word)))
    }

    fn made(text: String) -> Self {
        let clipped = text
            .strip_suffix("ula")
            .filter(|stem| stem.len() >= 4)
            .map(|stem| (stem.to_owned(), consonants(stem)));
        Self {
            consonants: consonants(&text),
            text,
            clipped,
        }
    }

    /// The consonants of the word without -ullah: the same for all spellings and for the short form.
    pub(super) fn short_consonants(&self) -> &str {
        self.clipped
            .as_ref()
            .map_or(&self.consonants, |(_, consonants)| consonants)
    }

    /// Consonants of which two words that agree at all share one: those of the word, and those of the
    /// word without -ullah.
    pub(super) fn traits(&self) -> impl Iterator<Item = &str> {
        let clipped = self.clipped.as_ref();
        std::iter::once(self.consonants.as_str())
            .chain(clipped.map(|(_, consonants)| consonants.as_str()))
    }

    /// Whether two words are spellings of one.
    pub fn is_same(&self, other: &Self) -> bool {
        self.compare(other) == WordMatch::Same
    }

    /// How far two words agree.
    pub(super) fn compare(&self, other: &Self) -> WordMatch {
        if self.text == other.text {
            return WordMatch::Same;
        }
        if self.consonants == other.consonants {
            let slack = if self.text.len().min(other.text.len()) >= 6 {
                2
            } else {
                1
            };
            if strsim::levenshtein(&self.text, &other.text) <= slack {
                return WordMatch::Same;
            }
        }
        let clips = |full: &Self, short: &Self| {
            full.clipped.as_ref().is_some_and(|(stem, consonants)| {
                *consonants == short.consonants && strsim::levenshtein(stem, &short.text) <= 1
            })
        };
        if clips(self, other) || clips(other, self) {
            WordMatch::Clipped
        } else {
            WordMatch::No
        }
    }
}

/// Whether two words are spellings of one: for names of places that no gazetteer knows, too.
pub fn same_spelling(a: &str, b: &str) -> bool {
    Form::of(a).compare(&Form::of(b)) == WordMatch::Same
}

/// How far two words agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WordMatch {
    /// Two words.
    No,
    /// One is the other without -ullah.
    Clipped,
    /// Spellings of one word.
    Same,
}

/// Lower case without marks and apostrophes; hyphens become spaces.
pub(super) fn plain(name: &str) -> String {
    name.nfkd()
        .filter(|c| {
            !is_combining_mark(*c) && !matches!(c, '\'' | '’' | '‘' | 'ʿ' | 'ʾ' | '`' | 'ʻ' | 'ʼ')
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// A word with its spelling evened out: the vowel pairs that stand for one sound, q for k, doubled
/// letters, the h that is dropped at will.
fn even(word: &str) -> String {
    let mut text = word.to_owned();
    for (from, to) in [
        ("ullah", "ula"),
        ("ollah", "ula"),
        ("ulla", "ula"),
        ("ee", "i"),
        ("ie", "i"),
        ("oo", "u"),
        ("ou", "u"),
        ("aw", "au"),
        ("ow", "au"),
        ("ph", "f"),
        ("kh", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("zh", "j"),
        ("y", "i"),
        ("e", "i"),
        ("o", "u"),
        ("q", "k"),
        ("w", "v"),
        ("c", "k"),
    ] {
        // A word has few of them.
        let mut parts = text.as_bytes().windows(from.len());
        if !parts.any(|part| part == from.as_bytes()) {
            continue;
        }
        // "ch" stays one sound, so its c must not become k.
        if from == "c" {
            text = text
                .replace("ch", "\u{1}")
                .replace('c', "k")
                .replace('\u{1}', "ch");
        } else {
            text = text.replace(from, to);
        }
    }
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut last: Option<char> = None;
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| letters.get(i));
        let after = letters.get(at + 1);
        // h is heard between vowels and at the start, and makes sh and ch; elsewhere it comes and goes.
        let silent = c == 'h'
            && before.is_some()
            && !matches!(before, Some('s' | 'c'))
            && !(before.is_some_and(|b| is_vowel(*b)) && after.is_some_and(|a| is_vowel(*a)))
            && !(before.is_some_and(|b| !is_vowel(*b)) && after.is_some_and(|a| is_vowel(*a)));
        if silent || last == Some(c) {
            continue;
        }
        out.push(c);
        last = Some(c);
    }
    out
}

/// A compound name written as one word, in its parts: "habiburahman" is "habib" and "rahman",
/// "abdulhasib" is "hasib".
pub(super) fn parts(word: &str) -> Vec<Form> {
    let word = even(word);
    for second in SECOND_PARTS {
        let Some(stem) = word.strip_suffix(second) else {
            continue;
        };
        let stem = ["ur", "ul", "ud", "u", "r", "l"]
            .iter()
            .find_map(|link| stem.strip_suffix(link))
            .unwrap_or(stem);
        if stem == "abd" {
            return vec![Form::made((*second).to_owned())];
        }
        if stem.len() >= 3 {
            return vec![
                Form::made(stem.to_owned()),
                Form::made((*second).to_owned()),
            ];
        }
    }
    match word.strip_prefix("abdul").filter(|rest| rest.len() >= 4) {
        Some(rest) => vec![Form::made(rest.to_owned())],
        None => vec![Form::made(word)],
    }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn consonants(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars().filter(|c| !is_vowel(*c) && *c != 'h') {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    // A name of vowels only ("Ali" has one consonant, "Aa" none) is kept whole.
    if out.is_empty() { word.to_owned() } else { out }
}

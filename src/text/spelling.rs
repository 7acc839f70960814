//! Spellings of one Dari, Pashto or Arabic word in Latin letters, brought to a compared form.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Second parts of compound names, in compared form, longest first.
const SECOND_PARTS: &[&str] = &["rahman", "rahim", "hak", "din"];

/// How far two words agree under transliteration: for names of unknown places as well.
pub fn same_spelling(a: &str, b: &str) -> bool {
    let (a, b) = (even(&plain(a)), even(&plain(b)));
    same_word(&a, &b) == WordMatch::Same
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
pub(super) fn even(word: &str) -> String {
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

/// A compound name written as one word, in its parts: "habiburahman" is "habib" and "rahman".
pub(super) fn parts(word: &str) -> Vec<String> {
    for second in SECOND_PARTS {
        let second_form = even(second);
        if let Some(stem) = word.strip_suffix(second_form.as_str()) {
            let stem = ["ur", "ul", "ud", "u", "r", "l"]
                .iter()
                .find_map(|link| stem.strip_suffix(link))
                .unwrap_or(stem);
            if stem.len() >= 3 && stem != "abd" {
                return vec![stem.to_owned(), second_form];
            }
            if stem == "abd" {
                return vec![second_form];
            }
        }
    }
    if let Some(rest) = word.strip_prefix("abdul").filter(|rest| rest.len() >= 4) {
        return vec![rest.to_owned()];
    }
    vec![word.to_owned()]
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

pub(super) fn consonants(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars().filter(|c| !is_vowel(*c) && *c != 'h') {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    // A name of vowels only ("Ali" has one consonant, "Aa" none) is kept whole.
    if out.is_empty() { word.to_owned() } else { out }
}

pub(super) fn same_word(a: &str, b: &str) -> WordMatch {
    if a == b {
        return WordMatch::Same;
    }
    let (ca, cb) = (consonants(a), consonants(b));
    let slack = if a.chars().count().min(b.chars().count()) >= 6 {
        2
    } else {
        1
    };
    if ca == cb && strsim::levenshtein(a, b) <= slack {
        return WordMatch::Same;
    }
    let stem = |word: &str| word.strip_suffix("ula").map(str::to_owned);
    for (full, short) in [(a, b), (b, a)] {
        if let Some(stem) = stem(full)
            && stem.len() >= 4
            && consonants(&stem) == consonants(short)
            && strsim::levenshtein(&stem, short) <= 1
        {
            return WordMatch::Clipped;
        }
    }
    WordMatch::No
}

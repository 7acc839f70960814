//! Wording: content words of sentences, and how much of them two sentences share.

use std::sync::LazyLock;

use super::symbols::{self, Digest, Symbol, set, shared};

/// Words of four letters or more that any sentence on the conflict holds.
const EMPTY: &[&str] = &[
    "that",
    "this",
    "with",
    "from",
    "have",
    "been",
    "were",
    "said",
    "says",
    "their",
    "they",
    "them",
    "which",
    "while",
    "after",
    "before",
    "when",
    "where",
    "also",
    "into",
    "over",
    "under",
    "about",
    "than",
    "then",
    "there",
    "more",
    "most",
    "some",
    "other",
    "another",
    "killed",
    "kill",
    "killing",
    "dead",
    "died",
    "attack",
    "attacks",
    "province",
    "district",
    "afghanistan",
    "afghan",
    "forces",
    "group",
    "state",
    "islamic",
    "isis",
    "iskp",
    "daesh",
    "taliban",
    "according",
    "told",
    "statement",
    "officials",
    "official",
    "last",
    "month",
    "year",
    "week",
    "years",
    "months",
    "would",
    "could",
    "will",
    "against",
    "between",
    "during",
    "since",
    "commander",
    "leader",
    "member",
    "members",
    "people",
    "persons",
];

static EMPTY_SYMBOLS: LazyLock<Vec<Symbol>> = LazyLock::new(|| symbols::sorted(EMPTY));

/// Words of a sentence that make it long enough to be known again.
const LONG: usize = 6;

/// The sentences of six words or more, without case and punctuation: equal for prints of one copy.
pub(super) fn sentences<'q>(quotes: impl Iterator<Item = &'q str>) -> Box<[Symbol]> {
    let long = quotes.filter_map(|quote| {
        let (mut digest, mut words) = (Digest::new(), 0_usize);
        for word in apart(quote) {
            digest = word
                .chars()
                .fold(digest.bytes(b" "), symbols::Digest::lower);
            words += 1;
        }
        (words >= LONG).then(|| digest.symbol())
    });
    set(long.collect())
}

fn apart(sentence: &str) -> impl Iterator<Item = &str> {
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The words that tell sentences from others.
pub(super) fn content<'q>(sentences: impl Iterator<Item = &'q str>) -> Box<[Symbol]> {
    let words = sentences
        .flat_map(apart)
        .filter(|word| word.chars().nth(3).is_some())
        .map(symbols::lower)
        .filter(|word| EMPTY_SYMBOLS.binary_search(word).is_err());
    set(words.collect())
}

/// Abbreviations that any report on the conflict holds.
const COMMON_MARKS: &[&str] = &[
    "KABUL",
    "ISIS",
    "ISIL",
    "ISKP",
    "NATO",
    "ISAF",
    "USFOR",
    "USA",
    "UAE",
    "ANP",
    "ALP",
    "ANA",
    "ANSF",
    "ANDSF",
    "NDS",
    "IED",
    "IEDS",
    "UPDATE",
    "BBC",
    "AFP",
    "ABC",
    "CNN",
    "TOLO",
    "UNAMA",
    "UN",
    "CIA",
    "TTP",
    "IRGC",
    "ICRC",
    "NGO",
    "MOD",
    "MOI",
    "AFGHANISTAN",
    "PD",
];

/// Words in capitals of four letters or more that tell one happening from others. A sentence that
/// is all in capitals has none.
pub(super) fn marks<'q>(sentences: impl Iterator<Item = &'q str>) -> Box<[Symbol]> {
    let of_one = |sentence: &'q str| {
        let marks = apart(sentence)
            .filter(|word| word.len() >= 4 && word.chars().all(|c| c.is_ascii_uppercase()))
            .filter(|word| !COMMON_MARKS.contains(word))
            .map(symbols::symbol);
        let marks = set(marks.collect());
        if marks.len() > 3 {
            Box::default()
        } else {
            marks
        }
    };
    set(sentences.flat_map(of_one).collect())
}

/// Jaccard index of two word sets in hundredths; 0 where one is empty.
pub(super) fn likeness(a: &[Symbol], b: &[Symbol]) -> usize {
    let shared = shared(a, b);
    let all = a.len() + b.len() - shared;
    (shared * 100).checked_div(all).unwrap_or(0)
}

/// Whether at least two words, and most of `part`, stand in `whole`.
pub(super) fn mostly_in(part: &[Symbol], whole: &[Symbol]) -> bool {
    if part.len() < 2 {
        return false;
    }
    let shared = shared(part, whole);
    shared >= 2 && shared * 10 >= part.len() * 6
}

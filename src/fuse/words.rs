//! Wording: content words of sentences, and how much of them two sentences share.

use std::collections::BTreeSet;

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

/// A sentence in lower case with single spaces and no punctuation: equal for prints of one copy.
pub(super) fn normal(sentence: &str) -> String {
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The words of a sentence that tell it from others.
pub(super) fn content(sentence: &str) -> BTreeSet<String> {
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_lowercase)
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .collect()
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
pub(super) fn marks(sentence: &str) -> BTreeSet<String> {
    let mut marks: BTreeSet<String> = sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() >= 4 && word.chars().all(|c| c.is_ascii_uppercase()))
        .filter(|word| !COMMON_MARKS.contains(word))
        .map(str::to_owned)
        .collect();
    if marks.len() > 3 {
        marks.clear();
    }
    marks
}

/// Whether one of them stands in both.
pub(super) fn share_mark(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a.intersection(b).next().is_some()
}

/// Jaccard index of two word sets in hundredths; 0 where one is empty.
pub(super) fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    (shared * 100).checked_div(all).unwrap_or(0)
}

/// Whether at least two words, and most of `part`, stand in `whole`.
pub(super) fn mostly_in(part: &BTreeSet<String>, whole: &BTreeSet<String>) -> bool {
    let shared = part.intersection(whole).count();
    shared >= 2 && shared * 10 >= part.len() * 6
}

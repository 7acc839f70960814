//! Which texts share most of their wording.

use std::collections::{BTreeMap, BTreeSet};

/// Words in a shingle.
const WIDTH: usize = 5;
/// Least Jaccard index of copies.
const JACCARD: f64 = 0.5;
/// Least share of the shorter text's shingles that stand in the longer one.
const CONTAINED: f64 = 0.8;
/// A text with fewer shingles proves nothing by sharing them.
const ENOUGH: usize = 12;
/// Texts meet by the least of their shingles' digests: this many of each (bottom-k MinHash).
const SKETCH: usize = 96;
/// A shingle that more texts than this hold is a set phrase; no text is looked up by it.
const SET_PHRASE: usize = 64;

/// Groups of copies, as indices into `texts`; a text without a copy is a group of one.
pub fn groups(texts: &[&str]) -> Vec<Vec<usize>> {
    let shingles: Vec<BTreeSet<u64>> = texts.iter().map(|text| of(text)).collect();
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, set) in shingles.iter().enumerate() {
        for &digest in set.iter().take(SKETCH) {
            holders.entry(digest).or_default().push(at);
        }
    }
    let mut candidates: BTreeSet<(usize, usize)> = BTreeSet::new();
    for at in holders.values().filter(|at| at.len() <= SET_PHRASE) {
        for (i, &a) in at.iter().enumerate() {
            candidates.extend(at.iter().skip(i + 1).map(|&b| (a, b)));
        }
    }
    let mut parent: Vec<usize> = (0..texts.len()).collect();
    for (a, b) in candidates {
        if let (Some(left), Some(right)) = (shingles.get(a), shingles.get(b))
            && are_copies(left, right)
        {
            let (a, b) = (root(&parent, a), root(&parent, b));
            if let Some(slot) = parent.get_mut(a.max(b)) {
                *slot = a.min(b);
            }
        }
    }
    // Equal texts too short for shingles are still one text.
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..texts.len() {
        groups.entry(root(&parent, at)).or_default().push(at);
    }
    groups.into_values().collect()
}

fn root(parent: &[usize], mut at: usize) -> usize {
    while let Some(&up) = parent.get(at) {
        if up == at {
            break;
        }
        at = up;
    }
    at
}

fn are_copies(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> bool {
    let least = a.len().min(b.len());
    if least < ENOUGH {
        return least > 0 && a == b;
    }
    let shared = a.intersection(b).count() as f64;
    let all = (a.len() + b.len()) as f64 - shared;
    shared / all >= JACCARD || shared / least as f64 >= CONTAINED
}

fn of(text: &str) -> BTreeSet<u64> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.len() < WIDTH {
        return std::iter::once(digest(&words))
            .filter(|_| !words.is_empty())
            .collect();
    }
    words.windows(WIDTH).map(digest).collect()
}

/// FNV-1a, 64 bits: the same on every machine and in every run.
fn digest(words: &[String]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in words
        .iter()
        .flat_map(|word| word.bytes().chain(std::iter::once(b' ')))
    {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

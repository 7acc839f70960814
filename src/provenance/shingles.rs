//! Which texts share most of their wording.

use std::collections::BTreeMap;
use std::io;

use super::prints::Shelf;

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
/// Entries of sketches that are sorted at a time, 16 bytes each.
const AT_A_TIME: usize = 2 << 20;
/// Pairs that wait to be compared, 16 bytes each.
const MOST_PAIRS: usize = 1 << 20;

/// Groups of copies among the texts of `shelf` named by `texts`, as indices into `texts`; a text
/// without a copy is a group of one. Memory does not grow with the texts' lengths.
///
/// # Errors
/// What reading the shelf says.
pub fn groups(shelf: &Shelf, texts: &[usize]) -> io::Result<Vec<Vec<usize>>> {
    let mut groups = Groups {
        shelf,
        texts,
        parent: (0..texts.len()).collect(),
        pairs: Vec::new(),
    };
    // Digests are spread evenly, so that each pass sorts about the same number of them.
    let passes = (texts.len() * SKETCH).div_ceil(AT_A_TIME).max(1) as u64;
    for pass in 0..passes {
        let mut holders: Vec<(u64, usize)> = Vec::new();
        for (at, &text) in texts.iter().enumerate() {
            let sketch = shelf.first(text, SKETCH)?;
            let now = sketch.iter().filter(|digest| *digest % passes == pass);
            holders.extend(now.map(|&digest| (digest, at)));
        }
        holders.sort_unstable();
        for alike in holders.chunk_by(|a, b| a.0 == b.0) {
            if alike.len() > SET_PHRASE {
                continue;
            }
            for (i, &(_, a)) in alike.iter().enumerate() {
                let later = alike.iter().skip(i + 1);
                groups.pairs.extend(later.map(|&(_, b)| (a, b)));
            }
            if groups.pairs.len() > MOST_PAIRS {
                groups.settle()?;
            }
        }
    }
    groups.settle()?;
    // Equal texts too short for shingles are still one text.
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..texts.len() {
        found.entry(root(&groups.parent, at)).or_default().push(at);
    }
    Ok(found.into_values().collect())
}

struct Groups<'s> {
    shelf: &'s Shelf,
    texts: &'s [usize],
    parent: Vec<usize>,
    pairs: Vec<(usize, usize)>,
}

impl Groups<'_> {
    /// Compares the pairs that wait; those of one group already need it no more.
    fn settle(&mut self) -> io::Result<()> {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        let mut left: Option<(usize, Vec<u64>)> = None;
        for (a, b) in std::mem::take(&mut self.pairs) {
            let (one, other) = (root(&self.parent, a), root(&self.parent, b));
            let (Some(&text), Some(&second)) = (self.texts.get(a), self.texts.get(b)) else {
                continue;
            };
            if one == other {
                continue;
            }
            let shingles = match left.take() {
                Some((of, shingles)) if of == a => shingles,
                _ => self.shelf.all(text)?,
            };
            if are_copies(&shingles, &self.shelf.all(second)?)
                && let Some(slot) = self.parent.get_mut(one.max(other))
            {
                *slot = one.min(other);
            }
            left = Some((a, shingles));
        }
        Ok(())
    }
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

/// Whether two sorted sets of shingles are of copies.
fn are_copies(a: &[u64], b: &[u64]) -> bool {
    let least = a.len().min(b.len());
    if least < ENOUGH {
        return least > 0 && a == b;
    }
    let shared = shared(a, b) as f64;
    let all = (a.len() + b.len()) as f64 - shared;
    shared / all >= JACCARD || shared / least as f64 >= CONTAINED
}

fn shared(mut a: &[u64], mut b: &[u64]) -> usize {
    let mut count = 0;
    while let (Some((x, rest)), Some((y, others))) = (a.split_first(), b.split_first()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a = rest,
            std::cmp::Ordering::Greater => b = others,
            std::cmp::Ordering::Equal => {
                count += 1;
                (a, b) = (rest, others);
            }
        }
    }
    count
}

/// The digests of a text's shingles, sorted, each once.
pub fn of(text: &str) -> Vec<u64> {
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
    let mut shingles: Vec<u64> = words.windows(WIDTH).map(digest).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
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

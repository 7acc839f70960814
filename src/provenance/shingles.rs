//! Which texts share most of their wording.

use std::collections::BTreeMap;
use std::io;

use super::prints::Shelf;

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
/// Digests that two sketches must be expected to share, were the texts copies, before their sharing few says that they
/// are none.
const TELLING: u64 = 12;
/// Sketches that share less than one in so many of the digests expected of copies are of different texts: copies
/// share two thirds of the shorter one's, and set phrases take some of those away.
const TOO_FEW: u64 = 8;

/// Groups of copies, of two texts or more, among the texts of `shelf` named by `texts`, as indices into `texts`. Two
/// texts of which `wanted` holds for neither are not compared. Memory does not grow with the texts' lengths, and with
/// those that are not wanted by some bytes each.
///
/// # Errors
/// What reading the shelf says.
pub fn groups(
    shelf: &Shelf,
    texts: &[usize],
    wanted: impl Fn(usize) -> bool,
) -> io::Result<Vec<Vec<usize>>> {
    let wanted: Vec<bool> = (0..texts.len()).map(wanted).collect();
    let is_wanted = |at: usize| wanted.get(at).copied().unwrap_or_default();
    let mut groups = Groups {
        shelf,
        texts,
        parent: BTreeMap::new(),
        pairs: Vec::new(),
    };
    // Digests are spread evenly, so that each pass sorts about the same number of them.
    let asking = wanted.iter().filter(|wanted| **wanted).count();
    let passes = (asking * SKETCH).div_ceil(AT_A_TIME).max(1) as u64;
    for pass in 0..passes {
        let mut holders = sketches(shelf, texts, &wanted, |digest| digest % passes == pass)?;
        holders.sort_unstable();
        let mut whole = true;
        for alike in holders.chunk_by(|a, b| a.0 == b.0) {
            if alike.len() > SET_PHRASE {
                continue;
            }
            for (i, &(_, a)) in alike.iter().enumerate() {
                let later = alike.iter().skip(i + 1).map(|&(_, b)| b);
                let pairs = later.filter(|&b| is_wanted(a) || is_wanted(b));
                groups.pairs.extend(pairs.map(|b| (a, b)));
            }
            if groups.pairs.len() > MOST_PAIRS {
                groups.settle(None)?;
                whole = false;
            }
        }
        groups.settle(whole.then_some(passes))?;
    }
    // Equal texts too short for shingles are still one text.
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &at in groups.parent.keys() {
        let first = root(&groups.parent, at);
        found.entry(first).or_insert_with(|| vec![first]).push(at);
    }
    Ok(found.into_values().collect())
}

/// Digests of the texts' sketches with who holds them: those of the wanted texts, and of the others
/// those that a wanted one holds too, but of each no more than are needed to tell a set phrase.
fn sketches(
    shelf: &Shelf,
    texts: &[usize],
    wanted: &[bool],
    now: impl Fn(u64) -> bool,
) -> io::Result<Vec<(u64, usize)>> {
    let mut holders: Vec<(u64, usize)> = Vec::new();
    let of = |asks: bool| {
        let all = texts.iter().zip(wanted).enumerate();
        all.filter(move |(_, (_, wanted))| **wanted == asks)
            .map(|(at, (&text, _))| (at, text))
    };
    for (at, text) in of(true) {
        let sketch = shelf.first(text, SKETCH)?;
        let sketch = sketch.into_iter().filter(|digest| now(*digest));
        holders.extend(sketch.map(|digest| (digest, at)));
    }
    let mut asked: Vec<(u64, usize)> = holders.iter().map(|(digest, _)| (*digest, 0)).collect();
    asked.sort_unstable();
    asked.dedup();
    for (at, text) in of(false) {
        for digest in shelf.first(text, SKETCH)? {
            let place = asked.binary_search_by_key(&digest, |(asked, _)| *asked);
            let asked = place.ok().and_then(|place| asked.get_mut(place));
            if let Some((_, count)) = asked.filter(|(_, count)| *count <= SET_PHRASE) {
                *count += 1;
                holders.push((digest, at));
            }
        }
    }
    Ok(holders)
}

struct Groups<'s> {
    shelf: &'s Shelf,
    texts: &'s [usize],
    /// For a text that has a copy before it, one of those.
    parent: BTreeMap<usize, usize>,
    pairs: Vec<(usize, usize)>,
}

impl Groups<'_> {
    /// Compares the pairs that wait; those of one group already need it no more. A pair waits once for each digest
    /// that its sketches share: where all of a pass are there, how many they are can tell that the texts are no copies.
    fn settle(&mut self, passes: Option<u64>) -> io::Result<()> {
        let mut pairs = std::mem::take(&mut self.pairs);
        pairs.sort_unstable();
        let mut left: Option<(usize, Vec<u64>)> = None;
        for same in pairs.chunk_by(|one, other| one == other) {
            let Some(&(a, b)) = same.first() else {
                continue;
            };
            let (one, other) = (root(&self.parent, a), root(&self.parent, b));
            let (Some(&text), Some(&second)) = (self.texts.get(a), self.texts.get(b)) else {
                continue;
            };
            let few = |passes| same.len() as u64 * TOO_FEW < self.expected(text, second, passes);
            if one == other || passes.is_some_and(few) {
                continue;
            }
            let shingles = match left.take() {
                Some((of, shingles)) if of == a => shingles,
                _ => self.shelf.all(text)?,
            };
            if are_copies(&shingles, &self.shelf.all(second)?) {
                self.parent.insert(one.max(other), one.min(other));
            }
            left = Some((a, shingles));
        }
        Ok(())
    }

    /// The digests that the sketches of two texts would share in one pass if the shorter one stood in the longer; 0
    /// where they are too few to tell anything.
    fn expected(&self, text: usize, second: usize, passes: u64) -> u64 {
        let (a, b) = (self.shelf.count(text), self.shelf.count(second));
        let reach = (SKETCH as u64).min(a.max(b));
        let expected = reach * a.min(b) / a.max(b).max(1) / passes;
        if expected < TELLING { 0 } else { expected }
    }
}

fn root(parent: &BTreeMap<usize, usize>, mut at: usize) -> usize {
    while let Some(&up) = parent.get(&at) {
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

#[cfg(test)]
mod tests {
    use super::super::prints::Shelf;
    use super::super::windows::of;
    use super::*;

    /// Texts of numbered words: stories, shortened and altered copies of them, and a phrase that all end with.
    fn texts() -> Vec<String> {
        let words = |of: usize, from: usize, to: usize| -> String {
            (from..to).map(|n| format!("s{of}w{n} ")).collect()
        };
        let mut texts = Vec::new();
        for story in 0..12 {
            texts.push(words(story, 0, 400));
            texts.push(words(story, 0, 100 + 25 * story));
            texts.push(words(story, 60, 330) + &words(100 + story, 0, 10 * story));
        }
        for text in &mut texts {
            text.push_str("this is what the officials of the province said to the agency");
        }
        texts
    }

    #[test]
    fn what_sketches_rule_out_no_comparison_would_join() {
        let sets: Vec<Vec<u64>> = texts().iter().map(|text| of(text)).collect();
        let mut parent = BTreeMap::new();
        for (a, one) in sets.iter().enumerate() {
            for (b, other) in sets.iter().enumerate().skip(a + 1) {
                if are_copies(one, other) {
                    let (low, high) = (root(&parent, a), root(&parent, b));
                    if low != high {
                        parent.insert(low.max(high), low.min(high));
                    }
                }
            }
        }
        let mut wanted: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..sets.len() {
            wanted.entry(root(&parent, at)).or_default().push(at);
        }
        let shelf = Shelf::of(&sets);
        let order: Vec<usize> = (0..sets.len()).collect();
        let found = groups(&shelf, &order, |_| true).unwrap_or_default();
        let wanted = wanted.into_values().filter(|group| group.len() > 1);
        assert_eq!(found, wanted.collect::<Vec<_>>());
        assert!(found.len() >= 9 && found.iter().any(|group| group.len() == 3));
        // With nobody who asks, nothing is compared; where one of a group asks, it has its copies.
        let alone = groups(&shelf, &order, |_| false);
        assert_eq!(alone.ok(), Some(Vec::new()));
        let group = found.iter().find(|group| group.len() == 3);
        let first = group.and_then(|group| group.first()).copied();
        let one = groups(&shelf, &order, |at| Some(at) == first).unwrap_or_default();
        assert_eq!(one.len(), 1);
        assert!(
            one.iter()
                .flatten()
                .all(|at| group.is_some_and(|group| group.contains(at)))
        );
    }
}

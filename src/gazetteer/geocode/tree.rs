//! The sounds of many spellings as one tree, so that spellings which begin alike are compared with a name once.

use std::rc::Rc;

use super::sound::{LEAST_ASIDE, LEAST_MORE, MOST_LETTERS, SWAPPED, Sound, instead, more};

/// More than any cost that is asked for.
const FAR: u16 = 10_000;

/// The letters that most sounds are written with.
const ALPHABET: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";

/// What each letter costs in the place of each other.
static INSTEAD: [[u16; ALPHABET.len()]; ALPHABET.len()] = {
    let mut table = [[0; ALPHABET.len()]; ALPHABET.len()];
    let mut one = 0;
    while one < ALPHABET.len() {
        let mut other = 0;
        while other < ALPHABET.len() {
            table[one][other] = instead(ALPHABET[one], ALPHABET[other]);
            other += 1;
        }
        one += 1;
    }
    table
};

/// A letter behind those of the nodes above it; small, as most of the search is waiting for nodes.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The first node that is not below this one.
    past: u32,
    below: Below,
    letter: u8,
    /// How many letters the spelling has here.
    depth: u8,
}

/// What the spellings through a node have in common.
#[derive(Clone, Copy, Debug)]
struct Below {
    /// Consonants that some have, and that all have.
    some: u32,
    all: u32,
    /// The fewest and the most letters.
    least: u8,
    most: u8,
}

impl Below {
    const NONE: Self = Self {
        some: 0,
        all: u32::MAX,
        least: u8::MAX,
        most: 0,
    };

    fn add(&mut self, sound: &Sound) {
        let length = u8::try_from(sound.letters().len()).unwrap_or(u8::MAX);
        self.some |= sound.set;
        self.all &= sound.set;
        self.least = self.least.min(length);
        self.most = self.most.max(length);
    }

    /// Whether each of them costs more than the reach to be turned into a name's, for its consonants and its length.
    fn is_beyond(&self, name: &Sound, length: u8, reach: Reach) -> bool {
        self.least > length.saturating_add(reach.lengths)
            || length > self.most.saturating_add(reach.lengths)
            || reach.is_beyond(name.set & !self.some)
            || reach.is_beyond(self.all & !name.set)
    }
}

/// A cost as the most consonants and letters that one spelling alone may have for it.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    asides: u32,
    lengths: u8,
}

impl Reach {
    pub(super) fn of(most: u16) -> Self {
        Self {
            asides: u32::from(most) / LEAST_ASIDE,
            lengths: u8::try_from(most / LEAST_MORE).unwrap_or(u8::MAX),
        }
    }

    /// Whether there are more consonants in a set. Most sets have one or two: taking them out one by one costs less than
    /// counting them all, for which the oldest processors have no instruction.
    pub(super) const fn is_beyond(self, mut set: u32) -> bool {
        let mut left = self.asides;
        while set != 0 {
            if left == 0 {
                return true;
            }
            left -= 1;
            set &= set - 1;
        }
        false
    }
}

/// Spellings, each with something, and the tree of their letters.
pub(super) struct Tree<T> {
    spellings: Vec<(Rc<Sound>, T)>,
    /// Each before those below it.
    nodes: Vec<Node>,
    /// The spellings that end at each node, from and to.
    ends: Vec<(u32, u32)>,
}

impl<T: Copy + Ord> Tree<T> {
    /// Of some spellings.
    pub(super) fn of(mut spellings: Vec<(Rc<Sound>, T)>) -> Self {
        spellings.sort_unstable();
        let mut nodes: Vec<Node> = Vec::new();
        let mut ends: Vec<(u32, u32)> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut last: &[u8] = &[];
        for (at, (sound, _)) in (0_u32..).zip(&spellings) {
            let letters = sound.letters();
            let shared = letters.iter().zip(last).take_while(|(a, b)| a == b).count();
            for closed in open.drain(shared.min(open.len())..) {
                let past = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
                if let Some(node) = nodes.get_mut(closed) {
                    node.past = past;
                }
            }
            for (depth, &letter) in (1_u8..).zip(letters).skip(shared) {
                open.push(nodes.len());
                ends.push((at, at));
                nodes.push(Node {
                    past: u32::MAX,
                    below: Below::NONE,
                    letter,
                    depth,
                });
            }
            for &node in &open {
                if let Some(node) = nodes.get_mut(node) {
                    node.below.add(sound);
                }
            }
            if let Some(end) = open.last().and_then(|node| ends.get_mut(*node)) {
                end.1 = at + 1;
            }
            last = letters;
        }
        Self {
            spellings,
            nodes,
            ends,
        }
    }

    /// Gives every spelling that is no farther than that from a name, and perhaps some others.
    pub(super) fn near(&self, name: &Sound, most: u16, mut give: impl FnMut(&Sound, T)) {
        let letters = name.letters();
        let width = letters.len().min(MOST_LETTERS);
        let band = usize::from(most / LEAST_MORE);
        let mut rows = [[FAR; MOST_LETTERS + 1]; MOST_LETTERS + 1];
        let mut path = [0_u8; MOST_LETTERS + 1];
        let mut least = [0_u16; MOST_LETTERS + 1];
        rows[0][0] = 0;
        // What each letter of the name costs by itself, and in the place of each of the alphabet.
        let mut alone = [0_u16; MOST_LETTERS];
        let mut costs = [[0_u16; MOST_LETTERS]; ALPHABET.len()];
        for (to, &letter) in letters.iter().take(width).enumerate() {
            alone[to] = more(letter, to);
            rows[0][to + 1] = rows[0][to] + alone[to];
            let known = letter.checked_sub(b'a').map(usize::from);
            let known = known.and_then(|at| INSTEAD.get(at));
            for (at, (row, other)) in costs.iter_mut().zip(ALPHABET).enumerate() {
                row[to] = known.map_or_else(|| instead(*other, letter), |known| known[at]);
            }
        }
        let mut strange = [0_u16; MOST_LETTERS];
        let reach = Reach::of(most);
        let length = u8::try_from(letters.len()).unwrap_or(u8::MAX);
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            if node.below.is_beyond(name, length, reach) {
                at = node.past as usize;
                continue;
            }
            let depth = usize::from(node.depth).min(MOST_LETTERS);
            let letter = node.letter;
            path[depth] = letter;
            let (above, below) = rows.split_at_mut(depth);
            let (Some(last), Some(row)) = (above.last(), below.first_mut()) else {
                break;
            };
            let lost = more(letter, depth - 1);
            // Whatever lies outside costs more than the most, for the letters that one has more.
            let (first, end) = (depth.saturating_sub(band), width.min(depth + band));
            row[0] = last[0].saturating_add(lost).min(FAR);
            if let Some(outside) = first.checked_sub(1) {
                row[outside] = FAR;
            }
            let plain = letter.checked_sub(b'a').map(usize::from);
            let others = if let Some(row) = plain.and_then(|at| costs.get(at)) {
                row
            } else {
                for (cost, other) in strange.iter_mut().zip(letters) {
                    *cost = instead(letter, *other);
                }
                &strange
            };
            let before = path[depth - 1];
            let mut nearest = if first == 0 { row[0] } else { FAR };
            for to in first.max(1)..=end {
                let mut cost = (last[to - 1] + others[to - 1])
                    .min(last[to] + lost)
                    .min(row[to - 1] + alone[to - 1]);
                if to > 1 && letters[to - 1] == before && letters[to - 2] == letter && depth > 1 {
                    cost = cost.min(above[depth - 2][to - 2] + SWAPPED);
                }
                let cost = cost.min(FAR);
                row[to] = cost;
                nearest = nearest.min(cost);
            }
            if end < width {
                row[end + 1] = FAR;
            }
            least[depth] = nearest;
            // Two letters in the other order cost less than the one by itself does.
            if nearest > most && least[depth - 1] + SWAPPED > most {
                at = node.past as usize;
                continue;
            }
            if row[width] <= most && (first..=end).contains(&width) {
                let (from, to) = self.ends.get(at).copied().unwrap_or_default();
                let ending = self.spellings.get(from as usize..to as usize);
                for (sound, with) in ending.unwrap_or_default() {
                    give(sound, *with);
                }
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn none_is_missed_that_comparing_one_by_one_finds(
            words in prop::collection::vec("[abdhikmnrsuvxz1ده]{1,9}( [abhkrsu]{2,4})?", 1..40),
            name in "[abdhikmnrsuvxz1ده]{1,9}",
            most in 0_u16..160,
        ) {
            let spellings: Vec<(Rc<Sound>, usize)> = words
                .iter()
                .enumerate()
                .filter_map(|(at, word)| Some((Rc::new(Sound::of(word)?), at)))
                .collect();
            let Some(name) = Sound::of(&name) else {
                return Ok(());
            };
            let one_by_one: Vec<usize> = spellings
                .iter()
                .filter(|(sound, _)| name.apart(sound, most).is_some())
                .map(|spelling| spelling.1)
                .collect();
            let mut found = Vec::new();
            Tree::of(spellings).near(&name, most, |sound, at| {
                if name.apart(sound, most).is_some() {
                    found.push(at);
                }
            });
            found.sort_unstable();
            prop_assert_eq!(found, one_by_one);
        }
    }
}

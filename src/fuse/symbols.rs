//! Words and keys as numbers, so that holding two happenings against each other compares numbers
//! and makes nothing.
//!
//! A symbol is a digest of 64 bits, the same in every run. That two words of a million have one
//! symbol has a chance of less than one in ten million; the two are then taken for one word.

/// The number of a word or key.
pub(super) type Symbol = u64;

/// FNV-1a, with a last round that spreads short words over all bits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digest(u64);

impl Digest {
    pub(super) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn bytes(mut self, bytes: &[u8]) -> Self {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    /// A letter in lower case.
    pub(super) fn lower(self, letter: char) -> Self {
        let mut room = [0; 4];
        letter.to_lowercase().fold(self, |digest, letter| {
            digest.bytes(letter.encode_utf8(&mut room).as_bytes())
        })
    }

    pub(super) const fn number(mut self, number: u64) -> Self {
        self.0 = spread(self.0 ^ number);
        self
    }

    pub(super) const fn symbol(self) -> Symbol {
        spread(self.0)
    }
}

/// The finishing round of SplitMix64.
const fn spread(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The symbol of a word as it stands.
pub(super) fn symbol(word: &str) -> Symbol {
    Digest::new().bytes(word.as_bytes()).symbol()
}

/// The symbol of a word in lower case.
pub(super) fn lower(word: &str) -> Symbol {
    word.chars().fold(Digest::new(), Digest::lower).symbol()
}

/// Symbols of words, sorted for [`slice::binary_search`].
pub(super) fn sorted(words: &[&str]) -> Vec<Symbol> {
    let mut symbols: Vec<Symbol> = words.iter().map(|word| symbol(word)).collect();
    symbols.sort_unstable();
    symbols
}

/// Sorted, each once, in a slice that holds no more than it needs.
pub(super) fn set<T: Ord>(mut all: Vec<T>) -> Box<[T]> {
    all.sort_unstable();
    all.dedup();
    all.into_boxed_slice()
}

/// How many elements two sorted sets share.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut a, mut b, mut count) = (a, b, 0);
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
    use super::*;

    #[test]
    fn a_word_has_one_symbol_in_any_case_and_two_words_have_two() {
        assert_eq!(lower("Hekmat"), symbol("hekmat"));
        assert_eq!(lower("HEKMAT"), symbol("hekmat"));
        assert_ne!(symbol("hekmat"), symbol("hikmat"));
    }

    #[test]
    fn what_two_sets_share_is_counted_once() {
        let (a, b) = (set(vec![3, 1, 2, 3]), set(vec![2, 3, 5]));
        assert_eq!((a.len(), shared(&a, &b)), (3, 2));
        assert_eq!(shared(&a, &[]), 0);
    }
}

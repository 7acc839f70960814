//! How names begin: most words of a text begin none, which a look here tells.

use std::sync::atomic::{AtomicU64, Ordering};

use super::index::NameIndex;

/// The most bytes of a variant key that its head is made of.
const HEAD: usize = 5;

/// Which heads of names there are, as bits of their hashes: a word that is not among them begins no
/// name. Made when the first text is searched.
#[derive(Clone, Debug)]
pub(super) struct Heads {
    /// Tells them from those of any other gazetteer of this process.
    pub(super) number: u64,
    /// The first words of the names in the light fold.
    pub(super) exact: Bits,
    /// The first bytes of the variant keys, as many as [`HEAD`] and fewer.
    pub(super) variant: Bits,
    pub(super) figures: Figures,
}

/// The figures that names begin with, as bits from that of 0 on: few do, and numbers are many in news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures(u16);

impl Figures {
    fn of(index: &NameIndex) -> Self {
        let names = index.exact.names().chain(index.variant.names());
        let firsts = names.filter_map(|name| name.bytes().next());
        Self(firsts.fold(0, |bits, first| bits | Self::bit(first)))
    }

    const fn bit(byte: u8) -> u16 {
        if byte.is_ascii_digit() {
            1 << (byte - b'0')
        } else {
            0
        }
    }

    /// Whether no name begins with a word that has this first byte, which is a figure.
    pub const fn begin_none(self, first: u8) -> bool {
        first.is_ascii_digit() && self.0 & Self::bit(first) == 0
    }
}

#[derive(Clone, Debug)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// About one bit in sixteen is set, so that few words pass by chance.
    fn of<'a>(heads: impl Iterator<Item = &'a [u8]> + Clone) -> Self {
        let words = (heads.clone().count() / 4).next_power_of_two();
        let mut bits = Self(vec![0; words]);
        for head in heads {
            let (word, bit) = bits.at(head);
            if let Some(word) = bits.0.get_mut(word) {
                *word |= bit;
            }
        }
        bits
    }

    fn at(&self, head: &[u8]) -> (usize, u64) {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in head {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let hash = hash ^ (hash >> 29);
        ((hash >> 6) as usize & (self.0.len() - 1), 1 << (hash & 63))
    }

    /// Whether a head may be among them.
    pub(super) fn may_hold(&self, head: &[u8]) -> bool {
        let (word, bit) = self.at(head);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

impl Heads {
    pub(super) fn of(index: &NameIndex) -> Self {
        static MADE: AtomicU64 = AtomicU64::new(0);
        Self {
            number: MADE.fetch_add(1, Ordering::Relaxed),
            exact: Bits::of(index.exact.names().map(first_word)),
            variant: Bits::of(index.variant.names().flat_map(heads)),
            figures: Figures::of(index),
        }
    }
}

/// The first word of a folded name.
fn first_word(name: &str) -> &[u8] {
    let bytes = name.as_bytes();
    let end = bytes.iter().position(|byte| matches!(byte, b' ' | b','));
    bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default()
}

/// The first bytes of a variant key.
pub(super) fn head(key: &str) -> &[u8] {
    let bytes = key.as_bytes();
    bytes.get(..HEAD).unwrap_or(bytes)
}

/// The first byte of a variant key, the first two, and so on up to its head.
fn heads(key: &str) -> impl Iterator<Item = &[u8]> + Clone {
    let head = head(key);
    (1..=head.len()).filter_map(|len| head.get(..len))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::super::{Beginning, Gazetteer, Next};

    #[test]
    fn figures_that_begin_no_name() {
        let gaz = Gazetteer::embedded().unwrap();
        let figures = gaz.figures();
        assert!(!figures.begin_none(b'a'));
        assert!((b'0'..=b'9').any(|figure| figures.begin_none(figure)));
        for (id, _) in gaz.places() {
            for name in gaz.names(id) {
                assert!(!figures.begin_none(name.bytes().next().unwrap()), "{name}");
            }
        }
        let mut key = String::new();
        for number in 0..2000_u32 {
            let words = [number.to_string(), format!("{number}th")];
            for word in words {
                let none = figures.begin_none(word.bytes().next().unwrap());
                let begins = gaz.beginning(&word, Next::Unknown, &mut key);
                assert!(!none || begins == Beginning::Never, "{word}");
            }
        }
    }
}

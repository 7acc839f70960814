//! Words that begin no name, remembered from report to report: most capitalised words of news are
//! met again soon, and a look here is cheaper than the two folds of a word.

use std::cell::Cell;

/// How many words are remembered, a power of two; a word takes the place of another now and then.
const SLOTS: usize = 16384;
/// How many words with the next are, a power of two.
const PAIRS: usize = 4096;

thread_local! {
    /// Each thread has its own, so that nothing is shared and nothing waits.
    static MEMO: Cell<Option<Box<Memo>>> = const { Cell::new(None) };
}

/// A word of at most [`Sign::LONGEST`] bytes as a number: its bytes, its length, and of which kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign(u128);

impl Sign {
    /// The most bytes that fit.
    const LONGEST: usize = 15;

    /// The bytes between two places; `rough` where they are what stands between blanks and not a
    /// plain word. None where they are too many, or none.
    pub(super) fn of(bytes: &[u8], start: usize, end: usize, rough: bool) -> Option<Self> {
        let len = end
            .checked_sub(start)
            .filter(|len| (1..=Self::LONGEST).contains(len))?;
        let packed = match bytes.get(start..).and_then(|rest| rest.first_chunk::<16>()) {
            Some(chunk) => u128::from_le_bytes(*chunk) & ((1 << (8 * len)) - 1),
            None => bytes
                .get(start..end)?
                .iter()
                .rev()
                .fold(0, |packed, byte| packed << 8 | u128::from(*byte)),
        };
        Some(Self(
            packed | (len as u128) << 120 | u128::from(rough) << 127,
        ))
    }

    const fn slot(self) -> usize {
        let folded = (self.0 as u64) ^ ((self.0 >> 64) as u64).rotate_left(29);
        (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & (SLOTS - 1)
    }
}

/// A word and what follows it, of at most [`Pair::LONGEST`] bytes together, as numbers: their bytes
/// with what parts them, and how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair([u128; 2]);

impl Pair {
    /// The most bytes that fit.
    const LONGEST: usize = 31;

    /// The bytes between two places. None where they are too many, or none.
    pub(super) fn of(bytes: &[u8], start: usize, end: usize) -> Option<Self> {
        let len = end
            .checked_sub(start)
            .filter(|len| (1..=Self::LONGEST).contains(len))?;
        let mut chunk = [0; 32];
        chunk
            .get_mut(..len)?
            .copy_from_slice(bytes.get(start..end)?);
        let (low, high) = chunk.split_at(16);
        let packed = |half: &[u8]| half.first_chunk().map(|half| u128::from_le_bytes(*half));
        Some(Self([packed(low)?, packed(high)? | (len as u128) << 120]))
    }

    const fn slot(self) -> usize {
        let [low, high] = self.0;
        let folded = low ^ high.rotate_left(41);
        let folded = (folded as u64) ^ ((folded >> 64) as u64).rotate_left(29);
        (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & (PAIRS - 1)
    }
}

/// Words that are known to begin no name of one gazetteer.
pub(super) struct Memo {
    /// Which gazetteer's names.
    number: u64,
    slots: Vec<u128>,
    pairs: Vec<Pair>,
}

impl Memo {
    /// This thread's memo of a gazetteer, taken out of its place.
    pub(super) fn taken(number: u64) -> Box<Self> {
        MEMO.take()
            .filter(|memo| memo.number == number)
            .unwrap_or_else(|| {
                Box::new(Self {
                    number,
                    slots: vec![0; SLOTS],
                    pairs: vec![Pair::default(); PAIRS],
                })
            })
    }

    /// Puts it back for the next text.
    pub(super) fn put_back(self: Box<Self>) {
        MEMO.set(Some(self));
    }

    /// Whether a word is known to begin no name.
    pub(super) fn knows(&self, sign: Sign) -> bool {
        self.slots.get(sign.slot()) == Some(&sign.0)
    }

    /// Remembers that a word begins no name.
    pub(super) fn keep(&mut self, sign: Sign) {
        if let Some(slot) = self.slots.get_mut(sign.slot()) {
            *slot = sign.0;
        }
    }

    /// Whether a word is known to begin no name before this next one.
    pub(super) fn knows_pair(&self, pair: Pair) -> bool {
        self.pairs.get(pair.slot()) == Some(&pair)
    }

    /// Remembers that a word begins no name before this next one.
    pub(super) fn keep_pair(&mut self, pair: Pair) {
        if let Some(slot) = self.pairs.get_mut(pair.slot()) {
            *slot = pair;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_its_bytes_wherever_they_stand() {
        let text = b"Tulsa, then Tulsa";
        let first = Sign::of(text, 0, 5, false);
        assert!(first.is_some());
        assert_eq!(first, Sign::of(text, 12, 17, false));
        assert_ne!(first, Sign::of(text, 0, 5, true));
        assert_ne!(first, Sign::of(text, 0, 4, false));
        assert_eq!(Sign::of(text, 0, 16, false), None);
        assert_eq!(Sign::of(text, 3, 3, false), None);
    }

    #[test]
    fn a_pair_is_its_bytes_wherever_they_stand() {
        let text = b"The city, the city; The city of a name that is too long to be kept";
        let first = Pair::of(text, 0, 8);
        assert!(first.is_some());
        assert_eq!(first, Pair::of(text, 20, 28));
        assert_ne!(first, Pair::of(text, 10, 18));
        assert_ne!(first, Pair::of(text, 0, 9));
        assert_ne!(Pair::of(b"a", 0, 1), Pair::of(b"a\0", 0, 2));
        assert!(Pair::of(text, 20, 51).is_some());
        assert_eq!(Pair::of(text, 20, 52), None);
        assert_eq!(Pair::of(text, 3, 3), None);
    }

    #[test]
    fn another_gazetteer_knows_nothing() {
        let sign = Sign::of(b"Tulsa", 0, 5, false);
        let mut memo = Memo::taken(u64::MAX);
        assert!(sign.is_some_and(|sign| !memo.knows(sign)));
        if let Some(sign) = sign {
            memo.keep(sign);
        }
        let pair = Pair::of(b"Tulsa is", 0, 8);
        assert!(pair.is_some_and(|pair| !memo.knows_pair(pair)));
        if let Some(pair) = pair {
            memo.keep_pair(pair);
        }
        memo.put_back();
        let again = Memo::taken(u64::MAX);
        assert!(pair.is_some_and(|pair| again.knows_pair(pair)));
        assert!(sign.is_some_and(|sign| again.knows(sign)));
        again.put_back();
        let other = Memo::taken(u64::MAX - 1);
        assert!(sign.is_some_and(|sign| !other.knows(sign)));
        assert!(pair.is_some_and(|pair| !other.knows_pair(pair)));
    }
}

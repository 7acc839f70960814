//! Words that begin no name, remembered from report to report: most capitalised words of news are
//! met again soon, and a look here is cheaper than the two folds of a word.

use std::cell::Cell;

/// How many words are remembered, a power of two; a word takes the place of another now and then.
const SLOTS: usize = 4096;

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

/// Words that are known to begin no name of one gazetteer.
pub(super) struct Memo {
    /// Which gazetteer's names.
    number: u64,
    slots: Vec<u128>,
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
    fn another_gazetteer_knows_nothing() {
        let sign = Sign::of(b"Tulsa", 0, 5, false);
        let mut memo = Memo::taken(u64::MAX);
        assert!(sign.is_some_and(|sign| !memo.knows(sign)));
        if let Some(sign) = sign {
            memo.keep(sign);
        }
        memo.put_back();
        let again = Memo::taken(u64::MAX);
        assert!(sign.is_some_and(|sign| again.knows(sign)));
        again.put_back();
        let other = Memo::taken(u64::MAX - 1);
        assert!(sign.is_some_and(|sign| !other.knows(sign)));
    }
}

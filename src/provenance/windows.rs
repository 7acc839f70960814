//! The digests of every few words of a text that follow one another.

/// Words in a shingle.
const WIDTH: usize = 5;

/// The digests of a text's shingles, sorted, each once.
pub fn of(text: &str) -> Vec<u64> {
    let bytes = text.as_bytes();
    let mut windows = Windows::default();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let plain = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        let plain = plain.count();
        if rest.get(plain).is_none_or(u8::is_ascii) {
            windows.word(word_in_small(rest, plain));
            at += plain;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let len = rest.find(|c: char| !c.is_alphanumeric());
        let len = len.unwrap_or(rest.len());
        if let Some(word) = rest.get(..len).filter(|word| !word.is_empty()) {
            windows.word(word_digest(word.to_lowercase().as_bytes()));
        }
        // A sign beyond ASCII that is no letter stands where none of a word does.
        let sign = rest.chars().next().map_or(1, char::len_utf8);
        at += len.max(sign);
    }
    let mut shingles = windows.finish();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// Odd numbers without a pattern in their bits.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
const STEP: u64 = 0xd6e8_feb8_6659_fd93;

/// [`STEP`] as often by itself as there are words in a shingle.
const LEAVE: u64 = STEP.wrapping_pow(WIDTH as u32);

/// Puts the bits of a number into one another, each number into one of its own.
const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 32)).wrapping_mul(FACTOR);
    number ^ (number >> 29)
}

/// A digest of a word's bytes: the same on every machine and in every run.
fn word_digest(word: &[u8]) -> u64 {
    let mut digest = word.len() as u64;
    for chunk in word.chunks(8) {
        let packed = chunk.iter().rev();
        let packed = packed.fold(0, |packed, byte| packed << 8 | u64::from(*byte));
        digest = mixed(digest.rotate_left(23) ^ packed);
    }
    digest
}

/// [`word_digest`] of the first so many bytes in small letters, which are letters and figures of ASCII: of these the bit
/// that makes letters small is set in figures anyway.
fn word_in_small(bytes: &[u8], len: usize) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut digest = len as u64;
    for at in (0..len).step_by(8) {
        let rest = bytes.get(at..).unwrap_or_default();
        let left = len - at;
        let packed = match rest.first_chunk::<8>() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => {
                let chunk = rest.iter().take(left).rev();
                chunk.fold(0, |packed, byte| packed << 8 | u64::from(*byte))
            }
        };
        let kept = if left < 8 {
            (1 << (8 * left)) - 1
        } else {
            u64::MAX
        };
        digest = mixed(digest.rotate_left(23) ^ (packed | SMALL) & kept);
    }
    digest
}

/// Digests of every [`WIDTH`] words that follow one another: a sum in which each word has weight by its place, so that
/// one word comes in and one leaves.
#[derive(Default)]
struct Windows {
    /// The last words, that of a number under it modulo their count.
    last: [u64; WIDTH],
    sum: u64,
    words: usize,
    done: Vec<u64>,
}

impl Windows {
    fn word(&mut self, word: u64) {
        let mut leaves = 0;
        if let Some(slot) = self.last.get_mut(self.words % WIDTH) {
            leaves = std::mem::replace(slot, word);
        }
        self.sum = self
            .sum
            .wrapping_mul(STEP)
            .wrapping_add(word)
            .wrapping_sub(leaves.wrapping_mul(LEAVE));
        self.words += 1;
        if self.words >= WIDTH {
            self.done.push(mixed(self.sum));
        }
    }

    /// All of them; that of all words where there are fewer than [`WIDTH`], none where there are none.
    fn finish(mut self) -> Vec<u64> {
        if (1..WIDTH).contains(&self.words) {
            self.done.push(mixed(self.sum));
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A digest of words, read one after the other.
    fn digest(words: &[String]) -> u64 {
        let words = words.iter().map(|word| word_digest(word.as_bytes()));
        mixed(words.fold(0, |sum: u64, word| {
            sum.wrapping_mul(STEP).wrapping_add(word)
        }))
    }

    #[test]
    fn every_window_of_words_has_its_digest() {
        assert!(of(" - \u{2014}\u{a0}").is_empty());
        for count in 1..20_usize {
            let words = ["W\u{d6}RD", "Word", "\u{130}", "AVeryLongWord", "z"];
            let word = |n: usize| format!("{}{}", words[n % 5], n.pow(5));
            let text: Vec<String> = (0..count).map(word).collect();
            let lower: Vec<String> = text.iter().map(|word| word.to_lowercase()).collect();
            let mut due: Vec<u64> = lower.windows(WIDTH.min(count)).map(digest).collect();
            due.sort_unstable();
            for gap in [", ", "\u{2014}", " \u{201c}-", "\n"] {
                assert_eq!(of(&text.join(gap)), due, "{count}");
            }
        }
    }

    #[test]
    fn words_differ_by_letters_lengths_and_order() {
        let digests = ["a", "b", "ab", "ba", "aaaaaaaa", "aaaaaaaaa", "0", "p"]
            .map(|word| word_digest(word.as_bytes()));
        for (at, digest) in digests.iter().enumerate() {
            assert!(!digests[..at].contains(digest));
        }
        assert_ne!(of("one two three four five"), of("two one three four five"));
        assert_eq!(
            of("One TWO three four five"),
            of("one two, three four five")
        );
    }
}

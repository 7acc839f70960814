//! A quick hash for looking up short words and numbers of our own tables.
//!
//! The tables are fixed, so nobody can choose keys that collide; what else is looked up in them is
//! never put in.

use std::hash::{BuildHasherDefault, Hasher};

/// Hashes a word eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct QuickHasher(u64);

/// For a `HashMap` or `HashSet` of short words.
pub type Quick = BuildHasherDefault<QuickHasher>;

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

impl QuickHasher {
    const fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    }
}

/// The hash of a word: the same on every machine, so that tables may be laid out by it when they are
/// compiled.
pub fn hash_of(word: &str) -> u64 {
    let mut hasher = QuickHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.add(u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        self.add(u64::from_le_bytes(last) ^ (bytes.len() as u64) << 56);
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use std::hash::BuildHasher;

    use super::*;

    #[test]
    fn like_words_do_not_share_a_hash() {
        let mut words: Vec<String> = Vec::new();
        for first in 'a'..='z' {
            for second in 'a'..='z' {
                words.extend([
                    format!("{first}{second}"),
                    format!("district{first}{second}"),
                ]);
            }
        }
        let hash = |word: &String| Quick::default().hash_one(word.as_str());
        let hashes: std::collections::BTreeSet<u64> = words.iter().map(hash).collect();
        assert_eq!(hashes.len(), words.len());
    }
}

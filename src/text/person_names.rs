//! Whether two names can be of one person.
//!
//! Afghan names reach the English press through several transliterations (Hekmat, Hikmat; Rezaee,
//! Rezaie), with or without a title, a second name or the ending -ullah. Titles are stripped, each
//! word is brought to a form that keeps its consonants and evens out its vowels, and the words are
//! then compared:
//!
//! - `Strong`: every word of the shorter name is in the longer one, in order, and at least one of
//!   them is rare, or at least two words agree ("Rezaee" and "Mohammad Hanif Rezaie").
//! - `Weak`: the names agree only through a word that very many people bear ("Khan"), through a
//!   short form ("Nemat" and "Nematullah"), or share a rare word while what is left over on both
//!   sides is common ("Mohammad Hekmat" and "Hekmat Khan"). It needs a second cue.
//! - `No`: anything else; "Lutfullah Azizi" and "Hamid Azizi" are two people.
//!
//! Known errors: namesakes with the same rare single name are `Strong`; Saeed and Sayed, two names
//! that the press mixes up, are one here; a nickname that shares no word with the name is `No`.

use std::sync::LazyLock;

use super::spelling::{self, Form, WordMatch, plain};

/// How far two names agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameMatch {
    /// Two people, or nothing to tell by.
    No,
    /// May be one person: a second cue is needed.
    Weak,
    /// One person, as far as names can tell.
    Strong,
}

/// Words before a name that are no part of it. "Hafiz" is not among them: it is as often a name.
const TITLES: &[&str] = &[
    "qari",
    "mullah",
    "mulla",
    "mawlawi",
    "mawlavi",
    "maulvi",
    "molvi",
    "moulvi",
    "maulawi",
    "mufti",
    "haji",
    "hajji",
    "sheikh",
    "shaikh",
    "ustad",
    "dr",
    "doctor",
    "engineer",
    "eng",
    "mr",
    "mrs",
    "ms",
    "gen",
    "general",
    "maj",
    "major",
    "lt",
    "lieutenant",
    "col",
    "colonel",
    "brig",
    "brigadier",
    "capt",
    "captain",
    "commander",
    "cmdr",
    "president",
    "minister",
    "governor",
    "sir",
    "prof",
    "professor",
    "emir",
    "amir",
    "mir",
    "akhund",
    "rear",
    "adm",
    "admiral",
    "sgt",
    "sergeant",
    "the",
    "late",
];

/// Names that so many bear that one of them alone proves little; in compared form.
const COMMON: &[&str] = &[
    "khan", "mohammad", "muhammad", "mohammed", "ahmad", "ahmed", "ali", "shah", "gul", "jan",
    "aka", "agha", "rahman", "rahim", "karim", "hussain", "hussein", "hassan", "hasan", "omar",
    "umar", "hafiz", "sayed", "syed", "abdul", "abdullah", "din", "zada", "abu", "ibrahim",
    "yousuf", "noor", "nur", "haq", "aziz", "ghulam",
];

/// Linking syllables between the parts of a compound name.
const LINKS: &[&str] = &[
    "ul", "ur", "ud", "us", "uz", "al", "el", "e", "i", "bin", "ibn",
];

/// A name's words in compared form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameKey {
    words: Vec<NameWord>,
    /// Words as written, titles and links left out.
    written: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct NameWord {
    form: Form,
    common: bool,
}

impl NameKey {
    /// The compared form of a name as it stands in a text.
    pub fn of(name: &str) -> Self {
        let text = plain(name);
        // Of a name that is nothing but titles ("Mullah", "the commander") nothing is left to compare.
        let raw = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !TITLES.contains(word));
        let mut words: Vec<NameWord> = Vec::new();
        let mut servant = false;
        let mut written = 0;
        for word in raw {
            // "Abdul Hasib" is one name of two words: the servant of one attribute. What tells
            // people apart is the attribute.
            written += usize::from(!LINKS.contains(&word));
            if matches!(word, "abdul" | "abdur" | "abd" | "abdal") {
                servant = true;
            } else if !LINKS.contains(&word) {
                servant = false;
                words.extend(spelling::parts(word).into_iter().map(NameWord::new));
            }
        }
        if servant {
            words.extend(spelling::parts("abdul").into_iter().map(NameWord::new));
        }
        Self { words, written }
    }

    /// Whether the name is one word, which many more people share than a full name.
    pub fn is_single(&self) -> bool {
        self.written < 2
    }

    /// The words that few people bear, cut to the consonants that every spelling keeps: names
    /// that can be of one person share at least one, so claims meet by it.
    pub fn blocking(&self) -> Vec<String> {
        let rare = self.words.iter().any(|word| !word.common);
        let mut keys: Vec<String> = self
            .words
            .iter()
            .filter(|word| !(rare && word.common))
            .map(|word| word.form.short_consonants().to_owned())
            .filter(|key| !key.is_empty())
            .collect();
        keys.sort();
        keys.dedup();
        keys
    }

    /// A fingerprint: two names of which [`Self::compare`] says more than [`NameMatch::No`] share a
    /// bit. A name with no words has none.
    pub fn mask(&self) -> u64 {
        let traits = self.words.iter().flat_map(|word| word.form.traits());
        traits.fold(0, |mask, consonants| mask | 1 << (fnv(consonants) % 64))
    }

    /// How far this name agrees with another.
    pub fn compare(&self, other: &Self) -> NameMatch {
        let (short, long) = if self.words.len() <= other.words.len() {
            (self, other)
        } else {
            (other, self)
        };
        if short.words.is_empty() {
            return NameMatch::No;
        }
        let mut left: Vec<&NameWord> = long.words.iter().collect();
        let (mut matched, mut rare, mut clipped, mut alone) = (0_usize, 0_usize, 0_usize, 0_usize);
        for word in &short.words {
            let hit = left
                .iter()
                .enumerate()
                .map(|(at, candidate)| (word.form.compare(&candidate.form), usize::MAX - at))
                .filter(|(how, _)| *how > WordMatch::No)
                .max();
            match hit {
                Some((how, at)) => {
                    left.remove(usize::MAX - at);
                    matched += 1;
                    clipped += usize::from(how == WordMatch::Clipped);
                    rare += usize::from(!word.common);
                }
                None => alone += usize::from(!word.common),
            }
        }
        let left_rare = left.iter().any(|word| !word.common);
        if matched == short.words.len() {
            if clipped == 0 && (rare > 0 || matched >= 2) {
                NameMatch::Strong
            } else {
                NameMatch::Weak
            }
        } else if rare > 0 && alone == 0 && !left_rare {
            NameMatch::Weak
        } else {
            NameMatch::No
        }
    }
}

/// FNV-1a, its high half folded in.
fn fnv(word: &str) -> u64 {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^ (hash >> 32)
}

impl NameWord {
    fn new(form: Form) -> Self {
        let common = COMMON_FORMS
            .iter()
            .any(|common| common.compare(&form) == WordMatch::Same);
        Self { form, common }
    }
}

static COMMON_FORMS: LazyLock<Vec<Form>> =
    LazyLock::new(|| COMMON.iter().map(|word| Form::of(word)).collect());

/// How far two names as written agree; titles and spelling variants do not matter.
pub fn same_person(a: &str, b: &str) -> NameMatch {
    NameKey::of(a).compare(&NameKey::of(b))
}

#[cfg(test)]
mod tests {
    use super::NameMatch::{No, Strong, Weak};
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Qari Hekmat", "Qari Hikmat", Strong)]
    #[case("Hekmat", "Qari Hekmat", Strong)]
    #[case("Qari Hekmat", "Qari Hikmatullah", Weak)]
    #[case("Hekmatullah", "Hikmatullah", Strong)]
    #[case("Mohammad Hanif Rezaee", "Rezaie", Strong)]
    #[case("Mohammad Hanif Rezaee", "Hanif Rezayee", Strong)]
    #[case("Hafiz Saeed Khan", "Hafiz Sayed Khan", Strong)]
    #[case("Hafiz Saeed", "Hafiz Saeed Khan", Strong)]
    #[case("Hafiz Saeed", "Saeed Khan", No)]
    #[case("Mohammad Hekmat", "Hekmat Khan", Weak)]
    #[case("Abu Sayed", "Hafiz Saeed", No)]
    #[case("Mawlawi Habib-ul-Rahman", "Maulvi Habiburrahman", Strong)]
    #[case("Habiburahman", "Habib Rahman", Strong)]
    #[case("Mufti Nemat", "Mufti Nematullah", Weak)]
    #[case("Mufti Nehmatullah", "Nematullah", Strong)]
    #[case("Khan", "Hafiz Saeed Khan", Weak)]
    #[case("Abdul Hasib", "Abdul Hasib Logari", Strong)]
    #[case("Hasib", "Abdul Hasib", Strong)]
    #[case("Lutfullah Azizi", "Hamid Azizi", No)]
    #[case("Qari Hekmat", "Qari Ahmad", No)]
    #[case("Abu Sayed", "Abdul Hasib", No)]
    #[case("Mullah Fazlullah", "Maulana Fazlullah", Strong)]
    #[case("Khitab Aka", "Khetab Aka", Strong)]
    #[case("Faqir Mohammad Jawzjani", "Faqeer Mohammad Jowzjani", Strong)]
    #[case("Gen. John W. Nicholson", "John Nicholson", Strong)]
    #[case("", "Hekmat", No)]
    #[case("Commander", "Commander", No)]
    fn names(#[case] a: &str, #[case] b: &str, #[case] wanted: NameMatch) {
        assert_eq!(
            same_person(a, b),
            wanted,
            "{:?} {:?}",
            NameKey::of(a),
            NameKey::of(b)
        );
        assert_eq!(same_person(b, a), wanted, "the order must not matter");
    }

    #[rstest]
    #[case("Qari Hekmat", "Qari Hikmatullah")]
    #[case("Khan", "Hafiz Saeed Khan")]
    #[case("Habiburahman", "Habib Rahman")]
    #[case("Mohammad Hanif Rezaee", "Rezaie")]
    #[case("Hekmatulla", "Hekmatull")]
    fn names_that_agree_share_a_bit(#[case] a: &str, #[case] b: &str) {
        let (a, b) = (NameKey::of(a), NameKey::of(b));
        assert_ne!(a.compare(&b), No);
        assert_ne!(a.mask() & b.mask(), 0);
        assert_eq!(a.mask() & NameKey::of("Lotz").mask(), 0);
    }

    #[test]
    fn names_that_agree_share_a_blocking_key() {
        for (a, b) in [
            ("Qari Hekmat", "Hikmatullah"),
            ("Rezaee", "Mohammad Hanif Rezaie"),
            ("Khan", "Gul Khan"),
        ] {
            let (a, b) = (NameKey::of(a).blocking(), NameKey::of(b).blocking());
            assert!(a.iter().any(|key| b.contains(key)), "{a:?} {b:?}");
        }
    }
}

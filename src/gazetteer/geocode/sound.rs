//! How far apart two spellings of a name are, by what transliterations of Dari and Pashto do to it.
//!
//! A vowel more or less says little, because the script leaves the short ones out; a consonant says much, unless it is
//! one that systems of romanisation disagree on (z for dz and j, b for w, sh for kh).

use std::borrow::Cow;

use super::tree::Reach;
use super::words::{LINKS, MUHAMMAD, SENSES, TYPE_ENDS, TYPE_STARTS, TYPE_WORDS};
use crate::text::fold::fold_str;

/// What an inserted or left-out vowel costs, in units of a strange consonant.
const VOWEL_MORE: u16 = 28;
/// The least that a letter costs which only one spelling has.
pub(super) const LEAST_MORE: u16 = VOWEL_MORE;
/// No consonant that one spelling alone has costs less than this.
pub(super) const LEAST_ASIDE: u32 = 30;
/// What one vowel for another costs.
const VOWEL_OTHER: u16 = 22;
/// What one consonant for an unlike one costs.
const STRANGE: u16 = 100;
/// What an inserted or left-out consonant costs.
const CONSONANT_MORE: u16 = 90;
/// What two neighbours in the other order cost.
pub(super) const SWAPPED: u16 = 80;
/// What a word for "village" costs that only one of two spellings has.
const TYPED: u16 = 12;
/// What a number in brackets that only one of two spellings has costs, and what another number.
const NUMBERED: u16 = 10;
const OTHER_NUMBER: u16 = 100;

/// Letters of a name beyond these are not compared.
pub(super) const MOST_LETTERS: usize = 48;

/// A spelling as it sounds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sound {
    /// In place, as there are many of them; zeros behind the last.
    letters: [u8; MOST_LETTERS],
    length: u8,
    /// The consonants as a set: spellings that differ in many are far apart.
    pub(super) set: u32,
    typed: bool,
    /// "(3)" behind a name tells namesakes apart.
    number: Option<u16>,
}

impl Sound {
    /// Of a name as it is written; nothing where it has no sound.
    pub(super) fn of(name: &str) -> Option<Self> {
        let (plain, number) = without_number(name);
        let folded = fold_str(&with_letters(plain));
        let mut letters = Vec::with_capacity(folded.len());
        let mut typed = false;
        for word in folded.split([' ', ',']) {
            if TYPE_WORDS.contains(&word) {
                typed = true;
            } else if letters.is_empty() && !typed || !LINKS.contains(&word) {
                let sense = SENSES.iter().find(|(from, _)| *from == word);
                let word = sense.map_or(word, |(_, to)| to);
                let stem = TYPE_ENDS
                    .iter()
                    .find_map(|end| word.strip_suffix(end))
                    .filter(|stem| stem.len() > 2);
                typed |= stem.is_some();
                let word = stem.unwrap_or(word);
                let behind = TYPE_STARTS
                    .iter()
                    .find_map(|start| word.strip_prefix(start))
                    .filter(|behind| behind.len() > 2);
                typed |= behind.is_some();
                let word = behind.unwrap_or(word);
                match MUHAMMAD.iter().find_map(|end| word.strip_suffix(end)) {
                    Some(stem) => push(&[stem, "muhammad"].concat(), &mut letters),
                    None => push(word, &mut letters),
                }
            }
        }
        if letters.is_empty() {
            // "Kalay", a village named Village.
            push(&folded, &mut letters);
            typed = false;
        }
        letters.truncate(MOST_LETTERS);
        let mut placed = [0; MOST_LETTERS];
        for (to, from) in placed.iter_mut().zip(&letters) {
            *to = *from;
        }
        let set = letters
            .iter()
            .filter(|letter| !is_soft(**letter))
            .fold(0, |set, letter| set | 1 << (letter & 31));
        let length = u8::try_from(letters.len())
            .ok()
            .filter(|&length| length > 0);
        length.map(|length| Self {
            letters: placed,
            length,
            set,
            typed,
            number,
        })
    }

    /// Its letters, one a sound, at most [`MOST_LETTERS`].
    pub(super) fn letters(&self) -> &[u8] {
        self.letters
            .get(..usize::from(self.length))
            .unwrap_or_default()
    }

    /// How many letters it has, a vowel for a half.
    pub(super) fn weight(&self) -> u16 {
        let sum: usize = self
            .letters()
            .iter()
            .map(|letter| if is_vowel(*letter) { 1 } else { 2 })
            .sum();
        u16::try_from(sum / 2).unwrap_or(u16::MAX)
    }

    /// How far apart two spellings are, in hundredths of a strange consonant; nothing beyond `most`.
    pub(super) fn apart(&self, other: &Self, most: u16) -> Option<u16> {
        let reach = Reach::of(most);
        if reach.is_beyond(self.set & !other.set) || reach.is_beyond(other.set & !self.set) {
            return None;
        }
        let lengths = usize::from(self.length.abs_diff(other.length));
        if lengths * usize::from(VOWEL_MORE) > usize::from(most) {
            return None;
        }
        let mut cost = u16::from(self.typed != other.typed) * TYPED;
        cost += match (self.number, other.number) {
            (Some(one), Some(two)) if one != two => OTHER_NUMBER,
            (None, None) | (Some(_), Some(_)) => 0,
            _ => NUMBERED,
        };
        cost += edits(self.letters(), other.letters(), most.checked_sub(cost)?)?;
        (cost <= most).then_some(cost)
    }
}

/// The least cost of turning one into the other; neither has more than [`MOST_LETTERS`].
fn edits(one: &[u8], other: &[u8], most: u16) -> Option<u16> {
    let width = other.len().min(MOST_LETTERS);
    let mut rows = [[0_u16; MOST_LETTERS + 1]; 3];
    let [before, last, row] = &mut rows;
    let (mut before, mut last, mut row) = (before, last, row);
    for (at, &letter) in other.iter().take(width).enumerate() {
        last[at + 1] = last[at] + more(letter, at);
    }
    for (at, &a) in one.iter().enumerate() {
        let lost = more(a, at);
        row[0] = last[0] + lost;
        let mut least = row[0];
        for (to, &b) in other.iter().take(width).enumerate() {
            let mut cost = (last[to] + instead(a, b))
                .min(last[to + 1] + lost)
                .min(row[to] + more(b, to));
            if to > 0 && at > 0 && one[at - 1] == b && other[to - 1] == a {
                cost = cost.min(before[to - 1] + SWAPPED);
            }
            row[to + 1] = cost;
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
        (before, last, row) = (last, row, before);
    }
    Some(last[width]).filter(|cost| *cost <= most)
}

/// What a letter costs that only one spelling has.
pub(super) const fn more(letter: u8, at: usize) -> u16 {
    match letter {
        // The first sound of a name is seldom left out.
        b'a' | b'i' | b'u' if at == 0 => 45,
        b'a' | b'i' | b'u' => VOWEL_MORE,
        b'h' | b'v' if at > 0 => 40,
        _ => CONSONANT_MORE,
    }
}

/// What one letter for another costs.
pub(super) const fn instead(a: u8, b: u8) -> u16 {
    if a == b {
        return 0;
    }
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    match (a, b) {
        (b'a', b'i' | b'u') | (b'i', b'u') => VOWEL_OTHER,
        (b'u', b'v') | (b'i', b'y') => 15,
        (b'b' | b'f', b'v')
        | (b'd', b't')
        | (b'j', b'z')
        | (b's', b'x')
        | (b'c', b'j' | b's' | b'x')
        | (b'g', b'h' | b'k')
        | (b's', b'z') => 35,
        (b'b', b'p' | b'u') | (b'f', b'p') | (b'h', b'k' | b'x') | (b'm', b'n') | (b'j', b'x') => {
            45
        }
        (b'a' | b'i' | b'u', _) | (_, b'u') => 120,
        _ => STRANGE,
    }
}

/// Whether a letter may be another's without saying much.
const fn is_soft(letter: u8) -> bool {
    is_vowel(letter) || matches!(letter, b'h' | b'v' | b'y')
}

const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'i' | b'u')
}

/// A name without the number in brackets behind it, and that number.
pub(super) fn without_number(name: &str) -> (&str, Option<u16>) {
    let Some((plain, behind)) = name.split_once(['(', '[']) else {
        return (name, None);
    };
    let number = behind.trim_end_matches([')', ']', ' ']).parse().ok();
    if plain.trim().is_empty() {
        (name, None)
    } else {
        (plain, number)
    }
}

/// Marks that stand for letters of their own, before the fold takes them off.
fn with_letters(name: &str) -> Cow<'_, str> {
    if !name.contains([
        '\u{304}', 'š', 'Š', 'č', 'Č', 'ç', 'Ç', 'ċ', 'Ċ', 'ž', 'Ž', 'ǰ', 'ǧ',
    ]) {
        return Cow::Borrowed(name);
    }
    let mut spelled = String::with_capacity(name.len() + 4);
    let mut chars = name.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            // "Pas̄tūn": s with a line above or below that runs on is sh.
            's' | 'S' if chars.peek() == Some(&'\u{304}') => spelled.push_str("sh"),
            'š' | 'Š' => spelled.push_str("sh"),
            'č' | 'Č' | 'ç' | 'Ç' | 'ċ' | 'Ċ' => spelled.push_str("ch"),
            'ž' | 'Ž' => spelled.push_str("zh"),
            'ǰ' | 'ǧ' => spelled.push('j'),
            other => spelled.push(other),
        }
    }
    Cow::Owned(spelled)
}

/// Adds the sounds of a folded word.
fn push(word: &str, out: &mut Vec<u8>) {
    let mut chars = word.chars();
    let mut at = 0;
    let start = out.len();
    while let Some(char) = chars.next() {
        let mut ahead = chars.clone();
        let (next, after) = (ahead.next(), ahead.next());
        let (letter, taken) = match (char, next, after) {
            ('d', Some('d'), Some('z')) => (None, 1),
            ('d', Some('z'), Some('h')) => (Some(b'j'), 3),
            // The w of "khwaja" is silent.
            ('k', Some('h'), Some('w' | 'v')) => (Some(b'h'), 3),
            ('z', Some('h'), _) | ('d', Some('j'), _) => (Some(b'j'), 2),
            ('s', Some('h'), _) => (Some(b'x'), 2),
            ('c', Some('h'), _) | ('t', Some('s'), _) => (Some(b'c'), 2),
            ('k', Some('h'), _) => (Some(b'h'), 2),
            ('g', Some('h'), _) => (Some(b'g'), 2),
            ('d', Some('z'), _) => (Some(b'z'), 2),
            ('p', Some('h'), _) => (Some(b'f'), 2),
            ('q', ..) => (Some(b'k'), 1),
            ('v' | 'w', Some('a' | 'e' | 'i' | 'o' | 'u' | 'y'), _) => (Some(b'v'), 1),
            ('v' | 'w', ..) => (Some(b'u'), 1),
            ('y', Some('a' | 'e' | 'i' | 'o' | 'u'), _) if at == 0 => (Some(b'y'), 1),
            ('a', ..) => (Some(b'a'), 1),
            ('e' | 'i' | 'y', ..) => (Some(b'i'), 1),
            ('o' | 'u', ..) => (Some(b'u'), 1),
            // Of a last -ah or -eh the h is silent.
            ('h', None, _) if at > 0 => (None, 1),
            (c, ..) if c.is_ascii_lowercase() || c.is_ascii_digit() => (u8::try_from(c).ok(), 1),
            // Letters of the Arabic script, each by itself.
            (c, ..) if c.is_alphabetic() => (u8::try_from(128 + u32::from(c) % 128).ok(), 1),
            _ => (None, 1),
        };
        if let Some(letter) = letter
            && (out.len() == start || out.last() != Some(&letter))
        {
            out.push(letter);
        }
        at += taken;
        chars.by_ref().take(taken - 1).for_each(drop);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn apart(one: &str, other: &str) -> Option<u16> {
        Sound::of(one)
            .unwrap()
            .apart(&Sound::of(other).unwrap(), 300)
    }

    #[rstest]
    #[case("Pas̄tūn Kōt", "Pashtun Kot")]
    #[case("Cōrakē", "Chōrakah")]
    #[case("Kar’yai-Bagay", "Qaryah-ye Bagêy")]
    #[case("Šilgay", "Shilgay Kêlay")]
    #[case("Sivdzhoy", "Siwjōy")]
    #[case("Gandeh-ye Soflá", "Gandah-e Pāyīn")]
    #[case("Dekhi-Kalan", "Deh-e Kalān")]
    #[case("درزاب", "درزاب")]
    fn spellings_of_one_name_are_near(#[case] one: &str, #[case] other: &str) {
        assert!(
            apart(one, other).is_some_and(|cost| cost <= 70),
            "{:?}",
            apart(one, other)
        );
    }

    #[rstest]
    #[case("Khogyani", "Bogyani")]
    #[case("Tayak", "Nayak")]
    #[case("Ghor", "Ghorak")]
    #[case("Sheram (1)", "Sheram (15)")]
    fn other_names_are_far(#[case] one: &str, #[case] other: &str) {
        assert!(
            apart(one, other).is_none_or(|cost| cost >= 85),
            "{:?}",
            apart(one, other)
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_none_is_far_from_itself(text in any::<String>(), other in "[a-z ]{0,12}") {
            if let Some(sound) = Sound::of(&text) {
                prop_assert_eq!(sound.apart(&sound, 0), Some(0));
                if let Some(other) = Sound::of(&other) {
                    prop_assert_eq!(sound.apart(&other, 200), other.apart(&sound, 200));
                }
            }
        }
    }
}

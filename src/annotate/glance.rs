//! The early way out: one look over the bare text of a report, which allocates nothing for plain
//! words, tells whether it can name a place at all.

use crate::gazetteer::Gazetteer;
use crate::text::fold::Folded;

/// Words that a name may take up and that are folded with its first: more than any name has, by
/// the words that a variant may be cut into.
const REACH: usize = 3;

/// The noun of the words that stand for a city ("the Afghan capital"), which have no capital.
const NOUN: &str = "capital";

/// Whether a text may hold a name that [`super::places::places`] finds. Where this is false there is
/// none; where it is true, nothing is said.
pub fn may_name_a_place(text: &str, gaz: &Gazetteer) -> bool {
    let bytes = text.as_bytes();
    let mut glance = Glance {
        text,
        gaz,
        key: String::new(),
        lower: String::new(),
    };
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if !byte.is_ascii_alphanumeric() {
            // Gaps, and what a plain word does not begin with.
            match glance.odd(byte, at) {
                Some((true, _)) => return true,
                Some((false, end)) => at = end,
                None => at += 1,
            }
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let len = rest
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let end = at + len;
        if !parts(bytes, end) {
            let (may, end) = glance.slowly(at);
            if may {
                return true;
            }
            at = end;
            continue;
        }
        let named = if byte.is_ascii_lowercase() {
            byte == b'c' && len == NOUN.len() && is_noun(rest)
        } else {
            glance.plain(at, end) || is_noun(rest)
        };
        if named {
            return true;
        }
        at = end;
    }
    false
}

fn is_noun(word: &[u8]) -> bool {
    word.get(..NOUN.len())
        .is_some_and(|word| word.eq_ignore_ascii_case(NOUN.as_bytes()))
}

/// Whether what stands at a byte ends the plain word before it: an apostrophe or a letter beyond
/// ASCII may go on with it.
fn parts(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None => true,
        Some(b'\'' | b'`') => bytes.get(at + 1).is_none_or(|next| {
            // A quotation mark, or a possessive.
            next.is_ascii() && !next.is_ascii_alphanumeric() && !matches!(next, b'\'' | b'`')
                || is_possessive(bytes, at + 1)
        }),
        Some(0xe2) => match mark(bytes, at) {
            Some(APOSTROPHE) => bytes.get(at + 3).is_none_or(|next| {
                next.is_ascii() && !next.is_ascii_alphanumeric() && !matches!(next, b'\'' | b'`')
                    || is_possessive(bytes, at + 3)
            }),
            Some(mark) => is_plain_mark(mark),
            None => false,
        },
        Some(byte) => byte.is_ascii(),
    }
}

fn is_possessive(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b's' | b'S'))
        && bytes.get(at + 1).is_none_or(|next| {
            next.is_ascii() && !next.is_ascii_alphanumeric() && !matches!(next, b'\'' | b'`')
        })
}

/// The last byte of the right single quotation mark.
const APOSTROPHE: u8 = 0x99;

/// The last byte of a sign of U+2000 to U+203F.
fn mark(bytes: &[u8], at: usize) -> Option<u8> {
    match bytes.get(at..at + 3)? {
        [0xe2, 0x80, last] => Some(*last),
        _ => None,
    }
}

/// Dashes, double quotes, bullets and dots of U+2000 to U+203F: they part words and nothing else.
const fn is_plain_mark(last: u8) -> bool {
    matches!(last, 0x90..=0x97 | 0x9c..=0x9e | 0xa0..=0xa7 | 0xb0)
}

struct Glance<'a> {
    text: &'a str,
    gaz: &'a Gazetteer,
    key: String,
    lower: String,
}

impl Glance<'_> {
    /// What a byte that begins no plain word is: none where it is a gap of one byte; else whether a
    /// name may be there, and where to go on.
    fn odd(&mut self, byte: u8, at: usize) -> Option<(bool, usize)> {
        if byte.is_ascii() {
            return None;
        }
        if byte == 0xe2
            && let Some(last) = mark(self.text.as_bytes(), at)
            && (is_plain_mark(last) || matches!(last, 0x98 | APOSTROPHE))
        {
            return Some((false, at + 3));
        }
        Some(self.slowly(at))
    }

    /// Whether a name begins with the plain word between two bytes.
    fn plain(&mut self, at: usize, end: usize) -> bool {
        let Some(word) = self.text.get(at..end) else {
            return true;
        };
        self.lower.clear();
        self.lower.push_str(word);
        self.lower.make_ascii_lowercase();
        self.gaz.may_begin(&self.lower, &mut self.key) && self.begins(at, end)
    }

    /// Whether a name begins between two bytes, by the words there and those that follow; the first
    /// byte begins a word.
    fn begins(&self, at: usize, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        let mut to = end;
        for _ in 0..self.gaz.most_words() + REACH {
            let rest = bytes.get(to..).unwrap_or_default();
            // Dashes between blanks are no words.
            let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0xc2;
            let (mut gap, mut word) = (0, None);
            while let Some(found) = rest
                .get(gap..)
                .and_then(|rest| rest.iter().position(is_word))
            {
                gap += found;
                match mark(bytes, to + gap) {
                    Some(last) if is_plain_mark(last) => gap += 3,
                    _ => {
                        word = rest.get(gap..);
                        break;
                    }
                }
            }
            let Some(word) = word else {
                to = bytes.len();
                break;
            };
            let len = word.iter().position(u8::is_ascii_whitespace);
            to += gap + len.unwrap_or(word.len());
        }
        let Some(window) = self.text.get(at..to) else {
            return true;
        };
        let folded = Folded::new(window);
        let here =
            folded.words().iter().enumerate().take_while(|(_, word)| {
                folded.original(word.start, word.start + 1).start + at < end
            });
        let mut here = here.filter(|(_, word)| word.capital);
        here.any(|(number, _)| self.gaz.longest_at_word(&folded, number).is_some())
    }

    /// Whether a name or the noun may be in what stands between blanks around a byte; and its end.
    fn slowly(&self, at: usize) -> (bool, usize) {
        let bytes = self.text.as_bytes();
        let before = bytes.get(..at).unwrap_or_default();
        let start = before.iter().rposition(u8::is_ascii_whitespace);
        let start = start.map_or(0, |blank| blank + 1);
        let rest = bytes.get(at..).unwrap_or_default();
        let end = at
            + rest
                .iter()
                .position(u8::is_ascii_whitespace)
                .unwrap_or(rest.len());
        let own = self.text.get(start..end).map(Folded::new);
        let noun = own.is_none_or(|own| own.text().contains(NOUN));
        (noun || self.begins(start, end), end)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use std::sync::LazyLock;

    use proptest::prelude::*;
    use rstest::rstest;

    use super::super::places::found;
    use super::*;

    static BUILT_IN: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());

    #[rstest]
    #[case("Rain fell on Kunar’s hills.", true)]
    #[case("It was (Kabul) that", true)]
    #[case("O'Brien met D’Arcy; Øystein’s “Jalal-abad” burned.", true)]
    #[case("The Afghan capital was quiet.", true)]
    #[case("the CAPITAL", true)]
    #[case("the ca\u{ad}pital", true)]
    #[case("in К\u{430}bul", true)]
    #[case("باران در جوزجان", true)]
    #[case(
        "A study by Jørgen O'Neil’s team found 2318 “kinds” of violins, he said.",
        false
    )]
    #[case("", false)]
    fn what_may_name(#[case] text: &str, #[case] may: bool) {
        assert_eq!(may_name_a_place(text, &BUILT_IN), may, "{text}");
    }

    #[test]
    fn every_name_is_seen() {
        for (id, _) in BUILT_IN.places() {
            for name in BUILT_IN.names(id) {
                for text in [format!("It rained in {name}."), format!("“{name}’s hills")] {
                    let none = found(&text, &BUILT_IN).is_empty();
                    assert!(none || may_name_a_place(&text, &BUILT_IN), "{text}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn where_it_sees_nothing_there_is_nothing(
            picks in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..9, "[ ,.\\-'’`é“\u{ad}А]{1,2}|s |’s |'S "), 1..6)
        ) {
            let places: Vec<_> = BUILT_IN.places().collect();
            let mut text = String::new();
            for (pick, cut, gap) in picks {
                let name = &pick.get(&places).1.name;
                let kept = name.char_indices().nth(cut).map_or(name.len(), |(at, _)| at);
                text.push_str(name.get(..kept.max(3)).unwrap_or(name));
                text.push_str(&gap);
            }
            if !may_name_a_place(&text, &BUILT_IN) {
                prop_assert!(found(&text, &BUILT_IN).is_empty(), "{}", text);
            }
        }
    }
}

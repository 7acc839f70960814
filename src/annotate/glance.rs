//! The early way out: one look over the bare text of a report, which allocates nothing for plain
//! words, tells whether it can name a place at all.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::bytes::{
    APOSTROPHE, contracted, is_plain_mark, mark, next_end, next_telling, next_word, parts,
};
use super::memo::{Memo, Pair, Sign};
use crate::gazetteer::{Beginning, Figures, Gazetteer};
use crate::text::fold::{Folded, Word};

/// Words that a name may take up and that are folded with its first: more than any name has, by
/// the words that a variant may be cut into.
const REACH: usize = 3;

/// The noun of the words that stand for a city ("the Afghan capital"), which have no capital.
const NOUN: &[u8] = b"capital";

/// Made once: a report has one look for it.
static FIND_NOUN: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(NOUN));

/// What stands before the noun there.
const LEADS: [&[u8]; 2] = [b"the", b"afghan"];

/// Whether a text may hold a name that [`super::places::places`] finds. Where this is false there is
/// none; where it is true, nothing is said.
pub fn may_name_a_place(text: &str, gaz: &Gazetteer) -> bool {
    if may_name_the_capital(text.as_bytes()) {
        return true;
    }
    let mut glance = Glance {
        text,
        gaz,
        memo: Memo::taken(gaz.heads_number()),
        figures: gaz.figures(),
        key: String::new(),
        lower: String::new(),
        next: String::new(),
    };
    let may = glance.runs();
    glance.memo.put_back();
    may
}

/// Whether the bare noun of the words that stand for a city is there, behind what may lead it.
fn may_name_the_capital(bytes: &[u8]) -> bool {
    FIND_NOUN.find_iter(bytes).any(|at| {
        let before = bytes.get(..at).unwrap_or_default();
        let parted = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if !parted(before.last()) || !parted(bytes.get(at + NOUN.len())) {
            return false;
        }
        let Some((b' ', before)) = before.split_last() else {
            return true;
        };
        let plain = before
            .iter()
            .rposition(|byte| !byte.is_ascii_alphanumeric())
            .map_or(0, |gap| gap + 1);
        let word = before.get(plain..).unwrap_or_default();
        let whole = plain
            .checked_sub(1)
            .and_then(|gap| before.get(gap))
            .is_none_or(|gap| matches!(gap, b' ' | b'\n' | b',' | b'"' | b'('));
        !whole || word.is_empty() || LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead))
    })
}

fn is_noun(word: &[u8]) -> bool {
    word.get(..NOUN.len())
        .is_some_and(|word| word.eq_ignore_ascii_case(NOUN))
}

struct Glance<'a> {
    text: &'a str,
    gaz: &'a Gazetteer,
    memo: Box<Memo>,
    figures: Figures,
    key: String,
    lower: String,
    next: String,
}

impl Glance<'_> {
    /// Whether a name may be anywhere in the text, the bare noun in small letters aside.
    fn runs(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        loop {
            let telling = next_telling(bytes, at);
            let Some(&byte) = bytes.get(telling) else {
                return false;
            };
            let before = bytes.get(at..telling).unwrap_or_default();
            let small = before
                .iter()
                .rev()
                .take_while(|b| b.is_ascii_alphanumeric());
            let start = telling - small.count();
            if start == telling && !byte.is_ascii_alphanumeric() {
                // Gaps, and what a plain word does not begin with.
                match self.odd(byte, telling) {
                    Some((true, _)) => return true,
                    Some((false, end)) => at = end,
                    None => at = telling + 1,
                }
                continue;
            }
            match self.word(start) {
                (true, _) => return true,
                (false, end) => at = end,
            }
        }
    }

    /// Whether a name or the noun may begin with the ASCII word that begins at a byte, and where to
    /// go on.
    fn word(&mut self, at: usize) -> (bool, usize) {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(at..).unwrap_or_default();
        let len = rest
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let end = at + len;
        let small = rest.first().is_some_and(u8::is_ascii_lowercase);
        if !parts(bytes, end) {
            // "don't" begins no name.
            return match contracted(rest, len).filter(|_| small && !rest.starts_with(b"c")) {
                Some(len) => (false, at + len),
                None => self.slowly(at),
            };
        }
        let named = if small {
            len == NOUN.len() && is_noun(rest)
        } else {
            self.plain(at, end) || is_noun(rest)
        };
        (named, end)
    }

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
        let bytes = self.text.as_bytes();
        if bytes
            .get(at)
            .is_some_and(|first| self.figures.begin_none(*first))
        {
            return false;
        }
        let sign = Sign::of(bytes, at, end, false);
        if sign.is_some_and(|sign| self.memo.knows(sign)) {
            return false;
        }
        let to = next_end(bytes, end);
        let pair = to.and_then(|to| Pair::of(bytes, at, to));
        if pair.is_some_and(|pair| self.memo.knows_pair(pair)) {
            return false;
        }
        self.lower.clear();
        self.lower.push_str(word);
        self.lower.make_ascii_lowercase();
        let next = next_word(self.text, end, to, &mut self.next);
        match self.gaz.beginning(&self.lower, next, &mut self.key) {
            Beginning::May => return self.begins(at, end),
            Beginning::NotHere => {
                if let Some(pair) = pair {
                    self.memo.keep_pair(pair);
                }
            }
            Beginning::Never => {
                if let Some(sign) = sign {
                    self.memo.keep(sign);
                }
            }
        }
        false
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
    fn slowly(&mut self, at: usize) -> (bool, usize) {
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
        let sign = Sign::of(bytes, start, end, true);
        if sign.is_some_and(|sign| self.memo.knows(sign)) {
            return (false, end);
        }
        let Some(own) = self.text.get(start..end).map(Folded::new) else {
            return (true, end);
        };
        let word = |word: &Word| own.text().get(word.start..word.end).unwrap_or_default();
        let words = own.words();
        let noun = words.iter().any(|one| word(one).as_bytes() == NOUN);
        let mut capital = words.iter().filter(|word| word.capital);
        if noun || capital.any(|one| self.gaz.may_begin(word(one), &mut self.key)) {
            return (noun || self.begins(start, end), end);
        }
        if let Some(sign) = sign {
            self.memo.keep(sign);
        }
        (false, end)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

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
    #[case("He raised capital; a capital idea", false)]
    #[case("It won't and don’t, they can't.", false)]
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

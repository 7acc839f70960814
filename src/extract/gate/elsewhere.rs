//! The early way out: what a report's bare text and the countries of the places that it may name
//! show about it, before anything of it is read.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::extract::gate::subject_matter::{LONG_ENOUGH, OF_THE_REGION, REGION};

/// Whether a report holds no claim because it is plainly about another part of the world.
///
/// `countries` are the ISO 3166-1 alpha-3 codes of the countries of all places that its names, and
/// those of its headline, may stand for. Where this is true, [`super::extract`] gives no claim; where it is false, nothing is said.
pub fn is_plainly_elsewhere<'a>(
    text: &str,
    headline: &str,
    mut countries: impl Iterator<Item = &'a str>,
) -> bool {
    if countries.any(|code| REGION.contains(&code)) || names_the_region(headline) {
        return false;
    }
    // A word after a space is one token at least.
    is_long(text.as_bytes()) && keep_their_shape(text) && !names_the_region(text)
}

/// Whether a text has so many words that it would name the region if it were about it.
fn is_long(bytes: &[u8]) -> bool {
    let mut words = 0;
    let mut blank = true;
    for byte in bytes {
        let is_blank = byte.is_ascii_whitespace();
        words += usize::from(blank && byte.is_ascii_graphic());
        if words >= LONG_ENOUGH {
            return true;
        }
        blank = is_blank;
    }
    false
}

/// Whether a word of a text ties it to the region.
pub(in crate::extract) fn names_the_region(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let has = |word: &Finder<'_>| word.find(lower.as_bytes()).is_some();
    if !FIND.iter().any(has) {
        return false;
    }
    text.as_bytes()
        .split(|byte| !byte.is_ascii_alphanumeric())
        .any(is_of_the_region)
}

/// Made once. A text without any of the words as a part of its own need not be taken apart.
static FIND: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| {
    let longer = |word: &str| {
        let mut words = OF_THE_REGION.iter();
        words.any(|begin| begin.len() < word.len() && word.starts_with(begin))
    };
    let words = OF_THE_REGION.iter().filter(|word| !longer(word));
    words.map(|word| Finder::new(*word)).collect()
});

/// Whether all characters of a text are as [`keeps_its_shape`] asks.
fn keep_their_shape(text: &str) -> bool {
    let mut from = 0;
    while let Some(odd) = text
        .as_bytes()
        .get(from..)
        .and_then(|rest| rest.iter().position(|byte| !byte.is_ascii()))
    {
        let letter = text.get(from + odd..).and_then(|rest| rest.chars().next());
        let Some(letter) = letter.filter(|letter| keeps_its_shape(*letter)) else {
            return false;
        };
        from += odd + letter.len_utf8();
    }
    true
}

/// Whether a character is neither left out of a word nor read as a letter of another alphabet.
const fn keeps_its_shape(c: char) -> bool {
    matches!(c, '\0'..='\u{ac}' | '\u{ae}'..='\u{ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}')
}

fn is_of_the_region(word: &[u8]) -> bool {
    matches!(word.len(), 4..=11)
        && OF_THE_REGION
            .iter()
            .any(|known| known.as_bytes().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn long(words: &str) -> String {
        format!("{words}. {}", "Rain fell on the hills again. ".repeat(10))
    }

    #[rstest]
    #[case("A strike shut the port", &["USA"], true)]
    #[case("A strike shut the port", &["USA", "PAK"], false)]
    #[case("The AFGHAN’s team won", &[], false)]
    #[case("The U.S.taliban talks", &[], false)]
    #[case("The Afgh\u{ad}an team won", &[], false)]
    #[case("The Аfghan team won", &[], false)]
    #[case("The José–Øre derby", &[], true)]
    fn what_is_plain(#[case] text: &str, #[case] countries: &[&str], #[case] plain: bool) {
        let found = is_plainly_elsewhere(&long(text), "Storm", countries.iter().copied());
        assert_eq!(found, plain, "{text}");
    }

    #[test]
    fn a_short_text_says_nothing() {
        assert!(!is_plainly_elsewhere(
            "A strike shut the port.",
            "",
            std::iter::empty()
        ));
    }

    #[test]
    fn a_headline_ties_a_text_to_the_region() {
        let text = long("Masked men burned a school");
        let plain = |headline| is_plainly_elsewhere(&text, headline, std::iter::empty());
        assert!(plain("School burned"));
        assert!(!plain("Taliban burn school"));
    }
}

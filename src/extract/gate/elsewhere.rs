//! The early way out: what a report's bare text and the countries of the places that it may name
//! show about it, before anything of it is read.

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
    let mut words = 0;
    let mut blank = true;
    for byte in text.bytes() {
        let is_blank = byte.is_ascii_whitespace();
        words += usize::from(blank && byte.is_ascii_graphic());
        blank = is_blank;
    }
    // A word after a space is one token at least.
    words >= LONG_ENOUGH
        && (text.is_ascii() || text.chars().all(keeps_its_shape))
        && !names_the_region(text)
}

/// Whether a word of a text ties it to the region.
pub(in crate::extract) fn names_the_region(text: &str) -> bool {
    text.as_bytes()
        .split(|byte| !byte.is_ascii_alphanumeric())
        .any(is_of_the_region)
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

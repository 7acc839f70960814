//! Names in Latin letters as rows of graphemes, marks and all, for comparing a few candidates closely.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::sound::{is_type_word, without_number};
use crate::text::fold::fold_str;

/// Letters that stand together for one sound in some system.
const TOGETHER: [&str; 19] = [
    "dzh", "sh", "ch", "kh", "gh", "zh", "ts", "dz", "ow", "ou", "oo", "ee", "ey", "ay", "aw",
    "ai", "au", "ei", "iy",
];

/// Whether a name is in Latin letters: its first letter is.
pub(super) fn is_latin(name: &str) -> bool {
    let first = name.chars().find(|char| char.is_alphabetic());
    matches!(
        first,
        Some('a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
    )
}

/// The graphemes of a name in Latin letters: letters with their marks, letters that stand together, `_` between words,
/// `_e` and `_ye` for the izafat, `K` for a word for "village"; at the end of a word `a$`, `ah$` and `eh$`.
pub(super) fn graphemes(name: &str) -> Vec<String> {
    let (plain, _) = without_number(name);
    if is_latin(plain) {
        latin(plain)
    } else {
        Vec::new()
    }
}

/// Stands for a word for "village".
const VILLAGE: &str = "K";

/// The gap before a word that is not the first.
fn gap(all: &mut Vec<String>) {
    let last = all.iter().rfind(|grapheme| *grapheme != VILLAGE);
    if last.is_some_and(|last| !last.starts_with('_')) {
        all.push("_".to_owned());
    }
}

fn latin(name: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let words: Vec<&str> = name
        .split([' ', '-', '–', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .collect();
    let last = words.len().saturating_sub(1);
    for (place, word) in words.iter().enumerate() {
        let small = word.to_lowercase();
        // The izafat is one with the gap that it stands in.
        let izafat = match small.as_str() {
            "e" | "i" => Some("_e"),
            "ye" | "yi" => Some("_ye"),
            _ => None,
        };
        match izafat.filter(|_| place > 0 && place < last) {
            Some(izafat) => all.push(izafat.to_owned()),
            None if is_type_word(&fold_str(&small)) => all.push(VILLAGE.to_owned()),
            None => {
                gap(&mut all);
                push(&small, &mut all);
            }
        }
    }
    all
}

fn push(word: &str, all: &mut Vec<String>) {
    let mut letters: Vec<String> = Vec::new();
    for char in word.nfd() {
        if is_combining_mark(char) {
            // The line below "s̲h̲" says that the two are one sound.
            if char != '\u{332}'
                && let Some(last) = letters.last_mut()
            {
                last.push(char);
            }
        } else if char.is_alphanumeric() {
            letters.push(char.into());
        }
    }
    let mut at = 0;
    let begin = all.len();
    while let Some(letter) = letters.get(at) {
        let run = |length: usize| letters.get(at..at + length).map(|run| run.concat());
        let rest = letters.len() - at;
        let next = letters.get(at + 1).map(String::as_str);
        let (grapheme, taken) = match letter.as_str() {
            "a" | "e" if rest == 2 && next == Some("h") && at > 1 => ([letter, "h$"].concat(), 2),
            "a" if rest == 1 => ("a$".to_owned(), 1),
            _ => [3, 2]
                .into_iter()
                .find_map(|length| {
                    run(length)
                        .filter(|run| TOGETHER.contains(&run.as_str()))
                        .map(|run| (run, length))
                })
                .unwrap_or_else(|| (letter.clone(), 1)),
        };
        at += taken;
        // Doubled letters are one.
        if all.len() == begin || all.last() != Some(&grapheme) {
            all.push(grapheme);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Neshān Kalā", "n e sh ā n _ k a l ā")]
    #[case("Darreh-e Maḩmūd", "d a r eh$ _e m a ḩ m ū d")]
    #[case("Stêr Kêlay", "s t ê r K")]
    #[case("Ghōs̲h̲tō (2)", "gh ō sh t ō")]
    #[case("Bara-Shega", "b a r a$ _ sh e g a$")]
    #[case("شور آب", "")]
    fn names_are_taken_apart(#[case] name: &str, #[case] expected: &str) {
        use unicode_normalization::UnicodeNormalization;
        let found: String = graphemes(name).join(" ").nfc().collect();
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            for grapheme in graphemes(&text) {
                prop_assert!(!grapheme.is_empty());
            }
        }
    }
}

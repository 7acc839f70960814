//! Names in Latin letters as rows of graphemes, marks and all, for comparing a few candidates closely.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::sound::without_number;
use super::words::is_type_word;

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

/// Gives the graphemes of a name in Latin letters: letters with their marks, letters that stand together, `_` between words,
/// `_e` and `_ye` for the izafat, `K` for a word for "village"; at the end of a word `a$`, `ah$` and `eh$`.
pub(super) fn graphemes(name: &str, give: impl FnMut(&str)) {
    let (plain, _) = without_number(name);
    if is_latin(plain) {
        Row::new(give).latin(plain);
    }
}

/// Stands for a word for "village".
const VILLAGE: &str = "K";

/// The graphemes of a name on their way out.
struct Row<G> {
    give: G,
    /// Whether a gap is due before the next word: the last but words for "village" was no gap.
    open: bool,
    /// The letters of a word with their marks, and where each begins.
    word: String,
    starts: Vec<usize>,
}

impl<G: FnMut(&str)> Row<G> {
    const fn new(give: G) -> Self {
        Self {
            give,
            open: false,
            word: String::new(),
            starts: Vec::new(),
        }
    }

    fn latin(&mut self, name: &str) {
        let small = name.to_lowercase();
        let words = || {
            let words = small.split([' ', '-', '–', '\u{a0}']);
            words.filter(|word| !word.is_empty())
        };
        let last = words().count().saturating_sub(1);
        for (place, word) in words().enumerate() {
            // The izafat is one with the gap that it stands in.
            let izafat = match word {
                "e" | "i" => Some("_e"),
                "ye" | "yi" => Some("_ye"),
                _ => None,
            };
            match izafat.filter(|_| place > 0 && place < last) {
                Some(izafat) => {
                    (self.give)(izafat);
                    self.open = false;
                }
                None if is_type_word(word) => (self.give)(VILLAGE),
                None => {
                    if self.open {
                        (self.give)("_");
                        self.open = false;
                    }
                    self.push(word);
                }
            }
        }
    }

    fn push(&mut self, word: &str) {
        self.word.clear();
        self.starts.clear();
        let is_mark = |char: char| !char.is_ascii() && is_combining_mark(char);
        let mut take = |char: char| {
            let is_mark = is_mark(char);
            // The line below "s̲h̲" says that the two are one sound.
            if is_mark && char != '\u{332}' && !self.starts.is_empty() {
                self.word.push(char);
            } else if !is_mark && char.is_alphanumeric() {
                self.starts.push(self.word.len());
                self.word.push(char);
            }
        };
        if word.chars().any(is_mark) {
            word.nfd().for_each(take);
        } else {
            // No marks to be put in order.
            word.chars()
                .for_each(|char| decompose_canonical(char, &mut take));
        }
        self.starts.push(self.word.len());
        let letters = self.starts.len() - 1;
        let run = |from: usize, to: usize| {
            let span = self.starts.get(from).zip(self.starts.get(to));
            span.and_then(|(from, to)| self.word.get(*from..*to))
        };
        let mut at = 0;
        let mut last = "";
        while let Some(letter) = run(at, at + 1) {
            let rest = letters - at;
            let (grapheme, taken) = match (letter, rest) {
                ("a", 1) => ("a$", 1),
                ("a", 2) if at > 1 && run(at + 1, letters) == Some("h") => ("ah$", 2),
                ("e", 2) if at > 1 && run(at + 1, letters) == Some("h") => ("eh$", 2),
                _ => [3, 2]
                    .into_iter()
                    .filter_map(|length| Some((run(at, at + length)?, length)))
                    .find(|(run, _)| TOGETHER.contains(run))
                    .unwrap_or((letter, 1)),
            };
            at += taken;
            // Doubled letters are one.
            if last != grapheme {
                (self.give)(grapheme);
                self.open = true;
                last = grapheme;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn taken_apart(name: &str) -> Vec<String> {
        let mut all = Vec::new();
        graphemes(name, |grapheme| all.push(grapheme.to_owned()));
        all
    }

    #[rstest]
    #[case("Neshān Kalā", "n e sh ā n _ k a l ā")]
    #[case("Darreh-e Maḩmūd", "d a r eh$ _e m a ḩ m ū d")]
    #[case("Stêr Kêlay", "s t ê r K")]
    #[case("Ghōs̲h̲tō (2)", "gh ō sh t ō")]
    #[case("Bara-Shega", "b a r a$ _ sh e g a$")]
    #[case("شور آب", "")]
    fn names_are_taken_apart(#[case] name: &str, #[case] expected: &str) {
        use unicode_normalization::UnicodeNormalization;
        let found: String = taken_apart(name).join(" ").nfc().collect();
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let graphemes = taken_apart(&text);
            prop_assert!(graphemes.iter().all(|grapheme| !grapheme.is_empty()));
        }
    }
}

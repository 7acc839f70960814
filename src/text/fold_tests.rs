//! Tests of the fold.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

#[rstest]
#[case("Sar-e Pol", "sar e pol")]
#[case("Qal‘ah-ye Now", "qalah ye now")]
#[case("Nād ‘Alī", "nad ali")]
#[case("Kabul's airport", "kabul,s airport")]
#[case("Darzab, Jowzjan", "darzab,jowzjan")]
#[case("one\ntwo\n\nthree", "one two,three")]
#[case("\u{201c}Darzab\u{201d} fell", "darzab,fell")]
#[case("جلال‌آباد", "جلال اباد")]
#[case("كابل ٢", "کابل 2")]
#[case("drоne bу Kоt", "drone by kot")]
#[case("Москва", "москва")]
#[case("U.S.", "u,s")]
#[case("", "")]
fn light(#[case] text: &str, #[case] folded: &str) {
    assert_eq!(fold_str(text), folded);
}

#[test]
fn the_way_back_holds_marks_and_stops_at_punctuation() {
    let text = "(Darza\u{304}b), Jowzja\u{301}n's";
    let folded = Folded::new(text);
    let spans: Vec<_> = folded
        .words()
        .iter()
        .map(|word| folded.original(word.start, word.end).of(text))
        .collect();
    assert_eq!(spans, ["Darza\u{304}b", "Jowzja\u{301}n", "s"]);
}

#[test]
fn words_know_their_capitals() {
    let flags: Vec<_> = Folded::new("US Us us درزاب")
        .words()
        .iter()
        .map(|word| (word.capital, word.upper))
        .collect();
    assert_eq!(
        flags,
        [(true, true), (true, false), (false, false), (true, true)]
    );
}

/// The fold of a text one character after the other, with no short way for plain words.
fn step_by_step(text: &str) -> Folded {
    let mut builder = Builder {
        way_back: true,
        ..Builder::default()
    };
    let mut at = 0;
    while at < text.len() {
        at += builder.step(text, at);
    }
    builder.end_word();
    builder.out
}

proptest! {
    #[test]
    fn the_short_way_for_plain_words_changes_nothing(text in "(\\PC|[A-Za-z' .,`\n\t-]|[a-z]{1,9}){0,40}", byte in 0..90_usize) {
        let (short, long) = (Folded::new(&text), step_by_step(&text));
        prop_assert_eq!(short.text(), long.text());
        prop_assert_eq!(short.text(), fold_str(&text));
        prop_assert_eq!(short.words(), long.words());
        prop_assert_eq!(short.word_from_original(byte), long.word_from_original(byte));
        for start in 0..=short.text().len() {
            for end in [start, start + 1, start + 5, short.text().len()] {
                prop_assert_eq!(short.original(start, end), long.original(start, end));
            }
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
        let once = fold_str(&text);
        prop_assert_eq!(fold_str(&once), once);
    }

    #[test]
    fn folding_names_twice_is_folding_once(text in "[A-Za-zāḩʻ'’\\-\u{200c}آكي ,.\n\u{301}оу]{0,40}") {
        let once = fold_str(&text);
        prop_assert_eq!(fold_str(&once), once);
    }

    #[test]
    fn spans_lie_on_boundaries(text in any::<String>()) {
        let folded = Folded::new(&text);
        prop_assert!(folded.words().iter().map(|word| word.start).eq(folded.word_starts()));
        for (at, _) in folded.text().char_indices() {
            for end in [at, at + 1, folded.text().len(), folded.text().len() + 7] {
                let span = folded.original(at, end);
                prop_assert!(span.start <= span.end);
                prop_assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}

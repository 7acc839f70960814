//! The day in a dateline that the paper prints before its first words: "KABUL, May 3 (AP) -".

use std::sync::LazyLock;

use regex::Regex;

use crate::model::span::Span;
use crate::text::pattern::pattern;

/// What a dateline is. Only a line with letters beyond Latin is matched by it, since compiling all of
/// Unicode's letters takes longer than the report; others are matched by hand, to the same result.
const DATELINE: &str = r"(?m)^\s*[\p{Lu}][\p{Lu} .,'’()/-]{2,40}(?:,? [\p{L}]+)?, (?P<d>[A-Z][a-z]{2,8}\.? [0-9]{1,2}(?:, [0-9]{4})?|[0-9]{1,2} [A-Z][a-z]{2,8}(?:,? [0-9]{4})?)\s*(?:\(|-|–|—|:|/)";

static COMPILED: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(DATELINE));

/// The most letters and signs of the place behind its first letter, and the fewest.
const MOST: usize = 40;
const FEWEST: usize = 2;

/// The day of the first dateline of a text.
pub fn day_of_dateline(text: &str) -> Option<Span> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let from = start;
        start += line.len();
        // White space alone belongs to the line that follows.
        if line.trim_start().is_empty() {
            continue;
        }
        match of_line(text, from) {
            Found::Day(span) => return Some(span),
            Found::Nothing => {}
            // Another alphabet: the pattern goes on from here.
            Found::Unknown => return compiled(text, from),
        }
    }
    None
}

fn compiled(text: &str, from: usize) -> Option<Span> {
    let words = COMPILED.as_ref()?.captures_at(text, from)?.name("d")?;
    Some(Span::new(words.start(), words.end()))
}

enum Found {
    Day(Span),
    Nothing,
    Unknown,
}

/// The dateline that a line begins with.
fn of_line(text: &str, from: usize) -> Found {
    let rest = text.get(from..).unwrap_or_default();
    let line = rest.trim_start();
    let from = from + (rest.len() - line.len());
    let mut letters = line.chars();
    match letters.next().map(capital) {
        Some(Some(true)) => {}
        Some(None) => return Found::Unknown,
        Some(Some(false)) | None => return Found::Nothing,
    }
    // Where the place may end, the last first.
    let mut ends = [0; MOST + 1];
    let mut count = 0;
    let mut at = line.len() - letters.as_str().len();
    for letter in letters.take(MOST) {
        match capital(letter) {
            None => return Found::Unknown,
            Some(true) => {}
            Some(false) if " .,'’()/-".contains(letter) => {}
            Some(false) => break,
        }
        at += letter.len_utf8();
        count += 1;
        if let Some(end) = ends.get_mut(count) {
            *end = at;
        }
    }
    for end in (FEWEST..=count).rev().filter_map(|count| ends.get(count)) {
        let rest = line.get(*end..).unwrap_or_default();
        match behind_place(rest) {
            Some(Some(day)) => {
                let at = from + end + day.start;
                return Found::Day(Span::new(at, at + (day.end - day.start)));
            }
            Some(None) => {}
            None => return Found::Unknown,
        }
    }
    Found::Nothing
}

/// The day behind a place and the word that may stand behind it ("KABUL, Afghanistan, May 3 -"); the
/// outer none where a letter is of another alphabet.
fn behind_place(rest: &str) -> Option<Option<Span>> {
    let named = rest.strip_prefix(',').unwrap_or(rest);
    if let Some(word) = named.strip_prefix(' ') {
        let mut len = 0;
        for letter in word.chars() {
            let is_letter = letter.is_ascii_alphabetic() || latin(letter);
            if !is_letter && !known(letter) {
                return None;
            }
            if !is_letter {
                break;
            }
            len += letter.len_utf8();
        }
        let begins = rest.len() - word.len();
        // Fewer letters would leave a letter before the comma.
        if len > 0
            && let Some(day) = day_behind_comma(rest, begins + len)
        {
            return Some(Some(day));
        }
    }
    Some(day_behind_comma(rest, 0))
}

/// ", May 3 -": the day, from a byte on.
fn day_behind_comma(text: &str, at: usize) -> Option<Span> {
    let from = at + 2;
    text.get(at..)?.strip_prefix(", ")?;
    let bytes = text.as_bytes();
    let to = month_first(bytes, from).or_else(|| day_first(bytes, from))?;
    let behind = text.get(to..)?.trim_start();
    behind
        .starts_with(['(', '-', '–', '—', ':', '/'])
        .then(|| Span::new(from, to))
}

/// "May 3", "Sept. 13, 2019": where it ends.
fn month_first(bytes: &[u8], at: usize) -> Option<usize> {
    let mut at = month(bytes, at)?;
    if bytes.get(at) == Some(&b'.') {
        at += 1;
    }
    let at = figures(bytes, at, b" ", 1..=2)?;
    Some(figures(bytes, at, b", ", 4..=4).unwrap_or(at))
}

/// "3 May", "13 Sept 2019": where it ends.
fn day_first(bytes: &[u8], at: usize) -> Option<usize> {
    let at = figures(bytes, at, b"", 1..=2)?;
    let at = month(bytes, at + usize::from(bytes.get(at) == Some(&b' ')))
        .filter(|_| bytes.get(at) == Some(&b' '))?;
    let year = figures(bytes, at, b", ", 4..=4).or_else(|| figures(bytes, at, b" ", 4..=4));
    Some(year.unwrap_or(at))
}

/// A capital and two to eight small letters.
fn month(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at).filter(|byte| byte.is_ascii_uppercase())?;
    let small = bytes.get(at + 1..)?.iter();
    let count = small.take_while(|byte| byte.is_ascii_lowercase()).count();
    (2..=8).contains(&count).then_some(at + 1 + count)
}

/// So many figures behind what stands before them.
fn figures(
    bytes: &[u8],
    at: usize,
    before: &[u8],
    count: std::ops::RangeInclusive<usize>,
) -> Option<usize> {
    let rest = bytes.get(at..)?.strip_prefix(before)?;
    let found = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    count.contains(&found).then_some(at + before.len() + found)
}

/// Whether a sign is a capital letter; none where that takes the tables of Unicode.
fn capital(letter: char) -> Option<bool> {
    known(letter).then(|| letter.is_uppercase())
}

/// Letters of Latin writing, but for the signs among them.
fn latin(letter: char) -> bool {
    matches!(
        letter,
        '\u{c0}'..='\u{24f}' | '\u{aa}' | '\u{b5}' | '\u{ba}'
    ) && !matches!(letter, '\u{d7}' | '\u{f7}')
}

/// Whether the standard library's classes say of a sign what the pattern's say.
fn known(letter: char) -> bool {
    matches!(letter, '\0'..='\u{24f}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("KABUL, May 3 (AP) - It rained.", Some("May 3"))]
    #[case("\n\nKABUL, Afghanistan, Sept. 13, 2019 — It", Some("Sept. 13, 2019"))]
    #[case("Rain.\n  HERAT, 3 May 2019: It", Some("3 May 2019"))]
    #[case("ÉVRY, 13 May, 2019 / It", Some("13 May, 2019"))]
    #[case("К\u{410}БУЛ, May 3 - It", Some("May 3"))]
    #[case("KABUL, May 3 It rained", None)]
    #[case("KABUL, May 345 -", None)]
    #[case("Kabul, May 3 -", None)]
    #[case("", None)]
    fn days_of_datelines(#[case] text: &str, #[case] day: Option<&str>) {
        assert_eq!(
            day_of_dateline(text).map(|span| span.of(text)),
            day,
            "{text}"
        );
        assert_eq!(compiled(text, 0).map(|span| span.of(text)), day, "{text}");
    }

    proptest! {
        #[test]
        fn by_hand_as_by_the_pattern(parts in prop::collection::vec(
            "KABUL|A|É|Kabul|, |,| |\\.|May|Sept\\.|Abcdefghij|3|13|2019|345| - |\\(|–|:|\n|\u{a0}|Б|ß|’|\\PC",
            0..14
        )) {
            let text = parts.concat();
            prop_assert_eq!(day_of_dateline(&text), compiled(&text, 0), "{:?}", text);
        }

        #[test]
        fn datelines_by_hand_as_by_the_pattern(
            place in "[A-ZÉ][A-Z .,'’()/-]{1,42}",
            word in "(,? [A-Za-zéß]{1,5})?",
            comma in "(, ){0,2}",
            day in "([A-Z][a-z]{1,9}\\.? ?[0-9]{1,3}(, [0-9]{3,5})?|[0-9]{0,3} [A-Z][a-z]{1,9}(,? [0-9]{4,5})?)",
            after in "[ \n]?[(:/–a-]"
        ) {
            let text = format!("x\n{place}{word}{comma}{day}{after}");
            prop_assert_eq!(day_of_dateline(&text), compiled(&text, 0), "{:?}", text);
        }
    }
}

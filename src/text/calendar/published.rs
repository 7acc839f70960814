//! When a report says of itself that it was published or updated.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::datelines::day_of_dateline;
use super::find_dates;
use super::full::may_hold_full_date;
use super::reckon::plus_days;
use crate::model::annotation::{DateMeaning, DateMention};
use crate::model::span::Span;
use crate::text::pattern::pattern;

/// How many lines from the top and from the bottom a date line is looked for.
const EDGE_LINES: usize = 15;

/// How far a dateline's day may be from a dated line that tells its year, in days.
const SAME_SEASON: i32 = 45;

static UPDATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^[\s*_\[(]*(?:(?i:update(?: [0-9]+)?)\b[\s:,(\[–—-]|(?i:updated|last updated|correction|corrected)\b|(?i:(?:this|the) (?:story|article|report|post|piece) (?:was|has been) (?:last )?updated)\b)",
    )
    .ok()
});
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?m)^[\s*_|\[(-]*(?i:(?:first |originally )?(?:published|posted|issued|released)(?: online)?(?: on| at)?|publication date|date published|date posted|date)\s*[:|]?\s*",
    )
});
static PRINT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?:(?i-u:print(?:ed)? edition)[^\n.]{0,80}?|(?i-u:appear(?:s|ed) in print|was (?:first|originally) published)[^\n.]{0,60}?)(?-u:\b)(?i-u:on )",
    )
});
static POST: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?m)^\s*(?:—|–|-|--)[^\n]{0,60}\(@[A-Za-z0-9_]{1,20}\)\s*"));
static LAST_UPDATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?im)^[\s*_|\[(-]*(?:last )?(?:updated|modified)(?: on| at)?\s*[:|]?\s*")
});

/// The day of an update paragraph's heading: "Update, April 9:", "UPDATE (April 9):",
/// "Updated on 9 April 2018". Without a year it is the first such day from publication on.
pub fn update_date(sentence: &str, published: Option<Date>) -> Option<Date> {
    if !is_update(sentence) {
        return None;
    }
    let head = Span::new(0, floor(sentence, 120));
    let read = |reference: Option<Date>| {
        find_dates(sentence, head, reference)
            .into_iter()
            .filter(|mention| mention.rule == "date.day" || mention.rule == "date.iso")
            .find_map(|mention| single_day(&mention))
            .filter(|day| published.is_none_or(|published| published <= *day))
    };
    // A day without a year is read as the most recent one: so step forward until it has come.
    let Some(published) = published else {
        return read(None);
    };
    (0..=12)
        .filter_map(|month| plus_days(published, month * 30))
        .find_map(|reference| read(Some(reference)))
}

/// Whether a sentence begins as the heading of an update does.
fn is_update(sentence: &str) -> bool {
    // Nearly no sentence does: its first words tell, faster than the pattern.
    may_open_update(sentence)
        && UPDATE
            .as_ref()
            .is_some_and(|update| update.is_match(sentence))
}

/// Whether a sentence begins as [`UPDATE`] asks, as far as its first words tell.
fn may_open_update(sentence: &str) -> bool {
    let opened = sentence
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '[' | '('))
        .as_bytes();
    let begins = |from: usize, words: &str| {
        opened
            .get(from..from + words.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(words.as_bytes()))
    };
    match opened.first() {
        Some(b'u' | b'U') => begins(0, "update"),
        Some(b'l' | b'L') => begins(0, "last updated"),
        Some(b'c' | b'C') => begins(0, "correct"),
        Some(b't' | b'T') => {
            let noun = if begins(0, "the ") { 4 } else { 5 };
            (noun == 4 || begins(0, "this "))
                && ["story", "article", "report", "post", "piece"]
                    .iter()
                    .any(|word| begins(noun, word))
        }
        _ => false,
    }
}

/// The day on which a text without metadata says that it was published, and the words that say so.
///
/// Tried in turn: a "Published:" label; a note on the print edition; a date line of its own near
/// the top or the bottom; a dateline with a year, or one whose year another full date of the text
/// tells; a post quoted in the text whose day is the weekday on which the lead says that its news
/// was told; a "Last updated" line. Full dates within running prose are never taken.
pub fn published_in_text(text: &str) -> Option<(Date, Span)> {
    if !may_hold_full_date(text) {
        return None;
    }
    labelled(text, LABEL.as_ref()?)
        .or_else(|| labelled(text, PRINT.as_ref()?))
        .or_else(|| date_line(text))
        .or_else(|| dateline(text))
        .or_else(|| quoted_post(text))
        .or_else(|| labelled(text, LAST_UPDATED.as_ref()?))
}

/// A full date directly after a label.
fn labelled(text: &str, label: &Regex) -> Option<(Date, Span)> {
    label.find_iter(text).find_map(|label| {
        let end = line_end(text, label.end());
        let date = full_dates(text, Span::new(label.end(), end))
            .into_iter()
            .next()?;
        let between = text.get(label.end()..date.1.start)?;
        let near = between.len() <= 24 && !between.contains('.');
        near.then_some(date)
    })
}

/// A line that holds a full date and no prose.
fn date_line(text: &str) -> Option<(Date, Span)> {
    let lines: Vec<Span> = lines(text).collect();
    let edge = |index: usize| index < EDGE_LINES || index + EDGE_LINES >= lines.len();
    let mut found: Vec<(Date, Span)> = lines
        .iter()
        .enumerate()
        .filter(|(index, _)| edge(*index))
        .filter_map(|(_, line)| {
            let (date, span) = full_dates(text, *line).into_iter().next()?;
            let line_text = line.of(text);
            let rest = line_text.len().saturating_sub(span.end - span.start);
            let byline = line_text
                .trim_start()
                .to_ascii_lowercase()
                .starts_with("by ")
                || line_text.contains('|');
            let limit = if byline { 60 } else { 16 };
            // A quoted post ends in its day too, but that is another's.
            let updated = LAST_UPDATED
                .as_ref()
                .is_some_and(|label| label.is_match(line_text));
            (rest <= limit && !line_text.contains('@') && !updated).then_some((date, span))
        })
        .collect();
    // A page of several dated items is no one's date.
    found.dedup_by_key(|(date, _)| *date);
    match found.as_slice() {
        [one] => Some(*one),
        [first, second] => Some(if first.0 <= second.0 { *first } else { *second }),
        _ => None,
    }
}

fn dateline(text: &str) -> Option<(Date, Span)> {
    let span = day_of_dateline(text)?;
    let words = span.of(text);
    if let Some(full) = full_dates(text, span).into_iter().next() {
        return Some(full);
    }
    // The year is that of a full date of the text that lies near the day.
    let mut years: Vec<Date> = full_dates(text, Span::new(0, text.len()))
        .into_iter()
        .filter_map(|(near, _)| {
            let reference = plus_days(near, SAME_SEASON)?;
            let mention = find_dates(words, Span::new(0, words.len()), Some(reference));
            let day = single_day(mention.first()?)?;
            (plus_days(near, -SAME_SEASON)? <= day).then_some(day)
        })
        .collect();
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [day] => Some((*day, span)),
        _ => None,
    }
}

/// A post quoted with its day, where the lead says that its news was told on that weekday.
fn quoted_post(text: &str) -> Option<(Date, Span)> {
    let body = first_update(text).unwrap_or(text.len());
    let lead = Span::new(0, floor(text, 800).min(body));
    POST.as_ref()?
        .find_iter(text)
        .filter(|post| post.start() < body)
        .filter_map(|post| {
            let end = line_end(text, post.end());
            full_dates(text, Span::new(post.end(), end))
                .into_iter()
                .next()
        })
        .max_by_key(|(day, _)| *day)
        .filter(|(day, _)| {
            find_dates(text, lead, Some(*day)).iter().any(|mention| {
                let before = text.get(..mention.span.start).unwrap_or_default();
                mention.rule == "date.weekday"
                    && single_day(mention) == Some(*day)
                    && said_before(before)
            })
        })
}

fn said_before(before: &str) -> bool {
    let words = before.trim_end().trim_end_matches(" on");
    [
        "said",
        "announced",
        "confirmed",
        "told",
        "reported",
        "claimed",
    ]
    .iter()
    .any(|verb| words.ends_with(verb))
}

/// Where the first update paragraph begins.
fn first_update(text: &str) -> Option<usize> {
    lines(text)
        .find(|line| is_update(line.of(text)))
        .map(|line| line.start)
}

/// Days said with their year.
fn full_dates(text: &str, within: Span) -> Vec<(Date, Span)> {
    if !may_hold_full_date(within.of(text)) {
        return Vec::new();
    }
    find_dates(text, within, None)
        .into_iter()
        .filter(|mention| {
            let words = mention.span.of(text);
            let years = words
                .split(|c: char| !c.is_ascii_digit())
                .filter(|part| part.len() == 4)
                .count();
            matches!(mention.rule, "date.day" | "date.iso" | "date.numeric") && years == 1
        })
        .filter_map(|mention| Some((single_day(&mention)?, mention.span)))
        .collect()
}

fn single_day(mention: &DateMention) -> Option<Date> {
    match mention.meaning {
        DateMeaning::Days(days) if days.start == days.end => Some(days.start),
        _ => None,
    }
}

fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let begin = start;
        start += line.len();
        let blank = line.trim().is_empty();
        (!blank).then(|| Span::new(begin, begin + line.trim_end().len()))
    })
}

fn line_end(text: &str, from: usize) -> usize {
    text.get(from..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |length| from + length)
}

/// The last character boundary at or before a byte.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_of_an_update_pass() {
        for (sentence, opens) in [
            ("UPDATE 2: Floods rise", true),
            ("[Updated 5 May]", true),
            ("Last updated: 5 May", true),
            ("Corrected on 5 May", true),
            ("This story was updated", true),
            ("The piece has been last updated", true),
            ("The storm was updated", false),
            ("Last week it rained", false),
            ("", false),
        ] {
            assert_eq!(may_open_update(sentence), opens, "{sentence}");
            let pattern = UPDATE
                .as_ref()
                .is_some_and(|update| update.is_match(sentence));
            assert!(opens || !pattern, "{sentence}");
        }
    }

    #[test]
    fn a_text_without_a_year_holds_no_full_date() {
        let full = |text: &str| full_dates(text, Span::new(0, text.len())).len();
        for (text, holds) in [
            ("Monday, April 5, 2018", true),
            ("the 3rd of DEC 1999", true),
            ("28.01.2018", true),
            ("the \u{408}uly 5 of 1999", true),
            ("5 Jan. 2018", true),
            ("In 2018 it sold well in May", false),
            ("5/4/1951", true),
            ("1847-05-01", true),
            ("1847–05–01", true),
            ("On 3 May (2330 GMT) 12 people", true),
            ("He sold 2318 apples on May 5 and 12345 pears", false),
            ("In 1949 and 2051", false),
            ("", false),
        ] {
            assert_eq!(may_hold_full_date(text), holds, "{text}");
            assert!(holds || full(text) == 0, "{text}");
        }
        assert_eq!(full("It was built on 5 March 2018."), 1);
    }
}

//! Where counts stand in a text.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::context::{countable, counts_nothing, one_counts, vague_counts, zero_counts};
use super::grammar::{Found, find_at};
use super::value::value;
use crate::text::quick::Quick;
use crate::text::runs::{Run, lowered, runs};

/// A count in the plain text.
pub(super) struct Hit {
    /// First byte, the qualifier's.
    pub start: usize,
    /// First byte of the number itself.
    pub core: usize,
    /// Just past the last byte.
    pub end: usize,
    /// Least.
    pub min: Option<u32>,
    /// Most.
    pub max: Option<u32>,
}

/// What a qualifier makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// "at least"
    Least,
    /// "fewer than"
    Most,
    /// "about"
    Just,
}

/// The regular expression of a pattern whose letters may be small or capitals and whose blanks
/// stand for any white space. Word boundaries and letters of all of Unicode would make the search
/// many times slower; [`stands_alone`] looks at what stands beside a match.
pub(super) fn compiled(pattern: &str) -> Option<Regex> {
    let pattern = pattern.replace(' ', r"\s+").replace(r"\b", r"(?-u:\b)");
    crate::text::pattern::pattern(&format!("(?i-u:{pattern})"))
}

static VAGUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"\b(?:(?:at least|more than|over|many|some) )?(?:(?:tens|hundreds) of thousands|dozens|scores of|hundreds|thousands|(?:several|a few|quite a few|a couple of|many) (?:dozen|hundred|thousand)|several|quite a few|a few|many|numerous|multiple|a handful of|a couple of|an? (?:[a-z]+ )?number of|countless|few)\b";
    compiled(pattern)
});

static FIXED: LazyLock<Option<Regex>> =
    LazyLock::new(|| compiled(r"\b(?:both|a pair of|no|zero|not any)\b"));

/// A word that every match of the numbers holds; figures are another.
const COUNTS: Held = 1;
/// One that every vague quantity holds.
const VAGUELY: Held = 1 << 1;
/// One that every fixed expression holds.
const FIXEDLY: Held = 1 << 2;

/// A set of the three.
type Held = u8;

static WORDS: LazyLock<HashMap<&'static [u8], Held, Quick>> = LazyLock::new(|| {
    let lists = [
        (
            COUNTS,
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen",
        ),
        (
            VAGUELY,
            "tens hundreds thousands dozens scores several few couple many numerous multiple handful number countless",
        ),
        (FIXEDLY, "both pair no zero not"),
    ];
    let mut words: HashMap<&'static [u8], Held, Quick> = HashMap::default();
    for (held, list) in lists {
        for word in list.split(' ') {
            *words.entry(word.as_bytes()).or_default() |= held;
        }
    }
    words
});

/// What a text can hold at all, by its words.
fn held(text: &str) -> Held {
    let words = &*WORDS;
    runs(text)
        .map(|run| match run {
            Run::Figures(_) => COUNTS,
            Run::Letters(word) => {
                lowered(word, |word| words.get(word).copied().unwrap_or_default())
            }
        })
        .fold(0, |all, one| all | one)
}

/// Whether no letter of another alphabet or with an accent touches the words.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| !c.is_ascii() && c.is_alphanumeric();
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    !before.ends_with(letter) && !after.starts_with(letter)
}

/// Every count, in text order.
pub(super) fn hits(text: &str) -> Vec<Hit> {
    let held = held(text);
    let mut hits = if held & COUNTS == 0 {
        Vec::new()
    } else {
        numbers(text)
    };
    let add = |hits: &mut Vec<Hit>, more: Vec<Hit>| {
        for hit in more {
            let free = |other: &Hit| hit.end <= other.start || other.end <= hit.start;
            if hits.iter().all(free) {
                hits.push(hit);
            }
        }
    };
    let vague = matches(
        text,
        VAGUE.as_ref().filter(|_| held & VAGUELY != 0),
        |words, before, after| vague_counts(words, before, after).then_some((None, None)),
    );
    add(&mut hits, vague);
    let fixed = matches(
        text,
        FIXED.as_ref().filter(|_| held & FIXEDLY != 0),
        |words, before, after| {
            let lower = words.to_ascii_lowercase();
            match lower.as_str() {
                "both" => (!after.starts_with(" sides") && both_counts(after))
                    .then_some((Some(2), Some(2))),
                "no" | "zero" => zero_counts(before, after).then_some((Some(0), Some(0))),
                "not any" => Some((Some(0), Some(0))),
                _ => Some((Some(2), Some(2))),
            }
        },
    );
    add(&mut hits, fixed);
    hits.sort_by_key(|hit| hit.start);
    hits
}

/// "both men" and "both were killed" count two; "both A and B" joins.
fn both_counts(after: &str) -> bool {
    let word: String = after
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphabetic())
        .collect();
    !word.is_empty()
        && !word.starts_with(char::is_uppercase)
        && ![
            "the", "in", "a", "an", "by", "to", "on", "at", "from", "and", "as", "his", "for",
        ]
        .contains(&word.as_str())
}

type Bounds = (Option<u32>, Option<u32>);

fn matches(
    text: &str,
    regex: Option<&Regex>,
    read: impl Fn(&str, &str, &str) -> Option<Bounds>,
) -> Vec<Hit> {
    let Some(regex) = regex else {
        return Vec::new();
    };
    regex
        .find_iter(text)
        .filter(|found| stands_alone(text, found.start(), found.end()))
        .filter_map(|found| {
            let before = text.get(..found.start())?;
            let after = text.get(found.end()..)?;
            let (min, max) = read(found.as_str(), before, after)?;
            Some(Hit {
                start: found.start(),
                core: found.start(),
                end: found.end(),
                min,
                max,
            })
        })
        .collect()
}

fn numbers(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut from = 0;
    while let Some(found) = find_at(text, from) {
        let hit = read(text, &found).filter(|hit| stands_alone(text, hit.start, hit.end));
        // What is no count may still stand before one: go on right after its first number.
        from = hit.as_ref().map_or(found.first.end, |hit| hit.end);
        hits.extend(hit);
    }
    hits
}

fn read(text: &str, found: &Found) -> Option<Hit> {
    let start = found.start;
    let bound = found.qualifier.unwrap_or(Bound::Just);
    let (number, first) = (text.get(found.first.clone())?, &found.first);
    let before = text.get(..first.start)?;
    if let Some((join, second)) = &found.second {
        let after = text.get(second.end..)?;
        let (join, second_words) = (text.get(join.clone())?, text.get(second.clone())?);
        if counts_nothing(before, second_words, after) && countable(before, number, "", true) {
            // "8 to 10 kilometres": neither is a count.
            return None;
        }
        let between = found.between.clone().and_then(|words| text.get(words));
        let between = between.map(|words| words.trim().to_ascii_lowercase());
        let (low, high) = (value(number)?, value(second_words)?);
        // "between 36 (one source) and 62".
        let word = join.rsplit(')').next().unwrap_or_default();
        let joined = match word.trim() {
            "-" => true,
            "and" => between.as_deref() == Some("between"),
            "or" => true,
            // "rose from 12 to 15" tells of two counts, "ranging from 12 to 15" of one.
            _ => between.as_deref() != Some("from") || ranges(text.get(..start)?),
        };
        if joined && low < high && countable(before, second_words, after, true) {
            return Some(Hit {
                start,
                core: first.start,
                end: second.end,
                min: Some(low),
                max: (!matches!(bound, Bound::Least)).then_some(high),
            });
        }
        if join.trim() == "-" {
            return None;
        }
    }
    let more = found.more.as_ref().filter(|_| found.second.is_none());
    let end = more.map_or(first.end, |more| more.end);
    let after = text.get(end..)?;
    if !countable(before, number, after, false) || !one_counts(before, number, after) {
        return None;
    }
    let number = value(number)?;
    let (min, max) = match bound {
        _ if more.is_some() => (Some(number), None),
        Bound::Least => (Some(number), None),
        Bound::Most => (None, Some(number)),
        Bound::Just => (Some(number), Some(number)),
    };
    let start = if found.between.is_some() && found.qualifier.is_none() {
        first.start
    } else {
        start
    };
    Some(Hit {
        start,
        core: first.start,
        end,
        min,
        max,
    })
}

fn ranges(before: &str) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    [
        "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere",
        "anything",
    ]
    .contains(&word.to_ascii_lowercase().as_str())
}

#[cfg(test)]
pub(super) fn complete() -> bool {
    VAGUE.is_some() && FIXED.is_some()
}

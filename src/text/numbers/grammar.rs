//! The words of a count, matched one after the other: a qualifier ("at least"), "between" or "from",
//! a number, what joins it to a second one, "or more".
//!
//! Of the ways in which words can be matched the first in the order written here counts, and each may
//! take fewer words where those after it need them. A regular expression says the same in ten lines;
//! compiling it took half of the time in which a run begins.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::pattern::Bound;
use super::words::{ONES, QUALIFIERS, SMALL, TENS};
use crate::text::quick::Quick;
use crate::text::runs::{ROOM, lowered};

/// A count with its parts, as bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// First byte, the qualifier's where there is one.
    pub start: usize,
    /// What the qualifier makes of the number.
    pub qualifier: Option<Bound>,
    /// "between " or "from ".
    pub between: Option<Range<usize>>,
    /// The number.
    pub first: Range<usize>,
    /// What joins it to a second one, and that.
    pub second: Option<(Range<usize>, Range<usize>)>,
    /// "+" or " or more".
    pub more: Option<Range<usize>>,
}

/// The words that a count may begin with, as far as [`lowered`] takes them.
static FIRSTS: LazyLock<HashSet<&'static [u8], Quick>> = LazyLock::new(|| {
    let qualifiers = QUALIFIERS.iter().flat_map(|(_, phrases)| *phrases);
    let words = TENS.iter().chain(SMALL).chain(qualifiers);
    let words = words.chain(&["a", "half", "between", "from"]);
    let first = |phrase: &&'static str| phrase.split([' ', '.']).next();
    words.filter_map(first).map(str::as_bytes).collect()
});

/// The first count whose words begin at `from` or behind it.
pub(super) fn find_at(text: &str, from: usize) -> Option<Found> {
    let text = Text(text.as_bytes());
    let firsts = &*FIRSTS;
    let mut at = from;
    loop {
        at = text.next_word(at)?;
        let letters = text.run(at, u8::is_ascii_alphabetic);
        let word = text.0.get(at..at + letters).unwrap_or_default();
        let may = letters == 0 || letters > ROOM || lowered(word, |word| firsts.contains(word));
        if may && let Some(found) = text.count(at) {
            return Some(found);
        }
        at += text.run(at, is_of_word);
    }
}

fn is_of_word(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'_'
}

const fn is_space(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || *byte == 0x0b
}

/// What follows a match: whether it fits, and where it ends.
type Then<'f> = &'f dyn Fn(usize) -> Option<usize>;

#[derive(Clone, Copy)]
struct Text<'t>(&'t [u8]);

impl Text<'_> {
    /// Where the next word begins that has a letter or figure of ASCII first.
    fn next_word(self, from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            let rest = self.0.get(at..)?;
            at += rest.iter().position(is_of_word)?;
            let before = at.checked_sub(1).and_then(|before| self.0.get(before));
            let first = self.0.get(at)?;
            if *first != b'_' && !before.is_some_and(is_of_word) {
                return Some(at);
            }
            at += self.run(at, is_of_word);
        }
    }

    /// How many bytes of a kind stand at a place.
    fn run(self, at: usize, of: impl Fn(&u8) -> bool) -> usize {
        let rest = self.0.get(at..).unwrap_or_default();
        rest.iter().take_while(|byte| of(byte)).count()
    }

    /// Whether a word ends at a place behind a letter or figure.
    fn ends(self, at: usize) -> bool {
        !self.0.get(at).is_some_and(is_of_word)
    }

    /// Behind the white space at a place, of which there is some.
    fn spaces(self, at: usize) -> Option<usize> {
        let spaces = self.run(at, is_space);
        (spaces > 0).then_some(at + spaces)
    }

    /// Behind words, each in letters of any case and white space between them.
    fn words(self, mut at: usize, words: &str) -> Option<usize> {
        for byte in words.bytes() {
            if byte == b' ' {
                at = self.spaces(at)?;
            } else if self.0.get(at)?.eq_ignore_ascii_case(&byte) {
                at += 1;
            } else {
                return None;
            }
        }
        Some(at)
    }

    /// Behind white space and words, where they stand there.
    fn more_words(self, at: usize, words: &str) -> Option<usize> {
        self.words(self.spaces(at)?, words)
    }

    /// Tries each of the words, then what follows.
    fn any(self, at: usize, all: &[&str], then: Then<'_>) -> Option<usize> {
        all.iter().find_map(|word| then(self.words(at, word)?))
    }

    /// "twenty-one", "twenty", "one" to "nineteen".
    fn small(self, at: usize, then: Then<'_>) -> Option<usize> {
        let ones = SMALL.get(..ONES).unwrap_or_default();
        let tens = |end: usize| {
            let joined = |byte: &u8| *byte == b'-' || *byte == b'+' || is_space(byte);
            let with_ones =
                self.0.get(end).filter(|byte| joined(byte)).and_then(|_| {
                    self.any(end + 1, ones, &|end| self.ends(end).then(|| then(end))?)
                });
            with_ones.or_else(|| then(end))
        };
        self.any(at, TENS, &tens)
            .or_else(|| self.any(at, SMALL, then))
    }

    /// "a" or a small number.
    fn a_or_small(self, at: usize, then: Then<'_>) -> Option<usize> {
        let a = self.words(at, "a").and_then(then);
        a.or_else(|| self.small(at, then))
    }

    /// "two hundred and fifty".
    fn hundred(self, at: usize, then: Then<'_>) -> Option<usize> {
        self.a_or_small(at, &|end| {
            let end = self.more_words(end, "hundred")?;
            let small = |at: usize| {
                self.small(self.spaces(at)?, &|end| {
                    self.ends(end).then(|| then(end))?
                })
            };
            let and = self.more_words(end, "and").and_then(small);
            and.or_else(|| small(end)).or_else(|| then(end))
        })
    }

    /// "three thousand, four hundred".
    fn thousand(self, at: usize, then: Then<'_>) -> Option<usize> {
        let rest = |end: usize| {
            let end = self.more_words(end, "thousand")?;
            let rest = |at: usize| {
                let at = self.spaces(at)?;
                let then: Then<'_> = &|end| self.ends(end).then(|| then(end))?;
                self.hundred(at, then).or_else(|| self.small(at, then))
            };
            let comma = (self.0.get(end) == Some(&b',')).then(|| rest(end + 1));
            comma
                .flatten()
                .or_else(|| self.more_words(end, "and").and_then(rest))
                .or_else(|| rest(end))
                .or_else(|| then(end))
        };
        self.hundred(at, &rest)
            .or_else(|| self.a_or_small(at, &rest))
    }

    /// "half a dozen", "12 dozen".
    fn dozen(self, at: usize, then: Then<'_>) -> Option<usize> {
        let joined = |at: usize| {
            let byte = self.0.get(at)?;
            (*byte == b'-' || *byte == b'+' || is_space(byte)).then_some(at + 1)
        };
        let half = || {
            let a = self.words(joined(self.words(at, "half")?)?, "a")?;
            then(self.words(joined(a)?, "dozen")?)
        };
        let behind = |end: usize| then(self.more_words(end, "dozen")?);
        let figures = || {
            let figures = self.run(at, u8::is_ascii_digit).min(2);
            (1..=figures).rev().find_map(|figures| behind(at + figures))
        };
        half()
            .or_else(|| self.a_or_small(at, &behind))
            .or_else(figures)
    }

    /// "1,400", "12 thousand".
    fn figures(self, at: usize, then: Then<'_>) -> Option<usize> {
        let behind = |end: usize| {
            let large = self.spaces(end).and_then(|at| {
                let large = &["hundred", "thousand", "million"];
                self.any(at, large, &|end| self.ends(end).then(|| then(end))?)
            });
            large.or_else(|| then(end))
        };
        let run = self.run(at, u8::is_ascii_digit);
        let parted = |head: usize| {
            let mut ends = Vec::new();
            let mut end = at + head;
            while self.0.get(end) == Some(&b',') && self.run(end + 1, u8::is_ascii_digit) >= 3 {
                end += 4;
                ends.push(end);
            }
            ends.into_iter().rev().find_map(behind)
        };
        (1..=run.min(3))
            .rev()
            .find_map(parted)
            .or_else(|| (1..=run).rev().find_map(|figures| behind(at + figures)))
    }

    /// Where a number ends that a word ends with.
    fn number(self, at: usize) -> Option<usize> {
        let then: Then<'_> = &|end| self.ends(end).then_some(end);
        if self.0.get(at)?.is_ascii_digit() {
            return self.dozen(at, then).or_else(|| self.figures(at, then));
        }
        self.dozen(at, then)
            .or_else(|| self.thousand(at, then))
            .or_else(|| self.hundred(at, then))
            .or_else(|| self.small(at, then))
    }

    /// The count whose words begin at a place, where a word begins.
    fn count(self, start: usize) -> Option<Found> {
        for (bound, phrases) in &QUALIFIERS {
            for phrase in *phrases {
                let found = self
                    .words(start, phrase)
                    .and_then(|end| self.spaces(end))
                    .and_then(|at| self.unqualified(start, at));
                if let Some(found) = found {
                    return Some(Found {
                        qualifier: Some(*bound),
                        ..found
                    });
                }
            }
        }
        self.unqualified(start, start)
    }

    fn unqualified(self, start: usize, at: usize) -> Option<Found> {
        let between = ["between", "from"].iter().find_map(|word| {
            let number = self.spaces(self.words(at, word)?)?;
            Some((at..number, number..self.number(number)?))
        });
        let (between, first) = match between {
            Some((between, first)) => (Some(between), first),
            None => (None, at..self.number(at)?),
        };
        let second = self.second(first.end);
        let end = second.as_ref().map_or(first.end, |(_, second)| second.end);
        let or_more = || {
            let end = self.words(self.spaces(end)?, "or more")?;
            self.ends(end).then_some(end)
        };
        let more = if self.0.get(end) == Some(&b'+') {
            Some(end + 1)
        } else {
            or_more()
        };
        Some(Found {
            start,
            qualifier: None,
            between,
            first,
            second,
            more: more.map(|more| end..more),
        })
    }

    /// What joins a number that ends at a place to a second one, and that.
    fn second(self, end: usize) -> Option<(Range<usize>, Range<usize>)> {
        let space = |at: usize| at + usize::from(self.0.get(at).is_some_and(is_space));
        let dash = space(end);
        if self.0.get(dash) == Some(&b'-') {
            let number = space(dash + 1);
            if let Some(behind) = self.number(number) {
                return Some((end..number, number..behind));
            }
        }
        let at = self.spaces(end)?;
        let joined = |at: usize| {
            ["to", "or", "and"].iter().find_map(|word| {
                let at = self.spaces(self.words(at, word)?)?;
                let many = self.words(at, "as many as ");
                let many = many.and_then(|at| Some(at..self.number(at)?));
                let number = many.or_else(|| Some(at..self.number(at)?))?;
                Some((end..number.start, number))
            })
        };
        let aside = self
            .aside(at)
            .and_then(|end| self.spaces(end))
            .and_then(joined);
        aside.or_else(|| joined(at))
    }

    /// Behind a few words in parentheses.
    fn aside(self, at: usize) -> Option<usize> {
        if self.0.get(at) != Some(&b'(') {
            return None;
        }
        let inner =
            |byte: &u8| byte.is_ascii_alphabetic() || is_space(byte) || b"+.,'&/-".contains(byte);
        let inside = self.run(at + 1, inner);
        let end = at + 1 + inside;
        ((1..=40).contains(&inside) && self.0.get(end) == Some(&b')')).then_some(end + 1)
    }
}

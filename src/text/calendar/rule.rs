//! What a calendar rule is, and how rules are run over a stretch of text.

use std::sync::{LazyLock, OnceLock};

use jiff::civil::Date;
use regex::{Captures, Regex};

use super::keys::{self, Keys};
use crate::model::annotation::DateMeaning;
use crate::model::date::{DateIs, Interval};
use crate::text::pattern::pattern;

/// What a rule makes of a match.
pub(super) enum Outcome {
    /// A date.
    Says(DateMeaning, DateIs),
    /// A date expression that bounds nothing: its words are used up and no date comes of them.
    Silent,
    /// No date expression at all: other rules may read the words.
    Unfit,
}

impl Outcome {
    /// Somewhere within the days.
    pub fn within(interval: Option<Interval>) -> Self {
        Self::of(interval, DateIs::Within)
    }

    /// All through the days.
    pub fn lasting(interval: Option<Interval>) -> Self {
        Self::of(interval, DateIs::Lasting)
    }

    /// A single day.
    pub fn day(day: Option<Date>) -> Self {
        Self::within(day.map(Interval::day))
    }

    /// A distance from another happening.
    pub fn from_antecedent(months: i32, days: i32) -> Self {
        Self::Says(DateMeaning::FromAntecedent { months, days }, DateIs::Within)
    }

    fn of(interval: Option<Interval>, is: DateIs) -> Self {
        interval.map_or(Self::Silent, |interval| {
            Self::Says(DateMeaning::Days(interval), is)
        })
    }
}

/// What a rule can look at.
pub(super) struct Context<'a> {
    /// The plain form of the stretch that is read.
    pub text: &'a str,
    /// The whole document as it stands.
    pub document: &'a str,
    /// The day against which relative expressions are read.
    pub reference: Option<Date>,
}

impl<'a> Context<'a> {
    /// The text before a byte.
    pub fn before(&self, at: usize) -> &'a str {
        self.text.get(..at).unwrap_or_default()
    }

    /// The text from a byte on.
    pub fn after(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }
}

/// Reads a match of a rule.
pub(super) type Read = fn(&Context<'_>, &Captures<'_>) -> Outcome;

/// A pattern and what it means.
pub(super) struct Rule {
    /// Travels with the mention.
    pub id: &'static str,
    /// The kinds of words without which the pattern cannot match: one of each set.
    pub needs: &'static [Keys],
    /// A regular expression in which a blank stands for any white space within a paragraph and
    /// `~` for an optional-space dash. The group `d` holds the mention where it is not the whole.
    pub pattern: String,
    /// Reads a match.
    pub read: Read,
}

/// A rule's match in the plain text.
pub(super) struct Found {
    /// First byte of the words.
    pub start: usize,
    /// Just past their last byte.
    pub end: usize,
    /// How much text the whole pattern took, for choosing the longest.
    pub length: usize,
    /// The rule's id.
    pub rule: &'static str,
    /// The date, or none for words that bound nothing.
    pub says: Option<(DateMeaning, DateIs)>,
}

/// A rule with its regular expression, which is compiled when a text first needs it.
struct Ready {
    rule: Rule,
    regex: OnceLock<Option<Regex>>,
}

impl Ready {
    /// A pattern that does not compile is a mistake of the program, found by a test; here it only
    /// means that the rule reads nothing.
    fn regex(&self) -> Option<&Regex> {
        let compile = || pattern(&compiled(&self.rule.pattern));
        self.regex.get_or_init(compile).as_ref()
    }
}

static BOOK: LazyLock<Vec<Ready>> = LazyLock::new(|| {
    let rules = super::rules().into_iter();
    rules
        .map(|rule| Ready {
            rule,
            regex: OnceLock::new(),
        })
        .collect()
});

/// The regular expression of a rule's pattern, held to whole words.
pub(super) fn compiled(pattern: &str) -> String {
    let blank = r"(?:[ \t]+(?:\r?\n[ \t]*)?|\r?\n[ \t]*)";
    let dash = r"(?:[ \t]?-[ \t]?)";
    // Word boundaries and small letters of all of Unicode would make the search many times slower.
    let body = pattern
        .replace(' ', blank)
        .replace('~', dash)
        .replace("(?i:", "(?i-u:")
        .replace(r"\b", r"(?-u:\b)");
    format!(r"(?-u:\b)(?:{body})(?-u:\b)")
}

/// Every match of every rule, the longest of those that overlap, in text order.
pub(super) fn run(context: &Context<'_>) -> Vec<Found> {
    let held = keys::keys(context.text);
    let mut found: Vec<Found> = Vec::new();
    let needed = BOOK
        .iter()
        .filter(|ready| keys::meet(held, ready.rule.needs));
    for (regex, rule) in needed.filter_map(|ready| Some((ready.regex()?, &ready.rule))) {
        for captures in regex.captures_iter(context.text) {
            let Some(whole) = captures.get(0) else {
                continue;
            };
            let says = match (rule.read)(context, &captures) {
                Outcome::Says(meaning, is) => Some((meaning, is)),
                Outcome::Silent => None,
                Outcome::Unfit => continue,
            };
            let words = captures.name("d").unwrap_or(whole);
            found.push(Found {
                start: words.start(),
                end: words.end(),
                length: whole.len(),
                rule: rule.id,
                says,
            });
        }
    }
    // Stable: of two equally long, the rule that stands first in the book.
    found.sort_by_key(|found| std::cmp::Reverse(found.length));
    let mut kept: Vec<Found> = Vec::new();
    for candidate in found {
        let free = kept
            .iter()
            .all(|other| candidate.end <= other.start || other.end <= candidate.start);
        if free {
            kept.push(candidate);
        }
    }
    kept.sort_by_key(|found| found.start);
    kept
}

#[cfg(test)]
mod tests {
    use proptest::strategy::{Strategy, ValueTree};

    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for rule in super::super::rules() {
            let compiled = Regex::new(&compiled(&rule.pattern));
            assert!(compiled.is_ok(), "{}: {compiled:?}", rule.id);
        }
        assert_eq!(BOOK.len(), super::super::rules().len());
    }

    /// Texts made from each pattern hold what the rule says that it needs.
    #[test]
    fn nothing_that_a_rule_matches_lacks_what_it_needs() {
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        for ready in BOOK.iter() {
            let rule = &ready.rule;
            let Some(regex) = ready.regex() else { continue };
            let plain = rule
                .pattern
                .replace('~', " ?- ?")
                .replace(r"\b", "")
                .replace("(?i:", "(?i-u:");
            let texts = proptest::string::string_regex(&plain);
            let texts = texts.unwrap_or_else(|error| unreachable!("{}: {error}", rule.id));
            let mut matched = 0;
            for _ in 0..2000 {
                let tree = texts.new_tree(&mut runner);
                let Ok(tree) = tree else { continue };
                let text = tree.current();
                if regex.is_match(&text) {
                    matched += 1;
                    let held = keys::keys(&text);
                    assert!(keys::meet(held, rule.needs), "{}: {text}", rule.id);
                }
            }
            assert!(matched > 500, "{}: {matched} texts", rule.id);
        }
    }
}

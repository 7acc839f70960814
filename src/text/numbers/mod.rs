//! Counts in English news prose: figures, words, ranges, vague quantities.

mod context;
mod grammar;
#[cfg(test)]
mod grammar_tests;
mod pattern;
#[cfg(test)]
mod tests;
mod units;
mod value;
mod words;

use crate::model::annotation::NumberMention;
use crate::model::span::Span;
use crate::text::calendar;
use crate::text::plain::Plain;

/// The counts within a span of the text, in text order, none overlapping.
///
/// What a qualifier makes of N: "at least", "more than", "over" give N and open above; "up to" and
/// "as many as" give N to N, as do "about" and "nearly": they report the figure, and the words kept
/// in the span say how; "fewer than" is open below and at most N. A range gives both its ends.
/// "dozens" and "several" give neither. Dates, ages, money, shares, measures, times, ordinals,
/// names of units and machines are no counts.
pub fn find_numbers(text: &str, within: Span) -> Vec<NumberMention> {
    let plain = Plain::new(text, within);
    let mut found = Vec::new();
    let mut dates: Option<Vec<Span>> = None;
    for hit in pattern::hits(plain.as_str()) {
        let span = plain.original(hit.start, hit.end);
        let dates = dates.get_or_insert_with(|| calendar::date_words(text, within));
        let core = plain.original(hit.core, hit.end);
        if dates.iter().any(|date| date.overlaps(core)) {
            continue;
        }
        found.push(NumberMention {
            span,
            min: hit.min,
            max: hit.max,
        });
    }
    found
}

//! Date expressions of English news prose.
//!
//! An expression is read into the days that its words bound, never into a guess of a single day.
//! Rules are patterns with an id; of overlapping matches the longest counts. What the words leave
//! open ("a few months ago", "until Friday", "next week") gives no date.

mod antecedent;
mod chronicle;
mod datelines;
mod days;
mod ends;
mod extend;
mod full;
mod keys;
mod months;
mod published;
mod reckon;
mod rule;
mod solar;
#[cfg(test)]
mod tests;
mod weekdays;
mod weeks;
mod words;
mod years;

use jiff::civil::Date;

use crate::model::annotation::{DateMeaning, DateMention};
use crate::model::span::Span;
use crate::text::plain::Plain;

pub use chronicle::go_on;
pub use published::{published_in_text, update_date};
pub use solar::gregorian as solar_hijri;

/// The date expressions within a span of the text, in text order, none overlapping.
///
/// Weekdays and other relative expressions are read against `reference`, the day of writing;
/// without one they give nothing, nor does a day without a year unless the stretch names just one
/// year or the document's full dates all lie in one.
pub fn find_dates(text: &str, within: Span, reference: Option<Date>) -> Vec<DateMention> {
    let plain = Plain::new(text, within);
    let context = rule::Context {
        text: plain.as_str(),
        document: text,
        reference,
    };
    let mut found = rule::run(&context);
    extend::extend(context.text, &mut found, reference);
    let days: Vec<(usize, usize)> = found
        .iter()
        .filter(|date| date.rule != "date.overnight")
        .filter(|date| matches!(date.says, Some((DateMeaning::Days(days), _)) if days.days() <= 3))
        .filter(|date| !is_of_saying(context.text.get(..date.start).unwrap_or_default()))
        .map(|date| (date.start, date.end))
        .collect();
    // "in an overnight raid on Thursday": the day is said, the night is no other date.
    let dated_nearby = |night: &rule::Found| {
        days.iter().any(|&(_, end)| {
            let between = context.text.get(end..night.start).unwrap_or_default();
            !turns_to_what_is_said(between)
        })
    };
    found
        .into_iter()
        .filter(|date| date.rule != "date.overnight" || !dated_nearby(date))
        .filter_map(|date| {
            let (meaning, is) = date.says?;
            Some(DateMention {
                span: plain.original(date.start, date.end),
                meaning,
                is,
                rule: date.rule,
            })
        })
        .collect()
}

/// "officials said on Wednesday that 11 were killed overnight": the words before the day tell when it was said.
fn is_of_saying(before: &str) -> bool {
    const SAYS: &[&str] = &[
        "said",
        "says",
        "saying",
        "announced",
        "confirmed",
        "reported",
        "added",
        "statement",
        "reporters",
        "journalists",
    ];
    before
        .rsplit(|c: char| c.is_whitespace())
        .filter(|word| !word.is_empty())
        .find(|word| !matches!(*word, "on" | "late" | "early" | "by" | "phone" | "in" | "a"))
        .is_some_and(|word| SAYS.contains(&word))
}

/// "Reports on Wednesday put the number of those killed during the night at 11": between the day and the night the
/// sentence comes to what is said.
fn turns_to_what_is_said(between: &str) -> bool {
    const TURNS: &[&str] = &["that", "put", "said", "says", "told", "puts"];
    between
        .split(|c: char| !c.is_alphabetic())
        .any(|word| TURNS.contains(&word))
}

/// The words within a span that belong to a date or a time expression, whether or not they can be
/// read, in text order.
pub fn date_words(text: &str, within: Span) -> Vec<Span> {
    let plain = Plain::new(text, within);
    let context = rule::Context {
        text: plain.as_str(),
        document: text,
        reference: None,
    };
    let mut found = rule::run(&context);
    extend::extend(context.text, &mut found, None);
    found
        .into_iter()
        .map(|date| plain.original(date.start, date.end))
        .collect()
}

fn rules() -> Vec<rule::Rule> {
    [
        days::rules(),
        months::rules(),
        years::rules(),
        weekdays::rules(),
        weeks::rules(),
        antecedent::rules(),
        solar::rules(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

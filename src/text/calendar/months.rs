//! Months and their parts: "late in July of 2016", "April this year", "between March and May 2017".

use regex::Captures;

use super::keys;
use super::reckon::{Part, month, not_after, plus_days, recent_month};
use super::rule::{Context, Outcome, Rule};
use super::words::{MONTH, WEEKDAY, YearSaid, month_number, year_piece, year_said};
use crate::model::date::Interval;

/// Words that make the month after them a date.
const PREPOSITIONS: [&str; 16] = [
    "in",
    "during",
    "since",
    "until",
    "till",
    "by",
    "of",
    "from",
    "before",
    "after",
    "throughout",
    "last",
    "this",
    "past",
    "between",
    "for",
];

const PART: &str = r"(?i:early|mid|late|the (?:very )?(?:beginning|start|middle|end) of|the (?:early|opening|first|last|closing) days of)";

pub(super) fn rules() -> Vec<Rule> {
    let (year_one, year_two) = (year_piece("a"), year_piece("b"));
    vec![
        Rule {
            id: "date.month",
            needs: &[keys::MONTH],
            pattern: format!(
                r"(?:(?P<part>{PART})(?: (?i:in|on in))?[ -])?(?:(?i:the month of) )?(?:(?P<which>(?i:this past|last|this)) )?(?P<m>{MONTH}){year_one}?"
            ),
            read: one_month,
        },
        // "on a Sunday in March": some day of the month.
        Rule {
            id: "date.month",
            needs: &[keys::MONTH, keys::WEEKDAY],
            pattern: format!(
                r"(?i:a|one) {WEEKDAY}(?: (?i:morning|afternoon|evening|night))? (?i:in|of) (?P<m>{MONTH}){year_one}?"
            ),
            read: some_weekday,
        },
        Rule {
            id: "date.week-of-month",
            needs: &[keys::MONTH, keys::UNIT],
            pattern: format!(
                r"(?i:the) (?P<week>(?i:first|second|third|fourth|last)) (?i:week) (?i:of|in) (?P<m>{MONTH}){year_one}?"
            ),
            read: week_of_month,
        },
        Rule {
            id: "date.month-range",
            needs: &[keys::TWO_MONTHS],
            pattern: format!(
                r"(?P<from>(?i:from|between) )?(?:(?i:early|mid|late)[ -])?(?P<m1>{MONTH}){year_one}?(?P<join> (?i:to|until|till|through|and|or) |~|/)(?:(?i:early|mid|late)[ -])?(?P<m2>{MONTH}){year_two}?"
            ),
            read: month_range,
        },
    ]
}

fn some_weekday(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let interval = || {
        let number = month_number(captures.name("m")?.as_str())?;
        let whole = match (
            year_said(captures, "a", context.reference),
            context.reference,
        ) {
            (YearSaid::Is(year), _) => month(year, number)?,
            (YearSaid::Nothing, Some(reference)) => recent_month(reference, number)?,
            _ => return None,
        };
        Some(not_after(whole, context.reference))
    };
    Outcome::within(interval())
}

fn one_month(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let (Some(whole), Some(name)) = (captures.get(0), captures.name("m")) else {
        return Outcome::Unfit;
    };
    let said = year_said(captures, "a", context.reference);
    let which = captures
        .name("which")
        .map(|w| w.as_str().to_ascii_lowercase());
    let part = captures.name("part").and_then(|p| Part::of(p.as_str()));
    let before = context.before(whole.start());
    let alone = said == YearSaid::Nothing && which.is_none() && part.is_none();
    if alone && !stands_as_month(name.as_str(), before, context.after(whole.end())) {
        return Outcome::Unfit;
    }
    let interval = || {
        let number = month_number(name.as_str())?;
        let whole_month = match (said, context.reference) {
            (YearSaid::Is(year), _) => month(year, number)?,
            (YearSaid::Unknown, _) | (_, None) => return None,
            (YearSaid::Nothing, Some(reference)) => {
                if foretold(before) {
                    return None;
                }
                match which.as_deref() {
                    // "last April", written in April, is that of a year ago.
                    Some("last") => {
                        recent_month(reference.first_of_month().yesterday().ok()?, number)?
                    }
                    Some("this") if number > reference.month() => return None,
                    _ => recent_month(reference, number)?,
                }
            }
        };
        let days = part.map_or(Some(whole_month), |part| part.of_month(whole_month))?;
        Some(not_after(days, context.reference))
    };
    Outcome::within(interval())
}

/// Whether a month's name with nothing around it is a month: a first name, a verb and a short form
/// without a figure are none.
fn stands_as_month(name: &str, before: &str, after: &str) -> bool {
    let word_before = before
        .trim_end()
        .rsplit(|c: char| !c.is_alphanumeric() && c != '\'')
        .next()
        .unwrap_or_default();
    let prepared = before.ends_with(char::is_whitespace)
        && PREPOSITIONS.contains(&word_before.to_ascii_lowercase().as_str());
    let short = name.len() <= 5
        && ![
            "April", "May", "March", "June", "July", "APRIL", "MAY", "MARCH", "JUNE", "JULY",
        ]
        .contains(&name);
    if prepared {
        return !short || name.ends_with('.');
    }
    let ambiguous = ["may", "march"].contains(&name.to_ascii_lowercase().as_str());
    let name_before = word_before.starts_with(char::is_uppercase)
        && before.ends_with(' ')
        && !before.trim_end().ends_with(['.', '?', '!', ':'])
        && word_before.len() > 1;
    let name_after = after
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(char::is_uppercase));
    !short && !ambiguous && !name_after && !name_before
}

/// Whether the words before speak of what is to come.
fn foretold(before: &str) -> bool {
    let lower = before.to_ascii_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphabetic())
        .rev()
        .filter(|w| !w.is_empty());
    let near: Vec<&str> = words.by_ref().take(6).collect();
    [
        "will",
        "scheduled",
        "upcoming",
        "planned",
        "due",
        "slated",
        "expected",
        "deadline",
    ]
    .iter()
    .any(|word| near.contains(word))
}

fn week_of_month(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let interval = || {
        let number = month_number(captures.name("m")?.as_str())?;
        let whole = match (
            year_said(captures, "a", context.reference),
            context.reference,
        ) {
            (YearSaid::Is(year), _) => month(year, number)?,
            (YearSaid::Nothing, Some(reference)) => recent_month(reference, number)?,
            _ => return None,
        };
        let week = captures.name("week")?.as_str().to_ascii_lowercase();
        let start = match week.as_str() {
            "first" => whole.start,
            "second" => plus_days(whole.start, 7)?,
            "third" => plus_days(whole.start, 14)?,
            "fourth" => plus_days(whole.start, 21)?,
            _ => plus_days(whole.end, -6)?,
        };
        Some(Interval::new(start, plus_days(start, 6)?))
    };
    Outcome::within(interval())
}

fn month_range(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let named = |name| captures.name(name).map(|group| group.as_str());
    let (Some(one), Some(two)) = (named("m1"), named("m2")) else {
        return Outcome::Unfit;
    };
    let from = named("from").map(|words| words.trim().to_ascii_lowercase());
    let said_two = year_said(captures, "b", context.reference);
    let said_one = year_said(captures, "a", context.reference);
    let join = named("join").unwrap_or_default().trim();
    // "May or March" may be anything; without a year or a preposition two names are no range.
    let start = captures.get(0).map_or(0, |whole| whole.start());
    let prepared = from.is_some() || stands_as_month(one, context.before(start), "");
    if said_two == YearSaid::Nothing && !prepared {
        return Outcome::Unfit;
    }
    let interval = || {
        let (first, last) = (month_number(one)?, month_number(two)?);
        let end = match (said_two, context.reference) {
            (YearSaid::Is(year), _) => month(year, last)?,
            (YearSaid::Nothing, Some(reference)) => recent_month(reference, last)?,
            _ => return None,
        };
        let start = match said_one {
            YearSaid::Is(year) => month(year, first)?,
            YearSaid::Unknown => return None,
            YearSaid::Nothing if first <= last => month(end.start.year(), first)?,
            YearSaid::Nothing => month(end.start.year().checked_sub(1)?, first)?,
        };
        let span = Interval::new(start.start, end.end);
        (start.start <= end.start).then(|| not_after(span, context.reference))
    };
    // "between March and May" something happened; "March to May" and "March-May" name a stretch.
    if from.as_deref() == Some("between") || join == "and" || join == "or" {
        Outcome::within(interval())
    } else {
        Outcome::lasting(interval())
    }
}

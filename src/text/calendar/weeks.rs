//! Weeks, months and years counted from the day of writing: "last week", "six months ago",
//! "over the past two years".

use jiff::civil::{Date, Weekday};
use regex::Captures;

use super::keys;
use super::reckon::{Part, month, not_after, plus_days, plus_months, recent_weekday, year};
use super::rule::{Context, Outcome, Rule};
use super::words::{COUNT, ROUGHLY, count};
use crate::model::date::Interval;

pub(super) fn rules() -> Vec<Rule> {
    vec![
        Rule {
            id: "date.this-or-last",
            needs: &[keys::WHICH, keys::UNIT],
            pattern: r"(?:(?P<part>(?i:earlier|early|later|late|mid|in the middle of|at the (?:beginning|start|end) of|(?:the )?(?:beginning|start|middle|end) of))[ -](?:(?i:in) )?)?(?P<which>(?i:this past|this|last|the current|the present)) (?P<unit>(?i:week|month|year))".into(),
            read: this_or_last,
        },
        Rule {
            id: "date.weekend",
            needs: &[keys::UNIT],
            pattern: r"(?P<which>(?i:the|this|this past|last|the past)) (?i:weekend)".into(),
            read: weekend,
        },
        Rule {
            id: "date.ago",
            needs: &[keys::AGO, keys::UNIT],
            pattern: format!(
                r"(?:(?P<bound>(?i:less than|more than|over|at least|up to)) |{ROUGHLY} )?(?P<n>{COUNT})(?: (?i:or so|and a half))? (?P<unit>(?i:minutes?|hours?|days?|nights?|weeks?|fortnight|months?|years?)) (?i:ago|back)"
            ),
            read: ago,
        },
        Rule {
            id: "date.none",
            needs: &[keys::AGO | keys::WHICH, keys::UNIT],
            pattern: r"(?i:(?:(?:a few|several|some|many|a couple of|couple of|recent|the recent|past|the past few|the last few|last few|recent few|these|those) )?(?:minutes|hours|days|weeks|months|years|decades|moments) ago|half an? (?:hour|year) ago|(?:the )?(?:past|last|recent|previous) (?:(?:few|several|couple of|some|many) )?(?:hours|days|weeks|months|years|decades?))".into(),
            read: |_, _| Outcome::Silent,
        },
        Rule {
            id: "date.lasting",
            needs: &[keys::WHICH, keys::UNIT],
            pattern: format!(
                r"(?:(?i:over|during|in|within|for|throughout|across) )?(?P<d>(?i:the|these) (?i:past|last|previous|preceding) (?:(?P<n>{COUNT}) )?(?P<unit>(?i:hours?|days?|weeks?|months?|years?)))"
            ),
            read: lasting,
        },
        Rule {
            id: "date.lasting",
            needs: &[keys::WHICH, keys::UNIT],
            pattern: format!(
                r"(?:(?i:over|during|in|within|for|throughout|across) )(?P<d>(?i:past|last) (?P<n>{COUNT}) (?P<unit>(?i:hours?|days?|weeks?|months?|years?)))"
            ),
            read: lasting,
        },
    ]
}

/// The week up to the day of writing. Weeks begin on Sunday; written on a Sunday, "this week" still
/// is the one that ends.
pub(super) fn this_week(reference: Date) -> Option<Interval> {
    let start = match reference.weekday() {
        Weekday::Sunday => plus_days(reference, -6)?,
        _ => recent_weekday(reference, Weekday::Sunday)?,
    };
    Some(Interval::new(start, reference))
}

/// The week before. Written on a Sunday, "last week" may be the one that just ended or the one
/// before: both are taken.
pub(super) fn last_week(reference: Date) -> Option<Interval> {
    Some(match reference.weekday() {
        Weekday::Sunday => Interval::new(plus_days(reference, -13)?, plus_days(reference, -1)?),
        _ => {
            let sunday = recent_weekday(reference, Weekday::Sunday)?;
            Interval::new(plus_days(sunday, -7)?, plus_days(sunday, -1)?)
        }
    })
}

fn this_or_last(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let interval = || {
        let reference = context.reference?;
        let named = |name| captures.name(name).map(|g| g.as_str().to_ascii_lowercase());
        let words = named("part").unwrap_or_default();
        let part = match words.as_str() {
            // "earlier this year" only says that it is over.
            "earlier" | "later" => None,
            other => Part::of(other),
        };
        let last = named("which")? == "last";
        match named("unit")?.as_str() {
            "week" => {
                let week = if last {
                    last_week(reference)?
                } else {
                    this_week(reference)?
                };
                let before = plus_days(reference, -1)?;
                Some(if !last && words == "earlier" && week.start <= before {
                    Interval::new(week.start, before)
                } else {
                    week
                })
            }
            "month" => {
                let day = if last {
                    plus_months(reference.first_of_month(), -1)?
                } else {
                    reference
                };
                let whole = month(day.year(), day.month())?;
                let days = part.map_or(Some(whole), |part| part.of_month(whole))?;
                happened(days, reference)
            }
            _ => {
                let number = reference.year().checked_sub(i16::from(last))?;
                let days = part.map_or_else(|| year(number), |part| part.of_year(number))?;
                happened(days, reference)
            }
        }
    };
    Outcome::within(interval())
}

/// The part that has begun; `None` for "late this year", written in spring.
fn happened(days: Interval, reference: Date) -> Option<Interval> {
    (days.start <= reference).then(|| not_after(days, Some(reference)))
}

fn weekend(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let interval = || {
        let reference = context.reference?;
        let saturday = recent_weekday(reference, Weekday::Saturday)?;
        let in_weekend = matches!(reference.weekday(), Weekday::Saturday | Weekday::Sunday);
        let last = captures
            .name("which")?
            .as_str()
            .eq_ignore_ascii_case("last");
        let start = if last && in_weekend {
            plus_days(saturday, -7)?
        } else {
            saturday
        };
        Some(not_after(
            Interval::new(start, plus_days(start, 1)?),
            Some(reference),
        ))
    };
    Outcome::within(interval())
}

/// A count of days is taken at its word; of weeks, give or take half a week; of one month,
/// give or take half of it; of more, give or take a month; of years, give or take half a year.
fn ago(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let interval = || {
        let reference = context.reference?;
        let words = captures.name("n")?.as_str();
        let unit = captures.name("unit")?.as_str().to_ascii_lowercase();
        let bound = captures
            .name("bound")
            .map(|b| b.as_str().to_ascii_lowercase());
        let n = count(words)?;
        if let Some(bound) = bound {
            let start = match distance(&unit)? {
                Distance::Hours => plus_days(reference, -(n / 24 + 1))?,
                Distance::Days(each) => plus_days(reference, -n.checked_mul(each)?)?,
                Distance::Months(each) => plus_months(reference, -n.checked_mul(each)?)?,
            };
            // "more than two years ago" has no beginning.
            return matches!(bound.as_str(), "less than" | "up to")
                .then(|| Interval::new(start, reference));
        }
        Some(match distance(&unit)? {
            Distance::Hours => Interval::new(plus_days(reference, -(n / 24 + 1))?, reference),
            Distance::Days(1) => Interval::day(plus_days(reference, -n)?),
            Distance::Days(each) => {
                let centre = plus_days(reference, -n.checked_mul(each)?)?;
                Interval::new(plus_days(centre, -3)?, plus_days(centre, 3)?)
            }
            Distance::Months(1) if n == 1 => {
                let centre = plus_months(reference, -1)?;
                Interval::new(plus_days(centre, -15)?, plus_days(centre, 15)?)
            }
            Distance::Months(1) => {
                let first = plus_months(reference.first_of_month(), -(n + 1))?;
                let last = plus_months(first, 2)?.last_of_month();
                not_after(Interval::new(first, last), Some(reference))
            }
            Distance::Months(each) => {
                let centre = plus_months(reference, -n.checked_mul(each)?)?;
                let start = plus_days(plus_months(centre, -6)?, 1)?;
                Interval::new(start, plus_months(centre, 6)?)
            }
        })
    };
    Outcome::within(interval())
}

fn lasting(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let interval = || {
        let reference = context.reference?;
        let n = captures.name("n").map_or(Some(1), |n| count(n.as_str()))?;
        let unit = captures.name("unit")?.as_str().to_ascii_lowercase();
        // "the last days" and "the past months" give no number.
        if captures.name("n").is_none() && unit.ends_with('s') {
            return None;
        }
        let start = match distance(&unit)? {
            Distance::Hours => plus_days(reference, -((n + 23) / 24))?,
            Distance::Days(each) => plus_days(reference, -n.checked_mul(each)?)?,
            Distance::Months(each) => plus_months(reference, -n.checked_mul(each)?)?,
        };
        Some(Interval::new(start, reference))
    };
    // "the last day of the siege", "the past year's": a longer rule or another noun may follow.
    let end = captures.get(0).map_or(0, |whole| whole.end());
    if context.after(end).trim_start().starts_with("of ") {
        return Outcome::Silent;
    }
    Outcome::lasting(interval())
}

/// A unit of time, in days or months each.
pub(super) enum Distance {
    /// Minutes and hours.
    Hours,
    /// Days each.
    Days(i32),
    /// Months each.
    Months(i32),
}

/// Reads "days", "week", "years".
pub(super) fn distance(unit: &str) -> Option<Distance> {
    Some(match unit.trim_end_matches('s') {
        "minute" | "hour" => Distance::Hours,
        "day" | "night" | "morning" | "evening" | "afternoon" => Distance::Days(1),
        "week" => Distance::Days(7),
        "fortnight" => Distance::Days(14),
        "month" => Distance::Months(1),
        "year" => Distance::Months(12),
        "decade" => Distance::Months(120),
        _ => return None,
    })
}

//! Reckoning with days, months and years; every function is total.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::model::date::Interval;

/// The day `days` later (earlier where negative).
pub(super) fn plus_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(i64::from(days).days()).ok()
}

/// The same day of the month `months` later, or its last day where the month is shorter.
pub(super) fn plus_months(day: Date, months: i32) -> Option<Date> {
    day.checked_add(i64::from(months).months()).ok()
}

/// A whole month.
pub(super) fn month(year: i16, month: i8) -> Option<Interval> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Interval::new(first, first.last_of_month()))
}

/// A whole year.
pub(super) fn year(year: i16) -> Option<Interval> {
    Some(Interval::new(
        Date::new(year, 1, 1).ok()?,
        Date::new(year, 12, 31).ok()?,
    ))
}

/// The days of the interval that are not after the reference: what a report tells of has happened.
pub(super) fn not_after(interval: Interval, reference: Option<Date>) -> Interval {
    match reference {
        Some(day) if interval.start <= day && day < interval.end => {
            Interval::new(interval.start, day)
        }
        _ => interval,
    }
}

/// The most recent such weekday on or before the day.
pub(super) fn recent_weekday(reference: Date, weekday: Weekday) -> Option<Date> {
    let back = reference.weekday().since(weekday);
    plus_days(reference, -i32::from(back))
}

/// The most recent such month that has begun on the reference day.
pub(super) fn recent_month(reference: Date, number: i8) -> Option<Interval> {
    let year = if number <= reference.month() {
        reference.year()
    } else {
        reference.year().checked_sub(1)?
    };
    month(year, number)
}

/// A third of a month or of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// To the 10th; to April.
    Early,
    /// From the 11th to the 20th; May to August.
    Mid,
    /// From the 21st; from September.
    Late,
}

impl Part {
    /// Reads "early", "the end of", "mid".
    pub fn of(words: &str) -> Option<Self> {
        let lower = words.to_ascii_lowercase();
        let has = |word: &str| lower.split(|c: char| !c.is_alphabetic()).any(|w| w == word);
        if ["early", "earlier", "beginning", "start", "first", "opening"]
            .iter()
            .any(|word| has(word))
        {
            Some(Self::Early)
        } else if ["mid", "middle", "midway"].iter().any(|word| has(word)) {
            Some(Self::Mid)
        } else if ["late", "later", "end", "last", "closing"]
            .iter()
            .any(|word| has(word))
        {
            Some(Self::Late)
        } else {
            None
        }
    }

    /// That third of the month in which the interval begins.
    pub fn of_month(self, month: Interval) -> Option<Interval> {
        let first = month.start.first_of_month();
        Some(match self {
            Self::Early => Interval::new(first, plus_days(first, 9)?),
            Self::Mid => Interval::new(plus_days(first, 10)?, plus_days(first, 19)?),
            Self::Late => Interval::new(plus_days(first, 20)?, first.last_of_month()),
        })
    }

    /// That third of the year.
    pub fn of_year(self, year: i16) -> Option<Interval> {
        let day = |month, day| Date::new(year, month, day).ok();
        Some(match self {
            Self::Early => Interval::new(day(1, 1)?, day(4, 30)?),
            Self::Mid => Interval::new(day(5, 1)?, day(8, 31)?),
            Self::Late => Interval::new(day(9, 1)?, day(12, 31)?),
        })
    }
}

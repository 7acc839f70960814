//! Days counted from a happening told before: "two months later", "later".

use jiff::ToSpan;

use super::reading::Reading;
use super::telling::{Read, Telling};
use crate::model::{Basis, DateIs, EventDate, Interval};

/// "Two months later": counted from the dated happening told before.
pub fn antecedents(reading: &Reading<'_>, tellings: &mut [Telling]) {
    let mut last: Option<Interval> = None;
    let mut first: Option<Interval> = None;
    for telling in tellings {
        if telling.date.is_none()
            && let Some(after) = &telling.after_antecedent
        {
            let (months, days) = after.value;
            // What happened before is told from the report's news, what came after from the last.
            let from = if months < 0 || days < 0 {
                first.or(last)
            } else {
                last
            };
            if let Some(interval) = from.and_then(|f| shifted(f, months, days)) {
                telling.date = Some(Read {
                    value: EventDate {
                        interval,
                        is: DateIs::Within,
                        as_written: None,
                        basis: Basis::Context,
                    },
                    span: after.span,
                    rule: after.rule,
                });
            }
        }
        if telling.date.is_none()
            && let Some(after) = later(reading, telling)
            && let (Some(from), Some(until)) = (
                last,
                reading
                    .spans
                    .sentences
                    .get(telling.sentence)
                    .and_then(|s| s.reference),
            )
            && from.start <= until
        {
            let interval = Interval::new(from.start, until);
            if interval.days() <= LATER_DAYS {
                telling.date = Some(Read {
                    value: EventDate {
                        interval,
                        is: DateIs::Within,
                        as_written: Some(reading.words(after..after + 1)),
                        basis: Basis::Context,
                    },
                    span: reading.span(after..after + 1),
                    rule: "date.later-than",
                });
            }
        }
        if let Some(date) = &telling.date {
            last = Some(date.value.interval);
            first = first.or(last);
        }
    }
}

/// "later", "afterwards" beside a trigger with no measure of time: between the happening before and the report.
fn later(reading: &Reading<'_>, telling: &Telling) -> Option<usize> {
    let start = telling.hull().start;
    (1..5).map_while(|back| start.checked_sub(back)).find(|&t| {
        reading.is(t, &["later", "afterwards", "afterward", "subsequently"])
            && reading.slot(t).date.is_none()
    })
}

/// An interval moved by months or days; a distance in months is known to the month.
fn shifted(from: Interval, months: i32, days: i32) -> Option<Interval> {
    let span = months.months().days(days);
    let start = from.start.checked_add(span).ok()?;
    let end = from.end.checked_add(span).ok()?;
    if months != 0 {
        return Some(Interval::new(start.first_of_month(), end.last_of_month()));
    }
    Some(Interval::new(start, end))
}

/// "later" bounds a date only where the report was written within this many days.
const LATER_DAYS: i32 = 31;

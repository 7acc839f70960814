//! What stands beside a date: the time of day, "since", "until".

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::ends;
use super::reckon::plus_days;
use super::rule::Found;
use crate::model::annotation::DateMeaning;
use crate::model::date::{DateIs, Interval};

/// A clock time.
const CLOCK: &str = r"(?:(?:(?:at|around|about|shortly before|shortly after|just before|just after|before|after|by) )*[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:a\.m\.?|p\.m\.?|am|pm|A\.M\.?|P\.M\.?|AM|PM|hours|o'clock)(?: (?:local time|\((?:local time|[^()]{1,24} GMT|[0-9]{4} GMT)\)))?,?)";

/// A regular expression that is compiled when it is first asked.
type Pattern = LazyLock<Option<Regex>>;

/// What stands beside a date, each compiled when words that it may match first stand there.
struct Beside {
    time_before: Pattern,
    midnight_before: Pattern,
    overnight_before: Pattern,
    since: Pattern,
    took_until: Pattern,
    bound: Pattern,
    after: Pattern,
    midnight_after: Pattern,
}

static BESIDE: Beside = Beside {
    time_before: LazyLock::new(|| {
        Regex::new(&format!(
        r"(?:^|[\s(\x22'])((?:{CLOCK}|(?i:(?:by|at) night|early|late|earlier|later|(?:(?:early|late) (?:in )?)?(?:the )?(?:early |small |first )?(?:hours|morning|afternoon|evening|night|dawn)(?: of)?|(?:before |around |at )?(?:dawn|noon|midday|dusk|sunrise|sunset)))(?: on| of)?\s+(?:the )?)$"
    ))
    .ok()
    }),
    midnight_before: LazyLock::new(|| {
        Regex::new(
        r"(?:^|[\s(\x22'])((?i:(?:at |around |about |near |shortly after |shortly before |just after |just before |after |before )*midnight(?: on| of)?|the night of)\s+)$",
    )
    .ok()
    }),
    overnight_before: LazyLock::new(|| {
        Regex::new(r"(?:^|[\s(\x22'])((?i:overnight(?: on| (?P<into>into|to))?)\s+)$").ok()
    }),
    since: LazyLock::new(|| {
        Regex::new(
            r"(?:^|[\s(\x22'])((?i:(?:ever )?since(?: about| around| at least| roughly)?)\s+)$",
        )
        .ok()
    }),
    // "It took them until Friday to find him" tells when they did.
    took_until: LazyLock::new(|| {
        Regex::new(r"(?i:\b(?:took|taken|take)\b[^.;:!?]{0,60}\buntil)\s+(?:the )?$").ok()
    }),
    bound: LazyLock::new(|| {
        Regex::new(
        r"(?:^|[\s(\x22'])(?i:until|till|before|prior to|ahead of|by|by the end of|up to)\s+(?:the )?$",
    )
    .ok()
    }),
    after: LazyLock::new(|| {
        Regex::new(&format!(
        r"^(?:,? (?:(?:early |late )?(?:morning|afternoon|evening|night|noon|midday|dawn)\b|(?:early|late)\b|{CLOCK}|at (?:around |about )?(?:dawn|dusk|noon|midday|sunrise|sunset)\b|in the (?:early |late )?(?:morning|afternoon|evening)\b)| \((?:local time|[0-9]{{4}} GMT)\))"
    ))
    .ok()
    }),
    midnight_after: LazyLock::new(|| {
        Regex::new(r"^,? (?:at |around |about |near )*midnight\b").ok()
    }),
};

/// Whether one of the regular expressions failed to compile; a test asks.
#[cfg(test)]
pub(super) fn complete() -> bool {
    let beside = &BESIDE;
    [
        &beside.time_before,
        &beside.midnight_before,
        &beside.overnight_before,
        &beside.since,
        &beside.took_until,
        &beside.bound,
        &beside.after,
        &beside.midnight_after,
    ]
    .iter()
    .all(|regex| regex.is_some())
}

fn single_day(found: &Found) -> Option<Date> {
    match found.says {
        Some((DateMeaning::Days(interval), DateIs::Within)) if interval.start == interval.end => {
            Some(interval.start)
        }
        _ => None,
    }
}

/// Takes words of time beside a date into it and applies what they say.
pub(super) fn extend(text: &str, found: &mut Vec<Found>, reference: Option<Date>) {
    let beside = &BESIDE;
    // "overnight" is read with the day that follows it.
    let starts: Vec<usize> = found.iter().map(|date| date.start).collect();
    found.retain(|date| {
        date.rule != "date.overnight"
            || !starts.iter().any(|start| {
                let between = text.get(date.end..*start).unwrap_or(".").trim();
                *start > date.end && matches!(between, "" | "on" | "into" | "to")
            })
    });
    for index in 0..found.len() {
        let from = index
            .checked_sub(1)
            .and_then(|before| found.get(before))
            .map_or(0, |before| before.end);
        let to = found.get(index + 1).map_or(text.len(), |next| next.start);
        let Some(date) = found.get_mut(index) else {
            continue;
        };
        if let Some(day) = single_day(date) {
            take_time(text, date, (from, to), day, reference, beside);
        }
        let before = text.get(from..date.start).unwrap_or_default();
        // "since August 2015, when they took it": of that month.
        let when = text
            .get(date.end..)
            .is_some_and(|after| after.starts_with(", when ") || after.starts_with(" when "));
        let since = ends::may_be_since(before)
            .then(|| tail(&beside.since, before))
            .flatten();
        if when && since.is_some() {
            continue;
        }
        if let Some((start, _)) = since {
            date.start = from + start;
            date.rule = "date.since";
            date.says = date
                .says
                .and_then(|(meaning, _)| match (meaning, reference) {
                    (DateMeaning::Days(interval), Some(day)) if interval.start <= day => Some((
                        DateMeaning::Days(Interval::new(interval.start, day)),
                        DateIs::Ongoing,
                    )),
                    _ => None,
                });
        } else if ends::may_be_bound(before)
            && is_match(&beside.bound, before)
            && !is_match(&beside.took_until, before)
            && matches!(date.says, Some((DateMeaning::Days(_), _)))
        {
            // A bound on one side is no interval.
            date.says = None;
        }
    }
}

fn take_time(
    text: &str,
    date: &mut Found,
    (from, to): (usize, usize),
    day: Date,
    reference: Option<Date>,
    beside: &Beside,
) {
    let into_next = |day: Date| {
        let next = plus_days(day, 1)?;
        // Told on the day itself, the night that has happened is the one before it.
        let interval = if reference == Some(day) {
            Interval::new(plus_days(day, -1)?, day)
        } else {
            Interval::new(day, next)
        };
        Some((DateMeaning::Days(interval), DateIs::Within))
    };
    let before = text.get(from..date.start).unwrap_or_default();
    let night = ends::may_be_night(before);
    let tail_of = |regex: &Pattern, may: bool| may.then(|| tail(regex, before)).flatten();
    if let Some((start, _)) = tail_of(&beside.midnight_before, night) {
        date.start = from + start;
        date.says = into_next(day);
    } else if let Some((start, into)) = tail_of(&beside.overnight_before, night) {
        date.start = from + start;
        date.says = if into {
            plus_days(day, -1).map(|before| {
                (
                    DateMeaning::Days(Interval::new(before, day)),
                    DateIs::Within,
                )
            })
        } else {
            into_next(day)
        };
    } else if let Some((start, _)) = tail_of(&beside.time_before, ends::may_be_time(before)) {
        date.start = from + start;
    }
    let after = text.get(date.end..to).unwrap_or_default();
    if !ends::may_be_time_after(after) {
        return;
    }
    let midnight = beside.midnight_after.as_ref();
    if let Some(found) = midnight.and_then(|regex| regex.find(after)) {
        date.end += found.end();
        date.says = into_next(day);
        return;
    }
    // "Thursday night at around 10:30 p.m. (local time)"
    for _ in 0..2 {
        let after = text.get(date.end..to).unwrap_or_default();
        let time = beside.after.as_ref();
        if let Some(found) = time.and_then(|regex| regex.find(after)) {
            date.end += found.as_str().trim_end_matches(',').len();
        }
    }
}

/// Where the first group of a regex that ends the text begins, and whether "into" stands in it.
fn tail(regex: &Pattern, before: &str) -> Option<(usize, bool)> {
    let captures = regex.as_ref()?.captures(before)?;
    Some((captures.get(1)?.start(), captures.name("into").is_some()))
}

fn is_match(regex: &Pattern, text: &str) -> bool {
    regex.as_ref().is_some_and(|regex| regex.is_match(text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Texts made of the words of the patterns, so that many match.
        #[test]
        fn what_is_passed_over_no_pattern_would_match(
            words in prop::collection::vec(
                "since|Since|ever|about|at|least|until|by|the|end|of|on|into|to|ahead|prior|midnight|MIDNIGHT|the night of|overnight|\\(overnight|early|Late|in|hours|small|dawn|du\u{17f}k|dusk|Sunrise|10|10:30|3|p\\.m\\.|AM|pm,|o'clock|local|\\(local time\\)|\\(2 GMT\\),|rain|K\u{212a}|around|near|shortly|before|,|morning|noon",
                0..6
            ),
            gaps in prop::collection::vec("[ \n]|  |, |\u{a0}", 7),
        ) {
            let mut text = gaps.first().cloned().unwrap_or_default();
            for (word, gap) in words.iter().zip(gaps.iter().skip(1)) {
                text.push_str(word);
                text.push_str(gap);
            }
            for (may, regexes) in [
                (ends::may_be_since(&text), vec![&BESIDE.since]),
                (ends::may_be_bound(&text), vec![&BESIDE.bound]),
                (ends::may_be_night(&text), vec![&BESIDE.midnight_before, &BESIDE.overnight_before]),
                (ends::may_be_time(&text), vec![&BESIDE.time_before]),
                (ends::may_be_time_after(&text), vec![&BESIDE.after, &BESIDE.midnight_after]),
            ] {
                for regex in regexes {
                    prop_assert!(may || !is_match(regex, &text), "{:?} {:?}", text, **regex);
                }
            }
        }
    }
}

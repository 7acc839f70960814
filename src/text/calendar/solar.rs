//! The Solar Hijri calendar under its Afghan month names: "the 17th of Saur 1397".

use jiff::civil::Date;
use regex::Captures;

use super::keys;
use super::reckon::{not_after, plus_days};
use super::rule::{Context, Outcome, Rule};
use super::words::number;
use crate::model::date::Interval;

const MONTHS: [&[&str]; 12] = [
    &["hamal"],
    &["sawr", "saur", "sowr", "thawr", "sawar"],
    &["jawza", "jauza"],
    &["saratan", "sartan"],
    &["asad"],
    &["sunbula", "sonbola", "sunbulah", "sonbula"],
    &["mizan"],
    &["aqrab"],
    &["qaws", "qaus", "qows"],
    &["jadi", "jaddi"],
    &["dalw", "dalwa", "dalv", "dalwe"],
    &["hut", "hoot"],
];

/// Years in which the leap cycle changes its phase (K. M. Borkowski, "The Persian calendar for
/// 3000 years", Earth, Moon, and Planets 74, 1996).
const BREAKS: [i32; 20] = [
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324,
    2394, 2456, 3178,
];

pub(super) fn rules() -> Vec<Rule> {
    let names: Vec<&str> = names().collect();
    let month = format!(r"(?:{})", titled(&names));
    let day = r"(?:0?[1-9]|[12][0-9]|3[012])";
    let year = r"(?:1[34][0-9]{2})";
    vec![
        Rule {
            id: "date.solar-hijri",
            needs: &[keys::SOLAR],
            pattern: format!(
                r"(?:the )?(?P<day>{day})(?:st|nd|rd|th)?(?: of)? (?P<m>{month}),? (?:of )?(?P<y>{year})"
            ),
            read: solar_day,
        },
        Rule {
            id: "date.solar-hijri",
            needs: &[keys::SOLAR],
            pattern: format!(r"(?P<m>{month}) (?P<day>{day})(?:st|nd|rd|th)?,? (?P<y>{year})"),
            read: solar_day,
        },
        Rule {
            id: "date.solar-hijri",
            needs: &[keys::SOLAR],
            pattern: format!(
                r"(?:the )?(?P<day>{day})(?:(?:st|nd|rd|th)?(?: day)? of|(?:st|nd|rd|th)?) (?P<m>{month})"
            ),
            read: solar_day,
        },
        Rule {
            id: "date.solar-hijri-month",
            needs: &[keys::SOLAR],
            pattern: format!(r"(?P<m>{month}),? (?:of )?(?P<y>{year})"),
            read: solar_month,
        },
        Rule {
            id: "date.solar-hijri-month",
            needs: &[keys::SOLAR],
            pattern: format!(
                r"(?:(?P<last>(?i:last)) year,? )?(?i:in |during )?(?i:the )?(?i:month of) (?P<m>{month})"
            ),
            read: solar_month,
        },
    ]
}

/// All names of months, in small letters.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().flat_map(|names| names.iter().copied())
}

fn titled(names: &[&str]) -> String {
    let forms: Vec<String> = names
        .iter()
        .map(|name| {
            let mut letters = name.chars();
            let first = letters.next().map(|c| c.to_ascii_uppercase());
            first.into_iter().chain(letters).collect()
        })
        .collect();
    forms.join("|")
}

fn month_said(captures: &Captures<'_>) -> Option<i32> {
    let name = captures.name("m")?.as_str().to_ascii_lowercase();
    let index = MONTHS
        .iter()
        .position(|names| names.contains(&name.as_str()))?;
    i32::try_from(index + 1).ok()
}

fn solar_day(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let day = || {
        let month = month_said(captures)?;
        let day: i32 = captures.name("day")?.as_str().parse().ok()?;
        match captures.name("y") {
            Some(year) => gregorian(i32::from(number(year.as_str())?), month, day),
            None => {
                let reference = context.reference?;
                let this = i32::from(reference.year()) - 621;
                [this, this - 1]
                    .into_iter()
                    .filter_map(|year| gregorian(year, month, day))
                    .find(|date| *date <= reference)
            }
        }
    };
    Outcome::day(day())
}

fn solar_month(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let interval = || {
        let month = month_said(captures)?;
        let year = match captures.name("y") {
            Some(year) => i32::from(number(year.as_str())?),
            None => year_of_month(context, month, captures.name("last").is_some())?,
        };
        let start = gregorian(year, month, 1)?;
        let next = if month == 12 {
            gregorian(year + 1, 1, 1)?
        } else {
            gregorian(year, month + 1, 1)?
        };
        Some(not_after(
            Interval::new(start, plus_days(next, -1)?),
            context.reference,
        ))
    };
    Outcome::within(interval())
}

/// The Solar Hijri year of the last month of that name that has begun; "last year" is the year before this one.
fn year_of_month(context: &Context<'_>, month: i32, last: bool) -> Option<i32> {
    let reference = context.reference?;
    let guess = i32::from(reference.year()) - 621;
    let this = if gregorian(guess, 1, 1)? <= reference {
        guess
    } else {
        guess - 1
    };
    if last {
        return Some(this - 1);
    }
    [this, this - 1]
        .into_iter()
        .find(|&year| gregorian(year, month, 1).is_some_and(|start| start <= reference))
}

/// The Gregorian day of a Solar Hijri year (1 to 3177), month and day; `None` where there is no
/// such day.
pub fn gregorian(year: i32, month: i32, day: i32) -> Option<Date> {
    if !(1..=3177).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let longest = match month {
        1..=6 => 31,
        7..=11 => 30,
        _ if year_start(year + 1)? == plus_days(year_start(year)?, 366)? => 30,
        _ => 29,
    };
    if !(1..=longest).contains(&day) {
        return None;
    }
    let months_before = if month <= 7 {
        (month - 1) * 31
    } else {
        186 + (month - 7) * 30
    };
    plus_days(year_start(year)?, months_before + day - 1)
}

/// Nowruz of the year.
fn year_start(year: i32) -> Option<Date> {
    let gregorian_year = year + 621;
    let mut leap_days = -14;
    let mut break_before = BREAKS[0];
    let mut jump = 0;
    for next in BREAKS.into_iter().skip(1) {
        jump = next - break_before;
        if year < next {
            break;
        }
        leap_days += jump / 33 * 8 + jump % 33 / 4;
        break_before = next;
    }
    let years = year - break_before;
    leap_days += years / 33 * 8 + (years % 33 + 3) / 4;
    if jump % 33 == 4 && jump - years == 4 {
        leap_days += 1;
    }
    let gregorian_leaps = gregorian_year / 4 - (gregorian_year / 100 + 1) * 3 / 4 - 150;
    let march = 20 + leap_days - gregorian_leaps;
    Date::new(
        i16::try_from(gregorian_year).ok()?,
        3,
        i8::try_from(march).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// Nowruz days and dates as published in almanacs.
    #[rstest]
    #[case(1357, 2, 7, "1978-04-27")]
    #[case(1380, 6, 20, "2001-09-11")]
    #[case(1395, 12, 30, "2017-03-20")]
    #[case(1396, 1, 1, "2017-03-21")]
    #[case(1397, 1, 1, "2018-03-21")]
    #[case(1399, 12, 30, "2021-03-20")]
    #[case(1400, 1, 1, "2021-03-21")]
    #[case(1400, 5, 24, "2021-08-15")]
    #[case(1403, 1, 1, "2024-03-20")]
    #[case(1404, 1, 1, "2025-03-21")]
    fn days_are_converted(#[case] y: i32, #[case] m: i32, #[case] d: i32, #[case] day: &str) {
        assert_eq!(
            gregorian(y, m, d).map(|d| d.to_string()).as_deref(),
            Some(day)
        );
    }

    #[rstest]
    #[case("on 28 Saur", "2017-05-18", "2017-05-18")]
    #[case("on the night of 10 Jawza", "2017-05-31", "2017-05-31")]
    #[case("in the month of Mizan", "2016-09-22", "2016-10-21")]
    #[case("last year in month of Mizan", "2016-09-22", "2016-10-21")]
    fn years_are_known_from_the_day_of_writing(
        #[case] words: &str,
        #[case] start: &str,
        #[case] end: &str,
    ) {
        let day = jiff::civil::date(2017, 6, 3);
        let found = crate::text::calendar::find_dates(
            words,
            crate::model::Span::new(0, words.len()),
            Some(day),
        );
        let shown: Vec<String> = found.iter().map(|d| format!("{:?}", d.meaning)).collect();
        assert!(
            shown.iter().any(|d| d.contains(start) && d.contains(end)),
            "{shown:?}"
        );
    }

    #[rstest]
    #[case(1396, 12, 30)]
    #[case(1396, 7, 31)]
    #[case(1396, 13, 1)]
    #[case(0, 1, 1)]
    #[case(9999, 1, 1)]
    fn days_that_are_not_are_none(#[case] y: i32, #[case] m: i32, #[case] d: i32) {
        assert_eq!(gregorian(y, m, d), None);
    }
}

//! Words of dates: months, weekdays, counts, and the pattern pieces that name them.

use jiff::civil::{Date, Weekday};
use regex::Captures;

/// A month's name, full or short.
pub(super) const MONTH: &str = r"(?:January|JANUARY|February|FEBRUARY|March|MARCH|April|APRIL|May|MAY|June|JUNE|July|JULY|August|AUGUST|September|SEPTEMBER|October|OCTOBER|November|NOVEMBER|December|DECEMBER|(?:Jan|JAN|Feb|FEB|Mar|MAR|Apr|APR|Jun|JUN|Jul|JUL|Aug|AUG|Sept|SEPT|Sep|SEP|Oct|OCT|Nov|NOV|Dec|DEC)\b\.?)";

/// A full weekday name.
pub(super) const WEEKDAY: &str = r"(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)";

/// A weekday before a date, where short forms are safe.
pub(super) const WEEKDAY_OR_SHORT: &str = r"(?:(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:Mon|MON|Tues|Tue|TUE|Weds|Wed|WED|Thurs|Thur|Thu|THU|Fri|FRI|Sat|SAT|Sun|SUN)\b\.?)";

/// A year of the present age, in figures.
pub(super) const YEAR: &str = r"(?:19[5-9][0-9]|20[0-4][0-9])";

/// A day of the month.
pub(super) const DAY: &str = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?";

/// A small count.
pub(super) const COUNT: &str = r"(?:[0-9]{1,3}|(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty))";

/// Words before a count that only say that it is rough.
pub(super) const ROUGHLY: &str = r"(?i:about|around|some|nearly|almost|roughly|approximately|just|only|barely|just over|just under|just about|not quite)";

/// A year after a day or month: named groups `y` and `yr` with the suffix.
pub(super) fn year_piece(suffix: &str) -> String {
    format!(
        r"(?:(?:,? (?:of )?|,)(?P<y{suffix}>{YEAR})|,? (?:of )?(?P<yr{suffix}>(?i:last|this|next|the same|that|the previous|the following) (?i:year)))"
    )
}

/// A day with its month: groups `mm`, `md` (month first) or `dm`, `dd` (day first), the year apart.
pub(super) fn day_piece(suffix: &str) -> String {
    format!(
        r"(?:(?P<mm{suffix}>{MONTH}) (?:the )?(?P<md{suffix}>{DAY})|(?P<dd{suffix}>{DAY})(?: of)?[ -](?P<dm{suffix}>{MONTH}))"
    )
}

/// What a text says of the year of a day or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearSaid {
    /// Nothing.
    Nothing,
    /// A year, in figures or as "last year".
    Is(i16),
    /// Something that the words alone do not tell: "the same year", or a relative year without a
    /// reference day.
    Unknown,
}

/// The year that [`year_piece`] matched.
pub(super) fn year_said(
    captures: &Captures<'_>,
    suffix: &str,
    reference: Option<Date>,
) -> YearSaid {
    if let Some(year) = captures.name(&format!("y{suffix}")) {
        return number(year.as_str()).map_or(YearSaid::Unknown, YearSaid::Is);
    }
    let Some(words) = captures.name(&format!("yr{suffix}")) else {
        return YearSaid::Nothing;
    };
    let lower = words.as_str().to_ascii_lowercase();
    match (reference, lower.split_ascii_whitespace().next()) {
        (Some(day), Some("last")) => YearSaid::Is(day.year().saturating_sub(1)),
        (Some(day), Some("this")) => YearSaid::Is(day.year()),
        _ => YearSaid::Unknown,
    }
}

/// Month and day that [`day_piece`] matched.
pub(super) fn day_said(captures: &Captures<'_>, suffix: &str) -> Option<(i8, i8)> {
    let named = |name: &str| captures.name(&format!("{name}{suffix}"));
    let (month, day) = match (named("mm"), named("md")) {
        (Some(month), Some(day)) => (month, day),
        _ => (named("dm")?, named("dd")?),
    };
    Some((month_number(month.as_str())?, day_number(day.as_str())?))
}

/// 1 to 12 of a month's name or its first three letters.
pub(super) fn month_number(name: &str) -> Option<i8> {
    let lower = name.get(..3)?.to_ascii_lowercase();
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let index = months.iter().position(|month| *month == lower)?;
    i8::try_from(index + 1).ok()
}

/// The day of the month of "5", "05" or "5th".
pub(super) fn day_number(words: &str) -> Option<i8> {
    words
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .ok()
}

/// The weekday of a name or its first three letters.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    Some(match name.get(..3)?.to_ascii_lowercase().as_str() {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// A count in figures or words; "a" is one.
pub(super) fn count(words: &str) -> Option<i32> {
    let lower = words.to_ascii_lowercase();
    Some(match lower.as_str() {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        figures => return figures.parse().ok(),
    })
}

/// A four-figure year.
pub(super) fn number(figures: &str) -> Option<i16> {
    figures.parse().ok()
}

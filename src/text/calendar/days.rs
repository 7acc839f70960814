//! Days with a month: "Thursday, April 5", "28 January 2018", "July 1 to July 30, 2016".

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::{Captures, Regex};

use super::keys;
use super::reckon::{plus_days, plus_months};
use super::rule::{Context, Outcome, Rule, compiled};
use super::words::{
    DAY, MONTH, WEEKDAY_OR_SHORT, YEAR, YearSaid, day_number, day_piece, day_said, month_number,
    number, year_piece, year_said,
};
use crate::model::date::Interval;
use crate::text::pattern::pattern;

/// How many days ahead a day without a year may lie and still not be that of a year ago.
const AHEAD: i32 = 60;

pub(super) fn rules() -> Vec<Rule> {
    let (one, two) = (day_piece("a"), day_piece("b"));
    let (year_one, year_two) = (year_piece("a"), year_piece("b"));
    vec![
        Rule {
            id: "date.iso",
            needs: &[keys::FOUR],
            pattern: r"(?P<y>[12][0-9]{3})-(?P<m>[0-9]{2})-(?P<day>[0-9]{2})".into(),
            read: iso,
        },
        Rule {
            id: "date.numeric",
            needs: &[keys::FOUR],
            pattern: format!(r"(?P<a>[0-9]{{1,2}})[/.](?P<b>[0-9]{{1,2}})[/.](?P<y>{YEAR})"),
            read: numeric,
        },
        Rule {
            id: "date.numeric",
            needs: &[keys::DIGIT],
            pattern: r"(?i:on|dated) (?P<d>(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2}))".into(),
            read: day_and_month,
        },
        Rule {
            id: "date.september-11",
            needs: &[keys::MONTH, keys::DIGIT],
            pattern: r"(?:Sept\.?|September) 11(?:th)?(?:,? 2001)?,? (?:(?:terror|terrorist|al-Qaeda|Al-Qaeda) )?(?:attacks?|attackers|hijackers|hijackings)".into(),
            read: |_, _| Outcome::day(Date::new(2001, 9, 11).ok()),
        },
        Rule {
            id: "date.day",
            needs: &[keys::MONTH, keys::DIGIT],
            pattern: format!(r"(?:{WEEKDAY_OR_SHORT}(?:,? (?:the )?| \())?{one}{year_one}?"),
            read: day,
        },
        Rule {
            id: "date.day-range",
            needs: &[keys::TWO_MONTHS, keys::DIGIT],
            pattern: format!(
                r"(?:(?i:from|between) (?:(?i:about|around) )?)?{one}{year_one}?(?P<join> (?i:to|until|till|through|and) |~)(?:(?i:about|around) )?{two}{year_two}?"
            ),
            read: between_days,
        },
        Rule {
            id: "date.day-range",
            needs: &[keys::MONTH, keys::DIGIT],
            pattern: format!(
                r"(?:(?i:from|between) )?(?P<m>{MONTH}) (?P<d1>{DAY})(?P<join> (?i:to|until|till|through|and|or) |~|/)(?P<d2>{DAY}){year_one}?"
            ),
            read: days_of_month,
        },
        Rule {
            id: "date.day-range",
            needs: &[keys::MONTH, keys::DIGIT],
            pattern: format!(
                r"(?:(?i:from|between) )?(?:the )?(?P<d1>{DAY})(?P<join> (?i:to|until|till|through|and|or) |~|/)(?:the )?(?P<d2>{DAY})(?: of)?[ -](?P<m>{MONTH}){year_one}?"
            ),
            read: days_of_month,
        },
    ]
}

fn iso(_: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let part = |name| captures.name(name).map(|part| part.as_str());
    let day = || {
        let year = number(part("y")?)?;
        Date::new(year, part("m")?.parse().ok()?, part("day")?.parse().ok()?).ok()
    };
    Outcome::day(day())
}

/// Day and month in figures are read only where one order is impossible.
fn numeric(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let whole = captures.get(0).map_or(0..0, |whole| whole.range());
    if context.before(whole.start).ends_with(['/', '-'])
        || context.after(whole.end).starts_with('/')
    {
        return Outcome::Unfit;
    }
    let part = |name| captures.name(name).map(|part| part.as_str());
    let day = || {
        let year = number(part("y")?)?;
        let (a, b): (i8, i8) = (part("a")?.parse().ok()?, part("b")?.parse().ok()?);
        let day_first = Date::new(year, b, a).ok();
        let month_first = Date::new(year, a, b).ok();
        match (day_first, month_first) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => one.or(other),
        }
    };
    Outcome::day(day())
}

/// "on 14/6": only where one order of day and month gives a day.
fn day_and_month(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let whole = captures.get(0).map_or(0..0, |whole| whole.range());
    if context.after(whole.end).starts_with(['/', '-', '.', '%']) {
        let goes_on = context.after(whole.end).chars().nth(1);
        if goes_on.is_some_and(|c| c.is_ascii_digit()) {
            return Outcome::Unfit;
        }
    }
    let part = |name| captures.name(name)?.as_str().parse::<i8>().ok();
    let (Some(a), Some(b)) = (part("a"), part("b")) else {
        return Outcome::Unfit;
    };
    match (a, b) {
        (1..=12, 1..=12) if a != b => Outcome::Silent,
        (1..=31, 1..=12) => Outcome::day(settle(context, b, a, YearSaid::Nothing)),
        (1..=12, 13..=31) => Outcome::day(settle(context, a, b, YearSaid::Nothing)),
        _ => Outcome::Unfit,
    }
}

fn day(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let whole = captures.get(0).map_or(0..0, |whole| whole.range());
    if goes_on_as_number(context.after(whole.end)) {
        return Outcome::Unfit;
    }
    let Some((month, day)) = day_said(captures, "a") else {
        return Outcome::Silent;
    };
    let year = year_said(captures, "a", context.reference);
    Outcome::day(settle(context, month, day, year))
}

/// "May 5,000 people" and "June 20%" hold no day.
fn goes_on_as_number(after: &str) -> bool {
    let mut rest = after.chars();
    match rest.next() {
        Some(',' | '.' | ':') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        Some('%') => true,
        _ => false,
    }
}

fn between_days(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let whole = captures.get(0).map_or("", |whole| whole.as_str());
    let join = captures.name("join").map_or("", |join| join.as_str());
    // "on April 5 and May 6" names two days, "between" them an interval.
    if join.trim() == "and" && !whole.to_ascii_lowercase().starts_with("between") {
        return Outcome::Unfit;
    }
    let interval = || {
        let (month_one, day_one) = day_said(captures, "a")?;
        let (month_two, day_two) = day_said(captures, "b")?;
        let second = year_said(captures, "b", context.reference);
        let end = settle(context, month_two, day_two, second)?;
        let start = match year_said(captures, "a", context.reference) {
            YearSaid::Nothing => latest_before(end, month_one, day_one)?,
            said => settle(context, month_one, day_one, said)?,
        };
        (start <= end).then(|| Interval::new(start, end))
    };
    match (
        interval(),
        whole.to_ascii_lowercase().starts_with("between"),
    ) {
        (interval, true) => Outcome::within(interval),
        (interval, false) => Outcome::lasting(interval),
    }
}

fn days_of_month(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let whole = captures.get(0).map_or(0..0, |whole| whole.range());
    let join = captures.name("join").map_or("", |join| join.as_str());
    let said = year_said(captures, "a", context.reference);
    let after = context.after(whole.end);
    if goes_on_as_number(after) {
        return Outcome::Unfit;
    }
    // "on April 5 and 12 people died": words after the second number count something.
    let month_first =
        captures.name("m").map(|m| m.start()) < captures.name("d1").map(|d| d.start());
    let loose = matches!(join.trim(), "and" | "or" | "to");
    let counted = after.starts_with(' ')
        && after
            .trim_start()
            .starts_with(|c: char| c.is_ascii_lowercase())
        && !begins_with_function_word(after);
    if month_first && loose && said == YearSaid::Nothing && counted {
        return Outcome::Unfit;
    }
    let interval = || {
        let month = month_number(captures.name("m")?.as_str())?;
        let one = day_number(captures.name("d1")?.as_str())?;
        let two = day_number(captures.name("d2")?.as_str())?;
        let end = settle(context, month, two, said)?;
        let start = Date::new(end.year(), month, one).ok()?;
        (start <= end).then(|| Interval::new(start, end))
    };
    Outcome::within(interval())
}

fn begins_with_function_word(after: &str) -> bool {
    let word: String = after
        .trim_start()
        .chars()
        .take_while(|c| c.is_alphabetic())
        .collect();
    [
        "in", "at", "on", "when", "by", "as", "and", "but", "near", "during", "while", "after",
        "before", "the", "with", "for", "of", "to", "from", "that", "which", "were", "was", "is",
    ]
    .contains(&word.as_str())
}

/// The day that month, day and what is said of the year name; the most recent one where no year
/// is said. `None` where nothing decides the year.
fn settle(context: &Context<'_>, month: i8, day: i8, said: YearSaid) -> Option<Date> {
    match said {
        YearSaid::Is(year) => Date::new(year, month, day).ok(),
        YearSaid::Unknown => None,
        YearSaid::Nothing => match context.reference {
            Some(reference) => recent(reference, month, day),
            None => Date::new(only_year(context)?, month, day).ok(),
        },
    }
}

/// The most recent such day. The day after the reference counts (a report filed across time
/// zones); a day that lies up to two months ahead is an announcement, not one of a year ago.
fn recent(reference: Date, month: i8, day: i8) -> Option<Date> {
    let this_year = Date::new(reference.year(), month, day).ok();
    match this_year {
        Some(date) if date <= plus_days(reference, 1)? => Some(date),
        Some(date) if date <= plus_days(reference, AHEAD)? => None,
        _ => {
            // Late in the year, a day in January may be the coming one.
            let coming = Date::new(reference.year().checked_add(1)?, month, day).ok();
            if coming.is_some_and(|date| plus_days(reference, AHEAD).is_some_and(|end| date <= end))
            {
                return None;
            }
            latest_before(reference, month, day)
        }
    }
}

/// The last such day on or before the day, four years back at most (29 February).
fn latest_before(end: Date, month: i8, day: i8) -> Option<Date> {
    (0..=4)
        .filter_map(|back| Date::new(end.year().checked_sub(back)?, month, day).ok())
        .find(|date| *date <= end)
        .filter(|date| plus_months(*date, 60).is_some_and(|limit| end <= limit))
}

/// The one year that the stretch names in any way, else the one year in which the whole document
/// puts its full dates ("he emerged in 2014" tells nothing of the other days of a report).
fn only_year(context: &Context<'_>) -> Option<i16> {
    let mut years: Vec<i16> = context
        .text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.len() == 4)
        .filter_map(number)
        .filter(|year| (1950..=2049).contains(year))
        .collect();
    if years.is_empty() {
        years = FULL_DATE
            .as_ref()?
            .captures_iter(context.document)
            .filter_map(|captures| number(captures.name("ya")?.as_str()))
            .collect();
    }
    years.sort_unstable();
    years.dedup();
    match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

static FULL_DATE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&compiled(&format!("{}{}", day_piece("a"), year_piece("a")))));

//! Months without a year in a chronicle: "In July 2016 ... In December ..." goes on from the year named before, where a
//! report tells of no day of the week and so is no news of the day; and "in that year", which says so anywhere.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::annotation::{DateMeaning, DateMention};
use crate::model::date::Interval;
use crate::model::span::Span;

/// What is counted from the day of writing.
const OF_THE_DAY: &[&str] = &[
    "date.weekday",
    "date.weekday-range",
    "date.today",
    "date.yesterday",
    "date.before-yesterday",
    "date.last-night",
    "date.overnight",
    "date.lasting",
];
/// What may lack its year.
const IN_A_YEAR: &[&str] = &[
    "date.month",
    "date.day",
    "date.day-range",
    "date.month-range",
];
/// So many dates with a year make a chronicle.
const LEAST_YEARS: usize = 2;
/// A date that bounds more days than this says no month.
const LONGEST_DAYS: i32 = 62;

/// What happened so few days before the report is its news, whatever year its background has come to.
const NEWS_DAYS: i32 = 31;
/// "that year" stands at most so many bytes before or behind its month.
const THAT_YEAR_BYTES: usize = 24;
/// And the year that it takes up at most so many before it.
const YEAR_BYTES: usize = 320;

/// Gives the months of a chronicle, in text order, the year that the telling has come to.
pub fn go_on(text: &str, dates: &mut [DateMention], reference: Option<Date>) {
    in_that_year(text, dates);
    let of_the_report = |date: &DateMention| {
        reference.is_some_and(
            |day| matches!(date.meaning, DateMeaning::Days(days) if days == Interval::day(day)),
        )
    };
    let yeared = |date: &DateMention| has_year(date.span.of(text)) && !of_the_report(date);
    let news = dates.iter().any(|d| OF_THE_DAY.contains(&d.rule));
    if news || dates.iter().filter(|d| yeared(d)).count() < LEAST_YEARS {
        return;
    }
    let mut come_to: Option<Interval> = None;
    for date in dates {
        let DateMeaning::Days(days) = date.meaning else {
            continue;
        };
        if has_year(date.span.of(text)) {
            come_to = (days.days() <= LONGEST_DAYS).then_some(days);
            continue;
        }
        let words = date.span.of(text).to_lowercase();
        let news = days.days() <= 2
            && reference.is_some_and(|day| days.gap_days(Interval::day(day)) <= NEWS_DAYS);
        let told = words.starts_with("last") || words.starts_with("this") || news;
        if !IN_A_YEAR.contains(&date.rule) || told {
            continue;
        }
        if let Some(next) = come_to
            .and_then(|from| after(from, days))
            .filter(|next| next.start < days.start && reference.is_none_or(|r| next.start <= r))
        {
            date.meaning = DateMeaning::Days(next);
            come_to = Some(next);
        }
    }
}

/// "... in 2015. In that year it was hit hard: in November its deputy was killed", "in June of that year": of the year
/// named last.
fn in_that_year(text: &str, dates: &mut [DateMention]) {
    let mut year: Option<(usize, i16)> = None;
    for date in dates {
        let DateMeaning::Days(days) = date.meaning else {
            continue;
        };
        if has_year(date.span.of(text)) {
            year = (days.start.year() == days.end.year())
                .then_some((date.span.end, days.start.year()));
            continue;
        }
        let Some((at, named)) = year.filter(|_| IN_A_YEAR.contains(&date.rule)) else {
            continue;
        };
        let near = at + YEAR_BYTES >= date.span.start;
        if near && says_that_year(text, date.span) {
            let back = days.end.year() - named;
            let moved = days
                .start
                .checked_sub(i32::from(back).years())
                .ok()
                .zip(days.end.checked_sub(i32::from(back).years()).ok());
            if let Some((start, end)) = moved.filter(|(start, _)| start.year() == named) {
                date.meaning = DateMeaning::Days(Interval::new(start, end));
            }
        }
    }
}

/// Whether "that year" stands right before a month, up to a colon or a comma, or right behind it.
fn says_that_year(text: &str, month: Span) -> bool {
    let before = text.get(..month.start).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .map(|(at, _)| at)
        .take(THAT_YEAR_BYTES)
        .last()
        .unwrap_or(month.start);
    let before = before.get(start..).unwrap_or_default().to_lowercase();
    let clause = before.rsplit(['.', ';']).next().unwrap_or_default();
    let behind = text.get(month.end..).unwrap_or_default().to_lowercase();
    // "in 2012 ... in Sangin that August".
    let that_month = clause.trim_end().ends_with(" that");
    let said = |words: &str| words.contains("that year") || words.contains("the same year");
    let behind: String = behind
        .chars()
        .take(THAT_YEAR_BYTES)
        .take_while(|c| !matches!(c, '.' | ',' | ';' | ':'))
        .collect();
    that_month || said(clause) || said(&behind)
}

/// The first such days, in the years before, that do not begin before the month of those told last.
fn after(from: Interval, days: Interval) -> Option<Interval> {
    let earliest = from.start.first_of_month();
    let back = i32::from(days.start.year()) - i32::from(earliest.year());
    let moved = |years: i32| {
        let start = days.start.checked_sub(years.years()).ok()?;
        let end = days.end.checked_sub(years.years()).ok()?;
        Some(Interval::new(start, end))
    };
    let same_year = moved(back)?;
    if same_year.start >= earliest {
        return Some(same_year);
    }
    moved(back - 1)
}

/// Whether a date's words name a year.
fn has_year(words: &str) -> bool {
    words
        .split(|c: char| !c.is_ascii_digit())
        .any(|figures| figures.len() == 4)
}

#[cfg(test)]
mod tests {
    use crate::model::annotation::DateMeaning;
    use crate::model::span::Span;
    use crate::text::calendar::{find_dates, go_on};
    use jiff::civil::date;

    fn starts(text: &str) -> Vec<String> {
        let day = date(2018, 3, 1);
        let mut found = find_dates(text, Span::new(0, text.len()), Some(day));
        go_on(text, &mut found, Some(day));
        found
            .iter()
            .filter_map(|d| match d.meaning {
                DateMeaning::Days(days) => Some(days.start.to_string()),
                DateMeaning::FromAntecedent { .. } => None,
            })
            .collect()
    }

    #[test]
    fn a_chronicle_goes_on_from_its_year() {
        assert_eq!(
            starts(
                "It fell in October 2015. In July 2016 it was cut off; in December they fled, and in February came home."
            ),
            ["2015-10-01", "2016-07-01", "2016-12-01", "2017-02-01"]
        );
    }

    #[test]
    fn that_year_is_the_one_named_last() {
        assert_eq!(
            starts(
                "It broke away in 2014. It was weak in that year: in May its chief died. On Monday another fell."
            ),
            ["2014-01-01", "2014-05-01", "2018-02-26"]
        );
    }

    #[test]
    fn a_day_of_the_last_weeks_is_news_beside_background_of_other_years() {
        assert_eq!(
            starts("It fell in October 2015 and in July 2016. On Feb. 21, it was hit."),
            ["2015-10-01", "2016-07-01", "2018-02-21"]
        );
    }

    #[test]
    fn news_counts_from_its_own_day() {
        assert_eq!(
            starts(
                "Born in October 2015 and grown in July 2016, it was hit in December and on Monday."
            ),
            ["2015-10-01", "2016-07-01", "2017-12-01", "2018-02-26"]
        );
    }
}

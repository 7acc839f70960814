//! Months without a year in a chronicle: "In July 2016 ... In December ..." goes on from the year named before, where a
//! report tells of no day of the week and so is no news of the day.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::annotation::{DateMeaning, DateMention};
use crate::model::date::Interval;

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

/// Gives the months of a chronicle, in text order, the year that the telling has come to.
pub fn go_on(text: &str, dates: &mut [DateMention], reference: Option<Date>) {
    let yeared = |date: &DateMention| has_year(date.span.of(text));
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
        let told = words.starts_with("last") || words.starts_with("this");
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
    fn news_counts_from_its_own_day() {
        assert_eq!(
            starts(
                "Born in October 2015 and grown in July 2016, it was hit in December and on Monday."
            ),
            ["2015-10-01", "2016-07-01", "2017-12-01", "2018-02-26"]
        );
    }
}

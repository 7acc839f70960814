//! What is known of a report beside its text.

use jiff::civil::Date;

use crate::model::annotation::DateMeaning;
use crate::model::span::Span;
use crate::text::calendar::find_dates;

/// A report's metadata, as front matter or a row of a sources table gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The report's id.
    pub id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The news agency whose copy it is.
    pub agency: Option<String>,
    /// Public address.
    pub url: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the last update.
    pub updated: Option<Date>,
}

impl Metadata {
    /// Sets a field from words; unknown keys and empty values change nothing.
    ///
    /// # Errors
    /// The message for a date that is none.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        let text = || Some(value.to_owned());
        match key {
            "id" => self.id = text(),
            "title" => self.title = text(),
            "outlet" => self.outlet = text(),
            "agency" => self.agency = text(),
            "url" => self.url = text(),
            "published" => self.published = Some(date(value)?),
            "updated" => self.updated = Some(date(value)?),
            _ => {}
        }
        Ok(())
    }

    /// These fields, and the other's where one is missing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            id: self.id.or(other.id),
            title: self.title.or(other.title),
            outlet: self.outlet.or(other.outlet),
            agency: self.agency.or(other.agency),
            url: self.url.or(other.url),
            published: self.published.or(other.published),
            updated: self.updated.or(other.updated),
        }
    }

    /// Where these fields, which count, say another thing than the other's. Titles are not compared,
    /// since a page's title has the site's name and a feed's is cut; nor are outlets of which one name
    /// holds the other.
    pub fn conflicts(&self, other: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let mut tell = |field: &str, ours: &str, theirs: &str| {
            found.push(format!(
                "{field}: the table of sources says '{ours}', the file '{theirs}'; the table counts"
            ));
        };
        for (field, ours, theirs) in [
            ("outlet", &self.outlet, &other.outlet),
            ("agency", &self.agency, &other.agency),
            ("url", &self.url, &other.url),
        ] {
            if let (Some(ours), Some(theirs)) = (ours, theirs) {
                let (one, two) = (bare(ours), bare(theirs));
                if !one.contains(&two) && !two.contains(&one) {
                    tell(field, ours, theirs);
                }
            }
        }
        for (field, ours, theirs) in [
            ("published", self.published, other.published),
            ("updated", self.updated, other.updated),
        ] {
            if let (Some(ours), Some(theirs)) = (ours, theirs)
                && ours != theirs
            {
                tell(field, &ours.to_string(), &theirs.to_string());
            }
        }
        found
    }
}

/// Letters and figures alone, without the scheme of an address and "the".
fn bare(name: &str) -> String {
    let lower = name.to_lowercase();
    let name = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let name = name.strip_prefix("www.").unwrap_or(name);
    let name = name.strip_prefix("the ").unwrap_or(name);
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A day as metadata, feeds and mail write it: `2018-04-07`, the same with a time after it,
/// `20180407T110500Z`, `Sat, 07 Apr 2018 11:05:00 GMT`, in words with the year ("7 April 2018"),
/// or seconds or milliseconds since 1970. The day is the one that is written, whatever the zone:
/// weekdays in the text are told from where the publisher is.
fn date(words: &str) -> Result<Date, String> {
    if let Some(day) = plain(words.as_bytes()) {
        return Ok(day);
    }
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let after = |at: usize| {
        words.get(at..).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(['T', 't', ' ']) && rest.len() > 1
        })
    };
    let dashed = words.get(..10).map(|day| day.replace('/', "-"));
    if let (Some(day), true) = (dashed.and_then(|day| day.parse::<Date>().ok()), after(10)) {
        return Ok(day);
    }
    let compact = words.get(..8).filter(|day| digits(day));
    if let (Some(day), true) = (compact, after(8) || words.len() == 14 && digits(words)) {
        let parts = (day.get(..4), day.get(4..6), day.get(6..));
        if let (Some(year), Some(month), Some(day)) = parts
            && let Ok(day) = format!("{year}-{month}-{day}").parse()
        {
            return Ok(day);
        }
    }
    if let (10 | 13, true) = (words.len(), digits(words))
        && let Some(day) = since_1970(words)
    {
        return Ok(day);
    }
    in_words(words).ok_or_else(|| format!("'{words}' is no date; write it as YYYY-MM-DD"))
}

/// The day of `2018-04-07`, the way in which most sources write it.
fn plain(words: &[u8]) -> Option<Date> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = words else {
        return None;
    };
    let read = |figures: &[u8]| {
        figures.iter().try_fold(0_i16, |number, figure| {
            let figure = figure.is_ascii_digit().then(|| figure - b'0')?;
            Some(number * 10 + i16::from(figure))
        })
    };
    let month = i8::try_from(read(&[*e, *f])?).ok()?;
    let day = i8::try_from(read(&[*g, *h])?).ok()?;
    Date::new(read(&[*a, *b, *c, *d])?, month, day).ok()
}

fn since_1970(digits: &str) -> Option<Date> {
    let seconds: i64 = digits.get(..10)?.parse().ok()?;
    let instant = jiff::Timestamp::from_second(seconds).ok()?;
    Some(instant.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// The one day that words name with its year, beside which there is at most a weekday and a time.
fn in_words(words: &str) -> Option<Date> {
    let mentions = find_dates(words, Span::new(0, words.len()), None);
    let [only] = mentions.as_slice() else {
        return None;
    };
    let DateMeaning::Days(days) = only.meaning else {
        return None;
    };
    let rest = [words.get(..only.span.start)?, words.get(only.span.end..)?].join(" ");
    let weekday_or_time = rest
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|' | '-'))
        .filter(|word| !word.is_empty())
        .all(|word| {
            let word = word.trim_end_matches('.').to_ascii_lowercase();
            let figures = word
                .trim_end_matches("am")
                .trim_end_matches("pm")
                .trim_start_matches('+');
            let time = !figures.is_empty()
                && figures
                    .bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'));
            let weekday = WEEKDAYS
                .iter()
                .any(|day| word.len() >= 3 && day.starts_with(&word));
            time || weekday
                || matches!(word.as_str(), "at" | "am" | "pm" | "a.m" | "p.m")
                || is_zone(&word)
        });
    (weekday_or_time && days.start == days.end).then_some(days.start)
}

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

fn is_zone(word: &str) -> bool {
    matches!(
        word,
        "gmt"
            | "utc"
            | "z"
            | "est"
            | "edt"
            | "cst"
            | "cdt"
            | "mst"
            | "mdt"
            | "pst"
            | "pdt"
            | "bst"
            | "cet"
            | "cest"
            | "ist"
            | "pkt"
            | "aft"
            | "msk"
            | "et"
    )
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2018-04-07", Some("2018-04-07"))]
    #[case("2018-04-07T11:05:00Z", Some("2018-04-07"))]
    #[case("7 April 2018", Some("2018-04-07"))]
    #[case("April 7, 2018", Some("2018-04-07"))]
    #[case("2018/04/07 11:05", Some("2018-04-07"))]
    #[case("20180407T110500Z", Some("2018-04-07"))]
    #[case("20180407", Some("2018-04-07"))]
    #[case("20180407110500", Some("2018-04-07"))]
    #[case("Sat, 07 Apr 2018 23:05:00 +0430", Some("2018-04-07"))]
    #[case("Sat, 7 Apr 2018 11:05:00 GMT", Some("2018-04-07"))]
    #[case("Saturday, April 7, 2018 at 11:05 a.m. EDT", Some("2018-04-07"))]
    #[case("1523099100", Some("2018-04-07"))]
    #[case("1523099100123", Some("2018-04-07"))]
    #[case("2018-02-30", None)]
    #[case("7 April 2018 and later", None)]
    #[case("20181340", None)]
    #[case("2018-04-071", None)]
    #[case("April 2018", None)]
    #[case("07/04/2018", None)]
    #[case("yesterday", None)]
    fn dates(#[case] words: &str, #[case] expected: Option<&str>) {
        let read = date(words).ok().map(|day| day.to_string());
        assert_eq!(read.as_deref(), expected, "{words}");
    }
}

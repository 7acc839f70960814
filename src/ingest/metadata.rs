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
}

/// A day as metadata writes it: `2018-04-07`, the same with a time after it, or in words with the
/// year ("7 April 2018").
fn date(words: &str) -> Result<Date, String> {
    let iso = words.get(..10).and_then(|day| day.parse::<Date>().ok());
    let ends = words
        .get(10..)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['T', 't', ' ']) && rest.len() > 1);
    if let (Some(day), true) = (iso, ends) {
        return Ok(day);
    }
    let whole = Span::new(0, words.len());
    let named = match find_dates(words, whole, None).as_slice() {
        [only] if only.span == whole => match only.meaning {
            DateMeaning::Days(days) if days.start == days.end => Some(days.start),
            _ => None,
        },
        _ => None,
    };
    named.ok_or_else(|| format!("'{words}' is no date; write it as YYYY-MM-DD"))
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
    #[case("2018-02-30", None)]
    #[case("2018-04-071", None)]
    #[case("April 2018", None)]
    #[case("07/04/2018", None)]
    #[case("yesterday", None)]
    fn dates(#[case] words: &str, #[case] expected: Option<&str>) {
        let read = date(words).ok().map(|day| day.to_string());
        assert_eq!(read.as_deref(), expected, "{words}");
    }
}

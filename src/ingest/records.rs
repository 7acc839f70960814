//! A record of a table, a JSON file or a stream, made into a report.

use std::borrow::Cow;

use super::columns::{Columns, FIELDS};
use super::html::render;
use super::metadata::Metadata;
use super::reader::{Draft, Fault, Refusal};
use crate::lexicon::lexicon;
use crate::text::blanks::single;

/// The longest key that is used for an id, in bytes; a longer one gives way to the row's number.
const LONGEST_KEY: usize = 300;

/// A field of a record: its name and its value, parts of the record's own bytes where they can be.
pub type Field<'r> = (Cow<'r, str>, Cow<'r, str>);

/// The report of a record, whose fields are given as name and value in their order; `row` is its
/// number, from 1.
///
/// # Errors
/// It has no text, and which fields were looked for.
pub fn draft(fields: Vec<Field<'_>>, columns: &Columns, row: u64) -> Result<Draft, Refusal> {
    draft_fitted(fields, &mut Fitted::new(columns), row)
}

/// [`draft`] of one of many records, whose names are fitted once.
///
/// # Errors
/// As [`draft`].
pub fn draft_fitted(
    mut fields: Vec<Field<'_>>,
    fitted: &mut Fitted<'_>,
    row: u64,
) -> Result<Draft, Refusal> {
    let best = fitted.best(&fields);
    let place = |field: &str| {
        let at = FIELDS.iter().position(|known| *known == field)?;
        let (at, _) = best.get(at).copied().flatten()?;
        Some(at)
    };
    let pick = |field: &str| fields.get(place(field)?).map(|(_, value)| &**value);
    let text = place("text").ok_or_else(|| no_text(&fields))?;
    let mut faults = Vec::new();
    let mut metadata = Metadata::default();
    for field in [
        "title",
        "outlet",
        "agency",
        "url",
        "published",
        "updated",
        "id",
    ] {
        let Some(value) = pick(field) else {
            continue;
        };
        if let Err(why) = metadata.set(field, &single(value)) {
            faults.push(Fault::metadata(format!("{field}: {why}")));
        }
    }
    metadata.outlet = metadata.outlet.or_else(|| {
        let domain = fields
            .iter()
            .find(|(name, _)| matches!(&**name, "domain" | "source_domain" | "sourceDomain"));
        domain.map(|(_, host)| host.trim().to_owned())
    });
    if let Some(outlet) = &mut metadata.outlet
        && let Some(name) = outlet_of_host(outlet)
    {
        *outlet = name;
    }
    let key = pick("key")
        .map(|key| single(key).into_owned())
        .filter(|key| key.len() <= LONGEST_KEY && !key.is_empty());
    let text = fields.get_mut(text).map(|(_, value)| std::mem::take(value));
    let (text, cut) = body(text.unwrap_or_default());
    if let Some(cut) = cut {
        faults.push(Fault::metadata(cut));
    }
    if text.trim().is_empty() {
        return Err(no_text(&fields));
    }
    Ok(Draft {
        key: Some(key.unwrap_or_else(|| row.to_string())),
        metadata,
        text,
        faults,
    })
}

fn no_text(fields: &[Field<'_>]) -> Refusal {
    let names: Vec<&str> = fields.iter().map(|(name, _)| &**name).take(12).collect();
    Refusal::empty(format!(
        "no field holds a text (there are: {}); name it with --columns text=NAME",
        names.join(", ")
    ))
}

/// How well the names of a file's columns fit each field, remembered from record to record.
pub struct Fitted<'c> {
    columns: &'c Columns,
    /// Names with their ranks for each of [`FIELDS`].
    known: Vec<(String, Ranks)>,
}

type Ranks = [Option<usize>; FIELDS.len()];

/// Names that are remembered; a file that has more is no table.
const MOST_NAMES: usize = 64;

impl<'c> Fitted<'c> {
    /// Nothing is known yet.
    pub const fn new(columns: &'c Columns) -> Self {
        Self {
            columns,
            known: Vec::new(),
        }
    }

    fn ranks(&mut self, name: &str) -> Ranks {
        if let Some((_, ranks)) = self.known.iter().find(|(known, _)| known == name) {
            return *ranks;
        }
        let ranks = FIELDS.map(|field| self.columns.names(field).rank(name));
        if self.known.len() < MOST_NAMES {
            self.known.push((name.to_owned(), ranks));
        }
        ranks
    }

    /// For each of [`FIELDS`] the index of its value, with the rank of its name: of the names that
    /// fit, the best whose value is not empty.
    fn best(&mut self, fields: &[Field<'_>]) -> [Option<(usize, usize)>; FIELDS.len()] {
        let mut best = [None; FIELDS.len()];
        for (at, (name, value)) in fields.iter().enumerate() {
            if value.trim().is_empty() {
                continue;
            }
            for (best, rank) in best.iter_mut().zip(self.ranks(name)) {
                if let Some(rank) = rank
                    && best.is_none_or(|(_, before)| rank < before)
                {
                    *best = Some((at, rank));
                }
            }
        }
        best
    }
}

/// The text of a field, which may be HTML; and a word of warning where the source has cut it, as
/// NewsAPI does: "... [+1234 chars]".
fn body(value: Cow<'_, str>) -> (String, Option<String>) {
    let text = if value.contains('<') && render::is_html(&value) {
        render::render(&value)
    } else {
        value.into_owned()
    };
    let trimmed = text.trim_end();
    let cut = trimmed.strip_suffix(" chars]").and_then(|head| {
        let at = head.rfind("[+")?;
        let figures = head.get(at + 2..)?;
        let all = !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit());
        all.then(|| (at, figures.to_owned()))
    });
    match cut {
        Some((at, figures)) => {
            let kept = text.get(..at).unwrap_or_default().trim_end();
            let kept = kept.trim_end_matches('…').trim_end().to_owned();
            let warning =
                format!("the text is cut off by its source, {figures} characters are missing");
            (kept, Some(warning))
        }
        None => (text, None),
    }
}

/// The outlet whose site a host name is.
pub fn outlet_of_host(host: &str) -> Option<String> {
    let host = host.trim().trim_end_matches('.');
    let is_host = host.contains('.') && !host.contains([' ', '/']);
    if !is_host {
        return None;
    }
    let row = lexicon().ok()?.outlet_of_host(host)?;
    Some(row.name.clone())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    fn fields(pairs: &[(&'static str, &'static str)]) -> Vec<Field<'static>> {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| ((*name).into(), (*value).into()))
            .collect()
    }

    #[test]
    fn the_best_name_that_is_not_empty_counts() {
        let record = fields(&[
            ("description", "A teaser."),
            ("content", "The whole."),
            ("body", " "),
            ("source.name", "The Gazette"),
            ("publishedAt", "2019-05-03T08:00:00Z"),
        ]);
        let draft = draft(record, &Columns::default(), 7).unwrap();
        assert_eq!(draft.text, "The whole.");
        assert_eq!(draft.key.as_deref(), Some("7"));
        assert_eq!(draft.metadata.outlet.as_deref(), Some("The Gazette"));
        assert_eq!(draft.metadata.published.unwrap().to_string(), "2019-05-03");
    }

    #[test]
    fn html_is_rendered_and_a_cut_is_told() {
        let record = fields(&[
            ("content", "<p>One.</p><p>Two… [+815 chars]</p>"),
            ("domain", "www.pajhwok.com"),
        ]);
        let draft = draft(record, &Columns::default(), 1).unwrap();
        assert_eq!(draft.text, "One.\n\nTwo");
        assert!(draft.faults.first().unwrap().message.contains("815"));
        assert_eq!(draft.metadata.outlet.as_deref(), Some("Pajhwok"));
    }

    #[test]
    fn without_a_text_the_fields_are_named() {
        let record = fields(&[("title", "A headline"), ("url", "https://x.example")]);
        let refusal = draft(record, &Columns::default(), 1).unwrap_err();
        assert!(
            refusal.message.contains("title, url"),
            "{}",
            refusal.message
        );
    }
}

//! Which field of a record is which: by the user's map, else by the names that are in use.

use crate::error::{Error, Result};

/// The fields of a report that a record can have.
pub const FIELDS: [&str; 9] = [
    "text",
    "title",
    "outlet",
    "agency",
    "url",
    "published",
    "updated",
    "id",
    "key",
];

/// Names in use for each field, best first, in lower case without "_", "-" and blanks. Among them
/// are those of NewsAPI, Media Cloud, GDELT, news-please and common scrapers.
const KNOWN: [(&str, &[&str]); 8] = [
    (
        "text",
        &[
            "text",
            "body",
            "fulltext",
            "articletext",
            "articlebody",
            "storytext",
            "maintext",
            "bodytext",
            "plaintext",
            "content",
            "contenttext",
            "contenthtml",
            "articlecontent",
            "bodyhtml",
            "html",
            "article",
            "story",
            "fields.body",
            "fields.bodytext",
            "document",
            "description",
            "summary",
            "snippet",
            "abstract",
        ],
    ),
    (
        "title",
        &[
            "title",
            "headline",
            "headline.main",
            "articletitle",
            "storytitle",
            "webtitle",
            "subject",
        ],
    ),
    (
        "outlet",
        &[
            "outlet",
            "source.name",
            "source.title",
            "medianame",
            "sourcename",
            "publication",
            "publisher",
            "publisher.name",
            "sitename",
            "newspaper",
            "source",
            "site",
            "media",
        ],
    ),
    ("agency", &["agency", "newsagency", "wire"]),
    (
        "url",
        &[
            "url",
            "link",
            "articleurl",
            "sourceurl",
            "weburl",
            "permalink",
            "canonicalurl",
            "externalurl",
            "documentidentifier",
        ],
    ),
    (
        "published",
        &[
            "published",
            "publishedat",
            "publishdate",
            "publisheddate",
            "publicationdate",
            "datepublished",
            "datepublish",
            "pubdate",
            "dateposted",
            "webpublicationdate",
            "firstpublished",
            "seendate",
            "date",
            "datetime",
            "created",
            "createdat",
            "timestamp",
        ],
    ),
    (
        "updated",
        &[
            "updated",
            "updatedat",
            "modified",
            "modifiedat",
            "datemodified",
            "datemodify",
            "lastmodified",
            "lastupdated",
        ],
    ),
    (
        "key",
        &["storiesid", "id", "guid", "uuid", "articleid", "docid"],
    ),
];

/// The user's map: pairs of our field and the file's name for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pairs: Vec<(&'static str, String)>,
}

impl Columns {
    /// Reads `text=body,title=headline,published=meta.date`. An inner field of JSON is named with
    /// dots.
    ///
    /// # Errors
    /// [`Error::Usage`] for a field that there is not.
    pub fn parse(map: &str) -> Result<Self> {
        let hint = || {
            format!(
                "write it like text=body,title=headline; the fields are {}",
                FIELDS.join(", ")
            )
        };
        let mut columns = Self::default();
        for pair in map.split(',').filter(|pair| !pair.trim().is_empty()) {
            let Some((field, name)) = pair.split_once('=') else {
                return Err(Error::Usage {
                    message: format!("--columns: '{}' is not FIELD=NAME", pair.trim()),
                    hint: hint(),
                });
            };
            let known = FIELDS.iter().find(|known| **known == field.trim());
            let Some(field) = known else {
                return Err(Error::Usage {
                    message: format!("--columns: there is no field '{}'", field.trim()),
                    hint: hint(),
                });
            };
            columns.pairs.push((field, name.trim().to_owned()));
        }
        Ok(columns)
    }

    /// The file's names for a field: the mapped one alone, or those in use, best first.
    pub fn names(&self, field: &str) -> Names<'_> {
        let mapped = self.pairs.iter().find(|(mapped, _)| *mapped == field);
        match mapped {
            Some((_, name)) => Names::Mapped(name),
            None => Names::Known(
                KNOWN
                    .iter()
                    .find(|(known, _)| *known == field)
                    .map_or(&[], |(_, names)| names),
            ),
        }
    }
}

/// What a field may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names<'c> {
    /// This.
    Mapped(&'c str),
    /// Any of these, best first.
    Known(&'static [&'static str]),
}

impl Names<'_> {
    /// How good a name is, 0 the best; `None` where it does not fit.
    pub fn rank(&self, name: &str) -> Option<usize> {
        match self {
            Self::Mapped(mapped) => mapped.eq_ignore_ascii_case(name.trim()).then_some(0),
            Self::Known(known) => {
                let plain = plain(name);
                known.iter().position(|known| *known == plain)
            }
        }
    }
}

/// A name in lower case without "_", "-" and blanks.
fn plain(name: &str) -> String {
    name.trim()
        .trim_start_matches('\u{feff}')
        .chars()
        .filter(|c| !matches!(c, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn a_mapped_name_stands_alone() {
        let columns = Columns::parse("text=Body Copy, published=meta.date").unwrap();
        assert_eq!(columns.names("text").rank("body copy"), Some(0));
        assert_eq!(columns.names("text").rank("text"), None);
        assert_eq!(columns.names("published").rank("meta.date"), Some(0));
        assert_eq!(columns.names("title").rank("Head-Line"), Some(1));
    }

    #[test]
    fn fields_that_there_are_not_are_named() {
        for map in ["body=x", "text"] {
            let error = Columns::parse(map).unwrap_err();
            assert_eq!(error.exit_code(), 2);
            assert!(error.hint().unwrap().contains("published"));
        }
    }
}

//! One source document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where a report's published date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PublishedFrom {
    /// `sources.csv` or the report's own metadata.
    Metadata,
    /// Read from the text: a date line, a print-edition note, an update line, a dateline.
    Text,
}

/// A news report: its metadata and its decoded body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The metadata's id, else the path relative to its argument without extension.
    pub id: String,
    /// The path as it was given or found, for messages and `run.json`.
    pub path: String,
    /// SHA-256 of the file's bytes, lower-case hex.
    pub digest: String,
    /// Who published it, e.g. "The Defense Post".
    pub outlet: Option<String>,
    /// The news agency whose copy it is, e.g. "AFP".
    pub agency: Option<String>,
    /// Headline, kept apart from the text.
    pub title: Option<String>,
    /// Public address.
    pub url: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Where `published` was found; `None` exactly where `published` is.
    pub published_from: Option<PublishedFrom>,
    /// Day of the last update.
    pub updated: Option<Date>,
    /// The decoded body; every offset of the program is a UTF-8 byte into it.
    pub text: String,
}

impl Report {
    /// The last day on which the report can have been written: its update, else its publication.
    pub fn last_day(&self) -> Option<Date> {
        self.updated.max(self.published)
    }
}

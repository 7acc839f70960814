//! What went wrong with an input without stopping the run.

use serde::Serialize;

/// The sort of trouble, for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// The file could not be opened or read.
    Unreadable,
    /// The file holds no text: binary content.
    Binary,
    /// The file is not UTF-8: its encoding was guessed, or bytes of it are no text.
    Encoding,
    /// The file holds nothing.
    Empty,
    /// Front matter or a table row that could not be understood.
    Metadata,
    /// Neither metadata nor text give a published date.
    Undated,
    /// The same report was given twice.
    Duplicate,
    /// It exceeds a bound: length, depth, expansion.
    Limit,
    /// A correction that could not be followed.
    Correction,
    /// An outline that could not be used, or that does not fit its place.
    Outline,
}

impl WarningKind {
    /// The word used in counts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Binary => "binary",
            Self::Encoding => "not UTF-8",
            Self::Empty => "empty",
            Self::Metadata => "metadata",
            Self::Undated => "undated",
            Self::Duplicate => "duplicate",
            Self::Limit => "over a limit",
            Self::Correction => "correction",
            Self::Outline => "outline",
        }
    }
}

/// A message about one input; the run goes on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Warning {
    /// The path as given, with `:line` where one is known.
    pub path: String,
    /// The sort of trouble.
    pub kind: WarningKind,
    /// What happened and what can be done about it.
    pub message: String,
}

//! What a format of reports has to offer.

use std::path::Path;

use super::metadata::Metadata;
use super::text::PlainText;
use crate::model::warning::WarningKind;

/// A report as its file gives it, before tables and the text itself are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Tells the reports of a container apart: its key or row; `None` for a file with one report.
    pub key: Option<String>,
    /// What the file says of the report.
    pub metadata: Metadata,
    /// The decoded body.
    pub text: String,
    /// Lines of metadata that could not be understood: the line, from 1, and why.
    pub faults: Vec<(usize, String)>,
}

/// Why a file holds no report that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The sort of trouble.
    pub kind: WarningKind,
    /// What is wrong and what can be done about it.
    pub message: String,
}

/// A format of reports; a file a format, listed in [`READERS`].
pub trait Reader: Sync {
    /// Whether the file is of this format, by its name and first bytes.
    fn recognises(&self, path: &Path, bytes: &[u8]) -> bool;

    /// The reports that the file holds.
    ///
    /// # Errors
    /// Why it holds none that can be read.
    fn read(&self, bytes: &[u8]) -> Result<Vec<Draft>, Refusal>;
}

/// Every format, the first that recognises a file reads it.
pub const READERS: &[&dyn Reader] = &[&PlainText];

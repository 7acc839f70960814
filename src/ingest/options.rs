//! What a user may say about reading: which files, which columns, how much.

use std::path::PathBuf;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::columns::Columns;
use crate::error::{Error, Result};

/// How reports are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Tables of sources that win over those beside the reports, the first over the next.
    pub sources: Vec<PathBuf>,
    /// Globs of files and folders to pass over: against the name, and against the path from the
    /// argument on.
    pub exclude: Vec<String>,
    /// Which column of a table, or field of a record, is which.
    pub columns: Columns,
    /// What parts the columns of a table; told by its head where `None`.
    pub delimiter: Option<u8>,
    /// The bounds.
    pub limits: Limits,
}

impl Options {
    /// Options with tables of sources and nothing else.
    pub fn with_sources(sources: &[PathBuf]) -> Self {
        Self {
            sources: sources.to_vec(),
            ..Self::default()
        }
    }

    /// The globs of [`Options::exclude`], ready to match.
    ///
    /// # Errors
    /// [`Error::Usage`] for a glob that is none.
    pub fn excluded(&self) -> Result<GlobSet> {
        let wrong = |glob: &str, why: &globset::Error| {
            Error::Usage {
            message: format!("--exclude '{glob}' is no pattern: {}", why.kind()),
            hint: "write it like *.tmp, drafts/** or 2019-*; in quotes, so that the shell leaves it alone".into(),
        }
        };
        let mut set = GlobSetBuilder::new();
        for glob in &self.exclude {
            let built = GlobBuilder::new(glob.trim_end_matches('/'))
                .literal_separator(true)
                .build()
                .map_err(|why| wrong(glob, &why))?;
            set.add(built);
        }
        set.build().map_err(|why| wrong("", &why))
    }
}

/// What is refused for its size or depth, so that no input can exhaust memory, stack or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest report, in bytes as it stands in its file or archive.
    pub report: u64,
    /// The longest line of JSON Lines or mail, and the longest record of a table, in bytes.
    pub line: u64,
    /// How many bytes may come out of compressed data for each byte of the file.
    pub expansion: u64,
    /// How many archives may lie in one another.
    pub nesting: u32,
    /// The most columns of a table.
    pub columns: usize,
    /// How deep JSON, XML and HTML may nest.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            report: 5 * 1024 * 1024,
            line: 50 * 1024 * 1024,
            expansion: 200,
            nesting: 3,
            columns: 1000,
            depth: 256,
        }
    }
}

//! What can stop a run, with a hint and an exit code.

use std::io::ErrorKind;
use std::path::PathBuf;

use thiserror::Error;

/// Why a run could not do what it was asked for.
#[derive(Debug, Error)]
pub enum Error {
    /// Wrong use: a flag, a value, a combination.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// A path that was named does not exist.
    #[error("no such file or folder: {}", .0.display())]
    MissingPath(PathBuf),
    /// None of the inputs could be read as a report.
    #[error("no readable report in {inputs}")]
    NothingReadable {
        /// The inputs as given.
        inputs: String,
    },
    /// A table (sources, corrections) could not be used at all.
    #[error("{}:{line}: {message}", path.display())]
    Table {
        /// The table.
        path: PathBuf,
        /// Line, from 1.
        line: u64,
        /// What is wrong and what to do.
        message: String,
    },
    /// A table of corrections could not be used at all.
    #[error("{0}")]
    Correction(#[from] Box<crate::corrections::CorrectionError>),
    /// Two reports have one id.
    #[error("two reports have the id '{id}': {first} and {second}")]
    DuplicateId {
        /// The id.
        id: String,
        /// First path.
        first: String,
        /// Second path.
        second: String,
    },
    /// The embedded gazetteer is damaged.
    #[error("the built-in gazetteer cannot be read: {0}")]
    Gazetteer(String),
    /// A built-in lexicon is damaged.
    #[error("{0}")]
    Lexicon(#[from] crate::lexicon::LexiconError),
    /// Something could not be written.
    #[error("could not write {}: {source}", path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The user stopped the run while the layer was written, which was completed.
    #[error("interrupted; the layer was being written and is complete")]
    Interrupted,
    /// A file could not be read.
    #[error("could not read {}: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl Error {
    /// The process's exit code: 2 for wrong use and unusable input, 3 for what could not be written,
    /// 130 for an interrupted run.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Write { .. } => 3,
            Self::Interrupted => 130,
            _ => 2,
        }
    }

    /// What the user can do, where there is more to say than the message does.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Usage { hint, .. } => Some(hint.clone()),
            Self::Correction(error) => Some(error.hint.clone()),
            Self::MissingPath(_) => Some("check the spelling, or run from the folder that the path is relative to".into()),
            Self::NothingReadable { inputs } if !inputs.contains('\n') => Some("nothing was found there that could be a report; hidden files, README, LICENSE, sources.csv and corrections.csv are passed over, and what --exclude names".into()),
            Self::NothingReadable { .. } => Some("reports are text, Markdown, HTML, RSS, Atom, JSON, CSV, mail or WARC files, and zip, tar, gzip or zstd of them; above it is said what was skipped and why".into()),
            Self::DuplicateId { .. } => Some("rename one of the files, or give one an `id:` in its front matter".into()),
            Self::Write { source, .. } => Some(write_hint(source.kind()).into()),
            _ => None,
        }
    }
}

/// What to do about what could not be written.
const fn write_hint(why: ErrorKind) -> &'static str {
    match why {
        ErrorKind::WouldBlock => "wait until it has ended, or name another folder with --out",
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
            "something else has that name; move it, or name another folder with --out; an earlier layer is left as it was"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "make room on the disk, or name a folder on another with --out; an earlier layer is left as it was"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "the folder cannot be written by you; name another with --out; an earlier layer is left as it was"
        }
        _ => {
            "check that the folder can be written and that the disk has room; an earlier layer is left as it was"
        }
    }
}

/// A result with the program's [`enum@Error`].
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_fits_the_reason() {
        let write = |kind: ErrorKind| {
            let path = "out".into();
            let source = kind.into();
            Error::Write { path, source }.hint().unwrap_or_default()
        };
        assert!(write(ErrorKind::WouldBlock).starts_with("wait"));
        assert!(write(ErrorKind::StorageFull).starts_with("make room"));
        assert!(write(ErrorKind::NotADirectory).starts_with("something else"));
        assert!(write(ErrorKind::PermissionDenied).contains("cannot be written by you"));
        let nothing = |inputs: &str| {
            let inputs = inputs.into();
            Error::NothingReadable { inputs }.hint().unwrap_or_default()
        };
        assert!(nothing("empty").starts_with("nothing was found"));
        assert!(nothing("bin\n  bin/ls: binary").contains("above it is said"));
    }
}

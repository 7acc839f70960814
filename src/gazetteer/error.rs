//! What can be wrong with a gazetteer.

use thiserror::Error;

/// Why a gazetteer cannot be built, read or asked.
#[derive(Debug, Error)]
pub enum GazetteerError {
    /// A row of a table is wrong.
    #[error("{file}:{line}: {message}")]
    Row {
        /// The table.
        file: String,
        /// Its line, from 1.
        line: u64,
        /// What is wrong.
        message: String,
    },
    /// A compiled gazetteer is damaged or of another format.
    #[error("not a sound compiled gazetteer: {0}")]
    Damaged(String),
    /// A source of an import cannot be read.
    #[error("{file}: {message}")]
    Import {
        /// The source.
        file: String,
        /// What is wrong, and what to do.
        message: String,
    },
    /// A parent that was asked for is not in the gazetteer.
    #[error("no place is called '{0}'")]
    UnknownParent(String),
}

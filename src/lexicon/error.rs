//! What can be wrong with a lexicon.

use thiserror::Error;

/// A fault in the built-in tables; the tests read every table, so a user never meets one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LexiconError {
    /// The compiled tables are not of their shape.
    #[error("the lexicons: {message}")]
    Parse {
        /// What the parser says.
        message: String,
    },
    /// Two rows of a table have one id.
    #[error("lexicon table {table}: two rows have the id '{id}'")]
    DuplicateId {
        /// Which table.
        table: &'static str,
        /// The id.
        id: String,
    },
}

//! What can be wrong with a lexicon.

use thiserror::Error;

/// A fault in the built-in tables; the tests read every table, so a user never meets one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LexiconError {
    /// A table is no TOML of its shape.
    #[error("lexicon table {table}: {message}")]
    Parse {
        /// Which table.
        table: &'static str,
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
    /// A row names an actor that there is none of.
    #[error("lexicon table {table}: row '{row}' names the actor '{actor}', which does not exist")]
    UnknownActor {
        /// Which table.
        table: &'static str,
        /// The row that names it.
        row: String,
        /// The missing actor's id.
        actor: String,
    },
    /// An actor is a part of itself.
    #[error("lexicon table actor: '{0}' is among its own parents")]
    Cycle(String),
}

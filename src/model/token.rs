//! A word, number or punctuation mark of a text.

use super::span::Span;

/// A word, number or punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Lower-cased, with look-alike letters and apostrophes made plain; for matching only.
    pub lower: String,
    /// Begins with an upper-case letter, or is in a script without case.
    pub capital: bool,
    /// Letters or digits, not punctuation.
    pub word: bool,
}

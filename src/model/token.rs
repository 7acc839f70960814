//! A word, number or punctuation mark of a text.

use smol_str::SmolStr;

use super::span::Span;

/// A word, number or punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Lower-cased, with look-alike letters and apostrophes made plain; for matching only. Words of up to 23 bytes
    /// take no memory of their own: there is a token for each word of every report.
    pub lower: SmolStr,
    /// Begins with an upper-case letter, or is in a script without case.
    pub capital: bool,
    /// Letters or digits, not punctuation.
    pub word: bool,
}

//! What annotate has found of a report before it looks for persons.

use crate::lexicon::Lexicon;
use crate::model::annotation::{PlaceMention, Sentence, Term, Token};

/// What annotate has found so far of a report.
pub struct Context<'a> {
    /// The report's text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Words of the lexicons.
    pub terms: &'a [Term],
    /// Place names.
    pub places: &'a [PlaceMention],
    /// The lexicons.
    pub lexicon: &'a Lexicon,
}

/// No term has more tokens: phrases are compiled with fewer words.
const LONGEST_TERM: usize = 32;

impl<'a> Context<'a> {
    /// The terms that begin at one of the tokens `from..to`.
    pub fn terms_from(&self, from: usize, to: usize) -> &'a [Term] {
        let begin = self.terms.partition_point(|t| t.tokens.start < from);
        let end = self.terms.partition_point(|t| t.tokens.start < to);
        self.terms.get(begin..end).unwrap_or_default()
    }

    /// The terms that a token is in.
    pub fn terms_over(&self, at: usize) -> impl Iterator<Item = &'a Term> {
        let near = self.terms_from((at + 1).saturating_sub(LONGEST_TERM), at + 1);
        near.iter().filter(move |t| t.tokens.contains(&at))
    }

    /// Whether a token is in the name of a place.
    pub fn is_in_place(&self, token: &Token) -> bool {
        let places = self.places;
        let at = places.partition_point(|p| p.span.end <= token.span.start);
        places.get(at).is_some_and(|p| p.span.overlaps(token.span))
    }
}

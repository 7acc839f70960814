//! How the words of happenings were taken in a report: as a noun, as a verb, as a passive. For measuring.

use crate::extract::reading::Reading;
use crate::extract::sentence::{datelines, grouping};
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::{self, LexiconError};
use crate::model::annotation::{Annotated, Lex, Section};
use crate::model::{Location, Report, Span};

/// A word of the lexicon of happenings, as it was taken where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordUse {
    /// Where it stands, in bytes of the report's text; a fixed phrase is one word.
    pub span: Span,
    /// How it stands in its clause.
    pub used: Use,
    /// Whether it tells of a happening: it is no plan, no threat, no name, and has what it needs.
    pub told: bool,
}

/// Every word of a happening in a report's sentences, in text order, and how it was taken. `told` are the places that the
/// report tells of.
///
/// # Errors
/// A built-in lexicon is faulty, which the tests rule out.
pub fn word_uses(
    report: &Report,
    annotated: &Annotated,
    told: &[Location],
) -> Result<Vec<WordUse>, LexiconError> {
    let lexicon = lexicon::lexicon().map_err(Clone::clone)?;
    let reading = Reading::new(report, annotated, told, told.len(), lexicon);
    let mut uses = Vec::new();
    for sentence in &annotated.sentences {
        if sentence.section != Section::Body {
            continue;
        }
        let range = datelines::without_dateline(&reading, &sentence.tokens);
        let triggers = grouping::triggers(&reading, &range);
        for term in reading.terms_in(range.clone(), Lex::Trigger) {
            let Some((row, form)) = reading.trigger(term) else {
                continue;
            };
            let told = triggers.iter().find(|t| t.tokens == term.tokens);
            uses.push(WordUse {
                span: reading.span(term.tokens.clone()),
                used: told.map_or_else(
                    || verbs::use_of(&reading, term, row.class, form),
                    |trigger| trigger.used,
                ),
                told: told.is_some(),
            });
        }
    }
    Ok(uses)
}

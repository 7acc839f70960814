//! A report to typed, undecided spans, in one pass: sentences, quotes, words of the lexicons,
//! place names, dates, numbers, persons.

mod aliases;
mod bytes;
mod found;
mod furniture;
mod glance;
mod marks;
mod memo;
mod name_words;
pub mod persons;
pub mod places;
pub mod posts;
mod posts_by_verb;
mod quotes;
mod sentences;
pub mod stretch;
mod terms;

use crate::gazetteer::Gazetteer;
use crate::lexicon::{self, Lexicon, LexiconError};
use crate::model::annotation::{Annotated, BodyMention, Lex, PlaceMention, Section, Term};
use crate::model::{Report, Span};
use crate::text::{calendar, numbers, tokens};

/// The spans of a report.
///
/// # Errors
/// A built-in lexicon is faulty, which the tests rule out.
pub fn annotate(report: &Report, gazetteer: &Gazetteer) -> Result<Annotated, LexiconError> {
    annotate_with(report, places::places(&report.text, gazetteer))
}

/// [`annotate`] where the place names of the report's text, those of [`places::places`], are found already.
///
/// # Errors
/// As [`annotate`].
pub fn annotate_with(
    report: &Report,
    places: Vec<PlaceMention>,
) -> Result<Annotated, LexiconError> {
    spans(report, places, true)
}

/// [`annotate_with`] without dates, numbers and quotes, which say nothing of which place is meant.
///
/// # Errors
/// As [`annotate`].
pub fn annotate_for_places(
    report: &Report,
    places: Vec<PlaceMention>,
) -> Result<Annotated, LexiconError> {
    spans(report, places, false)
}

fn spans(
    report: &Report,
    places: Vec<PlaceMention>,
    whole: bool,
) -> Result<Annotated, LexiconError> {
    let lexicon = lexicon::lexicon().map_err(Clone::clone)?;
    let text = &report.text;
    let tokens = tokens::tokenize(text);
    let mut sentences = sentences::sentences(text, &tokens);
    let terms = terms::terms(text, &tokens)?;
    let mut dates = Vec::new();
    let mut counted = Vec::new();
    let mut update: Option<(usize, jiff::civil::Date)> = None;
    for sentence in sentences.iter_mut().filter(|_| whole) {
        if let Some(day) = calendar::update_date(sentence.span.of(text), report.published) {
            update = Some((sentence.paragraph, day));
        }
        // An update's weekdays are read against its own day, and only in its own paragraph.
        sentence.reference = match update {
            Some((paragraph, day)) if paragraph == sentence.paragraph => Some(day),
            _ => report.published,
        };
        if sentence.section != Section::Furniture {
            dates.extend(calendar::find_dates(
                text,
                sentence.span,
                sentence.reference,
            ));
            counted.extend(numbers::find_numbers(text, sentence.span));
        }
    }
    calendar::go_on(text, &mut dates, report.published);
    let (people, persons) = persons::persons(&persons::Context {
        text,
        tokens: &tokens,
        sentences: &sentences,
        terms: &terms,
        places: &places,
        lexicon,
    });
    let bodies = bodies(lexicon, &terms);
    Ok(Annotated {
        quotes: if whole {
            quotes::quotes(text)
        } else {
            Vec::new()
        },
        tokens,
        sentences,
        dates,
        numbers: counted,
        persons,
        people,
        bodies,
        terms,
        places,
    })
}

/// The names of groups, forces, papers and agencies among the terms.
fn bodies(lexicon: &Lexicon, terms: &[Term]) -> Vec<BodyMention> {
    let body = |term: &Term| {
        let id = match term.lex {
            Lex::Actor => &lexicon.actors.rows.get(term.row)?.id,
            Lex::Outlet => &lexicon.outlets.rows.get(term.row)?.id,
            _ => return None,
        };
        Some(BodyMention {
            span: Span::new(term.span.start, term.span.end),
            id: id.clone(),
        })
    };
    terms.iter().filter_map(body).collect()
}

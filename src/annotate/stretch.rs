//! The part of a report that says what the places stand for which it names: where they all stand in
//! a few paragraphs, the others need not be read.

use memchr::memmem;

use super::{bodies, persons, sentences, terms};
use crate::lexicon::{self, LexiconError};
use crate::model::Span;
use crate::model::annotation::{Annotated, PlaceMention, Section, Token};
use crate::text::tokens;

/// No rule about a name looks so far, in bytes, beyond the paragraph that it stands in.
const MARGIN: usize = 64;
/// A blank line parts paragraphs whatever stands around it.
const BLANK_LINE: &[u8] = b"\n\n";

/// A stretch of whole paragraphs, and the spans in it as [`super::annotate_for_places`] finds them.
pub struct Stretch {
    /// Where it begins in the report's text: spans count from there.
    pub from: usize,
    /// Its end.
    pub to: usize,
    /// Its tokens, sentences, terms, bodies and names of places; no persons.
    pub annotated: Annotated,
}

/// The stretch of a text about its `places` (those of [`super::places::places`]), and about what
/// `signs` finds in it. None where it would be nearly all
/// of the text, or where what lies beyond it may say something of the names in it: a person of such
/// a name, a heading that stands elsewhere too, an expression that reaches across its ends.
///
/// # Errors
/// A built-in lexicon is faulty, which the tests rule out.
pub fn stretch(
    text: &str,
    places: &[PlaceMention],
    signs: impl FnOnce(&str) -> Option<Span>,
) -> Result<Option<Stretch>, LexiconError> {
    let Some((span, surfaces)) = bounds(text, places, signs) else {
        return Ok(None);
    };
    let lexicon = lexicon::lexicon().map_err(Clone::clone)?;
    let part = span.of(text);
    let tokens = tokens::tokenize(part);
    let sentences = sentences::sentences_as(part, &tokens, sentences::is_wrapped(text));
    if sentences.iter().any(|s| s.section == Section::Heading) {
        return Ok(None);
    }
    let terms = terms::terms(part, &tokens)?;
    let places: Vec<PlaceMention> = places
        .iter()
        .map(|place| PlaceMention {
            span: Span::new(place.span.start - span.start, place.span.end - span.start),
            candidates: place.candidates.clone(),
            weak: place.weak,
        })
        .collect();
    let first = places.first().map_or(0, |place| place.span.start);
    let last = places.last().map_or(0, |place| place.span.end);
    let parted = (span.start == 0 || is_parted(&tokens, Span::new(0, first))?)
        && (span.end == text.len() || is_parted(&tokens, Span::new(last, part.len()))?);
    let context = persons::Context {
        text: part,
        tokens: &tokens,
        sentences: &sentences,
        terms: &terms,
        places: &places,
        lexicon,
    };
    if !parted || persons::may_bear(&context, &surfaces) {
        return Ok(None);
    }
    Ok(Some(Stretch {
        from: span.start,
        to: span.end,
        annotated: Annotated {
            bodies: bodies(lexicon, &terms),
            places,
            tokens,
            sentences,
            terms,
            dates: Vec::new(),
            numbers: Vec::new(),
            persons: Vec::new(),
            people: Vec::new(),
            quotes: Vec::new(),
        },
    }))
}

/// Whether a stretch between the names and an end holds a word that is in no expression: none
/// reaches from one side of it to the other.
fn is_parted(tokens: &[Token], within: Span) -> Result<bool, LexiconError> {
    terms::has_plain_word(tokens.iter().filter(|token| within.covers(token.span)))
}

/// The bytes of the stretch, and the names in it in small letters.
fn bounds(
    text: &str,
    places: &[PlaceMention],
    signs: impl FnOnce(&str) -> Option<Span>,
) -> Option<(Span, Vec<String>)> {
    let bytes = text.as_bytes();
    let mut from = places.first()?.span.start;
    let mut to = places.iter().map(|place| place.span.end).max()?;
    if places.iter().any(|place| place.weak) || spans_most(text, from, to) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let lower = lower.as_bytes();
    if let Some(signs) = signs(text) {
        from = from.min(signs.start);
        to = to.max(signs.end);
    }
    let from = paragraph_before(bytes, from);
    let from = paragraph_before(bytes, from.saturating_sub(MARGIN));
    let to = paragraph_after(bytes, to);
    let to = paragraph_after(bytes, to.saturating_add(MARGIN));
    let span = Span::new(from, to);
    let outside = [text.get(..from)?, text.get(to..)?];
    if spans_most(text, from, to) || !outside.iter().all(|part| part.chars().all(is_plain)) {
        return None;
    }
    let mut surfaces: Vec<String> = Vec::new();
    for place in places {
        let surface = place.span.of(text).to_ascii_lowercase();
        let elsewhere = [lower.get(..from)?, lower.get(to..)?]
            .iter()
            .any(|part| memmem::find(part, surface.as_bytes()).is_some());
        if elsewhere || !surface.is_ascii() {
            return None;
        }
        surfaces.push(surface);
    }
    Some((span, surfaces))
}

/// Whether leaving out the rest would save little.
const fn spans_most(text: &str, from: usize, to: usize) -> bool {
    (to - from) / 3 >= text.len() / 4
}

/// Letters and marks that are no other way of writing an ASCII letter.
const fn is_plain(letter: char) -> bool {
    matches!(letter, '\0'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2010}'..='\u{2027}')
}

fn paragraph_before(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or_default();
    memmem::rfind(before, BLANK_LINE).map_or(0, |blank| blank + BLANK_LINE.len())
}

fn paragraph_after(bytes: &[u8], at: usize) -> usize {
    let after = bytes.get(at..).unwrap_or_default();
    memmem::find(after, BLANK_LINE).map_or(bytes.len(), |blank| at + blank)
}

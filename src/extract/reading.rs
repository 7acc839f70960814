//! A report as extract reads it: what stands at each token.

use std::cell::Cell;
use std::ops::Range;

use crate::lexicon::{
    ActorRow, HedgeRow, Lexicon, NegativeRow, OutletRow, PeopleRow, RoleRow, SpeechRow, TargetRow,
    TriggerRow, WordForm,
};
use crate::model::annotation::{Annotated, Lex, NumberMention, PersonMention, Term, Token};
use crate::model::{Location, Report, Span};
use crate::text::blanks::single;

/// What stands at a token: indices into the lists of [`Annotated`] and into the locations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Slot {
    pub actor: Option<usize>,
    pub outlet: Option<usize>,
    pub nationality: Option<usize>,
    pub people: Option<usize>,
    pub role: Option<usize>,
    pub speech: Option<usize>,
    pub hedge: Option<usize>,
    pub negative: Option<usize>,
    pub trigger: Option<usize>,
    pub target: Option<usize>,
    pub title: Option<usize>,
    pub person: Option<usize>,
    pub number: Option<usize>,
    pub date: Option<usize>,
    pub location: Option<usize>,
    pub quoted: bool,
}

/// A report with its spans, by token.
pub struct Reading<'a> {
    pub report: &'a Report,
    pub spans: &'a Annotated,
    pub locations: &'a [Location],
    /// From this index on the locations are seats of speakers.
    pub seats_from: usize,
    /// From this index on they are of datelines.
    pub datelines_from: usize,
    /// From this index on they are of the headline.
    pub headline_from: usize,
    pub lexicon: &'a Lexicon,
    slots: Vec<Slot>,
    /// The tokens' words in lower case, which are asked for more often than anything else.
    lower: Vec<&'a str>,
    /// What was told of each token before, two bits a [`Fact`].
    facts: Vec<Cell<u8>>,
}

/// Something that is asked of a token again and again, and is always the same.
#[derive(Clone, Copy, Debug)]
pub enum Fact {
    /// It begins or ends a clause.
    Boundary,
    /// A finite verb stands there.
    FiniteVerb,
}

impl<'a> Reading<'a> {
    pub fn new(
        report: &'a Report,
        spans: &'a Annotated,
        locations: &'a [Location],
        seats_from: usize,
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut reading = Self {
            report,
            spans,
            locations,
            seats_from,
            datelines_from: locations.len(),
            headline_from: locations.len(),
            lexicon,
            slots: vec![Slot::default(); spans.tokens.len()],
            lower: spans.tokens.iter().map(|t| t.lower.as_str()).collect(),
            facts: vec![Cell::new(0); spans.tokens.len()],
        };
        for (index, term) in spans.terms.iter().enumerate() {
            for at in term.tokens.clone() {
                if let Some(slot) = reading.slots.get_mut(at) {
                    *slot.of(term.lex) = Some(index);
                }
            }
        }
        for (index, person) in spans.persons.iter().enumerate() {
            reading.mark(person.span, |slot| slot.person = Some(index));
        }
        for (index, number) in spans.numbers.iter().enumerate() {
            reading.mark(number.span, |slot| slot.number = Some(index));
        }
        for (index, date) in spans.dates.iter().enumerate() {
            reading.mark(date.span, |slot| slot.date = Some(index));
        }
        for (index, location) in locations.iter().enumerate().take(seats_from) {
            reading.mark(location.span, |slot| slot.location = Some(index));
        }
        for quote in &spans.quotes {
            reading.mark(*quote, |slot| slot.quoted = true);
        }
        reading
    }

    fn mark(&mut self, span: Span, set: impl Fn(&mut Slot)) {
        for at in self.tokens_of(span) {
            if let Some(slot) = self.slots.get_mut(at) {
                set(slot);
            }
        }
    }

    /// The tokens that overlap a span.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let tokens = &self.spans.tokens;
        let start = tokens.partition_point(|t| t.span.end <= span.start);
        let end = tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// What stands at a token; nothing beyond the text's end.
    pub fn slot(&self, at: usize) -> Slot {
        self.slots.get(at).copied().unwrap_or_default()
    }

    /// A token's word in lower case; empty beyond the text's end.
    pub fn word(&self, at: usize) -> &'a str {
        self.lower.get(at).copied().unwrap_or_default()
    }

    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.spans.tokens.get(at)
    }

    /// Whether a token is one of some words; of words that are known here, nearly all differ in their length.
    #[inline]
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at).as_bytes();
        // Nearly all words differ in their length or first letter: no call is needed to tell.
        let first = word.first();
        words.iter().any(|one| {
            let one = one.as_bytes();
            one.len() == word.len() && one.first() == first && one == word
        })
    }

    /// A fact of a token, told when it is first asked for.
    pub fn fact(&self, at: usize, fact: Fact, tell: impl FnOnce() -> bool) -> bool {
        let Some(known) = self.facts.get(at) else {
            return tell();
        };
        let shift = 2 * fact as u8;
        match known.get() >> shift & 0b11 {
            0 => {
                let is = tell();
                known.set(known.get() | (0b10 | u8::from(is)) << shift);
                is
            }
            told => told & 1 == 1,
        }
    }

    pub fn span(&self, tokens: Range<usize>) -> Span {
        let start = self
            .spans
            .tokens
            .get(tokens.start)
            .map_or(0, |t| t.span.start);
        let end = tokens
            .end
            .checked_sub(1)
            .and_then(|last| self.spans.tokens.get(last))
            .map_or(start, |t| t.span.end);
        Span::new(start, end.max(start))
    }

    /// The words under tokens, with single spaces.
    pub fn words(&self, tokens: Range<usize>) -> String {
        squeeze(self.span(tokens).of(&self.report.text))
    }

    pub fn text_of(&self, span: Span) -> String {
        squeeze(span.of(&self.report.text))
    }

    pub fn term(&self, index: usize) -> Option<&'a Term> {
        self.spans.terms.get(index)
    }

    /// Terms of one lexicon that lie within tokens, in order.
    pub fn terms_in(&self, tokens: Range<usize>, lex: Lex) -> impl Iterator<Item = &'a Term> {
        let from = self
            .spans
            .terms
            .partition_point(|t| t.tokens.start < tokens.start);
        self.spans
            .terms
            .iter()
            .skip(from)
            .take_while({
                let end = tokens.end;
                move |t| t.tokens.start < end
            })
            .filter(move |t| t.lex == lex && t.tokens.end <= tokens.end)
    }

    pub fn actor(&self, term: &Term) -> Option<&'a ActorRow> {
        self.lexicon.actors.rows.get(term.row)
    }

    pub fn outlet(&self, term: &Term) -> Option<&'a OutletRow> {
        self.lexicon.outlets.rows.get(term.row)
    }

    pub fn people(&self, term: &Term) -> Option<&'a PeopleRow> {
        self.lexicon.people.rows.get(term.row)
    }

    /// Whether a word stands there for those who carried out the attack that is told of ("gunmen", "the bomber").
    pub fn is_attacker(&self, at: usize) -> bool {
        self.slot(at)
            .people
            .and_then(|term| self.people(self.term(term)?))
            .is_some_and(|row| row.attacker)
    }

    /// Whether a word stands there for a relative ("brother", "daughters").
    pub fn is_kin(&self, at: usize) -> bool {
        self.slot(at)
            .people
            .and_then(|term| self.people(self.term(term)?))
            .is_some_and(|row| row.kin)
    }

    pub fn role(&self, term: &Term) -> Option<&'a RoleRow> {
        self.lexicon.roles.rows.get(term.row)
    }

    pub fn speech(&self, term: &Term) -> Option<&'a SpeechRow> {
        self.lexicon.speech.rows.get(term.row)
    }

    pub fn hedge(&self, term: &Term) -> Option<&'a HedgeRow> {
        self.lexicon.hedges.rows.get(term.row)
    }

    pub fn negative(&self, term: &Term) -> Option<&'a NegativeRow> {
        self.lexicon.negatives.rows.get(term.row)
    }

    pub fn target(&self, term: &Term) -> Option<&'a TargetRow> {
        self.lexicon.targets.get(term.row)
    }

    /// A trigger's row and the form in which it stands.
    pub fn trigger(&self, term: &Term) -> Option<(&'a TriggerRow, WordForm)> {
        let row = self.lexicon.triggers.get(term.row)?;
        let (_, form) = row.forms.get(term.form)?;
        Some((row, *form))
    }

    pub fn person_at(&self, at: usize) -> Option<&'a PersonMention> {
        self.spans.persons.get(self.slot(at).person?)
    }

    /// Whether tokens name the person of a mention under another name.
    pub fn names_before(&self, tokens: &[usize], mention: &PersonMention) -> bool {
        tokens.iter().any(|&t| {
            self.person_at(t)
                .is_some_and(|m| m.person == mention.person && m.span != mention.span)
        })
    }

    pub fn number_at(&self, at: usize) -> Option<&'a NumberMention> {
        self.spans.numbers.get(self.slot(at).number?)
    }
}

impl Slot {
    fn of(&mut self, lex: Lex) -> &mut Option<usize> {
        match lex {
            Lex::Actor => &mut self.actor,
            Lex::Outlet => &mut self.outlet,
            Lex::Nationality => &mut self.nationality,
            Lex::People => &mut self.people,
            Lex::Role => &mut self.role,
            Lex::Title => &mut self.title,
            Lex::Speech => &mut self.speech,
            Lex::Hedge => &mut self.hedge,
            Lex::Negative => &mut self.negative,
            Lex::Trigger => &mut self.trigger,
            Lex::Target => &mut self.target,
        }
    }
}

/// White space runs, line breaks among them, to single spaces.
pub fn squeeze(text: &str) -> String {
    single(text).into_owned()
}

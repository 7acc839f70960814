//! What each token of a report is to a person's name, worked out once.

use super::name_words::{is_day_or_month, is_no_name, is_opener};
use super::persons::Context;
use crate::model::annotation::{Lex, Term};

/// A mark of each sort for each token.
pub struct Marks<'a> {
    /// Lexicon that a token belongs to, the most telling one.
    pub owner: Vec<Option<Lex>>,
    /// Whether a token is in a place's name.
    pub place: Vec<bool>,
    /// The first title that begins at a token.
    pub titles: Vec<Option<&'a Term>>,
    /// Whether a token may be a word of a name.
    pub name_words: Vec<bool>,
}

impl<'a> Marks<'a> {
    /// Marks the tokens of a report.
    pub fn of(context: &Context<'a>) -> Self {
        let mut owner: Vec<Option<Lex>> = vec![None; context.tokens.len()];
        for term in context.terms {
            let telling = matches!(
                term.lex,
                Lex::Actor | Lex::Outlet | Lex::Nationality | Lex::Role | Lex::Title | Lex::People
            );
            if telling {
                for at in term.tokens.clone() {
                    // A title is the surest sign that a name follows.
                    if owner[at].is_none() || term.lex == Lex::Title {
                        owner[at] = Some(term.lex);
                    }
                }
            }
        }
        let mut place = vec![false; context.tokens.len()];
        for mention in context.places.iter().filter(|p| !p.weak) {
            let from = context
                .tokens
                .partition_point(|t| t.span.end <= mention.span.start);
            for (at, token) in context.tokens.iter().enumerate().skip(from) {
                if token.span.start >= mention.span.end {
                    break;
                }
                place[at] |= mention.span.overlaps(token.span);
            }
        }
        let mut titles = vec![None; context.tokens.len()];
        for term in context.terms.iter().filter(|t| t.lex == Lex::Title) {
            if let Some(title) = titles.get_mut(term.tokens.start) {
                title.get_or_insert(term);
            }
        }
        let mut marks = Self {
            owner,
            place,
            titles,
            name_words: Vec::new(),
        };
        marks.name_words = (0..context.tokens.len())
            .map(|at| marks.may_be_name(context, at))
            .collect();
        marks
    }

    fn may_be_name(&self, context: &Context<'_>, at: usize) -> bool {
        let token = &context.tokens[at];
        let lower = token.lower.as_str();
        token.word
            && token.capital
            && !lower.starts_with(|c: char| c.is_ascii_digit())
            && (!matches!(
                self.owner[at],
                Some(Lex::Actor | Lex::Outlet | Lex::Nationality)
            ) || self.is_surname(context, at))
            && !is_no_name(lower)
            && (!is_day_or_month(lower) || is_given_name(context, at))
            && !is_opener(lower)
    }
}

impl Marks<'_> {
    /// "Najib Danish" is a man, "Danish troops" are soldiers.
    fn is_surname(&self, context: &Context<'_>, at: usize) -> bool {
        let tokens = context.tokens;
        let bare = |at: usize| tokens.get(at).is_some_and(|t| t.word && t.capital);
        let given = at.checked_sub(1).filter(|&before| {
            let lower = tokens[before].lower.as_str();
            bare(before)
                && (self.owner[before].is_none() || self.owner[before] == Some(Lex::Title))
                && !self.place[before]
                && !is_no_name(lower)
                && !is_opener(lower)
                && !is_day_or_month(lower)
        });
        tokens[at].lower == "danish" && given.is_some() && !bare(at + 1)
    }
}

/// "Rahim Jan" is a man, "5 Jan" and "Jan 2018" are days.
fn is_given_name(context: &Context<'_>, at: usize) -> bool {
    let tokens = context.tokens;
    let number = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|t| t.lower.starts_with(|c: char| c.is_ascii_digit()))
    };
    tokens[at].lower == "jan"
        && at > 0
        && tokens[at - 1].capital
        && tokens[at - 1].word
        && !is_opener(&tokens[at - 1].lower)
        && !is_day_or_month(&tokens[at - 1].lower)
        && !number(at + 1)
}

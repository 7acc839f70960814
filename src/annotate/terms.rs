//! Words that a lexicon knows.

use once_cell::sync::OnceCell;

use crate::lexicon::{self, LexiconError};
use crate::model::Span;
use crate::model::annotation::{Lex, Term, Token};
use crate::text::phrases::Phrases;

/// The lexicons in the order of their tables of forms.
const TABLES: [Lex; 11] = [
    Lex::Actor,
    Lex::Outlet,
    Lex::Nationality,
    Lex::People,
    Lex::Role,
    Lex::Title,
    Lex::Speech,
    Lex::Hedge,
    Lex::Negative,
    Lex::Trigger,
    Lex::Target,
];

struct Matcher {
    phrases: Phrases,
    /// The number of the word "the".
    the: u32,
}

/// Read at the first report; every further one shares it.
static MATCHER: OnceCell<Matcher> = OnceCell::new();

fn matcher() -> Result<&'static Matcher, LexiconError> {
    MATCHER.get_or_try_init(|| {
        let phrases = lexicon::forms()?;
        let the = phrases.number("the");
        Ok(Matcher { phrases, the })
    })
}

/// Every term of every lexicon, by start and then by lexicon; terms of one lexicon do not overlap.
///
/// # Errors
/// A built-in lexicon is faulty, which the tests rule out.
pub fn terms(text: &str, tokens: &[Token]) -> Result<Vec<Term>, LexiconError> {
    let Matcher { phrases, the } = matcher()?;
    let numbers = phrases.numbers(tokens);
    let mut result = Vec::new();
    // The end of the last term of each lexicon.
    let mut free = [0; TABLES.len()];
    for at in 0..tokens.len() {
        let number = numbers.get(at).copied().unwrap_or_default();
        let tables = phrases.tables(number);
        if tables == 0 {
            continue;
        }
        for (table, (lex, free)) in (0..).zip(TABLES.into_iter().zip(&mut free)) {
            if tables & (1 << table) == 0 || at < *free {
                continue;
            }
            let longest = |at| phrases.longest_at(table, text, tokens, &numbers, at);
            let Some(found) = longest(at) else {
                continue;
            };
            // "the US military": "US military" names more than "the US".
            if number == *the && longest(at + 1).is_some_and(|b| b.tokens >= found.tokens) {
                continue;
            }
            let last = at + found.tokens;
            let end = tokens.get(last - 1).map_or(text.len(), |t| t.span.end);
            let start = tokens.get(at).map_or(end, |t| t.span.start);
            result.push(Term {
                span: Span::new(start, end),
                tokens: at..last,
                lex,
                row: found.row,
                form: found.form,
            });
            *free = last;
        }
    }
    Ok(result)
}

/// Whether one of the tokens is in no phrase of any lexicon.
///
/// # Errors
/// As [`terms`].
pub fn has_plain_word<'t>(
    mut tokens: impl Iterator<Item = &'t Token>,
) -> Result<bool, LexiconError> {
    let Matcher { phrases, .. } = matcher()?;
    Ok(tokens.any(|token| phrases.number(&token.lower) == 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    #[test]
    fn tables_are_in_the_order_of_the_lexicons() {
        assert!(TABLES.is_sorted());
        let text = "The US military said a Taliban commander was killed.";
        let found = terms(text, &tokenize(text)).unwrap_or_default();
        assert!(found.is_sorted_by_key(|t| (t.tokens.start, t.lex)));
        let words = |lex| found.iter().find(|t| t.lex == lex).map(|t| t.span.of(text));
        assert_eq!(words(Lex::Actor), Some("US military"));
        assert_eq!(words(Lex::Speech), Some("said"));
        assert_eq!(words(Lex::Trigger), Some("killed"));
    }
}

//! Words that a lexicon knows.

use std::collections::HashMap;

use once_cell::sync::OnceCell;

use crate::lexicon::{self, Lexicon, LexiconError};
use crate::model::Span;
use crate::model::annotation::{Lex, Term, Token};
use crate::text::phrases::Phrases;
use crate::text::quick::Quick;

type Tables = Vec<(Lex, Phrases<(usize, usize)>)>;

struct Matcher {
    tables: Tables,
    /// The words that a term can begin with, each with a bit for each table that has such a term.
    first: HashMap<String, u16, Quick>,
}

/// Built at the first report; every further one shares it.
static MATCHER: OnceCell<Matcher> = OnceCell::new();

fn build(lexicon: &Lexicon) -> Matcher {
    let tables = tables(lexicon);
    let mut first: HashMap<String, u16, Quick> = HashMap::default();
    for (at, (_, phrases)) in tables.iter().enumerate() {
        for word in phrases.first_words() {
            *first.entry(word.to_owned()).or_default() |= 1 << at;
        }
    }
    Matcher { tables, first }
}

fn tables(lexicon: &Lexicon) -> Tables {
    fn tagged<'a>(
        lex: Lex,
        forms: impl Iterator<Item = (&'a str, bool, usize)>,
    ) -> (Lex, Phrases<(usize, usize)>) {
        let mut phrases = Phrases::default();
        let mut form = 0;
        let mut last_row = usize::MAX;
        for (text, exact, row) in forms {
            form = if row == last_row { form + 1 } else { 0 };
            last_row = row;
            phrases.insert(text, exact, (row, form));
        }
        (lex, phrases)
    }
    macro_rules! table {
        ($lex:expr, $field:ident) => {
            tagged(
                $lex,
                lexicon
                    .$field
                    .forms()
                    .map(|(form, row)| (form.text.as_str(), form.exact, row)),
            )
        };
    }
    let trigger_forms: Vec<(String, usize)> = lexicon
        .triggers
        .iter()
        .enumerate()
        .flat_map(|(row, t)| t.forms.iter().map(move |(form, _)| (form.clone(), row)))
        .collect();
    let target_forms: Vec<(String, usize)> = lexicon
        .targets
        .iter()
        .enumerate()
        .flat_map(|(row, t)| t.forms().into_iter().map(move |form| (form, row)))
        .collect();
    vec![
        table!(Lex::Actor, actors),
        table!(Lex::Outlet, outlets),
        table!(Lex::Nationality, nationalities),
        table!(Lex::People, people),
        table!(Lex::Role, roles),
        table!(Lex::Title, titles),
        table!(Lex::Speech, speech),
        table!(Lex::Hedge, hedges),
        table!(Lex::Negative, negatives),
        tagged(
            Lex::Trigger,
            trigger_forms
                .iter()
                .map(|(form, row)| (form.as_str(), false, *row)),
        ),
        tagged(
            Lex::Target,
            target_forms
                .iter()
                .map(|(form, row)| (form.as_str(), false, *row)),
        ),
    ]
}

/// Every term of every lexicon, by start and then by lexicon; terms of one lexicon do not overlap.
///
/// # Errors
/// A built-in lexicon is faulty, which the tests rule out.
pub fn terms(text: &str, tokens: &[Token]) -> Result<Vec<Term>, LexiconError> {
    let matcher =
        MATCHER.get_or_try_init(|| lexicon::lexicon().map(build).map_err(Clone::clone))?;
    let mut result = Vec::new();
    let begins: Vec<u16> = tokens
        .iter()
        .map(|token| matcher.first.get(&token.lower).copied().unwrap_or_default())
        .collect();
    for (table, (lex, phrases)) in matcher.tables.iter().enumerate() {
        let mut at = 0;
        while at < tokens.len() {
            if begins[at] & (1 << table) == 0 {
                at += 1;
                continue;
            }
            let Some(found) = phrases.longest_at(text, tokens, at) else {
                at += 1;
                continue;
            };
            // "the US military": "US military" names more than "the US".
            let behind = || phrases.longest_at(text, tokens, at + 1);
            if tokens[at].lower == "the" && behind().is_some_and(|b| b.tokens >= found.tokens) {
                at += 1;
                continue;
            }
            let last = at + found.tokens;
            result.push(Term {
                span: Span::new(tokens[at].span.start, tokens[last - 1].span.end),
                tokens: at..last,
                lex: *lex,
                row: found.value.0,
                form: found.value.1,
            });
            at = last;
        }
    }
    result.sort_by_key(|t| (t.tokens.start, t.lex));
    Ok(result)
}

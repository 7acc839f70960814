//! Names and who bears them: two of one person, one of several persons, one of a place.

use std::collections::BTreeSet;

use super::found::Context;
use crate::model::annotation::PersonMention;

/// Words that say of a name that it is another one of the person named before.
const ALIAS_HEADS: &[&str] = &[
    "known",
    "alias",
    "aka",
    "a.k.a",
    "called",
    "famous",
    "nicknamed",
    "guerre",
];

/// Other words that stand between a name and another one of the same person.
const ALIAS_WORDS: &[&str] = &[
    "as",
    "also",
    "better",
    "widely",
    "commonly",
    "popularly",
    "locally",
    "more",
    "by",
    "his",
    "her",
    "the",
    "nom",
    "de",
    "name",
    "who",
    "was",
    "is",
    "under",
    ".",
];

/// Who bears a word of a name.
#[derive(Default)]
pub struct Bearers {
    /// Everybody.
    pub any: BTreeSet<usize>,
    /// Those whose last name it is.
    pub last: BTreeSet<usize>,
}

impl Bearers {
    /// The one person whom the word alone stands for: a last name before another.
    pub fn only(&self) -> Option<usize> {
        let of = if self.last.len() == 1 {
            &self.last
        } else {
            &self.any
        };
        of.first().copied().filter(|_| of.len() == 1)
    }
}

/// "X, also known as Y", "X alias Y", "X (also called Y)": the person who bears the other name too.
pub fn bearer(
    context: &Context<'_>,
    mentions: &[PersonMention],
    name: usize,
    from: usize,
) -> Option<usize> {
    let word = |at: usize| context.tokens.get(at).map_or("", |t| t.lower.as_str());
    let mut at = name;
    let between = |w: &str| ALIAS_HEADS.contains(&w) || ALIAS_WORDS.contains(&w);
    while at > from && between(word(at - 1)) {
        at -= 1;
    }
    let named = (at..name).any(|t| ALIAS_HEADS.contains(&word(t)));
    let gap = at > from && matches!(word(at - 1), "," | "(");
    let end = at
        .checked_sub(1 + usize::from(gap))
        .filter(|&t| named && t >= from)?;
    let last = context.tokens.get(end)?.span;
    mentions
        .iter()
        .rev()
        .find(|m| m.span.overlaps(last))
        .map(|m| m.person)
}

/// "in Tangi Khel village": whatever a name looks like, what has such a word behind it and "in" before it is a place.
pub fn is_typed(context: &Context<'_>, at: usize, end: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| context.tokens.get(at))
            .map_or("", |t| t.lower.as_str())
    };
    let article = usize::from(word(at.checked_sub(1)) == "the");
    // "the village of Sheikhano Kalai".
    let of = word(at.checked_sub(1)) == "of"
        && matches!(
            word(at.checked_sub(2)),
            "village" | "hamlet" | "locality" | "area" | "valley" | "neighbourhood"
        );
    of || matches!(
        word(Some(end)),
        "village" | "hamlet" | "locality" | "neighbourhood" | "neighborhood" | "area" | "valley"
    ) && matches!(
        word(at.checked_sub(1 + article)),
        "in" | "at" | "near" | "of" | "from" | "around" | "through"
    )
}

/// Whether what stands around a run says that it is a place: "in", "district of", "district".
pub fn is_placed(context: &Context<'_>, at: usize, end: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| context.tokens.get(at))
            .map_or("", |t| t.lower.as_str())
    };
    matches!(
        word(Some(end)),
        "district" | "province" | "city" | "village" | "area" | "valley" | "town"
    ) || word(Some(end)) != ","
        && matches!(word(at.checked_sub(1)), "in" | "near" | "at" | "'s" | "’s")
        || word(at.checked_sub(1)) == "of"
            && matches!(
                word(at.checked_sub(2)),
                "district" | "province" | "city" | "village" | "area" | "valley" | "town"
            )
}

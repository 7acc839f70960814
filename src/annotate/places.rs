//! Stretches of a text that name a place of the gazetteer, whatever they stand for there.

use crate::gazetteer::Gazetteer;
use crate::model::Span;
use crate::model::annotation::PlaceMention;
use crate::model::place::{PlaceId, PlaceKind};
use crate::text::fold::Folded;

/// Words of English prose that are also names or spellings of places: alone, they count as a name
/// only where a capital means something, inside a sentence.
const COMMON: &[&str] = &[
    "ab", "ali", "all", "an", "are", "band", "bar", "be", "bala", "bell", "car", "char", "dara",
    "day", "do", "far", "gas", "gold", "he", "her", "hill", "how", "in", "jan", "khan", "khas",
    "king", "lake", "last", "left", "long", "mail", "main", "man", "many", "march", "may", "men",
    "mine", "new", "no", "nor", "now", "of", "old", "or", "park", "pol", "post", "pul", "road",
    "said", "sang", "sar", "say", "see", "set", "shah", "she", "so", "some", "sun", "tag", "tall",
    "ten", "then", "to", "top", "tower", "two", "war", "was", "we", "west", "wood", "zero",
];

/// Words before which "capital" is no name of Kabul's: "the Afghan capital, Kabul" names it itself.
const AFGHAN_CAPITAL: &str = "afghan capital";

/// Every place name in `text`, in text order, the longest at each spot, none overlapping another.
///
/// A name opens at a word that begins with a capital (or is written in a script without
/// capitals) and ends at a word's end; type words ("district") are left out unless the gazetteer
/// has them in the name. "The Afghan capital" counts as a name of the city where the city's name
/// does not follow.
pub fn places(text: &str, gaz: &Gazetteer) -> Vec<PlaceMention> {
    let folded = Folded::new(text);
    let mut found = Vec::new();
    let mut free_from = 0;
    for (at, word) in folded.words().iter().enumerate() {
        if word.start < free_from {
            continue;
        }
        if let Some((end, candidates)) = afghan_capital(&folded, at, gaz) {
            free_from = end;
            found.push(PlaceMention {
                span: folded.original(word.start, end),
                candidates,
            });
            continue;
        }
        if !word.capital {
            continue;
        }
        let Some(hit) = gaz.longest_at(&folded, word.start) else {
            continue;
        };
        let span = folded.original(word.start, hit.end);
        let single = hit.end <= word.end;
        if single && (is_common_here(&folded, at, text, span) || is_acronym(text, span)) {
            continue;
        }
        free_from = hit.end;
        found.push(PlaceMention {
            span,
            candidates: hit.places,
        });
    }
    found
}

/// A common word that is capitalised because it opens a sentence or stands in a headline.
fn is_common_here(folded: &Folded, at: usize, text: &str, span: Span) -> bool {
    let Some(word) = folded.words().get(at) else {
        return false;
    };
    let plain = folded.text().get(word.start..word.end).unwrap_or_default();
    if COMMON.binary_search(&plain).is_err() {
        return false;
    }
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    let opens = before.chars().next_back().is_none_or(|c| {
        matches!(
            c,
            '.' | '!' | '?' | ':' | '"' | '“' | '”' | '•' | '-' | '—' | '–' | '('
        )
    });
    let paragraph = text
        .get(..span.start)
        .unwrap_or_default()
        .chars()
        .rev()
        .take_while(|c| c.is_whitespace())
        .any(|c| c == '\n');
    let next_capital = folded.words().get(at + 1).is_some_and(|w| w.capital);
    let last_capital = at
        .checked_sub(1)
        .and_then(|i| folded.words().get(i))
        .is_some_and(|w| w.capital);
    opens || paragraph || word.upper || (next_capital && last_capital)
}

/// Two or three capitals among small letters are an acronym ("US", "NDS"), not a name.
fn is_acronym(text: &str, span: Span) -> bool {
    let word = span.of(text);
    word.chars().count() <= 3 && word.is_ascii() && word.chars().all(|c| c.is_ascii_uppercase())
}

/// "The Afghan capital", unless the city's own name stands beside it.
fn afghan_capital(folded: &Folded, at: usize, gaz: &Gazetteer) -> Option<(usize, Vec<PlaceId>)> {
    let (first, second) = (folded.words().get(at)?, folded.words().get(at + 1)?);
    if folded.text().get(first.start..second.end)? != AFGHAN_CAPITAL {
        return None;
    }
    let named = (at + 2..at + 4)
        .filter_map(|i| folded.words().get(i))
        .any(|w| w.capital && gaz.longest_at(folded, w.start).is_some());
    if named {
        return None;
    }
    let city: Vec<_> = gaz
        .find("Kabul")
        .into_iter()
        .map(|hit| hit.place)
        .filter(|&p| gaz.place(p).kind == PlaceKind::City)
        .take(1)
        .collect();
    (!city.is_empty()).then_some((second.end, city))
}

//! Of whom the report is: the person whom its headline names.

use crate::extract::reading::Reading;
use crate::extract::voices::frames::Frame;

/// A name of fewer letters is too common to tell who is meant.
const SHORTEST_NAME: usize = 4;

/// The words of a post before a name are at most this many.
const LONGEST_POST: usize = 8;

/// The one person whom the headline names, where the report has named him before a token.
pub fn person(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let title = reading.report.title.as_deref()?.to_lowercase();
    let words: Vec<&str> = title
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .collect();
    let in_title = |name: &str| {
        name.to_lowercase()
            .rsplit(' ')
            .next()
            .is_some_and(|last| last.len() >= SHORTEST_NAME && words.contains(&last))
    };
    let mut named = reading
        .spans
        .people
        .iter()
        .enumerate()
        .filter(|(_, p)| in_title(&p.name))
        .map(|(index, _)| index);
    let only = named.next().filter(|_| named.next().is_none())?;
    let here = reading.token(at)?.span.start;
    reading
        .spans
        .persons
        .iter()
        .any(|m| m.person == only && m.span.end <= here)
        .then_some(only)
}

/// "He and a bodyguard were killed" at the head of a paragraph: he of whom the report is.
pub fn at_head(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let sentences = &reading.spans.sentences;
    let own = sentences.partition_point(|s| s.tokens.end <= at);
    let sentence = sentences.get(own)?;
    let opens = own == 0 || sentences.get(own - 1)?.paragraph != sentence.paragraph;
    (opens && sentence.tokens.start == at)
        .then(|| person(reading, at))
        .flatten()
}

/// "His successor, X, held out for months. In August he surrendered": the person with whom the sentence before begins,
/// in the same paragraph, unless he is the one who speaks.
pub fn subject_before(reading: &Reading<'_>, at: usize, frames: &[Vec<Frame>]) -> Option<usize> {
    let sentences = &reading.spans.sentences;
    let own = sentences.partition_point(|s| s.tokens.end <= at);
    let before = sentences.get(own.checked_sub(1)?)?;
    if before.paragraph != sentences.get(own)?.paragraph {
        return None;
    }
    let first = before
        .tokens
        .clone()
        .take(LONGEST_POST)
        .take_while(|&t| {
            let slot = reading.slot(t);
            slot.person.is_some()
                || slot.title.is_some()
                || slot.role.is_some()
                || slot.people.is_some()
                || slot.actor.is_some()
                || reading.is(
                    t,
                    &["the", "his", "her", "its", "their", ",", ".", "'s", "group"],
                )
        })
        .find(|&t| reading.slot(t).person.is_some())?;
    let mention = reading.person_at(first)?;
    let speaks = frames.iter().flatten().any(|f| f.name.contains(&first));
    let owner = reading.is(reading.tokens_of(mention.span).end, &["'s", "'"]);
    (!speaks && !owner).then_some(mention.person)
}

//! Persons named apart from what happened to them: "police named the judge as X", "they were X and Y", "the ones who
//! surrendered are X and Y".

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::{Fated, Telling};
use crate::model::Fate;
use crate::model::annotation::Section;

/// A name given later is of somebody told of at most this many sentences before.
const REACH: usize = 6;

/// Between a noun and the participle that names it stand at most this many tokens: "the group's governor for Y".
const LONGEST_HEAD: usize = 9;

/// Between a verb of naming and its "as" stand at most this many tokens.
const LONGEST_OBJECT: usize = 8;

/// Gives tellings the persons whom the report names for them elsewhere.
pub fn complete(reading: &Reading<'_>, tellings: &mut [Telling]) {
    for (index, sentence) in reading.spans.sentences.iter().enumerate() {
        if sentence.section != Section::Body {
            continue;
        }
        for at in sentence.tokens.clone() {
            let Some((noun, names)) = named_as(reading, at, sentence.tokens.end)
                .or_else(|| apposed(reading, at, sentence.tokens.start))
                .or_else(|| slain(reading, at))
                .or_else(|| they_were(reading, at, sentence.tokens.start))
            else {
                continue;
            };
            let persons = listed(reading, names, sentence.tokens.end);
            // What became of them is told in the same sentence.
            let told = tellings.iter().filter(|t| t.sentence == index).any(|t| {
                t.persons.iter().any(|own| {
                    own.fate != Fate::Targeted && persons.iter().any(|p| p.person == own.person)
                })
            });
            if !persons.is_empty()
                && !told
                && let Some(telling) = meant(reading, tellings, index, noun)
            {
                add(telling, &persons);
            }
        }
    }
}

/// "named him as X", "identified the judge as X", "was identified as X": the noun, if any, and where the names begin.
fn named_as(reading: &Reading<'_>, at: usize, end: usize) -> Option<(Option<usize>, usize)> {
    if !reading.is(
        at,
        &["named", "identified", "identifies", "identify", "names"],
    ) {
        return None;
    }
    let link = (at + 1..end.min(at + LONGEST_OBJECT))
        .take_while(|&t| !reading.is(t, &[",", ".", ";", "\""]))
        .find(|&t| reading.is(t, &["as"]));
    // "the slain chief was named X".
    let bare = || {
        let be = reading.is(at.wrapping_sub(1), clauses::BE);
        let name = (at + 1..end.min(at + 4))
            .find(|&t| reading.slot(t).title.is_none() && !reading.is(t, &["."]))?;
        (be && reading.slot(name).person.is_some()).then_some(at)
    };
    let link = link.or_else(bare)?;
    let passive = link == at + 1 || link == at;
    let noun = |range: std::ops::Range<usize>| {
        range.rev().find(|&t| {
            reading.slot(t).people.is_some()
                || reading.slot(t).role.is_some()
                || reading.is(t, &["him", "her", "them", "he", "she", "dead", "driver"])
        })
    };
    let of = if passive {
        noun(at.saturating_sub(LONGEST_OBJECT)..at)
    } else {
        noun(at + 1..link)
    };
    of.map(|of| (Some(of), link + 1))
}

/// "a commander identified as X", "the man, known as X", "the suspect, named Y", "a gunman called Z": the noun and
/// where the name begins.
fn apposed(reading: &Reading<'_>, at: usize, start: usize) -> Option<(Option<usize>, usize)> {
    if !reading.is(at, &["named", "identified", "known", "called", "nicknamed"]) || at == start {
        return None;
    }
    let link = (at + 1..at + 4)
        .take_while(|&t| reading.is(t, &["as", "by", "only", "locally", "simply"]))
        .last()
        .map_or(at + 1, |t| t + 1);
    let titled =
        (link..link + 3).find(|&t| reading.slot(t).title.is_none() && !reading.is(t, &["."]));
    if titled.is_none_or(|t| reading.slot(t).person.is_none()) {
        return None;
    }
    let aside = reading.is(at - 1, &[",", "("]);
    let auxiliary = reading.is(at - 1, &["been", "was", "were", "is", "are", "has", "have"]);
    if auxiliary {
        return None;
    }
    let head = if aside { at - 1 } else { at };
    let noun = (start.max(head.saturating_sub(LONGEST_HEAD))..head)
        .rev()
        .take_while(|&t| {
            !reading.is(t, &[",", ";", "\"", "."]) && !clauses::is_finite_verb(reading, t)
        })
        .filter(|&t| {
            reading.slot(t).people.is_some()
                || reading.slot(t).role.is_some()
                || is_person_word(reading, t)
        })
        .last()?;
    Some((Some(noun), link))
}

/// "the slain commander, X": the noun and where the name begins.
fn slain(reading: &Reading<'_>, at: usize) -> Option<(Option<usize>, usize)> {
    let dead = reading.is(at, &["slain", "dead", "murdered", "fallen"])
        && reading.is(at.wrapping_sub(1), &["the"]);
    let comma = (at + 2..at + 5).find(|&t| reading.is(t, &[","]))?;
    let noun = comma - 1;
    let somebody = reading.slot(noun).people.is_some() || reading.slot(noun).role.is_some();
    let name = (comma + 1..comma + 4)
        .find(|&t| reading.slot(t).title.is_none() && !reading.is(t, &["."]))?;
    let named = reading.slot(name).person.is_some() || reading.slot(comma + 1).person.is_some();
    (dead && somebody && named).then_some((Some(noun), comma + 1))
}

fn is_person_word(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(
        at,
        &[
            "man",
            "woman",
            "girl",
            "boy",
            "governor",
            "commander",
            "leader",
            "chief",
            "victim",
            "suspect",
            "one",
            "them",
        ],
    )
}

/// "They were X and Y", "the ones who surrendered are X and Y", "the dead were X and Y".
fn they_were(reading: &Reading<'_>, at: usize, start: usize) -> Option<(Option<usize>, usize)> {
    if at == start {
        return None;
    }
    if reading.is(at, &["was", "is"]) {
        return one_was(reading, at, start);
    }
    if !reading.is(at, &["were", "are", "include", "included"]) {
        return None;
    }
    let opens = reading.is(start, &["they"]) && at == start + 1;
    let clause = (start..at)
        .rev()
        .take_while(|&t| !reading.is(t, &[".", ";", "\"", "that"]) || t + 1 == at)
        .collect::<Vec<_>>();
    let ones = clause.iter().any(|&t| {
        reading.is(t, &["ones", "those", "dead", "victims"])
            && reading.is(t.wrapping_sub(1), &["the", "said", "that", "among"])
    }) && !clause.iter().any(|&t| reading.slot(t).number.is_some());
    (opens || ones).then_some((None, at + 1))
}

/// "One of the dead was X", "another of those killed was X".
fn one_was(reading: &Reading<'_>, at: usize, start: usize) -> Option<(Option<usize>, usize)> {
    let of = (start..at)
        .rev()
        .take(5)
        .find(|&t| reading.is(t, &["of", "among"]))?;
    let one = reading.is(of.wrapping_sub(1), &["one", "another"]) || of == start;
    let whom = (of + 1..at).any(|t| {
        reading.is(
            t,
            &[
                "dead",
                "them",
                "killed",
                "slain",
                "victims",
                "detainees",
                "arrested",
                "captured",
            ],
        )
    });
    (one && whom).then_some((None, at + 1))
}

/// The persons of a list that begins at a token: names, with their titles and what is said of each between commas.
fn listed(reading: &Reading<'_>, from: usize, end: usize) -> Vec<Fated> {
    let mut found: Vec<Fated> = Vec::new();
    let mut at = from;
    let mut gap = 0;
    while at < end && gap < 14 {
        if let Some(mention) = reading.person_at(at) {
            if found.iter().all(|f| f.person != mention.person) {
                found.push(Fated {
                    person: mention.person,
                    fate: Fate::Killed,
                    span: mention.span,
                });
            }
            at = reading.tokens_of(mention.span).end;
            gap = 0;
            continue;
        }
        let titled =
            reading.slot(at).title.is_some() || reading.is(at, &[".", "a", "the", "and", ","]);
        // The first name follows at once; a verb or a speaker ends the list.
        let stops = found.is_empty()
            && !titled
            && reading.slot(at).role.is_none()
            && reading.slot(at).people.is_none()
            && reading.slot(at).actor.is_none()
            && reading.slot(at).number.is_none()
            && !reading.is(at, &["named", "called", "identified", "known", "as"])
            || clauses::is_finite_verb(reading, at)
                && reading.slot(at).actor.is_none()
                && !reading.is(at, &["named", "known"])
            || reading.slot(at).speech.is_some() && !reading.is(at, &["named", "known"])
            || reading.is(at, &[";", "\"", "of", "by", "with"]) && found.is_empty();
        if stops {
            break;
        }
        gap += 1;
        at += 1;
    }
    // "..., X said": whoever speaks behind the list is not in it.
    if found.len() > 1
        && reading.slot(at).speech.is_some()
        && found
            .last()
            .is_some_and(|f| reading.tokens_of(f.span).end == at)
    {
        found.pop();
    }
    found
}

/// The telling last before, or in, a sentence that tells of somebody who may be the one named.
fn meant<'t>(
    reading: &Reading<'_>,
    tellings: &'t mut [Telling],
    sentence: usize,
    noun: Option<usize>,
) -> Option<&'t mut Telling> {
    let word = noun.map(|n| reading.word(n)).filter(|w| {
        !matches!(
            *w,
            "him" | "her" | "them" | "he" | "she" | "dead" | "man" | "men" | "victim" | "victims"
        )
    });
    tellings
        .iter_mut()
        .rev()
        .filter(|t| t.sentence <= sentence && t.sentence + REACH >= sentence && !t.denied)
        .filter(|t| t.gravest_fate().is_some())
        .find(|t| {
            let here = noun.is_some() && t.sentence == sentence;
            let fits = here
                || word.is_none_or(|word| {
                    reading.spans.sentences.get(t.sentence).is_some_and(|s| {
                        s.tokens
                            .clone()
                            .filter(|&at| Some(at) != noun)
                            .any(|at| reading.is(at, &[word]))
                    })
                });
            fits && t.persons.iter().all(|p| p.fate == Fate::Targeted)
        })
}

fn add(telling: &mut Telling, persons: &[Fated]) {
    let Some(fate) = telling.gravest_fate() else {
        return;
    };
    for person in persons {
        if telling.persons.iter().all(|p| p.person != person.person) {
            telling.persons.push(Fated {
                fate,
                ..person.clone()
            });
        }
    }
    telling.described.clear();
}

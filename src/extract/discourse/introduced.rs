//! Persons whom a sentence of their own introduces after the news of somebody unnamed: "X was on his way home", "the
//! body of X was found"; and what became of persons who were shot or attacked, where the report counts the dead.

use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::telling::{Fated, Telling};
use crate::extract::voices::frames::Frame;
use crate::lexicon::TriggerClass;
use crate::model::annotation::{PersonMention, Section};
use crate::model::{Fate, TollScope};

/// The person is introduced at most this many sentences after the news.
const REACH: usize = 2;

/// Words behind a name that go on about who somebody was.
const GOES_ON: &[&str] = &[
    "was",
    "had",
    "worked",
    "served",
    "is",
    "has",
    "taught",
    "led",
    "ran",
    "owned",
    "headed",
    "leaves",
    "left",
    "belonged",
    "became",
    "hailed",
    "who",
    "died",
    "commanded",
    "used",
    "succumbed",
];

/// Gives tellings of one unnamed victim the person whom the next sentences introduce.
pub fn complete(reading: &Reading<'_>, tellings: &mut [Telling], frames: &[Vec<Frame>]) {
    for (index, sentence) in reading.spans.sentences.iter().enumerate() {
        if sentence.section != Section::Body {
            continue;
        }
        let (start, end) = (sentence.tokens.start, sentence.tokens.end);
        // "It happened while the chief, X, was on his way home".
        let behind = || {
            (start..end)
                .find(|&t| reading.is(t, &["while", "when", "as"]) && reading.is(t + 1, &["the"]))
                .and_then(|t| topic(reading, t + 1, end))
        };
        let Some(mention) = topic(reading, start, end).or_else(behind) else {
            continue;
        };
        if !is_new(reading, mention) || speaks(reading, mention.person, frames) {
            continue;
        }
        let own = tellings.iter().any(|t| {
            t.persons
                .iter()
                .any(|p| p.person == mention.person && p.fate != Fate::Targeted)
        });
        if own {
            continue;
        }
        let near = |t: &Telling| {
            t.sentence < index && t.sentence + REACH >= index && !t.denied && is_of_one(t)
        };
        // "The judge, X, was driving to work": not the prosecutor of whom was told last.
        let noun = sentence.tokens.start + 1;
        let opened = reading.is(sentence.tokens.start, &["the"]) && reading.is(noun + 1, &[","]);
        let same = |t: &Telling| {
            t.described.iter().any(|&span| {
                reading
                    .tokens_of(span)
                    .any(|w| reading.word(w) == reading.word(noun))
            })
        };
        let victim = tellings
            .iter()
            .rposition(|t| opened && near(t) && same(t))
            .or_else(|| tellings.iter().rposition(near))
            .and_then(|at| tellings.get_mut(at));
        if let Some(telling) = victim
            && let Some(fate) = telling.gravest_fate()
        {
            telling.persons.push(Fated {
                person: mention.person,
                fate,
                span: mention.span,
            });
            telling.described.clear();
        }
    }
}

/// The person with whom a sentence opens and of whom it goes on to tell.
fn topic<'a>(reading: &Reading<'a>, start: usize, end: usize) -> Option<&'a PersonMention> {
    let mut at = start;
    if reading.is(at, &["the"])
        && reading.is(at + 1, &["body", "corpse", "remains"])
        && reading.is(at + 2, &["of"])
    {
        at += 3;
    }
    // "The victim, Dr X, had taught".
    if reading.is(at, &["the"]) {
        let comma = (at + 1..at + 5).find(|&t| reading.is(t, &[","]))?;
        let somebody = (at + 1..comma).any(|t| {
            reading.slot(t).people.is_some()
                || reading.slot(t).role.is_some()
                || reading.is(t, &["victim", "deceased", "slain", "dead", "man", "woman"])
        });
        if !somebody {
            return None;
        }
        at = comma + 1;
    }
    while at < end
        && (reading.slot(at).title.is_some() || reading.is(at, &["."]))
        && reading.slot(at).person.is_none()
    {
        at += 1;
    }
    let opened = reading.is(start, &["the"]) && reading.is(at.wrapping_sub(1), &[","]);
    let mention = reading.person_at(at)?;
    if opened {
        let end = reading.tokens_of(mention.span).end;
        return reading.is(end, &[","]).then_some(mention);
    }
    let mut next = reading.tokens_of(mention.span).end;
    if reading.is(next, &[","]) {
        if reading.is(next + 1, &["who"]) {
            return Some(mention);
        }
        // ", the defence secretary,": who has a post of state is seldom the victim of the news.
        if reading.is(next + 1, &["the"]) {
            return None;
        }
        next = (next + 1..end.min(next + 24)).find(|&t| reading.is(t, &[","]))? + 1;
    }
    let past = |t: usize| {
        reading.word(t).ends_with("ed")
            && reading.token(t).is_some_and(|t| !t.capital)
            && reading.slot(t).speech.is_none()
            && reading.slot(t).trigger.is_none()
    };
    (reading.is(next, GOES_ON) || past(next)).then_some(mention)
}

/// Whether the report's body has not named the person before.
fn is_new(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let body = reading
        .spans
        .sentences
        .iter()
        .find(|s| s.section == Section::Body)
        .map_or(0, |s| s.span.start);
    reading.spans.persons.iter().all(|m| {
        m.person != mention.person || m.span.start < body || m.span.start >= mention.span.start
    })
}

fn speaks(reading: &Reading<'_>, person: usize, frames: &[Vec<Frame>]) -> bool {
    reading
        .spans
        .persons
        .iter()
        .filter(|m| m.person == person)
        .any(|m| {
            let at = reading.tokens_of(m.span).start;
            frames.iter().flatten().any(|f| f.name.contains(&at))
        })
}

/// Whether a telling is of one unnamed person, or of one and his company.
pub fn is_of_one(telling: &Telling) -> bool {
    let taken = telling
        .taken
        .as_ref()
        .is_some_and(|t| t.scope == TollScope::Named && t.count.is_some_and(|c| c.min == 1));
    telling.persons.is_empty() && (!telling.described.is_empty() || taken)
}

/// "The police chief was killed; the guard shot Colonel X": where one unnamed person is dead and one named person was
/// shot at, he is the dead man.
pub fn settle(tellings: &mut [Telling], happenings: &[Happening]) {
    for happening in happenings {
        let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
        let died = told().any(|t| !t.denied && !t.described.is_empty())
            && told().all(|t| t.persons.iter().all(|p| p.fate != Fate::Killed));
        let mut targeted: Vec<usize> = told()
            .flat_map(|t| &t.persons)
            .filter(|p| p.fate == Fate::Targeted)
            .map(|p| p.person)
            .collect();
        targeted.dedup();
        let ([person], true) = (targeted.as_slice(), died) else {
            continue;
        };
        let person = *person;
        for &index in &happening.tellings {
            if let Some(telling) = tellings.get_mut(index) {
                for fated in telling.persons.iter_mut().filter(|p| p.person == person) {
                    fated.fate = Fate::Killed;
                }
            }
        }
    }
}

/// "X was shot near his home", right after the news that one man was killed: he.
pub fn names_the_victim(told: &[&Telling], telling: &Telling) -> bool {
    let [person] = telling.persons.as_slice() else {
        return false;
    };
    let near = told
        .last()
        .is_some_and(|t| telling.sentence > t.sentence && telling.sentence - t.sentence <= REACH);
    let same = |t: &&Telling| {
        is_of_one(t)
            && (telling.kind == t.kind
                || telling.kind.is_none()
                || !telling.has_means()
                || !t.has_means())
            && (person.fate == Fate::Targeted && t.has_outcome()
                || t.gravest_fate() == Some(person.fate) && t.has(TriggerClass::Take))
    };
    near && told.iter().all(|t| t.persons.is_empty()) && told.iter().any(same)
}

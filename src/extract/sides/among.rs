//! "The police chief, X, was among the dead": a person counted among those of whom the report has told.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::sides::actors;
use crate::extract::sides::subjects::subject_or_shared;
use crate::extract::telling::{Telling, Toll};
use crate::extract::triggers::verbs;
use crate::extract::voices::frames::Frame;
use crate::model::{Count, Fate, TollScope};

/// Words for those to whom it happened, with what became of them.
const OUTCOMES: &[(&str, Fate)] = &[
    ("dead", Fate::Killed),
    ("killed", Fate::Killed),
    ("slain", Fate::Killed),
    ("fatalities", Fate::Killed),
    ("deceased", Fate::Killed),
    ("martyrs", Fate::Killed),
    ("wounded", Fate::Injured),
    ("injured", Fate::Injured),
    ("captured", Fate::Captured),
    ("arrested", Fate::Captured),
    ("detained", Fate::Captured),
    ("detainees", Fate::Captured),
    ("kidnapped", Fate::Abducted),
    ("abducted", Fate::Abducted),
];

/// Reads the persons of "X was among the dead" into the telling of a sentence, or gives a telling that refers back.
pub fn dead(
    reading: &Reading<'_>,
    index: usize,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    let Some((among, fate)) = sentence.clone().find_map(|t| outcome(reading, t)) else {
        return;
    };
    let be = among
        .checked_sub(1)
        .filter(|&t| reading.is(t, &["was", "were", "is", "are", "be", "been"]));
    let Some((be, subject)) = be
        .map(|be| {
            let group = verbs::group_start(reading, be).min(be);
            (group, subject_or_shared(reading, group, sentence))
        })
        .or_else(|| Some((among, apposed(reading, among, sentence)?)))
    else {
        return;
    };
    let denied = (be..among).any(|t| reading.is(t, &["not", "never"]));
    let mut persons = Vec::new();
    actors::persons(reading, &subject, fate, &mut persons);
    let known = |telling: &Telling| {
        persons
            .iter()
            .all(|p| telling.persons.iter().any(|k| k.person == p.person))
    };
    if denied || persons.is_empty() || tellings.iter().any(known) {
        return;
    }
    let named = u32::try_from(persons.len())
        .ok()
        .filter(|_| fate == Fate::Killed)
        .map(|number| Toll {
            count: Some(Count::exactly(number)),
            scope: TollScope::Part,
            words: reading.words(among..among + 3),
            span: reading.span(among..among + 3),
            civilians: None,
        });
    if let Some(telling) = tellings.first_mut() {
        telling.persons.extend(persons);
        // "Eight to 12 were killed or injured, X among the dead": he alone is counted as dead.
        if telling.killed.is_none() {
            telling.killed = named;
        }
        return;
    }
    let mut remark = Telling::new(index, Vec::new());
    remark.definite = true;
    remark.frame = frames.iter().position(|f| f.scope.contains(&be));
    remark.killed = named;
    remark.persons = persons;
    tellings.push(remark);
}

/// "eight to 12 insurgents were killed or injured, Mullah X among the dead": the name between the comma and "among".
fn apposed(reading: &Reading<'_>, among: usize, sentence: &Range<usize>) -> Option<Vec<usize>> {
    let comma = (sentence.start..among)
        .rev()
        .take_while(|&t| {
            let slot = reading.slot(t);
            slot.person.is_some()
                || slot.title.is_some()
                || reading.is(t, &[",", "and", "one", "."])
        })
        .find(|&t| reading.is(t, &[","]))?;
    let named: Vec<usize> = (comma + 1..among).collect();
    named
        .iter()
        .any(|&t| reading.slot(t).person.is_some())
        .then_some(named)
}

/// The "among" of "among the dead", "one of those killed", with what became of them.
fn outcome(reading: &Reading<'_>, at: usize) -> Option<(usize, Fate)> {
    let among = reading.is(at, &["among"]);
    let one_of = reading.is(at, &["one"]) && reading.is(at + 1, &["of"]);
    let from = at + if one_of { 2 } else { 1 };
    let noun = from + usize::from(reading.is(from, &["the", "those"]));
    let known = OUTCOMES
        .iter()
        .find(|(word, _)| reading.is(noun, &[*word]))?;
    (among || one_of).then_some((at, known.1))
}

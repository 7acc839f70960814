//! People in the streets: "hundreds of residents marched", "protesters blocking the highway".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::triggers::captives;
use crate::extract::triggers::verbs::Use;
use crate::lexicon::{TriggerClass, WordForm};
use crate::model::SubEventType;

/// The rule of a crowd that marches or rallies.
const MARCHED: &str = "trigger.marched";

/// The crowd is named within this many tokens before its verb.
const CROWD_REACH: usize = 10;

/// Many, of whom no noun need say who they are.
const MANY: &[&str] = &[
    "hundreds",
    "dozens",
    "thousands",
    "scores",
    "relatives",
    "mourners",
    "crowd",
    "crowds",
    "protesters",
    "demonstrators",
    "families",
    "drivers",
    "supporters",
    "activists",
];

/// The verbs of a sentence by which a crowd protests and that the lexicon has for something else, if at all.
pub fn triggers(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Trigger> {
    sentence
        .clone()
        .filter(|&at| marches(reading, at, sentence))
        .map(|at| Trigger {
            tokens: at..at + 1,
            class: TriggerClass::Crowd,
            kind: Some(SubEventType::PeacefulProtest),
            generic: false,
            refers: false,
            form: if reading.word(at).ends_with("ing") {
                WordForm::Gerund
            } else {
                WordForm::Past
            },
            used: Use::Active,
            denied: false,
            rule: MARCHED.to_owned(),
        })
        .collect()
}

fn marches(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let slot = reading.slot(at);
    let phrase = slot
        .trigger
        .and_then(|t| reading.term(t))
        .is_some_and(|term| term.tokens.len() > 1);
    // "gunmen marched them away", "supporters rallied round him", "fighters marched into the town".
    let other = reading.is(
        at + 1,
        &[
            "round", "behind", "around", "into", "off", "past", "them", "him", "her",
        ],
    ) || reading.slot(at + 1).people.is_some()
        || reading.slot(at + 1).number.is_some();
    let often = (at..sentence.end)
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .any(|t| reading.is(t, &["every", "often", "regularly", "daily"]));
    reading.is(at, &["marched", "rallied", "marching", "rallying"])
        && !phrase
        && !other
        && !often
        && by_a_crowd(reading, at, sentence)
}

/// "Hundreds of people blocked the road", "protesters blocking the highway": no snow, and no gunmen.
pub fn by_a_crowd(reading: &Reading<'_>, verb: usize, sentence: &Range<usize>) -> bool {
    let subject = verb.saturating_sub(CROWD_REACH).max(sentence.start)..verb;
    let people = subject
        .clone()
        .any(|t| reading.slot(t).people.is_some() || reading.is(t, MANY));
    people
        && !subject.into_iter().any(|t| {
            captives::is_armed(reading, t)
                || reading.is(
                    t,
                    &[
                        "commandos",
                        "troops",
                        "soldiers",
                        "forces",
                        "police",
                        "cadets",
                    ],
                )
        })
}

//! People in the streets: "hundreds of residents marched", "thousands rallied".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions;
use crate::extract::telling::Trigger;
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::{TriggerClass, WordForm};
use crate::model::SubEventType;

/// The rule of a crowd that marches or rallies.
const MARCHED: &str = "trigger.marched";

/// Who takes to the streets; troops and fighters march too.
const CROWD: &[&str] = &[
    "thousands",
    "hundreds",
    "dozens",
    "scores",
    "crowd",
    "crowds",
    "protesters",
    "protestors",
    "demonstrators",
    "residents",
    "villagers",
    "people",
    "women",
    "students",
    "mourners",
    "relatives",
    "activists",
    "supporters",
    "elders",
    "tribesmen",
    "shopkeepers",
    "citizens",
    "locals",
    "afghans",
    "hazaras",
];

/// The verbs of a sentence by which a crowd protests and that no lexicon's phrase has found.
pub fn triggers(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Trigger> {
    sentence
        .clone()
        .filter_map(|at| marched(reading, at, sentence))
        .collect()
}

fn marched(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Trigger> {
    let verb = reading.is(at, &["marched", "rallied", "marching", "rallying"]);
    if !verb || reading.slot(at).trigger.is_some() || reading.slot(at).number.is_some() {
        return None;
    }
    let group = verbs::group_start(reading, at);
    let subject: Vec<usize> = regions::subject(reading, group, sentence)
        .tokens()
        .collect();
    let crowd = subject.iter().any(|&t| reading.is(t, CROWD));
    // "Dozens of fighters marched into the town", "supporters rallied round him", "marched on the capital in 1996".
    let armed = subject
        .iter()
        .any(|&t| reading.slot(t).actor.is_some() && !reading.is(t, CROWD));
    let other = reading.is(
        at + 1,
        &["round", "behind", "around", "into", "off", "past"],
    );
    // "will march", "planned to march" are no participle; "have marched every Friday" is no one protest.
    let often = (at..sentence.end)
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .any(|t| reading.is(t, &["every", "often", "regularly", "daily"]));
    (crowd && !armed && !other && !often).then(|| Trigger {
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
}

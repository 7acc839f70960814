//! "A rocket fired from across the river slammed into a home": what flies tells the means, whatever verb it comes down
//! with.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::triggers::verbs::Use;
use crate::lexicon::{TriggerClass, WordForm};
use crate::model::SubEventType;

/// The verb stands within this many tokens of its noun.
const REACH: usize = 12;

const NOUNS: &[&str] = &[
    "rocket",
    "rockets",
    "mortar",
    "mortars",
    "shell",
    "shells",
    "projectile",
    "projectiles",
];

/// Words that a noun of [`NOUNS`] may have behind it: "a mortar round".
const TAILS: &[&str] = &["round", "rounds", "shell", "shells", "bomb", "bombs"];

const VERBS: &[&str] = &[
    "slammed",
    "crashed",
    "landed",
    "fell",
    "hit",
    "struck",
    "exploded",
    "ripped",
    "tore",
    "smashed",
    "rained",
    "plunged",
    "ploughed",
    "plowed",
    "detonated",
    "impacted",
    "damaged",
    "destroyed",
];

/// The verbs with which rockets and shells come down.
pub fn triggers(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Trigger> {
    let mut result: Vec<Trigger> = Vec::new();
    for noun in sentence.clone().filter(|&t| reading.is(t, NOUNS)) {
        let from = noun + 1 + usize::from(reading.is(noun + 1, TAILS));
        // "unexploded shell", "suicide vest and rockets were found": nothing came down.
        let inert = (1..3).any(|back| {
            reading.is(
                noun.wrapping_sub(back),
                &[
                    "unexploded",
                    "leftover",
                    "abandoned",
                    "old",
                    "drone",
                    "guided",
                ],
            )
        });
        let verb = (from..sentence.end.min(from + REACH))
            .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[",", "and"]))
            .find(|&t| reading.is(t, VERBS));
        let Some(verb) = verb.filter(|_| !inert) else {
            continue;
        };
        // "the rocket was destroyed": it came down on nothing.
        let passive = reading.is(verb - 1, clauses::BE);
        if passive || result.iter().any(|t| t.tokens.start == verb) {
            continue;
        }
        result.push(Trigger {
            tokens: verb..verb + 1,
            class: TriggerClass::Hit,
            kind: Some(SubEventType::Shelling),
            generic: false,
            refers: false,
            form: WordForm::Past,
            used: Use::Active,
            denied: false,
            rule: "trigger.projectile".to_owned(),
        });
    }
    result
}

/// "policemen travelling in a pickup came across a roadside bomb", on the road and not in a search: it went off.
pub fn meets_mine(reading: &Reading<'_>, trigger: &mut Trigger, sentence: &Range<usize>) {
    if trigger.class != TriggerClass::Disarm || !reading.is(trigger.tokens.start, &["came", "come"])
    {
        return;
    }
    let travels = (sentence.start..trigger.tokens.start).any(|t| {
        reading.is(
            t,
            &[
                "travelling",
                "traveling",
                "driving",
                "riding",
                "vehicle",
                "car",
                "pickup",
                "bus",
                "truck",
                "van",
                "minibus",
                "convoy",
                "motorcycle",
                "motorbike",
                "tractor",
                "taxi",
                "rickshaw",
                "lorry",
                "ranger",
                "humvee",
            ],
        )
    });
    if travels {
        trigger.class = TriggerClass::Hit;
        trigger.kind = Some(SubEventType::RemoteExplosive);
    }
}

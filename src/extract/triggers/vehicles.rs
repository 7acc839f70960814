//! Vehicles that are bombs: whoever drives one into what it blows up dies with it.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::triggers::object_words::is_laden;
use crate::model::SubEventType;

/// Between "drove", what it is laden with and "into" stand at most this many tokens.
const REACH: usize = 12;

/// The rule of a vehicle with explosives that somebody drove at something.
const DROVE_INTO: &str = "trigger.drove-bomb-into";

/// "drove an ambulance packed with explosives into a crowd", "rammed an explosives-laden lorry into the gate": the bomb
/// of somebody who dies with it, though no word says so.
pub fn tell_by_driver(reading: &Reading<'_>, triggers: &mut [Trigger], sentence: &Range<usize>) {
    for trigger in triggers {
        let at = trigger.tokens.start;
        let laden = is_laden(reading, at)
            || trigger.kind == Some(SubEventType::RemoteExplosive)
                && trigger.tokens.clone().any(|t| {
                    reading.is(
                        t,
                        &["laden", "packed", "filled", "rigged", "bomb", "loaded"],
                    )
                });
        if laden && is_driven(reading, trigger, sentence) {
            trigger.kind = Some(SubEventType::SuicideBomb);
            trigger.generic = false;
            DROVE_INTO.clone_into(&mut trigger.rule);
        }
    }
}

fn is_driven(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    const DROVE: &[&str] = &[
        "drove", "drives", "driving", "driven", "rammed", "rams", "ramming", "ploughed", "plowed",
        "crashed", "steered", "slammed", "smashed",
    ];
    let (start, end) = (trigger.tokens.start, trigger.tokens.end);
    let drove = (sentence.start.max(start.saturating_sub(REACH))..start)
        .rev()
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .any(|t| reading.is(t, DROVE));
    drove
        && (end..sentence.end.min(end + REACH))
            .take_while(|&t| !clauses::is_boundary(reading, t))
            .any(|t| {
                reading.is(
                    t,
                    &[
                        "into", "at", "against", "through", "toward", "towards", "to",
                    ],
                )
            })
}

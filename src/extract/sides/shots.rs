//! Who was shot at, and whose the bullets and bombs were.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions;
use crate::extract::telling::Trigger;
use crate::lexicon::TriggerClass;

/// "opened fire on demonstrators", "fired at a police post": who stands behind the preposition.
pub fn shot_at(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Vec<usize> {
    let end = trigger.tokens.end;
    let fired = trigger.tokens.clone().any(|t| {
        reading.is(
            t,
            &["fire", "fired", "fires", "firing", "lobbed", "launched"],
        )
    });
    let link = (end.wrapping_sub(1)..end + 1)
        .find(|&t| fired && t < sentence.end && reading.is(t, &["on", "at", "upon"]))
        // "a mine went off against a vehicle of the police".
        .or_else(|| Some(end).filter(|&t| t < sentence.end && reading.is(t, &["against"])))
        .filter(|&t| reading.slot(t + 1).date.is_none() && reading.slot(t).date.is_none());
    link.map_or_else(Vec::new, |t| {
        regions::phrase(reading, t + 1, sentence).collect()
    })
}

/// "Mortars fired by the army hit a house": whose the means were, told before the verb.
pub fn fired_by(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Vec<usize> {
    let start = trigger.tokens.start;
    let by = (sentence.start + 1..start)
        .rev()
        .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
        .find(|&t| {
            reading.is(t, &["by"])
                && reading.is(
                    t - 1,
                    &[
                        "fired",
                        "launched",
                        "dropped",
                        "planted",
                        "laid",
                        "hurled",
                        "thrown",
                        "detonated",
                    ],
                )
        });
    by.map_or_else(Vec::new, |t| {
        regions::phrase(reading, t + 1, sentence)
            .filter(|&w| w < start)
            .collect()
    })
}

/// "died under American bombs", "in Afghan fire": whose they were.
pub fn under_bombs(
    reading: &Reading<'_>,
    trigger: &Trigger,
    sentence: &Range<usize>,
) -> Vec<usize> {
    if trigger.class != TriggerClass::Die {
        return Vec::new();
    }
    let end = trigger.tokens.end;
    let Some(weapon) = (end..sentence.end.min(end + 6))
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .find(|&t| {
            reading.is(
                t,
                &[
                    "bombs", "bomb", "bullets", "fire", "shells", "missiles", "gunfire",
                ],
            )
        })
    else {
        return Vec::new();
    };
    (end..weapon).collect()
}

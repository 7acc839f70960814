//! Fights told by their beginning that go on: "the battle had started late on Monday and was not over yet".

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::lexicon::TriggerClass;
use crate::model::{DateIs, Interval};

/// Between "started" and its day stand at most this many tokens.
const TO_DAY: usize = 4;

const STARTED: &[&str] = &[
    "started",
    "began",
    "begun",
    "erupted",
    "flared",
    "commenced",
    "out",
];

const GOES_ON: &[&str] = &[
    "still",
    "continues",
    "continued",
    "continuing",
    "ongoing",
    "underway",
    "persists",
    "yet",
    "rages",
];

/// The day of a fight's beginning becomes the days from then to the report, where the sentence says that it goes on.
pub fn read(reading: &Reading<'_>, telling: &mut Telling, sentence: &Range<usize>) {
    let Some(until) = reading
        .spans
        .sentences
        .get(telling.sentence)
        .and_then(|s| s.reference)
    else {
        return;
    };
    let fights = telling.has(TriggerClass::Fight) || telling.has(TriggerClass::Hit);
    let Some(date) = telling.date.as_mut().filter(|_| fights) else {
        return;
    };
    let day = reading.tokens_of(date.span);
    let interval = date.value.interval;
    let started = (day.start.saturating_sub(TO_DAY).max(sentence.start)..day.start)
        .any(|t| reading.is(t, STARTED));
    let goes_on = (day.end..sentence.end).any(|t| reading.is(t, GOES_ON));
    if started && goes_on && interval.days() <= 2 && interval.end < until {
        date.value.interval = Interval::new(interval.start, until);
        date.value.is = DateIs::Lasting;
        date.rule = "date.began";
    }
}

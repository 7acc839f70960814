//! Fights that last: told by their beginning, "the battle had started late on Monday and was not over yet", or by how
//! long they took, "after two days of fighting".

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::gate::particular;
use crate::extract::reading::Reading;
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::frames::Frame;
use crate::lexicon::TriggerClass;
use crate::model::annotation::DateMeaning;
use crate::model::{Basis, DateIs, EventDate, Interval};
use jiff::ToSpan;

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

/// "days of" stands at most this far before what took them.
const TO_FIGHT: usize = 5;
/// A fight that took more days than this is told in weeks and months.
const LONGEST_DAYS: u32 = 31;

/// From one on.
const COUNTS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

const FIGHTS: &[&str] = &[
    "fighting",
    "clashes",
    "battle",
    "battles",
    "combat",
    "siege",
    "gunbattles",
    "skirmishes",
    "bombardment",
    "shelling",
];

/// "Beaten in two days of fighting, they gave up on Wednesday", "100 killed in a week of fighting, he said on Friday":
/// the fight takes the days up to the day of what follows it, or of saying.
pub fn for_days(
    reading: &Reading<'_>,
    telling: &mut Telling,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    let ends = [
        TriggerClass::Gain,
        TriggerClass::Lose,
        TriggerClass::Submit,
        TriggerClass::Take,
        TriggerClass::Flee,
        TriggerClass::Free,
    ];
    let long = telling
        .date
        .as_ref()
        .is_some_and(|d| d.value.interval.days() > 2);
    if long || !telling.has(TriggerClass::Fight) || ends.iter().any(|&class| telling.has(class)) {
        return;
    }
    let hull = telling.hull();
    let Some((unit, took)) = sentence
        .clone()
        .find_map(|t| Some((t, days_of_fighting(reading, t, &hull)?)))
    else {
        return;
    };
    let own = telling.date.as_ref().map(|d| d.value.interval);
    let beside = || {
        let said = |index: usize| frames.iter().any(|f| f.said_on == Some(index));
        let days = sentence.clone().filter_map(|t| reading.slot(t).date);
        days.filter(|&d| !said(d))
            .find_map(|d| match reading.spans.dates.get(d)?.meaning {
                DateMeaning::Days(days) if days.days() <= 2 => Some(days),
                _ => None,
            })
    };
    let said = || {
        frames
            .iter()
            .find_map(|f| f.speaker.said_on)
            .map(Interval::day)
    };
    let now = || {
        particular::is_lead(reading, telling.sentence)
            .then(|| reading.spans.sentences.get(telling.sentence)?.reference)?
            .map(Interval::day)
    };
    let Some(last) = own.or_else(beside).or_else(said).or_else(now) else {
        return;
    };
    let Ok(start) = last.end.checked_sub(took.days()) else {
        return;
    };
    telling.date = Some(Read {
        value: EventDate {
            interval: Interval::new(start, last.end),
            is: DateIs::Lasting,
            as_written: Some(reading.words(unit - 1..unit + 1)),
            basis: Basis::Stated,
        },
        span: reading.span(unit - 1..unit + 1),
        rule: "date.days-of-fighting",
    });
}

/// How many days "two days of fighting" are, whose unit stands at a token and whose fight is one of a telling's words.
fn days_of_fighting(reading: &Reading<'_>, unit: usize, hull: &Range<usize>) -> Option<i64> {
    let each = if reading.is(unit, &["day", "days"]) {
        1
    } else if reading.is(unit, &["week", "weeks"]) {
        7
    } else {
        return None;
    };
    let fight = (unit + 2..unit + 2 + TO_FIGHT)
        .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
        .find(|&t| reading.is(t, FIGHTS))?;
    if !reading.is(unit + 1, &["of"]) || !hull.contains(&fight) {
        return None;
    }
    let before = unit.checked_sub(1)?;
    let word = reading.word(before);
    let count: u32 = match COUNTS.iter().position(|c| *c == word) {
        Some(at) => u32::try_from(at).ok()? + 1,
        None if word == "a" => 1,
        None => word.parse().ok()?,
    };
    let days = count.checked_mul(each).filter(|&n| n <= LONGEST_DAYS)?;
    Some(i64::from(days))
}

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

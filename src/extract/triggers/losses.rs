//! Deaths without a word for dying: "lost eight men", "suffered 12 casualties", "none of its crew of five survived",
//! and aircraft shot down.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::tolls;
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::{TriggerClass, WordForm};
use crate::model::SubEventType;

/// The rule of a side that lost people: its object is who died.
pub const LOST: &str = "trigger.lost-people";

/// The rule of a mourner who lost relatives: a part of those who died.
pub const MOURNED: &str = "trigger.lost-relatives";

/// The rule of a count without a noun, behind another's count.
pub const SPOKE_OF: &str = "trigger.spoke-of";

/// The rule of those of whom none survived.
pub const OUTLIVED: &str = "trigger.not-survived";

/// Between a verb and the number that it loses stand at most this many tokens: "at least", "a further".
const TO_NUMBER: usize = 4;

/// Between "none" and "survived", or a verb and the aircraft, stand at most this many tokens.
const REACH: usize = 12;

/// What is flown.
const AIRCRAFT: &[&str] = &[
    "helicopter",
    "helicopters",
    "chopper",
    "choppers",
    "aircraft",
    "plane",
    "planes",
    "jet",
    "jets",
    "drone",
    "drones",
    "warplane",
    "gunship",
];

/// The triggers of a sentence that take more than one word to tell of dead, or of an aircraft brought down.
pub fn triggers(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Trigger> {
    sentence
        .clone()
        .filter_map(|at| {
            lost_people(reading, at, sentence)
                .or_else(|| outlived_by_none(reading, at, sentence))
                .or_else(|| brought_down(reading, at, sentence))
                .or_else(|| got_him(reading, at, sentence))
                .or_else(|| spoke_of(reading, at, sentence))
        })
        .collect()
}

/// "lost eight men", "losing six of its fighters", "suffered 12 fatalities".
fn lost_people(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Trigger> {
    let lost = reading.is(at, &["lost", "lose", "loses", "losing"]);
    let suffered = reading.is(at, &["suffered", "suffers", "suffering", "sustained"]);
    // "has lost three leaders within a year": a sum of many losses.
    let summed = reading.is(at.wrapping_sub(1), &["has", "have"])
        || (at..sentence.end.min(at + REACH))
            .any(|t| reading.is(t, &["year", "years", "month", "months", "since"]));
    if !lost && !suffered || summed {
        return None;
    }
    let number = (at + 1..sentence.end.min(at + 1 + TO_NUMBER))
        // "lost their lives and two women were hurt"
        .take_while(|&t| {
            !clauses::is_boundary(reading, t) && !reading.is(t, &["life", "lives", "and", ","])
        })
        .find_map(|t| reading.number_at(t))
        .filter(|n| n.min.is_some_and(|min| min > 0))?;
    let end = reading.tokens_of(number.span).end;
    let object = || {
        (end..end + 5).take_while(|&t| {
            !clauses::is_boundary(reading, t)
                && !clauses::is_finite_verb(reading, t)
                && !reading.is(t, &[",", "and", "to"])
        })
    };
    let mourned = lost && object().any(|t| reading.is_kin(t));
    let people = object().any(|t| {
        if suffered {
            reading.is(t, &["casualties", "dead", "deaths", "fatalities", "killed"])
        } else {
            reading.slot(t).people.is_some()
                || reading.is(end, &["of"]) && reading.is(end + 1, &["its", "their", "his"])
        }
    });
    (people && tolls::counts_people(reading, end)).then(|| Trigger {
        tokens: at..at + 1,
        class: TriggerClass::Die,
        kind: None,
        generic: false,
        refers: mourned,
        form: WordForm::Past,
        used: Use::Active,
        denied: false,
        rule: if mourned { MOURNED } else { LOST }.to_owned(),
    })
}

/// "none of the seven passengers survived", "two guards did not survive the blast".
fn outlived_by_none(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Trigger> {
    let outlived = reading.is(at, &["survived", "survive"]);
    let before = (sentence.start.max(at.saturating_sub(REACH))..at)
        .rev()
        .take_while(|&t| !clauses::is_boundary(reading, t));
    let none = reading.is(at, &["survived"])
        && before
            .clone()
            .any(|t| reading.is(t, &["none", "nobody", "neither"]));
    let not = reading.is(at, &["survive"])
        && reading.is(at.wrapping_sub(1), &["not"])
        && reading.is(at.wrapping_sub(2), &["did"]);
    let start = if not { at.checked_sub(2)? } else { at };
    (outlived && (none || not)).then(|| Trigger {
        tokens: start..at + 1,
        class: TriggerClass::Die,
        kind: None,
        generic: false,
        refers: none,
        form: WordForm::Past,
        used: Use::Active,
        denied: false,
        rule: OUTLIVED.to_owned(),
    })
}

/// "opened fire on seven colleagues; none of them survived": the people counted last before a token.
pub fn counted_before(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Vec<usize> {
    let counted = |t: usize| {
        reading
            .number_at(t)
            .map(|n| reading.tokens_of(n.span))
            .filter(|n| {
                (n.end..n.end + 4)
                    .take_while(|&t| !clauses::is_boundary(reading, t))
                    .any(|t| reading.slot(t).people.is_some())
            })
    };
    (sentence.start..at)
        .rev()
        .find_map(counted)
        .map_or_else(Vec::new, |n| {
            (n.start..n.end + 4)
                .filter(|&t| {
                    t < n.end || reading.slot(t).people.is_some() || reading.slot(t).actor.is_some()
                })
                .collect()
        })
}

/// "shot down an army helicopter", "a drone was brought down by the Taliban".
fn brought_down(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Trigger> {
    let two = reading.is(
        at,
        &[
            "shot", "shoot", "shooting", "brought", "bring", "bringing", "gunned",
        ],
    ) && reading.is(at + 1, &["down"]);
    let end = if two {
        at + 2
    } else if reading.is(at, &["downed"]) {
        at + 1
    } else {
        return None;
    };
    let group = verbs::group_start(reading, at);
    let passive =
        (group..at).any(|t| clauses::BE.contains(&reading.word(t))) || reading.is(end, &["by"]);
    let craft = |t: usize| reading.is(t, AIRCRAFT);
    let object = (end..sentence.end.min(end + 6))
        .take_while(|&t| !clauses::is_boundary(reading, t) && !clauses::is_preposition(reading, t))
        .any(craft);
    let subject = (sentence.start.max(group.saturating_sub(REACH))..group)
        .rev()
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .any(craft);
    // "tried to shoot down": no more than meant.
    let meant = reading.is(at.wrapping_sub(1), &["to", "could", "can", "would", "will"]);
    let used = if passive { Use::Passive } else { Use::Active };
    (!meant && if passive { subject } else { object }).then(|| Trigger {
        tokens: at..end,
        class: TriggerClass::Hit,
        kind: Some(SubEventType::ArmedClash),
        generic: true,
        refers: false,
        form: WordForm::Past,
        used,
        denied: false,
        rule: "trigger.brought-down".to_owned(),
    })
}

/// "US forces got him in a valley", "a drone got them on Monday": what forces and aircraft do to whom they hunt; not "got
/// him out", "got him a lawyer".
fn got_him(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Trigger> {
    let whom = reading.is(at, &["got"]) && reading.is(at + 1, &["him", "her", "them"]);
    let next = at + 2;
    let ends = next >= sentence.end
        || reading.slot(next).date.is_some()
        || reading.is(
            next,
            &[
                "in", "at", "near", "during", "with", "on", "by", ".", ",", "when",
            ],
        );
    let hunter = at
        .checked_sub(1)
        .filter(|&t| t >= sentence.start)
        .is_some_and(|t| {
            let slot = reading.slot(t);
            slot.actor.is_some()
                || reading.is(t, AIRCRAFT)
                || reading.is(t, &["forces", "troops", "commandos"])
        });
    (whom && ends && hunter).then(|| Trigger {
        tokens: at..next,
        class: TriggerClass::Kill,
        kind: None,
        generic: false,
        refers: false,
        form: WordForm::Past,
        used: Use::Active,
        denied: false,
        rule: "trigger.got-him".to_owned(),
    })
}

/// "The army said 89 had died; the interior ministry spoke of 42": a number alone, of those whom another has counted.
fn spoke_of(reading: &Reading<'_>, at: usize, sentence: &Range<usize>) -> Option<Trigger> {
    const COUNTED: usize = 40;
    let spoke = reading.is(at, &["spoke", "speaks", "talked", "talks"])
        && reading.is(at + 1, &["of", "about"]);
    let number = reading
        .number_at(at + 2)
        .filter(|n| spoke && n.min.is_some_and(|min| min > 0))?;
    let end = reading.tokens_of(number.span).end;
    let bare = end >= sentence.end || reading.is(end, &[".", ",", ";", "and", "\""]);
    let dead = (at.saturating_sub(COUNTED)..at).any(|t| {
        reading
            .slot(t)
            .trigger
            .and_then(|i| reading.term(i))
            .and_then(|term| reading.trigger(term))
            .is_some_and(|(row, _)| matches!(row.class, TriggerClass::Kill | TriggerClass::Die))
    });
    (bare && dead).then(|| Trigger {
        tokens: at..at + 2,
        class: TriggerClass::Die,
        kind: None,
        generic: false,
        refers: false,
        form: WordForm::Phrase,
        used: Use::Active,
        denied: false,
        rule: SPOKE_OF.to_owned(),
    })
}

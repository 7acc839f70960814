//! What sentences without a word for the happening say of it: who tells of its victims or of the means, on what
//! day the victims were on their way.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::blamed;
use crate::extract::voices::frames::Frame;
use crate::model::annotation::{DateMeaning, Section};
use crate::model::{Basis, EventDate, Interval, SpeakerKind, Stance};

/// Words for those and that which a happening leaves behind, with "the" or the like before them.
const LEFT_BEHIND: &[&str] = &[
    "victim",
    "victims",
    "dead",
    "deceased",
    "slain",
    "wounded",
    "injured",
    "casualties",
    "fatalities",
    "survivors",
    "survivor",
    "device",
    "explosives",
    "explosive",
    "shell",
    "shells",
    "projectile",
    "projectiles",
    "rocket",
    "rockets",
    "mortar",
    "mortars",
    "bodies",
    "scene",
    "wreckage",
    "hostages",
    "corpses",
    "deaths",
    "killings",
];

/// Words that make one of them known.
const KNOWN: &[&str] = &[
    "the", "those", "these", "his", "their", "both", "all", "two", "three", "that", "this",
];

/// The day of those who came to harm is told within this many sentences of it.
const DAY_REACH: usize = 3;
/// And is at most this many days before the report.
const FRESH_DAYS: i32 = 10;

/// A telling that refers back, for a speaker who tells of the victims or the means and of no happening.
pub fn speaks_of_victims(
    reading: &Reading<'_>,
    index: usize,
    tellings: &mut Vec<Telling>,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    // "X confirmed the incident": no more than that it happened.
    for telling in tellings.iter_mut() {
        let bare = !telling.triggers.is_empty()
            && telling
                .triggers
                .iter()
                .all(|t| t.rule == "trigger.incident")
            && telling.date.is_none()
            && telling.place.is_none()
            && !telling.denied;
        if (bare || confirms_the_dead(reading, telling, frames)) && telling.frame.is_some() {
            telling.triggers.clear();
            telling.definite = true;
            telling.vague = false;
        }
    }
    if !tellings.is_empty() {
        return;
    }
    let frame = frames.iter().position(|f| {
        !f.verb.is_empty()
            && f.stance == Stance::Asserts
            && !f.future
            && !matches!(f.speaker.kind, SpeakerKind::Outlet | SpeakerKind::Analyst)
            && f.scope.clone().any(|t| {
                (reading.is(t, LEFT_BEHIND) || reading.is_attacker(t))
                    && (1..4).any(|back| t >= sentence.start + back && reading.is(t - back, KNOWN))
                    || says_who_they_were(reading, t, f.scope.start)
            })
    });
    if let Some(frame) = frame {
        let mut remark = Telling::new(index, Vec::new());
        remark.definite = true;
        remark.frame = Some(frame);
        remark.doers = blamed::named_doers(reading, sentence);
        tellings.push(remark);
    }
}

/// "Police confirmed the deaths": no more than that they happened.
fn confirms_the_dead(reading: &Reading<'_>, telling: &Telling, frames: &[Frame]) -> bool {
    let confirms = telling
        .frame
        .and_then(|f| frames.get(f))
        .is_some_and(|f| f.rule == "speech.confirm");
    confirms
        && !telling.triggers.is_empty()
        && telling.triggers.iter().all(|t| {
            t.tokens.clone().any(|w| {
                reading.is(w, &["death", "deaths", "killing", "killings", "casualties"])
                    && reading.is(w.wrapping_sub(1), &["the", "their", "these", "those"])
            })
        })
        && telling.killed.is_none()
        && telling.persons.is_empty()
        && telling.date.is_none()
        && telling.place.is_none()
}

/// "All were farmers", "the three were shepherds", "those killed were fighters": what somebody makes of the victims.
fn says_who_they_were(reading: &Reading<'_>, at: usize, from: usize) -> bool {
    let before = |back: usize, words: &[&str]| {
        at >= from + back && at >= back && reading.is(at - back, words)
    };
    let them = before(1, &["all", "they", "both", "most"])
        || before(1, &["them", "men"]) && before(2, &["of", "the"])
        || before(1, &["killed", "dead", "slain"]) && before(2, &["those", "the"])
        || before(2, &["the"])
            && at >= 1
            && (reading.slot(at - 1).number.is_some() || reading.slot(at - 1).people.is_some());
    let who = (at + 1..at + 5)
        .take_while(|&t| {
            !clauses::is_boundary(reading, t)
                && !reading.word(t).ends_with("ing")
                && reading.slot(t).trigger.is_none()
        })
        .any(|t| {
            let slot = reading.slot(t);
            slot.people.is_some() || slot.actor.is_some() || slot.nationality.is_some()
        });
    reading.is(at, &["were", "are"]) && them && who
}

/// "The children were playing by the river on Monday": the day on which those were under way who came to harm, for a
/// happening that has no day of its own.
pub fn day(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) {
    let Some(&first) = happening.tellings.first() else {
        return;
    };
    let Some(telling) = tellings.get(first).filter(|t| !t.summary && !t.vague) else {
        return;
    };
    let own = |sentence: usize| {
        tellings
            .iter()
            .enumerate()
            .filter(|(_, t)| t.sentence == sentence)
            .all(|(i, _)| happening.tellings.contains(&i))
    };
    let found = (telling.sentence..=telling.sentence + DAY_REACH)
        .filter(|&s| own(s))
        .find_map(|s| {
            let sentence = reading.spans.sentences.get(s)?;
            let reference = sentence.reference?;
            if sentence.section != Section::Body {
                return None;
            }
            let (mention, interval) = only_day(reading, &sentence.tokens, frames.get(s)?)?;
            let fresh = interval.start <= reference
                && interval.gap_days(Interval::day(reference)) <= FRESH_DAYS;
            (fresh && under_way(reading, &sentence.tokens, mention)).then_some((mention, interval))
        });
    let Some((mention, interval)) = found else {
        return;
    };
    let Some(date) = reading.spans.dates.get(mention) else {
        return;
    };
    if let Some(telling) = tellings.get_mut(first) {
        telling.date = Some(Read {
            value: EventDate {
                interval,
                is: date.is,
                as_written: Some(reading.text_of(date.span)),
                basis: Basis::Context,
            },
            span: date.span,
            rule: "date.of-the-victims",
        });
    }
}

/// The one day that a sentence names apart from those of saying.
fn only_day(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    frames: &[Frame],
) -> Option<(usize, Interval)> {
    let mut found: Option<(usize, Interval)> = None;
    for at in sentence.clone() {
        let Some(index) = reading.slot(at).date else {
            continue;
        };
        if found.is_some_and(|(known, _)| known == index)
            || frames.iter().any(|f| f.said_on == Some(index))
        {
            continue;
        }
        let date = reading.spans.dates.get(index)?;
        match date.meaning {
            DateMeaning::Days(interval) if interval.days() <= 2 && found.is_none() => {
                found = Some((index, interval));
            }
            _ => return None,
        }
    }
    found
}

/// Whether a sentence tells what people were doing on a day: "were travelling", "was on his way", "had gone".
fn under_way(reading: &Reading<'_>, sentence: &Range<usize>, date: usize) -> bool {
    let day = reading
        .spans
        .dates
        .get(date)
        .map_or(0..0, |d| reading.tokens_of(d.span));
    let someone = |t: usize| {
        let slot = reading.slot(t);
        slot.people.is_some()
            || slot.person.is_some()
            || slot.role.is_some()
            || slot.target.is_some()
            || reading.is(
                t,
                &[
                    "he", "she", "they", "it", "victims", "team", "vehicle", "convoy", "bus",
                    "car", "family", "group", "patrol", "who",
                ],
            )
    };
    sentence.clone().take_while(|&t| t < day.end + 4).any(|t| {
        let was = reading.is(t, &["was", "were"]);
        let doing = reading.word(t + 1).ends_with("ing")
            || reading.is(t + 1, &["on"]) && reading.is(t + 3, &["way"])
            || reading.is(t + 1, &["en"]);
        was && doing
            && t.abs_diff(day.start) <= 14
            && (1..5).any(|back| t >= sentence.start + back && someone(t - back))
    })
}

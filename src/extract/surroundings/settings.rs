//! The place and day of a happening whose own words give none, from what the report says about those who are in it:
//! always marked as context.

use crate::extract::clauses;
use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::surroundings::aftermath;
use crate::extract::surroundings::places;
use crate::extract::surroundings::refined;
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::frames::Frame;
use crate::extract::when_where::whereabouts;
use crate::lexicon::TriggerClass;
use crate::model::{ActorKind, Basis, EventDate, Interval, SpeakerKind, Stance, SubEventType};

/// A clause that sets the time for another.
const WHEN: &[&str] = &["when", "as", "after", "while"];

/// Gives happenings without a local place or a day those that their surroundings tie them to.
pub fn complete(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happenings: &[Happening],
    frames: &[Vec<Frame>],
) {
    for happening in happenings {
        if !happening
            .tellings
            .iter()
            .filter_map(|&i| tellings.get(i))
            .any(|t| !t.triggers.is_empty())
        {
            continue;
        }
        same_sentence(reading, tellings, happening, happenings);
        if !has_place(reading, tellings, happening)
            && let Some((telling, place, rule)) =
                places::place(reading, tellings, happening, frames)
            && let Some(telling) = tellings.get_mut(telling)
        {
            telling.place = Some(place);
            telling.place_rule = rule;
            telling.also_at.clear();
        }
        if let Some((telling, place, rule)) =
            refined::place(reading, tellings, happening, happenings, frames)
            && let Some(telling) = tellings.get_mut(telling)
        {
            telling.place = Some(place);
            telling.place_rule = rule;
        }
        if !has_date(tellings, happening) {
            after_cause(reading, tellings, happening, frames);
        }
        if !has_date(tellings, happening) {
            aftermath::day(reading, tellings, happening, frames);
        }
        speakers_own(reading, tellings, happening, frames);
    }
}

fn has_place(reading: &Reading<'_>, tellings: &[Telling], happening: &Happening) -> bool {
    happening
        .tellings
        .iter()
        .filter_map(|&i| tellings.get(i)?.place)
        .any(|p| whereabouts::is_local(reading, p))
}

fn has_date(tellings: &[Telling], happening: &Happening) -> bool {
    happening
        .tellings
        .iter()
        .any(|&i| tellings.get(i).is_some_and(|t| t.date.is_some()))
}

/// "When X defected in May, his men set up a school": the second has its day and place from the first.
fn same_sentence(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    all: &[Happening],
) {
    let [only] = happening.tellings.as_slice() else {
        return;
    };
    let Some(telling) = tellings.get(*only) else {
        return;
    };
    if telling.summary || telling.vague || telling.denied {
        return;
    }
    let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
        return;
    };
    let mut found: Option<(Option<Read<EventDate>>, Option<usize>)> = None;
    for other in all {
        if other.tellings.contains(only) {
            continue;
        }
        let beside = other.tellings.iter().find_map(|&i| {
            let t = tellings.get(i)?;
            (t.sentence == telling.sentence && t.frame == telling.frame).then_some(t)
        });
        let Some(beside) = beside else { continue };
        // Only the report's news sets the time for what is told beside it.
        if other.tellings.first() != Some(&0) {
            continue;
        }
        let start = clauses::clause(reading, beside.hull().start, &sentence.tokens).start;
        let timed = reading.is(start.wrapping_sub(1), WHEN) || reading.is(start, WHEN);
        if !timed {
            continue;
        }
        let date = other
            .tellings
            .iter()
            .find_map(|&i| tellings.get(i)?.date.clone());
        let place = other
            .tellings
            .iter()
            .filter_map(|&i| tellings.get(i)?.place)
            .find(|&p| whereabouts::is_local(reading, p));
        found = Some((date, place));
    }
    let Some((date, place)) = found else { return };
    let Some(telling) = tellings.get_mut(*only) else {
        return;
    };
    if telling
        .date
        .as_ref()
        .is_none_or(|d| d.value.basis == Basis::Publication)
        && let Some(mut date) = date
    {
        date.value.basis = Basis::Context;
        date.rule = "date.same-sentence";
        telling.date = Some(date);
    }
    if telling
        .place
        .is_none_or(|p| !whereabouts::is_local(reading, p))
        && let Some(place) = place
    {
        telling.place = Some(place);
        telling.place_rule = "place.same-sentence";
    }
}

/// "suspects have been arrested", says a commander: by his own side, where nobody else is named.
fn speakers_own(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) {
    let told = || happening.tellings.iter().copied();
    if told().any(|i| tellings.get(i).is_some_and(|t| !t.doers.is_empty())) {
        return;
    }
    for index in told() {
        let Some(telling) = tellings.get_mut(index).filter(|t| {
            t.has(TriggerClass::Take) || t.kind == Some(SubEventType::AirStrike) && !t.denied
        }) else {
            continue;
        };
        let Some(frame) = telling
            .frame
            .and_then(|f| frames.get(telling.sentence)?.get(f))
        else {
            continue;
        };
        let force = frame
            .force(reading)
            // Of strikes from the air only the foreign forces are told of as their own.
            .filter(|actor| match telling.kind {
                Some(SubEventType::AirStrike) => {
                    actor.kind == ActorKind::Foreign
                        && reading
                            .lexicon
                            .actors
                            .get(&actor.id)
                            .is_some_and(|row| row.speaker == SpeakerKind::Military)
                        && frame.stance == Stance::Asserts
                }
                // Nobody's police abducts.
                Some(SubEventType::Abduction) => actor.kind == ActorKind::ArmedGroup,
                _ => matches!(
                    actor.kind,
                    ActorKind::State | ActorKind::ArmedGroup | ActorKind::Foreign
                ),
            });
        if let Some(force) = force.filter(|f| telling.sufferers.iter().all(|s| s.value != f.id)) {
            telling.doers.push(Read {
                value: force.id.clone(),
                span: reading.span(frame.name.clone()),
                rule: "actor.speakers-own",
            });
        }
    }
}

/// "arrested in connection with the attack, X said on Friday": between the attack and the saying.
fn after_cause(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) {
    let Some(&first) = happening.tellings.first() else {
        return;
    };
    let Some(telling) = tellings.get(first).filter(|t| t.has(TriggerClass::Take)) else {
        return;
    };
    let Some(said) = frames
        .get(telling.sentence)
        .and_then(|f| f.iter().find_map(|f| f.speaker.said_on))
    else {
        return;
    };
    let hull = telling.hull();
    let caused = (hull.end..hull.end + 5).any(|t| {
        reading.is(
            t,
            &[
                "connection",
                "over",
                "following",
                "after",
                "suspicion",
                "links",
            ],
        )
    });
    let cause = tellings
        .iter()
        .take(first)
        .rev()
        .filter_map(|t| t.date.as_ref())
        .map(|d| d.value.interval)
        .find(|i| i.start <= said && i.days() <= 7);
    if let (true, Some(cause)) = (caused, cause)
        && let Some(telling) = tellings.get_mut(first)
    {
        telling.date = Some(Read {
            value: EventDate {
                interval: Interval::new(cause.start, said),
                is: crate::model::DateIs::Within,
                as_written: None,
                basis: Basis::Context,
            },
            span: reading.span(hull),
            rule: "date.after-cause",
        });
    }
}

//! The place and day of a happening whose own words give none, from what the report says about those who are in it:
//! always marked as context.

use super::discourse::Happening;
use super::frames::Frame;
use super::reading::Reading;
use super::telling::{Read, Telling};
use super::{clauses, particular, whereabouts};
use crate::lexicon::TriggerClass;
use crate::model::{
    ActorKind, Basis, EventDate, Fate, Interval, Location, PlaceKind, Span, SpeakerKind, Stance,
    SubEventType,
};

/// The seat of an inverted speaker stands within this many tokens of the name.
const SEAT_REACH: usize = 12;

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
            && let Some((telling, place, rule)) = target_place(reading, tellings, happening)
                .or_else(|| victims_post(reading, tellings, happening))
                .or_else(|| bodies_from(reading, tellings, happening))
                .or_else(|| of_captives(reading, tellings, happening))
                .or_else(|| speakers_seat(reading, tellings, happening, frames))
                .or_else(|| of_the_news(reading, tellings, happening))
            && let Some(telling) = tellings.get_mut(telling)
        {
            telling.place = Some(place);
            telling.place_rule = rule;
            telling.also_at.clear();
        }
        if !has_date(tellings, happening) {
            after_cause(reading, tellings, happening, frames);
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

/// "a strike on the group's headquarters" and elsewhere "its headquarters are in X".
fn target_place(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<(usize, usize, &'static str)> {
    const SITES: &[&str] = &[
        "headquarters",
        "base",
        "compound",
        "camp",
        "hideout",
        "prison",
        "hospital",
        "mosque",
        "school",
        "outpost",
        "checkpoint",
    ];
    for &index in &happening.tellings {
        let telling = tellings.get(index)?;
        let hull = telling.hull();
        let Some(site) = (hull.start..hull.end + 10).find(|&t| reading.is(t, SITES)) else {
            continue;
        };
        let word = reading.word(site);
        for at in 0..reading.spans.tokens.len() {
            if reading.word(at) != word || !reading.is(at + 1, &["is", "are", "was", "were", ","]) {
                continue;
            }
            let place = (at + 2..at + 7)
                .take_while(|&t| !reading.is(t, &["."]))
                .filter(|&t| {
                    clauses::is_preposition(reading, t - 1)
                        || reading.slot(t).location == reading.slot(t - 1).location
                })
                .find_map(|t| reading.slot(t).location);
            if let Some(place) = place.filter(|&p| whereabouts::is_local(reading, p)) {
                return Some((index, place, "place.of-target"));
            }
        }
    }
    None
}

/// Where the named victim had his post: "Qari X was the head of the group in the province of Y".
fn victims_post(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<(usize, usize, &'static str)> {
    for &index in &happening.tellings {
        let telling = tellings.get(index)?;
        for fated in telling
            .persons
            .iter()
            .filter(|p| matches!(p.fate, Fate::Killed | Fate::Captured | Fate::Surrendered))
        {
            for mention in reading
                .spans
                .persons
                .iter()
                .filter(|m| m.person == fated.person)
            {
                if let Some(place) = post_before(reading, mention.span) {
                    return Some((index, place, "place.victims-post"));
                }
                let from = reading.tokens_of(mention.span).end;
                let post =
                    |t: usize| reading.slot(t).role.is_some() || reading.slot(t).people.is_some();
                if !reading.is(from, &["was", "is", ",", "led", "headed", "who"]) {
                    continue;
                }
                let limit = from + 22;
                let end = (from..limit)
                    .find(|&t| {
                        reading.is(t, &[".", ";", "said"]) || reading.slot(t).trigger.is_some()
                    })
                    .unwrap_or(limit);
                let place = (from..end)
                    .filter(|&t| (from..t).any(post) || reading.is(from, &["led", "headed"]))
                    .find_map(|t| reading.slot(t).location)
                    .filter(|&p| {
                        reading.locations.get(p).is_some_and(|l| {
                            matches!(l.kind, PlaceKind::Province | PlaceKind::District)
                        })
                    });
                if let Some(place) = place {
                    return Some((index, place, "place.victims-post"));
                }
            }
        }
    }
    None
}

/// "Kabul's deputy governor, X", "the governor of Y, X": the place in the post before a name.
fn post_before(reading: &Reading<'_>, name: Span) -> Option<usize> {
    let end = reading.tokens_of(name).start;
    let comma = reading.is(end.wrapping_sub(1), &[","]);
    let start = (end.saturating_sub(9)..end)
        .rev()
        .skip(usize::from(comma))
        .take_while(|&t| {
            !reading.is(t, &[",", ".", ";", "\"", "and", "said"])
                && reading.slot(t).trigger.is_none()
        })
        .last()?;
    let post = |t: usize| {
        let slot = reading.slot(t);
        slot.role.is_some()
            || slot
                .people
                .and_then(|i| reading.term(i))
                .and_then(|term| reading.people(term))
                .is_some_and(|row| row.post)
    };
    if !(start..end).any(post) {
        return None;
    }
    // The seat of a post is no place of a happening otherwise, so it is looked for among all locations.
    reading
        .locations
        .iter()
        .position(|l| {
            let tokens = reading.tokens_of(l.span);
            start <= tokens.start && tokens.end <= end
        })
        .filter(|&p| {
            reading.locations.get(p).is_some_and(|l| {
                matches!(
                    l.kind,
                    PlaceKind::Province | PlaceKind::District | PlaceKind::City
                )
            })
        })
}

/// "the bodies had been brought from Rodat district": where the dead and wounded of the report's news came from.
fn bodies_from(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<(usize, usize, &'static str)> {
    const CARRIED: &[&str] = &[
        "bodies",
        "body",
        "wounded",
        "injured",
        "dead",
        "victims",
        "casualties",
        "patients",
    ];
    const CARRYING: &[&str] = &[
        "brought",
        "taken",
        "transferred",
        "evacuated",
        "received",
        "moved",
        "transported",
        "arrived",
        "rushed",
        "shifted",
        "flown",
    ];
    let &first = happening.tellings.first()?;
    let deadly = happening
        .tellings
        .iter()
        .filter_map(|&i| tellings.get(i))
        .any(Telling::has_outcome);
    let from = tellings.get(first)?.sentence;
    if !deadly || !particular::is_lead(reading, from) {
        return None;
    }
    let sentences = reading.spans.sentences.iter().skip(from).take(5);
    for sentence in sentences {
        let tokens = sentence.tokens.clone();
        let place = tokens
            .clone()
            .filter(|&t| reading.is(t, &["from"]))
            .filter(|&t| {
                let before = t.saturating_sub(10).max(tokens.start)..t;
                before.clone().any(|b| reading.is(b, CARRIED))
                    && before.clone().any(|b| reading.is(b, CARRYING))
            })
            .find_map(|t| (t + 1..t + 4).find_map(|p| reading.slot(p).location))
            .filter(|&p| whereabouts::is_local(reading, p));
        if let Some(place) = place {
            return Some((first, place, "place.bodies-from"));
        }
    }
    None
}

/// "Murders followed": where the report's news has happened.
fn of_the_news(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<(usize, usize, &'static str)> {
    let &first = happening.tellings.first()?;
    tellings
        .get(first)?
        .date
        .as_ref()
        .filter(|d| d.rule == "date.since-news")?;
    let place = tellings
        .iter()
        .take(first)
        .filter_map(|t| t.place)
        .find(|&p| whereabouts::is_local(reading, p))?;
    Some((first, place, "place.of-news"))
}

/// "the engineers were set free": where they had been taken.
fn of_captives(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<(usize, usize, &'static str)> {
    let &first = happening.tellings.first()?;
    tellings.get(first).filter(|t| t.has(TriggerClass::Free))?;
    let place = tellings
        .iter()
        .filter(|t| t.has(TriggerClass::Take))
        .filter_map(|t| t.place)
        .find(|&p| whereabouts::is_local(reading, p))?;
    Some((first, place, "place.of-captives"))
}

/// "a commander in X said that suspects had been arrested": officials and commanders on the spot speak of it.
fn speakers_seat(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) -> Option<(usize, usize, &'static str)> {
    for &index in &happening.tellings {
        let telling = tellings.get(index)?;
        let Some(frame) = telling
            .frame
            .and_then(|f| frames.get(telling.sentence)?.get(f))
        else {
            continue;
        };
        let local_voice = frame.speaker.kind != SpeakerKind::Outlet
            && frame.speaker.kind != SpeakerKind::Analyst
            && !frame.name.is_empty();
        let sentence = reading.spans.sentences.get(telling.sentence)?;
        // The seat is named with the speaker: before the verb of saying, or right behind an inverted name.
        let named = whereabouts::extended(reading, frame, &sentence.tokens);
        let beside = frame.name.start..frame.name.end + SEAT_REACH;
        let seat = (0..reading.locations.len()).find(|&l| {
            reading.locations.get(l).is_some_and(|seat| {
                let tokens = reading.tokens_of(seat.span);
                sentence.span.covers(seat.span)
                    && seat.kind != PlaceKind::Country
                    && !is_capital(seat)
                    && (named.contains(&tokens.start)
                        || beside.contains(&tokens.start) && !reading.slot(tokens.start).quoted)
            })
        });
        if let Some(seat) = seat.filter(|_| local_voice && !telling.has(TriggerClass::Make)) {
            return Some((index, seat, "place.speakers-seat"));
        }
    }
    None
}

/// Who speaks in the capital, or abroad, speaks of the whole country.
fn is_capital(seat: &Location) -> bool {
    seat.admin1.as_ref().is_none_or(|a| a.name == "Kabul")
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
            .speaker
            .body
            .first()
            .and_then(|id| reading.lexicon.doer(id))
            // Of strikes from the air only the foreign forces are told of as their own.
            .filter(|actor| match telling.kind {
                Some(SubEventType::AirStrike) => {
                    actor.kind == ActorKind::Foreign && frame.stance == Stance::Asserts
                }
                _ => matches!(
                    actor.kind,
                    ActorKind::State | ActorKind::ArmedGroup | ActorKind::Foreign
                ),
            });
        if let Some(force) = force.filter(|f| telling.sufferers.iter().all(|s| s.value != f.id)) {
            telling.doers.push(Read {
                value: force.id,
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

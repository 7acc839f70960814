//! The place of a happening whose own words give none: of what was hit, of the victim's post, of the bodies, of the
//! captives, of whoever speaks of it on the spot, of the report's news. Always marked as context.

use crate::extract::clauses;
use crate::extract::discourse::happenings::Happening;
use crate::extract::gate::particular;
use crate::extract::reading::Reading;
use crate::extract::sentence::datelines;
use crate::extract::surroundings::carried;
use crate::extract::surroundings::headline;
use crate::extract::surroundings::scene;
use crate::extract::surroundings::stations;
use crate::extract::telling::Telling;
use crate::extract::voices::frames::Frame;
use crate::extract::when_where::whereabouts;
use crate::lexicon::TriggerClass;
use crate::model::{Fate, Interval, Location, PlaceKind, Span, SpeakerKind};

/// News is at most this many days old.
const FRESH_DAYS: i32 = 31;

/// A telling, its place and the rule that gave it.
type Found = (usize, usize, &'static str);

/// The first of these ties that a happening has.
pub fn place(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) -> Option<Found> {
    scene::same_spot(reading, tellings, happening)
        .or_else(|| scene::taken_back(reading, tellings, happening))
        .or_else(|| scene::lost_before(reading, tellings, happening))
        .or_else(|| scene::same_night(reading, tellings, happening))
        .or_else(|| scene::seen_before(reading, tellings, happening))
        .or_else(|| scene::heading(reading, tellings, happening))
        .or_else(|| target_place(reading, tellings, happening))
        .or_else(|| victims_post(reading, tellings, happening))
        .or_else(|| stations::of_victim(reading, tellings, happening))
        .or_else(|| carried::bodies_from(reading, tellings, happening))
        .or_else(|| of_captives(reading, tellings, happening))
        .or_else(|| speakers_seat(reading, tellings, happening, frames))
        .or_else(|| of_the_news(reading, tellings, happening))
        .or_else(|| headline::place(reading, tellings, happening, PlaceKind::District))
        .or_else(|| one_province(reading, tellings, happening))
        .or_else(|| {
            is_fresh(reading, tellings, happening)
                .then(|| scene::only_place(reading, tellings, happening))?
        })
        .or_else(|| {
            is_fresh(reading, tellings, happening)
                .then(|| datelines::place(reading, tellings, happening))?
        })
        .or_else(|| headline::place(reading, tellings, happening, PlaceKind::Province))
}

/// A report that speaks of one province alone tells its fresh news of that province.
fn one_province(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
    if !is_fresh(reading, tellings, happening) {
        return None;
    }
    let &first = happening.tellings.first()?;
    let local = || {
        reading
            .locations
            .iter()
            .enumerate()
            .take(reading.seats_from)
            .filter(|(_, l)| l.kind != PlaceKind::Country)
    };
    let province = local().find(|(_, l)| l.kind == PlaceKind::Province)?;
    let alone = local().all(|(_, l)| l.admin1.as_ref().is_some_and(|a| a.key == province.1.key));
    alone.then_some((first, province.0, "place.one-province"))
}

/// Whether a happening is news: of the last weeks, or undated in the lead, and no summary.
pub fn is_fresh(reading: &Reading<'_>, tellings: &[Telling], happening: &Happening) -> bool {
    let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
    let reference = told()
        .next()
        .and_then(|t| reading.spans.sentences.get(t.sentence)?.reference);
    let Some(reference) = reference else {
        return false;
    };
    let fresh = told().any(|t| match &t.date {
        Some(date) => date.value.interval.gap_days(Interval::day(reference)) <= FRESH_DAYS,
        None => particular::is_lead(reading, t.sentence),
    });
    let old = told().any(|t| {
        t.date
            .as_ref()
            .is_some_and(|d| d.value.interval.gap_days(Interval::day(reference)) > FRESH_DAYS)
    });
    fresh && !old && !told().any(|t| t.summary || t.vague)
}

/// The seat of an inverted speaker stands within this many tokens of the name.
const SEAT_REACH: usize = 12;

/// Words behind a site that go on about where it is.
const LIES: &[&str] = &[
    "is", "are", "was", "were", ",", "lies", "lay", "stands", "stood",
];

/// "a strike on the group's headquarters" and elsewhere "its headquarters are in X".
fn target_place(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
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
        "post",
        "house",
        "home",
    ];
    for &index in &happening.tellings {
        let telling = tellings.get(index)?;
        let hull = telling.hull();
        let Some(site) = (hull.start..hull.end + 10).find(|&t| reading.is(t, SITES)) else {
            continue;
        };
        let word = reading.word(site);
        for at in 0..reading.spans.tokens.len() {
            if reading.word(at) != word || !reading.is(at + 1, LIES) {
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
) -> Option<Found> {
    for &index in &happening.tellings {
        let telling = tellings.get(index)?;
        if let Some(place) = telling
            .described
            .iter()
            .find_map(|span| post_behind(reading, *span))
        {
            return Some((index, place, "place.victims-post"));
        }
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

/// "the police chief of X was killed": the place right behind the post of somebody unnamed.
fn post_behind(reading: &Reading<'_>, described: Span) -> Option<usize> {
    let from = reading.tokens_of(described).end;
    if !reading.is(from, &["of", "for", "in"]) {
        return None;
    }
    let first = from + 1 + usize::from(reading.is(from + 1, &["the"]));
    let start = reading.token(first)?.span.start;
    reading.locations.iter().position(|l| {
        l.span.start <= start
            && start < l.span.end
            && matches!(
                l.kind,
                PlaceKind::Province | PlaceKind::District | PlaceKind::City
            )
    })
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

/// "Murders followed": where the report's news has happened.
fn of_the_news(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<Found> {
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
) -> Option<Found> {
    let &first = happening.tellings.first()?;
    tellings.get(first).filter(|t| t.has(TriggerClass::Free))?;
    let release = tellings.get(first)?;
    let place = tellings
        .iter()
        .enumerate()
        .filter(|(at, t)| {
            t.has(TriggerClass::Take) && (*at < first || are_the_captives(reading, release, t))
        })
        .filter_map(|(_, t)| t.place)
        .find(|&p| whereabouts::is_local(reading, p))?;
    Some((first, place, "place.of-captives"))
}

/// Whether those taken, of whom is told after a release, are those released: they "had been" taken, or are called the
/// same.
fn are_the_captives(reading: &Reading<'_>, release: &Telling, taken: &Telling) -> bool {
    let sentence = |t: &Telling| {
        reading
            .spans
            .sentences
            .get(t.sentence)
            .map(|s| s.tokens.clone())
    };
    let (Some(free), Some(take)) = (sentence(release), sentence(taken)) else {
        return false;
    };
    let hull = taken.hull();
    let before = take
        .clone()
        .any(|t| t < hull.start && t + 4 > hull.start && reading.is(t, &["had", "been"]));
    let people = |t: usize| reading.slot(t).people.is_some() && reading.slot(t).actor.is_none();
    before
        || take.filter(|&t| people(t)).any(|t| {
            free.clone()
                .any(|f| people(f) && reading.word(f) == reading.word(t))
        })
}

/// "a commander in X said that suspects had been arrested": officials and commanders on the spot speak of it.
fn speakers_seat(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) -> Option<Found> {
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
        let seat = (0..reading.datelines_from).find(|&l| {
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

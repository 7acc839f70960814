//! Bulletins: "operations of the past 24 hours, details as follows" dates every item that has no date of its own.

use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::frames::Frame;
use crate::extract::when_where::when;
use crate::extract::when_where::whereabouts;
use crate::model::annotation::{DateMeaning, Section};
use crate::model::{Basis, DateIs, EventDate};

/// The head of a bulletin is in its first sentences.
const HEAD_SENTENCES: usize = 3;
/// A bulletin is of at most this many days.
const LONGEST_DAYS: i32 = 3;

/// A list has at least so many items.
const LEAST_ITEMS: usize = 3;
/// A heading ends within this many tokens.
const HEADING_TOKENS: usize = 4;

/// Words of a head that sums up what follows.
const SUMS_UP: &[&str] = &[
    "operations",
    "operation",
    "incidents",
    "details",
    "following",
    "follows",
    "summary",
    "activities",
    "achievements",
    "developments",
    "update",
    "engagements",
    "events",
];

/// Gives the items of a bulletin the days of its head, as context.
pub fn date(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happenings: &[Happening],
    frames: &[Vec<Frame>],
) {
    let Some((head, date, listed)) = head(reading, tellings, happenings, frames) else {
        return;
    };
    for happening in happenings {
        let dated = happening.tellings.iter().any(|&i| {
            tellings
                .get(i)
                .is_some_and(|t| t.date.is_some() || t.after_antecedent.is_some())
        });
        let first = happening
            .tellings
            .first()
            .and_then(|&i| tellings.get_mut(i));
        // What is placed nowhere or counts nobody may be background.
        let item = |t: &Telling| {
            t.killed.is_some() && t.place.is_some_and(|p| whereabouts::is_local(reading, p))
        };
        if let Some(telling) =
            first.filter(|t| !dated && t.sentence > head && !t.vague && (listed || item(t)))
        {
            telling.date = Some(date.clone());
        }
    }
}

/// The sentence that gives the days, the days, and whether it says that a list follows.
fn head(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happenings: &[Happening],
    frames: &[Vec<Frame>],
) -> Option<(usize, Read<EventDate>, bool)> {
    let body = reading
        .spans
        .sentences
        .iter()
        .enumerate()
        .filter(|(_, s)| s.section == Section::Body)
        .take(HEAD_SENTENCES);
    for (index, sentence) in body {
        let in_hours = |span| reading.text_of(span).to_lowercase().contains("hours");
        let mention = sentence
            .tokens
            .clone()
            .filter_map(|t| reading.spans.dates.get(reading.slot(t).date?))
            .find(|m| in_hours(m.span));
        let Some(mention) = mention else { continue };
        let DateMeaning::Days(interval) = mention.meaning else {
            continue;
        };
        let sums_up =
            |range: &std::ops::Range<usize>| range.clone().any(|t| reading.is(t, SUMS_UP));
        let listed = announces(reading, index)
            || parts_follow(reading, index)
            || headed_items(reading) >= LEAST_ITEMS;
        let placed = || {
            over_many_places(reading, &sentence.tokens)
                && placed_items(reading, tellings, happenings, index) >= LEAST_ITEMS
        };
        if sums_up(&sentence.tokens)
            && (listed || placed())
            && (1..=LONGEST_DAYS).contains(&interval.days())
        {
            let said = frames
                .get(index)
                .and_then(|f| f.iter().find_map(|f| f.speaker.said_on));
            let date = EventDate {
                interval: when::as_of_saying(reading, mention, interval, said, index),
                is: DateIs::Within,
                as_written: Some(reading.text_of(mention.span)),
                basis: Basis::Context,
            };
            let read = Read {
                value: date,
                span: mention.span,
                rule: "date.bulletin",
            };
            return Some((index, read, listed));
        }
    }
    None
}

/// "in five provinces", "in different parts of the country": what happened in each is told behind it.
fn over_many_places(reading: &Reading<'_>, sentence: &std::ops::Range<usize>) -> bool {
    sentence
        .clone()
        .any(|t| reading.is(t, &["provinces", "districts", "parts", "areas", "regions"]))
}

/// "In A, 12 were killed. Eight died in B": undated happenings behind the head, each in a place of its own.
fn placed_items(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happenings: &[Happening],
    head: usize,
) -> usize {
    let mut places: Vec<&str> = happenings
        .iter()
        .filter(|h| {
            h.tellings
                .iter()
                .filter_map(|&i| tellings.get(i))
                .all(|t| t.date.is_none() && t.sentence > head && !t.vague)
        })
        .filter_map(|h| {
            let first = tellings.get(*h.tellings.first()?)?;
            let place = first.place.filter(|_| first.killed.is_some())?;
            let location = reading.locations.get(place)?;
            whereabouts::is_local(reading, place).then_some(location.key.as_str())
        })
        .collect();
    places.sort_unstable();
    places.dedup();
    places.len()
}

/// "Nine of them were killed in A": what comes parts the sum.
fn parts_follow(reading: &Reading<'_>, head: usize) -> bool {
    reading
        .spans
        .sentences
        .iter()
        .skip(head + 1)
        .take(2)
        .any(|s| {
            (s.tokens.start..s.tokens.start + 5).any(|t| {
                reading.is(t, &["of"]) && reading.is(t + 1, &["them", "those", "these", "the"])
            })
        })
}

/// "Details are as follows": what comes is a list.
fn announces(reading: &Reading<'_>, head: usize) -> bool {
    reading
        .spans
        .sentences
        .iter()
        .skip(head)
        .take(2)
        .flat_map(|s| s.tokens.clone())
        .any(|t| reading.is(t, &["follows", "following", "below", "details"]))
        || reading
            .spans
            .sentences
            .get(head)
            .is_some_and(|s| reading.is(s.tokens.end.wrapping_sub(1), &[":"]))
}

/// Paragraphs that begin with a heading: "Uruzgan: ...".
fn headed_items(reading: &Reading<'_>) -> usize {
    reading
        .spans
        .sentences
        .iter()
        .filter(|s| {
            (s.tokens.start..s.tokens.end.min(s.tokens.start + HEADING_TOKENS))
                .any(|t| reading.is(t, &[":"]))
        })
        .count()
}

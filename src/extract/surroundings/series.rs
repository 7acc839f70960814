//! Items of a series: "Two attacks in A on Tuesday killed nine. In the first, ... In the second, ...", "Meanwhile, ...":
//! an item with no day of its own has that of the sum which announces it, or of the news that it is told beside.

use std::ops::Range;

use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::telling::{Telling, Trigger};
use crate::extract::when_where::whereabouts;
use crate::lexicon::TriggerClass;
use crate::model::annotation::Section;
use crate::model::{Basis, Interval, Location, PlaceKind, Span};

/// Items stand within this many sentences of their sum.
const SUM_REACH: usize = 8;
/// Items that only their places tie to the sum stand within this many sentences of it.
const PLACED_REACH: usize = 4;
/// What is told beside other news stands within this many sentences of it.
const BESIDE_REACH: usize = 6;
/// A day that is handed on is known to within this many days.
const EXACT_DAYS: i32 = 2;
/// News is at most this many days old.
const FRESH_DAYS: i32 = 7;
/// Words that open an item stand within this many tokens of a sentence's head.
const HEAD_TOKENS: usize = 5;

/// Which of several.
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "former", "latter", "other", "last", "final",
];

/// What an ordinal or "another" may count: no day, no time.
const HAPPENINGS: &[&str] = &[
    "incident",
    "incidents",
    "case",
    "event",
    "one",
    "instance",
    "operation",
    "raid",
    "engagement",
    ",",
];

/// Gives items of a series without a day of their own the day that they share, as context.
pub fn date(reading: &Reading<'_>, tellings: &mut [Telling], happenings: &[Happening]) {
    for happening in happenings {
        let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
        let undated = told().all(|t| t.date.is_none() && t.after_antecedent.is_none());
        let own = |&&i: &&usize| tellings.get(i).is_some_and(is_item);
        let Some(&first) = happening.tellings.iter().find(own) else {
            continue;
        };
        let Some(item) = tellings.get(first).filter(|_| undated) else {
            continue;
        };
        let source = of_sum(reading, tellings, item, first)
            .or_else(|| of_news_beside(reading, tellings, item, first));
        let Some(mut date) = source.and_then(|s| tellings.get(s)?.date.clone()) else {
            continue;
        };
        date.value.basis = Basis::Context;
        date.rule = "date.of-series";
        if let Some(telling) = tellings.get_mut(first) {
            telling.date = Some(date);
        }
    }
}

fn is_item(telling: &Telling) -> bool {
    !telling.triggers.is_empty()
        && !telling.vague
        && !telling.denied
        && !telling.has(TriggerClass::Make)
        && (telling.has_means() || telling.has_outcome())
}

/// The sum that announces an item: by "in the first", or by a place that is one of the sum's or lies within it.
fn of_sum(
    reading: &Reading<'_>,
    tellings: &[Telling],
    item: &Telling,
    before: usize,
) -> Option<usize> {
    let (at, sum) = tellings
        .iter()
        .enumerate()
        .take(before)
        .rev()
        .find(|(_, t)| {
            t.sentence < item.sentence
                && item.sentence - t.sentence <= SUM_REACH
                && (t.summary
                    || t.vague
                    || !t.also_at.is_empty()
                    || counts_several(t)
                    || lists_places(reading, t))
                && t.place.is_some_and(|p| whereabouts::is_local(reading, p))
        })?;
    if !is_exact(sum) {
        return None;
    }
    // A day told between would rather be the item's.
    let other_day = tellings
        .iter()
        .skip(at + 1)
        .take(before - at - 1)
        .any(|t| interval(t) != interval(sum) && t.date.is_some());
    let opened = opens_item(reading, item);
    let near = item.sentence - sum.sentence <= PLACED_REACH;
    let placed = near && leads_with_place(reading, item) && is_placed_by(reading, sum, item);
    (opened || !other_day && placed).then_some(at)
}

/// "In Sangin, four died": a place that opens the sentence takes up one of those before.
fn leads_with_place(reading: &Reading<'_>, item: &Telling) -> bool {
    head(reading, item).is_some_and(|mut head| {
        reading.is(head.start, &["in", "at", "near"])
            && head.any(|t| reading.slot(t).location.is_some())
    })
}

/// "two explosions": a plural that is no summary where one toll is of both.
fn counts_several(telling: &Telling) -> bool {
    telling.triggers.iter().any(Trigger::is_plural_noun) && telling.has_means()
}

/// Whether the item's own place is one of several that the sum names, or lies within its one.
fn is_placed_by(reading: &Reading<'_>, sum: &Telling, item: &Telling) -> bool {
    let Some(own) = item.place.and_then(|p| reading.locations.get(p)) else {
        return false;
    };
    let told = sum
        .place
        .iter()
        .chain(&sum.also_at)
        .filter_map(|&p| reading.locations.get(p))
        .any(|place| own.key == place.key || own.is_within(place));
    let listed = || {
        lists_places(reading, sum) && places_beside(reading, sum).any(|place| own.key == place.key)
    };
    item.place_rule == "place.stated" && (told || listed())
}

/// The local places that a telling's sentence names.
fn places_beside<'a>(
    reading: &Reading<'a>,
    telling: &Telling,
) -> impl Iterator<Item = &'a Location> {
    let span = reading
        .spans
        .sentences
        .get(telling.sentence)
        .map_or_else(|| Span::new(0, 0), |s| s.span);
    reading
        .locations
        .iter()
        .take(reading.seats_from)
        .filter(move |l| span.covers(l.span) && l.kind != PlaceKind::Country)
}

/// "fighting in the districts of A and B": of two places that a sentence names neither holds the other.
fn lists_places(reading: &Reading<'_>, telling: &Telling) -> bool {
    places_beside(reading, telling)
        .any(|a| places_beside(reading, telling).any(|b| a.kind == b.kind && a.contradicts(b)))
}

/// "In the first incident", "In the second,", "The other attack", "In one of them".
fn opens_item(reading: &Reading<'_>, item: &Telling) -> bool {
    head(reading, item).is_some_and(|head| {
        let start = head.start + usize::from(reading.is(head.start, &["in", "during"]));
        let nth = reading.is(start, &["the"]) && reading.is(start + 1, ORDINALS)
            || reading.is(start, &["another"]);
        let one_of = reading.is(start, &["one"])
            && (reading.is(start + 1, &["of"]) || reading.is(start + 1, HAPPENINGS));
        nth && is_counted(reading, start + 1) || one_of
    })
}

/// Whether what stands at a token or right behind it is a happening, or nothing that is named.
fn is_counted(reading: &Reading<'_>, at: usize) -> bool {
    let counts = |t: usize| {
        reading.is(t, HAPPENINGS)
            || reading.slot(t).trigger.is_some() && reading.slot(t).people.is_none()
    };
    counts(at) || counts(at + 1) || counts(at + 2)
}

/// "Meanwhile", "Elsewhere in the province", "Also in X", "In another incident": the news of one day is told together.
fn of_news_beside(
    reading: &Reading<'_>,
    tellings: &[Telling],
    item: &Telling,
    before: usize,
) -> Option<usize> {
    let local = item
        .place
        .is_some_and(|p| whereabouts::is_local(reading, p));
    if !local || !turns(reading, item) {
        return None;
    }
    let reference = reading.spans.sentences.get(item.sentence)?.reference?;
    let (at, news) = tellings
        .iter()
        .enumerate()
        .take(before)
        .rev()
        .find(|(_, t)| t.date.is_some() && t.sentence < item.sentence && !t.denied)?;
    let fresh = interval(news)?.gap_days(Interval::day(reference)) <= FRESH_DAYS;
    let exact = is_exact(news)
        || news
            .date
            .as_ref()
            .is_some_and(|d| d.value.basis == Basis::Publication);
    (fresh && exact && item.sentence - news.sentence <= BESIDE_REACH).then_some(at)
}

/// Whether a sentence turns to what happened beside the news before it.
fn turns(reading: &Reading<'_>, item: &Telling) -> bool {
    head(reading, item).is_some_and(|head| {
        let start = head.start;
        let adverb = reading.is(
            start,
            &["meanwhile", "elsewhere", "separately", "simultaneously"],
        );
        let also = reading.is(start, &["also"]) && reading.is(start + 1, &["in", "near", "at"]);
        let other = reading.is(start, &["in", "during"])
            && (reading.is(start + 1, &["another"])
                || reading.is(start + 1, &["a", "an"])
                    && reading.is(start + 2, &["separate", "second", "similar", "unrelated"]))
            && is_counted(reading, start + 2);
        adverb || also || other
    })
}

fn head(reading: &Reading<'_>, item: &Telling) -> Option<Range<usize>> {
    let sentence = reading.spans.sentences.get(item.sentence)?;
    let start = sentence.tokens.start;
    (sentence.section == Section::Body).then(|| start..sentence.tokens.end.min(start + HEAD_TOKENS))
}

fn is_exact(telling: &Telling) -> bool {
    interval(telling).is_some_and(|i| i.days() <= EXACT_DAYS)
}

fn interval(telling: &Telling) -> Option<Interval> {
    telling.date.as_ref().map(|d| d.value.interval)
}

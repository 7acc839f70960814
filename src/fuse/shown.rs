//! Which value of several is shown, by the design's order:
//!
//! 1. a claim's own value before one from context, and that before one off the published date;
//! 2. asserted before hedged;
//! 3. a later word of the same outlet or body replaces its earlier one (done in [`voices`]);
//! 4. the dated and placed statement of the party that says that it did the act;
//! 5. more independent origins;
//! 6. more precise;
//! 7. later; then the order of the claims.
//!
//! [`voices`]: super::voices

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::model::{Actor, ActorKind, Basis, EventDate, Location, PlaceKind, SpeakerKind, Stance};

use super::sources::Source;
use super::voices::{Voice, support};
use super::{disputes, places};

/// A shown value, and the rule that chose it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<T> {
    pub(super) value: T,
    pub(super) because: &'static str,
    pub(super) basis: Basis,
}

/// The shown date.
pub(super) fn date<'a>(sources: &[Source<'a>]) -> Option<Shown<&'a EventDate>> {
    let voices = disputes::dates(sources);
    choose(
        &voices,
        sources,
        |voice| voice.value.basis,
        disputes::dates_disagree,
        |a, b| a.interval == b.interval,
        |date| date.interval.days().into(),
    )
}

/// The shown place.
pub(super) fn location<'a>(sources: &[Source<'a>]) -> Option<Shown<&'a Location>> {
    let mut voices = disputes::locations(sources);
    // A country alone is no place on the map: it is shown only where nothing finer is known.
    let finer = |voice: &Voice<'_, 'a, &'a Location>| voice.value.kind != PlaceKind::Country;
    if voices.iter().any(finer) {
        voices.retain(finer);
    }
    choose(
        &voices,
        sources,
        |voice| voice.source.claim.where_basis.unwrap_or(Basis::Context),
        places::disagree,
        |a, b| a.key == b.key && a.name == b.name && a.point == b.point,
        coarseness,
    )
}

/// How coarse a place is: by its level, then a valley before a district, then by what is known of the point.
fn coarseness(place: &Location) -> i64 {
    let fine = match place.kind {
        PlaceKind::Site | PlaceKind::Village => 0,
        PlaceKind::Town => 1,
        PlaceKind::City => 2,
        PlaceKind::Area => 3,
        PlaceKind::District => 4,
        PlaceKind::Province => 5,
        PlaceKind::Country => 6,
    };
    fine * 10 + i64::from(place.point.is_none())
}

fn choose<'s, 'a, T: Copy>(
    voices: &[Voice<'s, 'a, T>],
    sources: &[Source<'a>],
    basis: impl Fn(&Voice<'s, 'a, T>) -> Basis,
    disagree: impl Fn(T, T) -> bool + Copy,
    same: impl Fn(T, T) -> bool,
    coarse: impl Fn(T) -> i64,
) -> Option<Shown<T>> {
    let one = |left: &[Voice<'s, 'a, T>]| {
        left.first()
            .is_none_or(|first| left.iter().all(|voice| same(voice.value, first.value)))
    };
    let party = party(sources);
    let by_party = |voice: &Voice<'s, 'a, T>| {
        let claim = voice.source.claim;
        let placed = claim
            .location
            .as_ref()
            .is_some_and(|place| place.kind != PlaceKind::Country);
        let complete = claim.date.is_some() && placed;
        !(complete && party.contains(claim.id.as_str()))
    };
    let mut left: Vec<Voice<'s, 'a, T>> = voices.to_vec();
    let mut because = if voices.len() <= 1 {
        "the only one"
    } else {
        "all agree"
    };
    for (step, words) in [
        (1, "stated, not from context"),
        (2, "asserted, not hedged"),
        (4, "stated by the party that says it did it"),
        (5, "more independent origins"),
        (6, "more precise"),
        (7, "later"),
    ] {
        if one(&left) {
            break;
        }
        let rank = |voice: &Voice<'s, 'a, T>| -> (i64, Reverse<Option<Date>>) {
            let number = match step {
                1 => basis(voice) as i64,
                2 => i64::from(
                    voice.source.claim.hedge.is_some()
                        || voice.source.claim.stance == Stance::Neither,
                ),
                4 => i64::from(by_party(voice)),
                5 => -(support(voices, voice.value, disagree) as i64),
                6 => coarse(voice.value),
                _ => return (0, Reverse(voice.source.said())),
            };
            (number, Reverse(None))
        };
        let ranks: Vec<_> = left.iter().map(rank).collect();
        let best = ranks.iter().min();
        let before = left.len();
        let mut kept = ranks.iter().map(|rank| Some(rank) == best);
        left.retain(|_| kept.next() == Some(true));
        if left.len() < before {
            because = words;
        }
    }
    let chosen = left.first()?;
    Some(Shown {
        value: chosen.value,
        because,
        basis: basis(chosen),
    })
}

/// Claims of the party that did it: speakers who say that their own side acted. Where two sides
/// each say so, the one whom more speakers outside of it name; then the one that spoke last.
fn party<'a>(sources: &[Source<'a>]) -> BTreeSet<&'a str> {
    let mut sides: Vec<(&'a Actor, Vec<&Source<'a>>)> = Vec::new();
    for source in sources.iter().filter(|source| source.counts()) {
        let claim: &'a crate::model::Claim = source.claim;
        for actor in claim.actor1.iter().filter(|actor| speaks_for(claim, actor)) {
            match sides
                .iter_mut()
                .find(|(side, _)| side.compatible(actor) || one_command(side, actor))
            {
                Some((_, claims)) => claims.push(source),
                None => sides.push((actor, vec![source])),
            }
        }
    }
    let named_by_others = |side: &Actor| {
        sources
            .iter()
            .filter(|source| source.counts() && source.claim.speaker.kind != SpeakerKind::Outlet)
            .filter(|source| !speaks_for(source.claim, side))
            .filter(|source| {
                source
                    .claim
                    .actor1
                    .iter()
                    .any(|actor| actor.compatible(side))
            })
            .map(Source::label)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let last = |claims: &[&Source<'a>]| claims.iter().filter_map(|source| source.said()).max();
    let best = sides
        .iter()
        .map(|(side, claims)| (named_by_others(side), last(claims)))
        .max();
    let chosen: Vec<&Source<'a>> = sides
        .iter()
        .filter(|(side, claims)| Some((named_by_others(side), last(claims))) == best)
        .flat_map(|(_, claims)| claims.iter().copied())
        .collect();
    // "It was our strike", and in the next sentence where and when: one statement.
    let goes_on = |source: &Source<'a>| {
        chosen.iter().any(|own| {
            own.claim.id == source.claim.id
                || own.claim.report_id == source.claim.report_id
                    && own.claim.speaker.name == source.claim.speaker.name
                    && source.claim.actor1.is_empty()
        })
    };
    sources
        .iter()
        .filter(|source| source.counts() && goes_on(source))
        .map(|source| source.claim.id.as_str())
        .collect()
}

/// Whether the speaker is of the actor's own side.
pub(super) fn speaks_for(claim: &crate::model::Claim, actor: &Actor) -> bool {
    let body = &claim.speaker.body;
    body.contains(&actor.id)
        || body.first().is_some_and(|own| actor.lineage.contains(own))
        // A state's army corps speaks for its air force; two members of a coalition do not.
        || (actor.kind == ActorKind::State && actor.lineage.iter().any(|id| body.contains(id)))
        // A country's command abroad speaks for its air force: what both are parts of is no whole coalition.
        || (actor.kind == ActorKind::Foreign
            && actor
                .lineage
                .iter()
                .rev()
                .skip(1)
                .any(|id| body.contains(id)))
}

fn one_command(a: &Actor, b: &Actor) -> bool {
    a.kind == ActorKind::State
        && b.kind == ActorKind::State
        && a.lineage.iter().any(|id| b.lineage.contains(id))
}

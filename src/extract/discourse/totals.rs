//! The dead of both sides, counted apart in one voice: "30 militants were killed. One soldier lost his life." Neither
//! is the toll; the two together are. And what is told one by one behind a sum.

use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::telling::{Telling, Toll};
use crate::extract::triggers::verbs;
use crate::extract::voices::frames::Frame;
use crate::model::{ActorKind, Count, SpeakerKind, TollScope};

/// The second count stands within this many sentences of the first.
const REACH: usize = 5;

/// What is told one by one follows its sum within this many sentences.
const SUMMARY_REACH: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    State,
    Fighters,
    Civilians,
}

/// Adds the dead of one side to those of the other, where each is counted once and neither speaker is of an armed
/// group: its figures are a version of their own.
pub fn of_both_sides(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happenings: &[Happening],
    frames: &[Vec<Frame>],
) {
    for happening in happenings {
        let counted: Vec<usize> = happening
            .tellings
            .iter()
            .copied()
            .filter(|&i| {
                tellings
                    .get(i)
                    .is_some_and(|t| counts(t).is_some() && !of_armed_group(t, frames))
            })
            .collect();
        let &[first, second, ..] = counted.as_slice() else {
            continue;
        };
        let (Some(a), Some(b)) = (tellings.get(first), tellings.get(second)) else {
            continue;
        };
        // Further counts are versions where others give them; of the same voices they would be a third side.
        let own = [voice(a, frames), voice(b, frames)];
        let versions = counted.iter().skip(2).all(|&i| {
            tellings
                .get(i)
                .is_some_and(|t| voice(t, frames).is_some_and(|v| !own.contains(&Some(v))))
        });
        if !versions {
            continue;
        }
        // Two named voices give each a version.
        if let (Some(x), Some(y)) = (voice(a, frames), voice(b, frames))
            && x != y
            && x.chars().any(char::is_uppercase)
        {
            continue;
        }
        let near = b.sentence >= a.sentence && b.sentence - a.sentence <= REACH;
        let (Some(one), Some(other), Some(known)) =
            (side(reading, a), side(reading, b), a.killed.clone())
        else {
            continue;
        };
        if !near || one == other || a.summary || b.summary {
            continue;
        }
        if let Some(telling) = tellings.get_mut(second)
            && let Some(toll) = telling.killed.take().or_else(|| telling.killed_part.take())
        {
            telling.killed = Some(sum(&known, toll));
        }
        if let Some(toll) = tellings.get_mut(first).and_then(|t| t.killed.as_mut()) {
            toll.scope = TollScope::Part;
        }
    }
}

/// "An officer was also killed in B", where B is another happening: nobody is counted there whom he would add to.
pub fn added_to_none(reading: &Reading<'_>, tellings: &mut [Telling], happenings: &[Happening]) {
    for happening in happenings {
        let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
        if told().any(|t| t.killed.is_some()) {
            continue;
        }
        let also = |t: &Telling| {
            t.place.is_some()
                && t.date.is_some()
                && t.killed_part.is_some()
                && t.triggers.iter().any(|w| {
                    (verbs::group_start(reading, w.tokens.start)..w.tokens.start)
                        .any(|at| reading.is(at, &["also"]))
                })
        };
        let added = happening
            .tellings
            .iter()
            .copied()
            .find(|&i| tellings.get(i).is_some_and(also));
        if let Some(telling) = added.and_then(|i| tellings.get_mut(i)) {
            telling.killed = telling.killed_part.take().map(|mut toll| {
                toll.scope = TollScope::Total;
                toll
            });
        }
    }
}

/// The two tolls together, in the words of both, at the place of the second.
pub fn sum(known: &Toll, toll: Toll) -> Toll {
    let count = known.count.zip(toll.count).map(|(x, y)| Count {
        min: x.min.saturating_add(y.min),
        max: x.max.zip(y.max).map(|(x, y)| x.saturating_add(y)),
    });
    Toll {
        count,
        scope: TollScope::Total,
        words: format!("{} and {}", known.words, toll.words),
        span: toll.span,
        civilians: None,
    }
}

/// Whether two tolls of one sentence are of two sides: "two soldiers were killed while five militants died".
pub fn are_opposed(reading: &Reading<'_>, a: &Toll, b: &Toll) -> bool {
    let counted = |t: &Toll| t.count.is_some() && t.scope == TollScope::Total;
    let apart = a.span.end <= b.span.start || b.span.end <= a.span.start;
    counted(a)
        && counted(b)
        && apart
        && side_of(reading, a)
            .zip(side_of(reading, b))
            .is_some_and(|(a, b)| a != b)
}

/// "20 died in separate airstrikes. 12 were killed in A and eight in B": what is told one by one has the means of the
/// sum before it.
pub fn means_of_summary(tellings: &mut [Telling]) {
    for index in 1..tellings.len() {
        let kind = tellings
            .get(index)
            .filter(|t| !t.has_means() && t.killed.is_some() && t.place.is_some())
            .and_then(|own| {
                let mut before = tellings.iter().take(index).rev().filter(|t| t.has_means());
                let last = before.next()?;
                // "The first blast killed one": an item before this one, of the sum's kind.
                let sum = if last.summary {
                    last
                } else {
                    before.find(|t| t.summary || t.kind != last.kind)?
                };
                Some(sum)
                    .filter(|t| t.summary && t.killed.is_some() && own.sentence > t.sentence)
                    .filter(|t| t.kind == last.kind && own.sentence - t.sentence <= SUMMARY_REACH)?
                    .kind
            });
        if let Some(kind) = kind
            && let Some(telling) = tellings.get_mut(index)
        {
            telling.kind = Some(kind);
            telling.generic = true;
            telling.means_named = true;
        }
    }
}

fn voice<'f>(telling: &Telling, frames: &'f [Vec<Frame>]) -> Option<&'f str> {
    let frame = frames.get(telling.sentence)?.get(telling.frame?)?;
    Some(frame.speaker.name.as_str())
}

/// The dead that a telling counts, as a total or besides those before ("also killed").
fn counts(telling: &Telling) -> Option<&Toll> {
    let added = || {
        telling
            .killed_part
            .as_ref()
            .filter(|_| telling.killed.is_none())
    };
    let toll = telling.killed.as_ref().or_else(added)?;
    toll.count.is_some().then_some(toll)
}

fn of_armed_group(telling: &Telling, frames: &[Vec<Frame>]) -> bool {
    telling
        .frame
        .and_then(|f| frames.get(telling.sentence)?.get(f))
        .is_some_and(|f| f.speaker.kind == SpeakerKind::ArmedGroup)
}

fn side(reading: &Reading<'_>, telling: &Telling) -> Option<Side> {
    let toll = counts(telling)?;
    side_of(reading, toll).or_else(|| {
        // "Two members of the force lost their lives": the words behind the number tell it.
        let mut sides = telling
            .sufferers
            .iter()
            .map(|s| side_named(reading, &s.value));
        let first = sides.next()??;
        sides.all(|side| side == Some(first)).then_some(first)
    })
}

/// The side that an actor is of.
fn side_named(reading: &Reading<'_>, id: &str) -> Option<Side> {
    match reading.lexicon.actors.get(id)?.kind {
        ActorKind::State | ActorKind::Foreign | ActorKind::Militia => Some(Side::State),
        ActorKind::ArmedGroup => Some(Side::Fighters),
        ActorKind::Civilians => Some(Side::Civilians),
        // "Four of the attackers were killed too": whoever they are, they are the other side.
        ActorKind::Unknown => (id == "gunmen").then_some(Side::Fighters),
    }
}

/// The side that counted dead are of, by the words that count them; `None` where they are of several or of none
/// that the words tell.
fn side_of(reading: &Reading<'_>, toll: &Toll) -> Option<Side> {
    let tokens: Vec<usize> = reading.tokens_of(toll.span).collect();
    let mut named = crate::extract::sides::actors::actors(reading, &tokens, false);
    // "The militants used mortars. Six of them were killed".
    if named.is_empty()
        && let Some(end) = tokens.last().map(|t| t + 1)
        && reading.is(end, &["them"])
    {
        let sentences = &reading.spans.sentences;
        let own = sentences.partition_point(|s| s.tokens.end <= end);
        let before = own.checked_sub(1).and_then(|i| sentences.get(i))?;
        let before: Vec<usize> = before.tokens.clone().collect();
        named.extend(crate::extract::sides::actors::actors(reading, &before, true).pop());
    }
    let mut sides = named.into_iter().map(|a| side_named(reading, &a.value));
    let first = sides.next()??;
    sides.all(|side| side == Some(first)).then_some(first)
}

//! Places named by reference: "in the same district", "in the village", "there".

use std::collections::BTreeMap;
use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::extract::triggers::verbs::Use;
use crate::extract::voices::frames::Frame;
use crate::extract::when_where::whereabouts;
use crate::lexicon::TriggerClass;
use crate::model::{Location, PlaceKind};

/// A plain "the district" refers at most this many sentences back.
const NEAR_SENTENCES: usize = 4;

/// Sites that a city has one of, or that the words before have named.
const SITES: &[&str] = &[
    "airport",
    "hospital",
    "university",
    "parliament",
    "palace",
    "prison",
    "jail",
    "stadium",
    "embassy",
    "crossing",
    "bazaar",
    "mosque",
    "market",
];

/// "the airport" refers to the city named at most this many sentences back.
const SITE_SENTENCES: usize = 2;

/// "the district police headquarters" stands at most this far behind the verb by which it is struck.
const STRUCK_REACH: usize = 6;

/// "the district" stands at most this far before the verb by which it changes hands.
const CHANGES_REACH: usize = 4;

/// What kind of place a type word speaks of.
fn kind_of(word: &str) -> Option<PlaceKind> {
    Some(match word {
        "district" => PlaceKind::District,
        "province" => PlaceKind::Province,
        "village" => PlaceKind::Village,
        "valley" | "area" | "neighbourhood" | "neighborhood" | "quarter" => PlaceKind::Area,
        "city" => PlaceKind::City,
        _ => return None,
    })
}

/// Reads a place that the sentence names by reference into a telling: "the same ..." goes before a place of
/// wider extent that stands beside it, "the ..." only fills what is missing.
pub fn read(
    reading: &Reading<'_>,
    telling: &mut Telling,
    frames: &[Frame],
    sentence: &Range<usize>,
) {
    if telling.place.is_none()
        && !telling.has(TriggerClass::Free)
        && let Some(city) = site(reading, telling, frames, sentence)
    {
        telling.place = Some(city);
        telling.place_rule = "place.definite";
        return;
    }
    let hull = telling.hull();
    let local = telling
        .place
        .and_then(|p| reading.locations.get(p))
        .is_some_and(|l| l.kind != PlaceKind::Country);
    for at in sentence.clone() {
        let Some(kind) = kind_of(reading.word(at)) else {
            continue;
        };
        let before = at.saturating_sub(5).max(sentence.start)..at;
        let same = before.clone().any(|t| {
            reading.is(t, &["same"])
                && !(t + 1..at)
                    .any(|w| clauses::is_preposition(reading, w) || reading.slot(w).date.is_some())
        });
        let plain = reading.is(at.wrapping_sub(1), &["the", "that", "this"])
            || reading.is(at.wrapping_sub(2), &["the", "that", "this"])
                && reading.slot(at.wrapping_sub(1)).location.is_none();
        let led = before.clone().any(|t| {
            reading.is(
                t,
                &[
                    "in", "at", "near", "inside", "outside", "on", "from", "across", "around",
                ],
            )
        });
        // "the district had been cleared", "recaptured the city".
        let changes = telling.triggers.iter().any(|t| {
            let side = if t.used == Use::Passive || t.class == TriggerClass::Lose {
                at < t.tokens.start && t.tokens.start - at <= CHANGES_REACH
            } else {
                at >= t.tokens.end && at - t.tokens.end <= 2
            };
            matches!(t.class, TriggerClass::Gain | TriggerClass::Lose) && side
        });
        let led = led || changes || is_struck(reading, telling, at);
        let of_speaker = frames.iter().any(|f| {
            !f.name.is_empty() && whereabouts::extended(reading, f, sentence).contains(&at)
        });
        if !led || of_speaker || !(same || plain) || reading.slot(at).location.is_some() && !same {
            continue;
        }
        // "the village of X", "the province of X" name their place.
        let named = reading.is(at + 1, &["of"]) && reading.slot(at + 2).location.is_some();
        if named && !same {
            continue;
        }
        let crossed = other_between(reading, at, &hull);
        if crossed || (!same && local) {
            continue;
        }
        let within = named.then(|| reading.slot(at + 2).location).flatten();
        if let Some(found) = antecedent(reading, telling.sentence, kind, same, within) {
            telling.place = Some(found);
            telling.place_rule = if same { "place.same" } else { "place.definite" };
            telling.also_at.clear();
            return;
        }
    }
}

/// "struck the gate of the district police headquarters", "attacked the district compound": what was hit is the
/// district's.
fn is_struck(reading: &Reading<'_>, telling: &Telling, at: usize) -> bool {
    const SEATS: &[&str] = &[
        "headquarters",
        "compound",
        "office",
        "offices",
        "building",
        "buildings",
        "center",
        "centre",
        "bazaar",
        "police",
    ];
    let end = telling.hull().end;
    reading.is(at, &["district"])
        && reading.is(at + 1, SEATS)
        && at >= end
        && at - end <= STRUCK_REACH
        && telling.has(TriggerClass::Hit)
        && (end..at).all(|t| {
            reading.is(t, &["of", "to"])
                || !clauses::is_preposition(reading, t) && !clauses::is_boundary(reading, t)
        })
}

/// "the bomb at the airport" where a city, or its airport, has just been named.
fn site(
    reading: &Reading<'_>,
    telling: &Telling,
    frames: &[Frame],
    sentence: &Range<usize>,
) -> Option<usize> {
    let end = telling.hull().end;
    // "one was killed; a doctor at the hospital told us of two dead": the doctor's.
    let of_speaker = |at: usize| {
        frames.iter().any(|f| {
            !f.name.is_empty() && whereabouts::extended(reading, f, sentence).contains(&at)
        })
    };
    let at = (end..sentence.end.min(end + 8)).find(|&t| {
        reading.is(t, SITES)
            && !of_speaker(t)
            && is_the_one(reading, t)
            && reading.slot(t).location.is_none()
    })?;
    let here = reading.token(at)?.span.start;
    let first = telling.sentence.saturating_sub(SITE_SENTENCES);
    let horizon = reading.spans.sentences.get(first)?.span.start;
    let before = |l: &&Location| l.span.end <= here && l.span.start >= horizon;
    let kinds = [PlaceKind::Site, PlaceKind::City, PlaceKind::Town];
    let found = reading
        .locations
        .iter()
        .take(reading.seats_from)
        .filter(before)
        .rfind(|l| kinds.contains(&l.kind))?;
    reading.locations.iter().position(|l| l.span == found.span)
}

/// "the airport", "the main prison", "the city's jail".
fn is_the_one(reading: &Reading<'_>, at: usize) -> bool {
    const ONLY: &[&str] = &[
        "main",
        "central",
        "only",
        "big",
        "international",
        "regional",
    ];
    let before = at.wrapping_sub(1);
    reading.is(before, &["the"])
        || reading.is(before, ONLY) && reading.is(at.wrapping_sub(2), &["the"])
        || reading.is(before, &["'s"])
            && reading.is(at.wrapping_sub(2), &["city", "town"])
            && reading.is(at.wrapping_sub(3), &["the"])
}

fn other_between(reading: &Reading<'_>, at: usize, hull: &Range<usize>) -> bool {
    let between = if at < hull.start {
        at..hull.start
    } else {
        hull.end..at
    };
    between
        .filter(|&t| !hull.contains(&t))
        .any(|t| reading.slot(t).trigger.is_some() && clauses::is_finite_verb(reading, t))
}

/// The place of a kind that the words refer to: for "the same" the one named most often so far, else the last.
fn antecedent(
    reading: &Reading<'_>,
    sentence: usize,
    kind: PlaceKind,
    same: bool,
    within: Option<usize>,
) -> Option<usize> {
    let here = reading.spans.sentences.get(sentence)?.span.start;
    let first = sentence.saturating_sub(NEAR_SENTENCES);
    let near = reading.spans.sentences.get(first)?.span.start;
    let outer = within.and_then(|w| reading.locations.get(w));
    let fits = |location: &Location| {
        let level =
            location.kind == kind || kind == PlaceKind::Village && location.kind == PlaceKind::Town;
        level
            && location.span.end <= here
            && !is_whence(reading, location)
            && outer.is_none_or(|outer| location.is_within(outer))
    };
    // How often, where last, which: where the report was written is no place that it speaks of if it names another.
    let mut counts: BTreeMap<&str, (usize, (bool, usize), usize)> = BTreeMap::new();
    let datelines = reading.datelines_from..reading.headline_from;
    for (index, location) in reading.locations.iter().enumerate() {
        if fits(location) {
            let last = (!datelines.contains(&index), location.span.start);
            let entry = counts
                .entry(location.key.as_str())
                .or_insert((0, last, index));
            entry.0 += 1;
            if last >= entry.1 {
                (entry.1, entry.2) = (last, index);
            }
        } else if same
            && location.span.end <= here
            && let Some(admin) = location
                .admin2
                .as_ref()
                .filter(|_| kind == PlaceKind::District)
            && let Some(entry) = counts.get_mut(admin.key.as_str())
        {
            // A village of the district speaks of the district too.
            entry.0 += 1;
        }
    }
    // Further off, it has to be the only one of its kind.
    let alone = counts.len() == 1 && kind == PlaceKind::District;
    counts
        .into_values()
        .filter(|&(_, (_, at), _)| same || alone || at >= near)
        .max_by_key(|&(count, last, _)| if same { (count, last) } else { (0, last) })
        .map(|(_, _, index)| index)
}

/// "commandos were brought from X and Y": where somebody came from is not what "the city" then means.
fn is_whence(reading: &Reading<'_>, location: &Location) -> bool {
    let first = reading.tokens_of(location.span).start;
    (1..5)
        .map_while(|back| first.checked_sub(back))
        .take_while(|&t| {
            let slot = reading.slot(t);
            slot.location.is_some() || reading.is(t, &["from", "and", ",", "the", "city", "of"])
        })
        .any(|t| reading.is(t, &["from"]))
}

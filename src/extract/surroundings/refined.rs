//! The finer place that the next sentences give to news told of a province or a road: "It happened in X district",
//! "The buses were stopped in the Y area". Always marked as context.

use crate::extract::clauses;
use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::surroundings::headline;
use crate::extract::surroundings::scene;
use crate::extract::telling::Telling;
use crate::extract::voices::frames::Frame;
use crate::extract::when_where::whereabouts;
use crate::model::annotation::Section;
use crate::model::{Location, PlaceKind};

/// The finer place stands within this many sentences behind the last that tells of the happening.
const REACH: usize = 2;
/// What a place is named for is told within this many tokens before it.
const LEAD: usize = 8;

/// Words before a place that name it for something else than the happening.
const OTHERWISE: &[&str] = &[
    "resident",
    "residents",
    "native",
    "born",
    "from",
    "hospital",
    "clinic",
    "hailed",
    "hails",
    "borders",
    "bordering",
    "border",
    "neighbouring",
    "neighboring",
    "adjoining",
    "taken",
    "evacuated",
    "transferred",
    "airlifted",
    "treated",
    "reporters",
    "journalists",
    "similar",
    "stronghold",
    "active",
    "charge",
    "operates",
    "operate",
    "months",
    "years",
    "towards",
    "toward",
    "fled",
    "heading",
    "bound",
    "route",
    "like",
    "including",
    "presence",
    "lives",
    "live",
    "based",
    "base",
    "miles",
    "kilometres",
    "kilometers",
    "km",
    "also",
    "other",
    "investigation",
    "launched",
    "sent",
    "arrived",
    "protest",
    "protested",
    "funeral",
    "buried",
    "conference",
];

/// A telling and the finer place of its happening; `None` where the happening has one already or the sentences name
/// several.
pub fn place(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
    happenings: &[Happening],
    frames: &[Vec<Frame>],
) -> Option<(usize, usize, &'static str)> {
    let told = || happening.tellings.iter().copied();
    let placed: Vec<(usize, &Location)> = told()
        .filter_map(|i| Some((i, reading.locations.get(tellings.get(i)?.place?)?)))
        .collect();
    let &(index, outer) = placed.first()?;
    let wide = |l: &Location| l.kind == PlaceKind::Province || is_line(l);
    let alone = placed.iter().all(|(_, l)| wide(l) && l.key == outer.key);
    let telling = tellings.get(index)?;
    if !alone || telling.summary || telling.vague || !telling.also_at.is_empty() {
        return None;
    }
    let last = told()
        .filter_map(|i| Some(tellings.get(i)?.sentence))
        .max()?;
    let next = happenings
        .iter()
        .flat_map(|h| &h.tellings)
        .filter(|i| !happening.tellings.contains(i))
        .filter_map(|&i| Some(tellings.get(i)?.sentence))
        .filter(|&s| s > telling.sentence)
        .min()
        .unwrap_or(usize::MAX);
    let mut found: Option<usize> = None;
    for index in telling.sentence + 1..next.min(last + REACH + 1) {
        let Some(sentence) = reading.spans.sentences.get(index) else {
            break;
        };
        if sentence.section != Section::Body {
            continue;
        }
        let said = frames.get(index).map_or(&[][..], Vec::as_slice);
        for at in 0..reading.seats_from {
            let Some(inner) = reading.locations.get(at) else {
                continue;
            };
            let within = is_line(outer) || inner.is_within(outer);
            if !sentence.span.covers(inner.span)
                || inner.kind.level() >= PlaceKind::Province.level()
                || is_line(inner)
                || scene::is_by_kind(inner)
                || !within
                || !(is_where(reading, inner, said, &sentence.tokens)
                    || is_where_sent(reading, inner, &sentence.tokens))
            {
                continue;
            }
            match found.and_then(|f| reading.locations.get(f)) {
                None => found = Some(at),
                Some(known) if known.contradicts(inner) => return None,
                Some(known) if inner.kind.level() < known.kind.level() => found = Some(at),
                Some(_) => {}
            }
        }
    }
    if let Some(found) = found {
        return Some((index, found, "place.told-finer"));
    }
    Some((
        index,
        headline::within(reading, telling, outer)?,
        headline::PLACE,
    ))
}

/// "along the A-B highway".
fn is_line(location: &Location) -> bool {
    location.name.starts_with("between ")
}

/// "The soldiers had been sent in to retake the centre of X district": where those fought of whom was told.
fn is_where_sent(
    reading: &Reading<'_>,
    location: &Location,
    sentence: &std::ops::Range<usize>,
) -> bool {
    const TASKS: &[&str] = &[
        "take",
        "retake",
        "recapture",
        "regain",
        "defend",
        "clear",
        "relieve",
        "secure",
        "reinforce",
        "hold",
        "break",
    ];
    let first = reading.tokens_of(location.span).start;
    let known = reading.is(sentence.start, &["the", "they"]);
    let sent = (sentence.start..first)
        .find(|&t| reading.is(t, &["sent", "deployed", "dispatched", "ordered"]));
    let Some(sent) = sent.filter(|_| known) else {
        return false;
    };
    (sent + 1..first.min(sent + 4)).any(|t| reading.is(t, &["to"]) && reading.is(t + 1, TASKS))
        && !(sent..first)
            .any(|t| clauses::is_boundary(reading, t) || reading.is(t, &[",", "from", "by"]))
}

/// Whether a place stands behind "in", "at" or "near" and is named for nothing else.
fn is_where(
    reading: &Reading<'_>,
    location: &Location,
    frames: &[Frame],
    sentence: &std::ops::Range<usize>,
) -> bool {
    let first = reading.tokens_of(location.span).start;
    let of_speaker = frames.iter().any(|f| {
        !f.name.is_empty() && whereabouts::extended(reading, f, sentence).contains(&first)
    });
    let led = (first.saturating_sub(4).max(sentence.start)..=first)
        .rev()
        .find(|&t| clauses::is_preposition(reading, t));
    let Some(led) = led.filter(|&t| {
        reading.is(t, &["in", "at", "near", "inside", "outside"])
            || reading.is(t, &["to"]) && reading.is(t.wrapping_sub(1), &["gone"])
    }) else {
        return false;
    };
    let otherwise = (led.saturating_sub(LEAD).max(sentence.start)..first)
        .rev()
        .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[","]))
        .any(|t| reading.is(t, OTHERWISE) || reading.slot(t).role.is_some());
    !of_speaker && !otherwise
}

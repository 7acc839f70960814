//! What ties a place to a happening: it is what was hit, "in" it, or only where somebody has a post.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::{Telling, Trigger};
use crate::extract::triggers::verbs;
use crate::lexicon::TriggerClass;
use crate::model::{PlaceKind, SpeakerKind, SubEventType};

/// What ties a place to a happening.
pub enum Bond {
    /// It is what was hit, taken or lost.
    Object,
    /// "in", "at", "near" it.
    Preposition,
    /// "the Kabul attack".
    Modifier,
    /// It stands in the clause with no such words.
    Loose,
    /// It is where somebody's post is, or a group stands.
    Post,
}

pub fn bond(
    reading: &Reading<'_>,
    telling: &Telling,
    range: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Bond> {
    let first = range.start;
    let after_all = telling.hull().end <= first;
    let country = reading
        .slot(first)
        .location
        .and_then(|l| reading.locations.get(l))
        .is_some_and(|l| l.kind == PlaceKind::Country);
    let adjective =
        reading.slot(first).nationality.is_some() || reading.slot(first).actor.is_some();
    if (country || adjective)
        && !clauses::is_preposition(reading, first.wrapping_sub(1))
        && !reading.is(first.wrapping_sub(1), &["the"])
    {
        return None;
    }
    let before = |back: usize| first.checked_sub(back).filter(|&t| t >= sentence.start);
    for back in 1..4 {
        let Some(t) = before(back) else { break };
        let inside = reading.is(t, &["neighboring", "neighbouring"])
            && (reading.is(t.wrapping_sub(1), &["in"])
                || reading.is(t.wrapping_sub(1), &["of"])
                    && reading.is(t.wrapping_sub(2), SITES_OF)
                || reading.is(t.wrapping_sub(1), &["the"])
                    && reading.is(t.wrapping_sub(2), &["in"]));
        // "the hospital in X had received nine bodies": where the dead were brought.
        let brought = reading.is(
            t,
            &["hospital", "hospitals", "clinic", "morgue", "mortuary"],
        ) && telling
            .triggers
            .iter()
            .all(|w| w.class.is_outcome() && w.kind.is_none());
        if brought {
            return Some(Bond::Post);
        }
        if reading.is(t, OF_SOMETHING_ELSE) && reading.slot(t).location.is_none() && !inside {
            return None;
        }
        if clauses::is_boundary(reading, t) {
            break;
        }
    }
    if telling.triggers.iter().any(|t| {
        t.tokens.end == first || t.tokens.end + 1 == first && reading.is(first - 1, &["the", "of"])
    }) && telling.triggers.iter().any(takes_place)
    {
        return Some(Bond::Object);
    }
    let next = range.end;
    let whence = is_whence(reading, range);
    if telling.triggers.iter().any(|t| {
        let of_verb = whence && t.used != verbs::Use::Noun;
        !of_verb
            && (t.tokens.start == next
                || (t.tokens.start == next + 1 && reading.is(next, &["'s", "'"])))
    }) {
        return Some(Bond::Modifier);
    }
    if lost_subject(reading, telling, range) {
        return Some(Bond::Object);
    }
    // "near X", "outside X" are words of the place itself.
    if clauses::is_preposition(reading, first) {
        return Some(Bond::Preposition);
    }
    let preposition =
        (1..5).find(|&back| before(back).is_some_and(|t| clauses::is_preposition(reading, t)));
    let Some(back) = preposition else {
        // A list: "in A, B and C".
        return Some(Bond::Loose);
    };
    let mut at = first - back;
    // "from the districts of A and B": what stands before the districts.
    if reading.is(at, &["of"]) && reading.is(at.wrapping_sub(1), &["districts", "provinces"]) {
        let outer = (2..4)
            .filter_map(|b| at.checked_sub(b))
            .find(|&t| clauses::is_preposition(reading, t));
        at = outer.unwrap_or(at);
    }
    // "the one named by Kabul": who does it, not where.
    if reading.is(at, &["by"]) {
        return None;
    }
    // "about 30 miles south of X", "on the road from X to Y".
    let figure = reading
        .word(first)
        .starts_with(|c: char| c.is_ascii_digit())
        || reading.slot(first).number.is_some();
    // "fired shells into X", "drove a truck bomb into X".
    let fired = reading.is(at, &["into", "onto"])
        && telling.triggers.iter().any(|t| {
            matches!(
                t.kind,
                Some(
                    SubEventType::Shelling
                        | SubEventType::AirStrike
                        | SubEventType::Grenade
                        | SubEventType::SuicideBomb
                        | SubEventType::RemoteExplosive
                )
            )
        });
    if fired {
        return Some(Bond::Preposition);
    }
    let measured = figure && reading.is(at, &["about", "around", "over", "under"]);
    let along = reading.is(at, &["from"])
        && (1..4).any(|b| reading.is(at.wrapping_sub(b), &["road", "highway", "motorway"]));
    if measured || along {
        return Some(Bond::Preposition);
    }
    if reading.is(
        at,
        &[
            "from", "to", "into", "with", "for", "about", "toward", "towards", "through", "via",
        ],
    ) {
        let attacked = reading.is(at, &["to", "from"]) && telling.has(TriggerClass::Lose);
        return attacked.then_some(Bond::Loose);
    }
    // "the commander in X", "IS in X".
    let governs = (1..8)
        .map_while(|b| at.checked_sub(b))
        .take_while(|&t| {
            t >= sentence.start && !clauses::is_boundary(reading, t) && !reading.is(t, &[","])
        })
        .take_while(|&t| {
            !telling
                .triggers
                .iter()
                .any(|trigger| trigger.tokens.contains(&t))
        })
        .enumerate()
        .any(|(distance, t)| {
            let slot = reading.slot(t);
            reading.is(t, STANDING) && distance < 3
                || (distance < 6 && slot.role.is_some_and(|r| is_office(reading, r)))
                || (distance < 6
                    && !is_whose_target(reading, t)
                    && slot
                        .people
                        .and_then(|i| reading.term(i))
                        .and_then(|term| reading.people(term))
                        .is_some_and(|row| row.post))
                || (distance == 0 && slot.actor.is_some() && telling.hull().start > range.end)
        });
    if governs && !after_all {
        return Some(Bond::Post);
    }
    Some(Bond::Preposition)
}

/// "a vehicle of the Border Police in X": whose it was that was hit.
fn is_whose_target(reading: &Reading<'_>, at: usize) -> bool {
    (1..5)
        .map_while(|back| at.checked_sub(back))
        .find(|&t| reading.is(t, &["of"]))
        .and_then(|of| of.checked_sub(1))
        .is_some_and(|t| {
            reading.slot(t).target.is_some()
                || reading.is(
                    t,
                    &[
                        "vehicle", "car", "convoy", "pickup", "patrol", "truck", "post",
                    ],
                )
        })
}

/// A post that somebody holds somewhere; relatives and residents hold none.
fn is_office(reading: &Reading<'_>, role: usize) -> bool {
    reading
        .term(role)
        .and_then(|term| reading.role(term))
        .is_some_and(|row| row.speaker != Some(SpeakerKind::Resident))
}

const fn takes_place(trigger: &Trigger) -> bool {
    matches!(
        trigger.class,
        TriggerClass::Gain | TriggerClass::Hit | TriggerClass::Wreck | TriggerClass::Lose
    )
}

/// "Mirza Olang fell", "the village of X was overrun".
fn lost_subject(reading: &Reading<'_>, telling: &Telling, range: &Range<usize>) -> bool {
    telling.triggers.iter().any(|t| {
        let takes = matches!(t.class, TriggerClass::Lose | TriggerClass::Gain)
            || t.class == TriggerClass::Hit && t.used == verbs::Use::Passive;
        let start = verbs::group_start(reading, t.tokens.start);
        takes
            && range.end <= start
            && start - range.end <= 3
            && !is_whence(reading, range)
            && !(range.end..start).any(|x| clauses::is_boundary(reading, x))
    })
}

/// "commandos flown in from Herat had pushed them out", "troops sent from the provincial capital X retook it".
fn is_whence(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const DESCRIBES: &[&str] = &[
        "the",
        "provincial",
        "capital",
        "nearby",
        "neighboring",
        "neighbouring",
    ];
    (1..5)
        .map_while(|back| range.start.checked_sub(back))
        .take_while(|&t| t + 1 == range.start || reading.is(t + 1, DESCRIBES))
        .any(|t| reading.is(t, &["from", "via", "with", "near"]))
}

/// Words right before a place that make it the place of something else.
const OF_SOMETHING_ELSE: &[&str] = &[
    "flown",
    "airlifted",
    "buried",
    "interred",
    "raised",
    "educated",
    "studying",
    "studied",
    "hospitalised",
    "hospitalized",
    "treated",
    "based",
    "born",
    "native",
    "originally",
    "hailing",
    "arriving",
    "arrived",
    "fled",
    "flee",
    "border",
    "bordering",
    "far",
    "away",
    "km",
    "kilometers",
    "kilometres",
    "miles",
    "neighboring",
    "neighbouring",
    "reporters",
    "journalists",
    "came",
    "come",
    "travelled",
    "traveled",
    "emerged",
    "founded",
];

/// What stands in a place that is named behind it: "the headquarters of neighbouring X".
const SITES_OF: &[&str] = &[
    "headquarters",
    "office",
    "hospital",
    "prison",
    "compound",
    "airport",
    "base",
    "capital",
    "district",
    "districts",
    "mosque",
];

/// Posts and groups: "the commander in X", "IS in X" tell where somebody is, not where it happened.
const STANDING: &[&str] = &[
    "stronghold",
    "strongholds",
    "presence",
    "headquartered",
    "branch",
    "wing",
    "affiliate",
    "operates",
    "operating",
    "active",
    "bastion",
    "fighters",
    "network",
    "influence",
    "operations",
    "recruitment",
    "foothold",
    "charge",
    "leads",
    "governs",
    "commands",
    "commanded",
    "led",
];

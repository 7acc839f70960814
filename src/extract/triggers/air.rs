//! What was done with: "killed by coalition aircraft", "bombed by jets" are strikes from the air though no word for one
//! stands there.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Telling;
use crate::extract::triggers::verbs::Use;
use crate::lexicon::TriggerClass;
use crate::model::{ActorKind, SubEventType};

const AIRCRAFT: &[&str] = &[
    "aircraft",
    "aircrafts",
    "plane",
    "planes",
    "warplane",
    "warplanes",
    "jet",
    "jets",
    "drone",
    "drones",
    "helicopter",
    "helicopters",
    "gunship",
    "gunships",
    "airplane",
    "airplanes",
    "uav",
    "uavs",
    "airpower",
];

/// Words before "air" and "aircraft" that make them the means all the same.
const FROM_THE_AIR: &[&[&str]] = &[
    &["from", "the", "air"],
    &["by", "air"],
    &["air", "force"],
    &["unmanned", "aerial"],
    &["air", "power"],
    &["air", "support"],
];

/// Whether the clause of a telling names a means in the air, and nothing that was shot down or landed.
pub fn from_the_air(reading: &Reading<'_>, telling: &Telling, sentence: &Range<usize>) -> bool {
    // "the drone's target had a part in the blast": a blast or a clash has a means of its own.
    let explosive = telling
        .triggers
        .iter()
        .filter_map(|t| t.kind.map(|kind| (kind, t.generic)))
        .any(|(kind, generic)| {
            kind != SubEventType::AirStrike && (!generic || kind != SubEventType::ArmedClash)
        });
    let violent = telling.triggers.iter().any(|t| {
        matches!(
            t.class,
            TriggerClass::Hit | TriggerClass::Kill | TriggerClass::Die | TriggerClass::Wound
        )
    });
    if explosive || !violent {
        return false;
    }
    let hull = telling.hull();
    let clause = clauses::clause(reading, hull.start, sentence);
    let mut range = clause.start.min(hull.start)..clause.end.max(hull.end);
    // "It was a drone that killed him".
    let cleft = reading.is(clause.start.wrapping_sub(1), &["that", "which"])
        && (sentence.start..clause.start)
            .any(|t| reading.is(t, &["it"]) && reading.is(t + 1, &["was"]));
    if cleft {
        range.start = sentence.start;
    }
    let named = |t: usize| {
        let vehicle = reading.is(t, AIRCRAFT)
            || reading.is(t, &["bomber", "bombers"]) && is_flown(reading, t)
            || FROM_THE_AIR.iter().any(|words| {
                words
                    .iter()
                    .enumerate()
                    .all(|(i, w)| reading.is(t + i, &[w]))
            });
        // "fired at a helicopter": the aircraft is what was aimed at.
        let aimed_at = telling
            .triggers
            .iter()
            .any(|w| w.used == Use::Active && (w.tokens.end..w.tokens.end + 4).contains(&t));
        vehicle && !aimed_at && !hit_itself(reading, t) && !carried(reading, t)
    };
    let bombs = |t: usize| {
        reading.is(t, &["bombs"])
            && (reading.slot(t.wrapping_sub(1)).nationality.is_some()
                || reading.slot(t.wrapping_sub(1)).actor.is_some())
    };
    range.clone().any(|t| named(t) || bombs(t)) || bombed_by_state(reading, telling)
}

/// Whether a word for an aircraft stands at a token.
pub fn is_aircraft(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, AIRCRAFT)
}

/// "a US bomber", "a B-52 bomber": elsewhere a bomber is a man.
fn is_flown(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    reading.slot(before).nationality.is_some()
        || reading.slot(before).actor.is_some()
        || reading.is(
            before,
            &[
                "b-52", "52", "b-1", "1", "stealth", "jet", "fighter", "heavy",
            ],
        )
}

/// "a bomber killed 21": who is called so blew himself up, where nothing else is said.
pub fn by_bomber(reading: &Reading<'_>, telling: &Telling, sentence: &Range<usize>) -> bool {
    let hull = telling.hull();
    let clause = clauses::clause(reading, hull.start, sentence);
    let range = clause.start.min(hull.start)..hull.start;
    let said = telling
        .triggers
        .iter()
        .any(|t| t.kind.is_some() && !t.generic);
    !said
        && range
            .clone()
            .any(|t| reading.is(t, &["bomber", "bombers"]) && !is_flown(reading, t))
}

/// "bombed" by the forces of a state is from the air; by an armed group it is not.
fn bombed_by_state(reading: &Reading<'_>, telling: &Telling) -> bool {
    let bombed = telling
        .triggers
        .iter()
        .any(|t| t.rule == "trigger.bomb.verb");
    // "foreign forces' bombing of the village".
    let bombing = telling.triggers.iter().any(|t| {
        t.rule == "trigger.blast"
            && t.tokens
                .clone()
                .any(|w| reading.is(w, &["bombing", "bombings"]))
    }) && telling
        .doers
        .iter()
        .filter_map(|d| reading.lexicon.actors.get(&d.value))
        .any(|row| matches!(row.kind, ActorKind::State | ActorKind::Foreign));
    let armed_group = telling
        .doers
        .iter()
        .filter_map(|d| reading.lexicon.actors.get(&d.value))
        .any(|row| matches!(row.kind, ActorKind::ArmedGroup | ActorKind::Unknown));
    (bombed || bombing) && !armed_group
}

/// "commandos flown in by helicopter": the aircraft brought them.
fn carried(reading: &Reading<'_>, at: usize) -> bool {
    (1..6).map_while(|back| at.checked_sub(back)).any(|t| {
        reading.is(
            t,
            &[
                "flown",
                "airlifted",
                "brought",
                "ferried",
                "arrived",
                "evacuated",
                "transported",
                "inserted",
                "carried",
                "taken",
                "landed",
                "moved",
                "dropped",
            ],
        ) && (t..at).any(|w| reading.is(w, &["by", "in", "aboard", "from"]))
    })
}

/// "a helicopter was shot down", "struck an aircraft on the ground": the aircraft is what was hit.
fn hit_itself(reading: &Reading<'_>, at: usize) -> bool {
    (at + 1..at + 5).any(|t| {
        reading.is(t, &["crashed", "shot", "downed", "destroyed", "damaged"])
            && (at + 1..t).any(|b| reading.is(b, &["was", "were", "been", "is"]))
    })
}

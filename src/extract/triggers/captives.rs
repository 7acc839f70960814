//! People led off and people who broke out: verbs that say so only with the words around them.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions;
use crate::extract::telling::Trigger;
use crate::extract::triggers::verbs::{self, Use};
use crate::model::ActorKind;

/// Words behind "took nine men" that make them captives.
const LED_OFF: &[&str] = &[
    "away",
    "hostage",
    "hostages",
    "captive",
    "captives",
    "gunpoint",
    "off",
    "unknown",
    "undisclosed",
    "along",
];

/// Where those go who are taken for their good, or for a crime.
const CARED_FOR: &[&str] = &[
    "hospital",
    "hospitals",
    "clinic",
    "clinics",
    "treatment",
    "safety",
    "court",
    "morgue",
    "mortuary",
    "hospitalized",
];

/// Places that people break out of.
const PRISONS: &[&str] = &[
    "prison",
    "jail",
    "prisons",
    "jails",
    "gaol",
    "cells",
    "captivity",
    "custody",
    "gate",
];

/// Words for those who are kept in them.
const KEPT: &[&str] = &[
    "prisoner",
    "prisoners",
    "inmate",
    "inmates",
    "detainee",
    "detainees",
    "convict",
    "convicts",
    "captive",
    "captives",
    "hostage",
    "hostages",
];

/// "took 31 passengers away", "gunmen took nine men": led off, not driven to a hospital.
pub fn are_led_off(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    let clause = clauses::clause(reading, trigger.tokens.start, sentence);
    let after = trigger.tokens.end..sentence.end.min(trigger.tokens.end + 24);
    if after.clone().any(|t| reading.is(t, CARED_FOR)) {
        return false;
    }
    let with_them = after
        .clone()
        .any(|t| reading.is(t, &["with"]) && reading.is(t + 1, &["them", "him"]));
    let led = after
        .take_while(|&t| clause.contains(&t))
        .any(|t| reading.is(t, LED_OFF));
    // "held by armed men", "the Taliban are holding nine engineers", not "elders held a meeting".
    if trigger.rule == "trigger.hold" {
        let by_captors = regions::agent(reading, trigger.tokens.end, sentence)
            .is_some_and(|agent| agent.into_iter().any(|t| is_armed(reading, t)));
        return if trigger.used == Use::Passive {
            by_captors
        } else {
            by_armed_men(reading, trigger, sentence)
                && reading.slot(trigger.tokens.end).trigger.is_none()
        };
    }
    // "forced shopkeepers to close": led off only where the words say so.
    if trigger.rule == "trigger.drive-off" {
        let into = (trigger.tokens.end..sentence.end.min(trigger.tokens.end + 8)).any(|t| {
            reading.is(t, &["into"])
                && (t + 1..t + 5).any(|w| {
                    reading.is(
                        w,
                        &[
                            "car", "cars", "vehicle", "vehicles", "van", "pickup", "jeep",
                        ],
                    )
                })
        });
        let out = reading.is(trigger.tokens.start, &["pulled", "pulls", "pulling"])
            && (trigger.tokens.end..trigger.tokens.end + 8).any(|t| reading.is(t, &["out"]))
            // "pulled people out of their beds" leads nobody off.
            && !(trigger.tokens.end..trigger.tokens.end + 11)
                .any(|t| reading.is(t, &["bed", "beds", "rubble", "house", "houses", "homes"]));
        return led || into || out;
    }
    with_them
        || led
        || out_of_their(reading, trigger)
        || trigger.used != Use::Passive && by_armed_men(reading, trigger, sentence)
}

/// "were taken from their vehicle", "was taken from his home".
fn out_of_their(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let end = trigger.tokens.end;
    trigger.used == Use::Passive
        && (end..end + 2).any(|t| reading.is(t, &["from"]))
        && (end + 1..end + 5).any(|t| {
            reading.is(t, &["their", "his", "her", "a", "the"])
                && (t + 1..t + 4).any(|w| {
                    reading.is(
                        w,
                        &[
                            "vehicle", "vehicles", "car", "cars", "bus", "buses", "minibus", "van",
                            "taxi", "truck", "trucks", "home", "homes", "house", "houses",
                            "village", "school", "mosque", "shop", "office", "fields",
                        ],
                    )
                })
        })
}

pub fn by_armed_men(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    let group = verbs::group_start(reading, trigger.tokens.start);
    (sentence.start..group).any(|at| is_armed(reading, at))
}

pub fn is_armed(reading: &Reading<'_>, at: usize) -> bool {
    let slot = reading.slot(at);
    let group = slot
        .actor
        .and_then(|term| reading.actor(reading.term(term)?))
        .is_some_and(|row| matches!(row.kind, ActorKind::ArmedGroup | ActorKind::Unknown));
    let gunmen = slot
        .people
        .and_then(|term| reading.people(reading.term(term)?))
        .is_some_and(|row| {
            matches!(
                row.actor.as_deref(),
                Some("gunmen" | "unidentified-armed-group" | "taliban")
            )
        });
    group || gunmen
}

/// "more than 200 convicts walked out of the jail".
pub fn break_out(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    let group = verbs::group_start(reading, trigger.tokens.start);
    let by_prisoners = regions::subject(reading, group, sentence)
        .tokens()
        .any(|t| reading.is(t, KEPT));
    let from_prison = (trigger.tokens.end..sentence.end.min(trigger.tokens.end + 8))
        .take_while(|&t| !clauses::is_boundary(reading, t))
        .any(|t| reading.is(t, PRISONS));
    by_prisoners && (from_prison || reading.is(trigger.tokens.start, &["escaped", "escape"]))
}

//! Whether a verb has the object without which it tells of something else, and what that makes it.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sides::regions;
use crate::extract::sides::subjects::subject_or_shared;
use crate::extract::telling::Trigger;
use crate::extract::triggers::captives;
use crate::extract::triggers::nonevents;
use crate::extract::triggers::object_words::{BASES, TERRITORY, WEAPONS, behind_setting, is_laden};
use crate::extract::triggers::plain_words::plain;
use crate::extract::triggers::projectiles;
use crate::extract::triggers::territory;
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::{Needs, TriggerClass, WordForm};
use crate::model::SubEventType;

/// What stands where an object should.
#[derive(Clone, Copy, Debug, Default)]
struct Object {
    people: bool,
    place: bool,
    base: bool,
    weapon: bool,
    target: bool,
    /// "arrested nine": a number of whatever the verb is of.
    counted: bool,
}

/// The trigger as its object makes it; `None` where the verb tells of no happening.
pub fn fit(
    reading: &Reading<'_>,
    mut trigger: Trigger,
    needs: Option<Needs>,
    sentence: &Range<usize>,
) -> Option<Trigger> {
    if is_attributive(reading, &trigger) {
        return None;
    }
    // "gunmen blocked the road": no protest.
    if trigger.class == TriggerClass::Crowd
        && reading.is(trigger.tokens.start, &["blocked"])
        && captives::by_armed_men(reading, &trigger, sentence)
    {
        return None;
    }
    projectiles::meets_mine(reading, &mut trigger, sentence);
    let object = object_of(reading, &trigger, sentence);
    // "slaughtered 3,000 sheep", "the fruit died".
    if trigger.class.is_outcome()
        && !object.people
        && nonevents::of_no_people(reading, &trigger, sentence)
        || nonevents::dies_out(reading, &trigger)
    {
        return None;
    }
    // "captured" is of people or of places, and what was captured says which.
    if trigger.class == TriggerClass::Take && trigger.generic && needs.is_none() {
        if object.people || object.counted && !object.weapon && !object.place {
            trigger.generic = !object.people;
            return Some(trigger);
        }
        if object.weapon {
            trigger.class = TriggerClass::Disarm;
            trigger.kind = Some(SubEventType::DisruptedWeapons);
            return Some(trigger);
        }
        if object.place {
            trigger.class = TriggerClass::Gain;
            trigger.kind = None;
            return Some(trigger);
        }
        return (trigger.used == Use::Passive).then_some(trigger);
    }
    // "neutralized 21 mines", "destroyed a cache": nobody died.
    let them = crate::extract::triggers::verbs::group_start(reading, trigger.tokens.start);
    let them = reading.is(them.wrapping_sub(1), &["they", "he", "she", "we"]);
    if matches!(trigger.class, TriggerClass::Kill) && object.weapon && !object.people && !them {
        trigger.class = TriggerClass::Disarm;
        trigger.kind = Some(SubEventType::DisruptedWeapons);
        return Some(trigger);
    }
    // "released the names of the victims".
    if trigger.rule == "trigger.release"
        && tokens(reading, &trigger, sentence).iter().any(|&t| {
            reading.is(
                t,
                &[
                    "name",
                    "names",
                    "list",
                    "lists",
                    "photo",
                    "photos",
                    "picture",
                    "pictures",
                    "video",
                    "videos",
                    "footage",
                    "statement",
                    "report",
                    "figures",
                    "details",
                    "tape",
                    "message",
                    "images",
                ],
            )
        })
    {
        return None;
    }
    match needs {
        None => plain(reading, trigger),
        // "the capture of the district by the Taliban".
        Some(Needs::People)
            if trigger.used == Use::Noun
                && object.place
                && !object.people
                && reading.is(trigger.tokens.start, &["capture"]) =>
        {
            trigger.class = TriggerClass::Gain;
            trigger.kind = None;
            Some(trigger)
        }
        Some(Needs::People) => {
            let counted = object.counted && !object.weapon;
            let stated =
                object.people || (counted || trigger.used == Use::Passive) && !object.place;
            stated.then_some(trigger)
        }
        Some(Needs::Captives) if territory::takes_place(reading, &trigger) => {
            trigger.class = TriggerClass::Gain;
            trigger.kind = None;
            Some(trigger)
        }
        Some(Needs::Captives) => {
            let taken = object.people
                && !object.weapon
                && captives::are_led_off(reading, &trigger, sentence);
            taken.then_some(trigger)
        }
        Some(Needs::Prisoners) => {
            captives::break_out(reading, &trigger, sentence).then_some(trigger)
        }
        // "a commander fell into the hands of police".
        Some(Needs::Place)
            if trigger.rule == "trigger.fall"
                && object.people
                && !object.place
                && !object.target =>
        {
            trigger.class = TriggerClass::Take;
            trigger.kind = Some(SubEventType::Arrests);
            trigger.used = Use::Passive;
            Some(trigger)
        }
        Some(Needs::Place) if trigger.rule == "trigger.fall.bare" => {
            falls(reading, &trigger, sentence).then_some(trigger)
        }
        // "seized the men", "seized two suspects".
        Some(Needs::Place)
            if object.people
                && !object.place
                && !object.weapon
                && trigger.rule == "trigger.seize"
                && trigger.form != WordForm::Phrase
                && trigger.used != Use::Noun =>
        {
            trigger.class = TriggerClass::Take;
            let hunted = tokens(reading, &trigger, sentence)
                .iter()
                .any(|&t| is_hunted(reading, t));
            trigger.kind = Some(if hunted {
                SubEventType::Arrests
            } else {
                SubEventType::Abduction
            });
            trigger.generic = true;
            Some(trigger)
        }
        // "neutralized two mines".
        Some(Needs::Place) if object.weapon && !object.place => {
            trigger.class = TriggerClass::Disarm;
            trigger.kind = Some(SubEventType::DisruptedWeapons);
            Some(trigger)
        }
        Some(Needs::Place) => {
            territory::changes_hands(reading, &trigger, object.place).then_some(trigger)
        }
        Some(Needs::Base) => object.base.then_some(trigger),
        Some(Needs::Weapon) => {
            let fixed = trigger.form == WordForm::Phrase;
            (object.weapon || fixed).then_some(trigger)
        }
        Some(Needs::Target) if is_noun_use(reading, &trigger) => None,
        Some(Needs::Target) => {
            let hit = object.people || object.target || object.place;
            (hit && trigger.used != Use::Noun).then_some(trigger)
        }
    }
}

/// "the suspect", "two militants": whom forces seek.
fn is_hunted(reading: &Reading<'_>, at: usize) -> bool {
    let people = reading
        .slot(at)
        .people
        .and_then(|t| reading.term(t))
        .and_then(|t| reading.people(t));
    people.is_some_and(|row| {
        matches!(
            row.actor.as_deref(),
            Some("unidentified-armed-group" | "suspects")
        )
    }) || reading.is(
        at,
        &["suspect", "suspects", "facilitator", "bomber", "ringleader"],
    )
}

/// "the base in X fell late on Monday", not "rockets fell in X", "prices in X fell by".
fn falls(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    let subject = tokens(reading, trigger, sentence);
    let head = subject
        .iter()
        .take(5)
        .take_while(|&&t| !clauses::is_preposition(reading, t))
        .any(|&t| reading.slot(t).location.is_some() || reading.is(t, TERRITORY));
    let things = subject
        .iter()
        .any(|&t| reading.slot(t).people.is_some() || reading.slot(t).trigger.is_some());
    let next = trigger.tokens.end;
    let ends = reading.slot(next).date.is_some()
        || clauses::is_boundary(reading, next)
        || reading.is(
            next,
            &[
                ",",
                "without",
                "at",
                "on",
                "in",
                "during",
                "overnight",
                "late",
                "early",
                "first",
                "hours",
                "last",
            ],
        ) && !reading.is(next + 1, &["love", "line", "value", "price"]);
    head && !things && ends && matches!(trigger.used, Use::Active)
}

/// "the slain leader", "captured fighters": a participle before its noun tells of nothing new.
fn is_attributive(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    // "the district building": a noun where the table has a verb.
    if trigger.class == TriggerClass::Make && trigger.form == WordForm::Gerund {
        let before = trigger.tokens.start.wrapping_sub(1);
        let verbal =
            reading.is(before, verbs::BEFORE_GERUND) || clauses::is_boundary(reading, before);
        if !verbal {
            return true;
        }
    }
    if !matches!(trigger.form, WordForm::Past | WordForm::Participle) || trigger.tokens.len() > 1 {
        return false;
    }
    let before = trigger.tokens.start.wrapping_sub(1);
    let next = reading.slot(trigger.tokens.end);
    // "the wounded": people, not what happened to them.
    if trigger.class == TriggerClass::Wound
        && reading.is(before, &["the", "those", "these"])
        && !reading.is(trigger.tokens.end, &["in", "during", "by", "when"])
    {
        return true;
    }
    reading.is(
        before,
        &[
            "the", "a", "an", "his", "their", "its", "of", "these", "those",
        ],
    ) && (next.people.is_some()
        || next.role.is_some()
        || next.person.is_some()
        || next.target.is_some()
        || next.actor.is_some())
}

/// "a major hit", "the target": a noun where the table has a verb.
fn is_noun_use(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    // "struck", "destroyed" can be no nouns.
    let start = trigger.tokens.start;
    if !reading.is(
        start,
        &[
            "hit", "hits", "target", "targets", "strike", "strikes", "pound",
        ],
    ) {
        return false;
    }
    (1..4)
        .map_while(|back| trigger.tokens.start.checked_sub(back))
        .take_while(|&t| {
            let slot = reading.slot(t);
            slot.actor.is_none()
                && slot.person.is_none()
                && slot.people.is_none()
                && slot.trigger.is_none()
                && !clauses::is_boundary(reading, t)
        })
        .any(|t| reading.is(t, &["a", "an", "another"]))
}

/// The tokens in which a trigger's object stands.
pub fn tokens(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Vec<usize> {
    match trigger.used {
        // "the district fell", but "troops abandoned the district".
        _ if trigger.class == TriggerClass::Lose
            && trigger.used != Use::Noun
            && trigger.rule != "trigger.withdraw" =>
        {
            let group = verbs::group_start(reading, trigger.tokens.start);
            // "which fell in April": the district before it.
            subject_or_shared(reading, group, sentence)
        }
        Use::Passive => {
            let group = verbs::group_start(reading, trigger.tokens.start);
            regions::subject(reading, group, sentence)
                .tokens()
                .collect()
        }
        // "the fall of Qaysar": the noun and its "of" are one phrase.
        Use::Noun if reading.is(trigger.tokens.end - 1, &["of"]) => {
            regions::phrase(reading, trigger.tokens.end, sentence).collect()
        }
        Use::Noun => {
            let after = behind_setting(reading, trigger.tokens.end, sentence);
            if reading.is(after, &["of", "in"]) {
                regions::phrase(reading, after + 1, sentence).collect()
            } else {
                Vec::new()
            }
        }
        Use::Active | Use::Bare => regions::object(reading, trigger.tokens.end, sentence).collect(),
    }
}

/// "the compound ... after troops abandoned it".
fn place_before(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    territory::takes_it_back(reading, trigger)
        || (sentence.start..trigger.tokens.start)
            .any(|t| reading.slot(t).location.is_some() || reading.is(t, TERRITORY))
}

fn object_of(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> Object {
    let mut object = Object::default();
    for at in tokens(reading, trigger, sentence) {
        // "a bomb was found in Gardez": where it was is no part of what it was.
        if (object.weapon || object.target)
            && reading.is(
                at,
                &[
                    "in", "at", "near", "from", "on", "for", "with", "by", "inside",
                ],
            )
        {
            break;
        }
        let slot = reading.slot(at);
        // "a checkpoint of the local police": what stands behind "of" only says whose.
        if object.place && !object.people && reading.is(at, &["of"]) {
            break;
        }
        object.people |= slot.people.is_some()
            || slot.person.is_some()
            || slot.actor.is_some()
            || reading.is(at, &["him", "her", "them", "members", "others"]);
        object.place |= slot.location.is_some()
            || reading.is(at, TERRITORY)
            || reading.is(at, &["it", "them"]) && place_before(reading, trigger, sentence);
        object.base |= reading.is(at, BASES);
        object.weapon |= reading.is(at, WEAPONS);
        object.target |= slot.target.is_some();
        object.counted |= slot.number.is_some();
    }
    // "seized a truck packed with explosives".
    let objects = tokens(reading, trigger, sentence);
    if let Some(&last) = objects.last()
        && (last..last + 2).any(|t| is_laden(reading, t))
    {
        object.weapon = true;
        object.place = false;
    }
    object
}

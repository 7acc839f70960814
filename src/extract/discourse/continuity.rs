//! Whether a sentence goes on about what was told before or turns to something else.

use crate::extract::discourse::evidence::generic_outcome;
use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::telling::{Telling, Trigger};
use crate::extract::triggers::verbs::{self, Use};
use crate::lexicon::TriggerClass;
use crate::model::{Fate, SubEventType};

/// Details follow the news within this many sentences.
const NEAR_SENTENCES: usize = 3;

/// "The elders were on their way home when they came under fire": the sentence is on those whom the last one told of.
pub fn is_on_the_same_people(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let Some(last) = told.last().filter(|t| {
        telling.sentence > t.sentence && telling.sentence - t.sentence <= 2 && !t.vague
    }) else {
        return false;
    };
    let (Some(here), Some(before)) = (
        reading.spans.sentences.get(telling.sentence),
        reading.spans.sentences.get(last.sentence),
    ) else {
        return false;
    };
    let start = here.tokens.start;
    let people = (start + 1..start + 3).find(|&t| {
        let slot = reading.slot(t);
        (slot.people.is_some() || slot.role.is_some()) && slot.actor.is_none()
    });
    let Some(people) = people.filter(|_| reading.is(start, &["the"])) else {
        return false;
    };
    let hull = telling.hull();
    let known = before
        .tokens
        .clone()
        .any(|t| reading.word(t) == reading.word(people));
    // Those of whom both tell suffer it.
    let suffers = (people + 1..hull.start).any(|t| reading.is(t, &["they", "he", "she"]))
        || telling.triggers.iter().any(|t| {
            t.used == Use::Passive && verbs::group_start(reading, t.tokens.start) <= people + 2
        });
    known && suffers && last.has_outcome() && !points_elsewhere(reading, telling)
}

/// Whether no earlier happening of the report can have dead.
pub fn is_first_deadly(all: &[Telling], happening: &Happening) -> bool {
    let first = happening.tellings.first().copied().unwrap_or(0);
    all.iter().take(first).all(|t| !may_kill(t) || t.vague)
}

/// Whether people can die of what is told.
pub fn may_kill(telling: &Telling) -> bool {
    telling.has_outcome()
        || [
            TriggerClass::Hit,
            TriggerClass::Fight,
            TriggerClass::Gain,
            TriggerClass::Lose,
            TriggerClass::Free,
        ]
        .into_iter()
        .any(|c| telling.has(c))
}

/// "A car bomb destroyed the gate", with neither day nor place nor name, right after the news of an attack: a detail
/// of it.
pub fn elaborates(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let Some(last) = told.last() else {
        return false;
    };
    let fated = |t: &&Telling| t.persons.iter().any(|p| p.fate != Fate::Targeted);
    let bare = telling.date.is_none()
        && telling
            .place
            .is_none_or(|p| !crate::extract::when_where::whereabouts::is_local(reading, p))
        && !fated(&telling)
        && !telling.vague
        && !telling.definite;
    // The lead gives no day, the next sentence does.
    let day_follows = telling.date.is_some()
        && telling.sentence == last.sentence + 1
        && told.iter().all(|t| t.date.is_none())
        && telling.kind.is_some()
        && last.kind == telling.kind
        && last.has_means()
        && telling.place.is_none()
        && !fated(&telling)
        && !telling.vague
        && !points_elsewhere(reading, telling);
    if day_follows && told.iter().any(|t| t.place.is_some()) {
        return true;
    }
    let anchored = told
        .iter()
        .any(|t| t.date.is_some() || t.place.is_some() || t.has_outcome());
    let near = telling.sentence > last.sentence
        && telling.sentence - last.sentence <= NEAR_SENTENCES
        && told.iter().all(|t| !t.vague);
    let violent = |t: &Telling| t.has(TriggerClass::Hit) || t.has(TriggerClass::Fight);
    let deadly = |t: &Telling| t.has(TriggerClass::Kill) || generic_outcome(t);
    let means = told.iter().any(|t| violent(t) || deadly(t)) && violent(telling)
        || told
            .iter()
            .any(|t| t.has(TriggerClass::Gain) || t.has(TriggerClass::Lose))
            && (telling.has(TriggerClass::Gain) || telling.has(TriggerClass::Lose))
        // "Two vehicles were set ablaze": in the attack.
        || telling.has(TriggerClass::Wreck)
            && told
                .iter()
                .any(|t| violent(t) || t.has(TriggerClass::Wreck) && t.kind == telling.kind)
        || telling.has(TriggerClass::Take)
            && told
                .iter()
                .any(|t| t.has(TriggerClass::Take) && t.kind == telling.kind)
        || brings_in(reading, told, telling)
        // "The demonstrators marched to the governor's office": the protest of which was told.
        || telling.has(TriggerClass::Crowd) && told.iter().any(|t| t.has(TriggerClass::Crowd));
    bare && anchored && near && means
}

/// "Two rifles were found in their house", "three suspects were also held": what an arrest, a raid or a surrender
/// brought in.
fn brings_in(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let seizes = telling.has(TriggerClass::Disarm);
    let takes = telling.has(TriggerClass::Take) && telling.kind == Some(SubEventType::Arrests);
    let operation = |t: &Telling| {
        t.kind == Some(SubEventType::Arrests)
            || t.has(TriggerClass::Submit)
            || t.has(TriggerClass::Disarm)
            || t.kind == Some(SubEventType::ArmedClash)
            // "... was shot dead in a raid. Two others were detained."
            || t.has(TriggerClass::Kill) && in_an_operation(reading, t)
    };
    let last = told
        .last()
        .is_some_and(|t| telling.sentence - t.sentence <= 2);
    (seizes || takes)
        && last
        && told.iter().any(|t| operation(t))
        && !points_elsewhere(reading, telling)
}

/// Whether the sentence of a telling names a raid or an operation in which it came to pass.
fn in_an_operation(reading: &Reading<'_>, telling: &Telling) -> bool {
    reading
        .spans
        .sentences
        .get(telling.sentence)
        .is_some_and(|s| {
            s.tokens.clone().any(|t| {
                reading.is(t, &["raid", "operation", "search", "arrest", "shootout"])
                    && (1..5).any(|back| {
                        t >= s.tokens.start + back
                            && reading.is(t - back, &["in", "during", "resisted", "resisting"])
                    })
            })
        })
}

/// "X said that they had fired 60 shells since Sunday", right after the news of shells on Monday: no more than how it
/// was, of the same kind, in the same days and at no other place.
pub fn goes_on_about(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let Some(last) = told.last() else {
        return false;
    };
    let next = telling.sentence == last.sentence + 1;
    let same = telling.kind.is_some()
        && told.iter().any(|t| t.kind == telling.kind && t.has_means())
        && telling.has_means();
    let countless = telling.date.is_some()
        && telling.killed.is_none()
        && telling.injured.is_none()
        && telling.taken.is_none();
    let here = telling.place.is_none_or(|p| {
        !crate::extract::when_where::whereabouts::is_local(reading, p)
            || told.iter().any(|t| t.place == Some(p))
    });
    next && same
        && countless
        && here
        && telling.persons.is_empty()
        && !telling.vague
        && told.iter().all(|t| !t.vague)
        && !points_elsewhere(reading, telling)
}

/// "20 surrendered", in or after the fight for their post; "four guards were killed", where captives were freed.
pub fn belongs_to_it(told: &[&Telling], telling: &Telling) -> bool {
    let fought = |t: &&Telling| {
        [TriggerClass::Gain, TriggerClass::Lose, TriggerClass::Fight]
            .into_iter()
            .any(|c| t.has(c))
    };
    let freed = |t: &&Telling| t.has(TriggerClass::Free) && !t.doers.is_empty();
    let gives_in = telling.has(TriggerClass::Submit) && told.iter().any(fought);
    let fell = (telling.has(TriggerClass::Kill) || telling.has(TriggerClass::Die))
        && told.iter().any(freed);
    (gives_in || fell)
        && telling.date.is_none()
        && telling.place.is_none()
        && telling.persons.is_empty()
        && told
            .last()
            .is_some_and(|t| telling.sentence - t.sentence.min(telling.sentence) <= 1)
}

/// "In another village": the sentence begins with a place or turn of its own.
fn points_elsewhere(reading: &Reading<'_>, telling: &Telling) -> bool {
    reading
        .spans
        .sentences
        .get(telling.sentence)
        .is_some_and(|s| {
            reading.is(
                s.tokens.start,
                &["in", "another", "meanwhile", "elsewhere", "separately"],
            )
        })
}

/// Whether a sentence stands in an update with a date of its own.
pub fn in_update(reading: &Reading<'_>, telling: &Telling) -> bool {
    reading
        .spans
        .sentences
        .get(telling.sentence)
        .and_then(|s| s.reference)
        .is_some_and(|day| reading.report.published.is_some_and(|p| p != day))
}

/// "that attack", "this raid".
pub fn points_back(reading: &Reading<'_>, telling: &Telling) -> bool {
    telling
        .triggers
        .iter()
        .any(|t| reading.is(t.tokens.start.wrapping_sub(1), &["that", "this"]))
}

/// "X was among those slain": one of the dead of whom was told.
pub fn is_among_the_dead(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let near = told.last().is_some_and(|t| {
        telling.sentence > t.sentence && telling.sentence - t.sentence <= NEAR_SENTENCES
    });
    near && told.iter().any(|t| may_kill(t))
        && telling.triggers.iter().any(|t| {
            let start = t.tokens.start;
            matches!(t.class, TriggerClass::Kill | TriggerClass::Die)
                && reading.is(start.wrapping_sub(1), &["those", "the"])
                && reading.is(start.wrapping_sub(2), &["among", "of"])
        })
}

/// "the men were detained in X", "they were freed", "the pair had been picked up": those of whom was told.
pub fn happens_to_known(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    // "Gunmen killed 12 villagers. They had been abducted the day before".
    let last = told
        .last()
        .is_some_and(|t| telling.sentence - t.sentence.min(telling.sentence) <= 2);
    let taken_and_killed = last
        && telling.kind == Some(SubEventType::Abduction)
        && told.iter().any(|t| {
            (t.has(TriggerClass::Kill) || t.has(TriggerClass::Take) && t.has(TriggerClass::Hit))
                && !t.vague
                && t.persons.is_empty()
                && t.kind
                    .is_none_or(|k| k == SubEventType::Attack || k == SubEventType::Abduction)
        });
    let same = told.iter().any(|t| {
        [TriggerClass::Take, TriggerClass::Free]
            .into_iter()
            .any(|c| t.has(c) && telling.has(c))
            && t.kind == telling.kind
    });
    (same || taken_and_killed)
        && telling
            .triggers
            .iter()
            .any(|t| t.used == Use::Passive && is_known(reading, t))
}

fn is_known(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let moved = matches!(trigger.class, TriggerClass::Take | TriggerClass::Free);
    let group = verbs::group_start(reading, trigger.tokens.start);
    let before = group.wrapping_sub(1);
    let pronoun = reading.is(before, &["they", "he", "she", "both", "all"]);
    let noun = reading.is(before.wrapping_sub(1), &["the", "these", "those", "all"])
        && (reading.slot(before).people.is_some()
            && reading.slot(before).actor.is_none()
            && reading.slot(before).person.is_none()
            && reading.slot(before).trigger.is_none()
            || reading.is(
                before,
                &["pair", "duo", "trio", "two", "three", "four", "group"],
            ));
    moved && (pronoun || noun)
}

/// Those who died besides others, with neither a day nor a place of their own.
pub fn besides(telling: &Telling) -> bool {
    telling.besides && telling.date.is_none() && telling.place.is_none()
}

/// "Nine of them were led away and shot", with neither a day nor a place of their own.
pub fn some_of_them(telling: &Telling) -> bool {
    telling.of_them && telling.date.is_none() && telling.place.is_none()
}

/// "20 have been killed in the fighting", where one happening was fought and another is what it ended with: the first.
pub fn dead_of_the_fight(reading: &Reading<'_>, told: &[&Telling], telling: &Telling) -> bool {
    let end = telling.hull().end;
    let fight = (telling.hull().start..end + 4).any(|t| {
        reading.is(
            t,
            &[
                "fighting",
                "clashes",
                "clash",
                "battle",
                "firefight",
                "gunfight",
            ],
        ) && (1..4).any(|back| reading.is(t.wrapping_sub(back), &["in", "during"]))
    });
    let fought = |t: &&Telling| t.has(TriggerClass::Hit) || t.has(TriggerClass::Fight);
    fight
        && telling.has_outcome()
        && told.iter().any(fought)
        && !told.iter().any(|t| t.has(TriggerClass::Gain))
}

/// "the March attack on the hospital in X" has its own day and place; without a match it refers to nothing told.
pub fn stands_alone(told: &[&Telling], telling: &Telling, matched: i32) -> bool {
    let known = told.iter().any(|t| t.date.is_some() || t.place.is_some());
    known
        && telling.date.is_some()
        && telling.place.is_some()
        && matched == 0
        && telling.kind.is_some()
        && told.iter().all(|t| t.kind != telling.kind)
}

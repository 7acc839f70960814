//! Which triggers of a sentence tell of one happening.

use crate::extract::triggers::verbs;
use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::sentence::beside::{self, coordinate};
use crate::extract::sentence::captives;
use crate::extract::sentence::parting::{are_parted, is_hanging};
use crate::extract::sides::asides::is_called;
use crate::extract::telling::{Telling, Trigger};
use crate::extract::triggers::crowds;
use crate::extract::triggers::kinds;
use crate::extract::triggers::losses;
use crate::extract::triggers::modality::{self, Modality};
use crate::extract::triggers::nonevents::{is_listed_thing, spares_all};
use crate::extract::triggers::object_words;
use crate::extract::triggers::objects;
use crate::extract::triggers::parted;
use crate::extract::triggers::projectiles;
use crate::extract::triggers::vehicles;
use crate::lexicon::{NegativeClass, TriggerClass, WordForm};
use crate::model::annotation::Lex;

/// An outcome belongs to a means at most this many tokens away.
const REACH: usize = 34;

/// A noun of death belongs to a means at most this many tokens behind it.
const NOUN_REACH: usize = 10;

/// "In another incident in the same district on Friday," ends within this many tokens.
const OPENING: usize = 12;

/// The happenings that a sentence tells of, with nothing but their triggers read.
pub fn tellings(reading: &Reading<'_>, index: usize, sentence: &Range<usize>) -> Vec<Telling> {
    let triggers = triggers(reading, sentence);
    let mut group: Vec<usize> = (0..triggers.len()).collect();
    link_means(reading, &triggers, &mut group, sentence);
    let taken = link_outcomes(reading, &triggers, &mut group, sentence);
    let mut result: Vec<Telling> = Vec::new();
    for root in 0..triggers.len() {
        let members: Vec<Trigger> = (0..triggers.len())
            .filter(|&i| group.get(i) == Some(&root))
            .filter_map(|i| {
                let trigger = triggers.get(i)?.clone();
                Some(captives::as_killed(trigger, taken.contains(&i)))
            })
            .collect();
        if !members.is_empty() {
            result.push(Telling::new(index, members));
        }
    }
    result
}

/// The words of a sentence that tell of something that happened, in text order.
pub fn triggers(reading: &Reading<'_>, sentence: &Range<usize>) -> Vec<Trigger> {
    let mut result = Vec::new();
    for term in reading.terms_in(sentence.clone(), Lex::Trigger) {
        let Some((row, form)) = reading.trigger(term) else {
            continue;
        };
        if inside_name(reading, &term.tokens) {
            continue;
        }
        // "the capture of a commander": the noun has the form of the verb.
        let noun = form == WordForm::Base
            && reading.is(
                term.tokens.start.wrapping_sub(1),
                &["the", "a", "his", "their", "its"],
            )
            && reading.is(term.tokens.end, &["of", "by", "in", "on"]);
        let form = if noun { WordForm::Noun } else { form };
        if form == WordForm::Present && is_listed_thing(reading, &term.tokens) {
            continue;
        }
        if is_in_training(reading, &term.tokens) {
            continue;
        }
        let used = verbs::use_of(reading, term, row.class, form);
        if form == WordForm::Present && used == verbs::Use::Noun {
            continue;
        }
        let denied = match modality::modality(reading, term, form, used, sentence) {
            Modality::Actual => false,
            // "The governor was not hurt", "nobody was killed": it tells of no harm, and denies no happening.
            Modality::Denied
                if row.class == TriggerClass::Wound
                    || row.class.is_outcome() && spares_all(reading, term.tokens.start) =>
            {
                continue;
            }
            // "was beaten but not killed": it is told how he fared.
            Modality::Denied
                if reading.is(term.tokens.start.wrapping_sub(1), &["not"])
                    && reading.is(term.tokens.start.wrapping_sub(2), &["but"]) =>
            {
                continue;
            }
            Modality::Denied => true,
            Modality::Not(_) => continue,
        };
        let trigger = Trigger {
            tokens: term.tokens.clone(),
            class: row.class,
            kind: row.kind,
            generic: row.generic,
            refers: row.refers,
            form,
            used,
            denied,
            rule: format!("trigger.{}", row.id),
        };
        let ruled_out = row.active && used != verbs::Use::Active;
        if !ruled_out && let Some(trigger) = objects::fit(reading, trigger, row.needs, sentence) {
            result.push(trigger);
        }
    }
    let mut parted = parted::triggers(reading, sentence);
    parted.extend(projectiles::triggers(reading, sentence));
    parted.extend(losses::triggers(reading, sentence));
    parted.extend(crowds::triggers(reading, sentence));
    // "took X prisoner" says more than "took X".
    // And "a shell fired by government forces landed on a house" tells of no forces that landed.
    result.retain(|t: &Trigger| {
        let landing = t.rule == "trigger.landing";
        parted.iter().all(|p| {
            !(p.tokens.contains(&t.tokens.start) || landing && t.tokens.contains(&p.tokens.start))
        })
    });
    result.extend(parted);
    result.sort_by_key(|t| t.tokens.start);
    result.dedup_by_key(|t| t.tokens.start);
    without_found_weapons(reading, &mut result, sentence);
    beside::without_settings(reading, &mut result);
    vehicles::tell_by_driver(reading, &mut result, sentence);
    if result.len() > 1 {
        result.retain(|t| !only_opens(reading, t, sentence));
    }
    let outcomes = result
        .iter()
        .all(|t| t.class.is_outcome() && t.kind.is_none());
    if outcomes && names_accident(reading, sentence) {
        result.clear();
    }
    result
}

/// "died when two buses collided": a cause of death that is nobody's act.
fn names_accident(reading: &Reading<'_>, sentence: &Range<usize>) -> bool {
    reading
        .terms_in(sentence.clone(), Lex::Negative)
        .filter_map(|term| reading.negative(term))
        .any(|row| row.class == NegativeClass::Accident)
        && !sentence.clone().any(|t| {
            reading.is(t, &["downed", "sabotage"])
                || reading.is(t, &["shot"]) && reading.is(t + 1, &["down"])
        })
}

/// "defused two roadside bombs", "a car bomb was found": the weapon that was found did not go off.
fn without_found_weapons(
    reading: &Reading<'_>,
    triggers: &mut Vec<Trigger>,
    sentence: &Range<usize>,
) {
    let found: Vec<usize> = triggers
        .iter()
        .filter(|t| t.class == TriggerClass::Disarm && t.used != verbs::Use::Noun)
        .flat_map(|t| objects::tokens(reading, t, sentence))
        .collect();
    let near = |t: &Trigger| found.iter().max().is_some_and(|&f| f + 1 >= t.tokens.start);
    triggers.retain(|t| !(object_words::is_laden(reading, t.tokens.start) && near(t)));
    triggers.retain(|t| {
        // "dozens of rockets were seized": the plural has the form of a verb.
        let thing = t.used == verbs::Use::Noun || t.form == WordForm::Present;
        let weapon = t.class == TriggerClass::Hit && thing && t.kind.is_some();
        !(weapon && t.tokens.clone().any(|at| found.contains(&at)))
    });
}

/// "In a separate incident, a roadside bomb struck a car": the words before the comma tell of nothing else.
fn only_opens(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    let (start, end) = (trigger.tokens.start, trigger.tokens.end);
    trigger.rule == "trigger.incident"
        && reading.is(sentence.start, &["in"])
        && start <= sentence.start + 4
        && (end..sentence.end.min(end + OPENING))
            .find(|&t| clauses::is_finite_verb(reading, t) || reading.is(t, &[","]))
            .is_some_and(|t| reading.is(t, &[","]))
}

/// "a house used to train suicide bombers", "recruiting suicide bombers": no bomb has gone off.
fn is_in_training(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    const TRAINS: &[&str] = &[
        "train",
        "trains",
        "trained",
        "training",
        "recruit",
        "recruits",
        "recruited",
        "recruiting",
        "equip",
        "equipping",
        "dispatch",
        "dispatching",
        "supply",
        "supplying",
        "aspiring",
        "potential",
        "future",
        "trainee",
    ];
    (1..3).any(|back| reading.is(tokens.start.wrapping_sub(back), TRAINS))
        && tokens
            .clone()
            .any(|t| reading.is(t, &["bomber", "bombers", "attackers", "assassins"]))
}

/// A word inside a name ("Operation Resolute Support", "Battle of ..." as a title) tells of nothing.
fn inside_name(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|t| {
        let slot = reading.slot(t);
        slot.person.is_some() || slot.actor.is_some() || slot.outlet.is_some()
    })
}

fn link_means(
    reading: &Reading<'_>,
    triggers: &[Trigger],
    group: &mut [usize],
    sentence: &Range<usize>,
) {
    for late in 1..triggers.len() {
        if triggers[late].class.is_outcome() {
            continue;
        }
        let Some(early) = (0..late).rev().find(|&i| !triggers[i].class.is_outcome()) else {
            continue;
        };
        if triggers[early].refers == triggers[late].refers
            && (kinds::may_be_one(&triggers[early], &triggers[late])
                || goes_on(reading, &triggers[early], &triggers[late]))
            && triggers[early].denied == triggers[late].denied
            && !are_parted(reading, &triggers[early], &triggers[late], sentence)
            || beside::tells_how(reading, &triggers[early], &triggers[late])
        {
            merge(group, early, late);
        }
    }
}

/// "ambushed a convoy and torched 12 of them".
fn goes_on(reading: &Reading<'_>, early: &Trigger, late: &Trigger) -> bool {
    late.class == TriggerClass::Wreck
        && matches!(early.class, TriggerClass::Hit | TriggerClass::Fight)
        && (late.tokens.end..late.tokens.end + 4).any(|t| reading.is(t, &["them", "it"]))
}

/// Joins outcomes to what they came of; the triggers of taking that are joined with a killing.
fn link_outcomes(
    reading: &Reading<'_>,
    triggers: &[Trigger],
    group: &mut [usize],
    sentence: &Range<usize>,
) -> Vec<usize> {
    let mut taken = Vec::new();
    for outcome in 0..triggers.len() {
        // ", killing 15 and capturing six".
        let hanging = triggers[outcome].class == TriggerClass::Take
            && triggers[outcome].form == WordForm::Gerund;
        // "killed 15 and arrested six", "15 were killed and six others captured".
        if let Some(fate) = coordinate(reading, triggers, outcome) {
            merge(group, fate, outcome);
            continue;
        }
        let one = |i: &usize| captives::of_the_same(reading, &triggers[*i], &triggers[outcome]);
        if let Some(other) = (0..outcome).rev().find(one) {
            merge(group, other, outcome);
            let takes = [other, outcome].into_iter();
            taken.extend(takes.filter(|&i| triggers[i].class == TriggerClass::Take));
            continue;
        }
        if !triggers[outcome].class.is_outcome() && !hanging {
            continue;
        }
        let led = |i: usize| triggers[i].tokens.end <= triggers[outcome].tokens.start;
        // "blew himself up, killing 12, and gunmen shot X": a participle that hangs on a clause is of that clause.
        let hangs = is_hanging(reading, &triggers[outcome])
            && (0..triggers.len()).any(|i| led(i) && carries_dead(triggers[i].class));
        let near = (0..triggers.len())
            .filter(|&i| i != outcome && carries_dead(triggers[i].class))
            .filter(|&i| !hangs || led(i))
            .filter(|&i| gap(&triggers[i], &triggers[outcome]) <= REACH)
            .filter(|&i| !is_loose_noun(reading, &triggers[outcome], &triggers[i]))
            .filter(|&i| triggers[i].denied == triggers[outcome].denied || triggers[outcome].denied)
            .filter(|&i| {
                !are_parted(
                    reading,
                    &triggers[i.min(outcome)],
                    &triggers[i.max(outcome)],
                    sentence,
                )
            })
            .min_by_key(|&i| (gap(&triggers[i], &triggers[outcome]), i));
        if let Some(means) = near {
            merge(group, means, outcome);
        }
    }
    // The dead and the wounded of one clause belong together where there is no means to hold them.
    for late in 1..triggers.len() {
        for early in 0..late {
            if triggers[early].class.is_outcome()
                && triggers[late].class.is_outcome()
                && gap(&triggers[early], &triggers[late]) <= REACH
                && triggers[early].denied == triggers[late].denied
                && !are_parted(reading, &triggers[early], &triggers[late], sentence)
                && !(has_means(triggers, group, early) && has_means(triggers, group, late))
            {
                merge(group, early, late);
            }
        }
    }
    taken
}

/// "the death of X" names what came of a means only where the means stands right behind it: "... in a strike".
fn is_loose_noun(reading: &Reading<'_>, outcome: &Trigger, means: &Trigger) -> bool {
    let noun = outcome.used == verbs::Use::Noun && outcome.kind.is_none();
    // "30 bodies were brought to the hospital in the city after an air strike".
    let led_to = (outcome.tokens.end..means.tokens.start)
        .rev()
        .take(4)
        .any(|t| reading.is(t, &["after", "following", "when"]));
    // "the death of a commander named X and his two guards in an airstrike": behind "in", with no verb before it.
    let died_in = (outcome.tokens.end..means.tokens.start)
        .rev()
        .take(4)
        .any(|t| reading.is(t, &["in"]) && reading.slot(t + 1).location.is_none())
        && reading.is(outcome.tokens.end, &["of"])
        && !(outcome.tokens.end..means.tokens.start).any(|t| {
            clauses::is_boundary(reading, t) && !reading.is(t, &["as"])
                || clauses::is_finite_verb(reading, t) && !is_called(reading, t)
        });
    let reach = if led_to || died_in {
        NOUN_REACH * 2
    } else {
        NOUN_REACH
    };
    // "A mortar attack resulted in the death of three": what it led to.
    let causes = (means.tokens.end..outcome.tokens.start).any(|t| {
        reading.is(
            t,
            &[
                "resulted",
                "resulting",
                "led",
                "leading",
                "caused",
                "causing",
            ],
        )
    });
    if causes {
        return false;
    }
    noun && (means.tokens.end <= outcome.tokens.start || gap(outcome, means) > reach)
}

fn has_means(triggers: &[Trigger], group: &[usize], member: usize) -> bool {
    (0..triggers.len()).any(|i| group[i] == group[member] && !triggers[i].class.is_outcome())
}

const fn carries_dead(class: TriggerClass) -> bool {
    matches!(
        class,
        TriggerClass::Hit | TriggerClass::Fight | TriggerClass::Gain | TriggerClass::Lose
    )
}

fn gap(a: &Trigger, b: &Trigger) -> usize {
    if a.tokens.end <= b.tokens.start {
        b.tokens.start - a.tokens.end
    } else {
        a.tokens.start.saturating_sub(b.tokens.end)
    }
}

fn merge(group: &mut [usize], a: usize, b: usize) {
    let (from, to) = (group[a].max(group[b]), group[a].min(group[b]));
    for member in group.iter_mut() {
        if *member == from {
            *member = to;
        }
    }
}

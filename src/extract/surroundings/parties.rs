//! The sides of a happening that its own words leave open and that the report tells beside them: the group of a named
//! person, the group meant by "the militants", whom a speaker calls his own or the enemy.

use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::sides::actors;
use crate::extract::surroundings::{outsiders, own_side};
use crate::extract::telling::{Read, Telling};
use crate::extract::triggers::verbs::{self, Use};
use crate::extract::voices::frames::Frame;
use crate::lexicon::ActorRow;
use crate::model::annotation::{Lex, Section};
use crate::model::{ActorKind, Fate, SpeakerKind, SubEventType};

/// Fighters without a name.
const UNNAMED: &str = "unidentified-armed-group";

/// A group that stands for "the militants" is named at most this many sentences before.
const REACH: usize = 3;

/// Completes the sides of every telling; what is not in its own words is marked by its rule as context.
pub fn complete(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happenings: &[Happening],
    frames: &[Vec<Frame>],
) {
    for telling in tellings.iter_mut() {
        let frame = telling
            .frame
            .and_then(|f| frames.get(telling.sentence)?.get(f));
        if let Some(frame) = frame {
            as_the_speaker_calls_them(reading, telling, frame);
            speakers_own_men(reading, telling, frame);
        }
        claimed(reading, telling);
        among_the_dead(reading, telling);
        nation_of_soldiers(reading, telling);
        groups_of_persons(reading, telling);
        unnamed_fighters(reading, telling, frame);
    }
    outsiders::complete(reading, tellings, happenings, frames);
    own_side::complete(reading, tellings, happenings, frames);
}

/// The lexicon's row of an actor.
pub fn row<'a>(reading: &Reading<'a>, id: &str) -> Option<&'a ActorRow> {
    reading.lexicon.actors.get(id)
}

/// In an armed group's words "the Mujahideen" are its own men and "the enemy" those of the state.
fn as_the_speaker_calls_them(reading: &Reading<'_>, telling: &mut Telling, frame: &Frame) {
    if frame.speaker.kind != SpeakerKind::ArmedGroup {
        return;
    }
    let own = frame
        .speaker
        .body
        .first()
        .filter(|id| row(reading, id).is_some_and(|r| !r.generic));
    for read in telling.doers.iter_mut().chain(&mut telling.sufferers) {
        if read.value != UNNAMED {
            continue;
        }
        let words = reading.text_of(read.span).to_lowercase();
        if words.starts_with("enem") {
            "afghan-forces".clone_into(&mut read.value);
            read.rule = "actor.speakers-enemy";
        } else if words.starts_with("muja")
            && let Some(own) = own
        {
            read.value.clone_from(own);
            read.rule = "actor.speakers-own";
        }
    }
    unique(&mut telling.doers);
    unique(&mut telling.sufferers);
}

/// "The NDS said its operatives detained five men": the men of whoever speaks.
fn speakers_own_men(reading: &Reading<'_>, telling: &mut Telling, frame: &Frame) {
    let Some(own) = frame.force(reading) else {
        return;
    };
    if matches!(own.kind, ActorKind::Civilians | ActorKind::Unknown) {
        return;
    }
    // "The agency said its special forces had killed ...": no name of their own.
    let men = telling
        .doers
        .is_empty()
        .then(|| own_men_before(reading, telling, frame.verb.end))
        .flatten();
    if let Some(men) = men {
        telling.doers.push(Read {
            value: own.id.clone(),
            span: reading.span(men..men + 1),
            rule: "actor.speakers-own",
        });
    }
    for read in &mut telling.doers {
        let first = reading.tokens_of(read.span).start;
        let theirs = (1..3).any(|b| {
            reading.is(first.wrapping_sub(b), &["its", "their", "our", "his"])
                && first.wrapping_sub(b) >= frame.verb.end
        });
        // "was overrun by the group's fighters", in the group's own words.
        let of_group = reading.is(first.wrapping_sub(1), &["'s"])
            && reading.is(
                first.wrapping_sub(2),
                &["group", "movement", "organisation"],
            )
            && reading.is(first.wrapping_sub(3), &["the"]);
        if (theirs || of_group) && row(reading, &read.value).is_some_and(|r| r.generic) {
            read.value.clone_from(&own.id);
            read.rule = "actor.speakers-own";
            let state = matches!(own.kind, ActorKind::State | ActorKind::Foreign);
            if state && telling.kind == Some(SubEventType::Abduction) {
                telling.kind = Some(SubEventType::Arrests);
            }
        }
    }
    unique(&mut telling.doers);
}

/// Words for the men or means of a force that stand for it.
const MEN: &[&str] = &[
    "forces",
    "troops",
    "men",
    "fighters",
    "soldiers",
    "agents",
    "operatives",
    "commandos",
    "units",
    "unit",
    "aircraft",
    "jets",
    "planes",
    "personnel",
    "officers",
    "mujahideen",
    "drones",
];

/// "its special forces" right before what a telling says that somebody did.
fn own_men_before(reading: &Reading<'_>, telling: &Telling, from: usize) -> Option<usize> {
    let first = telling.triggers.first().filter(|t| t.used == Use::Active)?;
    let group = verbs::group_start(reading, first.tokens.start);
    let men = group.checked_sub(1).filter(|&t| t > from)?;
    let own = (from..men)
        .rev()
        .take(3)
        .any(|t| reading.is(t, &["its", "their", "our", "his"]));
    // "The spokesman said the group had shot down a helicopter".
    let group = reading.is(men, &["group", "movement"]) && reading.is(men - 1, &["the"]);
    (reading.is(men, MEN) && own || group).then_some(men)
}

/// Who claims responsibility did it, as he says.
fn claimed(reading: &Reading<'_>, telling: &mut Telling) {
    let Some(claim) = telling.responsibility.as_ref().filter(|r| r.value.1) else {
        return;
    };
    let Some(doer) = reading.lexicon.doer(&claim.value.0) else {
        return;
    };
    let unnamed = telling
        .doers
        .iter()
        .all(|d| row(reading, &d.value).is_none_or(|r| r.generic));
    if unnamed {
        telling.doers = vec![Read {
            value: doer.id.clone(),
            span: claim.span,
            rule: "actor.claims-it",
        }];
    }
}

/// "killed 180 people, 13 US Marines among them": those counted as a part were hit too.
fn among_the_dead(reading: &Reading<'_>, telling: &mut Telling) {
    let Some(part) = &telling.killed_part else {
        return;
    };
    let tokens: Vec<usize> = reading.tokens_of(part.span).collect();
    for actor in actors::actors(reading, &tokens, false) {
        let known = |list: &[Read<String>]| list.iter().any(|a| a.value == actor.value);
        let named = row(reading, &actor.value).is_some_and(|r| !r.generic);
        if named && !known(&telling.sufferers) && !known(&telling.doers) {
            telling.sufferers.push(actor);
        }
    }
}

/// "A German convoy was hit. Four soldiers were hurt": soldiers without a nation are of the one that is named right
/// before, where the Afghan army is not.
fn nation_of_soldiers(reading: &Reading<'_>, telling: &mut Telling) {
    let sentences = &reading.spans.sentences;
    let Some(from) = sentences.get(telling.sentence.saturating_sub(1)) else {
        return;
    };
    for read in &mut telling.sufferers {
        if read.rule != "actor.people" || read.value != "ana" {
            continue;
        }
        let at = reading.tokens_of(read.span).start;
        let nations = reading
            .terms_in(from.tokens.start..at, Lex::Nationality)
            .filter(|t| (t.tokens.end..t.tokens.end + 3).any(|n| is_of_a_force(reading, n)))
            .filter_map(|t| reading.lexicon.nationalities.rows.get(t.row)?.actor.clone());
        let forces = reading
            .terms_in(from.tokens.start..at, Lex::Actor)
            .filter_map(|t| reading.actor(t))
            .filter(|r| r.speaker == SpeakerKind::Military && !r.generic)
            .map(|r| r.id.clone());
        let mut named: Vec<String> = nations.chain(forces).collect();
        named.dedup();
        if let [only] = named.as_slice()
            && row(reading, only).is_some_and(|r| r.kind == ActorKind::Foreign)
        {
            read.value.clone_from(only);
            read.rule = "actor.context-nation";
        }
    }
}

/// A word for soldiers or what they move in.
fn is_of_a_force(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(
        at,
        &[
            "soldiers",
            "soldier",
            "troops",
            "convoy",
            "patrol",
            "base",
            "vehicle",
            "vehicles",
            "contingent",
            "forces",
        ],
    )
}

/// "X, who led the group, was killed": it was done to the group too.
fn groups_of_persons(reading: &Reading<'_>, telling: &mut Telling) {
    for fated in &telling.persons {
        if fated.fate == Fate::Released {
            continue;
        }
        let Some(group) = reading
            .spans
            .people
            .get(fated.person)
            .and_then(|p| p.body.first())
            .and_then(|id| row(reading, id))
        else {
            continue;
        };
        let fights = matches!(
            group.kind,
            ActorKind::ArmedGroup | ActorKind::State | ActorKind::Militia
        );
        let own = reading.lexicon.actor_lineage(&group.id);
        let told = |list: &[Read<String>]| {
            list.iter().any(|a| {
                own.contains(&a.value) || reading.lexicon.actor_lineage(&a.value).contains(&own[0])
            })
        };
        if !fights || told(&telling.sufferers) || told(&telling.doers) {
            continue;
        }
        telling.sufferers.retain(|a| a.value != UNNAMED);
        telling.sufferers.push(Read {
            value: group.id.clone(),
            span: fated.span,
            rule: "actor.context-of-person",
        });
    }
}

/// "the militants", "insurgents": the group that the report names before, or the only one that it names.
fn unnamed_fighters(reading: &Reading<'_>, telling: &mut Telling, frame: Option<&Frame>) {
    let own = frame
        .filter(|f| f.speaker.kind == SpeakerKind::ArmedGroup)
        .and_then(|f| f.speaker.body.first());
    let named: Vec<String> = telling
        .doers
        .iter()
        .chain(&telling.sufferers)
        .map(|a| a.value.clone())
        .collect();
    let sentence = telling.sentence;
    let hunted = by_a_state(reading, telling);
    for list in [&mut telling.doers, &mut telling.sufferers] {
        for read in list.iter_mut() {
            if read.value != UNNAMED {
                continue;
            }
            let at = reading.tokens_of(read.span).start;
            let group = group_meant(reading, sentence, at, hunted)
                .filter(|g| !named.contains(g) && own != Some(g));
            if let Some(group) = group {
                read.value = group;
                read.rule = "actor.context-group";
            }
        }
        unique(list);
    }
}

/// The group that an unnamed fighter at a token is of.
fn group_meant(reading: &Reading<'_>, sentence: usize, at: usize, hunted: bool) -> Option<String> {
    let definite = (1..5)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&t| !reading.is(t, &[",", ".", ";"]))
        .any(|t| reading.is(t, &["the", "these", "those", "its", "their", "his"]));
    let before = || {
        let first = sentence.saturating_sub(if definite { REACH } else { 1 });
        let from = reading.spans.sentences.get(first)?.tokens.start;
        groups(reading, from..at).last().cloned()
    };
    let only = || {
        let all = groups(reading, 0..reading.spans.tokens.len());
        let [one] = all.as_slice() else { return None };
        let lead = reading
            .spans
            .sentences
            .iter()
            .filter(|s| s.section == Section::Body)
            .nth(1)
            .map_or(0, |s| s.tokens.end);
        let first = sentence.saturating_sub(REACH);
        let near = reading.spans.sentences.get(first)?.tokens.start
            ..reading
                .spans
                .sentences
                .get(sentence + REACH)
                .map_or(reading.spans.tokens.len(), |s| s.tokens.end);
        let told = groups(reading, 0..lead)
            .iter()
            .chain(&groups(reading, near))
            .any(|g| g == one);
        told.then(|| one.clone())
    };
    if definite || hunted {
        before().or_else(only)
    } else {
        only()
    }
}

/// Whether a state's force did it.
pub fn by_a_state(reading: &Reading<'_>, telling: &Telling) -> bool {
    telling.doers.iter().any(|d| {
        row(reading, &d.value)
            .is_some_and(|r| matches!(r.kind, ActorKind::State | ActorKind::Foreign))
    })
}

/// The armed groups that tokens name, each once, in the order of their last mention.
pub fn groups(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for term in reading.terms_in(tokens, Lex::Actor) {
        if let Some(row) = reading
            .actor(term)
            .filter(|r| r.kind == ActorKind::ArmedGroup && !r.generic)
        {
            found.retain(|id| *id != row.id);
            found.push(row.id.clone());
        }
    }
    found
}

/// Drops what is named a second time.
pub fn unique(list: &mut Vec<Read<String>>) {
    let mut seen: Vec<String> = Vec::new();
    list.retain(|read| {
        let new = !seen.contains(&read.value);
        if new {
            seen.push(read.value.clone());
        }
        new
    });
}

//! The sides of a happening that its own words leave open and that the report tells beside them: the group of a named
//! person, the group meant by "the militants", whom a speaker calls his own or the enemy.

use super::discourse::Happening;
use super::frames::Frame;
use super::reading::Reading;
use super::responsibility;
use super::telling::{Read, Telling};
use crate::lexicon::{ActorRow, TriggerClass};
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
        }
        claimed(reading, telling);
        nation_of_soldiers(reading, telling);
        groups_of_persons(reading, telling);
        unnamed_fighters(reading, telling, frame);
    }
    for (at, happening) in happenings.iter().enumerate() {
        claimed_apart(reading, tellings, happening, frames, at == 0);
        flown_by(reading, tellings, happening, frames);
        group_fought(reading, tellings, happening);
        speakers_own(reading, tellings, happening, frames);
    }
}

fn row<'a>(reading: &Reading<'a>, id: &str) -> Option<&'a ActorRow> {
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
            value: doer.id,
            span: claim.span,
            rule: "actor.claims-it",
        }];
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
    for list in [&mut telling.doers, &mut telling.sufferers] {
        for read in list.iter_mut() {
            if read.value != UNNAMED {
                continue;
            }
            let at = reading.tokens_of(read.span).start;
            let group =
                group_meant(reading, sentence, at).filter(|g| !named.contains(g) && own != Some(g));
            if let Some(group) = group {
                read.value = group;
                read.rule = "actor.context-group";
            }
        }
        unique(list);
    }
}

/// The group that an unnamed fighter at a token is of.
fn group_meant(reading: &Reading<'_>, sentence: usize, at: usize) -> Option<String> {
    let definite = (1..4)
        .map_while(|back| at.checked_sub(back))
        .take_while(|&t| reading.token(t).is_some_and(|t| t.word))
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
    if definite {
        before().or_else(only)
    } else {
        only()
    }
}

/// The armed groups that tokens name, each once, in the order of their last mention.
fn groups(reading: &Reading<'_>, tokens: std::ops::Range<usize>) -> Vec<String> {
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

/// A place taken from the state, a fighter's leader killed by it: with one armed group in the report, it is that one's.
fn group_fought(reading: &Reading<'_>, tellings: &mut [Telling], happening: &Happening) {
    let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
    let any = |list: fn(&Telling) -> &Vec<Read<String>>| told().any(|t| !list(t).is_empty());
    let Some(first) = happening
        .tellings
        .iter()
        .copied()
        .find(|&i| tellings.get(i).is_some_and(|t| !t.triggers.is_empty()))
    else {
        return;
    };
    let overrun =
        told().any(|t| t.kind == Some(SubEventType::NonStateOvertakes)) && !any(|t| &t.doers);
    let hunted = !any(|t| &t.sufferers)
        && told().any(|t| {
            t.doers.iter().any(|d| {
                row(reading, &d.value)
                    .is_some_and(|r| matches!(r.kind, ActorKind::State | ActorKind::Foreign))
            })
        })
        && told().any(|t| {
            t.kind == Some(SubEventType::GovernmentRegains)
                || t.persons.iter().any(|p| {
                    matches!(p.fate, Fate::Killed | Fate::Captured)
                        && is_no_civilian(reading, p.person)
                })
                || t.has(TriggerClass::Take)
                || !t.described.is_empty() && t.has(TriggerClass::Kill)
        });
    if !overrun && !hunted {
        return;
    }
    let Some(group) = group_near(reading, tellings, first, overrun) else {
        return;
    };
    let Some(telling) = tellings.get_mut(first) else {
        return;
    };
    let read = Read {
        value: group,
        span: reading.span(telling.hull()),
        rule: "actor.context-group",
    };
    if overrun {
        telling.doers.push(read);
    } else if hunted {
        telling.sufferers.push(read);
    }
}

/// A named person of whom the report says nothing civil.
fn is_no_civilian(reading: &Reading<'_>, person: usize) -> bool {
    reading.spans.people.get(person).is_some_and(|p| {
        !matches!(
            p.kind,
            Some(
                SpeakerKind::Resident
                    | SpeakerKind::Medical
                    | SpeakerKind::Analyst
                    | SpeakerKind::Official
            )
        )
    })
}

/// The one armed group of the report, or of the happening's sentence; for those whom a state's force kills or takes
/// also the last one named before.
fn group_near(
    reading: &Reading<'_>,
    tellings: &[Telling],
    first: usize,
    overrun: bool,
) -> Option<String> {
    let telling = tellings.get(first)?;
    let sentence = reading.spans.sentences.get(telling.sentence)?;
    let doers: Vec<&String> = telling.doers.iter().map(|d| &d.value).collect();
    let one = |range: std::ops::Range<usize>| {
        let mut found = groups(reading, range);
        found.retain(|g| !doers.contains(&g));
        (found.len() == 1).then(|| found.pop()).flatten()
    };
    let before = || {
        let from = reading
            .spans
            .sentences
            .get(telling.sentence.saturating_sub(REACH))?
            .tokens
            .start;
        groups(reading, from..sentence.tokens.end).pop()
    };
    one(sentence.tokens.clone())
        .or_else(|| one(0..reading.spans.tokens.len()))
        .or_else(|| if overrun { None } else { before() })
}

/// "Two died in the air strike. The United States used ...": only states fly, and one of them alone is named there.
fn flown_by(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) {
    let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
    let open = told().all(|t| t.doers.is_empty())
        && told().any(|t| t.kind == Some(SubEventType::AirStrike));
    if !open {
        return;
    }
    let mut named: Vec<Read<String>> = Vec::new();
    for telling in told() {
        let speakers = frames.get(telling.sentence).map_or(&[][..], Vec::as_slice);
        let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
            continue;
        };
        for term in reading.terms_in(sentence.tokens.clone(), Lex::Actor) {
            let speaks = speakers
                .iter()
                .any(|f| !f.name.is_empty() && f.attribution().contains(&term.tokens.start));
            let Some(doer) = reading
                .actor(term)
                .and_then(|r| reading.lexicon.doer(&r.id))
                .filter(|a| a.kind == ActorKind::Foreign && !speaks)
                .filter(|a| {
                    row(reading, &a.id).is_some_and(|r| r.speaker == SpeakerKind::Military)
                })
            else {
                continue;
            };
            named.push(Read {
                value: doer.id,
                span: term.span,
                rule: "actor.context-air",
            });
        }
    }
    unique(&mut named);
    if let [only] = named.as_slice()
        && let Some(telling) = happening
            .tellings
            .first()
            .and_then(|&i| tellings.get_mut(i))
        && !telling.sufferers.iter().any(|s| s.value == only.value)
    {
        telling.doers.push(only.clone());
    }
}

/// "The Taliban claimed responsibility", told apart from the attack in its paragraph, or of the report's news.
fn claimed_apart(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
    news: bool,
) {
    let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
    let attack = told().any(|t| {
        matches!(
            t.kind,
            Some(
                SubEventType::Attack
                    | SubEventType::SuicideBomb
                    | SubEventType::RemoteExplosive
                    | SubEventType::Grenade
                    | SubEventType::Shelling
                    | SubEventType::Abduction
            )
        )
    });
    let named = told()
        .flat_map(|t| &t.doers)
        .any(|d| row(reading, &d.value).is_some_and(|r| !r.generic));
    let Some(last) = told()
        .map(|t| t.sentence)
        .max()
        .filter(|_| attack && !named)
    else {
        return;
    };
    let sentences = &reading.spans.sentences;
    let paragraph = sentences.get(last).map(|s| s.paragraph);
    let found = (last + 1..sentences.len())
        .filter(|&i| sentences.get(i).is_some_and(|s| s.section == Section::Body))
        .take_while(|&i| {
            news && tellings.iter().all(|t| t.sentence != i)
                || sentences.get(i).map(|s| s.paragraph) == paragraph
        })
        .find_map(|i| {
            let said = frames.get(i).map_or(&[][..], Vec::as_slice);
            responsibility::responsibility(reading, said, &sentences.get(i)?.tokens)
                .filter(|r| r.value.1)
        });
    if let Some(claim) = found
        && let Some(doer) = reading.lexicon.doer(&claim.value.0)
        && let Some(telling) = happening
            .tellings
            .iter()
            .copied()
            .find(|&i| tellings.get(i).is_some_and(|t| !t.triggers.is_empty()))
            .and_then(|i| tellings.get_mut(i))
    {
        telling.doers.push(Read {
            value: doer.id,
            span: claim.span,
            rule: "actor.context-claimed",
        });
    }
}

/// "Police said two men had been arrested": by them, where nobody else is named.
fn speakers_own(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) {
    let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
    if told().any(|t| !t.doers.is_empty()) {
        return;
    }
    let own = happening.tellings.iter().find_map(|&i| {
        let telling = tellings.get(i)?;
        let taken = matches!(
            telling.kind,
            Some(SubEventType::Arrests | SubEventType::DisruptedWeapons)
        );
        let frame = frames.get(telling.sentence)?.get(telling.frame?)?;
        let force = frame
            .speaker
            .body
            .first()
            .and_then(|id| reading.lexicon.doer(id))
            .filter(|a| matches!(a.kind, ActorKind::State | ActorKind::Foreign))?;
        let armed = matches!(
            frame.speaker.kind,
            SpeakerKind::Police | SpeakerKind::Military
        );
        (taken && armed).then(|| (i, force.id, frame.name.clone()))
    });
    if let Some((index, force, name)) = own
        && let Some(telling) = tellings.get_mut(index)
    {
        telling.doers.push(Read {
            value: force,
            span: reading.span(name),
            rule: "actor.context-speaker",
        });
    }
}

fn unique(list: &mut Vec<Read<String>>) {
    let mut seen: Vec<String> = Vec::new();
    list.retain(|read| {
        let new = !seen.contains(&read.value);
        if new {
            seen.push(read.value.clone());
        }
        new
    });
}

//! The side that a happening leaves open and that follows from who tells of it, or from what was hit: a group's spokesman
//! boasts of its own deeds, an army's bulletin of its own; whoever is hurt in a clinic is no fighter.

use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::surroundings::parties::row;
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::frames::Frame;
use crate::lexicon::TriggerClass;
use crate::model::annotation::Lex;
use crate::model::{ActorKind, SpeakerKind, SubEventType};

/// The forces of the state, where none of them is named.
const STATE_FORCES: &str = "afghan-forces";

/// Completes the sides of happenings; every rule's id tells that it is from the context.
pub fn complete(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happenings: &[Happening],
    frames: &[Vec<Frame>],
) {
    for happening in happenings {
        boasted(reading, tellings, happening, frames);
        bulletins_own(reading, tellings, happening, frames);
        hurt_where_civilians_are(reading, tellings, happening);
        fought_by_forces(reading, tellings, happening);
    }
}

fn kinds<'a>(
    reading: &'a Reading<'_>,
    list: &'a [Read<String>],
) -> impl Iterator<Item = ActorKind> + 'a {
    list.iter()
        .filter_map(|a| row(reading, &a.value))
        .map(|r| r.kind)
}

const fn of_state(kind: ActorKind) -> bool {
    matches!(kind, ActorKind::State | ActorKind::Foreign)
}

/// "A Taliban spokesman claimed that dozens of police were killed": by his own side.
fn boasted(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) {
    let named = happening
        .tellings
        .iter()
        .filter_map(|&i| tellings.get(i))
        .flat_map(|t| &t.doers)
        .any(|d| row(reading, &d.value).is_some_and(|r| !r.generic));
    if named {
        return;
    }
    for &index in &happening.tellings {
        let Some(telling) = tellings.get_mut(index) else {
            continue;
        };
        let own = telling
            .frame
            .and_then(|f| frames.get(telling.sentence)?.get(f))
            .filter(|f| f.speaker.kind == SpeakerKind::ArmedGroup)
            .and_then(|f| reading.lexicon.doer(f.speaker.body.first()?))
            .filter(|a| a.kind == ActorKind::ArmedGroup);
        let hurt = telling.has_outcome()
            && !telling.denied
            && telling.doers.is_empty()
            && !telling.sufferers.is_empty()
            && kinds(reading, &telling.sufferers).all(of_state);
        let (Some(own), true) = (own, hurt) else {
            continue;
        };
        telling.doers.push(Read {
            value: own.id.clone(),
            span: reading.span(telling.hull()),
            rule: "actor.context-boasted",
        });
    }
}

/// "17 Taliban were killed, the defence ministry said": on the ground, where nobody else is named, by the forces for
/// which the ministry speaks.
fn bulletins_own(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
    frames: &[Vec<Frame>],
) {
    let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
    let group_hit = told().any(|t| !t.sufferers.is_empty())
        && told()
            .flat_map(|t| kinds(reading, &t.sufferers))
            .all(|k| k == ActorKind::ArmedGroup);
    let open = told().all(|t| t.doers.is_empty())
        && told().any(|t| t.kind == Some(SubEventType::ArmedClash) && t.has_outcome())
        && told().all(|t| matches!(t.kind, None | Some(SubEventType::ArmedClash)));
    if !group_hit || !open {
        return;
    }
    let own = happening.tellings.iter().find_map(|&i| {
        let telling = tellings.get(i)?;
        let frame = frames.get(telling.sentence)?.get(telling.frame?)?;
        let force = frame.force(reading).filter(|a| of_state(a.kind))?;
        let armed = matches!(
            frame.speaker.kind,
            SpeakerKind::Police | SpeakerKind::Military
        );
        let force = if armed {
            force.id.clone()
        } else {
            STATE_FORCES.to_owned()
        };
        (!telling.denied).then_some((i, force))
    });
    if let Some((index, force)) = own
        && let Some(telling) = tellings.get_mut(index)
    {
        telling.doers.push(Read {
            value: force,
            span: reading.span(telling.hull()),
            rule: "actor.context-speaker",
        });
    }
}

/// "A grenade thrown into a clinic wounded nine people": whoever is hurt where only civilians are is one of them.
fn hurt_where_civilians_are(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happening: &Happening,
) {
    let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
    let bombed = told().any(is_bombed);
    let hurt = told().any(|t| t.killed.is_some() || t.injured.is_some());
    let open = told().all(|t| t.sufferers.is_empty() && t.persons.is_empty());
    if open && let Some((index, read)) = aimed_at(reading, tellings, happening) {
        if let Some(telling) = tellings.get_mut(index) {
            telling.sufferers.push(read);
        }
        return;
    }
    if !bombed || !hurt || !open {
        return;
    }
    let found = happening.tellings.iter().find_map(|&i| {
        let telling = tellings.get(i).filter(|t| !t.triggers.is_empty())?;
        let sentence = reading.spans.sentences.get(telling.sentence)?;
        let targets: Vec<_> = reading
            .terms_in(sentence.tokens.clone(), Lex::Target)
            .filter_map(|t| reading.target(t).map(|row| (row.civilian, t.span)))
            .collect();
        let forces = targets.iter().any(|(civilian, _)| *civilian == Some(false));
        let place = targets.iter().find(|(civilian, _)| *civilian == Some(true));
        place.filter(|_| !forces).map(|(_, span)| (i, *span))
    });
    if let Some((index, span)) = found
        && let Some(telling) = tellings.get_mut(index)
    {
        telling.sufferers.push(Read {
            value: "civilians".to_owned(),
            span,
            rule: "actor.context-target",
        });
    }
}

/// Whether it is of a kind that is aimed at civilians where they are.
const fn is_bombed(telling: &Telling) -> bool {
    matches!(
        telling.kind,
        Some(
            SubEventType::Attack
                | SubEventType::SuicideBomb
                | SubEventType::RemoteExplosive
                | SubEventType::Grenade
                | SubEventType::Shelling
        )
    )
}

/// "An attack on a mosque", "a car bomb went off in front of the police headquarters": whose it is that was struck.
fn aimed_at(
    reading: &Reading<'_>,
    tellings: &[Telling],
    happening: &Happening,
) -> Option<(usize, Read<String>)> {
    const REACH: usize = 6;
    const OTHERWISE: &[&str] = &[",", "and", "from", "by", "with", "after", "before"];
    happening.tellings.iter().find_map(|&index| {
        let telling = tellings
            .get(index)
            .filter(|t| t.has(TriggerClass::Hit) && !t.denied && !t.vague)?;
        let by_state = kinds(reading, &telling.doers).any(of_state);
        let end = telling.hull().end;
        let term = reading.terms_in(end..end + REACH, Lex::Target).next()?;
        let whose = reading.target(term)?.whose.clone()?;
        let tied = (end..term.tokens.start).all(|t| {
            !crate::extract::clauses::is_boundary(reading, t) && !reading.is(t, OTHERWISE)
        });
        let state = row(reading, &whose).is_some_and(|r| of_state(r.kind));
        // Aircraft that strike a school may strike whoever has taken it.
        let fits = if state { !by_state } else { is_bombed(telling) };
        (tied && fits).then(|| {
            let read = Read {
                value: whose,
                span: term.span,
                rule: "actor.context-target",
            };
            (index, read)
        })
    })
}

/// "Five security personnel were killed in the attack. Taliban fighters carried it out": what a sentence alone calls an
/// attack is a fight where all that the report names are a group and forces of a state.
fn fought_by_forces(reading: &Reading<'_>, tellings: &mut [Telling], happening: &Happening) {
    let told = || happening.tellings.iter().filter_map(|&i| tellings.get(i));
    let forces_hit = told().any(|t| !t.sufferers.is_empty())
        && told()
            .flat_map(|t| kinds(reading, &t.sufferers))
            .all(of_state);
    let by_group = told()
        .flat_map(|t| kinds(reading, &t.doers))
        .any(|k| k == ActorKind::ArmedGroup)
        && told()
            .flat_map(|t| kinds(reading, &t.doers))
            .all(|k| matches!(k, ActorKind::ArmedGroup | ActorKind::Unknown));
    let lethal = told().any(|t| t.killed.is_some() && !t.denied);
    if !forces_hit || !by_group || !lethal {
        return;
    }
    for &index in &happening.tellings {
        if let Some(telling) = tellings
            .get_mut(index)
            .filter(|t| t.kind == Some(SubEventType::Attack) && t.generic)
        {
            telling.kind = Some(SubEventType::ArmedClash);
        }
    }
}

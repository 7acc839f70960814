//! Who did it and to whom, over an incident's claims.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{About, Actor, ActorKind, Claim, SubEventType};

use super::disputes;
use super::sources::Source;
use super::voices::{speakers, speaks_for};

/// All actors that are claimed, one entry a group: by independent origins, then by name.
pub(super) fn all<'a>(
    sources: &[Source<'a>],
    read: impl Fn(&'a Claim) -> &'a [Actor],
) -> Vec<Actor> {
    let usable = |asserted: bool| {
        sources.iter().filter(move |source| {
            !source.outdated
                && speaks_for(source, About::Actor) == asserted
                && !disowns(source.claim)
        })
    };
    let told: Vec<&Source<'a>> = usable(true)
        .filter(|source| !strikes_back(sources, source.claim))
        .collect();
    let told = if told.iter().any(|source| !read(source.claim).is_empty()) {
        told
    } else {
        usable(false).collect()
    };
    let mut known: BTreeMap<&str, (BTreeSet<&str>, &Actor)> = BTreeMap::new();
    for source in told {
        for actor in read(source.claim) {
            let (origins, _) = known
                .entry(&actor.id)
                .or_insert_with(|| (BTreeSet::new(), actor));
            origins.insert(source.origin);
        }
    }
    let mut order: Vec<(Reverse<usize>, &str, &Actor)> = known
        .into_iter()
        .map(|(id, (origins, actor))| (Reverse(origins.len()), id, actor))
        .collect();
    order.sort_by_key(|(count, id, _)| (*count, *id));
    order.into_iter().map(|(.., actor)| actor.clone()).collect()
}

/// "Forces killed all the attackers": who ended an attack is not who did it.
fn strikes_back(sources: &[Source<'_>], claim: &Claim) -> bool {
    let armed = |actors: &[Actor]| {
        !actors.is_empty()
            && actors
                .iter()
                .all(|a| matches!(a.kind, ActorKind::ArmedGroup | ActorKind::Unknown))
    };
    let state = claim
        .actor1
        .iter()
        .all(|a| matches!(a.kind, ActorKind::State | ActorKind::Foreign));
    let attack = sources.iter().any(|source| {
        matches!(
            source.claim.kind,
            Some(
                SubEventType::SuicideBomb
                    | SubEventType::Attack
                    | SubEventType::RemoteExplosive
                    | SubEventType::Grenade
            )
        ) && armed(&source.claim.actor1)
            && source.claim.id != claim.id
    });
    attack && state && !claim.actor1.is_empty() && armed(&claim.actor2)
}

/// "Afghan Air Force (Rezaee); jointly Afghan forces and US forces (Jawzjani)"; nothing where all
/// name the same.
pub(super) fn by_claim(sources: &[Source<'_>]) -> Option<String> {
    let voices = disputes::actors(sources);
    let mut said: Vec<(String, Vec<_>)> = Vec::new();
    for voice in &voices {
        let names: BTreeSet<&str> = voice
            .value
            .actor1
            .iter()
            .map(|actor| actor.name.as_str())
            .collect();
        let names: Vec<&str> = names.into_iter().collect();
        let words = if voice.value.joint && names.len() > 1 {
            format!("jointly {}", names.join(" and "))
        } else if voice.value.joint {
            format!("jointly {}", names.concat())
        } else {
            names.join(", ")
        };
        match said.iter_mut().find(|(known, _)| *known == words) {
            Some((_, by)) => by.push(*voice),
            None => said.push((words, vec![*voice])),
        }
    }
    if said.len() < 2 {
        return None;
    }
    Some(
        said.into_iter()
            .map(|(words, by)| format!("{words} ({})", speakers(&by).join("; ")))
            .collect::<Vec<_>>()
            .join("; "),
    )
}

/// Whether the doer that the claim names is the one who, it says, did not do it.
pub(super) fn disowns(claim: &Claim) -> bool {
    claim.responsibility.as_ref().is_some_and(|said| {
        !said.claimed && claim.actor1.iter().any(|actor| actor.id == said.actor.id)
    })
}

/// "claimed: ISKP", "denied: Taliban".
pub(super) fn responsibility(sources: &[Source<'_>]) -> Vec<String> {
    let said: BTreeSet<String> = sources
        .iter()
        .filter(|source| !source.outdated)
        .filter_map(|source| source.claim.responsibility.as_ref())
        .map(|said| {
            format!(
                "{}: {}",
                if said.claimed { "claimed" } else { "denied" },
                said.actor.name
            )
        })
        .collect();
    said.into_iter().collect()
}

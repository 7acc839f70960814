//! Named persons and speakers, each once under whatever spellings.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Fate, Person, SpeakerKind, Stance};
use crate::text::person_names::{NameKey, NameMatch};

use super::sources::Source;

#[derive(Debug)]
struct Known<'a> {
    key: NameKey,
    names: BTreeMap<&'a str, BTreeSet<&'a str>>,
    role: Option<&'a str>,
    fate: Fate,
}

/// Persons with the strongest fate that a claim gives them, under the form of the name with the
/// most words, then the one that most origins use. Within one incident a weak agreement of names is enough.
pub(super) fn persons(sources: &[Source<'_>]) -> Vec<Person> {
    let mut told: Vec<(&Source<'_>, &Person)> = sources
        .iter()
        .filter(|source| !source.outdated && source.claim.stance != Stance::Denies)
        .flat_map(|source| {
            source
                .claim
                .persons
                .iter()
                .map(move |person| (source, person))
        })
        .collect();
    // Fuller names first, so that a short form finds the name it is short for.
    told.sort_by_key(|(_, person)| {
        (
            Reverse(person.name.split_whitespace().count()),
            person.name.clone(),
        )
    });
    let mut known: Vec<Known<'_>> = Vec::new();
    for (source, person) in told {
        let key = NameKey::of(&person.name);
        let at = known
            .iter()
            .enumerate()
            .map(|(at, known)| (known.key.compare(&key), at))
            .filter(|(how, _)| *how > NameMatch::No)
            .max_by_key(|(how, at)| (*how, Reverse(*at)));
        match at.and_then(|(_, at)| known.get_mut(at)) {
            Some(known) => {
                known
                    .names
                    .entry(&person.name)
                    .or_default()
                    .insert(source.origin);
                known.role = known.role.or(person.role.as_deref());
                known.fate = known.fate.min(person.fate);
            }
            None => known.push(Known {
                key,
                names: BTreeMap::from([(person.name.as_str(), BTreeSet::from([source.origin]))]),
                role: person.role.as_deref(),
                fate: person.fate,
            }),
        }
    }
    let mut persons: Vec<Person> = known
        .into_iter()
        .filter_map(|known| {
            let words = |name: &str| name.split_whitespace().count();
            let (name, _) = known.names.iter().max_by_key(|(name, origins)| {
                (
                    words(name),
                    origins.len(),
                    name.chars().count(),
                    Reverse(**name),
                )
            })?;
            Some(Person {
                name: (*name).to_owned(),
                role: known.role.map(str::to_owned),
                fate: known.fate,
            })
        })
        .collect();
    persons.sort_by(|a, b| (a.fate, &a.name).cmp(&(b.fate, &b.name)));
    persons
}

/// "Lutfullah Azizi (provincial governor)": speakers who are quoted, in the order of the claims.
/// The outlet in its own voice is not among them.
pub(super) fn attributed_to(sources: &[Source<'_>]) -> Vec<String> {
    let mut known: Vec<(NameKey, bool, &str, Option<&str>)> = Vec::new();
    for source in sources
        .iter()
        .filter(|source| source.claim.speaker.kind != SpeakerKind::Outlet)
    {
        let speaker = &source.claim.speaker;
        // Only names of persons vary in spelling; "Jowzjan police" is not "Jowzjan governor".
        let person = speaker.role.is_some();
        let key = NameKey::of(&speaker.name);
        let same = known.iter_mut().find(|(other, is_person, name, _)| {
            *name == speaker.name
                || (person && *is_person && other.compare(&key) == NameMatch::Strong)
        });
        match same {
            Some(known) => {
                if speaker.name.chars().count() > known.2.chars().count() {
                    known.2 = &speaker.name;
                }
                known.1 |= person;
                known.3 = known.3.or(speaker.role.as_deref());
            }
            None => known.push((key, person, &speaker.name, speaker.role.as_deref())),
        }
    }
    known
        .into_iter()
        .map(|(_, _, name, role)| {
            role.map_or_else(|| name.to_owned(), |role| format!("{name} ({role})"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sources::{Source, gather};
    use super::super::told::Joined;
    use super::*;
    use crate::model::Claim;
    use crate::model::Provenance;
    use crate::model::build::*;

    fn sources<'a>(claims: &'a [Claim], provenance: &'a Provenance) -> Vec<Source<'a>> {
        let told: Vec<Joined> = (0..)
            .zip(claims)
            .map(|(claim, _)| Joined { claim, why: 0 })
            .collect();
        gather(&told, claims, &super::super::Reports::new(), provenance)
    }

    #[test]
    fn a_person_keeps_the_strongest_fate_and_the_fullest_name() {
        let claims = [
            say("a", 1, 1).person("Hikmat", Fate::Targeted).0,
            say("a", 1, 2).person("Qari Hekmat", Fate::Killed).0,
            say("a", 1, 3).person("Qari Ahmad", Fate::Targeted).0,
        ];
        let provenance = Provenance::default();
        let found = persons(&sources(&claims, &provenance));
        let said: Vec<(&str, Fate)> = found
            .iter()
            .map(|person| (person.name.as_str(), person.fate))
            .collect();
        assert_eq!(
            said,
            [
                ("Qari Hekmat", Fate::Killed),
                ("Qari Ahmad", Fate::Targeted)
            ]
        );
    }

    #[test]
    fn a_speaker_is_listed_once_with_the_role_and_the_outlet_is_not() {
        let police = |name: &str, role: Option<&str>, line: usize| {
            say("a", 1, line)
                .says(name, SpeakerKind::Police, &[])
                .also(|claim| claim.speaker.role = role.map(str::to_owned))
                .0
        };
        let claims = [
            police(
                "Faqir Mohammad Jawzjani",
                Some("provincial police chief"),
                1,
            ),
            police("Faqeer Mohammad Jowzjani", Some("police chief"), 2),
            police("Jowzjan police", None, 3),
            say("a", 1, 4).0,
        ];
        let provenance = Provenance::default();
        assert_eq!(
            attributed_to(&sources(&claims, &provenance)),
            [
                "Faqeer Mohammad Jowzjani (provincial police chief)",
                "Jowzjan police"
            ]
        );
    }
}

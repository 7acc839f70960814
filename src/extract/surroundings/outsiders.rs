//! The side of a happening that none of its own sentences names: whom the report's other sentences name for it.

use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::surroundings::parties::{by_a_state, groups, row, unique};
use crate::extract::telling::{Read, Telling};
use crate::extract::voices::frames::Frame;
use crate::extract::voices::responsibility;
use crate::lexicon::TriggerClass;
use crate::model::annotation::{Lex, Section};
use crate::model::{ActorKind, Fate, SpeakerKind, SubEventType};

/// A group whose people are hunted is named at most this many sentences before.
const REACH: usize = 3;

/// Completes the sides of happenings; every rule's id tells that it is from the context.
pub fn complete(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happenings: &[Happening],
    frames: &[Vec<Frame>],
) {
    for (at, happening) in happenings.iter().enumerate() {
        claimed_apart(reading, tellings, happening, frames, at == 0);
        flown_by(reading, tellings, happening, frames);
        group_fought(reading, tellings, happening);
        speakers_own(reading, tellings, happening, frames);
    }
}

/// Whether the sentence of a telling speaks of leaders, their deputies or those before and after them.
fn of_leaders(reading: &Reading<'_>, telling: &Telling) -> bool {
    let Some(sentence) = reading.spans.sentences.get(telling.sentence) else {
        return false;
    };
    reading
        .terms_in(sentence.tokens.clone(), Lex::People)
        .filter_map(|t| reading.people(t))
        .any(|r| {
            matches!(
                r.id.as_str(),
                "successors" | "commanders" | "leaders" | "deputies" | "planners"
            )
        })
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
        && told().any(|t| by_a_state(reading, t))
        && told().any(|t| {
            t.kind == Some(SubEventType::GovernmentRegains)
                || t.persons.iter().any(|p| {
                    matches!(p.fate, Fate::Killed | Fate::Captured)
                        && is_no_civilian(reading, p.person)
                })
                || t.has(TriggerClass::Take)
                // "freed 31 people from a Taliban prison": whose prisoners they were.
                || t.has(TriggerClass::Free)
                || t.has(TriggerClass::Kill) && (!t.described.is_empty() || of_leaders(reading, t))
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
                value: doer.id.clone(),
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
            value: doer.id.clone(),
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
            .force(reading)
            .filter(|a| matches!(a.kind, ActorKind::State | ActorKind::Foreign))?;
        let armed = matches!(
            frame.speaker.kind,
            SpeakerKind::Police | SpeakerKind::Military
        );
        (taken && armed).then(|| {
            let words = if frame.name.is_empty() {
                telling.hull()
            } else {
                frame.name.clone()
            };
            (i, force.id.clone(), words)
        })
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

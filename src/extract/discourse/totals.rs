//! The dead of both sides, counted apart in one voice: "30 militants were killed. One soldier lost his life." Neither
//! is the toll; the two together are. And what is told one by one behind a sum.

use crate::extract::discourse::happenings::Happening;
use crate::extract::reading::Reading;
use crate::extract::telling::{Telling, Toll};
use crate::extract::triggers::verbs::Use;
use crate::extract::voices::frames::Frame;
use crate::extract::voices::spoken::is_same_voice;
use crate::lexicon::TriggerClass;
use crate::model::{ActorKind, Count, Speaker, SpeakerKind, TollScope};

/// The second count stands within this many sentences of the first.
const REACH: usize = 5;

/// The actor that fighters of no named group are.
const ANY_FIGHTERS: &str = "unidentified-armed-group";

/// A side that people died on: fighters by their group, where the words name it.
#[derive(Clone, PartialEq, Eq)]
enum Side {
    State,
    Fighters(Option<String>),
    Civilians,
}

impl Side {
    /// Whether nobody can be of both: "militants" may be anybody's.
    fn is_opposed_to(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fighters(a), Self::Fighters(b)) => a.is_some() && b.is_some() && a != b,
            (a, b) => a != b,
        }
    }
}

/// A count of the dead of a happening.
#[derive(Clone)]
struct Counted {
    telling: usize,
    sentence: usize,
    side: Option<Side>,
    toll: Toll,
}

/// Settles what the counts of a happening have to do with each other, in text order: those who died besides others
/// ("also", "as well", "along with the fighters") come on top of them; some of those told of ("three of them") are a
/// part where more have been counted; the dead of one side and of the other in one voice are a sum. What was added to
/// is no total any more where the same voice goes on, and stays its speaker's version where another does.
pub fn settle(
    reading: &Reading<'_>,
    tellings: &mut [Telling],
    happenings: &[Happening],
    frames: &[Vec<Frame>],
) {
    for happening in happenings {
        let mut known: Vec<Counted> = Vec::new();
        for &index in &happening.tellings {
            let Some(telling) = tellings.get(index).filter(|t| !t.denied && !t.summary) else {
                continue;
            };
            let Some(toll) = counts(telling).cloned() else {
                continue;
            };
            let next = Counted {
                telling: index,
                sentence: telling.sentence,
                side: side(reading, telling),
                toll,
            };
            let near = |k: &&Counted| next.sentence - k.sentence.min(next.sentence) <= REACH;
            let voices = |k: &Counted| {
                tellings
                    .get(k.telling)
                    .map_or(Voices::Two, |other| between(other, telling, frames))
            };
            let more = next.toll.count.map_or(0, |c| c.min);
            let base = known.iter().rev().filter(near).find(|k| {
                let fits = voices(k) != Voices::Hostile;
                // "A commander was also killed", by another voice: one of the fighters counted before, or besides
                // them; nothing tells which.
                let one_of_them = telling.besides
                    && voices(k) != Voices::One
                    && next.side.is_some()
                    && k.side == next.side;
                if telling.besides || telling.others {
                    return fits && !one_of_them && k.telling < next.telling;
                }
                if telling.of_them {
                    return fits && k.toll.count.is_some_and(|c| c.min > more);
                }
                // "12 children died, officials said. The ministry said 12 insurgents were killed": each has a version.
                let versions = voices(k) != Voices::One
                    && [k.side.as_ref(), next.side.as_ref()].contains(&Some(&Side::Civilians));
                matches!(voices(k), Voices::One | Voices::Nameless { .. })
                    && !versions
                    && may_add(&k.toll, &next.toll, k.side.as_ref().zip(next.side.as_ref()))
            });
            let one_voice = base.is_some_and(|k| match voices(k) {
                Voices::One => true,
                Voices::Nameless { single } => single || !telling.besides,
                _ => false,
            });
            // "25 people were killed. Nine journalists lost their lives": they are of the 25.
            let of_people = || {
                known.iter().rev().filter(near).any(|k| {
                    voices(k) != Voices::Hostile
                        && k.toll.scope == TollScope::Total
                        && counts_people(reading, &k.toll)
                        && !counts_people(reading, &next.toll)
                        && next.side == Some(Side::Civilians)
                        && k.toll.count.is_some_and(|c| c.min > more)
                })
            };
            if base.is_none() && !telling.besides && !telling.others && of_people() {
                set_scope(tellings, index, TollScope::Part);
                continue;
            }
            let (base, part) = (base.cloned(), telling.of_them);
            let besides = telling.besides;
            if telling.sums_up {
                let counted: Vec<usize> = known
                    .iter()
                    .filter(|k| voices(k) == Voices::One)
                    .map(|k| k.telling)
                    .collect();
                known.retain(|k| !counted.contains(&k.telling));
                for before in counted {
                    set_scope(tellings, before, TollScope::Part);
                }
                known.push(next);
                continue;
            }
            if let (true, Some(_)) = (part, &base) {
                set_scope(tellings, index, TollScope::Part);
                continue;
            }
            let Some(base) = base else {
                if besides {
                    let alone = known.is_empty() && !died_before(tellings, happening, index);
                    stand_alone(tellings, index, alone);
                }
                known.push(next);
                continue;
            };
            let total = sum(&base.toll, next.toll.clone());
            if let Some(telling) = tellings.get_mut(index) {
                telling.killed = Some(total.clone());
                telling.killed_part = telling.killed_part.take().filter(|_| !besides);
            }
            if one_voice {
                set_scope(tellings, base.telling, TollScope::Part);
                known.retain(|k| k.telling != base.telling);
            }
            known.push(Counted {
                toll: total,
                side: None,
                ..next
            });
        }
        speak_of_one_death(tellings, happening);
    }
}

/// "His death is a setback", of a strike that killed five: no count of its dead.
fn speak_of_one_death(tellings: &mut [Telling], happening: &Happening) {
    let tolls = || {
        let told = happening.tellings.iter().filter_map(|&i| tellings.get(i));
        told.filter_map(|t| t.killed.as_ref())
    };
    let most = tolls()
        .filter(|toll| toll.scope == TollScope::Total)
        .filter_map(|toll| toll.count.map(|c| c.min))
        .max();
    for &index in &happening.tellings {
        let Some(telling) = tellings.get(index) else {
            continue;
        };
        let named = telling
            .killed
            .as_ref()
            .filter(|toll| toll.scope == TollScope::Named)
            .and_then(|toll| toll.count);
        let noun = telling
            .triggers
            .iter()
            .all(|t| t.class == TriggerClass::Die && t.used == Use::Noun);
        if noun && named.is_some_and(|n| most.is_some_and(|most| most > n.min)) {
            set_scope(tellings, index, TollScope::Part);
        }
    }
}

/// Whether a toll is of "people", whoever they are.
fn counts_people(reading: &Reading<'_>, toll: &Toll) -> bool {
    let range = reading.tokens_of(toll.span);
    (range.start..range.end + 2).any(|t| reading.is(t, &["people", "persons", "dead"]))
}

/// How two tellings that count the dead stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voices {
    /// One speaker, or the outlet beside a speaker.
    One,
    /// A speaker without a name ("an official said") and then another, who may be the same where the first is a
    /// single person.
    Nameless { single: bool },
    /// Two speakers: each has a version.
    Two,
    /// One of them is of an armed group and the other not.
    Hostile,
}

fn between(a: &Telling, b: &Telling, frames: &[Vec<Frame>]) -> Voices {
    let of = |t: &Telling| {
        t.frame
            .and_then(|f| frames.get(t.sentence)?.get(f))
            .map(|f| &f.speaker)
    };
    let armed = |s: Option<&Speaker>| s.is_some_and(|s| s.kind == SpeakerKind::ArmedGroup);
    let (a, b) = (of(a), of(b));
    if armed(a) != armed(b) {
        return Voices::Hostile;
    }
    match (a, b) {
        (Some(a), Some(b)) if !is_same_voice(a, b) => {
            if a.name.chars().any(char::is_uppercase) {
                Voices::Two
            } else {
                Voices::Nameless {
                    single: !a.name.ends_with('s') && a.name != "police",
                }
            }
        }
        _ => Voices::One,
    }
}

/// Whether two counts are of opposed sides. One named man who is called by two names is on one side alone.
fn may_add(a: &Toll, b: &Toll, sides: Option<(&Side, &Side)>) -> bool {
    let total = |t: &Toll| t.scope == TollScope::Total;
    sides.is_some_and(|(x, y)| {
        let fighters = matches!((x, y), (Side::Fighters(_), Side::Fighters(_)));
        x.is_opposed_to(y)
            && if fighters {
                total(a) && total(b)
            } else {
                total(a) || total(b)
            }
    })
}

fn set_scope(tellings: &mut [Telling], index: usize, scope: TollScope) {
    if let Some(toll) = tellings.get_mut(index).and_then(|t| t.killed.as_mut()) {
        toll.scope = scope;
    }
}

/// Whether an earlier telling of the happening has dead, counted or not.
fn died_before(tellings: &[Telling], happening: &Happening, index: usize) -> bool {
    happening
        .tellings
        .iter()
        .filter(|&&i| i < index)
        .filter_map(|&i| tellings.get(i))
        .any(|t| t.has(TriggerClass::Kill) || t.has(TriggerClass::Die))
}

/// "An officer was also killed in B", where B is another happening: nobody is counted there whom he would add to.
fn stand_alone(tellings: &mut [Telling], index: usize, alone: bool) {
    let Some(telling) = tellings.get_mut(index) else {
        return;
    };
    if alone && telling.killed.is_none() {
        telling.killed = telling.killed_part.take().map(|mut toll| {
            toll.scope = TollScope::Total;
            toll
        });
    }
}

/// The two tolls together, in the words of both, at the place of the second.
pub fn sum(known: &Toll, toll: Toll) -> Toll {
    let count = known.count.zip(toll.count).map(|(x, y)| Count {
        min: x.min.saturating_add(y.min),
        max: x.max.zip(y.max).map(|(x, y)| x.saturating_add(y)),
    });
    Toll {
        count,
        scope: TollScope::Total,
        words: [known.words.as_str(), toll.words.as_str()]
            .into_iter()
            // Who is counted by name alone has no words of a count.
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(" and "),
        span: toll.span,
        civilians: None,
    }
}

/// Whether two tolls of one sentence are of two sides: "two soldiers were killed while five militants died".
pub fn are_opposed(reading: &Reading<'_>, a: &Toll, b: &Toll) -> bool {
    let counted = |t: &Toll| t.count.is_some() && t.scope == TollScope::Total;
    let apart = a.span.end <= b.span.start || b.span.end <= a.span.start;
    counted(a)
        && counted(b)
        && apart
        && side_of(reading, a)
            .zip(side_of(reading, b))
            .is_some_and(|(a, b)| a.is_opposed_to(&b))
}

/// The dead that a telling counts, as a total or besides those before ("also killed").
fn counts(telling: &Telling) -> Option<&Toll> {
    let added = || {
        telling
            .killed_part
            .as_ref()
            .filter(|_| telling.killed.is_none())
    };
    let toll = telling.killed.as_ref().or_else(added)?;
    toll.count.is_some().then_some(toll)
}

fn side(reading: &Reading<'_>, telling: &Telling) -> Option<Side> {
    let toll = counts(telling)?;
    side_of(reading, toll)
        .or_else(|| {
            // "Two members of the force lost their lives": the words behind the number tell it.
            one_side(
                telling
                    .sufferers
                    .iter()
                    .map(|s| side_named(reading, &s.value)),
            )
        })
        .or_else(|| {
            // "X was killed in a raid by the army": whom forces kill by name is no one of theirs.
            let forces = !telling.doers.is_empty()
                && telling
                    .doers
                    .iter()
                    .all(|d| side_named(reading, &d.value) == Some(Side::State));
            (forces && toll.scope == TollScope::Named).then_some(Side::Fighters(None))
        })
}

/// The side that an actor is of.
fn side_named(reading: &Reading<'_>, id: &str) -> Option<Side> {
    match reading.lexicon.actors.get(id)?.kind {
        ActorKind::State | ActorKind::Foreign | ActorKind::Militia => Some(Side::State),
        ActorKind::ArmedGroup => Some(Side::Fighters((id != ANY_FIGHTERS).then(|| id.to_owned()))),
        ActorKind::Civilians => Some(Side::Civilians),
        // "Four of the attackers were killed too": whoever they are, they are the other side.
        ActorKind::Unknown => (id == "gunmen").then_some(Side::Fighters(None)),
    }
}

/// The side that counted dead are of, by the words that count them; `None` where they are of several or of none
/// that the words tell.
fn side_of(reading: &Reading<'_>, toll: &Toll) -> Option<Side> {
    let tokens: Vec<usize> = reading.tokens_of(toll.span).collect();
    let mut named = crate::extract::sides::actors::actors(reading, &tokens, false);
    // "The militants used mortars. Six of them were killed".
    if named.is_empty()
        && let Some(end) = tokens.last().map(|t| t + 1)
        && reading.is(end, &["them"])
    {
        let sentences = &reading.spans.sentences;
        let own = sentences.partition_point(|s| s.tokens.end <= end);
        let before = own.checked_sub(1).and_then(|i| sentences.get(i))?;
        let before: Vec<usize> = before.tokens.clone().collect();
        named.extend(crate::extract::sides::actors::actors(reading, &before, true).pop());
    }
    one_side(named.into_iter().map(|a| side_named(reading, &a.value)))
}

/// The one side that all are of.
fn one_side(mut sides: impl Iterator<Item = Option<Side>>) -> Option<Side> {
    let first = sides.next()??;
    sides
        .all(|side| side.is_some_and(|s| !s.is_opposed_to(&first)))
        .then_some(first)
}

//! What a telling has from its surroundings: definiteness, the happening before it, the report's date; and which
//! happenings are worth a claim.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::sentence::split;
use crate::extract::telling::{Read, Telling, Trigger};
use crate::extract::triggers::air;
use crate::extract::triggers::kinds;
use crate::extract::triggers::object_words;
use crate::lexicon::TriggerClass;
use crate::model::annotation::Lex;
use crate::model::{ActorKind, Basis, Fate, SubEventType, TollScope};

/// Reads off a telling's nouns whether it refers back, sums up or is a bare plural; and its hedge.
pub fn describe(reading: &Reading<'_>, telling: &mut Telling, sentence: &Range<usize>) {
    telling.denied = telling.triggers.iter().any(|t| t.denied);
    let nouns: Vec<_> = telling
        .triggers
        .iter()
        .filter(|t| matches!(t.used, crate::extract::triggers::verbs::Use::Noun))
        .collect();
    let finite = telling.triggers.len() > nouns.len();
    telling.definite = nouns
        .iter()
        .any(|t| is_definite(reading, t.tokens.start, sentence))
        && !nouns
            .iter()
            .any(|t| is_indefinite(reading, t.tokens.start, sentence));
    telling.definite |= telling
        .triggers
        .iter()
        .any(|t| t.refers || holds_article(reading, t));
    telling.definite |= telling
        .triggers
        .iter()
        .any(|t| t.class == TriggerClass::Take && takes_known(reading, t));
    telling.definite |= telling.triggers.iter().any(|t| {
        t.used != crate::extract::triggers::verbs::Use::Noun
            && (by_known(reading, t) || of_known_weapon(reading, t, sentence))
    });
    // "They were slaughtered": those of whom was told.
    telling.definite |= !telling.triggers.is_empty()
        && telling.triggers.iter().all(|t| {
            let group = crate::extract::triggers::verbs::group_start(reading, t.tokens.start);
            let kills = t.class == TriggerClass::Kill;
            kills
                && t.used == crate::extract::triggers::verbs::Use::Passive
                && reading.is(group.wrapping_sub(1), &["they", "he", "she"])
                // "Fighters killed them between 4 and 6 July".
                || kills
                    && t.used == crate::extract::triggers::verbs::Use::Active
                    && reading.is(t.tokens.end, &["them"])
        });
    telling.definite |= hits_known(reading, telling, sentence) || of_those_told(reading, telling);
    // "It was an American strike": of the happening told before.
    telling.definite |= reading.is(sentence.start, &["it"])
        && reading.is(sentence.start + 1, &["was"])
        && !nouns.is_empty();
    let number = split::number_before(reading, telling);
    telling.summary = number.is_some_and(|n| n > 1)
        || counts_places(reading, telling, sentence)
        || nouns.iter().any(|t| {
            // "in separate airstrikes".
            t.is_plural_noun()
                && (1..3).any(|back| {
                    reading.is(
                        t.tokens.start.wrapping_sub(back),
                        &["separate", "different"],
                    )
                })
        });
    let plural = nouns.iter().any(|t| t.is_plural_noun())
        && nouns
            .iter()
            .all(|t| t.is_plural_noun() || t.class.is_outcome());
    // "acknowledged four deaths" counts the dead of one happening.
    let counts_dead = nouns.iter().any(|t| {
        t.class == TriggerClass::Die
            && reading
                .slot(t.tokens.start.wrapping_sub(1))
                .number
                .is_some()
    });
    // "The killings took place on 30 August": those of which was told.
    let took_place = nouns.iter().any(|t| {
        matches!(t.class, TriggerClass::Kill | TriggerClass::Die)
            && reading.is(t.tokens.start.wrapping_sub(1), &["the", "these"])
            && (t.tokens.end..t.tokens.end + 3)
                .any(|v| reading.is(v, &["took", "occurred", "happened"]))
    });
    telling.definite |= took_place;
    telling.vague = plural && number.is_none() && !finite && !counts_dead && !took_place;
    let hull = telling.hull();
    let clause = crate::extract::clauses::clause(reading, hull.start, sentence);
    telling.hedge = reading
        .terms_in(
            clause.start.min(hull.start)..clause.end.max(hull.end),
            Lex::Hedge,
        )
        .find(|t| reading.hedge(t).is_some())
        .map(|t| Read {
            value: reading.text_of(t.span),
            span: t.span,
            rule: "hedge",
        });
}

/// "The village was attacked", at the head of a sentence: that of which was told.
fn hits_known(reading: &Reading<'_>, telling: &Telling, sentence: &Range<usize>) -> bool {
    const HIT: &[&str] = &[
        "village",
        "compound",
        "base",
        "checkpoint",
        "convoy",
        "mosque",
        "hospital",
        "house",
        "bus",
        "vehicle",
        "car",
        "building",
        "post",
        "outpost",
        "school",
        "target",
        "camp",
        "prison",
    ];
    let start = sentence.start;
    reading.is(start, &["the"])
        && reading.is(start + 1, HIT)
        && telling.triggers.iter().any(|t| {
            t.class == TriggerClass::Hit
                && t.used == crate::extract::triggers::verbs::Use::Passive
                && crate::extract::triggers::verbs::group_start(reading, t.tokens.start)
                    == start + 2
        })
}

/// "More than half of them died on August 5": of those of whom was told.
fn of_those_told(reading: &Reading<'_>, telling: &Telling) -> bool {
    telling.triggers.iter().all(|t| {
        let group = crate::extract::triggers::verbs::group_start(reading, t.tokens.start);
        t.class.is_outcome()
            && reading.is(group.wrapping_sub(1), &["them"])
            && reading.is(group.wrapping_sub(2), &["of"])
    })
}

/// "had seized the men": those of whom was told.
fn takes_known(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let end = trigger.tokens.end;
    reading.is(end, &["the"])
        && (end + 1..end + 3)
            .any(|t| reading.slot(t).people.is_some() && reading.slot(t).actor.is_none())
        || reading.is(end, &["them"])
}

/// "when the attackers stormed it": those of whom was told did it.
fn by_known(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    let violent = matches!(
        trigger.class,
        TriggerClass::Hit | TriggerClass::Kill | TriggerClass::Wound
    );
    let group = crate::extract::triggers::verbs::group_start(reading, trigger.tokens.start);
    let before = group.wrapping_sub(1);
    violent && reading.is(before.wrapping_sub(1), &["the"]) && reading.is_attacker(before)
}

/// "The bombs fell", "the device went off": what was dropped or set off has been told of. A verb that tells of other
/// things too ("the car hit him") must begin its sentence.
fn of_known_weapon(reading: &Reading<'_>, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    let at = trigger.tokens.start;
    let known = |t: usize| {
        reading.is(t, object_words::EXPLOSIVES) && reading.is(t.wrapping_sub(1), &["the"])
    };
    let first = |t: usize| t <= sentence.start + 2;
    let subject = crate::extract::triggers::verbs::group_start(reading, at).wrapping_sub(1);
    match trigger.class {
        TriggerClass::Hit if trigger.rule == "trigger.blast.verb" => known(subject),
        TriggerClass::Hit => known(at) && first(at) || known(subject) && first(subject),
        _ => false,
    }
}

/// "repelled the attack": a phrase that holds its definite noun.
fn holds_article(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    trigger.tokens.len() > 2
        && trigger
            .tokens
            .clone()
            .any(|t| reading.is(t, &["the"]) && reading.is(t + 1, &["attack", "assault"]))
}

/// "struck 13 times", "in seven provinces": several happenings in one sentence.
fn counts_places(reading: &Reading<'_>, telling: &Telling, sentence: &Range<usize>) -> bool {
    let hull = telling.hull();
    (hull.start..sentence.end.min(hull.end + 12)).any(|t| {
        reading
            .number_at(t)
            .and_then(|n| n.min)
            .is_some_and(|n| n > 1)
            && {
                let end = reading
                    .number_at(t)
                    .map_or(t, |n| reading.tokens_of(n.span).end);
                reading.is(end, &["times", "provinces"]) || reading.is(end + 1, &["provinces"])
            }
    })
}

fn noun_phrase(
    reading: &Reading<'_>,
    noun: usize,
    sentence: &Range<usize>,
) -> impl Iterator<Item = usize> {
    let start = sentence.start;
    (1..6)
        .map_while(move |back| noun.checked_sub(back).filter(|&t| t >= start))
        .take_while(|&t| {
            !crate::extract::clauses::is_boundary(reading, t)
                && !crate::extract::clauses::is_preposition(reading, t)
                && !crate::extract::clauses::is_finite_verb(reading, t)
                && !reading.is(t, &[","])
        })
}

fn is_definite(reading: &Reading<'_>, noun: usize, sentence: &Range<usize>) -> bool {
    // "that attack": elsewhere "that" begins a clause.
    if reading.is(noun.wrapping_sub(1), &["that", "those"]) {
        return true;
    }
    noun_phrase(reading, noun, sentence).any(|t| {
        reading.is(
            t,
            &[
                "the", "this", "that", "his", "her", "their", "its", "these", "'s",
            ],
        )
    })
}

fn is_indefinite(reading: &Reading<'_>, noun: usize, sentence: &Range<usize>) -> bool {
    noun_phrase(reading, noun, sentence).any(|t| reading.is(t, &["a", "an", "another"]))
}

/// "... was overrun in August; some 50 were killed": the dead of a sentence have its day and place.
pub fn outcomes(tellings: &mut [Telling]) {
    for late in 1..tellings.len() {
        let Some(telling) = tellings.get(late) else {
            continue;
        };
        if telling.has_means()
            || !telling.has_outcome()
            || telling.date.is_some()
            || telling.place.is_some()
        {
            continue;
        }
        let Some(before) = tellings.get(late - 1) else {
            continue;
        };
        if before.frame != telling.frame || before.triggers.is_empty() {
            continue;
        }
        let (date, place) = (before.date.clone(), before.place);
        if let Some(telling) = tellings.get_mut(late) {
            telling.date = date.map(|mut d| {
                d.value.basis = Basis::Context;
                d.rule = "date.same-sentence";
                d
            });
            telling.place = place;
            telling.place_rule = "place.same-sentence";
        }
    }
}

/// Reads the kind of a telling.
pub fn kind(reading: &Reading<'_>, telling: &mut Telling, sentence: &Range<usize>) {
    let civilian_dead = telling
        .killed
        .as_ref()
        .is_some_and(|k| k.civilians.is_some())
        || telling
            .sufferers
            .iter()
            .filter_map(|s| reading.lexicon.actors.get(&s.value))
            .any(|row| row.kind == ActorKind::Civilians);
    let civilian_target = civilian_target(reading, telling, sentence);
    let (kind, generic) = kinds::kind(telling, reading.lexicon, civilian_target, civilian_dead);
    telling.kind = kind;
    telling.generic = generic;
    if kind.is_some_and(|k| matches!(k, SubEventType::ArmedClash | SubEventType::Attack))
        && is_of_a_crowd(telling)
    {
        telling.kind = Some(SubEventType::MobViolence);
    }
    // "killed in operations in the last 24 hours", nowhere in particular: the sum of several.
    telling.summary |= telling.place.is_none()
        && telling
            .date
            .as_ref()
            .is_some_and(|d| d.rule == "date.lasting")
        && telling.triggers.iter().any(Trigger::is_plural_noun);
    // "retook it with air support": the place changed hands.
    let changed_hands = telling.has(TriggerClass::Gain) || telling.has(TriggerClass::Lose);
    if generic && !changed_hands && air::from_the_air(reading, telling, sentence) {
        telling.kind = Some(SubEventType::AirStrike);
        telling.generic = false;
        telling.means_named = true;
    } else if generic && air::by_bomber(reading, telling, sentence) {
        telling.kind = Some(SubEventType::SuicideBomb);
        telling.generic = false;
        telling.means_named = true;
    }
    let outcome = |c: TriggerClass| matches!(c, TriggerClass::Kill | TriggerClass::Die);
    if telling.triggers.iter().any(|t| outcome(t.class))
        && telling.persons.iter().all(|p| p.fate != Fate::Killed)
        && telling
            .killed
            .as_ref()
            .is_some_and(|k| k.scope == TollScope::Named)
    {
        telling.described.push(
            telling
                .killed
                .as_ref()
                .map_or_else(|| reading.span(telling.hull()), |k| k.span),
        );
    }
}

/// "protesters clashed with the police", "a crowd threw stones": no armed side does it.
fn is_of_a_crowd(telling: &Telling) -> bool {
    let crowd = |a: &crate::extract::telling::Read<String>| a.value == "protesters";
    telling.doers.iter().any(crowd)
        && telling
            .doers
            .iter()
            .all(|d| crowd(d) || d.value == "police")
        || telling.has(TriggerClass::Fight) && telling.sufferers.iter().any(crowd)
}

fn civilian_target(reading: &Reading<'_>, telling: &Telling, sentence: &Range<usize>) -> bool {
    let hull = telling.hull();
    let window = hull.start.saturating_sub(8).max(sentence.start)..sentence.end.min(hull.end + 14);
    let targets: Vec<Option<bool>> = reading
        .terms_in(window, Lex::Target)
        .filter_map(|t| reading.target(t))
        .map(|row| row.civilian)
        .collect();
    targets.contains(&Some(true)) && !targets.contains(&Some(false))
}

/// "14 rebels were killed in airstrikes in A on Sunday, while six others were killed in B": who the others were, when and
/// of what they died is told of those before them.
pub fn others_alike(tellings: &mut [Telling]) {
    for index in 1..tellings.len() {
        let (before, rest) = tellings.split_at_mut(index);
        let (Some(before), Some(telling)) = (before.last(), rest.first_mut()) else {
            continue;
        };
        let bare = telling.others
            && telling.killed.is_some()
            && !telling.has_means()
            && telling.sufferers.is_empty()
            && telling.place.is_some()
            && telling.place != before.place;
        let like = before.killed.is_some()
            && before.has_means()
            && before.frame == telling.frame
            && !before.denied
            && !telling.denied;
        if !(bare && like) {
            continue;
        }
        telling.sufferers.clone_from(&before.sufferers);
        if telling.date.is_none() {
            telling.date.clone_from(&before.date);
        }
        if telling.kind.is_none() || telling.generic {
            telling.kind = before.kind;
            telling.generic = true;
            telling.means_named = true;
        }
    }
}

//! The groups, forces and persons that tokens name.

use std::ops::Range;

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::{Fated, Read};
use crate::lexicon::TriggerClass;
use crate::model::{ActorKind, Fate};

/// The actors that tokens name: groups before classes of people, adjectives of country before a force.
pub fn actors(reading: &Reading<'_>, tokens: &[usize], doing: bool) -> Vec<Read<String>> {
    let mut named: Vec<Read<String>> = Vec::new();
    let mut classes: Vec<Read<String>> = Vec::new();
    for &at in tokens {
        // "wearing army uniforms": what they wear says nothing of who they are.
        if (at + 1..at + 4).any(|t| reading.is(t, &["uniform", "uniforms"])) {
            continue;
        }
        // "travelling in a Ranger pickup": a make of vehicle.
        let make = reading.is(at, &["ranger", "rangers"])
            && reading.is(
                at + 1,
                &[
                    "pickup", "pickups", "vehicle", "vehicles", "truck", "trucks",
                ],
            );
        if make {
            continue;
        }
        let slot = reading.slot(at);
        if let Some(term) = slot.actor.and_then(|t| reading.term(t)) {
            let Some(row) = reading.actor(term) else {
                continue;
            };
            // "Lashkar Gah": a part of a place's name.
            if slot.location.is_some() && slot.location == reading.slot(term.tokens.end).location {
                continue;
            }
            // "British special forces": of the nation before them.
            let stranger = term
                .tokens
                .start
                .checked_sub(1)
                .and_then(|t| reading.slot(t).nationality)
                .and_then(|t| reading.term(t))
                .and_then(|t| {
                    reading
                        .lexicon
                        .nationalities
                        .rows
                        .get(t.row)?
                        .actor
                        .as_deref()
                })
                .and_then(|id| reading.lexicon.actors.get(id))
                .is_some_and(|nation| nation.kind == ActorKind::Foreign);
            if stranger && row.kind == ActorKind::State {
                continue;
            }
            // "the brother of a member of parliament": no part of what his kin belongs to.
            if !doing && row.kind != ActorKind::ArmedGroup && is_of_kin(reading, &term.tokens) {
                push(
                    &mut classes,
                    "civilians",
                    reading.span(term.tokens.clone()),
                    "actor.kin",
                );
                continue;
            }
            // "the facilitator of foreign forces": a fighter, whomever he serves.
            let state = matches!(row.kind, ActorKind::State | ActorKind::Foreign);
            if state && !doing && is_served(reading, term.tokens.start) {
                continue;
            }
            let id = if doing {
                row.acts_as.as_ref().unwrap_or(&row.id)
            } else {
                &row.id
            };
            let list = if row.generic {
                &mut classes
            } else {
                &mut named
            };
            push(list, id, reading.span(term.tokens.clone()), "actor.named");
        } else if let Some(term) = slot.nationality.and_then(|t| reading.term(t)) {
            let row = reading.lexicon.nationalities.rows.get(term.row);
            if let Some(id) = row.and_then(|r| r.actor.as_ref())
                && (doing || before_force(reading, term.tokens.end))
                && !before_civilians(reading, term.tokens.end)
                && !is_direction(reading, term.tokens.start)
                && !owns_place(reading, term.tokens.end)
                && !of_a_post(reading, term.tokens.end)
            {
                push(
                    &mut named,
                    id,
                    reading.span(term.tokens.clone()),
                    "actor.nationality",
                );
            }
        } else if let Some(term) = slot.people.and_then(|t| reading.term(t))
            && let Some(row) = reading.people(term)
        {
            // "Hikmat's men": those of the group that he is of.
            if let Some(group) = group_of_owner(reading, term.tokens.start) {
                push(
                    &mut named,
                    &group,
                    reading.span(term.tokens.clone()),
                    "actor.of-person",
                );
                continue;
            }
            let id = row
                .actor
                .clone()
                .or_else(|| (row.civilian == Some(true)).then(|| "civilians".to_owned()));
            if let Some(id) = id {
                push(
                    &mut classes,
                    &id,
                    reading.span(term.tokens.clone()),
                    "actor.people",
                );
            }
        }
    }
    // "Taliban fighters": the class adds nothing to the name; "villagers" beside "Taliban" does.
    let lexicon = reading.lexicon;
    let adds = |c: &Read<String>| {
        lexicon
            .actors
            .get(&c.value)
            .is_some_and(|row| row.kind == ActorKind::Civilians && !doing)
    };
    if named.is_empty() {
        return classes;
    }
    named.extend(classes.into_iter().filter(adds));
    named
}

/// The armed group of the person whose men stand at a token.
fn group_of_owner(reading: &Reading<'_>, men: usize) -> Option<String> {
    let theirs = reading.is(
        men,
        &[
            "men",
            "fighters",
            "militants",
            "insurgents",
            "followers",
            "loyalists",
            "gunmen",
            "forces",
            "supporters",
        ],
    );
    let owns = men
        .checked_sub(1)
        .filter(|&t| theirs && reading.is(t, &["'s", "'"]))?;
    let mention = reading.person_at(owns.checked_sub(1)?)?;
    let id = reading.spans.people.get(mention.person)?.body.first()?;
    let row = reading.lexicon.actors.get(id)?;
    matches!(row.kind, ActorKind::ArmedGroup | ActorKind::Militia).then(|| id.clone())
}

/// Whether "of" or "for" stands before a name and before that a fighter of no state.
fn is_served(reading: &Reading<'_>, name: usize) -> bool {
    let link = name.wrapping_sub(1);
    reading.is(link, &["of", "for"])
        && reading
            .slot(link.wrapping_sub(1))
            .people
            .and_then(|t| reading.term(t))
            .and_then(|t| reading.people(t))
            .and_then(|row| row.actor.as_deref())
            .and_then(|id| reading.lexicon.actors.get(id))
            .is_some_and(|row| row.generic && row.kind == ActorKind::ArmedGroup)
}

fn push(list: &mut Vec<Read<String>>, id: &str, span: crate::model::Span, rule: &'static str) {
    if !list.iter().any(|known| known.value == id) {
        list.push(Read {
            value: id.to_owned(),
            span,
            rule,
        });
    }
}

/// A word for a force stands behind an adjective of country; "foreign fighters" are no foreign force.
fn before_force(reading: &Reading<'_>, at: usize) -> bool {
    (at..at + 3).any(|t| {
        reading.is(
            t,
            &[
                "forces",
                "troops",
                "soldiers",
                "military",
                "army",
                "commandos",
                "aircraft",
                "drone",
                "drones",
                "jets",
                "coalition",
                "airstrike",
                "airstrikes",
            ],
        ) || reading.is(t, &["and"])
            && (reading.slot(t + 1).nationality.is_some() || reading.slot(t + 1).actor.is_some())
            || reading
                .slot(t)
                .people
                .and_then(|i| reading.term(i))
                .and_then(|term| reading.people(term))
                .is_some_and(|row| {
                    row.combatant
                        && row
                            .actor
                            .as_deref()
                            .and_then(|id| reading.lexicon.actors.get(id))
                            .is_none_or(|a| !a.generic)
                })
    })
}

/// "an Afghan official said", "the US ambassador": a single bearer of a post, no force.
fn of_a_post(reading: &Reading<'_>, at: usize) -> bool {
    (at..at + 2).any(|t| reading.slot(t).role.is_some() && reading.slot(t).people.is_none())
}

/// "the brother of a lawmaker", "a judge's son": somebody is named only by whose kin he is.
fn is_of_kin(reading: &Reading<'_>, named: &Range<usize>) -> bool {
    let kin = |at: usize| {
        reading
            .slot(at)
            .people
            .and_then(|t| reading.term(t))
            .and_then(|t| reading.people(t))
            .is_some_and(|row| row.kin)
    };
    let owned = reading.is(named.end, &["'s", "'"]) && (named.end + 1..named.end + 3).any(kin);
    // "the brother of a member of parliament": over the post to whose kin he is.
    let link = |from: usize| {
        (1..5)
            .map_while(|back| from.checked_sub(back))
            .take_while(|&t| !clauses::is_boundary(reading, t) && !reading.is(t, &[",", "and"]))
            .find(|&t| clauses::is_preposition(reading, t))
            .filter(|&t| reading.is(t, &["of"]))
            .and_then(|t| t.checked_sub(1))
    };
    let head = link(named.start);
    owned
        || head.is_some_and(kin)
        || head
            .filter(|&t| reading.slot(t).role.is_some() || reading.is(t, &["member"]))
            .and_then(link)
            .is_some_and(kin)
}

/// "western Herat province": where it lies.
fn is_direction(reading: &Reading<'_>, at: usize) -> bool {
    reading.is(at, &["western"])
        && (reading.token(at).is_some_and(|t| !t.capital)
            || (at + 1..at + 3).any(|t| reading.slot(t).location.is_some()))
}

/// "Afghanistan's northern Kunduz province": where it lies.
fn owns_place(reading: &Reading<'_>, end: usize) -> bool {
    reading.is(end, &["'s", "'"])
        && (end + 1..end + 4).any(|t| reading.slot(t).location.is_some())
        && !before_force(reading, end + 1)
}

fn before_civilians(reading: &Reading<'_>, at: usize) -> bool {
    (at..at + 2).any(|t| {
        reading
            .slot(t)
            .people
            .and_then(|i| reading.term(i))
            .and_then(|term| reading.people(term))
            .is_some_and(|row| row.civilian == Some(true))
    })
}

/// The persons that tokens name, with a fate; those named only as the owner of something left out.
pub fn persons(reading: &Reading<'_>, tokens: &[usize], fate: Fate, result: &mut Vec<Fated>) {
    for &at in tokens {
        let Some(mention) = reading.person_at(at) else {
            continue;
        };
        let end = reading.tokens_of(mention.span).end;
        // "Hekmat's bodyguard": it happened to the bodyguard.
        let owner = reading.is(end, &["'s", "'"])
            && tokens.contains(&(end + 1))
            && reading.slot(end + 1).people.is_some();
        let of_whom = reading.is(
            reading.tokens_of(mention.span).start.wrapping_sub(1),
            &["of", "for"],
        ) && reading
            .slot(reading.tokens_of(mention.span).start.wrapping_sub(2))
            .people
            .is_some();
        if owner || of_whom || result.iter().any(|f| f.person == mention.person) {
            continue;
        }
        result.push(Fated {
            person: mention.person,
            fate,
            span: mention.span,
        });
    }
}

/// The fate that a class of trigger brings.
pub const fn fate(class: TriggerClass, kind_is_abduction: bool) -> Option<Fate> {
    match class {
        TriggerClass::Kill | TriggerClass::Die => Some(Fate::Killed),
        TriggerClass::Wound => Some(Fate::Injured),
        TriggerClass::Take => Some(if kind_is_abduction {
            Fate::Abducted
        } else {
            Fate::Captured
        }),
        TriggerClass::Free => Some(Fate::Released),
        TriggerClass::Submit => Some(Fate::Surrendered),
        TriggerClass::Hit => Some(Fate::Targeted),
        _ => None,
    }
}

//! What claims contradict each other on. A difference in detail is no contradiction: a village and
//! its district, a day and its month, "foreign forces" and "US forces", a man named as dead and a
//! toll that holds him.

use crate::model::incident::Disputed;
use crate::model::{
    About, Actor, ActorKind, Basis, Claim, Count, DateIs, EventDate, Field, Interval, Location,
    SpeakerKind, Stance, SubEventType, TollScope,
};

use super::sources::Source;
use super::voices::{self, Voice};
use super::{places, shown, tolls};

/// Fields on which two claims cannot both be right, in the order of the columns.
pub(super) fn of(sources: &[Source<'_>]) -> Vec<Disputed> {
    let told = [
        (Disputed::Happened, happened(sources)),
        (Disputed::Location, location(sources)),
        (Disputed::Date, any(&own_dates(sources), dates_disagree)),
        (Disputed::Actor, any(&actors(sources), actors_disagree)),
        (
            Disputed::Killed,
            any(&counts(sources, toll), tolls::exclude),
        ),
        (
            Disputed::Injured,
            any(&counts(sources, |claim| claim.injured), tolls::exclude),
        ),
        (
            Disputed::Taken,
            any(&counts(sources, |claim| claim.taken), tolls::exclude),
        ),
        (
            Disputed::Victims,
            civilian_harm(sources) == Some("disputed"),
        ),
    ];
    told.into_iter()
        .filter(|(_, is)| *is)
        .map(|(field, _)| field)
        .collect()
}

/// Whether any two voices disagree.
fn any<T: Copy>(voices: &[Voice<'_, '_, T>], disagree: impl Fn(T, T) -> bool) -> bool {
    voices.iter().enumerate().any(|(i, a)| {
        voices
            .iter()
            .skip(i + 1)
            .any(|b| disagree(a.value, b.value))
    })
}

fn happened(sources: &[Source<'_>]) -> bool {
    let said = |stance: Stance| {
        sources.iter().any(|source| {
            !source.outdated
                && source.claim.stance == stance
                && (stance == Stance::Asserts || source.claim.about == About::Event)
        })
    };
    said(Stance::Asserts) && said(Stance::Denies)
}

/// Dates as all claims give them.
pub(super) fn dates<'s, 'a>(sources: &'s [Source<'a>]) -> Vec<Voice<'s, 'a, &'a EventDate>> {
    voices::of_or_any(
        sources,
        About::Date,
        |claim| claim.date.as_ref(),
        dates_disagree,
    )
}

/// Dates that the claims' own words give: only these can contradict each other. One taken over
/// from the report's context may be the reader's error and not the speaker's word.
pub(super) fn own_dates<'s, 'a>(sources: &'s [Source<'a>]) -> Vec<Voice<'s, 'a, &'a EventDate>> {
    dates(sources)
        .into_iter()
        .filter(|voice| voice.value.basis == Basis::Stated)
        .collect()
}

/// Days by which the beginnings of something that lasted may differ: "for a week", "since Monday".
const BEGINNINGS_APART: i32 = 7;

/// Whether two dates share no day, or tell of something that lasted from beginnings over a week apart.
pub(super) fn dates_disagree(a: &EventDate, b: &EventDate) -> bool {
    let lasted = a.is == DateIs::Lasting && b.is == DateIs::Lasting;
    let begun = |d: &EventDate| Interval::day(d.interval.start);
    !a.interval.overlaps(b.interval) || lasted && begun(a).gap_days(begun(b)) > BEGINNINGS_APART
}

/// Places as all claims give them.
pub(super) fn locations<'s, 'a>(sources: &'s [Source<'a>]) -> Vec<Voice<'s, 'a, &'a Location>> {
    voices::of_or_any(
        sources,
        About::Location,
        |claim| claim.location.as_ref(),
        places::disagree,
    )
}

/// Places that the claims' own words give.
pub(super) fn own_locations<'s, 'a>(sources: &'s [Source<'a>]) -> Vec<Voice<'s, 'a, &'a Location>> {
    locations(sources)
        .into_iter()
        .filter(|voice| voice.source.claim.where_basis == Some(Basis::Stated))
        .collect()
}

fn location(sources: &[Source<'_>]) -> bool {
    let own = own_locations(sources);
    let further = |a: &Voice<'_, '_, &Location>, b: &Voice<'_, '_, &Location>| {
        a.source
            .claim
            .also_at
            .iter()
            .any(|also| !places::disagree(also, b.value))
    };
    own.iter().enumerate().any(|(i, a)| {
        own.iter()
            .skip(i + 1)
            .any(|b| places::disagree(a.value, b.value) && !further(a, b) && !further(b, a))
    })
}

/// Doers as the claims give them, those taken from context left out.
pub(super) fn actors<'s, 'a>(sources: &'s [Source<'a>]) -> Vec<Voice<'s, 'a, &'a Claim>> {
    voices::of(
        sources,
        About::Actor,
        |claim| {
            let names = !known(&claim.actor1).is_empty() && !super::actors::disowns(claim);
            (names && !from_context(claim, Field::Actor1)).then_some(claim)
        },
        actors_disagree,
    )
}

fn known(actors: &[Actor]) -> Vec<&Actor> {
    actors
        .iter()
        .filter(|actor| actor.kind != ActorKind::Unknown)
        .collect()
}

fn from_context(claim: &Claim, field: Field) -> bool {
    let mut evidence = claim
        .evidence
        .iter()
        .filter(|evidence| evidence.field == field)
        .peekable();
    evidence.peek().is_some() && evidence.all(|evidence| evidence.basis != Basis::Stated)
}

/// Whether two claims name different doers. Where one says that several acted together, the other
/// must name them all; where several are merely listed, naming one of them is a detail. In a fight
/// either side can be told of as the doer.
pub(super) fn actors_disagree(a: &Claim, b: &Claim) -> bool {
    let clash = |claim: &Claim| {
        matches!(
            claim.kind,
            Some(
                SubEventType::ArmedClash
                    | SubEventType::GovernmentRegains
                    | SubEventType::NonStateOvertakes
            )
        )
    };
    let (left, right) = (known(&a.actor1), known(&b.actor1));
    let missing = |some: &[&Actor], others: &[&Actor], other_side: &[Actor]| {
        some.iter().any(|actor| {
            let is_it = |other: &Actor| actor.compatible(other);
            let fought = clash(a) && clash(b) && other_side.iter().any(is_it);
            !fought && !others.iter().any(|other| is_it(other))
        })
    };
    let (left_missing, right_missing) = (
        missing(&left, &right, &b.actor2),
        missing(&right, &left, &a.actor2),
    );
    match (left_missing, right_missing) {
        (false, false) => false,
        (true, true) => true,
        (true, false) => a.joint,
        (false, true) => b.joint,
    }
}

/// Counts of one field as the claims give them.
pub(super) fn counts<'s, 'a>(
    sources: &'s [Source<'a>],
    read: impl Fn(&'a Claim) -> Option<Count>,
) -> Vec<Voice<'s, 'a, Count>> {
    // "At least one" takes nothing back from "three".
    voices::of(sources, About::Toll, read, |later, earlier| {
        later != earlier && !(later.max.is_none() && later.min <= earlier.min)
    })
}

/// The dead as a claim bounds them. The party that did it tells of the whole: where it says that
/// it killed this man and that one, it says that it killed two.
fn toll(claim: &Claim) -> Option<Count> {
    let bound = tolls::bound(claim)?;
    let own = claim
        .actor1
        .iter()
        .any(|actor| shown::speaks_for(claim, actor));
    let lists = claim.toll_scope == Some(TollScope::Named) && bound.min >= 2;
    Some(if own && lists {
        Count::exactly(bound.min)
    } else {
        bound
    })
}

/// Whether an armed group says that those whom an attack was on were armed themselves, where others
/// may speak of a massacre. A target alone is no such word: a bomb meant for soldiers kills others too.
fn only_fighters(claim: &Claim) -> bool {
    let armed = |actor: &Actor| {
        matches!(
            actor.kind,
            ActorKind::Militia | ActorKind::State | ActorKind::Foreign | ActorKind::ArmedGroup
        )
    };
    claim.kind == Some(SubEventType::Attack)
        && claim.speaker.kind == SpeakerKind::ArmedGroup
        && claim.civilians_harmed != Some(true)
        && !claim.actor2.is_empty()
        && claim.actor2.iter().all(armed)
}

/// "alleged", "denied", "disputed", or nothing where nobody speaks of civilians.
pub(super) fn civilian_harm(sources: &[Source<'_>]) -> Option<&'static str> {
    let (mut alleged, mut denied) = (false, false);
    for source in sources.iter().filter(|source| !source.outdated) {
        let claim = source.claim;
        let said = match (claim.stance, claim.about) {
            (Stance::Neither, _) => None,
            (Stance::Denies, About::Civilians) => Some(false),
            (Stance::Denies, About::Event | About::Toll) => None,
            _ if only_fighters(claim) => Some(false),
            _ => claim
                .civilians_harmed
                .or_else(|| claim.civilians_killed.map(|count| count.min > 0)),
        };
        alleged |= said == Some(true);
        denied |= said == Some(false);
    }
    match (alleged, denied) {
        (true, true) => Some("disputed"),
        (true, false) => Some("alleged"),
        (false, true) => Some("denied"),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::build::*;

    fn by(actors: &[Actor], joint: bool) -> Claim {
        let made = say("a", 1, 1).kind(SubEventType::AirStrike).by(actors);
        if joint { made.jointly().0 } else { made.0 }
    }

    #[test]
    fn doers_disagree_where_a_name_is_missing_from_what_was_done_together() {
        let cases = [
            (by(&[us()], false), by(&[afghan(), foreign()], true), true),
            (by(&[afghan()], false), by(&[us()], false), true),
            (by(&[foreign()], false), by(&[us()], false), false),
            (by(&[air_force()], false), by(&[afghan()], false), false),
            (by(&[us(), afghan()], false), by(&[us()], false), false),
            (
                by(&[us(), afghan()], true),
                by(&[foreign(), air_force()], true),
                false,
            ),
        ];
        for (a, b, wanted) in &cases {
            assert_eq!(
                actors_disagree(a, b),
                *wanted,
                "{:?} {:?}",
                a.actor1,
                b.actor1
            );
            assert_eq!(actors_disagree(b, a), *wanted, "the order must not matter");
        }
    }

    #[test]
    fn either_side_of_a_fight_may_be_told_of_as_the_doer() {
        let fight = |a: Actor, b: Actor| {
            say("a", 1, 1)
                .kind(SubEventType::ArmedClash)
                .by(&[a])
                .on(&[b])
                .0
        };
        assert!(!actors_disagree(
            &fight(taliban(), iskp()),
            &fight(iskp(), taliban())
        ));
        assert!(actors_disagree(
            &fight(taliban(), iskp()),
            &fight(afghan(), iskp())
        ));
    }

    #[test]
    fn those_named_as_dead_do_not_contradict_a_larger_total_but_a_smaller_one() {
        let dead =
            |count: u32, scope: TollScope| tolls::bound(&say("a", 1, 1).dead(count, scope).0);
        let (Some(one), Some(two), Some(named)) = (
            dead(1, TollScope::Total),
            dead(2, TollScope::Total),
            dead(2, TollScope::Named),
        ) else {
            unreachable!("a toll gives a bound");
        };
        assert!(!tolls::exclude(named, two));
        assert!(tolls::exclude(named, one));
    }
}

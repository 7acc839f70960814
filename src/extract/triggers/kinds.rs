//! Which of ACLED's sub-event types a happening has.

use crate::extract::telling::{Telling, Trigger};
use crate::extract::triggers::verbs::Use;
use crate::lexicon::{Lexicon, TriggerClass};
use crate::model::{ActorKind, SubEventType};

/// Whether two triggers of one sentence can tell of one happening.
pub fn may_be_one(a: &Trigger, b: &Trigger) -> bool {
    if a.class == b.class && a.kind == b.kind {
        return true;
    }
    match (a.kind, b.kind) {
        (Some(x), Some(y)) => compatible(x, y, a.generic, b.generic),
        // "was captured after two days of fighting", "an attack in which the town fell".
        _ if over_territory(a.class) && on_the_ground(b)
            || over_territory(b.class) && on_the_ground(a) =>
        {
            true
        }
        // "attacked ... in a raid": a word without a kind of its own takes the other's.
        _ => a.class == b.class || (violent(a.class) && violent(b.class)),
    }
}

const fn over_territory(class: TriggerClass) -> bool {
    matches!(class, TriggerClass::Gain | TriggerClass::Lose)
}

fn on_the_ground(trigger: &Trigger) -> bool {
    violent(trigger.class)
        && !trigger.class.is_outcome()
        && matches!(
            trigger.kind,
            None | Some(SubEventType::ArmedClash | SubEventType::Attack)
        )
}

const fn violent(class: TriggerClass) -> bool {
    matches!(
        class,
        TriggerClass::Hit
            | TriggerClass::Fight
            | TriggerClass::Kill
            | TriggerClass::Die
            | TriggerClass::Wound
    )
}

/// Whether two kinds can be two words for one happening.
pub fn compatible(x: SubEventType, y: SubEventType, x_generic: bool, y_generic: bool) -> bool {
    use SubEventType::{
        AirStrike, ArmedClash, Attack, GovernmentRegains, NonStateOvertakes, NonViolentTransfer,
        RemoteExplosive, Shelling, SuicideBomb,
    };
    if x == y {
        return true;
    }
    let pair = |a: SubEventType, b: SubEventType| (x == a && y == b) || (x == b && y == a);
    // "the blast" of a suicide bomber, "the bombing" by aircraft, "the raid" that was an air raid.
    let loose = x_generic || y_generic;
    let any_attack = |k: SubEventType| matches!(k, Attack | ArmedClash);
    let explosive = |k: SubEventType| {
        matches!(
            k,
            AirStrike | RemoteExplosive | SuicideBomb | Shelling | SubEventType::Grenade
        )
    };
    // "the attack" stands for whatever was done.
    let territory = |k: SubEventType| matches!(k, NonStateOvertakes | GovernmentRegains);
    let stands_for = |general: SubEventType, generic: bool, exact: SubEventType| {
        generic && any_attack(general) && (territory(exact) || explosive(exact))
    };
    if stands_for(x, x_generic, y) || stands_for(y, y_generic, x) {
        return true;
    }
    // "captured him in a raid", "the operation" in which weapons were found.
    let operation =
        |k: SubEventType, generic: bool| k == ArmedClash && (generic || !x_generic && !y_generic);
    let brings = |k: SubEventType| {
        matches!(
            k,
            SubEventType::Arrests | SubEventType::DisruptedWeapons | SubEventType::Other
        )
    };
    if operation(x, x_generic) && brings(y) || operation(y, y_generic) && brings(x) {
        return true;
    }
    let loosely = pair(SuicideBomb, RemoteExplosive)
        || pair(AirStrike, RemoteExplosive)
        || pair(AirStrike, ArmedClash)
        || pair(AirStrike, Shelling);
    // A bomb opens the gate, then gunmen fight for hours: one attack.
    let always = pair(SuicideBomb, Attack)
        || pair(SuicideBomb, ArmedClash)
        || pair(RemoteExplosive, Attack)
        || pair(ArmedClash, Attack)
        || pair(SubEventType::Arrests, SubEventType::DisruptedWeapons)
        || pair(SubEventType::ChangeToGroup, SubEventType::DisruptedWeapons)
        || pair(ArmedClash, NonStateOvertakes)
        || pair(ArmedClash, GovernmentRegains)
        || pair(NonStateOvertakes, NonViolentTransfer)
        || pair(ArmedClash, NonViolentTransfer);
    // "dragged them from their rooms and slit their throats".
    let led_to_death = x_generic && x == SubEventType::Abduction && y == Attack
        || y_generic && y == SubEventType::Abduction && x == Attack;
    (loose && loosely) || always || led_to_death
}

/// How exactly a kind says what was done; of several the most exact names the happening.
const fn exactness(kind: SubEventType) -> u8 {
    match kind {
        SubEventType::SuicideBomb | SubEventType::ChemicalWeapon | SubEventType::Grenade => 6,
        SubEventType::AirStrike | SubEventType::Shelling => 5,
        SubEventType::RemoteExplosive => 4,
        SubEventType::ArmedClash | SubEventType::NonViolentTransfer => 2,
        _ => 3,
    }
}

/// The kind of a happening from its triggers, and, where they leave it open, from who did it to whom.
/// The flag tells that the kind was chosen by a word that may stand for another.
pub fn kind(
    telling: &Telling,
    lexicon: &Lexicon,
    civilian_target: bool,
    civilian_dead: bool,
) -> (Option<SubEventType>, bool) {
    let doer = strongest(telling.doers.iter().map(|d| d.value.as_str()), lexicon);
    let sufferer = strongest(telling.sufferers.iter().map(|s| s.value.as_str()), lexicon);
    let exact = telling
        .triggers
        .iter()
        .filter_map(|t| t.kind.map(|k| (k, t.generic)))
        .max_by_key(|&(k, generic)| (!generic, exactness(k)));
    let territory = telling
        .triggers
        .iter()
        .any(|t| matches!(t.class, TriggerClass::Gain | TriggerClass::Lose));
    if territory {
        return (Some(territorial(exact.map(|e| e.0), doer)), false);
    }
    // Whom an armed group detains it abducts.
    let detained = telling.triggers.iter().any(|t| t.rule == "trigger.detain")
        && telling.triggers.iter().all(|t| t.rule != "trigger.arrest")
        && doer == Some(ActorKind::ArmedGroup);
    if detained && exact.is_some_and(|(kind, _)| kind == SubEventType::Arrests) {
        return (Some(SubEventType::Abduction), false);
    }
    // "was assassinated when a bomb in his car exploded": the bomb is the means.
    let explosive = telling.triggers.iter().find_map(|t| {
        t.kind.filter(|k| {
            matches!(
                k,
                SubEventType::RemoteExplosive | SubEventType::SuicideBomb | SubEventType::Grenade
            )
        })
    });
    if let (Some((SubEventType::Attack, _)), Some(kind)) = (exact, explosive) {
        return (Some(kind), true);
    }
    // "killed five and arrested two", "killed, and a cache seized": a fight first of all.
    let brought = matches!(
        exact,
        Some((SubEventType::Arrests | SubEventType::DisruptedWeapons, _))
    )
        // "stormed a checkpoint, killing six soldiers and taking two captive".
        || matches!(exact, Some((SubEventType::Abduction, _)))
            && matches!(
                sufferer,
                Some(ActorKind::State | ActorKind::Foreign | ActorKind::Militia)
            )
            && doer != Some(ActorKind::Civilians);
    let fought = telling.triggers.iter().any(|t| {
        matches!(t.class, TriggerClass::Kill | TriggerClass::Die)
            && !t.denied
            && t.used != Use::Noun
    }) && (telling
        .triggers
        .iter()
        .any(|t| t.class == TriggerClass::Hit)
        || !(civilian_dead || sufferer == Some(ActorKind::Civilians)));
    if brought && fought {
        return (Some(SubEventType::ArmedClash), false);
    }
    if let Some((kind, generic)) = exact {
        return (
            Some(by_side(
                kind,
                generic,
                doer,
                sufferer,
                civilian_target || civilian_dead,
            )),
            generic,
        );
    }
    // "The incident took place in X": no word for what it was.
    if telling
        .triggers
        .iter()
        .all(|t| t.rule == "trigger.incident")
    {
        return (None, true);
    }
    let civilians = civilian_target || civilian_dead || sufferer == Some(ActorKind::Civilians);
    let armed = |side: Option<ActorKind>| {
        matches!(
            side,
            Some(
                ActorKind::State | ActorKind::Foreign | ActorKind::ArmedGroup | ActorKind::Militia
            )
        )
    };
    let attack = telling
        .triggers
        .iter()
        .any(|t| t.class == TriggerClass::Hit);
    let outcome = telling.triggers.iter().any(|t| t.class.is_outcome());
    let kind = if doer == Some(ActorKind::Civilians) && sufferer == Some(ActorKind::ArmedGroup) {
        // Tribesmen who take up arms against fighters.
        Some(SubEventType::ArmedClash)
    } else if civilians {
        Some(SubEventType::Attack)
    } else if doer == Some(ActorKind::Unknown) && outcome {
        // Gunmen of no known side: against forces a fight, against anybody else an attack.
        Some(if armed(sufferer) {
            SubEventType::ArmedClash
        } else {
            SubEventType::Attack
        })
    } else if armed(doer)
        && (armed(sufferer)
            || !telling.persons.is_empty()
            || attack
            || !matches!(doer, Some(ActorKind::ArmedGroup)))
        && !(attack && doer == Some(ActorKind::ArmedGroup) && !armed(sufferer))
    {
        Some(SubEventType::ArmedClash)
    } else if attack
        || doer == Some(ActorKind::ArmedGroup)
        || kills_somebody(telling) && doer.is_none() && !armed(sufferer)
    {
        Some(SubEventType::Attack)
    } else {
        None
    };
    (kind, true)
}

/// "they killed many people": an active killing of people of no side.
fn kills_somebody(telling: &Telling) -> bool {
    let active = telling
        .triggers
        .iter()
        .any(|t| t.class == TriggerClass::Kill && t.used == Use::Active);
    active
        && telling.persons.is_empty()
        && telling.killed.as_ref().is_none_or(|k| k.count.is_none())
}

/// Of several actors the one that tells most of the side: a named group before "people".
fn strongest<'a>(ids: impl Iterator<Item = &'a str>, lexicon: &Lexicon) -> Option<ActorKind> {
    ids.filter_map(|id| lexicon.actors.get(id))
        .map(|row| row.kind)
        .min_by_key(|kind| match kind {
            ActorKind::State => 0,
            ActorKind::Foreign => 1,
            ActorKind::ArmedGroup => 2,
            ActorKind::Militia => 3,
            ActorKind::Civilians => 4,
            ActorKind::Unknown => 5,
        })
}

/// A place taken by forces of a state is regained; by others, overtaken.
fn territorial(said: Option<SubEventType>, doer: Option<ActorKind>) -> SubEventType {
    match (said, doer) {
        (Some(kind @ (SubEventType::NonStateOvertakes | SubEventType::NonViolentTransfer)), _) => {
            kind
        }
        (_, Some(ActorKind::State | ActorKind::Foreign | ActorKind::Militia)) => {
            SubEventType::GovernmentRegains
        }
        (_, Some(ActorKind::ArmedGroup)) => SubEventType::NonStateOvertakes,
        (Some(kind), _) => kind,
        (None, _) => SubEventType::NonStateOvertakes,
    }
}

/// An ambush or raid on civilians is an attack; bombs are what they are whoever is hit.
const fn by_side(
    kind: SubEventType,
    generic: bool,
    doer: Option<ActorKind>,
    sufferer: Option<ActorKind>,
    civilians: bool,
) -> SubEventType {
    let by_armed_group = matches!(
        doer,
        Some(ActorKind::ArmedGroup | ActorKind::Unknown) | None
    );
    let on_forces = matches!(
        sufferer,
        Some(ActorKind::State | ActorKind::Foreign | ActorKind::ArmedGroup)
    );
    match kind {
        // Foreign forces lay no bombs: what they bomb they bomb from the air.
        SubEventType::RemoteExplosive if generic && matches!(doer, Some(ActorKind::Foreign)) => {
            SubEventType::AirStrike
        }
        // "seized the men": by police an arrest.
        SubEventType::Abduction
            if generic && matches!(doer, Some(ActorKind::State | ActorKind::Foreign)) =>
        {
            SubEventType::Arrests
        }
        SubEventType::ArmedClash if civilians && by_armed_group && !on_forces => {
            SubEventType::Attack
        }
        SubEventType::Attack
            if on_forces
                && !civilians
                && !generic
                && matches!(doer, Some(ActorKind::State | ActorKind::Foreign)) =>
        {
            SubEventType::ArmedClash
        }
        kind => kind,
    }
}

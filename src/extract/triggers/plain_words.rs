//! Words of a happening that need no object, and the company in which they tell of none: "bomb-making", "a woman
//! fighting for the group", "it contained 35 mortar shells".

use crate::extract::clauses;
use crate::extract::reading::Reading;
use crate::extract::telling::Trigger;
use crate::extract::triggers::verbs::Use;
use crate::lexicon::{TriggerClass, WordForm};
use crate::model::SubEventType;

/// A verb that needs no object; "shot" needs somebody to be shot, "give up" somebody who does.
pub fn plain(reading: &Reading<'_>, trigger: Trigger) -> Option<Trigger> {
    // "bomb-making", "bomb threat": no bomb went off.
    let hyphen = reading.is(trigger.tokens.end, &["-"]);
    let next = trigger.tokens.end + usize::from(hyphen);
    // "bodies of 14 of them": of the dead told of before.
    if reading.is(trigger.tokens.end, &["of"])
        || reading.is(trigger.tokens.end.wrapping_sub(1), &["of"])
    {
        let of = (trigger.tokens.end..trigger.tokens.end + 4)
            .find(|&t| reading.is(t, &["of"]) && reading.is(t + 1, &["them", "those", "these"]));
        if trigger.class == TriggerClass::Die && of.is_some() {
            return None;
        }
    }
    if trigger.used == Use::Noun
        && reading.is(
            next,
            &[
                "making",
                "maker",
                "makers",
                "factory",
                "vest",
                "vests",
                "disposal",
                "threat",
                "threats",
                "plot",
                "squad",
                "expert",
                "experts",
                "detection",
                "clearance",
                "shelter",
                "planter",
                "planters",
                "layer",
                "layers",
                "laying",
                "planting",
                "clearing",
                "clearer",
                "clearers",
                "builder",
                "builders",
                "belt",
                "belts",
                "detector",
                "detectors",
                "specialist",
                "specialists",
                "components",
                "parts",
                "fragments",
                "scare",
            ],
        )
    {
        return None;
    }
    if is_stock(reading, &trigger) {
        return None;
    }
    // "a copper mine": it goes off for nobody.
    if reading.is(trigger.tokens.start, &["mine", "mines"])
        && reading.is(
            trigger.tokens.start.wrapping_sub(1),
            &[
                "copper", "coal", "gold", "lapis", "lazuli", "emerald", "ruby", "salt", "marble",
                "chromite", "talc", "iron", "silver", "uranium", "gemstone", "gem",
            ],
        )
    {
        return None;
    }
    // "rescued 80 people" from a fire or a siege; from captivity it is a release.
    if trigger.class == TriggerClass::Free
        && reading.word(trigger.tokens.start).starts_with("rescu")
    {
        let end = trigger.tokens.end;
        let held = (trigger.tokens.start.saturating_sub(8)..end + 14).any(|t| {
            reading.is(
                t,
                &[
                    "prison",
                    "jail",
                    "captivity",
                    "kidnappers",
                    "abductors",
                    "captors",
                    "hostage",
                    "hostages",
                    "custody",
                    "captives",
                    "abducted",
                    "kidnapped",
                ],
            )
        });
        return held.then_some(trigger);
    }
    // "a woman fighting for the group": what somebody is, no battle.
    let (start, end) = (trigger.tokens.start, trigger.tokens.end);
    if reading.is(start, &["fighting"]) && trigger.tokens.len() == 1 {
        let before = reading.slot(start.wrapping_sub(1));
        let enlisted = reading.is(end, &["for", "alongside", "in"])
            && (before.people.is_some()
                || reading.is(start.wrapping_sub(1), &["was", "were", "is", "are"]));
        if enlisted || reading.is(end, &["for", "alongside"]) {
            return None;
        }
    }
    // "nine bodies": counted, else nobody's death; "governing bodies".
    if trigger.rule == "trigger.bodies" {
        let counted = (1..4).any(|back| {
            start
                .checked_sub(back)
                .is_some_and(|t| reading.slot(t).number.is_some())
        });
        // "The body of a boy was recovered from a well".
        let found = trigger.tokens.len() == 1
            && reading.is(start, &["body", "corpse"])
            && reading.is(end, &["of"])
            && !reading.is(
                start.wrapping_sub(1),
                &["governing", "legislative", "election", "a"],
            )
            && (reading.is(end + 1, &["a", "an", "the"]) || reading.slot(end + 1).person.is_some())
            && (start.saturating_sub(3)..start)
                .chain(end + 2..end + 16)
                .any(|t| {
                    reading.is(
                        t,
                        &[
                            "found",
                            "recovered",
                            "discovered",
                            "dumped",
                            "retrieved",
                            "pulled",
                        ],
                    )
                });
        if found {
            return Some(trigger);
        }
        return (counted && !reading.is(end, &["that", "which"])).then_some(trigger);
    }
    let dead_word = reading.is(trigger.tokens.start, &["dead"]) && trigger.tokens.len() == 1;
    if dead_word {
        // "the dead man", "wanted dead or alive": no toll.
        let next = trigger.tokens.end;
        // "counted 47 dead villagers": a toll.
        let counted = reading
            .slot(trigger.tokens.start.wrapping_sub(1))
            .number
            .is_some();
        let attributive = reading.slot(next).people.is_some() && !counted
            || reading.is(
                next,
                &["or", "man", "commander", "body", "bodies", "end", "leader"],
            );
        let among = reading.is(trigger.tokens.start.wrapping_sub(1), &["the"]);
        return (!attributive && !among).then_some(trigger);
    }
    Some(trigger)
}

/// "It contained 35 mortar shells and two landmines": weapons that lay somewhere.
fn is_stock(reading: &Reading<'_>, trigger: &Trigger) -> bool {
    const HOLDS: &[&str] = &[
        "contained",
        "contains",
        "containing",
        "included",
        "includes",
        "including",
        "comprised",
        "comprising",
        "consisted",
        "consisting",
        "stored",
        "storing",
        "stashed",
        "hidden",
        "stockpiled",
        "handed",
        "surrendered",
        "yielded",
        "along",
    ];
    let start = trigger.tokens.start;
    trigger.used == Use::Noun
        && trigger.class == TriggerClass::Hit
        && trigger.form == WordForm::Nouns
        && matches!(
            trigger.kind,
            Some(SubEventType::Shelling | SubEventType::RemoteExplosive)
        )
        && (1..14)
            .map_while(|back| start.checked_sub(back))
            .take_while(|&t| !clauses::is_boundary(reading, t))
            .any(|t| reading.is(t, HOLDS))
}

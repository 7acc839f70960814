//! An incident's one line: what, whom, where. Nothing disputed is stated as a fact, and the level
//! is said where the place is coarse.

use crate::model::incident::Disputed;
use crate::model::{Fate, Incident, SubEventType};

use super::labels;

/// The title of an incident whose other fields are set.
pub(super) fn of(incident: &Incident) -> String {
    let mut title = what(incident);
    let mut notes: Vec<&str> = Vec::new();
    if let Some(location) = &incident.location {
        title.push_str(", ");
        title.push_str(&labels::place(location));
        notes.extend(labels::level(location.kind));
        if incident.disputed.contains(&Disputed::Location) {
            notes.push("place disputed");
        }
    } else {
        notes.push("place unknown");
    }
    if incident.disputed.contains(&Disputed::Happened) {
        notes.push("denied by some");
    }
    format!("{title} ({})", notes.join("; "))
        .trim_end_matches(" ()")
        .to_owned()
}

fn what(incident: &Incident) -> String {
    let (noun, several) = noun(incident.kind);
    let noun = if incident.summary { several } else { noun };
    let disputed = |field: Disputed| incident.disputed.contains(&field);
    let named = |fate: Fate| -> Vec<&str> {
        incident
            .persons
            .iter()
            .filter(|person| person.fate == fate)
            .map(|person| person.name.as_str())
            .collect()
    };
    let killed = named(Fate::Killed);
    if !killed.is_empty() {
        return if incident.kind.is_none() {
            format!("Killing of {}", list(&killed))
        } else {
            format!("{noun} kills {}", list(&killed))
        };
    }
    for (fate, words) in [
        (Fate::Captured, "Capture of"),
        (Fate::Abducted, "Abduction of"),
        (Fate::Surrendered, "Surrender of"),
        (Fate::Released, "Release of"),
    ] {
        let taken = named(fate);
        if !taken.is_empty() {
            return format!("{words} {}", list(&taken));
        }
    }
    let one_figure = incident.killed.min.is_some()
        && incident.killed.min == incident.killed.max
        && !disputed(Disputed::Killed);
    let target = incident
        .actor2
        .first()
        .filter(|_| incident.actor2.len() == 1 && !disputed(Disputed::Victims))
        .map(|actor| actor.name.as_str());
    match (incident.killed.min.filter(|_| one_figure), target) {
        (Some(count), _) if count > 0 => format!("{noun} kills {count}"),
        (_, Some(target)) if violent(incident.kind) => format!("{noun} on {target}"),
        _ => noun.to_owned(),
    }
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} and {two}"),
        [one, rest @ ..] => format!("{one} and {} others", rest.len()),
    }
}

const fn violent(kind: Option<SubEventType>) -> bool {
    use SubEventType as K;
    matches!(
        kind,
        Some(
            K::AirStrike
                | K::SuicideBomb
                | K::RemoteExplosive
                | K::Shelling
                | K::Grenade
                | K::ChemicalWeapon
                | K::Attack
        )
    )
}

/// The word for one happening of a kind, and for several.
const fn noun(kind: Option<SubEventType>) -> (&'static str, &'static str) {
    use SubEventType as K;
    match kind {
        None => ("Incident", "Several incidents"),
        Some(K::ArmedClash) => ("Fighting", "Several clashes"),
        Some(K::GovernmentRegains) => (
            "Government retakes territory",
            "Government retakes territory in several places",
        ),
        Some(K::NonStateOvertakes) => ("Territory overrun", "Territory overrun in several places"),
        Some(K::AirStrike) => ("Air strike", "Several air strikes"),
        Some(K::SuicideBomb) => ("Suicide bombing", "Several suicide bombings"),
        Some(K::RemoteExplosive) => ("Bombing", "Several bombings"),
        Some(K::Shelling) => ("Shelling", "Several shellings"),
        Some(K::Grenade) => ("Grenade attack", "Several grenade attacks"),
        Some(K::ChemicalWeapon) => ("Chemical attack", "Several chemical attacks"),
        Some(K::Attack) => ("Attack", "Several attacks"),
        Some(K::Abduction) => ("Abduction", "Several abductions"),
        Some(K::SexualViolence) => ("Sexual violence", "Several cases of sexual violence"),
        Some(K::Arrests) => ("Arrests", "Arrests in several places"),
        Some(K::Agreement) => ("Agreement", "Several agreements"),
        Some(K::ChangeToGroup) => (
            "Surrender or change of side",
            "Several surrenders or changes of side",
        ),
        Some(K::BaseEstablished) => ("Base established", "Several bases established"),
        Some(K::Looting) => (
            "Looting or destruction",
            "Looting or destruction in several places",
        ),
        Some(K::DisruptedWeapons) => (
            "Weapons seized or defused",
            "Weapons seized or defused in several places",
        ),
        Some(K::NonViolentTransfer) => (
            "Territory changes hands",
            "Territory changes hands in several places",
        ),
        Some(K::Other) => ("Other happening", "Several other happenings"),
        Some(K::PeacefulProtest) => ("Protest", "Several protests"),
        Some(K::MobViolence) => ("Mob violence", "Several cases of mob violence"),
    }
}

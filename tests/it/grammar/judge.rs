//! What the program makes of a made-up report against what the report was made from.

use std::collections::BTreeMap;

use incident_mapper::model::actor::ActorKind;
use incident_mapper::model::claim::SpeakerKind;
use incident_mapper::model::incident::Range;
use incident_mapper::model::{Actor, Incident};
use incident_mapper::text::person_names::{NameMatch, same_person};

use super::values::{Happening, Made, Party, Toll};
use crate::expect::{gazetteer, holds, listed, place_is, place_told};

/// Figures by name: how many hold, of how many.
pub type Figures = BTreeMap<&'static str, (usize, usize)>;

/// A value that is not as it should be.
pub struct Fault {
    pub figure: &'static str,
    pub told: String,
}

/// Counts the values of a report that are right, and tells those that are not.
pub fn judge(made: &Made, incidents: &[Incident], figures: &mut Figures) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ask = |figure: &'static str, right: bool, told: String| {
        let (good, all) = figures.entry(figure).or_default();
        *good += usize::from(right);
        *all += 1;
        if !right {
            faults.push(Fault { figure, told });
        }
    };
    let pairs = paired(&made.happenings, incidents);
    let titles = || listed(incidents.iter().map(|incident| &incident.title));
    let extra = incidents.len() - pairs.iter().flatten().count();
    ask(
        "none too many",
        extra == 0,
        format!("{extra} too many: {}", titles()),
    );
    for (happening, found) in made.happenings.iter().zip(&pairs) {
        ask(
            "found",
            found.is_some(),
            format!("no {:?}: {}", happening.kinds, titles()),
        );
        let Some(incident) = found.and_then(|at| incidents.get(at)) else {
            ask("right", false, "not found".to_owned());
            continue;
        };
        let all_right = values(happening, incident, &mut ask);
        ask("right", all_right, "see its values".to_owned());
    }
    faults
}

fn values(
    happening: &Happening,
    incident: &Incident,
    ask: &mut impl FnMut(&'static str, bool, String),
) -> bool {
    let kind = kind_told(incident);
    let kind_right = happening.kinds.contains(&kind);
    ask(
        "kind",
        kind_right,
        format!("{kind}, not {:?}", happening.kinds),
    );
    let day = date_right(happening, incident);
    let told = incident.date.as_ref().map_or_else(
        || "none".to_owned(),
        |date| format!("{} to {}", date.interval.start, date.interval.end),
    );
    ask("date", day, format!("{told}, not {:?}", happening.days));
    let place = place_right(happening, incident);
    let told = place_told(incident.location.as_ref());
    ask("place", place, format!("{told}, not {:?}", happening.place));
    let mut killed = true;
    for (figure, toll, range) in [
        ("killed", happening.killed, incident.killed),
        ("injured", happening.injured, incident.injured),
        ("taken", happening.taken, incident.taken),
    ] {
        if toll == Toll::Any {
            continue;
        }
        let right = toll_right(toll, range);
        if figure == "killed" {
            killed = right;
        } else if toll == Toll::Untold && right {
            // Most have none: what is not there is asked only where it is wrong.
            continue;
        }
        ask(figure, right, format!("{range:?}, not {toll:?}"));
    }
    actors(happening, incident, ask);
    persons(happening, incident, ask);
    speakers(happening, incident, ask);
    kind_right && day && place && killed
}

fn actors(
    happening: &Happening,
    incident: &Incident,
    ask: &mut impl FnMut(&'static str, bool, String),
) {
    let names = |actors: &[Actor]| listed(actors.iter().map(|actor| &actor.name));
    let fits = |party: &Party, actor: &Actor| {
        party.sorts.contains(&actor.kind) && holds(&actor.name, party.name)
    };
    let told = format!(
        "{} against {}",
        names(&incident.actor1),
        names(&incident.actor2)
    );
    if let Some(by) = &happening.by {
        let all = by
            .iter()
            .all(|party| incident.actor1.iter().any(|actor| fits(party, actor)));
        let stray = incident.actor1.iter().any(|actor| {
            actor.kind != ActorKind::Unknown
                && !actor.name.starts_with("Unidentified")
                && !by.iter().any(|party| fits(party, actor))
        });
        let by: Vec<&str> = by
            .iter()
            .flat_map(|p| p.sorts.iter().map(|s| s.as_str()).chain([p.name]))
            .collect();
        ask("by", all && !stray, format!("{told}; by {by:?}"));
    }
    if let Some(against) = &happening.against {
        // Of a clash, either side may be shown first.
        let clash = happening.kinds.contains(&"Armed clash");
        let first: &[Actor] = if clash { &incident.actor1 } else { &[] };
        let right = against.iter().all(|party| {
            incident
                .actor2
                .iter()
                .chain(first)
                .any(|actor| fits(party, actor))
        });
        // One side that is not among those who suffered it; of a clash, a suicide attack or a seat of a body both may be.
        let sides = |kind: ActorKind| match kind {
            ActorKind::Militia | ActorKind::State => 1,
            ActorKind::Civilians => 2,
            ActorKind::Foreign => 3,
            ActorKind::ArmedGroup | ActorKind::Unknown => 4,
        };
        let aimed = happening.kinds.contains(&"Suicide bomb")
            || happening.persons.len() + usize::from(clash) > 0;
        let stray = !aimed
            && incident.actor2.iter().any(|actor| {
                !against.iter().any(|party| {
                    party
                        .sorts
                        .iter()
                        .any(|&sort| sides(sort) == sides(actor.kind))
                })
            });
        let right = right && !stray;
        let whom: Vec<&str> = against
            .iter()
            .flat_map(|p| p.sorts.iter().map(|s| s.as_str()).chain([p.name]))
            .collect();
        ask("against", right, format!("{told}; against {whom:?}"));
    }
}

fn persons(
    happening: &Happening,
    incident: &Incident,
    ask: &mut impl FnMut(&'static str, bool, String),
) {
    let right = happening.persons.iter().all(|(name, fate)| {
        incident
            .persons
            .iter()
            .any(|p| p.fate.as_str() == *fate && same_person(&p.name, name) != NameMatch::No)
    }) && incident.persons.len() <= happening.persons.len();
    if right && happening.persons.is_empty() {
        return;
    }
    let got = listed(
        incident
            .persons
            .iter()
            .map(|p| format!("{} ({})", p.name, p.fate.as_str())),
    );
    ask(
        "persons",
        right,
        format!("{got}, not {:?}", happening.persons),
    );
}

fn speakers(
    happening: &Happening,
    incident: &Incident,
    ask: &mut impl FnMut(&'static str, bool, String),
) {
    // What residents and witnesses saw may be a remark on it or not.
    let beside = [SpeakerKind::Outlet, SpeakerKind::Resident];
    let cited: Vec<String> = incident
        .claims
        .iter()
        .map(|joined| &joined.claim.speaker)
        .filter(|speaker| !beside.contains(&speaker.kind))
        .map(|speaker| {
            format!(
                "{} {}",
                speaker.name,
                speaker.role.as_deref().unwrap_or_default()
            )
        })
        .collect();
    let is = |words: &str, keys: &str| keys.split('|').any(|key| holds(words, key));
    let keys = &happening.speakers;
    let all = keys
        .iter()
        .all(|key| cited.iter().any(|words| is(words, key)));
    let stray = cited
        .iter()
        .any(|words| !keys.iter().any(|key| is(words, key)));
    ask(
        "speakers",
        all && !stray,
        format!("{cited:?}, not {:?}", happening.speakers),
    );
}

fn kind_told(incident: &Incident) -> &'static str {
    incident.kind.map_or("null", |kind| kind.as_str())
}

fn date_right(happening: &Happening, incident: &Incident) -> bool {
    let (from, to) = happening.days;
    let mut date = incident.date.iter().map(|date| date.interval);
    date.any(|interval| from <= interval.start && interval.end <= to)
}

fn place_right(happening: &Happening, incident: &Incident) -> bool {
    let place = incident.location.as_ref();
    let is = |form: &String| place_is(gazetteer(), form, place);
    happening.place.iter().any(is) && is(&format!("in:{}", happening.province))
}

fn toll_right(toll: Toll, got: Range) -> bool {
    match toll {
        Toll::Any => true,
        Toll::Untold => got.min.is_none(),
        Toll::Of(least, most) => got.min == Some(least) && got.max == most,
    }
}

/// Which incident is which happening: those that have most in common first. A report with one happening
/// has told it wherever anything was found.
fn paired(happenings: &[Happening], incidents: &[Incident]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; happenings.len()];
    let mut free = vec![true; incidents.len()];
    let least = if happenings.len() == 1 { 0 } else { 3 };
    loop {
        let mut best: Option<(u32, usize, usize)> = None;
        for (at, happening) in happenings
            .iter()
            .enumerate()
            .filter(|(at, _)| pairs[*at].is_none())
        {
            for (to, incident) in incidents.iter().enumerate().filter(|(to, _)| free[*to]) {
                let likeness = likeness(happening, incident);
                if likeness >= least && best.is_none_or(|(most, ..)| likeness > most) {
                    best = Some((likeness, at, to));
                }
            }
        }
        let Some((_, at, to)) = best else {
            return pairs;
        };
        pairs[at] = Some(to);
        free[to] = false;
    }
}

fn likeness(happening: &Happening, incident: &Incident) -> u32 {
    let place = place_right(happening, incident);
    let kind = happening.kinds.contains(&kind_told(incident));
    let toll = [
        (happening.killed, incident.killed),
        (happening.taken, incident.taken),
    ]
    .into_iter()
    .any(|(toll, range)| matches!(toll, Toll::Of(least, _) if range.min == Some(least)));
    let day = date_right(happening, incident);
    3 * u32::from(place) + 2 * u32::from(kind) + 2 * u32::from(toll) + 2 * u32::from(day)
}

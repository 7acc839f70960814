//! One row against one incident.

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::lexicon::lexicon;
use incident_mapper::model::claim::Person;
use incident_mapper::model::{Actor, Basis, Claim, Incident};
use incident_mapper::text::person_names::{NameMatch, same_person};

use super::told::{doers_told, holds, listed, place_is, place_told, range_is, range_told};
use super::{Expected, Miss};

/// The keys of a row that an incident does not fulfil.
pub fn misses(row: &Expected, incident: &Incident, gaz: &Gazetteer) -> Vec<Miss> {
    let mut check = Check {
        incident,
        gaz,
        misses: Vec::new(),
    };
    check.identity(row);
    check.tolls(row);
    check.people(row);
    check.voices(row);
    check.misses
}

struct Check<'a> {
    incident: &'a Incident,
    gaz: &'a Gazetteer,
    misses: Vec<Miss>,
}

impl Check<'_> {
    fn must(
        &mut self,
        holds: bool,
        key: &'static str,
        expected: impl Into<String>,
        got: impl Into<String>,
    ) {
        if !holds {
            self.misses.push(Miss {
                key,
                expected: expected.into(),
                got: got.into(),
            });
        }
    }

    fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.incident.claims.iter().map(|joined| &joined.claim)
    }

    fn claims_of(&self, speaker: &str) -> impl Iterator<Item = &Claim> {
        self.claims()
            .filter(move |claim| holds(&claim.speaker.name, speaker))
    }

    fn identity(&mut self, row: &Expected) {
        let incident = self.incident;
        if let Some(kinds) = &row.kinds {
            let kind = incident.kind.map_or("null", |kind| kind.as_str());
            self.must(
                kinds.iter().any(|k| k == kind),
                "kinds",
                listed(kinds),
                kind,
            );
        }
        self.dates(row);
        if let Some(forms) = &row.place {
            let place = incident.location.as_ref();
            let fits = forms.iter().any(|form| place_is(self.gaz, form, place));
            self.must(fits, "place", listed(forms), place_told(place));
        }
        if let Some(words) = &row.basis {
            let got = incident.where_basis.map_or("null", Basis::as_str);
            self.must(got == words, "basis", words, got);
        }
        if let Some(clarity) = row.clarity {
            let got = if incident.summary { 2 } else { 1 };
            self.must(
                got == clarity,
                "clarity",
                clarity.to_string(),
                got.to_string(),
            );
        }
        if let Some(words) = &row.quote {
            let fits = self.claims().any(|claim| holds(&claim.quote, words));
            self.must(fits, "quote", words, "no such words");
        }
    }

    fn dates(&mut self, row: &Expected) {
        if row.from.is_none() && row.to.is_none() {
            return;
        }
        let interval = self.incident.date.as_ref().map(|date| date.interval);
        let got = interval.map_or_else(
            || "none".to_owned(),
            |i| format!("{} to {}", i.start, i.end),
        );
        let fits = match interval {
            None => row.from.as_deref() == Some("none"),
            Some(interval) => {
                let after = row
                    .from
                    .as_ref()
                    .is_none_or(|from| *from <= interval.start.to_string());
                let before = row
                    .to
                    .as_ref()
                    .is_none_or(|to| interval.end.to_string() <= *to);
                after && before && row.from.as_deref() != Some("none")
            }
        };
        let bound = |bound: &Option<String>| bound.clone().unwrap_or_else(|| "any".to_owned());
        self.must(
            fits,
            "dates",
            format!("{} to {}", bound(&row.from), bound(&row.to)),
            got,
        );
    }

    fn tolls(&mut self, row: &Expected) {
        let incident = self.incident;
        let tolls = [
            ("killed", &row.killed, incident.killed),
            ("injured", &row.injured, incident.injured),
            ("taken", &row.taken, incident.taken),
        ];
        for (key, expected, got) in tolls {
            if let Some(expected) = expected {
                self.must(
                    range_is(expected, got),
                    key,
                    range_told(expected),
                    format!("{:?} to {:?}", got.min, got.max),
                );
            }
        }
        if let Some(words) = &row.detail {
            let got = incident
                .killed_detail
                .clone()
                .unwrap_or_else(|| "null".to_owned());
            self.must(holds(&got, words), "detail", words, &got);
        }
    }

    fn people(&mut self, row: &Expected) {
        let incident = self.incident;
        let told = |person: &Person| format!("{} ({})", person.name, person.fate.as_str());
        let got = listed(incident.persons.iter().map(told));
        let has = |[name, fate]: &[String; 2]| {
            let mut persons = incident.persons.iter();
            persons.any(|p| p.fate.as_str() == fate && same_person(&p.name, name) != NameMatch::No)
        };
        for person in &row.persons {
            self.must(
                has(person),
                "persons",
                format!("{} ({})", person[0], person[1]),
                &got,
            );
        }
        for person in &row.no_fate {
            self.must(
                !has(person),
                "no_fate",
                format!("not {} ({})", person[0], person[1]),
                &got,
            );
        }
        let joint = self.claims().any(|claim| claim.joint);
        for actor in &row.actors {
            let fits = acts(&incident.actor1, joint, actor);
            self.must(fits, "actors", actor, doers_told(&incident.actor1, joint));
        }
        for actor in &row.against {
            let fits = incident.actor2.iter().any(|a| holds(&a.name, actor));
            self.must(fits, "against", actor, doers_told(&incident.actor2, false));
        }
        for (key, sort, actor) in [
            ("claimed_by", "claimed:", &row.claimed_by),
            ("denied_by", "denied:", &row.denied_by),
        ] {
            if let Some(actor) = actor {
                let fits = incident
                    .responsibility
                    .iter()
                    .any(|r| r.starts_with(sort) && r.contains(actor.as_str()));
                self.must(fits, key, actor, listed(&incident.responsibility));
            }
        }
    }

    fn voices(&mut self, row: &Expected) {
        let disputed: Vec<&str> = self
            .incident
            .disputed
            .iter()
            .map(|field| field.as_str())
            .collect();
        for field in &row.disputed {
            self.must(
                disputed.contains(&field.as_str()),
                "disputed",
                field,
                listed(&disputed),
            );
        }
        for field in &row.undisputed {
            self.must(
                !disputed.contains(&field.as_str()),
                "undisputed",
                format!("not {field}"),
                listed(&disputed),
            );
        }
        for report in &row.reports {
            let fits = self.claims().any(|claim| &claim.report_id == report);
            self.must(
                fits,
                "reports",
                report,
                listed(self.claims().map(|claim| &claim.report_id)),
            );
        }
        for form in &row.claimed_at {
            let fits = self
                .claims()
                .any(|claim| place_is(self.gaz, form, claim.location.as_ref()));
            let got = listed(
                self.claims()
                    .map(|claim| place_told(claim.location.as_ref())),
            );
            self.must(fits, "claimed_at", form, got);
        }
        for day in &row.said_dates {
            let stated = || {
                self.claims()
                    .filter_map(|claim| claim.date.as_ref().filter(|d| d.basis == Basis::Stated))
            };
            let fits =
                stated().any(|d| d.interval.days() == 1 && d.interval.start.to_string() == *day);
            let got =
                listed(stated().map(|d| format!("{} to {}", d.interval.start, d.interval.end)));
            self.must(fits, "said_dates", day, got);
        }
        for speaker in &row.speakers {
            let fits = self.claims_of(speaker).next().is_some();
            self.must(
                fits,
                "speakers",
                speaker,
                listed(self.claims().map(|claim| &claim.speaker.name)),
            );
        }
        self.sayings(row);
    }

    fn sayings(&mut self, row: &Expected) {
        for said in &row.stances {
            let Some((speaker, rest)) = said.split_first() else {
                continue;
            };
            let got = |claim: &Claim| format!("{} {}", claim.stance.as_str(), claim.about.as_str());
            let fits = self.claims_of(speaker).any(|claim| {
                let stance = rest
                    .first()
                    .is_some_and(|stance| stance == claim.stance.as_str());
                stance
                    && rest
                        .get(1)
                        .is_none_or(|about| about == claim.about.as_str())
            });
            self.must(
                fits,
                "stances",
                said.join(" "),
                listed(self.claims_of(speaker).map(got)),
            );
        }
        for [speaker, outlet] in &row.via {
            let via = |claim: &Claim| {
                claim
                    .speaker
                    .via
                    .clone()
                    .unwrap_or_else(|| "directly".to_owned())
            };
            let fits = self
                .claims_of(speaker)
                .any(|claim| holds(&via(claim), outlet));
            self.must(
                fits,
                "via",
                format!("{speaker} via {outlet}"),
                listed(self.claims_of(speaker).map(via)),
            );
        }
        for [speaker, form] in &row.said_places {
            let fits = self
                .claims_of(speaker)
                .any(|claim| place_is(self.gaz, form, claim.location.as_ref()));
            let got = listed(
                self.claims_of(speaker)
                    .map(|claim| place_told(claim.location.as_ref())),
            );
            self.must(fits, "said_places", format!("{speaker}: {form}"), got);
        }
        for [speaker, doer] in &row.said_actors {
            let fits = self
                .claims_of(speaker)
                .any(|claim| acts(&claim.actor1, claim.joint, doer));
            let got = listed(
                self.claims_of(speaker)
                    .map(|claim| doers_told(&claim.actor1, claim.joint)),
            );
            self.must(fits, "said_actors", format!("{speaker}: {doer}"), got);
        }
    }
}

/// Whether an actor, or a part of it, is among doers; "jointly" asks whether they acted together.
fn acts(doers: &[Actor], joint: bool, name: &str) -> bool {
    let rows = lexicon()
        .map(|lexicon| lexicon.actors.rows.as_slice())
        .unwrap_or_default();
    let id = rows.iter().find(|row| row.name == name).map(|row| &row.id);
    let is = |doer: &Actor| doer.name == name || id.is_some_and(|id| doer.lineage.contains(id));
    if name == "jointly" {
        joint
    } else {
        doers.iter().any(is)
    }
}

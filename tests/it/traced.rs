//! Any value on the map can be traced to the words that it comes from, whatever the report.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use incident_mapper::model::{Basis, Claim, Incident, PlaceKind, Report};
use incident_mapper::{ingest, pipeline};

use crate::expect::{fixture, gazetteer, incidents};

fn folders() -> Vec<PathBuf> {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reports");
    vec![bundled, fixture("paraphrase"), fixture("unseen")]
}

/// What is wrong with a claim in itself.
fn faults(claim: &Claim, report: &Report) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!(
                "{} {}: {what}: {:?}",
                report.id, claim.id, claim.quote
            ));
        }
    };
    must(
        claim.span.of(&report.text) == claim.quote,
        "the quote stands elsewhere",
    );
    must(!claim.quote.trim().is_empty(), "there is no quote");
    for evidence in &claim.evidence {
        must(
            evidence.stands_in(report),
            &format!(
                "evidence {:?} of {:?} stands elsewhere",
                evidence.words, evidence.field
            ),
        );
        must(!evidence.rule.is_empty(), "evidence without a rule");
    }
    must(
        claim.location.is_some() == claim.where_basis.is_some(),
        "a place has a basis, no place has none",
    );
    must(!claim.speaker.name.trim().is_empty(), "nobody speaks");
    must(
        !claim.joint || claim.actor1.len() > 1,
        "one alone acts jointly",
    );
    must(
        claim.killed.is_some() || claim.toll_scope.is_none(),
        "a scope without a toll",
    );
    for count in [
        claim.killed,
        claim.injured,
        claim.taken,
        claim.civilians_killed,
    ]
    .into_iter()
    .flatten()
    {
        must(
            count.max.is_none_or(|max| count.min <= max),
            "more at least than at most",
        );
    }
    if let Some(date) = &claim.date {
        must(
            date.interval.start <= date.interval.end,
            "it ends before it begins",
        );
        let said = report.published.is_some() || claim.speaker.said_on.is_some();
        let known = said || date.basis != Basis::Publication;
        must(
            known,
            &format!(
                "dated by a publication that is not known, to {}",
                date.interval.start
            ),
        );
        let last = report.last_day();
        must(
            last.is_none_or(|last| date.interval.start <= last),
            "it happens after the report",
        );
    }
    for place in claim.location.iter().chain(&claim.also_at) {
        // The span takes in type words and what holds the place: "Darzab district of Jowzjan".
        let titled = claim
            .evidence
            .iter()
            .any(|e| e.rule == "place.headline" && e.words == place.as_written);
        let stands = titled || place.span.of(&report.text).contains(&*place.as_written);
        must(
            stands && !place.as_written.is_empty(),
            "the place is written elsewhere",
        );
        must(
            place.point.is_none() || place.kind != PlaceKind::Country,
            "a country has a point",
        );
        must(
            place.point.is_some() == place.point_of.is_some(),
            "a point is the point of something",
        );
        must(
            place.point.is_none() || place.uncertainty_m.is_some(),
            "a point without a radius",
        );
    }
    faults
}

#[test]
fn every_claim_stands_in_its_report() {
    let mut found = Vec::new();
    for folder in folders() {
        let read = ingest::read(&[folder], &[]).unwrap();
        let mut ids = BTreeSet::new();
        for report in &read.reports {
            for claim in pipeline::of_report(report, gazetteer()).unwrap() {
                assert_eq!(claim.report_id, report.id);
                if !ids.insert(claim.id.clone()) {
                    found.push(format!("{} {}: an id given twice", report.id, claim.id));
                }
                found.extend(faults(&claim, report));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_incident_is_made_of_its_claims() {
    let mut found = Vec::new();
    for folder in folders() {
        let made = incidents(&[folder]);
        let mut ids = BTreeSet::new();
        for incident in &made {
            found.extend(
                amiss(incident, &made)
                    .into_iter()
                    .map(|what| format!("{} ({}): {what}", incident.title, incident.id)),
            );
            if !ids.insert(&incident.id) {
                found.push(format!("{}: an id given twice", incident.id));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn amiss(incident: &Incident, all: &[Incident]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            faults.push(what.to_owned());
        }
    };
    let claims = || incident.claims.iter().map(|joined| &joined.claim);
    must(claims().next().is_some(), "no claims");
    let anchor = incident.id.replacen('i', "c", 1);
    must(
        claims().any(|claim| claim.id == anchor),
        "its id is of no claim",
    );
    if let Some(place) = &incident.location {
        must(
            claims().any(|claim| claim.location.as_ref() == Some(place)),
            "its place is of no claim",
        );
    }
    if let Some(date) = &incident.date {
        must(
            claims().any(|claim| claim.date.as_ref() == Some(date)),
            "its date is of no claim",
        );
    }
    for actor in &incident.actor1 {
        must(
            claims().any(|claim| claim.actor1.contains(actor)),
            "a doer is of no claim",
        );
    }
    for range in [incident.killed, incident.injured, incident.taken] {
        let ordered = range
            .max
            .is_none_or(|max| range.min.is_none_or(|min| min <= max));
        must(ordered, "more at least than at most");
    }
    if let Some(best) = incident.killed_best {
        must(
            incident.killed.min.is_some_and(|min| min <= best),
            "the best toll is below the least",
        );
        must(
            incident.killed.max.is_none_or(|max| best <= max),
            "the best toll is above the most",
        );
    }
    for other in &incident.linked_incidents {
        must(
            all.iter().any(|incident| incident.id == *other),
            "linked to nothing",
        );
    }
    let mut disputed = incident.disputed.clone();
    disputed.dedup();
    must(disputed == incident.disputed, "disputed twice");
    faults
}

//! Incidents out of clusters: every field of the layer that claims give.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::incident::{JoinedClaim, Range, SourceCounts};
use crate::model::{Basis, Claim, Incident, Location, Report, SubEventType};
use crate::provenance::Provenance;

use super::cluster::Cluster;
use super::happening::Happening;
use super::shown::Shown;
use super::sources::{self, Source};
use super::{actors, best, disputes, identity, labels, people, places, shown, title, tolls};

/// All incidents, sorted by date and id.
pub(super) fn incidents(
    happenings: &[Happening<'_>],
    clusters: Vec<Cluster>,
    claims: &[Claim],
    reports: &BTreeMap<&str, &Report>,
    provenance: &Provenance,
) -> Vec<Incident> {
    let mut incidents: Vec<Incident> = clusters
        .into_iter()
        .filter_map(|cluster| {
            let members: Vec<(usize, String)> = cluster
                .members
                .iter()
                .filter_map(|at| happenings.get(*at).map(|happening| (at, happening)))
                .flat_map(|(at, happening)| {
                    let why = cluster.why.get(at).cloned().unwrap_or_default();
                    happening
                        .claims
                        .iter()
                        .map(move |claim| (*claim, why.clone()))
                })
                .collect();
            one(&sources::gather(&members, claims, reports, provenance))
        })
        .collect();
    link(&mut incidents);
    count_at_points(&mut incidents);
    incidents.sort_by(|a, b| order(a).cmp(&order(b)));
    incidents
}

fn order(incident: &Incident) -> (bool, Option<crate::model::Interval>, &str) {
    let date = incident.date.as_ref().map(|date| date.interval);
    (date.is_none(), date, &incident.id)
}

fn one(sources: &[Source<'_>]) -> Option<Incident> {
    let anchor = sources.first()?;
    let date = shown::date(sources);
    let place = shown::location(sources);
    let best = best::killed(sources);
    let counting: Vec<&Claim> = voiced(sources);
    let disputed = disputes::of(sources);
    let mut incident = Incident {
        id: identity::incident_id(anchor.claim),
        title: String::new(),
        kind: kind(sources),
        summary: anchor.claim.summary,
        date: date.map(|date| date.value.clone()),
        other_dates: date.map_or_else(Vec::new, |date| {
            labels::rivals(
                &disputes::own_dates(sources),
                date.value,
                disputes::dates_disagree,
                |rival| labels::date(rival.interval),
            )
        }),
        location: place.map(|place| place.value.clone()),
        where_basis: place.map(|place| place.basis),
        spread_m: place.and_then(|place| spread(sources, place.value)),
        also_at: place.map_or_else(Vec::new, |place| also_at(sources, place.value)),
        other_locations: place.map_or_else(Vec::new, |place| {
            labels::rivals(
                &disputes::own_locations(sources),
                place.value,
                places::disagree,
                labels::place,
            )
        }),
        actor1: actors::all(sources, |claim| &claim.actor1),
        actor2: actors::all(sources, |claim| &claim.actor2),
        actors_by_claim: actors::by_claim(sources),
        responsibility: actors::responsibility(sources),
        persons: people::persons(sources),
        killed: tolls::killed(&counting),
        killed_best: best.as_ref().map(|best| best.killed),
        injured: range(&counting, |claim| claim.injured),
        taken: range(&counting, |claim| claim.taken),
        killed_as_written: as_written(sources, best.as_ref().map(|best| best.claim)),
        killed_detail: joined(
            counting
                .iter()
                .filter_map(|claim| claim.killed_detail.clone()),
        ),
        civilians_killed: range(&counting, |claim| claim.civilians_killed),
        civilian_harm: disputes::civilian_harm(sources),
        disputed,
        shown_because: because(date.as_ref(), place.as_ref(), best.as_ref()),
        counts: counts(sources),
        outlets: distinct(
            sources
                .iter()
                .filter_map(|source| source.report?.outlet.clone()),
        ),
        attributed_to: people::attributed_to(sources),
        first_published: sources.iter().filter_map(Source::published).min(),
        last_published: sources.iter().fold(None, |last, source| {
            labels::later(last, source.report.and_then(Report::last_day))
        }),
        linked_incidents: Vec::new(),
        n_at_point: None,
        caveats: Vec::new(),
        review: "unreviewed".into(),
        corrected: None,
        claims: sources
            .iter()
            .enumerate()
            .map(|(at, source)| join(source, at == 0, anchor))
            .collect(),
    };
    incident.caveats = caveats(&incident, sources);
    incident.title = title::of(&incident);
    Some(incident)
}

/// Claims whose values count: asserted ones, each speaker's last word on the toll; those that
/// deny a part in it still say how many.
fn voiced<'a>(sources: &[Source<'a>]) -> Vec<&'a Claim> {
    let tolls = disputes::counts(sources, tolls::bound);
    sources
        .iter()
        .filter(|source| source.counts())
        .map(|source| source.claim)
        .filter(|claim| {
            claim.killed.is_none() || tolls.iter().any(|voice| voice.source.claim.id == claim.id)
        })
        .collect()
}

fn range(claims: &[&Claim], read: impl Fn(&Claim) -> Option<crate::model::Count>) -> Range {
    tolls::range(
        &claims
            .iter()
            .filter_map(|claim| read(claim))
            .collect::<Vec<_>>(),
    )
}

/// The kind that most origins give; one that says the means before "attack", and any before none.
fn kind(sources: &[Source<'_>]) -> Option<SubEventType> {
    let mut origins: BTreeMap<SubEventType, BTreeSet<&str>> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.outdated) {
        if let Some(kind) = source.claim.kind {
            origins.entry(kind).or_default().insert(source.origin);
        }
    }
    let first = |kind: SubEventType| {
        sources
            .iter()
            .position(|source| source.claim.kind == Some(kind))
    };
    origins
        .iter()
        .max_by_key(|(kind, origins)| {
            (
                **kind != SubEventType::Attack,
                origins.len(),
                std::cmp::Reverse(first(**kind)),
            )
        })
        .map(|(kind, _)| *kind)
}

/// Metres from the shown point to the farthest rival place's; none where there is no rival.
fn spread(sources: &[Source<'_>], shown: &Location) -> Option<f64> {
    let here = shown.point?;
    disputes::own_locations(sources)
        .iter()
        .filter(|voice| places::disagree(voice.value, shown))
        .filter_map(|voice| voice.value.point)
        .map(|there| places::metres(here, there).round())
        .max_by(f64::total_cmp)
}

fn also_at(sources: &[Source<'_>], shown: &Location) -> Vec<String> {
    distinct(
        sources
            .iter()
            .filter(|source| !source.outdated)
            .flat_map(|source| &source.claim.also_at)
            .filter(|place| !(place.key == shown.key && place.name == shown.name))
            .map(labels::place),
    )
}

fn as_written(sources: &[Source<'_>], best: Option<&Claim>) -> Option<String> {
    best.and_then(|claim| claim.killed_as_written.clone())
        .or_else(|| {
            sources
                .iter()
                .filter(|source| source.counts() && best.is_none())
                .find_map(|source| source.claim.killed_as_written.clone())
        })
}

fn because(
    date: Option<&Shown<&crate::model::EventDate>>,
    place: Option<&Shown<&Location>>,
    best: Option<&best::Best<'_>>,
) -> String {
    let parts = [
        date.map(|date| format!("date: {}", date.because)),
        place.map(|place| format!("place: {}", place.because)),
        best.map(|best| format!("killed: {}", best.because)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn counts(sources: &[Source<'_>]) -> SourceCounts {
    let count = |names: BTreeSet<&str>| names.len();
    SourceCounts {
        reports: count(
            sources
                .iter()
                .map(|source| source.claim.report_id.as_str())
                .collect(),
        ),
        outlets: count(
            sources
                .iter()
                .filter_map(|source| source.report?.outlet.as_deref())
                .collect(),
        ),
        origins: count(sources.iter().map(|source| source.origin).collect()),
        speakers: people::attributed_to(sources).len(),
    }
}

fn caveats(incident: &Incident, sources: &[Source<'_>]) -> Vec<String> {
    let date_from = incident.date.as_ref().map(|date| date.basis);
    let told = [
        (
            incident.where_basis == Some(Basis::Context),
            "place from context",
        ),
        (date_from == Some(Basis::Context), "date from context"),
        (
            date_from == Some(Basis::Publication),
            "date from publication",
        ),
        (incident.counts.origins == 1, "one origin"),
        (
            sources
                .iter()
                .all(|source| !source.counts() || source.claim.hedge.is_some()),
            "hedged by all",
        ),
        (
            incident
                .location
                .as_ref()
                .is_some_and(|place| !place.candidates.is_empty()),
            "place name has several bearers",
        ),
    ];
    told.into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, words)| words.to_owned())
        .collect()
}

fn join(source: &Source<'_>, first: bool, anchor: &Source<'_>) -> JoinedClaim {
    let report = source.report;
    let joined_by = if first {
        "anchor".to_owned()
    } else if source.claim.report_id == anchor.claim.report_id {
        "same report".to_owned()
    } else {
        source.joined_by.clone()
    };
    JoinedClaim {
        claim: source.claim.clone(),
        outlet: report.and_then(|report| report.outlet.clone()),
        agency: report.and_then(|report| report.agency.clone()),
        origin: source.origin.to_owned(),
        title: report.and_then(|report| report.title.clone()),
        url: report.and_then(|report| report.url.clone()),
        published: report.and_then(|report| report.published),
        updated: report.and_then(|report| report.updated),
        joined_by,
    }
}

/// Incidents of which a report tells one as a part or consequence of the other name each other.
fn link(incidents: &mut [Incident]) {
    let mut home: BTreeMap<(String, u32), usize> = BTreeMap::new();
    let mut told: Vec<(usize, (String, u32))> = Vec::new();
    for (at, incident) in incidents.iter().enumerate() {
        for joined in &incident.claims {
            let claim = &joined.claim;
            home.insert((claim.report_id.clone(), claim.event_in_report), at);
            told.extend(
                claim
                    .part_of
                    .map(|whole| (at, (claim.report_id.clone(), whole))),
            );
        }
    }
    let mut links: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (part, whole) in told {
        if let Some(&whole) = home.get(&whole)
            && whole != part
        {
            links.extend([(part, whole), (whole, part)]);
        }
    }
    let ids: Vec<String> = incidents
        .iter()
        .map(|incident| incident.id.clone())
        .collect();
    for (from, to) in links {
        if let (Some(incident), Some(id)) = (incidents.get_mut(from), ids.get(to)) {
            incident.linked_incidents.push(id.clone());
        }
    }
    for incident in incidents {
        incident.linked_incidents.sort();
        incident.linked_incidents.dedup();
    }
}

/// How many incidents share a point, to the sixth decimal that is written.
fn count_at_points(incidents: &mut [Incident]) {
    let at = |incident: &Incident| {
        let point = incident.location.as_ref()?.point?;
        Some((
            (point.lon * 1e6).round() as i64,
            (point.lat * 1e6).round() as i64,
        ))
    };
    let mut counts: BTreeMap<(i64, i64), u32> = BTreeMap::new();
    for point in incidents.iter().filter_map(at) {
        *counts.entry(point).or_default() += 1;
    }
    for incident in incidents {
        incident.n_at_point = at(incident).and_then(|point| counts.get(&point).copied());
    }
}

fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    words.collect::<BTreeSet<_>>().into_iter().collect()
}

fn joined(words: impl Iterator<Item = String>) -> Option<String> {
    let all = distinct(words);
    (!all.is_empty()).then(|| all.join("; "))
}

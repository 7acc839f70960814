//! Incidents out of clusters: every field of the layer that claims give.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::incident::{Range, SourceCounts};
use crate::model::{
    About, Basis, Claim, Count, EventType, Incident, Location, Report, Stance, SubEventType,
};

use super::fixed::Set;
use super::shown::Shown;
use super::sources::Source;
use super::{
    actors, best, disputes, identity, labels, people, places, shown, title, tolls, voices,
};

/// An incident without its claims; none where there is no claim.
pub(super) fn one(sources: &[Source<'_>], set: &Set<'_>) -> Option<Incident> {
    let anchor = sources.first()?;
    let date = set.date(shown::date(sources));
    let chosen = shown::location(sources);
    let moved = set.moved(chosen.map(|place| place.value));
    let place = set.place(chosen, moved.as_ref());
    let best = best::killed(sources);
    let counting: Vec<&Claim> = voiced(sources);
    let disputed = disputes::of(sources);
    let mut incident = Incident {
        id: identity::incident_id(anchor.claim),
        title: String::new(),
        kind: kind(sources),
        summary: sources.iter().any(|source| source.claim.summary),
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
        civilians_killed: civilians(sources),
        civilian_harm: disputes::civilian_harm(sources),
        disputed,
        shown_because: because(
            date.as_ref(),
            place.as_ref(),
            set.killed_because(best.as_ref().map(|best| best.because)),
        ),
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
        claims: Vec::new(),
    };
    set.apply(&mut incident);
    incident.caveats = caveats(&incident, sources);
    incident.title = title::of(&incident);
    Some(incident)
}

/// Claims whose numbers count: asserted ones and those that deny something else, each speaker's
/// last word on the toll.
fn voiced<'a>(sources: &[Source<'a>]) -> Vec<&'a Claim> {
    let tolls = disputes::counts(sources, tolls::bound);
    sources
        .iter()
        .filter(|source| !source.outdated && voices::speaks_for(source, About::Toll))
        .map(|source| source.claim)
        .filter(|claim| {
            claim.killed.is_none() || tolls.iter().any(|voice| voice.source.claim.id == claim.id)
        })
        .collect()
}

/// Civilians among the dead: an explicit denial counts as none.
fn civilians(sources: &[Source<'_>]) -> Range {
    let counts: Vec<Count> = sources
        .iter()
        .filter(|source| !source.outdated && source.claim.stance != Stance::Neither)
        .filter_map(|source| {
            source
                .claim
                .civilians_killed
                .map(|count| (source.claim.stance, count))
        })
        .filter(|(stance, count)| *stance == Stance::Asserts || count.max == Some(0))
        .map(|(_, count)| count)
        .collect();
    tolls::range(&counts)
}

fn range(claims: &[&Claim], read: impl Fn(&Claim) -> Option<Count>) -> Range {
    tolls::range(
        &claims
            .iter()
            .filter_map(|claim| read(claim))
            .collect::<Vec<_>>(),
    )
}

/// The kind that most origins give, then the first that is told; where that is a bare "attack" and
/// others say by what means, the means.
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
    let best = |keep: &dyn Fn(SubEventType) -> bool| {
        origins
            .iter()
            .filter(|(kind, _)| keep(**kind))
            .max_by_key(|(kind, origins)| (origins.len(), Reverse(first(**kind))))
            .map(|(kind, _)| *kind)
    };
    match best(&|_| true) {
        Some(SubEventType::Attack) => {
            best(&|kind| kind.event_type() == EventType::Explosions).or(Some(SubEventType::Attack))
        }
        other => other,
    }
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
    killed: Option<&'static str>,
) -> String {
    let parts = [
        date.map(|date| format!("date: {}", date.because)),
        place.map(|place| format!("place: {}", place.because)),
        killed.map(|because| format!("killed: {because}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Counts over the newest versions: the same report twice is one.
fn counts(sources: &[Source<'_>]) -> SourceCounts {
    let newest = || sources.iter().filter(|source| !source.outdated);
    let reports: BTreeSet<&str> = newest()
        .map(|source| source.claim.report_id.as_str())
        .collect();
    let outlets: BTreeSet<&str> = newest()
        .filter_map(|source| source.report?.outlet.as_deref())
        .collect();
    let origins: BTreeSet<&str> = newest().map(|source| source.origin).collect();
    SourceCounts {
        reports: reports.len(),
        outlets: outlets.len(),
        origins: origins.len(),
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

fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    words.collect::<BTreeSet<_>>().into_iter().collect()
}

fn joined(words: impl Iterator<Item = String>) -> Option<String> {
    let all = distinct(words);
    (!all.is_empty()).then(|| all.join("; "))
}

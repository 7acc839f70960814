//! Incidents as drafts, and the claims moved into them.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::incident::JoinedClaim;
use crate::model::{Claim, Incident, Provenance, Report};

use super::assemble::one;
use super::cluster::Told;
use super::fixed::Fixes;
use super::sources::{self, Source};
use super::{Reports, neighbours};

/// An incident whose claims have not come in yet: [`JoinedClaim`] without the claim.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    incident: Incident,
    sources: Vec<Kept<'a>>,
}

/// What is kept of a [`Source`] when the claims can no longer be borrowed.
#[derive(Debug)]
struct Kept<'a> {
    at: u32,
    report: Option<&'a Report>,
    origin: &'a str,
    joined_by: Arc<str>,
}

/// All incidents, in the order of their clusters, without their claims.
pub(super) fn drafts<'r>(
    told: &[Box<[Told]>],
    claims: &[Claim],
    reports: &Reports<'r>,
    provenance: &'r Provenance,
    fixes: &Fixes<'_>,
) -> Vec<Draft<'r>> {
    let draft = |told: &[Told]| {
        let sources = sources::gather(told, claims, reports, provenance);
        let incident = one(&sources, &fixes.of_incident(&sources))?;
        let kept = |(at, source): (usize, &Source<'_>)| Kept {
            at: source.at,
            report: reports.get(source.claim.report_id.as_str()).copied(),
            origin: provenance.origin_of(source.at as usize),
            joined_by: joined_by(source, at == 0, sources.first()),
        };
        Some(Draft {
            sources: sources.iter().enumerate().map(kept).collect(),
            incident,
        })
    };
    told.par_iter().filter_map(|told| draft(told)).collect()
}

/// The incidents with their claims, sorted by date and id.
///
/// A claim is moved and never copied: they are brought into the order of the drafts and taken off
/// the end, and what they stood in is given back as it empties.
pub(super) fn incidents(drafts: Vec<Draft<'_>>, mut claims: Vec<Claim>) -> Vec<Incident> {
    const GIVE_BACK: usize = 1 << 16;
    let told = drafts.iter().flat_map(|draft| &draft.sources);
    arrange(&mut claims, told.map(|source| source.at).collect());
    let mut incidents: Vec<Incident> = Vec::with_capacity(drafts.len());
    for draft in drafts.into_iter().rev() {
        let Draft {
            mut incident,
            sources,
        } = draft;
        let own = claims.split_off(claims.len().saturating_sub(sources.len()));
        let joined = own.into_iter().zip(sources);
        incident.claims = joined.map(|(claim, source)| join(claim, source)).collect();
        incidents.push(incident);
        if claims.capacity() - claims.len() > GIVE_BACK {
            claims.shrink_to_fit();
        }
    }
    neighbours::link(&mut incidents);
    neighbours::count_at_points(&mut incidents);
    incidents.par_sort_by(|a, b| order(a).cmp(&order(b)));
    incidents
}

/// Brings `all` into an order: `order` holds the present position of each, once.
fn arrange<T>(all: &mut [T], mut order: Vec<u32>) {
    for first in 0..order.len() {
        let mut here = first;
        // Each round of places is walked once, and its places are then in order.
        while let Some(slot) = order.get_mut(here) {
            let next = *slot as usize;
            *slot = u32::try_from(here).unwrap_or(u32::MAX);
            if next == first || next >= all.len() {
                break;
            }
            all.swap(here, next);
            here = next;
        }
    }
}

fn order(incident: &Incident) -> (bool, Option<crate::model::Interval>, &str) {
    let date = incident.date.as_ref().map(|date| date.interval);
    (date.is_none(), date, &incident.id)
}

fn joined_by(source: &Source<'_>, first: bool, anchor: Option<&Source<'_>>) -> Arc<str> {
    let same = anchor.is_some_and(|anchor| {
        source.claim.report_id == anchor.claim.report_id
            && source.claim.event_in_report == anchor.claim.event_in_report
    });
    if first {
        "anchor".into()
    } else if same {
        "same report".into()
    } else {
        Arc::clone(&source.joined_by)
    }
}

fn join(claim: Claim, source: Kept<'_>) -> JoinedClaim {
    let report = source.report;
    JoinedClaim {
        claim,
        outlet: report.and_then(|report| report.outlet.clone()),
        agency: report.and_then(|report| report.agency.clone()),
        origin: source.origin.to_owned(),
        title: report.and_then(|report| report.title.clone()),
        url: report.and_then(|report| report.url.clone()),
        published: report.and_then(|report| report.published),
        updated: report.and_then(|report| report.updated),
        joined_by: source.joined_by.as_ref().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::arrange;

    #[test]
    fn all_are_brought_into_the_order_that_is_asked_for() {
        let mut letters = ["a", "b", "c", "d", "e"];
        arrange(&mut letters, vec![2, 0, 1, 4, 3]);
        assert_eq!(letters, ["c", "a", "b", "e", "d"]);
        arrange(&mut letters, vec![0, 1, 2, 3, 4]);
        assert_eq!(letters, ["c", "a", "b", "e", "d"]);
    }
}

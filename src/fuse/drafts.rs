//! Incidents as drafts, and the claims moved into them.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::incident::JoinedClaim;
use crate::model::{Claim, Incident, Provenance, Report, Words};

use super::assemble::one;
use super::cluster::Told;
use super::fixed::Fixes;
use super::sources::{self, Source};
use super::{Reports, neighbours};

/// Incidents whose claims have not come in yet, and what each of these brings with it.
#[derive(Debug)]
pub(super) struct Drafts<'a> {
    incidents: Vec<Incident>,
    /// By incident, in the order of its claims.
    sources: Vec<Box<[Kept<'a>]>>,
}

/// What is kept of a [`Source`] when the claims can no longer be borrowed.
#[derive(Debug)]
struct Kept<'a> {
    at: u32,
    report: Option<&'a Report>,
    joined_by: Arc<str>,
}

/// All incidents, in the order of their clusters, without their claims.
pub(super) fn drafts<'r>(
    told: &[Box<[Told]>],
    claims: &[Claim],
    reports: &Reports<'r>,
    provenance: &'r Provenance,
    fixes: &Fixes<'_>,
) -> Drafts<'r> {
    let draft = |told: &[Told]| {
        let sources = sources::gather(told, claims, reports, provenance);
        let incident = one(&sources, &fixes.of_incident(&sources))?;
        let kept = |(at, source): (usize, &Source<'_>)| Kept {
            at: source.at,
            report: reports.get(source.claim.report_id.as_str()).copied(),
            joined_by: joined_by(source, at == 0, sources.first()),
        };
        Some((incident, sources.iter().enumerate().map(kept).collect()))
    };
    let (incidents, sources) = told.par_iter().filter_map(|told| draft(told)).unzip();
    Drafts { incidents, sources }
}

/// The incidents with their claims, sorted by date and id.
///
/// A claim is moved and never copied: they are brought into the order of the drafts and taken off
/// the end, and what they stood in is given back as it empties.
pub(super) fn incidents(
    drafts: Drafts<'_>,
    mut claims: Vec<Claim>,
    provenance: &Provenance,
) -> Vec<Incident> {
    const GIVE_BACK: usize = 1 << 16;
    let Drafts {
        mut incidents,
        sources,
    } = drafts;
    let told = sources.iter().flatten();
    arrange(&mut claims, told.map(|source| source.at).collect());
    let mut known = Known::default();
    for (incident, sources) in incidents.iter_mut().zip(sources).rev() {
        let own = claims.drain(claims.len().saturating_sub(sources.len())..);
        let joined = own.zip(sources);
        let join = |(claim, source)| join(claim, source, provenance, &mut known);
        incident.claims = joined.map(join).collect();
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

/// Words that many reports have in common, each kept once: outlets, agencies and why claims were
/// joined. A headline or an address is shared by the claims of its report that come one after another.
#[derive(Default)]
struct Known<'a> {
    common: HashSet<Words>,
    last: Option<(&'a str, Option<Words>, Option<Words>)>,
}

impl<'a> Known<'a> {
    fn once(&mut self, words: &str) -> Words {
        if let Some(known) = self.common.get(words) {
            return known.clone();
        }
        let new = Words::from(words);
        self.common.insert(new.clone());
        new
    }

    /// Headline and address.
    fn own(&mut self, report: &'a Report) -> (Option<Words>, Option<Words>) {
        match &self.last {
            Some((id, title, url)) if *id == report.id => (title.clone(), url.clone()),
            _ => {
                let words = |words: &Option<String>| words.as_deref().map(Words::from);
                let (title, url) = (words(&report.title), words(&report.url));
                self.last = Some((&report.id, title.clone(), url.clone()));
                (title, url)
            }
        }
    }
}

fn join<'a>(
    claim: Claim,
    source: Kept<'a>,
    provenance: &Provenance,
    known: &mut Known<'a>,
) -> JoinedClaim {
    let report = source.report;
    let (title, url) = report.map_or((None, None), |report| known.own(report));
    let mut common = |words: Option<&str>| words.map(|words| known.once(words));
    JoinedClaim {
        claim,
        outlet: common(report.and_then(|report| report.outlet.as_deref())),
        agency: common(report.and_then(|report| report.agency.as_deref())),
        origin: (provenance.origins.get(source.at as usize))
            .cloned()
            .unwrap_or_default(),
        title,
        url,
        published: report.and_then(|report| report.published),
        updated: report.and_then(|report| report.updated),
        joined_by: known.once(&source.joined_by),
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

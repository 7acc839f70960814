//! Incidents as drafts, and the claims moved into them.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::model::incident::JoinedClaim;
use crate::model::{Claim, Incident, Provenance, Report, Words};

use super::assemble::one;
use super::fixed::Fixes;
use super::sources::{self, Source};
use super::told::{ANCHOR, Joined, SAME_REPORT, Told};
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
    why: u32,
    report: Option<&'a Report>,
}

/// All incidents, in the order of their clusters, without their claims.
pub(super) fn drafts<'r>(
    told: &Told,
    claims: &[Claim],
    reports: &Reports<'r>,
    provenance: &'r Provenance,
    fixes: &Fixes<'_>,
) -> Drafts<'r> {
    let draft = |told: &[Joined]| {
        let sources = sources::gather(told, claims, reports, provenance);
        let incident = one(&sources, &fixes.of_incident(&sources))?;
        let kept = |(at, source): (usize, &Source<'_>)| Kept {
            at: source.at,
            report: reports.get(source.claim.report_id.as_str()).copied(),
            why: why(source, at == 0, sources.first()),
        };
        Some((incident, sources.iter().enumerate().map(kept).collect()))
    };
    let clusters = (0..told.count()).into_par_iter();
    let (incidents, sources) = clusters.filter_map(|at| draft(told.cluster(at))).unzip();
    Drafts { incidents, sources }
}

/// The incidents with their claims, sorted by date and id.
///
/// A claim is moved and never copied: they are brought into the order of the drafts and taken off
/// the end, and what they stood in is given back as it empties. The threads that held the happenings
/// do it, since what these stood in is theirs to use again.
pub(super) fn incidents(
    drafts: Drafts<'_>,
    mut claims: Vec<Claim>,
    told: &Told,
    provenance: &Provenance,
) -> Vec<Incident> {
    let Drafts {
        mut incidents,
        mut sources,
    } = drafts;
    let wanted = sources.iter().flatten();
    arrange(&mut claims, wanted.map(|source| source.at).collect());
    let words = (told, provenance);
    while !sources.is_empty() {
        let from = sources.len().saturating_sub(BATCH * BATCHES);
        let taken: Vec<Box<[Kept<'_>]>> = sources.drain(from..).collect();
        let ready = incidents.get_mut(from..from + taken.len());
        let ready = ready.unwrap_or_default();
        let count = taken.iter().map(|of_one| of_one.len()).sum();
        let mut own = claims.split_off(claims.len().saturating_sub(count));
        claims.shrink_to_fit();
        let mut batches = Vec::new();
        for (ready, sources) in ready.chunks_mut(BATCH).zip(taken.chunks(BATCH)).rev() {
            let count = sources.iter().map(|of_one| of_one.len()).sum();
            let last = own.split_off(own.len().saturating_sub(count));
            batches.push((ready, sources, last));
        }
        batches
            .into_par_iter()
            .for_each(|(incidents, sources, claims)| fill(incidents, sources, claims, words));
    }
    neighbours::link(&mut incidents);
    neighbours::count_at_points(&mut incidents);
    incidents.par_sort_by(|a, b| order(a).cmp(&order(b)));
    incidents
}

/// Incidents that are filled together on one thread, and how many such are under way at a time.
const BATCH: usize = 512;
const BATCHES: usize = 8;

/// Gives incidents their claims.
fn fill<'a>(
    incidents: &mut [Incident],
    sources: &[Box<[Kept<'a>]>],
    claims: Vec<Claim>,
    (told, provenance): (&Told, &Provenance),
) {
    let mut known = Known::default();
    let mut claims = claims.into_iter();
    for (incident, sources) in incidents.iter_mut().zip(sources) {
        let joined = claims.by_ref().take(sources.len()).zip(sources);
        let join = |(claim, source): (Claim, &Kept<'a>)| {
            let origin = provenance.origins.get(source.at as usize).cloned();
            let joined_by = known.once(told.words(source.why));
            join(
                claim,
                source.report,
                origin.unwrap_or_default(),
                joined_by,
                &mut known,
            )
        };
        incident.claims = joined.map(join).collect();
    }
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

fn why(source: &Source<'_>, first: bool, anchor: Option<&Source<'_>>) -> u32 {
    let same = anchor.is_some_and(|anchor| {
        source.claim.report_id == anchor.claim.report_id
            && source.claim.event_in_report == anchor.claim.event_in_report
    });
    if first {
        ANCHOR
    } else if same {
        SAME_REPORT
    } else {
        source.why
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
    report: Option<&'a Report>,
    origin: Words,
    joined_by: Words,
    known: &mut Known<'a>,
) -> JoinedClaim {
    let (title, url) = report.map_or((None, None), |report| known.own(report));
    let mut common = |words: Option<&str>| words.map(|words| known.once(words));
    JoinedClaim {
        claim,
        outlet: common(report.and_then(|report| report.outlet.as_deref())),
        agency: common(report.and_then(|report| report.agency.as_deref())),
        origin,
        title,
        url,
        published: report.and_then(|report| report.published),
        updated: report.and_then(|report| report.updated),
        joined_by,
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

//! Claims of all reports joined into incidents.
//!
//! ```text
//! claims -> happenings (one report's claims of one event) -> keys: which happenings meet
//!        -> links: a decision on two happenings by their claims alone
//!        -> clusters: order-free, guarded against chains
//!        -> incidents: disputes, shown values, identity
//! ```
//!
//! Nothing here looks at the corpus as a whole, so any order of reports or claims gives the same
//! incidents.

mod actors;
mod assemble;
mod best;
mod cluster;
mod compare;
mod decided;
mod disputes;
mod evidence;
mod fixed;
mod happening;
mod identity;
mod keys;
mod kinship;
mod labels;
mod links;
mod mentions;
mod neighbours;
mod people;
mod places;
mod shown;
mod sources;
mod title;
mod tolls;
mod voices;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::model::Provenance;
use crate::model::{Claim, Decisions, Incident, Report};

/// Joins claims into incidents, sorted by date and id.
///
/// `provenance` must have been made of the same `claims` in the same order, since it gives each
/// claim's origin by its position.
pub fn fuse(reports: &[Report], claims: Vec<Claim>, provenance: &Provenance) -> Vec<Incident> {
    fuse_with(reports, claims, provenance, &Decisions::default())
}

/// [`fuse`], with what people decided about the incidents. A decision that names a claim which is
/// not among `claims` changes nothing.
pub fn fuse_with(
    reports: &[Report],
    claims: Vec<Claim>,
    provenance: &Provenance,
    decisions: &Decisions,
) -> Vec<Incident> {
    let reports: BTreeMap<&str, &Report> = reports
        .iter()
        .map(|report| (report.id.as_str(), report))
        .collect();
    let happenings = happening::gather(&claims, &reports);
    let pairs = keys::pairs(&happenings);
    let links: Vec<cluster::Edge> = pairs
        .into_iter()
        .filter_map(|(a, b)| {
            let (left, right) = (happenings.get(a)?, happenings.get(b)?);
            links::decide(left, right).map(|link| cluster::Edge { a, b, link })
        })
        .collect();
    let decided = decided::Decided::of(decisions, &happenings, &claims);
    let clusters = cluster::clusters(&happenings, links, &decided);
    let fixes = fixed::Fixes::of(decisions);
    assemble::incidents(&happenings, clusters, &claims, &reports, provenance, &fixes)
}

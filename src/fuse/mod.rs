//! Claims of all reports joined into incidents.
//!
//! ```text
//! claims -> happenings (one report's claims of one event, in numbers) -> keys: which happenings meet
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
mod both;
mod cluster;
mod compare;
mod decided;
mod disputes;
mod drafts;
mod evidence;
mod few;
mod fixed;
mod happening;
mod identity;
mod keys;
mod kinship;
mod labels;
mod links;
mod losses;
mod meetings;
mod mentions;
mod neighbours;
mod people;
mod places;
mod shown;
mod sources;
mod symbols;
mod title;
mod told;
mod tolls;
mod voices;
mod words;
mod world;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::model::Provenance;
use crate::model::{Claim, Decisions, Incident, Report};

/// Reports by their id.
type Reports<'a> = HashMap<&'a str, &'a Report>;

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
    let reports: Reports<'_> = reports
        .iter()
        .map(|report| (report.id.as_str(), report))
        .collect();
    let world = happening::gather(&claims, &reports);
    let meetings = meetings::Meetings::of(&world);
    let (links, _) = meetings::links(&world, &meetings);
    drop(meetings);
    let decided = decided::Decided::of(decisions, &world, &claims);
    let clusters = cluster::clusters(&world, links, &decided);
    let told = told::Told::of(&clusters, &world);
    // The happenings are as large as the incidents will be: they go before these come.
    drop((clusters, world));
    let fixes = fixed::Fixes::of(decisions);
    let drafts = drafts::drafts(&told, &claims, &reports, provenance, &fixes);
    drafts::incidents(drafts, claims, &told, provenance)
}

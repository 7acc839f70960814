#![expect(clippy::unwrap_used, reason = "a test that finds nothing must fail")]

use jiff::civil::date;

use super::build::*;
use super::fuse;
use crate::model::incident::{Disputed, Range};
use crate::model::*;
use crate::provenance::origins;

mod hekmat;
mod joins;
mod order;

fn run(reports: &[Report], said: Vec<Say>) -> Vec<Incident> {
    let claims: Vec<Claim> = said.into_iter().map(|say| say.0).collect();
    let provenance = origins(reports, &claims);
    fuse(reports, claims, &provenance)
}

/// Which reports each incident holds, for saying what was joined.
fn reports_of(incidents: &[Incident]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = incidents
        .iter()
        .map(|incident| {
            let mut ids: Vec<String> = incident
                .claims
                .iter()
                .map(|joined| joined.claim.report_id.clone())
                .collect();
            ids.sort();
            ids.dedup();
            ids
        })
        .collect();
    all.sort();
    all
}

#![expect(clippy::unwrap_used, reason = "a test that finds nothing must fail")]

use jiff::civil::date;

use super::fuse;
use crate::model::build::*;
use crate::model::incident::{Disputed, Range};
use crate::model::*;

mod decided;
mod evidence;
mod hekmat;
mod joins;
mod many;
mod noisy;
mod order;
mod recent;
mod versions;

fn run(reports: &[Report], said: Vec<Say>) -> Vec<Incident> {
    run_replacing(reports, said, &[])
}

/// Every claim has the origin that it came through, else its report's outlet.
fn run_replacing(reports: &[Report], said: Vec<Say>, replaced: &[(&str, &str)]) -> Vec<Incident> {
    let claims: Vec<Claim> = said.into_iter().map(|say| say.0).collect();
    let origin = |claim: &Claim| {
        let report = reports.iter().find(|report| report.id == claim.report_id);
        let outlet = report.and_then(|report| report.outlet.clone());
        claim.speaker.via.clone().or(outlet).unwrap_or_default()
    };
    let provenance = Provenance {
        origins: claims.iter().map(|claim| origin(claim).into()).collect(),
        replaced: replaced
            .iter()
            .map(|(old, new)| ((*old).to_owned(), (*new).to_owned()))
            .collect(),
        ..Provenance::default()
    };
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

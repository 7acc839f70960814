//! The whole run on one page: `Report -> spans -> locations -> claims -> incidents -> layer`.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use crate::annotate;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::extract;
use crate::fuse;
use crate::gazetteer::Gazetteer;
use crate::ingest;
use crate::model::{Claim, Incident, Location, Report, Warning};
use crate::provenance;
use crate::resolve::{self, Aside};
use crate::write::{self, InputRecord, Layer, RunInfo, Written};

/// What a run made, for its closing words.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Reports read.
    pub reports: usize,
    /// Files that were found and not taken.
    pub skipped: usize,
    /// The incidents, as written.
    pub incidents: Vec<Incident>,
    /// Claims behind them.
    pub claims: usize,
    /// What went wrong with inputs.
    pub warnings: Vec<Warning>,
    /// What was written.
    pub written: Written,
}

/// Reads the reports, extracts, fuses and writes.
///
/// # Errors
/// Whatever stops the run; the layer that was there before is then as it was.
pub fn run(config: &Config) -> Result<Outcome> {
    let gazetteer = gazetteer(config.gazetteer.as_deref())?;
    let ingested = ingest::read(&config.paths, &config.sources)?;
    let claims = claims(&ingested.reports, &gazetteer, config.jobs)?;
    let count = claims.len();
    let provenance = provenance::origins(&ingested.reports, &claims);
    let incidents = fuse::fuse(&ingested.reports, claims, &provenance);

    let mut run = RunInfo::new(gazetteer.version(), gazetteer.digest());
    run.inputs = ingested
        .inputs
        .iter()
        .map(|input| InputRecord {
            path: input.path.clone(),
            role: input.role.as_str().to_owned(),
            bytes: input.bytes,
            digest: input.digest.clone(),
        })
        .collect();
    run.warnings.clone_from(&ingested.warnings);
    run.counts = BTreeMap::from([
        ("reports".to_owned(), as_u64(ingested.reports.len())),
        ("skipped".to_owned(), as_u64(ingested.skipped)),
    ]);
    let layer = Layer {
        incidents: &incidents,
        run: &run,
    };
    let written = if config.sequence {
        write::sequence(&layer)
    } else {
        write::write(&layer, &config.out, &config.formats)?
    };
    Ok(Outcome {
        reports: ingested.reports.len(),
        skipped: ingested.skipped,
        claims: count,
        incidents,
        warnings: ingested.warnings,
        written,
    })
}

/// The built-in gazetteer, or a compiled one.
///
/// # Errors
/// [`Error::Gazetteer`] where the embedded bytes are damaged, [`Error::Usage`] where the file is no gazetteer.
pub fn gazetteer(file: Option<&Path>) -> Result<Gazetteer> {
    match file {
        None => Gazetteer::embedded().map_err(|error| Error::Gazetteer(error.to_string())),
        Some(path) => Gazetteer::load(path).map_err(|error| Error::Usage {
            message: error.to_string(),
            hint: "make a gazetteer file with: incident-mapper gazetteer import SOURCE -o FILE"
                .into(),
        }),
    }
}

/// The claims of all reports, in the order of the reports, whatever the number of threads.
///
/// # Errors
/// [`Error::Usage`] where the threads cannot be started.
pub fn claims(reports: &[Report], gazetteer: &Gazetteer, jobs: usize) -> Result<Vec<Claim>> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .map_err(|error| Error::Usage {
            message: format!("cannot start {jobs} threads: {error}"),
            hint: "give --jobs a smaller number".into(),
        })?;
    let by_report: Vec<Vec<Claim>> = pool.install(|| {
        reports
            .par_iter()
            .map(|report| of_report(report, gazetteer))
            .collect::<Result<_>>()
    })?;
    Ok(by_report.into_iter().flatten().collect())
}

/// The claims of one report: a pure function of the report and the gazetteer.
///
/// # Errors
/// [`Error::Lexicon`] where a built-in lexicon is faulty.
pub fn of_report(report: &Report, gazetteer: &Gazetteer) -> Result<Vec<Claim>> {
    let annotated = annotate::annotate(report, gazetteer)?;
    let resolved = resolve::resolve(report, &annotated, gazetteer);
    let seats: Vec<Location> = resolved
        .asides
        .into_iter()
        .filter(|(_, aside)| matches!(aside, Aside::Seat | Aside::Origin))
        .map(|(location, _)| location)
        .collect();
    Ok(extract::extract(
        report,
        &annotated,
        &resolved.locations,
        &seats,
    )?)
}

fn as_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

//! What reports have to give: expectations read from a table, checked against the incidents that
//! the pipeline makes of the reports, and told as a table of what is amiss. The table's keys are
//! described at the top of `tests/fixtures/paraphrase/expected.toml`.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod check;
mod faults;
mod told;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::Incident;
use incident_mapper::{fuse, ingest, pipeline, provenance};
use serde::Deserialize;

pub use told::{holds, listed, place_is, place_told};

/// A row of the table; the sort of row says how it is meant.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expected {
    pub name: String,
    pub files: Vec<String>,
    pub kinds: Option<Vec<String>>,
    pub from: Option<String>,
    pub to: Option<String>,
    pub place: Option<Vec<String>>,
    pub claimed_at: Vec<String>,
    pub said_dates: Vec<String>,
    pub killed: Option<Vec<i64>>,
    pub injured: Option<Vec<i64>>,
    pub taken: Option<Vec<i64>>,
    pub clarity: Option<u8>,
    pub persons: Vec<[String; 2]>,
    pub no_fate: Vec<[String; 2]>,
    pub actors: Vec<String>,
    pub against: Vec<String>,
    pub speakers: Vec<String>,
    pub stances: Vec<Vec<String>>,
    pub via: Vec<[String; 2]>,
    pub said_places: Vec<[String; 2]>,
    pub said_actors: Vec<[String; 2]>,
    pub reports: Vec<String>,
    pub basis: Option<String>,
    pub detail: Option<String>,
    pub disputed: Vec<String>,
    pub undisputed: Vec<String>,
    pub claimed_by: Option<String>,
    pub denied_by: Option<String>,
    pub quote: Option<String>,
    pub min: Option<usize>,
    pub max: Option<usize>,
}

/// A table of expectations.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expectations {
    /// Some incident must fulfil the row.
    pub incident: Vec<Expected>,
    /// No incident may.
    pub not: Vec<Expected>,
    /// From `min` to `max` incidents must.
    pub count: Vec<Expected>,
}

/// A key of a row that an incident does not fulfil.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    pub key: &'static str,
    pub expected: String,
    pub got: String,
}

/// How a folder's expectations were met.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Rows in all.
    pub rows: usize,
    /// Rows that hold.
    pub met: usize,
    /// A line for a person to read, more for each row that does not hold.
    pub told: String,
}

/// The built-in gazetteer, read once for all tests.
pub fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| pipeline::gazetteer(None).unwrap())
}

/// The folder of a fixture.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// Reads the table `expected.toml` of a folder.
pub fn read(folder: &Path) -> Expectations {
    let text = fs::read_to_string(folder.join("expected.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

/// The incidents that the pipeline makes of files, mapped together.
pub fn incidents(paths: &[PathBuf]) -> Vec<Incident> {
    let read = ingest::read(paths, &[]).unwrap();
    let claims = pipeline::claims(&read.reports, gazetteer(), 1).unwrap();
    let origins = provenance::origins(&read.reports, &claims);
    fuse::fuse(&read.reports, claims, &origins)
}

/// Checks every row against the reports of `folder`; a row without files is of all of `all`.
pub fn check(expectations: &Expectations, folder: &Path, all: &[String]) -> Outcome {
    let mut outcome = Outcome::default();
    let mut made: BTreeMap<Vec<String>, Vec<Incident>> = BTreeMap::new();
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    let rows = expectations.incident.iter().map(|row| (Sort::Some, row));
    let rows = rows.chain(expectations.not.iter().map(|row| (Sort::None, row)));
    let rows = rows.chain(expectations.count.iter().map(|row| (Sort::Count, row)));
    for (sort, row) in rows {
        let files = if row.files.is_empty() {
            all.to_vec()
        } else {
            row.files.clone()
        };
        let incidents = made.entry(files.clone()).or_insert_with(|| {
            incidents(&files.iter().map(|f| folder.join(f)).collect::<Vec<_>>())
        });
        outcome.rows += 1;
        match amiss(sort, row, incidents) {
            None => outcome.met += 1,
            Some(why) => {
                let of = if row.files.is_empty() {
                    "all reports".to_owned()
                } else {
                    files.join(" + ")
                };
                let place = told.entry(of).or_default();
                writeln!(place, "  {}: {why}", row.name).unwrap();
            }
        }
    }
    for (files, lines) in &told {
        write!(outcome.told, "{files}\n{lines}").unwrap();
    }
    writeln!(
        outcome.told,
        "{} of {} expectations met",
        outcome.met, outcome.rows
    )
    .unwrap();
    outcome
}

/// What is wrong with the tables themselves: names, words and files that there are not.
pub fn faults(expectations: &Expectations, folder: &Path) -> Vec<String> {
    faults::of(expectations, folder)
}

/// How a row is meant.
#[derive(Clone, Copy)]
pub enum Sort {
    Some,
    None,
    Count,
}

/// What is wrong with a row, or nothing.
pub fn amiss(sort: Sort, row: &Expected, incidents: &[Incident]) -> Option<String> {
    let misses: Vec<(&Incident, Vec<Miss>)> = incidents
        .iter()
        .map(|incident| (incident, check::misses(row, incident, gazetteer())))
        .collect();
    let holds = || {
        misses
            .iter()
            .filter(|(_, misses)| misses.is_empty())
            .map(|(incident, _)| *incident)
    };
    let titles = || {
        holds()
            .map(|i| format!("\n      {} ({})", i.title, i.id))
            .collect::<String>()
    };
    match sort {
        Sort::Some if holds().next().is_some() => None,
        Sort::Some => Some(nearest(&misses)),
        Sort::None => holds()
            .next()
            .map(|_| format!("there should be none, there is{}", titles())),
        Sort::Count => {
            let (count, min, max) = (
                holds().count(),
                row.min.unwrap_or(0),
                row.max.unwrap_or(usize::MAX),
            );
            let fits = (min..=max).contains(&count);
            (!fits).then(|| format!("{count} where {min} to {max} should be{}", titles()))
        }
    }
}

/// The incident that comes nearest, and what it lacks.
fn nearest(misses: &[(&Incident, Vec<Miss>)]) -> String {
    // What tells which incident is meant weighs more than what is said of it.
    let weight = |miss: &Miss| match miss.key {
        "quote" => 5,
        "kinds" | "persons" => 3,
        "dates" | "place" => 2,
        _ => 1,
    };
    let best = misses
        .iter()
        .min_by_key(|(_, misses)| misses.iter().map(weight).sum::<i32>());
    let Some((incident, lacks)) = best else {
        return "no incident at all".to_owned();
    };
    let mut told = format!("nearest is \"{}\" ({})", incident.title, incident.id);
    for miss in lacks {
        let Miss { key, expected, got } = miss;
        write!(
            told,
            "\n      {key:<12} expected {expected}\n      {:<12}      got {got}",
            ""
        )
        .unwrap();
    }
    told
}

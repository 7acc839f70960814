//! Damaged reports: none may stop the program, what it says of them must stand in their texts, and
//! most of what it read in the whole report must be read in the damaged one too.
//!
//! 600 mutations of the bundled reports and the corpus are tried by `cargo test`; as many as
//! `INCIDENT_MAPPER_MUTATIONS` says otherwise. `.ci/slow/mutations.sh` tries ten thousand. The n-th mutation
//! is always the same one: a failure names report, sort and number, and `INCIDENT_MAPPER_MUTATION=n` tries that one alone.
#![expect(clippy::print_stdout, reason = "the shares are told to whoever asks")]
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

pub mod sorts;

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use incident_mapper::model::{Claim, Incident, Report};
use incident_mapper::{fuse, ingest, pipeline, provenance};
use rayon::prelude::*;

use crate::expect::{fixture, gazetteer};
use sorts::{Numbers, Sort, mutate};

/// Mutations that the ordinary run tries: some seconds a hundred on a core, in a debug build.
const ORDINARY: usize = 600;

/// Percent of the whole reports' incidents that the damaged reports must give, by sort. A cut sentence may
/// take its incident with it; a missing full stop should not.
const FLOORS: [(Sort, usize); 10] = [
    (Sort::CutSentence, 55),
    (Sort::CutStretch, 55),
    (Sort::JoinedLines, 85),
    (Sort::DoubledSpaces, 90),
    (Sort::MissingMarks, 58),
    (Sort::UpperHeadline, 85),
    (Sort::CurlyQuotes, 97),
    (Sort::MixedQuotes, 95),
    (Sort::LookAlikes, 88),
    (Sort::Several, 66),
];

struct Whole {
    report: Report,
    incidents: Vec<Incident>,
    /// False for a text that tells of no incident: it must not stop the program, and has nothing to keep.
    counted: bool,
}

struct Tried {
    sort: Sort,
    all: usize,
    kept: usize,
    more: usize,
    faults: Vec<String>,
}

#[test]
fn damaged_reports_are_still_read() {
    let only = number("INCIDENT_MAPPER_MUTATION");
    let count = number("INCIDENT_MAPPER_MUTATIONS").unwrap_or(ORDINARY);
    let wholes = wholes();
    let range = only.map_or(0..count, |n| n..n + 1);
    let tried: Vec<Tried> = range.into_par_iter().map(|n| attempt(n, &wholes)).collect();

    let faults: Vec<&String> = tried.iter().flat_map(|t| &t.faults).collect();
    assert!(faults.is_empty(), "{} faults:\n{faults:#?}", faults.len());

    println!("\n{} mutations of {} reports", tried.len(), wholes.len());
    let mut short = Vec::new();
    let mut sums = (0, 0);
    for (sort, floor) in FLOORS {
        let of = || tried.iter().filter(|t| t.sort == sort);
        let all: usize = of().map(|t| t.all).sum();
        let kept: usize = of().map(|t| t.kept).sum();
        let more: usize = of().map(|t| t.more).sum();
        let share = (kept * 100).checked_div(all).unwrap_or(100);
        println!("{sort:?}: {kept} of {all} incidents kept ({share} %), {more} others made");
        if only.is_none() && share < floor {
            short.push(format!(
                "{sort:?}: {share} % kept, {floor} % at least before"
            ));
        }
        sums = (sums.0 + kept, sums.1 + all);
    }
    println!("in all: {} of {} incidents kept", sums.0, sums.1);
    assert_eq!(short, Vec::<String>::new());
}

#[test]
fn every_sort_of_damage_damages() {
    let plain = "\"We're here,\" said police. Two men died, one in Kabul.\nThe end came.";
    for sort in Sort::ALL {
        let changed = |n: u64| {
            let (mut title, mut text) = (Some("Two dead".to_owned()), plain.to_owned());
            mutate(sort, &mut title, &mut text, &mut Numbers::new(n));
            text != plain
        };
        assert!((0..20).any(changed), "{sort:?} leaves the text as it is");
        assert!(FLOORS.iter().any(|(floor, _)| *floor == sort), "{sort:?}");
    }
}

fn number(name: &str) -> Option<usize> {
    let given = env::var(name).ok()?;
    Some(given.parse().unwrap())
}

/// The bundled reports and the corpus, each with what comes of it undamaged.
fn wholes() -> Vec<Whole> {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reports");
    let sets =
        ["open", "apart", "negatives"].map(|set| fixture("corpus").join(set).join("reports"));
    let mut paths: Vec<PathBuf> = vec![bundled];
    paths.extend(sets);
    let reports = ingest::read(&paths, &[]).unwrap().reports;
    reports
        .into_par_iter()
        .map(|report| {
            let incidents = incidents(&report).unwrap().1;
            let counted = !report.path.contains("negatives");
            Whole {
                report,
                incidents,
                counted,
            }
        })
        .collect()
}

fn incidents(report: &Report) -> Result<(Vec<Claim>, Vec<Incident>), String> {
    let claims = pipeline::of_report(report, gazetteer()).map_err(|error| error.to_string())?;
    let reports = std::slice::from_ref(report);
    let origins = provenance::origins(reports, &claims);
    Ok((claims.clone(), fuse::fuse(reports, claims, &origins)))
}

fn attempt(n: usize, wholes: &[Whole]) -> Tried {
    let sort = Sort::ALL[n % Sort::ALL.len()];
    let mut numbers = Numbers::new(u64::try_from(n).unwrap());
    let whole = &wholes[numbers.below(wholes.len())];
    let mut report = whole.report.clone();
    mutate(sort, &mut report.title, &mut report.text, &mut numbers);
    let mut tried = Tried {
        sort,
        all: if whole.counted {
            whole.incidents.len()
        } else {
            0
        },
        kept: 0,
        more: 0,
        faults: Vec::new(),
    };
    let at = format!("{}, {sort:?}, number {n}", report.id);
    match catch_unwind(AssertUnwindSafe(|| incidents(&report))) {
        Err(_) => tried.faults.push(format!("{at}: panics")),
        Ok(Err(error)) => tried.faults.push(format!("{at}: {error}")),
        Ok(Ok((claims, incidents))) => {
            let amiss = claims.iter().flat_map(|claim| amiss(claim, &report));
            tried
                .faults
                .extend(amiss.map(|what| format!("{at}: {what}")));
            if whole.counted {
                tried.kept = kept(&whole.incidents, &incidents);
                tried.more = incidents.len() - tried.kept;
            }
        }
    }
    tried
}

/// What of a claim does not stand in the text, or contradicts itself.
fn amiss(claim: &Claim, report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    if report.text.get(claim.span.start..claim.span.end).is_none() {
        wrong.push(format!("no words at {:?}", claim.span));
    }
    for evidence in &claim.evidence {
        if !evidence.stands_in(report) {
            wrong.push(format!(
                "{:?}: {:?} stands elsewhere",
                evidence.field, evidence.words
            ));
        }
    }
    for count in [claim.killed, claim.injured, claim.taken]
        .into_iter()
        .flatten()
    {
        if count.max.is_some_and(|max| max < count.min) {
            wrong.push(format!("from {} to {:?}", count.min, count.max));
        }
    }
    wrong
}

/// How many of the whole report's incidents are there still: of the same kind, at the same place,
/// on the same days.
fn kept(whole: &[Incident], damaged: &[Incident]) -> usize {
    let same = |a: &Incident, b: &Incident| {
        let place = |i: &Incident| i.location.as_ref().map(|l| (l.key.clone(), l.kind));
        let days = |i: &Incident| i.date.as_ref().map(|date| date.interval);
        a.kind == b.kind && place(a) == place(b) && days(a) == days(b)
    };
    let mut left: Vec<&Incident> = damaged.iter().collect();
    let mut kept = 0;
    for incident in whole {
        if let Some(at) = left.iter().position(|other| same(incident, other)) {
            left.swap_remove(at);
            kept += 1;
        }
    }
    kept
}

//! Reports that come in many batches give what they give at once: no batch is lost, none comes out
//! of order, and what a duplicate tells is not told twice.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fmt::Write as _;
use std::fs;

use clap::Parser;
use incident_mapper::cli::{Cli, Command};
use incident_mapper::config::Config;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::{ingest, provenance, search};

/// More than a batch holds.
const REPORTS: usize = 2200;

#[test]
fn many_batches_give_what_one_gives() {
    let desk = tempfile::tempdir().unwrap();
    let mut lines = String::new();
    for number in 0..REPORTS {
        // Those about the end of a batch tell something; ids sort in another order than they come.
        let text = if number % 500 == 0 || (2045..2052).contains(&number) {
            format!(
                "A roadside bomb killed {} civilians in Khost city on Thursday, the provincial police said.",
                number + 2
            )
        } else {
            format!("The market was quiet on day {number}.")
        };
        writeln!(
            lines,
            r#"{{"id":"r{}","text":"{text}","published":"2019-05-03","outlet":"Paper"}}"#,
            (number * 7919) % REPORTS
        )
        .unwrap();
    }
    fs::write(desk.path().join("lines.jsonl"), &lines).unwrap();
    // The same again: each is a duplicate under another id.
    fs::write(
        desk.path().join("again.jsonl"),
        lines.replace("\"id\":\"r", "\"id\":\"s"),
    )
    .unwrap();
    let folder = desk.path().to_str().unwrap();
    let Command::Map(args) = Cli::parse_from(["incident-mapper", "map", folder]).command else {
        unreachable!("map was asked for");
    };
    let config = Config::of(args).unwrap();
    let gazetteer = Gazetteer::embedded().unwrap();
    let searched = search::search(&config, &gazetteer, &|_| {}).unwrap();

    let read = ingest::read(&config.paths, &[]).unwrap();
    assert_eq!(read.reports.len(), REPORTS);
    let ids = |reports: &[incident_mapper::model::Report]| -> Vec<String> {
        reports.iter().map(|report| report.id.clone()).collect()
    };
    assert_eq!(ids(&searched.ingested.reports), ids(&read.reports));
    assert!(
        searched
            .ingested
            .reports
            .iter()
            .all(|report| report.text.is_empty())
    );
    assert_eq!(searched.ingested.warnings, read.warnings);
    assert_eq!(searched.languages.len(), REPORTS);
    let claims = search::claims(&read.reports, &gazetteer, 1).unwrap();
    assert!(claims.len() >= 11, "{}", claims.len());
    assert_eq!(searched.claims, claims);
    let by_prints = provenance::origins_by_prints(
        &searched.ingested.reports,
        &searched.prints,
        &searched.ingested.numbers,
        &claims,
    );
    assert_eq!(
        by_prints.unwrap(),
        provenance::origins(&read.reports, &claims)
    );
}

//! Reports that come in many batches give what they give at once: no batch is lost, none comes out
//! of order, and what a duplicate tells is not told twice.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fmt::Write as _;
use std::fs;

use clap::Parser;
use incident_mapper::cli::{Cli, Command};
use incident_mapper::config::Config;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::Report;
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
    assert_eq!(searched.ingested.count, REPORTS);
    let told: usize = searched.languages.values().sum();
    assert_eq!(told, REPORTS);
    assert_eq!(searched.ingested.warnings, read.warnings);
    let claims = search::claims(&read.reports, &gazetteer, 1).unwrap();
    assert!(claims.len() >= 11, "{}", claims.len());
    assert_eq!(searched.claims, claims);
    // Of the reports those that tell something are kept, with all that is known of them but the text.
    let speaking: Vec<Report> = read
        .reports
        .iter()
        .filter(|report| claims.iter().any(|claim| claim.report_id == report.id))
        .cloned()
        .map(|report| Report {
            text: String::new(),
            ..report
        })
        .collect();
    assert_eq!(searched.ingested.reports, speaking);
    assert_eq!(
        provenance::origins_of(
            &searched.ingested.reports,
            &searched.ingested.numbers,
            &searched.prints,
            &searched.copies,
            &claims,
        ),
        provenance::origins(&read.reports, &claims)
    );
}

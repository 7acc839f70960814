//! Reading only the paragraphs about the names of places gives what reading the whole report gives.

#![expect(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::Report;
use incident_mapper::model::location::Mention;
use incident_mapper::{annotate, ingest, pipeline, resolve};

const FOLDERS: [&str; 3] = [
    "data/reports",
    "tests/fixtures/corpus/open/reports",
    "tests/fixtures/corpus/negatives/reports",
];

/// Prose that names no place, person or kind of place, with a break in it.
const FILLER: &str = "The price of violins rose by 512 dollars, which the maker called modest. A quiet season is expected.\n\n\
    Sales of tulips fell in the second quarter, the paper wrote. Nobody asked why they keep for so long in the double valleys that were mapped, or in a flooded area.";

fn reports() -> Vec<Report> {
    let paths: Vec<PathBuf> = FOLDERS.iter().map(PathBuf::from).collect();
    let read = ingest::read(&paths, &[]).expect("reports of the repository");
    read.reports
}

/// The mentions by way of all that is in the report.
fn whole(report: &Report, gaz: &Gazetteer) -> Vec<Mention> {
    let places = annotate::places::places(&report.text, gaz);
    let annotated = annotate::annotate_for_places(report, places).expect("sound lexicons");
    resolve::resolve(report, &annotated, gaz).mentions
}

fn is_shortened(report: &Report, gaz: &Gazetteer) -> bool {
    let places = annotate::places::places(&report.text, gaz);
    let part = annotate::stretch::stretch(&report.text, &places, resolve::signs);
    part.expect("sound lexicons").is_some()
}

fn agree(report: &Report, gaz: &Gazetteer) {
    let short = pipeline::mentions_of_report(report, gaz).expect("sound lexicons");
    assert_eq!(short, whole(report, gaz), "{}", report.text);
}

#[test]
fn the_reports_of_the_repository_are_resolved_alike() {
    let gaz = Gazetteer::embedded().expect("the built-in gazetteer");
    for report in reports() {
        agree(&report, &gaz);
    }
}

#[test]
fn a_paragraph_among_others_is_resolved_as_with_them() {
    let gaz = Gazetteer::embedded().expect("the built-in gazetteer");
    let (mut shortened, mut named) = (0, 0);
    for report in reports() {
        let paragraphs: Vec<&str> = report.text.split("\n\n").collect();
        for pair in paragraphs.chunks(2) {
            let words = pair.join("\n\n");
            let text = [FILLER, FILLER, &words, FILLER, FILLER].join("\n\n");
            let report = Report {
                text,
                ..report.clone()
            };
            agree(&report, &gaz);
            shortened += usize::from(is_shortened(&report, &gaz));
            named += usize::from(!whole(&report, &gaz).is_empty());
        }
    }
    assert!(shortened * 4 > named, "{shortened} of {named}");
}

#[test]
fn what_stands_elsewhere_may_speak_of_the_name() {
    let gaz = Gazetteer::embedded().expect("the built-in gazetteer");
    let report = reports().into_iter().next().expect("a report");
    let opening = "The fair in London drew 512 people, a paper said.";
    let plain = [opening, FILLER, FILLER].join("\n\n");
    let person = [
        opening,
        FILLER,
        FILLER,
        "Mary London shot 5 pictures there.",
    ]
    .join("\n\n");
    for (text, short) in [(plain, true), (person, false)] {
        let report = Report {
            text,
            ..report.clone()
        };
        assert_eq!(is_shortened(&report, &gaz), short, "{}", report.text);
        agree(&report, &gaz);
    }
}

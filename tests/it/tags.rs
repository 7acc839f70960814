//! Words of happenings in a labelled sample: noun, verb or passive, as our patterns take them. docs/METHOD.md tells how
//! a tagger did on the same words. What is amiss: `cargo test --test it tags -- --nocapture`.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]
#![expect(clippy::print_stdout, reason = "what is amiss is told to whoever asks")]

use std::fs;
use std::path::Path;

use incident_mapper::annotate::annotate;
use incident_mapper::extract::{Use, word_uses};
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{Report, Span};
use incident_mapper::resolve::resolve;

/// Of so many words ...
const ASKED: usize = 211;
/// ... so many at least are taken for what they are.
const RIGHT: usize = 194;

/// A row of the sample: how a word stands, the sentence without its marks, and where the word is in it.
fn row(line: &str) -> (&str, String, Span) {
    let (label, marked) = line.split_once('\t').unwrap();
    let start = marked.find('[').unwrap();
    let end = marked.find(']').unwrap() - 1;
    (label, marked.replace(['[', ']'], ""), Span::new(start, end))
}

fn report(text: String) -> Report {
    Report {
        id: "sample".to_owned(),
        path: "sample".to_owned(),
        digest: String::new(),
        outlet: None,
        agency: None,
        title: None,
        url: None,
        published: Some(jiff::civil::date(2018, 6, 15)),
        published_from: None,
        updated: None,
        text,
    }
}

/// How the word at a span was taken, where it was taken for a word of a happening at all.
fn taken(text: String, at: Span, gazetteer: &Gazetteer) -> &'static str {
    let report = report(text);
    let annotated = annotate(&report, gazetteer).unwrap();
    let places = resolve(&report, &annotated, gazetteer);
    let uses = word_uses(&report, &annotated, &places.locations).unwrap();
    let found = uses
        .iter()
        .find(|word| word.span.start < at.end && at.start < word.span.end);
    match found.map(|word| word.used) {
        Some(Use::Noun) => "noun",
        Some(Use::Active | Use::Bare) => "active",
        Some(Use::Passive) => "passive",
        None => "nothing",
    }
}

#[test]
fn words_of_happenings_are_taken_for_what_they_are() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tags/uses.tsv");
    let table = fs::read_to_string(path).unwrap();
    let rows: Vec<&str> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .collect();
    assert_eq!(rows.len(), ASKED);
    let gazetteer = Gazetteer::embedded().unwrap();
    let mut right = 0;
    for line in rows {
        let (label, text, at) = row(line);
        let taken = taken(text, at, &gazetteer);
        if taken == label {
            right += 1;
        } else {
            println!("{taken}: {line}");
        }
    }
    println!("{right} of {ASKED}");
    if right < RIGHT {
        panic!("{right} of {ASKED} words are taken for what they are; {RIGHT} were");
    }
}

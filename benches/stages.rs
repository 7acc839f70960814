//! How long each stage takes on reports of a built corpus, and how many bytes of text it does a
//! second: `cargo bench --bench stages [-- STAGE]`.
//!
//! The machine's mood is in these figures; `benches/instructions.rs` counts instructions instead.

#![expect(
    clippy::expect_used,
    clippy::string_slice,
    reason = "a tool for measuring stops at the first surprise"
)]

#[path = "support/corpus.rs"]
#[expect(dead_code, reason = "whole corpora are written by the example")]
mod corpus;

use std::path::Path;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use incident_mapper::annotate;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{Report, Span};
use incident_mapper::pipeline;
use incident_mapper::provenance;
use incident_mapper::resolve;
use incident_mapper::text::{calendar, fold::Folded, language, numbers, tokens};

/// Reports of each kind: enough that no one text decides.
const REPORTS: usize = 40;

/// Reports that tell of Afghanistan, and such as tell of elsewhere.
const KINDS: [&str; 2] = ["relevant", "elsewhere"];

static GAZETTEER: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::embedded().expect("the built-in gazetteer"));

fn main() {
    divan::main();
}

fn reports(kind: &str) -> Vec<Report> {
    let builder = corpus::Builder::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut random = corpus::Random::new(1);
    let mut text = || match kind {
        "relevant" => builder.relevant(&mut random),
        _ => corpus::elsewhere(&mut random),
    };
    (0..REPORTS)
        .map(|at| Report {
            id: at.to_string(),
            path: at.to_string(),
            digest: String::new(),
            outlet: None,
            agency: None,
            title: None,
            url: None,
            published: Some(jiff::civil::date(2018, 5, 3)),
            published_from: None,
            updated: None,
            text: text(),
        })
        .collect()
}

/// Measures a piece of work on all the reports of a kind.
fn each<T>(bencher: Bencher<'_, '_>, kind: &str, work: impl Fn(&Report) -> T) {
    let reports = reports(kind);
    let bytes: usize = reports.iter().map(|report| report.text.len()).sum();
    // What is made once a run is no part of a report's cost.
    for report in &reports {
        black_box(work(report));
    }
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for report in &reports {
            black_box(work(black_box(report)));
        }
    });
}

#[divan::bench(args = KINDS)]
fn language(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| language::recognise(&r.text));
}

#[divan::bench(args = KINDS)]
fn fold(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| Folded::new(&r.text));
}

#[divan::bench(args = KINDS)]
fn names(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| {
        annotate::places::places(&r.text, &GAZETTEER)
    });
}

#[divan::bench(args = KINDS)]
fn tokens(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| tokens::tokenize(&r.text));
}

#[divan::bench(args = KINDS)]
fn dates(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| {
        calendar::find_dates(&r.text, Span::new(0, r.text.len()), r.published)
    });
}

#[divan::bench(args = KINDS)]
fn numbers(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| {
        numbers::find_numbers(&r.text, Span::new(0, r.text.len()))
    });
}

#[divan::bench(args = KINDS)]
fn published(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| calendar::published_in_text(&r.text));
}

#[divan::bench(args = KINDS)]
fn annotate(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| annotate::annotate(r, &GAZETTEER));
}

#[divan::bench(args = KINDS)]
fn resolve(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| {
        let annotated = annotate::annotate(r, &GAZETTEER).expect("sound lexicons");
        resolve::resolve(r, &annotated, &GAZETTEER)
    });
}

#[divan::bench(args = KINDS)]
fn mentions(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| {
        pipeline::mentions_of_report(r, &GAZETTEER)
    });
}

#[divan::bench(args = KINDS)]
fn claims(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, |r| pipeline::of_report(r, &GAZETTEER));
}

#[divan::bench(args = KINDS)]
fn prints(bencher: Bencher<'_, '_>, kind: &str) {
    each(bencher, kind, provenance::print);
}

//! How long each stage takes on reports of a built corpus, in megabytes of text a second, best of the
//! runs: `cargo run --release --example stages [-- STAGE]`.
//!
//! The machine's mood is in these figures; `benches/instructions.sh` counts instructions instead.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a tool for measuring prints what it measured and stops at the first surprise"
)]

#[path = "support/corpus.rs"]
#[expect(dead_code, reason = "whole corpora are written by the example")]
mod corpus;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use incident_mapper::annotate;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::{Report, Span};
use incident_mapper::pipeline;
use incident_mapper::resolve;
use incident_mapper::text::{calendar, fold::Folded, language, numbers, tokens};

/// Reports of each kind: enough that no one text decides.
const REPORTS: usize = 40;
const KINDS: [&str; 2] = ["relevant", "elsewhere"];

const RUNS: usize = 10;

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

/// Measures a piece of work on each of the reports.
fn each<T>(name: &str, wanted: &str, kinds: &[Vec<Report>], work: impl Fn(&Report) -> T) {
    if !name.contains(wanted) {
        return;
    }
    print!("{name:10}");
    for reports in kinds {
        let bytes: usize = reports.iter().map(|report| report.text.len()).sum();
        let mut best = f64::MAX;
        for _ in 0..RUNS {
            let begun = Instant::now();
            for report in reports {
                black_box(work(report));
            }
            best = best.min(begun.elapsed().as_secs_f64());
        }
        print!("{:12.1}", bytes as f64 / 1e6 / best);
    }
    println!();
}

fn main() {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let gaz = Gazetteer::embedded().expect("the built-in gazetteer");
    let kinds = KINDS.map(reports);
    println!("{:10}{:>12}{:>12}  (MB/s)", "", KINDS[0], KINDS[1]);
    let whole = |report: &Report| Span::new(0, report.text.len());
    each("language", &wanted, &kinds, |r| {
        language::recognise(&r.text)
    });
    each("fold", &wanted, &kinds, |r| Folded::new(&r.text));
    each("names", &wanted, &kinds, |r| {
        annotate::places::places(&r.text, &gaz)
    });
    each("tokens", &wanted, &kinds, |r| tokens::tokenize(&r.text));
    each("dates", &wanted, &kinds, |r| {
        calendar::find_dates(&r.text, whole(r), r.published)
    });
    each("numbers", &wanted, &kinds, |r| {
        numbers::find_numbers(&r.text, whole(r))
    });
    each("published", &wanted, &kinds, |r| {
        calendar::published_in_text(&r.text)
    });
    each("annotate", &wanted, &kinds, |r| annotate::annotate(r, &gaz));
    each("resolve", &wanted, &kinds, |r| {
        let annotated = annotate::annotate(r, &gaz).expect("sound lexicons");
        resolve::resolve(r, &annotated, &gaz)
    });
    each("mentions", &wanted, &kinds, |r| {
        pipeline::mentions_of_report(r, &gaz)
    });
    each("claims", &wanted, &kinds, |r| pipeline::of_report(r, &gaz));
}

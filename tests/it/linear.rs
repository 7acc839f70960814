//! No report takes the square of its length, whatever it repeats.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::time::{Duration, Instant};

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::Report;
use incident_mapper::pipeline;

/// What is repeated: each of these took the square of its length once.
const REPEATED: [&str; 6] = ["-", "—", "\"", "'", ")", "Kunar, "];

const SENTENCE: &str = "Two people were killed in an explosion in Kabul on Monday, police said. ";

/// Bytes of the shorter text, and how much longer the other is. What a stretch of 250 words costs shows in shorter ones.
const SHORT: usize = 16_000;
const LONGER: usize = 4;

/// Where the square would take sixteen times as long, a machine that is busy with other things may show more than four.
const MOST: u32 = 9;

/// What takes less is not measured: a clock shows other things than the work.
const TOO_SHORT: Duration = Duration::from_millis(150);

fn report(repeated: &str, bytes: usize) -> Report {
    Report {
        id: "a".into(),
        path: "a".into(),
        digest: String::new(),
        outlet: None,
        agency: None,
        title: None,
        url: None,
        published: Some(jiff::civil::date(2019, 5, 3)),
        published_from: None,
        updated: None,
        text: format!(
            "{SENTENCE}{} {SENTENCE}",
            repeated.repeat(bytes / repeated.len())
        ),
    }
}

#[test]
fn what_is_repeated_takes_no_square_of_its_length() {
    let gaz = Gazetteer::embedded().unwrap();
    let read = |report: &Report| {
        let begun = Instant::now();
        pipeline::of_report(report, &gaz).unwrap();
        begun.elapsed()
    };
    // Words and patterns are made ready.
    read(&report("rain ", SHORT));
    for repeated in REPEATED {
        let [short, long] = [SHORT, SHORT * LONGER].map(|bytes| report(repeated, bytes));
        // The best of some runs, for others use the machine too.
        let mut best = (Duration::MAX, Duration::MAX);
        let linear = (0..5).any(|_| {
            best = (best.0.min(read(&short)), best.1.min(read(&long)));
            best.1 < TOO_SHORT || best.1 < best.0 * MOST
        });
        assert!(linear, "{repeated:?}: {best:?}");
    }
}

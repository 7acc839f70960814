//! The floor of reading a corpus: every line found by memchr and parsed by serde_json into its
//! fields, its text searched for each capital letter; nothing is understood.
//!
//! `cargo run --release --example floor -- FILE [RUNS]` prints the best of the runs, in megabytes a
//! second, for a plain read, for a memchr pass and for the floor.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for measuring prints what it measured and stops at the first surprise"
)]

use std::time::Instant;

#[derive(serde::Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    text: std::borrow::Cow<'a, str>,
}

fn best(runs: usize, bytes: usize, mut work: impl FnMut() -> usize) -> (f64, usize) {
    let mut most: f64 = 0.0;
    let mut result = 0;
    for _ in 0..runs {
        let start = Instant::now();
        result = std::hint::black_box(work());
        most = most.max(bytes as f64 / 1e6 / start.elapsed().as_secs_f64());
    }
    (most, result)
}

fn main() {
    let mut args = std::env::args().skip(1);
    let file = args.next().expect("arguments: FILE [RUNS]");
    let runs = args
        .next()
        .map_or(3, |runs| runs.parse().expect("a number of runs"));
    let bytes = std::fs::metadata(&file).expect("a file").len() as usize;
    let read = || std::fs::read(&file).expect("a file that can be read");
    let (plain, _) = best(runs, bytes, || read().len());
    let (lines, _) = best(runs, bytes, || memchr::memchr_iter(b'\n', &read()).count());
    let (floor, words) = best(runs, bytes, || {
        let data = read();
        let mut from = 0;
        let mut words = 0;
        for to in memchr::memchr_iter(b'\n', &data) {
            let line: Line<'_> = serde_json::from_slice(&data[from..to]).expect("a JSON object");
            words += memchr::memchr_iter(b' ', line.text.as_bytes()).count();
            from = to + 1;
        }
        words
    });
    println!("read {plain:.0} MB/s, memchr {lines:.0} MB/s, floor {floor:.0} MB/s ({words} words)");
}

//! Seeded damage without end: the readers of every format, the whole of `map`, the outlines and the
//! readers of written layers. None may panic, and a layer that `map` writes is one that `check` passes.
//!
//! `cargo test` tries a few of each; `.ci/slow/fuzz.sh` goes on for as long as it is told
//! (`INCIDENT_MAPPER_FUZZ_SECONDS`). The n-th input of a target is always the same one: a failure
//! names target and number, and `INCIDENT_MAPPER_FUZZ_FROM=n` begins there.
#![expect(clippy::print_stdout, reason = "the counts are told to whoever asks")]
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::env;
use std::fs;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::tempdir;

use crate::entry::{self, read};
use crate::inputs_fuzz::{NAMES, PIECES, fixtures};
use crate::layer_sample::incidents;
use crate::layer_written::written;
use crate::mutations::sorts::Numbers;

/// A file by its name.
type File = (String, Vec<u8>);

/// What numbers and lengths become.
const NUMBERS: [&str; 10] = [
    "0",
    "-1",
    "1e308",
    "-0.0",
    "9999999999999999999",
    "180.1",
    "1e-320",
    "null",
    "[]",
    "\"\"",
];

/// Tries inputs of a target: so many, or as long as is asked for.
fn go(target: &str, ordinary: u64, mut attempt: impl FnMut(&mut Numbers)) {
    let number = |name| {
        env::var(name)
            .ok()
            .and_then(|words| words.parse::<u64>().ok())
    };
    let lasts = number("INCIDENT_MAPPER_FUZZ_SECONDS").map(Duration::from_secs);
    let from = number("INCIDENT_MAPPER_FUZZ_FROM").unwrap_or(0);
    let (begun, mut n) = (Instant::now(), from);
    while lasts.map_or(n - from < ordinary, |lasts| begun.elapsed() < lasts) {
        let mut numbers = Numbers::new(n ^ ((target.len() as u64) << 32));
        let tried = catch_unwind(AssertUnwindSafe(|| attempt(&mut numbers)));
        assert!(
            tried.is_ok(),
            "target {target}: INCIDENT_MAPPER_FUZZ_FROM={n}"
        );
        n += 1;
    }
    println!(
        "{target}: {} inputs in {:.0?}, no failure",
        n - from,
        begun.elapsed()
    );
}

/// One file damaged in one to eight places, perhaps with a stretch of another.
fn damaged(files: &[File], n: &mut Numbers) -> File {
    let (name, bytes) = files[n.below(files.len())].clone();
    let mut bytes = bytes;
    for _ in 0..=n.below(8) {
        let at = n.below(bytes.len() + 1);
        let end = (at + n.below(60)).min(bytes.len());
        match n.below(11) {
            0 => bytes.truncate(at),
            1 => {
                bytes.drain(at..end);
            }
            2 => {
                let stretch = bytes[at..end].to_vec();
                let times = 1 + n.below(40);
                bytes.splice(at..at, stretch.repeat(times));
            }
            3 | 4 => {
                let piece = PIECES[n.below(PIECES.len())];
                bytes.splice(at..end, piece.bytes());
            }
            5 => {
                let other = &files[n.below(files.len())].1;
                let from = n.below(other.len() + 1);
                let to = (from + n.below(400)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            6 => {
                let digits = bytes.iter().enumerate().filter(|(_, b)| b.is_ascii_digit());
                let places: Vec<usize> = digits.map(|(at, _)| at).collect();
                if !places.is_empty() {
                    let at = places[n.below(places.len())];
                    bytes.splice(at..=at, NUMBERS[n.below(NUMBERS.len())].bytes());
                }
            }
            7 => {
                let marks = [
                    "\u{202e}",
                    "\0",
                    "\u{feff}",
                    "\r",
                    "\u{85}",
                    "\u{1f4a3}",
                    "\u{626}",
                ];
                bytes.splice(at..at, marks[n.below(marks.len())].bytes());
            }
            _ if at < bytes.len() => {
                #[expect(clippy::cast_possible_truncation, reason = "any byte will do")]
                let byte = n.next() as u8;
                bytes[at] = byte;
            }
            _ => {}
        }
    }
    // Damage inside of what is packed, not of its packing alone.
    if n.once_in(12) {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(&bytes).unwrap();
        return (format!("{name}.gz"), packed.finish().unwrap());
    }
    if n.once_in(10) {
        return (NAMES[n.below(NAMES.len())].to_owned(), bytes);
    }
    (name, bytes)
}

fn files_of(folder: &Path) -> Vec<File> {
    let mut files: Vec<File> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn readers_read_or_refuse_whatever_comes() {
    let files = fixtures();
    go("readers", 400, |n| {
        let (name, bytes) = damaged(&files, n);
        read(&name, &bytes);
    });
}

#[test]
fn map_writes_a_layer_that_check_passes_or_says_why_not() {
    let mut files = fixtures();
    let bundled = files_of(&root().join("data/reports"));
    // The reports tell of more incidents than the files of the readers do.
    for _ in 0..3 {
        files.extend(bundled.iter().cloned());
    }
    go("map", 6, |n| {
        let given: Vec<File> = (0..=n.below(3))
            .map(|at| {
                let (name, bytes) = damaged(&files, n);
                (format!("{at}-{name}"), bytes)
            })
            .collect();
        entry::map(&given, n.once_in(2), n.once_in(4));
    });
}

/// What made `map` fail once: inputs that libFuzzer found, cut down.
#[test]
fn inputs_that_failed_once_are_mapped() {
    for (name, bytes) in files_of(&root().join("tests/fixtures/fuzz")) {
        entry::map(&[(name, bytes)], false, false);
    }
}

#[test]
fn outlines_are_read_or_refused_whatever_comes() {
    let name = "invented.geojson";
    let whole = fs::read(root().join("tests/fixtures/outlines").join(name)).unwrap();
    // A few features, so that damage meets what matters.
    let text = String::from_utf8(whole).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let few = [&lines[..6], &[lines[7].trim_end_matches(','), "]}"]]
        .concat()
        .join("\n");
    let files = vec![(name.to_owned(), few.into_bytes())];
    let desk = tempdir().unwrap();
    let path = desk.path().join(name);
    go("outlines", 150, |n| {
        let (_, bytes) = damaged(&files, n);
        fs::write(&path, bytes).unwrap();
        entry::read_outlines(&path);
    });
}

#[test]
fn outlines_in_geopackages_are_read_or_refused_whatever_comes() {
    let name = "invented.gpkg";
    let whole = fs::read(root().join("tests/fixtures/outlines").join(name)).unwrap();
    let files = vec![(name.to_owned(), whole)];
    let desk = tempdir().unwrap();
    let path = desk.path().join(name);
    go("outlines in GeoPackages", 150, |n| {
        let (_, bytes) = damaged(&files, n);
        fs::write(&path, bytes).unwrap();
        entry::read_outlines(&path);
    });
}

#[test]
fn check_says_what_is_wrong_with_whatever_comes() {
    let desk = tempdir().unwrap();
    let layer = desk.path().join("layer");
    written(&incidents(), &layer, incident_mapper::write::Format::ALL);
    let endings = ["geojson", "csv", "gpkg", "fgb", "kml"];
    let files: Vec<File> = files_of(&layer)
        .into_iter()
        .filter(|(name, _)| endings.iter().any(|ending| name.ends_with(ending)))
        .collect();
    let spoilt = desk.path().join("spoilt");
    fs::create_dir(&spoilt).unwrap();
    go("check", 60, |n| {
        let (name, bytes) = damaged(&files, n);
        let path = spoilt.join(name);
        fs::write(&path, bytes).unwrap();
        entry::check_file(&path);
        fs::remove_file(&path).unwrap();
    });
}

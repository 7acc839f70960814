//! Where bytes of strangers come in, as functions that must not fail whatever they are given: the
//! ordinary tests, the seeded damage of `fuzz.rs` and the coverage-guided targets of `fuzz/` all
//! come through these.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use clap::Parser;
use globset::GlobSet;
use incident_mapper::cli::{Cli, Command};
use incident_mapper::config::Config;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::ingest::bounds::Budget;
use incident_mapper::ingest::open::{Found, Opener, Where};
use incident_mapper::ingest::{Limits, Options};
use incident_mapper::{check, outlines, pipeline};
use tempfile::tempdir;

/// What a run that writes everything writes.
const FORMATS: &str = "geojson,csv,gpkg,fgb,kml,uncertainty,disputes,qgz";

/// Outlines for a run, below the repository's root.
const OUTLINES: &str = "tests/fixtures/outlines/invented.geojson";

/// Reads bytes under a name; the number of reports. A reason must have no fault of the program in it.
pub fn read(name: &str, bytes: &[u8]) -> usize {
    read_up_to(name, bytes, 64 * 1024)
}

/// [`read`] with reports of so many bytes.
pub fn read_up_to(name: &str, bytes: &[u8], report: u64) -> usize {
    let options = Options {
        limits: Limits {
            report,
            ..Limits::default()
        },
        ..Options::default()
    };
    let mut reports = 0;
    let mut give = |found: Found| match found {
        Found::Report(_, draft, _) => {
            assert!(
                !draft.text.trim().is_empty(),
                "{name} gives an empty report"
            );
            reports += 1;
        }
        Found::Refused(path, refusal) => {
            assert!(
                !refusal.message.contains("fault of this program"),
                "{path}: {}",
                refusal.message
            );
        }
        Found::PassedOver => {}
    };
    let budget = Budget::new(200, bytes.len() as u64);
    let mut opener = Opener {
        options: &options,
        exclude: &GlobSet::empty(),
        budget: &budget,
        give: &mut give,
    };
    opener.open(Where::default(), name, &mut &*bytes, None);
    reports
}

/// Maps files, by name, into every format: the layer is one that `check` passes, or the run says
/// why there is none.
pub fn map(files: &[(String, Vec<u8>)], with_outlines: bool, protect: bool) {
    let desk = tempdir().unwrap();
    let (reports, out) = (desk.path().join("reports"), desk.path().join("out"));
    fs::create_dir(&reports).unwrap();
    for (name, bytes) in files {
        fs::write(reports.join(name), bytes).unwrap();
    }
    let mut words = vec![
        "incident-mapper",
        "map",
        reports.to_str().unwrap(),
        "--quiet",
        "--format",
        FORMATS,
        "--out",
        out.to_str().unwrap(),
    ];
    // The package of the tests is the root, that of the targets lies in it.
    let roots = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut given = roots.map(|root| root.join(OUTLINES));
    let given = given.find(|path| path.exists()).unwrap();
    if with_outlines {
        words.extend(["--outlines", given.to_str().unwrap()]);
    }
    if protect {
        words.push("--protect");
    }
    let Command::Map(arguments) = Cli::try_parse_from(words).unwrap().command else {
        unreachable!("map is map");
    };
    match pipeline::run(&Config::of(arguments).unwrap()) {
        // What says that nothing can be read is an answer.
        Err(error) => assert_eq!(error.exit_code(), 2, "{error}"),
        Ok(outcome) => {
            for warning in &outcome.warnings {
                assert!(
                    !warning.message.contains("fault of this program"),
                    "{warning:?}"
                );
            }
            let report = check::check(&out, None).unwrap();
            assert_eq!(report.faults(), 0, "{:#?}", report.findings);
        }
    }
}

/// Reads a file of outlines: what comes of it can be drawn, or the file is refused as wrong use.
pub fn read_outlines(path: &Path) {
    match outlines::read(&[path.to_owned()], gazetteer()) {
        Err(error) => assert_eq!(error.exit_code(), 2, "{error}"),
        Ok(read) => {
            for outline in read.by_place.values() {
                for ring in outline.areas.iter().flatten() {
                    assert!(
                        ring.len() >= 4 && ring.first() == ring.last(),
                        "{outline:?}"
                    );
                    assert!(
                        ring.iter()
                            .all(|at| at.lon.abs() <= 180.0 && at.lat.abs() <= 90.0),
                        "{outline:?}"
                    );
                }
            }
        }
    }
}

/// Checks a file of a layer: an ending that is none of a layer's is wrong use, all else a finding.
pub fn check_file(path: &Path) {
    if let Err(error) = check::check(path, None) {
        assert_eq!(error.exit_code(), 2, "{error}");
    }
}

fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| Gazetteer::embedded().unwrap())
}

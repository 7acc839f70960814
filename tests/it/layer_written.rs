//! Writing a layer in tests, and reading back what was written.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

use incident_mapper::model::{Incident, Warning, WarningKind};
use incident_mapper::write::{Format, InputRecord, Layer, RunInfo, Written, sha256, write};
use serde_json::Value;

pub fn run() -> RunInfo {
    let mut run = RunInfo::new("2026.1", "00ff");
    run.inputs.push(InputRecord {
        path: "data/reports/b.txt".to_owned(),
        role: "report".to_owned(),
        bytes: 12,
        digest: sha256(b"b"),
    });
    run.inputs.insert(
        0,
        InputRecord {
            path: "data/reports/sources.csv".to_owned(),
            role: "sources".to_owned(),
            ..run.inputs[0].clone()
        },
    );
    run.warnings.push(Warning {
        path: "data/reports/\u{202e}c.txt".to_owned(),
        kind: WarningKind::Empty,
        message: "the file is empty".to_owned(),
    });
    run.counts.insert("reports".to_owned(), 1);
    run
}

pub fn written(incidents: &[Incident], out: &Path, formats: &[Format]) -> Written {
    write(
        &Layer {
            incidents,
            run: &run(),
        },
        out,
        formats,
    )
    .unwrap()
}

pub fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

//! The layer's files: that they change all together or not at all, that files of others are left
//! alone, and that QGIS opens them.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;
use std::process::Command;

use incident_mapper::write::stage::{Recovered, STAGING, Stage};
use incident_mapper::write::{Format, Layer, sha256, write};
use tempfile::tempdir;

use crate::layer_sample::{disputed, incidents};
use crate::layer_written::{json, names, run, written};

const ALL: &[&str] = &[
    "claims.csv",
    "claims.geojson",
    "claims.qml",
    "incidents.csv",
    "incidents.geojson",
    "incidents.qml",
    "run.json",
];

#[test]
fn the_same_layer_gives_the_same_bytes_and_nothing_else_is_left() {
    let (one, two) = (tempdir().unwrap(), tempdir().unwrap());
    written(&incidents(), one.path(), Format::DEFAULT);
    let again = written(
        &incidents(),
        two.path(),
        &[Format::Csv, Format::Geojson, Format::Csv],
    );
    assert_eq!(names(one.path()), ALL);
    assert_eq!(names(two.path()), ALL);
    for name in ALL {
        assert_eq!(
            fs::read(one.path().join(name)).unwrap(),
            fs::read(two.path().join(name)).unwrap(),
            "{name}"
        );
    }
    assert_eq!(again.files.last().unwrap().name, "run.json");
    let run = json(&one.path().join("run.json"));
    for file in run["files"].as_array().unwrap() {
        let bytes = fs::read(one.path().join(file["path"].as_str().unwrap())).unwrap();
        assert_eq!(file["sha256"], sha256(&bytes));
        assert_eq!(file["bytes"], bytes.len());
    }
    let raw = fs::read_to_string(one.path().join("run.json")).unwrap();
    assert!(
        raw.contains("\\u202ec.txt"),
        "a path is kept, what hides in it is shown"
    );
    let inside: Vec<&str> = again.files.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(inside.len(), ALL.len());
}

#[test]
fn outputs_of_other_formats_go_only_if_they_are_ours() {
    let out = tempdir().unwrap();
    written(&incidents(), out.path(), &[Format::Geojson]);
    fs::write(out.path().join("notes.txt"), "mine").unwrap();
    fs::write(out.path().join("claims.csv"), "mine too").unwrap();
    // claims.csv is not in run.json: it is in the way of a run that writes CSV, and stays.
    let layer = incidents();
    let error = write(
        &Layer {
            incidents: &layer,
            run: &run(),
        },
        out.path(),
        &[Format::Csv],
    )
    .unwrap_err();
    assert_eq!(error.exit_code(), 3);
    assert!(error.to_string().contains("claims.csv"), "{error}");
    assert_eq!(
        fs::read_to_string(out.path().join("claims.csv")).unwrap(),
        "mine too"
    );
    assert!(
        out.path().join("incidents.geojson").exists(),
        "the earlier layer is as it was"
    );

    fs::remove_file(out.path().join("claims.csv")).unwrap();
    let done = written(&layer, out.path(), &[Format::Csv]);
    assert_eq!(
        done.removed,
        [
            "incidents.geojson",
            "incidents.qml",
            "claims.geojson",
            "claims.qml"
        ]
    );
    assert_eq!(
        names(out.path()),
        ["claims.csv", "incidents.csv", "notes.txt", "run.json"]
    );
}

#[test]
fn a_run_json_that_names_foreign_files_is_not_believed() {
    let out = tempdir().unwrap();
    let inside = out.path().join("out");
    fs::create_dir(&inside).unwrap();
    fs::write(out.path().join("precious"), "x").unwrap();
    fs::write(inside.join("thesis.doc"), "x").unwrap();
    fs::write(
        inside.join("run.json"),
        r#"{"program":"incident-mapper","files":[{"path":"../precious"},{"path":"thesis.doc"}]}"#,
    )
    .unwrap();
    let done = written(&incidents(), &inside, &[Format::Csv]);
    assert!(done.removed.is_empty());
    assert!(out.path().join("precious").exists() && inside.join("thesis.doc").exists());
}

#[test]
fn an_interrupted_change_is_completed_or_undone() {
    let out = tempdir().unwrap();
    written(&incidents(), out.path(), Format::DEFAULT);
    let before = fs::read(out.path().join("incidents.csv")).unwrap();
    let staging = out.path().join(STAGING);

    // Killed while staging: nothing had changed.
    fs::create_dir_all(staging.join("new")).unwrap();
    fs::write(staging.join("new/incidents.csv"), "half").unwrap();
    let done = written(&incidents(), out.path(), Format::DEFAULT);
    assert_eq!(done.recovered, Some(Recovered::Back));
    assert_eq!(fs::read(out.path().join("incidents.csv")).unwrap(), before);
    assert_eq!(names(out.path()), ALL);

    // Killed between two renames: incidents.csv is set aside, claims.csv still staged, run.json too.
    let other = tempdir().unwrap();
    written(&[disputed()], other.path(), &[Format::Csv]);
    fs::create_dir_all(staging.join("new")).unwrap();
    fs::create_dir_all(staging.join("old")).unwrap();
    fs::write(staging.join("lock"), "").unwrap();
    for name in ["incidents.csv", "claims.csv", "run.json"] {
        fs::copy(other.path().join(name), staging.join("new").join(name)).unwrap();
    }
    fs::rename(
        out.path().join("incidents.csv"),
        staging.join("old/incidents.csv"),
    )
    .unwrap();
    fs::write(
        staging.join("plan.json"),
        r#"{"remove":["claims.qml"],"rename":["incidents.csv","claims.csv","run.json"]}"#,
    )
    .unwrap();
    // The next run cannot write what it is asked to, yet it settles the earlier change first.
    fs::create_dir(out.path().join("probe")).unwrap();
    fs::remove_file(out.path().join("incidents.geojson")).unwrap();
    fs::create_dir(out.path().join("incidents.geojson")).unwrap();
    let layer = incidents();
    let error = write(
        &Layer {
            incidents: &layer,
            run: &run(),
        },
        out.path(),
        Format::DEFAULT,
    )
    .unwrap_err();
    assert_eq!(error.exit_code(), 3);
    for name in ["incidents.csv", "claims.csv", "run.json"] {
        assert_eq!(
            fs::read(out.path().join(name)).unwrap(),
            fs::read(other.path().join(name)).unwrap(),
            "{name}"
        );
    }
    assert!(!out.path().join("claims.qml").exists());
    assert!(!staging.exists());
}

#[test]
fn a_plan_that_names_foreign_files_is_not_carried_out() {
    let out = tempdir().unwrap();
    let inside = out.path().join("out");
    let staging = inside.join(STAGING);
    fs::create_dir_all(staging.join("new")).unwrap();
    fs::write(inside.join("thesis.doc"), "x").unwrap();
    fs::write(
        staging.join("plan.json"),
        r#"{"remove":["thesis.doc"],"rename":["../../x"]}"#,
    )
    .unwrap();
    written(&incidents(), &inside, &[Format::Csv]);
    assert!(inside.join("thesis.doc").exists());
}

#[test]
fn a_second_run_into_the_same_folder_is_refused() {
    let out = tempdir().unwrap();
    written(&incidents(), out.path(), &[Format::Csv]);
    let before = fs::read(out.path().join("run.json")).unwrap();
    let staging = out.path().join(STAGING);
    fs::create_dir(&staging).unwrap();
    let lock = fs::File::create(staging.join("lock")).unwrap();
    lock.lock().unwrap();
    let layer = incidents();
    let error = write(
        &Layer {
            incidents: &layer,
            run: &run(),
        },
        out.path(),
        Format::DEFAULT,
    )
    .unwrap_err();
    assert_eq!(error.exit_code(), 3);
    assert!(error.to_string().contains("another run"), "{error}");
    drop(lock);
    assert_eq!(fs::read(out.path().join("run.json")).unwrap(), before);
    written(&layer, out.path(), Format::DEFAULT);
    assert_eq!(names(out.path()), ALL);
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_with_its_path() {
    use std::os::unix::fs::PermissionsExt;
    let out = tempdir().unwrap();
    let layer = incidents();
    let file = out.path().join("a-file");
    fs::write(&file, "x").unwrap();
    let error = write(
        &Layer {
            incidents: &layer,
            run: &run(),
        },
        &file,
        Format::DEFAULT,
    )
    .unwrap_err();
    assert_eq!(error.exit_code(), 3);
    assert_eq!(fs::read_to_string(&file).unwrap(), "x");

    let closed = out.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(closed.join("probe"), "").is_ok() {
        // Permissions do not bind this user.
        return;
    }
    let error = write(
        &Layer {
            incidents: &layer,
            run: &run(),
        },
        &closed,
        Format::DEFAULT,
    )
    .unwrap_err();
    assert_eq!(error.exit_code(), 3);
    assert!(error.to_string().contains("closed"), "{error}");
}

#[test]
fn a_failed_run_leaves_no_new_folder() {
    let out = tempdir().unwrap();
    let stage = Stage::open(&out.path().join("new")).unwrap();
    drop(stage);
    assert!(!out.path().join("new").exists());
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped check is told")]
fn the_tools_that_people_use_open_the_layers() {
    let layer = Path::new(env!("CARGO_TARGET_TMPDIR")).join("layer");
    written(&incidents(), &layer, Format::ALL);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/run.sh");
    let Ok(output) = Command::new("sh").arg(script).arg(&layer).output() else {
        eprintln!("skipped: no shell to run tests/interop/run.sh with");
        return;
    };
    let told = String::from_utf8_lossy(&output.stdout);
    eprint!("{told}");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}{errors}");
}

//! The committed layer is what the program makes of the bundled reports, and the same input gives
//! the same bytes however it is given.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::tempdir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs `map` in the repository's folder.
fn map(args: &[&str], out: &Path) {
    Command::new(env!("CARGO_BIN_EXE_incident-mapper"))
        .current_dir(root())
        .arg("map")
        .args(args)
        .arg("--out")
        .arg(out)
        .assert()
        .success();
}

/// A folder's files with their bytes, none where there is no folder.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .collect()
}

/// Where two layers differ: the file and its first line that does.
fn differences(one: &BTreeMap<String, Vec<u8>>, two: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut found = Vec::new();
    for (name, left) in one {
        let Some(right) = two.get(name) else {
            found.push(format!("{name} is in the first alone"));
            continue;
        };
        if left != right {
            let (left, right) = (
                String::from_utf8_lossy(left),
                String::from_utf8_lossy(right),
            );
            let same = left
                .lines()
                .zip(right.lines())
                .take_while(|(l, r)| l == r)
                .count();
            found.push(format!("{name} differs from line {}", same + 1));
        }
    }
    found.extend(
        two.keys()
            .filter(|name| !one.contains_key(*name))
            .map(|name| format!("{name} is in the second alone")),
    );
    found
}

/// The bundled reports, by path relative to the repository.
fn reports() -> Vec<String> {
    let entries = fs::read_dir(root().join("data/reports")).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| name.ends_with(".txt"));
    names.sort();
    names
        .into_iter()
        .map(|name| format!("data/reports/{name}"))
        .collect()
}

#[test]
fn the_committed_layer_is_what_the_program_makes() {
    let committed = root().join("out");
    if std::env::var_os("BLESS").is_some() {
        map(&[], &committed);
    }
    let made = tempdir().unwrap();
    map(&[], made.path());
    let differences = differences(&bytes(&committed), &bytes(made.path()));
    assert!(
        differences.is_empty(),
        "out/ is not what the program makes of data/reports (BLESS=1 cargo test --test it layer writes it anew):\n{}",
        differences.join("\n")
    );
}

#[test]
fn the_same_reports_give_the_same_bytes() {
    let first = tempdir().unwrap();
    map(&["--jobs", "1", "data/reports"], first.path());
    let expected = bytes(first.path());
    assert!(expected.contains_key("run.json"));

    let named = reports();
    let in_order: Vec<&str> = named.iter().map(String::as_str).collect();
    let backwards: Vec<&str> = in_order.iter().rev().copied().collect();
    let twice: Vec<&str> = backwards.iter().chain(&in_order).copied().collect();
    let ways: [(&str, Vec<&str>); 6] = [
        ("again", vec!["--jobs", "1", "data/reports"]),
        ("two threads", vec!["--jobs", "2", "data/reports"]),
        ("as many threads as there are", vec!["data/reports"]),
        ("files named", in_order),
        (
            "files named backwards, two threads",
            [vec!["--jobs", "2"], backwards].concat(),
        ),
        ("files named twice", twice),
    ];
    for (way, args) in ways {
        let out = tempdir().unwrap();
        map(&args, out.path());
        assert_eq!(
            differences(&expected, &bytes(out.path())),
            Vec::<String>::new(),
            "{way}"
        );
    }
}

#[test]
fn a_layer_is_written_over_an_earlier_one() {
    let (fresh, over) = (tempdir().unwrap(), tempdir().unwrap());
    let one: PathBuf = reports().into_iter().next().unwrap().into();
    map(&[one.to_str().unwrap()], over.path());
    map(&["data/reports"], over.path());
    map(&["data/reports"], fresh.path());
    assert_eq!(
        differences(&bytes(fresh.path()), &bytes(over.path())),
        Vec::<String>::new()
    );
}

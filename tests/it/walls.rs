//! The house keeps its walls: a stage knows the model and the tables, and none of its neighbours.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};

/// The stages, in the order of the pipeline, and what lies under them: whose code may name what.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("cli", &[]),
    ("model", &[]),
    ("text", &["model"]),
    ("gazetteer", &["model", "text", "error"]),
    ("lexicon", &["model", "text", "error"]),
    ("ingest", STAGE),
    ("annotate", STAGE),
    ("resolve", STAGE),
    ("extract", STAGE),
    ("provenance", STAGE),
    ("corrections", STAGE),
    ("outlines", STAGE),
    ("fuse", STAGE),
    ("protect", STAGE),
    ("write", STAGE),
    // Reads what write wrote: by its columns, its names and its rules for text.
    (
        "check",
        &["model", "text", "gazetteer", "lexicon", "error", "write"],
    ),
];
const STAGE: &[&str] = &["model", "text", "gazetteer", "lexicon", "error"];

/// Lines that a file of the program may have.
const MOST_LINES: usize = 400;

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of a folder and of those below it, sorted, with their text.
fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found.sort();
    found
}

/// The modules that code names after `crate::`, comments aside: one, or those of a brace.
fn named(text: &str) -> Vec<(usize, String)> {
    let word = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let code = |line: &str| line.split("//").next().unwrap_or_default().to_owned();
    let text: Vec<String> = text.lines().map(code).collect();
    let text = text.join("\n");
    let mut names = Vec::new();
    for (at, found) in text.match_indices("crate::") {
        let line = text.get(..at).unwrap_or_default().lines().count();
        let rest = text.get(at + found.len()..).unwrap_or_default();
        let Some(inside) = rest.strip_prefix('{') else {
            names.push((line, word(rest)));
            continue;
        };
        let mut depth = 1;
        let mut item = String::new();
        for c in inside.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 || (depth == 1 && c == ',') {
                names.push((line, word(item.trim())));
                item.clear();
            } else {
                item.push(c);
            }
            if depth == 0 {
                break;
            }
        }
    }
    names.retain(|(_, name)| !name.is_empty());
    names
}

#[test]
fn names_are_found() {
    let text = "use crate::{model::{A, b}, text};\n// crate::fuse\nlet x = crate::write::X;";
    let found: Vec<(usize, String)> = named(text);
    let expected = [(1, "model"), (1, "text"), (3, "write")];
    assert_eq!(found, expected.map(|(line, name)| (line, name.to_owned())));
}

#[test]
fn a_stage_knows_none_of_its_neighbours() {
    let mut breaches = Vec::new();
    for (stage, may) in MAY_NAME {
        let files = files(&src().join(stage));
        assert!(!files.is_empty(), "src/{stage} holds nothing");
        for (path, text) in files {
            for (line, name) in named(&text) {
                if name != *stage && !may.contains(&name.as_str()) {
                    let path = path.strip_prefix(src()).unwrap().display();
                    breaches.push(format!("src/{path}:{line} names {name}"));
                }
            }
        }
    }
    assert!(
        breaches.is_empty(),
        "a stage may name {STAGE:?} and itself:\n{}",
        breaches.join("\n")
    );
}

#[test]
fn every_folder_is_a_stage_or_knows_them_all() {
    let mut folders: Vec<String> = fs::read_dir(src())
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    folders.retain(|folder| folder != "commands");
    folders.sort();
    let mut known: Vec<&str> = MAY_NAME.iter().map(|(stage, _)| *stage).collect();
    known.sort_unstable();
    assert_eq!(
        folders, known,
        "a new folder of src has its row in this test"
    );
}

#[test]
fn files_can_be_read_in_one_go() {
    let long: Vec<String> = files(&src())
        .iter()
        .map(|(path, text)| (text.lines().count(), path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, path)| {
            format!(
                "{lines} src/{}",
                path.strip_prefix(src()).unwrap().display()
            )
        })
        .collect();
    assert!(
        long.is_empty(),
        "files over {MOST_LINES} lines:\n{}",
        long.join("\n")
    );
}

#[test]
fn nothing_is_unsafe() {
    let found: Vec<String> = files(&src())
        .iter()
        .filter(|(_, text)| {
            text.lines().any(|line| {
                line.split("//")
                    .next()
                    .unwrap_or_default()
                    .contains("unsafe ")
            })
        })
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

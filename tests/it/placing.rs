//! Places that a report tells by reference, by heading or by number, as they come out in the claims.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at the first surprise, and says that it is skipped"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as System;

use assert_cmd::Command;
use rstest::rstest;
use tempfile::tempdir;

/// Place, kind, basis and precision of each claim whose quote has the words.
fn placed(text: &str, words: &str) -> Vec<String> {
    let folder = tempdir().unwrap();
    let report = folder.path().join("r.md");
    fs::write(
        &report,
        format!("---\ntitle: Report\npublished: 2017-06-08\n---\n\n{text}\n"),
    )
    .unwrap();
    let out = folder.path().join("out");
    Command::cargo_bin("incident-mapper")
        .unwrap()
        .args(["map", "--quiet", "--format", "csv", "--out"])
        .args([&out, &report])
        .assert()
        .success();
    let table = fs::read(out.join("claims.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(table.strip_prefix(b"\xef\xbb\xbf").unwrap());
    let head = rows.headers().unwrap().clone();
    let at = |name: &str| head.iter().position(|h| h == name).unwrap();
    let wanted = ["location", "location_kind", "where_basis", "where_prec"].map(at);
    let quote = at("quote");
    rows.records()
        .map(Result::unwrap)
        .filter(|row| row[quote].contains(words))
        .map(|row| wanted.map(|column| row[column].to_owned()).join("|"))
        .collect()
}

#[rstest]
#[case(
    "Gunmen killed two shepherds in Darzab district on Monday.\n\nA roadside bomb wounded three drivers close to the same spot on Tuesday morning.",
    "three drivers",
    "Darzab|district|context|3"
)]
#[case(
    "Gunmen killed a judge in Herat city on Monday.\n\nA roadside bomb wounded three drivers in another part of the city on Tuesday.",
    "three drivers",
    "Herat|city|context|1"
)]
#[case(
    "HERAT: gunmen killed a judge in Guzara on Monday evening, elders say.\n\nJOWZJAN: a roadside bomb killed three drivers on Tuesday, no claim so far.",
    "three drivers",
    "Jowzjan|province|context|4"
)]
#[case(
    "Gunmen killed two shepherds in Achin district on Monday.\n\nA roadside bomb wounded three drivers on Tuesday.",
    "three drivers",
    "Achin|district|context|3"
)]
#[case(
    "A car bomb killed four people in PD 7 of Jalalabad city on Monday.",
    "car bomb",
    "Jalalabad PD 7|area|stated|2"
)]
#[case(
    "Gunmen killed two guards on the highway linking Ghazni to Gardez on Monday.",
    "two guards",
    "between Ghazni and Gardez|area|stated|5"
)]
fn told_by_other_words(#[case] text: &str, #[case] words: &str, #[case] place: &str) {
    assert_eq!(placed(text, words), [place], "{text}");
}

#[test]
fn a_report_of_two_places_leaves_a_third_happening_open() {
    let text = "Gunmen killed two shepherds in Achin district on Monday and two guards in Darzab district on Tuesday.\n\n\
        A roadside bomb wounded three drivers on Wednesday.";
    assert_eq!(placed(text, "three drivers"), ["|||"]);
}

#[test]
fn what_is_told_of_a_whole_month_is_not_put_where_the_news_is() {
    let text = "Gunmen killed two shepherds in Achin district on Monday.\n\n\
        Government troops killed 40 militants in an offensive last month.";
    assert_eq!(placed(text, "offensive"), ["|||"]);
}

/// The references' folder, where it is there.
fn reference() -> Option<PathBuf> {
    let shared = std::env::var_os("INCIDENT_MAPPER_EVAL").filter(|path| !path.is_empty());
    if shared.is_none() {
        println!("skipped: INCIDENT_MAPPER_EVAL does not name the folder of the references");
    }
    shared.map(|s| PathBuf::from(s).join("reference"))
}

fn measure(script: &str, reference: &Path, more: &[&str]) {
    let done = System::new("python3")
        .arg(Path::new("tests/places").join(script))
        .args([
            "--bin",
            env!("CARGO_BIN_EXE_incident-mapper"),
            "--reference",
        ])
        .arg(reference)
        .args(more)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    println!("{told}");
    assert!(
        done.status.success(),
        "{told}{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn scores_mean_the_share_right() {
    if let Some(reference) = reference() {
        measure("calibrate.py", &reference, &["--max-gap", "0.03"]);
    }
}

#[test]
fn geocode_is_seldom_wrong() {
    if let Some(reference) = reference() {
        measure(
            "geocode.py",
            &reference,
            &["--max-wrong", "0.08", "--sample", "1000"],
        );
    }
}

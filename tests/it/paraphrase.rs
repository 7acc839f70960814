//! The same facts in other words, and reports that no rule was written for. A table of what is
//! amiss: `cargo test --test it paraphrase -- --nocapture`.
#![expect(clippy::print_stdout, reason = "what is amiss is told to whoever asks")]

use std::fs;
use std::path::Path;

use crate::expect::{check, faults, fixture, read};

/// Expectations of the paraphrases that are met. It only goes up.
const PARAPHRASES_MET: usize = 57;

/// Expectations of the unseen reports that are met. It only goes up.
const UNSEEN_MET: usize = 32;

#[test]
fn facts_hold_in_other_words() {
    let folder = fixture("paraphrase");
    let outcome = check(&read(&folder), &folder, &[]);
    println!("\nParaphrases\n{}", outcome.told);
    assert!(
        outcome.met >= PARAPHRASES_MET,
        "{} met, {PARAPHRASES_MET} before:\n{}",
        outcome.met,
        outcome.told
    );
}

#[test]
fn unseen_reports_are_read_no_worse_than_before() {
    let folder = fixture("unseen");
    let outcome = check(&read(&folder), &folder, &[]);
    println!("\nUnseen reports\n{}", outcome.told);
    assert!(
        outcome.met >= UNSEEN_MET,
        "{} met, {UNSEEN_MET} before",
        outcome.met
    );
    if outcome.met > UNSEEN_MET {
        println!("more than before: set UNSEEN_MET to {}", outcome.met);
    }
}

#[test]
fn the_paraphrases_tables_name_what_there_is() {
    for name in ["paraphrase", "unseen"] {
        let folder = fixture(name);
        let table = read(&folder);
        let rows = || table.incident.iter().chain(&table.not).chain(&table.count);
        let mut wrong = faults(&table, &folder);
        wrong.extend(
            rows()
                .filter(|row| row.files.is_empty())
                .map(|row| format!("{}: no files", row.name)),
        );
        wrong.extend(
            texts(&folder)
                .into_iter()
                .filter(|file| !rows().any(|row| row.files.contains(file)))
                .map(|file| format!("{file}: nothing is expected of it")),
        );
        assert_eq!(wrong, Vec::<String>::new(), "{name}");
    }
}

fn texts(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.retain(|name| name.ends_with(".txt"));
    names.sort();
    names
}

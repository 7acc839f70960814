//! Sentences and short reports of many kinds of prose, a file a subject: what the program makes of each.
//! A table of what is amiss: `cargo test --test it sentences -- --nocapture`.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]
#![expect(clippy::print_stdout, reason = "what is amiss is told to whoever asks")]

use std::fs;

use incident_mapper::model::Incident;
use serde::Deserialize;

use crate::expect::{Expectations, Sort, amiss, fixture, incidents};

/// A short report and what it has to give.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The report; an empty line parts paragraphs.
    text: String,
    #[serde(default = "title")]
    title: String,
    #[serde(default = "published")]
    published: String,
    /// How many incidents there are in all, where that is asked.
    total: Option<usize>,
    /// Not reached yet: what is amiss is told and not held against anybody.
    #[serde(default)]
    wanted: bool,
    #[serde(flatten)]
    expected: Expectations,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

fn title() -> String {
    "News".to_owned()
}

fn published() -> String {
    "2018-06-15".to_owned()
}

fn mapped(case: &Case) -> Vec<Incident> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    let Case {
        text,
        title,
        published,
        ..
    } = case;
    let front = format!("---\ntitle: {title}\noutlet: Paper\npublished: {published}\n---\n");
    fs::write(&path, format!("{front}\n{text}\n")).unwrap();
    incidents(&[path])
}

fn faults(case: &Case) -> Vec<String> {
    let found = mapped(case);
    let Expectations {
        incident,
        not,
        count,
    } = &case.expected;
    let rows = incident.iter().map(|row| (Sort::Some, row));
    let rows = rows.chain(not.iter().map(|row| (Sort::None, row)));
    let rows = rows.chain(count.iter().map(|row| (Sort::Count, row)));
    let mut faults: Vec<String> = rows
        .filter_map(|(sort, row)| amiss(sort, row, &found))
        .collect();
    if case.total.is_some_and(|total| total != found.len()) {
        let titles: Vec<&str> = found.iter().map(|i| i.title.as_str()).collect();
        faults.push(format!("{} incidents: {titles:?}", found.len()));
    }
    faults
}

#[test]
fn sentences_give_what_they_say() {
    let mut files: Vec<_> = fs::read_dir(fixture("sentences"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    let (mut all, mut wanted, mut wrong) = (0, 0, Vec::new());
    for file in files {
        let cases: Cases = toml::from_str(&fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for case in &cases.case {
            all += 1;
            let faults = faults(case);
            if faults.is_empty() {
                if case.wanted {
                    println!("reached, no longer wanted: {}", case.text.trim());
                }
                continue;
            }
            let told = format!("{}\n    {}", case.text.trim(), faults.join("\n    "));
            if case.wanted {
                wanted += 1;
                println!("wanted: {told}");
            } else {
                wrong.push(told);
            }
        }
    }
    println!(
        "{} of {all} hold, {wanted} are wanted",
        all - wanted - wrong.len()
    );
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

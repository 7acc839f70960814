//! The five reports that the program's main job is judged by. They are not in the repository:
//! `INCIDENT_MAPPER_EVAL` names the folder that holds them in `seeds/`.
#![expect(
    clippy::print_stdout,
    reason = "a skipped check and what is amiss are told"
)]

use std::fs;
use std::path::{Path, PathBuf};

use crate::expect::{check, faults, fixture, read};

/// The folder of the reports, or none where it is not named.
fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("INCIDENT_MAPPER_EVAL").filter(|path| !path.is_empty())?;
    Some(Path::new(&shared).join("seeds"))
}

#[test]
fn the_main_job_is_done_on_the_reports_it_is_judged_by() {
    let Some(folder) = folder() else {
        println!(
            "skipped: INCIDENT_MAPPER_EVAL does not name the folder of the evaluation reports"
        );
        return;
    };
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut files: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    files.retain(|name| name.ends_with(".txt"));
    files.sort();
    assert_eq!(files.len(), 5, "{} holds {files:?}", folder.display());
    let outcome = check(&read(&fixture("seeds")), &folder, &files);
    println!("\nSeeds\n{}", outcome.told);
    assert_eq!(
        outcome.met, outcome.rows,
        "expectations not met:\n{}",
        outcome.told
    );
}

#[test]
fn the_seeds_table_names_what_there_is() {
    let table = fixture("seeds");
    assert_eq!(faults(&read(&table), &table), Vec::<String>::new());
}

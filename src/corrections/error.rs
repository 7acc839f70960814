//! What is wrong with a table of corrections.

use std::path::PathBuf;

use thiserror::Error;

/// A table that cannot be used: nothing of it is then followed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}:{line}: column {column}: {message}{}", path.display(), also(others))]
pub struct CorrectionError {
    /// The table.
    pub path: PathBuf,
    /// Line of the fault, from 1.
    pub line: u64,
    /// Name of the column at fault.
    pub column: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Lines of further faults.
    pub others: Vec<u64>,
}

fn also(lines: &[u64]) -> String {
    match lines {
        [] => String::new(),
        [line] => format!(" (line {line} is at fault too)"),
        lines => {
            let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
            format!(" (lines {} are at fault too)", lines.join(", "))
        }
    }
}

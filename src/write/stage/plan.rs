//! What a change is to do, and what an earlier run did.

use serde::{Deserialize, Serialize};

/// All renames and removals of a change, in order.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Plan {
    pub remove: Vec<String>,
    pub rename: Vec<String>,
}

/// What a `run.json` says of the files that its run wrote.
#[derive(Deserialize)]
pub struct OldRun {
    pub program: String,
    pub files: Vec<OldFile>,
}

#[derive(Deserialize)]
pub struct OldFile {
    pub path: String,
}

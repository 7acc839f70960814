//! What is worth a claim, and what no report of violence here would tell.

pub mod elsewhere;
pub mod lives;
pub mod particular;
pub mod subject_matter;

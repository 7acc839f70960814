//! Which reports are copies or newer versions of one another, and where each claim comes from.

use std::collections::BTreeMap;

use super::shared::Words;

/// Where reports and claims come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The origin of each claim, in the order of the claims that it was made of.
    pub origins: Vec<Words>,
    /// Report id to the id of the report whose wording it copies.
    pub copies: BTreeMap<String, String>,
    /// Report id to the id of the newer version that replaces it.
    pub replaced: BTreeMap<String, String>,
}

impl Provenance {
    /// The origin of the claim at that position; empty where there is no such claim.
    pub fn origin_of(&self, claim: usize) -> &str {
        self.origins.get(claim).map_or("", Words::as_str)
    }

    /// The report whose wording this one copies.
    pub fn copy_of(&self, report_id: &str) -> Option<&str> {
        self.copies.get(report_id).map(String::as_str)
    }

    /// The newer version that replaces this report.
    pub fn replaced_by(&self, report_id: &str) -> Option<&str> {
        self.replaced.get(report_id).map(String::as_str)
    }
}

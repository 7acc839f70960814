//! `--protect`: private persons are left unnamed in all that is written.
//!
//! Who holds a public post by the words of a report (an official, an officer, a commander, a
//! spokesman) keeps his name; everybody else loses it, known or not: [`private`] decides, a report at
//! a time, while its text is at hand. The claims are joined under the real names; only then
//! [`Protection::incidents`] puts other words in place of the hidden ones, so that a protected layer
//! holds the same incidents, points and figures as the open one.

mod incidents;
mod private;
mod words;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::model::{Incident, Warning};
use crate::text::veil::{Set, Veil};

pub use private::of_report;

/// The names of a run: those to hide and those to leave, by report.
#[derive(Clone, Debug, Default)]
pub struct Protection {
    by_report: BTreeMap<String, Veil>,
    /// Those of all reports, for words that belong to none.
    all: Veil,
}

impl Protection {
    /// Takes the names of a report.
    pub fn add(&mut self, report: &str, veil: Veil) {
        self.all.join(&veil);
        self.by_report.insert(report.to_owned(), veil);
    }

    /// Takes the names out of incidents and their claims.
    pub fn incidents(&self, incidents: &mut [Incident]) {
        for incident in incidents {
            incidents::protect(incident, &self.of(incident));
        }
    }

    /// The names of all reports that tell of an incident: a post that one of them gives a man makes
    /// him public in all of it.
    fn of(&self, incident: &Incident) -> Veil {
        let mut veil = Veil::default();
        for joined in &incident.claims {
            if let Some(other) = self.by_report.get(&joined.claim.report_id) {
                veil.join(other);
            }
        }
        veil
    }

    /// Takes the names out of words about the run: a correction's reason, a warning.
    pub fn words(&self, words: &str) -> String {
        self.all.over(words, Set::Bracketed)
    }

    /// Takes the names out of a warning.
    pub fn warning(&self, warning: &mut Warning) {
        warning.path = self.path(&warning.path);
        warning.message = self.words(&warning.message);
    }

    /// A path or id with a digest in place of each part that holds a hidden name.
    pub fn path(&self, path: &str) -> String {
        of_path(path, &self.all)
    }
}

/// A path or id with a digest in place of each part that holds a hidden name; the same part has the
/// same digest everywhere.
fn of_path(path: &str, veil: &Veil) -> String {
    if veil.is_empty() || !veil.is_in_address(path) {
        return path.to_owned();
    }
    let parts: Vec<String> = path
        .split('/')
        .map(|part| {
            if veil.is_in_address(part) {
                let digest = Sha256::digest(part.as_bytes());
                let hex: String = digest.iter().take(6).map(|b| format!("{b:02x}")).collect();
                format!("withheld-{hex}")
            } else {
                part.to_owned()
            }
        })
        .collect();
    parts.join("/")
}

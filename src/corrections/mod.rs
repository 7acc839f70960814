//! People's decisions about incidents, from a table: which value is right, which incidents are one
//! or two, which claims belong elsewhere or nowhere, who has looked.
//!
//! ```text
//! corrections.csv -> parse: every row checked, a fault names line and column
//!   -> before fusing: claims mended, left out or split off; what fuse must know, by claims' ids
//!   -> after fusing: who decided what, in the incidents' columns; rows that found nothing
//! ```
//!
//! A row names an incident by any id that it ever had: an incident's id is its anchor claim's with
//! "i" for "c", and a claim's id hangs on its report's words alone. So a row goes on meaning the same
//! happening however many reports are added.

mod after;
mod before;
mod error;
mod parse;
mod value;

#[cfg(test)]
mod tests;

use std::path::Path;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::gazetteer::Gazetteer;
use crate::model::{Count, EventDate, Location, LonLat, PlaceId, SubEventType};

pub use after::after;
pub use before::{Before, before};
pub use error::CorrectionError;

/// What a table of corrections is written as in `run.json`.
pub const ROLE: &str = "corrections";

/// Digits of a claim's or an incident's id after its letter.
const ID_DIGITS: usize = 12;

/// A table that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// The path as given.
    pub path: String,
    /// Length of the file in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, lower-case hex.
    pub digest: String,
    /// The rows by date, then line: in the order in which they were decided.
    pub rows: Vec<Correction>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// Line of the file, from 1.
    pub line: u64,
    /// The id as written: "i" or "c" and twelve digits.
    pub id: Id,
    /// What is decided.
    pub change: Change,
    /// The row's value as written.
    pub value: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub date: Date,
}

/// A claim's id, or an incident's by that of a claim that it holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id {
    /// It names the claim itself, not the incident that holds it.
    pub is_claim: bool,
    /// The claim's id.
    pub claim: String,
}

impl Id {
    /// "i" or "c" and twelve lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let digits = text.strip_prefix(['i', 'c'])?;
        let well_formed =
            digits.len() == ID_DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        well_formed.then(|| Self {
            is_claim: text.starts_with('c'),
            claim: format!("c{digits}"),
        })
    }

    /// The id as it is written.
    pub fn as_written(&self) -> String {
        let digits = self.claim.strip_prefix('c').unwrap_or(&self.claim);
        format!("{}{digits}", if self.is_claim { 'c' } else { 'i' })
    }
}

/// What a row decides.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// `place`: where it happened; `None` where that is not known.
    Place(Option<Box<Location>>),
    /// `point`: its point, and the radius in metres that holds it where one is given.
    Point(LonLat, Option<f64>),
    /// `date`: when; `None` where that is not known.
    Date(Option<EventDate>),
    /// `killed`: the dead.
    Killed(Option<Count>),
    /// `injured`: the wounded.
    Injured(Option<Count>),
    /// `taken`: captured, arrested, abducted or surrendered.
    Taken(Option<Count>),
    /// `civilians_killed`: civilians among the dead.
    CiviliansKilled(Option<Count>),
    /// `sub_event_type`: what sort of happening.
    Kind(Option<SubEventType>),
    /// `merge`: the incident is the same as this one.
    Merge(Id),
    /// `apart`: the incident is another than this one.
    Apart(Id),
    /// `split`: the claim does not belong to this incident.
    Split(Id),
    /// `reject`: the claim is none.
    Reject,
    /// `review`: somebody has looked.
    Review,
}

impl Change {
    /// The word of the column `field`.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Place(_) => "place",
            Self::Point(..) => "point",
            Self::Date(_) => "date",
            Self::Killed(_) => "killed",
            Self::Injured(_) => "injured",
            Self::Taken(_) => "taken",
            Self::CiviliansKilled(_) => "civilians_killed",
            Self::Kind(_) => "sub_event_type",
            Self::Merge(_) => "merge",
            Self::Apart(_) => "apart",
            Self::Split(_) => "split",
            Self::Reject => "reject",
            Self::Review => "review",
        }
    }

    /// The other end of a merger or parting.
    pub const fn other(&self) -> Option<&Id> {
        match self {
            Self::Merge(id) | Self::Apart(id) | Self::Split(id) => Some(id),
            _ => None,
        }
    }

    /// Whether it sets a value, of an incident or of a claim.
    pub const fn sets_value(&self) -> bool {
        !matches!(
            self,
            Self::Merge(_) | Self::Apart(_) | Self::Split(_) | Self::Reject | Self::Review
        )
    }
}

impl Correction {
    /// "the reason (who, when)".
    fn why(&self) -> String {
        let signed = format!("{}, {}", self.by, self.date);
        if self.reason.is_empty() {
            signed
        } else {
            format!("{} ({signed})", self.reason)
        }
    }
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Line of the table, from 1.
    pub line: u64,
    /// Whether it was followed, and if not, why.
    pub state: State,
    /// The incidents that it changed, sorted.
    pub incidents: Vec<String>,
}

/// Whether a row was followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It was.
    Applied,
    /// A later row says otherwise; its line.
    Superseded(u64),
    /// No report gives the claim any more, or another row takes it away.
    Unmatched(String),
    /// It cannot be followed beside other rows or claims.
    Conflict(String),
}

impl State {
    /// The word of `run.json`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Superseded(_) => "superseded",
            Self::Unmatched(_) => "unmatched",
            Self::Conflict(_) => "conflict",
        }
    }
}

/// Gives a place of the gazetteer the location that naming it states.
pub type Locate<'a> = &'a dyn Fn(PlaceId) -> Location;

/// Reads and checks a table.
///
/// # Errors
/// [`CorrectionError`] with the line and the column of the first fault, and the lines of the others.
pub fn read(
    path: &Path,
    bytes: &[u8],
    gazetteer: &Gazetteer,
    locate: Locate<'_>,
) -> Result<Corrections, Box<CorrectionError>> {
    let mut rows = parse::rows(path, bytes, gazetteer, locate)?;
    rows.sort_by_key(|row| (row.date, row.line));
    let digest: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Corrections {
        path: path.display().to_string(),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        digest,
        rows,
    })
}

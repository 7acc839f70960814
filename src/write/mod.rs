//! The written layer: a file a format behind one [`Writer`], every column from one table in
//! [`columns`], files changed all together or not at all by [`stage`].
//!
//! A new format is a file beside `csv.rs`, a variant in [`Format`] and a row in its `writer`.

pub mod clean;
pub mod columns;
pub mod companions;
pub mod csv;
pub mod description;
#[cfg(feature = "fgb")]
pub mod fgb;
pub mod format;
pub mod geojson;
#[cfg(feature = "gpkg")]
pub mod gpkg;
pub mod kml;
pub mod project;
pub mod read_back;
pub mod run_json;
pub mod schema;
pub mod simplestyle;
pub mod stage;
pub mod style;
pub mod table;

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::model::{Incident, Outline, Warning};

pub use format::Format;
use stage::Stage;
use table::Tables;

/// What is written: the incidents and how they came about.
#[derive(Clone, Copy, Debug)]
pub struct Layer<'a> {
    /// All incidents, in the order in which they are written.
    pub incidents: &'a [Incident],
    /// The run that made them.
    pub run: &'a RunInfo,
}

/// A run's own facts, for `run.json` and the column `made_by`. No clock, no host, no user.
#[derive(Clone, Debug, PartialEq)]
pub struct RunInfo {
    /// Version of the program, e.g. "0.1.0".
    pub version: String,
    /// The gazetteer's version.
    pub gazetteer_version: String,
    /// SHA-256 of the compiled gazetteer, lower-case hex.
    pub gazetteer_digest: String,
    /// Every file that was read, in any order; written sorted.
    pub inputs: Vec<InputRecord>,
    /// What went wrong with inputs, in any order; written sorted.
    pub warnings: Vec<Warning>,
    /// What became of each row of the table of corrections, in any order; written sorted.
    pub corrections: Vec<CorrectionRecord>,
    /// Whether private persons were left unnamed.
    pub protected: bool,
    /// Outlines of districts and provinces that the user gave, by gazetteer key.
    pub outlines: BTreeMap<String, Outline>,
    /// The caller's counts by name ("reports", "skipped"); those of rows and warnings are added on
    /// writing and win over the caller's.
    pub counts: BTreeMap<String, u64>,
}

impl RunInfo {
    /// A run of this program with a gazetteer, nothing read yet.
    pub fn new(gazetteer_version: impl Into<String>, gazetteer_digest: impl Into<String>) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            gazetteer_version: gazetteer_version.into(),
            gazetteer_digest: gazetteer_digest.into(),
            inputs: Vec::new(),
            warnings: Vec::new(),
            corrections: Vec::new(),
            protected: false,
            outlines: BTreeMap::new(),
            counts: BTreeMap::new(),
        }
    }

    /// Program and gazetteer version, as the column `made_by` gives them.
    pub fn made_by(&self) -> String {
        format!(
            "incident-mapper {}, gazetteer {}",
            self.version, self.gazetteer_version
        )
    }

    /// The run's digest, SHA-256 in lower-case hex: of the program's version, the gazetteer and
    /// every input with its role and digest. Runs of one digest write the same layer.
    pub fn digest(&self) -> String {
        let mut inputs: Vec<&InputRecord> = self.inputs.iter().collect();
        inputs.sort_unstable();
        inputs.dedup();
        let mut lines = vec![self.version.as_str(), self.gazetteer_digest.as_str()];
        for input in inputs {
            lines.extend([&*input.path, &*input.role, &*input.digest]);
        }
        if self.protected {
            lines.push("protected");
        }
        // No line break can forge another line: an escaped text holds none.
        let text: Vec<String> = lines.iter().map(|line| format!("{line:?}")).collect();
        sha256(text.join("\n").as_bytes())
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct InputRecord {
    /// The path as it was given or found.
    pub path: String,
    /// What it was read as: "report", "sources", "corrections", "outlines".
    pub role: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, lower-case hex.
    #[serde(rename = "sha256")]
    pub digest: String,
}

/// A row of the table of corrections and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct CorrectionRecord {
    /// Line of the table, from 1.
    pub line: u64,
    /// The incident or claim that it names.
    pub id: String,
    /// What it decides.
    pub field: String,
    /// The value as written.
    pub value: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When, as an ISO date.
    pub date: String,
    /// "applied", "superseded", "unmatched" or "conflict"; the warnings say more.
    pub outcome: String,
    /// The incidents that it changed.
    pub incidents: Vec<String>,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct WrittenFile {
    /// Its name inside the output folder.
    #[serde(rename = "path")]
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, lower-case hex.
    #[serde(rename = "sha256")]
    pub digest: String,
}

/// What a call to [`write()`] did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files of the layer, `run.json` last.
    pub files: Vec<WrittenFile>,
    /// Files of an earlier run that this one does not write, now gone.
    pub removed: Vec<String>,
    /// The incidents as a GeoJSON text sequence, where that was asked for instead of files.
    pub sequence: String,
    /// What a user must be told: a file that is not there, and why.
    pub notes: Vec<String>,
    /// What was done about an earlier run that had been interrupted while it changed the files.
    pub recovered: Option<stage::Recovered>,
}

/// One output format: it turns the layer's tables into files.
pub trait Writer {
    /// The files that it writes where its tables hold rows.
    fn files(&self) -> &'static [&'static str];

    /// Writes into `stage`; returns notes for the user.
    fn write(&self, tables: &Tables<'_>, stage: &mut Stage) -> Result<Vec<String>>;
}

/// Writes `layer` into the folder `out` in each of `formats`, then `run.json`.
///
/// Either all files of the layer are changed or none is; an earlier run's outputs of other formats
/// are removed only if its `run.json` lists them, and a file that no `run.json` lists is never
/// replaced or removed.
///
/// # Errors
/// [`Error::Write`] with the path when something cannot be written, when another run holds the
/// folder, or when a file that is not ours is in the way.
pub fn write(layer: &Layer<'_>, out: &Path, formats: &[Format]) -> Result<Written> {
    let tables = Tables::of(layer);
    let mut formats = formats.to_vec();
    formats.sort_unstable();
    formats.dedup();

    let mut stage = Stage::open(out)?;
    let mut notes = Vec::new();
    for format in &formats {
        notes.extend(format.writer().write(&tables, &mut stage)?);
    }
    let run =
        run_json::text(layer, &tables, &formats, stage.files(), &notes).map_err(|source| {
            Error::Write {
                path: out.join(run_json::NAME),
                source,
            }
        })?;
    stage.add(run_json::NAME, run.as_bytes())?;
    let mut written = stage.commit()?;
    written.notes = notes;
    Ok(written)
}

/// The located incidents of `layer` as a GeoJSON text sequence (RFC 8142); no file is touched.
pub fn sequence(layer: &Layer<'_>) -> Written {
    Written {
        sequence: geojson::sequence(&Tables::of(layer).incidents),
        ..Written::default()
    }
}

/// SHA-256 in lower-case hex.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in digest {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

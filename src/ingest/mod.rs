//! From paths to reports with their metadata.

mod front_matter;
mod metadata;
mod published;
pub mod reader;
mod sources;
#[cfg(test)]
mod tests;
mod text;
mod walk;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::model::report::{PublishedFrom, Report};
use crate::model::warning::{Warning, WarningKind};
use metadata::Metadata;
use reader::{Draft, READERS, Refusal};
use sources::Table;
use walk::{Candidate, Walked, real, unreadable, walk};

/// The longest file that is read, in bytes: 5 MiB. A report has some thousand; a longer file is a
/// mistake.
pub const MOST_BYTES: u64 = 5 * 1024 * 1024;

/// What an input is to the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A report.
    Report,
    /// A table of sources.
    Sources,
}

impl Role {
    /// The word written into `run.json`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Sources => "sources",
        }
    }
}

/// A file that went into the run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// The path as given, or the folder as given with the way to the file.
    pub path: String,
    /// What it is to the run.
    pub role: Role,
    /// SHA-256 of its bytes, lower-case hex.
    pub digest: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// The reports, sorted by id.
    pub reports: Vec<Report>,
    /// The files that they and their metadata come from, sorted by path.
    pub inputs: Vec<Input>,
    /// What went wrong, sorted.
    pub warnings: Vec<Warning>,
    /// Files that were given or found and not taken.
    pub skipped: usize,
}

/// Reads reports from files and folders; `-` is the standard input.
///
/// A `sources.csv` beside the reports is used by itself; `sources` names others, which win over it,
/// the first named over the next. A table wins over front matter, front matter over what the text
/// says. The order of `paths` changes nothing.
///
/// # Errors
/// [`Error::MissingPath`], [`Error::Read`] and [`Error::Table`] for a path or table that cannot be
/// used, [`Error::DuplicateId`] for two reports with one id, [`Error::NothingReadable`] where no
/// report is left.
pub fn read(paths: &[PathBuf], sources: &[PathBuf]) -> Result<Ingested> {
    read_with(paths, sources, &mut std::io::stdin().lock())
}

/// [`read`] with another standard input.
///
/// # Errors
/// As [`read`].
pub fn read_with(paths: &[PathBuf], sources: &[PathBuf], stdin: &mut dyn Read) -> Result<Ingested> {
    let mut run = Ingested::default();
    let walked = walk(paths)?;
    let tables = run.tables(&walked, sources)?;
    let mut found = Vec::new();
    for (place, candidate) in &walked.files {
        found.extend(run.file(place, candidate, &tables));
    }
    if walked.stdin {
        found.extend(run.stdin(stdin));
    }
    run.skipped += walked.warnings.len();
    run.warnings.extend(walked.warnings);
    run.keep(found)?;
    run.inputs.sort();
    run.warnings.sort();
    run.warnings.dedup();
    if run.reports.is_empty() {
        let inputs: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        let mut inputs = inputs.join(", ");
        for warning in &run.warnings {
            inputs.push_str(&format!("\n  {}: {}", warning.path, warning.message));
        }
        return Err(Error::NothingReadable { inputs });
    }
    Ok(run)
}

/// A report with the file that it comes from.
struct Found {
    report: Report,
    input: Input,
}

impl Ingested {
    fn tables(&mut self, walked: &Walked, named: &[PathBuf]) -> Result<Vec<Table>> {
        let mut paths: Vec<(PathBuf, &Path)> = Vec::new();
        for path in named {
            if !path.exists() {
                return Err(Error::MissingPath(path.clone()));
            }
            paths.push((real(path), path));
        }
        let beside = walked.tables.iter();
        paths.extend(beside.map(|(place, path)| (place.clone(), path.as_path())));
        let mut read: BTreeMap<PathBuf, ()> = BTreeMap::new();
        let mut tables = Vec::new();
        for (place, path) in paths {
            if read.insert(place, ()).is_some() {
                continue;
            }
            let bytes = std::fs::read(path).map_err(|source| Error::Read {
                path: path.to_owned(),
                source,
            })?;
            tables.push(Table::parse(path, &bytes, &mut self.warnings)?);
            self.inputs.push(input(path, Role::Sources, &bytes));
        }
        Ok(tables)
    }

    fn file(&mut self, place: &Path, candidate: &Candidate, tables: &[Table]) -> Vec<Found> {
        let path = &candidate.path;
        let bytes = match std::fs::File::open(path).and_then(|mut file| limited(&mut file)) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.skip(unreadable(path, &error.to_string()));
                return Vec::new();
            }
        };
        let metadata = tables
            .iter()
            .filter_map(|table| table.of(place).cloned())
            .fold(Metadata::default(), Metadata::or);
        self.drafts(candidate, &bytes, &metadata)
    }

    fn stdin(&mut self, stdin: &mut dyn Read) -> Vec<Found> {
        let candidate = Candidate {
            path: PathBuf::from("-"),
            id: "stdin".into(),
        };
        match limited(stdin) {
            Ok(bytes) => self.drafts(&candidate, &bytes, &Metadata::default()),
            Err(error) => {
                self.skip(unreadable(&candidate.path, &error.to_string()));
                Vec::new()
            }
        }
    }

    /// The reports that a file's bytes hold.
    fn drafts(&mut self, candidate: &Candidate, bytes: &[u8], known: &Metadata) -> Vec<Found> {
        let path = candidate.path.display().to_string();
        let drafts = if bytes.len() as u64 > MOST_BYTES {
            Err(Refusal {
                kind: WarningKind::Unreadable,
                message: "is longer than 5 MiB; a report is one article".into(),
            })
        } else {
            let reader = READERS
                .iter()
                .find(|reader| reader.recognises(&candidate.path, bytes));
            reader.map_or_else(
                || {
                    Err(Refusal {
                        kind: WarningKind::Binary,
                        message: "is not in a format that is read (.txt, .md, .text)".into(),
                    })
                },
                |reader| reader.read(bytes),
            )
        };
        match drafts {
            Err(Refusal { kind, message }) => {
                self.skip(Warning {
                    path,
                    kind,
                    message,
                });
                Vec::new()
            }
            Ok(drafts) => drafts
                .into_iter()
                .map(|draft| {
                    let input = input(&candidate.path, Role::Report, bytes);
                    let report = self.report(candidate, draft, known, &input);
                    Found { report, input }
                })
                .collect(),
        }
    }

    fn report(
        &mut self,
        candidate: &Candidate,
        draft: Draft,
        known: &Metadata,
        input: &Input,
    ) -> Report {
        for (line, why) in draft.faults {
            self.warnings.push(Warning {
                path: format!("{}:{line}", input.path),
                kind: WarningKind::Metadata,
                message: format!("front matter: {why}"),
            });
        }
        let metadata = known.clone().or(draft.metadata);
        let id = metadata.id.unwrap_or_else(|| match draft.key {
            Some(key) => format!("{}#{key}", candidate.id),
            None => candidate.id.clone(),
        });
        let mut report = Report {
            id,
            path: input.path.clone(),
            digest: input.digest.clone(),
            outlet: metadata.outlet,
            agency: metadata.agency,
            title: metadata.title,
            url: metadata.url,
            published: metadata.published,
            published_from: metadata.published.map(|_| PublishedFrom::Metadata),
            updated: metadata.updated,
            text: draft.text,
        };
        published::infer(&mut report);
        report
    }

    /// Takes reports in the order of their ids, each once.
    fn keep(&mut self, mut found: Vec<Found>) -> Result<()> {
        found.sort_by(|a, b| (&a.report.id, &a.report.path).cmp(&(&b.report.id, &b.report.path)));
        for Found { report, input } in found {
            if let Some(twin) = self.reports.iter().find(|kept| same(kept, &report)) {
                let message = format!("holds the same report as {}", twin.path);
                self.skip(Warning {
                    path: report.path,
                    kind: WarningKind::Duplicate,
                    message,
                });
                continue;
            }
            if let Some(twin) = self.reports.last().filter(|last| last.id == report.id) {
                return Err(Error::DuplicateId {
                    id: report.id,
                    first: twin.path.clone(),
                    second: report.path,
                });
            }
            if report.published.is_none() {
                self.warnings.push(Warning {
                    path: report.path.clone(),
                    kind: WarningKind::Undated,
                    message:
                        "has no published date, neither in metadata nor in its text: weekdays \
                              and days without a year stay undated"
                            .into(),
                });
            }
            if self.inputs.iter().all(|known| known.path != input.path) {
                self.inputs.push(input);
            }
            self.reports.push(report);
        }
        Ok(())
    }

    fn skip(&mut self, warning: Warning) {
        self.skipped += 1;
        self.warnings.push(warning);
    }
}

/// Whether two files hold one report: the same bytes, and nothing that tells their sources apart
/// (an agency's copy under two outlets is two reports).
fn same(one: &Report, other: &Report) -> bool {
    one.digest == other.digest
        && one.text == other.text
        && one.outlet == other.outlet
        && one.url == other.url
        && one.published == other.published
}

/// At most one byte more than is allowed, so that too long a file shows.
fn limited(source: &mut dyn Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn input(path: &Path, role: Role, bytes: &[u8]) -> Input {
    let digest: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Input {
        path: path.display().to_string(),
        role,
        digest,
        bytes: bytes.len() as u64,
    }
}

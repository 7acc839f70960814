//! Gives what was found its metadata and its id, and keeps each report once.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use super::metadata::Metadata;
use super::open::{Found, Where};
use super::reader::{Draft, Fault, Refusal};
use super::records::outlet_of_host;
use super::sources::{Inner, Table};
use super::url::host;
use super::walk::{Walked, real};
use super::{Ingested, Input, Role, digest, input, published};
use crate::error::{Error, Result};
use crate::model::report::{PublishedFrom, Report};
use crate::model::warning::{Warning, WarningKind};

/// How many warnings of one kind a file may have before they are only counted.
const MOST_ALIKE: usize = 20;

/// What was found so far.
#[derive(Default)]
pub struct Collector<'g> {
    tables: Vec<Table>,
    done: Ingested,
    found: Vec<Known>,
    files: Vec<File>,
    /// Takes each report with its text as it comes, and gives back what is to be kept of it; its text
    /// is then not kept here.
    give: Option<&'g mut dyn FnMut(Report) -> Report>,
}

/// A report that was found.
struct Known {
    report: Report,
    /// Digest of its text, by which two reports are known as one.
    text: String,
    /// Index of the file that it is from.
    file: usize,
}

/// A file with what it gave.
struct File {
    place: Option<PathBuf>,
    input: Input,
    /// Warnings of its records by kind.
    alike: BTreeMap<WarningKind, usize>,
}

impl<'g> Collector<'g> {
    /// A collector that hands each report on with its text.
    pub fn giving(give: &'g mut dyn FnMut(Report) -> Report) -> Self {
        Self {
            give: Some(give),
            ..Self::default()
        }
    }

    /// Reads the tables of sources: those named, then those beside the reports, each once.
    ///
    /// # Errors
    /// [`Error::MissingPath`], [`Error::Read`], [`Error::Table`].
    pub fn tables(&mut self, walked: &Walked, named: &[PathBuf]) -> Result<()> {
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
        for (place, path) in paths {
            if read.insert(place, ()).is_some() {
                continue;
            }
            let bytes = std::fs::read(path).map_err(|source| Error::Read {
                path: path.to_owned(),
                source,
            })?;
            self.tables
                .push(Table::parse(path, &bytes, &mut self.done.warnings)?);
            self.done.inputs.push(Input {
                role: Role::Sources,
                ..input(path, &bytes)
            });
        }
        Ok(())
    }

    /// Begins a file; what is taken from now on is in it.
    pub fn begin(&mut self, place: Option<&Path>, input: Input) {
        self.files.push(File {
            place: place.map(Path::to_owned),
            input,
            alike: BTreeMap::new(),
        });
    }

    /// Sets what is known of the file that was begun last only once it has been read.
    pub fn set_input(&mut self, input: Input) {
        let last = self.files.len().saturating_sub(1);
        for Known { report, file, .. } in &mut self.found {
            if *file == last && report.path == input.path {
                report.digest.clone_from(&input.digest);
            }
        }
        if let Some(file) = self.files.last_mut() {
            file.input = input;
        }
    }

    /// How many reports were found.
    pub const fn count(&self) -> usize {
        self.found.len()
    }

    /// Takes what was found in the file that was begun last.
    pub fn take(&mut self, found: Found) {
        match found {
            Found::PassedOver => self.done.passed_over += 1,
            Found::Refused(path, Refusal { kind, message }) => {
                self.done.skipped += 1;
                self.warn(Warning {
                    path,
                    kind,
                    message,
                });
            }
            Found::Report(at, draft, known) => self.report(&at, *draft, known),
        }
    }

    /// Counts what was given and not taken, with its reason.
    pub fn skip(&mut self, warning: Warning) {
        self.done.skipped += 1;
        self.done.warnings.push(warning);
    }

    fn warn(&mut self, warning: Warning) {
        self.warn_of(self.files.len().saturating_sub(1), warning);
    }

    fn warn_of(&mut self, file: usize, warning: Warning) {
        if let Some(file) = self.files.get_mut(file) {
            let alike = file.alike.entry(warning.kind).or_insert(0);
            *alike += 1;
            if *alike > MOST_ALIKE {
                return;
            }
        }
        self.done.warnings.push(warning);
    }

    fn report(&mut self, at: &Where, draft: Draft, archived: Metadata) {
        let Some(file) = self.files.last() else {
            return;
        };
        let inner = at.key.as_deref().zip(at.name.as_deref());
        let inner = inner.map(|(key, name)| Inner { key, name });
        let told = file
            .place
            .as_deref()
            .map_or_else(Metadata::default, |place| {
                self.tables
                    .iter()
                    .map(|table| table.of(place, inner.as_ref()))
                    .fold(Metadata::default(), Metadata::or)
            });
        let own = draft.metadata.or(archived);
        let faults = draft.faults.into_iter();
        let conflicts = told.conflicts(&own).into_iter().map(Fault::metadata);
        let warnings: Vec<Warning> = faults
            .chain(conflicts)
            .map(|fault| Warning {
                path: match fault.line {
                    Some(line) => format!("{}:{line}", at.path),
                    None => at.path.clone(),
                },
                kind: fault.kind,
                message: fault.message,
            })
            .collect();
        let text = digest(draft.text.as_bytes());
        let digest = if at.key.is_some() {
            text.clone()
        } else {
            file.input.digest.clone()
        };
        let metadata = told.or(own);
        let outlet = metadata.outlet.or_else(|| {
            let host = host(metadata.url.as_deref()?)?;
            Some(outlet_of_host(host).unwrap_or_else(|| host.to_owned()))
        });
        let mut report = Report {
            id: metadata.id.unwrap_or_else(|| at.id.clone()),
            path: at.path.clone(),
            digest,
            outlet,
            agency: metadata.agency,
            title: metadata.title,
            url: metadata.url,
            published: metadata.published,
            published_from: metadata.published.map(|_| PublishedFrom::Metadata),
            updated: metadata.updated,
            text: draft.text,
        };
        let conflict = published::conflict(&report).map(|message| Warning {
            path: at.path.clone(),
            kind: WarningKind::Metadata,
            message,
        });
        published::infer(&mut report);
        for warning in warnings.into_iter().chain(conflict) {
            self.warn(warning);
        }
        if let Some(give) = &mut self.give {
            report = give(report);
            report.text = String::new();
        }
        self.found.push(Known {
            report,
            text,
            file: self.files.len() - 1,
        });
    }

    /// The reports in the order of their ids, each once, with the files that they are from.
    ///
    /// # Errors
    /// [`Error::DuplicateId`].
    pub fn finish(mut self) -> Result<Ingested> {
        let mut found: Vec<(usize, Known)> = std::mem::take(&mut self.found)
            .into_iter()
            .enumerate()
            .collect();
        found.sort_by(|(_, a), (_, b)| {
            (&a.report.id, &a.report.path).cmp(&(&b.report.id, &b.report.path))
        });
        let mut texts: Vec<String> = Vec::new();
        let mut by_digest: HashMap<String, Vec<usize>> = HashMap::new();
        let mut used = vec![false; self.files.len()];
        for (number, Known { report, text, file }) in found {
            let twins = by_digest.entry(report.digest.clone()).or_default();
            let kept = &self.done.reports;
            let twin = twins
                .iter()
                .filter(|index| texts.get(**index) == Some(&text))
                .filter_map(|index| kept.get(*index))
                .find(|kept| same(kept, &report));
            if let Some(twin) = twin {
                let message = format!("holds the same report as {}", twin.path);
                self.done.skipped += 1;
                self.done.warnings.push(Warning {
                    path: report.path,
                    kind: WarningKind::Duplicate,
                    message,
                });
                continue;
            }
            if let Some(twin) = kept.last().filter(|last| last.id == report.id) {
                return Err(Error::DuplicateId {
                    id: report.id,
                    first: twin.path.clone(),
                    second: report.path,
                });
            }
            twins.push(kept.len());
            if let Some(used) = used.get_mut(file) {
                *used = true;
            }
            if report.published.is_none() {
                self.warn_of(file, undated(&report));
            }
            self.done.reports.push(report);
            self.done.numbers.push(number);
            texts.push(text);
        }
        for file in &self.files {
            for (kind, count) in &file.alike {
                if *count > MOST_ALIKE {
                    self.done.warnings.push(Warning {
                        path: file.input.path.clone(),
                        kind: *kind,
                        message: format!(
                            "{} more warnings of this kind ({})",
                            count - MOST_ALIKE,
                            kind.as_str()
                        ),
                    });
                }
            }
        }
        let files = self.files.into_iter().zip(used);
        let used = files.filter(|(_, used)| *used).map(|(file, _)| file.input);
        self.done.inputs.extend(used);
        self.done.inputs.sort();
        self.done.warnings.sort();
        self.done.warnings.dedup();
        Ok(self.done)
    }
}

fn undated(report: &Report) -> Warning {
    Warning {
        path: report.path.clone(),
        kind: WarningKind::Undated,
        message: "has no published date, neither in metadata nor in its text: weekdays and days \
                  without a year stay undated"
            .into(),
    }
}

/// Whether two reports of one text are one: the same bytes, and nothing that tells their sources apart
/// (an agency's copy under two outlets is two reports).
fn same(one: &Report, other: &Report) -> bool {
    one.digest == other.digest
        && one.outlet == other.outlet
        && one.url == other.url
        && one.published == other.published
}

//! Gives what was found its metadata and its id, and keeps each report once.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::collected::{
    Collected, File, IN_MEMORY, Known, Stop, Walk, beginning, temporary, twins,
};
use super::metadata::Metadata;
use super::open::{Found, Where};
use super::reader::{Draft, Fault, Refusal};
use super::records::outlet_of_host;
use super::sorter::Sorter;
use super::sources::{Inner, Table};
use super::url::host;
use super::walk::{Walked, real};
use super::{Ingested, Input, Role, input, published, sum};
use crate::error::{Error, Result};
use crate::model::report::{PublishedFrom, Report};
use crate::model::warning::{Warning, WarningKind};

/// How many warnings of one kind a file may have before they are only counted.
const MOST_ALIKE: usize = 20;

/// What was found so far.
pub struct Collector<'g> {
    tables: Vec<Table>,
    done: Ingested,
    found: Sorter<Known>,
    /// The beginnings of the digests of the reports' texts, with the reports' numbers.
    texts: Sorter<(u64, usize)>,
    /// Why what was found could not be laid down.
    fault: Option<io::Error>,
    files: Vec<File>,
    /// Takes each report with its text as it comes, and gives back what is to be kept of it; its text
    /// is then not kept here.
    give: Option<&'g mut dyn FnMut(Report) -> Report>,
}

impl Default for Collector<'_> {
    fn default() -> Self {
        Self {
            tables: Vec::new(),
            done: Ingested::default(),
            found: Sorter::keeping(usize::MAX),
            texts: Sorter::keeping(IN_MEMORY),
            fault: None,
            files: Vec::new(),
            give: None,
        }
    }
}

impl<'g> Collector<'g> {
    /// A collector that hands each report on with its text.
    pub fn giving(give: &'g mut dyn FnMut(Report) -> Report) -> Self {
        Self {
            found: Sorter::keeping(IN_MEMORY),
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
        if let Some(file) = self.files.last_mut() {
            file.input = input;
        }
    }

    /// How many reports were found.
    pub const fn count(&self) -> usize {
        self.found.count()
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
            Found::Report(at, draft, known) => self.report(at, *draft, known),
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

    fn report(&mut self, at: Where, draft: Draft, archived: Metadata) {
        let Some(file) = self.files.last() else {
            return;
        };
        let inner = at.key().zip(at.name());
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
        let text = sum(draft.text.as_bytes());
        let whole = at.key().is_none();
        let metadata = told.or(own);
        let outlet = metadata.outlet.or_else(|| {
            let host = host(metadata.url.as_deref()?)?;
            Some(outlet_of_host(host).unwrap_or_else(|| host.to_owned()))
        });
        let mut report = Report {
            id: metadata.id.unwrap_or(at.id),
            path: at.path,
            // That of the file may not be known yet.
            digest: String::new(),
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
            path: report.path.clone(),
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
        let known = Known {
            report,
            text,
            file: self.files.len() - 1,
            whole,
            number: self.found.count(),
        };
        let bytes = known.bytes();
        if self.fault.is_none() {
            let text = (beginning(&known.text), known.number);
            let put = self.texts.put(text, size_of_val(&text));
            self.fault = put.and_then(|()| self.found.put(known, bytes)).err();
        }
    }

    /// What was found: which reports there are, each once.
    ///
    /// # Errors
    /// [`Error::DuplicateId`]; [`Error::Write`] where the temporary folder has no room.
    pub fn finish(mut self) -> Result<Collected> {
        if let Some(fault) = self.fault.take() {
            return Err(temporary(fault));
        }
        let texts = std::mem::replace(&mut self.texts, Sorter::keeping(0));
        let twins = twins(&mut self.found, texts, &self.files)?;
        let mut paths: BTreeMap<usize, String> = BTreeMap::new();
        let mut used = vec![false; self.files.len()];
        let mut last = (String::new(), String::new());
        let mut rank = 0;
        let mut order = Vec::new();
        let mut found = std::mem::replace(&mut self.found, Sorter::keeping(0));
        found.each(
            |Known {
                 report,
                 file,
                 number,
                 ..
             }|
             -> Walk {
                let at = rank;
                rank += 1;
                if let Some(first) = twins.get(&at) {
                    if *first == at {
                        paths.insert(at, report.path.clone());
                    } else {
                        let twin = paths.get(first).map_or("", String::as_str);
                        self.done.skipped += 1;
                        self.done.warnings.push(Warning {
                            path: report.path.clone(),
                            kind: WarningKind::Duplicate,
                            message: format!("holds the same report as {twin}"),
                        });
                        return Ok(());
                    }
                }
                let (id, first) = &mut last;
                if rank > 1 && *id == report.id {
                    return Err(Stop(Error::DuplicateId {
                        id: report.id.clone(),
                        first: first.clone(),
                        second: report.path.clone(),
                    }));
                }
                id.clone_from(&report.id);
                first.clone_from(&report.path);
                if let Some(used) = used.get_mut(*file) {
                    *used = true;
                }
                if report.published.is_none() {
                    self.warn_of(*file, undated(report));
                }
                order.push(*number);
                Ok(())
            },
        )?;
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
        let files = self.files.iter().zip(used);
        let used = files.filter(|(_, used)| *used);
        self.done
            .inputs
            .extend(used.map(|(file, _)| file.input.clone()));
        self.done.inputs.sort();
        self.done.warnings.sort();
        self.done.warnings.dedup();
        self.done.count = order.len();
        Ok(Collected {
            done: self.done,
            found,
            order,
            files: self.files,
        })
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

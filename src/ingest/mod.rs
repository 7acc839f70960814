//! From paths to reports with their metadata: a file a format behind [`reader::Reader`].
//!
//! A file is opened ([`open`]) through whatever it is wrapped in, one record at a time; what comes
//! out is given its metadata and its id ([`collect`]). No format is trusted: sizes, depths and ratios
//! are bounded ([`options::Limits`]), and a panic in a reader costs one report.

pub mod bounds;
mod collect;
mod collected;
pub mod columns;
mod encoding;
mod feed;
mod front_matter;
mod html;
mod json;
mod laid;
mod mail;
mod markdown;
mod metadata;
pub mod open;
pub mod options;
mod packed;
mod published;
pub mod reader;
mod records;
mod sorter;
mod sources;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod url;
mod walk;

use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::model::report::Report;
use crate::model::warning::Warning;
use bounds::Budget;
use collect::Collector;
pub use collected::Collected;
use open::{Opener, Where};
pub use options::{Limits, Options};
use walk::{Candidate, unreadable, walk};

/// What an input is to the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A report, or a file of reports.
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
    /// How many reports there are.
    pub count: usize,
    /// The reports, sorted by id: all, or those that were asked for ([`Collected::with`]).
    pub reports: Vec<Report>,
    /// For each of them its number in the order in which the reports came, from 0; duplicates have
    /// numbers too.
    pub numbers: Vec<usize>,
    /// The files that they and their metadata come from, sorted by path.
    pub inputs: Vec<Input>,
    /// What went wrong, sorted.
    pub warnings: Vec<Warning>,
    /// Files and records that were given or found and not taken.
    pub skipped: usize,
    /// Parts of archives that are no reports: pictures, redirects, hidden files.
    pub passed_over: usize,
}

/// Reads reports from files and folders, with no options but tables of sources.
///
/// # Errors
/// As [`read_all`].
pub fn read(paths: &[PathBuf], sources: &[PathBuf]) -> Result<Ingested> {
    read_all(paths, &Options::with_sources(sources), &mut |_| {})
}

/// Reads reports from files and folders; `-` is the standard input. `watch` is told the number of
/// reports found so far.
///
/// A `sources.csv` beside the reports is used by itself; [`Options::sources`] names others, which win
/// over it, the first named over the next. A table wins over what the file says of itself, that over
/// what the text says. The order of `paths` changes nothing.
///
/// # Errors
/// [`Error::MissingPath`], [`Error::Read`] and [`Error::Table`] for a path or table that cannot be
/// used, [`Error::DuplicateId`] for two reports with one id, [`Error::NothingReadable`] where no
/// report is left.
pub fn read_all(
    paths: &[PathBuf],
    options: &Options,
    watch: &mut dyn FnMut(usize),
) -> Result<Ingested> {
    read_with(paths, options, &mut io::stdin().lock(), watch)
}

/// [`read_all`] that hands each report on as it comes, in the order of the input, and keeps no text;
/// what it knows of the reports is laid down in a temporary file where it is much, until
/// [`Collected::with`] asks for it: memory grows with the number of reports by their numbers alone.
/// [`Ingested::reports`] have empty texts; [`Ingested::numbers`] says which of those handed on each
/// is. Some that are handed on turn out to be duplicates and are not among them. `give` gives
/// each back, with its text or without it.
///
/// # Errors
/// As [`read_all`].
pub fn stream(
    paths: &[PathBuf],
    options: &Options,
    give: &mut dyn FnMut(Report) -> Report,
    watch: &mut dyn FnMut(usize),
) -> Result<Collected> {
    let run = Collector::giving(give);
    collect(paths, options, &mut io::stdin().lock(), run, watch)
}

/// [`read_all`] with another standard input.
///
/// # Errors
/// As [`read_all`].
pub fn read_with(
    paths: &[PathBuf],
    options: &Options,
    stdin: &mut dyn Read,
    watch: &mut dyn FnMut(usize),
) -> Result<Ingested> {
    collect(paths, options, stdin, Collector::default(), watch)?.with(|_| true)
}

fn collect(
    paths: &[PathBuf],
    options: &Options,
    stdin: &mut dyn Read,
    mut run: Collector<'_>,
    watch: &mut dyn FnMut(usize),
) -> Result<Collected> {
    let exclude = options.excluded()?;
    let walked = walk(paths, &exclude)?;
    run.tables(&walked, &options.sources)?;
    let open = |run: &mut Collector<'_>,
                candidate: &Candidate,
                stream: &mut dyn Read,
                file: Option<&std::fs::File>,
                budget: &Budget,
                watch: &mut dyn FnMut(usize)| {
        let name = candidate
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let at = Where::file(candidate.path.display().to_string(), candidate.id.clone());
        let name = if candidate.path.as_os_str() == "-" {
            ""
        } else {
            &name
        };
        let mut opener = Opener {
            options,
            exclude: &exclude,
            budget,
            give: &mut |found| {
                run.take(found);
                watch(run.count());
            },
        };
        opener.open(at, name, stream, file);
    };
    for (place, candidate) in &walked.files {
        match opened(&candidate.path) {
            Ok((file, input)) => {
                run.begin(Some(place), input);
                let budget = Budget::new(
                    options.limits.expansion,
                    file.metadata().map_or(0, |m| m.len()),
                );
                open(&mut run, candidate, &mut &file, Some(&file), &budget, watch);
            }
            Err(error) => run.skip(unreadable(&candidate.path, &error.to_string())),
        }
    }
    if walked.stdin {
        let candidate = Candidate {
            path: PathBuf::from("-"),
            id: "stdin".into(),
        };
        let budget = Budget::new(options.limits.expansion, 0);
        let mut stream = Hashing::new(stdin, &budget);
        run.begin(None, input(&candidate.path, &[]));
        open(&mut run, &candidate, &mut stream, None, &budget, watch);
        // The digest is that of all that came, read or not.
        let rest = io::copy(&mut stream, &mut io::sink());
        if let Err(error) = rest {
            run.skip(unreadable(&candidate.path, &error.to_string()));
        }
        run.set_input(stream.input(&candidate.path));
    }
    for warning in walked.warnings {
        run.skip(warning);
    }
    let collected = run.finish()?;
    if collected.order().is_empty() {
        let inputs: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        let mut inputs = inputs.join(", ");
        for warning in collected.warnings() {
            inputs.push_str(&format!("\n  {}: {}", warning.path, warning.message));
        }
        return Err(Error::NothingReadable { inputs });
    }
    Ok(collected)
}

/// Opens a file and digests it; it stands at its beginning again.
fn opened(path: &Path) -> io::Result<(std::fs::File, Input)> {
    let mut file = std::fs::File::open(path)?;
    let budget = Budget::new(0, 0);
    let mut hashing = Hashing::new(&mut file, &budget);
    let mut buffer = vec![0; 64 * 1024];
    while hashing.read(&mut buffer)? > 0 {}
    let input = hashing.input(path);
    file.rewind()?;
    Ok((file, input))
}

/// A stream that is digested as it is read.
struct Hashing<'s> {
    inner: &'s mut dyn Read,
    budget: &'s Budget,
    digest: Sha256,
    bytes: u64,
}

impl<'s> Hashing<'s> {
    fn new(inner: &'s mut dyn Read, budget: &'s Budget) -> Self {
        Self {
            inner,
            budget,
            digest: Sha256::new(),
            bytes: 0,
        }
    }

    fn input(self, path: &Path) -> Input {
        Input {
            path: path.display().to_string(),
            role: Role::Report,
            digest: hex(&self.digest.finalize()),
            bytes: self.bytes,
        }
    }
}

impl Read for Hashing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.digest.update(buffer.get(..count).unwrap_or_default());
        self.bytes += count as u64;
        self.budget.came_in(count);
        Ok(count)
    }
}

fn input(path: &Path, bytes: &[u8]) -> Input {
    Input {
        path: path.display().to_string(),
        role: Role::Report,
        digest: digest(bytes),
        bytes: bytes.len() as u64,
    }
}

/// A SHA-256.
type Sum = [u8; 32];

fn sum(bytes: &[u8]) -> Sum {
    Sha256::digest(bytes).into()
}

/// SHA-256 in lower-case hex.
fn digest(bytes: &[u8]) -> String {
    hex(&sum(bytes))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| {
        char::from(if half < 10 {
            b'0' + half
        } else {
            b'a' + half - 10
        })
    };
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        digits.push(digit(byte >> 4));
        digits.push(digit(byte & 15));
    }
    digits
}

//! Which files the arguments name.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::error::{Error, Result};
use crate::model::warning::{Warning, WarningKind};

/// The name of the table that is used by itself beside reports.
pub const SOURCES: &str = "sources.csv";

/// A file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As given, or the folder as given with the way to the file.
    pub path: PathBuf,
    /// The id it has if its metadata give none.
    pub id: String,
}

/// What the arguments hold.
#[derive(Debug, Default)]
pub struct Walked {
    /// Files by their real path, once each however often they are named.
    pub files: BTreeMap<PathBuf, Candidate>,
    /// Tables beside them, by their real path.
    pub tables: BTreeMap<PathBuf, PathBuf>,
    /// Whether `-` was among the arguments.
    pub stdin: bool,
    /// What could not be looked into.
    pub warnings: Vec<Warning>,
}

/// Looks through files and folders. Hidden files of folders are passed over, links are followed.
///
/// # Errors
/// [`Error::MissingPath`] for an argument that does not exist.
pub fn walk(paths: &[PathBuf]) -> Result<Walked> {
    let mut walked = Walked::default();
    for path in paths {
        if path.as_os_str() == OsStr::new("-") {
            walked.stdin = true;
            continue;
        }
        match std::fs::metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(Error::MissingPath(path.clone()));
            }
            Err(error) => walked.warnings.push(unreadable(path, &error.to_string())),
            Ok(found) if found.is_dir() => walked.folder(path),
            Ok(_) => {
                let id = path.file_stem().unwrap_or_default();
                walked.file(path, id.to_string_lossy().into_owned());
                let beside = path.with_file_name(SOURCES);
                if beside.is_file() {
                    walked.table(&beside);
                }
            }
        }
    }
    Ok(walked)
}

impl Walked {
    fn folder(&mut self, root: &Path) {
        let mut walker = WalkBuilder::new(root);
        // No ignore file of any kind decides what is read.
        walker
            .standard_filters(false)
            .hidden(true)
            .follow_links(true)
            .sort_by_file_path(Path::cmp);
        for entry in walker.build() {
            match entry {
                Err(error) => {
                    let path = faulty_path(&error).unwrap_or(root).to_owned();
                    self.warnings.push(unreadable(&path, &reason(&error)));
                }
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    let path = entry.path();
                    if path.file_name() == Some(OsStr::new(SOURCES)) {
                        self.table(path);
                    } else if !passed_over(path) {
                        let way = path.strip_prefix(root).unwrap_or(path);
                        self.file(path, id_of(way));
                    }
                }
                Ok(_) => {}
            }
        }
    }

    fn file(&mut self, path: &Path, id: String) {
        let candidate = Candidate {
            path: path.to_owned(),
            id,
        };
        // Of two ways to one file the choice must not hang on the order of the arguments.
        self.files
            .entry(real(path))
            .and_modify(|known| {
                if (&candidate.id, &candidate.path) < (&known.id, &known.path) {
                    known.id.clone_from(&candidate.id);
                    known.path.clone_from(&candidate.path);
                }
            })
            .or_insert(candidate);
    }

    fn table(&mut self, path: &Path) {
        self.tables
            .entry(real(path))
            .or_insert_with(|| path.to_owned());
    }
}

/// The path without links, or as it is where the system cannot tell.
pub fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// A warning that a path could not be opened.
pub fn unreadable(path: &Path, why: &str) -> Warning {
    Warning {
        path: path.display().to_string(),
        kind: WarningKind::Unreadable,
        message: format!("could not be read: {why}"),
    }
}

/// The way from the argument without the ending, with `/` between its parts.
fn id_of(way: &Path) -> String {
    let parts: Vec<String> = way
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

/// Files that stand beside reports and are none.
fn passed_over(path: &Path) -> bool {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    name == "corrections.csv" || name.starts_with("readme") || name.starts_with("license")
}

fn faulty_path(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            faulty_path(err)
        }
        _ => None,
    }
}

/// The system's words, without the path that the warning names already.
fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { err, .. }
        | ignore::Error::WithDepth { err, .. }
        | ignore::Error::WithLineNumber { err, .. } => reason(err),
        ignore::Error::Io(error) => error.to_string(),
        other => other.to_string(),
    }
}

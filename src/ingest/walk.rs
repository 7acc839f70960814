//! Which files the arguments name.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use globset::GlobSet;
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

/// Looks through files and folders. Hidden files of folders are passed over, as are what `exclude`
/// fits and the folder of parts beside a saved web page; links are followed.
///
/// # Errors
/// [`Error::MissingPath`] for an argument that does not exist.
pub fn walk(paths: &[PathBuf], exclude: &GlobSet) -> Result<Walked> {
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
            Ok(found) if found.is_dir() => walked.folder(path, exclude),
            Ok(_) => {
                let name = path.file_name().unwrap_or_default();
                walked.file(path, stem(&name.to_string_lossy()));
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
    fn folder(&mut self, root: &Path, exclude: &GlobSet) {
        let mut walker = WalkBuilder::new(root);
        let (top, globs) = (root.to_owned(), exclude.clone());
        // No ignore file of any kind decides what is read.
        walker
            .standard_filters(false)
            .hidden(true)
            .follow_links(true)
            .sort_by_file_path(Path::cmp)
            .filter_entry(move |entry| {
                let way = entry.path().strip_prefix(&top).unwrap_or(entry.path());
                let name = entry.file_name();
                way.as_os_str().is_empty()
                    || !(globs.is_match(way)
                        || globs.is_match(name)
                        || is_page_folder(entry.path()))
            });
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
                    } else {
                        let way = way_of(path.strip_prefix(root).unwrap_or(path));
                        if !is_passed_over(&way) {
                            self.file(path, stem(&way));
                        }
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

/// A way with `/` between its parts.
fn way_of(way: &Path) -> String {
    let parts: Vec<String> = way
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

/// Endings of compression, which stand behind the ending of the format, and what is left of each.
const PACKED: [(&str, &str); 7] = [
    (".gz", ""),
    (".gzip", ""),
    (".zst", ""),
    (".zstd", ""),
    (".tgz", ".tar"),
    (".tzst", ".tar"),
    (".taz", ".tar"),
];

/// A name without the ending of a compression.
pub fn unpacked(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let packed = PACKED.iter().find(|(ending, _)| lower.ends_with(ending));
    match packed {
        Some((ending, left)) => {
            let bare = name.get(..name.len() - ending.len()).unwrap_or(name);
            format!("{bare}{left}")
        }
        None => name.to_owned(),
    }
}

/// A name or way without its ending, that of a compression included.
pub fn stem(way: &str) -> String {
    let way = unpacked(way);
    let begins = way.rfind('/').map_or(0, |at| at + 1);
    let name = way.get(begins..).unwrap_or_default();
    // A dot at the beginning begins no ending.
    let length = name.rfind('.').filter(|at| *at > 0).unwrap_or(name.len());
    way.get(..begins + length).unwrap_or_default().to_owned()
}

/// Whether a file stands beside reports, or with them in an archive, and is none: by its name, and
/// by hidden folders on the way to it.
pub fn is_passed_over(way: &str) -> bool {
    let name = way
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let hidden = way.split('/').any(|part| {
        part.starts_with('.') && !part.trim_matches('.').is_empty() || part == "__MACOSX"
    });
    hidden
        || matches!(
            name.as_str(),
            "corrections.csv" | "thumbs.db" | "desktop.ini"
        )
        || name.starts_with("readme")
        || name.starts_with("license")
}

/// Whether a folder holds the parts of a web page that was saved beside it: "page_files" of
/// "page.html".
fn is_page_folder(path: &Path) -> bool {
    let Some(page) = path.file_name().and_then(OsStr::to_str).and_then(|name| {
        name.strip_suffix("_files")
            .or_else(|| name.strip_suffix(".files"))
    }) else {
        return false;
    };
    path.is_dir()
        && ["html", "htm", "xhtml"]
            .iter()
            .any(|ending| path.with_file_name(format!("{page}.{ending}")).is_file())
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

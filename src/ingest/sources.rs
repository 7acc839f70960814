//! `sources.csv`: which outlet, agency, title, address and dates a report file has.
//!
//! The columns `file`, `outlet`, `agency`, `title`, `url`, `published` and `updated` stand in any
//! order; only `file` must be there, others are passed over. `file` is relative to the table; a record
//! of a feed, a table or an archive is named with `#` and its key behind it.

use std::path::{Path, PathBuf};

use super::metadata::Metadata;
use crate::error::{Error, Result};
use crate::model::warning::{Warning, WarningKind};

const COLUMNS: [&str; 6] = ["outlet", "agency", "title", "url", "published", "updated"];

/// A table that was read.
#[derive(Clone, Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    /// The file's real path, where the row leads to one.
    real: Option<PathBuf>,
    /// A record of that file, an entry of that archive.
    key: Option<String>,
    /// The file's name, for a table that does not stand beside the reports.
    name: Option<PathBuf>,
    metadata: Metadata,
}

impl Table {
    /// Reads a table. A cell that is no date is a warning and stays empty.
    ///
    /// # Errors
    /// [`Error::Table`] if it is no UTF-8 CSV or has no column `file`.
    pub fn parse(path: &Path, bytes: &[u8], warnings: &mut Vec<Warning>) -> Result<Self> {
        let fault = |line: u64, message: String| Error::Table {
            path: path.to_owned(),
            line,
            message,
        };
        let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(bytes);
        let headers = reader
            .headers()
            .map_err(|error| fault(1, error.to_string()))?
            .clone();
        let column = |name: &str| {
            headers
                .iter()
                .position(|header| header.eq_ignore_ascii_case(name))
        };
        let Some(file) = column("file") else {
            let message = "the table has no column `file`; its first line names the columns: file, \
                           outlet, agency, title, url, published, updated";
            return Err(fault(1, message.into()));
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut rows: Vec<Row> = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| {
                let line = error.position().map_or(0, csv::Position::line);
                fault(line, "the row is not CSV in UTF-8".into())
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            let Some(name) = record.get(file).filter(|name| !name.is_empty()) else {
                continue;
            };
            let mut metadata = Metadata::default();
            for key in COLUMNS {
                let cell = column(key).and_then(|index| record.get(index));
                if let Err(why) = metadata.set(key, cell.unwrap_or_default()) {
                    warnings.push(Warning {
                        path: format!("{}:{line}", path.display()),
                        kind: WarningKind::Metadata,
                        message: format!("row for {name}, column {key}: {why}"),
                    });
                }
            }
            let (real, key) = leads_to(folder, name);
            let name = Path::new(name).file_name().map(PathBuf::from);
            if real.is_some()
                && rows
                    .iter()
                    .any(|row| (&row.real, &row.key) == (&real, &key))
            {
                warnings.push(Warning {
                    path: format!("{}:{line}", path.display()),
                    kind: WarningKind::Metadata,
                    message: "the table has a row for this file already; the first one counts"
                        .into(),
                });
            }
            rows.push(Row {
                real,
                key,
                name,
                metadata,
            });
        }
        Ok(Self { rows })
    }

    /// What the table says of a file, given by its real path, or of what is in it: by the `key` of a
    /// record or the name of an entry. The row of the record comes first, then the row of the file,
    /// then a row that leads nowhere and has the name.
    pub fn of(&self, real: &Path, inner: Option<&Inner<'_>>) -> Metadata {
        let leads = |row: &&Row| row.real.as_deref() == Some(real);
        let record = inner.and_then(|inner| {
            self.rows.iter().filter(leads).find(|row| {
                let key = row.key.as_deref();
                key.is_some() && (key == Some(inner.key) || key == Some(inner.name))
            })
        });
        let whole = self.rows.iter().filter(leads).find(|row| row.key.is_none());
        let bare = inner.map_or(real.file_name(), |inner| Path::new(inner.name).file_name());
        let named = self.rows.iter().find(|row| {
            row.real.is_none()
                && row.name.is_some()
                && row.name.as_deref().map(Path::as_os_str) == bare
        });
        [
            record,
            named.filter(|_| whole.is_none() || inner.is_some()),
            whole,
        ]
        .into_iter()
        .flatten()
        .fold(Metadata::default(), |known, row| {
            known.or(row.metadata.clone())
        })
    }
}

/// What is in a file: a record by its key, an entry of an archive by its name.
#[derive(Clone, Copy, Debug)]
pub struct Inner<'a> {
    /// What stands behind `#` in the report's id.
    pub key: &'a str,
    /// What stands behind `#` in its path.
    pub name: &'a str,
}

/// The file that a row leads to, and the record in it: `archive.zip#2019/bomb`.
fn leads_to(folder: &Path, name: &str) -> (Option<PathBuf>, Option<String>) {
    if let Ok(real) = folder.join(name).canonicalize() {
        return (Some(real), None);
    }
    if let Some((file, key)) = name.split_once('#')
        && let Ok(real) = folder.join(file).canonicalize()
    {
        return (Some(real), Some(key.to_owned()));
    }
    (None, None)
}

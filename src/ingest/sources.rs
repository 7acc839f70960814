//! `sources.csv`: which outlet, agency, title, address and dates a report file has.
//!
//! The columns `file`, `outlet`, `agency`, `title`, `url`, `published` and `updated` stand in any
//! order; only `file` must be there, others are passed over. `file` is relative to the table.

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
            let real = folder.join(name).canonicalize().ok();
            let name = Path::new(name).file_name().map(PathBuf::from);
            if real.is_some() && rows.iter().any(|row| row.real == real) {
                warnings.push(Warning {
                    path: format!("{}:{line}", path.display()),
                    kind: WarningKind::Metadata,
                    message: "the table has a row for this file already; the first one counts"
                        .into(),
                });
            }
            rows.push(Row {
                real,
                name,
                metadata,
            });
        }
        Ok(Self { rows })
    }

    /// What the table says of a file, given by its real path: the row that leads to it, else a row
    /// that leads nowhere and has its name.
    pub fn of(&self, real: &Path) -> Option<&Metadata> {
        let leads = |row: &&Row| row.real.as_deref() == Some(real);
        let named = |row: &&Row| {
            row.real.is_none() && row.name.as_deref().map(Path::as_os_str) == real.file_name()
        };
        let row = self.rows.iter().find(leads);
        row.or_else(|| self.rows.iter().find(named))
            .map(|row| &row.metadata)
    }
}

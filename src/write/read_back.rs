//! A written layer read back from its CSV files, the guard against formulas undone: for telling
//! and comparing what was written, never for making the next layer.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::clean::clean;
use super::columns::{CLAIMS, INCIDENTS, Type, Value};
use super::csv::unguard;
use super::{CorrectionRecord, run_json};
use crate::error::{Error, Result};
use crate::text::lines::Lines;

/// A layer as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WrittenLayer {
    /// `incidents.csv`, in its order.
    pub incidents: Rows,
    /// `claims.csv`, in its order.
    pub claims: Rows,
    /// The rows of the table of corrections that the run used, from `run.json`; none where that is
    /// not there or not ours.
    pub corrections: Vec<CorrectionRecord>,
}

/// A table's rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Column names in the order of the file, each with its place.
    columns: Vec<String>,
    at: BTreeMap<String, usize>,
    rows: Vec<Vec<Value>>,
}

/// A row of [`Rows`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Rows,
    values: &'a [Value],
}

impl Rows {
    /// The rows in the order of the file.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        self.rows.iter().map(|values| Row {
            table: self,
            values,
        })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row at that place of the file, from 0.
    pub fn get(&self, at: usize) -> Option<Row<'_>> {
        self.rows.get(at).map(|values| Row {
            table: self,
            values,
        })
    }

    /// Names of the columns, in the order of the file.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(String::as_str)
    }
}

impl<'a> Row<'a> {
    /// The value of a column; null too where the file has no such column.
    pub fn value(&self, column: &str) -> &'a Value {
        self.table
            .at
            .get(column)
            .and_then(|at| self.values.get(*at))
            .unwrap_or(&Value::Null)
    }

    /// Whether the file has such a column.
    pub fn has(&self, column: &str) -> bool {
        self.table.at.contains_key(column)
    }

    /// The text of a column, if it has one.
    pub fn text(&self, column: &str) -> Option<&'a str> {
        match self.value(column) {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number of a column, whole or not, if it has one.
    pub fn number(&self, column: &str) -> Option<f64> {
        match self.value(column) {
            Value::Number(number) => Some(*number),
            #[expect(
                clippy::cast_precision_loss,
                reason = "counts and metres lie far below the integers that a float holds"
            )]
            Value::Integer(number) => Some(*number as f64),
            _ => None,
        }
    }

    /// A value as the CSV file shows it, without guard; empty for null.
    pub fn shown(&self, column: &str) -> String {
        match self.value(column) {
            Value::Null => String::new(),
            Value::Text(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Date(day) => day.to_string(),
        }
    }

    /// Every column with its value, in the order of the file.
    pub fn cells(self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.table
            .columns
            .iter()
            .map(String::as_str)
            .zip(self.values)
    }
}

/// Reads a layer's folder.
///
/// Columns that this build does not know are read as text; those that the files lack are null, but
/// for the ids.
///
/// # Errors
/// [`Error::MissingPath`] where there is no such folder, [`Error::Usage`] where it holds no CSV
/// layer, [`Error::Table`] with file and line where a file is damaged, [`Error::Read`] else.
pub fn read(folder: &Path) -> Result<WrittenLayer> {
    if !folder.exists() {
        return Err(Error::MissingPath(folder.to_owned()));
    }
    let kinds = |name: &str| INCIDENTS.iter().find(|c| c.name == name).map(|c| c.kind);
    let incidents = table(folder, "incidents.csv", &["incident_id"], kinds)?;
    let kinds = |name: &str| CLAIMS.iter().find(|c| c.name == name).map(|c| c.kind);
    let claims = table(folder, "claims.csv", &["claim_id", "incident_id"], kinds)?;
    Ok(WrittenLayer {
        incidents,
        claims,
        corrections: corrections(folder),
    })
}

fn table(
    folder: &Path,
    name: &str,
    ids: &[&str],
    kind: impl Fn(&str) -> Option<Type>,
) -> Result<Rows> {
    let path = folder.join(name);
    if !path.exists() {
        return Err(Error::Usage {
            message: format!("{} holds no {name}", folder.display()),
            hint: "name the folder of a layer that was written with CSV among its formats, as \"map\" does by itself"
                .into(),
        });
    }
    let bytes = fs::read(&path).map_err(|source| Error::Read {
        path: path.clone(),
        source,
    })?;
    parse(path, &bytes, ids, kind)
}

fn parse(
    path: PathBuf,
    bytes: &[u8],
    ids: &[&str],
    kind: impl Fn(&str) -> Option<Type>,
) -> Result<Rows> {
    let fault = |line: u64, message: String| Error::Table {
        path: path.clone(),
        line,
        message,
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader
        .headers()
        .map_err(|error| fault(1, error.to_string()))?
        .clone();
    let columns: Vec<String> = header.iter().map(str::to_owned).collect();
    let kinds: Vec<Type> = columns
        .iter()
        .map(|name| kind(name).unwrap_or(Type::Text))
        .collect();
    let mut read = Rows {
        at: columns.iter().cloned().zip(0..).collect(),
        columns,
        rows: Vec::new(),
    };
    for id in ids {
        if !read.at.contains_key(*id) {
            return Err(fault(1, format!("there is no column {id}")));
        }
    }
    let mut lines = Lines::new(bytes, None);
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = lines.of(error.position().map_or(0, csv::Position::byte));
            fault(line, error.to_string())
        })?;
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        let mut values = Vec::with_capacity(kinds.len());
        for ((cell, kind), name) in record.iter().zip(&kinds).zip(&read.columns) {
            values.push(value(cell, *kind).ok_or_else(|| {
                fault(
                    line,
                    format!("column {name}: \"{}\" is no {}", clean(cell), kind.as_str()),
                )
            })?);
        }
        read.rows.push(values);
        let row = read.get(read.len() - 1);
        for id in ids {
            if row.is_none_or(|row| row.text(id).is_none()) {
                return Err(fault(line, format!("column {id} is empty")));
            }
        }
    }
    Ok(read)
}

fn value(cell: &str, kind: Type) -> Option<Value> {
    if cell.is_empty() {
        return Some(Value::Null);
    }
    match kind {
        // A file can be edited: what is shown on a terminal is cleaned once more.
        Type::Text => Some(Value::Text(clean(unguard(cell)))),
        Type::Integer => cell.parse().ok().map(Value::Integer),
        Type::Number => cell
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .map(Value::Number),
        Type::Date => cell.parse().ok().map(Value::Date),
    }
}

#[derive(Deserialize)]
struct OldRun {
    program: String,
    #[serde(default)]
    corrections: Vec<CorrectionRecord>,
}

fn corrections(folder: &Path) -> Vec<CorrectionRecord> {
    fs::read(folder.join(run_json::NAME))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<OldRun>(&bytes).ok())
        .filter(|run| run.program == run_json::PROGRAM)
        .map(|run| run.corrections)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    fn claims(text: &str) -> Result<Rows> {
        let kinds = |name: &str| CLAIMS.iter().find(|c| c.name == name).map(|c| c.kind);
        parse("claims.csv".into(), text.as_bytes(), &["claim_id"], kinds)
    }

    #[test]
    fn cells_come_back_with_their_types_and_without_guard() {
        let rows = claims(
            "\u{feff}claim_id,quote,published,killed_min,longitude,new\nc1,'=1+1,2018-04-05,3,65.5,-x\nc2,,,,,\n",
        )
        .unwrap();
        let row = rows.get(0).unwrap();
        assert_eq!(row.text("quote"), Some("=1+1"));
        assert_eq!(row.text("new"), Some("-x"));
        assert_eq!(
            row.value("published"),
            &Value::Date(jiff::civil::date(2018, 4, 5))
        );
        assert_eq!(
            (row.number("killed_min"), row.number("longitude")),
            (Some(3.0), Some(65.5))
        );
        assert_eq!(rows.get(1).unwrap().value("quote"), &Value::Null);
        assert_eq!(rows.get(1).unwrap().value("no such"), &Value::Null);
    }

    #[test]
    fn a_damaged_file_is_told_with_its_line_and_column() {
        for (text, words) in [
            (
                "claim_id,killed_min\nc1,1\nc2,some\n",
                ":3: column killed_min: \"some\" is no integer",
            ),
            (
                "claim_id,published\nc1,2018-04\n",
                ":2: column published: \"2018-04\" is no date",
            ),
            ("quote\nx\n", ":1: there is no column claim_id"),
            ("claim_id,quote\n,x\n", ":2: column claim_id is empty"),
            ("claim_id,quote\nc1\n", ":2: "),
        ] {
            let error = claims(text).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}

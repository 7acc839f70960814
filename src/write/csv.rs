//! CSV for spreadsheets: UTF-8 with a byte-order mark, commas, a line a row.

use std::io;

use super::Writer;
use super::columns::Value;
use super::stage::Stage;
use super::table::{Table, Tables};
use crate::error::{Error, Result};

/// Writes incidents.csv and claims.csv, rows without a point too.
pub struct Csv;

/// By this Excel knows that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Writer for Csv {
    fn files(&self) -> &'static [&'static str] {
        &["incidents.csv", "claims.csv"]
    }

    fn write(&self, tables: &Tables, stage: &mut Stage) -> Result<Vec<String>> {
        for table in [&tables.incidents, &tables.claims] {
            let name = format!("{}.csv", table.name);
            let bytes = bytes(table).map_err(|source| Error::Write {
                path: stage.folder().join(&name),
                source,
            })?;
            stage.add(&name, &bytes)?;
        }
        Ok(Vec::new())
    }
}

/// The table with its heads.
///
/// # Errors
/// None is known; the writer behind it could report one.
pub fn bytes(table: &Table) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(table.heads.iter().map(|head| head.name))?;
    for row in &table.rows {
        writer.write_record(row.values.iter().map(cell))?;
    }
    writer
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => guard(&text.replace('\n', " ")),
        Value::Integer(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Date(day) => day.to_string(),
    }
}

/// `text` with an apostrophe before it where a spreadsheet would read a formula; also where it
/// begins with an apostrophe, so that [`unguard`] gives back what was there.
pub fn guard(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text of a text column's cell as it was before [`guard`].
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guard_covers_formulas_and_can_be_undone() {
        for text in [
            "=1+1", "+93 700", "-5", "@SUM(A1)", "\tx", "\rx", "'Eid'", "''", "'",
        ] {
            assert!(guard(text).starts_with('\''), "{text:?}");
            assert_eq!(unguard(&guard(text)), text);
        }
        for text in ["Darzab", "5-6", "", "ولایت"] {
            assert_eq!(guard(text), text);
            assert_eq!(unguard(text), text);
        }
    }
}

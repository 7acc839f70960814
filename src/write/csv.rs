//! CSV for spreadsheets: UTF-8 with a byte-order mark, commas, a line a row.

use std::io::{self, Write};

use super::Writer;
use super::columns::Value;
use super::stage::Stage;
use super::table::{Table, Tables};
use crate::error::Result;

/// Writes incidents.csv and claims.csv, rows without a point too.
pub struct Csv;

/// By this Excel knows that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl Writer for Csv {
    fn files(&self) -> &'static [&'static str] {
        &["incidents.csv", "claims.csv"]
    }

    fn write(&self, tables: &Tables<'_>, stage: &mut Stage) -> Result<Vec<String>> {
        for table in [&tables.incidents, &tables.claims] {
            let name = format!("{}.csv", table.name);
            stage.add_in_parts(&name, |out| rows(table, out))?;
        }
        Ok(Vec::new())
    }
}

/// Writes the table with its heads.
///
/// # Errors
/// Those of `out`.
pub fn rows(table: &Table<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(table.heads.iter().map(|head| head.name))?;
    for row in table.rows() {
        writer.write_record(row.values.iter().map(cell))?;
    }
    writer.flush()
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

//! What must hold for the rows of a layer.

mod geometry;
mod quotes;
mod references;
mod values;
mod whole;

use std::collections::BTreeMap;

use super::{Finding, Sheet};
pub use references::references;

/// Everything that is wrong with one layer, but for what refers to another.
pub fn of(sheet: &Sheet, texts: Option<&BTreeMap<String, String>>) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(geometry::of(sheet));
    found.extend(references::ids(sheet));
    match sheet.ours() {
        Some(layer) => {
            found.extend(values::columns(sheet, &layer));
            for row in &sheet.rows {
                found.extend(values::row(sheet, &layer, row));
                found.extend(whole::row(sheet, row));
            }
            if let (Some(texts), "claims") = (texts, sheet.name.as_str()) {
                found.extend(quotes::of(sheet, texts));
            }
        }
        None => found.extend(values::foreign(sheet)),
    }
    found
}

//! The project's own tables, and their compiled form made by `build.rs`.

use super::error::GazetteerError;
use super::tables::Tables;

const PLACES: &str = include_str!("../../gazetteer/places.csv");
const NAMES: &str = include_str!("../../gazetteer/names.csv");

/// The project's own tables.
///
/// # Errors
/// A row that cannot be read, which the tests rule out.
pub(crate) fn tables() -> Result<Tables, GazetteerError> {
    Tables::parse("gazetteer/places.csv", PLACES, "gazetteer/names.csv", NAMES)
}

/// The bytes that `build.rs` wrote.
pub(super) static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// The label of the project's own tables.
#[cfg(test)]
pub(super) const LABEL: &str = "builtin";

//! The compiled form of the project's own tables, made by `build.rs`.

/// The bytes that `build.rs` wrote.
pub(super) static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// The label of the project's own tables.
#[cfg(test)]
pub(super) const LABEL: &str = "builtin";

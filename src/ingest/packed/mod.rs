//! Compressed files and archives: what is in them is read like any other file.

pub mod compressed;
pub mod tar;
pub mod warc;
pub mod zip;

//! The formats that a layer can be written in.

use std::fmt;
use std::str::FromStr;

use super::{Writer, csv, geojson};
use crate::error::Error;

/// A format that this build writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// GeoJSON with QGIS styles.
    Geojson,
    /// CSV for spreadsheets.
    Csv,
}

/// Formats of the contract that a build may come without.
const NOT_BUILT: &[&str] = &["gpkg", "fgb", "kml"];

impl Format {
    /// Every format of this build, in the order in which they are written.
    pub const ALL: &'static [Format] = &[Self::Geojson, Self::Csv];

    /// What is written when no format is asked for.
    pub const DEFAULT: &'static [Format] = &[Self::Geojson, Self::Csv];

    /// The word of `--format`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Geojson => "geojson",
            Self::Csv => "csv",
        }
    }

    /// The format's writer.
    pub fn writer(self) -> &'static dyn Writer {
        match self {
            Self::Geojson => &geojson::GeoJson,
            Self::Csv => &csv::Csv,
        }
    }

    /// Reads a comma-separated list such as "geojson,csv"; sorted, each format once.
    ///
    /// # Errors
    /// [`Error::Usage`] for an unknown word, a format that this build does not write, or an empty
    /// list.
    pub fn parse_list(list: &str) -> Result<Vec<Format>, Error> {
        let mut formats = list
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(str::parse)
            .collect::<Result<Vec<Format>, Error>>()?;
        if formats.is_empty() {
            return Err(usage("no output format is named".to_owned()));
        }
        formats.sort_unstable();
        formats.dedup();
        Ok(formats)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        let lower = word.to_ascii_lowercase();
        if let Some(format) = Self::ALL.iter().find(|f| f.as_str() == lower) {
            return Ok(*format);
        }
        Err(usage(if NOT_BUILT.contains(&lower.as_str()) {
            format!("this build does not write {lower}")
        } else {
            format!("no such output format: {word}")
        }))
    }
}

fn usage(message: String) -> Error {
    let names: Vec<&str> = Format::ALL.iter().map(|f| f.as_str()).collect();
    Error::Usage {
        message,
        hint: format!("formats of this build: {}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        let got = Format::parse_list("csv, GeoJSON,csv").unwrap();
        assert_eq!(got, [Format::Geojson, Format::Csv]);
    }

    #[test]
    fn a_format_that_is_not_built_names_those_that_are() {
        for (list, says) in [
            ("gpkg", "does not write gpkg"),
            ("xls", "no such"),
            (",", "no output"),
        ] {
            let error = Format::parse_list(list).unwrap_err();
            assert_eq!(error.exit_code(), 2);
            assert!(error.to_string().contains(says), "{error}");
            assert!(error.hint().unwrap().contains("geojson, csv"));
        }
    }
}

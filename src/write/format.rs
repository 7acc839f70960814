//! The formats that a layer can be written in.

use std::fmt;
use std::str::FromStr;

use super::{Writer, companions, csv, geojson, kml, project};
use crate::error::Error;

/// A format that this build writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// GeoJSON with QGIS styles.
    Geojson,
    /// CSV for spreadsheets.
    Csv,
    /// GeoPackage, both layers with their styles in one file.
    #[cfg(feature = "gpkg")]
    Gpkg,
    /// FlatGeobuf with QGIS styles.
    #[cfg(feature = "fgb")]
    Fgb,
    /// KML for Google Earth.
    Kml,
    /// Circles of uncertainty about the incidents, GeoJSON with a QGIS style.
    Uncertainty,
    /// Lines to the places that other sources give, GeoJSON with a QGIS style.
    Disputes,
    /// A QGIS project of the other files. The last: it names those that are written with it.
    Qgz,
}

/// Formats that this build comes without: the feature of the same name brings them.
const NOT_BUILT: &[&str] = &[
    #[cfg(not(feature = "gpkg"))]
    "gpkg",
    #[cfg(not(feature = "fgb"))]
    "fgb",
];

/// Files of the formats that a build may come without: they are the program's in any build.
pub(super) const OPTIONAL_FILES: &[&str] = &["incidents.gpkg", "incidents.fgb", "claims.fgb"];

impl Format {
    /// Every format of this build, in the order in which they are written.
    pub const ALL: &'static [Format] = &[
        Self::Geojson,
        Self::Csv,
        #[cfg(feature = "gpkg")]
        Self::Gpkg,
        #[cfg(feature = "fgb")]
        Self::Fgb,
        Self::Kml,
        Self::Uncertainty,
        Self::Disputes,
        Self::Qgz,
    ];

    /// What is written when no format is asked for.
    pub const DEFAULT: &'static [Format] = &[Self::Geojson, Self::Csv];

    /// The word of `--format`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Geojson => "geojson",
            Self::Csv => "csv",
            #[cfg(feature = "gpkg")]
            Self::Gpkg => "gpkg",
            #[cfg(feature = "fgb")]
            Self::Fgb => "fgb",
            Self::Kml => "kml",
            Self::Uncertainty => "uncertainty",
            Self::Disputes => "disputes",
            Self::Qgz => "qgz",
        }
    }

    /// The words of all formats of this build: "geojson, csv".
    pub fn names() -> String {
        let names: Vec<&str> = Self::ALL.iter().map(|format| format.as_str()).collect();
        names.join(", ")
    }

    /// The format's writer.
    pub fn writer(self) -> &'static dyn Writer {
        match self {
            Self::Geojson => &geojson::GeoJson,
            Self::Csv => &csv::Csv,
            #[cfg(feature = "gpkg")]
            Self::Gpkg => &super::gpkg::GeoPackage,
            #[cfg(feature = "fgb")]
            Self::Fgb => &super::fgb::FlatGeobuf,
            Self::Kml => &kml::Kml,
            Self::Uncertainty => &companions::Uncertainty,
            Self::Disputes => &companions::Disputes,
            Self::Qgz => &project::Project,
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
        Err(if NOT_BUILT.contains(&lower.as_str()) {
            not_built(&lower)
        } else {
            usage(format!("no such output format: {word}"))
        })
    }
}

/// The error for a format that the build comes without: it names the feature that brings it.
pub fn not_built(format: &str) -> Error {
    Error::Usage {
        message: format!(
            "this build does not know {format}: it was made without the feature {format}"
        ),
        hint: format!("build it with: cargo install --path . --features {format}"),
    }
}

fn usage(message: String) -> Error {
    Error::Usage {
        message,
        hint: format!("formats of this build: {}", Format::names()),
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
        for (list, says) in [("xls", "no such"), (",", "no output")] {
            let error = Format::parse_list(list).unwrap_err();
            assert_eq!(error.exit_code(), 2);
            assert!(error.to_string().contains(says), "{error}");
            assert!(error.hint().unwrap().contains("geojson, csv"));
        }
        for word in NOT_BUILT {
            let error = Format::parse_list(word).unwrap_err();
            assert!(
                error.to_string().contains(&format!("feature {word}")),
                "{error}"
            );
        }
    }
}

//! The arguments of `gazetteer`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `gazetteer`.
#[derive(Debug, Args)]
pub struct GazetteerArgs {
    /// What to do
    #[command(subcommand)]
    pub command: GazetteerCommand,
}

/// The subcommands of `gazetteer`.
#[derive(Clone, Debug, Subcommand)]
pub enum GazetteerCommand {
    /// Count places and names by kind
    Stats(StatsArgs),
    /// Prove the built-in tables: parents, codes, points, names, sources; exit code 1 if faults
    Check,
    /// Compile a downloaded gazetteer, merged with the built-in tables, into one file
    #[command(after_help = IMPORT_HELP)]
    Import(ImportArgs),
    /// Write places with their names, as CSV or GeoJSON
    Export(ExportArgs),
}

const IMPORT_HELP: &str = "Where to get a gazetteer:\n  \
    GeoNames (CC BY 4.0): AF.zip, and admin1CodesASCII.txt, admin2Codes.txt, alternateNamesV2.zip if you like,\n    \
    from https://download.geonames.org/export/dump/\n  \
    Who's On First (CC0, CC BY): the repository whosonfirst-data-admin-af, as a folder or a tar archive\n  \
    OCHA and others: settlements as CSV or GeoJSON, from https://data.humdata.org\n\n\
    Then: incident-mapper gazetteer import AF.zip -o afghanistan.gaz\n      \
    incident-mapper map --gazetteer afghanistan.gaz REPORTS";

/// `gazetteer stats`.
#[derive(Clone, Debug, Args)]
pub struct StatsArgs {
    /// Compiled gazetteer to count instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Option<PathBuf>,
}

/// `gazetteer import`.
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// What was downloaded: zip, gz, tar, txt, csv, geojson or a folder
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// The compiled file to write
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
    /// What the sources are; told by name and content where left out
    #[arg(long, value_enum)]
    pub format: Option<ImportFormat>,
    /// Which column is which: name=HEADER,lat=HEADER,lon=HEADER,admin1=..,admin2=..,alt=..,kind=..,id=..
    #[arg(long, value_name = "MAP")]
    pub columns: Option<String>,
    /// GeoNames' admin1CodesASCII.txt, which names the provinces
    #[arg(long, value_name = "FILE")]
    pub admin1_codes: Option<PathBuf>,
    /// GeoNames' admin2Codes.txt, which names the districts
    #[arg(long, value_name = "FILE")]
    pub admin2_codes: Option<PathBuf>,
    /// GeoNames' alternateNamesV2.txt or .zip, with more spellings
    #[arg(long, value_name = "FILE")]
    pub alternate_names: Option<PathBuf>,
    /// Begins the version of the file
    #[arg(long, value_name = "NAME", default_value = "import")]
    pub label: String,
    /// Source and licence of a table or GeoJSON, for the credits
    #[arg(long, value_name = "TEXT")]
    pub licence: Option<String>,
}

/// Formats of `gazetteer import`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// GeoNames country dump
    Geonames,
    /// Who's On First features
    Wof,
    /// A table with a header
    Csv,
    /// A GeoJSON FeatureCollection
    Geojson,
}

/// `gazetteer export`.
#[derive(Clone, Debug, Args)]
pub struct ExportArgs {
    /// How to write
    #[arg(long, value_enum, default_value_t = ExportFormat::Csv)]
    pub format: ExportFormat,
    /// The file to write; standard output where left out
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Compiled gazetteer to write instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Option<PathBuf>,
}

/// Formats of `gazetteer export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// A table, names between bars
    Csv,
    /// A FeatureCollection of the places that have a point
    Geojson,
}

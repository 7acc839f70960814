//! The command line: types only.

mod gazetteer;
pub mod settings;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use gazetteer::{
    ExportArgs, ExportFormat, GazetteerArgs, GazetteerCommand, ImportArgs, ImportFormat, StatsArgs,
};

/// From news reports about Afghanistan to a map layer of incidents, each with every source's claim.
#[derive(Debug, Parser)]
#[command(
    name = "incident-mapper",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
#[command(
    after_help = "Messages go to standard error, data to files or standard output.\n\
    Exit codes: 0 done, 1 warnings under --strict or faults found, 2 wrong use or no readable report, 3 could not write,\n\
    130 interrupted."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read reports and write the layer of incidents that they tell of
    Map(MapArgs),
    /// Tell an incident from the written layer: every claim, why it is shown so, what is disputed
    Explain(ExplainArgs),
    /// Compare two layers: what came, went, moved, was redated or disputed
    Diff(DiffArgs),
    /// List every place mention of the reports
    Places(PlacesArgs),
    /// Give the rows of a table of places their points
    Geocode(GeocodeArgs),
    /// Look up places by name in the gazetteer
    Lookup(LookupArgs),
    /// Show or check the gazetteer's tables
    Gazetteer(GazetteerArgs),
    /// Prove a written layer: structure, types, ranges, references, quotes; exit code 1 if faults
    Check(CheckArgs),
    /// Print the JSON Schema of the layers
    Schema,
    /// Print a script that completes commands and options in a shell
    Completions(CompletionsArgs),
    /// Print the manual, or write a page for each command
    Man(ManArgs),
}

/// `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// A file (.geojson, .csv, .gpkg, .fgb, .kml), or a folder that map has written into
    pub layer: PathBuf,
    /// Report files and folders, in which every quote is then looked up
    #[arg(long, value_name = "PATH")]
    pub reports: Vec<PathBuf>,
    /// Table of the reports' sources, as for map
    #[arg(long, value_name = "CSV", requires = "reports")]
    pub sources: Vec<PathBuf>,
}

/// `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Folder for a page a command; the program's own page goes to standard output where left out
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

/// `map`.
#[derive(Debug, Args)]
pub struct MapArgs {
    /// Report files, archives and folders of them; "-" reads standard input
    #[arg(default_value = "data/reports")]
    pub paths: Vec<PathBuf>,
    /// Folder to write into, made if it is not there; "-" writes the incidents as a GeoJSON text
    /// sequence (--format geojsonseq) to standard output
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// Table of the reports' sources: file, outlet, agency, title, url, published, updated (a
    /// sources.csv beside the reports is used by itself)
    #[arg(long, value_name = "CSV")]
    pub sources: Vec<PathBuf>,
    /// Table of corrections: id, field, value, reason, by, date (see docs/CORRECTIONS.md)
    #[arg(long, value_name = "CSV")]
    pub corrections: Option<PathBuf>,
    /// Formats to write, separated by commas: geojson, csv, gpkg, fgb, kml, uncertainty and
    /// disputes (circles and lines, GeoJSON), qgz (a QGIS project of these); geojsonseq with --out -
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        default_value = "geojson,csv"
    )]
    pub format: Vec<String>,
    /// Compiled gazetteer to use instead of the built-in one, made by "gazetteer import"
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Option<PathBuf>,
    /// GeoJSON or GeoPackage of the outlines of provinces or districts (OCHA, geoBoundaries, your own), drawn in
    /// place of circles where no more is known, and below the map; may be repeated (see docs/OUTLINES.md)
    #[arg(long, value_name = "FILE")]
    pub outlines: Vec<PathBuf>,
    /// Leave private persons unnamed in all that is written: "a resident" stands for the name.
    /// Officials, commanders and spokesmen keep theirs (see docs/PROTECT.md for what this cannot do)
    #[arg(long)]
    pub protect: bool,
    /// End with exit code 1 if there was any warning
    #[arg(long)]
    pub strict: bool,
    /// Threads to use; 0 for one a processor. The output does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub jobs: usize,
    /// Say nothing but errors
    #[arg(long, short)]
    pub quiet: bool,
    /// How messages are written: for people, or a JSON object a line for machines
    #[arg(long, value_enum, value_name = "HOW", default_value_t = LogFormat::Text)]
    pub log: LogFormat,
    /// TOML file of settings: any of these options by its name (out = "layer", strict = true), the
    /// reports as paths = [...]. What stands on the command line goes before it
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print the settings in force, as a file that --config takes, and do nothing else
    #[arg(long)]
    pub print_config: bool,
    /// How reports are read.
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// How messages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people
    Text,
    /// One JSON object a line
    Json,
}

/// How reports are read: shared by the commands that read them.
#[derive(Clone, Debug, Args)]
pub struct ReadingArgs {
    /// Pass over files and folders of this name or path: *.tmp, drafts, 2019/**; may be repeated
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Which column of a table, or field of JSON, is which: text=BODY,title=HEADLINE; fields are text,
    /// title, outlet, agency, url, published, updated, id
    #[arg(long, value_name = "MAP")]
    pub columns: Option<String>,
    /// What parts the columns of a table ("tab" for a tab); told by its head where left out
    #[arg(long, value_name = "CHAR")]
    pub delimiter: Option<String>,
    /// Longest report, such as 5MB
    #[arg(long, value_name = "SIZE", default_value = "5MB", value_parser = size, help_heading = "Limits")]
    pub max_report: u64,
    /// Longest line of JSON Lines, or row of a table
    #[arg(long, value_name = "SIZE", default_value = "50MB", value_parser = size, help_heading = "Limits")]
    pub max_line: u64,
    /// How many times its size a compressed file may expand to
    #[arg(long, value_name = "N", default_value_t = 200, help_heading = "Limits")]
    pub max_expansion: u64,
    /// How many archives may lie in one another
    #[arg(long, value_name = "N", default_value_t = 3, help_heading = "Limits")]
    pub max_nesting: u32,
    /// Most columns of a table
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1000,
        help_heading = "Limits"
    )]
    pub max_columns: usize,
    /// How deep HTML, XML and JSON may nest
    #[arg(long, value_name = "N", default_value_t = 256, value_parser = depth, help_heading = "Limits")]
    pub max_depth: usize,
}

/// A size in bytes: "500", "64KB", "5MB", "1GB", by 1024.
fn size(words: &str) -> Result<u64, String> {
    let words = words.trim().to_ascii_uppercase();
    let number = words.trim_end_matches('B').trim_end_matches('I');
    let (number, unit) = match number.char_indices().next_back() {
        Some((at, 'K')) => (number.get(..at), 1 << 10),
        Some((at, 'M')) => (number.get(..at), 1 << 20),
        Some((at, 'G')) => (number.get(..at), 1 << 30),
        _ => (Some(number), 1),
    };
    let bytes = number.and_then(|number| number.trim().parse::<u64>().ok());
    bytes
        .and_then(|bytes| bytes.checked_mul(unit))
        .filter(|bytes| *bytes > 0)
        .ok_or_else(|| "write it like 500, 64KB, 5MB or 1GB".to_owned())
}

/// A depth that no stack minds.
fn depth(words: &str) -> Result<usize, String> {
    let depth = words
        .parse()
        .ok()
        .filter(|depth| (1..=1000).contains(depth));
    depth.ok_or_else(|| "give a number from 1 to 1000".to_owned())
}

/// `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Ids of incidents or claims, of this layer or of an earlier one
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// Folder of the layer; its CSV files are read
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub layer: PathBuf,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
}

/// `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Folder of the older layer; its CSV files are read
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// Folder of the newer layer
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// End with exit code 1 if the layers differ
    #[arg(long)]
    pub exit_code: bool,
}

/// `places`.
#[derive(Debug, Args)]
pub struct PlacesArgs {
    /// Report files, archives and folders of them; "-" reads standard input
    #[arg(default_value = "data/reports")]
    pub paths: Vec<PathBuf>,
    /// Table of the reports' sources
    #[arg(long, value_name = "CSV")]
    pub sources: Vec<PathBuf>,
    /// Compiled gazetteer to use instead of the built-in one, made by "gazetteer import"
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Option<PathBuf>,
    /// How to write the rows
    #[arg(long, value_enum, default_value_t = RowFormat::Jsonl)]
    pub format: RowFormat,
    /// How reports are read.
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// Formats of `places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    /// One JSON object a line
    Jsonl,
    /// A table
    Csv,
    /// A FeatureCollection of the mentions that have a point
    Geojson,
}

/// `geocode`.
#[derive(Debug, Args)]
pub struct GeocodeArgs {
    /// The table: CSV with commas, semicolons or tabs and a header; "-" reads standard input
    pub table: PathBuf,
    /// Column of villages, towns or sites; guessed from the header where left out, "" for none
    #[arg(long, value_name = "COL")]
    pub place: Option<String>,
    /// Column of districts
    #[arg(long, value_name = "COL")]
    pub admin2: Option<String>,
    /// Column of provinces
    #[arg(long, value_name = "COL")]
    pub admin1: Option<String>,
    /// The table to write; standard output where left out
    #[arg(long, short, value_name = "OUT.csv")]
    pub output: Option<PathBuf>,
    /// What parts the columns; told by the header where left out
    #[arg(long, value_name = "CHAR")]
    pub delimiter: Option<char>,
    /// Compiled gazetteer to use instead of the built-in one, made by "gazetteer import"
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Option<PathBuf>,
}

/// `lookup`.
#[derive(Debug, Args)]
pub struct LookupArgs {
    /// Names to look up, in any spelling
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// Only places inside this one
    #[arg(long = "in", value_name = "PARENT")]
    pub parent: Option<String>,
    /// Only places of this kind
    #[arg(long, value_enum)]
    pub kind: Option<KindArg>,
    /// Compiled gazetteer to use instead of the built-in one, made by "gazetteer import"
    #[arg(long, value_name = "FILE")]
    pub gazetteer: Option<PathBuf>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
}

/// Kinds of place, as `--kind` takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// A state
    Country,
    /// First administrative level
    Province,
    /// Second administrative level
    District,
    /// A provincial capital or other large city
    City,
    /// A district centre or other town
    Town,
    /// A village
    Village,
    /// A valley, region or mountain
    Area,
    /// An airport, base, mosque, prison
    Site,
}

/// Formats for people and machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TextFormat {
    /// For reading
    Text,
    /// One JSON object an answer
    Json,
}

//! The command line made into checked values.

use std::path::PathBuf;

use crate::cli::{LogFormat, MapArgs, ReadingArgs};
use crate::error::{Error, Result};
use crate::ingest::columns::Columns;
use crate::ingest::{Limits, Options};
use crate::write::Format;

/// What a `map` run is to do, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Files and folders of reports.
    pub paths: Vec<PathBuf>,
    /// Where to write.
    pub out: PathBuf,
    /// Write the incidents as a GeoJSON text sequence to standard output, and no file.
    pub sequence: bool,
    /// How the reports are read.
    pub reading: Options,
    /// Table of people's corrections.
    pub corrections: Option<PathBuf>,
    /// Files of outlines of districts and provinces.
    pub outlines: Vec<PathBuf>,
    /// Compiled gazetteer to use; the built-in one where left out.
    pub gazetteer: Option<PathBuf>,
    /// Formats to write, sorted, each once, at least one but for a sequence.
    pub formats: Vec<Format>,
    /// Threads; 0 for one a processor.
    pub jobs: usize,
    /// Private persons are left unnamed.
    pub protect: bool,
    /// Warnings end the run with exit code 1.
    pub strict: bool,
    /// Say nothing but errors.
    pub quiet: bool,
    /// Messages are JSON, an object a line.
    pub log_json: bool,
}

impl Config {
    /// Checks the arguments of `map`.
    ///
    /// # Errors
    /// [`Error::Usage`] for a format that this build does not write.
    pub fn of(args: MapArgs) -> Result<Self> {
        let sequence = sequence(&args)?;
        let mut formats = args
            .format
            .iter()
            .filter(|name| !name.trim().is_empty() && !sequence)
            .map(|name| name.trim().parse())
            .collect::<Result<Vec<Format>>>()?;
        if sequence && !args.outlines.is_empty() {
            return Err(Error::Usage {
                message: "a sequence on standard output has no outlines".into(),
                hint: "leave out --outlines, or name a folder with --out".into(),
            });
        }
        formats.sort_unstable();
        formats.dedup();
        if formats.is_empty() && !sequence {
            return Err(Error::Usage {
                message: "--format names no format".into(),
                hint: format!("give one or more of {}", Format::names()),
            });
        }
        Ok(Self {
            paths: args.paths,
            out: args.out,
            sequence,
            reading: reading(&args.reading, args.sources)?,
            corrections: args.corrections,
            outlines: args.outlines,
            gazetteer: args.gazetteer,
            formats,
            jobs: args.jobs,
            protect: args.protect,
            strict: args.strict,
            quiet: args.quiet,
            log_json: args.log == LogFormat::Json,
        })
    }
}

/// Whether the run writes a sequence to standard output: that takes "--out -" and its format alone.
fn sequence(args: &MapArgs) -> Result<bool> {
    let asked = |name: &String| name.trim().eq_ignore_ascii_case("geojsonseq");
    let stdout = args.out.as_os_str() == "-";
    match (stdout, args.format.iter().any(asked)) {
        (true, true) if args.format.iter().all(asked) => Ok(true),
        (false, false) => Ok(false),
        (true, _) => Err(Error::Usage {
            message: "standard output takes one format, geojsonseq".into(),
            hint: "add --format geojsonseq, or name a folder with --out".into(),
        }),
        (false, true) => Err(Error::Usage {
            message: "geojsonseq is written to standard output only".into(),
            hint: "add --out -, or take --format geojson for a file".into(),
        }),
    }
}

/// Checks the arguments of reading.
///
/// # Errors
/// [`Error::Usage`] for columns, a delimiter or a pattern that are none.
pub fn reading(args: &ReadingArgs, sources: Vec<PathBuf>) -> Result<Options> {
    let columns = args.columns.as_deref().map(Columns::parse).transpose()?;
    let options = Options {
        sources,
        exclude: args.exclude.clone(),
        columns: columns.unwrap_or_default(),
        delimiter: args.delimiter.as_deref().map(delimiter).transpose()?,
        limits: Limits {
            report: args.max_report,
            line: args.max_line,
            expansion: args.max_expansion,
            nesting: args.max_nesting,
            columns: args.max_columns,
            depth: args.max_depth,
        },
    };
    options.excluded()?;
    Ok(options)
}

fn delimiter(sign: &str) -> Result<u8> {
    match sign.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => Ok(*byte),
        _ => Err(Error::Usage {
            message: format!("--delimiter '{sign}' is not one sign"),
            hint: "give a sign such as ; or |, or the word tab".into(),
        }),
    }
}

//! The command line made into checked values.

use std::path::PathBuf;

use crate::cli::MapArgs;
use crate::error::{Error, Result};
use crate::write::Format;

/// What a `map` run is to do, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Files and folders of reports.
    pub paths: Vec<PathBuf>,
    /// Where to write.
    pub out: PathBuf,
    /// Tables of sources.
    pub sources: Vec<PathBuf>,
    /// Table of people's corrections.
    pub corrections: Option<PathBuf>,
    /// Compiled gazetteer to use; the built-in one where left out.
    pub gazetteer: Option<PathBuf>,
    /// Formats to write, sorted, each once, at least one.
    pub formats: Vec<Format>,
    /// Threads; 0 for one a processor.
    pub jobs: usize,
    /// Warnings end the run with exit code 1.
    pub strict: bool,
    /// Say nothing but errors.
    pub quiet: bool,
}

impl Config {
    /// Checks the arguments of `map`.
    ///
    /// # Errors
    /// [`Error::Usage`] for a format that this build does not write.
    pub fn of(args: MapArgs) -> Result<Self> {
        let mut formats = args
            .format
            .iter()
            .filter(|name| !name.trim().is_empty())
            .map(|name| name.trim().parse())
            .collect::<Result<Vec<Format>>>()?;
        formats.sort_unstable();
        formats.dedup();
        if formats.is_empty() {
            return Err(Error::Usage {
                message: "--format names no format".into(),
                hint: "give one or more of geojson, csv".into(),
            });
        }
        Ok(Self {
            paths: args.paths,
            out: args.out,
            sources: args.sources,
            corrections: args.corrections,
            gazetteer: args.gazetteer,
            formats,
            jobs: args.jobs,
            strict: args.strict,
            quiet: args.quiet,
        })
    }
}

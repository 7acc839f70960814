//! `man`: the manual, on standard output or as a page a command.

use std::fs;
use std::io::Write;
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap_mangen::Man;

use super::to_stdout;
use crate::cli::{Cli, ManArgs};
use crate::error::{Error, Result};

/// Prints the program's page, or writes a page for it and for each subcommand into a folder.
///
/// # Errors
/// A page cannot be written.
pub fn run(args: &ManArgs, out: &mut dyn Write) -> Result<ExitCode> {
    let program = Cli::command();
    match &args.out {
        None => {
            let mut page = Vec::new();
            let made = Man::new(program).render(&mut page);
            to_stdout(made.and_then(|()| out.write_all(&page)))?;
        }
        Some(folder) => fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(program, folder))
            .map_err(|source| Error::Write {
                path: folder.clone(),
                source,
            })?,
    }
    Ok(ExitCode::SUCCESS)
}

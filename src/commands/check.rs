//! `check`: a written layer proved.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

use super::to_stdout;
use crate::check::{self, Report};
use crate::cli::CheckArgs;
use crate::error::Result;
use crate::ingest;
use crate::write::clean;

/// Runs `check`. Exit code 1 where there are faults.
///
/// # Errors
/// The layer or the reports cannot be read.
pub fn run(args: &CheckArgs, out: &mut dyn Write) -> Result<ExitCode> {
    let texts = if args.reports.is_empty() {
        None
    } else {
        let ingested = ingest::read(&args.reports, &args.sources)?;
        let texts: BTreeMap<String, String> = ingested
            .reports
            .into_iter()
            .map(|report| (report.id, report.text))
            .collect();
        Some(texts)
    };
    let report = check::check(&args.layer, texts.as_ref())?;
    to_stdout(tell(&report, out))?;
    Ok(ExitCode::from(u8::from(report.faults() > 0)))
}

fn tell(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.findings {
        // What stands in a layer may have been written by anybody.
        writeln!(
            out,
            "{}",
            clean::one_line(&clean::clean(&finding.to_string()))
        )?;
    }
    let layers: Vec<String> = report
        .layers
        .iter()
        .map(|(file, name, rows)| {
            if file.starts_with(&format!("{name}.")) {
                format!("{file} ({rows})")
            } else {
                format!("{name} in {file} ({rows})")
            }
        })
        .collect();
    let faults = report.faults();
    writeln!(
        out,
        "checked {}: {faults} faults, {} remarks",
        clean::one_line(&clean::clean(&layers.join(", "))),
        report.findings.len() - faults
    )
}

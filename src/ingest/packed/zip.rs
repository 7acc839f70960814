//! zip archives.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::bounds::Expanding;
use super::super::metadata::Metadata;
use super::super::reader::{Entry, Part, Reader, Refusal, Source, Take, ends};
use super::super::walk::is_passed_over;

/// A zip archive.
pub struct Zip;

/// Formats that are zip archives inside and no archives of reports.
const OFFICE: [&str; 13] = [
    "docx", "docm", "xlsx", "xlsm", "pptx", "odt", "ods", "odp", "epub", "kmz", "jar", "apk",
    "gpkg",
];

impl Reader for Zip {
    fn recognises(&self, name: &str, head: &[u8]) -> bool {
        head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") || ends(name, &["zip"])
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        if ends(source.name, &OFFICE) {
            return Err(Refusal::unreadable(
                "is a document of an office program; save it as plain text, HTML or CSV",
            ));
        }
        // A zip archive is read from its end: what comes as a stream is laid down in a file that has
        // no name and goes with the run.
        let file = match source.file {
            Some(file) => {
                let mut file = file.try_clone()?;
                file.rewind()?;
                file
            }
            None => laid_down(&mut source.stream)?,
        };
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| broken(&error))?;
        for index in 0..archive.len() {
            let mut entry = match archive.by_index(index) {
                Ok(entry) => entry,
                Err(error) => {
                    take(Part::Refused(format!("#{}", index + 1), broken(&error)));
                    continue;
                }
            };
            let name = match entry.name() {
                Ok(name) => name.into_owned(),
                Err(_) => String::from_utf8_lossy(entry.name_raw()).into_owned(),
            };
            if entry.is_dir() {
                continue;
            }
            if !entry.is_file() || is_passed_over(&name) {
                take(Part::PassedOver);
                continue;
            }
            let mut stream = Expanding::new(&mut entry, source.budget);
            take(Part::Entry(Entry {
                name: &name,
                key: None,
                known: Metadata::default(),
                stream: &mut stream,
            }));
        }
        Ok(())
    }
}

fn laid_down(stream: &mut dyn Read) -> Result<File, Refusal> {
    let mut file = tempfile::tempfile()?;
    io::copy(stream, &mut file)?;
    file.rewind()?;
    Ok(file)
}

fn broken(error: &ZipError) -> Refusal {
    Refusal::unreadable(match error {
        ZipError::UnsupportedArchive(words) if words.contains("assword") => {
            "is locked with a password; unpack it by hand".to_owned()
        }
        ZipError::UnsupportedArchive(_) => {
            format!("is packed in a way that is not read ({error}); unpack it by hand")
        }
        other => format!("the archive is broken: {other}"),
    })
}

//! tar archives, as a stream.

use super::super::metadata::Metadata;
use super::super::reader::{Entry, Part, Reader, Refusal, Source, Take, ends};
use super::super::walk::is_passed_over;

/// A tar archive.
pub struct Tar;

impl Reader for Tar {
    fn recognises(&self, name: &str, head: &[u8]) -> bool {
        head.get(257..262) == Some(b"ustar") || ends(name, &["tar"])
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let mut archive = tar::Archive::new(&mut source.stream);
        let broken = |error: &std::io::Error| {
            Refusal::unreadable(format!(
                "the archive is broken ({error}); what stands before was read"
            ))
        };
        for entry in archive.entries().map_err(|error| broken(&error))? {
            let mut entry = match entry {
                Ok(entry) => entry,
                // A bound that was exceeded further out keeps its words.
                Err(error)
                    if error
                        .get_ref()
                        .is_some_and(|inner| inner.is::<super::super::bounds::Bound>()) =>
                {
                    return Err(Refusal::from(error));
                }
                Err(error) => return Err(broken(&error)),
            };
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let kind = entry.header().entry_type();
            if kind.is_dir() || kind.is_pax_global_extensions() {
                continue;
            }
            // Links lead out of the archive, and nothing that a report names is opened.
            if !(kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse())
                || is_passed_over(&name)
            {
                take(Part::PassedOver);
                continue;
            }
            take(Part::Entry(Entry {
                name: &name,
                key: None,
                known: Metadata::default(),
                stream: &mut entry,
            }));
        }
        Ok(())
    }
}

//! What is known of the reports that were found, while it is sorted and asked for: each once, and of
//! many no more in memory than is wanted.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use super::laid::Laid;
use super::sorter::Sorter;
use super::{Ingested, Input, Sum, digest, hex};
use crate::error::{Error, Result};
use crate::model::report::Report;
use crate::model::warning::{Warning, WarningKind};

/// Bytes of what is known of reports, without their texts, that are in memory at a time.
pub(super) const IN_MEMORY: usize = 8 << 20;

/// A report that was found; in the order of ids, then paths, then coming.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) report: Report,
    /// Digest of its text, by which two reports are known as one.
    pub(super) text: Sum,
    /// Index of the file that it is from.
    pub(super) file: usize,
    /// Whether it is all of its file, whose digest it then has.
    pub(super) whole: bool,
    /// How many came before it.
    pub(super) number: usize,
}

impl Known {
    const fn order(&self) -> (&String, &String, usize) {
        (&self.report.id, &self.report.path, self.number)
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let report = &self.report;
        let optional = [&report.outlet, &report.agency, &report.title, &report.url];
        let optional = optional.into_iter().flatten().map(String::len);
        let texts = [&report.id, &report.path, &report.digest, &report.text];
        size_of::<Self>() + optional.chain(texts.map(String::len)).sum::<usize>()
    }

    /// What two reports have in common that are one: the same bytes, and nothing that tells their
    /// sources apart (an agency's copy under two outlets is two reports).
    fn likeness(&self, files: &[File]) -> String {
        let report = &self.report;
        let told = (
            self.digest(files),
            hex(&self.text),
            &report.outlet,
            &report.url,
            &report.published,
        );
        digest(format!("{told:?}").as_bytes())
    }

    /// In lower-case hex.
    fn digest(&self, files: &[File]) -> String {
        let file = files.get(self.file).filter(|_| self.whole);
        file.map_or_else(|| hex(&self.text), |file| file.input.digest.clone())
    }
}

impl Laid for Known {
    fn lay(&self, out: &mut Vec<u8>) {
        let Self {
            report,
            text,
            file,
            whole,
            number,
        } = self;
        report.lay(out);
        out.extend_from_slice(text);
        (*file, *whole, *number).lay(out);
    }

    fn take_up(from: &mut &[u8]) -> Option<Self> {
        let report = Report::take_up(from)?;
        let (text, rest) = from.split_first_chunk()?;
        *from = rest;
        let (file, whole, number) = Laid::take_up(from)?;
        Some(Self {
            report,
            text: *text,
            file,
            whole,
            number,
        })
    }
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.order() == other.order()
    }
}

impl Eq for Known {}

impl PartialOrd for Known {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Known {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

/// A file with what it gave.
#[derive(Debug)]
pub(super) struct File {
    pub(super) place: Option<PathBuf>,
    pub(super) input: Input,
    /// Warnings of its records by kind.
    pub(super) alike: BTreeMap<WarningKind, usize>,
}

/// The first bytes of a text's digest: texts that have other ones are not the same.
pub(super) fn beginning(sum: &Sum) -> u64 {
    let (first, _) = sum.split_at(8);
    first
        .iter()
        .fold(0, |part, byte| part << 8 | u64::from(*byte))
}

/// The places, in the order of ids, of reports that are there more than once, with the place of
/// the first of each. `texts` has [`beginning`] of each report's text with the report's number.
pub(super) fn twins(
    found: &mut Sorter<Known>,
    texts: Sorter<(u64, usize)>,
    files: &[File],
) -> Result<BTreeMap<usize, usize>> {
    // Nearly every text is there once, which its digest tells: only others need be compared in full.
    let mut again = Vec::new();
    let mut last: Option<(u64, usize)> = None;
    texts.give(|(text, number)| -> Walk {
        if let Some((same, before)) = last
            && same == text
        {
            again.push(before);
            again.push(number);
        }
        last = Some((text, number));
        Ok(())
    })?;
    if again.is_empty() {
        return Ok(BTreeMap::new());
    }
    again.sort_unstable();
    let mut alike: Sorter<(String, usize)> = Sorter::keeping(IN_MEMORY);
    let mut rank = 0;
    found.each(|known| -> Walk {
        if again.binary_search(&known.number).is_ok() {
            let likeness = known.likeness(files);
            let bytes = size_of::<(String, usize)>() + likeness.len();
            alike.put((likeness, rank), bytes)?;
        }
        rank += 1;
        Ok(())
    })?;
    let mut twins = BTreeMap::new();
    let mut before: Option<(String, usize)> = None;
    alike.give(|(likeness, rank)| -> Walk {
        match &before {
            Some((same, first)) if *same == likeness => {
                twins.insert(*first, *first);
                twins.insert(rank, *first);
            }
            _ => before = Some((likeness, rank)),
        }
        Ok(())
    })?;
    Ok(twins)
}

/// All that was found, with what is known of the reports still laid down.
#[derive(Debug)]
pub struct Collected {
    pub(super) done: Ingested,
    pub(super) found: Sorter<Known>,
    pub(super) order: Vec<usize>,
    pub(super) files: Vec<File>,
}

impl Collected {
    /// The numbers of the reports, each once, in the order of their ids: how many reports came
    /// before each.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// What went wrong, sorted.
    pub fn warnings(&self) -> &[Warning] {
        &self.done.warnings
    }

    /// All of it, with those reports whose number is wanted.
    ///
    /// # Errors
    /// [`Error::Write`] where what was laid down cannot be read.
    pub fn with(self, wanted: impl Fn(usize) -> bool) -> Result<Ingested> {
        let Self {
            mut done,
            found,
            order,
            files,
        } = self;
        let mut order = order.into_iter().peekable();
        found.give(|known| -> Walk {
            // What is no longer in the order is there twice.
            if order.next_if_eq(&known.number).is_some() && wanted(known.number) {
                let digest = known.digest(&files);
                done.numbers.push(known.number);
                done.reports.push(Report {
                    digest,
                    ..known.report
                });
            }
            Ok(())
        })?;
        Ok(done)
    }
}

/// What becomes of a walk through what was found.
pub(super) type Walk = std::result::Result<(), Stop>;

/// What ends one.
pub(super) struct Stop(pub(super) Error);

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self(temporary(error))
    }
}

impl From<Stop> for Error {
    fn from(Stop(error): Stop) -> Self {
        error
    }
}

/// An error of a temporary file.
pub(super) fn temporary(source: io::Error) -> Error {
    Error::Write {
        path: std::env::temp_dir(),
        source,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use jiff::civil::date;

    use super::*;
    use crate::ingest::Role;
    use crate::model::report::PublishedFrom;

    fn known(id: &str, text: u8, number: usize) -> Known {
        Known {
            report: Report {
                id: id.into(),
                path: format!("lines.jsonl#{id}"),
                digest: String::new(),
                outlet: Some("Paper \u{202e}\n".into()),
                agency: None,
                title: Some("\"Title\"".into()),
                url: Some("https://paper.example/?a=1".into()),
                published: Some(date(2019, 5, 3)),
                published_from: Some(PublishedFrom::Text),
                updated: None,
                text: String::new(),
            },
            text: [text; 32],
            file: 0,
            whole: false,
            number,
        }
    }

    #[test]
    fn what_was_laid_down_comes_back_whole_each_once_and_where_it_is_wanted() {
        let files = || {
            vec![File {
                place: None,
                input: Input {
                    path: "lines.jsonl".into(),
                    role: Role::Report,
                    digest: "file".into(),
                    bytes: 1,
                },
                alike: BTreeMap::new(),
            }]
        };
        for room in [usize::MAX, 0] {
            let mut found = Sorter::keeping(room);
            let mut texts = Sorter::keeping(room);
            // "d" is "b" again; "a" has another text.
            let came = [("c", 3), ("b", 2), ("a", 1), ("d", 2)];
            for (number, (id, text)) in came.into_iter().enumerate() {
                let known = known(id, text, number);
                texts.put((beginning(&known.text), number), 1).unwrap();
                found.put(known, 1).unwrap();
            }
            let twins = twins(&mut found, texts, &files()).unwrap();
            assert_eq!(twins, BTreeMap::from([(1, 1), (3, 1)]));
            let collected = Collected {
                done: Ingested::default(),
                found,
                order: vec![2, 1, 0],
                files: files(),
            };
            let ingested = collected.with(|number| number != 1).unwrap();
            assert_eq!(ingested.numbers, [2, 0]);
            let due = ["a", "c"].map(|id| Report {
                digest: if id == "a" { "01" } else { "03" }.repeat(32),
                ..known(id, 0, 0).report
            });
            assert_eq!(ingested.reports, due);
        }
    }
}

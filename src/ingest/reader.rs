//! What a format of reports has to offer.

use std::io::{self, BufRead, Read};
use std::ops::Range;

use super::bounds::{Bound, Budget};
use super::metadata::Metadata;
use super::options::Options;
use crate::model::warning::WarningKind;

/// A report as its file gives it, before tables and the text itself are asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Tells the reports of a container apart: its key or row; `None` for a file with one report.
    pub key: Option<String>,
    /// What the file says of the report.
    pub metadata: Metadata,
    /// The decoded body.
    pub text: String,
    /// What was left undone or guessed.
    pub faults: Vec<Fault>,
}

/// Something about a report that could not be understood, or had to be guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file, from 1, where one is known.
    pub line: Option<usize>,
    /// The sort of trouble.
    pub kind: WarningKind,
    /// What it is.
    pub message: String,
}

impl Fault {
    /// A fault of metadata without a line.
    pub fn metadata(message: impl Into<String>) -> Self {
        Self {
            line: None,
            kind: WarningKind::Metadata,
            message: message.into(),
        }
    }
}

/// Why a file or record holds no report that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The sort of trouble.
    pub kind: WarningKind,
    /// What is wrong and what can be done about it.
    pub message: String,
}

impl Refusal {
    /// A refusal of the kind [`WarningKind::Unreadable`].
    pub fn unreadable(message: impl Into<String>) -> Self {
        Self {
            kind: WarningKind::Unreadable,
            message: message.into(),
        }
    }

    /// A refusal of the kind [`WarningKind::Limit`].
    pub fn limit(message: impl Into<String>) -> Self {
        Self {
            kind: WarningKind::Limit,
            message: message.into(),
        }
    }

    /// A refusal of what holds no text.
    pub fn empty(message: impl Into<String>) -> Self {
        Self {
            kind: WarningKind::Empty,
            message: message.into(),
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        let bound = error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Bound>());
        match bound {
            Some(bound) => Self::limit(bound.to_string()),
            None if error.kind() == io::ErrorKind::UnexpectedEof => {
                Self::unreadable("is cut short: it ends before it should")
            }
            None => Self::unreadable(format!("could not be read: {error}")),
        }
    }
}

/// What a reader finds, one after the other.
pub enum Part<'a> {
    /// A report.
    Report(Box<Draft>),
    /// A record that holds none: its key, row or line, written behind the path ("#7", ":12").
    Refused(String, Refusal),
    /// Something that is no report and need not be named: an image, a redirect.
    PassedOver,
    /// The same file without its compression.
    Unpacked(&'a mut dyn Read),
    /// A file in an archive.
    Entry(Entry<'a>),
}

/// A file in an archive.
pub struct Entry<'a> {
    /// Its name there, with `/` between its parts; the ending counts.
    pub name: &'a str,
    /// What tells it apart where that is not its name.
    pub key: Option<&'a str>,
    /// What the archive says of it.
    pub known: Metadata,
    /// Its bytes.
    pub stream: &'a mut dyn Read,
}

/// Takes what a reader finds.
pub type Take<'t> = dyn FnMut(Part<'_>) + 't;

/// A file, a file of an archive, or the standard input, as a reader sees it.
pub struct Source<'s> {
    /// Its name, for the ending; "" for the standard input.
    pub name: &'s str,
    /// Its bytes from the first on.
    pub stream: &'s mut dyn BufRead,
    /// The file itself where the bytes are those of a file of the disk: it can be read in any order.
    pub file: Option<&'s std::fs::File>,
    /// What the user says.
    pub options: &'s Options,
    /// How much may still come out of compressed data.
    pub budget: &'s Budget,
}

impl Source<'_> {
    /// All bytes of a file that is one report.
    ///
    /// # Errors
    /// It is too long, or cannot be read.
    pub fn whole(&mut self) -> Result<Vec<u8>, Refusal> {
        let most = self.options.limits.report;
        whole(&mut self.stream, most)
    }
}

/// All bytes of a report.
///
/// # Errors
/// There are more than `most`, or they cannot be read.
pub fn whole(stream: &mut dyn Read, most: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    stream
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(Refusal::limit(format!(
            "is longer than {most} bytes; a report is one article (--max-report raises the bound)"
        )));
    }
    Ok(bytes)
}

/// A format of reports; a file a format, listed in [`READERS`].
pub trait Reader: Sync {
    /// Whether the file is of this format, by its name in lower case and its first bytes.
    fn recognises(&self, name: &str, head: &[u8]) -> bool;

    /// Hands on the reports that the file holds, in their order, without holding more than one.
    ///
    /// # Errors
    /// Why it, or the rest of it, cannot be read. What was handed on before counts.
    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal>;
}

/// Every format, the first that recognises a file reads it: those with a mark of their own in
/// their first bytes before those that are told by their name.
pub const READERS: &[&dyn Reader] = &[
    &super::packed::compressed::Gzip,
    &super::packed::compressed::Zstd,
    &super::packed::zip::Zip,
    &super::packed::tar::Tar,
    &super::packed::warc::Warc,
    &super::mail::Mbox,
    &super::mail::Eml,
    &super::html::Html,
    &super::feed::Feed,
    &super::json::Json,
    &super::table::Csv,
    &super::text::PlainText,
];

/// Whether a lower-case name ends with `.` and one of the endings.
pub fn ends(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.contains(&ending))
}

/// Whether a lower-case name says nothing of a format.
pub fn unnamed(name: &str) -> bool {
    !name.rsplit('/').next().unwrap_or(name).contains('.')
}

/// The part of the head without a byte-order mark and leading white space.
pub fn start(head: &[u8]) -> &[u8] {
    let head = head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(head);
    head.trim_ascii_start()
}

/// Whether a head begins with one of the words, in any case of ASCII letters.
pub fn starts(head: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| {
        head.get(..word.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()))
    })
}

/// Where a needle stands in bytes, from `range.start` on and before its end.
pub fn find(bytes: &[u8], needle: &[u8], range: Range<usize>) -> Option<usize> {
    let within = bytes.get(range.start..range.end.min(bytes.len()))?;
    within
        .windows(needle.len().max(1))
        .position(|window| window == needle)
        .map(|at| at + range.start)
}

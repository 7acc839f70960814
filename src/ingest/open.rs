//! From a file's bytes to the reports in it, through whatever it is wrapped in.

use std::collections::{BTreeSet, HashMap};
use std::io::{BufReader, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use globset::GlobSet;
use sha2::{Digest, Sha256};

use super::bounds::Budget;
use super::metadata::Metadata;
use super::options::Options;
use super::reader::{Draft, Entry, Part, READERS, Refusal, Source};
use super::walk::{SOURCES, stem, unpacked};
use crate::model::warning::WarningKind;

/// How many bytes are looked at to tell a format and an encoding.
const HEAD: usize = 64 * 1024;

/// Where something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Where {
    /// For messages: the path, and behind `#` the way into the file.
    pub path: String,
    /// For the report's id, in the same way, without endings.
    pub id: String,
    /// Where the way into the file begins in `path` and in `id`, behind the `#`; none where it is
    /// the file itself.
    inner: Option<(usize, usize)>,
}

impl Where {
    /// A file itself.
    pub const fn file(path: String, id: String) -> Self {
        Self {
            path,
            id,
            inner: None,
        }
    }

    /// The names behind `#` in `path`.
    pub fn name(&self) -> Option<&str> {
        self.path.get(self.inner?.0..)
    }

    /// The keys behind `#` in `id`.
    pub fn key(&self) -> Option<&str> {
        self.id.get(self.inner?.1..)
    }

    fn within(&self, key: &str, name: &str) -> Self {
        let joined = |outer: &str, inner: &str| {
            let mut joined = String::with_capacity(outer.len() + 1 + inner.len());
            joined.push_str(outer);
            joined.push('#');
            joined.push_str(inner);
            joined
        };
        Self {
            path: joined(&self.path, name),
            id: joined(&self.id, key),
            inner: Some(
                self.inner
                    .unwrap_or((self.path.len() + 1, self.id.len() + 1)),
            ),
        }
    }
}

/// What was found in a file.
pub enum Found {
    /// A report, with what its archive says of it.
    Report(Where, Box<Draft>, Metadata),
    /// Something that holds none: its path, and why.
    Refused(String, Refusal),
    /// Something that is no report and need not be named.
    PassedOver,
}

/// Opens what is in a file.
pub struct Opener<'o> {
    /// What the user says.
    pub options: &'o Options,
    /// What is not to be read.
    pub exclude: &'o GlobSet,
    /// How much may come out of compressed data.
    pub budget: &'o Budget,
    /// Takes what is found.
    pub give: &'o mut dyn FnMut(Found),
}

/// How deep in archives and in compressions a stream lies.
#[derive(Clone, Copy, Debug, Default)]
struct Level {
    archives: u32,
    packed: u32,
}

/// A stream with what is known of it.
struct Opened<'s> {
    at: Where,
    name: String,
    known: Metadata,
    file: Option<&'s std::fs::File>,
    level: Level,
}

impl Opener<'_> {
    /// Hands on all reports of a file, or of the standard input, which has the name "".
    pub fn open(
        &mut self,
        at: Where,
        name: &str,
        stream: &mut dyn Read,
        file: Option<&std::fs::File>,
    ) {
        self.stream(
            &Opened {
                at,
                name: name.to_owned(),
                known: Metadata::default(),
                file,
                level: Level::default(),
            },
            stream,
        );
    }

    fn refuse(&mut self, path: String, refusal: Refusal) {
        (self.give)(Found::Refused(path, refusal));
    }

    fn stream(&mut self, opened: &Opened<'_>, stream: &mut dyn Read) {
        let mut head = Vec::new();
        if let Err(error) = stream.take(HEAD as u64).read_to_end(&mut head) {
            return self.refuse(opened.at.path.clone(), Refusal::from(error));
        }
        let name = opened.name.to_ascii_lowercase();
        let reader = READERS
            .iter()
            .find(|reader| !head.is_empty() && reader.recognises(&name, &head));
        let Some(reader) = reader else {
            let refusal = unknown(&head);
            return self.refuse(opened.at.path.clone(), refusal);
        };
        let (options, budget) = (self.options, self.budget);
        let mut keys = Keys::default();
        let outcome = guarded(|| {
            let mut chained = BufReader::with_capacity(HEAD, Cursor::new(head).chain(stream));
            let mut source = Source {
                name: &name,
                stream: &mut chained,
                file: opened.file,
                options,
                budget,
            };
            reader.read(&mut source, &mut |part| self.part(opened, part, &mut keys))
        });
        if let Err(refusal) = outcome {
            self.refuse(opened.at.path.clone(), refusal);
        }
    }

    fn part(&mut self, opened: &Opened<'_>, part: Part<'_>, keys: &mut Keys) {
        match part {
            Part::Report(mut draft) => {
                let at = match draft.key.take() {
                    None => opened.at.clone(),
                    Some(key) => {
                        let key = keys.only(key);
                        opened.at.within(&key, &key)
                    }
                };
                (self.give)(Found::Report(at, draft, opened.known.clone()));
            }
            Part::Refused(inner, refusal) => {
                self.refuse(format!("{}{inner}", opened.at.path), refusal);
            }
            Part::PassedOver => (self.give)(Found::PassedOver),
            Part::Unpacked(stream) => {
                let mut level = opened.level;
                level.packed += 1;
                if level.packed > self.options.limits.nesting {
                    return self.refuse(opened.at.path.clone(), too_deep(self.options));
                }
                let inner = Opened {
                    at: opened.at.clone(),
                    name: unpacked(&opened.name),
                    known: opened.known.clone(),
                    file: None,
                    level,
                };
                self.stream(&inner, stream);
            }
            Part::Entry(entry) => self.entry(opened, entry, keys),
        }
    }

    fn entry(&mut self, opened: &Opened<'_>, entry: Entry<'_>, keys: &mut Keys) {
        let bare = entry.name.rsplit('/').next().unwrap_or(entry.name);
        if self.exclude.is_match(entry.name) || self.exclude.is_match(bare) {
            return (self.give)(Found::PassedOver);
        }
        let name = entry.key.unwrap_or(entry.name);
        let key = keys.only(entry.key.map_or_else(|| stem(entry.name), str::to_owned));
        let at = opened.at.within(&key, name);
        let mut level = opened.level;
        level.archives += 1;
        if level.archives > self.options.limits.nesting {
            return self.refuse(at.path, too_deep(self.options));
        }
        if bare == SOURCES {
            let why = "a table of sources inside an archive is not used; unpack it and name it with --sources";
            let refusal = Refusal {
                kind: WarningKind::Metadata,
                message: why.into(),
            };
            return self.refuse(at.path, refusal);
        }
        let inner = Opened {
            at,
            name: entry.name.to_owned(),
            known: entry.known.or(opened.known.clone()),
            file: None,
            level,
        };
        self.stream(&inner, entry.stream);
    }
}

/// Keys of one container, each used once: a second "a" becomes "a~2". A container may have millions:
/// of each a part of its digest is kept, the older ones in one sorted list. Should two keys have the
/// same part, the second one gets its sign without need.
#[derive(Default)]
struct Keys {
    older: Vec<u64>,
    latest: BTreeSet<u64>,
    /// How often those came that came more than once.
    again: HashMap<u64, u32>,
}

impl Keys {
    /// Digests that wait to be sorted in among the older ones.
    const LATEST: usize = 1 << 16;

    fn only(&mut self, key: String) -> String {
        let digest = Sha256::digest(key.as_bytes());
        let part = digest.iter().take(8);
        let part = part.fold(0, |part, byte| part << 8 | u64::from(*byte));
        if self.older.binary_search(&part).is_err() && self.latest.insert(part) {
            if self.latest.len() >= Self::LATEST {
                self.older.extend(std::mem::take(&mut self.latest));
                // Two sorted stretches: this merges them.
                self.older.sort();
            }
            return key;
        }
        let count = self.again.entry(part).or_insert(1);
        *count += 1;
        format!("{key}~{count}")
    }
}

fn too_deep(options: &Options) -> Refusal {
    Refusal::limit(format!(
        "lies in more than {} archives (--max-nesting raises the bound)",
        options.limits.nesting
    ))
}

/// Formats that people try, with what to do: the first bytes and the words.
const KNOWN: [(&[u8], &str); 6] = [
    (
        b"%PDF",
        "is a PDF; save it as plain text, for example with pdftotext",
    ),
    (b"{\\rtf", "is RTF; save it as plain text or HTML"),
    (
        &[0xd0, 0xcf, 0x11, 0xe0],
        "is a file of an old office or mail program; save it as plain text, CSV or EML",
    ),
    (b"BZh", "is compressed with bzip2; unpack it or use gzip"),
    (
        &[0xfd, b'7', b'z', b'X', b'Z'],
        "is compressed with xz; unpack it or use gzip",
    ),
    (
        b"7z\xbc\xaf",
        "is a 7-Zip archive; unpack it or make a zip of it",
    ),
];

fn unknown(head: &[u8]) -> Refusal {
    if head.is_empty() {
        return Refusal::empty("the file holds nothing");
    }
    let known = KNOWN.iter().find(|(mark, _)| head.starts_with(mark));
    Refusal {
        kind: WarningKind::Binary,
        message: known.map_or(
            "is not in a format that is read (text, Markdown, HTML, RSS, Atom, JSON, CSV, mail, WARC, and zip, tar, gzip or zstd of them)",
            |(_, words)| words,
        ).to_owned(),
    }
}

/// Runs a piece of reading so that a fault of this program costs one report and not the run.
///
/// # Errors
/// Those of `read`, and one for a panic.
pub fn guarded<T>(read: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        Err(Refusal::unreadable(
            "a fault of this program stopped the reading of it; please report it with the file",
        ))
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::panic, reason = "the guard is tried with a panic")]

    use super::*;

    #[test]
    fn a_panic_is_a_refusal() {
        let refused = guarded::<()>(|| panic!("a fault made by a test"));
        assert!(refused.is_err_and(|refusal| refusal.message.contains("fault of this program")));
    }

    #[test]
    fn keys_are_used_once() {
        let mut keys = Keys::default();
        assert_eq!(
            ["a", "b", "a"].map(|key| keys.only(key.into())),
            ["a", "b", "a~2"]
        );
        for n in 0..3 * Keys::LATEST {
            assert_eq!(keys.only(n.to_string()), n.to_string());
        }
        assert_eq!(keys.only("5".into()), "5~2");
        assert_eq!(keys.only("5".into()), "5~3");
        assert_eq!(keys.only("190000".into()), "190000~2");
        assert_eq!(keys.only("a".into()), "a~3");
    }
}

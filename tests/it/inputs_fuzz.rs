//! No bytes make reading fail otherwise than with a reason: arbitrary ones, and the fixtures damaged.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::entry::{read, read_up_to};

/// A name for each reader.
pub const NAMES: [&str; 14] = [
    "a.txt", "a.md", "a.html", "a.rss", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.eml", "a.mbox",
    "a.gz", "a.zip", "a.tar", "a.warc",
];

/// What each format's readers look for, so that arbitrary bytes get further.
pub const PIECES: [&str; 34] = [
    "---\ntitle: x\n",
    "---\n",
    "<html>",
    "<p>",
    "</p>",
    "<script>",
    "<meta name=\"date\" content=\"",
    "\">",
    "<!--",
    "<rss><channel>",
    "<item>",
    "</item>",
    "<description>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#1;",
    "{\"text\":\"",
    "\"}",
    "[",
    "]",
    ",",
    "\n",
    "\\u",
    "id,text\n",
    "\"",
    "From x\n",
    "Subject: =?utf-8?q?",
    "Content-Type: multipart/mixed; boundary=b\n\n",
    "--b\n",
    "WARC/1.0\nContent-Length: 5\n\n",
    "HTTP/1.1 200 OK\n\n",
    "\u{feff}",
    "It burned in Kunduz. ",
];

pub fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/inputs");
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|ending| ending != "py"))
        .map(|path| {
            (
                path.file_name().unwrap().to_str().unwrap().to_owned(),
                fs::read(&path).unwrap(),
            )
        })
        .filter(|(_, bytes)| bytes.len() < 20_000)
        .collect();
    files.sort();
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn arbitrary_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for name in NAMES.iter().chain(&[""]) {
            read(name, &bytes);
        }
    }

    #[test]
    fn pieces_of_all_formats_are_read_or_refused(pieces in prop::collection::vec((0..PIECES.len(), any::<char>()), 0..40)) {
        let text: String = pieces.iter().map(|(piece, letter)| format!("{}{letter}", PIECES[*piece])).collect();
        for name in NAMES.iter().chain(&[""]) {
            read(name, text.as_bytes());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn damaged_files_are_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        for (name, bytes) in fixtures() {
            let mut changed = bytes.clone();
            let at = at.index(bytes.len());
            changed[at] = byte;
            read(&name, &changed);
            read(&name, &bytes[..cut.index(bytes.len())]);
        }
    }
}

#[test]
fn whole_files_are_read() {
    let read: usize = fixtures()
        .iter()
        .map(|(name, bytes)| read(name, bytes))
        .sum();
    assert!(read > 25, "{read}");
}

/// What invites a reader to look far ahead, again and again.
const REPEATED: [(&str, &str); 16] = [
    ("a.html", "<td>x"),
    ("a.html", "<b a=1>x</b>"),
    ("a.html", "<a ='>"),
    ("a.html", "<a =\">\" "),
    ("a.html", "<li><ul>"),
    ("a.html", "&amp"),
    ("a.txt", "Published: x "),
    ("a.txt", "KABUL, May 3 - "),
    ("a.md", "![[x]("),
    ("a.md", "**_"),
    ("a.json", "[{\"text\":\"x\"},"),
    ("a.csv", "text,\"\n"),
    ("a.rss", "<rss><channel><item>"),
    ("a.mbox", "From x\nSubject: y\n\nz\n\n"),
    (
        "a.eml",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    ),
    ("a.warc", "WARC/1.0\n\n"),
];

#[test]
fn nothing_takes_time_that_grows_with_the_square_of_its_length() {
    for (name, piece) in REPEATED {
        let bytes = piece.repeat(200_000 / piece.len());
        let begun = Instant::now();
        read_up_to(name, bytes.as_bytes(), 1024 * 1024);
        // Far more than it needs, far less than the square would.
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "{name} {piece:?}: {:?}",
            begun.elapsed()
        );
    }
}

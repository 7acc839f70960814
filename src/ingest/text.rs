//! Plain text and Markdown, with or without front matter.

use std::path::Path;

use super::front_matter;
use super::reader::{Draft, Reader, Refusal};
use crate::model::warning::WarningKind;

/// A text file that is one report.
pub struct PlainText;

/// Endings of a text report; a file without an ending is taken for one as well.
const ENDINGS: [&str; 3] = ["txt", "md", "text"];

/// The longest first line that is taken for a headline, in bytes.
const HEADLINE_BYTES: usize = 200;

impl Reader for PlainText {
    fn recognises(&self, path: &Path, _: &[u8]) -> bool {
        path.extension().is_none_or(|ending| {
            ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
    }

    fn read(&self, bytes: &[u8]) -> Result<Vec<Draft>, Refusal> {
        let text = decode(bytes)?;
        let front = front_matter::split(text);
        let body = text.get(front.body..).unwrap_or_default();
        if body.trim().is_empty() {
            return Err(Refusal {
                kind: WarningKind::Empty,
                message: "the file holds no text".into(),
            });
        }
        let mut metadata = front.metadata;
        if metadata.title.is_none() {
            metadata.title = headline(body).map(str::to_owned);
        }
        Ok(vec![Draft {
            key: None,
            metadata,
            text: body.to_owned(),
            faults: front.faults,
        }])
    }
}

/// The text of UTF-8 bytes, a byte-order mark left out.
fn decode(bytes: &[u8]) -> Result<&str, Refusal> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Refusal {
            kind: WarningKind::Encoding,
            message: "the file is in UTF-16; save it as UTF-8".into(),
        });
    }
    if bytes.contains(&0) {
        return Err(Refusal {
            kind: WarningKind::Binary,
            message: "the file holds binary data, no text".into(),
        });
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes
            .iter()
            .take(error.valid_up_to())
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        Refusal {
            kind: WarningKind::Encoding,
            message: format!(
                "the file is not UTF-8 (first on line {line}); convert it, for example with \
                 `iconv -f WINDOWS-1252 -t UTF-8`"
            ),
        }
    })
}

/// The first line where it stands apart like a headline: short, of several words, without a
/// sentence's full stop, and not going on in the next line.
fn headline(body: &str) -> Option<&str> {
    let mut lines = body
        .lines()
        .map(str::trim)
        .skip_while(|line| line.is_empty());
    let first = lines.next()?;
    let title = first.trim_start_matches('#').trim();
    let goes_on = lines
        .next()
        .is_some_and(|next| next.starts_with(char::is_lowercase));
    let more = lines.any(|line| !line.is_empty()) || body.trim().lines().count() > 1;
    let stops = title.ends_with(['.', ',', ';', ':']) && !title.ends_with("U.S.");
    let words = title.split_whitespace().count();
    let apart = words >= 2
        && title.len() <= HEADLINE_BYTES
        && !stops
        && !goes_on
        && more
        && title.chars().any(char::is_alphabetic);
    apart.then_some(title)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        "Dam opens in the west\n\nThe dam opened.",
        Some("Dam opens in the west")
    )]
    #[case("# Dam opens\nThe dam opened.", Some("Dam opens"))]
    #[case("The dam opened.\nPeople came.", None)]
    #[case("The dam that was built by hundreds of men has\nopened at last.", None)]
    #[case("The dam opened", None)]
    #[case("DAM\n\nIt opened.", None)]
    #[case("", None)]
    fn headlines(#[case] body: &str, #[case] expected: Option<&str>) {
        assert_eq!(headline(body), expected, "{body}");
    }

    #[rstest]
    #[case(b"\xff\xfeT\0", WarningKind::Encoding)]
    #[case(b"PK\x03\x04\0", WarningKind::Binary)]
    #[case(b"caf\xe9 burnt", WarningKind::Encoding)]
    #[case(b"", WarningKind::Empty)]
    #[case(b"\xef\xbb\xbf \n\t", WarningKind::Empty)]
    #[case(b"---\ntitle: x\n---\n\n", WarningKind::Empty)]
    fn refusals(#[case] bytes: &[u8], #[case] kind: WarningKind) {
        assert_eq!(
            PlainText.read(bytes).map_err(|refusal| refusal.kind),
            Err(kind)
        );
    }

    #[test]
    fn the_text_stays_as_it_is() {
        let read = PlainText.read(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n");
        let text = read
            .ok()
            .and_then(|mut drafts| drafts.pop())
            .map(|draft| draft.text);
        assert_eq!(text.as_deref(), Some("One.\r\n\r\nTwo.\r\n"));
    }

    #[rstest]
    #[case("a.txt", true)]
    #[case("a.MD", true)]
    #[case("report", true)]
    #[case("a.csv", false)]
    fn recognised(#[case] path: &str, #[case] expected: bool) {
        assert_eq!(PlainText.recognises(Path::new(path), b""), expected);
    }
}

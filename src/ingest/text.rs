//! Plain text and Markdown, with or without front matter.

use super::encoding::decode;
use super::front_matter;
use super::markdown;
use super::reader::{Draft, Fault, Part, Reader, Refusal, Source, Take, ends, unnamed};
use crate::model::warning::WarningKind;

/// A text file that is one report.
pub struct PlainText;

/// Endings of a text report; a file without an ending is taken for one as well.
const ENDINGS: [&str; 3] = ["txt", "text", "asc"];
const MARKDOWN: [&str; 3] = ["md", "markdown", "mdown"];

/// The longest first line that is taken for a headline, in bytes.
const HEADLINE_BYTES: usize = 200;

impl Reader for PlainText {
    fn recognises(&self, name: &str, _: &[u8]) -> bool {
        unnamed(name) || ends(name, &ENDINGS) || ends(name, &MARKDOWN)
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let bytes = source.whole()?;
        let draft = draft(&bytes, ends(source.name, &MARKDOWN))?;
        take(Part::Report(Box::new(draft)));
        Ok(())
    }
}

/// The report that a text file holds.
///
/// # Errors
/// It is binary or holds no text.
pub fn draft(bytes: &[u8], is_markdown: bool) -> Result<Draft, Refusal> {
    let decoded = decode(bytes, None)?;
    let front = front_matter::split(&decoded.text);
    let body = decoded.text.get(front.body..).unwrap_or_default();
    let mut metadata = front.metadata;
    if metadata.title.is_none() {
        metadata.title = headline(body).map(str::to_owned);
    }
    let text = if is_markdown {
        markdown::plain(body)
    } else {
        body.to_owned()
    };
    if text.trim().is_empty() {
        return Err(Refusal::empty("the file holds no text"));
    }
    let faults = front.faults.into_iter().map(|(line, why)| Fault {
        line: Some(line),
        kind: WarningKind::Metadata,
        message: format!("front matter: {why}"),
    });
    Ok(Draft {
        key: None,
        metadata,
        text,
        faults: decoded.fault.into_iter().chain(faults).collect(),
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
    #[case(b"PK\x03\x04\0", WarningKind::Binary)]
    #[case(b"", WarningKind::Empty)]
    #[case(b"\xef\xbb\xbf \n\t", WarningKind::Empty)]
    #[case(b"---\ntitle: x\n---\n\n", WarningKind::Empty)]
    fn refusals(#[case] bytes: &[u8], #[case] kind: WarningKind) {
        assert_eq!(
            draft(bytes, false).map_err(|refusal| refusal.kind),
            Err(kind)
        );
    }

    #[test]
    fn the_text_stays_as_it_is() {
        let read = draft(b"\xef\xbb\xbfOne.\r\n\r\nTwo.\r\n", false);
        assert_eq!(
            read.map(|draft| draft.text),
            Ok("One.\r\n\r\nTwo.\r\n".to_owned())
        );
    }

    #[rstest]
    #[case("a.txt", true)]
    #[case("a.md", true)]
    #[case("2019.05/report", true)]
    #[case("a.csv", false)]
    fn recognised(#[case] name: &str, #[case] expected: bool) {
        assert_eq!(PlainText.recognises(name, b""), expected);
    }
}

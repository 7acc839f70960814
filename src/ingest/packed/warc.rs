//! WARC: what a crawler kept of web sites. Pages are read; pictures, scripts and redirects are passed
//! over.

use std::io::{BufRead, BufReader, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::super::bounds::{Expanding, Line, next_line};
use super::super::metadata::Metadata;
use super::super::reader::{Entry, Part, Reader, Refusal, Source, Take, ends};

/// A WARC file.
pub struct Warc;

/// The longest header of a record or of an answer, in bytes.
const LONGEST_HEADER: u64 = 64 * 1024;

/// The most header lines.
const MOST_HEADERS: usize = 500;

/// Types of content that can hold a report, and the ending that stands for them.
const TYPES: [(&str, &str); 8] = [
    ("text/html", "html"),
    ("application/xhtml+xml", "html"),
    ("text/plain", "txt"),
    ("text/markdown", "md"),
    ("application/rss+xml", "rss"),
    ("application/atom+xml", "atom"),
    ("application/ld+json", ""),
    ("message/rfc822", "eml"),
];

impl Reader for Warc {
    fn recognises(&self, name: &str, head: &[u8]) -> bool {
        head.starts_with(b"WARC/1.") || ends(name, &["warc", "wet"])
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        loop {
            let Some(header) = header(source.stream)? else {
                return Ok(());
            };
            let length = header
                .get("content-length")
                .and_then(|length| length.parse().ok());
            let (true, Some(length)) = (header.first.starts_with("WARC/"), length) else {
                return Err(Refusal::unreadable(
                    "is no WARC from here on: a record's header is broken; what stands before was read",
                ));
            };
            let mut block = BufReader::new((&mut source.stream).take(length));
            record(&header, &mut block, source.budget, take);
            // What the record's reader has left.
            std::io::copy(&mut block, &mut std::io::sink())?;
        }
    }
}

fn record(
    header: &Header,
    block: &mut dyn BufRead,
    budget: &super::super::bounds::Budget,
    take: &mut Take<'_>,
) {
    let kind = header
        .get("warc-type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let address = header.get("warc-target-uri").unwrap_or_default();
    let address = address.trim_start_matches('<').trim_end_matches('>');
    let mut known = Metadata::default();
    if address.starts_with("http") {
        known.url = Some(address.to_owned());
    }
    let answer = match kind.as_str() {
        "response" => match self::header(block) {
            Ok(Some(answer)) => Some(answer),
            _ => return take(Part::PassedOver),
        },
        // A crawler's notes on itself are resources too, under addresses of their own.
        "resource" | "conversion" if !address.starts_with("metadata:") => None,
        "warcinfo" | "request" | "metadata" => return,
        _ => return take(Part::PassedOver),
    };
    let fields = answer.as_ref().unwrap_or(header);
    let done = answer.as_ref().is_none_or(|answer| {
        answer
            .first
            .split(' ')
            .nth(1)
            .is_some_and(|status| status.starts_with('2'))
    });
    let content = fields
        .get("content-type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let content = content.split(';').next().unwrap_or_default().trim();
    let found = TYPES.iter().find(|(known, _)| *known == content);
    let (Some((_, ending)), true, false) = (found, done, address.ends_with("/robots.txt")) else {
        return take(Part::PassedOver);
    };
    // The ending stands for the type, whatever the address ends with.
    let name = format!("page.{ending}");
    let entry = |stream: &mut dyn Read, take: &mut Take<'_>| {
        take(Part::Entry(Entry {
            name: &name,
            key: (!address.is_empty()).then_some(address),
            known,
            stream,
        }));
    };
    let chunked = fields
        .get("transfer-encoding")
        .is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    let mut whole: Box<dyn Read + '_> = if chunked && answer.is_some() {
        Box::new(Chunked::new(block))
    } else {
        Box::new(block)
    };
    let coding = fields
        .get("content-encoding")
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match coding.as_str() {
        "" | "identity" => entry(&mut whole, take),
        "gzip" | "x-gzip" => {
            let mut plain = Expanding::new(MultiGzDecoder::new(whole), budget);
            entry(&mut plain, take);
        }
        "deflate" => {
            let mut plain = Expanding::new(ZlibDecoder::new(whole), budget);
            entry(&mut plain, take);
        }
        other => take(Part::Refused(
            format!("#{address}"),
            Refusal::unreadable(format!("is packed as '{other}', which is not read")),
        )),
    }
}

/// A first line and fields.
struct Header {
    first: String,
    fields: Vec<(String, String)>,
}

impl Header {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The next header; `None` at the end. Empty lines before it are passed over.
fn header(stream: &mut dyn BufRead) -> Result<Option<Header>, Refusal> {
    let mut line = Vec::new();
    let mut header: Option<Header> = None;
    loop {
        let read = next_line(stream, &mut line, LONGEST_HEADER)?;
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        match (&mut header, read) {
            (_, Line::TooLong) => {
                return Err(Refusal::limit("holds a header line that does not end"));
            }
            (None, Line::End) => return Ok(None),
            (None, Line::Whole) if text.is_empty() => {}
            (None, Line::Whole) => {
                header = Some(Header {
                    first: text.to_owned(),
                    fields: Vec::new(),
                });
            }
            (Some(_), Line::End) => return Ok(header),
            (Some(_), Line::Whole) if text.is_empty() => return Ok(header),
            (Some(header), Line::Whole) => {
                if let Some((name, value)) = text.split_once(':')
                    && header.fields.len() < MOST_HEADERS
                {
                    let field = (name.trim().to_ascii_lowercase(), value.trim().to_owned());
                    header.fields.push(field);
                }
            }
        }
    }
}

/// A body that was sent in chunks.
struct Chunked<R> {
    inner: R,
    left: u64,
    ended: bool,
}

impl<R: BufRead> Chunked<R> {
    const fn new(inner: R) -> Self {
        Self {
            inner,
            left: 0,
            ended: false,
        }
    }
}

impl<R: BufRead> Read for Chunked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut line = Vec::new();
        while self.left == 0 && !self.ended {
            let read = next_line(&mut self.inner, &mut line, LONGEST_HEADER)?;
            let text = String::from_utf8_lossy(&line);
            let size = text.trim().split(';').next().unwrap_or_default();
            // Behind each chunk there is an empty line.
            if matches!(read, Line::Whole) && size.is_empty() {
                continue;
            }
            self.left = u64::from_str_radix(size, 16).unwrap_or_default();
            self.ended = self.left == 0;
        }
        if self.ended {
            return Ok(0);
        }
        let count = (&mut self.inner).take(self.left).read(buffer)?;
        self.left -= count as u64;
        self.ended = count == 0 && !buffer.is_empty();
        Ok(count)
    }
}

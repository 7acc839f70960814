//! JSON Lines, JSON arrays, and JSON documents that hold a list of articles.
//!
//! The exports of NewsAPI, Media Cloud and GDELT are understood by the names of their fields; for
//! others there is `--columns`. One record is held at a time.

mod flat;
mod scan;

use std::io::BufReader;

use serde_json::Value;

use super::bounds::{Line, next_line};
use super::encoding::{Utf8, cell};
use super::open::guarded;
use super::options::Options;
use super::reader::{Draft, Part, Reader, Refusal, Source, Take, ends, start};
use super::records::{self, Field, Fitted};
use crate::model::warning::WarningKind;
use scan::{Element, Scanner};

/// A file of JSON records.
pub struct Json;

const ENDINGS: [&str; 2] = ["json", "js"];
const LINES: [&str; 4] = ["jsonl", "ndjson", "jsonlines", "jl"];

/// Members of a document that hold its articles.
const LISTS: [&str; 9] = [
    "articles",
    "stories",
    "items",
    "results",
    "docs",
    "documents",
    "hits",
    "entries",
    "data",
];

/// How deep serde_json goes of itself.
const SERDE_DEPTH: usize = 127;

impl Reader for Json {
    fn recognises(&self, name: &str, head: &[u8]) -> bool {
        let head = start(head);
        let marked = match head.first() {
            Some(b'{') => matches!(next_sign(head), Some(b'"' | b'}')),
            Some(b'[') => matches!(next_sign(head), Some(b'{' | b']')),
            _ => false,
        };
        ends(name, &ENDINGS) || ends(name, &LINES) || marked
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let head = source.stream.fill_buf()?.to_vec();
        let lines = ends(source.name, &LINES) || is_lines(start(&head));
        if lines {
            return read_lines(source, &head, take);
        }
        let options = source.options;
        let stream = BufReader::new(Utf8::lossy(&mut source.stream, &head, None));
        let limits = options.limits;
        let mut scanner = Scanner::new(stream, limits.depth.min(SERDE_DEPTH), limits.report);
        let mut row = 0;
        let mut each = |element: Element| {
            row += 1;
            record(element, options, row, take);
        };
        match scanner.peek()? {
            Some(b'[') => scanner.list(&mut each),
            Some(b'{') => match scanner.document(&LISTS, &mut each)? {
                None => Ok(()),
                Some(whole) => {
                    single(whole, options, take);
                    Ok(())
                }
            },
            None => Err(Refusal::empty("the file holds nothing")),
            Some(_) => Err(Refusal::unreadable(
                "is no JSON: it begins with neither [ nor {",
            )),
        }
    }
}

/// The second sign of a head that is no white space.
fn next_sign(head: &[u8]) -> Option<u8> {
    let rest = head.get(1..)?;
    rest.iter()
        .copied()
        .find(|byte| !byte.is_ascii_whitespace())
}

/// Whether a head's first line is an object and another object follows.
fn is_lines(head: &[u8]) -> bool {
    let Some(at) = head.iter().position(|byte| *byte == b'\n') else {
        return false;
    };
    let (first, rest) = head.split_at(at);
    start(rest).first() == Some(&b'{')
        && serde_json::from_slice::<Value>(first).is_ok_and(|v| v.is_object())
}

fn read_lines(source: &mut Source<'_>, head: &[u8], take: &mut Take<'_>) -> Result<(), Refusal> {
    let options = source.options;
    let limits = options.limits;
    let mut stream = BufReader::with_capacity(64 * 1024, Utf8::new(&mut source.stream, head));
    let mut line = Vec::new();
    let mut row = 0;
    let mut fitted = Fitted::new(&options.columns);
    loop {
        row += 1;
        match next_line(&mut stream, &mut line, limits.line)? {
            Line::End => return Ok(()),
            Line::TooLong => {
                let why = format!(
                    "the line is longer than {} bytes (--max-line raises the bound)",
                    limits.line
                );
                take(Part::Refused(format!(":{row}"), Refusal::limit(why)));
            }
            Line::Whole if line.trim_ascii().is_empty() => {}
            Line::Whole => {
                if limits.depth > 0
                    && line.len() as u64 <= limits.report
                    && let Some(fields) = flat::fields(&line)
                {
                    drafted(
                        guarded(|| records::draft_fitted(fields, &mut fitted, row)),
                        row,
                        take,
                    );
                    continue;
                }
                let text = cell(&line);
                let mut scanner = Scanner::new(
                    text.as_bytes(),
                    limits.depth.min(SERDE_DEPTH),
                    limits.report,
                );
                let element = match scanner.element() {
                    Ok(element) => element,
                    Err(refusal) => Element::Refused(refusal),
                };
                record(element, options, row, take);
            }
        }
    }
}

/// Hands on the report of an element.
fn record(element: Element, options: &Options, row: u64, take: &mut Take<'_>) {
    let read = match element {
        Element::Refused(refusal) => Err(refusal),
        Element::Whole(bytes) => guarded(|| {
            let value = parse(&bytes)?;
            records::draft(fields(&value), &options.columns, row)
        }),
    };
    drafted(read, row, take);
}

fn drafted(read: Result<Draft, Refusal>, row: u64, take: &mut Take<'_>) {
    match read {
        Ok(draft) => take(Part::Report(Box::new(draft))),
        Err(refusal) => take(Part::Refused(format!("#{row}"), refusal)),
    }
}

/// A document without a list of its own: a record, or one whose list lies deeper.
fn single(bytes: Vec<u8>, options: &Options, take: &mut Take<'_>) {
    let value = match parse(&bytes) {
        Ok(value) => value,
        Err(refusal) => return take(Part::Refused(String::new(), refusal)),
    };
    let inner = value
        .as_object()
        .into_iter()
        .flat_map(|object| object.values());
    let list = inner
        .filter_map(Value::as_object)
        .flat_map(|object| LISTS.iter().filter_map(|name| object.get(*name)))
        .find_map(Value::as_array);
    let Some(list) = list else {
        return match guarded(|| records::draft(fields(&value), &options.columns, 1)) {
            Ok(mut draft) => {
                draft.key = None;
                take(Part::Report(Box::new(draft)));
            }
            Err(refusal) => take(Part::Refused(String::new(), refusal)),
        };
    };
    for (row, item) in (1..).zip(list) {
        match guarded(|| records::draft(fields(item), &options.columns, row)) {
            Ok(draft) => take(Part::Report(Box::new(draft))),
            Err(refusal) => take(Part::Refused(format!("#{row}"), refusal)),
        }
    }
}

fn parse(bytes: &[u8]) -> Result<Value, Refusal> {
    serde_json::from_slice(bytes).map_err(|error| Refusal {
        kind: WarningKind::Unreadable,
        message: format!("is no JSON: {error}"),
    })
}

/// The fields of an object, inner ones named with dots, lists of texts joined as paragraphs.
fn fields(value: &Value) -> Vec<Field<'static>> {
    let mut found = Vec::new();
    if let Value::Object(object) = value {
        // Search engines put the record under "_source".
        let inner = object.get("_source").filter(|inner| inner.is_object());
        collect(inner.unwrap_or(value), "", 0, &mut found);
    }
    found
}

fn collect(value: &Value, name: &str, depth: usize, found: &mut Vec<Field<'static>>) {
    let mut push = |text: String| found.push((name.to_owned().into(), text.into()));
    match value {
        Value::String(text) => push(text.clone()),
        Value::Number(number) => push(number.to_string()),
        Value::Object(object) if depth < 3 => {
            for (key, value) in object {
                let inner = if name.is_empty() {
                    key.clone()
                } else {
                    format!("{name}.{key}")
                };
                collect(value, &inner, depth + 1, found);
            }
        }
        Value::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            if let Some(texts) = texts.filter(|texts| !texts.is_empty()) {
                push(texts.join("\n\n"));
            }
        }
        _ => {}
    }
}

//! CSV and TSV, with any sign between the columns: a report a row.

use std::cell::Cell;

use csv::{ByteRecord, ReaderBuilder};

use super::bounds::{Bound, Leash};
use super::columns::Columns;
use super::encoding::{Utf8, cell};
use super::open::guarded;
use super::reader::{Part, Reader, Refusal, Source, Take, ends};
use super::records::{self, Field};

/// A table of reports.
pub struct Csv;

const ENDINGS: [&str; 4] = ["csv", "tsv", "tab", "psv"];

/// Signs that part columns.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

impl Reader for Csv {
    fn recognises(&self, name: &str, _: &[u8]) -> bool {
        ends(name, &ENDINGS)
    }

    fn read(&self, source: &mut Source<'_>, take: &mut Take<'_>) -> Result<(), Refusal> {
        let options = source.options;
        let limits = options.limits;
        let head = source.stream.fill_buf()?.to_vec();
        let delimiter = options
            .delimiter
            .unwrap_or_else(|| delimiter(&head, &options.columns));
        let used = Cell::new(0);
        let stream = Leash::new(Utf8::new(&mut source.stream, &head), &used, limits.line);
        let mut rows = ReaderBuilder::new()
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(stream);
        let headers = rows.byte_headers().map_err(refused)?;
        if headers.len() > limits.columns {
            return Err(Refusal::limit(format!(
                "has {} columns, more than {} (--max-columns raises the bound)",
                headers.len(),
                limits.columns
            )));
        }
        let names: Vec<String> = headers.iter().map(|name| cell(name).into_owned()).collect();
        let text = options.columns.names("text");
        if names.iter().all(|name| text.rank(name).is_none()) {
            let shown: Vec<&str> = names.iter().map(|name| name.trim()).take(12).collect();
            return Err(Refusal::empty(format!(
                "no column holds a text (there are: {}); name it with --columns text=NAME",
                shown.join(", ")
            )));
        }
        let mut record = ByteRecord::new();
        let mut row = 0;
        loop {
            row += 1;
            used.set(0);
            match rows.read_byte_record(&mut record) {
                Ok(false) => return Ok(()),
                Ok(true) if record.len() > limits.columns => {
                    let why = format!(
                        "the row has {} columns, more than {}",
                        record.len(),
                        limits.columns
                    );
                    take(Part::Refused(format!("#{row}"), Refusal::limit(why)));
                }
                Ok(true) if record.iter().all(|cell| cell.trim_ascii().is_empty()) => {}
                Ok(true) => match guarded(|| draft(&names, &record, options, row)) {
                    Ok(draft) => take(Part::Report(Box::new(draft))),
                    Err(refusal) => take(Part::Refused(format!("#{row}"), refusal)),
                },
                Err(error) => return Err(refused(error)),
            }
        }
    }
}

fn draft(
    names: &[String],
    record: &ByteRecord,
    options: &super::options::Options,
    row: u64,
) -> Result<super::reader::Draft, Refusal> {
    let length: usize = record.iter().map(<[u8]>::len).sum();
    if length as u64 > options.limits.report {
        return Err(Refusal::limit(format!(
            "the row is longer than {} bytes; a report is one article (--max-report raises the bound)",
            options.limits.report
        )));
    }
    let fields: Vec<Field<'_>> = names
        .iter()
        .zip(record)
        .map(|(name, value)| (name.as_str().into(), cell(value)))
        .collect();
    records::draft(fields, &options.columns, row)
}

fn refused(error: csv::Error) -> Refusal {
    let line = error.position().map(csv::Position::line);
    match error.into_kind() {
        csv::ErrorKind::Io(error) => {
            let bound = error.get_ref().is_some_and(|inner| inner.is::<Bound>());
            let mut refusal = Refusal::from(error);
            if bound {
                refusal.message.push_str("; is a quotation mark left open?");
            }
            refusal
        }
        _ => Refusal::unreadable(format!(
            "is no table: see line {}",
            line.unwrap_or_default()
        )),
    }
}

/// The sign that makes a table of the head: first one under which a column is a text's, then the one
/// that gives the most rows as many columns as the first row has, then the one with most columns.
fn delimiter(head: &[u8], columns: &Columns) -> u8 {
    let text = columns.names("text");
    // A first line that names it, as Excel understands it.
    if let Some(sign) = head.strip_prefix(b"sep=").and_then(<[u8]>::first) {
        return *sign;
    }
    let score = |sign: u8| {
        let mut rows = ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(sign)
            .from_reader(Utf8::new(head, head));
        let mut rows = rows.byte_records().map_while(Result::ok).take(50);
        let Some(first) = rows.next() else {
            return (false, false, 0, 0);
        };
        let named = first.iter().any(|name| text.rank(&cell(name)).is_some());
        let like = rows.filter(|row| row.len() == first.len()).count();
        (named, first.len() > 1, like, first.len().min(1000))
    };
    SIGNS
        .into_iter()
        .rev()
        .max_by_key(|sign| score(*sign))
        .unwrap_or(b',')
}

//! The table's rows, each checked by itself, then against each other.

use std::collections::BTreeMap;
use std::path::Path;

use super::value::{self, Fault};
use super::{Change, Correction, CorrectionError, Id, Locate};
use crate::gazetteer::Gazetteer;
use crate::text::lines::Lines;

const COLUMNS: [&str; 6] = ["id", "field", "value", "reason", "by", "date"];

/// The words of `field`, for messages.
pub(super) const FIELDS: &str = "place, point, date, killed, injured, taken, civilians_killed, sub_event_type, \
                      merge, apart, split, reject, review";

/// Column, message and hint.
type RowFault = (&'static str, Fault);

/// All rows, in the order of the table; empty lines and lines that begin with "#" are passed over.
pub(super) fn rows(
    path: &Path,
    bytes: &[u8],
    gazetteer: &Gazetteer,
    locate: Locate<'_>,
) -> Result<Vec<Correction>, Box<CorrectionError>> {
    let error = |line: u64, column: &str, (message, hint): Fault| {
        Box::new(CorrectionError {
            path: path.to_owned(),
            line,
            column: column.to_owned(),
            message,
            hint,
            others: Vec::new(),
        })
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .from_reader(bytes);
    let not_csv = |error: &csv::Error| {
        (
            format!("the row is not CSV in UTF-8: {}", reason(error)),
            "save the table as CSV with commas, in UTF-8".to_owned(),
        )
    };
    let header = reader
        .headers()
        .map_err(|fault| error(1, "id", not_csv(&fault)))?
        .clone();
    let mut place_of: BTreeMap<&str, usize> = BTreeMap::new();
    for name in COLUMNS {
        let found = header
            .iter()
            .position(|head| head.eq_ignore_ascii_case(name));
        let Some(at) = found else {
            let hint = format!("the first line names the columns: {}", COLUMNS.join(","));
            let line = Lines::new(bytes, Some(b'#')).of(0);
            return Err(error(
                line,
                name,
                ("the table has no such column".into(), hint),
            ));
        };
        place_of.insert(name, at);
    }

    let mut lines = Lines::new(bytes, Some(b'#'));
    let mut rows = Vec::new();
    let mut faults: Vec<Box<CorrectionError>> = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(fault) => {
                let line = lines.of(fault.position().map_or(0, csv::Position::byte));
                faults.push(error(line, "id", not_csv(&fault)));
                continue;
            }
        };
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        let cell = |name: &str| {
            let cell = place_of.get(name).and_then(|at| record.get(*at));
            // As the layer's own cells are guarded against spreadsheets.
            let cell = cell.unwrap_or_default();
            cell.strip_prefix('\'').unwrap_or(cell).trim()
        };
        if record.iter().all(str::is_empty) {
            continue;
        }
        if record.len() > header.len() {
            let fault = (
                format!(
                    "the row has {} cells, the header {}",
                    record.len(),
                    header.len()
                ),
                "put a text that holds a comma in quotation marks".to_owned(),
            );
            faults.push(error(line, "date", fault));
            continue;
        }
        match row(line, cell, gazetteer, locate) {
            Ok(row) => rows.push(row),
            Err((column, fault)) => faults.push(error(line, column, fault)),
        }
    }
    faults.extend(
        contradictions(&rows)
            .into_iter()
            .map(|(line, fault)| error(line, "value", fault)),
    );
    faults.sort_by_key(|fault| fault.line);
    let others: Vec<u64> = faults.iter().skip(1).map(|fault| fault.line).collect();
    match faults.into_iter().next() {
        Some(mut first) => {
            first.others = others;
            Err(first)
        }
        None => Ok(rows),
    }
}

fn reason(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => "a cell is not UTF-8".into(),
        _ => error.to_string(),
    }
}

fn row<'a>(
    line: u64,
    cell: impl Fn(&str) -> &'a str,
    gazetteer: &Gazetteer,
    locate: Locate<'_>,
) -> Result<Correction, RowFault> {
    let id = id(cell("id")).map_err(|fault| ("id", fault))?;
    let value = cell("value");
    let change = change(cell("field"), value, &id, gazetteer, locate)?;
    let reason = cell("reason");
    if reason.is_empty() && change != Change::Review {
        return Err((
            "reason",
            (
                "no reason is given".into(),
                "say why in a few words: it is shown beside the value".into(),
            ),
        ));
    }
    let by = cell("by");
    if by.is_empty() {
        return Err((
            "by",
            (
                "nobody signs".into(),
                "put the name or initials of who decided".into(),
            ),
        ));
    }
    let date = cell("date");
    let date = value::day(date).ok_or_else(|| {
        let hint = "write the day of the decision as 2026-03-01".to_owned();
        ("date", (format!("\"{date}\" is no day"), hint))
    })?;
    Ok(Correction {
        line,
        id,
        change,
        value: value.to_owned(),
        reason: reason.to_owned(),
        by: by.to_owned(),
        date,
    })
}

fn id(text: &str) -> Result<Id, Fault> {
    Id::parse(text).ok_or_else(|| {
        (
            format!("\"{text}\" is no id"),
            "take an incident_id (\"i\" and 12 digits or letters a to f) or a claim_id (\"c\" and the same) from the layer".into(),
        )
    })
}

fn change(
    field: &str,
    text: &str,
    id: &Id,
    gazetteer: &Gazetteer,
    locate: Locate<'_>,
) -> Result<Change, RowFault> {
    let in_value = |fault: Fault| ("value", fault);
    let count = || value::or_unknown(text, value::count).map_err(in_value);
    if text.is_empty() && !matches!(field, "reject" | "review") {
        let hint = match field {
            "merge" => "name the other incident, by its id".into(),
            "apart" | "split" => "name the incident that it is kept apart from, by its id".into(),
            _ => format!("put the right {field}, or the word unknown"),
        };
        if FIELDS.split(", ").any(|known| known == field) {
            return Err(("value", ("the value is empty".into(), hint)));
        }
    }
    let change = match field {
        "place" => Change::Place(
            value::or_unknown(text, |text| value::place(text, gazetteer, locate))
                .map_err(in_value)?,
        ),
        "point" => {
            let (point, radius) = value::point(text).map_err(in_value)?;
            Change::Point(point, radius)
        }
        "date" => Change::Date(value::or_unknown(text, value::date).map_err(in_value)?),
        "killed" => Change::Killed(count()?),
        "injured" => Change::Injured(count()?),
        "taken" => Change::Taken(count()?),
        "civilians_killed" => Change::CiviliansKilled(count()?),
        "sub_event_type" => Change::Kind(value::or_unknown(text, value::kind).map_err(in_value)?),
        "merge" => Change::Merge(other(text, id)?),
        "apart" => Change::Apart(other(text, id)?),
        "split" => Change::Split(other(text, id)?),
        "reject" if text.is_empty() => Change::Reject,
        "reject" => {
            let hint = "leave the value empty, and say why in the column reason".into();
            return Err(("value", ("a rejected claim has no value".into(), hint)));
        }
        "review" => Change::Review,
        _ => {
            let message = format!("\"{field}\" is no field");
            return Err(("field", (message, format!("write one of: {FIELDS}"))));
        }
    };
    if matches!(change, Change::Split(_) | Change::Reject) && !id.is_claim {
        let message = format!(
            "{field} is for a claim, and {} names an incident",
            id.as_written()
        );
        let hint = "give the claim_id of the claim, which begins with \"c\"".into();
        return Err(("id", (message, hint)));
    }
    Ok(change)
}

/// The other end of a merger or parting.
fn other(text: &str, id: &Id) -> Result<Id, RowFault> {
    let other = self::id(text).map_err(|fault| ("value", fault))?;
    if other.claim == id.claim {
        return Err((
            "value",
            (
                format!("{} and {} name one claim and the incident that holds it", id.as_written(), other.as_written()),
                "name the other incident, or this one by the id of another of its claims (\"i\" for \"c\")".into(),
            ),
        ));
    }
    Ok(other)
}

/// Rows that part what other rows merge.
fn contradictions(rows: &[Correction]) -> Vec<(u64, Fault)> {
    let mut parent: BTreeMap<&str, &str> = BTreeMap::new();
    fn root<'a>(parent: &BTreeMap<&'a str, &'a str>, mut at: &'a str) -> &'a str {
        while let Some(up) = parent.get(at) {
            at = up;
        }
        at
    }
    for row in rows {
        if let Change::Merge(other) = &row.change {
            let (a, b) = (root(&parent, &row.id.claim), root(&parent, &other.claim));
            if a != b {
                parent.insert(a.max(b), a.min(b));
            }
        }
    }
    rows.iter()
        .filter_map(|row| {
            let (Change::Apart(other) | Change::Split(other)) = &row.change else {
                return None;
            };
            (root(&parent, &row.id.claim) == root(&parent, &other.claim)).then(|| {
                let message = format!(
                    "{} and {} are kept apart here and merged by other rows",
                    row.id.as_written(),
                    other.as_written()
                );
                let merges: Vec<String> = rows
                    .iter()
                    .filter(|row| matches!(row.change, Change::Merge(_)))
                    .filter(|merge| root(&parent, &merge.id.claim) == root(&parent, &row.id.claim))
                    .map(|merge| merge.line.to_string())
                    .collect();
                let hint = format!("take this row out, or one of line {}", merges.join(", "));
                (row.line, (message, hint))
            })
        })
        .collect()
}

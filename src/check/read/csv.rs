//! CSV as the program writes it.

use std::collections::BTreeMap;

use super::{Read, fault, of_feature, remark};
use crate::check::{Cell, Row, Shape, Sheet};
use crate::write::columns::Type;
use crate::write::csv::{guard, unguard};
use crate::write::schema;

pub(super) fn read(file: &str, stem: &str, bytes: &[u8]) -> Read {
    let mut findings = Vec::new();
    let body = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(body) => body,
        None => {
            findings.push(remark(
                file,
                "has no byte-order mark: Excel will not know that it is UTF-8",
            ));
            bytes
        }
    };
    if let Err(error) = std::str::from_utf8(body) {
        let at = error.valid_up_to();
        return (
            Vec::new(),
            vec![fault(file, format!("not UTF-8 at byte {at}"))],
        );
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(body);
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(str::to_owned).collect(),
        Err(error) => return (Vec::new(), vec![fault(file, format!("no CSV: {error}"))]),
    };
    for (at, head) in heads.iter().enumerate() {
        if heads.iter().take(at).any(|earlier| earlier == head) {
            findings.push(fault(file, format!("has the column \"{head}\" twice")));
        }
    }
    let has = |name: &str| heads.iter().any(|head| head == name);
    let name = match stem {
        name if schema::layers().iter().any(|layer| layer.name == name) => name,
        _ if has("claim_id") && has("quote") => "claims",
        _ if has("incident_id") && has("claims_json") => "incidents",
        other => other,
    };
    let layers = schema::layers();
    let kinds: BTreeMap<&str, Type> = layers
        .iter()
        .filter(|layer| layer.name == name)
        .flat_map(|layer| layer.heads.iter().map(|head| (head.name, head.kind)))
        .collect();
    let mut rows = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let number = at + 1;
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                findings.push(of_feature(file, number, format!("cannot be read: {error}")));
                continue;
            }
        };
        if record.len() != heads.len() {
            findings.push(of_feature(
                file,
                number,
                format!(
                    "has {} cells where the head has {}",
                    record.len(),
                    heads.len()
                ),
            ));
        }
        let mut cells = BTreeMap::new();
        for (head, raw) in heads.iter().zip(record.iter()) {
            let kind = kinds.get(head.as_str()).copied();
            let mut wrong = |message: &str| {
                findings.push(crate::check::Finding {
                    property: Some(head.clone()),
                    ..of_feature(file, number, message)
                });
            };
            if raw.contains(['\n', '\r']) {
                wrong("has a line break inside the cell");
            }
            // A guard is doubled where the text began with it: undone and done again it is the same.
            if kind == Some(Type::Text) && !raw.is_empty() && guard(unguard(raw)) != *raw {
                wrong("begins like a formula and is not guarded by an apostrophe");
            }
            cells.insert(head.clone(), cell(kind, raw));
        }
        rows.push(Row {
            number,
            id: None,
            shape: Shape::None,
            cells,
        });
    }
    let sheet = Sheet {
        file: file.to_owned(),
        name: name.to_owned(),
        columns: heads.iter().map(|head| (head.clone(), None)).collect(),
        rows,
        ids: false,
        typed: false,
        sparse: false,
        pointless: true,
    };
    if sheet.ours().is_none() {
        findings.push(remark(
            file,
            "no layer of this program: little can be checked",
        ));
    }
    (vec![sheet], findings)
}

/// The cell as its column's type reads it; as text where it cannot be read so.
fn cell(kind: Option<Type>, raw: &str) -> Cell {
    if raw.is_empty() {
        return Cell::Null;
    }
    match kind {
        Some(Type::Integer) => raw.parse().map_or_else(|_| number(raw), Cell::Integer),
        Some(Type::Number) => number(raw),
        Some(Type::Date) => Cell::Text(raw.to_owned()),
        Some(Type::Text) | None => Cell::Text(unguard(raw).to_owned()),
    }
}

fn number(raw: &str) -> Cell {
    raw.parse()
        .map_or_else(|_| Cell::Text(raw.to_owned()), Cell::Number)
}

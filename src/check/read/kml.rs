//! KML as the program writes it: a placemark a row, its columns as typed data.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape::resolve_xml_entity};

use super::{Read, fault, of_feature, remark};
use crate::check::{Cell, Finding, Row, Shape, Sheet};
use crate::write::columns::Type;
use crate::write::schema;

/// Elements inside one another that are followed.
const DEEPEST: usize = 64;

/// What is known of the document so far.
struct Document<'a> {
    file: &'a str,
    kinds: BTreeMap<&'static str, Type>,
    columns: Vec<(String, Option<Type>)>,
    rows: Vec<Row>,
    findings: Vec<Finding>,
}

pub(super) fn read(file: &str, stem: &str, bytes: &[u8]) -> Read {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return (Vec::new(), vec![fault(file, "not UTF-8".to_owned())]);
    };
    let mut document = Document {
        file,
        kinds: schema::layers()
            .iter()
            .filter(|layer| layer.name == stem)
            .flat_map(|layer| layer.heads.iter().map(|head| (head.name, head.kind)))
            .collect(),
        columns: Vec::new(),
        rows: Vec::new(),
        findings: Vec::new(),
    };
    if let Err(why) = document.read(text) {
        document
            .findings
            .push(fault(file, format!("cannot be read as KML: {why}")));
        return (Vec::new(), document.findings);
    }
    let sheet = Sheet {
        file: file.to_owned(),
        name: stem.to_owned(),
        columns: document.columns,
        rows: document.rows,
        ids: true,
        // Its data is text; what a column holds is known by the column.
        typed: false,
        sparse: true,
        pointless: false,
    };
    if sheet.ours().is_none() {
        document.findings.push(remark(
            file,
            "no layer of this program: little can be checked",
        ));
    }
    (vec![sheet], document.findings)
}

impl Document<'_> {
    fn read(&mut self, text: &str) -> Result<(), String> {
        let mut reader = Reader::from_str(text);
        let mut path: Vec<String> = Vec::new();
        let mut row: Option<Row> = None;
        let mut field: Option<String> = None;
        let mut inside = String::new();
        let mut seen_kml = false;
        loop {
            let event = reader
                .read_event()
                .map_err(|error| format!("{error} at byte {}", reader.error_position()))?;
            match event {
                Event::Start(start) => {
                    if path.is_empty() {
                        seen_kml = start.local_name().as_ref() == "kml";
                    }
                    self.open(&start, &mut row, &mut field)?;
                    path.push(start.local_name().as_ref().to_owned());
                    if path.len() > DEEPEST {
                        return Err(format!("elements nest more than {DEEPEST} deep"));
                    }
                    inside.clear();
                }
                Event::Empty(start) => self.open(&start, &mut row, &mut field)?,
                Event::Text(part) => inside.push_str(&part.xml10_content()),
                Event::CData(part) => inside.push_str(&part),
                Event::GeneralRef(name) => {
                    match (name.resolve_char_ref(), resolve_xml_entity(&name)) {
                        (Ok(Some(c)), _) => inside.push(c),
                        (_, Some(text)) => inside.push_str(text),
                        _ => return Err(format!("the entity &{}; is not known", &*name)),
                    }
                }
                Event::End(end) => {
                    let name = end.local_name().as_ref().to_owned();
                    path.pop();
                    self.close(&name, &inside, &mut row, &mut field);
                    inside.clear();
                }
                Event::Eof => break,
                _ => {}
            }
        }
        if !path.is_empty() {
            return Err(format!("ends inside <{}>", path.join("><")));
        }
        if !seen_kml {
            return Err("it has no element kml".to_owned());
        }
        Ok(())
    }

    fn open(
        &mut self,
        start: &BytesStart<'_>,
        row: &mut Option<Row>,
        field: &mut Option<String>,
    ) -> Result<(), String> {
        let value = |name: &str| -> Result<Option<String>, String> {
            let attribute = start
                .try_get_attribute(name)
                .map_err(|error| error.to_string())?;
            attribute
                .map(|attribute| {
                    attribute
                        .normalized_value(XmlVersion::Implicit1_0)
                        .map(|value| value.into_owned())
                        .map_err(|error| error.to_string())
                })
                .transpose()
        };
        match start.local_name().as_ref() {
            "SimpleField" => {
                if let Some(name) = value("name")? {
                    let kind = match value("type")?.as_deref() {
                        Some("int") => Some(Type::Integer),
                        Some("double" | "float") => Some(Type::Number),
                        // A string is a text or a day: KML cannot say which.
                        _ => None,
                    };
                    self.columns.push((name, kind));
                }
            }
            "Placemark" => {
                *row = Some(Row {
                    number: self.rows.len() + 1,
                    id: value("id")?,
                    shape: Shape::Null,
                    cells: BTreeMap::new(),
                });
            }
            "SimpleData" => *field = value("name")?,
            _ => {}
        }
        Ok(())
    }

    fn close(
        &mut self,
        name: &str,
        inside: &str,
        row: &mut Option<Row>,
        field: &mut Option<String>,
    ) {
        match name {
            "SimpleData" => {
                if let (Some(row), Some(field)) = (row, field.take()) {
                    let cell = self.cell(&field, inside);
                    row.cells.insert(field, cell);
                }
            }
            "coordinates" => {
                if let Some(row) = row {
                    match positions(inside) {
                        Some(positions) => {
                            let kind = if positions.len() == 1 {
                                "Point"
                            } else {
                                "another"
                            };
                            row.shape = Shape::Of(kind.to_owned(), positions);
                        }
                        None => self.findings.push(of_feature(
                            self.file,
                            row.number,
                            "its coordinates are not numbers",
                        )),
                    }
                }
            }
            "Placemark" => self.rows.extend(row.take()),
            _ => {}
        }
    }

    fn cell(&self, column: &str, text: &str) -> Cell {
        let number = || {
            text.parse()
                .map_or_else(|_| Cell::Text(text.to_owned()), Cell::Number)
        };
        match self.kinds.get(column) {
            Some(Type::Integer) => text.parse().map_or_else(|_| number(), Cell::Integer),
            Some(Type::Number) => number(),
            _ => Cell::Text(text.to_owned()),
        }
    }
}

fn positions(text: &str) -> Option<Vec<Vec<f64>>> {
    text.split_whitespace()
        .map(|position| {
            let numbers: Vec<f64> = position
                .split(',')
                .map(|part| part.parse().ok())
                .collect::<Option<_>>()?;
            (numbers.len() >= 2).then_some(numbers)
        })
        .collect()
}

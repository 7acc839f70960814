//! KML 2.2 for Google Earth and its like: folders by event type, time spans, descriptions, and every
//! column as typed data.
//!
//! KML has no nulls: what is not known is left out. Days are whole days of Kabul's time. Markers
//! are the reader's own, coloured by event type: a file that loads pictures would tell their
//! host who opens it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::Writer;
use super::clean::escape;
use super::columns::{Type, Value};
use super::simplestyle::{EVENTS, GREY, color};
use super::stage::Stage;
use super::table::{Row, RunFacts, Table, Tables};
use crate::error::Result;
use crate::model::{EventType, LonLat, SubEventType};

/// Writes incidents.kml and claims.kml.
pub struct Kml;

/// Kabul is four and a half hours ahead of UTC, all year, since 1945.
const KABUL: &str = "+04:30";

impl Writer for Kml {
    fn files(&self) -> &'static [&'static str] {
        &["incidents.kml", "claims.kml"]
    }

    fn write(&self, tables: &Tables<'_>, stage: &mut Stage) -> Result<Vec<String>> {
        let mut notes = Vec::new();
        for (table, rows) in [(&tables.incidents, "incident"), (&tables.claims, "claim")] {
            let name = format!("{}.kml", table.name);
            if table.points().next().is_none() {
                notes.push(format!("no {rows} has a point: {name} is not written"));
                continue;
            }
            stage.add(&name, document(table, &tables.run).as_bytes())?;
        }
        Ok(notes)
    }
}

/// The table's located rows as a KML document.
pub fn document(table: &Table<'_>, run: &RunFacts) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
    );
    // Writing to a String cannot fail, here and below.
    let _ = writeln!(
        out,
        "<name>{}</name>\n<open>1</open>\n<description>{}</description>",
        table.name,
        escape(&format!("Made by {}. Run {}.", run.made_by, run.digest))
    );
    for event in EVENTS {
        style(&mut out, &style_id(event), color(event));
    }
    style(&mut out, "province", GREY);
    let _ = writeln!(out, "<Schema name=\"{0}\" id=\"{0}\">", table.name);
    for head in &table.heads {
        let _ = writeln!(
            out,
            "<SimpleField type=\"{}\" name=\"{}\"><displayName>{}</displayName></SimpleField>",
            field_type(head.kind),
            head.name,
            escape(head.doc)
        );
    }
    out.push_str("</Schema>\n");
    for folder in folders(table) {
        let title = folder.map_or("Means not said", EventType::as_str);
        let _ = writeln!(out, "<Folder>\n<name>{}</name>", escape(title));
        for (row, point) in table.located() {
            if event_of(table, &row) == folder {
                placemark(&mut out, table, &row, point);
            }
        }
        out.push_str("</Folder>\n");
    }
    out.push_str("</Document>\n</kml>\n");
    out
}

/// The event types that the rows have, in the order of the legend, "not said" last.
fn folders(table: &Table<'_>) -> Vec<Option<EventType>> {
    let there: BTreeSet<usize> = table
        .located()
        .map(|(row, _)| rank(event_of(table, &row)))
        .collect();
    EVENTS
        .into_iter()
        .filter(|event| there.contains(&rank(*event)))
        .collect()
}

fn rank(event: Option<EventType>) -> usize {
    EVENTS
        .iter()
        .position(|known| event == *known)
        .unwrap_or(EVENTS.len())
}

/// A row's event type; a claim's follows from its sub-event type.
fn event_of(table: &Table<'_>, row: &Row) -> Option<EventType> {
    let kind = table.text(row, "sub_event_type")?;
    SubEventType::ALL
        .iter()
        .find(|known| known.as_str() == kind)
        .map(|known| known.event_type())
}

fn style_id(event: Option<EventType>) -> String {
    format!("event{}", rank(event))
}

/// KML writes colours as alpha, blue, green, red.
fn style(out: &mut String, id: &str, color: &str) {
    let part = |from: usize| color.get(from..from + 2).unwrap_or("00");
    let _ = writeln!(
        out,
        "<Style id=\"{id}\"><IconStyle><color>ff{}{}{}</color></IconStyle></Style>",
        part(5),
        part(3),
        part(1)
    );
}

fn placemark(out: &mut String, table: &Table<'_>, row: &Row, point: LonLat) {
    let event = event_of(table, row);
    let (name, description) = if table.name == "claims" {
        let says = table.text(row, "stance").unwrap_or_default();
        let who = table.text(row, "speaker").unwrap_or_default();
        let quote = escape(table.text(row, "quote").unwrap_or_default());
        let source = [table.text(row, "outlet"), table.text(row, "title")];
        let source: Vec<String> = source.into_iter().flatten().map(escape).collect();
        (
            format!("{who} {says}"),
            format!("“{quote}”\n{}", source.join(": ")),
        )
    } else {
        (
            table.text(row, "title").unwrap_or(&row.id).to_owned(),
            // Escaped for HTML already, as the column's documentation says.
            table
                .text(row, "description")
                .unwrap_or_default()
                .to_owned(),
        )
    };
    let style = match table.text(row, "point_of") {
        Some("province") => "province".to_owned(),
        _ => style_id(event),
    };
    let _ = writeln!(
        out,
        "<Placemark id=\"{}\">\n<name>{}</name>\n<description>{}</description>",
        escape(&row.id),
        escape(&name),
        escape(&description.replace('\n', "<br>\n"))
    );
    let day = |name| table.date(row, name);
    span(out, day("date_start"), day("date_end"));
    let _ = writeln!(
        out,
        "<styleUrl>#{style}</styleUrl>\n<ExtendedData><SchemaData schemaUrl=\"#{}\">",
        table.name
    );
    for (head, value) in table.heads.iter().zip(&row.values) {
        let text = match value {
            Value::Null => continue,
            Value::Text(text) => escape(text),
            Value::Integer(number) => number.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Date(day) => day.to_string(),
        };
        let _ = writeln!(
            out,
            "<SimpleData name=\"{}\">{text}</SimpleData>",
            head.name
        );
    }
    let _ = writeln!(
        out,
        "</SchemaData></ExtendedData>\n<Point><coordinates>{},{}</coordinates></Point>\n</Placemark>",
        point.lon, point.lat
    );
}

fn span(out: &mut String, start: Option<Date>, end: Option<Date>) {
    if start.is_none() && end.is_none() {
        return;
    }
    out.push_str("<TimeSpan>");
    if let Some(day) = start {
        let _ = write!(out, "<begin>{day}T00:00:00{KABUL}</begin>");
    }
    if let Some(day) = end {
        let _ = write!(out, "<end>{day}T23:59:59{KABUL}</end>");
    }
    out.push_str("</TimeSpan>\n");
}

const fn field_type(kind: Type) -> &'static str {
    match kind {
        // KML's types have no date.
        Type::Text | Type::Date => "string",
        Type::Integer => "int",
        Type::Number => "double",
    }
}

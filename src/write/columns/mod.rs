//! Every column of the layer, once: its name, its type, its sentence of documentation and where
//! its value comes from. All formats and `docs/columns.md` are made from these tables.

mod cells;
mod claims;
mod companions;
mod incidents;
mod json;
pub mod rules;

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::model::{Basis, Claim, Incident, Location};

pub use claims::CLAIMS;
pub use companions::{OUTLINES, Rival, disputes, outline_of, outlined, uncertainty};
pub use incidents::INCIDENTS;

/// The type of a column: every value is of it, or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text, never empty.
    Text,
    /// Whole number.
    Integer,
    /// Number with a fraction.
    Number,
    /// Full ISO date.
    Date,
}

impl Type {
    /// The word of the documentation.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Date => "date",
        }
    }
}

/// A cell's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Not known.
    Null,
    /// Text.
    Text(String),
    /// Whole number.
    Integer(i64),
    /// Number with a fraction.
    Number(f64),
    /// Day.
    Date(Date),
}

impl Value {
    /// The value's type; none for null.
    pub const fn kind(&self) -> Option<Type> {
        match self {
            Self::Null => None,
            Self::Text(_) => Some(Type::Text),
            Self::Integer(_) => Some(Type::Integer),
            Self::Number(_) => Some(Type::Number),
            Self::Date(_) => Some(Type::Date),
        }
    }
}

/// A column of a table whose rows are `Row`s, each within a `Context`.
pub struct Column<Row, Context> {
    /// Name, the same in every format.
    pub name: &'static str,
    /// Type of every value that is not null.
    pub kind: Type,
    /// What it holds.
    pub doc: &'static str,
    /// The row's value.
    pub get: fn(&Row, &Context) -> Value,
}

/// The place that a claim states itself, in its own words: only that puts it on the map.
pub fn own_place(claim: &Claim) -> Option<&Location> {
    claim
        .location
        .as_ref()
        .filter(|_| claim.where_basis == Some(Basis::Stated))
}

/// Persons as the layer writes them: "Qari Hekmat (killed); Qari Ahmad (targeted)".
pub fn persons(incident: &Incident) -> Option<String> {
    cells::persons(&incident.persons)
}

/// What holds for every column and file.
const HEAD: &str = "# The columns

The same in every format, made from `src/write/columns/`; a test holds this page to it.

- What is not known is null (an empty cell in CSV), never an empty text or 0. Lists are joined with \"; \"; a \";\" inside an item is written \",\".
- Control characters, and characters that override the direction of writing, are left out of every text. A text of more than the 32,767 characters of a spreadsheet's cell is cut there and ends with \"…\".
- CSV holds everything, every other format what has a point. A layer in which nothing has a point is not written (an empty collection opens nowhere; in a GeoPackage it is there and empty); the run says so, on the screen and in `run.json`.
- In GeoJSON `title` and `description` come first, for the viewers that show the first properties first.
- In CSV a text that begins with `=`, `+`, `-`, `@`, a tab, a carriage return or an apostrophe has an apostrophe put before it, so that no spreadsheet takes it for a formula: taking one leading apostrophe off a text cell gives the text. A line break is written as a space.
- LibreOffice reads every cell of the CSV as it is written, days as dates, when it is opened as offered (UTF-8, commas). With \"Detect special numbers\", and in Excel always, a `time_as_written` such as \"July 2015\" becomes a date: import that column as text.
- `incidents.gpkg` holds both layers with their styles; its `last_change` is 1970, because the program reads no clock, and its metadata name the run (`run` in `run.json`: a digest of what went in).
- Types: GeoJSON and GeoPackage have dates. FlatGeobuf has datetimes: a day is its midnight. KML has neither dates nor nulls: a day is text, and the time span is the whole days of Kabul's time; what is not known is left out. CSV has no types.
- GDAL reads a claim's `end` from KML as the end of the time span, which bears the same name: set LIBKML_END_FIELD to another name first.
- `incidents_uncertainty.geojson` and `incidents_disputes.geojson` are written when asked for, by `--format uncertainty,disputes`.
- With `--outlines FILE` an incident whose point stands for a district or province has that outline in `incidents_uncertainty.geojson` (`drawn_as`, `drawn_from`; all geometries are then MultiPolygons), and the outlines themselves are a layer of their own: `outlines.geojson` with `--format geojson`, a table of `incidents.gpkg`, the lowest layer of `incidents.qgz`. FlatGeobuf, KML and CSV have none.
- `incident-mapper schema` prints all this as a JSON Schema; `incident-mapper check` holds a layer to it.
- `incidents.qgz` (`--format qgz`, beside others) holds no data: it names, by relative paths, those files of its run that QGIS draws, GeoJSON before GeoPackage before FlatGeobuf, and `claims.csv` as the table of all claims.
- The `.qml` files and `incidents.qgz` belong to the run: it writes them anew. Save a style or project of your own under another name.
- A file in the output folder that `run.json` does not list is never replaced or removed: where one is in the way, the run stops.
";

/// Both tables in Markdown, for `docs/columns.md`.
pub fn markdown() -> String {
    let mut out = HEAD.to_owned();
    section(&mut out, "Incidents", INCIDENTS);
    section(&mut out, "Claims", CLAIMS);
    section(&mut out, "Circles of uncertainty", &uncertainty());
    section(&mut out, "Lines of disputes", &disputes());
    section(&mut out, "Outlines", OUTLINES);
    out
}

fn section<A, B>(out: &mut String, title: &str, columns: &[Column<A, B>]) {
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "\n## {title}\n\n| column | type | meaning |\n| --- | --- | --- |\n"
    );
    for column in columns {
        let _ = writeln!(
            out,
            "| `{}` | {} | {} |",
            column.name,
            column.kind.as_str(),
            column.doc
        );
    }
}

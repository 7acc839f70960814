//! A written layer proved: structure, types, ranges, references, dates, and the quotes against the
//! reports. Reads every format that the program writes, and GeoJSON of others.
//!
//! [`read`] turns a file into [`Sheet`]s and says what is wrong with the file; [`rules`] says what
//! is wrong with the rows.

pub mod read;
pub mod rules;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::write::columns::Type;
use crate::write::schema::{self, LayerHeads};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The layer is wrong: `check` ends with 1.
    Fault,
    /// Worth knowing, and no fault.
    Remark,
}

/// Something found in a layer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file.
    pub file: String,
    /// How bad it is.
    pub level: Level,
    /// The feature or row, where it is about one: its id, else its number from 1.
    pub feature: Option<String>,
    /// The property or column, where it is about one.
    pub property: Option<String>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            Level::Fault => "fault",
            Level::Remark => "remark",
        };
        write!(f, "{level}: {}", self.file)?;
        for part in [&self.feature, &self.property].into_iter().flatten() {
            write!(f, ": {part}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// A cell as it was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Not known.
    Null,
    /// Text.
    Text(String),
    /// Whole number.
    Integer(i64),
    /// Number with a fraction.
    Number(f64),
    /// What no column of ours holds: a truth value, an array, an object, bytes.
    Other(&'static str),
}

/// What a row is drawn as.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// The format has no geometries.
    None,
    /// It has, and the row has none.
    Null,
    /// GeoJSON's name of the geometry, its positions, each longitude, latitude and what follows.
    Of(String, Vec<Vec<f64>>),
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number in the file, from 1.
    pub number: usize,
    /// The Feature's id, in formats that have one.
    pub id: Option<String>,
    /// Its geometry.
    pub shape: Shape,
    /// Its values by column; a column may be missing.
    pub cells: BTreeMap<String, Cell>,
}

impl Row {
    /// The row's value in a column.
    pub fn cell(&self, column: &str) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Null)
    }

    /// Its text in a column.
    pub fn text(&self, column: &str) -> Option<&str> {
        match self.cell(column) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Its whole number in a column.
    pub fn integer(&self, column: &str) -> Option<i64> {
        match self.cell(column) {
            Cell::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Its number in a column.
    pub fn number(&self, column: &str) -> Option<f64> {
        match self.cell(column) {
            Cell::Number(number) => Some(*number),
            #[expect(
                clippy::cast_precision_loss,
                reason = "coordinates and the like are small"
            )]
            Cell::Integer(number) => Some(*number as f64),
            _ => None,
        }
    }

    /// Its list in a column, joined with "; " as all lists are.
    pub fn list(&self, column: &str) -> Vec<&str> {
        self.text(column)
            .map_or_else(Vec::new, |text| text.split("; ").collect())
    }
}

/// A layer as it was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The file's name.
    pub file: String,
    /// The layer's name: "incidents", "claims", a companion's; anything else is not ours.
    pub name: String,
    /// Columns in order; with their type, in formats that have types.
    pub columns: Vec<(String, Option<Type>)>,
    /// Rows in order.
    pub rows: Vec<Row>,
    /// Whether each row has an id beside its values.
    pub ids: bool,
    /// Whether the format tells text from numbers.
    pub typed: bool,
    /// Whether what is not known is left out, as in KML.
    pub sparse: bool,
    /// Whether rows without a point belong in it.
    pub pointless: bool,
}

impl Sheet {
    /// The layer of ours that it is.
    pub fn ours(&self) -> Option<LayerHeads> {
        schema::layers()
            .into_iter()
            .find(|layer| layer.name == self.name)
    }

    /// How a row is named in findings.
    pub fn label(&self, row: &Row) -> String {
        let key = match self.name.as_str() {
            "claims" => "claim_id",
            "outlines" => "place_id",
            _ => "incident_id",
        };
        row.id
            .as_deref()
            .or_else(|| row.text(key))
            .map_or_else(|| format!("feature {}", row.number), str::to_owned)
    }

    /// A fault of a row.
    pub fn fault(&self, row: &Row, property: &str, message: impl Into<String>) -> Finding {
        Finding {
            file: self.file.clone(),
            level: Level::Fault,
            feature: Some(self.label(row)),
            property: (!property.is_empty()).then(|| property.to_owned()),
            message: message.into(),
        }
    }

    /// A fault or remark about the whole layer.
    pub fn about(&self, level: Level, property: &str, message: impl Into<String>) -> Finding {
        Finding {
            file: self.file.clone(),
            level,
            feature: None,
            property: (!property.is_empty()).then(|| property.to_owned()),
            message: message.into(),
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Files read, by name, with the rows of each of their layers.
    pub layers: Vec<(String, String, usize)>,
    /// Findings, sorted by file.
    pub findings: Vec<Finding>,
}

impl Report {
    /// How many findings are faults.
    pub fn faults(&self) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.level == Level::Fault)
            .count()
    }
}

/// Checks a file, or every layer file of a folder; `texts` are the reports by id, where given.
///
/// A file's sibling of the same format is read for references: incidents.geojson is checked against
/// the claims.geojson beside it.
///
/// # Errors
/// [`Error::MissingPath`]; [`Error::Usage`] for a file that is of none of the formats or of one
/// that this build does not know; [`Error::Read`].
pub fn check(path: &Path, texts: Option<&BTreeMap<String, String>>) -> Result<Report> {
    if !path.exists() {
        return Err(Error::MissingPath(path.to_owned()));
    }
    let mut report = Report::default();
    let files = if path.is_dir() {
        read::layers_in(path)?
    } else {
        vec![path.to_owned()]
    };
    if files.is_empty() {
        return Err(Error::Usage {
            message: format!("no layer in {}", path.display()),
            hint: "name a folder that map has written into, or a .geojson, .csv, .gpkg, .fgb or .kml file".into(),
        });
    }
    // Sheets of one format refer to one another.
    let mut groups: BTreeMap<String, Vec<Sheet>> = BTreeMap::new();
    for file in &files {
        let (sheets, findings) = read::read(file)?;
        report.findings.extend(findings);
        for sheet in &sheets {
            report
                .layers
                .push((sheet.file.clone(), sheet.name.clone(), sheet.rows.len()));
        }
        groups.entry(ending(file)).or_default().extend(sheets);
    }
    for (ending, sheets) in &groups {
        for sheet in sheets {
            report.findings.extend(rules::of(sheet, texts));
        }
        let beside = siblings(path, ending, sheets)?;
        report.findings.extend(rules::references(sheets, &beside));
    }
    if path.is_dir() {
        report.findings.extend(read::digests(path)?);
    }
    let mut sheets = groups.values().flatten();
    if let (Some(_), Some(first)) = (texts, groups.values().flatten().next())
        && sheets.all(|sheet| sheet.name != "claims")
    {
        // Said, so that nobody takes silence for a check.
        report.findings.push(first.about(
            Level::Remark,
            "quote",
            "quotes stand in the claims: none was checked; give the folder, or the claims' file",
        ));
    }
    report.findings.sort();
    report.findings.dedup();
    Ok(report)
}

/// The layers beside a file that is checked alone, for what refers to them.
fn siblings(path: &Path, ending: &str, sheets: &[Sheet]) -> Result<Vec<Sheet>> {
    if path.is_dir() {
        return Ok(Vec::new());
    }
    let mut beside = Vec::new();
    for name in ["incidents", "claims"] {
        let there: PathBuf = path.with_file_name(format!("{name}.{ending}"));
        if there.is_file() && sheets.iter().all(|sheet| sheet.name != name) {
            beside.extend(read::read(&there)?.0);
        }
    }
    Ok(beside)
}

fn ending(path: &Path) -> String {
    path.extension().map_or_else(String::new, |ending| {
        ending.to_string_lossy().to_lowercase()
    })
}

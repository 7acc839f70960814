//! The tables that people edit: `places.csv` and `names.csv`.

use super::error::GazetteerError;
use crate::model::place::{LonLat, PlaceKind};

/// A row of `places.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// Stable key: lower-case letters, digits and hyphens.
    pub key: String,
    /// The name shown.
    pub name: String,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// Key of the place that holds it; none for countries.
    pub parent: Option<String>,
    /// Its own point, degrees WGS 84.
    pub point: Option<LonLat>,
    /// Radius in metres about the point that covers the place.
    pub radius_m: f64,
    /// OCHA P-code.
    pub pcode: Option<String>,
    /// ISO 3166-1 alpha-3 or 3166-2 code.
    pub iso: Option<String>,
    /// Ids of the references in SOURCES.md.
    pub sources: Vec<String>,
    /// Keys of the districts that now hold what was this one's, itself left out: all of it where
    /// the district is no more, a part of it where it was divided.
    pub successors: Vec<String>,
}

/// A row of `names.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRow {
    /// Line in the file, from 1.
    pub line: u64,
    /// Key of the place.
    pub key: String,
    /// A spelling in use.
    pub name: String,
    /// Where the spelling is at home: press, geonames, dari ...
    pub sort: NameSort,
    /// Ids of the references in SOURCES.md.
    pub sources: Vec<String>,
}

/// Where a spelling is at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameSort {
    /// English-language reporting.
    Press,
    /// GeoNames and Who's On First.
    Geonames,
    /// OCHA's lists.
    Ocha,
    /// UCDP's and other conflict data.
    Ucdp,
    /// Dari, in Arabic script.
    Dari,
    /// Pashto, in Arabic script.
    Pashto,
    /// A former name.
    Old,
    /// An abbreviation, which only counts in capitals ("US").
    Abbr,
}

impl NameSort {
    const ALL: [(&'static str, Self); 8] = [
        ("press", Self::Press),
        ("geonames", Self::Geonames),
        ("ocha", Self::Ocha),
        ("ucdp", Self::Ucdp),
        ("dari", Self::Dari),
        ("pashto", Self::Pashto),
        ("old", Self::Old),
        ("abbr", Self::Abbr),
    ];

    fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, sort)| *sort)
    }
}

/// The rows of both tables, in file order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// The name of `places.csv` in messages.
    pub places_file: String,
    /// The name of `names.csv` in messages.
    pub names_file: String,
    /// Rows of `places.csv`.
    pub places: Vec<PlaceRow>,
    /// Rows of `names.csv`.
    pub names: Vec<NameRow>,
    /// Sources and licences of what was imported.
    pub credits: Vec<String>,
}

impl Tables {
    /// Reads the two tables. `places_file` and `names_file` are the names used in messages.
    ///
    /// # Errors
    /// The first row that cannot be read, with its file and line.
    pub fn parse(
        places_file: &str,
        places: &str,
        names_file: &str,
        names: &str,
    ) -> Result<Self, GazetteerError> {
        Ok(Self {
            places_file: places_file.into(),
            names_file: names_file.into(),
            places: rows(places_file, places, PLACE_COLUMNS, 1, place_row)?,
            names: rows(names_file, names, NAME_COLUMNS, 0, name_row)?,
            credits: Vec::new(),
        })
    }
}

const PLACE_COLUMNS: &[&str] = &[
    "key",
    "name",
    "kind",
    "parent",
    "lat",
    "lon",
    "radius_m",
    "pcode",
    "iso",
    "source",
    "successors",
];
const NAME_COLUMNS: &[&str] = &["key", "name", "sort", "source"];

type Parser<T> = fn(&csv::StringRecord, u64) -> Result<T, String>;

/// Reads a table whose last `optional` columns may be missing.
fn rows<T>(
    file: &str,
    text: &str,
    columns: &[&str],
    optional: usize,
    parse: Parser<T>,
) -> Result<Vec<T>, GazetteerError> {
    let fault = |line, message| GazetteerError::Row {
        file: file.into(),
        line,
        message,
    };
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| fault(1, error.to_string()))?;
    let fits = columns.get(..header.len()).is_some_and(|known| {
        header.len() + optional >= columns.len() && header.iter().eq(known.iter().copied())
    });
    if !fits {
        return Err(fault(
            1,
            format!("the header must be {}", columns.join(",")),
        ));
    }
    let mut out = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            fault(line, error.to_string())
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        out.push(parse(&record, line).map_err(|message| fault(line, message))?);
    }
    Ok(out)
}

fn field(record: &csv::StringRecord, at: usize) -> &str {
    record.get(at).unwrap_or_default()
}

fn required(record: &csv::StringRecord, at: usize, name: &str) -> Result<String, String> {
    let text = field(record, at);
    if text.is_empty() {
        Err(format!("{name} is empty"))
    } else if text.trim() != text {
        Err(format!("{name} '{text}' has spaces around it"))
    } else {
        Ok(text.into())
    }
}

fn optional(record: &csv::StringRecord, at: usize) -> Option<String> {
    Some(field(record, at))
        .filter(|text| !text.is_empty())
        .map(Into::into)
}

fn sources(text: &str) -> Result<Vec<String>, String> {
    let ids: Vec<String> = text.split_whitespace().map(Into::into).collect();
    if ids.is_empty() {
        Err("source is empty".into())
    } else {
        Ok(ids)
    }
}

fn number(record: &csv::StringRecord, at: usize, name: &str) -> Result<Option<f64>, String> {
    let Some(text) = optional(record, at) else {
        return Ok(None);
    };
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(Some(value)),
        _ => Err(format!("{name} '{text}' is no number")),
    }
}

fn place_row(record: &csv::StringRecord, line: u64) -> Result<PlaceRow, String> {
    let key = required(record, 0, "key")?;
    if !key
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    {
        return Err(format!("key '{key}' may only have a-z, 0-9 and hyphens"));
    }
    let kind = field(record, 2);
    let point = match (number(record, 4, "lat")?, number(record, 5, "lon")?) {
        (Some(lat), Some(lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {
            Some(LonLat { lon, lat })
        }
        (Some(lat), Some(lon)) => return Err(format!("{lat}, {lon} is out of range")),
        (None, None) => None,
        _ => return Err("lat and lon must be given together".into()),
    };
    let radius_m = number(record, 6, "radius_m")?.unwrap_or(0.0);
    if radius_m < 0.0 || (point.is_none() && radius_m > 0.0) {
        return Err("radius_m must be positive and needs a point".into());
    }
    Ok(PlaceRow {
        line,
        name: required(record, 1, "name")?,
        kind: parse_kind(kind)
            .ok_or_else(|| format!("kind '{kind}' is not one of {}", kind_words().join(", ")))?,
        parent: optional(record, 3),
        point,
        radius_m,
        pcode: optional(record, 7),
        iso: optional(record, 8),
        sources: sources(field(record, 9))?,
        successors: field(record, 10)
            .split_whitespace()
            .map(Into::into)
            .collect(),
        key,
    })
}

fn name_row(record: &csv::StringRecord, line: u64) -> Result<NameRow, String> {
    let sort = field(record, 2);
    Ok(NameRow {
        line,
        key: required(record, 0, "key")?,
        name: required(record, 1, "name")?,
        sort: NameSort::parse(sort).ok_or_else(|| {
            format!(
                "sort '{sort}' is not one of {}",
                NameSort::ALL.map(|(word, _)| word).join(", ")
            )
        })?,
        sources: sources(field(record, 3))?,
    })
}

/// Every kind, in the order of its number in the compiled form.
pub(crate) const KINDS: [PlaceKind; 8] = [
    PlaceKind::Country,
    PlaceKind::Province,
    PlaceKind::District,
    PlaceKind::City,
    PlaceKind::Town,
    PlaceKind::Village,
    PlaceKind::Area,
    PlaceKind::Site,
];

/// The kind that a word of the tables stands for.
pub fn parse_kind(word: &str) -> Option<PlaceKind> {
    KINDS.into_iter().find(|kind| kind.as_str() == word)
}

fn kind_words() -> [&'static str; 8] {
    KINDS.map(PlaceKind::as_str)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use rstest::rstest;

    use super::*;

    const PLACES: &str = "key,name,kind,parent,lat,lon,radius_m,pcode,iso,source\n";
    const NAMES: &str = "key,name,sort,source\n";

    fn parse(place: &str, name: &str) -> Result<Tables, GazetteerError> {
        Tables::parse(
            "p.csv",
            &format!("{PLACES}{place}\n"),
            "n.csv",
            &format!("{NAMES}{name}\n"),
        )
    }

    #[test]
    fn the_successors_of_a_district_may_be_given() {
        let parse = |header: &str, row: &str| {
            Tables::parse(
                "p.csv",
                &format!("{header}\n{row}\n"),
                "n.csv",
                "key,name,sort,source\n",
            )
        };
        let whole = format!("{},successors", PLACES.trim_end());
        let tables = parse(&whole, "a,A,district,,,,,,,wof,b c").unwrap();
        assert_eq!(tables.places[0].successors, ["b", "c"]);
        let tables = parse(PLACES.trim_end(), "a,A,district,,,,,,,wof").unwrap();
        assert!(tables.places[0].successors.is_empty());
        let short = PLACES.trim_end().trim_end_matches(",source");
        assert!(parse(short, "a,A,district,,,,,,").is_err());
        assert!(parse(&format!("{whole},more"), "a,A,district,,,,,,,wof,b,c").is_err());
    }

    #[test]
    fn reads_a_place_and_a_name() {
        let tables = parse(
            "af,Afghanistan,country,,33.8,66,900000,,AFG,wof iso",
            "af,افغانستان,dari,wof",
        )
        .unwrap();
        assert_eq!(
            tables.places[0].point,
            Some(LonLat {
                lon: 66.0,
                lat: 33.8
            })
        );
        assert_eq!(tables.places[0].sources, ["wof", "iso"]);
        assert_eq!(tables.names[0].sort, NameSort::Dari);
        assert_eq!(tables.names[0].line, 2);
    }

    #[rstest]
    #[case("AF,Afghanistan,country,,,,,,,wof", "p.csv:2: key 'AF' may only have")]
    #[case("af,,country,,,,,,,wof", "p.csv:2: name is empty")]
    #[case(
        "af,A,land,,,,,,,wof",
        "p.csv:2: kind 'land' is not one of country, province"
    )]
    #[case("af,A,country,,91,0,,,,wof", "p.csv:2: 91, 0 is out of range")]
    #[case(
        "af,A,country,,1,,,,,wof",
        "p.csv:2: lat and lon must be given together"
    )]
    #[case("af,A,country,,x,1,,,,wof", "p.csv:2: lat 'x' is no number")]
    #[case("af,A,country,,,,5,,,wof", "p.csv:2: radius_m must be positive")]
    #[case("af,A,country,,,,,,,", "p.csv:2: source is empty")]
    #[case("af,A,country", "p.csv:2: ")]
    fn says_where_a_bad_row_is(#[case] row: &str, #[case] message: &str) {
        let error = parse(row, "af,A,press,wof").unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

//! The table that `geocode` reads: any delimiter, Excel's mark, ragged rows.

use std::io::Read;
use std::path::Path;

use csv::ByteRecord;

use crate::cli::GeocodeArgs;
use crate::error::{Error, Result};

/// Headers, letters and digits only, that are taken for a column of places, best first.
const PLACE: &[&str] = &[
    "place",
    "village",
    "villagename",
    "settlement",
    "locality",
    "location",
    "site",
    "placename",
    "qarya",
    "kalay",
    "town",
    "name",
    "vilname",
];
const ADMIN2: &[&str] = &[
    "admin2",
    "district",
    "districtname",
    "woluswali",
    "adm2",
    "adm2en",
    "admin2name",
    "county",
    "distname",
];
const ADMIN1: &[&str] = &[
    "admin1",
    "province",
    "provincename",
    "wilayat",
    "adm1",
    "adm1en",
    "admin1name",
    "region",
    "provname",
];

/// A table, read whole.
pub struct Input {
    name: String,
    text: Vec<u8>,
    mark: bool,
    delimiter: u8,
    heads: ByteRecord,
}

/// Which columns hold what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Villages, towns, sites.
    pub place: Option<usize>,
    /// Districts.
    pub admin2: Option<usize>,
    /// Provinces.
    pub admin1: Option<usize>,
}

impl Input {
    /// Opens a table; "-" is standard input.
    ///
    /// # Errors
    /// The table is not there, cannot be read, or has no header.
    pub fn open(path: &Path, delimiter: Option<char>) -> Result<Self> {
        let mut text = Vec::new();
        let name = path.display().to_string();
        if name == "-" {
            std::io::stdin().lock().read_to_end(&mut text)
        } else if path.exists() {
            std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut text))
        } else {
            return Err(Error::MissingPath(path.to_owned()));
        }
        .map_err(|error| Error::Usage {
            message: format!("{name}: cannot be read: {error}"),
            hint: "give a table in UTF-8, with a header line".into(),
        })?;
        let mark = text.starts_with(b"\xef\xbb\xbf");
        if mark {
            text.drain(..3);
        }
        let delimiter = match delimiter {
            Some(given) => u8::try_from(given).map_err(|_| Error::Usage {
                message: format!("'{given}' cannot part columns"),
                hint: "give a comma, a semicolon, a tab or another plain character".into(),
            })?,
            None => delimiter_of(&text),
        };
        let mut reader = reader(&text, delimiter);
        let heads = reader
            .byte_headers()
            .map_err(|error| Error::Table {
                path: path.to_owned(),
                line: 1,
                message: error.to_string(),
            })?
            .clone();
        if heads.iter().all(<[u8]>::is_empty) {
            return Err(Error::Usage {
                message: format!("{name}: the table is empty"),
                hint: "the first line must name the columns".into(),
            });
        }
        Ok(Self {
            name,
            text,
            mark,
            delimiter,
            heads,
        })
    }

    /// The columns that hold places, as named or as guessed.
    ///
    /// # Errors
    /// A column that is named and not there, or none that can be guessed.
    pub fn wanted(&self, args: &GeocodeArgs) -> Result<Wanted> {
        let find = |given: Option<&str>, guesses: &[&str]| match given {
            Some("") => Ok(None),
            Some(name) => self
                .texts()
                .iter()
                .position(|head| head == name)
                .map(Some)
                .ok_or_else(|| self.no_column(&format!("there is no column '{name}'"))),
            None => Ok(guesses
                .iter()
                .find_map(|guess| self.texts().iter().position(|head| plain(head) == *guess))),
        };
        let wanted = Wanted {
            place: find(args.place.as_deref(), PLACE)?,
            admin2: find(args.admin2.as_deref(), ADMIN2)?,
            admin1: find(args.admin1.as_deref(), ADMIN1)?,
        };
        if wanted == Wanted::default() {
            return Err(
                self.no_column("no column looks like one of places, districts or provinces")
            );
        }
        Ok(wanted)
    }

    fn no_column(&self, what: &str) -> Error {
        Error::Usage {
            message: format!("{}: {what}", self.name),
            hint: format!(
                "its columns are {}: name them with --place, --admin2 and --admin1",
                self.texts().join(", ")
            ),
        }
    }

    fn texts(&self) -> Vec<String> {
        self.heads
            .iter()
            .map(|head| String::from_utf8_lossy(head).trim().to_owned())
            .collect()
    }

    /// The header with the columns that are added; one that the table has already gets a suffix.
    pub fn heads(&self, added: &[&str]) -> ByteRecord {
        let own = self.texts();
        let mut heads = self.heads.clone();
        for name in added {
            if own.iter().any(|head| head == name) {
                heads.push_field(format!("{name}_matched").as_bytes());
            } else {
                heads.push_field(name.as_bytes());
            }
        }
        heads
    }

    /// The rows below the header.
    pub fn rows(&self) -> impl Iterator<Item = Result<ByteRecord>> + '_ {
        reader(&self.text, self.delimiter)
            .into_byte_records()
            .map(|record| {
                record.map_err(|error| Error::Table {
                    path: self.name.clone().into(),
                    line: error.position().map_or(0, csv::Position::line),
                    message: error.to_string(),
                })
            })
    }

    /// Columns of the header.
    pub fn width(&self) -> usize {
        self.heads.len()
    }

    /// Size of the table.
    pub fn bytes(&self) -> u64 {
        self.text.len() as u64
    }

    /// Whether it began with a byte order mark.
    pub const fn has_mark(&self) -> bool {
        self.mark
    }

    /// What parts its columns.
    pub const fn delimiter(&self) -> u8 {
        self.delimiter
    }
}

fn reader(text: &[u8], delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text)
}

/// The character that stands most often in the header line.
fn delimiter_of(text: &[u8]) -> u8 {
    let first = text.split(|&b| b == b'\n').next().unwrap_or_default();
    let count = |d: u8| first.iter().filter(|&&b| b == d).count();
    [b',', b';', b'\t', b'|']
        .into_iter()
        .max_by_key(|&d| (count(d), d == b','))
        .unwrap_or(b',')
}

fn plain(head: &str) -> String {
    head.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

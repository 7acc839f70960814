//! `geocode`: a table of places, each row given a point or what is nearest to one.

mod table;

use std::collections::{BTreeMap, HashMap};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

use super::to_stdout;
use crate::cli::GeocodeArgs;
use crate::error::{Error, Result};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::geocode::{Answer, Geocoder, Match, Query};
use crate::model::place::{PlaceId, PlaceKind};
use crate::model::{LonLat, PointOf};
use crate::pipeline;
use crate::text::quick::Quick;
use crate::write::csv::guard;
use table::{Input, Wanted};

/// The columns that are added.
const ADDED: [&str; 12] = [
    "matched_name",
    "matched_kind",
    "admin2",
    "admin2_pcode",
    "admin1",
    "admin1_pcode",
    "latitude",
    "longitude",
    "point_of",
    "uncertainty_m",
    "match",
    "candidates",
];

/// How much of the answer is held before it is written, in bytes.
const BUFFER: usize = 1 << 16;

/// Rows between two steps of the progress bar.
const STEP: u64 = 1_000;

/// Runs `geocode`.
///
/// # Errors
/// The table cannot be read or has no column of places, or the answer cannot be written.
pub fn run(args: &GeocodeArgs, out: &mut dyn Write, messages: &mut dyn Write) -> Result<ExitCode> {
    let gazetteer = pipeline::gazetteer(args.gazetteer.as_deref())?;
    let input = Input::open(&args.table, args.delimiter)?;
    let wanted = input.wanted(args)?;
    match &args.output {
        None => {
            let mut buffer = Vec::new();
            let done = geocode(&gazetteer, &input, &wanted, &mut buffer)?;
            to_stdout(out.write_all(&buffer))?;
            done.tell(messages);
        }
        Some(path) => {
            let failed = |source: std::io::Error| Error::Write {
                path: path.clone(),
                source,
            };
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty())
                .unwrap_or(std::path::Path::new("."));
            let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
            let done = geocode(&gazetteer, &input, &wanted, &mut file)?;
            file.persist(path).map_err(|error| failed(error.error))?;
            done.tell(messages);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What a run did.
#[derive(Default)]
struct Done {
    rows: usize,
    ragged: usize,
    conflicts: usize,
    matches: BTreeMap<Match, usize>,
}

impl Done {
    fn tell(&self, messages: &mut dyn Write) {
        let counts: Vec<String> = Match::ALL
            .iter()
            .map(|how| {
                format!(
                    "{} {}",
                    self.matches.get(how).copied().unwrap_or(0),
                    how.as_str()
                )
            })
            .collect();
        // What cannot be told to a closed terminal is lost; the table is written.
        let _ = writeln!(messages, "{} rows: {}.", self.rows, counts.join(", "));
        if self.conflicts > 0 {
            let _ = writeln!(
                messages,
                "{} rows name a place that is only known in another district or province; they have their own parent's point and the others as candidates.",
                self.conflicts
            );
        }
        if self.ragged > 0 {
            let _ = writeln!(
                messages,
                "{} rows had more or fewer cells than the header; they were kept as they are.",
                self.ragged
            );
        }
    }
}

fn geocode(
    gazetteer: &Gazetteer,
    input: &Input,
    wanted: &Wanted,
    out: &mut dyn Write,
) -> Result<Done> {
    let mut geocoder = Geocoder::new(gazetteer);
    let mut done = Done::default();
    let bar = progress(input.bytes());
    let failed = |error: csv::Error| Error::Write {
        path: "the answer".into(),
        source: std::io::Error::other(error.to_string()),
    };
    if input.has_mark() {
        out.write_all(b"\xef\xbb\xbf")
            .map_err(|source| Error::Write {
                path: "the answer".into(),
                source,
            })?;
    }
    let mut writer = csv::WriterBuilder::new()
        .delimiter(input.delimiter())
        .flexible(true)
        .buffer_capacity(BUFFER)
        .from_writer(out);
    writer
        .write_byte_record(&input.heads(&ADDED))
        .map_err(failed)?;
    let width = input.width();
    // A sheet names the same places again and again.
    let mut places: HashMap<_, _, Quick> = HashMap::default();
    let nowhere = Default::default();
    for record in input.rows() {
        let mut record = record?;
        done.rows += 1;
        done.ragged += usize::from(record.len() != width);
        let cell = |at: Option<usize>| {
            at.and_then(|at| record.get(at))
                .map(String::from_utf8_lossy)
                .unwrap_or_default()
        };
        let (place, admin2, admin1) =
            (cell(wanted.place), cell(wanted.admin2), cell(wanted.admin1));
        let answer = geocoder.find(Query {
            place: &place,
            admin2: &admin2,
            admin1: &admin1,
        });
        *done.matches.entry(answer.how).or_default() += 1;
        done.conflicts += usize::from(answer.conflict);
        while record.len() < width {
            record.push_field(b"");
        }
        // A parent in the place of one that is not known says so.
        let stands_in = matches!(answer.how, Match::Parent | Match::Ambiguous);
        let cells = answer.place.map(|id| {
            let cells = places.entry((id, stands_in));
            &*cells.or_insert_with(|| told(gazetteer, id, stands_in))
        });
        for cell in cells.unwrap_or(&nowhere) {
            record.push_field(cell.as_bytes());
        }
        record.push_field(answer.how.as_str().as_bytes());
        record.push_field(candidates(gazetteer, &answer).as_bytes());
        writer.write_byte_record(&record).map_err(failed)?;
        if (done.rows as u64).is_multiple_of(STEP) {
            bar.set_position(record.position().map_or(0, csv::Position::byte));
        }
    }
    writer.flush().map_err(|source| Error::Write {
        path: "the answer".into(),
        source,
    })?;
    bar.finish_and_clear();
    // The program ends with the table: to give back some hundred thousand spellings one by one takes as long as thousands of rows.
    std::mem::forget(geocoder);
    Ok(done)
}

/// A bar on a terminal, nothing elsewhere.
fn progress(bytes: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(bytes);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent}% {eta}") {
        bar.set_style(style);
    }
    bar
}

/// The candidates of an answer, as they stand in their cell.
fn candidates(gazetteer: &Gazetteer, answer: &Answer) -> String {
    let each = answer.candidates.iter();
    let all: Vec<String> = each.map(|&id| described(gazetteer, id)).collect();
    guard(&all.join("; "))
}

/// What is told of a place that is given itself, or that stands in for one that is not known.
fn told(gazetteer: &Gazetteer, id: PlaceId, stands_in: bool) -> [String; ADDED.len() - 2] {
    let place = gazetteer.place(id);
    let admin = |kind| gazetteer.admin(id, kind).map(|id| gazetteer.place(id));
    let (admin2, admin1) = (admin(PlaceKind::District), admin(PlaceKind::Province));
    let name = |place: Option<&crate::model::place::Place>| {
        place.map_or_else(String::new, |place| guard(&place.name))
    };
    let code = |place: Option<&crate::model::place::Place>| {
        place
            .and_then(|place| place.pcode.clone())
            .unwrap_or_default()
    };
    let shown = std::iter::once(id)
        .chain(gazetteer.ancestors(id))
        .find(|&id| {
            gazetteer.place(id).point.is_some() && gazetteer.place(id).kind != PlaceKind::Country
        });
    let point = shown.and_then(|id| gazetteer.place(id).point);
    let degrees = |read: fn(LonLat) -> f64| point.map_or_else(String::new, |p| read(p).to_string());
    let point_of = shown.map(|shown| {
        let kind = gazetteer.place(shown).kind;
        match kind {
            PlaceKind::Province => PointOf::Province,
            PlaceKind::District => PointOf::District,
            PlaceKind::Area => PointOf::Area,
            _ if shown == id && !stands_in => PointOf::Exact,
            _ => PointOf::Near,
        }
    });
    let radius = shown.map(|id| gazetteer.place(id).radius_m.round());
    [
        guard(&place.name),
        place.kind.as_str().to_owned(),
        name(admin2),
        code(admin2),
        name(admin1),
        code(admin1),
        degrees(|p| p.lat),
        degrees(|p| p.lon),
        point_of.map_or_else(String::new, |p| p.as_str().to_owned()),
        radius.map_or_else(String::new, |r| r.to_string()),
    ]
}

/// "Darzab (town), Darzab, Jowzjan [af2811-darzab]".
fn described(gazetteer: &Gazetteer, id: PlaceId) -> String {
    let place = gazetteer.place(id);
    let holders: Vec<&str> = gazetteer
        .ancestors(id)
        .map(|id| gazetteer.place(id))
        .filter(|place| place.kind != PlaceKind::Country)
        .map(|place| place.name.as_str())
        .collect();
    let mut words = format!("{} ({})", place.name, place.kind.as_str());
    for holder in holders {
        words.push_str(", ");
        words.push_str(holder);
    }
    format!("{words} [{}]", place.key)
}

//! Whether provinces and districts are found under the spellings that reference gazetteers have for
//! them. The references are not in the repository: `INCIDENT_MAPPER_EVAL` names the folder that
//! holds them in `reference/`.
#![expect(
    clippy::print_stdout,
    clippy::panic,
    reason = "a skipped check and what is not found are told"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use incident_mapper::gazetteer::{Gazetteer, How, lookup};
use incident_mapper::model::{PlaceId, PlaceKind};
use incident_mapper::text::fold::fold_str;

use crate::gazetteer_left_out::{AFTER, BEFORE, NOT_TAKEN};

/// A province or district of a reference: its place in the tables and every spelling.
struct Entry {
    place: PlaceId,
    spellings: BTreeSet<String>,
}

fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("INCIDENT_MAPPER_EVAL").filter(|path| !path.is_empty())?;
    Some(Path::new(&shared).join("reference"))
}

/// A spelling without the word for a district or province, and without what is in brackets.
fn bare(spelling: &str) -> String {
    let text: String = spelling
        .chars()
        .filter(|char| !matches!(char, '\u{200e}' | '\u{200f}'))
        .collect();
    let mut text = text.split(['(', '،']).next().unwrap_or_default().trim();
    for _ in 0..3 {
        for word in BEFORE {
            text = text.strip_prefix(word).unwrap_or(text).trim();
        }
        for word in AFTER {
            text = text.strip_suffix(word).unwrap_or(text).trim();
        }
    }
    text.to_string()
}

/// The place of a kind that the spellings name, the best one for the first of them that has one.
fn known(
    gaz: &Gazetteer,
    names: &[&str],
    province: Option<&str>,
    kind: PlaceKind,
) -> Option<PlaceId> {
    names.iter().find_map(|name| {
        let found = lookup(gaz, &bare(name), province, Some(kind)).ok()?;
        let best = found.first().filter(|hit| hit.how != How::Fuzzy)?;
        Some(best.place)
    })
}

/// The rows of a gzipped CSV file, unpacked with the system's own program.
fn unpacked(path: &Path) -> String {
    let output = Command::new("gzip")
        .arg("-dc")
        .arg(path)
        .output()
        .unwrap_or_else(|error| panic!("gzip: {error}"));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The place whose point a county has, else the nearest one of its province that bears its name.
fn whos_on_first(gaz: &Gazetteer, folder: &Path) -> Vec<Entry> {
    let text = unpacked(&folder.join("whosonfirst/places.csv.gz"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: BTreeMap<String, usize> = reader
        .headers()
        .iter()
        .flat_map(|row| row.iter().enumerate())
        .map(|(at, name)| (name.to_string(), at))
        .collect();
    let mut entries = Vec::new();
    for record in reader.records().flatten() {
        let column = |name: &str| {
            header
                .get(name)
                .and_then(|at| record.get(*at))
                .unwrap_or_default()
        };
        let kind = match column("placetype") {
            "county" => PlaceKind::District,
            "region" if column("is_current") == "1" => PlaceKind::Province,
            _ => continue,
        };
        let point = (column("lat").parse::<f64>(), column("lon").parse::<f64>());
        let at = gaz.places().find(|(_, place)| {
            place.kind == kind
                && place.point.is_some_and(|own| {
                    (Ok(own.lat), Ok(own.lon)) == (point.0.clone(), point.1.clone())
                })
        });
        let spellings: BTreeSet<String> = [column("name"), column("name_fa"), column("name_ps")]
            .into_iter()
            .chain(column("alt_names").split('|'))
            .map(bare)
            .filter(|name| !fold_str(name).is_empty())
            .collect();
        let place = at.map(|(id, _)| id).or_else(|| {
            let province =
                (kind == PlaceKind::District).then(|| format!("province of {}", column("region")));
            let names: Vec<&str> = std::iter::once(column("name"))
                .chain(column("alt_names").split('|'))
                .collect();
            known(gaz, &names, province.as_deref(), kind)
        });
        match place {
            Some(place) => entries.push(Entry { place, spellings }),
            None => panic!("no {} stands for {}", kind.as_str(), column("name")),
        }
    }
    entries
}

/// The districts and provinces of GeoNames' code files. A row that the tables lack by name gives
/// no entry and is told in `unknown`.
fn geonames(gaz: &Gazetteer, folder: &Path, unknown: &mut Vec<String>) -> Vec<Entry> {
    let read = |file: &str| {
        std::fs::read_to_string(folder.join("geonames").join(file))
            .unwrap_or_else(|error| panic!("{file}: {error}"))
    };
    let mut provinces: BTreeMap<String, PlaceId> = BTreeMap::new();
    let mut entries = Vec::new();
    for (file, kind) in [
        ("AF_admin1CodesASCII.txt", PlaceKind::Province),
        ("AF_admin2Codes.txt", PlaceKind::District),
    ] {
        for line in read(file).lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [code, name, ascii, ..] = fields.as_slice() else {
                continue;
            };
            let province = code
                .rsplit_once('.')
                .and_then(|(above, _)| provinces.get(above))
                .map(|id| gaz.place(*id).key.clone());
            match known(gaz, &[name, ascii], province.as_deref(), kind) {
                Some(place) => {
                    if kind == PlaceKind::Province {
                        provinces.insert((*code).to_string(), place);
                    }
                    let spellings = [bare(name), bare(ascii)].into_iter().collect();
                    entries.push(Entry { place, spellings });
                }
                None => unknown.push(format!("GeoNames {code} {name}")),
            }
        }
    }
    entries
}

/// Why a spelling is left out: it is wrong, or it is another province's or district's own name.
fn left_out(gaz: &Gazetteer, place: PlaceId, spelling: &str) -> Option<String> {
    let own = gaz.place(place);
    let folded = fold_str(spelling);
    let listed = NOT_TAKEN.iter().find(|(key, names, _)| {
        *key == own.key && names.iter().any(|name| fold_str(name) == folded)
    });
    if let Some((_, _, why)) = listed {
        return Some((*why).to_string());
    }
    let hits: Vec<PlaceId> = gaz
        .find(spelling)
        .into_iter()
        .filter(|hit| hit.how != How::Fuzzy)
        .map(|hit| hit.place)
        .collect();
    let other = hits.iter().find(|id| {
        matches!(
            gaz.place(**id).kind,
            PlaceKind::District | PlaceKind::Province
        )
    })?;
    (!hits.contains(&place)).then(|| {
        format!(
            "the name of {} ({})",
            gaz.place(*other).name,
            gaz.place(*other).key
        )
    })
}

#[derive(Default)]
struct Tally {
    spellings: usize,
    /// First, or one of several namesakes that rank alike.
    right: usize,
    /// Of these: one of several namesakes.
    shared: usize,
    /// First with the province given.
    with_province: usize,
    left_out: usize,
    told: String,
}

fn measure(gaz: &Gazetteer, entries: &[Entry]) -> Tally {
    let mut tally = Tally::default();
    for entry in entries {
        let place = gaz.place(entry.place);
        let province = gaz
            .admin(entry.place, PlaceKind::Province)
            .map(|id| gaz.place(id).key.clone());
        let mut seen = BTreeSet::new();
        for spelling in &entry.spellings {
            if !seen.insert(fold_str(spelling)) {
                continue;
            }
            if let Some(why) = left_out(gaz, entry.place, spelling) {
                tally.left_out += 1;
                let _ = writeln!(
                    tally.told,
                    "left out: {} {} {spelling}: {why}",
                    place.key, place.name
                );
                continue;
            }
            tally.spellings += 1;
            let found = lookup(gaz, spelling, None, Some(place.kind)).unwrap_or_default();
            let best = found.first().map_or(0.0, |first| first.score);
            let ranked = found
                .iter()
                .filter(|hit| hit.how != How::Fuzzy && hit.score >= best)
                .map(|hit| hit.place)
                .collect::<Vec<_>>();
            let right = ranked.contains(&entry.place);
            tally.right += usize::from(right);
            tally.shared += usize::from(right && ranked.len() > 1);
            let within = match place.kind {
                PlaceKind::Province => Some("af"),
                _ => province.as_deref(),
            };
            let given = lookup(gaz, spelling, within, Some(place.kind)).unwrap_or_default();
            let first = given
                .first()
                .filter(|hit| hit.how != How::Fuzzy)
                .map(|hit| hit.place);
            let given = first == Some(entry.place);
            tally.with_province += usize::from(given);
            if !right || !given {
                let names: Vec<&str> = found
                    .iter()
                    .take(3)
                    .map(|hit| gaz.place(hit.place).key.as_str())
                    .collect();
                let _ = writeln!(
                    tally.told,
                    "not met: {} {} {spelling}: found {names:?}",
                    place.key, place.name
                );
            }
        }
    }
    tally
}

#[test]
fn provinces_and_districts_are_found_under_the_references_spellings() {
    let Some(folder) = folder() else {
        println!(
            "skipped: INCIDENT_MAPPER_EVAL does not name the folder of the reference gazetteers"
        );
        return;
    };
    let gaz = Gazetteer::embedded().unwrap_or_else(|error| panic!("{error}"));
    let mut unknown = Vec::new();
    let mut entries = whos_on_first(&gaz, &folder);
    entries.extend(geonames(&gaz, &folder, &mut unknown));
    let places: BTreeSet<PlaceId> = entries.iter().map(|entry| entry.place).collect();
    let tally = measure(&gaz, &entries);
    println!(
        "{}{}\n{} places, {} spellings, {} left out; right {} ({} of them with namesakes), with the province {}",
        tally.told,
        unknown.join("\n"),
        places.len(),
        tally.spellings,
        tally.left_out,
        tally.right,
        tally.shared,
        tally.with_province,
    );
    assert_eq!(
        places.len(),
        434,
        "every province and district is in a reference"
    );
    assert!(
        unknown.is_empty(),
        "GeoNames rows that no name leads to: {unknown:?}"
    );
    assert!(
        tally.right * 100 >= tally.spellings * 98,
        "{} of {} found",
        tally.right,
        tally.spellings
    );
    assert_eq!(
        tally.with_province, tally.spellings,
        "with the province given"
    );
}

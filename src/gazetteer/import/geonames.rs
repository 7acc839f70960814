//! GeoNames country dumps: <https://download.geonames.org/export/dump/readme.txt>.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Found, LeftOut, Options, Read, fault, input, is_name, kind_of, point};
use crate::gazetteer::error::GazetteerError;

const CREDIT: &str = "GeoNames (https://www.geonames.org), CC BY 4.0";

/// Feature codes outside class P that are taken in.
const OTHERS: &[&str] = &[
    "ADM1", "ADM2", "AIRP", "AIRB", "AIRF", "VAL", "VALS", "PASS", "DAM", "PRN", "RGN", "BDG",
];

/// Languages of alternateNamesV2 that are no spellings.
const NO_LANGUAGE: &[&str] = &[
    "link", "wkdt", "post", "iata", "icao", "faac", "unlc", "phon", "piny", "tcid",
];

pub(super) fn read(name: &str, text: &str, options: &Options) -> Result<Read, GazetteerError> {
    let admin1 = codes(options.admin1_codes.as_deref())?;
    let admin2 = codes(options.admin2_codes.as_deref())?;
    let mut found = Vec::new();
    let mut left_out = LeftOut::default();
    for (at, line) in text.lines().enumerate() {
        let place = || format!("{name}:{}", at + 1);
        let cells: Vec<&str> = line.split('\t').collect();
        let &[
            id,
            title,
            _,
            alternate,
            lat,
            lon,
            class,
            code,
            country,
            _,
            first,
            second,
            ..,
        ] = cells.as_slice()
        else {
            if !line.trim().is_empty() {
                left_out.add("a line with fewer than 19 columns", place);
            }
            continue;
        };
        if class != "P" && !OTHERS.contains(&code) {
            left_out.add(
                "a feature that is no settlement, district, airport, valley, pass, dam or prison",
                place,
            );
            continue;
        }
        let (Ok(lat), Ok(lon)) = (lat.parse::<f64>(), lon.parse::<f64>()) else {
            left_out.add("a coordinate that is no number", place);
            continue;
        };
        let Some(point) = point(lat, lon) else {
            left_out.add("a coordinate out of range", place);
            continue;
        };
        let names: Vec<String> = std::iter::once(title)
            .chain(alternate.split(','))
            .map(str::trim)
            .filter(|name| is_name(name))
            .map(Into::into)
            .collect();
        if names.is_empty() {
            left_out.add("no name", place);
            continue;
        }
        found.push(Found {
            key: format!("gn-{id}"),
            names,
            point,
            kind: kind_of(code),
            admin1: admin1.get(&plain_code(&[country, first])).cloned(),
            admin2: admin2.get(&plain_code(&[country, first, second])).cloned(),
        });
    }
    if let Some(path) = options.alternate_names.as_deref() {
        add_alternate(path, &mut found)?;
    }
    Ok(Read {
        found,
        left_out,
        credit: CREDIT.into(),
    })
}

/// A code file: code, name, ASCII name, id.
fn codes(path: Option<&Path>) -> Result<BTreeMap<String, String>, GazetteerError> {
    let Some(path) = path else {
        return Ok(BTreeMap::new());
    };
    Ok(text(path)?
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let code: Vec<&str> = cells.next()?.split('.').collect();
            Some((plain_code(&code), cells.next()?.to_owned()))
        })
        .collect())
}

/// A code of several parts in the form under which codes meet.
///
/// Half of the rows of Afghanistan have been through a spreadsheet that took codes for numbers: "5" and "2806.0" for
/// "05" and "2806".
fn plain_code(parts: &[&str]) -> String {
    let plain = |part: &&str| {
        let part = part.strip_suffix(".0").unwrap_or(part);
        let digits = part.trim_start_matches('0');
        if digits.is_empty() { part } else { digits }.to_owned()
    };
    parts.iter().map(plain).collect::<Vec<_>>().join(".")
}

fn text(path: &Path) -> Result<String, GazetteerError> {
    match input::open(path)? {
        input::Unpacked::Text(text) => Ok(text),
        input::Unpacked::Archive(_) => Err(fault(
            &path.display().to_string(),
            "is an archive of features, not a table",
        )),
    }
}

/// alternateNamesV2: id, place's id, language, name, preferred, short, colloquial, historic.
fn add_alternate(path: &Path, found: &mut [Found]) -> Result<(), GazetteerError> {
    let text = text(path)?;
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    for (index, place) in found.iter().enumerate() {
        at.insert(place.key.clone(), index);
    }
    let mut known: BTreeSet<(usize, &str)> = BTreeSet::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let &[_, id, language, name, ..] = cells.as_slice() else {
            continue;
        };
        if NO_LANGUAGE.contains(&language) || !is_name(name) {
            continue;
        }
        if let Some(&index) = at.get(&format!("gn-{id}"))
            && known.insert((index, name))
            && let Some(place) = found.get_mut(index)
        {
            place.names.push(name.to_owned());
        }
    }
    Ok(())
}

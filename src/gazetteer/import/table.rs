//! Any table with a header: commas, semicolons, tabs or bars.

use super::columns::Field;
use super::{Found, LeftOut, Options, Read, fault, is_name, kind_of, point};
use crate::gazetteer::error::GazetteerError;

pub(super) fn read(name: &str, text: &str, options: &Options) -> Result<Read, GazetteerError> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| fault(name, error.to_string()))?
        .clone();
    let headers: Vec<&str> = header.iter().map(str::trim).collect();
    if let Some(missing) = options.columns.missing(&headers) {
        return Err(fault(
            name,
            format!(
                "has no column '{missing}'; its columns are {}",
                headers.join(", ")
            ),
        ));
    }
    let at = |field| options.columns.positions(field, &headers);
    let one = |field| at(field).first().copied();
    let (Some(title), Some(lat), Some(lon)) = (one(Field::Name), one(Field::Lat), one(Field::Lon))
    else {
        return Err(fault(
            name,
            format!(
                "needs columns for name, lat and lon; its columns are {}: say which is which, for example --columns name=VILLAGE,lat=Y,lon=X",
                headers.join(", ")
            ),
        ));
    };
    let (id, admin1, admin2, kind, alt) = (
        one(Field::Id),
        one(Field::Admin1),
        one(Field::Admin2),
        one(Field::Kind),
        at(Field::Alt),
    );
    let mut found = Vec::new();
    let mut left_out = LeftOut::default();
    for (number, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                left_out.add("a row that cannot be read", || format!("{name}: {error}"));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        let place = || format!("{name}:{line}");
        let cell = |at: usize| record.get(at).unwrap_or_default().trim();
        let text = |at: Option<usize>| at.map(cell).filter(|t| !t.is_empty()).map(str::to_owned);
        let (Ok(lat), Ok(lon)) = (cell(lat).parse::<f64>(), cell(lon).parse::<f64>()) else {
            left_out.add("a coordinate that is no number", place);
            continue;
        };
        let Some(point) = point(lat, lon) else {
            left_out.add("a coordinate out of range", place);
            continue;
        };
        let names: Vec<String> = std::iter::once(cell(title))
            .chain(alt.iter().flat_map(|&at| cell(at).split(['|', ';'])))
            .map(str::trim)
            .filter(|name| is_name(name))
            .map(Into::into)
            .collect();
        if names.is_empty() {
            left_out.add("no name", place);
            continue;
        }
        found.push(Found {
            key: format!(
                "own-{}",
                text(id).map_or_else(|| (number + 1).to_string(), |id| slug(&id))
            ),
            names,
            point,
            kind: text(kind).map_or(crate::model::place::PlaceKind::Village, |k| kind_of(&k)),
            admin1: text(admin1),
            admin2: text(admin2),
        });
    }
    Ok(Read {
        found,
        left_out,
        credit: options
            .licence
            .clone()
            .unwrap_or_else(|| format!("{name}, licence not stated")),
    })
}

/// The character that stands most often in the header line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    [b',', b';', b'\t', b'|']
        .into_iter()
        .max_by_key(|&d| (first.bytes().filter(|&b| b == d).count(), d == b','))
        .unwrap_or(b',')
}

/// Letters, digits and hyphens of an id.
pub(super) fn slug(id: &str) -> String {
    id.to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}

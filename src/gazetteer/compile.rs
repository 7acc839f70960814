//! From tables to what a compiled gazetteer holds.

use std::collections::BTreeMap;

use super::compiled::Contents;
use super::error::GazetteerError;
use super::index::{NameIndex, NameLists};
use super::tables::{NameSort, Tables};
use crate::model::place::{Place, PlaceId};

/// Builds the contents from tables: parents by key, names folded into the index.
///
/// # Errors
/// A row with a key used twice, a parent or place that does not exist, or a place that is its own
/// ancestor.
pub(crate) fn build(label: &str, tables: &Tables) -> Result<Contents, GazetteerError> {
    let fault = |file: &str, line, message| GazetteerError::Row {
        file: file.into(),
        line,
        message,
    };
    let mut ids = BTreeMap::new();
    for (at, row) in (0u32..).zip(&tables.places) {
        if ids.insert(row.key.as_str(), PlaceId(at)).is_some() {
            return Err(fault(
                &tables.places_file,
                row.line,
                format!("key '{}' is used twice", row.key),
            ));
        }
    }
    let mut places = Vec::with_capacity(tables.places.len());
    for (at, row) in (0u32..).zip(&tables.places) {
        let parent = match &row.parent {
            None => None,
            Some(key) => Some(*ids.get(key.as_str()).ok_or_else(|| {
                fault(
                    &tables.places_file,
                    row.line,
                    format!("no place has the key '{key}'"),
                )
            })?),
        };
        // Parents stand before their children, so that no place can be its own ancestor.
        if parent.is_some_and(|parent| parent.0 >= at) {
            return Err(fault(
                &tables.places_file,
                row.line,
                format!("'{}' must stand below its parent", row.key),
            ));
        }
        places.push(Place {
            key: row.key.clone(),
            name: row.name.clone(),
            kind: row.kind,
            parent,
            point: row.point,
            radius_m: row.radius_m,
            pcode: row.pcode.clone(),
            iso: row.iso.clone(),
        });
    }
    let mut successors = Vec::new();
    for (at, row) in (0u32..).zip(&tables.places) {
        for key in &row.successors {
            let to = *ids.get(key.as_str()).ok_or_else(|| {
                fault(
                    &tables.places_file,
                    row.line,
                    format!("no place has the key '{key}'"),
                )
            })?;
            successors.push((PlaceId(at), to));
        }
    }
    let mut names: Vec<Vec<String>> = places
        .iter()
        .map(|place| vec![place.name.clone()])
        .collect();
    let mut indexed: Vec<(PlaceId, &str, bool)> = (0u32..)
        .zip(&tables.places)
        .map(|(at, row)| (PlaceId(at), row.name.as_str(), false))
        .collect();
    for row in &tables.names {
        let id = *ids.get(row.key.as_str()).ok_or_else(|| {
            fault(
                &tables.names_file,
                row.line,
                format!("no place has the key '{}'", row.key),
            )
        })?;
        if let Some(list) = names.get_mut(id.0 as usize) {
            list.push(row.name.clone());
        }
        indexed.push((id, &row.name, row.sort == NameSort::Abbr));
    }
    let index = NameIndex::build(indexed.into_iter());
    Ok(Contents {
        label: label.into(),
        credits: tables.credits.clone(),
        digest: String::new(),
        places,
        successors,
        names: NameLists::build(&names),
        index,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;

    #[test]
    fn rows_that_do_not_fit_together_are_named() {
        let tables = |places: &str, names: &str| {
            Tables::parse(
                "places.csv",
                &format!(
                    "key,name,kind,parent,lat,lon,radius_m,pcode,iso,source,successors\n{places}"
                ),
                "names.csv",
                &format!("key,name,sort,source\n{names}"),
            )
            .unwrap()
        };
        let message = |places: &str, names: &str| {
            build("test", &tables(places, names))
                .unwrap_err()
                .to_string()
        };
        assert_eq!(
            message("a,A,country,,,,,,,s,\na,B,country,,,,,,,s,\n", ""),
            "places.csv:3: key 'a' is used twice"
        );
        assert_eq!(
            message("a,A,country,b,,,,,,s,\n", ""),
            "places.csv:2: no place has the key 'b'"
        );
        assert_eq!(
            message("a,A,country,,,,,,,s,c\n", ""),
            "places.csv:2: no place has the key 'c'"
        );
        assert_eq!(
            message("a,A,country,a,,,,,,s,\n", ""),
            "places.csv:2: 'a' must stand below its parent"
        );
        assert_eq!(
            message("", "a,A,press,s\n"),
            "names.csv:2: no place has the key 'a'"
        );
    }
}

//! What is wrong with tables that can be read: hierarchy, codes, names, sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use geo::{Distance, Haversine, Point};

use crate::model::place::{LonLat, PlaceKind};
use crate::text::fold::fold_str;
use crate::text::variant::variant_key;

use super::tables::{NameSort, PlaceRow, Tables};

/// Something wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The table.
    pub file: String,
    /// Its line, from 1.
    pub line: u64,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// The ids of the references in SOURCES.md: the first code span of each row of its table.
pub fn sources_of(markdown: &str) -> BTreeSet<String> {
    let id = |line: &str| {
        line.strip_prefix("| `")?
            .split_once('`')
            .map(|(id, _)| id.to_string())
    };
    markdown.lines().filter_map(id).collect()
}

/// The faults of tables, in file and line order. `sources` are the ids that rows may cite.
pub fn check(tables: &Tables, sources: &BTreeSet<String>) -> Vec<Fault> {
    let mut checker = Checker {
        tables,
        by_key: BTreeMap::new(),
        faults: Vec::new(),
    };
    checker.keys();
    checker.hierarchy();
    checker.codes();
    checker.names();
    checker.siblings();
    checker.successors();
    checker.sources(sources);
    checker.faults.sort();
    checker.faults
}

struct Checker<'a> {
    tables: &'a Tables,
    by_key: BTreeMap<&'a str, &'a PlaceRow>,
    faults: Vec<Fault>,
}

impl<'a> Checker<'a> {
    fn place_fault(&mut self, line: u64, message: String) {
        self.faults.push(Fault {
            file: self.tables.places_file.clone(),
            line,
            message,
        });
    }

    fn name_fault(&mut self, line: u64, message: String) {
        self.faults.push(Fault {
            file: self.tables.names_file.clone(),
            line,
            message,
        });
    }

    fn keys(&mut self) {
        for row in &self.tables.places {
            if self.by_key.insert(&row.key, row).is_some() {
                self.place_fault(row.line, format!("key '{}' is used twice", row.key));
            }
        }
    }

    /// Parents exist, are of a coarser kind and hold their children's points.
    fn hierarchy(&mut self) {
        for row in &self.tables.places {
            let Some(parent_key) = &row.parent else {
                if row.kind != PlaceKind::Country {
                    self.place_fault(
                        row.line,
                        format!("'{}' has no parent and is no country", row.key),
                    );
                }
                continue;
            };
            let Some(parent) = self.by_key.get(parent_key.as_str()).copied() else {
                self.place_fault(row.line, format!("no place has the key '{parent_key}'"));
                continue;
            };
            if parent.kind.level() < row.kind.level()
                || matches!(row.kind, PlaceKind::District) && parent.kind != PlaceKind::Province
            {
                self.place_fault(
                    row.line,
                    format!(
                        "a {} cannot lie in the {} '{parent_key}'",
                        row.kind.as_str(),
                        parent.kind.as_str()
                    ),
                );
            }
            if parent.line > row.line {
                self.place_fault(row.line, format!("'{parent_key}' stands below it"));
            }
            self.inside(row);
            if matches!(row.kind, PlaceKind::Province | PlaceKind::District)
                && (row.point.is_none() || row.radius_m <= 0.0)
            {
                self.place_fault(row.line, format!("'{}' has no point or no radius", row.key));
            }
        }
    }

    /// A place's point lies within the radius of every place above it.
    fn inside(&mut self, row: &PlaceRow) {
        let Some(point) = row.point else { return };
        // No hierarchy is deeper than country, province, district, area, spot; a longer walk is a circle.
        let mut above = row.parent.as_deref();
        for _ in 0..5 {
            let Some(parent) = above.and_then(|key| self.by_key.get(key)).copied() else {
                return;
            };
            if let Some(centre) = parent.point.filter(|_| parent.radius_m > 0.0) {
                let metres = distance_m(point, centre);
                if metres > parent.radius_m {
                    self.place_fault(
                        row.line,
                        format!(
                            "'{}' is {metres:.0} m from the point of '{}', beyond its radius",
                            row.key, parent.key
                        ),
                    );
                }
            }
            above = parent.parent.as_deref();
        }
    }

    fn codes(&mut self) {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for row in &self.tables.places {
            for code in [&row.pcode, &row.iso].into_iter().flatten() {
                if let Some(other) = seen.insert(code, &row.key) {
                    self.place_fault(row.line, format!("code '{code}' is that of '{other}' too"));
                }
            }
            let Some(pcode) = &row.pcode else { continue };
            let digits = match row.kind {
                PlaceKind::Province => 2,
                PlaceKind::District => 4,
                _ => 0,
            };
            let number = pcode.strip_prefix("AF").unwrap_or_default();
            if number.len() != digits || !number.bytes().all(|byte| byte.is_ascii_digit()) {
                self.place_fault(
                    row.line,
                    format!("'{pcode}' is no P-code of a {}", row.kind.as_str()),
                );
            }
            if row.key != pcode.to_lowercase() {
                self.place_fault(row.line, format!("the key of '{pcode}' is '{}'", row.key));
            }
            let above = row
                .parent
                .as_deref()
                .and_then(|key| self.by_key.get(key))
                .and_then(|parent| parent.pcode.clone());
            if row.kind == PlaceKind::District
                && above.is_some_and(|above| !pcode.starts_with(&above))
            {
                self.place_fault(
                    row.line,
                    format!("P-code '{pcode}' does not begin with its province's"),
                );
            }
        }
    }

    fn names(&mut self) {
        let tables = self.tables;
        let mut seen: BTreeSet<(&str, String)> = BTreeSet::new();
        for row in &tables.places {
            seen.insert((&row.key, fold_str(&row.name)));
            if let Some(message) = malformed(&row.name) {
                self.place_fault(row.line, message);
            }
        }
        for row in &tables.names {
            if !self.by_key.contains_key(row.key.as_str()) {
                self.name_fault(row.line, format!("no place has the key '{}'", row.key));
            }
            if let Some(message) =
                malformed(&row.name).or_else(|| out_of_place(&row.name, row.sort))
            {
                self.name_fault(row.line, message);
            } else if !seen.insert((&row.key, fold_str(&row.name))) {
                self.name_fault(
                    row.line,
                    format!("'{}' has the name '{}' already", row.key, row.name),
                );
            }
        }
    }

    /// No district bears as another spelling what is a sibling district's own name, in either layer
    /// of the fold.
    fn siblings(&mut self) {
        let tables = self.tables;
        let mut own: BTreeMap<(&str, String), &str> = BTreeMap::new();
        let keys = |name: &str| {
            let folded = fold_str(name);
            let variant = variant_key(&folded);
            std::iter::once(folded).chain(variant)
        };
        let districts = || {
            tables
                .places
                .iter()
                .filter(|row| row.kind == PlaceKind::District)
        };
        for row in districts() {
            for name in keys(&row.name) {
                own.insert((row.parent.as_deref().unwrap_or_default(), name), &row.key);
            }
        }
        for row in &tables.names {
            let Some(place) = self
                .by_key
                .get(row.key.as_str())
                .filter(|place| place.kind == PlaceKind::District)
            else {
                continue;
            };
            let parent = place.parent.as_deref().unwrap_or_default();
            let other = keys(&row.name).find_map(|name| {
                own.get(&(parent, name))
                    .copied()
                    .filter(|key| *key != row.key)
            });
            if let Some(other) = other {
                self.name_fault(
                    row.line,
                    format!(
                        "'{}' is the name of the sibling district '{other}'",
                        row.name
                    ),
                );
            }
        }
    }

    /// What a district's land went to are other districts, and no two came from each other.
    fn successors(&mut self) {
        for row in &self.tables.places {
            if !row.successors.is_empty()
                && !matches!(row.kind, PlaceKind::District | PlaceKind::Area)
            {
                self.place_fault(
                    row.line,
                    format!("a {} has no successors", row.kind.as_str()),
                );
            }
            let mut seen = BTreeSet::new();
            for key in &row.successors {
                let message = match self.by_key.get(key.as_str()).copied() {
                    None => format!("no place has the key '{key}'"),
                    Some(to) if to.kind != PlaceKind::District => {
                        format!("the successor '{key}' is no district")
                    }
                    Some(to) if to.key == row.key || to.successors.contains(&row.key) => {
                        format!(
                            "'{}' and '{key}' cannot each be cut from the other",
                            row.key
                        )
                    }
                    Some(_) if !seen.insert(key) => {
                        format!("the successor '{key}' is given twice")
                    }
                    Some(_) => continue,
                };
                self.place_fault(row.line, message);
            }
        }
    }

    fn sources(&mut self, known: &BTreeSet<String>) {
        let tables = self.tables;
        let unknown = |ids: &[String]| ids.iter().find(|id| !known.contains(*id)).cloned();
        for row in &tables.places {
            if let Some(id) = unknown(&row.sources) {
                self.place_fault(row.line, format!("source '{id}' is not in SOURCES.md"));
            }
        }
        for row in &tables.names {
            if let Some(id) = unknown(&row.sources) {
                self.name_fault(row.line, format!("source '{id}' is not in SOURCES.md"));
            }
        }
    }
}

/// What is wrong with a name's form.
fn malformed(name: &str) -> Option<String> {
    if fold_str(name).is_empty() {
        Some(format!("'{name}' has no letters"))
    } else if name.contains("  ")
        || name.chars().any(|char| {
            char.is_control()
                || matches!(char, '|' | ';' | '"' | '/' | '?' | '(' | ')' | '\u{fffd}')
        })
    {
        Some(format!("'{name}' has characters that no name has"))
    } else {
        None
    }
}

/// What is wrong with a spelling for where it is said to be at home: its script, or an
/// abbreviation's small letters.
fn out_of_place(name: &str, sort: NameSort) -> Option<String> {
    let mut letters = name.chars().filter(|char| char.is_alphabetic());
    let fits = match sort {
        NameSort::Dari | NameSort::Pashto => letters.all(is_arabic),
        NameSort::Press | NameSort::Ocha | NameSort::Ucdp => letters.all(|char| !is_arabic(char)),
        NameSort::Abbr => letters.all(char::is_uppercase),
        NameSort::Geonames | NameSort::Old => true,
    };
    (!fits).then(|| format!("'{name}' is not written as its sort of name is"))
}

/// Whether a letter is of the Arabic script.
fn is_arabic(char: char) -> bool {
    matches!(char, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Great-circle distance in metres.
fn distance_m(a: LonLat, b: LonLat) -> f64 {
    Haversine.distance(Point::new(a.lon, a.lat), Point::new(b.lon, b.lat))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

    use super::*;

    #[test]
    fn successors_are_other_districts_that_did_not_hold_it() {
        let places = "key,name,kind,parent,lat,lon,radius_m,pcode,iso,source,successors\n\
            p,P,province,,,,,,,x,f\n\
            d,D,district,p,,,,,,x,e none p\n\
            e,E,district,p,,,,,,x,d\n\
            f,F,area,p,,,,,,x,d d\n";
        let tables = Tables::parse("p", places, "n", "key,name,sort,source\n").unwrap();
        let mut checker = Checker {
            tables: &tables,
            by_key: BTreeMap::new(),
            faults: Vec::new(),
        };
        checker.keys();
        checker.successors();
        let faults: Vec<_> = checker.faults.iter().map(ToString::to_string).collect();
        let expected = [
            "p:2: a province has no successors",
            "p:2: the successor 'f' is no district",
            "p:3: 'd' and 'e' cannot each be cut from the other",
            "p:3: no place has the key 'none'",
            "p:3: the successor 'p' is no district",
            "p:4: 'e' and 'd' cannot each be cut from the other",
            "p:5: the successor 'd' is given twice",
        ];
        assert_eq!(faults, expected);
    }
}

//! Places of sources put beside or into those of the tables.

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, LeftOut};
use crate::gazetteer::error::GazetteerError;
use crate::gazetteer::tables::{NameRow, NameSort, PlaceRow, Tables};
use crate::gazetteer::{Gazetteer, How};
use crate::model::place::{LonLat, PlaceId, PlaceKind};
use crate::text::fold::fold_str;

/// Two settlements of one name this near to each other are one, in metres.
const SAME_M: f64 = 5_000.0;
/// A place may lie this far outside the radius of the district that its source names, in metres.
const SLACK_M: f64 = 10_000.0;
/// Metres in a degree of latitude.
const DEGREE_M: f64 = 111_320.0;

/// What a merge did.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// Places that the tables did not have.
    pub added: usize,
    /// Places that the tables had: they gained spellings at most.
    pub merged: usize,
    /// Spellings that were new.
    pub spellings: usize,
    /// Added places whose district is not known: they lie under their province.
    pub without_district: usize,
    /// Rows that could not be used.
    pub left_out: LeftOut,
}

pub(super) fn merge(
    tables: &Tables,
    found: Vec<Found>,
    left_out: LeftOut,
    credits: Vec<String>,
) -> Result<(Tables, Merged), GazetteerError> {
    let gaz = Gazetteer::from_tables("merge", tables)?;
    let mut merger = Merger {
        admin: Admin::of(&gaz),
        gaz: &gaz,
        tables: tables.clone(),
        spelled: BTreeMap::new(),
        keys: tables.places.iter().map(|row| row.key.clone()).collect(),
        done: Merged {
            left_out,
            ..Merged::default()
        },
    };
    merger.tables.credits.extend(credits);
    for place in found {
        merger.add(place);
    }
    Ok((merger.tables, merger.done))
}

struct Merger<'a> {
    gaz: &'a Gazetteer,
    admin: Admin,
    tables: Tables,
    /// The folded spellings of each place of the tables, made when they are first asked for.
    spelled: BTreeMap<PlaceId, BTreeSet<String>>,
    keys: BTreeSet<String>,
    done: Merged,
}

impl Merger<'_> {
    fn add(&mut self, place: Found) {
        let said = place
            .admin1
            .as_deref()
            .and_then(|name| self.admin.named(self.gaz, name, PlaceKind::Province, None));
        if matches!(place.kind, PlaceKind::Province | PlaceKind::District) {
            self.add_admin(&place, said);
            return;
        }
        let nearest = self.admin.nearest(place.point, said);
        let Some(province) = said.or_else(|| nearest.and_then(|d| self.gaz.parent(d))) else {
            self.done
                .left_out
                .add("a place far from every district", || place.key.clone());
            return;
        };
        let district = place
            .admin2
            .as_deref()
            .and_then(|name| {
                self.admin
                    .named(self.gaz, name, PlaceKind::District, Some(province))
            })
            .filter(|&d| self.admin.holds(d, place.point))
            .or_else(|| nearest.filter(|&d| self.admin.holds(d, place.point)));
        if let Some(known) = self.known(&place, district) {
            self.done.merged += 1;
            self.spell(known, &place.names);
            return;
        }
        if !self.keys.insert(place.key.clone()) {
            self.done
                .left_out
                .add("an id that another place has", || place.key.clone());
            return;
        }
        self.done.without_district += usize::from(district.is_none());
        self.push(place, district.unwrap_or(province));
    }

    /// A province or district only adds spellings to the one of the tables.
    fn add_admin(&mut self, place: &Found, province: Option<PlaceId>) {
        let known = place.names.iter().find_map(|name| {
            self.admin
                .named(self.gaz, name, place.kind, province)
                .filter(|&id| self.admin.holds(id, place.point))
        });
        match known {
            Some(id) => {
                self.done.merged += 1;
                self.spell(id, &place.names);
            }
            None => self.done.left_out.add(
                "a province or district that the tables do not have under any of its spellings",
                || {
                    format!(
                        "{} ({})",
                        place.names.first().map_or("", String::as_str),
                        place.key
                    )
                },
            ),
        }
    }

    /// The settlement of the tables that a place is.
    fn known(&self, place: &Found, district: Option<PlaceId>) -> Option<PlaceId> {
        place.names.iter().find_map(|name| {
            self.gaz
                .known(name)
                .into_iter()
                .map(|hit| hit.place)
                .find(|&id| {
                    let row = self.gaz.place(id);
                    let settled = row.kind.level() == 0 || row.kind == PlaceKind::Area;
                    let near = row.point.map_or_else(
                        || district.is_some() && self.gaz.parent(id) == district,
                        |point| metres(point, place.point) <= SAME_M,
                    );
                    settled && near
                })
        })
    }

    /// Gives a place of the tables the spellings that it does not have.
    fn spell(&mut self, id: PlaceId, names: &[String]) {
        let gaz = self.gaz;
        let spelled = self
            .spelled
            .entry(id)
            .or_insert_with(|| gaz.names(id).map(fold_str).collect());
        for name in names {
            let folded = fold_str(name);
            // A district's alias that is another district's own name would draw that one's reports.
            let siblings = gaz.place(id).kind == PlaceKind::District
                && gaz.known(name).iter().any(|hit| {
                    hit.place != id
                        && hit.how == How::Exact
                        && gaz.place(hit.place).kind == PlaceKind::District
                });
            if siblings || !spelled.insert(folded) {
                continue;
            }
            self.done.spellings += 1;
            self.tables.names.push(NameRow {
                line: 0,
                key: gaz.place(id).key.clone(),
                name: name.clone(),
                sort: sort_of(name),
                sources: vec!["import".into()],
            });
        }
    }

    fn push(&mut self, place: Found, parent: PlaceId) {
        let mut names = place.names.into_iter();
        let Some(title) = names.next() else { return };
        // Marks tell namesakes apart, capitals do not.
        let mut spelled: BTreeSet<String> = BTreeSet::from([title.to_lowercase()]);
        for name in names {
            if !spelled.insert(name.to_lowercase()) {
                continue;
            }
            self.done.spellings += 1;
            self.tables.names.push(NameRow {
                line: 0,
                key: place.key.clone(),
                sort: sort_of(&name),
                name,
                sources: vec!["import".into()],
            });
        }
        self.done.added += 1;
        self.tables.places.push(PlaceRow {
            line: 0,
            key: place.key,
            name: title,
            kind: place.kind,
            parent: Some(self.gaz.place(parent).key.clone()),
            point: Some(place.point),
            radius_m: radius(place.kind),
            pcode: None,
            iso: None,
            sources: vec!["import".into()],
            successors: Vec::new(),
        });
    }
}

/// A name, its kind, and the province that it is looked for in.
type Asked = (String, PlaceKind, Option<PlaceId>);

/// The provinces and districts of the tables.
struct Admin {
    districts: Vec<(PlaceId, PlaceId, LonLat, f64)>,
    provinces: BTreeMap<PlaceId, (Option<LonLat>, f64)>,
    /// Names already looked up.
    memory: std::cell::RefCell<BTreeMap<Asked, Option<PlaceId>>>,
}

impl Admin {
    fn of(gaz: &Gazetteer) -> Self {
        let mut districts = Vec::new();
        let mut provinces = BTreeMap::new();
        for (id, place) in gaz.places() {
            match (place.kind, place.parent, place.point) {
                (PlaceKind::District, Some(parent), Some(point)) => {
                    districts.push((id, parent, point, place.radius_m));
                }
                (PlaceKind::Province, _, point) => {
                    provinces.insert(id, (point, place.radius_m));
                }
                _ => {}
            }
        }
        Self {
            districts,
            provinces,
            memory: std::cell::RefCell::default(),
        }
    }

    /// The province or district of a name, in a province where one is given.
    fn named(
        &self,
        gaz: &Gazetteer,
        name: &str,
        kind: PlaceKind,
        province: Option<PlaceId>,
    ) -> Option<PlaceId> {
        let key = (name.to_owned(), kind, province);
        if let Some(known) = self.memory.borrow().get(&key) {
            return *known;
        }
        let bare = without_type(name);
        let found = [name, bare.as_str()].into_iter().find_map(|name| {
            gaz.known(name)
                .into_iter()
                .map(|hit| hit.place)
                .filter(|&id| gaz.place(id).kind == kind)
                .find(|&id| province.is_none_or(|p| gaz.contains(p, id)))
        });
        self.memory.borrow_mut().insert(key, found);
        found
    }

    /// Whether a point may lie in a province or district.
    fn holds(&self, id: PlaceId, point: LonLat) -> bool {
        let district = self
            .districts
            .iter()
            .find(|d| d.0 == id)
            .map(|d| (d.2, d.3));
        let province = self
            .provinces
            .get(&id)
            .and_then(|(centre, radius)| Some(((*centre)?, *radius)));
        district
            .or(province)
            .is_some_and(|(centre, radius)| metres(centre, point) <= radius + SLACK_M)
    }

    /// The district, of a province where one is given, whose point is nearest for its size.
    fn nearest(&self, point: LonLat, province: Option<PlaceId>) -> Option<PlaceId> {
        self.districts
            .iter()
            .filter(|d| province.is_none_or(|p| d.1 == p))
            .map(|d| (metres(d.2, point), d))
            .filter(|(metres, d)| province.is_some() || *metres <= d.3 + SLACK_M)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, d)| d.0)
    }
}

/// A name without "Province", "District" and the like.
fn without_type(name: &str) -> String {
    let types = [
        "province",
        "district",
        "wilayat",
        "velayat",
        "woluswali",
        "ولایت",
        "ولسوالی",
    ];
    name.split_whitespace()
        .filter(|word| !types.contains(&word.to_lowercase().as_str()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Distance in metres, good enough to compare over some hundred kilometres.
fn metres(a: LonLat, b: LonLat) -> f64 {
    let across = (a.lon - b.lon) * ((a.lat + b.lat) / 2.0).to_radians().cos();
    across.hypot(a.lat - b.lat) * DEGREE_M
}

fn sort_of(name: &str) -> NameSort {
    let arabic = |c: char| ('\u{600}'..'\u{700}').contains(&c);
    if !name.chars().any(arabic) {
        NameSort::Geonames
    } else if name.chars().any(|c| "ټډړڼښږځڅېۍ".contains(c)) {
        NameSort::Pashto
    } else {
        NameSort::Dari
    }
}

const fn radius(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::Site => 500.0,
        PlaceKind::Town => 2_000.0,
        PlaceKind::City | PlaceKind::Area => 5_000.0,
        _ => 1_000.0,
    }
}

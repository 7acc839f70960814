//! Rows of a table of places matched to the gazetteer: a place, its district, its province, each as somebody typed it.
//!
//! The province is read first, then the district in it, then the place in both. Likeness alone counts only inside a
//! parent that is named, and only where one place is alike: a wrong point is worse than the parent's.

use std::collections::HashMap;

use strsim::osa_distance;

use super::{Gazetteer, How};
use crate::model::place::{LonLat, PlaceId, PlaceKind};
use crate::text::fold::fold_str;
use crate::text::variant::variant_key;

/// How a row was matched, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// The name is spelled so, letter case, marks and hyphens aside.
    Exact,
    /// A transliteration of it.
    Variant,
    /// One place in the named parent looks like it.
    Fuzzy,
    /// The place is not known; its district or province is.
    Parent,
    /// Several places bear the name; the smallest parent of all of them is given.
    Ambiguous,
    /// Nothing of the row is known.
    None,
}

impl Match {
    /// Every match, best first.
    pub const ALL: [Self; 6] = [
        Self::Exact,
        Self::Variant,
        Self::Fuzzy,
        Self::Parent,
        Self::Ambiguous,
        Self::None,
    ];

    /// The word written into the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Variant => "variant",
            Self::Fuzzy => "fuzzy",
            Self::Parent => "parent",
            Self::Ambiguous => "ambiguous",
            Self::None => "none",
        }
    }
}

/// What a row asks for; any part may be empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Query<'a> {
    /// Village, town or site.
    pub place: &'a str,
    /// District.
    pub admin2: &'a str,
    /// Province.
    pub admin1: &'a str,
}

/// What was found for a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The place, or the parent that stands for it.
    pub place: Option<PlaceId>,
    /// How.
    pub how: Match,
    /// Those that bear the name and were not chosen, or could not be told apart.
    pub candidates: Vec<PlaceId>,
    /// The row contradicts itself: its place is only known in another district or province than it names.
    pub conflict: bool,
}

/// Two places of one name this near to each other are as good as one, in metres.
const SAME_M: f64 = 5_000.0;
/// A place may lie this far outside the radius of the district that the row names, in metres.
const BORDER_M: f64 = 10_000.0;
/// Metres in a degree of latitude.
const DEGREE_M: f64 = 111_320.0;
/// The most candidates that an answer lists.
const MOST_CANDIDATES: usize = 8;

/// Matches rows, remembering the parents that it has looked up.
pub struct Geocoder<'a> {
    gaz: &'a Gazetteer,
    parents: HashMap<(String, PlaceKind, Option<PlaceId>), Parent>,
    alike: HashMap<PlaceId, Vec<Spelling>>,
}

/// A province or district as a row names it.
#[derive(Clone, Debug, Default)]
struct Parent {
    place: Option<PlaceId>,
    how: Option<How>,
    /// Where it cannot be told which.
    several: Vec<PlaceId>,
}

/// A spelling of a place inside a parent, with the set of its letters.
struct Spelling {
    place: PlaceId,
    key: String,
    letters: u64,
}

impl<'a> Geocoder<'a> {
    /// For a gazetteer.
    pub fn new(gaz: &'a Gazetteer) -> Self {
        Self {
            gaz,
            parents: HashMap::new(),
            alike: HashMap::new(),
        }
    }

    /// Matches a row.
    pub fn find(&mut self, query: Query<'_>) -> Answer {
        let province = self.parent(query.admin1, PlaceKind::Province, None);
        let district = self.parent(query.admin2, PlaceKind::District, province.place);
        let name = without_type(query.place);
        if name.is_empty() {
            return self.of_parents(&province, &district, query);
        }
        let hits = self.gaz.known(&name);
        let usable = |id: PlaceId| self.gaz.place(id).kind.level() < PlaceKind::Country.level();
        let all: Vec<(PlaceId, How)> = hits
            .iter()
            .map(|hit| (hit.place, hit.how))
            .filter(|&(id, _)| usable(id))
            .collect();
        let held = self.held(&all, &province, &district);
        if let Some(answer) = self.one_of(&held) {
            return answer;
        }
        let outer = district.place.or(province.place);
        if held.is_empty()
            && let Some(parent) = outer
            && let Some(id) = self.alike(parent, &name, district.place.is_some())
        {
            return Answer {
                place: Some(id),
                how: Match::Fuzzy,
                candidates: Vec::new(),
                conflict: false,
            };
        }
        if !held.is_empty() {
            return self.ambiguous(&held, outer);
        }
        match outer {
            Some(parent) => Answer {
                place: Some(parent),
                how: Match::Parent,
                conflict: !all.is_empty(),
                candidates: listed(&all),
            },
            None => self.of_parents(&province, &district, query),
        }
    }

    /// The bearers of a name that lie in what the row names, the nearest circle that holds any.
    fn held(
        &self,
        all: &[(PlaceId, How)],
        province: &Parent,
        district: &Parent,
    ) -> Vec<(PlaceId, How)> {
        let gaz = self.gaz;
        let inside = |outer: PlaceId| -> Vec<(PlaceId, How)> {
            all.iter()
                .copied()
                .filter(|&(id, _)| id != outer && gaz.contains(outer, id))
                .collect()
        };
        if let Some(district) = district.place {
            let within = inside(district);
            if !within.is_empty() {
                return within;
            }
            // Borders have moved: a place just outside the district, in the same province.
            return all
                .iter()
                .copied()
                .filter(|&(id, _)| gaz.parent(district).is_some_and(|p| gaz.contains(p, id)))
                .filter(|&(id, _)| self.is_near(district, id))
                .collect();
        }
        match province.place {
            Some(province) => inside(province),
            None => all.to_vec(),
        }
    }

    fn is_near(&self, district: PlaceId, id: PlaceId) -> bool {
        let outer = self.gaz.place(district);
        outer
            .point
            .zip(self.gaz.place(id).point)
            .is_some_and(|(a, b)| metres(a, b) <= outer.radius_m + BORDER_M)
    }

    /// The one place meant: settlements before what is named after them, this spelling before variants.
    fn one_of(&self, held: &[(PlaceId, How)]) -> Option<Answer> {
        let rank = |&(id, how): &(PlaceId, How)| {
            let level = self.gaz.place(id).kind.level();
            (how, level)
        };
        let best = held.iter().map(rank).min()?;
        let mut meant: Vec<(PlaceId, How)> = held
            .iter()
            .copied()
            .filter(|hit| rank(hit) == best)
            .collect();
        // A city or town before a village of its name in the same parent.
        let towns: Vec<(PlaceId, How)> = meant
            .iter()
            .copied()
            .filter(|&(id, _)| {
                matches!(
                    self.gaz.place(id).kind,
                    PlaceKind::City | PlaceKind::Town | PlaceKind::Site
                )
            })
            .collect();
        if towns.len() == 1 {
            meant = towns;
        }
        let &(first, how) = meant.first()?;
        let point = self.gaz.place(first).point;
        let one = meant.iter().all(|&(id, _)| {
            id == first
                || point
                    .zip(self.gaz.place(id).point)
                    .is_some_and(|(a, b)| metres(a, b) <= SAME_M)
        });
        one.then(|| Answer {
            place: Some(first),
            how: match how {
                How::Exact => Match::Exact,
                How::Variant => Match::Variant,
                How::Fuzzy => Match::Fuzzy,
            },
            candidates: Vec::new(),
            conflict: false,
        })
    }

    fn ambiguous(&self, held: &[(PlaceId, How)], outer: Option<PlaceId>) -> Answer {
        let ids: Vec<PlaceId> = held.iter().map(|&(id, _)| id).collect();
        let common = ids.split_first().and_then(|(&first, rest)| {
            self.gaz
                .ancestors(first)
                .find(|&up| rest.iter().all(|&id| self.gaz.contains(up, id)))
        });
        Answer {
            place: common
                .filter(|&id| self.gaz.place(id).kind != PlaceKind::Country)
                .or(outer),
            how: Match::Ambiguous,
            candidates: listed(held),
            conflict: false,
        }
    }

    /// A row without a place: its district, else its province.
    fn of_parents(&self, province: &Parent, district: &Parent, query: Query<'_>) -> Answer {
        let asked = if query.place.trim().is_empty() {
            if query.admin2.trim().is_empty() {
                province
            } else {
                district
            }
        } else {
            &Parent::default()
        };
        let how = match (asked.place, asked.how) {
            (Some(_), Some(How::Exact)) => Match::Exact,
            (Some(_), Some(How::Variant)) => Match::Variant,
            (Some(_), _) => Match::Fuzzy,
            (None, _) if !district.several.is_empty() => Match::Ambiguous,
            (None, _) if district.place.or(province.place).is_some() => Match::Parent,
            (None, _) => Match::None,
        };
        Answer {
            place: asked.place.or(district.place).or(province.place),
            how,
            candidates: district
                .several
                .iter()
                .copied()
                .take(MOST_CANDIDATES)
                .collect(),
            conflict: false,
        }
    }

    /// The province or district of a cell, within a province where one is known.
    fn parent(&mut self, cell: &str, kind: PlaceKind, within: Option<PlaceId>) -> Parent {
        let name = without_type(cell);
        if name.is_empty() {
            return Parent::default();
        }
        let key = (name, kind, within);
        if let Some(known) = self.parents.get(&key) {
            return known.clone();
        }
        let found = self.look_up(&key.0, kind, within);
        self.parents.insert(key, found.clone());
        found
    }

    fn look_up(&mut self, name: &str, kind: PlaceKind, within: Option<PlaceId>) -> Parent {
        let gaz = self.gaz;
        let fits = |id: PlaceId| within.is_none_or(|outer| gaz.contains(outer, id));
        let hits = gaz.known(name);
        let mut found: Vec<(How, PlaceId)> = hits
            .iter()
            .filter(|hit| gaz.place(hit.place).kind == kind && fits(hit.place))
            .map(|hit| (hit.how, hit.place))
            .collect();
        if found.is_empty() && kind == PlaceKind::District {
            // A district called by its centre.
            found = hits
                .iter()
                .filter(|hit| {
                    matches!(gaz.place(hit.place).kind, PlaceKind::City | PlaceKind::Town)
                        && fits(hit.place)
                })
                .filter_map(|hit| Some((hit.how, gaz.admin(hit.place, kind)?)))
                .collect();
        }
        found.sort_unstable();
        found.dedup_by_key(|hit| hit.1);
        let best = found.first().map(|hit| hit.0);
        let mut meant: Vec<PlaceId> = found
            .iter()
            .filter(|hit| Some(hit.0) == best)
            .map(|hit| hit.1)
            .collect();
        let mut how = best;
        if meant.is_empty() {
            let country = within.or_else(|| gaz.by_key("af"));
            meant = country
                .and_then(|outer| self.alike_of(outer, name, Some(kind), true))
                .into_iter()
                .collect();
            how = Some(How::Fuzzy);
        }
        match meant.as_slice() {
            [one] => Parent {
                place: Some(*one),
                how,
                several: Vec::new(),
            },
            several => Parent {
                place: None,
                how: None,
                several: several.to_vec(),
            },
        }
    }

    fn alike(&mut self, parent: PlaceId, name: &str, close: bool) -> Option<PlaceId> {
        self.alike_of(parent, name, None, close)
    }

    /// The one place inside a parent whose spelling is nearest to a name, if it is near enough.
    fn alike_of(
        &mut self,
        parent: PlaceId,
        name: &str,
        kind: Option<PlaceKind>,
        close: bool,
    ) -> Option<PlaceId> {
        let key = variant_key(&fold_str(name))?;
        let length = key.chars().count();
        let most = match length {
            0..=4 => return None,
            5..=7 => 1,
            _ if close => 2,
            _ => 1,
        };
        let gaz = self.gaz;
        let spellings = self
            .alike
            .entry(parent)
            .or_insert_with(|| spellings(gaz, parent));
        let letters = letters_of(&key);
        let mut best: Option<usize> = None;
        let mut meant: Vec<PlaceId> = Vec::new();
        for spelling in spellings.iter() {
            let apart = (spelling.letters ^ letters).count_ones() as usize;
            if apart > 2 * most || spelling.key.len().abs_diff(key.len()) > 4 * most {
                continue;
            }
            let right = kind.is_none_or(|kind| gaz.place(spelling.place).kind == kind);
            // The first letter is seldom mistyped, and tells Khogyani from Bogyani.
            if !right || spelling.key.chars().next() != key.chars().next() {
                continue;
            }
            let distance = osa_distance(&spelling.key, &key);
            if distance > most || best.is_some_and(|best| distance > best) {
                continue;
            }
            if best.is_none_or(|best| distance < best) {
                meant.clear();
            }
            best = Some(distance);
            if !meant.contains(&spelling.place) {
                meant.push(spelling.place);
            }
        }
        let &first = meant.first()?;
        let point = gaz.place(first).point;
        let one = meant.iter().all(|&id| {
            id == first
                || point
                    .zip(gaz.place(id).point)
                    .is_some_and(|(a, b)| metres(a, b) <= SAME_M)
        });
        one.then_some(first)
    }
}

/// The variant spellings of every place inside a parent.
fn spellings(gaz: &Gazetteer, parent: PlaceId) -> Vec<Spelling> {
    let mut found = Vec::new();
    let mut rest = vec![parent];
    while let Some(outer) = rest.pop() {
        for &id in gaz.children(outer) {
            rest.push(id);
            for name in gaz.names(id) {
                if let Some(key) = variant_key(&fold_str(name)) {
                    found.push(Spelling {
                        place: id,
                        letters: letters_of(&key),
                        key,
                    });
                }
            }
        }
    }
    found.sort_by(|a, b| (&a.key, a.place).cmp(&(&b.key, b.place)));
    found.dedup_by(|a, b| a.key == b.key && a.place == b.place);
    found
}

/// The letters of a key as a set: keys that differ in many letters are far apart.
fn letters_of(key: &str) -> u64 {
    key.chars().fold(0, |set, c| set | 1 << (c as u32 % 64))
}

fn listed(hits: &[(PlaceId, How)]) -> Vec<PlaceId> {
    hits.iter()
        .map(|&(id, _)| id)
        .take(MOST_CANDIDATES)
        .collect()
}

/// A cell without the words for its kind, and without what stands in brackets.
fn without_type(cell: &str) -> String {
    let plain = cell.split(['(', '[']).next().unwrap_or_default();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let typed = |word: &str| {
        matches!(
            word.trim_matches(['.', ',']).to_lowercase().as_str(),
            "village"
                | "kalay"
                | "kali"
                | "kelay"
                | "qarya"
                | "qarye"
                | "qaria"
                | "district"
                | "woluswali"
                | "wuleswali"
                | "uluswali"
                | "province"
                | "wilayat"
                | "velayat"
                | "city"
                | "town"
                | "area"
                | "ولایت"
                | "ولسوالی"
                | "قریه"
                | "کلی"
                | "شهر"
        )
    };
    let mut kept: &[&str] = &words;
    while let [rest @ .., last] = kept
        && !rest.is_empty()
        && typed(last)
    {
        kept = rest;
    }
    while let [first, rest @ ..] = kept
        && !rest.is_empty()
        && (typed(first) || first.eq_ignore_ascii_case("of"))
    {
        kept = rest;
    }
    kept.join(" ")
}

/// Distance in metres, good enough to compare over some hundred kilometres.
fn metres(a: LonLat, b: LonLat) -> f64 {
    let across = (a.lon - b.lon) * ((a.lat + b.lat) / 2.0).to_radians().cos();
    across.hypot(a.lat - b.lat) * DEGREE_M
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test may stop at what it does not find"
    )]

    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Moghol", "Darzab", "Jowzjan", Match::Exact, "af2811-moghol")]
    #[case(
        "Mughul village",
        "Darz Aab district",
        "Jawzjan Province",
        Match::Exact,
        "af2811-moghol"
    )]
    #[case("", "Darzaab", "Jauzjan", Match::Exact, "af2811")]
    #[case("", "", "Jowjzan", Match::Fuzzy, "af28")]
    #[case("", "Darzzob", "Jowzjan", Match::Variant, "af2811")]
    #[case("No Such Village", "Darzab", "Jowzjan", Match::Parent, "af2811")]
    #[case("No Such Village", "", "Jowzjan", Match::Parent, "af28")]
    #[case("Herat", "", "", Match::Exact, "af32-herat-herat")]
    #[case("درزاب", "", "جوزجان", Match::Exact, "af2811-darzab")]
    #[case("", "اچین", "ننگرهار", Match::Exact, "af0615")]
    fn rows_are_matched(
        #[case] place: &str,
        #[case] admin2: &str,
        #[case] admin1: &str,
        #[case] how: Match,
        #[case] key: &str,
    ) {
        let gaz = Gazetteer::embedded().unwrap();
        let answer = Geocoder::new(&gaz).find(Query {
            place,
            admin2,
            admin1,
        });
        let found = answer.place.map(|id| gaz.place(id).key.as_str());
        assert_eq!((answer.how, found), (how, Some(key)), "{answer:?}");
    }

    #[test]
    fn the_named_province_is_never_left() {
        let gaz = Gazetteer::embedded().unwrap();
        let answer = Geocoder::new(&gaz).find(Query {
            place: "Moghol",
            admin2: "",
            admin1: "Kunar",
        });
        assert_eq!(answer.how, Match::Parent);
        assert_eq!(gaz.place(answer.place.unwrap()).name, "Kunar");
        assert!(answer.conflict && !answer.candidates.is_empty());
    }

    #[test]
    fn nothing_known_is_nothing_found() {
        let gaz = Gazetteer::embedded().unwrap();
        let answer = Geocoder::new(&gaz).find(Query {
            place: "Xyzzy",
            admin2: "Quux",
            admin1: "Plugh",
        });
        assert_eq!((answer.how, answer.place), (Match::None, None));
    }
}

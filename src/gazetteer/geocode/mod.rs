//! Rows of a table of places matched to the gazetteer: a place, its district, its province, each as somebody typed it.
//!
//! The province is read first, then the district in it, then the place in both. Likeness alone counts only inside a
//! parent that is named, and only where one place is alike: a wrong point is worse than the parent's.

use std::collections::HashMap;

mod alike;
mod parents;

use super::{Gazetteer, How, NameHit};
use crate::model::place::{PlaceId, PlaceKind};
use crate::text::skeleton::skeleton;
use alike::{Spellings, metres, one_spot};
use parents::{Parent, without_type};

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
/// The most candidates that an answer lists.
const MOST_CANDIDATES: usize = 8;

/// Matches rows, remembering the parents that it has looked up.
pub struct Geocoder<'a> {
    gaz: &'a Gazetteer,
    parents: HashMap<(String, PlaceKind, Option<PlaceId>), Parent>,
    alike: HashMap<PlaceId, Spellings>,
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
        // "X Kalay" is a name of its own, or X with the word for village.
        let mut hits = self.gaz.known(query.place.trim());
        if hits.is_empty() || !self.any_inside(&hits, &province, &district) {
            hits = self.gaz.known(&name);
        }
        let usable = |id: PlaceId| self.gaz.place(id).kind.level() < PlaceKind::Country.level();
        let all: Vec<(PlaceId, How)> = hits
            .iter()
            .map(|hit| (hit.place, hit.how))
            .filter(|&(id, _)| usable(id))
            .collect();
        let held = self.held(&all, &province, &district);
        let held = self.spelled_so(held, query.place);
        let outer = district.place.or(province.place);
        if let Some(answer) = self.one_of(&held) {
            return match answer.place.zip(province.place) {
                // Among the many names of a province a spelling that is nobody's own proves little.
                Some((id, outer))
                    if district.place.is_none() && !self.is_written_so(id, query.place) =>
                {
                    self.unless_rivalled(answer, outer, &name)
                }
                _ => answer,
            };
        }
        if !held.is_empty() {
            return self.ambiguous(&held, outer);
        }
        // The name itself just over the border says more than a name inside that looks like it.
        let beside = self.beside(&all, &district);
        let beside = self.spelled_so(beside, query.place);
        let beside = self.one_of(&beside);
        let so = beside
            .as_ref()
            .and_then(|answer| answer.place)
            .is_some_and(|id| self.is_written_so(id, query.place));
        if let Some(answer) = beside.clone().filter(|_| so) {
            return answer;
        }
        if let Some(parent) = outer
            && let Some(id) = self.alike(parent, &name, district.place.is_some())
        {
            return Answer {
                place: Some(id),
                how: Match::Fuzzy,
                candidates: Vec::new(),
                conflict: false,
            };
        }
        if let Some(answer) = beside {
            return answer;
        }
        if all.is_empty()
            && let Some(id) = self.alike_beside(&province, &district, &name)
        {
            return Answer {
                place: Some(id),
                how: Match::Fuzzy,
                candidates: Vec::new(),
                conflict: false,
            };
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

    fn is_written_so(&self, id: PlaceId, cell: &str) -> bool {
        let cell = cell.trim().to_lowercase();
        self.gaz.names(id).any(|name| name.to_lowercase() == cell)
    }

    /// A spelling that is nobody's own may as well be that of another place whose name has the same consonants.
    fn unless_rivalled(&mut self, answer: Answer, outer: PlaceId, name: &str) -> Answer {
        let gaz = self.gaz;
        let spellings = self
            .alike
            .entry(outer)
            .or_insert_with(|| Spellings::of(gaz, outer));
        let bones = skeleton(name);
        let Some(rivals) = spellings.of_bones(&bones).filter(|_| bones.len() > 1) else {
            return answer;
        };
        let mut all = rivals.clone();
        all.extend(answer.place.filter(|id| !rivals.contains(id)));
        if one_spot(gaz, &all).is_some() {
            return answer;
        }
        let held: Vec<(PlaceId, How)> = all.into_iter().map(|id| (id, How::Fuzzy)).collect();
        self.ambiguous(&held, Some(outer))
    }

    fn any_inside(&self, hits: &[NameHit], province: &Parent, district: &Parent) -> bool {
        let outer = district.place.or(province.place);
        outer.is_none_or(|outer| hits.iter().any(|hit| self.gaz.contains(outer, hit.place)))
    }

    /// Of several bearers those who are written so, marks and all.
    fn spelled_so(&self, held: Vec<(PlaceId, How)>, cell: &str) -> Vec<(PlaceId, How)> {
        if held.len() < 2 {
            return held;
        }
        let cell = cell.trim().to_lowercase();
        let so: Vec<(PlaceId, How)> = held
            .iter()
            .copied()
            .filter(|&(id, _)| self.gaz.names(id).any(|name| name.to_lowercase() == cell))
            .collect();
        if so.is_empty() { held } else { so }
    }

    /// Borders have moved, and sources draw them differently: bearers just outside the district, in its province.
    fn beside(&self, all: &[(PlaceId, How)], district: &Parent) -> Vec<(PlaceId, How)> {
        let gaz = self.gaz;
        let Some(district) = district.place else {
            return Vec::new();
        };
        all.iter()
            .copied()
            .filter(|&(id, _)| gaz.parent(district).is_some_and(|p| gaz.contains(p, id)))
            .filter(|&(id, _)| self.is_near(district, id))
            .collect()
    }

    /// The one place of the province that looks like the name, where it lies just outside the district.
    fn alike_beside(
        &mut self,
        province: &Parent,
        district: &Parent,
        name: &str,
    ) -> Option<PlaceId> {
        let (province, district) = province.place.zip(district.place)?;
        self.alike(province, name, false)
            .filter(|&id| self.is_near(district, id))
    }

    /// The bearers of a name that lie in what the row names.
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
            return inside(district);
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

    fn alike_of(
        &mut self,
        parent: PlaceId,
        name: &str,
        kind: Option<PlaceKind>,
        close: bool,
    ) -> Option<PlaceId> {
        let gaz = self.gaz;
        self.alike
            .entry(parent)
            .or_insert_with(|| Spellings::of(gaz, parent))
            .nearest(gaz, name, kind, close)
    }

    fn alike(&mut self, parent: PlaceId, name: &str, close: bool) -> Option<PlaceId> {
        self.alike_of(parent, name, None, close)
    }
}

fn listed(hits: &[(PlaceId, How)]) -> Vec<PlaceId> {
    hits.iter()
        .map(|&(id, _)| id)
        .take(MOST_CANDIDATES)
        .collect()
}

#[cfg(test)]
mod tests;

//! Rows of a table of places matched to the gazetteer: a place, its district, its province, each as somebody typed it.
//!
//! The province is read first, then the district in it, then the place in both. Likeness alone counts only inside a
//! parent that is named, and only where one place is alike: a wrong point is worse than the parent's.

use std::collections::HashMap;
use std::rc::Rc;

mod alike;
mod boost;
mod closely;
#[cfg(test)]
mod fit;
mod letters;
mod likely;
mod namesakes;
mod parents;
mod sound;
mod style;
mod tree;
mod weights;
mod words;

use super::{Gazetteer, How, NameHit};
use crate::model::place::{PlaceId, PlaceKind};
use alike::{Limits, Sounds, Spellings, are_one, lies_within};
use closely::Closely;
use likely::Likely;
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

impl From<How> for Match {
    fn from(how: How) -> Self {
        match how {
            How::Exact => Self::Exact,
            How::Variant => Self::Variant,
            How::Fuzzy => Self::Fuzzy,
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
    /// Where the place was told from others by how it is spelled: the chance that it is the one meant, in thousandths.
    pub chance: Option<u16>,
}

/// Two places of one name this near to each other are as good as one, in metres.
const SAME_M: f64 = 5_000.0;
/// A place may lie this far outside the radius of the district that the row names, in metres.
const BORDER_M: f64 = 10_000.0;
/// A place that alone in the province has the name that is written may lie this far outside, in metres.
const FARTHER_M: f64 = 40_000.0;
/// How far the name of a province or district may be from what is written in a row.
const OF_PARENTS: Limits = Limits {
    slack: 16,
    most: 130,
    margin: 10,
};
/// The same for a district that a text names with its province: nobody looks at each answer there.
const OF_TEXT: Limits = Limits {
    slack: 12,
    most: 95,
    margin: 20,
};
/// The most rows whose answers are kept for rows that say the same.
const MOST_ANSWERS: usize = 100_000;
/// The most candidates that an answer lists.
const MOST_CANDIDATES: usize = 8;

/// The district of a province whose spelling is much like what is written, if no other's is about as
/// near: for "Sengeen district of Helmand" in running text.
pub fn district_alike(gaz: &Gazetteer, written: &str, province: PlaceId) -> Option<PlaceId> {
    let kind = Some(PlaceKind::District);
    let spellings = Spellings::of(gaz, province, kind, &mut Sounds::default());
    spellings.nearest(gaz, written, OF_TEXT)
}

/// Matches rows, remembering the parents that it has looked up and the answers that it has given.
pub struct Geocoder<'a> {
    gaz: &'a Gazetteer,
    parents: HashMap<(String, PlaceKind, Option<PlaceId>), Parent>,
    alike: HashMap<(PlaceId, Option<PlaceKind>), Rc<Spellings>>,
    sounds: Sounds,
    closely: Closely,
    /// What the last row left to likeness.
    #[cfg(test)]
    asked: Option<(PlaceId, Vec<(PlaceId, How)>)>,
    /// By the lengths of the first two cells, and all cells in one.
    answers: HashMap<(usize, usize, String), Answer>,
}

impl<'a> Geocoder<'a> {
    /// For a gazetteer.
    pub fn new(gaz: &'a Gazetteer) -> Self {
        Self {
            gaz,
            parents: HashMap::new(),
            alike: HashMap::new(),
            sounds: Sounds::default(),
            closely: Closely::default(),
            #[cfg(test)]
            asked: None,
            answers: HashMap::new(),
        }
    }

    /// Matches a row.
    pub fn find(&mut self, query: Query<'_>) -> Answer {
        // A sheet of incidents names the same places again and again.
        let cells = [query.place, query.admin2, query.admin1].concat();
        let row = (query.place.len(), query.admin2.len(), cells);
        if let Some(known) = self.answers.get(&row) {
            return known.clone();
        }
        let answer = self.answer(query);
        if self.answers.len() < MOST_ANSWERS {
            self.answers.insert(row, answer.clone());
        }
        answer
    }

    fn answer(&mut self, query: Query<'_>) -> Answer {
        let province = self.parent(query.admin1, PlaceKind::Province, None);
        let district = self.parent(query.admin2, PlaceKind::District, province.place);
        let name = without_type(query.place);
        if name.is_empty() {
            return self.of_parents(&province, &district, query);
        }
        // "X Kalay" is a name of its own, or X with the word for village.
        let mut hits = self.gaz.known(query.place.trim());
        let other = name != query.place.trim();
        if other && (hits.is_empty() || !self.any_inside(&hits, &province, &district)) {
            hits = self.gaz.known(&name);
        }
        let usable = |id: PlaceId| self.gaz.place(id).kind.level() < PlaceKind::Country.level();
        let all: Vec<(PlaceId, How)> = hits
            .iter()
            .map(|hit| (hit.place, hit.how))
            .filter(|&(id, _)| usable(id))
            .collect();
        let held = self.held(&all, &province, &district);
        let outer = district.place.or(province.place);
        let Some(parent) = outer else {
            return match self.one_of(&held) {
                Some(answer) => answer,
                None if held.is_empty() => self.of_parents(&province, &district, query),
                None => self.ambiguous(&held, None),
            };
        };
        let written = self.spelled_so(&held, query.place);
        if let Some(answer) = self.one_of(&written) {
            let rivals = self.namesakes(&answer, parent, query.place);
            if !rivals.is_empty() {
                return self.ambiguous(&rivals, outer);
            }
            return answer;
        }
        if !written.is_empty() {
            return self.ambiguous(&written, outer);
        }
        #[cfg(test)]
        {
            self.asked = Some((parent, all.clone()));
        }
        match self.likely(query.place, parent, &all) {
            Likely::One(id, chance) => Answer {
                place: Some(id),
                how: all
                    .iter()
                    .find(|hit| hit.0 == id)
                    .map_or(Match::Fuzzy, |hit| hit.1.into()),
                candidates: Vec::new(),
                conflict: false,
                chance: Some(chance),
            },
            Likely::Several(ids) => {
                let held: Vec<(PlaceId, How)> =
                    ids.into_iter().map(|id| (id, How::Fuzzy)).collect();
                self.ambiguous(&held, outer)
            }
            Likely::None => match self.farther(&all, parent) {
                Some((id, how)) => Answer {
                    place: Some(id),
                    how: how.into(),
                    candidates: Vec::new(),
                    conflict: false,
                    chance: None,
                },
                None => Answer {
                    place: Some(parent),
                    how: Match::Parent,
                    conflict: !all.is_empty(),
                    candidates: listed(&all),
                    chance: None,
                },
            },
        }
    }

    fn any_inside(&self, hits: &[NameHit], province: &Parent, district: &Parent) -> bool {
        let outer = district.place.or(province.place);
        outer.is_none_or(|outer| hits.iter().any(|hit| self.gaz.contains(outer, hit.place)))
    }

    /// The one bearer of a name in the province, where it lies not too far outside of the district that is named.
    fn farther(&self, all: &[(PlaceId, How)], district: PlaceId) -> Option<(PlaceId, How)> {
        let gaz = self.gaz;
        let province = gaz
            .parent(district)
            .filter(|_| gaz.place(district).kind == PlaceKind::District)?;
        let mut inside = all
            .iter()
            .copied()
            .filter(|hit| gaz.contains(province, hit.0));
        let first = inside.next()?;
        let one = inside.all(|hit| are_one(gaz, first.0, hit.0));
        (one && lies_within(gaz, district, first.0, FARTHER_M)).then_some(first)
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
        let one = meant.iter().all(|&(id, _)| are_one(self.gaz, first, id));
        one.then(|| Answer {
            place: Some(first),
            how: how.into(),
            candidates: Vec::new(),
            conflict: false,
            chance: None,
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
            chance: None,
        }
    }

    /// The spellings of a parent, made when they are first asked for.
    fn spellings(&mut self, parent: PlaceId, kind: Option<PlaceKind>) -> Rc<Spellings> {
        let (gaz, sounds) = (self.gaz, &mut self.sounds);
        let made = self
            .alike
            .entry((parent, kind))
            .or_insert_with(|| Rc::new(Spellings::of(gaz, parent, kind, sounds)));
        Rc::clone(made)
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

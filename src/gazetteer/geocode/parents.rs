//! The province and the district that a row names.

use super::{Answer, Geocoder, MOST_CANDIDATES, Match, OF_PARENTS, Query};
use crate::gazetteer::How;
use crate::model::place::{PlaceId, PlaceKind};

/// A province or district as a row names it.
#[derive(Clone, Debug, Default)]
pub(super) struct Parent {
    pub(super) place: Option<PlaceId>,
    pub(super) how: Option<How>,
    /// Where it cannot be told which.
    pub(super) several: Vec<PlaceId>,
}

/// A cell without the words for its kind, and without what stands in brackets.
pub(super) fn without_type(cell: &str) -> String {
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

impl Geocoder<'_> {
    /// A row without a place: its district, else its province.
    pub(super) fn of_parents(
        &self,
        province: &Parent,
        district: &Parent,
        query: Query<'_>,
    ) -> Answer {
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
            chance: None,
        }
    }

    /// The province or district of a cell, within a province where one is known.
    pub(super) fn parent(
        &mut self,
        cell: &str,
        kind: PlaceKind,
        within: Option<PlaceId>,
    ) -> Parent {
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
            let spellings = country.map(|outer| self.spellings(outer, Some(kind)));
            meant = spellings
                .and_then(|all| all.nearest(gaz, name, OF_PARENTS))
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
}

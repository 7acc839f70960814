//! Places that a name looks like, among the few of a district or province.

use std::collections::HashMap;

use strsim::osa_distance;

use super::SAME_M;
use crate::gazetteer::Gazetteer;
use crate::model::place::{LonLat, PlaceId, PlaceKind};
use crate::text::fold::fold_str;
use crate::text::skeleton::skeleton;
use crate::text::variant::variant_key;

/// Metres in a degree of latitude.
const DEGREE_M: f64 = 111_320.0;

/// The spellings of what lies in a parent.
pub(super) struct Spellings {
    keys: Vec<Spelling>,
    /// Places by the consonants of their names.
    skeletons: HashMap<String, Vec<PlaceId>>,
}

/// A spelling of a place inside a parent, with the set of its letters.
struct Spelling {
    place: PlaceId,
    key: String,
    letters: u64,
}

/// The letters of a key as a set: keys that differ in many letters are far apart.
fn letters_of(key: &str) -> u64 {
    key.chars().fold(0, |set, c| set | 1 << (c as u32 % 64))
}

/// The first of some places, where all stand on one spot.
pub(super) fn one_spot(gaz: &Gazetteer, places: &[PlaceId]) -> Option<PlaceId> {
    let &first = places.first()?;
    let point = gaz.place(first).point;
    let one = places.iter().all(|&id| {
        id == first
            || point
                .zip(gaz.place(id).point)
                .is_some_and(|(a, b)| metres(a, b) <= SAME_M)
    });
    one.then_some(first)
}

/// Distance in metres, good enough to compare over some hundred kilometres.
pub(super) fn metres(a: LonLat, b: LonLat) -> f64 {
    let across = (a.lon - b.lon) * ((a.lat + b.lat) / 2.0).to_radians().cos();
    across.hypot(a.lat - b.lat) * DEGREE_M
}

impl Spellings {
    /// The spellings of every place inside a parent.
    pub(super) fn of(gaz: &Gazetteer, parent: PlaceId) -> Self {
        let mut found = Vec::new();
        let mut skeletons: HashMap<String, Vec<PlaceId>> = HashMap::new();
        let mut rest = vec![parent];
        while let Some(outer) = rest.pop() {
            for &id in gaz.children(outer) {
                rest.push(id);
                for name in gaz.names(id) {
                    let bones = skeletons.entry(skeleton(name)).or_default();
                    if !bones.contains(&id) {
                        bones.push(id);
                    }
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
        Spellings {
            keys: found,
            skeletons,
        }
    }

    /// The places whose names have these consonants.
    pub(super) fn of_bones(&self, bones: &str) -> Option<&Vec<PlaceId>> {
        self.skeletons.get(bones)
    }

    /// The one place whose spelling is nearest to a name, if it is near enough.
    pub(super) fn nearest(
        &self,
        gaz: &Gazetteer,
        name: &str,
        kind: Option<PlaceKind>,
        close: bool,
    ) -> Option<PlaceId> {
        let bones = skeleton(name);
        let least = if close { 3 } else { 4 };
        if bones.chars().count() >= least
            && let Some(of_bones) = self.skeletons.get(&bones)
        {
            let fits: Vec<PlaceId> = of_bones
                .iter()
                .copied()
                .filter(|&id| kind.is_none_or(|kind| gaz.place(id).kind == kind))
                .collect();
            if !fits.is_empty() {
                return one_spot(gaz, &fits);
            }
        }
        let key = variant_key(&fold_str(name))?;
        let length = key.chars().count();
        let most = match length {
            0..=4 => return None,
            5..=7 => 1,
            _ if close => 2,
            _ => 1,
        };
        let letters = letters_of(&key);
        let mut best: Option<usize> = None;
        let mut meant: Vec<PlaceId> = Vec::new();
        for spelling in &self.keys {
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
        one_spot(gaz, &meant)
    }
}

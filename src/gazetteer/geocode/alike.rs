//! Places that a name looks like, among the few of a district or province.

use std::collections::HashMap;
use std::rc::Rc;

use super::closely::Near;
use super::sound::Sound;
use super::tree::Tree;
use super::{BORDER_M, SAME_M};
use crate::gazetteer::Gazetteer;
use crate::model::place::{LonLat, PlaceId, PlaceKind};
use crate::text::quick::Quick;

/// Metres in a degree of latitude.
const DEGREE_M: f64 = 111_320.0;

/// The spellings of what lies in a parent, each with its place and whether that lies just outside.
pub(super) struct Spellings(Tree<(PlaceId, bool)>);

/// The sounds of each place's names, made when they are first asked for.
#[derive(Default)]
pub(super) struct Sounds(HashMap<PlaceId, Vec<Rc<Sound>>, Quick>);

impl Sounds {
    fn of(&mut self, gaz: &Gazetteer, id: PlaceId) -> &[Rc<Sound>] {
        self.0.entry(id).or_insert_with(|| {
            let mut sounds: Vec<Sound> = gaz.names(id).filter_map(Sound::of).collect();
            sounds.sort_unstable();
            sounds.dedup();
            sounds.into_iter().map(Rc::new).collect()
        })
    }
}

/// Distance in metres, good enough to compare over some hundred kilometres.
pub(super) fn metres(a: LonLat, b: LonLat) -> f64 {
    let across = (a.lon - b.lon) * ((a.lat + b.lat) / 2.0).to_radians().cos();
    across.hypot(a.lat - b.lat) * DEGREE_M
}

/// Whether two places are as good as one.
pub(super) fn are_one(gaz: &Gazetteer, a: PlaceId, b: PlaceId) -> bool {
    let near = |(a, b)| metres(a, b) <= SAME_M;
    a == b || gaz.place(a).point.zip(gaz.place(b).point).is_some_and(near)
}

/// Whether a place lies no farther outside of a district than that, by the district's point and radius.
pub(super) fn lies_within(gaz: &Gazetteer, district: PlaceId, id: PlaceId, outside_m: f64) -> bool {
    let outer = gaz.place(district);
    outer
        .point
        .zip(gaz.place(id).point)
        .is_some_and(|(a, b)| metres(a, b) <= outer.radius_m + outside_m)
}

/// What it costs a place to lie just over the border, in hundredths of a strange consonant.
const BESIDE: u16 = 80;

/// How far is searched first.
const FIRST_REACH: u16 = 45;

/// A candidate this much farther than the nearest is looked at too.
const BAND: u16 = 45;

/// The most candidates that are looked at closely.
const MOST_NEAR: usize = 8;

impl Spellings {
    /// The spellings of every place, or of every place of a kind, inside a parent and, of a district, of those just
    /// outside in its province.
    pub(super) fn of(
        gaz: &Gazetteer,
        parent: PlaceId,
        kind: Option<PlaceKind>,
        known: &mut Sounds,
    ) -> Self {
        let mut sounds = Vec::new();
        let mut add = |top: PlaceId, aside: Option<PlaceId>| {
            let mut rest = vec![top];
            while let Some(outer) = rest.pop() {
                for &id in gaz.children(outer) {
                    if aside == Some(id) {
                        continue;
                    }
                    rest.push(id);
                    if kind.is_some_and(|kind| gaz.place(id).kind != kind)
                        || aside.is_some_and(|district| !lies_within(gaz, district, id, BORDER_M))
                    {
                        continue;
                    }
                    for sound in known.of(gaz, id) {
                        sounds.push((Rc::clone(sound), (id, aside.is_some())));
                    }
                }
            }
        };
        add(parent, None);
        if gaz.place(parent).kind == PlaceKind::District
            && let Some(province) = gaz.parent(parent)
        {
            add(province, Some(parent));
        }
        Self(Tree::of(sounds))
    }

    /// The places whose spellings are nearest to a name, each with its nearest, the nearest first; none where the nearest
    /// is not near enough.
    pub(super) fn around(&self, sound: &Sound, slack: u16, most: u16) -> Vec<Near> {
        let reach = (sound.weight() * slack).min(most);
        let mut within = reach.min(FIRST_REACH);
        let mut all: Vec<(PlaceId, u16, bool)> = Vec::new();
        loop {
            all.clear();
            self.0.near(sound, within, |spelling, (id, beside)| {
                if let Some(apart) = sound.apart(spelling, within) {
                    all.push((id, apart, beside));
                }
            });
            let least = all.iter().map(|near| with_border(near.1, near.2)).min();
            let needed = match least {
                Some(least) => (least + BAND).min(reach),
                None => (within * 2).min(reach),
            };
            if needed <= within {
                break;
            }
            within = needed;
        }
        all.sort_unstable();
        all.dedup_by_key(|near| near.0);
        let near = |(id, apart, beside)| Near { apart, id, beside };
        let mut all: Vec<Near> = all.into_iter().map(near).collect();
        all.sort_unstable_by_key(|near| (with_border(near.apart, near.beside), near.id));
        let least = all
            .first()
            .map_or(0, |near| with_border(near.apart, near.beside));
        if least > reach {
            return Vec::new();
        }
        all.retain(|near| with_border(near.apart, near.beside) <= least + BAND);
        all.truncate(MOST_NEAR);
        all
    }

    /// The place whose spelling is nearest to a name, if it is near enough and no other place is about as near.
    pub(super) fn nearest(&self, gaz: &Gazetteer, name: &str, limits: Limits) -> Option<PlaceId> {
        let sound = Sound::of(name)?;
        let most = (sound.weight() * limits.slack).min(limits.most);
        let reach = most + limits.margin;
        let mut all: Vec<(u16, PlaceId)> = Vec::new();
        self.0.near(&sound, reach, |spelling, (id, beside)| {
            if let Some(apart) = sound.apart(spelling, reach) {
                all.push((with_border(apart, beside), id));
            }
        });
        all.sort_unstable();
        let &(least, first) = all.first().filter(|nearest| nearest.0 <= most)?;
        let mut rivals = vec![first];
        for &(cost, id) in &all {
            if cost > least + limits.margin {
                break;
            }
            if !rivals.contains(&id) && !are_one(gaz, first, id) {
                rivals.push(id);
            }
        }
        // A district beside what lies in it, such as its centre: the place is meant.
        let all = rivals.clone();
        let holds = |outer: PlaceId| all.iter().any(|&id| id != outer && gaz.contains(outer, id));
        rivals.retain(|&id| !holds(id));
        match rivals.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

/// What a distance is with the cost of the border.
const fn with_border(apart: u16, beside: bool) -> u16 {
    if beside { apart + BESIDE } else { apart }
}

/// How loosely names are compared, in hundredths of a strange consonant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How far a spelling may be for each letter of the name.
    pub(super) slack: u16,
    /// How far it may be at most.
    pub(super) most: u16,
    /// A rival this much farther is still a rival.
    pub(super) margin: u16,
}

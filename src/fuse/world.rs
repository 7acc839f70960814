//! What all happenings name: persons, places and actors, each kept once and worked out once.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::model::{Actor, ActorKind, Location};
use crate::text::person_names::{NameKey, NameMatch};
use crate::text::spelling::Form;

use super::happening::Happening;
use super::places::{self, Relation};
use super::symbols::{Digest, Symbol, set, symbol};
use super::words;

/// All happenings of a run, with what they name by number.
#[derive(Debug, Default)]
pub(super) struct World<'a> {
    /// Sorted by report and event; all batches but the last hold [`BATCH`], so that none is moved
    /// once it is made.
    pub(super) batches: Vec<Vec<Happening<'a>>>,
    pub(super) named: Named<'a>,
}

/// Happenings that are made together on one thread: fixed, so that numbers do not depend on how
/// many threads there are.
pub(super) const BATCH: usize = 8192;

impl<'a> World<'a> {
    /// How many happenings there are.
    pub(super) fn count(&self) -> u32 {
        number(self.batches.iter().map(Vec::len).sum())
    }

    /// The happening of that number.
    pub(super) fn happening(&self, at: u32) -> Option<&Happening<'a>> {
        let at = at as usize;
        self.batches.get(at / BATCH)?.get(at % BATCH)
    }

    /// All happenings in the order of their numbers.
    pub(super) fn happenings(&self) -> impl Iterator<Item = &Happening<'a>> {
        self.batches.iter().flatten()
    }
}

/// Names, places and actors by number. Numbers are given in the order in which they are first met.
#[derive(Debug, Default)]
pub(super) struct Named<'a> {
    pub(super) names: Vec<Name>,
    /// Filled by [`Self::close`].
    pub(super) grounds: Vec<Ground<'a>>,
    pub(super) actors: Vec<Party>,
    places: Vec<&'a Location>,
    by_name: HashMap<String, u32>,
    by_place: HashMap<Symbol, u32>,
    by_actor: BTreeMap<&'a Actor, u32>,
}

/// A person's name, ready to be compared.
#[derive(Clone, Debug)]
pub(super) struct Name {
    key: NameKey,
    /// Names that can be of one person share a bit.
    mask: u64,
    /// Symbols of the words that few people bear, sorted.
    pub(super) rare: Box<[Symbol]>,
    pub(super) single: bool,
}

impl Name {
    fn of(name: &str) -> Self {
        let key = NameKey::of(name);
        Self {
            mask: key.mask(),
            rare: set(key.blocking().iter().map(|word| symbol(word)).collect()),
            single: key.is_single(),
            key,
        }
    }

    /// How far two names agree.
    pub(super) fn compare(&self, other: &Self) -> NameMatch {
        if self.mask & other.mask == 0 {
            return NameMatch::No;
        }
        self.key.compare(&other.key)
    }
}

/// A place, ready to be compared.
#[derive(Clone, Debug)]
pub(super) struct Ground<'a> {
    pub(super) location: &'a Location,
    form: Form,
    /// Content words of its name.
    words: Box<[Symbol]>,
    pub(super) admin1: Option<Symbol>,
    pub(super) admin2: Option<Symbol>,
    pub(super) key: Symbol,
}

impl<'a> Ground<'a> {
    fn of(location: &'a Location) -> Self {
        let admin = |admin: &Option<crate::model::AdminRef>| admin.as_ref().map(|a| symbol(&a.key));
        Self {
            location,
            form: Form::of(&location.name),
            words: words::content(std::iter::once(location.name.as_str())),
            admin1: admin(&location.admin1),
            admin2: admin(&location.admin2),
            key: symbol(&location.key),
        }
    }

    /// The finest level at which two places agree.
    pub(super) fn relation(&self, other: &Self) -> Relation {
        places::relation_by(self.location, other.location, || {
            self.form.is_same(&other.form)
        })
    }

    /// Whether it lies inside the other, and a sentence of these words names it all the same: "the
    /// airport" in news of a city stands for that city's airport.
    pub(super) fn is_named_beside(&self, outer: &Self, sentence: &[Symbol]) -> bool {
        let mut own = (self.words.iter()).filter(|word| !outer.words.contains(word));
        let named = |word: &Symbol| sentence.binary_search(word).is_ok();
        self.key != outer.key
            && self.location.is_within(outer.location)
            && own.next().is_some_and(named)
            && own.all(named)
    }

    /// Whether the two lie in one province, as far as is known.
    pub(super) fn same_province(&self, other: &Self) -> bool {
        self.admin1.is_some() && self.admin1 == other.admin1
    }
}

/// All that tells two places apart.
fn place_symbol(place: &Location) -> Symbol {
    let admins = [&place.admin2, &place.admin1, &place.country];
    let words = [place.key.as_str(), place.name.as_str()].into_iter().chain(
        admins
            .into_iter()
            .map(|admin| admin.as_ref().map_or("", |admin| admin.key.as_str())),
    );
    let (lon, lat) = place
        .point
        .map_or((0, 0), |point| (point.lon.to_bits(), point.lat.to_bits()));
    let digest = words.fold(Digest::new(), |digest, word| {
        digest.number(word.len() as u64).bytes(word.as_bytes())
    });
    [
        place.kind as u64,
        place.point_of.map_or(0, |of| of as u64 + 1),
        lon,
        lat,
        place.uncertainty_m.map_or(0, f64::to_bits),
    ]
    .into_iter()
    .fold(digest, Digest::number)
    .symbol()
}

/// An actor, ready to be compared.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) id: Symbol,
    lineage: Box<[Symbol]>,
    /// Whether it is an armed group.
    pub(super) is_group: bool,
}

impl Party {
    fn of(actor: &Actor) -> Self {
        Self {
            id: symbol(&actor.id),
            lineage: actor.lineage.iter().map(|id| symbol(id)).collect(),
            is_group: actor.kind == ActorKind::ArmedGroup,
        }
    }

    /// Whether one is the other or a part of it.
    pub(super) fn compatible(&self, other: &Self) -> bool {
        self.lineage.contains(&other.id) || other.lineage.contains(&self.id)
    }
}

impl<'a> Named<'a> {
    /// The number of a name.
    pub(super) fn name(&mut self, name: &str) -> u32 {
        if let Some(&known) = self.by_name.get(name) {
            return known;
        }
        let number = number(self.names.len());
        self.names.push(Name::of(name));
        self.by_name.insert(name.to_owned(), number);
        number
    }

    /// The number of a place.
    pub(super) fn ground(&mut self, place: &'a Location) -> u32 {
        let next = number(self.places.len());
        let found = *self.by_place.entry(place_symbol(place)).or_insert(next);
        if found == next {
            self.places.push(place);
        }
        found
    }

    /// The number of an actor.
    pub(super) fn actor(&mut self, actor: &'a Actor) -> u32 {
        let next = number(self.actors.len());
        let found = *self.by_actor.entry(actor).or_insert(next);
        if found == next {
            self.actors.push(Party::of(actor));
        }
        found
    }

    /// Makes the places ready to be compared and lets go of what is needed for numbering alone.
    pub(super) fn close(&mut self) {
        self.grounds = self
            .places
            .par_iter()
            .map(|place| Ground::of(place))
            .collect();
        self.places = Vec::new();
        self.by_name = HashMap::new();
        self.by_place = HashMap::new();
        self.by_actor = BTreeMap::new();
    }

    /// Takes over what another has numbered, and gives its numbers as they are here.
    pub(super) fn take_over(&mut self, other: Named<'a>) -> Renumbered {
        let mut renumbered = Renumbered {
            names: vec![0; other.names.len()],
            grounds: vec![0; other.places.len()],
            actors: vec![0; other.actors.len()],
        };
        let mut written: Vec<(u32, String)> = other
            .by_name
            .into_iter()
            .map(|(name, number)| (number, name))
            .collect();
        written.sort_unstable();
        for ((slot, name), (_, words)) in renumbered.names.iter_mut().zip(other.names).zip(written)
        {
            let next = number(self.names.len());
            *slot = *self.by_name.entry(words).or_insert(next);
            if *slot == next {
                self.names.push(name);
            }
        }
        for (slot, place) in renumbered.grounds.iter_mut().zip(other.places) {
            *slot = self.ground(place);
        }
        let mut actors: Vec<(u32, &Actor)> = other
            .by_actor
            .into_iter()
            .map(|(actor, number)| (number, actor))
            .collect();
        actors.sort_unstable_by_key(|(number, _)| *number);
        for (slot, (_, actor)) in renumbered.actors.iter_mut().zip(actors) {
            *slot = self.actor(actor);
        }
        renumbered
    }
}

/// The new numbers of names, places and actors, by their old ones.
#[derive(Debug)]
pub(super) struct Renumbered {
    names: Vec<u32>,
    grounds: Vec<u32>,
    actors: Vec<u32>,
}

impl Renumbered {
    /// Brings a happening to the new numbers.
    pub(super) fn apply(&self, happening: &mut Happening<'_>) {
        let to = |table: &[u32], number: &mut u32| {
            if let Some(&new) = table.get(*number as usize) {
                *number = new;
            }
        };
        for place in happening.places.iter_mut() {
            to(&self.grounds, &mut place.ground);
        }
        for ground in happening.also_at.iter_mut() {
            to(&self.grounds, ground);
        }
        for someone in &mut happening.people {
            to(&self.names, &mut someone.name);
        }
        for name in happening.mentioned.iter_mut() {
            to(&self.names, name);
        }
        let sides = happening.losses.iter_mut();
        let sides = sides.flat_map(|loss| loss.by.iter_mut().chain(&mut loss.of));
        let all = happening.doers.iter_mut().chain(happening.hit.iter_mut());
        for actor in sides.chain(all) {
            to(&self.actors, actor);
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

//! Two happenings held against each other, each comparison made once and only where it is asked for.

use std::cell::OnceCell;

use crate::model::Fate;
use crate::text::person_names::NameMatch;

use super::compare;
use super::happening::{Happening, Someone};
use super::kinship::{Kinship, kinship};
use super::places::Relation;
use super::world::{Ground, Name, Named, Party, World};

/// A person of both who met one fate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared<'a> {
    pub(super) how: NameMatch,
    pub(super) name: &'a str,
    pub(super) fate: Fate,
    /// One of the two tells only that the person was aimed at.
    pub(super) aimed_at: bool,
    /// One of the two names is a single word.
    pub(super) single: bool,
}

/// Two happenings and how they stand to each other.
#[derive(Debug)]
pub(super) struct Both<'w, 'a> {
    pub(super) named: &'w Named<'a>,
    pub(super) a: &'w Happening<'a>,
    pub(super) b: &'w Happening<'a>,
    /// Days between the nearest dates; `None` where one has none.
    pub(super) gap: Option<i32>,
    pub(super) kinship: Kinship,
    place: OnceCell<Option<Relation>>,
    shared: OnceCell<Option<Shared<'a>>>,
    mention: OnceCell<Option<(NameMatch, &'a str, Fate)>>,
}

impl<'w, 'a> Both<'w, 'a> {
    /// The two of these numbers.
    pub(super) fn of(world: &'w World<'a>, a: u32, b: u32) -> Option<Self> {
        Some(Self::new(
            &world.named,
            world.happening(a)?,
            world.happening(b)?,
        ))
    }

    fn new(named: &'w Named<'a>, a: &'w Happening<'a>, b: &'w Happening<'a>) -> Self {
        Self {
            named,
            a,
            b,
            gap: compare::gap(&a.dates, &b.dates),
            kinship: kinship(a.kinds, b.kinds),
            place: OnceCell::new(),
            shared: OnceCell::new(),
            mention: OnceCell::new(),
        }
    }

    /// The closest relation of their places, a claim's own before those from context.
    pub(super) fn place(&self) -> Option<Relation> {
        *self.place.get_or_init(|| compare::place(self))
    }

    /// Whether their places are known to agree on this level or a finer one.
    pub(super) fn near(&self, level: Relation) -> bool {
        self.place().is_some_and(|place| place <= level)
    }

    pub(super) fn ground(&self, number: u32) -> Option<&'w Ground<'a>> {
        self.named.grounds.get(number as usize)
    }

    fn name(&self, number: u32) -> Option<&'w Name> {
        self.named.names.get(number as usize)
    }

    fn party(&self, number: u32) -> Option<&'w Party> {
        self.named.actors.get(number as usize)
    }

    /// How far two names agree.
    fn names(&self, a: u32, b: u32) -> NameMatch {
        match (self.name(a), self.name(b)) {
            (Some(a), Some(b)) => a.compare(b),
            _ => NameMatch::No,
        }
    }

    /// Whether one actor is the other or a part of it.
    pub(super) fn compatible(&self, a: u32, b: u32) -> bool {
        matches!((self.party(a), self.party(b)), (Some(a), Some(b)) if a.compatible(b))
    }

    /// Whether an actor of one list is one of the other, or a part of it.
    pub(super) fn meet(&self, a: &[u32], b: &[u32]) -> bool {
        a.iter()
            .any(|&left| b.iter().any(|&right| self.compatible(left, right)))
    }

    /// The best match of two persons with one fate.
    pub(super) fn shared(&self) -> Option<Shared<'a>> {
        *self.shared.get_or_init(|| self.find_shared())
    }

    fn find_shared(&self) -> Option<Shared<'a>> {
        let mut best: Option<Shared<'a>> = None;
        for left in &self.a.people {
            for right in &self.b.people {
                let Some((fate, aimed_at)) = one_fate(left.fate, right.fate) else {
                    continue;
                };
                let how = self.names(left.name, right.name);
                if how == NameMatch::No {
                    continue;
                }
                let single =
                    |someone: &Someone<'_>| self.name(someone.name).is_some_and(|name| name.single);
                let found = Shared {
                    how,
                    name: left.written,
                    fate,
                    aimed_at,
                    single: single(left) || single(right),
                };
                let rank = |shared: &Shared<'_>| (shared.how, !shared.aimed_at, !shared.single);
                if best.as_ref().is_none_or(|best| rank(&found) > rank(best)) {
                    best = Some(found);
                }
            }
        }
        best
    }

    /// The best match of a person to whom something was done in one with a name in the sentences of
    /// the other.
    pub(super) fn mention(&self) -> Option<(NameMatch, &'a str, Fate)> {
        *self.mention.get_or_init(|| {
            self.mentioned(self.a, self.b)
                .max(self.mentioned(self.b, self.a))
        })
    }

    fn mentioned(
        &self,
        told: &Happening<'a>,
        names: &Happening<'_>,
    ) -> Option<(NameMatch, &'a str, Fate)> {
        told.people
            .iter()
            .filter(|someone| someone.fate != Fate::Targeted)
            .flat_map(|someone| {
                names.mentioned.iter().map(move |&name| {
                    (
                        self.names(someone.name, name),
                        someone.written,
                        someone.fate,
                    )
                })
            })
            .filter(|(how, ..)| *how > NameMatch::No)
            .max()
    }
}

/// The fate that two tell of one person, and whether one of them tells only of the aim.
const fn one_fate(a: Fate, b: Fate) -> Option<(Fate, bool)> {
    use Fate::{Abducted, Captured, Injured, Killed, Released, Surrendered, Targeted};
    Some(match (a, b) {
        (Targeted, Targeted) => (Targeted, true),
        (Killed, Killed)
        | (Injured, Injured)
        | (Captured, Captured)
        | (Abducted, Abducted)
        | (Surrendered, Surrendered)
        | (Released, Released) => (a, false),
        (Targeted, Killed | Injured) | (Killed | Injured, Targeted) => (Killed, true),
        (Captured, Abducted) | (Abducted, Captured) => (Captured, false),
        _ => return None,
    })
}

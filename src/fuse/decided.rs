//! What people decided about which happenings are one, for the clustering.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Claim, Decisions, Pair};

use super::world::World;

/// Decisions by the positions of happenings.
#[derive(Debug, Default)]
pub(super) struct Decided<'a> {
    /// Never in one cluster, the lesser position first.
    apart: BTreeSet<(u32, u32)>,
    /// Split off: these look for a cluster only when all others have found theirs.
    late: BTreeSet<u32>,
    /// In one cluster, and the words for why.
    pub(super) merge: Vec<(u32, u32, &'a str)>,
}

impl<'a> Decided<'a> {
    pub(super) fn of(decisions: &'a Decisions, world: &World<'_>, claims: &[Claim]) -> Self {
        let Decisions {
            merge,
            apart,
            split,
            ..
        } = decisions;
        if merge.is_empty() && apart.is_empty() && split.is_empty() {
            return Self::default();
        }
        let mut home: BTreeMap<&str, u32> = BTreeMap::new();
        for (at, happening) in (0..).zip(world.happenings()) {
            let held = happening.claims.iter();
            let held = held.filter_map(|&at| claims.get(at as usize));
            home.extend(held.map(|claim| (claim.id.as_str(), at)));
        }
        let both = |pair: &'a Pair| {
            let (a, b) = (home.get(pair.a.as_str())?, home.get(pair.b.as_str())?);
            (a != b).then_some((*a, *b, pair.words.as_str()))
        };
        Self {
            apart: apart
                .iter()
                .chain(split)
                .filter_map(both)
                .map(|(a, b, _)| (a.min(b), a.max(b)))
                .collect(),
            late: split
                .iter()
                .filter_map(both)
                .map(|(split, _, _)| split)
                .collect(),
            merge: merge.iter().filter_map(both).collect(),
        }
    }

    /// Whether the happening was split off.
    pub(super) fn is_late(&self, happening: u32) -> bool {
        self.late.contains(&happening)
    }

    /// Whether two of the happenings, one of each list, must not be in one cluster.
    pub(super) fn part(&self, a: &[u32], b: &[u32]) -> bool {
        !self.apart.is_empty()
            && a.iter().any(|&x| {
                b.iter()
                    .any(|&y| self.apart.contains(&(x.min(y), x.max(y))))
            })
    }
}

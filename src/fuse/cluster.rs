//! Links made into clusters, the strongest first, with a guard against chains.
//!
//! Two clusters are joined over a link unless a member of one and a member of the other cannot be
//! one happening at all ([`links::forbid`]), as many of their pairs contradict each other as are
//! linked, or the points of all their pairs speak against it. So A-B and B-C make no cluster of three where A and C are two days, two places or two
//! tolls; B stays with the one it is tied to more strongly.
//!
//! What people decided comes before all of this ([`Decided`]): who is to be kept apart is never
//! joined, who was split off looks for a cluster last, and who is to be merged is merged in the end,
//! as whole clusters.
//!
//! The links are sorted by strength and then by their happenings' report and number, so the order
//! in which they were found does not matter. Cost: a sort of the links, and the pairs between two
//! clusters each time that a link first ties them as they then are.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::both::Both;
use super::decided::Decided;
use super::evidence::evidence;
use super::links;
use super::world::World;

/// A link between two happenings, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) strength: i32,
}

/// Happenings that are one, and why each but the first was joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Clusters {
    /// Positions, ascending, by cluster; clusters are in the order of their first member.
    pub(super) members: Vec<Vec<u32>>,
    /// For each happening the strongest link that joined it: the other end.
    joined: Vec<Option<u32>>,
    /// Words for happenings whose clusters a person merged.
    merged: BTreeMap<u32, String>,
}

impl Clusters {
    /// The words for why a happening was joined; empty where it stands alone.
    pub(super) fn why(&self, world: &World<'_>, happening: u32) -> String {
        let other = self.joined.get(happening as usize).copied().flatten();
        let mut words = other
            .and_then(|other| Both::of(world, happening.min(other), happening.max(other)))
            .map(|both| links::why(&both))
            .unwrap_or_default();
        if let Some(decided) = self.merged.get(&happening) {
            if !words.is_empty() {
                words.push_str("; ");
            }
            words.push_str(decided);
        }
        words
    }
}

/// Every happening is in exactly one cluster. The links may come in any order and more than once.
pub(super) fn clusters(world: &World<'_>, mut edges: Vec<Edge>, decided: &Decided<'_>) -> Clusters {
    let count = world.count();
    for edge in &mut edges {
        (edge.a, edge.b) = (edge.a.min(edge.b), edge.a.max(edge.b));
    }
    edges.par_sort_unstable_by_key(|edge| (edge.a, edge.b));
    edges.dedup();
    let links = Links::of(&edges, count as usize);
    edges.par_sort_unstable_by_key(|edge| {
        let late = decided.is_late(edge.a) || decided.is_late(edge.b);
        (late, Reverse(edge.strength), edge.a, edge.b)
    });
    let mut growing = Growing {
        home: (0..count).collect(),
        members: (0..count).map(|at| vec![at]).collect(),
    };
    let mut joined = vec![None; count as usize];
    // Two clusters that were once kept apart are so until one of them grows.
    let mut apart: HashMap<(u32, u32), (usize, usize)> = HashMap::new();
    for edge in &edges {
        let (left, right) = (growing.home(edge.a), growing.home(edge.b));
        let (into, from) = (left.min(right), left.max(right));
        if into != from {
            let (a, b) = (growing.members(into), growing.members(from));
            let sizes = (a.len(), b.len());
            if apart.get(&(into, from)) == Some(&sizes) {
                continue;
            }
            if decided.part(a, b) || !may_join(world, a, b, &links) {
                apart.insert((into, from), sizes);
                continue;
            }
            growing.unite(into, from);
        }
        for (member, other) in [(edge.a, edge.b), (edge.b, edge.a)] {
            if let Some(slot) = joined.get_mut(member as usize) {
                *slot = slot.or(Some(other));
            }
        }
    }
    let mut merged: BTreeMap<u32, String> = BTreeMap::new();
    for &(a, b, words) in &decided.merge {
        if growing.merge(decided, a, b) {
            for member in [a, b] {
                let all = merged.entry(member).or_default();
                if !all.is_empty() {
                    all.push_str("; ");
                }
                all.push_str(words);
            }
        }
    }
    growing.members.retain(|members| !members.is_empty());
    Clusters {
        members: growing.members,
        joined,
        merged,
    }
}

/// Clusters while they grow; one that was taken into another is empty.
#[derive(Debug)]
struct Growing {
    home: Vec<u32>,
    members: Vec<Vec<u32>>,
}

impl Growing {
    fn home(&self, happening: u32) -> u32 {
        self.home
            .get(happening as usize)
            .copied()
            .unwrap_or(happening)
    }

    fn members(&self, cluster: u32) -> &[u32] {
        self.members
            .get(cluster as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// Moves the members of one cluster into another.
    fn unite(&mut self, into: u32, from: u32) {
        let moved = self
            .members
            .get_mut(from as usize)
            .map(std::mem::take)
            .unwrap_or_default();
        for &member in &moved {
            if let Some(slot) = self.home.get_mut(member as usize) {
                *slot = into;
            }
        }
        if let Some(target) = self.members.get_mut(into as usize) {
            target.extend(moved);
            target.sort_unstable();
        }
    }

    /// Merges the clusters of two happenings, unless they are one already or the merger would undo
    /// an earlier decision. Whether it did.
    fn merge(&mut self, decided: &Decided<'_>, a: u32, b: u32) -> bool {
        let (left, right) = (self.home(a), self.home(b));
        if left == right || decided.part(self.members(left), self.members(right)) {
            return false;
        }
        self.unite(left.min(right), left.max(right));
        true
    }
}

/// For each happening those after it that it is linked with, ascending.
#[derive(Debug)]
struct Links {
    others: Vec<u32>,
    /// Strength of each.
    strengths: Vec<i32>,
    starts: Vec<u32>,
}

impl Links {
    fn of(edges: &[Edge], count: usize) -> Self {
        let mut starts = vec![0; count + 1];
        for edge in edges {
            if let Some(start) = starts.get_mut(edge.a as usize + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self {
            others: edges.iter().map(|edge| edge.b).collect(),
            strengths: edges.iter().map(|edge| edge.strength).collect(),
            starts,
        }
    }

    /// How strong the link of two is; `None` where they have none.
    fn strength(&self, a: u32, b: u32) -> Option<i32> {
        let (low, high) = (a.min(b) as usize, a.max(b));
        let start = *self.starts.get(low)? as usize;
        let end = *self.starts.get(low + 1)? as usize;
        let found = self.others.get(start..end)?.binary_search(&high).ok()?;
        self.strengths.get(start + found).copied()
    }
}

/// What a contradiction between a member of one cluster and one of another weighs, in points.
const CONTRADICTION: i32 = 55;
/// Points of two happenings that speak neither for nor against their clusters being one: fewer than
/// make a link, since the link that ties the clusters is the best of many.
const EVEN: i32 = 42;
/// The most that one link, and that one pair without a link or a contradiction, can weigh.
const MOST: i32 = 120 - EVEN;
const LITTLE: i32 = 25;

/// Whether two clusters may be joined: no pair of them is told apart by one report, more pairs are
/// linked than contradict each other, and by the points of all pairs there is more for it than
/// against it.
fn may_join(world: &World<'_>, a: &[u32], b: &[u32], linked: &Links) -> bool {
    let (mut with, mut against, mut points) = (0_usize, 0_usize, 0_i32);
    for &x in a {
        for &y in b {
            // What is linked was found not to be forbidden.
            if let Some(strength) = linked.strength(x, y) {
                with += 1;
                points += (strength - EVEN).clamp(3, MOST);
                continue;
            }
            let Some(both) = Both::of(world, x, y) else {
                continue;
            };
            if links::forbid(&both) {
                return false;
            }
            if links::contradict(&both) {
                against += 1;
                points -= CONTRADICTION;
            } else {
                points += (evidence(&both) - EVEN).clamp(-LITTLE, 0);
            }
        }
    }
    with > against && points > 0
}

//! Links made into clusters, the strongest first, with a guard against chains.
//!
//! Two clusters are joined over a link unless a member of one and a member of the other cannot be
//! one happening at all ([`links::forbid`]), or as many of their pairs contradict each other as are
//! linked. So A-B and B-C make no cluster of three where A and C are two days, two places or two
//! tolls; B stays with the one it is tied to more strongly.
//!
//! What people decided comes before all of this ([`Decided`]): who is to be kept apart is never
//! joined, who was split off looks for a cluster last, and who is to be merged is merged in the end,
//! as whole clusters.
//!
//! The links are sorted by strength and then by their happenings' report and number, so the order
//! in which they were found does not matter. Cost: a sort of the links, and for every join the
//! pairs between the two clusters.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::decided::Decided;
use super::happening::Happening;
use super::links::{self, Link};

/// A link between two happenings, by position.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) link: Link,
}

/// Happenings that are one, and why each but the first was joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    /// Positions, ascending.
    pub(super) members: Vec<usize>,
    /// For each member, the words of the strongest link that joined it.
    pub(super) why: BTreeMap<usize, String>,
}

/// Every happening is in exactly one cluster; clusters are in the order of their first member.
pub(super) fn clusters(
    happenings: &[Happening<'_>],
    mut edges: Vec<Edge>,
    decided: &Decided<'_>,
) -> Vec<Cluster> {
    for edge in &mut edges {
        (edge.a, edge.b) = (edge.a.min(edge.b), edge.a.max(edge.b));
    }
    edges.sort_by_key(|edge| {
        let late = decided.is_late(edge.a) || decided.is_late(edge.b);
        (late, Reverse(edge.link.strength), edge.a, edge.b)
    });
    let linked: BTreeMap<(usize, usize), ()> =
        edges.iter().map(|edge| ((edge.a, edge.b), ())).collect();

    let mut home: Vec<usize> = (0..happenings.len()).collect();
    let mut clusters: Vec<Cluster> = (0..happenings.len())
        .map(|at| Cluster {
            members: vec![at],
            why: BTreeMap::new(),
        })
        .collect();
    for edge in &edges {
        let (Some(&left), Some(&right)) = (home.get(edge.a), home.get(edge.b)) else {
            continue;
        };
        let (into, from) = (left.min(right), left.max(right));
        let joins = match (clusters.get(into), clusters.get(from)) {
            _ if into == from => true,
            (Some(a), Some(b)) => {
                !decided.part(&a.members, &b.members)
                    && may_join(happenings, &a.members, &b.members, &linked)
            }
            _ => false,
        };
        if !joins {
            continue;
        }
        unite(&mut clusters, &mut home, into, from);
        if let Some(cluster) = clusters.get_mut(into) {
            for member in [edge.a, edge.b] {
                cluster
                    .why
                    .entry(member)
                    .or_insert_with(|| edge.link.why.clone());
            }
        }
    }
    for &(a, b, words) in &decided.merge {
        merge(&mut clusters, &mut home, decided, (a, b), words);
    }
    clusters.retain(|cluster| !cluster.members.is_empty());
    clusters
}

/// Moves the members of one cluster into another.
fn unite(clusters: &mut [Cluster], home: &mut [usize], into: usize, from: usize) {
    if into == from {
        return;
    }
    let moved = clusters
        .get_mut(from)
        .map(std::mem::take)
        .unwrap_or_default();
    for &member in &moved.members {
        if let Some(slot) = home.get_mut(member) {
            *slot = into;
        }
    }
    if let Some(target) = clusters.get_mut(into) {
        target.members.extend(moved.members);
        target.members.sort_unstable();
        target.why.extend(moved.why);
    }
}

/// Merges the clusters of two happenings, unless the merger would undo an earlier decision.
fn merge(
    clusters: &mut [Cluster],
    home: &mut [usize],
    decided: &Decided<'_>,
    (a, b): (usize, usize),
    words: &str,
) {
    let (Some(&left), Some(&right)) = (home.get(a), home.get(b)) else {
        return;
    };
    let kept_apart = match (clusters.get(left), clusters.get(right)) {
        (Some(one), Some(other)) => decided.part(&one.members, &other.members),
        _ => true,
    };
    if left == right || kept_apart {
        return;
    }
    let (into, from) = (left.min(right), left.max(right));
    unite(clusters, home, into, from);
    if let Some(cluster) = clusters.get_mut(into) {
        for member in [a, b] {
            let why = cluster.why.entry(member).or_default();
            if why.is_empty() {
                words.clone_into(why);
            } else {
                *why = format!("{why}; {words}");
            }
        }
    }
}

fn may_join(
    happenings: &[Happening<'_>],
    a: &[usize],
    b: &[usize],
    linked: &BTreeMap<(usize, usize), ()>,
) -> bool {
    let (mut with, mut against) = (0_usize, 0_usize);
    for &x in a {
        for &y in b {
            let (Some(left), Some(right)) = (happenings.get(x), happenings.get(y)) else {
                continue;
            };
            if links::forbid(left, right) {
                return false;
            }
            if linked.contains_key(&(x.min(y), x.max(y))) {
                with += 1;
            } else if links::contradict(left, right) {
                against += 1;
            }
        }
    }
    with > against
}

//! Which claims each incident holds, and why: all that is kept of the happenings once they are
//! clustered. It stands in a few large blocks, for pieces between the happenings would keep the
//! memory of these from being given back.

use std::collections::HashMap;

use rayon::prelude::*;

use super::cluster::Clusters;
use super::world::World;

/// A claim of an incident.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joined {
    /// Its position in the run's claims.
    pub(super) claim: u32,
    /// Why it was joined, as [`Told::words`] takes it.
    pub(super) why: u32,
}

/// The words for the claim that an incident has its id from.
pub(super) const ANCHOR: u32 = 0;
/// The words for a claim that the anchor's report tells of the same event.
pub(super) const SAME_REPORT: u32 = 1;
const OWN_WORDS: [&str; 2] = ["anchor", "same report"];

/// The claims of all clusters.
#[derive(Debug)]
pub(super) struct Told {
    /// Cluster after cluster.
    claims: Vec<Joined>,
    /// Where each cluster ends in `claims`.
    ends: Vec<usize>,
    /// All reasons, each once, one after another.
    words: String,
    /// Where each reason ends in `words`.
    word_ends: Vec<usize>,
}

/// Clusters that are looked at together on one thread.
const BATCH: usize = 2048;

/// [`Told`] of some clusters, the reasons numbered among themselves.
#[derive(Default)]
struct Part {
    claims: Vec<Joined>,
    ends: Vec<usize>,
    reasons: Vec<String>,
}

impl Told {
    /// What is to be kept of the world.
    pub(super) fn of(clusters: &Clusters, world: &World<'_>) -> Self {
        let batches = clusters.members.par_chunks(BATCH);
        let parts: Vec<Part> = batches
            .map(|batch| Part::of(batch, clusters, world))
            .collect();
        let mut told = Self {
            claims: Vec::with_capacity(parts.iter().map(|part| part.claims.len()).sum()),
            ends: Vec::with_capacity(clusters.members.len()),
            words: String::new(),
            word_ends: Vec::new(),
        };
        let mut known: HashMap<String, u32> = HashMap::new();
        for words in OWN_WORDS {
            told.number(&mut known, words.to_owned());
        }
        for part in parts {
            let numbers: Vec<u32> = (part.reasons.into_iter())
                .map(|reason| told.number(&mut known, reason))
                .collect();
            let begin = told.claims.len();
            told.ends.extend(part.ends.iter().map(|end| begin + end));
            told.claims.extend(part.claims.iter().map(|joined| Joined {
                why: numbers.get(joined.why as usize).copied().unwrap_or(ANCHOR),
                ..*joined
            }));
        }
        told
    }

    fn number(&mut self, known: &mut HashMap<String, u32>, reason: String) -> u32 {
        if let Some(&number) = known.get(&reason) {
            return number;
        }
        let number = u32::try_from(self.word_ends.len()).unwrap_or(u32::MAX);
        self.words.push_str(&reason);
        self.word_ends.push(self.words.len());
        known.insert(reason, number);
        number
    }

    /// How many clusters there are.
    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }

    /// The claims of the cluster of that number.
    pub(super) fn cluster(&self, at: usize) -> &[Joined] {
        let range = stretch(&self.ends, at);
        range
            .and_then(|range| self.claims.get(range))
            .unwrap_or_default()
    }

    /// The words for why a claim was joined.
    pub(super) fn words(&self, why: u32) -> &str {
        let range = stretch(&self.word_ends, why as usize);
        range
            .and_then(|range| self.words.get(range))
            .unwrap_or_default()
    }
}

fn stretch(ends: &[usize], at: usize) -> Option<std::ops::Range<usize>> {
    let begin = at.checked_sub(1).and_then(|before| ends.get(before));
    Some(begin.copied().unwrap_or(0)..*ends.get(at)?)
}

impl Part {
    fn of(batch: &[Vec<u32>], clusters: &Clusters, world: &World<'_>) -> Self {
        let mut part = Self::default();
        let mut known: HashMap<String, u32> = HashMap::new();
        for members in batch {
            for &at in members {
                let Some(happening) = world.happening(at) else {
                    continue;
                };
                let next = u32::try_from(part.reasons.len()).unwrap_or(u32::MAX);
                let reason = clusters.why(world, at);
                let why = known.get(&reason).copied().unwrap_or_else(|| {
                    part.reasons.push(reason.clone());
                    known.insert(reason, next);
                    next
                });
                let claims = happening.claims.iter();
                part.claims
                    .extend(claims.map(|&claim| Joined { claim, why }));
            }
            part.ends.push(part.claims.len());
        }
        part
    }
}

//! The best single figure for the dead.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{Claim, TollScope};

use super::disputes;
use super::sources::Source;
use super::voices::Voice;

/// `killed_best`, the rule that chose it, and the claim that gives it.
#[derive(Debug)]
pub(super) struct Best<'a> {
    pub(super) killed: u32,
    pub(super) because: &'static str,
    pub(super) claim: &'a Claim,
}

/// Totals only: the figure with more independent origins, then the later, then the lower. Where no
/// claim gives a total, persons named as dead are counted by the same rule.
pub(super) fn killed<'a>(sources: &[Source<'a>]) -> Option<Best<'a>> {
    let scoped = |scope: TollScope| {
        disputes::counts(sources, move |claim| {
            claim
                .killed
                .filter(|_| claim.toll_scope.unwrap_or(TollScope::Total) == scope)
        })
    };
    let totals = scoped(TollScope::Total);
    if totals.is_empty() {
        choose(&scoped(TollScope::Named))
    } else {
        choose(&totals)
    }
}

fn choose<'a>(voices: &[Voice<'_, 'a, crate::model::Count>]) -> Option<Best<'a>> {
    let origins = |figure: u32| {
        voices
            .iter()
            .filter(|voice| voice.value.min == figure)
            .map(|voice| voice.source.origin)
            .collect::<BTreeSet<_>>()
            .len()
    };
    let latest = |figure: u32| {
        voices
            .iter()
            .filter(|voice| voice.value.min == figure)
            .filter_map(|voice| voice.source.said())
            .max()
    };
    let figures: BTreeSet<u32> = voices.iter().map(|voice| voice.value.min).collect();
    let rank = |figure: u32| (origins(figure), latest(figure), Reverse(figure));
    let best = figures.iter().copied().max_by_key(|&figure| rank(figure))?;
    let beaten: Vec<u32> = figures
        .iter()
        .copied()
        .filter(|&figure| figure != best)
        .collect();
    let because = if beaten.is_empty() {
        if voices.len() == 1 {
            "the only one"
        } else {
            "all agree"
        }
    } else if beaten.iter().all(|&figure| origins(figure) < origins(best)) {
        "more independent origins"
    } else if beaten
        .iter()
        .all(|&figure| (origins(figure), latest(figure)) < (origins(best), latest(best)))
    {
        "later"
    } else {
        "lower"
    };
    let claim = voices
        .iter()
        .find(|voice| voice.value.min == best)?
        .source
        .claim;
    Some(Best {
        killed: best,
        because,
        claim,
    })
}

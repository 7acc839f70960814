//! Numbers of dead, wounded and taken over the claims of an incident.

use crate::model::incident::Range;
use crate::model::{Claim, Count, SpeakerKind, Stance, TollScope};

/// Counts sorted, each once.
pub(super) fn tidy(counts: impl Iterator<Item = Count>) -> Box<[Count]> {
    super::symbols::set(counts.collect())
}

/// Whether two counts cannot both be right.
pub(super) fn exclude(a: Count, b: Count) -> bool {
    let below = |low: Count, high: Count| low.max.is_some_and(|max| max < high.min);
    below(a, b) || below(b, a)
}

/// Whether two counts differ by a quarter or less: two stages of one count, or one of them rounded.
pub(super) fn close(a: Count, b: Count) -> bool {
    let (low, high) = (a.min.min(b.min), a.min.max(b.min));
    !exclude(a, b) || (u64::from(high) - u64::from(low)) * 4 <= u64::from(high)
}

/// Whether one is the other and one more, as where a wounded man died later.
pub(super) fn a_death_more(a: Count, b: Count) -> bool {
    a.min.abs_diff(b.min) <= 1 && a.min.min(b.min) > 0
}

/// Whether `inner` lies wholly between the least and the most of `outer`.
pub(super) fn spans(outer: &[Count], inner: &[Count]) -> bool {
    let (wide, narrow) = (range(outer), range(inner));
    let least = matches!((wide.min, narrow.min), (Some(wide), Some(narrow)) if wide <= narrow);
    least
        && wide
            .max
            .is_none_or(|wide| narrow.max.is_some_and(|narrow| narrow <= wide))
}

/// The dead of a claim as a bound on the total: a total as it stands; those named or a part of the
/// dead leave open how many there were in all.
pub(super) fn bound(claim: &Claim) -> Option<Count> {
    let killed = claim.killed?;
    Some(match claim.toll_scope {
        Some(TollScope::Total) | None => killed,
        Some(TollScope::Named | TollScope::Part) => Count {
            min: killed.min,
            max: None,
        },
    })
}

/// Least and most over counts: the lowest and the highest figure that anybody gives, as UCDP's low and high
/// estimates. One figure that is open ("at least 5", by all of them) leaves the most open.
pub(super) fn range(counts: &[Count]) -> Range {
    let min = counts.iter().map(|count| count.min).min();
    let most = counts
        .iter()
        .map(|count| count.max.unwrap_or(count.min))
        .max();
    let is_open = counts.iter().any(|count| count.max.is_none());
    let max = most.filter(|&most| !is_open || min.is_some_and(|min| most > min));
    Range { min, max }
}

/// The least and most dead over an incident's claims.
///
/// Totals count. A claim that only names dead counts those, unless its speaker gives a larger figure
/// elsewhere, speaks with a hedge, or is the outlet itself where others are quoted; and beside larger totals
/// only where it tells of the happening or is an army's: who merely confirms that a leader is dead does not say
/// that nobody died with him. A part of the dead is a floor where there is nothing else.
pub(super) fn killed(claims: &[&Claim]) -> Range {
    let of = |scope: TollScope| {
        claims
            .iter()
            .copied()
            .filter(move |claim| claim.toll_scope.unwrap_or(TollScope::Total) == scope)
            .filter_map(|claim| Some((claim, claim.killed?)))
    };
    let totals: Vec<Count> = of(TollScope::Total).map(|(_, count)| count).collect();
    let all_named: Vec<(&Claim, Count)> = of(TollScope::Named).collect();
    let named: Vec<Count> = all_named
        .iter()
        .filter(|(claim, count)| {
            let tells = claim.kind.is_some() || claim.speaker.kind == SpeakerKind::Military;
            tells || totals.iter().all(|total| total.min <= count.min)
        })
        .filter(|(claim, count)| stands(claim, *count, claims, &all_named, !totals.is_empty()))
        .map(|(_, count)| *count)
        .collect();
    let part = of(TollScope::Part).map(|(_, count)| count.min).max();
    let counts: Vec<Count> = totals.iter().chain(&named).copied().collect();
    if counts.is_empty() {
        return Range {
            min: part,
            max: None,
        };
    }
    let mut whole = range(&counts);
    // Those named can be more than the highest total only if that total is wrong.
    let floor = all_named
        .iter()
        .map(|(_, count)| count.min)
        .chain(part)
        .max();
    if let (Some(max), Some(floor)) = (whole.max, floor) {
        whole.max = Some(max.max(floor));
    }
    whole
}

/// Whether the dead that a claim names are a figure of their own beside the others.
fn stands(
    claim: &Claim,
    count: Count,
    claims: &[&Claim],
    named: &[(&Claim, Count)],
    has_totals: bool,
) -> bool {
    let larger = claims
        .iter()
        .any(|other| one_voice(claim, other) && other.killed.is_some_and(|k| k.min > count.min));
    let firm = |c: &Claim| {
        c.stance == Stance::Asserts && c.hedge.is_none() && c.speaker.kind != SpeakerKind::Outlet
    };
    let outdone = !firm(claim) && (has_totals || named.iter().any(|(other, _)| firm(other)));
    !larger && !outdone
}

/// Whether two claims are of one speaker, or of two who speak for one body.
fn one_voice(a: &Claim, b: &Claim) -> bool {
    let body = a
        .speaker
        .body
        .iter()
        .any(|id| b.speaker.body.first() == Some(id))
        || b.speaker
            .body
            .iter()
            .any(|id| a.speaker.body.first() == Some(id));
    let persons = a.speaker.role.is_some() && b.speaker.role.is_some();
    // "A spokesman for the ministry said"; "the spokesman, X, said": one man.
    let introduced = a.speaker.role.as_ref() == Some(&b.speaker.name)
        || b.speaker.role.as_ref() == Some(&a.speaker.name);
    a.speaker.name == b.speaker.name || (body && !persons) || introduced
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn count(min: u32, max: Option<u32>) -> Count {
        Count { min, max }
    }

    #[test]
    fn at_least_leaves_the_most_open_unless_figures_differ() {
        assert_eq!(
            range(&[count(50, None)]),
            Range {
                min: Some(50),
                max: None
            }
        );
        assert_eq!(
            range(&[count(50, None), count(70, Some(70))]),
            Range {
                min: Some(50),
                max: Some(70)
            }
        );
        assert_eq!(
            range(&[count(50, None), count(40, Some(40))]),
            Range {
                min: Some(40),
                max: Some(50)
            }
        );
        assert_eq!(
            range(&[count(50, None), count(50, Some(50))]),
            Range {
                min: Some(50),
                max: None
            }
        );
        assert_eq!(range(&[]), Range::default());
    }

    #[test]
    fn a_part_never_sets_the_minimum_beside_a_total() {
        let mut total = crate::model::build::claim("a", 1);
        total.killed = Some(Count::exactly(180));
        total.toll_scope = Some(TollScope::Total);
        let mut part = crate::model::build::claim("a", 1);
        part.killed = Some(Count::exactly(13));
        part.toll_scope = Some(TollScope::Part);
        assert_eq!(
            killed(&[&part, &total]),
            Range {
                min: Some(180),
                max: Some(180)
            }
        );
        assert_eq!(
            killed(&[&part]),
            Range {
                min: Some(13),
                max: None
            }
        );
    }

    #[test]
    fn counts_that_overlap_do_not_exclude_each_other() {
        assert!(!exclude(count(50, None), Count::exactly(70)));
        assert!(exclude(count(50, None), Count::exactly(40)));
        assert!(close(Count::exactly(134), Count::exactly(128)));
        assert!(!close(Count::exactly(4), Count::exactly(7)));
    }
}

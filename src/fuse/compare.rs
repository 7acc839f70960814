//! Two happenings' dates, places, numbers and actors held against each other.

use crate::model::{Actor, Count};

use super::happening::Happening;
use super::places::{self, Relation};
use super::tolls;

/// Days between the nearest dates; `None` where one has none.
pub(super) fn gap(a: &Happening<'_>, b: &Happening<'_>) -> Option<i32> {
    pairs(&a.dates, &b.dates)
        .map(|(left, right)| left.gap_days(right))
        .min()
}

pub(super) fn pairs<'a, T: Copy>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = (T, T)> + 'a {
    a.iter()
        .flat_map(move |left| b.iter().map(move |right| (*left, *right)))
}

/// A day is often a slip, between two slips lie two days; the further apart, the more else must agree.
pub(super) fn dates_apart(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    let near = || place(a, b).is_some_and(|place| place <= Relation::Province);
    match gap(a, b) {
        None | Some(..=0) => false,
        Some(1) => !near() && !same_numbers(a, b),
        Some(2) => !same_numbers(a, b),
        Some(_) => true,
    }
}

/// The dead and the wounded both agree, or a number of dead that is no chance.
fn same_numbers(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    let equal = |left: &[Count], right: &[Count], least: u32| {
        pairs(left, right).any(|(x, y)| x == y && x.min >= least)
    };
    equal(&a.killed, &b.killed, 8)
        || (equal(&a.killed, &b.killed, 1) && equal(&a.injured, &b.injured, 2))
}

/// The closest relation of their places, a claim's own before those from context.
pub(super) fn place(a: &Happening<'_>, b: &Happening<'_>) -> Option<Relation> {
    let all = |h: &Happening<'_>, own: bool| -> Vec<usize> {
        h.places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.own || !own)
            .map(|(at, _)| at)
            .collect()
    };
    let best = |own: bool| {
        all(a, own)
            .into_iter()
            .flat_map(|i| all(b, own).into_iter().map(move |j| (i, j)))
            .filter_map(|(i, j)| {
                Some(places::relation(
                    a.places.get(i)?.location,
                    b.places.get(j)?.location,
                ))
            })
            .min()
    };
    let found = best(true).or_else(|| best(false));
    if found == Some(Relation::Apart) && further(a, b).or_else(|| further(b, a)).is_some() {
        return Some(Relation::District);
    }
    found
}

/// A place of one is a further place of the other.
fn further(a: &Happening<'_>, b: &Happening<'_>) -> Option<()> {
    a.places
        .iter()
        .any(|here| {
            b.also_at
                .iter()
                .any(|there| places::relation(here.location, there) <= Relation::District)
        })
        .then_some(())
}

pub(super) fn places_apart(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    place(a, b) == Some(Relation::Apart)
}

/// A number large enough to be no chance, the same on both sides on one day and within a province:
/// the sources dispute the district.
pub(super) fn one_count(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    let equal = |left: &[Count], right: &[Count], least: u32| {
        pairs(left, right).any(|(x, y)| x == y && x.min >= least)
    };
    let told = equal(&a.killed, &b.killed, 10)
        || (equal(&a.killed, &b.killed, 3) && equal(&a.injured, &b.injured, 3))
        || equal(&a.taken, &b.taken, 20);
    let near = a.places.iter().any(|here| {
        b.places.iter().any(|there| {
            places::same_province(here.location, there.location)
                || matches!((here.location.point, there.location.point), (Some(x), Some(y)) if places::metres(x, y) <= 30_000.0)
        })
    });
    told && near && gap(a, b) == Some(0) && by_days(a) && by_days(b)
}

fn by_days(h: &Happening<'_>) -> bool {
    h.dates.iter().all(|date| date.days() <= 3)
}

/// Every number of one side excludes every number of the other, by more than a count's stages do.
pub(super) fn tolls_apart(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    // Two more or less may be the same count at another hour: that weighs, and rules nothing out.
    let apart = |left: &[Count], right: &[Count]| {
        // Where one side's speakers differ, what lies between them is no contradiction.
        if left.is_empty()
            || right.is_empty()
            || tolls::spans(left, right)
            || tolls::spans(right, left)
        {
            return false;
        }
        pairs(left, right)
            .all(|(x, y)| tolls::exclude(x, y) && !tolls::close(x, y) && x.min.abs_diff(y.min) > 2)
    };
    // Many dead at one spot: first counts differ widely, and two such happenings in a day are rarer.
    let many = |counts: &[Count]| counts.iter().any(|count| count.min >= 10);
    let one_spot = place(a, b) == Some(Relation::Spot) && many(&a.killed) && many(&b.killed);
    let small = |h: &Happening<'_>, other: &Happening<'_>| {
        h.killed.iter().all(|count| matches!((count.max, other.killed_at_least), (Some(max), Some(least)) if max < least))
            && !h.killed.is_empty()
    };
    (apart(&a.killed, &b.killed) && !one_spot)
        || small(a, b)
        || small(b, a)
        || (taken_apart(&a.taken, &b.taken) && a.killed.is_empty())
}

/// Who gave himself up or was led off is counted loosely: one more or less, or twice as many of a
/// crowd, is no other happening.
fn taken_apart(a: &[Count], b: &[Count]) -> bool {
    let spanned = tolls::spans(a, b) || tolls::spans(b, a);
    let near = |x: Count, y: Count| {
        let (low, high) = (x.min.min(y.min), x.min.max(y.min));
        !tolls::exclude(x, y) || high - low <= 1 || (low >= 20 && high / 2 <= low)
    };
    !a.is_empty() && !b.is_empty() && !spanned && !pairs(a, b).any(|(x, y)| near(x, y))
}

pub(super) fn meet(a: &[&Actor], b: &[&Actor]) -> bool {
    a.iter()
        .any(|left| b.iter().any(|right| left.compatible(right)))
}

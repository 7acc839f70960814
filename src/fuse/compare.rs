//! Two happenings' dates, places, numbers and actors held against each other.

use crate::model::Count;

use super::both::Both;
use super::happening::{Days, Happening};
use super::losses;
use super::places::{self, Relation};
use super::tolls;

/// Days between the nearest dates; `None` where one side has none.
pub(super) fn gap(a: &[Days], b: &[Days]) -> Option<i32> {
    pairs(a, b).map(|(left, right)| left.gap(right)).min()
}

pub(super) fn pairs<'a, T: Copy>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = (T, T)> + 'a {
    a.iter()
        .flat_map(move |left| b.iter().map(move |right| (*left, *right)))
}

/// A day is often a slip, between two slips lie two days; the further apart, the more else must agree.
pub(super) fn dates_apart(both: &Both<'_, '_>) -> bool {
    match both.gap {
        None | Some(..=0) => false,
        Some(1) => !both.near(Relation::Province) && !same_numbers(both.a, both.b),
        Some(2) => !same_numbers(both.a, both.b),
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
pub(super) fn place(both: &Both<'_, '_>) -> Option<Relation> {
    let best = |own: bool| {
        let mut best: Option<Relation> = None;
        for here in both.a.places.iter().filter(|place| place.own || !own) {
            for there in both.b.places.iter().filter(|place| place.own || !own) {
                let (Some(here), Some(there)) =
                    (both.ground(here.ground), both.ground(there.ground))
                else {
                    continue;
                };
                let found = here.relation(there);
                best = Some(best.map_or(found, |best| best.min(found)));
            }
        }
        best
    };
    let found = best(true).or_else(|| best(false));
    let further = || further(both, both.a, both.b) || further(both, both.b, both.a);
    if found == Some(Relation::Apart) && further() {
        return Some(Relation::District);
    }
    found
}

/// A place of one is a further place of the other.
fn further(both: &Both<'_, '_>, a: &Happening<'_>, b: &Happening<'_>) -> bool {
    let near = |here: u32, there: u32| {
        matches!((both.ground(here), both.ground(there)), (Some(here), Some(there))
            if here.relation(there) <= Relation::District)
    };
    a.places
        .iter()
        .any(|here| b.also_at.iter().any(|&there| near(here.ground, there)))
}

pub(super) fn places_apart(both: &Both<'_, '_>) -> bool {
    both.place() == Some(Relation::Apart)
}

/// A number large enough to be no chance, the same on both sides on one day and within a province:
/// the sources dispute the district.
pub(super) fn one_count(both: &Both<'_, '_>) -> bool {
    let (a, b) = (both.a, both.b);
    let equal = |left: &[Count], right: &[Count], least: u32| {
        pairs(left, right).any(|(x, y)| x == y && x.min >= least)
    };
    let told = equal(&a.killed, &b.killed, 10)
        || (equal(&a.killed, &b.killed, 3) && equal(&a.injured, &b.injured, 3))
        || equal(&a.taken, &b.taken, 20);
    if !told || both.gap != Some(0) || !by_days(a) || !by_days(b) {
        return false;
    }
    let near = |here: u32, there: u32| {
        let (Some(here), Some(there)) = (both.ground(here), both.ground(there)) else {
            return false;
        };
        here.same_province(there)
            || matches!((here.location.point, there.location.point), (Some(x), Some(y))
                if places::metres(x, y) <= 30_000.0)
    };
    a.places
        .iter()
        .any(|here| b.places.iter().any(|there| near(here.ground, there.ground)))
}

fn by_days(h: &Happening<'_>) -> bool {
    h.dates.iter().all(|date| date.count() <= 3)
}

/// Every number of one side excludes every number of the other, by more than a count's stages do.
pub(super) fn tolls_apart(both: &Both<'_, '_>) -> bool {
    let (a, b) = (both.a, both.b);
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
    let one_spot = || many(&a.killed) && many(&b.killed) && both.place() == Some(Relation::Spot);
    let small = |h: &Happening<'_>, other: &Happening<'_>| {
        h.killed.iter().all(|count| matches!((count.max, other.killed_at_least), (Some(max), Some(least)) if max < least))
            && !h.killed.is_empty()
    };
    let killed = match losses::comparable(both) {
        Some((left, right)) => apart(&left, &right),
        None => apart(&a.killed, &b.killed),
    };
    (killed && !one_spot())
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

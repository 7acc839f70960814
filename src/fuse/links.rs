//! Whether what two reports tell is one happening, by the two alone.
//!
//! A link is found in one of three ways:
//!
//! - a named person met the same fate in both. Nobody is killed twice, so a killed person joins
//!   claims over a contradiction of place or date, and the incident then says that it is disputed.
//!   A capture or surrender can happen again, so there the dates must be near. A name that agrees
//!   only weakly needs further cues;
//! - one sentence stands in both word for word (prints of one copy);
//! - place, date, kind, numbers, actors and wording add up to [`ENOUGH`].
//!
//! What rules a link out, whatever speaks for it, is in [`forbid`] and [`contradict`].

use crate::model::{Actor, Count, Fate, Interval, SubEventType};
use crate::text::person_names::NameMatch;

use super::happening::Happening;
use super::places::{self, Relation};
use super::{tolls, words};

/// Points that place, date, kind, numbers, actors and wording must add up to, in tenths.
const ENOUGH: i32 = 65;

/// A link: how strong, and the words for `joined_by`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) strength: i32,
    pub(super) why: String,
}

/// Whether the two are one happening, and why.
pub(super) fn decide(a: &Happening<'_>, b: &Happening<'_>) -> Option<Link> {
    if forbid(a, b) {
        return None;
    }
    let score = evidence(a, b);
    if let Some(link) = by_person(a, b, score) {
        return Some(link);
    }
    if contradict(a, b) {
        return None;
    }
    if a.quotes
        .iter()
        .any(|quote| quote.split(' ').count() >= 6 && b.quotes.contains(quote))
    {
        return Some(Link {
            strength: 150 + score,
            why: "same wording".into(),
        });
    }
    (score >= ENOUGH).then(|| Link {
        strength: score,
        why: reasons(a, b),
    })
}

/// What no evidence can join: two events of one report, a summary with a single happening, and
/// what a report cannot have told because it came later.
pub(super) fn forbid(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    a.report == b.report
        || a.summary != b.summary
        || kinship(a, b) == Kinship::None
        || told_too_early(a, b)
        || told_too_early(b, a)
}

fn told_too_early(undated: &Happening<'_>, later: &Happening<'_>) -> bool {
    undated.dates.is_empty()
        && matches!((undated.told_by, later.envelope()), (Some(told), Some(when)) if told < when.start)
}

/// What only a shared victim outweighs: other persons killed, dates apart, places apart, numbers
/// that exclude each other.
pub(super) fn contradict(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    shared_person(a, b).is_none()
        && (other_people(a, b)
            || dates_apart(a, b)
            || (places_apart(a, b) && !one_count(a, b))
            || tolls_apart(a, b))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kinship {
    None,
    /// Only where a named person met the same fate in both.
    ByPerson,
    Near,
    Same,
}

fn kinship(a: &Happening<'_>, b: &Happening<'_>) -> Kinship {
    if a.kinds.is_empty() || b.kinds.is_empty() {
        return Kinship::Near;
    }
    a.kinds
        .iter()
        .flat_map(|left| b.kinds.iter().map(|right| kin(*left, *right)))
        .max()
        .unwrap_or(Kinship::Near)
}

/// How near two kinds are: the same, two words for one thing, or two ways to be killed or taken.
fn kin(a: SubEventType, b: SubEventType) -> Kinship {
    use SubEventType as K;
    let both = |group: &[K]| group.contains(&a) && group.contains(&b);
    if a == b {
        Kinship::Same
    } else if both(&[K::SuicideBomb, K::RemoteExplosive, K::Grenade, K::Attack])
        || both(&[K::ArmedClash, K::GovernmentRegains])
        || both(&[K::ArmedClash, K::NonStateOvertakes])
        || both(&[K::NonStateOvertakes, K::NonViolentTransfer])
        || both(&[K::Shelling, K::RemoteExplosive])
        || both(&[K::Arrests, K::Abduction])
        || both(&[K::ChangeToGroup, K::NonViolentTransfer, K::Agreement])
        || both(&[K::ChangeToGroup, K::Other])
        || both(&[K::Looting, K::Attack])
    {
        Kinship::Near
    } else if both(&[
        K::AirStrike,
        K::ArmedClash,
        K::GovernmentRegains,
        K::Attack,
        K::SuicideBomb,
        K::RemoteExplosive,
        K::Shelling,
        K::Grenade,
    ]) || both(&[K::Arrests, K::Abduction, K::ChangeToGroup, K::ArmedClash])
    {
        Kinship::ByPerson
    } else {
        Kinship::None
    }
}

/// The best match of two persons with one fate, with the name in `a` and the fate.
fn shared_person<'a>(a: &Happening<'a>, b: &Happening<'_>) -> Option<(NameMatch, &'a str, Fate)> {
    let mut best: Option<(NameMatch, &'a str, Fate)> = None;
    for left in &a.people {
        for right in &b.people {
            let fate = match (left.fate, right.fate) {
                (x, y) if x == y => x,
                // One tells of the aim, the other of the outcome.
                (Fate::Targeted, y) => y,
                (x, Fate::Targeted) => x,
                (Fate::Captured, Fate::Abducted) | (Fate::Abducted, Fate::Captured) => {
                    Fate::Captured
                }
                _ => continue,
            };
            let how = left.key.compare(&right.key);
            if how > best.map_or(NameMatch::No, |(how, _, _)| how) {
                best = Some((how, left.name, fate));
            }
        }
    }
    best
}

fn by_person(a: &Happening<'_>, b: &Happening<'_>, score: i32) -> Option<Link> {
    let (how, name, fate) = shared_person(a, b)?;
    let gap = gap(a, b);
    let only_aimed_at = !(a.has_fate(fate) && b.has_fate(fate)) || fate == Fate::Targeted;
    let near_in_time = gap.is_none_or(|gap| gap <= 3);
    let place = place(a, b);
    let apart = place == Some(Relation::Apart);
    // The date, the place below the country, the kind, the other side, and the role are the cues.
    let cues = usize::from(gap.is_some_and(|gap| gap <= 3))
        + usize::from(place.is_some_and(|place| place <= Relation::Province))
        + usize::from(kinship(a, b) == Kinship::Same)
        + usize::from(meet(&a.hit, &b.hit))
        + usize::from(words::mostly_in(&a.roles, &b.words) || words::mostly_in(&b.roles, &a.words));
    let joined = match (how, fate) {
        (NameMatch::No, _) => false,
        (NameMatch::Strong, Fate::Killed) if !only_aimed_at => near_in_time || cues >= 1,
        (
            NameMatch::Strong,
            Fate::Killed | Fate::Injured | Fate::Targeted | Fate::Released | Fate::Surrendered,
        )
        | (NameMatch::Strong, Fate::Captured | Fate::Abducted) => {
            near_in_time && cues >= 1 && !(apart && only_aimed_at)
        }
        (NameMatch::Weak, Fate::Killed) if !only_aimed_at => near_in_time && cues >= 2,
        (NameMatch::Weak, _) => near_in_time && cues >= 2 && !apart,
    };
    let base = match how {
        NameMatch::Strong => 100,
        _ => 70,
    };
    // The further apart in time, the later the link is made: claims that agree find each other first.
    let late = gap.map_or(0, |gap| match gap {
        0 => 0,
        1..=3 => 10,
        4..=31 => 40,
        _ => 60,
    });
    joined.then(|| Link {
        strength: base + score.max(0) - late,
        why: format!("named person {}: {name}", fate.as_str()),
    })
}

/// Each has killed persons of its own and they share none. A list of several can be told in two
/// halves, so at one spot on one day they may still be one.
fn other_people(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    let apart = |fate: Fate| a.has_fate(fate) && b.has_fate(fate);
    let several = |h: &Happening<'_>| {
        h.killed
            .iter()
            .any(|count| count.max.is_none_or(|max| max >= 2))
    };
    let one_spot = place(a, b).is_some_and(|place| place <= Relation::Spot) && gap(a, b) == Some(0);
    (apart(Fate::Killed) || apart(Fate::Captured) || apart(Fate::Surrendered))
        && !(one_spot && several(a) && several(b))
}

/// Days between the nearest dates; `None` where one has none.
fn gap(a: &Happening<'_>, b: &Happening<'_>) -> Option<i32> {
    pairs(&a.dates, &b.dates)
        .map(|(left, right)| left.gap_days(right))
        .min()
}

fn pairs<'a, T: Copy>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = (T, T)> + 'a {
    a.iter()
        .flat_map(move |left| b.iter().map(move |right| (*left, *right)))
}

fn dates_apart(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    gap(a, b).is_some_and(|gap| {
        gap > 1 || (gap == 1 && place(a, b).is_none_or(|place| place > Relation::District))
    })
}

/// The closest relation of their places, a claim's own before those from context.
fn place(a: &Happening<'_>, b: &Happening<'_>) -> Option<Relation> {
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

fn places_apart(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    place(a, b) == Some(Relation::Apart)
}

/// A number large enough to be no chance, the same on both sides on one day and within a province:
/// the sources dispute the district.
fn one_count(a: &Happening<'_>, b: &Happening<'_>) -> bool {
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
fn tolls_apart(a: &Happening<'_>, b: &Happening<'_>) -> bool {
    let apart = |left: &[Count], right: &[Count]| {
        !left.is_empty()
            && !right.is_empty()
            && pairs(left, right).all(|(x, y)| tolls::exclude(x, y) && !tolls::close(x, y))
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
        || (apart(&a.taken, &b.taken) && a.killed.is_empty())
}

fn meet(a: &[&Actor], b: &[&Actor]) -> bool {
    a.iter()
        .any(|left| b.iter().any(|right| left.compatible(right)))
}

/// Points for and against, in tenths.
fn evidence(a: &Happening<'_>, b: &Happening<'_>) -> i32 {
    let kind = match kinship(a, b) {
        Kinship::Same => 20,
        Kinship::Near => 10,
        _ => -20,
    };
    let date = match (a.envelope(), b.envelope(), gap(a, b)) {
        (Some(x), Some(y), Some(0)) => by_length(x).min(by_length(y)),
        (Some(_), Some(_), Some(1)) => 15,
        (Some(_), Some(_), Some(_)) => -20,
        _ => 0,
    };
    let settlement = |h: &Happening<'_>| {
        h.places
            .iter()
            .any(|place| matches!(place.location.kind, crate::model::PlaceKind::City))
    };
    let place = match place(a, b) {
        // A city has many happenings; a village is seldom in the news twice.
        Some(Relation::Spot) if settlement(a) || settlement(b) => 25,
        Some(Relation::Spot) => 40,
        Some(Relation::District) => 25,
        Some(Relation::Province) => 10,
        Some(Relation::Country) | None => 0,
        Some(Relation::Apart) => -10,
    };
    let side = |x: &[&Actor], y: &[&Actor]| match (x.is_empty() || y.is_empty(), meet(x, y)) {
        (true, _) => 0,
        (false, true) => 10,
        (false, false) => -10,
    };
    // Who did it and to whom can be told from either side, as in a clash.
    let straight = side(&a.doers, &b.doers) + side(&a.hit, &b.hit);
    let crossed = side(&a.doers, &b.hit) + side(&a.hit, &b.doers);
    let numbers = agreement(&a.killed, &b.killed)
        + agreement(&a.injured, &b.injured)
        + agreement(&a.taken, &b.taken);
    let wording = match words::likeness(&a.words, &b.words) {
        60.. => 30,
        35.. => 20,
        20.. => 10,
        _ => 0,
    };
    let role = if words::mostly_in(&a.roles, &b.words) || words::mostly_in(&b.roles, &a.words) {
        20
    } else {
        0
    };
    kind + date + place + straight.max(crossed) + numbers + wording + role
}

/// Points for two dates that overlap, by the longer interval.
fn by_length(interval: Interval) -> i32 {
    match interval.days() {
        ..=3 => 30,
        4..=10 => 22,
        11..=31 => 15,
        32..=366 => 5,
        _ => 0,
    }
}

fn agreement(a: &[Count], b: &[Count]) -> i32 {
    let best = pairs(a, b)
        .map(|(x, y)| match (x == y, tolls::close(x, y)) {
            (true, _) => 15 + i32::from(x.min >= 5) * 5,
            (false, true) => 5,
            (false, false) => -10,
        })
        .max();
    best.unwrap_or(0)
}

fn reasons(a: &Happening<'_>, b: &Happening<'_>) -> String {
    let mut why: Vec<&str> = Vec::new();
    match place(a, b) {
        Some(Relation::Spot) => why.push("same place"),
        Some(Relation::District) => why.push("same district"),
        Some(Relation::Province) => why.push("same province"),
        Some(Relation::Apart) => why.push("neighbouring places"),
        _ => {}
    }
    if gap(a, b) == Some(0) {
        why.push("same time");
    }
    if gap(a, b) == Some(1) {
        why.push("a day apart");
    }
    if kinship(a, b) == Kinship::Same {
        why.push("same kind");
    }
    if agreement(&a.killed, &b.killed)
        + agreement(&a.injured, &b.injured)
        + agreement(&a.taken, &b.taken)
        > 0
    {
        why.push("numbers agree");
    }
    if meet(&a.doers, &b.doers) && meet(&a.hit, &b.hit) {
        why.push("same actors");
    }
    if words::mostly_in(&a.roles, &b.words) || words::mostly_in(&b.roles, &a.words) {
        why.push("same role");
    }
    why.join(", ")
}

//! Which of the places that bear a name is meant, and how sure that is.
//!
//! Each candidate's evidence is summed in units of a natural logarithm; the score is the
//! candidate's share of the summed exponentials, so that 0.5 means an even choice between two.

use std::collections::BTreeMap;

use crate::gazetteer::Gazetteer;
use crate::model::location::MentionRole;
use crate::model::place::{PlaceId, PlaceKind};

use super::chain::{Chains, Link};
use super::context::{Ctx, Name};
use super::focus::Focus;
use super::strangers::{is_close, is_no_such_village, is_stranger};
use super::{relative, strangers, unknown, words};

/// The holder named in the chain holds the candidate, or does not.
const HELD: f64 = 3.0;
/// Another place of the sentence holds the candidate.
const IN_SENTENCE: f64 = 0.8;
/// The spelling is exactly one of the candidate's.
const SPELLING: f64 = 0.5;
/// A name beside it in a list is beyond doubt of the candidate's kind.
const LISTED: f64 = 1.5;
/// Roads and distances run from towns.
const ANCHOR: f64 = 1.6;
/// Two candidates nearer than this in evidence are not told apart.
const MARGIN: f64 = 0.35;
/// Evidence for "none of these": what keeps a lone weak candidate below certainty.
const NONE_OF_THESE: f64 = -1.8;

/// Chooses a place for every name; names of persons are left alone.
pub(super) fn choose(ctx: &Ctx<'_>, names: &mut [Name], chains: &Chains) {
    // First from each name's own surroundings; then again with what those choices tell of the report.
    let nothing = Focus::default();
    decide_all(ctx, names, chains, &nothing);
    let focus = Focus::of(ctx, names, chains);
    decide_all(ctx, names, chains, &focus);
}

fn decide_all(ctx: &Ctx<'_>, names: &mut [Name], chains: &Chains, focus: &Focus) {
    // A holder before what it holds, so that a village follows its district.
    for at in holders_first(names.len(), chains) {
        if names.get(at).is_some_and(|n| n.role != MentionRole::Person) {
            decide(ctx, names, chains, focus, at);
        }
    }
}

fn holders_first(count: usize, chains: &Chains) -> Vec<usize> {
    let depth = |mut at: usize| {
        let mut steps = 0;
        while let Some(&Some(up)) = chains.parent.get(at)
            && steps < count
        {
            at = up;
            steps += 1;
        }
        steps
    };
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|&at| (depth(at), at));
    order
}

fn decide(ctx: &Ctx<'_>, names: &mut [Name], chains: &Chains, focus: &Focus, at: usize) {
    let holder = chains
        .parent
        .get(at)
        .copied()
        .flatten()
        .and_then(|p| names.get(p))
        .and_then(|p| p.place);
    if let Some(name) = names.get_mut(at) {
        unknown::spelt_like_a_district(ctx, name, holder);
    }
    let Some(name) = names.get(at) else { return };
    let mut scored: Vec<(f64, PlaceId)> = name
        .candidates
        .iter()
        .map(|&c| (evidence(ctx, names, chains, focus, at, c), c))
        .collect();
    scored.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| ctx.gaz.place(a.1).key.cmp(&ctx.gaz.place(b.1).key))
    });
    let stranger =
        holder.is_some_and(|h| is_stranger(ctx.gaz, name, h)) || is_no_such_village(ctx.gaz, name);
    let outcome = if scored.is_empty() || stranger {
        let parent = holder.or_else(|| nearest_holder(ctx, names, at));
        Outcome {
            place: parent,
            score: if parent.is_some() { 0.5 } else { 0.0 },
            undecided: false,
            unknown: true,
        }
    } else {
        pick(ctx.gaz, &scored)
    };
    let nameless = !outcome.unknown
        && holder.is_none()
        && strangers::is_unproved(ctx, name)
        && name.candidates.iter().all(|&place| {
            sentence_evidence(ctx, names, at, place) <= 0.0
                && focus.evidence(ctx.gaz, name, ctx, place) < strangers::PROOF
        });
    if let Some(name) = names.get_mut(at) {
        if nameless {
            name.candidates.clear();
            name.place = None;
            name.unknown = true;
            return;
        }
        name.candidates = scored.into_iter().map(|s| s.1).collect();
        name.place = outcome.place;
        name.score = outcome.score;
        name.undecided = outcome.undecided;
        name.unknown = outcome.unknown;
    }
}

struct Outcome {
    place: Option<PlaceId>,
    score: f64,
    undecided: bool,
    unknown: bool,
}

fn pick(gaz: &Gazetteer, scored: &[(f64, PlaceId)]) -> Outcome {
    let Some(&(best, place)) = scored.first() else {
        return Outcome {
            place: None,
            score: 0.0,
            undecided: false,
            unknown: true,
        };
    };
    let total: f64 =
        scored.iter().map(|s| (s.0 - best).exp()).sum::<f64>() + (NONE_OF_THESE - best).exp();
    let score = 1.0 / total;
    let rivals: Vec<PlaceId> = scored
        .iter()
        .take_while(|s| best - s.0 < MARGIN)
        .map(|s| s.1)
        .collect();
    if rivals.len() < 2 {
        return Outcome {
            place: Some(place),
            score,
            undecided: false,
            unknown: false,
        };
    }
    let shared = score * rivals.len() as f64;
    let common = rivals
        .iter()
        .skip(1)
        .try_fold(place, |held, &r| common_holder(gaz, held, r));
    match common {
        // One of them holds the others: a province and its capital of one name.
        Some(common) if rivals.contains(&common) => Outcome {
            place: Some(common),
            score: shared.min(1.0),
            undecided: false,
            unknown: false,
        },
        common => Outcome {
            place: common,
            score: shared.min(1.0),
            undecided: true,
            unknown: false,
        },
    }
}

/// The smallest place that is or holds both.
fn common_holder(gaz: &Gazetteer, a: PlaceId, b: PlaceId) -> Option<PlaceId> {
    std::iter::once(a)
        .chain(gaz.ancestors(a))
        .find(|&up| gaz.contains(up, b))
}

/// For a name with no chain: the smallest place named nearest before it, in its sentence or the two before.
fn nearest_holder(ctx: &Ctx<'_>, names: &[Name], at: usize) -> Option<PlaceId> {
    let name = names.get(at)?;
    let near = |n: &&Name| {
        n.locates() && !n.unknown && n.sentence <= name.sentence && name.sentence - n.sentence <= 2
    };
    let here = names.iter().filter(|n| {
        n.span != name.span && n.sentence == name.sentence && n.locates() && !n.unknown
    });
    let earlier = names.iter().take(at).rev().filter(near);
    here.chain(earlier)
        .filter_map(|n| n.place)
        .find_map(|p| ctx.gaz.admin(p, PlaceKind::District))
        .or_else(|| {
            names
                .iter()
                .take(at)
                .rev()
                .filter(near)
                .filter_map(|n| n.place)
                .find_map(|p| ctx.gaz.admin(p, PlaceKind::Province))
        })
}

fn evidence(
    ctx: &Ctx<'_>,
    names: &[Name],
    chains: &Chains,
    focus: &Focus,
    at: usize,
    candidate: PlaceId,
) -> f64 {
    let Some(name) = names.get(at) else {
        return 0.0;
    };
    let gaz = ctx.gaz;
    let place = gaz.place(candidate);
    let mut sum = prominence(ctx, name, candidate);
    if let Some(kind) = name.typed {
        sum += typed(kind, place.kind);
    }
    if let Some(holder) = chains
        .parent
        .get(at)
        .copied()
        .flatten()
        .and_then(|p| names.get(p))
    {
        let held = holder
            .place
            .is_some_and(|h| h != candidate && gaz.contains(h, candidate));
        let near = holder.place.is_some_and(|h| is_close(gaz, h, candidate));
        sum += if held {
            HELD
        } else if near {
            HELD - 1.0
        } else {
            -HELD
        };
    }
    for child in chains.held_by(at) {
        if let Some(child) = names.get(child)
            && !child.candidates.is_empty()
        {
            let holds = child
                .candidates
                .iter()
                .any(|&c| c != candidate && gaz.contains(candidate, c));
            sum += if holds { HELD } else { -0.5 };
        }
    }
    sum += sentence_evidence(ctx, names, at, candidate)
        + list_evidence(ctx, names, chains, at, place.kind);
    sum += focus.evidence(gaz, name, ctx, candidate);
    sum
}

/// What the bare name says: a province before a city, a city before a district, a district before
/// the town or village of its name.
fn prominence(ctx: &Ctx<'_>, name: &Name, candidate: PlaceId) -> f64 {
    let gaz = ctx.gaz;
    let place = gaz.place(candidate);
    let seat = place.kind == PlaceKind::City && words::is_seat_of_government(&place.name);
    let mut sum = match place.kind {
        PlaceKind::Country => 2.4,
        PlaceKind::Province => 2.4,
        PlaceKind::City if seat => 4.0,
        PlaceKind::City => 1.7,
        PlaceKind::District => 1.1,
        PlaceKind::Town => 0.6,
        PlaceKind::Site => 0.9,
        PlaceKind::Area => 0.5,
        PlaceKind::Village => 0.0,
    };
    let surface = name.surface(ctx);
    if gaz.names(candidate).any(|n| same_letters(n, surface)) {
        sum += SPELLING;
    }
    let line = || name.anchors || relative::relation(ctx, name).is_some();
    if matches!(place.kind, PlaceKind::City | PlaceKind::Town) && line() {
        sum += ANCHOR;
    }
    let urban = || {
        (2..=4).any(|back| words::is_urban(ctx.before(name.tokens.start, back)))
            && matches!(ctx.before(name.tokens.start, 1), "in" | "of" | "capital")
    };
    if place.kind == PlaceKind::City && (urban() || is_taken(ctx, name)) {
        sum += 1.6;
    }
    sum
}

/// "overran Kunduz", "the fall of Kunduz", "Kunduz fell".
fn is_taken(ctx: &Ctx<'_>, name: &Name) -> bool {
    let (start, end) = (name.tokens.start, name.tokens.end);
    words::is_taken_by(ctx.before(start, 1))
        || ctx.before(start, 1) == "of" && words::is_taking(ctx.before(start, 2))
        || matches!(ctx.word(end), "fell" | "falls")
        || matches!(ctx.word(end), "had" | "has") && ctx.word(end + 1) == "fallen"
}

/// Whether two spellings differ in capitals at most.
fn same_letters(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        one.eq_ignore_ascii_case(other)
    } else {
        one.to_lowercase() == other.to_lowercase()
    }
}

fn typed(said: PlaceKind, is: PlaceKind) -> f64 {
    use PlaceKind as K;
    match (said, is) {
        _ if said == is => 3.0,
        (K::City, K::Town) | (K::Town, K::City) => 2.6,
        (K::Village, K::Town) | (K::Town, K::Village) => 1.5,
        (K::Village, K::Area) | (K::Area, K::Village) => 1.5,
        (K::Area, K::District | K::Site) | (K::Site, K::Area | K::City) => 0.0,
        (K::District, K::Town | K::City) => -0.5,
        (K::City | K::Town, K::District) => -0.5,
        (K::Country, _) => 0.0,
        _ => -3.0,
    }
}

/// Another place of the sentence that holds the candidate.
fn sentence_evidence(ctx: &Ctx<'_>, names: &[Name], at: usize, candidate: PlaceId) -> f64 {
    let Some(name) = names.get(at) else {
        return 0.0;
    };
    // Names stand in the order of the text: those of the sentence are around this one. Those in none are anywhere.
    let anywhere = ctx.ann.sentences.get(name.sentence).is_none();
    let here = |other: &&Name| anywhere || other.sentence == name.sentence;
    let before = names.get(..at).unwrap_or_default().iter().rev();
    let after = names.get(at + 1..).unwrap_or_default().iter();
    let mut around = before.take_while(here).chain(after.take_while(here));
    let related = around.any(|other| {
        other.sentence == name.sentence
            && other.role != MentionRole::Person
            && other.candidates.iter().any(|&o| {
                o != candidate
                    && !matches!(ctx.gaz.place(o).kind, PlaceKind::Country)
                    && ctx.gaz.contains(o, candidate)
                    && other.span.of(ctx.text).to_lowercase() != name.surface(ctx).to_lowercase()
            })
    });
    if related { IN_SENTENCE } else { 0.0 }
}

/// The other names of a list are of one level: "Kabul and Herat" are two cities. Only a name that
/// is itself beyond doubt says so.
fn list_evidence(
    ctx: &Ctx<'_>,
    names: &[Name],
    chains: &Chains,
    at: usize,
    kind: PlaceKind,
) -> f64 {
    let listed = |left: usize| chains.links.get(left) == Some(&Link::List);
    let (mut first, mut last) = (at, at);
    while first > 0 && listed(first - 1) {
        first -= 1;
    }
    while listed(last) {
        last += 1;
    }
    if names
        .get(at)
        .is_none_or(|name| plain_kind(ctx, name).is_some())
    {
        return 0.0;
    }
    let agrees = (first..=last)
        .filter(|&other| other != at)
        .filter_map(|other| names.get(other))
        .any(|other| plain_kind(ctx, other) == Some(kind));
    if agrees { LISTED } else { 0.0 }
}

/// The kind of place that a name means whatever the report is about, where that is beyond doubt.
fn plain_kind(ctx: &Ctx<'_>, name: &Name) -> Option<PlaceKind> {
    let mut best: BTreeMap<PlaceKind, f64> = BTreeMap::new();
    for &candidate in &name.candidates {
        let kind = ctx.gaz.place(candidate).kind;
        let weight = prominence(ctx, name, candidate) + name.typed.map_or(0.0, |t| typed(t, kind));
        let slot = best.entry(kind).or_insert(weight);
        *slot = slot.max(weight);
    }
    let (&kind, &top) = best.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
    let doubt = best
        .iter()
        .any(|(&k, &weight)| k != kind && top - weight < 1.0);
    (!doubt).then_some(kind)
}

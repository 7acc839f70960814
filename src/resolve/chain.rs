//! Names that say one place together: "Moghol village, Darzab district of Jowzjan".

use crate::model::place::{PlaceId, PlaceKind};

use super::context::{Ctx, Name};
use super::words;

/// How a name hangs together with the next name of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Not at all.
    None,
    /// The first lies in the second: "Darzab, a district of Jowzjan".
    In,
    /// The second lies in the first: "Nangarhar's Mohmand Valley".
    Owns,
    /// Both stand in a list: "Darzab and Qush Tepa districts".
    List,
}

/// The links of a report's names, and which name holds which.
pub(super) struct Chains {
    /// The link between each name and the next.
    pub links: Vec<Link>,
    /// The name that says what holds each name.
    pub parent: Vec<Option<usize>>,
    /// Each name that lies in another, behind that other: sorted.
    held: Vec<(usize, usize)>,
}

/// Reads the chains, and spreads plural type words over the names of a list.
pub(super) fn read(ctx: &Ctx<'_>, names: &mut [Name]) -> Chains {
    let mut links: Vec<Link> = (0..names.len()).map(|i| link(ctx, names, i)).collect();
    share_types(names, &links);
    // A type word that has come down a list may settle what a bare comma left open.
    for (at, slot) in links.iter_mut().enumerate() {
        *slot = link(ctx, names, at);
    }
    let mut parent = vec![None; names.len()];
    for (at, link) in links.iter().enumerate() {
        match link {
            // "X village in Faryab's Qaysar district": in the district that the province owns.
            Link::In if links.get(at + 1) == Some(&Link::Owns) && fits(ctx, names, at, at + 2) => {
                set(&mut parent, at, at + 2);
            }
            Link::In => set(&mut parent, at, at + 1),
            Link::Owns => set(&mut parent, at + 1, at),
            _ => {}
        }
    }
    share_parents(ctx, names, &links, &mut parent);
    let held = parent.iter().enumerate();
    let mut held: Vec<_> = held.filter_map(|(at, of)| Some(((*of)?, at))).collect();
    held.sort_unstable();
    Chains {
        links,
        parent,
        held,
    }
}

impl Chains {
    /// The names that lie in one, in their order.
    pub fn held_by(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.held.partition_point(|(of, _)| *of < at);
        let held = self.held.get(from..).unwrap_or_default().iter();
        held.take_while(move |(of, _)| *of == at)
            .map(|(_, name)| *name)
    }
}

fn set(parent: &mut [Option<usize>], child: usize, holder: usize) {
    if let Some(slot) = parent.get_mut(child) {
        slot.get_or_insert(holder);
    }
}

fn share_types(names: &mut [Name], links: &[Link]) {
    let forward = 0..names.len().saturating_sub(1);
    for (left, right) in forward
        .clone()
        .map(|i| (i, i + 1))
        .chain(forward.rev().map(|i| (i + 1, i)))
    {
        let link = links.get(left.min(right)).copied();
        let (Some(from), Some(to)) = (names.get(left).cloned(), names.get_mut(right)) else {
            continue;
        };
        if link == Some(Link::List) && from.plural && to.typed.is_none() {
            to.typed = from.typed;
            to.plural = true;
        }
    }
}

fn share_parents(ctx: &Ctx<'_>, names: &[Name], links: &[Link], parent: &mut [Option<usize>]) {
    let forward = 0..names.len().saturating_sub(1);
    for (left, right) in forward
        .clone()
        .rev()
        .map(|i| (i + 1, i))
        .chain(forward.map(|i| (i, i + 1)))
    {
        if links.get(left.min(right)) != Some(&Link::List) {
            continue;
        }
        let Some(holder) = parent.get(left).copied().flatten() else {
            continue;
        };
        // "X in Darzab and Y in Achin" is two chains; only a name that can lie there shares it.
        if holder != right
            && fits(ctx, names, right, holder)
            && let Some(slot) = parent.get_mut(right)
        {
            slot.get_or_insert(holder);
        }
    }
}

/// Whether a reading exists in which `inner` lies inside `outer`.
fn fits(ctx: &Ctx<'_>, names: &[Name], inner: usize, outer: usize) -> bool {
    let (Some(inner), Some(outer)) = (names.get(inner), names.get(outer)) else {
        return false;
    };
    let holds = |o: PlaceId| {
        inner
            .candidates
            .iter()
            .any(|&i| i != o && ctx.gaz.contains(o, i))
    };
    let level = |p: PlaceId| ctx.gaz.place(p).kind.level();
    if outer.candidates.iter().any(|&o| holds(o)) {
        return true;
    }
    // A place that the gazetteer does not know may lie in anything larger than itself.
    let small = inner
        .typed
        .is_some_and(|k| k.level() == 0 || k == PlaceKind::Area);
    let large = outer
        .candidates
        .iter()
        .any(|&o| (1..=2).contains(&level(o)));
    large && (inner.candidates.is_empty() || small)
}

fn link(ctx: &Ctx<'_>, names: &[Name], at: usize) -> Link {
    let (Some(left), Some(right)) = (names.get(at), names.get(at + 1)) else {
        return Link::None;
    };
    if left.sentence != right.sentence || !left.locates() || !right.locates() {
        return Link::None;
    }
    let between = left.tokens.end..right.tokens.start;
    if between.len() > 14 {
        return Link::None;
    }
    let Some(seen) = between_words(ctx, between.clone()) else {
        return Link::None;
    };
    let inward = fits(ctx, names, at, at + 1);
    let outward = fits(ctx, names, at + 1, at);
    if seen.owns && between.len() == 1 + seen.describers {
        return if outward { Link::Owns } else { Link::None };
    }
    if seen.and {
        return if seen.lies { Link::None } else { Link::List };
    }
    if seen.within || seen.lies {
        let namesake = seen.within && claims_namesake(ctx, left, right, between.clone());
        return if inward || namesake {
            Link::In
        } else {
            Link::None
        };
    }
    if !inward && !outward && is_apposed_province(ctx, left, right, between.clone()) {
        return Link::In;
    }
    if between.is_empty() {
        return if inward {
            Link::In
        } else if outward {
            Link::Owns
        } else {
            Link::None
        };
    }
    if inward && (left.typed.is_some() || !same_level(ctx, left, right)) {
        Link::In
    } else if outward && (seen.capital || left.plural) {
        // "Nangarhar's capital, Jalalabad" and "two Jowzjan districts, Darzab and Qush Tepa".
        Link::Owns
    } else {
        Link::List
    }
}

/// "Qosh Tapa of Kunduz", "Darzab in Ghor": said to lie in a province where the gazetteer knows none of the name, so
/// that another place of that name is meant.
fn claims_namesake(
    ctx: &Ctx<'_>,
    left: &Name,
    right: &Name,
    between: std::ops::Range<usize>,
) -> bool {
    let of = between.clone().all(|t| ctx.word(t) == "of");
    let within = between.clone().all(|t| ctx.word(t) == "in") && only_province(ctx, right);
    (of || within) && smaller_than_province(ctx, left) && is_province(ctx, right)
}

/// "in Darzab, Ghor, on Sunday": the province in an apposition.
fn is_apposed_province(
    ctx: &Ctx<'_>,
    left: &Name,
    right: &Name,
    between: std::ops::Range<usize>,
) -> bool {
    let comma = between.len() == 1 && between.clone().all(|t| ctx.word(t) == ",");
    let closed = matches!(ctx.word(right.tokens.end), "," | "." | "province");
    let led = matches!(
        ctx.before(left.tokens.start, 1),
        "in" | "at" | "near" | "of" | "from"
    );
    comma && closed && led && smaller_than_province(ctx, left) && only_province(ctx, right)
}

fn smaller_than_province(ctx: &Ctx<'_>, name: &Name) -> bool {
    !name.candidates.is_empty()
        && name
            .candidates
            .iter()
            .all(|&c| ctx.gaz.place(c).kind.level() < PlaceKind::Province.level())
}

fn is_province(ctx: &Ctx<'_>, name: &Name) -> bool {
    name.candidates
        .iter()
        .any(|&c| ctx.gaz.place(c).kind == PlaceKind::Province)
}

/// A province, and no city or district of its name.
fn only_province(ctx: &Ctx<'_>, name: &Name) -> bool {
    is_province(ctx, name)
        && (name.typed == Some(PlaceKind::Province)
            || name
                .candidates
                .iter()
                .all(|&c| ctx.gaz.place(c).kind.level() >= PlaceKind::Province.level()))
}

/// Both names have a reading at one level: a comma between them makes a list.
fn same_level(ctx: &Ctx<'_>, left: &Name, right: &Name) -> bool {
    let level = |name: &Name| {
        name.candidates
            .iter()
            .map(|&c| ctx.gaz.place(c).kind.level())
            .max()
    };
    level(left) == level(right)
}

#[derive(Default)]
struct Between {
    and: bool,
    within: bool,
    lies: bool,
    owns: bool,
    capital: bool,
    describers: usize,
}

/// What stands between two names; nothing where a word there is no part of a place expression.
fn between_words(ctx: &Ctx<'_>, between: std::ops::Range<usize>) -> Option<Between> {
    let mut seen = Between::default();
    for at in between {
        let word = ctx.word(at);
        match word {
            "," | "(" | ")" => {}
            "and" | "or" | "/" => seen.and = true,
            "in" | "of" | "within" | "inside" => seen.within = true,
            "which" | "that" | "is" | "lies" | "located" | "situated" | "part" | "was" | "it"
            | "belongs" | "to" | "also" => {
                seen.lies |= matches!(
                    word,
                    "lies" | "located" | "situated" | "part" | "is" | "which"
                );
            }
            "'s" => seen.owns = true,
            "capital" => {
                seen.capital = true;
                seen.describers += 1;
            }
            "-" => {}
            // "the Qush Tepa district centre in Jowzjan".
            "centre" | "center" | "headquarters" => seen.describers += 1,
            _ if words::type_word(word).is_some()
                || words::is_describer(word)
                || words::is_determiner(word) =>
            {
                seen.describers += 1
            }
            _ => return None,
        }
    }
    Some(seen)
}

//! From place names and their surroundings to locations.
//!
//! A name first gets the part that it plays (a place, a surname, a paper, a government); names
//! that stand together become one chain; the candidates of each are weighed by what the chain,
//! the sentence and the report say; and each chain gives one location, moved by a relation such
//! as "12 km north of" where there is one.

mod aside;
mod certainty;
mod chain;
mod context;
mod definite;
mod focus;
mod locate;
mod metonym;
mod quarter;
mod relative;
mod roles;
mod score;
mod strangers;
mod unknown;
mod words;

use crate::gazetteer::Gazetteer;
use crate::model::Span;
use crate::model::annotation::Annotated;
use crate::model::location::{Location, Mention, MentionRole};
use crate::model::place::{PlaceId, PlaceKind};
use crate::model::report::Report;

pub use aside::Aside;
pub use locate::location_of;
pub use unknown::signs;

use chain::Chains;
use context::{Ctx, Name};

/// What a report says of places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    /// Every place name, in text order.
    pub mentions: Vec<Mention>,
    /// Where things may be said to have happened, in text order.
    pub locations: Vec<Location>,
    /// Places named for another reason, in text order.
    pub asides: Vec<(Location, Aside)>,
}

/// Resolves the place names of a report.
pub fn resolve(report: &Report, annotated: &Annotated, gaz: &Gazetteer) -> Resolved {
    let ctx = Ctx {
        text: &report.text,
        ann: annotated,
        gaz,
    };
    let (mut names, chains) = named(&ctx);
    let mut resolved = Resolved::default();
    build_locations(&ctx, &mut names, &chains, &mut resolved);
    resolved.mentions = as_mentions(gaz, names);
    resolved
}

/// The mentions of [`resolve`] alone, and whether there are names among them that the gazetteer does
/// not know.
pub fn mentions(text: &str, annotated: &Annotated, gaz: &Gazetteer) -> (Vec<Mention>, bool) {
    let ctx = Ctx {
        text,
        ann: annotated,
        gaz,
    };
    let (mut names, chains) = named(&ctx);
    let new = names.len() != annotated.places.len() || names.iter().any(|n| n.unknown);
    let mut at = 0;
    while at < names.len() {
        let (step, relative) = if line_at(&names, at).is_some() {
            (2, true)
        } else {
            let found = single(&ctx, &names, &chains, &[], at);
            (1, found.is_some_and(|(_, _, relative)| relative))
        };
        for name in names.iter_mut().skip(at).take(step).filter(|_| relative) {
            name.role = MentionRole::Relative;
        }
        at += step;
    }
    (as_mentions(gaz, names), new)
}

/// The names of a report with their places, and how they hang together.
fn named(ctx: &Ctx<'_>) -> (Vec<Name>, Chains) {
    let places = ctx.ann.places.iter();
    let mut names: Vec<Name> = places
        .map(|m| Name::new(ctx, m.span, m.candidates.clone()))
        .collect();
    unknown::add(ctx, &mut names);
    roles::assign(ctx, &mut names);
    mark_lines(ctx, &mut names);
    let chains = chain::read(ctx, &mut names);
    score::choose(ctx, &mut names, &chains);
    (names, chains)
}

fn as_mentions(gaz: &Gazetteer, names: Vec<Name>) -> Vec<Mention> {
    let scores: Vec<f64> = (0..names.len())
        .map(|at| certainty::of(gaz, &names, at))
        .collect();
    names
        .into_iter()
        .zip(scores)
        .filter(|(n, _)| !(n.unknown && n.place.is_none() && n.candidates.is_empty()))
        .map(|(n, score)| Mention {
            span: n.span,
            role: n.role,
            place: n.place,
            score,
            candidates: n.candidates,
            typed: n.typed,
        })
        .collect()
}

fn build_locations(ctx: &Ctx<'_>, names: &mut [Name], chains: &Chains, resolved: &mut Resolved) {
    let datelines = aside::datelines(ctx);
    let headings = aside::headings(ctx, &datelines);
    let mut at = 0;
    while at < names.len() {
        if let Some((left, right)) = line_at(names, at) {
            // Where on the line is told by a place after it: "the X-Y highway in Z".
            let told = matches!(ctx.before(start_of(names, at + 2), 1), "in" | "through")
                && start_of(names, at + 2) <= right.tokens.end + 2;
            resolved
                .locations
                .extend(joined(ctx, left, right).filter(|_| !told));
            for name in names.iter_mut().skip(at).take(2) {
                name.role = MentionRole::Relative;
            }
            at += 2;
            continue;
        }
        if let Some((location, aside, relative)) = single(ctx, names, chains, &datelines, at) {
            if relative && let Some(name) = names.get_mut(at) {
                name.role = MentionRole::Relative;
            }
            let heads = headings.iter().any(|h| h.covers(location.span));
            match aside.filter(|_| !heads) {
                Some(why) => resolved.asides.push((location, why)),
                None => push_location(ctx.text, &mut resolved.locations, location),
            }
        }
        at += 1;
    }
    if let Some(city) = only_city(resolved) {
        let taken: Vec<Span> = resolved.locations.iter().map(|l| l.span).collect();
        let quarters = quarter::alone(ctx, &city, &taken);
        resolved.locations.extend(quarters);
    }
    let taken: Vec<Span> = resolved.locations.iter().map(|l| l.span).collect();
    resolved
        .locations
        .extend(definite::towns(ctx, names, &taken));
    resolved
        .locations
        .extend(definite::seats(ctx, names, &taken));
    resolved.locations.sort_by_key(|l| l.span);
    resolved.asides.sort_by_key(|a| a.0.span);
}

/// The one city that a report names, datelines and seats included, where it names no second one.
fn only_city(resolved: &Resolved) -> Option<Location> {
    let mut cities = resolved
        .locations
        .iter()
        .chain(resolved.asides.iter().map(|a| &a.0))
        .filter(|l| l.kind == PlaceKind::City);
    let first = cities.next()?;
    cities.all(|l| l.key == first.key).then(|| first.clone())
}

/// Adds a location; a second name of the same place in brackets ("Deh Bala (Haska Mina)") widens
/// the first.
fn push_location(text: &str, locations: &mut Vec<Location>, location: Location) {
    match locations.last_mut() {
        Some(last)
            if last.key == location.key
                && last.name == location.name
                && Span::new(last.span.end, location.span.start)
                    .of(text)
                    .trim()
                    == "(" =>
        {
            last.span = last.span.union(location.span);
        }
        _ => locations.push(location),
    }
}

/// The location that the chain with `names[at]` as its smallest place says.
fn single(
    ctx: &Ctx<'_>,
    names: &[Name],
    chains: &Chains,
    datelines: &[Span],
    at: usize,
) -> Option<(Location, Option<Aside>, bool)> {
    let name = names.get(at)?;
    if !name.locates() || chains.held_by(at).next().is_some() {
        return None;
    }
    let (span, first, last) = extent(ctx, names, chains, at);
    let mut location = locate_name(ctx, name, span)?;
    let opening = names
        .get(first)
        .map_or(0, |n| context::phrase_start(ctx, n));
    if let Some(token) = ctx.ann.tokens.get(opening) {
        location.span.start = location.span.start.min(token.span.start);
    }
    if let Some(quarter) = quarter::beside(ctx, name) {
        quarter::narrow(ctx, &quarter, &mut location);
    }
    let (mut relative, mut relation_seen, mut bearing) = (false, false, false);
    if let Some((relation, begin)) = relative::relation(ctx, names.get(first).unwrap_or(name)) {
        // "In the north of Afghanistan" is in it; near it or 20 km from it is not.
        relation_seen = !matches!(relation, relative::Relation::Towards(_));
        relative = relative::apply(relation, &mut location);
        if relative && let Some(token) = ctx.ann.tokens.get(begin) {
            location.span.start = token.span.start;
        }
        bearing = relative && is_bearing(ctx, names, chains, begin, name);
    }
    let beyond = relation_seen && location.kind == PlaceKind::Country;
    let why = aside::aside(ctx, datelines, names.get(first)?, names.get(last)?);
    // "Close to Pakistan" is not in Pakistan, and no place of its own.
    let why = why
        .or(beyond.then_some(Aside::Beyond))
        .or(bearing.then_some(Aside::Bearing));
    Some((location, why, relative))
}

/// "X district, 60 km south of Y" is at X; but "in Nangarhar province, near Jalalabad" is near Jalalabad.
fn is_bearing(ctx: &Ctx<'_>, names: &[Name], chains: &Chains, begin: usize, anchor: &Name) -> bool {
    let Some(mut told) = aside::bearing_of(ctx, names, begin) else {
        return false;
    };
    while let Some(child) = chains.held_by(told).next() {
        told = child;
    }
    match (names.get(told).and_then(|n| n.place), anchor.place) {
        (Some(told), Some(anchor)) => !ctx.gaz.contains(told, anchor),
        _ => false,
    }
}

fn locate_name(ctx: &Ctx<'_>, name: &Name, span: Span) -> Option<Location> {
    let place = name.place?;
    let written: Vec<&str> = name.surface(ctx).split_whitespace().collect();
    let written = written.join(" ");
    let mut location = if name.unknown {
        locate::unknown_in(
            ctx.gaz,
            place,
            name.typed.unwrap_or(PlaceKind::Village),
            span,
            &written,
        )
    } else {
        location_of(ctx.gaz, place, span, &written)
    };
    if name.undecided {
        location.candidates = name
            .candidates
            .iter()
            .map(|&c| described(ctx.gaz, c))
            .collect();
    }
    Some(location)
}

/// "Mughul (village, Sar-e Pol)".
fn described(gaz: &Gazetteer, id: PlaceId) -> String {
    let place = gaz.place(id);
    let holder = gaz
        .admin(id, PlaceKind::Province)
        .filter(|&p| p != id)
        .or_else(|| gaz.parent(id));
    match holder {
        Some(holder) => format!(
            "{} ({}, {})",
            place.name,
            place.kind.as_str(),
            gaz.place(holder).name
        ),
        None => format!("{} ({})", place.name, place.kind.as_str()),
    }
}

/// All the words of a chain, and its first and last name in the text. Where a list stands between
/// a name and what holds it, the name's own words only.
fn extent(ctx: &Ctx<'_>, names: &[Name], chains: &Chains, at: usize) -> (Span, usize, usize) {
    let own = |i: usize| {
        names.get(i).map_or(Span::new(0, 0), |n| {
            let typed = ctx.ann.tokens.get(n.whole.end.saturating_sub(1));
            Span::new(
                n.span.start,
                typed.map_or(n.span.end, |t| t.span.end.max(n.span.end)),
            )
        })
    };
    let (mut span, mut first, mut last) = (own(at), at, at);
    let mut child = at;
    while let Some(&Some(holder)) = chains.parent.get(child) {
        if holder.abs_diff(child) != 1 {
            break;
        }
        span = span.union(own(holder));
        first = first.min(holder);
        last = last.max(holder);
        child = holder;
    }
    (span, first, last)
}

/// Marks the names that are ends of a line.
fn mark_lines(ctx: &Ctx<'_>, names: &mut [Name]) {
    for at in 1..names.len() {
        let ends = match (names.get(at - 1), names.get(at)) {
            (Some(left), Some(right)) => {
                left.locates()
                    && right.locates()
                    && !left.anchors
                    && relative::line(ctx, left, right).is_some()
            }
            _ => false,
        };
        if ends {
            for name in names.iter_mut().skip(at - 1).take(2) {
                name.anchors = true;
            }
        }
    }
}

fn line_at(names: &[Name], at: usize) -> Option<(&Name, &Name)> {
    let (left, right) = (names.get(at)?, names.get(at + 1)?);
    (left.anchors && right.anchors).then_some((left, right))
}

fn start_of(names: &[Name], at: usize) -> usize {
    names.get(at).map_or(usize::MAX, |n| n.tokens.start)
}

/// The place between the two.
fn joined(ctx: &Ctx<'_>, left: &Name, right: &Name) -> Option<Location> {
    let a = locate_name(ctx, left, left.span)?;
    let b = locate_name(ctx, right, right.span)?;
    relative::between(&a, &b, ctx.text)
}

#[cfg(test)]
mod tests;

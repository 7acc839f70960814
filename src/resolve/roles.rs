//! What a place name stands for: the place, or a person, a body, a government, a post of it.

use std::collections::BTreeSet;

use crate::model::Span;
use crate::model::location::MentionRole;
use crate::model::place::PlaceKind;

use super::context::{Ctx, Name};
use super::{metonym, words};

/// Gives every name its role.
pub(super) fn assign(ctx: &Ctx<'_>, names: &mut [Name]) {
    let found: Vec<MentionRole> = (0..names.len()).map(|at| role(ctx, names, at)).collect();
    for (name, role) in names.iter_mut().zip(found) {
        name.role = role;
    }
    // "Abu Sayed" once makes "Sayed" a person wherever nothing says that it is a place.
    let surnames: BTreeSet<String> = names
        .iter()
        .filter(|n| n.role == MentionRole::Person)
        .map(|n| n.surface(ctx).to_lowercase())
        .collect();
    for name in names
        .iter_mut()
        .filter(|n| n.role == MentionRole::Place && n.typed.is_none())
    {
        let placed = matches!(
            ctx.before(name.tokens.start, 1),
            "in" | "at" | "near" | "from" | "to" | "into" | "outside" | "around"
        );
        let listed = in_typed_list(ctx, name.tokens.end, ctx.bounds(name.sentence).end);
        if !placed && !listed && surnames.contains(&name.surface(ctx).to_lowercase()) {
            name.role = MentionRole::Person;
        }
    }
}

/// The role of `names[at]`, from the words around it.
fn role(ctx: &Ctx<'_>, names: &[Name], at: usize) -> MentionRole {
    let Some(name) = names.get(at) else {
        return MentionRole::Place;
    };
    if is_person(ctx, names, at, name) && !is_post_of(ctx, name) {
        MentionRole::Person
    } else if is_body(ctx, name) {
        MentionRole::Body
    } else if let Some(role) = owner(ctx, name) {
        role
    } else if is_adjective(ctx, names, at, name) {
        MentionRole::Adjective
    } else if metonym::is_metonym(ctx, names, at, name) {
        MentionRole::Metonym
    } else {
        MentionRole::Place
    }
}

/// "Kunar Governor X": the post parts the place from the person.
fn is_post_of(ctx: &Ctx<'_>, name: &Name) -> bool {
    let mut at = name.whole.end;
    while words::is_before_post(ctx.word(at)) {
        at += 1;
    }
    let inside = ctx
        .ann
        .persons
        .iter()
        .any(|p| p.span.overlaps(name.span) && p.span.start < name.span.start);
    words::is_post(ctx.word(at)) && !inside
}

fn place_before(ctx: &Ctx<'_>, name: &Name) -> bool {
    words::is_place_preposition(ctx.before(name.tokens.start, 1))
}

/// Inside a person's name, or a surname on its own.
fn is_person(ctx: &Ctx<'_>, names: &[Name], at: usize, name: &Name) -> bool {
    if name.typed.is_some() {
        return false;
    }
    if in_typed_list(ctx, name.tokens.end, ctx.bounds(name.sentence).end) {
        return false;
    }
    // "in Khogyani" is the district even where a Khogyani speaks.
    let located = governed(ctx, name);
    let within = |p: Span| p.overlaps(name.span) && !(located && name.span.covers(p));
    if ctx.ann.persons.iter().any(|p| within(p.span)) {
        return true;
    }
    if !place_before(ctx, name) {
        let surface = name.surface(ctx).to_lowercase();
        let surname = |full: &str| {
            full.split_whitespace().count() > 1
                && full.to_lowercase().split_whitespace().last() == Some(surface.as_str())
        };
        if ctx.ann.people.iter().any(|p| surname(&p.name)) {
            return true;
        }
    }
    !is_country(ctx, name) && after_name_word(ctx, names, at, name)
}

/// "Khogyani and Andar districts": the plural type word at the list's end is for all its names.
fn in_typed_list(ctx: &Ctx<'_>, end: usize, bound: usize) -> bool {
    let mut joined = false;
    for at in end..(end + 10).min(bound) {
        let word = ctx.word(at);
        match word {
            "," | "and" => joined = true,
            "-" => {}
            _ if matches!(words::type_word(word), Some((_, true))) => return joined,
            _ if ctx.capital(at) && ctx.is_word(at) => {}
            _ => return false,
        }
        if at == end && !joined {
            return false;
        }
    }
    false
}

/// Every bearer of the name is a country.
fn is_country(ctx: &Ctx<'_>, name: &Name) -> bool {
    !name.candidates.is_empty()
        && name
            .candidates
            .iter()
            .all(|&c| ctx.gaz.place(c).kind == PlaceKind::Country)
}

/// "Khan" in "Saeed Khan": the capitalised word before it makes it part of a longer name.
fn after_name_word(ctx: &Ctx<'_>, names: &[Name], at: usize, name: &Name) -> bool {
    let bounds = ctx.bounds(name.sentence);
    let start = name.tokens.start;
    if start <= bounds.start || ctx.headline(name.sentence) {
        return false;
    }
    let previous = start - 1;
    let word = ctx.word(previous);
    if !ctx.is_word(previous)
        || !ctx.capital(previous)
        || ctx.shouts(previous)
        || words::is_function(word)
        || words::is_body_lead(word)
        || words::is_post(word)
        || words::is_speech(word)
        || word.contains('.')
        || word.chars().any(|c| c.is_ascii_digit() || !c.is_ascii())
        || word.len() < 3
        || word.ends_with("ly")
        || matches!(
            word,
            "camp"
                | "base"
                | "fort"
                | "operation"
                | "islamist"
                | "american"
                | "pakistani"
                | "new"
                | "old"
                | "road"
                | "highway"
        )
    {
        return false;
    }
    // "Achin Nangarhar": a place name before it is a chain written without its comma.
    !names
        .iter()
        .take(at)
        .rev()
        .take(2)
        .any(|n| n.tokens.end == start)
}

/// Inside the name of a group, force, paper or agency.
fn is_body(ctx: &Ctx<'_>, name: &Name) -> bool {
    let start = name.tokens.start;
    let end = name.tokens.end;
    let inside = ctx.before(start, 1) != "in"
        && ctx
            .ann
            .bodies
            .iter()
            .any(|b| b.span.covers(name.span) && b.span != name.span);
    // "Afghanistan's defence ministry" is a body too, but there the place is its owner.
    if inside
        && ctx.word(end) != "'s"
        && !words::is_post(ctx.word(end))
        && !words::is_before_post(ctx.word(end))
    {
        return true;
    }
    if ctx.capital(end) && words::is_body_noun(ctx.word(end)) && !ctx.headline(name.sentence) {
        return true;
    }
    if is_in_full_name_of_isis(ctx, start, end) {
        return true;
    }
    let mut lead = start;
    // "Islamic State – Khorasan", "Forces-Afghanistan", "Islamic State of Khorasan".
    while lead > 0 && matches!(ctx.word(lead - 1), "-" | "of" | "the") && start - lead < 3 {
        lead -= 1;
    }
    let lead_word = ctx.before(lead, 1);
    if !words::is_body_lead(lead_word) || !(ctx.capital(lead.saturating_sub(1))) {
        return false;
    }
    let joined = lead == start
        || ctx.word(lead) == "-"
        || (lead_word == "state" && ctx.word(lead) == "of" && ctx.before(lead, 2) == "islamic");
    joined && !(ctx.headline(name.sentence) && lead == start)
}

/// "Islamic State in Iraq and Syria", "Islamic State of Iraq and the Levant".
fn is_in_full_name_of_isis(ctx: &Ctx<'_>, start: usize, end: usize) -> bool {
    let state =
        |at: usize| matches!(ctx.before(at, 1), "in" | "of") && ctx.before(at, 2) == "state";
    let first = state(start)
        && ctx.word(end) == "and"
        && matches!(ctx.word(end + 1), "syria" | "the" | "al");
    let second = ctx.word(start) == "syria"
        && ctx.before(start, 1) == "and"
        && state(start.saturating_sub(2));
    first || second
}

/// "Kabul's defence ministry", "Kabul government", "Jowzjan provincial police chief".
fn owner(ctx: &Ctx<'_>, name: &Name) -> Option<MentionRole> {
    let mut at = name.tokens.end;
    if ctx.word(at) == "'s" {
        at += 1;
    } else if name.whole.end > at {
        // A type word may stand between: "Darzab district governor".
        at = name.whole.end;
        if ctx.word(at) == "'s" {
            at += 1;
        }
    }
    let first = at;
    while at < first + 3 && words::is_before_post(ctx.word(at)) {
        at += 1;
    }
    if !words::is_post(ctx.word(at)) {
        return None;
    }
    // "in Kabul officials said": the preposition keeps the place, the officials speak.
    let mut verb = at + 1;
    while words::is_post(ctx.word(verb)) {
        verb += 1;
    }
    let owned = ctx.word(first.saturating_sub(1)) == "'s";
    if !owned && at == first && governed(ctx, name) && words::is_speech(ctx.word(verb)) {
        return None;
    }
    let office = matches!(ctx.word(at), "government" | "ministry" | "administration");
    let seat = words::is_seat_of_government(name.surface(ctx));
    Some(if office && seat {
        MentionRole::Metonym
    } else {
        MentionRole::Adjective
    })
}

/// "in", "near" directly before the name: it is a place however it goes on.
fn governed(ctx: &Ctx<'_>, name: &Name) -> bool {
    matches!(
        ctx.before(name.tokens.start, 1),
        "in" | "near" | "at" | "outside"
    )
}

/// "Kabul-based", "the Pakistan border", "the border with Pakistan", "fighters from Uzbekistan".
fn is_adjective(ctx: &Ctx<'_>, names: &[Name], at: usize, name: &Name) -> bool {
    let end = name.tokens.end;
    let start = name.tokens.start;
    if ctx.word(end) == "-" && ctx.touches(end.saturating_sub(1)) && ctx.touches(end) {
        let partner = names.get(at + 1).is_some_and(|n| n.tokens.start == end + 1);
        let road = names
            .get(at + 1)
            .is_some_and(|n| words::is_road(ctx.word(n.tokens.end)));
        return !(partner && road);
    }
    if start >= 2 && ctx.word(start - 1) == "-" && ctx.touches(start - 1) && ctx.touches(start - 2)
    {
        let partner = at > 0 && names.get(at - 1).is_some_and(|n| n.tokens.end == start - 1);
        return !(partner && words::is_road(ctx.word(end)));
    }
    if matches!(
        ctx.word(name.tokens.end),
        "border" | "borders" | "frontier" | "time"
    ) {
        return true;
    }
    let border = matches!(ctx.before(start, 1), "with" | "and")
        && matches!(ctx.before(start, 2), "border" | "frontier" | "borders");
    if border || (ctx.before(start, 1) == "with" && ctx.before(start, 2) == "boundary") {
        return true;
    }
    is_origin(ctx, names, at, name)
}

/// A country that fighters or help come from, alone or in a list.
fn is_origin(ctx: &Ctx<'_>, names: &[Name], at: usize, name: &Name) -> bool {
    if !name
        .candidates
        .iter()
        .all(|&c| ctx.gaz.place(c).kind == PlaceKind::Country)
    {
        return false;
    }
    let mut head = at;
    // Walk to the first name of "China, Uzbekistan, Tajikistan and Pakistan".
    while head > 0 {
        let (Some(left), Some(right)) = (names.get(head - 1), names.get(head)) else {
            break;
        };
        let listed = left.sentence == right.sentence
            && left.tokens.end < right.tokens.start
            && (left.tokens.end..right.tokens.start)
                .all(|i| matches!(ctx.word(i), "," | "and" | "or" | "the"));
        if !listed {
            break;
        }
        head -= 1;
    }
    let Some(first) = names.get(head) else {
        return false;
    };
    let mut from = first.tokens.start;
    while words::is_describer(ctx.before(from, 1)) && from > 0 {
        from -= 1;
    }
    // "from Pakistan's Bajaur" is a chain.
    let owner = ctx.word(name.tokens.end) == "'s";
    if ctx.before(from, 1) != "from" || owner {
        return false;
    }
    (2..=5).any(|back| words::is_arrival(ctx.before(from, back)))
}

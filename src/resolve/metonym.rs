//! A government named by its seat or its country.

use crate::model::place::PlaceKind;

use super::context::{Ctx, Name};
use super::words;

/// "Kabul said", "Kabul and Washington are hitting", "accused Islamabad of".
pub(super) fn is_metonym(ctx: &Ctx<'_>, names: &[Name], at: usize, name: &Name) -> bool {
    if name.typed.is_some() {
        return false;
    }
    let surface = name.surface(ctx);
    let seat = words::is_seat_of_government(surface);
    let country = name
        .candidates
        .iter()
        .any(|&c| ctx.gaz.place(c).kind == PlaceKind::Country);
    if !seat && !country {
        return false;
    }
    let start = name.tokens.start;
    let the = usize::from(ctx.before(start, 1) == "the");
    let previous = ctx.before(start - the.min(start), 1);
    if words::is_institution(surface) {
        let there = matches!(previous, "in" | "at" | "near" | "outside" | "inside");
        return !there || ctx.word(name.tokens.end) == "'s";
    }
    if words::takes_government(previous) {
        return true;
    }
    let end = name.tokens.end;
    if country && is_party(ctx, names, at, start - the.min(start), end) {
        return true;
    }
    if words::is_place_preposition(previous) {
        return false;
    }
    let next = ctx.word(end);
    if is_action(ctx, end) && !is_passive_reporting(ctx, end) {
        return true;
    }
    if seat && next == "'s" {
        return matches!(
            ctx.word(end + 1),
            "answer"
                | "response"
                | "reply"
                | "policy"
                | "ally"
                | "allies"
                | "demand"
                | "demands"
                | "strategy"
                | "offer"
                | "claim"
                | "claims"
        );
    }
    seat && acts(ctx, name)
}

/// A state that acts or is dealt with: "talks with the United States", "soldiers and the United
/// States inflicted losses".
fn is_party(ctx: &Ctx<'_>, names: &[Name], at: usize, start: usize, end: usize) -> bool {
    let previous = ctx.before(start, 1);
    if matches!(previous, "by" | "with" | "against") {
        return !matches!(
            ctx.before(start, 2),
            "border" | "frontier" | "boundary" | "connection" | "line"
        );
    }
    let after_name = at > 0 && names.get(at - 1).is_some_and(|n| n.tokens.end + 1 == start);
    let verb = ctx.word(end);
    let past = verb.len() >= 4 && verb.ends_with("ed") && !matches!(verb, "based" | "located");
    past && ((previous == "and" && !after_name) || opens_clause(previous))
}

/// "Kabul reported to be quiet" is rare; a participle after a comma or bracket is no verb of its own.
fn is_passive_reporting(ctx: &Ctx<'_>, verb: usize) -> bool {
    ctx.word(verb + 1) == "by"
}

/// A capital as the subject of a verb that only people can do, alone or with "and" another.
fn acts(ctx: &Ctx<'_>, name: &Name) -> bool {
    let bounds = ctx.bounds(name.sentence);
    let mut at = name.tokens.end;
    if matches!(ctx.word(at), "and" | "or") {
        // Skip the other subject, six words at most.
        let limit = (at + 7).min(bounds.end);
        at += 1;
        while at < limit {
            let word = ctx.word(at);
            if matches!(word, "in" | "at" | "near" | "," | "." | "was" | "were") {
                return false;
            }
            if is_action(ctx, at) {
                return true;
            }
            at += 1;
        }
        return false;
    }
    // "Kabul and Washington are": the second of the two.
    is_action(ctx, at)
        && (subject_opening(ctx, name, bounds.start) || ctx.before(name.tokens.start, 1) == "and")
}

fn subject_opening(ctx: &Ctx<'_>, name: &Name, first: usize) -> bool {
    let previous = ctx.before(name.tokens.start, 1);
    name.tokens.start == first
        || opens_clause(previous)
        || matches!(
            previous,
            "," | "." | ";" | ":" | "\"" | "and" | "but" | "after" | "before" | "time" | "-"
        )
}

/// Words after which a subject stands.
fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "as" | "that" | "when" | "while" | "where" | "because" | "if" | "which" | "whom" | "though"
    )
}

fn is_action(ctx: &Ctx<'_>, at: usize) -> bool {
    let word = ctx.word(at);
    let next = ctx.word(at + 1);
    match word {
        "is" | "are" | "has" | "have" | "had" | "will" | "would" | "did" | "does" | "do" => {
            let after = if matches!(
                next,
                "also" | "not" | "now" | "repeatedly" | "long" | "been"
            ) {
                ctx.word(at + 2)
            } else {
                next
            };
            words::is_political(after)
                || (matches!(word, "is" | "are") && after.len() > 4 && after.ends_with("ing"))
                || matches!(
                    after,
                    "try"
                        | "tried"
                        | "seek"
                        | "sought"
                        | "hit"
                        | "launched"
                        | "continue"
                        | "stepped"
                )
        }
        _ => {
            words::is_political(word)
                || matches!(word, "was" | "were")
                    && matches!(
                        next,
                        "cautious" | "more" | "trying" | "seeking" | "slow" | "silent"
                    )
        }
    }
}

//! A town spoken of again by its kind: "in the city", where one city has been told before.

use std::ops::Range;

use crate::model::Span;
use crate::model::location::Location;
use crate::model::place::{PlaceId, PlaceKind};

use super::context::{Ctx, Name};
use super::{locate, words};

/// The city is told at most this many sentences before.
const REACH: usize = 6;

/// The locations that "in the city" and "out of the town" say.
///
/// The town is the last one told before, by itself or as the holder of a quarter; a name of
/// another province between the two leaves it open, and then nothing is said.
pub(super) fn towns(ctx: &Ctx<'_>, names: &[Name], taken: &[Span]) -> Vec<Location> {
    let mut found = Vec::new();
    for at in 0..ctx.ann.tokens.len() {
        let Some(phrase) = phrase(ctx, at) else {
            continue;
        };
        let (Some(first), Some(last)) = (ctx.ann.tokens.get(phrase.start), ctx.ann.tokens.get(at))
        else {
            continue;
        };
        let span = Span::new(first.span.start, last.span.end);
        if taken.iter().any(|t| t.overlaps(span)) {
            continue;
        }
        if let Some(town) = told_before(ctx, names, span) {
            let location = locate::location_of(ctx.gaz, town, span, span.of(ctx.text));
            found.push(location);
        }
    }
    found
}

/// The tokens of "the city" behind a preposition, where nothing says which city it is.
fn phrase(ctx: &Ctx<'_>, at: usize) -> Option<Range<usize>> {
    if !matches!(ctx.word(at), "city" | "town") || ctx.capital(at) {
        return None;
    }
    let start = at.checked_sub(1).filter(|&s| ctx.word(s) == "the")?;
    let led = matches!(
        ctx.before(start, 1),
        "in" | "into" | "of" | "across" | "inside" | "outside" | "around" | "from"
    );
    // "the city of X", "the city where he was born", "the city's police chief" mean their own.
    let open = !matches!(
        ctx.word(at + 1),
        "of" | "where" | "that" | "which" | "in" | "'s" | "-"
    );
    let noun = ctx
        .ann
        .tokens
        .get(at + 1)
        .is_some_and(|t| t.word && is_body_of_city(&t.lower));
    (led && open && !noun).then_some(start..at + 1)
}

/// "the city council": no place but a body.
fn is_body_of_city(word: &str) -> bool {
    words::is_post(word) || matches!(word, "hall" | "centre" | "center" | "limits")
}

fn told_before(ctx: &Ctx<'_>, names: &[Name], here: Span) -> Option<PlaceId> {
    let sentence = ctx.sentence_of(here);
    let mut provinces: Vec<PlaceId> = Vec::new();
    let before = names
        .iter()
        .rev()
        .filter(|n| n.span.end <= here.start && n.locates() && !n.undecided)
        .take_while(|n| sentence.saturating_sub(n.sentence) <= REACH);
    for name in before {
        let Some(place) = name.place else { continue };
        let province = ctx.gaz.admin(place, PlaceKind::Province);
        let town = std::iter::once(place)
            .chain(ctx.gaz.ancestors(place))
            .find(|&id| matches!(ctx.gaz.place(id).kind, PlaceKind::City | PlaceKind::Town))
            .or_else(|| city_of_its_name(ctx, name, place));
        if let Some(town) = town.filter(|_| !name.unknown || name.typed == Some(PlaceKind::Area)) {
            let alone = provinces.iter().all(|&p| Some(p) == province);
            return alone.then_some(town);
        }
        provinces.extend(province);
    }
    None
}

/// "Herat province": the city that bears the name of what holds it.
fn city_of_its_name(ctx: &Ctx<'_>, name: &Name, holder: PlaceId) -> Option<PlaceId> {
    name.candidates
        .iter()
        .copied()
        .find(|&c| ctx.gaz.place(c).kind == PlaceKind::City && ctx.gaz.contains(holder, c))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::resolve::tests::world::read;

    fn keys(text: &str) -> Vec<(String, String)> {
        let mut found = read(text).locations;
        found.retain(|l| l.span.of(text).starts_with("the "));
        found
            .iter()
            .map(|l| (l.key.clone(), l.as_written.to_string()))
            .collect()
    }

    #[rstest]
    #[case(
        "A bus burned in Herat city. A lorry burned in another part of the city.",
        "p32c"
    )]
    #[case("KUNDUZ CITY: A bus burned and a shop was robbed in the city.", "p17c")]
    #[case("Snow fell in Herat province. A lorry burned in the city.", "p32c")]
    #[case(
        "Planes circled over Herat in Herat province, then flew out of the town.",
        "p32c"
    )]
    fn the_city_told_before(#[case] text: &str, #[case] key: &str) {
        let seen = keys(text);
        assert_eq!(seen.len(), 1, "{text}");
        assert!(seen.iter().all(|s| s.0 == key), "{seen:?}");
    }

    #[rstest]
    #[case("Snow fell in Herat city and on Kunar province. A lorry burned in the city.")]
    #[case("Snow fell in Herat city. He spoke of the city where he was born.")]
    #[case("Snow fell in Herat city. He spoke of the city council.")]
    #[case("Snow fell in Kunar province. A lorry burned in the city.")]
    fn left_open(#[case] text: &str) {
        assert_eq!(keys(text), [], "{text}");
    }
}

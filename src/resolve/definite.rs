//! A place spoken of again by its kind: "in the city", "the provincial capital", "the district center", "in the same
//! district", where the city, the province or the district has been told before.

use std::ops::Range;

use crate::model::Span;
use crate::model::location::{Location, MentionRole};
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
        "in" | "into" | "of" | "across" | "inside" | "outside" | "around" | "from" | "near"
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

/// The locations that "the provincial capital", "the district center" and "the same district" say.
pub(super) fn seats(ctx: &Ctx<'_>, names: &[Name], taken: &[Span]) -> Vec<Location> {
    let mut found = Vec::new();
    for at in 0..ctx.ann.tokens.len() {
        let Some((range, what)) = seat(ctx, at) else {
            continue;
        };
        let (Some(first), Some(last)) = (
            ctx.ann.tokens.get(range.start),
            ctx.ann.tokens.get(range.end - 1),
        ) else {
            continue;
        };
        let span = Span::new(first.span.start, last.span.end);
        if taken.iter().any(|t| t.overlaps(span)) {
            continue;
        }
        let place = match what {
            Seat::OfProvince => holder(ctx, names, span, PlaceKind::Province)
                .and_then(|province| capital(ctx, province)),
            Seat::OfDistrict | Seat::SameDistrict => holder(ctx, names, span, PlaceKind::District),
        };
        if let Some(place) = place {
            let location = locate::location_of(ctx.gaz, place, span, span.of(ctx.text));
            found.push(location);
        }
    }
    found
}

/// What a place is called by.
enum Seat {
    /// "the provincial capital".
    OfProvince,
    /// "the district center".
    OfDistrict,
    /// "the same district".
    SameDistrict,
}

/// The tokens of "the provincial capital" and the like that begin at a token, where no name goes with them.
fn seat(ctx: &Ctx<'_>, at: usize) -> Option<(Range<usize>, Seat)> {
    if ctx.word(at) != "the" {
        return None;
    }
    let centre = |i: usize| matches!(ctx.word(i), "center" | "centre");
    let of_the = |i: usize| ctx.word(i) == "of" && ctx.word(i + 1) == "the";
    let (end, what) = match ctx.word(at + 1) {
        "provincial" if ctx.word(at + 2) == "capital" || centre(at + 2) => {
            (at + 3, Seat::OfProvince)
        }
        "capital" if of_the(at + 2) && ctx.word(at + 4) == "province" => (at + 5, Seat::OfProvince),
        "province" if ctx.word(at + 2) == "'s" && ctx.word(at + 3) == "capital" => {
            (at + 4, Seat::OfProvince)
        }
        "district" if centre(at + 2) => (at + 3, Seat::OfDistrict),
        "center" | "centre" if of_the(at + 2) && ctx.word(at + 4) == "district" => {
            (at + 5, Seat::OfDistrict)
        }
        "same" if ctx.word(at + 2) == "district" => (at + 3, Seat::SameDistrict),
        _ => return None,
    };
    // "the provincial capital, Taloqan", "the district center of Sarobi": its name goes with it.
    let named = ctx.word(end) == "of"
        || ctx.word(end) == "," && ctx.capital(end + 1)
        || ctx.capital(end)
        || matches!(ctx.word(end), "city" | "where")
        || ctx.before(at, 1) == ","
        || ctx.word(end) == "'s";
    (!named).then_some((at..end, what))
}

/// The province or district told last before a stretch; a wide one told since, which holds another, leaves it open.
fn holder(ctx: &Ctx<'_>, names: &[Name], here: Span, kind: PlaceKind) -> Option<PlaceId> {
    let sentence = ctx.sentence_of(here);
    let told = || {
        names
            .iter()
            .rev()
            .filter(|n| n.span.end <= here.start && !n.undecided)
            .filter(|n| n.locates() || n.role == MentionRole::Adjective)
            .filter_map(|n| Some((n.sentence, ctx.gaz.admin(n.place?, kind)?)))
    };
    // Who governs the country speaks in Kabul, of whatever province.
    let (last, found) = told()
        .find(|&(_, place)| ctx.gaz.place(place).name != "Kabul")
        .or_else(|| told().next())?;
    let near = sentence.saturating_sub(last) <= REACH;
    // Further off, it has to be the only one.
    let alone = told().all(|(_, place)| place == found);
    (near || alone).then_some(found)
}

/// The city that is a province's capital: the first in the order of the districts' codes, which begin with the centre.
fn capital(ctx: &Ctx<'_>, province: PlaceId) -> Option<PlaceId> {
    let below = |id: PlaceId| ctx.gaz.children(id).iter().copied();
    below(province)
        .chain(below(province).flat_map(below))
        .filter(|&id| ctx.gaz.place(id).kind == PlaceKind::City && !ctx.gaz.is_imported(id))
        .min_by_key(|&id| ctx.gaz.place(id).key.as_str())
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
    #[case(
        "Snow fell in Herat province. Rebels stormed the provincial capital.",
        "p32c"
    )]
    #[case(
        "Snow fell in Nangarhar. Smoke rose over the capital of the province.",
        "p06c"
    )]
    fn the_capital_of_the_province(#[case] text: &str, #[case] key: &str) {
        let seen = keys(text);
        assert_eq!(seen.len(), 1, "{text}");
        assert!(seen.iter().all(|s| s.0 == key), "{seen:?}");
    }

    #[rstest]
    #[case("Snow fell in Herat city and on Kunar province. A lorry burned in the city.")]
    #[case("Snow fell in Herat city. He spoke of the city where he was born.")]
    #[case("Snow fell in Herat city. He spoke of the city council.")]
    #[case("Snow fell in Kunar province. A lorry burned in the city.")]
    #[case("Snow fell. Rebels stormed the provincial capital.")]
    fn left_open(#[case] text: &str) {
        assert_eq!(keys(text), [], "{text}");
    }
}

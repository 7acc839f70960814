//! Numbered quarters of a city: "PD 7 of Jalalabad city", "the third police district of Kabul".

use std::ops::Range;

use crate::model::Span;
use crate::model::location::Location;
use crate::model::place::PlaceKind;
use crate::model::precision::{PointOf, WherePrecision};

use super::context::{Ctx, Name};

/// The highest number that a city gives to one of its quarters; Kabul has 22.
const MOST: u32 = 30;
/// The words of a quarter are at most this many tokens.
const LONGEST: usize = 6;

/// A numbered quarter as the words name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quarter {
    number: u32,
    /// The words, without article.
    tokens: Range<usize>,
    /// "PD", "police district": nothing but a city has those.
    sure: bool,
}

/// The quarter whose words begin at a token.
fn starting_at(ctx: &Ctx<'_>, at: usize) -> Option<Quarter> {
    let quarter = |number, end, sure| {
        Some(Quarter {
            number,
            tokens: at..end,
            sure,
        })
    };
    let word = ctx.word(at);
    // "PD 7", "PD-9", "PD7".
    if word == "pd" {
        let next = at + 1 + usize::from(ctx.word(at + 1) == "-");
        return quarter(cardinal(ctx.word(next))?, next + 1, true);
    }
    if let Some(number) = word.strip_prefix("pd").and_then(cardinal) {
        return quarter(number, at + 1, true);
    }
    // "police district 7", "district no. 7", "Nahia 5".
    let police = is_police(word);
    let noun = at + usize::from(police);
    if let Some(own) = noun_of(ctx.word(noun)) {
        let mut next = noun + 1;
        while matches!(ctx.word(next), "no" | "number" | "#" | ".") && next < noun + 3 {
            next += 1;
        }
        return quarter(cardinal(ctx.word(next))?, next + 1, police || own);
    }
    // "third police district", "7th district".
    let number = ordinal(word)?;
    let police = is_police(ctx.word(at + 1));
    let noun = at + 1 + usize::from(police);
    let own = noun_of(ctx.word(noun))?;
    quarter(number, noun + 1, police || own)
}

/// The quarter whose words end right before a token.
fn ending_at(ctx: &Ctx<'_>, end: usize) -> Option<Quarter> {
    (1..=LONGEST)
        .filter_map(|back| starting_at(ctx, end.checked_sub(back)?))
        .rfind(|q| q.tokens.end == end)
}

fn is_police(word: &str) -> bool {
    matches!(word, "police" | "municipal" | "security")
}

/// Whether a word means a part of a district or of a city, and if so whether of a city only.
fn noun_of(word: &str) -> Option<bool> {
    match word {
        "nahia" | "nahiya" | "nahiyah" | "precinct" => Some(true),
        "district" => Some(false),
        _ => None,
    }
}

const CARDINALS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

fn cardinal(word: &str) -> Option<u32> {
    word.parse()
        .ok()
        .or_else(|| listed(CARDINALS, word))
        .filter(|n| (1..=MOST).contains(n))
}

fn ordinal(word: &str) -> Option<u32> {
    ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end)?.parse().ok())
        .or_else(|| listed(ORDINALS, word))
        .filter(|n| (1..=MOST).contains(n))
}

fn listed(words: &[&str], word: &str) -> Option<u32> {
    let at = words.iter().position(|w| *w == word)?;
    u32::try_from(at + 1).ok()
}

/// Whether a token is one of the words of a quarter: no name of a district stands before it.
pub(super) fn holds(ctx: &Ctx<'_>, at: usize) -> bool {
    (0..LONGEST)
        .filter_map(|back| starting_at(ctx, at.checked_sub(back)?))
        .any(|q| q.tokens.contains(&at) && (q.sure || ctx.word(q.tokens.end) == "of"))
}

/// The quarter told beside a name: "PD 7 of X city", "Kabul's PD 5", "Kabul (PD 5)", "Kabul district 9".
pub(super) fn beside(ctx: &Ctx<'_>, name: &Name) -> Option<Quarter> {
    let bounds = ctx.bounds(name.sentence);
    let mut at = name.tokens.start;
    while at > bounds.start && matches!(ctx.before(at, 1), "the" | "city" | "capital") {
        at -= 1;
    }
    // "of the city of X".
    let mut city = ctx.word(name.tokens.end) == "city" || at < name.tokens.start;
    if ctx.before(at, 1) == "of"
        && at >= bounds.start + 2
        && matches!(ctx.before(at, 2), "city" | "capital")
    {
        city = true;
        at -= 2;
        while at > bounds.start && ctx.before(at, 1) == "the" {
            at -= 1;
        }
    }
    // "The second district of Kunduz" may be one of the province's; that of the city is a quarter.
    let before = matches!(ctx.before(at, 1), "of" | "in" | ",")
        .then(|| ending_at(ctx, at - 1))
        .flatten()
        .filter(|q| q.tokens.start >= bounds.start)
        .filter(|q| q.sure || city && ctx.before(at, 1) == "of");
    before.or_else(|| after(ctx, name, bounds.end))
}

/// "Kabul's PD 5", "Kabul city's fifth district", "Kabul (PD 12)", "Kabul district 9".
fn after(ctx: &Ctx<'_>, name: &Name, end: usize) -> Option<Quarter> {
    let mut at = name.tokens.end;
    let city = ctx.word(at) == "city";
    at += usize::from(city);
    let owned = ctx.word(at) == "'s";
    at += usize::from(owned || matches!(ctx.word(at), "," | "("));
    starting_at(ctx, at)
        .filter(|q| q.sure || city && owned || is_closed(ctx, q))
        .filter(|q| q.tokens.end <= end)
}

/// "In Kabul district 9, ...", but not "in Kunduz district 9 people died".
fn is_closed(ctx: &Ctx<'_>, quarter: &Quarter) -> bool {
    noun_of(ctx.word(quarter.tokens.start)).is_some()
        && matches!(
            ctx.word(quarter.tokens.end),
            "," | "." | ")" | ";" | "on" | "at"
        )
}

/// Narrows the location of a city to its quarter, whose own point is not known: the city's stands for it.
pub(super) fn narrow(ctx: &Ctx<'_>, quarter: &Quarter, location: &mut Location) {
    if location.kind != PlaceKind::City {
        return;
    }
    let words = Span::new(
        ctx.ann
            .tokens
            .get(quarter.tokens.start)
            .map_or(location.span.start, |t| t.span.start),
        ctx.ann
            .tokens
            .get(quarter.tokens.end.saturating_sub(1))
            .map_or(location.span.end, |t| t.span.end),
    );
    location.span = location.span.union(words);
    let written: Vec<&str> = location.span.of(ctx.text).split_whitespace().collect();
    location.as_written = written.join(" ").into();
    location.name = format!("{} PD {}", location.name, quarter.number);
    location.kind = PlaceKind::Area;
    if location.point.is_some() {
        location.point_of = Some(PointOf::Near);
        location.precision = WherePrecision::Near;
    }
}

/// The quarters named without their city, "in PD 9", where the report names one city and no other.
pub(super) fn alone(ctx: &Ctx<'_>, city: &Location, taken: &[Span]) -> Vec<Location> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < ctx.ann.tokens.len() {
        let quarter = starting_at(ctx, at).filter(|q| q.sure);
        let Some(quarter) = quarter else {
            at += 1;
            continue;
        };
        at = quarter.tokens.end;
        let (Some(first), Some(last)) = (
            ctx.ann.tokens.get(quarter.tokens.start),
            ctx.ann.tokens.get(quarter.tokens.end - 1),
        ) else {
            continue;
        };
        let span = Span::new(first.span.start, last.span.end);
        let led = (1..=2).any(|back| {
            matches!(
                ctx.before(quarter.tokens.start, back),
                "in" | "of" | "from" | "near" | "at" | "inside"
            )
        });
        if led && !taken.iter().any(|t| t.overlaps(span)) {
            let mut location = city.clone();
            location.span = span;
            narrow(ctx, &quarter, &mut location);
            found.push(location);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::model::location::Location;
    use crate::model::place::PlaceKind;
    use crate::model::precision::{PointOf, WherePrecision};
    use crate::resolve::tests::world::read;

    fn of_kind(text: &str, kind: PlaceKind) -> Vec<Location> {
        let mut found = read(text).locations;
        found.retain(|l| l.kind == kind);
        found
    }

    #[rstest]
    #[case("A shop burned in PD 7 of Jalalabad city.", "Jalalabad PD 7", "p06c")]
    #[case("A shop burned in PD-9 of Kabul.", "Kabul PD 9", "p01c")]
    #[case("A shop burned in PD9, Kabul.", "Kabul PD 9", "p01c")]
    #[case(
        "A shop burned in the third police district of Kabul.",
        "Kabul PD 3",
        "p01c"
    )]
    #[case(
        "A shop burned in the 7th police district of the city of Herat.",
        "Herat PD 7",
        "p32c"
    )]
    #[case(
        "A shop burned in Police District 4 of Herat city.",
        "Herat PD 4",
        "p32c"
    )]
    #[case(
        "A shop burned in the seventh district of Herat city.",
        "Herat PD 7",
        "p32c"
    )]
    #[case("A shop burned in Kabul's PD 5.", "Kabul PD 5", "p01c")]
    #[case("A shop burned in Kabul city's fifth district.", "Kabul PD 5", "p01c")]
    #[case("A shop burned in Kabul (PD 12).", "Kabul PD 12", "p01c")]
    #[case("A shop burned in Kabul district 9.", "Kabul PD 9", "p01c")]
    #[case(
        "Rain fell on Herat city. A shop burned in PD 3 at noon.",
        "Herat PD 3",
        "p32c"
    )]
    fn a_quarter_is_near_its_city(#[case] text: &str, #[case] name: &str, #[case] key: &str) {
        let found = of_kind(text, PlaceKind::Area);
        let seen: Vec<_> = found
            .iter()
            .map(|l| (l.name.as_str(), l.key.as_str(), l.precision, l.point_of))
            .collect();
        assert_eq!(
            seen,
            [(name, key, WherePrecision::Near, Some(PointOf::Near))],
            "{text}"
        );
        let city = of_kind("Rain fell on Herat city.", PlaceKind::City);
        assert!(found.iter().all(|l| l.uncertainty_m.is_some()
            && city.iter().all(|c| c.key != l.key || c.point == l.point)));
    }

    #[rstest]
    #[case("Hail fell on two districts of Kabul.")]
    #[case("The second district of Jowzjan to fall was Darzab.")]
    #[case("Rain fell on Kabul and on Herat city. A shop burned in PD 3.")]
    #[case("The third police station of Kabul burned.")]
    #[case("The second district of Kunduz was cold.")]
    #[case("In Darzab district 9 people were ill.")]
    fn other_numbers_are_no_quarters(#[case] text: &str) {
        assert_eq!(of_kind(text, PlaceKind::Area), [], "{text}");
    }
}

//! Years, their parts and seasons: "in 2015", "mid-2017", "2014-2016", "the summer of 2017".

use jiff::civil::Date;
use regex::Captures;

use super::keys;
use super::reckon::{Part, not_after, year};
use super::rule::{Context, Outcome, Rule};
use super::words::{YEAR, YearSaid, number, year_piece, year_said};
use crate::model::date::Interval;

const SEASON: &str = r"(?i:spring|summer|autumn|fall|winter)";

pub(super) fn rules() -> Vec<Rule> {
    let season_year = year_piece("a");
    vec![
        Rule {
            id: "date.year",
            needs: &[keys::FOUR],
            pattern: format!(
                r"(?i:in|during|since|throughout|of|from|until|till|by|before|after|around|about|the year|back in) (?P<d>(?P<y>{YEAR}))"
            ),
            read: one_year,
        },
        Rule {
            id: "date.year",
            needs: &[keys::FOUR],
            pattern: format!(
                r"(?i:the|a|its|their|his|her|that) (?P<d>(?P<y>{YEAR})) (?P<next>[a-z]+)"
            ),
            read: one_year,
        },
        Rule {
            id: "date.part-of-year",
            needs: &[keys::FOUR],
            pattern: format!(
                r"(?P<part>(?i:early|mid|late|the (?:very )?(?:beginning|start|middle|end) of))(?: (?i:in|on in))?[ -](?P<y>{YEAR})"
            ),
            read: part_of_year,
        },
        Rule {
            id: "date.year-range",
            needs: &[keys::FOUR],
            pattern: format!(
                r"(?:(?i:from|between) )?(?P<y1>{YEAR})(?P<join> (?i:to|until|till|through|and) |~|/)(?P<y2>{YEAR}|[0-9]{{2}})"
            ),
            read: year_range,
        },
        Rule {
            id: "date.season",
            needs: &[keys::SEASON],
            pattern: format!(
                r"(?:(?P<which>(?i:last|this past|this)) |(?i:the) )(?P<s>{SEASON})(?P<two> (?:of )?(?P<w1>{YEAR})[/-](?P<w2>{YEAR}|[0-9]{{2}}))?{season_year}?"
            ),
            read: season,
        },
        Rule {
            id: "date.season",
            needs: &[keys::SEASON, keys::FOUR | keys::UNIT],
            pattern: format!(
                r"(?P<s>{SEASON})(?:(?P<two> (?:of )?(?P<w1>{YEAR})[/-](?P<w2>{YEAR}|[0-9]{{2}}))|{season_year})"
            ),
            read: season,
        },
    ]
}

fn one_year(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let Some(figures) = captures.name("y") else {
        return Outcome::Unfit;
    };
    let mut after = context.after(figures.end()).chars();
    let next = (after.next(), after.next());
    // "2,015", "2015.5", "2015%" and "2015-strong" are other numbers.
    let other = match next {
        (Some(',' | '.' | ':'), Some(c)) => c.is_ascii_digit(),
        (Some('%' | '/' | '-'), _) => true,
        _ => false,
    };
    let counts = captures
        .name("next")
        .is_some_and(|word| counted_noun(word.as_str()));
    if other || counts {
        return Outcome::Unfit;
    }
    let interval = || {
        let days = year(number(figures.as_str())?)?;
        Some(not_after(days, context.reference))
    };
    Outcome::within(interval())
}

/// "the 2000 fighters": a number before what it counts.
fn counted_noun(word: &str) -> bool {
    [
        "people",
        "men",
        "women",
        "children",
        "families",
        "fighters",
        "troops",
        "soldiers",
        "militants",
        "civilians",
        "meters",
        "metres",
        "kilometers",
        "kilometres",
        "miles",
        "or",
        "houses",
        "villagers",
        "police",
        "personnel",
        "dollars",
        "strong",
    ]
    .contains(&word)
}

fn part_of_year(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let interval = || {
        let part = Part::of(captures.name("part")?.as_str())?;
        let days = part.of_year(number(captures.name("y")?.as_str())?)?;
        Some(not_after(days, context.reference))
    };
    Outcome::within(interval())
}

fn year_range(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let named = |name| captures.name(name).map(|group| group.as_str());
    let whole = named_whole(captures);
    let between = whole.to_ascii_lowercase().starts_with("between");
    let prefixed = between || whole.to_ascii_lowercase().starts_with("from");
    let join = named("join").unwrap_or_default().trim();
    // "2014 and 2015" and "1990 to 2010 people" are no range without their preposition.
    if !prefixed && join != "-" && join != "/" {
        return Outcome::Unfit;
    }
    let range = || {
        let first = number(named("y1")?)?;
        let words = named("y2")?;
        let last = match words.len() {
            2 => first - first % 100 + number(words)?,
            _ => number(words)?,
        };
        let span = Interval::new(year(first)?.start, year(last)?.end);
        (first < last).then(|| not_after(span, context.reference))
    };
    let Some(range) = range() else {
        return Outcome::Unfit;
    };
    if between {
        Outcome::within(Some(range))
    } else {
        Outcome::lasting(Some(range))
    }
}

fn named_whole<'a>(captures: &Captures<'a>) -> &'a str {
    captures.get(0).map_or("", |whole| whole.as_str())
}

fn season(context: &Context<'_>, captures: &Captures<'_>) -> Outcome {
    let named = |name| captures.name(name).map(|group| group.as_str());
    let Some(name) = named("s").map(str::to_ascii_lowercase) else {
        return Outcome::Unfit;
    };
    let which = named("which").map(str::to_ascii_lowercase);
    let said = year_said(captures, "a", context.reference);
    // "the fall of Kunduz": a season only with a year or "last".
    if name == "fall" && which.is_none() && said == YearSaid::Nothing && named("two").is_none() {
        return Outcome::Unfit;
    }
    let interval = || {
        let days = if let (Some(first), Some(_)) = (named("w1"), named("w2")) {
            if name != "winter" {
                return None;
            }
            season_of(&name, number(first)?)?
        } else {
            match (said, context.reference) {
                // Of which winter "winter 2017" speaks, the words do not tell.
                (YearSaid::Is(_), _) if name == "winter" => return None,
                (YearSaid::Is(year), _) => season_of(&name, year)?,
                (YearSaid::Nothing, Some(reference)) => {
                    recent_season(&name, reference, which.as_deref() == Some("last"))?
                }
                _ => return None,
            }
        };
        Some(not_after(days, context.reference))
    };
    Outcome::within(interval())
}

/// The season that begins in the year, by the northern hemisphere's whole months.
fn season_of(name: &str, year: i16) -> Option<Interval> {
    let (first, last, last_year) = match name {
        "spring" => (3, 5, year),
        "summer" => (6, 8, year),
        "autumn" | "fall" => (9, 11, year),
        _ => (12, 2, year.checked_add(1)?),
    };
    let end = Date::new(last_year, last, 1).ok()?.last_of_month();
    Some(Interval::new(Date::new(year, first, 1).ok()?, end))
}

/// The latest season that has begun, or for "last" that has ended.
fn recent_season(name: &str, reference: Date, ended: bool) -> Option<Interval> {
    (0..=2)
        .filter_map(|back| season_of(name, reference.year().checked_sub(back)?))
        .find(|days| {
            if ended {
                days.end < reference
            } else {
                days.start <= reference
            }
        })
}

//! Stretches of a text that name a place of the gazetteer, whatever they stand for there.

use super::glance::may_name_a_place;
use super::memo::{Memo, Sign};
use crate::gazetteer::Gazetteer;
use crate::model::Span;
use crate::model::annotation::PlaceMention;
use crate::model::place::{PlaceId, PlaceKind};
use crate::text::fold::Folded;

/// Words of English prose that are also names or spellings of places: alone, they count as a name
/// only where a capital means something, inside a sentence.
const COMMON: &[&str] = &[
    "ab", "ali", "all", "an", "are", "bak", "bala", "band", "bar", "be", "bell", "car", "chal",
    "char", "dara", "day", "do", "far", "gas", "gold", "he", "her", "hill", "how", "in", "jan",
    "khan", "khas", "king", "lake", "lash", "last", "left", "long", "mail", "main", "man", "many",
    "march", "mars", "may", "men", "mine", "naka", "name", "new", "no", "nor", "now", "of", "old",
    "or", "park", "pol", "post", "pul", "road", "said", "sang", "sar", "say", "see", "set", "shah",
    "she", "so", "some", "sun", "tag", "tall", "ten", "then", "to", "top", "tower", "two", "want",
    "war", "was", "we", "west", "wood", "zero",
];

/// Words for kinds of place, which stand in a name without a capital: "Sar-i-Pul city".
const TYPES: &[&str] = &[
    "air",
    "airfield",
    "airport",
    "area",
    "base",
    "bazaar",
    "bazar",
    "border",
    "bridge",
    "camp",
    "center",
    "centre",
    "city",
    "compound",
    "crossing",
    "dam",
    "district",
    "field",
    "highway",
    "hospital",
    "hotel",
    "house",
    "jail",
    "junction",
    "lake",
    "mosque",
    "mountain",
    "mountains",
    "neighborhood",
    "neighbourhood",
    "palace",
    "pass",
    "port",
    "post",
    "prison",
    "province",
    "region",
    "river",
    "road",
    "shrine",
    "square",
    "town",
    "tunnel",
    "university",
    "valley",
    "village",
];

/// Never a place's name alone.
const MONTHS: &[&str] = &[
    "march", "may", "april", "august", "june", "july", "sunday", "monday",
];

/// Stands for Kabul where the city is not named beside it.
const AFGHAN_CAPITAL: &str = "afghan capital";

/// Stands for it too where no place is named whose capital is meant.
const THE_CAPITAL: &str = "the capital";
/// A province this many words before "the capital" may be the one whose capital is meant.
const CAPITAL_REACH: usize = 25;

/// Every place name in `text`, in text order, the longest at each spot, none overlapping another.
///
/// A name opens at a word that begins with a capital (or is written in a script without
/// capitals) and ends at a word's end; type words ("district") are left out unless the gazetteer
/// has them in the name. "The Afghan capital" counts as a name of the city where the city's name
/// does not follow.
pub fn places(text: &str, gaz: &Gazetteer) -> Vec<PlaceMention> {
    if may_name_a_place(text, gaz) {
        found(text, gaz)
    } else {
        Vec::new()
    }
}

/// [`places`] without the early way out.
pub(super) fn found(text: &str, gaz: &Gazetteer) -> Vec<PlaceMention> {
    let folded = Folded::new(text);
    let mut found = Vec::new();
    let mut free_from = 0;
    let mut key = String::new();
    let mut memo = Memo::taken(gaz.heads_number());
    for (at, word) in folded.words().iter().enumerate() {
        if word.start < free_from {
            continue;
        }
        if let Some((end, candidates)) = afghan_capital(&folded, at, gaz) {
            free_from = end;
            found.push(PlaceMention {
                weak: false,
                span: folded.original(word.start, end),
                candidates,
            });
            continue;
        }
        if !word.capital {
            continue;
        }
        let sign = folded
            .plain(at)
            .and_then(|span| Sign::of(text.as_bytes(), span.start, span.end, false));
        if sign.is_some_and(|sign| memo.knows(sign)) {
            continue;
        }
        let plain = folded.text().get(word.start..word.end);
        if !plain.is_some_and(|word| gaz.may_begin(word, &mut key)) {
            if let Some(sign) = sign {
                memo.keep(sign);
            }
            continue;
        }
        let Some(hit) = gaz.longest_at_word(&folded, at) else {
            continue;
        };
        let span = folded.original(word.start, hit.end);
        let single = hit.end <= word.end;
        if is_acronym(&folded, at, text, span)
            || (single && is_common_here(&folded, at, text, span))
            || (!hit.exact && !all_capital(&folded, at, hit.end))
        {
            continue;
        }
        free_from = hit.end;
        found.push(PlaceMention {
            weak: hit.places.iter().all(|&id| gaz.is_imported(id)),
            span,
            candidates: hit.places,
        });
    }
    memo.put_back();
    found
}

/// Whether every word of a name but its joiners begins with a capital: "As many" is no variant of a name.
fn all_capital(folded: &Folded, at: usize, end: usize) -> bool {
    folded
        .words()
        .iter()
        .skip(at)
        .take_while(|word| word.end <= end)
        .all(|word| {
            let plain = folded.text().get(word.start..word.end).unwrap_or_default();
            word.capital || plain.len() <= 2 || TYPES.contains(&plain)
        })
}

/// A common word that is capitalised because it opens a sentence or stands in a headline.
fn is_common_here(folded: &Folded, at: usize, text: &str, span: Span) -> bool {
    let Some(word) = folded.words().get(at) else {
        return false;
    };
    let plain = folded.text().get(word.start..word.end).unwrap_or_default();
    if MONTHS.contains(&plain) {
        return true;
    }
    if COMMON.binary_search(&plain).is_err() {
        return false;
    }
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    let opens = before.chars().next_back().is_none_or(|c| {
        matches!(
            c,
            '.' | '!' | '?' | ':' | '"' | '“' | '”' | '•' | '-' | '—' | '–' | '('
        )
    });
    let paragraph = opens_line(text, span);
    let next_capital = folded.words().get(at + 1).is_some_and(|w| w.capital);
    let last_capital = at
        .checked_sub(1)
        .and_then(|i| folded.words().get(i))
        .is_some_and(|w| w.capital);
    opens || paragraph || word.upper || (next_capital && last_capital)
}

/// Two to four capitals among small letters are an acronym ("US", "U.S.", "SWAT"), not a name; a
/// short name in capitals is one at the head of a line or beside other capitals ("GHOR, May 2").
fn is_acronym(folded: &Folded, at: usize, text: &str, span: Span) -> bool {
    let word = span.of(text);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || (word.contains('.') && letters <= 4) {
        return true;
    }
    if folded
        .words()
        .get(at)
        .is_some_and(|w| folded.original(w.start, w.end) != span)
    {
        return false;
    }
    if letters > 4 || word.chars().any(|c| c.is_lowercase() || !c.is_ascii()) {
        return false;
    }
    let upper = |i: Option<usize>| {
        i.and_then(|i| folded.words().get(i))
            .is_some_and(|w| w.upper && w.end > w.start + 1)
    };
    // Three capitals are an acronym even beside others ("US NAVY").
    letters <= 3 || !(opens_line(text, span) || upper(at.checked_sub(1)) || upper(Some(at + 1)))
}

/// Only white space lies between the name and the start of its line.
fn opens_line(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    before
        .trim_end_matches([' ', '\t'])
        .chars()
        .next_back()
        .is_none_or(|c| c == '\n')
}

/// "The Afghan capital", unless the city's own name stands beside it.
fn afghan_capital(folded: &Folded, at: usize, gaz: &Gazetteer) -> Option<(usize, Vec<PlaceId>)> {
    let (first, second) = (folded.words().get(at)?, folded.words().get(at + 1)?);
    let words = folded.text().get(first.start..second.end)?;
    if words != AFGHAN_CAPITAL && !(words == THE_CAPITAL && stands_alone(folded, at + 1, gaz)) {
        return None;
    }
    let named = (at + 2..at + 4)
        .filter_map(|i| folded.words().get(i))
        .any(|w| w.capital && gaz.longest_at(folded, w.start).is_some());
    if named {
        return None;
    }
    let city: Vec<_> = gaz
        .find("Kabul")
        .into_iter()
        .map(|hit| hit.place)
        .filter(|&p| gaz.place(p).kind == PlaceKind::City)
        .take(1)
        .collect();
    (!city.is_empty()).then_some((second.end, city))
}

/// "the capital" of no place that is named beside it or shortly before.
fn stands_alone(folded: &Folded, noun: usize, gaz: &Gazetteer) -> bool {
    let word = |at: usize| {
        folded
            .words()
            .get(at)
            .and_then(|w| folded.text().get(w.start..w.end))
            .unwrap_or_default()
    };
    let names = |at: usize| {
        folded
            .words()
            .get(at)
            .is_some_and(|w| w.capital && gaz.longest_at(folded, w.start).is_some())
    };
    let followed = matches!(
        word(noun + 1),
        "of" | "s" | "city" | "cities" | "letters" | "punishment"
    ) || names(noun + 1)
        || names(noun + 2);
    let province = |at: usize| {
        folded.words().get(at).is_some_and(|w| {
            w.capital
                && gaz.longest_at(folded, w.start).is_some_and(|hit| {
                    hit.places.iter().any(|&p| {
                        matches!(gaz.place(p).kind, PlaceKind::Province | PlaceKind::Country)
                    }) && !hit
                        .places
                        .iter()
                        .any(|&p| gaz.place(p).kind == PlaceKind::City)
                })
        })
    };
    !followed && !(noun.saturating_sub(CAPITAL_REACH)..noun).any(province)
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test may stop at what it does not find"
    )]

    use rstest::rstest;

    use super::*;
    use crate::gazetteer::Tables;

    const PLACES: &str = "\
key,name,kind,parent,lat,lon,radius_m,pcode,iso,source
af,Afghanistan,country,,33.83,66.03,900000,,AFG,t
a,Kabul,province,af,34.55,69.2,60000,,,t
ac,Kabul,city,a,34.517,69.149,12000,,,t
aa,Kabul Airport,site,a,34.566,69.212,3000,,,t
b,Kunar,province,af,34.95,71.17,80000,,,t
c,Sar-e Pol,province,af,35.97,66.1,110000,,,t
d,Jowzjan,province,af,36.82,65.85,110000,,,t
e,Pol,village,c,35.9,66.1,1000,,,t
f,Shah,village,c,35.9,66.1,1000,,,t
g,Shah Khana,village,c,35.9,66.1,1000,,,t
";
    const NAMES: &str = "\
key,name,sort,source
c,Sar-i-Pul,press,t
d,Jawzjan,press,t
d,جوزجان,dari,t
";

    fn names_in(text: &str) -> Vec<String> {
        let tables = Tables::parse("places.csv", PLACES, "names.csv", NAMES).unwrap();
        let gaz = Gazetteer::from_tables("test", &tables).unwrap();
        places(text, &gaz)
            .iter()
            .map(|m| m.span.of(text).to_owned())
            .collect()
    }

    #[rstest]
    #[case("Rain in Kunar's hills.", &["Kunar"])]
    #[case("A Kabul-based paper.", &["Kabul"])]
    #[case("JAWZJAN/KABUL (Afghanistan) - Rain fell.", &["JAWZJAN", "KABUL", "Afghanistan"])]
    #[case("From Sar-i-Pul, Sar-e Pol and Sar-e-Pul.", &["Sar-i-Pul", "Sar-e Pol", "Sar-e-Pul"])]
    #[case("Planes at Kabul airport.", &["Kabul airport"])]
    #[case("They met at Shah Khana.", &["Shah Khana"])]
    #[case("Faqir Jawzjani came.", &[])]
    #[case("The kunar is a tree.", &[])]
    #[case("Pol is a name.", &[])]
    #[case("They went to Pol by bus.", &["Pol"])]
    #[case("باران در جوزجان", &["جوزجان"])]
    #[case("Shops in the Afghan capital shut.", &["Afghan capital"])]
    #[case("Shops in the Afghan capital, Kabul, shut.", &["Kabul"])]
    #[case("Afghan capital", &["Afghan capital"])]
    #[case("The U.S. army and the US navy.", &[])]
    #[case("", &[])]
    fn names(#[case] text: &str, #[case] want: &[&str]) {
        assert_eq!(names_in(text), want, "{text}");
    }

    #[test]
    fn the_common_words_are_sorted() {
        assert!(COMMON.is_sorted());
    }
}

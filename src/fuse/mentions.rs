//! Names that stand in a sentence, whoever they are of: a report may tell of a killing without
//! saying in that sentence who was killed, and name the dead in the next.

use std::sync::LazyLock;

use crate::model::Claim;
use crate::text::person_names::NameMatch;

use super::symbols::{self, Symbol, set};
use super::world::{Name, Named};

/// Runs of capitalised words that are no single person's name, in lower case.
const NO_NAMES: &[&str] = &[
    "afghan",
    "afghans",
    "afghanistan",
    "american",
    "americans",
    "taliban",
    "taleban",
    "islamic",
    "state",
    "isis",
    "iskp",
    "daesh",
    "kabul",
    "nato",
    "pentagon",
    "army",
    "police",
    "ministry",
    "national",
    "united",
    "states",
    "province",
    "district",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "the",
    "in",
    "on",
    "at",
    "by",
    "he",
    "his",
    "they",
    "their",
    "it",
    "its",
    "a",
    "an",
    "but",
    "and",
    "some",
    "more",
    "two",
    "three",
    "earlier",
    "later",
    "last",
    "according",
    "among",
    "after",
    "before",
    "security",
    "forces",
    "officials",
    "militants",
    "gunmen",
    "fighters",
];

static NO_NAME_SYMBOLS: LazyLock<Vec<Symbol>> = LazyLock::new(|| symbols::sorted(NO_NAMES));

/// The names in the claims' sentences by number, the speakers' own left out.
pub(super) fn of<'a>(claims: &[&'a Claim], named: &mut Named<'a>) -> Box<[u32]> {
    let mut quotes: Vec<&str> = claims.iter().map(|claim| claim.quote.as_str()).collect();
    quotes.sort_unstable();
    quotes.dedup();
    let mut names: Vec<u32> = Vec::new();
    for quote in quotes {
        runs(quote, &mut |run| names.push(named.name(run)));
    }
    if names.is_empty() {
        return Box::default();
    }
    let speakers: Box<[u32]> = set(claims
        .iter()
        .map(|claim| named.name(&claim.speaker.name))
        .collect());
    let speaks = |name: &Name| {
        speakers
            .iter()
            .filter_map(|&speaker| named.names.get(speaker as usize))
            .any(|speaker| speaker.compare(name) > NameMatch::No)
    };
    names.retain(|&name| {
        let name = named.names.get(name as usize);
        name.is_some_and(|name| !name.rare.is_empty() && !speaks(name))
    });
    set(names)
}

/// Gives each run of capitalised words. Commas and the like end a run, and so does a full stop
/// behind more than an abbreviated rank.
fn runs(quote: &str, give: &mut dyn FnMut(&str)) {
    let mut run = String::new();
    let mut long = false;
    let mut close = |run: &mut String, long: &mut bool| {
        if *long {
            give(run);
        }
        run.clear();
        *long = false;
    };
    for token in quote.split_whitespace() {
        let opens = token.starts_with(|c: char| !c.is_alphanumeric());
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word.split(['\'', '’']).next().unwrap_or(word);
        let named = word.starts_with(char::is_uppercase)
            && NO_NAME_SYMBOLS
                .binary_search(&symbols::lower(word))
                .is_err();
        if opens || !named {
            close(&mut run, &mut long);
        }
        let letters = word.chars().take(5).count();
        if named {
            if !run.is_empty() {
                run.push(' ');
            }
            run.push_str(word);
            long |= letters >= 4;
        }
        let short_rank = token.ends_with('.') && letters <= 4;
        if !token.ends_with(char::is_alphanumeric) && !short_rank || token.contains(['\'', '’']) {
            close(&mut run, &mut long);
        }
    }
    close(&mut run, &mut long);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::build::*;

    #[test]
    fn names_are_found_with_ranks_and_possessives_and_the_speaker_is_not_among_them() {
        let mut said = say("a", 1, 1)
            .quote(
                "Gen. Abdul Raziq, and Nasir Rahguzar's driver died on Friday, Khalil Roshan said.",
            )
            .0;
        said.speaker.name = "Khalil Roshan".into();
        let mut named = Named::default();
        let found = of(&[&said], &mut named);
        let mut has = |name: &str| {
            let wanted = named.name(name) as usize;
            found.iter().any(|&found| {
                let found = &named.names[found as usize];
                found.compare(&named.names[wanted]) == NameMatch::Strong
            })
        };
        assert!(has("Abdul Raziq") && has("Judge Nasir Rahguzar"));
        assert!(!has("Khalil Roshan"));
        assert_eq!(found.len(), 2, "{found:?}");
    }
}

//! Names that stand in a sentence, whoever they are of: a report may tell of a killing without
//! saying in that sentence who was killed, and name the dead in the next.

use std::collections::BTreeSet;

use crate::model::Claim;
use crate::text::person_names::{NameKey, NameMatch};

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

/// The names in the claims' sentences, the speakers' own left out.
pub(super) fn of(claims: &[&Claim]) -> Vec<NameKey> {
    let quotes: BTreeSet<&str> = claims.iter().map(|claim| claim.quote.as_str()).collect();
    let speakers: Vec<NameKey> = claims
        .iter()
        .map(|claim| NameKey::of(&claim.speaker.name))
        .collect();
    let mut names: BTreeSet<String> = BTreeSet::new();
    for quote in quotes {
        runs(quote, &mut names);
    }
    names
        .iter()
        .map(|name| NameKey::of(name))
        .filter(|name| {
            !name.blocking().is_empty()
                && speakers
                    .iter()
                    .all(|speaker| speaker.compare(name) == NameMatch::No)
        })
        .collect()
}

/// Collects each run of capitalised words. Commas and the like end a run, and so does a full stop
/// behind more than an abbreviated rank.
fn runs(quote: &str, names: &mut BTreeSet<String>) {
    let mut run: Vec<&str> = Vec::new();
    let mut close = |run: &mut Vec<&str>| {
        if run.iter().any(|word| word.chars().count() >= 4) {
            names.insert(run.join(" "));
        }
        run.clear();
    };
    for token in quote.split_whitespace() {
        let opens = token.starts_with(|c: char| !c.is_alphanumeric());
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word.split(['\'', '’']).next().unwrap_or(word);
        let named = word.starts_with(char::is_uppercase)
            && !NO_NAMES.contains(&word.to_lowercase().as_str());
        if opens || !named {
            close(&mut run);
        }
        if named {
            run.push(word);
        }
        let short_rank = token.ends_with('.') && word.chars().count() <= 4;
        if !token.ends_with(char::is_alphanumeric) && !short_rank || token.contains(['\'', '’']) {
            close(&mut run);
        }
    }
    close(&mut run);
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
        let found = of(&[&said]);
        let has = |name: &str| {
            found
                .iter()
                .any(|key| key.compare(&NameKey::of(name)) == NameMatch::Strong)
        };
        assert!(has("Abdul Raziq") && has("Judge Nasir Rahguzar"));
        assert!(!has("Khalil Roshan"));
        assert_eq!(found.len(), 2, "{found:?}");
    }
}

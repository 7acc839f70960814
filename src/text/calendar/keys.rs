//! Which words of dates a stretch of text holds at all: one pass over its words tells which rules
//! can find anything, so that most sentences meet one rule or none.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::solar;
use crate::text::quick::Quick;
use crate::text::runs::{Run, lowered, runs};

/// A set of kinds of words, a bit each.
pub(super) type Keys = u32;

/// A month's name with a capital, in full or short.
pub(super) const MONTH: Keys = 1;
/// Two of them.
pub(super) const TWO_MONTHS: Keys = 1 << 1;
/// A month of the solar calendar, with a capital.
pub(super) const SOLAR: Keys = 1 << 2;
/// A weekday in full.
pub(super) const WEEKDAY: Keys = 1 << 3;
/// Two of them.
pub(super) const TWO_WEEKDAYS: Keys = 1 << 4;
/// A short weekday with a capital.
pub(super) const SHORT_DAY: Keys = 1 << 5;
/// A figure.
pub(super) const DIGIT: Keys = 1 << 6;
/// Four figures or more in a row.
pub(super) const FOUR: Keys = 1 << 7;
/// "ago".
pub(super) const AGO: Keys = 1 << 8;
/// "later", "before".
pub(super) const LATER: Keys = 1 << 9;
/// "last", "this", "next".
pub(super) const WHICH: Keys = 1 << 10;
/// "that", "same".
pub(super) const SAME: Keys = 1 << 11;
/// A measure of time: "weeks", "weekend".
pub(super) const UNIT: Keys = 1 << 12;
/// A part of the day: "morning".
pub(super) const DAYPART: Keys = 1 << 13;
/// A season.
pub(super) const SEASON: Keys = 1 << 14;
/// "today", "tonight".
pub(super) const TODAY: Keys = 1 << 15;
/// "yesterday".
pub(super) const YESTERDAY: Keys = 1 << 16;
/// "overnight".
pub(super) const OVERNIGHT: Keys = 1 << 17;
/// "tomorrow".
pub(super) const TOMORROW: Keys = 1 << 18;
/// "shortly", "soon".
pub(super) const SOON: Keys = 1 << 19;
/// "prayers", "sermon".
pub(super) const PRAYERS: Keys = 1 << 20;

/// Kinds that are one only with a capital.
const CAPITAL: Keys = MONTH | SOLAR | SHORT_DAY;

/// The letters of the shortest and the longest word below.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=10;

const WORDS: &[(Keys, &str)] = &[
    (
        MONTH,
        "january february march april may june july august september october november december",
    ),
    (MONTH, "jan feb mar apr jun jul aug sept sep oct nov dec"),
    (
        WEEKDAY,
        "monday tuesday wednesday thursday friday saturday sunday",
    ),
    (
        SHORT_DAY,
        "mon tues tue weds wed thurs thur thu fri sat sun",
    ),
    (AGO, "ago back"),
    (
        LATER,
        "later after afterward afterwards earlier before beforehand previously prior",
    ),
    (
        WHICH,
        "last past this next recent previous preceding following coming current present other",
    ),
    (SAME, "that same"),
    (
        UNIT,
        "minute minutes hour hours day days night nights week weeks weekend fortnight month months year years decade decades moments",
    ),
    (
        DAYPART,
        "morning afternoon evening night noon midday dawn dusk",
    ),
    (SEASON, "spring summer autumn fall winter"),
    (TODAY, "today tonight"),
    (YESTERDAY, "yesterday"),
    (OVERNIGHT, "overnight"),
    (TOMORROW, "tomorrow"),
    (SOON, "shortly soon"),
    (PRAYERS, "prayer prayers sermon sermons"),
];

static TABLE: LazyLock<HashMap<&'static [u8], Keys, Quick>> = LazyLock::new(|| {
    let mut table: HashMap<&'static [u8], Keys, Quick> = HashMap::default();
    let listed = WORDS
        .iter()
        .flat_map(|(key, words)| words.split(' ').map(|word| (*key, word)));
    for (key, word) in listed.chain(solar::names().map(|word| (SOLAR, word))) {
        *table.entry(word.as_bytes()).or_default() |= key;
    }
    table
});

/// The kinds of words that a text holds. Letters and figures other than ASCII part words.
pub(super) fn keys(text: &str) -> Keys {
    let table = &*TABLE;
    let mut found: Keys = 0;
    for run in runs(text) {
        let word = match run {
            Run::Figures(figures) => {
                found |= DIGIT | if figures.len() >= 4 { FOUR } else { 0 };
                continue;
            }
            Run::Letters(word) if LENGTHS.contains(&word.len()) => word,
            Run::Letters(_) => continue,
        };
        let mut key = lowered(word, |lower| table.get(lower).copied().unwrap_or_default());
        if word.first().is_some_and(u8::is_ascii_lowercase) {
            key &= !CAPITAL;
        }
        // The second of a kind sets the bit for two.
        found |= (key & found & (MONTH | WEEKDAY)) << 1;
        found |= key;
    }
    found
}

/// Whether one kind of each set is there.
pub(super) fn meet(found: Keys, needs: &[Keys]) -> bool {
    needs.iter().all(|any| found & any != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_words() {
        assert_eq!(keys("They may march on, he said."), 0);
        assert_eq!(keys("In May it rained."), MONTH);
        assert_eq!(
            keys("From May to June 2017"),
            MONTH | TWO_MONTHS | DIGIT | FOUR
        );
        assert_eq!(keys("MONDAY-Tuesday"), WEEKDAY | TWO_WEEKDAYS);
        assert_eq!(keys("12 days ago"), DIGIT | UNIT | AGO);
        assert_eq!(keys("the 17th of Saur"), DIGIT | SOLAR);
        assert_eq!(keys("Кабул, é"), 0);
    }

    #[test]
    fn the_lengths_hold_for_every_word() {
        assert!(TABLE.keys().all(|word| LENGTHS.contains(&word.len())));
        let lengths = || TABLE.keys().map(|word| word.len());
        assert_eq!((lengths().min(), lengths().max()), (Some(3), Some(10)));
    }
}

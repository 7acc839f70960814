//! Whether what stands around a number makes it a count.

use std::sync::LazyLock;

use regex::Regex;

use super::units;

/// What follows a number that measures, dates, orders or names.
static NO_COUNT_AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?x:
        [-\s]?(?:%|percent|per\ cent|pct|percentage)
        |[-\s](?i:square|cubic|sq|kilomet(?:er|re)s?|kms?|miles?|met(?:er|re)s?|feet|foot|ft|yards?|inch(?:es)?|cm|mm|kgs?|kilograms?|kilos?|grams?|pounds?|lbs?|tons?|tonnes?|lit(?:er|re)s?|gallons?|hectares?|acres?|jeribs?|degrees?|mph|kph|knots|caliber|calibre|watts?|kilowatts?|megawatts?|volts?)\b
        |[-\s](?i:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?|years?|decades?|century|centuries|o'clock|gmt|am|pm|a\.m|p\.m|times)\b
        |(?i:km|kms|m|kg|ft|mm|cm|am|pm|a\.m|p\.m|st|nd|rd|th|s|x|bn|mph|k)\b
        |[-\s](?i:dollars?|afghanis?|euros?|rupees?|rials?|usd|afs|cents|billion|trillion)\b
        |(?:\ million)?\ (?i:dollars?|afghanis?|euros?|rupees?|usd)\b
        |[-\s](?i:third|quarter|fifth|sixth|eighth|tenth|half|halve)s?\b
        |\ (?:[A-Z][a-z]+\ ){0,2}(?:Corps|Brigade|Division|Battalion|Regiment|Squadron|Wing|Infantry|Commando\ Corps)\b
        |[.:/][0-9]
        |/
        |-[A-Za-z]
        |[A-Za-z]
        |\]
        )",
    )
    .ok()
});

/// What stands before a number that makes it a name, an age, an amount, a part of a longer figure.
static NO_COUNT_BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x:
        [$€£¥\#/\[@_]\s?
        |:
        |[0-9][.,:-]|\b[0-9]{3}\s
        |[A-Za-z]-?
        |(?:US|AU|CA)?\$\s?
        |\+
        |\b(?:Group\ of|(?i:rs|afs?|usd|eur|aged?|ages|no\.|number|numbered|nos\.|tel|phone|fax|page|pages|chapter|article|section|paragraph|resolution|flight|route|highway|road|street|gate|room|sector|zone|area|ward|nahia|district|pd|police\ district|unit|camp|phase|day|week|episode|version|figure|table|boeing|airbus|type|model|class|level|mi|mig|su|uh|mq|rq|ah|ch|ac|c|f|b|m|ak|rpg|dshk|pk|channel|tv|radio|covid|formula|world\ war|age\ of|since|in\ the|at\ the\ age\ of))[\s.:-]+
        )$",
    )
    .ok()
});

/// What also names by a number ("week 11", "zone 5") and as often stands before a count: "last week 11 policemen died".
static EVERYDAY_NOUN_BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:week|day|area|zone|sector|district|road|street|highway|route|camp|room|gate|unit|phase|ward) $",
    )
    .ok()
});

/// Several of somebody, behind a number.
static MANY_AFTER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^ (?:[A-Za-z]+[- ]){0,2}?[a-z]*(?:men|women|people|children|persons|troops|[a-z]{4}s)\b",
    )
    .ok()
});

/// Whether a figure or word may be a count, by its neighbours. `range` is for the later end of a
/// range, where only what follows matters.
pub(super) fn countable(before: &str, number: &str, after: &str, range: bool) -> bool {
    if counts_nothing(before, number, after) {
        return false;
    }
    if range {
        return true;
    }
    let figures = number.starts_with(|c: char| c.is_ascii_digit());
    // "Mohammad, 35, said": an age.
    let aside = before.ends_with(", ")
        && before
            .trim_end_matches([',', ' '])
            .ends_with(char::is_alphabetic)
        && (after.starts_with(',') || after.starts_with(')'))
        && figures
        && number.len() <= 2;
    // "1. Kabul": an item of a list.
    let line = before.rsplit('\n').next().unwrap_or_default();
    let item =
        figures && line.trim().is_empty() && after.starts_with(['.', ')']) && number.len() <= 2;
    let is = |regex: &Option<Regex>, text: &str| regex.as_ref().is_some_and(|r| r.is_match(text));
    let named = is(&NO_COUNT_BEFORE, before)
        && !(is(&EVERYDAY_NOUN_BEFORE, before) && is(&MANY_AFTER, after));
    // "aged nine".
    let age = ["aged ", "age of ", "aged about ", "aged around "]
        .iter()
        .any(|words| before.ends_with(words));
    !aside && !item && !age && !(named && (figures || before.ends_with(['-', '$', '€', '£'])))
}

/// Whether the number measures, dates, orders or names, by what follows it and its own form.
pub(super) fn counts_nothing(before: &str, number: &str, after: &str) -> bool {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let plain_figures = digits > 0 && digits == number.len();
    let phone = plain_figures && (digits > 7 || (digits > 1 && number.starts_with('0')));
    let beside_digits = after.starts_with([' ', '-'])
        && after.get(1..).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit())
                && plain_figures
                && !before.trim_end().ends_with(char::is_alphabetic)
        });
    let year = plain_figures
        && digits == 4
        && (number.starts_with("19") || number.starts_with("20"))
        && !after.starts_with(' ');
    let strong = after.starts_with("-strong") || after.starts_with("-plus");
    phone || beside_digits || year || (!strong && is_no_count_before(after))
}

fn is_no_count_before(after: &str) -> bool {
    units::may_stand(after)
        && NO_COUNT_AFTER
            .as_ref()
            .is_some_and(|regex| regex.is_match(after))
}

/// Whether "one" counts: before a thing or a deed, not as a pronoun ("one of", "no one", "one
/// another") or in a set phrase. Other numbers always do.
pub(super) fn one_counts(before: &str, number: &str, after: &str) -> bool {
    if !number.eq_ignore_ascii_case("one") {
        return true;
    }
    let last = last_word(before);
    if [
        "the", "this", "that", "no", "any", "every", "each", "which", "some", "another", "other",
        "only", "number", "day", "square", "phase", "not", "as",
    ]
    .contains(&last.as_str())
        && before.ends_with(' ')
    {
        return false;
    }
    let next: String = after
        .strip_prefix([' ', '\n'])
        .unwrap_or_default()
        .chars()
        .take_while(|c| c.is_alphabetic())
        .collect();
    if next.starts_with(char::is_uppercase) {
        return true;
    }
    let deed = [
        "was", "is", "has", "died", "killed", "wounded", "injured", "dead", "missing", "more",
        "other",
    ];
    deed.contains(&next.as_str())
        || (next.len() >= 3
            && ![
                "of", "another", "day", "time", "night", "who", "that", "which", "and", "for",
                "the", "way", "thing", "point", "side", "reason", "step", "hand", "with", "from",
                "year", "month", "week", "hour", "minute", "would", "could", "can", "may", "must",
                "should", "will", "where", "when", "but", "yet", "too", "are", "were", "had",
                "said", "says", "by", "after", "before", "than", "such", "being", "part",
                "example", "final", "last", "big", "major", "key", "respect", "sense", "else",
                "knows", "has", "does", "whose", "not", "word", "name", "end",
            ]
            .contains(&next.as_str()))
}

/// Whether "several", "many", "dozens" count something, not time or distance, and do not ask or
/// compare.
pub(super) fn vague_counts(words: &str, before: &str, after: &str) -> bool {
    let last = last_word(before);
    let lower = words.to_ascii_lowercase();
    if ["how", "so", "too", "as", "very", "not", "the"].contains(&last.as_str())
        && ["many", "few"].iter().any(|word| lower == *word)
    {
        return false;
    }
    let thing = after.strip_prefix(" of").unwrap_or(after);
    let other = is_no_count_before(thing);
    !other && (lower != "few" || after.starts_with(' '))
}

/// Whether "no" says that there was none of something: before a thing, not in "no longer", "no one".
pub(super) fn zero_counts(before: &str, after: &str) -> bool {
    let word: String = after
        .strip_prefix([' ', '\n'])
        .unwrap_or_default()
        .chars()
        .take_while(|c| c.is_alphabetic())
        .collect();
    let answer = before.trim_end().ends_with(['"', '“', ',']) && word.is_empty();
    let other = is_no_count_before(after);
    !answer
        && !other
        && word.len() >= 3
        && word.starts_with(char::is_lowercase)
        && ![
            "longer",
            "one",
            "doubt",
            "matter",
            "means",
            "way",
            "less",
            "more",
            "fewer",
            "such",
            "sooner",
            "wonder",
            "surprise",
            "stranger",
            "later",
            "better",
            "different",
            "big",
            "evidence",
            "indication",
            "sign",
            "signs",
            "information",
            "comment",
            "reason",
            "safe",
            "tolerance",
            "friends",
            "friend",
            "government",
            "immediate",
            "word",
            "need",
            "plan",
            "plans",
            "choice",
            "idea",
            "details",
            "quick",
            "response",
        ]
        .contains(&word.as_str())
        || after.trim_start().starts_with("immediate reports of c")
}

fn last_word(before: &str) -> String {
    before
        .trim_end()
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default()
        .to_lowercase()
}

#[cfg(test)]
pub(super) fn complete() -> bool {
    NO_COUNT_AFTER.is_some() && NO_COUNT_BEFORE.is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_passed_over_no_pattern_would_match(
            gap in "[-\\s]|[ ]|",
            word in "[ -~]{0,4}|percent|per cent|Square|KMS|mi|\u{212a}m|feet|\u{17f}q|ms?|hours|century|o'clock|[ap]\\.m|Times|million dollars|usd|Third|Army Corps|[A-Z][a-z]{1,2} Red Wing|Infantry|[a-z]{1,9}|\\PC{0,3}",
        ) {
            let after = format!("{gap}{word}");
            let bars = NO_COUNT_AFTER.as_ref().is_some_and(|regex| regex.is_match(&after));
            prop_assert!(units::may_stand(&after) || !bars, "{:?}", after);
        }
    }

    #[test]
    fn people_behind_a_number_need_no_pattern() {
        for after in [" people", " Afghan soldiers", ", he said", "", " policemen"] {
            assert!(!units::may_stand(after), "{after}");
        }
    }
}

//! The matcher beside the regular expression that says the same.

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use regex::Regex;

use super::grammar::{Found, find_at};
use super::pattern::Bound;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let small = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine)\b)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)";
    let figures = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)";
    let hundred = format!(r"(?:a|{small}) hundred(?:(?: and)? {small}\b)?");
    let thousand =
        format!(r"(?:{hundred}|a|{small}) thousand(?:(?:,| and)? (?:{hundred}|{small})\b)?");
    let dozen = format!(r"half[- ]a[- ]dozen|(?:a|{small}|[0-9]{{1,2}}) dozen");
    let number = format!(
        r"(?:{dozen}|{thousand}|{hundred}|{small}|{figures}(?: (?:hundred|thousand|million)\b)?)"
    );
    let least = r"at least|at the very least|a minimum of|minimum of|no fewer than|no less than|not less than|not fewer than|well over|just over|more than|over|above|upwards? of|in excess of|exceeding";
    let most = r"fewer than|less than|no more than|not more than|under|below|just under";
    let just = r"up to|as many as|as few as|at most|a maximum of|about|around|some|nearly|almost|roughly|approximately|approx\.?|an estimated|estimated|close to|exactly|just|only|a total of";
    let pattern = format!(
        r"\b(?:(?P<q>(?:(?P<least>{least})|(?P<most>{most})|(?P<just>{just})))\s+)?(?P<between>(?:between|from)\s+)?(?P<a>{number})\b(?:(?P<join>\s?-\s?|\s+(?:\([a-z .,'&/-]{{1,40}}\)\s+)?(?:to|or|and)\s+(?:as many as )?)(?P<b>{number})\b)?(?P<more>\+|\s+or\s+more\b)?"
    );
    super::pattern::compiled(&pattern).unwrap()
});

fn by_pattern(text: &str, from: usize) -> Option<Found> {
    let captures = NUMBER.captures_at(text, from)?;
    let part = |name| captures.name(name).map(|part| part.range());
    let first = part("a")?;
    let bounds = [
        ("least", Bound::Least),
        ("most", Bound::Most),
        ("just", Bound::Just),
    ];
    let mut bounds = bounds.into_iter();
    Some(Found {
        start: captures.get(0)?.start(),
        qualifier: bounds.find_map(|(name, bound)| part(name).map(|_| bound)),
        between: part("between"),
        first,
        second: part("join").zip(part("b")),
        more: part("more"),
    })
}

/// From every place at which a search goes on, and from each that the text has.
fn agree(text: &str, everywhere: bool) {
    let mut from = 0;
    loop {
        let found = find_at(text, from);
        assert_eq!(found, by_pattern(text, from), "from {from}: {text:?}");
        let Some(found) = found else { break };
        from = found.first.end;
    }
    if everywhere {
        for from in 0..=text.len() {
            assert_eq!(
                find_at(text, from),
                by_pattern(text, from),
                "from {from}: {text:?}"
            );
        }
    }
}

/// All texts below a folder that no rule is kept from.
fn texts(folder: &Path, found: &mut Vec<String>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::path);
    for path in entries.iter().map(std::fs::DirEntry::path) {
        if path.ends_with("apart") || path.ends_with("sealed") {
            continue;
        }
        if path.is_dir() {
            texts(&path, found);
        } else {
            found.extend(std::fs::read_to_string(&path));
        }
    }
}

#[test]
fn every_fixture_is_read_as_by_the_pattern() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["data/reports", "tests/fixtures"] {
        texts(&root.join(folder), &mut found);
    }
    let counts: usize = found
        .iter()
        .map(|text| {
            agree(text, false);
            usize::from(find_at(text, 0).is_some())
        })
        .sum();
    assert!(counts > 100, "{counts}");
}

const WORDS: &str = "one two six sixteen twenty twenty-one thirty ninety a an half dozen hundred thousand million and or to from \
    between at least the very a minimum of no fewer less not more than well just over above upwards upward \
    in excess exceeding under below up as many few most maximum about around some nearly almost roughly \
    approximately approx. approx estimated close exactly only total 1 12 123 1234 1,234 12,345,678 1,2345 5th 3.5 \
    (police) (a, b/c & d.) + - , . ) _ x";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn words_in_any_order_are_read_as_by_the_pattern(
        picks in prop::collection::vec((any::<prop::sample::Index>(), " |  |\n|-| - |\u{a0}|,|", any::<bool>()), 1..12)
    ) {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let mut text = String::new();
        for (pick, gap, capitals) in picks {
            let word = pick.get(&words);
            text.push_str(&if capitals { word.to_uppercase() } else { (*word).to_owned() });
            // Mostly what joins words.
            text.push_str(if gap.is_empty() { " " } else { &gap });
        }
        agree(&text, true);
    }

    #[test]
    fn signs_in_any_order_are_read_as_by_the_pattern(text in "[0-9,+\\- a(é)_.]{0,20}") {
        agree(&text, true);
    }
}

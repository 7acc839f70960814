//! Whether the words at the end or the beginning of what stands beside a date may tell of a time at all: most do not, and
//! need no pattern.

/// The last word of a text, and what stands before it.
fn last_word(text: &str) -> (&str, &str) {
    let text = text.trim_end();
    match text.rfind(char::is_whitespace) {
        Some(at) => (
            text.get(at..).unwrap_or_default().trim_start(),
            text.get(..at).unwrap_or_default(),
        ),
        None => (text, ""),
    }
}

/// Whether a word ends as one of some words in small letters do; one with letters beyond ASCII may, since some of these are
/// other ways of writing an ASCII letter.
fn ends_as(word: &str, words: &[&str]) -> bool {
    let bytes = word.as_bytes();
    !word.is_ascii()
        || words.iter().any(|one| {
            let from = bytes.len().checked_sub(one.len());
            from.and_then(|from| bytes.get(from..))
                .is_some_and(|end| end.eq_ignore_ascii_case(one.as_bytes()))
        })
}

/// Whether "since" may end a text.
pub(super) fn may_be_since(before: &str) -> bool {
    let (word, _) = last_word(before);
    ends_as(word, &["since", "about", "around", "least", "roughly"])
}

/// Whether "until", "by the end of" and the like may end a text.
pub(super) fn may_be_bound(before: &str) -> bool {
    let before = before.strip_suffix("the ").unwrap_or(before);
    let (word, _) = last_word(before);
    ends_as(word, &["until", "till", "before", "to", "of", "by"])
}

/// Whether "midnight on", "the night of" or "overnight" may end a text.
pub(super) fn may_be_night(before: &str) -> bool {
    let (word, rest) = last_word(before);
    let joins = ends_as(word, &["on", "of", "into", "to"]);
    ends_as(word, &["night"]) || joins && ends_as(last_word(rest).0, &["night"])
}

/// Whether a time of day may end a text, with "on" or "of" behind it.
pub(super) fn may_be_time(before: &str) -> bool {
    let before = before.strip_suffix("the ").unwrap_or(before);
    let (mut word, mut rest) = last_word(before);
    for _ in 0..2 {
        if word.eq_ignore_ascii_case("on") || word.eq_ignore_ascii_case("of") {
            (word, rest) = last_word(rest);
        }
    }
    let times = [
        "early",
        "late",
        "earlier",
        "later",
        "hours",
        "morning",
        "afternoon",
        "evening",
        "night",
        "dawn",
        "noon",
        "midday",
        "dusk",
        "sunrise",
        "sunset",
        "am",
        "pm",
        ".m",
        "m.",
        "o'clock",
        ")",
    ];
    ends_as(word.trim_end_matches(','), &times)
}

/// Whether a time of day may begin a text.
pub(super) fn may_be_time_after(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(',').unwrap_or(after).strip_prefix(' ') else {
        return false;
    };
    let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next();
    match word.unwrap_or_default() {
        "" => rest.starts_with(|c: char| c == '(' || c.is_ascii_digit()),
        word => [
            "early",
            "late",
            "morning",
            "afternoon",
            "evening",
            "night",
            "noon",
            "midday",
            "dawn",
            "at",
            "around",
            "about",
            "near",
            "shortly",
            "just",
            "before",
            "after",
            "by",
            "in",
            "midnight",
        ]
        .contains(&word),
    }
}

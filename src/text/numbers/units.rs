//! Whether what follows a number may be what it measures, orders or names, by its first letters: mostly it is not, and
//! needs no pattern.

/// How the words of units, of times and of ordinals begin.
const STEMS: &[&str] = &[
    "acre",
    "afghani",
    "afs",
    "am",
    "billion",
    "calib",
    "cent",
    "cm",
    "cubic",
    "day",
    "decade",
    "degree",
    "dollar",
    "eighth",
    "euro",
    "feet",
    "fifth",
    "foot",
    "fortnight",
    "ft",
    "gallon",
    "gmt",
    "gram",
    "hal",
    "hectare",
    "hour",
    "hr",
    "inch",
    "jerib",
    "kg",
    "kilo",
    "km",
    "knot",
    "kph",
    "lb",
    "lit",
    "megawatt",
    "met",
    "mile",
    "million",
    "min",
    "mm",
    "month",
    "mph",
    "night",
    "pct",
    "per",
    "pm",
    "pound",
    "quarter",
    "rial",
    "rupee",
    "second",
    "sixth",
    "sq",
    "tenth",
    "third",
    "times",
    "ton",
    "usd",
    "volt",
    "watt",
    "week",
    "yard",
    "year",
];

/// What a part of an army is called by a number.
const UNITS: &[&str] = &[
    "Corps",
    "Brigade",
    "Division",
    "Battalion",
    "Regiment",
    "Squadron",
    "Wing",
    "Infantry",
    "Commando",
];

/// The letters beyond ASCII that are other ways of writing one of its letters.
const fn is_odd(letter: char) -> bool {
    matches!(letter, '\u{17f}' | '\u{212a}')
}

/// Whether such words may follow a number; where this is false they do not.
pub(super) fn may_stand(after: &str) -> bool {
    let mut letters = after.chars();
    let Some(first) = letters.next() else {
        return false;
    };
    let rest = letters.as_str();
    match first {
        '-' => rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '%' || is_odd(c)),
        '.' | ':' => rest.starts_with(|c: char| c.is_ascii_digit()),
        '%' | '/' | ']' => true,
        first if first.is_whitespace() => may_be_word(rest) || first == ' ' && may_be_unit(rest),
        first => first.is_ascii_alphabetic() || is_odd(first),
    }
}

fn may_be_word(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let len = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic());
    let (word, behind) = bytes.split_at(len.count());
    let begins = |stem: &&str| {
        let begin = word.get(..stem.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(stem.as_bytes()))
    };
    // "10 a.m.", "9 o'clock".
    let single = word.len() == 1 && matches!(behind.first(), Some(b'.' | b'\''));
    let next = rest.get(word.len()..).and_then(|rest| rest.chars().next());
    rest.starts_with('%') || single || next.is_some_and(is_odd) || STEMS.iter().any(begins)
}

fn may_be_unit(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_uppercase())
        && rest
            .split(' ')
            .take(3)
            .any(|word| UNITS.iter().any(|unit| word.starts_with(unit)))
}

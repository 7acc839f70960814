//! What a number in figures or words amounts to.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The value of "1,400", "ninety-four", "two hundred and fifty", "half a dozen"; `None` where it is
/// no number or too great.
pub(super) fn value(words: &str) -> Option<u32> {
    let lower = words.to_ascii_lowercase();
    let mut total: u32 = 0;
    let mut part: Option<u32> = None;
    let mut half = false;
    for word in lower
        .split(|c: char| c.is_whitespace() || c == '-')
        .map(|word| word.trim_matches(','))
        .filter(|word| !word.is_empty())
    {
        let scaled = |scale: u32| part.unwrap_or(1).checked_mul(scale);
        match word {
            "and" => {}
            "half" => half = true,
            "a" | "an" => part = Some(part.unwrap_or(1)),
            "dozen" if half => part = Some(6),
            "dozen" => part = Some(scaled(12)?),
            "hundred" => part = Some(scaled(100)?),
            "thousand" => {
                total = total.checked_add(scaled(1_000)?)?;
                part = None;
            }
            "million" => {
                total = total.checked_add(scaled(1_000_000)?)?;
                part = None;
            }
            other => part = Some(part.unwrap_or(0).checked_add(simple(other)?)?),
        }
    }
    total.checked_add(part.unwrap_or(0))
}

fn simple(word: &str) -> Option<u32> {
    let at = |list: &[&str]| {
        let index = list.iter().position(|name| *name == word)?;
        u32::try_from(index).ok()
    };
    at(&SMALL)
        .or_else(|| at(&TENS).map(|ten| 20 + ten * 10))
        .or_else(|| word.replace(',', "").parse().ok())
}

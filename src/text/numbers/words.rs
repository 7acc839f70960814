//! The words of counts, and what they make of them.

use super::pattern::Bound;

/// Tens, which may have ones behind them.
pub(super) const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
/// One to nineteen.
pub(super) const SMALL: &[&str] = &[
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
/// How many of [`SMALL`] stand behind tens.
pub(super) const ONES: usize = 9;

const LEAST: &[&str] = &[
    "at least",
    "at the very least",
    "a minimum of",
    "minimum of",
    "no fewer than",
    "no less than",
    "not less than",
    "not fewer than",
    "well over",
    "just over",
    "more than",
    "over",
    "above",
    "upwards of",
    "upward of",
    "in excess of",
    "exceeding",
];
const MOST: &[&str] = &[
    "fewer than",
    "less than",
    "no more than",
    "not more than",
    "under",
    "below",
    "just under",
];
const JUST: &[&str] = &[
    "up to",
    "as many as",
    "as few as",
    "at most",
    "a maximum of",
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "roughly",
    "approximately",
    "approx.",
    "approx",
    "an estimated",
    "estimated",
    "close to",
    "exactly",
    "just",
    "only",
    "a total of",
];
/// What stands before a number and says how sure it is, in the order in which it is tried.
pub(super) static QUALIFIERS: [(Bound, &[&str]); 3] = [
    (Bound::Least, LEAST),
    (Bound::Most, MOST),
    (Bound::Just, JUST),
];

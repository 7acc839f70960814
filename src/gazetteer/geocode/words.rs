//! Words of names that are no part of the name, or that stand for another.

use crate::text::fold::fold_str;

/// The words that stand with a name or not, without being a part of it.
pub(super) const TYPE_WORDS: &[&str] = &[
    "kalay",
    "kelay",
    "kali",
    "kale",
    "kalai",
    "kelai",
    "kili",
    "qarya",
    "qaryah",
    "qaria",
    "qaryeh",
    "qr",
    "qry",
    "karya",
    "karyai",
    "karyayi",
    "village",
    "razvaliny",
    "de",
];
/// Words written as one with the name before them.
pub(super) const TYPE_ENDS: &[&str] = &["kalay", "kelay"];
/// The same before the name.
pub(super) const TYPE_STARTS: &[&str] = &["karya", "qarya"];
/// Short forms of Muhammad, as words or as ends of words.
pub(super) const MUHAMMAD: &[&str] = &["mohd", "moham", "moh"];
/// The izafat as a word of its own, also as the ends of the words before it that make it one.
pub(super) const LINKS: &[&str] = &["e", "i", "ye", "yi", "y"];
/// Words for the lower, the upper and the like, in the languages of maps: each in the form that stands for it.
pub(super) const SENSES: &[(&str, &str)] = &[
    ("sufla", "payin"),
    ("sofla", "payin"),
    ("pain", "payin"),
    ("payan", "payin"),
    ("lower", "payin"),
    ("nizhnij", "payin"),
    ("ulya", "bala"),
    ("olya", "bala"),
    ("ulia", "bala"),
    ("upper", "bala"),
    ("verkhnij", "bala"),
    ("wusta", "miana"),
    ("vosta", "miana"),
    ("middle", "miana"),
    ("janubi", "junubi"),
    ("jonubi", "junubi"),
    ("yuzhnyj", "junubi"),
    ("severnyj", "shamali"),
    ("shomali", "shamali"),
    ("pervyj", "awal"),
    ("vtoroj", "duyum"),
    ("muh", "muhammad"),
    ("md", "muhammad"),
];

/// Whether a word in small letters stands with a name or not, without being a part of it.
pub(super) fn is_type_word(word: &str) -> bool {
    let first = word.chars().next();
    // Most words differ in the first letter and need no folding.
    let begins_so = |first: char| TYPE_WORDS.iter().any(|word| word.starts_with(first));
    first.is_some_and(|first| !first.is_ascii_alphanumeric() || begins_so(first))
        && TYPE_WORDS.contains(&fold_str(word).as_str())
}

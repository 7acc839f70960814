//! Agencies that a report credits, and claims that were made to its own outlet.

use std::sync::LazyLock;

use memchr::memmem::{self, Finder};

use crate::model::Report;

/// News agencies by the names that credits use, and the one name each is given.
const AGENCIES: &[(&str, &str)] = &[
    ("AFP", "AFP"),
    ("Agence France-Presse", "AFP"),
    ("Reuters", "Reuters"),
    ("Associated Press", "AP"),
    ("AP", "AP"),
    ("Xinhua", "Xinhua"),
    ("Pajhwok Afghan News", "Pajhwok"),
    ("Pajhwok", "Pajhwok"),
    ("Khaama Press", "Khaama Press"),
    ("Anadolu Agency", "Anadolu"),
    ("Anadolu", "Anadolu"),
    ("DPA", "dpa"),
    ("EFE", "EFE"),
    ("IANS", "IANS"),
    ("PTI", "PTI"),
    ("ANI", "ANI"),
    ("TASS", "TASS"),
    ("UPI", "UPI"),
];

/// Words before an agency's name that make it a credit.
const CREDITS: &[&str] = &[
    "with reporting from ",
    "with reporting by ",
    "with files from ",
    "with material from ",
    "with information from ",
    "with inputs from ",
    "with input from ",
    "additional reporting by ",
    "reporting by ",
    "source: ",
];

/// One name for an agency or outlet that a claim came through.
pub fn canonical(name: &str) -> String {
    let trimmed = name.trim();
    AGENCIES
        .iter()
        .find(|(written, _)| written.eq_ignore_ascii_case(trimmed))
        .map_or_else(|| trimmed.to_owned(), |(_, one)| (*one).to_owned())
}

/// The agency that a report's metadata names or that its text credits.
pub fn agency(report: &Report) -> Option<String> {
    if let Some(agency) = report
        .agency
        .as_deref()
        .map(str::trim)
        .filter(|agency| !agency.is_empty())
    {
        return Some(canonical(agency));
    }
    let credited = || {
        let lower = report.text.to_lowercase();
        CREDITS.iter().find_map(|words| {
            lower
                .match_indices(words)
                .find_map(|(at, _)| lower.get(at + words.len()..).and_then(starts_with_agency))
        })
    };
    may_credit(&report.text)
        .then(credited)
        .flatten()
        .or_else(|| dateline(&report.text))
        .map(str::to_owned)
}

/// What each of [`CREDITS`] begins with, or has within it another of them that does.
const LEADS: [&str; 3] = ["with ", "reporting by ", "source: "];

/// Made once: each report is searched for all of them.
static FIND_LEADS: LazyLock<[Finder<'static>; 3]> =
    LazyLock::new(|| LEADS.map(|lead| Finder::new(lead).into_owned()));

/// The letters beyond ASCII that have letters of ASCII in small.
const ODD: [&str; 2] = ["\u{212a}", "\u{130}"];

/// Whether a text may have the words of a credit: nearly none has, and needs no careful look.
fn may_credit(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let lower = lower.as_bytes();
    let is_credit = |at: usize| {
        let words = lower.get(at..).unwrap_or_default();
        let mut credits = CREDITS.iter();
        credits.any(|credit| words.starts_with(credit.as_bytes()))
    };
    FIND_LEADS
        .iter()
        .any(|lead| lead.find_iter(lower).any(is_credit))
        || !text.is_ascii()
            && ODD
                .iter()
                .any(|letter| memmem::find(text.as_bytes(), letter.as_bytes()).is_some())
}

/// "KABUL (Reuters) -" or "(AFP)" within the first line or two.
fn dateline(text: &str) -> Option<&'static str> {
    text.char_indices()
        .take(400)
        .filter(|(_, c)| *c == '(')
        .find_map(|(at, _)| {
            let inside = text.get(at + 1..)?.split_once(')')?.0;
            AGENCIES
                .iter()
                .find(|(written, _)| *written == inside)
                .map(|(_, one)| *one)
        })
}

fn starts_with_agency(rest: &str) -> Option<&'static str> {
    AGENCIES
        .iter()
        .find(|(written, _)| {
            rest.strip_prefix(written.to_lowercase().as_str())
                // "APR" is not AP, but a footnote's figure may stand against the name.
                .is_some_and(|after| !after.starts_with(char::is_alphabetic))
        })
        .map(|(_, one)| *one)
}

/// Whether the sentence says that it was said to the report's own outlet.
pub fn told_to_outlet(quote: &str, report: &Report) -> bool {
    let Some(outlet) = report.outlet.as_deref() else {
        return false;
    };
    let (quote, outlet) = (quote.to_lowercase(), outlet.to_lowercase());
    let bare = outlet.strip_prefix("the ").unwrap_or(&outlet);
    !bare.is_empty()
        && [
            "told ",
            "told the ",
            "speaking to ",
            "speaking to the ",
            "interview with ",
            "interview with the ",
        ]
        .iter()
        .any(|words| quote.contains(&format!("{words}{bare}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_with_a_credit_is_passed_over() {
        for words in CREDITS {
            assert!(may_credit(&format!("Rain fell. {words}AFP")), "{words}");
            assert!(may_credit(&words.to_uppercase()), "{words}");
        }
        assert!(may_credit("With reporting by Reuters, \u{fc}"));
        assert!(may_credit("WITH F\u{130}LES FROM AFP"));
        assert!(!may_credit("Rain fell on the caf\u{e9}."));
        // What these letters stand for in the list of them.
        for letter in ('\u{80}'..=char::MAX)
            .filter(|letter| letter.to_lowercase().any(|small| small.is_ascii()))
        {
            assert!(ODD.contains(&letter.to_string().as_str()), "{letter:?}");
        }
    }
}

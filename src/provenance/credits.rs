//! Agencies that a report credits, and claims that were made to its own outlet.

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
    let lower = report.text.to_lowercase();
    let credited = CREDITS.iter().find_map(|words| {
        lower
            .match_indices(words)
            .find_map(|(at, _)| lower.get(at + words.len()..).and_then(starts_with_agency))
    });
    credited
        .or_else(|| dateline(&report.text))
        .map(str::to_owned)
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

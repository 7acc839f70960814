//! The spellings under which a row of a lexicon is found in text.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::iter::Peekable;
use std::ops::Deref;
use std::str::Chars;
use std::sync::OnceLock;

/// Most spellings that one pattern may stand for: a guard against a slip in a table.
const MAX_EXPANSION: usize = 1024;

/// Letters of the longest abbreviation that is told from a common word by its capitals alone
/// ("IS", "US", "AIP", "ANDSF").
const MAX_ABBREVIATION: usize = 5;

/// One spelling, as words with single spaces between them and plain ASCII punctuation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form {
    /// The words. Names in their usual case, common words in lower case.
    pub text: String,
    /// The whole form counts only in this very case ("Dawn" the paper, "may" the verb).
    pub exact: bool,
}

impl Form {
    /// Whether a word of this form must stand in the text in the same case: every word of an
    /// exact form, and abbreviations in any form ("us forces" in "told us forces had left" is not
    /// "US forces").
    pub fn must_match_case(&self, word: &str) -> bool {
        self.exact || is_abbreviation(word)
    }

    /// The form as it is compared: words that need not match in case in lower case.
    pub fn key(&self) -> String {
        let plain = |word: &str| {
            if self.must_match_case(word) {
                word.to_owned()
            } else {
                word.to_lowercase()
            }
        };
        self.text
            .split(' ')
            .map(plain)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Whether a word is an abbreviation in capitals of two to five letters; full stops and hyphens
/// are left aside ("U.S.", "IS-K").
pub fn is_abbreviation(word: &str) -> bool {
    let mut letters = 0;
    for c in word.chars() {
        if c.is_lowercase() {
            return false;
        }
        if c.is_uppercase() {
            letters += 1;
        }
    }
    (2..=MAX_ABBREVIATION).contains(&letters)
}

/// The forms of a row, spelt out when they are first asked for.
///
/// In the tables a form may hold alternatives, "(US|U.S.|American) (forces|troops)" or
/// "confirm(|s|ed|ing)", and a leading "=" makes it exact.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct Forms {
    /// The patterns, a line each.
    patterns: String,
    spelt: OnceLock<Vec<Form>>,
}

impl Deref for Forms {
    type Target = [Form];

    fn deref(&self) -> &[Form] {
        // The patterns were spelt out when the program was built.
        self.spelt
            .get_or_init(|| spell(self.patterns.split('\n')).unwrap_or_default())
    }
}

impl From<String> for Forms {
    fn from(patterns: String) -> Self {
        Self {
            patterns,
            spelt: OnceLock::new(),
        }
    }
}

/// Every form that patterns stand for, each once, in their order.
///
/// # Errors
/// A pattern has brackets that do not match or may be empty, or there is none.
pub fn spell<'a>(patterns: impl Iterator<Item = &'a str>) -> Result<Vec<Form>, String> {
    let mut forms = Vec::new();
    let mut seen = BTreeSet::new();
    for pattern in patterns {
        let (exact, body) = match pattern.strip_prefix('=') {
            Some(body) => (true, body),
            None => (false, pattern),
        };
        let texts = expand(body).map_err(|why| format!("form \"{pattern}\": {why}"))?;
        for text in texts {
            if text.is_empty() {
                return Err(format!("form \"{pattern}\" may be empty"));
            }
            let form = Form { text, exact };
            if seen.insert(form.key()) {
                forms.push(form);
            }
        }
    }
    if forms.is_empty() {
        return Err("a row has no form".into());
    }
    Ok(forms)
}

/// Every spelling that a pattern stands for, in the order of its alternatives.
fn expand(pattern: &str) -> Result<Vec<String>, String> {
    let mut chars = pattern.chars().peekable();
    let texts = sequence(&mut chars)?;
    if chars.peek().is_some() {
        return Err("brackets do not match".into());
    }
    let spaced = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(texts.iter().map(spaced).collect())
}

/// The spellings of what stands before the next "|", ")" or the end.
fn sequence(chars: &mut Peekable<Chars>) -> Result<Vec<String>, String> {
    let mut texts = vec![String::new()];
    while let Some(&c) = chars.peek() {
        if matches!(c, '|' | ')') {
            break;
        }
        chars.next();
        let options = if c == '(' {
            alternatives(chars)?
        } else {
            vec![c.to_string()]
        };
        if texts.len() * options.len() > MAX_EXPANSION {
            return Err(format!("it stands for more than {MAX_EXPANSION} spellings"));
        }
        texts = texts
            .iter()
            .flat_map(|text| options.iter().map(move |option| format!("{text}{option}")))
            .collect();
    }
    Ok(texts)
}

/// The spellings of what stands in a bracket just opened, up to the one that closes it.
fn alternatives(chars: &mut Peekable<Chars>) -> Result<Vec<String>, String> {
    let mut options = sequence(chars)?;
    loop {
        match chars.next() {
            Some('|') => options.extend(sequence(chars)?),
            Some(_) => return Ok(options),
            None => return Err("a bracket is not closed".into()),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::*;

    fn texts(patterns: &[&str]) -> Vec<String> {
        let forms = spell(patterns.iter().copied()).unwrap();
        forms.into_iter().map(|form| form.text).collect()
    }

    #[test]
    fn alternatives_are_spelt_out_in_order() {
        assert_eq!(
            texts(&["(US|U.S.) (army |)troops"]),
            [
                "US army troops",
                "US troops",
                "U.S. army troops",
                "U.S. troops"
            ]
        );
        assert_eq!(
            texts(&["in (a |(his|her) )note"]),
            ["in a note", "in his note", "in her note"]
        );
        assert_eq!(texts(&["confirm(|s)", "confirms"]), ["confirm", "confirms"]);
    }

    #[test]
    fn slips_are_refused() {
        for slip in ["(a", "a)", "a|b", "(a(b)", "", "(|)"] {
            assert!(spell([slip].into_iter()).is_err(), "{slip}");
        }
        let many = "(1|2|3|4|5|6)(1|2|3|4|5|6)(1|2|3|4|5|6)(1|2|3|4|5|6)";
        assert!(spell([many].into_iter()).is_err());
        assert!(spell(std::iter::empty()).is_err());
    }

    #[test]
    fn abbreviations_keep_their_case() {
        let forms = Forms::from("US forces\n=Dawn".to_owned());
        let us = forms.first().unwrap();
        assert!(us.must_match_case("US") && !us.must_match_case("forces"));
        assert!(forms.last().unwrap().must_match_case("Dawn"));
        assert!(is_abbreviation("U.S.") && is_abbreviation("IS-K") && is_abbreviation("ANDSF"));
        assert!(!is_abbreviation("Amaq") && !is_abbreviation("A") && !is_abbreviation("PAJHWOK"));
    }
}

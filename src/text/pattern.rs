//! Regular expressions that are compiled when a run first needs them.

use regex::Regex;

/// The regular expression of a pattern, or none where the pattern is at fault, which tests rule out.
///
/// For patterns that are not held to the beginning or the end of a text. Most of the work of
/// compiling would be to look for literals by which to search faster, in texts that are short and
/// few: more than all searches save. What stands first never matches and keeps the compiler from it.
pub fn pattern(pattern: &str) -> Option<Regex> {
    Regex::new(&format!(r"(?-u:\z[a-z])|(?:{pattern})")).ok()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn what_stands_first_changes_nothing() {
        let texts = [
            "",
            "a",
            "on 5 May, a day",
            "one\nMay 5 ",
            "May5",
            "é May 12",
        ];
        for words in [
            r"May (?P<d>[0-9]+)",
            r"(?m)^\w+\s",
            r"(?i:M)ay|",
            r"[a-z]\z",
        ] {
            let (bare, made) = (Regex::new(words).unwrap(), pattern(words).unwrap());
            for text in texts {
                let spans = |regex: &Regex| -> Vec<_> {
                    let groups = regex.captures_iter(text);
                    let spans = groups.map(|groups| {
                        let spans = groups.iter().map(|group| group.map(|group| group.range()));
                        spans.collect::<Vec<_>>()
                    });
                    spans.collect()
                };
                assert_eq!(spans(&bare), spans(&made), "{words} in {text:?}");
            }
        }
        assert!(pattern("(").is_none());
    }
}

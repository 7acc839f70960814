//! Metadata at the head of a text, between two lines `---`.
//!
//! The lines are `key: value`, a small part of YAML: a value is plain, or in single quotes (`''` is
//! a quote), or in double quotes (`\"`, `\\`, `\n`, `\t`, `\/`, `\uXXXX`); `#` begins a comment;
//! `~` and `null` are nothing. Keys are `id`, `title`, `outlet`, `agency`, `url`, `published`,
//! `updated` and `language`; what stands under any other key is passed over, lists and nested
//! lines included.

use super::metadata::Metadata;

const KEYS: [&str; 8] = [
    "id",
    "title",
    "outlet",
    "agency",
    "url",
    "published",
    "updated",
    "language",
];

/// The longest front matter that is looked for, in lines.
const MOST_LINES: usize = 100;

/// What stands at the head of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The values.
    pub metadata: Metadata,
    /// Byte at which the body begins; 0 without front matter.
    pub body: usize,
    /// Lines that could not be understood: the line, from 1, and why.
    pub faults: Vec<(usize, String)>,
}

/// Parts a text into its front matter and its body. A text that begins with `---` but has no
/// closing line, or no `key:` right after it, has no front matter.
pub fn split(text: &str) -> FrontMatter {
    let mut front = FrontMatter::default();
    let mut at = 0;
    let mut known = true;
    for (index, line) in text.split_inclusive('\n').enumerate().take(MOST_LINES) {
        at += line.len();
        let line = line.trim_end();
        if index == 0 {
            if line != "---" {
                return FrontMatter::default();
            }
            continue;
        }
        if line == "---" || line == "..." {
            front.body = at;
            return front;
        }
        let nested = line.starts_with([' ', '\t', '-']);
        if line.is_empty() || line.trim_start().starts_with('#') || nested && !known {
            continue;
        }
        match entry(line) {
            Some((key, value)) => {
                known = KEYS.contains(&key);
                if !known {
                    continue;
                }
                let set = value_of(value)
                    .and_then(|value| front.metadata.set(key, &value))
                    .map_err(|why| format!("{key}: {why}"));
                if let Err(why) = set {
                    front.faults.push((index + 1, why));
                }
            }
            // A rule above prose, not front matter.
            None if index == 1 => return FrontMatter::default(),
            None => front.faults.push((
                index + 1,
                format!("'{}' is not `key: value`", shortened(line)),
            )),
        }
    }
    FrontMatter::default()
}

/// Key and raw value of a line.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let name = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    (name && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((key, value.trim()))
}

/// The value of its raw form.
fn value_of(raw: &str) -> Result<String, String> {
    match raw.chars().next() {
        Some('\'') => single_quoted(raw),
        Some('"') => double_quoted(raw),
        Some('|' | '>' | '[' | '{' | '&' | '*' | '!') => {
            Err("this form of YAML is not read; write the value on one line".into())
        }
        _ => {
            let end = raw
                .find(" #")
                .or_else(|| raw.starts_with('#').then_some(0))
                .unwrap_or(raw.len());
            let value = raw.get(..end).unwrap_or_default().trim();
            let nothing = value == "~" || value.eq_ignore_ascii_case("null");
            Ok(if nothing {
                String::new()
            } else {
                value.to_owned()
            })
        }
    }
}

fn single_quoted(raw: &str) -> Result<String, String> {
    let mut value = String::new();
    let mut rest = raw.chars().skip(1).peekable();
    while let Some(letter) = rest.next() {
        if letter != '\'' {
            value.push(letter);
        } else if rest.peek() == Some(&'\'') {
            rest.next();
            value.push('\'');
        } else {
            return closed(value, rest);
        }
    }
    Err("the quote is not closed".into())
}

fn double_quoted(raw: &str) -> Result<String, String> {
    let mut value = String::new();
    let mut rest = raw.chars().skip(1);
    while let Some(letter) = rest.next() {
        match letter {
            '"' => return closed(value, rest),
            '\\' => match rest.next() {
                Some('n' | 't' | 'r' | ' ') => value.push(' '),
                Some('u') => {
                    let figures: String = rest.by_ref().take(4).collect();
                    let letter = u32::from_str_radix(&figures, 16)
                        .ok()
                        .and_then(char::from_u32)
                        .ok_or_else(|| format!("'\\u{figures}' is no character"))?;
                    value.push(letter);
                }
                Some(mark @ ('"' | '\\' | '/')) => value.push(mark),
                _ => return Err("a backslash stands before a character that needs none".into()),
            },
            other => value.push(other),
        }
    }
    Err("the quote is not closed".into())
}

fn closed(value: String, rest: impl Iterator<Item = char>) -> Result<String, String> {
    let rest: String = rest.collect();
    let rest = rest.trim();
    if rest.is_empty() || rest.starts_with('#') {
        Ok(value)
    } else {
        Err(format!(
            "'{}' stands after the closing quote",
            shortened(rest)
        ))
    }
}

fn shortened(line: &str) -> String {
    line.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn title(line: &str) -> Option<String> {
        split(&format!("---\n{line}\n---\nBody.")).metadata.title
    }

    #[rstest]
    #[case("title: A plain one", Some("A plain one"))]
    #[case("title: 'Town''s mayor: no comment'", Some("Town's mayor: no comment"))]
    #[case(
        r#"title: "Say \"no\" \u2013 twice" # why"#,
        Some("Say \"no\" – twice")
    )]
    #[case("title: with # a comment", Some("with"))]
    #[case("title: C#sharp", Some("C#sharp"))]
    #[case("title: ~", None)]
    #[case("title:", None)]
    #[case("title: 'open", None)]
    #[case("title: >", None)]
    fn values(#[case] line: &str, #[case] expected: Option<&str>) {
        assert_eq!(title(line).as_deref(), expected, "{line}");
    }

    #[test]
    fn all_keys_are_read_and_others_passed_over() {
        let text = "---\r\nid: a1\r\noutlet: The Gazette\r\ntags:\r\n  - war\r\n- peace\r\nauthor: Me\r\nagency: XYZ\r\nurl: https://example.org/a?b=c#d\r\npublished: 2019-05-15\r\nupdated: 2019-05-16\r\nlanguage: en\r\n---\r\nBody.";
        let front = split(text);
        assert_eq!(front.faults, []);
        assert_eq!(text.get(front.body..), Some("Body."));
        let metadata = front.metadata;
        assert_eq!(metadata.id.as_deref(), Some("a1"));
        assert_eq!(metadata.outlet.as_deref(), Some("The Gazette"));
        assert_eq!(metadata.agency.as_deref(), Some("XYZ"));
        assert_eq!(metadata.url.as_deref(), Some("https://example.org/a?b=c#d"));
        assert_eq!(
            metadata.published.map(|d| d.to_string()).as_deref(),
            Some("2019-05-15")
        );
        assert_eq!(
            metadata.updated.map(|d| d.to_string()).as_deref(),
            Some("2019-05-16")
        );
    }

    #[test]
    fn faults_name_their_line() {
        let front = split("---\ntitle: x\npublished: soon\nwhat is this\n---\nBody.");
        let lines: Vec<usize> = front.faults.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 4]);
        assert_eq!(front.metadata.title.as_deref(), Some("x"));
    }

    #[rstest]
    #[case("Body.\n---\ntitle: x\n---\n")]
    #[case("---\nA rule, then prose.\n---\nMore.")]
    #[case("---\ntitle: never closed\n")]
    #[case("---")]
    #[case("")]
    fn no_front_matter(#[case] text: &str) {
        assert_eq!(split(text), FrontMatter::default(), "{text}");
    }
}

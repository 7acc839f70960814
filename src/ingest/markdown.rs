//! Markdown as plain text: the marks go, the words and lines stay.

/// The longest address of a link, in characters: to look on would take time for each bracket.
const LONGEST_ADDRESS: usize = 500;

/// The text of Markdown without headings' signs, emphasis, links' addresses, images, quotation
/// signs and rules. Line breaks stay where they are.
pub fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut fenced = false;
    for line in markdown.split_inclusive('\n') {
        let (body, end) = match line.strip_suffix("\r\n") {
            Some(body) => (body, "\r\n"),
            None => line
                .strip_suffix('\n')
                .map_or((line, ""), |body| (body, "\n")),
        };
        if body.trim_start().starts_with("```") || body.trim_start().starts_with("~~~") {
            fenced = !fenced;
        } else if fenced {
            out.push_str(body);
        } else {
            line_of(body, &mut out);
        }
        out.push_str(end);
    }
    out
}

fn line_of(line: &str, out: &mut String) {
    let mut body = line.trim_start();
    while let Some(rest) = body.strip_prefix('>') {
        body = rest.trim_start();
    }
    let signs = body.len() - body.trim_start_matches('#').len();
    let after = body.get(signs..).unwrap_or_default();
    if (1..=6).contains(&signs) && (after.is_empty() || after.starts_with([' ', '\t'])) {
        body = after.trim().trim_end_matches('#').trim_end();
    }
    let compact: String = body.chars().filter(|c| !c.is_whitespace()).collect();
    let rule = compact.len() >= 3
        && ["-", "*", "_", "="]
            .iter()
            .any(|sign| compact.trim_matches(|c| sign.contains(c)).is_empty());
    if rule {
        return;
    }
    // `[name]: address` defines a link and is no prose.
    if body.starts_with('[')
        && let Some((name, address)) = body.split_once("]: ")
        && !name.contains(' ') | name.starts_with("[^")
        && (address.starts_with("http") || address.starts_with('<') || address.starts_with('/'))
    {
        return;
    }
    let bare = body.strip_prefix("* ").or_else(|| body.strip_prefix("+ "));
    match bare {
        Some(item) => {
            out.push_str("- ");
            inline(item, out);
        }
        None => inline(body, out),
    }
}

fn inline(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '\\'
            && let Some(sign) = rest.get(1..).and_then(|after| after.chars().next())
            && sign.is_ascii_punctuation()
        {
            out.push(sign);
            rest = rest.get(2..).unwrap_or_default();
            continue;
        }
        if let Some(image) = rest.strip_prefix("![")
            && let Some((_, after)) = link(image)
        {
            rest = after;
            continue;
        }
        if let Some(linked) = rest.strip_prefix('[')
            && let Some((words, after)) = link(linked)
        {
            inline(words, out);
            rest = after;
            continue;
        }
        if matches!(c, '*' | '_' | '`' | '~') {
            let run = rest.len() - rest.trim_start_matches(c).len();
            let after = rest.get(run..).unwrap_or_default();
            if is_mark(c, run, out, after) {
                rest = after;
                continue;
            }
        }
        out.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
}

/// The words of a link that begins behind its bracket, and what follows it.
fn link(text: &str) -> Option<(&str, &str)> {
    let end = text.find([']', '[', '\n'])?;
    let words = text.get(..end)?;
    let after = text.get(end..)?.strip_prefix(']')?;
    let (open, close) = match after.chars().next() {
        Some('(') => ('(', ')'),
        Some('[') => ('[', ']'),
        _ => return None,
    };
    let mut depth = 0;
    for (at, c) in after.char_indices().take(LONGEST_ADDRESS) {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some((words, after.get(at + 1..)?));
            }
        }
    }
    None
}

/// Whether a run of signs marks the words beside it: not "3 * 4", not "snake_case".
fn is_mark(sign: char, run: usize, before: &str, after: &str) -> bool {
    if run > 3 || sign == '~' && run != 2 {
        return false;
    }
    let before = before.chars().next_back().filter(|c| *c != '\n');
    let after = after.chars().next();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    if blank(before) && blank(after) {
        return false;
    }
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !(sign == '_' && word(before) && word(after))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        "# Dam opens #\n\nIt **opened** on _Friday_.\n",
        "Dam opens\n\nIt opened on Friday.\n"
    )]
    #[case("> He [said](https://x.example/a_(b)) so.", "He said so.")]
    #[case("![a photo](x.jpg) Kabul", " Kabul")]
    #[case("* one\n+ two\r\n- three", "- one\n- two\r\n- three")]
    #[case("***\nA rule.\n- - -\n", "\nA rule.\n\n")]
    #[case("[1]: https://x.example\nSee [here][1].", "\nSee here.")]
    #[case(
        "3 * 4 and snake_case and \\*this\\*",
        "3 * 4 and snake_case and *this*"
    )]
    #[case("```\n# code\n```\n", "\n# code\n\n")]
    #[case("[He] said [it", "[He] said [it")]
    #[case("#1 in Kabul", "#1 in Kabul")]
    fn marks_go(#[case] markdown: &str, #[case] expected: &str) {
        assert_eq!(plain(markdown), expected, "{markdown}");
    }
}

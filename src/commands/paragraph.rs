//! Words on lines that a terminal of 80 columns shows whole.

/// Columns of a terminal.
pub const WIDTH: usize = 80;

/// `text` on lines of at most [`WIDTH`] characters, `first` before the first line and `then` before
/// the others; a word that is longer, such as an address, stands alone on a longer line.
pub fn wrap(first: &str, then: &str, text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = first.to_owned();
    let mut begun = false;
    for word in text.split_whitespace() {
        let length = line.chars().count() + usize::from(begun) + word.chars().count();
        if begun && length > WIDTH {
            lines.push(std::mem::replace(&mut line, then.to_owned()));
            begun = false;
        }
        if begun {
            line.push(' ');
        }
        line.push_str(word);
        begun = true;
    }
    lines.push(line.trim_end().to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_full_and_none_is_too_long() {
        let text = "word ".repeat(40);
        let lines = wrap("When  ", "      ", &text);
        assert!(
            lines.iter().all(|line| line.chars().count() <= WIDTH),
            "{lines:?}"
        );
        assert!(
            lines
                .iter()
                .rev()
                .skip(1)
                .all(|line| line.chars().count() > WIDTH - 5)
        );
        let words: usize = lines.iter().map(|line| line.matches("word").count()).sum();
        assert_eq!(words, 40);
        let long = "x".repeat(100);
        assert_eq!(
            wrap("- ", "  ", &format!("a {long} b")),
            ["- a", &format!("  {long}"), "  b"]
        );
        assert_eq!(wrap("- ", "  ", ""), ["-"]);
    }
}

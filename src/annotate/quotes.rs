//! Quoted stretches.

use crate::model::Span;

/// Marks that open a quotation.
const OPEN: [char; 3] = ['“', '„', '«'];
const CLOSE: [char; 2] = ['”', '»'];

/// A quotation goes on over paragraphs that it does not open anew for at most this many characters.
const LONGEST: usize = 1500;

/// Every stretch between quotation marks, marks left out, in order. Straight and curly marks are
/// both read; an unclosed one ends with its line, unless it is closed further on with none opened before.
pub fn quotes(text: &str) -> Vec<Span> {
    let mut result = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let after = at + c.len_utf8();
        if OPEN.contains(&c) || (c == '"' && open.is_none()) {
            if let Some(start) = open.replace(after) {
                push(text, start, at, &mut result);
            }
        } else if CLOSE.contains(&c) || c == '"' {
            if let Some(start) = open.take() {
                push(text, start, at, &mut result);
            }
        } else if c == '\n'
            && let Some(start) = open
            && !closes_later(text, after)
        {
            push(text, start, at, &mut result);
            open = None;
        }
    }
    if let Some(start) = open {
        push(text, start, text.len(), &mut result);
    }
    result
}

/// Whether the quotation open at a line's end is closed further on, with none opened before.
fn closes_later(text: &str, from: usize) -> bool {
    let rest = text.get(from..).unwrap_or_default();
    rest.chars()
        .take(LONGEST)
        .find(|&c| c == '"' || OPEN.contains(&c) || CLOSE.contains(&c))
        .is_some_and(|c| CLOSE.contains(&c))
}

fn push(text: &str, start: usize, end: usize, result: &mut Vec<Span>) {
    let span = Span::new(start, end);
    if !span.of(text).trim().is_empty() {
        result.push(span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_curly_and_unclosed() {
        let text = "He said “one two” and \"three\".\n“Four\n“Five” he added";
        let found: Vec<&str> = quotes(text).iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["one two", "three", "Four", "Five"]);
        let text = "“The road is open.\n\nIt will stay open.”\n“Six";
        assert_eq!(quotes(text).len(), 2);
    }
}

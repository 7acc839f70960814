//! Quoted stretches.

use crate::model::Span;

/// A quotation left open ends at the end of its paragraph.
const OPEN: [char; 3] = ['“', '„', '«'];
const CLOSE: [char; 2] = ['”', '»'];

/// Every stretch between quotation marks, marks left out, in order. Straight and curly marks are
/// both read; an unclosed one ends with its line, where the next line opens anew.
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
            && let Some(start) = open.take()
        {
            push(text, start, at, &mut result);
        }
    }
    if let Some(start) = open {
        push(text, start, text.len(), &mut result);
    }
    result
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
    }
}

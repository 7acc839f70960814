//! Text from reports made safe for every file that it is written into.

use crate::text::blanks::single;

/// Longest text of a spreadsheet cell, in UTF-16 units, as Excel counts.
pub const CELL_LIMIT: usize = 32_767;

/// `text` without control characters and without characters that override the direction of
/// writing, by which shown text can differ from stored text.
///
/// Line breaks of every kind become "\n", tabs a space; direction marks and the joiners that
/// Persian and Pashto need stay.
pub fn clean(text: &str) -> String {
    // Most texts hold nothing of the kind, which their bytes tell as far as they are ASCII.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            c if is_hidden(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether [`clean`] takes the character out: controls, overrides of direction, noncharacters.
pub fn is_hidden(c: char) -> bool {
    c.is_control() || is_override(c) || is_noncharacter(c)
}

/// Embeddings, overrides and isolates of the bidirectional algorithm.
const fn is_override(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Code points that no text holds (XML forbids some of them) and the byte-order mark.
const fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{fdd0}'..='\u{fdef}') || (c as u32) & 0xfffe == 0xfffe
}

/// `text` on one line, without white space around it: each run of white space is one space.
pub fn one_line(text: &str) -> String {
    single(text).into_owned()
}

/// `text` cut to at most `limit` characters, the last of them an ellipsis where it was cut.
pub fn shorten(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(limit.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// `text` cut to the [`CELL_LIMIT`], with an ellipsis where it was cut: a report without a full stop is one sentence,
/// and so one quote.
pub fn cell(text: String) -> String {
    // No character has more UTF-16 units than bytes.
    if text.len() <= CELL_LIMIT || utf16_len(&text) <= CELL_LIMIT {
        return text;
    }
    let mut units = 1;
    let mut cut: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= CELL_LIMIT
        })
        .collect();
    cut.push('…');
    cut
}

/// `text` for the inside of an HTML or XML element.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

/// The length that Excel counts.
pub fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Items joined with "; ", null where there is none; a ";" inside an item becomes ",", so that
/// the list can be split again.
pub fn list<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> Option<String> {
    let items: Vec<String> = items
        .into_iter()
        .map(|item| item.as_ref().trim().replace(';', ","))
        .filter(|item| !item.is_empty())
        .collect();
    (!items.is_empty()).then(|| items.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_overrides_go_and_line_breaks_are_one_kind() {
        assert_eq!(
            clean("a\u{0}b\u{9b}31m\u{202e}c\u{2066}d\u{feff}"),
            "ab31mcd"
        );
        assert_eq!(clean("a\r\nb\rc\u{2028}d\te"), "a\nb\nc\nd e");
        assert_eq!(clean("می\u{200c}شود\u{200f}"), "می\u{200c}شود\u{200f}");
    }

    #[test]
    fn shortening_counts_characters_and_marks_the_cut() {
        assert_eq!(shorten("Jowzjan", 7), "Jowzjan");
        assert_eq!(shorten("ولایت جوزجان", 7), "ولایت…");
        assert_eq!(shorten("abc", 0), "…");
    }

    #[test]
    fn lists_can_be_split_again() {
        assert_eq!(list(["a; b", " ", "c"]).as_deref(), Some("a, b; c"));
        assert_eq!(list(Vec::<String>::new()), None);
    }

    #[test]
    fn no_cell_holds_more_than_a_spreadsheet_takes() {
        for (unit, length) in [("x", 1), ("ی", 1), ("\u{1d11e}", 2)] {
            let fits = unit.repeat(CELL_LIMIT / length);
            assert_eq!(cell(fits.clone()), fits);
            let cut = cell(unit.repeat(CELL_LIMIT / length + 1));
            assert!(utf16_len(&cut) <= CELL_LIMIT && cut.ends_with('…'));
            assert!(utf16_len(&cut) + length > CELL_LIMIT);
        }
    }
}

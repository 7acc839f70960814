//! White space within a text.

use std::borrow::Cow;

/// A text on one line, without white space around it: each run of white space is one blank.
pub fn single(text: &str) -> Cow<'_, str> {
    let white = |byte: u8| byte.is_ascii_whitespace() || byte == 0x0b;
    // Most are that already, which their bytes tell as far as they are ASCII.
    let bytes = text.as_bytes();
    let mut before = b' ';
    let mut plain = true;
    for byte in bytes {
        plain &= byte.is_ascii() && !(white(*byte) && (*byte != b' ' || before == b' '));
        before = *byte;
    }
    if plain && bytes.last().is_none_or(|last| *last != b' ') {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn white_space_becomes_one_blank(text in "[a\u{e9} \t\n\u{b}\u{c}\u{1c}\u{85}\u{a0}\u{1680}.-]{0,9}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            prop_assert_eq!(single(&text), words.join(" "));
        }
    }

    #[test]
    fn what_is_on_one_line_is_not_copied() {
        assert!(matches!(single("one two"), Cow::Borrowed("one two")));
        assert!(matches!(single(""), Cow::Borrowed("")));
        for text in ["one  two", " one", "one ", "one\ttwo", "one\u{b}two"] {
            assert!(matches!(single(text), Cow::Owned(_)), "{text:?}");
        }
    }
}

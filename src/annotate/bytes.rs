//! Words of a text by its bytes, as far as they are plain: what is odd is left to folding.

use crate::gazetteer::Next;

/// The next byte, from `at` on, that is neither a small letter nor a gap: a capital, a figure, an
/// apostrophe or a part of a letter beyond ASCII.
pub(super) fn next_telling(bytes: &[u8], mut at: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    // With the high bits off, adding carries into them where a byte is that great or greater.
    let least = |chunk: u64, byte: u64| (chunk & !HIGH) + (0x80 - byte) * ONES;
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let chunk = u64::from_le_bytes(*chunk);
        let capital = least(chunk, 0x41) & !least(chunk, 0x5b);
        let figure = least(chunk, 0x30) & !least(chunk, 0x3a);
        let quote = least(chunk, 0x27) & !least(chunk, 0x28);
        let grave = least(chunk, 0x60) & !least(chunk, 0x61);
        let telling = (capital | figure | quote | grave | chunk) & HIGH;
        if telling != 0 {
            return at + telling.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let found = rest.iter().position(|byte| {
        !byte.is_ascii() || matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'\'' | b'`')
    });
    at + found.unwrap_or(rest.len())
}

/// Whether what stands at a byte ends the plain word before it: an apostrophe or a letter beyond
/// ASCII may go on with it.
pub(super) fn parts(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        None => true,
        Some(b'\'' | b'`') => bytes.get(at + 1).is_none_or(|next| {
            // A quotation mark, or a possessive.
            next.is_ascii() && !next.is_ascii_alphanumeric() && !matches!(next, b'\'' | b'`')
                || is_possessive(bytes, at + 1)
        }),
        Some(0xe2) => match mark(bytes, at) {
            Some(APOSTROPHE) => bytes.get(at + 3).is_none_or(|next| {
                next.is_ascii() && !next.is_ascii_alphanumeric() && !matches!(next, b'\'' | b'`')
                    || is_possessive(bytes, at + 3)
            }),
            Some(mark) => is_plain_mark(mark),
            None => false,
        },
        Some(byte) => byte.is_ascii(),
    }
}

fn is_possessive(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b's' | b'S'))
        && bytes.get(at + 1).is_none_or(|next| {
            next.is_ascii() && !next.is_ascii_alphanumeric() && !matches!(next, b'\'' | b'`')
        })
}

/// The last byte of the right single quotation mark.
pub(super) const APOSTROPHE: u8 = 0x99;

/// The last byte of a sign of U+2000 to U+203F.
pub(super) fn mark(bytes: &[u8], at: usize) -> Option<u8> {
    match bytes.get(at..at + 3)? {
        [0xe2, 0x80, last] => Some(*last),
        _ => None,
    }
}

/// Dashes, double quotes, bullets and dots of U+2000 to U+203F: they part words and nothing else.
pub(super) const fn is_plain_mark(last: u8) -> bool {
    matches!(last, 0x90..=0x97 | 0x9c..=0x9e | 0xa0..=0xa7 | 0xb0)
}

/// Where what follows the word that ends at a byte has its own end: a plain word behind a blank or a
/// hyphen, or a mark that no variant of a name crosses. None where it is neither.
pub(super) fn next_end(bytes: &[u8], end: usize) -> Option<usize> {
    match bytes.get(end) {
        None => Some(end),
        Some(b',' | b'.' | b';' | b':' | b'!' | b'?' | b'(' | b')' | b'"') => Some(end + 1),
        Some(b' ' | b'-') => {
            let rest = bytes.get(end + 1..).unwrap_or_default();
            let len = rest.iter().take_while(|b| b.is_ascii_alphanumeric());
            let len = len.count();
            let to = end + 1 + len;
            (len > 0 && parts(bytes, to)).then_some(to)
        }
        Some(_) => None,
    }
}

/// What follows the word that ends at a byte, up to [`next_end`]; `folded` where it is a word.
pub(super) fn next_word<'f>(
    text: &str,
    end: usize,
    to: Option<usize>,
    folded: &'f mut String,
) -> Next<'f> {
    let Some(to) = to else {
        return Next::Unknown;
    };
    match text.get(end + 1..to) {
        Some(word) if !word.is_empty() => {
            folded.clear();
            folded.push_str(word);
            folded.make_ascii_lowercase();
            Next::Word(folded)
        }
        _ => Next::Mark,
    }
}

/// Where "don", of so many letters, goes on to "don't", the length of that.
pub(super) fn contracted(rest: &[u8], len: usize) -> Option<usize> {
    let rest = rest.get(len..)?;
    let mark = match rest.first()? {
        b'\'' => 1,
        0xe2 if mark(rest, 0) == Some(APOSTROPHE) => 3,
        _ => return None,
    };
    let rest = rest.get(mark..)?;
    let more = rest.iter().take_while(|b| b.is_ascii_lowercase()).count();
    let after = rest.get(more);
    let ends = after.is_none_or(|b| matches!(b, b' ' | b'\n' | b',' | b'.' | b'?' | b'"'));
    ((1..=2).contains(&more) && ends).then_some(len + mark + more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_telling_byte_is_found_wherever_it_stands() {
        for odd in ["A", "Z", "0", "9", "'", "`", "\u{e9}", "\u{2019}"] {
            for at in 0..20 {
                let plain = "az @[{/:&(-_.,\n~azzz".get(..at).unwrap_or_default();
                let text = format!("{plain}{odd}xyz and more");
                assert_eq!(next_telling(text.as_bytes(), 0), at, "{text}");
            }
        }
        assert_eq!(next_telling(b"nothing to see here", 3), 19);
    }

    #[test]
    fn what_follows_a_word() {
        let next = |text: &str| {
            let mut folded = String::new();
            let to = next_end(text.as_bytes(), 3);
            format!("{:?}", next_word(text, 3, to, &mut folded))
        };
        assert_eq!(next("Sar Pol."), r#"Word("pol")"#);
        assert_eq!(next("Sar-i-Pol"), r#"Word("i")"#);
        assert_eq!(next("Sar, Pol"), "Mark");
        assert_eq!(next("Sar"), "Mark");
        assert_eq!(next("Sar  Pol"), "Unknown");
        assert_eq!(next("Sar P\u{f4}l"), "Unknown");
    }
}

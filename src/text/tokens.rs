//! Words, numbers and punctuation marks with their place in the text.

use smol_str::SmolStr;

use crate::model::Span;
use crate::model::annotation::Token;

/// Splits `text` into tokens, in order.
///
/// A word keeps inner apostrophes ("O'Donnell"); the possessive is a token of its own; hyphens
/// and dashes split; a number keeps its separators ("1,400", "10:30"); initials with dots are
/// one token ("U.S.", "a.m.").
pub fn tokenize(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(bytes.len() / 5);
    // One copy in small letters for all tokens that are plain.
    let small = text.to_ascii_lowercase();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_whitespace() || byte == 0x0b {
            at += 1;
            continue;
        }
        if let Some(end) = plain_end(bytes, at) {
            let span = Span::new(at, end);
            tokens.push(Token {
                span,
                lower: SmolStr::new(span.of(&small)),
                capital: byte.is_ascii_uppercase(),
                word: byte.is_ascii_alphanumeric(),
            });
            at = end;
            continue;
        }
        at = odd(text, at, &mut tokens);
    }
    tokens
}

/// The end of a token of ASCII whose first and next signs say all that there is to know of it.
fn plain_end(bytes: &[u8], at: usize) -> Option<usize> {
    let first = *bytes.get(at)?;
    if !first.is_ascii_alphabetic() {
        let mark = first.is_ascii_punctuation() && !matches!(first, b'\'' | b'`');
        return mark.then_some(at + 1);
    }
    let rest = bytes.get(at..)?;
    let len = rest
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let plain = match rest.get(len) {
        None => true,
        // Initials: "U.S."
        Some(b'.') => len > 1,
        Some(next) => next.is_ascii() && !matches!(next, b'\'' | b'`'),
    };
    plain.then_some(at + len)
}

/// Takes the token that stands at a byte, if it is not a space, and gives where it ends.
fn odd(text: &str, at: usize, tokens: &mut Vec<Token>) -> usize {
    let Some(first) = char_at(text, at) else {
        return at + 1;
    };
    let next = at + first.len_utf8();
    if first.is_whitespace() || is_invisible(first) {
        return next;
    }
    let end = if first.is_ascii_digit() {
        number_end(text, at)
    } else if first.is_alphanumeric() {
        initials_end(text, at).unwrap_or_else(|| word_end(text, at))
    } else if is_possessive(text, at) {
        next + 1
    } else {
        next
    };
    let span = Span::new(at, end);
    tokens.push(Token {
        span,
        lower: SmolStr::from(plain(span.of(text))),
        capital: first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase()),
        word: first.is_alphanumeric(),
    });
    end
}

/// The character that begins at a byte.
fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Lower case, with typographic apostrophes and Cyrillic look-alikes of Latin letters made plain.
pub fn plain(word: &str) -> String {
    if word.is_ascii() {
        let mut lower = word.to_ascii_lowercase();
        if lower.contains('`') {
            lower = lower.replace('`', "'");
        }
        return lower;
    }
    let latin = word.chars().any(|c| c.is_ascii_alphabetic());
    word.chars()
        .filter(|&c| !is_invisible(c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | '‘' | 'ʼ' | '`' | '´' | 'ʻ' => '\'',
            '–' | '—' | '‒' | '‑' | '‐' => '-',
            '“' | '”' | '„' | '«' | '»' => '"',
            _ if latin => latin_look_alike(c),
            _ => c,
        })
        .collect()
}

/// The Latin letter that a Cyrillic letter is drawn like; other letters unchanged.
pub const fn latin_look_alike(c: char) -> char {
    match c {
        'а' => 'a',
        'с' => 'c',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'х' => 'x',
        'у' => 'y',
        'і' => 'i',
        'ј' => 'j',
        'ѕ' => 's',
        'һ' => 'h',
        'ԁ' => 'd',
        'ո' => 'n',
        _ => c,
    }
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\u{202a}'..='\u{202e}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´')
}

fn number_end(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(c) = char_at(text, at) {
        let joins = matches!(c, ',' | '.' | ':')
            && char_at(text, at + 1).is_some_and(|next| next.is_ascii_digit());
        if !(c.is_alphanumeric() || joins) {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// "U.S.", "a.m.", "J.": single letters each followed by a dot; a lone initial only when upper case.
fn initials_end(text: &str, from: usize) -> Option<usize> {
    let letter = |at: usize| char_at(text, at).filter(|c| c.is_alphabetic());
    let mut at = from;
    let mut letters = 0;
    while let Some(c) = letter(at)
        && char_at(text, at + c.len_utf8()) == Some('.')
    {
        at += c.len_utf8() + 1;
        letters += 1;
    }
    match letters {
        0 | 1 => None,
        // "U.S" without its last dot.
        _ => Some(match letter(at) {
            Some(c) if !is_alphanumeric_at(text, at + c.len_utf8()) => at + c.len_utf8(),
            _ => at,
        }),
    }
}

fn is_alphanumeric_at(text: &str, at: usize) -> bool {
    char_at(text, at).is_some_and(char::is_alphanumeric)
}

fn word_end(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(c) = char_at(text, at) {
        let inner = is_apostrophe(c)
            && char_at(text, at + c.len_utf8()).is_some_and(char::is_alphabetic)
            && !is_possessive(text, at);
        if !(c.is_alphanumeric() || is_invisible(c) || is_mark(c) || inner) {
            break;
        }
        at += c.len_utf8();
    }
    at
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{670}')
}

fn is_possessive(text: &str, at: usize) -> bool {
    let Some(sign) = char_at(text, at).filter(|c| is_apostrophe(*c)) else {
        return false;
    };
    let next = at + sign.len_utf8();
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    before.is_some_and(char::is_alphanumeric)
        && matches!(char_at(text, next), Some('s' | 'S'))
        && !is_alphanumeric_at(text, next + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            words("U.S.-led forces hit Kunar’s 1,400 men."),
            [
                "U.S.", "-", "led", "forces", "hit", "Kunar", "’s", "1,400", "men", "."
            ]
        );
        assert_eq!(
            words("O'Donnell's IS' 10:30 p.m."),
            ["O'Donnell", "'s", "IS", "'", "10:30", "p.m."]
        );
        assert_eq!(words("IS-K (Daesh)"), ["IS", "-", "K", "(", "Daesh", ")"]);
    }

    #[test]
    fn look_alikes_are_folded_only_in_latin_words() {
        assert_eq!(plain("drоne"), "drone");
        assert_eq!(plain("оон"), "оон");
    }

    #[test]
    fn what_stands_alone_and_what_is_joined() {
        assert_eq!(
            words("A.B.C. a.b x. 5km 1.5.x é.ü. e.g.it’s 'tis l’été Rahim`s _ 7’s\u{200b}x\u{ad}y"),
            [
                "A.B.C.",
                "a",
                ".",
                "b",
                "x",
                ".",
                "5km",
                "1.5",
                ".",
                "x",
                "é.ü.",
                "e.g.",
                "it",
                "’s",
                "'",
                "tis",
                "l’été",
                "Rahim",
                "`s",
                "_",
                "7",
                "’s",
                "x\u{ad}y"
            ]
        );
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_spaces(text in "[aZ9éА .,:'’`s\u{200b}\u{301}\n-]{0,24}") {
            let tokens = tokenize(&text);
            let mut covered = 0;
            for token in &tokens {
                let gap = text.get(covered..token.span.start);
                prop_assert!(gap.is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || is_invisible(c))));
                prop_assert!(token.span.start < token.span.end);
                prop_assert_eq!(token.lower.as_str(), plain(token.span.of(&text)));
                covered = token.span.end;
            }
        }
    }
}

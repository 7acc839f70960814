//! Words, numbers and punctuation marks with their place in the text.

use crate::model::Span;
use crate::model::annotation::Token;

/// Splits `text` into tokens, in order.
///
/// A word keeps inner apostrophes ("O'Donnell"); the possessive is a token of its own; hyphens
/// and dashes split; a number keeps its separators ("1,400", "10:30"); initials with dots are
/// one token ("U.S.", "a.m.").
pub fn tokenize(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut tokens = Vec::with_capacity(chars.len() / 5);
    let mut at = 0;
    while at < chars.len() {
        let (_, c) = chars[at];
        if c.is_whitespace() || is_invisible(c) {
            at += 1;
            continue;
        }
        let end = if c.is_ascii_digit() {
            number_end(&chars, at)
        } else if c.is_alphanumeric() {
            initials_end(&chars, at).unwrap_or_else(|| word_end(&chars, at))
        } else if is_possessive(&chars, at) {
            at + 2
        } else {
            at + 1
        };
        push(text, &chars, at, end, &mut tokens);
        at = end;
    }
    tokens
}

fn push(text: &str, chars: &[(usize, char)], from: usize, to: usize, tokens: &mut Vec<Token>) {
    let start = chars[from].0;
    let end = chars.get(to).map_or(text.len(), |&(offset, _)| offset);
    let span = Span::new(start, end);
    let first = chars[from].1;
    tokens.push(Token {
        span,
        lower: plain(span.of(text)),
        capital: first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase()),
        word: first.is_alphanumeric(),
    });
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

fn number_end(chars: &[(usize, char)], from: usize) -> usize {
    let mut at = from;
    while at < chars.len() {
        let c = chars[at].1;
        let joins =
            matches!(c, ',' | '.' | ':') && chars.get(at + 1).is_some_and(|n| n.1.is_ascii_digit());
        if !(c.is_alphanumeric() || joins) {
            break;
        }
        at += 1;
    }
    at
}

/// "U.S.", "a.m.", "J.": single letters each followed by a dot; a lone initial only when upper case.
fn initials_end(chars: &[(usize, char)], from: usize) -> Option<usize> {
    let mut at = from;
    let mut letters = 0;
    while chars.get(at).is_some_and(|c| c.1.is_alphabetic())
        && chars.get(at + 1).is_some_and(|c| c.1 == '.')
    {
        at += 2;
        letters += 1;
    }
    match letters {
        0 => None,
        1 => None,
        // "U.S" without its last dot.
        _ if chars.get(at).is_some_and(|c| c.1.is_alphabetic())
            && !chars.get(at + 1).is_some_and(|c| c.1.is_alphanumeric()) =>
        {
            Some(at + 1)
        }
        _ => Some(at),
    }
}

fn word_end(chars: &[(usize, char)], from: usize) -> usize {
    let mut at = from;
    while at < chars.len() {
        let c = chars[at].1;
        let inner = is_apostrophe(c)
            && chars.get(at + 1).is_some_and(|n| n.1.is_alphabetic())
            && !is_possessive(chars, at);
        if !(c.is_alphanumeric() || is_invisible(c) || is_mark(c) || inner) {
            break;
        }
        at += 1;
    }
    at
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{670}')
}

fn is_possessive(chars: &[(usize, char)], at: usize) -> bool {
    is_apostrophe(chars[at].1)
        && at > 0
        && chars[at - 1].1.is_alphanumeric()
        && chars.get(at + 1).is_some_and(|c| matches!(c.1, 's' | 'S'))
        && !chars.get(at + 2).is_some_and(|c| c.1.is_alphanumeric())
}

#[cfg(test)]
mod tests {
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
}

//! What single letters and marks are to the light fold.

use std::borrow::Cow;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What the light fold makes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Leaves no trace.
    Dropped,
    /// Goes inside a word and parts words at their edges.
    Apostrophe,
    /// Is of a word.
    Letter,
    /// Parts words that one name may have.
    Soft,
    /// Parts words that no name spans.
    Hard,
}

/// A character as the light fold sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) class: Class,
    /// Whether it is a small letter.
    pub(super) small: bool,
    /// Of a letter, what it is folded to; nothing of one that is a sign of something else.
    pub(super) folded: Box<[char]>,
}

/// Characters in a block.
const BLOCK: u32 = 256;
/// The blocks that are remembered: alphabets, and the punctuation of them all.
const BLOCKS: usize = 0x22;

/// Block by block, each worked out when a text first has a character of it: decomposing takes long.
static KNOWN: [OnceLock<Box<[Known]>>; BLOCKS] = [const { OnceLock::new() }; BLOCKS];

impl Known {
    /// A character, from what is remembered where it is in one of the blocks.
    pub(super) fn of(char: char) -> Cow<'static, Self> {
        let (block, at) = (u32::from(char) / BLOCK, u32::from(char) % BLOCK);
        let known = KNOWN.get(block as usize).and_then(|known| {
            let known = known.get_or_init(|| {
                (block * BLOCK..(block + 1) * BLOCK)
                    .map(|code| Self::new(char::from_u32(code).unwrap_or_default()))
                    .collect()
            });
            known.get(at as usize)
        });
        known.map_or_else(|| Cow::Owned(Self::new(char)), Cow::Borrowed)
    }

    fn new(char: char) -> Self {
        let class = if is_dropped(char) {
            Class::Dropped
        } else if is_apostrophe(char) {
            Class::Apostrophe
        } else if char.is_alphanumeric() {
            Class::Letter
        } else if is_soft(char) {
            Class::Soft
        } else {
            Class::Hard
        };
        Self {
            class,
            small: char.is_lowercase(),
            folded: match class {
                Class::Letter => fold_char(char).collect(),
                _ => Box::default(),
            },
        }
    }
}

/// The characters that leave a trace.
pub(super) fn seen(rest: &str) -> impl Iterator<Item = (char, Class)> {
    let all = rest.chars().map(|char| (char, Known::of(char).class));
    all.filter(|(_, class)| *class != Class::Dropped)
}

/// Characters that leave no trace and part nothing: combining marks, tatweel, joiners, direction
/// marks, soft hyphens, the lone hamza.
pub(super) fn is_dropped(char: char) -> bool {
    is_combining_mark(char)
        || matches!(char,
            '\u{ad}' | '\u{640}' | '\u{621}' | '\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Apostrophes, quotes used as such, and the signs that transliterations use for ayn and hamza.
fn is_apostrophe(char: char) -> bool {
    matches!(
        char,
        '\'' | '`' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2b9}'
            ..='\u{2c1}'
                | '\u{2c8}'
                | '\u{2ca}'
                | '\u{2cb}'
                | '\u{2032}'
                | '\u{2035}'
                | '\u{ff07}'
                | '\u{a78c}'
    )
}

/// Separators that a name may span.
fn is_soft(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '-' | '_' | '\u{200c}' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
        )
}

/// The folded letters of one letter: compatibility-decomposed, small, without marks.
fn fold_char(char: char) -> impl Iterator<Item = char> {
    char.nfkd()
        .flat_map(char::to_lowercase)
        .flat_map(|char| std::iter::once(char).nfkd().collect::<Vec<_>>())
        .filter(|char| char.is_alphanumeric() && !is_dropped(*char) && !is_apostrophe(*char))
        .flat_map(|char| {
            let (first, second) = fold_letter(char);
            std::iter::once(first).chain(second)
        })
}

/// Letters that decomposition leaves and that are written in more than one way.
fn fold_letter(char: char) -> (char, Option<char>) {
    let one = match char {
        'ß' => return ('s', Some('s')),
        'æ' => return ('a', Some('e')),
        'œ' => return ('o', Some('e')),
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        'ŋ' => 'n',
        // Arabic script: ye, kaf, gaf, he, alef.
        'ي' | 'ى' | 'ې' | 'ۍ' | 'ے' | '\u{63d}'..='\u{63f}' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ګ' => 'گ',
        'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => 'ه',
        'ٱ' => 'ا',
        '٠'..='٩' => digit(char, '٠'),
        '۰'..='۹' => digit(char, '۰'),
        other => other,
    };
    (one, None)
}

fn digit(char: char, zero: char) -> char {
    char::from_digit(u32::from(char) - u32::from(zero), 10).unwrap_or(char)
}

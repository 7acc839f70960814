//! Which language a text is in: by its script, then by the small words and letters that tell the
//! languages of that script apart.
//!
//! Only English is read for claims. A text is taken for another language only where it plainly is
//! one: what is short or has few small words stays [`Language::Unknown`] and is read.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::quick::Quick;

/// How much of a text is looked at, in letters.
const LOOK: usize = 20_000;

/// The share of Latin letters from which on a text is in a Latin script: a report in Dari may quote
/// names and a sentence in English, one in English names in Dari.
const LATIN_SHARE: f64 = 0.4;

/// The least small words of a language that prove it against English.
const PROOF: usize = 4;

/// Words from which on a text in Latin letters without English small words cannot be English.
const LONG: usize = 40;

macro_rules! languages {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $script:ident, $words:literal, $letters:literal;)+) => {
        /// A language, as far as it is told.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Language {
            $($(#[$doc])* $name,)+
            /// Letters of a script, in none of the languages that are told apart.
            Other(Script),
            /// Too little text to tell.
            Unknown,
        }

        impl Language {
            /// Its English name: "Dari", "another language in Latin script".
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                    Self::Other(Script::Latin) => "another language in Latin script",
                    Self::Other(Script::Arabic) => "another language in Arabic script",
                    Self::Other(Script::Cyrillic) => "another language in Cyrillic script",
                    Self::Other(Script::Other) => "a language in another script",
                    Self::Unknown => "unknown",
                }
            }
        }

        /// Language, script, small words, letters of its own.
        const TABLE: &[(Language, Script, &str, &str)] =
            &[$((Language::$name, Script::$script, $words, $letters),)+];
    };
}

// Small words that two of the languages share are left out, as are those that are English words
// too ("die", "war", "on").
languages! {
    /// English.
    English = "English", Latin, "the of and to was were that has have had from said with which been by at who their they this in is an for not its after", "";
    /// French.
    French = "French", Latin, "le les des du une dans est été que qui pour sur par avec aux sont ont cette selon leur mais plus", "";
    /// German.
    German = "German", Latin, "der das und ist von den dem ein eine nicht mit sich auf für wurde wurden bei nach auch sind einen einer", "";
    /// Spanish.
    Spanish = "Spanish", Latin, "el los las del una por que con para fue han según más pero está y", "";
    /// Italian.
    Italian = "Italian", Latin, "il gli della dei di che sono stato nel nella con per delle è anche alla dal", "";
    /// Portuguese.
    Portuguese = "Portuguese", Latin, "os uma não que foi com para dos das no na pelo pela mais são segundo ao", "";
    /// Dutch.
    Dutch = "Dutch", Latin, "het een van en zijn met voor niet op werd aan ook bij naar uit heeft dat", "";
    /// Turkish.
    Turkish = "Turkish", Latin, "ve bir bu için ile olarak olan daha da ne gibi sonra kadar tarafından", "";
    /// Indonesian or Malay.
    Indonesian = "Indonesian", Latin, "yang dan di dari ini untuk dengan pada tidak oleh dalam telah itu akan kata", "";
    /// Dari, the Persian of Afghanistan, or that of Iran.
    Dari = "Dari", Arabic, "در به از که این را است شد با های می گفت کرد شده آن برای است بر خود تا یک هم", "پچژگ";
    /// Pashto.
    Pashto = "Pashto", Arabic, "د په چې کې او دي ده سره له ته شوي ویلي یې څخه پر يې هم نه", "ټډړږښګڼېۍځڅ";
    /// Urdu.
    Urdu = "Urdu", Arabic, "کے کی میں ہے اور کا سے نے کو پر ہیں کہ تھا گیا ایک یہ", "ٹڈڑںےہھ";
    /// Arabic.
    Arabic = "Arabic", Arabic, "في من على إلى أن التي الذي عن قال هذا ما مع كان وقد بعد هذه لم بين", "ةىكيأإؤ";
    /// Russian.
    Russian = "Russian", Cyrillic, "и в не на что с по о был были из для как это от его также за при", "ыэъ";
    /// Ukrainian.
    Ukrainian = "Ukrainian", Cyrillic, "і в не на що з та до у за від як це було були його про", "іїєґ";
    /// Tajik, Persian in Cyrillic letters.
    Tajik = "Tajik", Cyrillic, "дар ба аз ки ва бо ин аст барои шуд он", "ғӣқӯҳҷ";
}

impl Language {
    /// Whether claims are read from texts in it.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::English | Self::Unknown)
    }
}

/// A script, as far as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Arabic letters, with those of Persian, Pashto and Urdu.
    Arabic,
    /// Cyrillic letters.
    Cyrillic,
    /// Any other.
    Other,
}

/// Which languages a small word is of, by its place in the table.
static SMALL: LazyLock<HashMap<&'static str, Vec<usize>, Quick>> = LazyLock::new(|| {
    let mut small: HashMap<&'static str, Vec<usize>, Quick> = HashMap::default();
    for (index, (_, _, words, _)) in TABLE.iter().enumerate() {
        for word in words.split(' ') {
            let languages = small.entry(word).or_default();
            if languages.last() != Some(&index) {
                languages.push(index);
            }
        }
    }
    small
});

/// Places of [`PACKED`], a power of two: few words meet at one.
const PLACES: usize = 1024;

/// The most bytes of a word that is a number.
const LONGEST_PACKED: usize = 8;

/// The small words of [`SMALL`] that are ASCII and short, as numbers of their bytes, each with the languages that it is
/// of, a bit a language; 0 stands for none. A word is at the first free place from that of [`place`] on.
static PACKED: LazyLock<Vec<(u64, u32)>> = LazyLock::new(|| {
    let mut packed = vec![(0, 0); PLACES];
    let mut short: Vec<_> = SMALL
        .iter()
        .filter(|(word, _)| word.is_ascii() && word.len() <= LONGEST_PACKED)
        .collect();
    short.sort_unstable();
    for (word, languages) in short {
        let bytes = word.bytes().rev();
        let number = bytes.fold(0, |number, byte| number << 8 | u64::from(byte));
        let mut at = place(number);
        while packed.get(at).is_some_and(|(taken, _)| *taken != 0) {
            at = (at + 1) % PLACES;
        }
        if let Some(slot) = packed.get_mut(at) {
            let bits = languages.iter().fold(0, |bits, index| bits | 1 << index);
            *slot = (number, bits);
        }
    }
    packed
});

const fn place(number: u64) -> usize {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % PLACES
}

/// The languages that a short word in ASCII is of, a bit a language.
fn of_packed(packed: &[(u64, u32)], number: u64) -> u32 {
    let mut at = place(number);
    loop {
        match packed.get(at) {
            Some((known, bits)) if *known == number => return *bits,
            Some((known, _)) if *known != 0 => at = (at + 1) % PLACES,
            _ => return 0,
        }
    }
}

/// The language of a text.
pub fn recognise(text: &str) -> Language {
    if text.is_ascii() {
        let letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        return if letters {
            in_latin(text)
        } else {
            Language::Unknown
        };
    }
    if text.len() <= LOOK && is_plainly_latin(text.as_bytes()) {
        return in_latin(text);
    }
    let mut scripts = [0_usize; 4];
    let mut own = vec![0_usize; TABLE.len()];
    for letter in text.chars().filter(|c| c.is_alphabetic()).take(LOOK) {
        let script = script_of(letter);
        if let Some(count) = scripts.get_mut(script as usize) {
            *count += 1;
        }
        if !letter.is_ascii() {
            for (count, (_, _, _, letters)) in own.iter_mut().zip(TABLE) {
                *count += usize::from(letters.contains(letter));
            }
        }
    }
    let letters: usize = scripts.iter().sum();
    if letters == 0 {
        return Language::Unknown;
    }
    let [latin, arabic, cyrillic, other] = scripts;
    if share(latin, letters) >= LATIN_SHARE {
        return in_latin(text);
    }
    let most = arabic.max(cyrillic).max(other);
    if most == other {
        return Language::Other(Script::Other);
    }
    let script = if most == arabic {
        Script::Arabic
    } else {
        Script::Cyrillic
    };
    let (hits, words) = hits(text);
    let best = TABLE
        .iter()
        .enumerate()
        .filter(|(_, (_, of, ..))| *of == script)
        .map(|(index, (language, ..))| {
            let small = hits.get(index).copied().unwrap_or_default();
            let own = own.get(index).copied().unwrap_or_default();
            (
                share(small * 3, words.max(1)) + share(own * 2, letters),
                *language,
            )
        })
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    match best {
        Some((score, language)) if score > 0.08 => language,
        _ => Language::Other(script),
    }
}

/// Whether the letters of ASCII are enough for [`LATIN_SHARE`], were every other byte a letter of another script.
fn is_plainly_latin(bytes: &[u8]) -> bool {
    let count = |is: fn(&u8) -> bool| bytes.iter().filter(|byte| is(byte)).count();
    let (latin, other) = (
        count(u8::is_ascii_alphabetic),
        count(|byte| !byte.is_ascii()),
    );
    latin > 0 && share(latin, latin + other) >= LATIN_SHARE
}

fn in_latin(text: &str) -> Language {
    let (hits, words) = hits(text);
    let english = hits.first().copied().unwrap_or_default();
    // Of two alike the first of the table counts.
    let other = TABLE
        .iter()
        .zip(&hits)
        .skip(1)
        .filter(|((_, script, ..), _)| *script == Script::Latin)
        .rev()
        .max_by_key(|(_, count)| **count);
    if let Some(((language, ..), count)) = other
        && *count >= PROOF
        && *count * 2 > english * 3
        && share(*count, words) >= 0.08
    {
        return *language;
    }
    if english >= PROOF || english >= 2 && share(english, words) >= 0.08 {
        return Language::English;
    }
    if words >= LONG && share(english, words) < 0.03 {
        return Language::Other(Script::Latin);
    }
    Language::Unknown
}

/// The first run of letters of a text, and what follows it.
fn next_word(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let mut start = 0;
    // Up to the first letter; other scripts are left to `char`.
    while bytes
        .get(start)
        .is_some_and(|b| b.is_ascii() && !b.is_ascii_alphabetic())
    {
        start += 1;
    }
    let mut end = start;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        end += 1;
    }
    if bytes.get(end).is_none_or(u8::is_ascii) {
        let word = text.get(start..end).filter(|word| !word.is_empty())?;
        return Some((word, text.get(end..)?));
    }
    let rest = text
        .get(start..)?
        .trim_start_matches(|c: char| !c.is_alphabetic());
    let len = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(len)?;
    (!word.is_empty()).then_some((word, after))
}

/// How many small words of each language of the table a text has, and how many words in all.
fn hits(text: &str) -> (Vec<usize>, usize) {
    let bytes = text.as_bytes();
    let packed = &*PACKED;
    let mut hits = vec![0; TABLE.len()];
    let mut add = |index: usize| {
        if let Some(count) = hits.get_mut(index) {
            *count += 1;
        }
    };
    let mut words = 0;
    let mut at = 0;
    while words < LOOK / 4 {
        // Plain words one after the other, without a look at what is no letter.
        let start = at;
        let (mut number, mut len) = (0, 0);
        while let Some(byte) = bytes.get(at).filter(|byte| byte.is_ascii_alphabetic()) {
            if len < LONGEST_PACKED {
                number |= u64::from(byte | 0x20) << (8 * len);
            }
            len += 1;
            at += 1;
        }
        if bytes.get(at).is_none_or(u8::is_ascii) && len <= LONGEST_PACKED {
            if len > 0 {
                words += 1;
                let mut languages = of_packed(packed, number);
                while languages != 0 {
                    add(languages.trailing_zeros() as usize);
                    languages &= languages - 1;
                }
            } else if at >= bytes.len() {
                break;
            }
            at += 1;
            continue;
        }
        let Some((word, after)) = text.get(start..).and_then(next_word) else {
            break;
        };
        at = text.len() - after.len();
        words += 1;
        for index in SMALL.get(&*word.to_lowercase()).into_iter().flatten() {
            add(*index);
        }
    }
    (hits, words)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of letters stay far below 2^52"
)]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

const fn script_of(letter: char) -> Script {
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}' => Script::Arabic,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        _ => Script::Other,
    }
}

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;

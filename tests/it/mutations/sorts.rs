//! The ways in which a text is damaged, as scrapers, editors and optical readers damage texts.

/// A source of numbers that is the same on every machine (SplitMix64).
pub struct Numbers(u64);

impl Numbers {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = self.0;
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// True once in `times` on average.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// A way to damage a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A sentence is gone.
    CutSentence,
    /// A stretch from somewhere to somewhere is gone, words broken.
    CutStretch,
    /// Lines run into one another.
    JoinedLines,
    /// Spaces are doubled, or are tabs or no-break spaces.
    DoubledSpaces,
    /// Commas, full stops and other marks are missing.
    MissingMarks,
    /// The headline and the first line shout.
    UpperHeadline,
    /// Straight quotation marks are curly.
    CurlyQuotes,
    /// Quotation marks and apostrophes are mixed without system.
    MixedQuotes,
    /// Latin letters are Cyrillic look-alikes.
    LookAlikes,
    /// Two or three of these at once.
    Several,
}

impl Sort {
    /// Every sort, in the order in which they take turns.
    pub const ALL: [Self; 10] = [
        Self::CutSentence,
        Self::CutStretch,
        Self::JoinedLines,
        Self::DoubledSpaces,
        Self::MissingMarks,
        Self::UpperHeadline,
        Self::CurlyQuotes,
        Self::MixedQuotes,
        Self::LookAlikes,
        Self::Several,
    ];
}

/// A title and a text, damaged.
pub fn mutate(sort: Sort, title: &mut Option<String>, text: &mut String, n: &mut Numbers) {
    match sort {
        Sort::CutSentence => *text = without_sentence(text, n),
        Sort::CutStretch => *text = without_stretch(text, n),
        Sort::JoinedLines => {
            let joint = if n.once_in(2) { " " } else { "" };
            *text = each(text, |c| (c == '\n' && !n.once_in(3)).then_some(joint));
        }
        Sort::DoubledSpaces => {
            let spaces = ["  ", "\u{a0}", "\t", "   ", " \u{200b}"];
            let often = 2 + n.below(8);
            *text = each(text, |c| {
                (c == ' ' && n.once_in(often)).then(|| pick(&spaces, n))
            });
        }
        Sort::MissingMarks => {
            let often = 1 + n.below(6);
            *text = each(text, |c| {
                (c.is_ascii_punctuation() && n.once_in(often)).then_some("")
            });
        }
        Sort::UpperHeadline => {
            *title = title.as_ref().map(|title| title.to_uppercase());
            let first = text.find('\n').unwrap_or(0);
            let (line, rest) = text.split_at(first);
            *text = line.to_uppercase() + rest;
        }
        Sort::CurlyQuotes => *text = curly(text),
        Sort::MixedQuotes => {
            let double = ["\"", "\u{201c}", "\u{201d}", "\u{201e}", "\u{ab}", "''", ""];
            let single = ["'", "\u{2018}", "\u{2019}", "`", "\u{b4}"];
            *text = each(text, |c| match c {
                '"' | '\u{201c}' | '\u{201d}' => Some(pick(&double, n)),
                '\'' | '\u{2018}' | '\u{2019}' => Some(pick(&single, n)),
                _ => None,
            });
        }
        Sort::LookAlikes => {
            let often = 2 + n.below(30);
            *text = each(text, |c| look_alike(c).filter(|_| n.once_in(often)));
        }
        Sort::Several => {
            for _ in 0..2 + n.below(2) {
                let sort = Sort::ALL[n.below(Sort::ALL.len() - 1)];
                mutate(sort, title, text, n);
            }
        }
    }
}

fn pick<'a>(of: &[&'a str], n: &mut Numbers) -> &'a str {
    of.get(n.below(of.len())).copied().unwrap_or_default()
}

/// The text with each character as `change` has it, or as it is.
fn each<'a>(text: &str, mut change: impl FnMut(char) -> Option<&'a str>) -> String {
    let mut changed = String::with_capacity(text.len());
    for c in text.chars() {
        match change(c) {
            Some(other) => changed.push_str(other),
            None => changed.push(c),
        }
    }
    changed
}

fn without_sentence(text: &str, n: &mut Numbers) -> String {
    let sentences: Vec<&str> = text.split_inclusive(". ").collect();
    let gone = n.below(sentences.len());
    let kept = sentences.iter().enumerate().filter(|(at, _)| *at != gone);
    kept.map(|(_, sentence)| *sentence).collect()
}

fn without_stretch(text: &str, n: &mut Numbers) -> String {
    let letters: Vec<char> = text.chars().collect();
    let from = n.below(letters.len());
    // Half of the cuts go to the end, as those of a scraper that gave up do.
    let to = if n.once_in(2) {
        letters.len()
    } else {
        (from + n.below(200)).min(letters.len())
    };
    letters[..from].iter().chain(&letters[to..]).collect()
}

fn curly(text: &str) -> String {
    let mut before = ' ';
    let mut changed = String::with_capacity(text.len());
    for c in text.chars() {
        let opens = before.is_whitespace() || "([-\u{2014}".contains(before);
        changed.push(match (c, opens) {
            ('"', true) => '\u{201c}',
            ('"', false) => '\u{201d}',
            ('\'', true) => '\u{2018}',
            ('\'', false) => '\u{2019}',
            _ => c,
        });
        before = c;
    }
    changed
}

/// The Cyrillic letter that looks like a Latin one.
fn look_alike(c: char) -> Option<&'static str> {
    Some(match c {
        'a' => "\u{430}",
        'e' => "\u{435}",
        'o' => "\u{43e}",
        'p' => "\u{440}",
        'c' => "\u{441}",
        'y' => "\u{443}",
        'x' => "\u{445}",
        'i' => "\u{456}",
        's' => "\u{455}",
        'A' => "\u{410}",
        'B' => "\u{412}",
        'C' => "\u{421}",
        'E' => "\u{415}",
        'H' => "\u{41d}",
        'K' => "\u{41a}",
        'M' => "\u{41c}",
        'O' => "\u{41e}",
        'P' => "\u{420}",
        'T' => "\u{422}",
        _ => return None,
    })
}

//! Names of persons taken out of text, with words in their place that name nobody.
//!
//! A [`Veil`] holds the names of one report or more: those to hide and those to leave. At each word
//! the longest name that begins there decides, so that "Karim" of a hidden man does not touch the
//! village of Karim Abad. Spellings are compared without case, accents and punctuation.

use std::collections::BTreeMap;

use super::tokens::plain;

/// What is written in place of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// A resident, elder, witness, relative or one who fled.
    Resident,
    /// A source that wants no name.
    Source,
    /// Hospital and health workers.
    Health,
    /// An analyst, researcher or rights worker.
    Analyst,
    /// A soldier below the officers.
    Soldier,
    /// A policeman below the officers.
    Policeman,
    /// Anybody else.
    Person,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Resident,
        Self::Source,
        Self::Health,
        Self::Analyst,
        Self::Soldier,
        Self::Policeman,
        Self::Person,
    ];

    /// The words: "a resident".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Resident => "a resident",
            Self::Source => "a source",
            Self::Health => "a health worker",
            Self::Analyst => "an analyst",
            Self::Soldier => "a soldier",
            Self::Policeman => "a policeman",
            Self::Person => "a person",
        }
    }

    /// The words in square brackets, as they stand in a quote.
    pub fn bracketed(self) -> String {
        format!("[{}]", self.words())
    }
}

/// How the words in place of a name are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// In square brackets: the text is somebody else's.
    Bracketed,
    /// As they are: the text is ours.
    Bare,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Hidden {
    who: Who,
    /// A name as the report writes it, not one word of it alone.
    whole: bool,
}

/// Letters of a lone word of a name from which on it gives the name away in an address.
const TELLING: usize = 5;

/// Names to hide and names to leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil {
    hidden: BTreeMap<Vec<String>, Hidden>,
    /// Names to leave; true for those of persons, false for places and bodies.
    left: BTreeMap<Vec<String>, bool>,
    longest: usize,
}

impl Veil {
    /// Hides a name wherever it stands whole.
    pub fn hide(&mut self, name: &str, who: Who) {
        self.put(name, Hidden { who, whole: true });
    }

    /// Hides a word of a hidden name where it stands alone.
    pub fn hide_word(&mut self, word: &str, who: Who) {
        self.put(word, Hidden { who, whole: false });
    }

    fn put(&mut self, name: &str, hidden: Hidden) {
        let key = key(name);
        if key.is_empty() {
            return;
        }
        self.longest = self.longest.max(key.len());
        let slot = self.hidden.entry(key).or_insert(hidden);
        if hidden.whole && !slot.whole {
            *slot = hidden;
        }
    }

    /// Leaves the name of a person in public office.
    pub fn leave_person(&mut self, name: &str) {
        self.leave(name, true);
    }

    /// Leaves the name of a place or body; a person of the very same name is hidden all the same.
    pub fn leave_other(&mut self, name: &str) {
        self.leave(name, false);
    }

    fn leave(&mut self, name: &str, person: bool) {
        let key = key(name);
        if key.is_empty() {
            return;
        }
        self.longest = self.longest.max(key.len());
        *self.left.entry(key).or_insert(person) |= person;
    }

    /// Takes over another's names.
    pub fn join(&mut self, other: &Self) {
        for (key, hidden) in &other.hidden {
            let slot = self.hidden.entry(key.clone()).or_insert(*hidden);
            if hidden.whole && !slot.whole {
                *slot = *hidden;
            }
        }
        for (key, person) in &other.left {
            *self.left.entry(key.clone()).or_insert(*person) |= person;
        }
        self.longest = self.longest.max(other.longest);
    }

    /// Whether there is nothing to hide.
    pub fn is_empty(&self) -> bool {
        self.hidden.is_empty()
    }

    /// What a whole name is hidden behind, where it is hidden.
    pub fn of_name(&self, name: &str) -> Option<Who> {
        let key = key(name);
        if self.left.get(&key) == Some(&true) {
            return None;
        }
        self.hidden
            .get(&key)
            .filter(|hidden| hidden.whole)
            .map(|hidden| hidden.who)
    }

    /// The text with words in place of hidden names. Names that stand side by side become one.
    pub fn over(&self, text: &str, set: Set) -> String {
        if self.is_empty() {
            return text.to_owned();
        }
        let words = words(text);
        let mut out = String::with_capacity(text.len());
        let (mut at, mut copied) = (0, 0);
        while at < words.len() {
            let (count, who) = self.at(text, &words, at, false);
            if let (Some(who), Some(&(start, _)), Some(&(_, mut end))) =
                (who, words.get(at), words.get(at + count - 1))
            {
                let mut next = at + count;
                while let (count, Some(_)) = self.at(text, &words, next, false) {
                    match (words.get(next), words.get(next + count - 1)) {
                        (Some(&(from, _)), Some(&(_, to)))
                            if text.get(end..from).is_some_and(is_inner_gap) =>
                        {
                            end = to;
                            next += count;
                        }
                        _ => break,
                    }
                }
                out.push_str(text.get(copied..start).unwrap_or_default());
                match set {
                    Set::Bracketed => out.push_str(&who.bracketed()),
                    Set::Bare => out.push_str(who.words()),
                }
                copied = end;
                at = next;
            } else {
                at += count;
            }
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        out
    }

    /// Whether an address, a path or an id holds a hidden name, in any case and with any signs
    /// between its words. A lone word of a name counts from five letters on.
    pub fn is_in_address(&self, address: &str) -> bool {
        let words = words(address);
        (0..words.len()).any(|at| self.at(address, &words, at, true).1.is_some())
    }

    /// How many words the longest name at this word has (1 where there is none), and what hides it.
    fn at(
        &self,
        text: &str,
        words: &[(usize, usize)],
        at: usize,
        address: bool,
    ) -> (usize, Option<Who>) {
        let mut key: Vec<String> = Vec::new();
        let mut best: (usize, Option<Who>) = (1, None);
        for (start, end) in words.iter().skip(at).take(self.longest) {
            let gap = key.is_empty()
                || address
                || words
                    .get(at + key.len() - 1)
                    .and_then(|(_, before)| text.get(*before..*start))
                    .is_some_and(is_inner_gap);
            let Some(word) = text.get(*start..*end).filter(|_| gap) else {
                break;
            };
            if key.is_empty() && !address && word.starts_with(char::is_lowercase) {
                break;
            }
            key.push(plain(word));
            let left = self.left.get(&key);
            let hidden = self.hidden.get(&key).filter(|hidden| {
                (!address || hidden.whole && key.len() > 1 || letters(&key) >= TELLING)
                    && match left {
                        None => true,
                        Some(person) => hidden.whole && !person,
                    }
            });
            if let Some(hidden) = hidden {
                best = (key.len(), Some(hidden.who));
            } else if left.is_some() {
                best = (key.len(), None);
            }
        }
        best
    }
}

fn letters(key: &[String]) -> usize {
    key.iter().map(|word| word.chars().count()).sum()
}

/// Runs of letters and figures.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        found.push((from, text.len()));
    }
    found
}

/// Whether the signs can stand between two words of one name.
fn is_inner_gap(gap: &str) -> bool {
    let marks = gap.chars().filter(|c| !c.is_whitespace()).count();
    marks <= 1
        && gap.chars().all(|c| {
            c.is_whitespace() || matches!(c, '-' | '.' | '\'' | '’' | '‘' | '`' | '\u{200c}')
        })
}

fn key(name: &str) -> Vec<String> {
    words(name)
        .into_iter()
        .filter_map(|(start, end)| name.get(start..end).map(plain))
        .collect()
}

/// Whether `veiled` is `original` with words in brackets in place of some of it: what stands
/// between the brackets is in the original, in order, from its beginning to its end.
pub fn stands_for(veiled: &str, original: &str) -> bool {
    let mut pieces = vec![veiled.to_owned()];
    for who in Who::ALL {
        let mark = who.bracketed();
        pieces = pieces
            .iter()
            .flat_map(|piece| piece.split(mark.as_str()).map(str::to_owned))
            .collect();
    }
    let (Some((first, rest)), true) = (pieces.split_first(), pieces.len() > 1) else {
        return veiled == original;
    };
    let Some((last, middle)) = rest.split_last() else {
        return false;
    };
    let Some(mut left) = original.strip_prefix(first.as_str()) else {
        return false;
    };
    for piece in middle {
        // Something was taken out before each piece: at least one character.
        let from = left.chars().next().map_or(0, char::len_utf8);
        let found = left
            .get(from..)
            .and_then(|tail| tail.find(piece.as_str()).map(|at| from + at + piece.len()));
        match found.and_then(|to| left.get(to..)) {
            Some(tail) => left = tail,
            None => return false,
        }
    }
    left.len() > last.len() && left.ends_with(last.as_str())
}

#[cfg(test)]
#[path = "veil_tests.rs"]
mod tests;

//! The longest name at a word: both layers of the index are narrowed word by word, so that a word
//! which begins no name costs one look at the heads of the names ([`super::heads`]).

use super::heads::{Figures, Heads, head};
use super::index::{Bearer, NameTable};
use super::{Gazetteer, NameMatch};
use crate::model::place::PlaceId;
use crate::text::fold::{Folded, HARD, SOFT};
use crate::text::variant::{is_telling, push_variant};

/// The names of one layer that begin with what was read so far.
struct Narrowed<'a> {
    table: &'a NameTable,
    from: usize,
    to: usize,
}

impl<'a> Narrowed<'a> {
    /// All names, or none where the head says that no name begins so.
    fn of(table: &'a NameTable, open: bool) -> Self {
        Self {
            table,
            from: 0,
            to: if open { table.len() } else { 0 },
        }
    }

    /// Keeps the names that begin with `key`; the bearers of the one that is `key`.
    fn narrow(&mut self, key: &str) -> &'a [Bearer] {
        (self.from, self.to) = self.table.starting_with(key, self.from, self.to);
        if self.from < self.to && self.table.name(self.from) == key {
            self.table.bearers(self.from)
        } else {
            &[]
        }
    }

    const fn is_empty(&self) -> bool {
        self.from >= self.to
    }
}

/// What follows a word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next<'t> {
    /// This folded word, behind no more than a blank or a hyphen.
    Word(&'t str),
    /// A mark that no variant of a name crosses.
    Mark,
    /// Not looked at.
    Unknown,
}

/// What a word and the next tell of a name that may begin with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// There may be one.
    May,
    /// There is none before this next word.
    NotHere,
    /// There is none, whatever follows.
    Never,
}

impl Gazetteer {
    /// Whether a name may begin with a folded word before what follows it: both layers are narrowed
    /// by no more than the two words. `key` is overwritten.
    pub fn beginning(&self, word: &str, next: Next<'_>, key: &mut String) -> Beginning {
        let index = &self.contents.index;
        let heads = self.heads.get_or_init(|| Heads::of(index));
        let mut exact = Narrowed::of(&index.exact, heads.exact.may_hold(word.as_bytes()));
        if !exact.narrow(word).is_empty() {
            return Beginning::May;
        }
        key.clear();
        push_variant(word, key);
        let mut variant = Narrowed::of(&index.variant, heads.variant.may_hold(head(key)));
        if !variant.narrow(key).is_empty() && is_telling(key) {
            return Beginning::May;
        }
        if exact.is_empty() && variant.is_empty() {
            return Beginning::Never;
        }
        let (gap, next) = match next {
            Next::Unknown => return Beginning::May,
            Next::Mark => (HARD, ""),
            Next::Word(next) => (SOFT, next),
        };
        if next.is_empty() {
            variant.to = variant.from;
        }
        if !variant.is_empty() {
            push_variant(next, key);
            variant.narrow(key);
        }
        if !exact.is_empty() {
            key.clear();
            key.push_str(word);
            key.push(gap);
            key.push_str(next);
            exact.narrow(key);
        }
        if exact.is_empty() && variant.is_empty() {
            Beginning::NotHere
        } else {
            Beginning::May
        }
    }

    /// The longest name that starts at a word of a folded text and ends at a word's end.
    ///
    /// Among names of one length, spelled so or a variant, the spelled ones come first. A name that
    /// only counts in capitals ("US") is found only where the text has capitals.
    pub fn longest_at(&self, folded: &Folded, start: usize) -> Option<NameMatch> {
        self.longest_at_word(folded, folded.word_at(start)?)
    }

    /// Whether a name may begin with a folded word; where this is false, none does. `key` is
    /// overwritten.
    pub fn may_begin(&self, word: &str, key: &mut String) -> bool {
        let heads = self.heads.get_or_init(|| Heads::of(&self.contents.index));
        if heads.exact.may_hold(word.as_bytes()) {
            return true;
        }
        key.clear();
        push_variant(word, key);
        heads.variant.may_hold(head(key))
    }

    /// A number by which what is known of the names of this gazetteer may be remembered: no other of
    /// this process has it.
    pub fn heads_number(&self) -> u64 {
        self.heads
            .get_or_init(|| Heads::of(&self.contents.index))
            .number
    }

    /// The figures that names begin with.
    pub fn figures(&self) -> Figures {
        self.heads
            .get_or_init(|| Heads::of(&self.contents.index))
            .figures
    }

    /// The most words of a name, as the tables write it.
    pub fn most_words(&self) -> usize {
        self.contents.index.max_words as usize
    }

    /// [`Self::longest_at`] for a word by its number.
    pub fn longest_at_word(&self, folded: &Folded, first: usize) -> Option<NameMatch> {
        let words = folded.words();
        let index = &self.contents.index;
        // A variant may be cut into more words than any name of the tables: "Darz Aab".
        let most = index.max_words as usize + 1;
        let run = words.get(first..words.len().min(first + most))?;
        let head_word = run.first()?;
        let text = folded.text();
        let start = head_word.start;
        let heads = self.heads.get_or_init(|| Heads::of(index));
        let word = text.get(start..head_word.end)?;
        let mut exact = Narrowed::of(&index.exact, heads.exact.may_hold(word.as_bytes()));
        let mut key = String::new();
        push_variant(word, &mut key);
        let open = heads.variant.may_hold(head(&key));
        let mut variant = Narrowed::of(&index.variant, open);
        let mut longest: Option<(usize, &[Bearer], &[Bearer])> = None;
        let mut capitals = true;
        let mut past = start;
        for (at, word) in run.iter().enumerate() {
            capitals &= word.upper;
            if at > 0 && !variant.is_empty() {
                // No variant crosses a comma.
                if text.get(past..word.start) == Some(" ") {
                    push_variant(text.get(word.start..word.end)?, &mut key);
                } else {
                    variant.to = 0;
                }
            }
            past = word.end;
            let spelled = if exact.is_empty() {
                &[][..]
            } else {
                exact.narrow(text.get(start..word.end)?)
            };
            let alike = if variant.is_empty() {
                &[][..]
            } else {
                let found = variant.narrow(&key);
                if is_telling(&key) { found } else { &[] }
            };
            let counts = |bearer: &Bearer| capitals || !bearer.capitals;
            if spelled.iter().any(counts) || !alike.is_empty() {
                longest = Some((at, spelled, alike));
            }
            if exact.is_empty() && variant.is_empty() {
                break;
            }
        }
        let (last, spelled, alike) = longest?;
        let taken = run.get(..=last)?;
        let capitals = taken.iter().all(|word| word.upper);
        let mut places: Vec<PlaceId> = spelled
            .iter()
            .filter(|bearer| capitals || !bearer.capitals)
            .map(|bearer| bearer.place)
            .collect();
        let exact_places = places.len();
        for bearer in alike {
            if !places.contains(&bearer.place) {
                places.push(bearer.place);
            }
        }
        Some(NameMatch {
            end: taken.last()?.end,
            places,
            exact_places,
            exact: exact_places > 0,
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::text::variant::variant_key;

    static BUILT_IN: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::embedded().unwrap());

    /// The plain way: every number of words, the greatest first, asked for in both layers.
    fn asked_one_by_one(gaz: &Gazetteer, folded: &Folded, first: usize) -> Option<NameMatch> {
        let index = &gaz.contents.index;
        let run = folded.words().get(first..)?;
        let most = run.len().min(index.max_words as usize + 1);
        (1..=most).rev().find_map(|count| {
            let taken = run.get(..count)?;
            let (start, end) = (taken.first()?.start, taken.last()?.end);
            let words = folded.text().get(start..end)?;
            let capitals = taken.iter().all(|word| word.upper);
            let mut places: Vec<PlaceId> = index
                .exact
                .get(words)
                .iter()
                .filter(|bearer| capitals || !bearer.capitals)
                .map(|bearer| bearer.place)
                .collect();
            let exact_places = places.len();
            if let Some(key) = variant_key(words) {
                for bearer in index.variant.get(&key) {
                    if !places.contains(&bearer.place) {
                        places.push(bearer.place);
                    }
                }
            }
            (!places.is_empty()).then_some(NameMatch {
                end,
                places,
                exact_places,
                exact: exact_places > 0,
            })
        })
    }

    fn agree(text: &str) {
        let folded = Folded::new(text);
        for at in 0..folded.words().len() {
            assert_eq!(
                BUILT_IN.longest_at_word(&folded, at),
                asked_one_by_one(&BUILT_IN, &folded, at),
                "{text:?} from word {at}"
            );
        }
    }

    #[test]
    fn every_name_is_found_as_by_asking_one_by_one() {
        let index = &BUILT_IN.contents.index;
        for name in index.exact.names().chain(index.variant.names()) {
            agree(name);
            agree(&name.to_uppercase());
        }
    }

    proptest! {
        #[test]
        fn words_of_names_in_any_order_are_found_as_by_asking_one_by_one(
            picks in prop::collection::vec((any::<prop::sample::Index>(), "[ ,.\\-']|, |'s |e |i-"), 1..8)
        ) {
            let index = &BUILT_IN.contents.index;
            let mut text = String::new();
            for (pick, gap) in picks {
                text.push_str(index.exact.name(pick.index(index.exact.len())));
                text.push_str(&gap);
            }
            agree(&text);
            // Cut within a word.
            agree(text.get(..text.len() / 2).unwrap_or_default());
        }
    }
}

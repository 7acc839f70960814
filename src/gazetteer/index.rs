//! The name index: sorted folded names, and the places that bear each.

use std::collections::BTreeMap;

use crate::model::place::PlaceId;
use crate::text::fold::fold_str;
use crate::text::variant::variant_key;

/// A place under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bearer {
    /// The place.
    pub place: PlaceId,
    /// Whether the name only counts where it is written in capitals.
    pub capitals: bool,
}

/// Names in one layer of the fold, sorted, each with its bearers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameTable {
    pub(crate) names: String,
    /// End of each name in `names`, and end of its bearers in `bearers`.
    pub(crate) entries: Vec<(u32, u32)>,
    pub(crate) bearers: Vec<Bearer>,
}

impl NameTable {
    fn build(names: BTreeMap<String, Vec<Bearer>>) -> Self {
        let mut table = Self::default();
        for (name, mut bearers) in names {
            bearers.sort_unstable();
            // Of two bearings of one place the one that is not limited to capitals comes first.
            bearers.dedup_by_key(|bearer| bearer.place);
            table.names.push_str(&name);
            table.bearers.extend(bearers);
            table
                .entries
                .push((len32(table.names.len()), len32(table.bearers.len())));
        }
        table
    }

    /// The places that bear a name, in the order of the tables.
    pub(crate) fn get(&self, name: &str) -> &[Bearer] {
        let found = binary_search(self.entries.len(), |at| self.name(at).cmp(name));
        found.map_or(&[], |at| self.bearers(at))
    }

    /// Every name with its bearers, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[Bearer])> {
        (0..self.entries.len()).map(|at| (self.name(at), self.bearers(at)))
    }

    /// How many names there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The names, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        (0..self.entries.len()).map(|at| self.name(at))
    }

    /// Of the names with the numbers `from` to just before `to`, those that begin with `key`.
    pub(crate) fn starting_with(&self, key: &str, from: usize, to: usize) -> (usize, usize) {
        let first = from + partition_point(to - from, |at| self.name(from + at) < key);
        // Most keys begin a few names or none: step out from the first, doubling.
        let mut reach = 1;
        while first + reach < to && self.name(first + reach).starts_with(key) {
            reach *= 2;
        }
        let reach = reach.min(to - first);
        let count = partition_point(reach, |at| self.name(first + at).starts_with(key));
        (first, first + count)
    }

    fn before(&self, at: usize) -> (usize, usize) {
        at.checked_sub(1)
            .and_then(|at| self.entries.get(at))
            .map_or((0, 0), |(name, bearer)| (*name as usize, *bearer as usize))
    }

    /// A name by its number.
    pub(crate) fn name(&self, at: usize) -> &str {
        let end = self.entries.get(at).map_or(0, |entry| entry.0 as usize);
        self.names.get(self.before(at).0..end).unwrap_or_default()
    }

    /// The bearers of a name by its number.
    pub(crate) fn bearers(&self, at: usize) -> &[Bearer] {
        let end = self.entries.get(at).map_or(0, |entry| entry.1 as usize);
        self.bearers.get(self.before(at).1..end).unwrap_or_default()
    }
}

/// The spellings of every place, in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameLists {
    pub(crate) text: String,
    /// End of each spelling in `text`.
    pub(crate) ends: Vec<u32>,
    /// End of each place's spellings in `ends`.
    pub(crate) lists: Vec<u32>,
}

impl NameLists {
    /// From a list a place.
    pub(crate) fn build(names: &[Vec<String>]) -> Self {
        let mut lists = Self::default();
        for spellings in names {
            for spelling in spellings {
                lists.text.push_str(spelling);
                lists.ends.push(len32(lists.text.len()));
            }
            lists.lists.push(len32(lists.ends.len()));
        }
        lists
    }

    /// The spellings of a place.
    pub(crate) fn of(&self, place: PlaceId) -> impl Iterator<Item = &str> {
        let (from, to) = stretch(&self.lists, place.0 as usize);
        (from..to).filter_map(|at| {
            let (from, to) = stretch(&self.ends, at);
            self.text.get(from..to)
        })
    }
}

/// From the end before to the own end.
fn stretch(ends: &[u32], at: usize) -> (usize, usize) {
    let end = |at: usize| ends.get(at).map_or(0, |end| *end as usize);
    (at.checked_sub(1).map_or(0, end), end(at))
}

fn binary_search(len: usize, compare: impl Fn(usize) -> std::cmp::Ordering) -> Option<usize> {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(middle) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// The first number that does not hold, of those that hold first and then do not.
fn partition_point(len: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn len32(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// Both layers of the fold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameIndex {
    /// By light fold.
    pub(crate) exact: NameTable,
    /// By variant key.
    pub(crate) variant: NameTable,
    /// Words in the longest name.
    pub(crate) max_words: u32,
}

impl NameIndex {
    /// Indexes names: the place, the spelling, and whether it only counts in capitals.
    pub(crate) fn build<'a>(names: impl Iterator<Item = (PlaceId, &'a str, bool)>) -> Self {
        let mut exact: BTreeMap<String, Vec<Bearer>> = BTreeMap::new();
        let mut variant: BTreeMap<String, Vec<Bearer>> = BTreeMap::new();
        let mut max_words = 0;
        for (place, name, capitals) in names {
            let folded = fold_str(name);
            max_words = max_words.max(len32(folded.split([' ', ',']).count()));
            let bearer = Bearer { place, capitals };
            if let Some(key) = variant_key(&folded).filter(|_| !capitals) {
                variant.entry(key).or_default().push(bearer);
            }
            exact.entry(folded).or_default().push(bearer);
        }
        Self {
            exact: NameTable::build(exact),
            variant: NameTable::build(variant),
            max_words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_name_and_no_other() {
        let names = [
            (PlaceId(1), "Kabul", false),
            (PlaceId(0), "Kabul", false),
            (PlaceId(2), "US", true),
        ];
        let index = NameIndex::build(names.into_iter());
        let ids = |name| {
            index
                .exact
                .get(name)
                .iter()
                .map(|bearer| bearer.place.0)
                .collect::<Vec<_>>()
        };
        assert_eq!(ids("kabul"), [0, 1]);
        assert_eq!(ids("us"), [2]);
        assert!(ids("kab").is_empty() && ids("kabull").is_empty() && ids("").is_empty());
        assert!(index.variant.get("us").is_empty());
        assert_eq!(index.exact.iter().count(), 2);
    }
}

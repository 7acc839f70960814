//! The name index beside others that could stand behind the same function: the longest name, spelled
//! so, at each word of a text that begins with a capital. All are filled with the same names in the
//! light fold and must find the same.
//!
//! `cargo run --release --example index` prints, for each, the time a word start takes (best of
//! `RUNS`), the time to build it from sorted names, and its size in memory.

#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::string_slice,
    reason = "a tool for measuring prints what it measured and stops at the first surprise"
)]

#[path = "support/corpus.rs"]
#[expect(
    dead_code,
    reason = "texts alone are measured here, no file is written"
)]
mod corpus;

use std::collections::HashMap;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::text::fold::{Folded, fold_str};
use incident_mapper::text::quick::Quick;

const RUNS: usize = 7;
const REPORTS: usize = 400;

/// The end of the longest name that starts at a word, as an offset into the folded text.
trait Index {
    fn longest_at(&self, text: &Folded, word: usize) -> Option<usize>;
    fn bytes(&self) -> usize;
}

/// Sorted names in one string, found by narrowing a range word by word.
struct Sorted {
    text: String,
    ends: Vec<u32>,
}

impl Sorted {
    fn new(names: &[String]) -> Self {
        let mut sorted = Self {
            text: String::new(),
            ends: Vec::new(),
        };
        for name in names {
            sorted.text.push_str(name);
            sorted.ends.push(sorted.text.len() as u32);
        }
        sorted
    }

    fn name(&self, at: usize) -> &str {
        let from = at
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.text[from..self.ends[at] as usize]
    }

    fn first(&self, from: usize, to: usize, holds: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from, to);
        while low < high {
            let middle = low + (high - low) / 2;
            if holds(self.name(middle)) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        low
    }
}

impl Index for Sorted {
    fn longest_at(&self, text: &Folded, word: usize) -> Option<usize> {
        let (mut from, mut to) = (0, self.ends.len());
        let start = text.words()[word].start;
        let mut found = None;
        for word in &text.words()[word..] {
            let key = &text.text()[start..word.end];
            from = self.first(from, to, |name| name < key);
            let mut reach = 1;
            while from + reach < to && self.name(from + reach).starts_with(key) {
                reach *= 2;
            }
            to = self.first(from, to.min(from + reach), |name| name.starts_with(key));
            if from >= to {
                break;
            }
            if self.name(from) == key {
                found = Some(word.end);
            }
        }
        found
    }

    fn bytes(&self) -> usize {
        self.text.len() + self.ends.len() * 4
    }
}

/// The sorted names behind a filter of the first words.
struct Headed {
    heads: Vec<u64>,
    sorted: Sorted,
}

fn hash(word: &[u8]) -> usize {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash ^ (hash >> 29)) as usize
}

impl Headed {
    fn new(names: &[String]) -> Self {
        let mut heads = vec![0; (names.len() / 4).next_power_of_two()];
        for name in names {
            let at = hash(name.split([' ', ',']).next().unwrap_or_default().as_bytes());
            let words = heads.len();
            heads[(at >> 6) & (words - 1)] |= 1 << (at & 63);
        }
        Self {
            heads,
            sorted: Sorted::new(names),
        }
    }
}

impl Index for Headed {
    fn longest_at(&self, text: &Folded, word: usize) -> Option<usize> {
        let first = text.words()[word];
        let at = hash(&text.text().as_bytes()[first.start..first.end]);
        if self.heads[(at >> 6) & (self.heads.len() - 1)] & (1 << (at & 63)) == 0 {
            return None;
        }
        self.sorted.longest_at(text, word)
    }

    fn bytes(&self) -> usize {
        self.heads.len() * 8 + self.sorted.bytes()
    }
}

/// A finite-state transducer, walked byte by byte.
struct Fst(fst::Set<Vec<u8>>);

impl Index for Fst {
    fn longest_at(&self, text: &Folded, word: usize) -> Option<usize> {
        let fst = self.0.as_fst();
        let mut node = fst.root();
        let mut found = None;
        let mut at = text.words()[word].start;
        for word in &text.words()[word..] {
            for &byte in &text.text().as_bytes()[at..word.end] {
                let Some(input) = node.find_input(byte) else {
                    return found;
                };
                node = fst.node(node.transition_addr(input));
            }
            at = word.end;
            if node.is_final() {
                found = Some(word.end);
            }
        }
        found
    }

    fn bytes(&self) -> usize {
        self.0.as_fst().as_bytes().len()
    }
}

/// All names in a hash table; every length is asked for, up to that of the longest name.
struct Hashed {
    names: HashMap<String, (), Quick>,
    most: usize,
}

impl Index for Hashed {
    fn longest_at(&self, text: &Folded, word: usize) -> Option<usize> {
        let words = &text.words()[word..];
        let start = words[0].start;
        (0..self.most.min(words.len()))
            .rev()
            .map(|at| words[at].end)
            .find(|&end| self.names.contains_key(&text.text()[start..end]))
    }

    fn bytes(&self) -> usize {
        let slot = std::mem::size_of::<String>() + 1;
        self.names.capacity() * 8 / 7 * slot + self.names.keys().map(String::len).sum::<usize>()
    }
}

/// A trie of words: a hash table of (node, word with what stands before it) to node.
struct Trie {
    words: HashMap<String, u32, Quick>,
    next: HashMap<(u32, u32), u32, Quick>,
    last: Vec<bool>,
}

impl Trie {
    fn new(names: &[String]) -> Self {
        let mut trie = Self {
            words: HashMap::default(),
            next: HashMap::default(),
            last: vec![false],
        };
        for name in names {
            let mut node = 0;
            for word in name.split_inclusive([' ', ',']) {
                let count = trie.words.len() as u32;
                let ends = word.ends_with([' ', ',']);
                let (plain, gap) = word.split_at(word.len() - usize::from(ends));
                let word = *trie.words.entry(plain.to_owned()).or_insert(count);
                node = trie.step(node, word);
                if ends {
                    // What parts two words is a step of its own.
                    node = trie.step(node, u32::MAX - u32::from(gap == ","));
                }
            }
            trie.last[node as usize] = true;
        }
        trie
    }

    fn step(&mut self, node: u32, word: u32) -> u32 {
        let new = self.last.len() as u32;
        let to = *self.next.entry((node, word)).or_insert(new);
        if to == new {
            self.last.push(false);
        }
        to
    }
}

impl Index for Trie {
    fn longest_at(&self, text: &Folded, word: usize) -> Option<usize> {
        let mut node = 0;
        let mut found = None;
        for word in &text.words()[word..] {
            if node != 0 {
                let gap = u32::from(text.text().as_bytes()[word.start - 1] == b',');
                match self.next.get(&(node, u32::MAX - gap)) {
                    Some(to) => node = *to,
                    None => break,
                }
            }
            let Some(id) = self.words.get(&text.text()[word.start..word.end]) else {
                break;
            };
            let Some(to) = self.next.get(&(node, *id)) else {
                break;
            };
            node = *to;
            if self.last[node as usize] {
                found = Some(word.end);
            }
        }
        found
    }

    fn bytes(&self) -> usize {
        let slot = std::mem::size_of::<(String, u32)>() + 1;
        let words = self.words.capacity() * 8 / 7 * slot
            + self.words.keys().map(String::len).sum::<usize>();
        words + self.next.capacity() * 8 / 7 * 13 + self.last.len()
    }
}

fn main() {
    let gazetteer = Gazetteer::embedded().expect("the built-in gazetteer");
    let mut names: Vec<String> = gazetteer
        .places()
        .flat_map(|(id, _)| gazetteer.names(id).map(fold_str).collect::<Vec<_>>())
        .collect();
    names.sort();
    names.dedup();
    let builder = corpus::Builder::of(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut random = corpus::Random::new(1);
    for (kind, share) in [("relevant", 1), ("elsewhere", 0)] {
        let texts: Vec<Folded> = (0..REPORTS)
            .map(|_| match share {
                1 => Folded::new(&builder.relevant(&mut random)),
                _ => Folded::new(&corpus::elsewhere(&mut random)),
            })
            .collect();
        let starts = texts
            .iter()
            .flat_map(Folded::words)
            .filter(|word| word.capital)
            .count();
        println!(
            "{kind}: {REPORTS} reports, {starts} words with a capital, {} names",
            names.len()
        );
        let mut expected = None;
        measure(
            "sorted table, narrowed",
            &texts,
            starts,
            &mut expected,
            || Sorted::new(&names),
        );
        measure(
            "the same behind heads (ours)",
            &texts,
            starts,
            &mut expected,
            || Headed::new(&names),
        );
        measure("fst", &texts, starts, &mut expected, || {
            Fst(fst::Set::from_iter(&names).expect("sorted names"))
        });
        measure(
            "hash of folded names",
            &texts,
            starts,
            &mut expected,
            || Hashed {
                names: names.iter().map(|name| (name.clone(), ())).collect(),
                most: names
                    .iter()
                    .map(|n| n.split([' ', ',']).count())
                    .max()
                    .unwrap_or(0),
            },
        );
        measure("token trie", &texts, starts, &mut expected, || {
            Trie::new(&names)
        });
    }
}

fn measure<I: Index>(
    name: &str,
    texts: &[Folded],
    starts: usize,
    expected: &mut Option<(usize, usize)>,
    build: impl Fn() -> I,
) {
    let begun = Instant::now();
    let index = build();
    let built = begun.elapsed();
    let mut best = f64::MAX;
    let mut found = (0, 0);
    for _ in 0..RUNS {
        let begun = Instant::now();
        found = (0, 0);
        for text in texts {
            for (at, _) in text
                .words()
                .iter()
                .enumerate()
                .filter(|(_, word)| word.capital)
            {
                if let Some(end) = black_box(index.longest_at(text, at)) {
                    found = (found.0 + 1, found.1 + end);
                }
            }
        }
        best = best.min(begun.elapsed().as_secs_f64());
    }
    let expected = *expected.get_or_insert(found);
    assert_eq!(found, expected, "{name} finds something else");
    println!(
        "  {name:30} {:7.1} ns a word start, built in {:6.2} ms, {:5} KiB, {} found",
        best * 1e9 / starts as f64,
        built.as_secs_f64() * 1e3,
        index.bytes() / 1024,
        found.0
    );
}

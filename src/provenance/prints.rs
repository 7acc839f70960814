//! What provenance keeps of a report's text: its shingles and the agency that it credits. The texts
//! themselves need not stay in memory; nor do the shingles of many reports, which are laid down in a
//! temporary file.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

use super::{credits, shingles, windows};
use crate::model::Report;

/// Shingles that are kept in memory, 8 bytes each; beyond that all go into a file.
const IN_MEMORY: usize = 4 << 20;

/// What is kept of one report's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    shingles: Vec<u64>,
    agency: Option<String>,
}

/// What is kept of a report's text.
pub fn print(report: &Report) -> Print {
    Print {
        shingles: windows::of(&report.text),
        agency: credits::agency(report),
    }
}

/// Prints of reports, by the number under which each was put in, from 0.
#[derive(Debug)]
pub struct Prints {
    shelf: Shelf,
    /// The agencies by name, from 1, and of each report its agency's number; 0 for none.
    agencies: BTreeMap<String, u32>,
    names: Vec<String>,
    agency: Vec<u32>,
}

impl Default for Prints {
    fn default() -> Self {
        Self::keeping(IN_MEMORY)
    }
}

impl Prints {
    fn keeping(in_memory: usize) -> Self {
        Self {
            shelf: Shelf {
                in_memory,
                memory: Vec::new(),
                file: None,
                ends: Vec::new(),
            },
            agencies: BTreeMap::new(),
            names: Vec::new(),
            agency: Vec::new(),
        }
    }

    /// Prints that all stay in memory.
    pub fn in_memory(prints: impl IntoIterator<Item = Print>) -> Self {
        let mut all = Self::keeping(usize::MAX);
        for print in prints {
            // No file is made, and so nothing can fail.
            let _ = all.add(print);
        }
        all
    }

    /// Puts a print in.
    ///
    /// # Errors
    /// When the temporary file cannot be made or written.
    pub fn add(&mut self, print: Print) -> io::Result<()> {
        let number = print.agency.map_or(0, |agency| {
            let next = u32::try_from(self.names.len() + 1).unwrap_or(0);
            *self.agencies.entry(agency).or_insert_with_key(|name| {
                self.names.push(name.clone());
                next
            })
        });
        self.agency.push(number);
        self.shelf.put(&print.shingles)
    }

    /// The agency that the report of that number names or credits.
    pub fn agency(&self, at: usize) -> Option<&str> {
        let number = usize::try_from(*self.agency.get(at)?).ok()?;
        self.names.get(number.checked_sub(1)?).map(String::as_str)
    }

    /// Groups of copies, of two or more, among the reports of these numbers, as indices into `reports`. Whether two are
    /// copies is not asked where `wanted` holds for neither index.
    ///
    /// # Errors
    /// When the temporary file cannot be read.
    pub fn groups(
        &self,
        reports: &[usize],
        wanted: impl Fn(usize) -> bool,
    ) -> io::Result<Vec<Vec<usize>>> {
        shingles::groups(&self.shelf, reports, wanted)
    }
}

/// Sets of shingles, one behind the other: in memory, or all of them in a file.
#[derive(Debug)]
pub struct Shelf {
    in_memory: usize,
    memory: Vec<u64>,
    file: Option<Mutex<BufWriter<File>>>,
    /// Where each set ends, in shingles.
    ends: Vec<u64>,
}

impl Shelf {
    #[cfg(test)]
    pub fn of(sets: &[Vec<u64>]) -> Self {
        let mut ends = Vec::new();
        let mut memory = Vec::new();
        for set in sets {
            memory.extend_from_slice(set);
            ends.push(memory.len() as u64);
        }
        Self {
            in_memory: usize::MAX,
            memory,
            file: None,
            ends,
        }
    }

    fn put(&mut self, shingles: &[u64]) -> io::Result<()> {
        let end = self.ends.last().copied().unwrap_or(0);
        if self.file.is_none() && self.memory.len() + shingles.len() > self.in_memory {
            let mut file = BufWriter::new(tempfile::tempfile()?);
            write(&mut file, &self.memory)?;
            self.memory = Vec::new();
            self.file = Some(Mutex::new(file));
        }
        match &mut self.file {
            Some(file) => write(
                file.get_mut().unwrap_or_else(PoisonError::into_inner),
                shingles,
            )?,
            None => self.memory.extend_from_slice(shingles),
        }
        self.ends.push(end + shingles.len() as u64);
        Ok(())
    }

    /// How many shingles the set of that number has; 0 for a number that was not given out.
    pub fn count(&self, at: usize) -> u64 {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let end = self.ends.get(at).copied().unwrap_or(0);
        end.saturating_sub(start.copied().unwrap_or(0))
    }

    /// All shingles of the set of that number, sorted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all(&self, at: usize) -> io::Result<Vec<u64>> {
        self.first(at, usize::MAX)
    }

    /// The least `count` shingles of the set of that number, sorted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first(&self, at: usize, count: usize) -> io::Result<Vec<u64>> {
        let start = match at.checked_sub(1) {
            Some(before) => self.ends.get(before).copied(),
            None => Some(0),
        };
        let (Some(start), Some(&end)) = (start, self.ends.get(at)) else {
            return Ok(Vec::new());
        };
        let count = usize::try_from(end - start)
            .unwrap_or(usize::MAX)
            .min(count);
        let Some(file) = &self.file else {
            let from = usize::try_from(start).unwrap_or(usize::MAX);
            let found = self.memory.get(from..from.saturating_add(count));
            return Ok(found.unwrap_or_default().to_vec());
        };
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.flush()?;
        let file = file.get_mut();
        file.seek(SeekFrom::Start(start * 8))?;
        let mut bytes = vec![0; count * 8];
        file.read_exact(&mut bytes)?;
        Ok(bytes
            .chunks_exact(8)
            .filter_map(|chunk| chunk.try_into().ok().map(u64::from_le_bytes))
            .collect())
    }
}

fn write(to: &mut impl Write, shingles: &[u64]) -> io::Result<()> {
    for shingle in shingles {
        to.write_all(&shingle.to_le_bytes())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn a_file_gives_the_same_groups_as_memory() {
        let words =
            |from: usize, to: usize| -> String { (from..to).map(|n| format!("w{n} ")).collect() };
        let texts = [
            words(0, 100),
            words(200, 260),
            words(0, 90),
            String::new(),
            words(205, 260),
            words(0, 3),
        ];
        let filled = |in_memory: usize| {
            let mut prints = Prints::keeping(in_memory);
            for text in &texts {
                let shingles = windows::of(text);
                prints
                    .add(Print {
                        shingles,
                        agency: None,
                    })
                    .unwrap();
            }
            assert_eq!(prints.shelf.file.is_some(), in_memory < 1000);
            prints
        };
        let (memory, file) = (filled(10_000), filled(120));
        let order = [5, 4, 3, 2, 1, 0];
        let groups = memory.groups(&order, |_| true).unwrap();
        assert_eq!(groups, [vec![1, 4], vec![3, 5]]);
        assert_eq!(file.groups(&order, |_| true).unwrap(), groups);
        assert_eq!(file.shelf.all(1).unwrap(), memory.shelf.all(1).unwrap());
    }
}

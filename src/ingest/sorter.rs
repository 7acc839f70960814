//! Sorts more than memory should hold: what exceeds the room is laid down sorted in a temporary file,
//! run by run, and the runs are merged when all is asked for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use super::laid::Laid;

/// Bytes of each run that are read at a time.
const READ: usize = 16 << 10;

/// Things in their order.
#[derive(Debug)]
pub struct Sorter<T> {
    room: usize,
    used: usize,
    memory: Vec<T>,
    file: Option<File>,
    /// Where each run stands in the file.
    runs: Vec<(u64, u64)>,
    count: usize,
}

impl<T: Ord + Laid> Sorter<T> {
    /// Keeps so many bytes in memory.
    pub const fn keeping(room: usize) -> Self {
        Self {
            room,
            used: 0,
            memory: Vec::new(),
            file: None,
            runs: Vec::new(),
            count: 0,
        }
    }

    /// Takes one of about so many bytes.
    ///
    /// # Errors
    /// When the temporary file cannot be made or written.
    pub fn put(&mut self, one: T, bytes: usize) -> io::Result<()> {
        self.memory.push(one);
        self.count += 1;
        self.used = self.used.saturating_add(bytes);
        if self.used > self.room {
            self.lay_down()?;
        }
        Ok(())
    }

    /// How many were put in.
    pub const fn count(&self) -> usize {
        self.count
    }

    fn lay_down(&mut self) -> io::Result<()> {
        self.used = 0;
        self.memory.sort_unstable();
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        let start = file.seek(SeekFrom::End(0))?;
        let mut out = BufWriter::with_capacity(READ, &mut *file);
        let mut bytes = Vec::new();
        for one in self.memory.drain(..) {
            bytes.clear();
            one.lay(&mut bytes);
            out.write_all(&(bytes.len() as u64).to_le_bytes())?;
            out.write_all(&bytes)?;
        }
        out.flush()?;
        drop(out);
        let end = file.stream_position()?;
        self.runs.push((start, end));
        Ok(())
    }

    /// Shows all, the least first.
    ///
    /// # Errors
    /// When the temporary file cannot be read or written; what `show` returns.
    pub fn each<E: From<io::Error>>(
        &mut self,
        mut show: impl FnMut(&T) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.runs.is_empty() {
            self.memory.sort_unstable();
            return self.memory.iter().try_for_each(show);
        }
        self.merge(|one| show(&one))
    }

    /// Gives all away, the least first.
    ///
    /// # Errors
    /// As [`Sorter::each`].
    pub fn give<E: From<io::Error>>(
        mut self,
        mut give: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.runs.is_empty() {
            self.memory.sort_unstable();
            return self.memory.into_iter().try_for_each(give);
        }
        self.merge(&mut give)
    }

    fn merge<E: From<io::Error>>(
        &mut self,
        mut give: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.memory.is_empty() {
            self.lay_down()?;
        }
        let Some(file) = &self.file else {
            return Ok(());
        };
        let mut runs: Vec<Run<'_>> = self.runs.iter().map(|run| Run::new(file, *run)).collect();
        let mut next = BinaryHeap::new();
        for (at, run) in runs.iter_mut().enumerate() {
            next.extend(run.next()?.map(|one: T| Reverse((one, at))));
        }
        while let Some(Reverse((one, at))) = next.pop() {
            give(one)?;
            if let Some(run) = runs.get_mut(at) {
                next.extend(run.next()?.map(|one| Reverse((one, at))));
            }
        }
        Ok(())
    }
}

/// A sorted part of the file while it is read.
struct Run<'f> {
    file: &'f File,
    at: u64,
    end: u64,
    buffer: Vec<u8>,
    from: usize,
}

impl<'f> Run<'f> {
    const fn new(file: &'f File, (at, end): (u64, u64)) -> Self {
        Self {
            file,
            at,
            end,
            buffer: Vec::new(),
            from: 0,
        }
    }

    fn next<T: Laid>(&mut self) -> io::Result<Option<T>> {
        loop {
            let mut rest = self.buffer.get(self.from..).unwrap_or_default();
            let length = usize::take_up(&mut rest);
            if let Some((mut bytes, _)) = length.and_then(|length| rest.split_at_checked(length)) {
                self.from += size_of::<u64>() + bytes.len();
                let one = T::take_up(&mut bytes).filter(|_| bytes.is_empty());
                return one
                    .map(Some)
                    .ok_or_else(|| io::ErrorKind::InvalidData.into());
            }
            if self.at >= self.end {
                return Ok(None);
            }
            self.buffer.drain(..self.from);
            self.from = 0;
            let more = (self.end - self.at).min(READ as u64);
            self.file.seek(SeekFrom::Start(self.at))?;
            self.file.take(more).read_to_end(&mut self.buffer)?;
            self.at += more;
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn a_file_sorts_as_memory_does_and_more_than_once() {
        let words: Vec<(u64, String)> = (0..5_000_u64)
            .map(|n| {
                (
                    n.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 997,
                    "wörd\n".repeat(n as usize % 9),
                )
            })
            .collect();
        let mut due = words.clone();
        due.sort();
        for room in [usize::MAX, 100_000, 700, 0] {
            let mut sorter = Sorter::keeping(room);
            for one in &words[..3_000] {
                sorter.put(one.clone(), 20).unwrap();
            }
            let mut seen = 0;
            let counted = sorter.each(|_| {
                seen += 1;
                Ok::<(), io::Error>(())
            });
            counted.unwrap();
            assert_eq!((seen, sorter.runs.len() > 1), (3_000, room < 100_000));
            for one in &words[3_000..] {
                sorter.put(one.clone(), 20).unwrap();
            }
            assert_eq!(sorter.count(), 5_000);
            let mut back = Vec::new();
            let given = sorter.give(|one| {
                back.push(one);
                Ok::<(), io::Error>(())
            });
            given.unwrap();
            assert_eq!(back, due, "{room}");
        }
    }
}

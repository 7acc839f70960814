//! Bytes read from front to back through one small block, and summed on their way.
//!
//! A compiled gazetteer has ten million bytes: held at once beside what is made of them they would
//! cost more time, in pages of memory alone, than all else in reading them.

use std::io::Read;

use flate2::Crc;

/// How much is read at once, in bytes: what stays in a processor's nearer memory.
pub(super) const BLOCK: usize = 1 << 16;

/// Bytes that end too early, or that the system cannot read.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Fewer bytes than were promised.
    Short,
    /// What the system says.
    Io(std::io::Error),
}

/// So many bytes of a source.
pub(super) struct Source<R> {
    from: R,
    /// How many bytes have not been read yet.
    left: u64,
    block: Vec<u8>,
    at: usize,
    /// The CRC-32 of what has been read; none where nobody asks.
    sum: Option<Crc>,
}

impl<R: Read> Source<R> {
    /// The next `len` bytes of a source, which begin their sum with `head`; with `summed` unset
    /// there is none.
    pub(super) fn new(from: R, len: u64, head: &[u8], summed: bool) -> Self {
        let sum = summed.then(|| {
            let mut sum = Crc::new();
            sum.update(head);
            sum
        });
        Self {
            from,
            left: len,
            block: Vec::new(),
            at: 0,
            sum,
        }
    }

    /// How many bytes have not been taken yet.
    pub(super) fn rest(&self) -> u64 {
        self.left + (self.block.len() - self.at) as u64
    }

    /// The next bytes, at most [`BLOCK`] of them.
    pub(super) fn take(&mut self, len: usize) -> Result<&[u8], Trouble> {
        if self.block.len() - self.at < len {
            self.refill()?;
        }
        let taken = self
            .block
            .get(self.at..self.at + len)
            .ok_or(Trouble::Short)?;
        self.at += len;
        Ok(taken)
    }

    /// The next bytes, any number of them, in a place of their own.
    pub(super) fn bytes(&mut self, len: usize) -> Result<Vec<u8>, Trouble> {
        if (len as u64) > self.rest() {
            return Err(Trouble::Short);
        }
        let mut out = Vec::with_capacity(len);
        let held = self.block.get(self.at..).unwrap_or_default();
        let held = held.get(..len).unwrap_or(held);
        out.extend_from_slice(held);
        self.at += held.len();
        let begin = out.len();
        let more = (len - begin) as u64;
        let read = self.from.by_ref().take(more).read_to_end(&mut out);
        self.left -= more;
        if read.map_err(Trouble::Io)? as u64 != more {
            return Err(Trouble::Short);
        }
        if let Some(sum) = &mut self.sum {
            sum.update(out.get(begin..).unwrap_or_default());
        }
        Ok(out)
    }

    /// Reads what is left and gives the sum of everything: CRC-32, 0 where there is none.
    pub(super) fn finish(mut self) -> Result<u32, Trouble> {
        while self.left > 0 {
            self.at = self.block.len();
            self.refill()?;
        }
        Ok(self.sum.map_or(0, |sum| sum.sum()))
    }

    /// Moves what has not been taken to the front and fills the block up behind it.
    fn refill(&mut self) -> Result<(), Trouble> {
        self.block.drain(..self.at);
        self.at = 0;
        let held = self.block.len();
        let room = BLOCK.saturating_sub(held);
        let more = usize::try_from(self.left).map_or(room, |left| left.min(room));
        self.block.resize(held + more, 0);
        let fresh = self.block.get_mut(held..).unwrap_or_default();
        self.from
            .read_exact(fresh)
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::UnexpectedEof => Trouble::Short,
                _ => Trouble::Io(error),
            })?;
        self.left -= more as u64;
        if let Some(sum) = &mut self.sum {
            sum.update(fresh);
        }
        Ok(())
    }
}

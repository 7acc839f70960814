//! Streams that end with an error where they exceed a bound.

use std::cell::Cell;
use std::io::{self, BufRead, Read};

use thiserror::Error;

/// The least that may come out of compressed data, whatever went in: a bound on ratios makes no
/// sense for a few bytes.
const FREE: u64 = 1024 * 1024;

/// A bound that was exceeded, carried inside an [`io::Error`].
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Bound {
    /// Too much came out of compressed data.
    #[error(
        "expands to more than {0} times its size; unpack it by hand if you trust it (--max-expansion raises the bound)"
    )]
    Expansion(u64),
    /// A record or line without an end.
    #[error(
        "holds a line or record of more than {0} bytes; the rest of the file is left out (--max-line raises the bound)"
    )]
    Record(u64),
}

impl From<Bound> for io::Error {
    fn from(bound: Bound) -> Self {
        Self::other(bound)
    }
}

/// How much came out of the compressed data of one file, at all levels together.
#[derive(Debug)]
pub struct Budget {
    factor: u64,
    /// Bytes of the file: its length, or what was read of it so far.
    given: Cell<u64>,
    made: Cell<u64>,
}

impl Budget {
    /// A budget for a file of `given` bytes; 0 where they are counted as they come.
    pub const fn new(factor: u64, given: u64) -> Self {
        Self {
            factor,
            given: Cell::new(given),
            made: Cell::new(0),
        }
    }

    /// Notes bytes that came in.
    pub fn came_in(&self, bytes: usize) {
        self.given.set(self.given.get() + bytes as u64);
    }

    /// Notes bytes that came out.
    ///
    /// # Errors
    /// [`Bound::Expansion`] where it is too much.
    pub fn came_out(&self, bytes: usize) -> io::Result<()> {
        self.made.set(self.made.get() + bytes as u64);
        let most = self.given.get().saturating_mul(self.factor).max(FREE);
        if self.made.get() > most {
            return Err(Bound::Expansion(self.factor).into());
        }
        Ok(())
    }
}

/// What comes out of compressed data, charged to a budget.
pub struct Expanding<'b, R> {
    inner: R,
    budget: &'b Budget,
}

impl<'b, R: Read> Expanding<'b, R> {
    /// Charges what `inner` gives to `budget`.
    pub const fn new(inner: R, budget: &'b Budget) -> Self {
        Self { inner, budget }
    }
}

impl<R: Read> Read for Expanding<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.budget.came_out(count)?;
        Ok(count)
    }
}

/// A stream that gives at most `most` bytes between two calls of [`Leash::reset`].
pub struct Leash<'c, R> {
    inner: R,
    used: &'c Cell<u64>,
    most: u64,
}

impl<'c, R> Leash<'c, R> {
    /// Bounds `inner`; `used` is set to 0 by whoever has read a whole record.
    pub const fn new(inner: R, used: &'c Cell<u64>, most: u64) -> Self {
        Self { inner, used, most }
    }

    fn charge(&self, bytes: usize) {
        self.used.set(self.used.get().saturating_add(bytes as u64));
    }

    fn check(&self) -> io::Result<()> {
        if self.used.get() > self.most {
            return Err(Bound::Record(self.most).into());
        }
        Ok(())
    }
}

impl<R: Read> Read for Leash<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.check()?;
        let count = self.inner.read(buffer)?;
        self.charge(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Leash<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.check()?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.charge(amount);
        self.inner.consume(amount);
    }
}

/// A line with its number.
pub enum Line {
    /// Its bytes, the line break included.
    Whole,
    /// It was longer than allowed and was passed over.
    TooLong,
    /// The stream has ended.
    End,
}

/// Reads the next line into `line`, at most `most` bytes of it; the rest of a longer line is
/// passed over without being kept.
///
/// # Errors
/// What the stream says.
pub fn next_line(
    stream: &mut (impl BufRead + ?Sized),
    line: &mut Vec<u8>,
    most: u64,
) -> io::Result<Line> {
    line.clear();
    let mut long = false;
    let mut some = false;
    loop {
        let buffer = stream.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        some = true;
        let found = memchr::memchr(b'\n', buffer);
        let length = found.map_or(buffer.len(), |at| at + 1);
        if (line.len() + length) as u64 > most {
            long = true;
            line.clear();
        }
        if !long {
            line.extend_from_slice(buffer.get(..length).unwrap_or_default());
        }
        stream.consume(length);
        if found.is_some() {
            break;
        }
    }
    Ok(match (some, long) {
        (false, _) => Line::End,
        (true, true) => Line::TooLong,
        (true, false) => Line::Whole,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn a_little_may_expand_as_it_likes_and_much_may_not() {
        let budget = Budget::new(200, 10);
        assert!(budget.came_out(1024 * 1024).is_ok());
        let error = budget.came_out(1).unwrap_err();
        assert!(error.to_string().contains("200 times"), "{error}");
        let large = Budget::new(200, 1024 * 1024);
        assert!(large.came_out(200 * 1024 * 1024).is_ok());
        assert!(large.came_out(1).is_err());
    }

    #[test]
    fn long_lines_are_passed_over_without_being_kept() {
        let mut stream: &[u8] = b"one\nthis is long\nthree";
        let mut line = Vec::new();
        let mut next = |line: &mut Vec<u8>| next_line(&mut stream, line, 6).unwrap();
        assert!(matches!(next(&mut line), Line::Whole));
        assert_eq!(line, b"one\n");
        assert!(matches!(next(&mut line), Line::TooLong));
        assert!(matches!(next(&mut line), Line::Whole));
        assert_eq!(line, b"three");
        assert!(matches!(next(&mut line), Line::End));
    }

    #[test]
    fn a_leash_ends_an_endless_record() {
        let used = Cell::new(0);
        let mut stream = Leash::new(io::repeat(b'x'), &used, 1000);
        let mut buffer = [0; 400];
        assert!(stream.read(&mut buffer).is_ok());
        used.set(0);
        let error = std::iter::repeat_with(|| stream.read(&mut buffer))
            .take(9)
            .find_map(Result::err);
        assert!(error.unwrap().to_string().contains("1000 bytes"));
    }
}

//! On which line of a table a record begins.
//!
//! The position that the CSV reader gives is where it began to look: before empty lines and
//! comments, and before the line feed of the record above where lines end as on Windows.

/// Finds lines of a file, from its beginning on.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    bytes: &'a [u8],
    /// Begins lines that hold no record.
    comment: Option<u8>,
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    /// Of the bytes that the reader was given.
    pub const fn new(bytes: &'a [u8], comment: Option<u8>) -> Self {
        Self {
            bytes,
            comment,
            at: 0,
            line: 1,
        }
    }

    /// The line, from 1, of the first record at or after this byte. Bytes are asked for in ascending
    /// order.
    pub fn of(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        while self.at < byte {
            if !self.step() {
                return self.line;
            }
        }
        loop {
            match self.bytes.get(self.at) {
                Some(b'\r' | b'\n') => {
                    self.step();
                }
                Some(first) if Some(*first) == self.comment => {
                    while !matches!(self.bytes.get(self.at), None | Some(b'\n')) {
                        self.step();
                    }
                }
                _ => return self.line,
            }
        }
    }

    fn step(&mut self) -> bool {
        match self.bytes.get(self.at) {
            Some(byte) => {
                self.line += u64::from(*byte == b'\n');
                self.at += 1;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
    use super::*;

    #[test]
    fn records_stand_where_an_editor_shows_them() {
        for end in ["\n", "\r\n"] {
            let text = ["a,b", "1,\"x", "y\"", "", "# told", "2,y", "3,z", ""].join(end);
            let mut reader = csv::ReaderBuilder::new()
                .comment(Some(b'#'))
                .from_reader(text.as_bytes());
            let mut lines = Lines::new(text.as_bytes(), Some(b'#'));
            let found: Vec<u64> = reader
                .records()
                .map(|record| lines.of(record.unwrap().position().unwrap().byte()))
                .collect();
            assert_eq!(found, [2, 6, 7], "{end:?}");
        }
    }
}

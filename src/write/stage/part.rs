//! A file on its way onto the disk: its size and digest are taken as it goes, and no more of it is held than a buffer.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::disk::Disk;
use crate::write::hex;

/// The file, open for what comes next.
pub struct Part<'a> {
    disk: &'a dyn Disk,
    file: File,
    bytes: u64,
    digest: Sha256,
}

impl<'a> Part<'a> {
    /// Makes the file.
    pub fn create(disk: &'a dyn Disk, path: &Path) -> io::Result<Self> {
        Ok(Self {
            disk,
            file: disk.write(path, b"")?,
            bytes: 0,
            digest: Sha256::new(),
        })
    }

    /// Brings it onto the disk; gives its size and digest.
    pub fn finish(self) -> io::Result<(u64, String)> {
        self.disk.sync(&self.file)?;
        Ok((self.bytes, hex(&self.digest.finalize())))
    }
}

impl Write for Part<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.append(&self.file, bytes)?;
        self.digest.update(bytes);
        self.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

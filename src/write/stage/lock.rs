//! The lock that keeps a second run out of the folder.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::at;
use super::disk::Disk;
use crate::error::Result;

/// Makes the staging folder and takes the lock at `path` in it; another run's lock is an error, not
/// a wait.
pub fn take(disk: &dyn Disk, folder: &Path, staging: &Path, path: &Path) -> Result<File> {
    // The run that held the lock removes it at its end: then it is made anew.
    for _ in 0..100 {
        match disk.create_folder(staging) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(at(folder)(error));
            }
            _ => {}
        }
        let file = match disk.open_lock(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            opened => opened.map_err(at(path))?,
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(at(folder)(io::Error::new(
                    ErrorKind::WouldBlock,
                    "another run is writing into this folder",
                )));
            }
            // A file system without locks: the run goes on, as it would on its own.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(at(path)(error)),
        }
        if is_at(&file, path) {
            return Ok(file);
        }
    }
    Err(at(path)(io::Error::other("the lock cannot be taken")))
}

/// Whether the open file is still the one at the path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(there)) => open.dev() == there.dev() && open.ino() == there.ino(),
        _ => false,
    }
}

/// Whether the open file is still the one at the path: an open file cannot be removed here.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

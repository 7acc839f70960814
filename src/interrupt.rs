//! What Ctrl-C does: before files are written it ends the program at once; while they are written it
//! waits for that, and a second one does not.

use std::sync::atomic::{AtomicU8, Ordering};

use crate::error::{Error, Result};

const WORKING: u8 = 0;
const WRITING: u8 = 1;
const ASKED: u8 = 2;

static STATE: AtomicU8 = AtomicU8::new(WORKING);

/// Whether the program may end now, called for each signal. Nothing has been written yet, or the
/// user insists: the next run then brings what was begun to its end.
pub fn may_end() -> bool {
    STATE
        .compare_exchange(WRITING, ASKED, Ordering::SeqCst, Ordering::SeqCst)
        .is_err()
}

/// Writes with signals held back.
///
/// # Errors
/// Those of `write`, and [`Error::Interrupted`] where a signal came meanwhile: what was written is
/// then complete.
pub fn held_back<T>(write: impl FnOnce() -> Result<T>) -> Result<T> {
    STATE.store(WRITING, Ordering::SeqCst);
    let written = write();
    let asked = STATE.swap(WORKING, Ordering::SeqCst) == ASKED;
    match written {
        Ok(_) if asked => Err(Error::Interrupted),
        written => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_waits_for_the_files_and_a_second_one_does_not() {
        assert!(may_end());
        let written = held_back(|| {
            assert!(!may_end());
            assert!(may_end());
            Ok(1)
        });
        assert!(matches!(written, Err(Error::Interrupted)));
        assert!(matches!(held_back(|| Ok(2)), Ok(2)));
        assert!(may_end());
    }
}

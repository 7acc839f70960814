//! A whole run of `map` into every format, and `check` on what it wrote.
#![no_main]

#[path = "../../tests/it/entry.rs"]
#[allow(dead_code, reason = "a target uses one of them")]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // Without an ending: the format is told by the content. The flags follow from the length.
    let files = [("report".to_owned(), bytes.to_vec())];
    entry::map(&files, bytes.len() % 2 == 1, bytes.len() % 4 > 1);
});

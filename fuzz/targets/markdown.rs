//! Markdown.
#![no_main]

#[path = "../../tests/it/entry.rs"]
#[allow(dead_code, reason = "a target uses one of them")]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    entry::read("a.md", bytes);
});

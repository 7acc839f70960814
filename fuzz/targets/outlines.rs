//! Files for `--outlines`.
#![no_main]

#[path = "../../tests/it/entry.rs"]
#[allow(dead_code, reason = "a target uses one of them")]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let desk = tempfile::tempdir().expect("TMPDIR can be written to");
    let path = desk.path().join("outlines.geojson");
    std::fs::write(&path, bytes).expect("TMPDIR can be written to");
    entry::read_outlines(&path);
});

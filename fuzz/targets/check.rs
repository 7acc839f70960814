//! `check` on files of layers in every format.
#![no_main]

#[path = "../../tests/it/entry.rs"]
#[allow(dead_code, reason = "a target uses one of them")]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // `check` goes by the ending; here the first bytes say which it is.
    let ending = match bytes {
        [b'{', ..] => "geojson",
        [b'S', b'Q', ..] => "gpkg",
        [b'f', b'g', b'b', ..] => "fgb",
        [b'<', ..] => "kml",
        _ => "csv",
    };
    let desk = tempfile::tempdir().expect("TMPDIR can be written to");
    let path = desk.path().join(format!("incidents.{ending}"));
    std::fs::write(&path, bytes).expect("TMPDIR can be written to");
    entry::check_file(&path);
});

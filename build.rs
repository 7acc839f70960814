//! Compiles gazetteer/places.csv and gazetteer/names.csv into the bytes that the library embeds,
//! with the library's own fold and writer.

#![allow(
    dead_code,
    clippy::print_stdout,
    reason = "only the writing half of the shared files is used; cargo listens on standard output"
)]

use std::path::Path;
use std::{env, fs};

#[path = "src/gazetteer/compile.rs"]
mod compile;
#[path = "src/gazetteer/compiled.rs"]
mod compiled;
#[path = "src/gazetteer/error.rs"]
mod error;
#[path = "src/text/fold.rs"]
mod fold;
#[path = "src/gazetteer/index.rs"]
mod index;
#[path = "src/model/place.rs"]
mod place;
#[path = "src/model/span.rs"]
mod span;
#[path = "src/gazetteer/tables.rs"]
mod tables;
#[path = "src/text/variant.rs"]
mod variant;

/// The paths by which the shared files know each other.
mod model {
    pub(crate) use crate::{place, span};
}
mod text {
    pub(crate) use crate::{fold, variant};
}

const PLACES: &str = "gazetteer/places.csv";
const NAMES: &str = "gazetteer/names.csv";

fn main() {
    for file in [
        "build.rs",
        PLACES,
        NAMES,
        "src/gazetteer",
        "src/model/place.rs",
        "src/model/span.rs",
        "src/text/fold.rs",
        "src/text/fold_letters.rs",
        "src/text/variant.rs",
    ] {
        println!("cargo::rerun-if-changed={file}");
    }
    if let Err(message) = run() {
        println!("cargo::error={message}");
    }
}

fn run() -> Result<(), String> {
    let variable = |name| env::var(name).map_err(|error| format!("{name}: {error}"));
    let (root, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);
    let read = |file: &str| {
        fs::read_to_string(Path::new(&root).join(file)).map_err(|error| format!("{file}: {error}"))
    };
    let bytes = tables::Tables::parse(PLACES, &read(PLACES)?, NAMES, &read(NAMES)?)
        .and_then(|tables| compile::build("builtin", &tables))
        .map(|contents| compiled::write(&contents))
        .map_err(|error| error.to_string())?;
    let file = Path::new(&out).join("gazetteer.bin");
    fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}

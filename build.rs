//! Compiles gazetteer/places.csv and gazetteer/names.csv, and data/lexicon, into the bytes that the
//! library embeds, with the library's own fold and writers.

#![allow(
    dead_code,
    clippy::print_stdout,
    reason = "only the writing half of the shared files is used; cargo listens on standard output"
)]

use std::path::Path;
use std::{env, fs};

#[path = "src/lexicon/form.rs"]
mod form;
#[path = "src/lexicon/inflect.rs"]
mod inflect;
#[path = "src/lexicon/compile.rs"]
mod lexicon;
#[path = "src/text/phrases.rs"]
mod phrases;
#[path = "src/text/quick.rs"]
mod quick;
#[path = "src/model/token.rs"]
mod token;
#[path = "src/text/tokens.rs"]
mod tokens;

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
    pub(crate) use crate::span::Span;
    pub(crate) use crate::token as annotation;
    pub(crate) use crate::{place, span};
}
mod text {
    pub(crate) use crate::{fold, phrases, variant};
}

const PLACES: &str = "gazetteer/places.csv";
const NAMES: &str = "gazetteer/names.csv";
const LEXICON: &str = "data/lexicon";

fn main() {
    for file in [
        "build.rs",
        PLACES,
        NAMES,
        LEXICON,
        "src/gazetteer",
        "src/lexicon/compile.rs",
        "src/lexicon/form.rs",
        "src/lexicon/inflect.rs",
        "src/model/place.rs",
        "src/model/span.rs",
        "src/model/token.rs",
        "src/text/fold.rs",
        "src/text/fold_letters.rs",
        "src/text/phrases.rs",
        "src/text/phrases_book.rs",
        "src/text/quick.rs",
        "src/text/tokens.rs",
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
    let write = |name: &str, bytes: &[u8]| {
        let file = Path::new(&out).join(name);
        fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))
    };
    write("gazetteer.bin", &bytes)?;
    let compiled = lexicon::compile(&|name| read(&format!("{LEXICON}/{name}.toml")))?;
    write("lexicon.json", compiled.rows.as_bytes())?;
    write("forms.bin", &compiled.forms)
}

//! Writes a corpus for measuring: `cargo run --release --example corpus -- MB RELEVANT [SEED] > FILE`.
//!
//! `MB` is in millions of bytes, `RELEVANT` in reports of a hundred (100, 10, 1).

#![expect(
    clippy::expect_used,
    clippy::string_slice,
    clippy::print_stderr,
    reason = "a tool for measuring stops at the first surprise and says so"
)]

#[path = "support/corpus.rs"]
mod corpus;

use std::io::Write;

fn main() -> std::io::Result<()> {
    let numbers: Vec<usize> = std::env::args()
        .skip(1)
        .map(|arg| arg.parse().expect("arguments: MB RELEVANT [SEED]"))
        .collect();
    let [megabytes, relevant, ref seed @ ..] = numbers[..] else {
        eprintln!("arguments: MB RELEVANT [SEED]");
        std::process::exit(2);
    };
    let seed = seed.first().copied().unwrap_or(1) as u64;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let builder = corpus::Builder::of(std::path::Path::new(env!("CARGO_MANIFEST_DIR")));
    let count = builder.write(megabytes * 1_000_000, relevant, seed, &mut out)?;
    out.flush()?;
    eprintln!("{count} reports, {relevant} of 100 relevant, seed {seed}");
    Ok(())
}

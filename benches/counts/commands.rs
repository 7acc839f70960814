//! The commands whose instructions are counted: `benches/instructions.sh`.

/// What is measured: a name, and the arguments; a path is one of the repository.
pub const COMMANDS: [(&str, &[&str]); 5] = [
    ("lookup", &["lookup", "Darzab"]),
    (
        "places",
        &[
            "places",
            "data/reports",
            "tests/fixtures/corpus/open/reports",
        ],
    ),
    (
        "places_elsewhere",
        &["places", "tests/fixtures/corpus/negatives/reports"],
    ),
    (
        "map",
        &[
            "map",
            "--jobs=1",
            "--quiet",
            "--format=geojson",
            "--out=target/instructions",
            "data/reports",
            "tests/fixtures/corpus/open/reports",
        ],
    ),
    (
        "map_start",
        &[
            "map",
            "--jobs=1",
            "--quiet",
            "--format=geojson",
            "--out=target/instructions",
            "benches/support/sentence.txt",
        ],
    ),
];

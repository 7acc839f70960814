//! The command line as a user meets it: messages, exit codes, and an earlier layer that no failed
//! run may harm.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use assert_cmd::Command;
use tempfile::{TempDir, tempdir};

const GOOD: &str = "Bomb kills four in Kandahar\n\nKABUL, 3 May 2019 - A roadside bomb killed four civilians in \
                    Kandahar city on Thursday, the provincial police said.\n";

/// A folder to work in: good/ with one report, out/ with the layer made of it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join("good")).unwrap();
        fs::write(folder.path().join("good/bomb.txt"), GOOD).unwrap();
        let desk = Self { folder };
        let made = desk.run(&["map", "good"]);
        assert_eq!(made.code, 0, "{}", made.told);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), bytes).unwrap();
    }

    fn run(&self, args: &[&str]) -> Told {
        self.run_with(args, "")
    }

    fn run_with(&self, args: &[&str], stdin: &str) -> Told {
        let mut command = Command::new(env!("CARGO_BIN_EXE_incident-mapper"));
        let command = command.current_dir(self.folder.path()).args(args);
        Told::of(&command.write_stdin(stdin).output().unwrap())
    }

    fn layer(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        bytes(&self.path("out"))
    }

    /// Runs and proves that the layer is as it was.
    fn fails(&self, args: &[&str], code: i32, words: &[&str]) {
        let before = self.layer();
        let told = self.run(args);
        assert_eq!(told.code, code, "{args:?}: {}", told.told);
        for word in words {
            assert!(
                told.told.contains(word),
                "{args:?}: {word:?} is not in\n{}",
                told.told
            );
        }
        assert!(
            told.data.is_empty(),
            "{args:?}: messages go to standard error"
        );
        assert_eq!(self.layer(), before, "{args:?} changed the earlier layer");
    }
}

fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(&path).unwrap()))
        .collect()
}

struct Told {
    code: i32,
    data: String,
    told: String,
}

impl Told {
    fn of(output: &Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            data: String::from_utf8(output.stdout.clone()).unwrap(),
            told: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }
}

#[test]
fn help_lists_the_subcommands() {
    let told = Desk::new().run(&["--help"]);
    assert_eq!(told.code, 0);
    for command in ["map", "places", "lookup", "gazetteer", "Exit codes"] {
        assert!(
            told.data.contains(command),
            "{command} is not in\n{}",
            told.data
        );
    }
    let bare = Desk::new().run(&[]);
    assert_eq!(bare.code, 2);
    assert!(bare.told.contains("Usage"), "{}", bare.told);
}

#[test]
fn an_empty_folder_is_no_input() {
    let desk = Desk::new();
    fs::create_dir(desk.path("empty")).unwrap();
    desk.fails(
        &["map", "empty"],
        2,
        &["error: no readable report in empty", "hint: "],
    );
}

#[test]
fn a_missing_path_is_named() {
    let desk = Desk::new();
    let words = ["error: no such file or folder: nowhere", "hint: "];
    desk.fails(&["map", "nowhere"], 2, &words);
    desk.fails(&["map", "good", "nowhere"], 2, &words);
    desk.fails(&["map", "good", "--sources", "none.csv"], 2, &["none.csv"]);
    // The default folder is a path like any other.
    desk.fails(&["map"], 2, &["data/reports"]);
}

#[test]
fn what_is_no_text_is_no_report() {
    let desk = Desk::new();
    desk.write("image/photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.fails(
        &["map", "image"],
        2,
        &["no readable report", "photo.txt", "binary"],
    );
    desk.fails(
        &["map", "image/photo.txt"],
        2,
        &["no readable report", "photo.txt", "binary"],
    );
    desk.write("blank/blank.txt", "\n \n");
    desk.fails(
        &["map", "blank"],
        2,
        &["no readable report", "holds no text"],
    );
    desk.write("sheet/table.xlsx", b"PK\x03\x04\0");
    desk.fails(&["map", "sheet"], 2, &["no readable report", "table.xlsx"]);
    fs::create_dir_all(desk.path("odd/report.txt")).unwrap();
    desk.fails(&["map", "odd"], 2, &["no readable report"]);
    desk.fails(&["map", "odd/report.txt"], 2, &["no readable report"]);
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_is_unreadable() {
    let desk = Desk::new();
    fs::create_dir(desk.path("links")).unwrap();
    std::os::unix::fs::symlink("gone.txt", desk.path("links/link.txt")).unwrap();
    desk.fails(&["map", "links"], 2, &["no readable report", "link.txt"]);
    desk.fails(&["map", "links/link.txt"], 2, &["link.txt"]);
}

#[test]
fn bad_files_among_good_ones_are_warnings() {
    let desk = Desk::new();
    let alone = fs::read(desk.path("out/incidents.csv")).unwrap();
    desk.write("mixed/bomb.txt", GOOD);
    desk.write("mixed/empty.txt", "");
    desk.write("mixed/photo.txt", b"\x89PNG\0\0");
    desk.write("mixed/latin.txt", b"caf\xe9 ole");
    #[cfg(unix)]
    std::os::unix::fs::symlink("gone.txt", desk.path("mixed/link.txt")).unwrap();

    let told = desk.run(&["map", "mixed", "--out", "mixed-out"]);
    assert_eq!(told.code, 0, "{}", told.told);
    assert!(told.told.contains("2 reports read"), "{}", told.told);
    // What is no UTF-8 is read, and it is said.
    for file in ["empty.txt", "photo.txt", "latin.txt"] {
        let line = format!("warning: mixed/{file}: ");
        assert!(
            told.told.contains(&line),
            "{file} is not warned of in\n{}",
            told.told
        );
    }
    assert_eq!(
        fs::read(desk.path("mixed-out/incidents.csv")).unwrap(),
        alone,
        "the good report is mapped as if alone"
    );

    let strict = desk.run(&["map", "mixed", "--out", "strict-out", "--strict"]);
    assert_eq!(strict.code, 1, "{}", strict.told);
    assert!(
        desk.path("strict-out/run.json").exists(),
        "warnings do not keep the layer from being written"
    );

    let quiet = desk.run(&["map", "mixed", "--out", "quiet-out", "--quiet"]);
    assert_eq!((quiet.code, quiet.told.as_str()), (0, ""));
    let strict = desk.run(&["map", "good", "--strict"]);
    assert_eq!(strict.code, 0, "nothing is amiss: {}", strict.told);
}

#[test]
fn a_report_of_nothing_makes_an_empty_layer_and_says_so() {
    let desk = Desk::new();
    desk.write(
        "calm/dam.txt",
        "Dam opens\n\nHERAT, 3 May 2019 - Officials opened a dam in the west on Thursday.\n",
    );
    let told = desk.run(&["map", "calm", "--out", "calm-out"]);
    assert_eq!(told.code, 0, "{}", told.told);
    assert!(told.told.contains("0 incidents"), "{}", told.told);
}

#[test]
fn a_format_that_is_not_written_is_refused_with_those_that_are() {
    let desk = Desk::new();
    #[cfg(not(feature = "gpkg"))]
    desk.fails(
        &["map", "good", "--format", "gpkg"],
        2,
        &["without the feature gpkg", "--features gpkg"],
    );
    desk.fails(
        &["map", "good", "--format", "geojson,shapefile"],
        2,
        &["shapefile", "geojson", "csv"],
    );
    desk.fails(&["map", "good", "--format", ""], 2, &["geojson", "csv"]);
}

#[test]
fn a_wrong_flag_is_refused() {
    let desk = Desk::new();
    desk.fails(&["map", "good", "--fast"], 2, &["--fast"]);
    desk.fails(&["map", "good", "--jobs", "many"], 2, &["many"]);
    desk.fails(&["draw", "good"], 2, &["draw"]);
}

#[test]
fn what_cannot_be_written_ends_with_3() {
    let desk = Desk::new();
    desk.write("taken", "a file");
    desk.fails(
        &["map", "good", "--out", "taken"],
        3,
        &["could not write", "taken"],
    );
    assert_eq!(fs::read(desk.path("taken")).unwrap(), b"a file");
}

#[test]
fn two_reports_of_one_id_are_refused() {
    let desk = Desk::new();
    desk.write("twins/a.txt", format!("---\nid: twin\n---\n{GOOD}"));
    desk.write(
        "twins/b.txt",
        format!("---\nid: twin\n---\n{GOOD}More was not known.\n"),
    );
    desk.fails(&["map", "twins"], 2, &["twin", "a.txt", "b.txt"]);
}

#[test]
fn standard_input_is_a_report() {
    let desk = Desk::new();
    let told = desk.run_with(&["map", "-", "--out", "stdin-out"], GOOD);
    assert_eq!(told.code, 0, "{}", told.told);
    let claims = fs::read_to_string(desk.path("stdin-out/claims.csv")).unwrap();
    assert!(claims.contains(",stdin,"), "{claims}");
    desk.fails(&["map", "-"], 2, &["no readable report"]);
    let places = desk.run_with(&["places", "-"], GOOD);
    assert_eq!(places.code, 0, "{}", places.told);
    assert!(places.data.contains("Kandahar"), "{}", places.data);
}

#[test]
fn places_are_rows_of_three_formats() {
    let desk = Desk::new();
    let lines = desk.run(&["places", "good"]);
    for line in lines.data.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(row["report_id"], "bomb");
        let surface = row["surface"].as_str().unwrap();
        let span = row["start"].as_u64().unwrap() as usize..row["end"].as_u64().unwrap() as usize;
        assert_eq!(GOOD.get(span), Some(surface));
    }
    assert!(lines.data.lines().count() >= 1);
    let csv = desk.run(&["places", "good", "--format", "csv"]);
    assert_eq!(csv.data.lines().count(), lines.data.lines().count() + 1);
    let geojson = desk.run(&["places", "good", "--format", "geojson"]);
    let collection: serde_json::Value = serde_json::from_str(&geojson.data).unwrap();
    assert_eq!(collection["type"], "FeatureCollection");
    desk.fails(&["places", "nowhere"], 2, &["nowhere"]);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/reports");
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_incident-mapper"))
        .arg("places")
        .arg(reports)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let told = Told::of(&output);
    assert_eq!(told.code, 0, "{}", told.told);
    assert!(
        !told.told.contains("error") && !told.told.contains("panic"),
        "{}",
        told.told
    );
}

#[test]
fn lookup_ranks_places_and_misses_with_1() {
    let desk = Desk::new();
    let found = desk.run(&["lookup", "Jawzjan"]);
    assert_eq!(found.code, 0, "{}", found.told);
    assert!(found.data.contains("Jowzjan"), "{}", found.data);
    let missed = desk.run(&["lookup", "Zzyzxqw"]);
    assert_eq!(missed.code, 1);
    assert!(
        missed.data.contains("Zzyzxqw: not found"),
        "{}",
        missed.data
    );
    let both = desk.run(&["lookup", "Kabul", "Zzyzxqw", "--format", "json"]);
    assert_eq!(both.code, 1);
    let rows: Vec<serde_json::Value> = both
        .data
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1]["candidates"], serde_json::json!([]));
    let parent = desk.run(&["lookup", "Kabul", "--in", "Zzyzxqw"]);
    assert_eq!(parent.code, 2);
    assert!(parent.told.contains("Zzyzxqw"), "{}", parent.told);
}

#[test]
fn the_built_in_tables_are_sound() {
    let told = Desk::new().run(&["gazetteer", "check"]);
    assert_eq!(told.code, 0, "{}", told.data);
    assert!(told.data.contains(" 0 faults"), "{}", told.data);
}

#[test]
fn a_file_of_settings_gives_what_the_command_line_does_not() {
    let desk = Desk::new();
    desk.write(
        "map.toml",
        "paths = [\"good\"]\nout = \"layer\"\nformat = [\"csv\"]\nstrict = false\nmax-depth = 64\n",
    );
    let run = desk.run(&["map", "--config", "map.toml"]);
    assert_eq!(run.code, 0, "{}", run.told);
    assert!(desk.path("layer/incidents.csv").exists());
    assert!(!desk.path("layer/incidents.geojson").exists());
    let run = desk.run(&[
        "map", "--config", "map.toml", "--out", "other", "--format", "geojson",
    ]);
    assert_eq!(run.code, 0, "{}", run.told);
    assert!(desk.path("other/incidents.geojson").exists());
    assert!(!desk.path("other/incidents.csv").exists());
}

#[test]
fn settings_that_are_printed_are_those_that_are_read() {
    let desk = Desk::new();
    let arguments = [
        "map",
        "good",
        "--strict",
        "--exclude",
        "*.tmp",
        "--max-report",
        "1MB",
        "--print-config",
    ];
    let print = || {
        let mut command = Command::cargo_bin("incident-mapper").unwrap();
        command.current_dir(desk.folder.path());
        command
    };
    let printed = print().args(arguments).output().unwrap().stdout;
    let text = String::from_utf8(printed.clone()).unwrap();
    for line in [
        "paths = [\"good\"]",
        "strict = true",
        "exclude = [\"*.tmp\"]",
        "max-report = \"1MB\"",
        "jobs = 0",
    ] {
        assert!(text.lines().any(|l| l == line), "{line} is not in:\n{text}");
    }
    desk.write("map.toml", &printed);
    let again = print()
        .args(["map", "--config", "map.toml", "--print-config"])
        .output()
        .unwrap()
        .stdout;
    assert_eq!(String::from_utf8(again).unwrap(), text);
}

#[test]
fn a_file_of_settings_that_is_wrong_is_told_with_its_line() {
    let desk = Desk::new();
    for (settings, told) in [
        (
            "out = \"x\"\nstrcit = true\n",
            "line 2: map has no option \"strcit\"",
        ),
        ("strict = \"yes\"\n", "line 1: strict: write true or false"),
        (
            "out = [\"a\", \"b\"]\n",
            "line 1: out: takes one value, no list",
        ),
        ("jobs = \"many\"\n", "invalid value 'many' for '--jobs <N>'"),
        ("config = \"other.toml\"\n", "map has no option \"config\""),
        ("out =\n", "line 1, column 6"),
    ] {
        desk.write("bad.toml", settings);
        let run = desk.run(&["map", "--config", "bad.toml"]);
        assert_eq!(run.code, 2, "{settings}");
        assert!(run.told.contains("bad.toml"), "{}", run.told);
        assert!(run.told.contains(told), "{}", run.told);
    }
    let run = desk.run(&["map", "--config", "none.toml"]);
    assert_eq!(run.code, 2);
    assert!(
        run.told.contains("none.toml: cannot be read"),
        "{}",
        run.told
    );
}

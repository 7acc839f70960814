//! A gazetteer of the user's own, and tables of places: `gazetteer import`, `export`, `geocode`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at the first surprise, and says that it is skipped"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use assert_cmd::Command;
use tempfile::tempdir;

const VILLAGES: &str = "id,name,lat,lon,province,district,alt\n\
    a1,Sabz Qala,35.97,65.40,Jowzjan,Darzab,Qala-i-Sabz|قلعه سبز\n\
    a2,,35.97,65.41,Jowzjan,Darzab,\n\
    a3,Nowhere,95,65.41,Jowzjan,Darzab,\n";

struct Run {
    code: i32,
    out: String,
    told: String,
}

fn run(args: &[&str], input: &str) -> Run {
    let output = Command::cargo_bin("incident-mapper")
        .unwrap()
        .args(args)
        .write_stdin(input)
        .output()
        .unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        told: String::from_utf8(output.stderr).unwrap(),
    }
}

fn imported(folder: &Path) -> PathBuf {
    let (source, made) = (folder.join("villages.csv"), folder.join("own.gaz"));
    fs::write(&source, VILLAGES).unwrap();
    let done = run(
        &[
            "gazetteer",
            "import",
            source.to_str().unwrap(),
            "-o",
            made.to_str().unwrap(),
            "--licence",
            "Field list of the test, CC0",
        ],
        "",
    );
    assert_eq!(done.code, 0, "{}", done.told);
    for words in [
        "1 places added",
        "no name: 1",
        "out of range: 1",
        "villages.csv:4",
        "CC0",
    ] {
        assert!(done.told.contains(words), "{words}: {}", done.told);
    }
    made
}

#[test]
fn an_import_is_used_by_every_command() {
    let folder = tempdir().unwrap();
    let made = imported(folder.path());
    let made = made.to_str().unwrap();
    let found = run(&["lookup", "--gazetteer", made, "قلعه سبز"], "");
    assert!(
        found.out.contains("Sabz Qala, Darzab, Jowzjan"),
        "{}",
        found.out
    );
    let report = "KABUL, 3 May 2019 - A roadside bomb killed four soldiers in the village of Sabz Qala, Darzab district, on Thursday, police said.\n";
    let text = folder.path().join("bomb.txt");
    fs::write(&text, report).unwrap();
    let places = run(&["places", "--gazetteer", made, text.to_str().unwrap()], "");
    assert!(places.out.contains("\"own-a1\""), "{}", places.out);
    let out = folder.path().join("out");
    let map = run(
        &[
            "map",
            "--gazetteer",
            made,
            text.to_str().unwrap(),
            "--out",
            out.to_str().unwrap(),
        ],
        "",
    );
    assert_eq!(map.code, 0, "{}", map.told);
    let layer = fs::read_to_string(out.join("incidents.csv")).unwrap();
    assert!(layer.contains("Sabz Qala"), "{layer}");
    let run_json = fs::read_to_string(out.join("run.json")).unwrap();
    assert!(run_json.contains("import-"), "{run_json}");
    let stats = run(&["gazetteer", "stats", "--gazetteer", made], "");
    assert!(
        stats.out.contains("source: Field list of the test, CC0"),
        "{}",
        stats.out
    );
    let export = run(&["gazetteer", "export", "--gazetteer", made], "");
    assert!(
        export
            .out
            .contains("own-a1,Sabz Qala,village,af2811,Darzab,Jowzjan,35.97,65.4"),
        "{}",
        export.out.lines().last().unwrap()
    );
    let export = run(&["gazetteer", "export", "--format", "geojson"], "");
    let parsed: serde_json::Value = serde_json::from_str(&export.out).unwrap();
    assert!(parsed["features"].as_array().unwrap().len() > 700);
}

#[test]
fn a_village_of_every_name_makes_no_places_of_men() {
    let folder = tempdir().unwrap();
    let (source, made) = (folder.path().join("v.csv"), folder.path().join("v.gaz"));
    let table = "id,name,lat,lon,province\nb1,Esmail,36.1,66.9,Balkh\nb2,Shinwari,34.9,68.9,Parwan\nb3,Khan,33.5,68.4,Ghazni\nb4,Karim,36.0,65.4,Jowzjan\n";
    fs::write(&source, table).unwrap();
    let (source, made) = (source.to_str().unwrap(), made.to_str().unwrap());
    assert_eq!(
        run(&["gazetteer", "import", source, "-o", made], "").code,
        0
    );
    let report = "KABUL, 3 May 2019 - Esmail Shinwari, the governor, said that Khan had fled. Police found his car in Karim in Jowzjan.\n";
    let text = folder.path().join("r.txt");
    fs::write(&text, report).unwrap();
    let places = run(
        &[
            "places",
            "--gazetteer",
            made,
            "--format",
            "csv",
            text.to_str().unwrap(),
        ],
        "",
    );
    let placed: Vec<&str> = places
        .out
        .lines()
        .filter(|line| line.contains(",place,") && line.contains("own-"))
        .collect();
    assert_eq!(placed.len(), 1, "{}", places.out);
    assert!(placed[0].contains("own-b4"), "{}", places.out);
}

#[test]
fn a_file_that_is_no_gazetteer_is_refused_with_the_reason() {
    let folder = tempdir().unwrap();
    let made = imported(folder.path());
    let mut bytes = fs::read(&made).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    for (name, bytes, words) in [
        ("changed.gaz", bytes.clone(), "checksum"),
        ("short.gaz", bytes[..middle].to_vec(), "should hold"),
        (
            "text.gaz",
            b"not at all".to_vec(),
            "not a sound compiled gazetteer",
        ),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let refused = run(
            &["lookup", "--gazetteer", path.to_str().unwrap(), "Kabul"],
            "",
        );
        assert_eq!(refused.code, 2, "{name}");
        assert!(
            refused.told.contains(words) && refused.told.contains(name),
            "{}",
            refused.told
        );
    }
}

#[test]
fn a_table_keeps_its_rows_columns_and_ways() {
    let table = "\u{feff}id;Village;District;Province;match\r\n7;\"Mughul\nupper\";;;x\r\n8;Mughul;Darz Aab;Jawzjan;y\r\n9;;;Kunar\r\n10;=cmd;Nowhere;Plugh;z\r\n";
    let done = run(&["geocode", "-"], table);
    assert_eq!(done.code, 0, "{}", done.told);
    assert!(
        done.out
            .starts_with("\u{feff}id;Village;District;Province;match;matched_name;"),
        "{}",
        done.out
    );
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(done.out.trim_start_matches('\u{feff}').as_bytes());
    let heads = rows.headers().unwrap().clone();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| rows[row].get(at(name)).unwrap().to_owned();
    assert_eq!(rows.len(), 4);
    assert_eq!(cell(0, "Village"), "Mughul\nupper");
    assert_eq!(
        (cell(1, "match_matched"), cell(1, "match")),
        ("exact".into(), "y".into())
    );
    assert_eq!(cell(1, "matched_name"), "Moghol");
    assert_eq!(
        (cell(2, "admin1_pcode"), cell(2, "point_of")),
        ("AF15".into(), "province".into())
    );
    assert_eq!(cell(3, "match_matched"), "none");
    assert_eq!(cell(3, "Village"), "=cmd");
    assert!(done.told.contains("4 rows: 2 exact"), "{}", done.told);
    assert!(
        done.told.contains("1 rows had more or fewer cells"),
        "{}",
        done.told
    );
}

#[test]
fn a_table_without_places_is_told_what_to_do() {
    let done = run(&["geocode", "-"], "a,b\n1,2\n");
    assert_eq!(done.code, 2);
    assert!(
        done.told.contains("a, b") && done.told.contains("--place"),
        "{}",
        done.told
    );
    let done = run(&["geocode", "-", "--place", "c"], "a,b\n1,2\n");
    assert!(done.told.contains("no column 'c'"), "{}", done.told);
    let done = run(&["geocode", "nowhere.csv"], "");
    assert_eq!(done.code, 2, "{}", done.told);
}

#[test]
fn a_country_dump_is_imported_where_the_references_are() {
    let Some(shared) = std::env::var_os("INCIDENT_MAPPER_EVAL") else {
        println!("skipped: INCIDENT_MAPPER_EVAL does not name the folder of the references");
        return;
    };
    let names = PathBuf::from(shared).join("reference/geonames");
    let folder = tempdir().unwrap();
    let made = folder.path().join("af.gaz");
    let path = |name: &str| names.join(name).to_str().unwrap().to_owned();
    let begun = Instant::now();
    let done = run(
        &[
            "gazetteer",
            "import",
            &path("AF.zip"),
            "--admin1-codes",
            &path("AF_admin1CodesASCII.txt"),
            "--admin2-codes",
            &path("AF_admin2Codes.txt"),
            "-o",
            made.to_str().unwrap(),
        ],
        "",
    );
    assert_eq!(done.code, 0, "{}", done.told);
    // The test is not optimised: the bound is only there to notice a loop over all pairs.
    assert!(
        begun.elapsed() < Duration::from_secs(120),
        "{:?}",
        begun.elapsed()
    );
    assert!(
        done.told
            .contains("GeoNames (https://www.geonames.org), CC BY 4.0"),
        "{}",
        done.told
    );
    let table = "place,district,province\nKārēz,Shahristan,Daykundi\nPalangzār,Chagcharan,Ghor\nTsowkay,,Kunar\n";
    let found = run(
        &["geocode", "-", "--gazetteer", made.to_str().unwrap()],
        table,
    );
    assert_eq!(found.code, 0, "{}", found.told);
    assert!(found.told.starts_with("3 rows: "), "{}", found.told);
}

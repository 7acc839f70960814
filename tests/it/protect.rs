//! `--protect`: no format holds a private person's name, and a public person keeps his.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use incident_mapper::annotate::annotate;
use incident_mapper::gazetteer::Gazetteer;
use incident_mapper::model::Report;
use incident_mapper::protect::of_report;
use incident_mapper::text::veil::Set;
use tempfile::{TempDir, tempdir};

/// Private: a victim, his brother, one who fled, one abducted, a source, a doctor, a fallen sergeant.
/// Public: a police chief, a Taliban commander.
const REPORT: &str = "---
title: Blast kills shopkeeper Karim Gulzad in Khost
outlet: The Example Times
url: https://example.org/2019/05/karim-gulzad-killed-in-khost
published: 2019-05-03
---
A roadside bomb killed shopkeeper Karim Gulzad and two other civilians in Khost city on Thursday, provincial police \
chief Abdul Rahim Stanikzai said.

Najib Sahakwal, a resident who fled the fighting in Sabari last year, said the bomb killed Karim and two of his \
sons in Khost city on Thursday.

Gunmen abducted teacher Latif Oryakhel in Sabari district of Khost on Wednesday, a source named only as Jamshidullah \
said.

Staff Sgt. Marcus Wellerton was killed in an attack in Kandahar city on Tuesday, the Pentagon said. Taliban commander \
Mullah Sanginyar was killed in an air strike in Zabul on Monday, the defence ministry said.
";

const PRIVATE: &[&str] = &[
    "karim",
    "gulzad",
    "najib",
    "sahakwal",
    "latif",
    "oryakhel",
    "jamshidullah",
    "wellerton",
];
const PUBLIC: &[&str] = &["abdul rahim stanikzai", "mullah sanginyar"];
const FORMATS: &str = "geojson,csv,gpkg,fgb,kml,uncertainty,disputes,qgz";

struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        fs::create_dir(folder.path().join("reports")).unwrap();
        // The name stands in the file's name too, and with it in the report's id.
        fs::write(
            folder.path().join("reports/karim-gulzad-killed.txt"),
            REPORT,
        )
        .unwrap();
        Self(folder)
    }

    fn run(&self, args: &[&str]) -> std::process::Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_incident-mapper"));
        let command = command.current_dir(self.0.path()).args(args);
        let output = command.output().unwrap();
        assert!(
            output.status.success(),
            "{args:?}: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        output
    }

    fn files(&self, folder: &str) -> BTreeMap<String, String> {
        files(&self.0.path().join(folder))
    }
}

/// The files of a folder as lower-case text, whatever they hold.
fn files(folder: &Path) -> BTreeMap<String, String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let bytes = fs::read(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, String::from_utf8_lossy(&bytes).to_lowercase())
        })
        .collect()
}

/// Files that tell of incidents or claims: styles hold no report's words.
fn tells(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_none_or(|ending| ending != "qml")
}

#[test]
fn no_format_names_a_private_person_and_every_one_names_the_public() {
    let desk = Desk::new();
    desk.run(&["map", "reports", "--out", "open", "--format", FORMATS]);
    desk.run(&[
        "map",
        "reports",
        "--out",
        "veiled",
        "--format",
        FORMATS,
        "--protect",
    ]);
    let (open, veiled) = (desk.files("open"), desk.files("veiled"));
    assert_eq!(
        open.keys().collect::<Vec<_>>(),
        veiled.keys().collect::<Vec<_>>()
    );
    for name in PRIVATE {
        assert!(
            open.values().any(|text| text.contains(name)),
            "{name} is in no file of the open layer: the test proves nothing by it"
        );
        for (file, text) in veiled.iter().filter(|(file, _)| tells(file)) {
            assert!(!text.contains(name), "{file} holds {name}");
        }
    }
    for name in PUBLIC {
        for file in [
            "claims.csv",
            "incidents.csv",
            "claims.geojson",
            "incidents.gpkg",
            "claims.fgb",
            "claims.kml",
        ] {
            assert!(veiled[file].contains(name), "{file} lacks {name}");
        }
    }
    assert!(veiled["run.json"].contains("\"protected\": true"));
    assert!(!open["run.json"].contains("protected"));
    let claims = &veiled["claims.csv"];
    assert!(
        claims.contains("killed shopkeeper [a resident] and two other civilians"),
        "{claims}"
    );
    assert!(
        claims.contains("a source named only as [a person]"),
        "{claims}"
    );
}

#[test]
fn a_protected_layer_holds_the_same_incidents_and_passes_the_check_against_the_reports() {
    let desk = Desk::new();
    // Under a name that gives nothing away the quotes can be looked up.
    fs::rename(
        desk.0.path().join("reports/karim-gulzad-killed.txt"),
        desk.0.path().join("reports/r1.txt"),
    )
    .unwrap();
    desk.run(&["map", "reports", "--out", "open"]);
    desk.run(&["map", "reports", "--out", "veiled", "--protect"]);
    let checked = desk.run(&["check", "veiled", "--reports", "reports"]);
    let checked = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(checked.contains("0 faults, 0 remarks"), "{checked}");
    let rows = |folder: &str, columns: &[&str]| -> Vec<Vec<String>> {
        let path = desk.0.path().join(folder).join("incidents.csv");
        let text = fs::read_to_string(path).unwrap();
        let mut table = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let heads = table.headers().unwrap().clone();
        let at: Vec<usize> = columns
            .iter()
            .map(|column| heads.iter().position(|head| head == *column).unwrap())
            .collect();
        table
            .records()
            .map(|row| row.unwrap())
            .map(|row| at.iter().map(|at| row[*at].to_owned()).collect())
            .collect()
    };
    let columns = [
        "incident_id",
        "date_start",
        "longitude",
        "latitude",
        "killed_min",
        "taken_min",
        "report_count",
        "speaker_count",
    ];
    assert_eq!(rows("open", &columns), rows("veiled", &columns));
    assert_ne!(rows("open", &["title"]), rows("veiled", &["title"]));
    // The change from an open layer to a protected one is none of incidents.
    let told = desk.run(&[
        "explain",
        &rows("veiled", &["incident_id"])[0][0],
        "--layer",
        "veiled",
    ]);
    let told = String::from_utf8_lossy(&told.stdout).to_lowercase();
    for name in PRIVATE {
        assert!(!told.contains(name), "{name} in {told}");
    }
    let sequence = desk.run(&[
        "map",
        "reports",
        "--protect",
        "--out",
        "-",
        "--format",
        "geojsonseq",
    ]);
    let sequence = String::from_utf8_lossy(&sequence.stdout).to_lowercase();
    assert!(sequence.contains("mullah sanginyar"));
    for name in PRIVATE {
        assert!(!sequence.contains(name), "{name} in {sequence}");
    }
}

#[test]
fn a_lone_name_is_known_by_the_word_before_it() {
    let text = "A man named Jamshid and his son Farhad fled Sabari. Gunmen in the village named \
                Sabari beat a driver, Torak, on Monday.";
    let report = Report {
        text: text.into(),
        ..report()
    };
    let annotated = annotate(&report, &Gazetteer::embedded().unwrap()).unwrap();
    let veil = of_report(&report, &annotated, &[]).unwrap();
    assert_eq!(
        veil.over(text, Set::Bracketed),
        "A man named [a person] and his son [a person] fled Sabari. Gunmen in the village named \
         Sabari beat a driver, [a person], on Monday."
    );
}

fn report() -> Report {
    Report {
        id: "a".into(),
        path: "a".into(),
        digest: String::new(),
        outlet: None,
        agency: None,
        title: None,
        url: None,
        published: None,
        published_from: None,
        updated: None,
        text: String::new(),
    }
}

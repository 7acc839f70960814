//! People's corrections through two regenerations, with reports added between: what was decided
//! holds, whatever id the incident has by then, and what finds nothing is told.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use incident_mapper::write::read_back::{self, WrittenLayer};
use serde_json::Value as Json;
use tempfile::{TempDir, tempdir};

/// File, outlet, published, text.
type Text = (&'static str, &'static str, &'static str, &'static str);

const FIRST: &[Text] = &[
    (
        "police",
        "The Example Times",
        "2019-05-03",
        "A roadside bomb killed four civilians in Kandahar city on Thursday, the provincial police said. Two other people were wounded in the explosion.",
    ),
    (
        "residents",
        "Third Paper",
        "2019-05-05",
        "A bomb in Kandahar city killed four civilians on Thursday, residents said.",
    ),
    (
        "strike",
        "The Example Times",
        "2019-05-04",
        "An air strike killed seven Taliban fighters in Chardara district of Kunduz province on Friday, the defence ministry said.",
    ),
    (
        "gunmen",
        "Third Paper",
        "2019-05-05",
        "Gunmen attacked a checkpoint in Ghazni city on Saturday and killed two policemen, officials said.",
    ),
];
/// Published before the others: its claim becomes the anchor, and the incident's id another.
const SECOND: &[Text] = &[(
    "mayor",
    "Sample News",
    "2019-05-02",
    "A roadside bomb killed four civilians in Kandahar city on Thursday, the mayor said.",
)];
const THIRD: &[Text] = &[
    (
        "surgeon",
        "Fourth Gazette",
        "2019-05-06",
        "Four civilians were killed by a roadside bomb in Kandahar city on Thursday, a surgeon said.",
    ),
    (
        "elder",
        "Fourth Gazette",
        "2019-05-06",
        "A roadside bomb killed a tribal elder in Lashkar Gah on Sunday, the police said.",
    ),
];

struct Desk {
    folder: TempDir,
}

struct Told {
    code: i32,
    data: String,
    told: String,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempdir().unwrap(),
        };
        fs::create_dir(desk.path("reports")).unwrap();
        desk.add(FIRST);
        assert_eq!(desk.run(&["map", "reports"]).code, 0);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn add(&self, reports: &[Text]) {
        for (file, outlet, published, text) in reports {
            let text = format!("---\noutlet: {outlet}\npublished: {published}\n---\n{text}\n");
            fs::write(self.path("reports").join(format!("{file}.txt")), text).unwrap();
        }
    }

    fn run(&self, args: &[&str]) -> Told {
        let mut command = Command::new(env!("CARGO_BIN_EXE_incident-mapper"));
        let output = command
            .current_dir(self.folder.path())
            .args(args)
            .output()
            .unwrap();
        Told {
            code: output.status.code().unwrap(),
            data: String::from_utf8(output.stdout).unwrap(),
            told: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Writes the table: rows of id, field, value; a reason, a name and a day are added.
    fn decide(&self, rows: &[(&str, &str, &str)]) {
        let mut table = "id,field,value,reason,by,date\n".to_owned();
        for (id, field, value) in rows {
            table.push_str(&format!(
                "{id},{field},\"{value}\",\"the ministry's list, page 3\",A. Rahimi,2026-03-01\n"
            ));
        }
        fs::write(self.path("corrections.csv"), table).unwrap();
    }

    fn map(&self) -> (WrittenLayer, String) {
        let told = self.run(&["map", "reports", "--corrections", "corrections.csv"]);
        assert_eq!(told.code, 0, "{}", told.told);
        (self.layer(), told.told)
    }

    fn layer(&self) -> WrittenLayer {
        read_back::read(&self.path("out")).unwrap()
    }

    /// Holds after each of three runs, with reports added between.
    fn always(&self, holds: impl Fn(&WrittenLayer)) {
        for more in [&[][..], SECOND, THIRD] {
            self.add(more);
            let (layer, told) = self.map();
            assert!(!told.contains("warning"), "{told}");
            holds(&layer);
        }
    }
}

/// Id of the report's claim whose quote holds the words.
fn claim(layer: &WrittenLayer, report: &str, words: &str) -> String {
    let row = layer.claims.iter().find(|row| {
        row.text("report_id") == Some(report) && row.text("quote").unwrap().contains(words)
    });
    row.unwrap_or_else(|| unreachable!("no claim of {report}"))
        .shown("claim_id")
}

fn incident_of(layer: &WrittenLayer, claim: &str) -> String {
    let row = layer
        .claims
        .iter()
        .find(|row| row.text("claim_id") == Some(claim));
    row.unwrap_or_else(|| unreachable!("no {claim}"))
        .shown("incident_id")
}

/// A column of the incident that holds the claim.
fn shown(layer: &WrittenLayer, claim: &str, column: &str) -> String {
    let id = incident_of(layer, claim);
    let row = layer
        .incidents
        .iter()
        .find(|row| row.text("incident_id") == Some(&id));
    row.unwrap().shown(column)
}

fn as_incident(claim: &str) -> String {
    claim.replacen('c', "i", 1)
}

#[test]
fn values_hold_and_are_signed() {
    let desk = Desk::new();
    let first = desk.layer();
    let bomb = claim(&first, "police", "roadside");
    let strike = claim(&first, "strike", "air strike");
    let gunmen = claim(&first, "gunmen", "Gunmen");
    let ids = [&bomb, &strike, &gunmen].map(|id| as_incident(id));
    desk.decide(&[
        (&ids[0], "killed", "5-6"),
        (&ids[0], "injured", "9+"),
        (&ids[0], "civilians_killed", "unknown"),
        (&ids[0], "date", "2019-05-01/2019-05-02"),
        (&ids[1], "place", "Imam Sahib district, Kunduz"),
        (
            &ids[1],
            "sub_event_type",
            "Shelling/artillery/missile attack",
        ),
        (&ids[2], "point", "33.55N, 68.42E 300m"),
        (&ids[2], "taken", "3"),
    ]);
    desk.always(|layer| {
        let value = |column| shown(layer, &bomb, column);
        assert_eq!(
            (value("killed_min"), value("killed_max")),
            ("5".into(), "6".into())
        );
        assert_eq!(
            (value("killed_best"), value("killed_as_written")),
            ("5".into(), String::new())
        );
        assert_eq!(
            (value("injured_min"), value("injured_max")),
            ("9".into(), String::new())
        );
        assert_eq!(value("civilians_killed_min"), "");
        assert_eq!(
            (value("date_start"), value("date_end")),
            ("2019-05-01".into(), "2019-05-02".into())
        );
        assert_eq!(
            (value("date_basis"), value("date_prec")),
            ("correction".into(), "2".into())
        );
        assert!(
            value("shown_because").contains("date: corrected"),
            "{}",
            value("shown_because")
        );
        assert!(value("shown_because").contains("killed: corrected"));
        assert!(
            value("corrected")
                .contains("killed: the ministry's list, page 3 (A. Rahimi, 2026-03-01)"),
            "{}",
            value("corrected")
        );
        assert_eq!(value("review"), "corrected by A. Rahimi, 2026-03-01");

        let value = |column| shown(layer, &strike, column);
        assert_eq!(
            (value("admin2"), value("where_basis")),
            ("Imam Sahib".into(), "correction".into())
        );
        assert_eq!(
            (value("point_of"), value("where_prec")),
            ("district".into(), "3".into())
        );
        assert!(
            value("other_locations").contains("Chahar Dara"),
            "what was shown is a rival: {}",
            value("other_locations")
        );
        assert!(value("title").contains("Imam Sahib"), "{}", value("title"));
        assert_eq!(value("event_type"), "Explosions/Remote violence");
        assert_eq!(value("sub_event_type"), "Shelling/artillery/missile attack");

        let value = |column| shown(layer, &gunmen, column);
        assert_eq!(
            (value("longitude"), value("latitude")),
            ("68.42".into(), "33.55".into())
        );
        assert_eq!(
            (value("point_of"), value("uncertainty_m")),
            ("exact".into(), "300".into())
        );
        assert_eq!(
            (value("location"), value("taken_min")),
            ("Ghazni".into(), "3".into())
        );
    });
    assert_ne!(
        incident_of(&desk.layer(), &bomb),
        ids[0],
        "the id was to become another"
    );
    let geojson = fs::read_to_string(desk.path("out/incidents.geojson")).unwrap();
    assert!(
        geojson.contains("68.42,33.55") || geojson.contains("68.42,\n"),
        "the map has the new point"
    );
}

#[test]
fn a_claim_is_mended_before_it_is_fused() {
    let desk = Desk::new();
    let first = desk.layer();
    let (police, residents) = (
        claim(&first, "police", "roadside"),
        claim(&first, "residents", "bomb"),
    );
    assert_eq!(
        incident_of(&first, &police),
        incident_of(&first, &residents)
    );
    // Read as of another place, day and toll, the claim is of another happening.
    desk.decide(&[
        (&residents, "place", "Herat city, Herat"),
        (&residents, "date", "2019-03"),
        (&residents, "killed", "11"),
    ]);
    desk.always(|layer| {
        assert_ne!(incident_of(layer, &police), incident_of(layer, &residents));
        let row = layer
            .claims
            .iter()
            .find(|row| row.text("claim_id") == Some(&residents));
        let row = row.unwrap();
        assert_eq!(
            (row.shown("admin1"), row.shown("where_basis")),
            ("Herat".into(), "stated".into())
        );
        assert_eq!(
            (row.shown("date_start"), row.shown("killed_max")),
            ("2019-03-01".into(), "11".into())
        );
        assert!(!row.shown("longitude").is_empty());
        let evidence: Json = serde_json::from_str(&row.shown("evidence_json")).unwrap();
        let rule = |item: &Json| item["rule"].as_str().unwrap().to_owned();
        let corrected = evidence
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| rule(item).contains("A. Rahimi"));
        assert_eq!(corrected.count(), 3);
        let told = shown(layer, &residents, "corrected");
        assert!(
            told.contains(&format!("killed of claim {residents}: ")),
            "{told}"
        );
        assert_eq!(shown(layer, &police, "corrected"), "");
    });
}

#[test]
fn two_incidents_merged_stay_one() {
    let desk = Desk::new();
    let first = desk.layer();
    let (bomb, gunmen) = (
        claim(&first, "police", "roadside"),
        claim(&first, "gunmen", "Gunmen"),
    );
    let residents = claim(&first, "residents", "bomb");
    assert_ne!(incident_of(&first, &bomb), incident_of(&first, &gunmen));
    desk.decide(&[(&as_incident(&bomb), "merge", &as_incident(&gunmen))]);
    desk.always(|layer| {
        let one = incident_of(layer, &bomb);
        assert_eq!(incident_of(layer, &gunmen), one);
        assert_eq!(
            incident_of(layer, &residents),
            one,
            "the whole incident is merged"
        );
        let row = layer
            .claims
            .iter()
            .find(|row| row.text("claim_id") == Some(&gunmen));
        let why = row.unwrap().shown("joined_by");
        assert!(
            why.contains("correction: the ministry's list, page 3 (A. Rahimi, 2026-03-01)"),
            "{why}"
        );
        let told = shown(layer, &bomb, "corrected");
        assert!(told.contains(" merged with "), "{told}");
        assert!(
            shown(layer, &bomb, "disputed").contains("location"),
            "what they say is kept"
        );
    });
}

#[test]
fn two_incidents_kept_apart_stay_two() {
    let desk = Desk::new();
    let first = desk.layer();
    let (police, residents) = (
        claim(&first, "police", "roadside"),
        claim(&first, "residents", "bomb"),
    );
    assert_eq!(
        incident_of(&first, &police),
        incident_of(&first, &residents)
    );
    desk.decide(&[(&as_incident(&police), "apart", &as_incident(&residents))]);
    desk.always(|layer| {
        assert_ne!(incident_of(layer, &police), incident_of(layer, &residents));
        for claim in [&police, &residents] {
            let told = shown(layer, claim, "corrected");
            assert!(told.contains(" kept apart from "), "{told}");
        }
    });
}

#[test]
fn a_claim_split_off_takes_nobody_along() {
    let desk = Desk::new();
    let first = desk.layer();
    let (police, wounded) = (
        claim(&first, "police", "roadside"),
        claim(&first, "police", "wounded"),
    );
    let residents = claim(&first, "residents", "bomb");
    desk.decide(&[(&residents, "split", &as_incident(&police))]);
    desk.always(|layer| {
        let home = incident_of(layer, &police);
        assert_ne!(incident_of(layer, &residents), home);
        // The same words said by others stay where they were.
        for row in layer.claims.iter() {
            let report = row.shown("report_id");
            if ["mayor", "surgeon", "police"].contains(&report.as_str()) {
                assert_eq!(row.shown("incident_id"), home, "{report}");
            }
        }
        let told = shown(layer, &residents, "corrected");
        assert!(
            told.contains(&format!("claim {residents} split off")),
            "{told}"
        );
    });
    // One of two claims of one report is split off too.
    desk.decide(&[(&wounded, "split", &as_incident(&police))]);
    let (layer, _) = desk.map();
    assert_ne!(incident_of(&layer, &police), incident_of(&layer, &wounded));
}

#[test]
fn a_rejected_claim_is_gone_and_its_id_still_names_the_incident() {
    let desk = Desk::new();
    let first = desk.layer();
    let (police, wounded) = (
        claim(&first, "police", "roadside"),
        claim(&first, "police", "wounded"),
    );
    let gunmen = claim(&first, "gunmen", "Gunmen");
    desk.decide(&[
        (&police, "reject", ""),
        (&gunmen, "reject", ""),
        (&as_incident(&police), "injured", "8"),
    ]);
    desk.always(|layer| {
        let ids: Vec<String> = layer
            .claims
            .iter()
            .map(|row| row.shown("claim_id"))
            .collect();
        assert!(!ids.contains(&police) && !ids.contains(&gunmen), "{ids:?}");
        assert!(ids.contains(&wounded));
        assert_eq!(
            shown(layer, &wounded, "injured_min"),
            "8",
            "the id went on to a sibling"
        );
        let told = shown(layer, &wounded, "corrected");
        assert!(told.contains(&format!("claim {police} rejected")), "{told}");
        let incidents = layer.incidents.iter();
        assert!(
            incidents
                .into_iter()
                .all(|row| !row.shown("title").contains("Ghazni"))
        );
    });
    let told = desk.run(&["explain", &gunmen]);
    assert_eq!(told.code, 0, "{}", told.told);
    assert!(
        told.data
            .contains("is in no incident: line 3 of the corrections rejects it"),
        "{}",
        told.data
    );
}

#[test]
fn a_review_is_signed() {
    let desk = Desk::new();
    let bomb = claim(&desk.layer(), "police", "roadside");
    let table = format!(
        "id,field,value,reason,by,date\n{},review,,,A. Rahimi,2026-03-01\n",
        as_incident(&bomb)
    );
    fs::write(desk.path("corrections.csv"), table).unwrap();
    desk.always(|layer| {
        assert_eq!(
            shown(layer, &bomb, "review"),
            "reviewed by A. Rahimi, 2026-03-01"
        );
        assert_eq!(shown(layer, &bomb, "corrected"), "");
        let unreviewed = layer
            .incidents
            .iter()
            .filter(|row| row.text("review") == Some("unreviewed"));
        assert_eq!(unreviewed.count(), layer.incidents.len() - 1);
    });
}

#[test]
fn what_finds_nothing_or_is_overruled_is_a_warning() {
    let desk = Desk::new();
    let first = desk.layer();
    let (police, residents) = (
        claim(&first, "police", "roadside"),
        claim(&first, "residents", "bomb"),
    );
    desk.decide(&[
        ("i0123456789ab", "killed", "5"),
        (&as_incident(&police), "killed", "5"),
        (&as_incident(&residents), "killed", "6"),
    ]);
    let (layer, told) = desk.map();
    assert!(told.contains("warning: corrections.csv:2: the correction of i0123456789ab (killed) was not followed: no report gives i0123456789ab any more"), "{told}");
    assert!(
        told.contains("corrections.csv:3: ") && told.contains("line 4 sets the same value"),
        "{told}"
    );
    assert!(told.contains("1 of 3 corrections followed."), "{told}");
    assert_eq!(shown(&layer, &police, "killed_best"), "6");
    let run: Json = serde_json::from_slice(&fs::read(desk.path("out/run.json")).unwrap()).unwrap();
    let inputs = run["inputs"].as_array().unwrap();
    let listed = inputs
        .iter()
        .find(|input| input["role"] == "corrections")
        .unwrap();
    assert_eq!(listed["path"], "corrections.csv");
    let digest = incident_mapper::write::sha256(&fs::read(desk.path("corrections.csv")).unwrap());
    assert_eq!(listed["sha256"], digest);
    let outcomes: Vec<&str> = run["corrections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(outcomes, ["unmatched", "superseded", "applied"]);
    let strict = desk.run(&[
        "map",
        "reports",
        "--corrections",
        "corrections.csv",
        "--strict",
    ]);
    assert_eq!(strict.code, 1);
}

#[test]
fn a_table_that_is_at_fault_stops_the_run_before_anything_is_written() {
    let desk = Desk::new();
    let before = fs::read(desk.path("out/incidents.csv")).unwrap();
    fs::write(
        desk.path("corrections.csv"),
        "id,field,value,reason,by,date\ni0123456789ab,killed,many,x,y,2026-03-01\ni0123456789ab,date,5/4/18,x,y,2026-03-01\n",
    )
    .unwrap();
    let told = desk.run(&["map", "reports", "--corrections", "corrections.csv"]);
    assert_eq!(told.code, 2);
    assert!(
        told.told.contains(
            "error: corrections.csv:2: column value: \"many\" is no count (line 3 is at fault too)"
        ),
        "{}",
        told.told
    );
    assert!(
        told.told.contains("hint: write 5 for a number"),
        "{}",
        told.told
    );
    assert_eq!(fs::read(desk.path("out/incidents.csv")).unwrap(), before);
    let told = desk.run(&["map", "reports", "--corrections", "none.csv"]);
    assert_eq!(told.code, 2);
    assert!(told.told.contains("none.csv"), "{}", told.told);
}

#[test]
fn nothing_is_read_that_is_not_named() {
    let desk = Desk::new();
    let before = fs::read(desk.path("out/run.json")).unwrap();
    let bomb = claim(&desk.layer(), "police", "roadside");
    desk.decide(&[(&as_incident(&bomb), "killed", "9")]);
    fs::create_dir(desk.path("data")).unwrap();
    fs::copy(
        desk.path("corrections.csv"),
        desk.path("data/corrections.csv"),
    )
    .unwrap();
    fs::copy(
        desk.path("corrections.csv"),
        desk.path("reports/corrections.csv"),
    )
    .unwrap();
    assert_eq!(desk.run(&["map", "reports"]).code, 0);
    assert_eq!(fs::read(desk.path("out/run.json")).unwrap(), before);
}

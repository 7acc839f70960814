//! `explain` and `diff`: a written layer told and compared, from its files alone.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use incident_mapper::model::Incident;
use incident_mapper::write::Format;
use serde_json::Value as Json;
use tempfile::tempdir;

use crate::layer_sample::{disputed, incidents};
use crate::layer_written::written;

struct Told {
    code: i32,
    data: String,
    told: String,
}

fn run(folder: &Path, args: &[&str]) -> Told {
    let mut command = Command::new(env!("CARGO_BIN_EXE_incident-mapper"));
    let output = command.current_dir(folder).args(args).output().unwrap();
    Told {
        code: output.status.code().unwrap(),
        data: String::from_utf8(output.stdout).unwrap(),
        told: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The disputed incident of the sample, its parts told in this order.
#[test]
fn the_whole_story_is_told_at_80_columns() {
    let folder = tempdir().unwrap();
    let sample = disputed();
    written(
        std::slice::from_ref(&sample),
        &folder.path().join("out"),
        &[Format::Csv],
    );
    let told = run(folder.path(), &["explain", &sample.id]);
    assert_eq!(told.code, 0, "{}", told.told);
    let mut rest = told.data.as_str();
    let first = sample.claims.first().unwrap();
    for words in [
        sample.title.as_str(),
        &sample.id,
        "When ",
        "shown because: ",
        "but others say: ",
        "Where ",
        "Disputed ",
        "Sources ",
        "Review ",
        "claims, in the order of publication",
        &first.claim.id,
        &first.claim.speaker.name,
        "joined by: ",
        "rule ",
    ] {
        let Some((_, after)) = rest.split_once(words) else {
            unreachable!("{words:?} is not where it should be in\n{}", told.data);
        };
        rest = after;
    }
    let flat = told.data.split_whitespace().collect::<Vec<_>>().join(" ");
    for joined in &sample.claims {
        let quote = joined.claim.quote.split_whitespace().collect::<Vec<_>>();
        let quote = quote.join(" ");
        let quote = incident_mapper::write::clean::clean(&quote);
        assert!(flat.contains(&quote), "{quote} is not in\n{}", told.data);
    }
    for line in told.data.lines() {
        let long = line.chars().count() > 80;
        assert!(!long || !line.trim().contains(' '), "too long: {line}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}

#[test]
fn any_claims_id_names_its_incident_and_an_unknown_one_gives_near_ones() {
    let folder = tempdir().unwrap();
    let sample = disputed();
    written(&incidents(), &folder.path().join("out"), &[Format::Csv]);
    for joined in sample.claims.iter().skip(1) {
        let claim = joined.claim.id.as_str();
        for id in [claim.to_owned(), claim.replacen('c', "i", 1)] {
            let told = run(folder.path(), &["explain", &id]);
            assert_eq!(told.code, 0, "{id}: {}", told.told);
            assert!(
                told.data.contains(&sample.id) && told.data.contains(&id),
                "{}",
                told.data
            );
            let marked: Vec<&str> = told
                .data
                .lines()
                .filter(|line| line.starts_with('*'))
                .collect();
            assert!(
                matches!(marked.as_slice(), [one] if one.contains(claim)),
                "{marked:?}"
            );
        }
    }
    let mut slip = sample.id.clone();
    slip.pop();
    slip.push('~');
    let told = run(folder.path(), &["explain", &slip]);
    assert_eq!((told.code, told.data.as_str()), (2, ""));
    assert!(told.told.contains("no incident or claim"), "{}", told.told);
    assert!(told.told.contains("hint: the nearest: "), "{}", told.told);
    assert!(told.told.contains(&sample.id), "{}", told.told);
    let told = run(folder.path(), &["explain", "Hekmat"]);
    assert_eq!(told.code, 2);
    assert!(told.told.contains("incidents.csv"), "{}", told.told);
}

#[test]
fn a_layer_without_csv_or_a_damaged_one_is_told() {
    let folder = tempdir().unwrap();
    let out = folder.path().join("out");
    written(&incidents(), &out, &[Format::Geojson]);
    let told = run(folder.path(), &["explain", "i1"]);
    assert_eq!(told.code, 2);
    assert!(
        told.told.contains("out holds no incidents.csv"),
        "{}",
        told.told
    );
    let told = run(folder.path(), &["diff", "out", "nowhere"]);
    assert_eq!(told.code, 2);
    written(&incidents(), &out, &[Format::Csv]);
    let text = fs::read_to_string(out.join("claims.csv")).unwrap();
    fs::write(
        out.join("claims.csv"),
        text.replacen("claim_id", "claim", 1),
    )
    .unwrap();
    let told = run(folder.path(), &["explain", "i1"]);
    assert_eq!(told.code, 2);
    assert!(
        told.told
            .contains("claims.csv:1: there is no column claim_id"),
        "{}",
        told.told
    );
}

#[test]
fn json_has_the_columns_with_their_types() {
    let folder = tempdir().unwrap();
    let sample = disputed();
    written(&incidents(), &folder.path().join("out"), &[Format::Csv]);
    let told = run(
        folder.path(),
        &["explain", "--format", "json", &sample.id, &sample.id],
    );
    let lines: Vec<&str> = told.data.lines().collect();
    assert_eq!(lines.len(), 2, "an object a line");
    let told: Json = serde_json::from_str(lines.first().unwrap()).unwrap();
    assert_eq!(told["incident"]["incident_id"], sample.id);
    assert!(told["incident"]["longitude"].is_number());
    assert_eq!(told["incident"]["report_count"], sample.counts.reports);
    assert_eq!(
        told["claims"].as_array().unwrap().len(),
        sample.claims.len()
    );
    assert!(told["claims"][0]["evidence"].is_array());
    assert!(told["claims"][0].get("evidence_json").is_none());
}

/// The sample's disputed incident, changed.
fn changed(change: impl FnOnce(&mut Incident)) -> Vec<Incident> {
    let mut all = incidents();
    let id = disputed().id;
    change(all.iter_mut().find(|incident| incident.id == id).unwrap());
    all
}

#[test]
fn differences_are_told_by_their_kind() {
    let folder = tempdir().unwrap();
    let write = |name: &str, incidents: &[Incident]| {
        written(incidents, &folder.path().join(name), &[Format::Csv]);
    };
    write("old", &incidents());
    let same = run(folder.path(), &["diff", "old", "old", "--exit-code"]);
    assert_eq!(same.code, 0, "{}", same.data);
    assert!(same.data.starts_with("No difference in "), "{}", same.data);

    let sample = disputed();
    let cases: Vec<(&str, Vec<Incident>, Vec<String>)> = vec![
        (
            "gone",
            incidents()
                .into_iter()
                .filter(|i| i.id != sample.id)
                .collect(),
            vec!["1 gone".into(), format!("gone    {}", sample.id)],
        ),
        (
            "moved",
            changed(|i| i.location.as_mut().unwrap().point.as_mut().unwrap().lat += 0.1),
            vec!["1 moved".into(), "moved 11 km, within ".into()],
        ),
        (
            "redated",
            changed(|i| {
                let date = &mut i.date.as_mut().unwrap().interval;
                date.end = date.end.tomorrow().unwrap();
            }),
            vec!["1 redated".into(), "redated: ".into(), " -> ".into()],
        ),
        (
            "settled",
            changed(|i| i.disputed.clear()),
            vec!["1 no longer disputed".into(), "no longer disputed: ".into()],
        ),
        (
            "retolled",
            changed(|i| i.killed.max = Some(97)),
            vec![
                "1 with another toll".into(),
                "killed_max ".into(),
                "-> 97".into(),
            ],
        ),
        (
            "fewer",
            changed(|i| {
                i.claims.pop();
            }),
            vec!["1 otherwise changed".into(), "claims: 1 fewer".into()],
        ),
        (
            "otherwise",
            changed(|i| i.review = "reviewed by me, 2026-03-01".into()),
            vec!["1 otherwise changed".into(), "changed: review".into()],
        ),
        (
            "claims",
            changed(|i| i.claims.first_mut().unwrap().claim.hedge = Some("perhaps".into())),
            vec![
                "1 otherwise changed".into(),
                "changed: claims: hedge".into(),
            ],
        ),
        (
            "split",
            {
                let mut all = incidents();
                let whole = all.iter_mut().find(|i| i.id == sample.id).unwrap();
                let mut part = whole.clone();
                part.claims = whole.claims.split_off(1);
                part.id = part.claims.first().unwrap().claim.id.replacen('c', "i", 1);
                all.push(part);
                all
            },
            vec![
                "2 of a split".into(),
                format!("split: {} is now {}, ", sample.id, sample.id),
            ],
        ),
    ];
    for (name, layer, words) in cases {
        write(name, &layer);
        let told = run(folder.path(), &["diff", "old", name, "--exit-code"]);
        assert_eq!(told.code, 1, "{name}: {}", told.data);
        for words in words {
            assert!(
                told.data.contains(&words),
                "{name}: {words:?} is not in\n{}",
                told.data
            );
        }
        assert!(
            told.data.lines().all(|line| line.chars().count() <= 80),
            "{}",
            told.data
        );
        assert_eq!(run(folder.path(), &["diff", "old", name]).code, 0);
    }
    let told = run(folder.path(), &["diff", "gone", "old"]);
    assert!(
        told.data.contains(&format!("added   {}", sample.id)),
        "{}",
        told.data
    );
    let told = run(folder.path(), &["diff", "settled", "old"]);
    assert!(told.data.contains("newly disputed: "), "{}", told.data);
    let told = run(folder.path(), &["diff", "split", "old"]);
    assert!(
        told.data.contains(&format!("merged of {}, ", sample.id)),
        "{}",
        told.data
    );
}

#[test]
fn map_ends_with_what_changed_and_never_looks_at_it_for_content() {
    let folder = tempdir().unwrap();
    let report = |name: &str, text: &str| {
        fs::create_dir_all(folder.path().join("reports")).unwrap();
        fs::write(folder.path().join("reports").join(name), text).unwrap();
    };
    report(
        "a.txt",
        "KABUL, 3 May 2019 - A roadside bomb killed four civilians in Kandahar city on Thursday, the provincial police said.\n",
    );
    let first = run(folder.path(), &["map", "reports"]);
    assert!(!first.told.contains("Since the layer"), "{}", first.told);
    let again = run(folder.path(), &["map", "reports"]);
    assert!(
        again
            .told
            .contains("Since the layer that was there: No difference in 1 incident."),
        "{}",
        again.told
    );
    report(
        "b.txt",
        "KABUL, 5 May 2019 - Gunmen killed two policemen at a checkpoint in Ghazni city on Saturday, officials said.\n",
    );
    let more = run(folder.path(), &["map", "reports"]);
    assert!(
        more.told
            .contains("Since the layer that was there: 1 added; 1 incident as before."),
        "{}",
        more.told
    );
    assert!(more.told.contains("  added   i"), "{}", more.told);
    let clean = fs::read(folder.path().join("out/incidents.csv")).unwrap();
    // A damaged earlier layer is replaced without a word.
    fs::write(folder.path().join("out/incidents.csv"), "nonsense").unwrap();
    let over = run(folder.path(), &["map", "reports"]);
    assert_eq!(over.code, 0);
    assert!(!over.told.contains("Since the layer"), "{}", over.told);
    assert_eq!(
        fs::read(folder.path().join("out/incidents.csv")).unwrap(),
        clean
    );
    let quiet = run(folder.path(), &["map", "reports", "--quiet"]);
    assert_eq!(quiet.told, "");
}

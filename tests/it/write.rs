//! The written layer's columns and values.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use incident_mapper::model::Basis;
use incident_mapper::write::columns::{self, Type};
use incident_mapper::write::{Format, csv};
use serde_json::Value;
use tempfile::tempdir;

use crate::layer_sample::{disputed, incident, incidents};
use crate::layer_written::{json, names, written};

#[test]
fn every_property_has_its_columns_type_or_is_null() {
    let out = tempdir().unwrap();
    written(&incidents(), out.path(), Format::DEFAULT);
    let incident_heads: Vec<_> = columns::INCIDENTS
        .iter()
        .map(|c| (c.name, c.kind))
        .collect();
    let claim_heads: Vec<_> = columns::CLAIMS.iter().map(|c| (c.name, c.kind)).collect();
    for (file, heads) in [("incidents", incident_heads), ("claims", claim_heads)] {
        let layer = json(&out.path().join(format!("{file}.geojson")));
        assert_eq!(layer["type"], "FeatureCollection");
        assert_eq!(layer["name"], file);
        assert!(layer.get("crs").is_none());
        let features = layer["features"].as_array().unwrap();
        let mut ids = BTreeSet::new();
        for feature in features {
            let properties = feature["properties"].as_object().unwrap();
            assert_eq!(properties.len(), heads.len());
            let id = feature["id"].as_str().unwrap();
            assert!(ids.insert(id.to_owned()), "{id} twice");
            assert_eq!(properties[heads[0].0], id);
            assert_eq!(feature["geometry"]["type"], "Point");
            assert_eq!(
                feature["geometry"]["coordinates"][0],
                properties["longitude"]
            );
            assert_eq!(
                feature["geometry"]["coordinates"][1],
                properties["latitude"]
            );
            for (name, kind) in &heads {
                let value = &properties[*name];
                let fits = match kind {
                    Type::Text => value.as_str().is_some_and(|text| !text.trim().is_empty()),
                    Type::Integer => value.is_i64(),
                    Type::Number => value.is_f64(),
                    Type::Date => value
                        .as_str()
                        .is_some_and(|t| t.len() == 10 && t.parse::<jiff::civil::Date>().is_ok()),
                };
                assert!(value.is_null() || fits, "{id}.{name} = {value}");
            }
        }
    }
}

#[test]
fn the_map_holds_what_has_a_point_and_the_tables_hold_all() {
    let out = tempdir().unwrap();
    let all = incidents();
    written(&all, out.path(), Format::DEFAULT);
    let count = |file: &str| {
        json(&out.path().join(file))["features"]
            .as_array()
            .unwrap()
            .len()
    };
    let rows = |file: &str| {
        let bytes = fs::read(out.path().join(file)).unwrap();
        assert!(bytes.starts_with(b"\xef\xbb\xbf"));
        ::csv::Reader::from_reader(&bytes[3..])
            .records()
            .collect::<Result<Vec<_>, _>>()
            .unwrap()
            .len()
    };
    assert_eq!(
        count("incidents.geojson"),
        all.len() - 2,
        "not the country, not the unplaced"
    );
    assert_eq!(rows("incidents.csv"), all.len());
    let claims: usize = all.iter().map(|i| i.claims.len()).sum();
    assert_eq!(
        count("claims.geojson"),
        claims - 4,
        "nor a claim placed from context or not at all"
    );
    assert_eq!(rows("claims.csv"), claims);

    let run = json(&out.path().join("run.json"));
    assert_eq!(run["counts"]["incidents"], all.len());
    assert_eq!(run["counts"]["incidents_on_map"], all.len() - 2);
    assert_eq!(run["counts"]["reports"], 1);
    assert_eq!(
        run["inputs"][0]["path"], "data/reports/b.txt",
        "inputs are sorted"
    );
}

#[test]
fn a_disputed_incident_reads_as_agreed() {
    let out = tempdir().unwrap();
    written(&[disputed()], out.path(), Format::DEFAULT);
    let text = fs::read_to_string(out.path().join("incidents.geojson")).unwrap();
    let at = |word: &str| text.find(word).unwrap();
    assert!(
        at("\"title\"") < at("\"description\"") && at("\"description\"") < at("\"incident_id\"")
    );
    let layer = json(&out.path().join("incidents.geojson"));
    let got = &layer["features"][0]["properties"];
    assert_eq!(got["event_type"], "Explosions/Remote violence");
    assert_eq!(got["disputed"], "location; date; actor");
    assert_eq!(
        got["persons"],
        "Qari Hekmat (killed); Qari Ahmad (targeted)"
    );
    assert_eq!(got["actor1_type"], "state; foreign");
    assert_eq!(got["uncertainty_m"], 24_000);
    assert_eq!(got["spread_m"], 16_913);
    assert_eq!(got["where_prec"], 3);
    assert_eq!(
        got["made_by"],
        format!(
            "incident-mapper {}, gazetteer 2026.1",
            env!("CARGO_PKG_VERSION")
        )
    );
    let description = got["description"].as_str().unwrap();
    assert!(
        description.contains("&amp; &lt;b&gt;Darzab"),
        "{description}"
    );
    assert!(
        description
            .contains("Zabihullah Mujahid, Taliban spokesman, via Pajhwok, denies a part in it ("),
        "{description}"
    );
    let claims: Value = serde_json::from_str(got["claims_json"].as_str().unwrap()).unwrap();
    let keys: Vec<&str> = claims[0]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(keys.len(), 8);
    assert_eq!(claims[2]["stance"], "denies");
    assert_eq!(claims[1]["via"], Value::Null);
    let last = columns::INCIDENTS.last().unwrap();
    assert_eq!(last.name, "claims_json");
}

#[test]
fn csv_cells_are_one_line_and_guarded_so_that_it_can_be_undone() {
    let out = tempdir().unwrap();
    let mut one = incident("f1", "=HYPERLINK(\"http://x\")", None, None, None, None);
    one.caveats = vec!["'quoted".to_owned()];
    one.claims[0].claim.quote = "-first line\r\nsecond\u{202e} line".to_owned();
    one.claims[0].outlet = Some("+93".into());
    written(std::slice::from_ref(&one), out.path(), &[Format::Csv]);
    let read = |file: &str, column: &str| {
        let bytes = fs::read(out.path().join(file)).unwrap();
        let mut reader = ::csv::Reader::from_reader(&bytes[3..]);
        let at = reader
            .headers()
            .unwrap()
            .iter()
            .position(|h| h == column)
            .unwrap();
        reader.records().next().unwrap().unwrap()[at].to_owned()
    };
    assert_eq!(read("incidents.csv", "title"), "'=HYPERLINK(\"http://x\")");
    assert_eq!(csv::unguard(&read("incidents.csv", "title")), one.title);
    assert_eq!(csv::unguard(&read("incidents.csv", "caveats")), "'quoted");
    assert_eq!(read("claims.csv", "quote"), "'-first line second line");
    assert_eq!(csv::unguard(&read("claims.csv", "outlet")), "+93");
    assert_eq!(
        read("incidents.csv", "killed_min"),
        "",
        "not known is empty, never 0"
    );
}

#[test]
fn numeric_cells_are_never_guarded() {
    let out = tempdir().unwrap();
    let mut one = disputed();
    one.location.as_mut().unwrap().point.as_mut().unwrap().lon = -65.123_456_789;
    written(&[one], out.path(), Format::DEFAULT);
    let text = fs::read_to_string(out.path().join("incidents.csv")).unwrap();
    assert!(
        text.contains(",-65.123457,35.8372,district,"),
        "six decimals, no apostrophe"
    );
}

#[test]
fn a_cell_too_long_for_excel_has_its_quotes_cut() {
    let out = tempdir().unwrap();
    let mut one = disputed();
    for claim in &mut one.claims {
        claim.claim.quote = "ولایت 𝄞 ".repeat(4000);
    }
    let many = {
        let mut many = incident("z1", "Many claims", None, None, None, None);
        many.claims = (0..400).map(|_| many.claims[0].clone()).collect();
        many
    };
    written(&[one, many], out.path(), &[Format::Csv]);
    let bytes = fs::read(out.path().join("incidents.csv")).unwrap();
    let cells: Vec<String> = ::csv::Reader::from_reader(&bytes[3..])
        .records()
        .map(|row| row.unwrap().iter().next_back().unwrap().to_owned())
        .collect();
    for cell in &cells {
        assert!(cell.encode_utf16().count() <= 32_767);
    }
    let cut: Value = serde_json::from_str(&cells[0]).unwrap();
    assert_eq!(cut.as_array().unwrap().len(), 4);
    assert!(cut[0]["quote"].as_str().unwrap().ends_with('…'));
    let many: Value = serde_json::from_str(&cells[1]).unwrap();
    let kept = many.as_array().unwrap().len() - 1;
    assert_eq!(many[kept]["omitted_claims"], 400 - kept);
}

#[test]
fn an_empty_result_is_said_and_no_empty_collection_is_written() {
    let out = tempdir().unwrap();
    written(&incidents(), out.path(), Format::DEFAULT);
    let done = written(&[], out.path(), Format::DEFAULT);
    assert_eq!(
        names(out.path()),
        ["claims.csv", "incidents.csv", "run.json"]
    );
    assert_eq!(done.notes.len(), 2);
    assert!(done.notes[0].contains("incidents.geojson is not written"));
    assert_eq!(
        json(&out.path().join("run.json"))["notes"][0],
        done.notes[0].as_str()
    );
}

#[cfg(unix)]
#[test]
fn the_documentation_of_the_columns_is_up_to_date() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/columns.md");
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(page.parent().unwrap()).unwrap();
        fs::write(&page, columns::markdown()).unwrap();
    }
    let there = fs::read_to_string(&page)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert_eq!(
        there,
        columns::markdown(),
        "set BLESS=1 to write docs/columns.md anew"
    );
}

#[test]
fn a_context_place_is_told_but_not_mapped() {
    let mut one = disputed();
    one.claims.truncate(1);
    one.claims[0].claim.where_basis = Some(Basis::Context);
    let out = tempdir().unwrap();
    let done = written(&[one], out.path(), Format::DEFAULT);
    assert_eq!(
        done.notes,
        ["no claim has a point: claims.geojson is not written"]
    );
    let rows = fs::read_to_string(out.path().join("claims.csv")).unwrap();
    assert!(rows.contains(",Bal Chiragh,district,Bal Chiragh,Bal Chiragh,AF2909,Faryab,AF29,Afghanistan,AFG,,,,3,,context,"), "{rows}");
}

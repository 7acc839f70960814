#![expect(clippy::unwrap_used, reason = "a test that finds nothing must fail")]

use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::model::build::{claim, darzab, say};
use crate::model::{Basis, Claim, Count};

fn table(text: &str) -> Result<Corrections, Box<CorrectionError>> {
    let gazetteer = Gazetteer::embedded().unwrap();
    let locate = |id: PlaceId| {
        let mut location = darzab();
        location.key.clone_from(&gazetteer.place(id).key);
        location
    };
    read(Path::new("table.csv"), text.as_bytes(), &gazetteer, &locate)
}

fn row(id: &str, field: &str, value: &str) -> Result<Change, Box<CorrectionError>> {
    let text =
        format!("id,field,value,reason,by,date\n{id},{field},\"{value}\",why,me,2026-03-01\n");
    table(&text).map(|table| table.rows.first().unwrap().change.clone())
}

const ID: &str = "i0123456789ab";

#[test]
fn the_examples_of_the_documentation_are_a_table_with_every_field() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/CORRECTIONS.md");
    let page = std::fs::read_to_string(page).unwrap();
    let example = page.split("```csv\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let read = table(example).unwrap();
    let mut shown: Vec<&str> = read.rows.iter().map(|row| row.change.field()).collect();
    shown.sort_unstable();
    let mut all: Vec<&str> = parse::FIELDS.split(", ").collect();
    all.sort_unstable();
    assert_eq!(shown, all);
    for field in all {
        assert!(
            page.contains(&format!("`{field}`")),
            "{field} is not explained"
        );
    }
}

#[test]
fn values_are_read() {
    let point = |lon, lat, radius| Change::Point(LonLat { lon, lat }, radius);
    for text in [
        "35.98N 65.38E",
        "65.38 E, 35.98 N",
        "35.98° N 65.38° E",
        "35.98n65.38e",
    ] {
        assert_eq!(
            row(ID, "point", text).unwrap(),
            point(65.38, 35.98, None),
            "{text}"
        );
    }
    assert_eq!(
        row(ID, "point", "1S 2W 500 m").unwrap(),
        point(-2.0, -1.0, Some(500.0))
    );
    let days = |from, to| match row(ID, "date", &format!("{from}{to}")).unwrap() {
        Change::Date(Some(date)) => (date.interval.start, date.interval.end, date.basis),
        other => unreachable!("{other:?}"),
    };
    assert_eq!(
        days("2018-02", ""),
        (date(2018, 2, 1), date(2018, 2, 28), Basis::Correction)
    );
    assert_eq!(
        days("2018", ""),
        (date(2018, 1, 1), date(2018, 12, 31), Basis::Correction)
    );
    assert_eq!(days("2018-02-03", "/2018-03").1, date(2018, 3, 31));
    let count = |text| row(ID, "killed", text).unwrap();
    assert_eq!(count("5"), Change::Killed(Some(Count::exactly(5))));
    assert_eq!(
        count("5-7"),
        Change::Killed(Some(Count {
            min: 5,
            max: Some(7)
        }))
    );
    assert_eq!(
        count("5+"),
        Change::Killed(Some(Count { min: 5, max: None }))
    );
    assert_eq!(count("Unknown"), Change::Killed(None));
    let Change::Place(Some(place)) = row(ID, "place", "Herat city, Herat").unwrap() else {
        unreachable!("a city whose district bears its name is the city");
    };
    assert_eq!(place.key, "af32-herat-herat");
    for name in ["Darzab district", "Darzab district, Jowzjan", "af2811"] {
        let Change::Place(Some(place)) = row(ID, "place", name).unwrap() else {
            unreachable!("{name} is a place");
        };
        assert_eq!(place.key, "af2811", "{name}");
    }
}

#[test]
fn faults_name_line_and_column_and_what_to_do() {
    let faulty = [
        (
            ID,
            "point",
            "35.98 65.38",
            "value",
            "does not say which number",
        ),
        (ID, "point", "95N 65E", "value", "off the globe"),
        (ID, "point", "35N 36N", "value", "twice"),
        (ID, "point", "unknown", "value", "no point"),
        (ID, "date", "2018-02-30", "value", "no date"),
        (ID, "date", "20180203", "value", "no date"),
        (
            ID,
            "date",
            "2018-03/2018-02",
            "value",
            "ends before it begins",
        ),
        (ID, "killed", "7-5", "value", "begins above its end"),
        (ID, "killed", "-5", "value", "no count"),
        (ID, "killed", "", "value", "is empty"),
        (ID, "place", "Darzab", "value", "can be"),
        (ID, "place", "Atlantis", "value", "knows no place"),
        (
            ID,
            "place",
            "Darzab district, Kunar",
            "value",
            "knows no place",
        ),
        (ID, "sub_event_type", "Drone", "value", "no sub-event type"),
        (ID, "merge", "x", "value", "is no id"),
        (ID, "merge", "c0123456789ab", "value", "name one claim"),
        (ID, "split", "iffffffffffff", "id", "names an incident"),
        ("c0123456789ab", "reject", "yes", "value", "has no value"),
        (ID, "colour", "red", "field", "is no field"),
        ("i0123", "killed", "5", "id", "is no id"),
    ];
    for (id, field, value, column, words) in faulty {
        let error = row(id, field, value).unwrap_err();
        let told = error.to_string();
        assert_eq!((error.line, error.column.as_str()), (2, column), "{told}");
        assert!(
            told.starts_with("table.csv:2: column ") && told.contains(words),
            "{told}"
        );
        assert!(!error.hint.is_empty(), "{told}");
    }
    for (text, line, column) in [
        ("id,field,value,by,date\n", 1, "reason"),
        (
            "id,field,value,reason,by,date\n\n# told later\ni0123456789ab,killed,5,,me,2026-03-01\n",
            4,
            "reason",
        ),
        (
            "id,field,value,reason,by,date\ni0123456789ab,killed,5,why,,2026-03-01\n",
            2,
            "by",
        ),
        (
            "id,field,value,reason,by,date\ni0123456789ab,killed,5,why,me,1/3/26\n",
            2,
            "date",
        ),
        (
            "id,field,value,reason,by,date\ni0123456789ab,killed,5,why, as said,me,2026-03-01\n",
            2,
            "date",
        ),
        ("id;field;value;reason;by;date\n", 1, "id"),
    ] {
        let error = table(text).unwrap_err();
        assert_eq!(
            (error.line, error.column.as_str()),
            (line, column),
            "{error}"
        );
    }
    let twice = "id,field,value,reason,by,date\n\
        i000000000001,merge,i000000000002,why,me,2026-03-01\n\
        i000000000002,merge,i000000000003,why,me,2026-03-01\n\
        i000000000003,apart,i000000000001,why,me,2026-03-01\n";
    let error = table(twice).unwrap_err();
    assert_eq!(
        (error.line, error.hint.contains("line 2, 3")),
        (4, true),
        "{error}"
    );
}

/// A claim with the id of a number.
fn numbered(report: &str, event: u32, number: u32) -> Claim {
    let mut made = say(report, event, number as usize).0;
    made.id = format!("c{number:012x}");
    made
}

fn follow(rows: &str, claims: Vec<Claim>) -> Before {
    let table = table(&format!("id,field,value,reason,by,date\n{rows}")).unwrap();
    before(&table, claims)
}

#[test]
fn claims_split_off_one_incident_go_together_and_others_do_not() {
    let claims: Vec<Claim> = (1..=5).map(|number| numbered("a", 1, number)).collect();
    let rows = "c000000000002,split,i000000000001,why,me,2026-03-01\n\
        c000000000003,split,i000000000001,why,me,2026-03-02\n\
        c000000000004,split,i000000000009,why,me,2026-03-02\n\
        c000000000005,split,i000000000007,why,me,2026-03-02\n";
    let mut with = claims.clone();
    with.extend([numbered("b", 1, 9), numbered("b", 2, 7)]);
    let done = follow(rows, with.clone());
    let events: Vec<u32> = done
        .claims
        .iter()
        .map(|claim| claim.event_in_report)
        .collect();
    assert_eq!(events, [1, 2, 2, 3, 4, 1, 2]);
    with.reverse();
    let mut turned = follow(rows, with);
    turned.claims.reverse();
    assert_eq!(turned, done, "the order of the claims does not matter");
    let gone = follow(
        "c000000000002,split,i00000000000f,why,me,2026-03-01\n",
        claims,
    );
    let state = &gone.rows.first().unwrap().outcome.state;
    assert_eq!(state.as_str(), "unmatched", "{state:?}");
}

#[test]
fn what_is_told_of_one_event_is_split_and_not_kept_apart() {
    let claims = vec![numbered("a", 1, 1), numbered("a", 1, 2)];
    let done = follow(
        "i000000000001,apart,i000000000002,why,me,2026-03-01\n",
        claims,
    );
    assert_eq!(
        done.rows.first().unwrap().outcome.state.as_str(),
        "conflict"
    );
    assert!(done.decisions.apart.is_empty());
}

#[test]
fn of_two_rows_for_one_value_the_later_day_holds_then_the_lower_row() {
    let rows = "i000000000001,killed,3,why,me,2026-03-02\n\
        i000000000001,killed,2,why,me,2026-03-01\n\
        i000000000001,injured,1,why,me,2026-03-01\n\
        i000000000001,injured,2,why,me,2026-03-01\n";
    let done = follow(rows, vec![numbered("a", 1, 1)]);
    let mut states: Vec<(u64, &str)> = done
        .rows
        .iter()
        .map(|row| (row.outcome.line, row.outcome.state.as_str()))
        .collect();
    states.sort_unstable();
    assert_eq!(
        states,
        [
            (2, "applied"),
            (3, "superseded"),
            (4, "superseded"),
            (5, "applied")
        ]
    );
    assert_eq!(done.decisions.fixes.len(), 2);
}

#[test]
fn a_point_for_a_claim_without_a_place_is_told_and_not_followed() {
    let rows = "c000000000001,point,35N 65E,why,me,2026-03-01\n";
    let done = follow(rows, vec![numbered("a", 1, 1)]);
    assert_eq!(
        done.rows.first().unwrap().outcome.state.as_str(),
        "conflict"
    );
    let rows = format!("{rows}c000000000001,place,Darzab district,why,me,2026-03-02\n");
    let done = follow(&rows, vec![numbered("a", 1, 1)]);
    let place = done.claims.first().unwrap().location.as_ref().unwrap();
    assert_eq!(
        place.point,
        Some(LonLat {
            lon: 65.0,
            lat: 35.0
        }),
        "the later place keeps the point"
    );
    assert!(
        done.rows
            .iter()
            .all(|row| row.outcome.state == State::Applied)
    );
}

#[test]
fn an_empty_table_changes_nothing() {
    let claims = vec![claim("a", 1), claim("b", 1)];
    let done = before(&Corrections::default(), claims.clone());
    assert_eq!((done.claims, done.rows.len()), (claims, 0));
}

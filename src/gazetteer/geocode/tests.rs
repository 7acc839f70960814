#![expect(
    clippy::unwrap_used,
    reason = "a test may stop at what it does not find"
)]

use rstest::rstest;

use super::*;
use crate::model::place::LonLat;

#[rstest]
#[case("Moghol", "Darzab", "Jowzjan", Match::Exact, "af2811-moghol")]
#[case(
    "Mughul village",
    "Darz Aab district",
    "Jawzjan Province",
    Match::Exact,
    "af2811-moghol"
)]
#[case("", "Darzaab", "Jauzjan", Match::Exact, "af2811")]
#[case("", "", "Jowjzan", Match::Fuzzy, "af28")]
#[case("", "Darzzob", "Jowzjan", Match::Variant, "af2811")]
#[case("No Such Village", "Darzab", "Jowzjan", Match::Parent, "af2811")]
#[case("No Such Village", "", "Jowzjan", Match::Parent, "af28")]
#[case("Herat", "", "", Match::Exact, "af32-herat-herat")]
#[case("درزاب", "", "جوزجان", Match::Exact, "af2811-darzab")]
#[case("", "اچین", "ننگرهار", Match::Exact, "af0615")]
// A town and the district named after it, in a second spelling.
#[case("Batikot", "", "Nangarhar", Match::Exact, "af0609-bati-kot")]
#[case("Batikowt", "", "Nangarhar", Match::Variant, "af0609-bati-kot")]
fn rows_are_matched(
    #[case] place: &str,
    #[case] admin2: &str,
    #[case] admin1: &str,
    #[case] how: Match,
    #[case] key: &str,
) {
    let gaz = Gazetteer::embedded().unwrap();
    let answer = Geocoder::new(&gaz).find(Query {
        place,
        admin2,
        admin1,
    });
    let found = answer.place.map(|id| gaz.place(id).key.as_str());
    assert_eq!((answer.how, found), (how, Some(key)), "{answer:?}");
}

#[test]
fn the_named_province_is_never_left() {
    let gaz = Gazetteer::embedded().unwrap();
    let answer = Geocoder::new(&gaz).find(Query {
        place: "Moghol",
        admin2: "",
        admin1: "Kunar",
    });
    assert_eq!(answer.how, Match::Parent);
    assert_eq!(gaz.place(answer.place.unwrap()).name, "Kunar");
    assert!(answer.conflict && !answer.candidates.is_empty());
}

#[test]
fn a_row_is_answered_by_all_its_cells() {
    let gaz = Gazetteer::embedded().unwrap();
    let mut geocoder = Geocoder::new(&gaz);
    let mut find = |place, admin2| {
        let answer = geocoder.find(Query {
            place,
            admin2,
            admin1: "Jowzjan",
        });
        answer.place.map(|id| gaz.place(id).key.as_str())
    };
    // The same letters in other cells, twice, because answers are kept.
    for _ in 0..2 {
        assert_eq!(find("", "Darzab"), Some("af2811"));
        assert_eq!(find("Darzab", ""), Some("af2811-darzab"));
    }
}

#[test]
fn nothing_known_is_nothing_found() {
    let gaz = Gazetteer::embedded().unwrap();
    let answer = Geocoder::new(&gaz).find(Query {
        place: "Xyzzy",
        admin2: "Quux",
        admin1: "Plugh",
    });
    assert_eq!((answer.how, answer.place), (Match::None, None));
}

/// A gazetteer of a province with two districts, and villages in them: key, district, names, latitude.
fn villages(rows: &[(&str, &str, &[&str], f64)]) -> Gazetteer {
    let mut tables = Gazetteer::builtin_tables().unwrap();
    for (key, parent, names, lat) in rows {
        let mut row = tables
            .places
            .iter()
            .find(|row| row.key == "af2811-moghol")
            .unwrap()
            .clone();
        row.key = (*key).into();
        row.name = names[0].into();
        row.parent = Some((*parent).into());
        row.point = Some(LonLat {
            lon: 65.4,
            lat: *lat,
        });
        tables.places.push(row);
        for name in &names[1..] {
            let mut row = tables.names.first().unwrap().clone();
            row.key = (*key).into();
            row.name = (*name).into();
            tables.names.push(row);
        }
    }
    Gazetteer::from_tables("test", &tables).unwrap()
}

#[rstest]
// The sounds of one name in three systems, in a district that is named.
#[case("Kukhnadekh", "Darzab", Match::Fuzzy, Some("x1"))]
#[case("Kohneh Deh Kalay", "Darzab", Match::Variant, Some("x1"))]
// Two whose spellings are as near.
#[case("Sivdzhoy", "Darzab", Match::Ambiguous, None)]
// A second spelling of one of two that are shown by one name, in the province.
#[case("Talkhau", "", Match::Ambiguous, None)]
// In a district the other has a spelling of that style of its own.
#[case("Talkhau", "Darzab", Match::Exact, Some("x4"))]
// No spelling of the name that they share.
#[case("Dakhani Dzhaudarak", "Darzab", Match::Exact, Some("x8"))]
// A village of the very name, but of the next district: the district that is named counts for more.
#[case("Khurasan", "Darzab", Match::Fuzzy, Some("y1"))]
// Far off, but nothing else of the district is alike.
#[case("Sarboland Khel", "Darzab", Match::Fuzzy, Some("y3"))]
#[case("Karyaseyida", "Darzab", Match::Fuzzy, Some("y4"))]
#[case("Walimoh", "Darzab", Match::Fuzzy, Some("y5"))]
// The number in brackets.
#[case("Sheram (2)", "Darzab", Match::Exact, Some("x7"))]
fn villages_are_told_apart_or_not(
    #[case] place: &str,
    #[case] admin2: &str,
    #[case] how: Match,
    #[case] key: Option<&str>,
) {
    let gaz = villages(&[
        ("x1", "af2811", &["Kuhnah Deh"], 35.9),
        ("x2", "af2811", &["Siwjōy"], 35.9),
        ("x3", "af2811", &["Sīwjōy"], 36.0),
        ("x4", "af2811", &["Talkhāw", "Talkhau"], 35.9),
        ("x5", "af2811", &["Talkhāw", "Talkhav"], 36.0),
        ("x6", "af2811", &["Shiram", "Shēram (1)"], 35.9),
        ("x7", "af2811", &["Shiram", "Shēram (2)"], 36.0),
        ("x8", "af2811", &["Dasht", "Dakhani-Dzhaudarak"], 35.9),
        ("x9", "af2811", &["Dasht"], 36.0),
        ("y1", "af2811", &["Khoresan"], 35.9),
        ("y2", "af2805", &["Khurasan"], 36.0),
        ("y3", "af2811", &["Sebland Kheyl"], 35.9),
        ("y4", "af2811", &["Qaryah-ye Sayyidā"], 35.9),
        ("y5", "af2811", &["Walī Muḩammad Kêlay"], 35.9),
    ]);
    let answer = Geocoder::new(&gaz).find(Query {
        place,
        admin2,
        admin1: "Jowzjan",
    });
    let found = answer.place.map(|id| gaz.place(id).key.as_str());
    assert_eq!(answer.how, how, "{answer:?}");
    if key.is_some() {
        assert_eq!(found, key, "{answer:?}");
    }
}

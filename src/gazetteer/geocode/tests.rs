#![expect(
    clippy::unwrap_used,
    reason = "a test may stop at what it does not find"
)]

use rstest::rstest;

use super::*;

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
fn nothing_known_is_nothing_found() {
    let gaz = Gazetteer::embedded().unwrap();
    let answer = Geocoder::new(&gaz).find(Query {
        place: "Xyzzy",
        admin2: "Quux",
        admin1: "Plugh",
    });
    assert_eq!((answer.how, answer.place), (Match::None, None));
}
